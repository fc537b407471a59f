//! Which country a phrase means that does not name it: "the government", "its neighbour".
//! Also "the parliaments of Estonia and Latvia".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::common_nouns::CommonNoun;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Label;
use crate::lexicon::{Entry, EntryClass, NounClass, Words};

/// What a nation does as a people, and not as a state.
static MOURNING: Words = Words::of("states_meant.mourning");

/// Groups of people who are sent and act for whoever sends them.
pub(super) static SENT: Words = Words::of("states_meant.sent");

impl<'a> Reading<'a> {
    /// Whether a country was named before a token: "authorities said" in a story that names one only at its end.
    pub(in crate::ingest::extract) fn named_before(&self, country: NodeIndex, head: Index) -> bool {
        self.countries.first(country).is_some_and(|i| i < head)
    }

    /// The country named in the sentence where somebody acts, where it names only one.
    pub(in crate::ingest::extract) fn country_of_scene(&self, head: Index) -> Option<NodeIndex> {
        let here = self.countries.within(self.tree.sentence_around(head));
        let mut here: Vec<NodeIndex> = here.iter().map(|(_, n)| *n).collect();
        here.sort_unstable();
        here.dedup();
        match here.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The country next to the one that "its" stands for: the only other one that the sentences before name.
    pub(in crate::ingest::extract) fn neighbour_of(&mut self, head: Index, possessor: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let own = match self.names.at(possessor) {
            Some(name) => name.node,
            None => self.pronoun(possessor)?.node,
        };
        if !self.nodes.is_country(own) || self.brief {
            return None;
        }
        let near = self.countries.within(tree.sentences_back(head, 8)..head);
        let mut others: Vec<NodeIndex> = near.iter().map(|(_, n)| *n).filter(|n| *n != own).collect();
        let last = others.last().copied()?;
        let times = others.iter().filter(|n| **n == last).count();
        others.sort_unstable();
        others.dedup();
        (others.len() == 1 || others.len() == 2 && times > 1).then_some(last)
    }

    /// The countries whose governments a plural names.
    pub(in crate::ingest::extract) fn several_owners(&mut self, head: Index) -> Vec<Argument> {
        let tree = self.tree;
        // "delegations from Hamas and Israel"
        let sent = SENT.contains(&tree.base(head).as_str());
        let country = |this: &Self, n: NodeIndex| this.nodes.is_country(n) || sent && this.nodes.is_organization(n);
        // "authorities from Canada and Denmark", "authorities in Palau"
        let authorities = tree.lemma(head) == "authority";
        let forces = matches!(tree.lemma(head), "force" | "troop");
        let object = ["of", "from", "in"]
            .into_iter()
            .filter(|p| *p == "of" || authorities || (forces || sent) && *p == "from")
            .find_map(|p| tree.prepositional(head, p));
        if let Some(object) = object {
            let named: Vec<Argument> =
                tree.conjuncts(object).into_iter().filter_map(|i| self.names.at(i)).map(|n| n.argument()).collect();
            return named.into_iter().filter(|a| country(self, a.node)).collect();
        }
        let (low, _) = tree.reach(head);
        let mut found: Vec<Argument> = Vec::new();
        for i in low..head {
            // "Iran-backed Iraqi militias"
            if tree.label(i) == Label::Npadvmod {
                continue;
            }
            let node = match self.names.at(i) {
                Some(name) => Some(name.node),
                None => self.demonym(i),
            };
            if let Some(node) = node.filter(|n| country(self, *n))
                && !found.iter().any(|a| a.node == node)
            {
                found.push(Argument::new(node, i, i));
            }
        }
        found
    }

    /// "The Chadian justice minister says that the government will sue": the country whose post the speaker holds, or
    /// that is named in front of whoever speaks.
    pub(in crate::ingest::extract) fn country_of_teller(&mut self, head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let clause = tree.clause_of(head);
        let telling = tree.head(clause);
        if tree.label(clause) != Label::Ccomp || !self.is_report(telling) {
            return None;
        }
        let Agent::Phrase(subject) = self.subject(telling, 0) else { return None };
        // "The court in Nairobi ruled that the government had": Kenya's.
        let seat = tree.prepositional(subject, "in").and_then(|o| self.names.at(o)).map(|n| n.node);
        if self.names.at(subject).is_none()
            && let Some(country) = seat.and_then(|n| self.country_of_place(n)).and_then(|c| self.gazetteer.find(c))
        {
            return Some(self.nodes.of_entry(country, ""));
        }
        let person = match self.names.at(subject) {
            Some(name) => name.node,
            // "The Home Secretary, Jane Roe, told them that the government would"
            None if self.post_class(subject) && self.apposed(subject).is_some() => self.apposed(subject)?.node,
            // "The Chinese representative said"
            None if self.post_class(subject) => {
                let of = self.post_owners(subject, tree.reach(subject).0);
                return of.into_iter().find(|n| self.nodes.is_country(*n));
            }
            None if self.is_state_body(subject) => return self.country_in_front(subject),
            None => return None,
        };
        // "The Chadian defence ministry says that the country has": the ministry's.
        if self.nodes.is_organization(person) {
            return if self.is_state_body(subject) { self.country_in_front(subject) } else { None };
        }
        let country = self.posts.of_person(person).rev().find_map(|h| h.of)?;
        if self.nodes.is_country(country) {
            return Some(country);
        }
        // "The head of the Russian Olympic Committee said the country would appeal"
        let body = self.nodes.get(country).filter(|d| d.is_organization())?.name.clone();
        let entry = body.split(' ').next().and_then(|w| self.gazetteer.demonym(w))?;
        Some(self.nodes.of_entry(entry, ""))
    }

    /// Whether a noun is for a body of a state: "ministry", "army", not "company".
    pub(in crate::ingest::extract) fn is_state_body(&self, noun: Index) -> bool {
        let class = self.class_of(noun, &self.tree.base(noun));
        class.is(NounClass::BODY.or(NounClass::GOVERNMENT).or(NounClass::FORCES)) && !class.is(NounClass::ENTERPRISE)
    }

    /// The country that stands in front of a body: "the South Korean foreign ministry", "the UAE Defence Ministry".
    pub(in crate::ingest::extract) fn country_in_front(&mut self, noun: Index) -> Option<NodeIndex> {
        let (low, _) = self.tree.reach(noun);
        for at in low..noun {
            let named = self.names.at(at).map(|n| n.node).filter(|n| self.nodes.is_country(*n));
            if let Some(node) = named.or_else(|| self.demonym(at)).filter(|n| self.nodes.is_country(*n)) {
                return Some(node);
            }
            let entry = [(at, at), (at, (at + 1).min(noun))]
                .into_iter()
                .find_map(|(from, to)| self.gazetteer.find(&self.tree.phrase(from, to)))
                .filter(|e| e.class == EntryClass::Country);
            if let Some(entry) = entry {
                return Some(self.nodes.of_entry(entry, ""));
            }
        }
        None
    }

    /// The country that a person of public life stands for.
    pub(in crate::ingest::extract) fn country_of_head(&self, person: NodeIndex) -> Option<&'a Entry> {
        let draft = self.nodes.get(person).filter(|d| d.person)?;
        let known = self.gazetteer.person(&draft.name).map(|(of, _)| of);
        let known = known.filter(|e| e.class == EntryClass::Country);
        known.or_else(|| self.gazetteer.head_of(&draft.name))
    }

