//! Attempts on somebody's life: "tried to kill the dissident" attacks him.

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// Verbs of killing somebody.
static KILLING: Words = Words::of("attempts.killing");

impl Reading<'_> {
    /// Whoever tries to kill somebody attacks him, though nobody has died.
    pub(in crate::ingest::extract) fn read_attempt_on_life(&mut self, verb: Index) {
        let tree = self.tree;
        let tried = tree.head(verb);
        if !KILLING.contains(&tree.lemma(verb))
            || tree.label(verb) != Label::Xcomp
            || !self.frames.makes_no_claim(tree.lemma(tried), "attempt")
            || self.is_passive(verb)
        {
            return;
        }
        let (Some(whom), Some(modality)) = (tree.kid(verb, Label::Dobj), self.modality(tried)) else { return };
        let mut targets = self.target_phrase(whom, "attacked");
        targets.retain(|t| self.nodes.is_actor(t.node));
        let Some(sources) = self.sources(verb, "attacked") else { return };
        let found = Match::of(tree.lemma(verb).to_owned());
        self.claim_each(Telling::new(verb, "attacked", &found, modality, Rule::Verb), &sources, &targets);
    }
}
