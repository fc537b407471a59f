//! Phrases that take a part of something: "83% of the tunnels", "125 of the members", "both houses of Congress".

use crate::ingest::extract::arguments::counts::MEASURES;
use crate::ingest::extract::arguments::quantities;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::{Bound, NodeKind, Quantity};

/// Verbs of bringing down what flies.
static DOWNING: Words = Words::of("parts.downing");

impl Reading<'_> {
    /// "Both houses of Congress approved the bill": Congress.
    pub(super) fn both_chambers(&mut self, head: Index, want: Want) -> Option<Vec<Argument>> {
        let tree = self.tree;
        if want == Want::Place
            || tree.tag(head) != Tag::Nns
            || !matches!(tree.base(head).as_str(), "house" | "chamber")
            || !tree.kids(head).any(|k| matches!(tree.lower(k), "both" | "two"))
        {
            return None;
        }
        let whole = self.resolve_one(tree.prepositional(head, "of")?, want);
        (!whole.is_empty() && whole.iter().all(|a| self.nodes.is_legislature(a.node))).then_some(whole)
    }

    /// "demolished 83% of the tunnels": the tunnels.
    pub(super) fn percentage_of(&mut self, head: Index, want: Want) -> Option<Vec<Argument>> {
        let tree = self.tree;
        if want != Want::Any || !matches!(tree.lower(head), "%" | "percent" | "percentage") {
            return None;
        }
        let object = tree.prepositional(head, "of").filter(|o| tree.is_noun(*o))?;
        let mut found = self.resolve(object, want);
        found.iter_mut().for_each(|a| a.quantity = None);
        Some(found)
    }

    /// "One of them, Jon Roe, was arrested": the one who is named.
    pub(super) fn one_named_of_several(&mut self, head: Index, want: Want) -> Option<Vec<Argument>> {
        let tree = self.tree;
        if !matches!(tree.lower(head), "one" | "another" | "two" | "three") {
            return None;
        }
        let of = tree.prepositional(head, "of").into_iter().flat_map(|o| tree.kids(o));
        let name = tree
            .kids(head)
            .chain(of)
            .find(|k| *k > head && tree.label(*k) == Label::Appos && self.names.at(*k).is_some())?;
        Some(tree.conjuncts(name).into_iter().flat_map(|i| self.look_up(i, want)).collect())
    }

    /// "She accused the pair of lying"
    pub(super) fn pair_again(&mut self, head: Index) -> Option<Vec<Argument>> {
        let tree = self.tree;
        if !matches!(tree.lower(head), "pair" | "duo" | "trio" | "three") {
            return None;
        }
        let acting = tree.kid(tree.clause_of(head), Label::Nsubj).filter(|s| *s != head);
        let acting = acting.and_then(|s| self.names.at(s).map(|n| n.node).or_else(|| Some(self.pronoun(s)?.node)));
        Some(self.the_pair(head, acting)).filter(|pair| !pair.is_empty())
    }

    /// "12 had been hurt", "dozens of protesters": so many of something.
    pub(super) fn number_of(&mut self, head: Index, base: &str, want: Want) -> Option<Vec<Argument>> {
        let tree = self.tree;
        if want == Want::Any
            && let Some(elided) = self.elided_people(head)
        {
            return Some(vec![elided]);
        }
        if MEASURES.contains(&base) || MEASURES.contains(&tree.lower(head)) {
            if let Some(object) = tree.prepositional(head, "of") {
                return Some(self.counted_of(head, object, want));
            }
            if self.nouns.class(base).is_unknown() {
                return Some(self.counted(head));
            }
        }
        let number = tree.pos(head) == Pos::Num && tree.tag(head) == Tag::Cd && tree.lower(head) != "zero";
        if !number || want != Want::Any {
            return None;
        }
        let of = tree.prepositional(head, "of");
        Some(match of.filter(|o| tree.is_noun(*o)).or_else(|| self.weapons_meant(of?)) {
            // "125 of the members"
            Some(object) => self.counted_of(head, object, want),
            None => self.counted(head),
        })
    }

    /// "five diplomats of Norway, three of Finland": Finnish diplomats.
    fn elided_people(&mut self, head: Index) -> Option<Argument> {
        let tree = self.tree;
        let of = |at: Index| ["of", "from"].into_iter().find_map(|p| tree.prepositional(at, p));
        let country = of(head).and_then(|o| self.country_at(o))?.node;
        let people = tree.first_conjunct(head);
        let alike = people < head
            && tree.tag(head) == Tag::Cd
            && tree.tag(people) == Tag::Nns
            && tree.kid(people, Label::Nummod).is_some()
            && of(people).is_some_and(|o| self.country_at(o).is_some());
        if !alike || !self.class_of(people, &tree.base(people)).is(NounClass::PERSON.or(NounClass::POST)) {
            return None;
        }
        let owner = self.nodes.name(country).to_owned();
        let adjective = self.gazetteer.find(&owner).and_then(|e| e.adjective);
        let noun = tree.lower(people);
        let name = adjective.map_or_else(|| format!("{noun} of {owner}"), |a| format!("{a} {noun}"));
        let node = self.descriptive(NodeKind::Actor, &name, &tree.base(people), head, true);
        Some(Argument { quantity: self.quantity(head), ..Argument::new(node, head, head) })
    }

    /// "launched 500 drones. The army shot down 430 of them": the weapons that the sentence, or the one before, counts
    /// last, where a clause is told of that brings weapons down.
    fn weapons_meant(&self, pronoun: Index) -> Option<Index> {
        let tree = self.tree;
        if tree.lower(pronoun) != "them" || !DOWNING.contains(&tree.lemma(tree.clause_of(pronoun))) {
            return None;
        }
        let counted = |i: &Index| tree.tag(*i) == Tag::Nns && tree.kid(*i, Label::Nummod).is_some();
        let near = tree.sentences_back(pronoun, 1)..pronoun;
        let last = near.rev().find(counted)?;
        self.class_of(last, &tree.base(last)).is(NounClass::WEAPON.or(NounClass::VEHICLE)).then_some(last)
    }

    /// Those that an object of "of" stands for, as many as the word in front says.
    fn counted_of(&mut self, head: Index, object: Index, want: Want) -> Vec<Argument> {
        let mut found = self.some_of(object, want);
        if let Some(part) = self.fraction(head) {
            let part_of = |q: Quantity| Quantity { value: (q.value * part).round(), bound: Bound::About };
            found.iter_mut().for_each(|a| a.quantity = a.quantity.map(part_of));
            return found;
        }
        let quantity = self.quantity(head);
        found.iter_mut().for_each(|a| a.quantity = quantity.or(a.quantity));
        found
    }

    /// "two thirds of the 90 prisoners", "half of them": the part that a word names of what follows it.
    fn fraction(&self, head: Index) -> Option<f64> {
        let tree = self.tree;
        let whole = match tree.base(head).as_str() {
            "half" => 2.0,
            "third" => 3.0,
            "quarter" => 4.0,
            _ => return None,
        };
        // "the third of the suspects" is one of them.
        let counted = tree.kids(head).any(|k| k < head && (tree.is_indefinite_article(k) || tree.tag(k) == Tag::Cd));
        if whole > 2.0 && !counted {
            return None;
        }
        let number = |k: Index| quantities::read(&[tree.lower(k)]).map(|q| q.value);
        let times = tree.kids(head).filter(|k| *k < head && tree.tag(*k) == Tag::Cd).find_map(number).unwrap_or(1.0);
        Some(times / whole).filter(|part| *part < 1.0)
    }

    /// Those of whom some are counted: "six of the firm's executives" are people, whatever office they hold.
    fn some_of(&mut self, object: Index, want: Want) -> Vec<Argument> {
        let tree = self.tree;
        let found = self.resolve(object, want);
        let base = tree.base(object);
        let people = NounClass::PRIVATE.or(NounClass::OCCUPATION).or(NounClass::POST);
        if found.is_empty() && tree.tag(object) == Tag::Nns && self.class_of(object, &base).is(people) {
            return vec![self.population(object, &base, false, want)];
        }
        found
    }
}
