//! What is done because somebody asked: "suspended parliament at the behest of the prime minister", "on the orders of the
//! court".

use super::events::Match;
use super::reading::Reading;
use super::tree::Index;
use crate::ingest::language::Label;
use crate::model::Modality;

/// What somebody asks with, behind "at" or "on".
pub(super) const ASKING: &[&str] = &[
    "behest",
    "request",
    "urging",
    "insistence",
    "invitation",
    "instruction",
    "order",
    "direction",
    "prompting",
    "suggestion",
    "instigation",
    "demand",
    "plea",
    "recommendation",
];

impl Reading<'_> {
    /// Whether a preposition only brings who asked: "at the request of".
    pub(super) fn is_behest(&self, preposition: Index) -> bool {
        let tree = self.tree;
        matches!(tree.lower(preposition), "at" | "on" | "upon" | "under")
            && tree.kid(preposition, Label::Pobj).is_some_and(|o| ASKING.contains(&tree.base(o).as_str()))
    }

    /// Whoever asked called for what the clause says.
    pub(super) fn read_behest(&mut self, noun: Index) {
        let tree = self.tree;
        let preposition = tree.head(noun);
        let verb = tree.head(preposition);
        let asked = ASKING.contains(&tree.base(noun).as_str())
            && tree.label(noun) == Label::Pobj
            && tree.label(preposition) == Label::Prep
            && matches!(tree.lower(preposition), "at" | "on" | "upon" | "under")
            && tree.is_verb(verb)
            && tree.kid(verb, Label::Neg).is_none();
        if !asked || !self.has_complement(verb) && !self.is_passive(verb) {
            return;
        }
        let of = tree.prepositional(noun, "of");
        let sources = match of {
            Some(of) => self.resolve(of, super::resolve::Want::Agent),
            None => self.askers(noun),
        };
        let mut sources = sources;
        sources.retain(|s| self.acts(s.node) && !self.is_eventlike(std::slice::from_ref(s)));
        let target = self.clause_event(verb);
        let found = Match { inside: Some(tree.reach(verb)), ..Match::of(tree.base(noun)) };
        self.claim_each(noun, &sources, "called-for", &[target], &found, Modality::Asserted, "behest");
    }
}