    /// "The nation imposed a moratorium", "sanctions on the nation": the country told of, where it acts or is acted
    /// upon; "addressed the nation" speaks to its people.
    pub(super) fn nation_told_of(&self, noun: &CommonNoun<'_>) -> Option<Argument> {
        let tree = self.tree;
        let head = noun.head;
        let bare = tree.kids(head).all(|k| matches!(tree.lower(k), "the" | "this"));
        let clause = tree.clause_of(head);
        let acts = matches!(tree.label(head), Label::Nsubj | Label::Nsubjpass)
            || tree.label(head) == Label::Pobj
                && matches!(tree.lower(tree.head(head)), "on" | "against" | "by" | "upon");
        let mourns = MOURNING.contains(&tree.lemma(clause));
        if noun.base != "nation" || noun.plural || !noun.definite || !bare || !acts || mourns {
            return None;
        }
        self.country_meant(head).map(|country| Argument::new(country, head, head))
    }

    /// Which country "the country" is: the only one that its sentence names before it, by name or as in "Israeli
    /// minister", else the only one that the sentence before names.
    pub(in crate::ingest::extract) fn country_meant(&self, at: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let sentence = tree.sentence_of(at);
        for back in 0..3 {
            let number = sentence.checked_sub(back)?;
            let (from, to) = tree.sentence(number);
            let named = self.countries.within(from..to.min(at)).iter();
            let named = named.filter(|(i, _)| tree.line_of(*i) == tree.line_of(at));
            let mut named: Vec<NodeIndex> = named.map(|(_, n)| *n).collect();
            named.sort_unstable();
            named.dedup();
            match named.as_slice() {
                [] => {}
                [one] => return Some(*one),
                _ => return self.country_told_of(from, &named).filter(|_| back > 0 && self.begins_clause(at)),
            }
        }
        None
    }

