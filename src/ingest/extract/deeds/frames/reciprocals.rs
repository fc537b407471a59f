//! What several do to "each other": "Iran and Israel launch missiles at each other".
//! Also "the two sides accused one another".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::lexicon::{Slot, VerbFrame, relation};

impl Reading<'_> {
    /// Whether a word is the end of "each other" or "one another".
    pub(in crate::ingest::extract) fn is_each_other(&self, word: Index) -> bool {
        let tree = self.tree;
        let before = word.checked_sub(1).map_or("", |b| tree.lower(b));
        // "Chad and Libya each accused the other of shelling"
        let each = || (tree.sentence_around(word).start..word).rev().take(5).any(|i| tree.lower(i) == "each");
        match (before, tree.lower(word)) {
            ("each", "other") | ("one", "another") => true,
            ("the", "other") => each(),
            (_, "one") => word + 1 < tree.len() && tree.lower(word + 1) == "another",
            _ => false,
        }
    }

    /// Reads a frame whose target is "each other": each of those whom the subject names does it to each of the rest.
    pub(in crate::ingest::extract) fn read_reciprocal(
        &mut self,
        verb: Index,
        anchor: Index,
        frame: &VerbFrame,
    ) -> Option<Option<&'static str>> {
        let tree = self.tree;
        let reached = frame.target.iter().find_map(|slot| match slot {
            Slot::Object => self.object(verb, anchor),
            Slot::Preposition(p) => tree.prepositional(anchor, p).or_else(|| tree.prepositional(verb, p)),
            _ => None,
        })?;
        if !self.is_each_other(reached) {
            return None;
        }
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return Some(Some("nobody is named who does it")) };
        let Some(modality) = self.modality(verb) else { return Some(Some("only possible, wished for or a condition")) };
        let mut parties = self.actors(subject);
        parties.retain(|p| self.nodes.is_somebody(p.node));
        if parties.len() < 2 {
            return Some(Some("those who do it to each other are not told apart"));
        }
        let found = Match::of(tree.lemma(verb).to_owned());
        if relation(frame.relation).is_some_and(|r| r.symmetric) {
            self.claim_each_pair(Telling::new(verb, frame.relation, &found, modality, Rule::VerbEachOther), &parties);
            return Some(None);
        }
        let telling = Telling::new(verb, frame.relation, &found, modality, Rule::VerbEachOther);
        for a in &parties {
            for b in parties.iter().filter(|b| b.node != a.node) {
                self.claim(telling, Some(a.clone()), b.clone());
            }
        }
        Some(None)
    }
}
