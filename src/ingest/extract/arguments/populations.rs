//! Populations: soldiers, civilians, the wounded, "29 others", "another".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::relation_classes::VIOLENCE;
use crate::lexicon::shared_words::FIGHTERS as INSURGENTS;
use crate::lexicon::{NounClass, Words};
use crate::model::{NodeKind, Quantity};

/// Relations of whose sufferers "the others" are more.
static COUNTED: Words = Words::of("populations.counted");

/// Words that say no more of somebody than that it is people.
pub(in crate::ingest::extract) static ANYBODY: Words = Words::of("populations.anybody");

/// Nouns of one human being who belongs to no group: "a woman was killed and nine others were injured" counts people.
static SINGLE: Words = Words::of("populations.single");

/// What has become of somebody, which is no part of what he is called.
static STATES: Words = Words::of("populations.states");

/// Nouns of whoever did what was just told.
static CULPRITS: Words = Words::of("populations.culprits");

/// How many sentences back the body of "the rebels" stands.
const REACH: usize = 4;

/// Those who fight or work for a body.
static FIGHTERS: Words = Words::of("populations.fighters");

impl Reading<'_> {
    /// "The perpetrator is shot by police": who was just told to have attacked.
    fn culprit(&self, head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let deed = |c: &&DraftClaim| {
            VIOLENCE.contains(&c.relation)
                && (tree.sentence_of(c.trigger) < tree.sentence_of(head)
                    || tree.sentence_of(c.trigger) == tree.sentence_of(head)
                        && c.source.as_ref().is_some_and(|s| s.last < head))
        };
        let last = self.claims.within(tree.line_around(head).start..head).rev().find(deed)?;
        let source = last.source.as_ref()?.node;
        let plural = tree.tag(head) == Tag::Nns;
        self.nodes.get(source).is_some_and(|d| d.is_actor() && d.plural == plural).then_some(source)
    }

    pub(in crate::ingest::extract) fn population(
        &mut self,
        head: Index,
        base: &str,
        definite: bool,
        want: Want,
    ) -> Argument {
        let tree = self.tree;
        if let Some(owner) = self.group_of_fighters(head, base, want) {
            return Argument::new(owner, head, head);
        }
        let (first, last, phrase) = self.description(head, &["of"]);
        let bare = first == head;
        let quantity = self.quantity(head).or_else(|| {
            self.is_one(head, base).then(|| {
                // "a British couple"
                Quantity::exactly(if matches!(base, "couple" | "duo") { 2.0 } else { 1.0 })
            })
        });
        // Whose fighters do something does it.
        let act = INSURGENTS.contains(&base) && (want == Want::Agent || base == "rebel") && quantity.is_none();
        if act && let Some(target) = self.body_of_people(head) {
            return target;
        }
        if act
            && definite
            && bare
            && let Some(body) = self.body_of_fighters_before(head, base)
        {
            return Argument::new(body, head, head);
        }
        let known = (definite && bare && quantity.is_none()).then(|| self.same_people(head, base, last));
        let others = matches!(base, "other" | "others" | "another").then(|| self.the_others(head));
        let culprit = (definite && CULPRITS.contains(&base)).then(|| self.culprit(head));
        let node = known.flatten().or(culprit.flatten()).or(others.flatten()).unwrap_or_else(|| {
            let name = self.name_of_people(head, base, (first, last), &phrase);
            let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps) || base == "people" || name == "people";
            self.descriptive(NodeKind::Actor, &name, base, head, plural)
        });
        // "prominent hotels" may be called "hotels" as well.
        if (first < head || last > head)
            && base != "people"
            && matches!(tree.tag(head), Tag::Nns | Tag::Nn)
            && self.nodes.find(tree.lower(head), NodeKind::Actor).is_none()
        {
            self.nodes.call(node, tree.lower(head));
        }
        let (low, _) = tree.reach(head);
        let numbered = tree.phrase(low.min(first), last);
        if quantity.is_some() && numbered.len() < 60 {
            self.nodes.call(node, &numbered);
        }
        let argument = Argument { quantity, ..Argument::new(node, first, last) };
        // "Hezbollah fighters" belong to Hezbollah.
        if let Some(target) = self.body_of_people(head) {
            self.people_of(&argument, head, base, target);
        }
        self.people_of_party(&argument, head, base);
        argument
    }

    /// "The group claims that its fighters killed": what they do it does.
    fn group_of_fighters(&mut self, head: Index, base: &str, want: Want) -> Option<NodeIndex> {
        let tree = self.tree;
        if !FIGHTERS.contains(&base) || want != Want::Agent || tree.label(head) != Label::Nsubj {
            return None;
        }
        let whose = tree.kids(head).find(|k| *k < head && matches!(tree.lower(*k), "its" | "their"))?;
        let owner = self.pronoun(whose)?.node;
        self.nodes.is_named_organization(owner).then_some(owner)
    }

    /// "a gunman", "one protester"
    fn is_one(&self, head: Index, base: &str) -> bool {
        let tree = self.tree;
        let single = |k: Index| matches!(tree.lower(k), "a" | "an" | "one" | "another");
        matches!(tree.tag(head), Tag::Nn | Tag::Dt) && base != "people" && tree.kids(head).chain([head]).any(single)
    }

    /// Whom "the protesters" are that the text has named before.
    fn same_people(&mut self, head: Index, base: &str, last: Index) -> Option<NodeIndex> {
        let many = matches!(self.tree.tag(head), Tag::Nns | Tag::Nnps) || base == "people";
        let same = self
            .nodes
            .iter()
            .rev()
            .find(|(_, d)| d.is_actor() && d.head == base && (d.named || d.plural == many))
            .map(|(i, _)| i);
        same.or_else(|| if last == head { self.crowd_again(head, base) } else { None })
    }

    /// What people are called of whom the text tells for the first time.
    fn name_of_people(&self, head: Index, base: &str, (first, last): (Index, Index), phrase: &str) -> String {
        let tree = self.tree;
        let bare = first == head;
        if ANYBODY.contains(&base) && (bare || matches!(base, "other" | "another" | "others" | "more")) {
            return "people".to_owned();
        }
        // "the bodies of three missing people", "a rescued woman": what became of them does not name them.
        let by_state = |i: Index| STATES.contains(&tree.lower(i)) && self.names.at(i).is_none();
        if last == head && (first..head).all(by_state) {
            // "5,000 Yazidis" are written large anywhere.
            let proper = matches!(tree.tag(head), Tag::Nnp | Tag::Nnps) && head > tree.sentence_around(head).start;
            return if proper { tree.word(head) } else { tree.lower(head) }.to_owned();
        }
        self.as_written(first, phrase)
    }

    /// "Hezbollah fighters": the body whose name stands in front of people.
    fn body_of_people(&self, head: Index) -> Option<Argument> {
        let tree = self.tree;
        let compound = |k: &Index| {
            // "ISIL fighters": an acronym taken for an adjective
            let acronym = tree.label(*k) == Label::Amod && tree.word(*k).chars().all(char::is_uppercase);
            *k < head && (acronym || matches!(tree.label(*k), Label::Compound | Label::Nmod))
        };
        let body = tree.kids(head).filter(compound).find_map(|k| self.names.at(k))?;
        self.nodes.is_organization(body.node).then(|| body.argument())
    }

    /// "M23 rebels signed a truce. The rebels agreed": the only body in front of whose name such people stand in the
    /// sentences before.
    fn body_of_fighters_before(&self, head: Index, base: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        let before = self.names.within(tree.sentences_back(head, REACH).max(self.body)..head);
        let theirs = |n: &&Name| {
            n.end < head
                && tree.base(n.end) == base
                && !self.apart(n.start, head)
                && self.nodes.is_organization(n.node)
                && self.body_of_people(n.end).is_some_and(|a| a.node == n.node)
        };
        let mut bodies = before.into_iter().filter(theirs).map(|n| n.node);
        let first = bodies.next()?;
        bodies.all(|other| other == first).then_some(first)
    }

    /// "At least ten firefighters and rescue workers are injured": one number counts both, who are one population.
    pub(in crate::ingest::extract) fn counted_together(&mut self, listed: &[Index]) -> Option<Argument> {
        let [first, second] = *listed else { return None };
        let tree = self.tree;
        let people = |i: Index| {
            let class = self.class_of(i, &tree.base(i));
            tree.tag(i) == Tag::Nns
                && self.names.at(i).is_none()
                && class.is(NounClass::PERSON.or(NounClass::OCCUPATION).or(NounClass::FORCES))
        };
        let own = tree.kids(second).any(|k| {
            k < second && (matches!(tree.label(k), Label::Det | Label::Nummod | Label::Poss) || tree.tag(k) == Tag::Cd)
        });
        let (low, high, behind) = self.description(second, &[]);
        let joined = low > 0 && tree.lower(low - 1) == "and" && low == first + 2;
        if !people(first) || !people(second) || own || !joined {
            return None;
        }
        let measured = tree.head(first);
        let quantity = self.quantity(first).or_else(|| {
            let of = tree.label(first) == Label::Pobj && tree.lower(measured) == "of";
            of.then(|| self.quantity(tree.head(measured))).flatten()
        })?;
        let (start, _, front) = self.description(first, &[]);
        let name = format!("{} and {behind}", self.as_written(start, &front));
        let node = self.descriptive(NodeKind::Actor, &name, &tree.base(second), second, true);
        for word in [first, second] {
            if self.nodes.find(tree.lower(word), NodeKind::Actor).is_none() {
                self.nodes.call(node, tree.lower(word));
            }
        }
        Some(Argument { quantity: Some(quantity), ..Argument::new(node, start, high) })
    }

    /// "12 Palestinians are killed and 29 others injured": the others are Palestinians too; after "a boy and some
    /// rebels" they are people.
    pub(in crate::ingest::extract) fn the_others(&self, head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let harmed = |c: &&DraftClaim| COUNTED.contains(&c.relation);
        let last = self.claims.within(tree.sentence_around(head).start..head).rev().find(harmed)?.trigger;
        let first = self.claims.within(last..last + 1).next()?;
        let draft = self.nodes.get(first.target.node)?;
        let alone = tree.conjuncts(first.target.last).len() == 1;
        // "A guard is killed and three others are injured": of one person's kind the others need not be.
        let one = first.quantity.is_some_and(|q| q.value <= 1.0) && tree.lower(head) != "another";
        let group = draft.plural && !SINGLE.contains(&draft.head.as_str())
            || self.nouns.class(&draft.head).is(NounClass::FORCES);
        let group = group && !one;
        (alone && group && draft.is_nameless()).then_some(first.target.node)
    }
}
