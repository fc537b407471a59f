//! What a verb is said not to be done to, behind what it is done to: "would accept the customs deal but not the pact".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::Label;
use crate::lexicon::{VerbFrame, Words};

/// Relations that somebody has to one thing and, as he says, not to another.
static TAKEN: Words = Words::of("left_out.taken");

impl Reading<'_> {
    /// What "but not" or "and not" leaves out behind a target.
    pub(super) fn left_out(&mut self, verb: Index, frame: &VerbFrame, targets: &[Argument]) -> Vec<Argument> {
        let tree = self.tree;
        if !TAKEN.contains(&frame.relation) {
            return Vec::new();
        }
        let (_, end) = tree.reach(verb);
        let not = |k: &Index| tree.kids(*k).any(|n| tree.label(n) == Label::Neg && tree.lower(n) == "not" && n < *k);
        let beside: Vec<Index> = targets
            .iter()
            .map(|t| self.head_within(t.first, t.last))
            .filter_map(|head| {
                tree.kids(head)
                    .find(|k| *k > head && *k <= end && tree.label(*k) == Label::Dep && tree.is_noun(*k) && not(k))
            })
            .collect();
        let mut found: Vec<Argument> = Vec::new();
        for noun in beside {
            found.extend(self.target_phrase(noun, frame.relation));
        }
        self.keep_kinds(&mut found, frame.relation);
        found.retain(|f| targets.iter().all(|t| t.node != f.node));
        found
    }
}
