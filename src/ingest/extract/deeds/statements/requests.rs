//! What is done because somebody asked: "suspended parliament at the behest of the prime minister".
//! Also "on the orders of the court".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::{Modality, NodeKind};

/// What somebody asks with, behind "at" or "on".
pub(in crate::ingest::extract) static ASKING: Words = Words::of("requests.asking");

/// Verbs of coming together, which make a meeting.
static ASSEMBLING: Words = Words::of("requests.assembling");

/// Nouns that bring by "on" or "to" of whom something is asked.
static CALLING_UPON: Words = Words::of("requests.calling-upon");

/// Nouns for what somebody asks of another.
static REQUESTS: Words = Words::of("requests.requests");

impl Reading<'_> {
    /// Whether a preposition only brings who asked: "at the request of".
    pub(in crate::ingest::extract) fn is_behest(&self, preposition: Index) -> bool {
        let tree = self.tree;
        matches!(tree.lower(preposition), "at" | "on" | "upon" | "under")
            && tree.kid(preposition, Label::Pobj).is_some_and(|o| ASKING.contains(&tree.base(o).as_str()))
    }

    /// "renewed its call on Israel to open the crossing", "faces calls from Egypt to withdraw": of whom it is asked.
    pub(in crate::ingest::extract) fn called_upon(&mut self, noun: Index) -> Vec<NodeIndex> {
        let tree = self.tree;
        if !CALLING_UPON.contains(&tree.base(noun).as_str()) {
            return Vec::new();
        }
        let upon = ["on", "upon", "to"].iter().find_map(|p| tree.prepositional(noun, p));
        let asked = upon.or_else(|| self.receiving(noun).map(|(_, receiver)| receiver));
        let Some(asked) = asked.filter(|a| self.can_be_asked(*a)) else { return Vec::new() };
        let mut found = self.resolve(asked, Want::Agent);
        found.retain(|a| self.acts(a.node) && self.nodes.is_somebody(a.node));
        found.into_iter().map(|a| a.node).collect()
    }

    /// Whoever asked called for what the clause says.
    pub(in crate::ingest::extract) fn read_behest(&mut self, noun: Index) {
        let tree = self.tree;
        let preposition = tree.head(noun);
        let verb = tree.head(preposition);
        // "Following a request from Chad, France sent planes": for the deed, where the request says for nothing else.
        let granted = || {
            matches!(tree.lower(preposition), "following" | "after")
                && tree.tag(noun) == Tag::Nn
                && matches!(tree.base(noun).as_str(), "request" | "appeal" | "invitation")
                && ["from", "by"].iter().any(|p| tree.prepositional(noun, p).is_some())
                && ["for", "on", "to"].iter().all(|p| tree.prepositional(noun, p).is_none())
                && tree.kids(noun).all(|k| !matches!(tree.label(k), Label::Acl | Label::Relcl))
        };
        let asked = (ASKING.contains(&tree.base(noun).as_str()) || granted())
            && tree.label(noun) == Label::Pobj
            && tree.label(preposition) == Label::Prep
            && (matches!(tree.lower(preposition), "at" | "on" | "upon" | "under") || granted())
            && tree.is_verb(verb)
            && tree.kid(verb, Label::Neg).is_none();
        let meets = ASSEMBLING.contains(&tree.lemma(verb)) && tree.kid(verb, Label::Dobj).is_none();
        let says_enough = || self.has_complement(verb) || self.is_passive(verb) || self.is_nominal(verb);
        if !asked || !(meets || says_enough()) {
            return;
        }
        let of = tree.prepositional(noun, "of");
        let mut sources = match of {
            Some(of) => self.resolve(of, Want::Agent),
            None => self.askers(noun),
        };
        sources.retain(|s| self.acts(s.node) && !self.is_eventlike(std::slice::from_ref(s)));
        let mut to: Vec<NodeIndex> = Vec::new();
        // "Ethiopia keeps troops there at the invitation of the government": of another's.
        if let Agent::Phrase(doer) = self.subject(verb, 0) {
            let doers = self.resolve(doer, Want::Agent);
            sources.retain(|s| doers.iter().all(|d| d.node != s.node));
            // "were thrown overboard on the orders of the captain": those suffer it.
            let able = doers.iter().filter(|_| !self.is_passive(verb));
            to.extend(able.map(|d| d.node).filter(|d| self.acts(*d) && self.nodes.is_somebody(*d)));
        }
        if sources.is_empty() {
            return;
        }
        let target = match meets {
            true => {
                let node = self.descriptive(NodeKind::Event, "meeting", "meeting", verb, false);
                Argument::new(node, verb, verb)
            }
            false => self.clause_event(verb),
        };
        let found = Match { to, inside: Some(tree.reach(verb)), ..Match::of(tree.base(noun)) };
        let telling = Telling::new(noun, "called-for", &found, Modality::Asserted, Rule::Behest);
        self.claim_each(telling, &sources, &[target]);
    }

    /// "Their demands include dissolving parliament, a pay rise and new elections": whoever demands calls for each.
    pub(in crate::ingest::extract) fn read_listed_demands(&mut self, noun: Index) {
        let tree = self.tree;
        let verb = tree.head(noun);
        let asks = REQUESTS.contains(&tree.base(noun).as_str());
        if !asks || tree.label(noun) != Label::Nsubj || !tree.is_verb(verb) {
            return;
        }
        let lists = match tree.lemma(verb) {
            "include" | "comprise" | "encompass" | "contain" | "be" => Some(verb),
            "range" => None,
            "expand" | "grow" | "extend" | "widen" => tree.kids(verb).find(|k| tree.lower(*k) == "to"),
            _ => None,
        };
        let Some(lists) = lists else { return };
        let mut sources = self.askers(noun);
        if sources.is_empty()
            && let Some((node, first, last)) = self.owner(noun).filter(|o| o.1 < noun)
        {
            sources.push(Argument::new(node, first, last));
        }
        sources.retain(|s| self.acts(s.node) && !self.is_eventlike(std::slice::from_ref(s)));
        let listed: Vec<Index> = tree
            .kids(lists)
            .filter(|k| {
                *k > lists
                    && matches!(
                        tree.label(*k),
                        Label::Dobj | Label::Attr | Label::Pobj | Label::Pcomp | Label::Xcomp | Label::Ccomp
                    )
            })
            .flat_map(|k| tree.conjuncts(k))
            .collect();
        if tree.lemma(verb) == "be" && !listed.iter().any(|i| tree.is_noun(*i) && self.is_undertaking(&tree.base(*i))) {
            return;
        }
        let found = Match { inside: Some(tree.reach(verb)), ..Match::of(tree.base(noun)) };
        for one in listed {
            let targets = if tree.is_verb(one) && !tree.is_noun(one) {
                self.asked_for.insert(one);
                vec![self.clause_event(one)]
            } else {
                self.target_phrase(one, "called-for")
            };
            let telling = Telling::new(noun, "called-for", &found, Modality::Asserted, Rule::ListedDemands);
            self.claim_each(telling, &sources, &targets);
        }
    }
}