    /// "Niger accused Benin of meddling. The country": of several the one that the sentence before is about.
    fn country_told_of(&self, from: Index, named: &[NodeIndex]) -> Option<NodeIndex> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(from));
        let subject = |i: &Index| matches!(tree.label(*i), Label::Nsubj | Label::Nsubjpass);
        let first = (from..end).find(subject)?;
        let about = self.names.at(first)?.node;
        // "Israel struck Iran. The country": rather the one that was struck, so nobody's for sure.
        let verb = tree.head(first);
        let struck = tree.kid(verb, Label::Dobj).and_then(|o| self.country_at(o));
        let upon_another = self.says(verb, |r| matches!(r, "attacked" | "accused"))
            && struck.is_some_and(|n| n.node != about && named.contains(&n.node));
        Some(about).filter(|n| named.contains(n) && !upon_another)
    }

    /// Whether a noun is the subject of the main clause of its sentence.
    fn begins_clause(&self, noun: Index) -> bool {
        let tree = self.tree;
        matches!(tree.label(noun), Label::Nsubj | Label::Nsubjpass) && tree.is_root(tree.head(noun))
    }

    /// In a text of many countries, "police" are those of the country that the item is about.
    pub(in crate::ingest::extract) fn country_of_item(&mut self, head: Index) -> Option<NodeIndex> {
        const MANY: usize = 6;
        let country = |n: NodeIndex| self.nodes.is_country(n);
        let mut countries: Vec<NodeIndex> = Vec::new();
        for node in self.names.iter().map(|n| n.node).filter(|n| country(*n)) {
            if !countries.contains(&node) {
                countries.push(node);
            }
            if countries.len() == MANY {
                break;
            }
        }
        if countries.len() < MANY {
            return None;
        }
        let line = self.tree.line_around(head);
        let mut one = None;
        for node in self.names.starting(line.clone()).map(|n| n.node).filter(|n| country(*n)) {
            if *one.get_or_insert(node) != node {
                return None;
            }
        }
        for node in line.filter_map(|i| self.demonym(i)) {
            if *one.get_or_insert(node) != node {
                return None;
            }
        }
        one
    }

    /// The only country whose cities or provinces a stretch of the text names.
    pub(in crate::ingest::extract) fn scene_of(&mut self, tokens: std::ops::Range<Index>) -> Option<NodeIndex> {
        let places = self.names.within(tokens);
        let lies = |n: NodeIndex| {
            let inner = !self.nodes.is_country(n);
            self.country_of_place(n).filter(|_| inner)
        };
        let found = places.into_iter().filter_map(|n| lies(n.node)).collect();
        self.only_country(found)
    }

    /// The node of the country that all of these names are of.
    pub(in crate::ingest::extract) fn only_country(&mut self, mut names: Vec<&str>) -> Option<NodeIndex> {
        names.sort_unstable();
        names.dedup();
        let [one] = names.as_slice() else { return None };
        let entry = self.gazetteer.find(one).filter(|e| e.class == EntryClass::Country)?.clone();
        Some(self.nodes.of_entry(&entry, ""))
    }
}
