//! Places and bodies that come into somebody's hands: "Goma fell to the M23 rebels".
//! Also "the town fell under the control of the army", "passed into rebel hands". Who holds them is told behind the
//! preposition.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::lexicon::Words;

/// Nouns for whoever's a place is ("fell into rebel hands").
static CONTROL: Words = Words::of("falls.control");

impl Reading<'_> {
    /// Reads one verb of falling into somebody's hands.
    pub(in crate::ingest::extract) fn read_fall(&mut self, verb: Index) {
        let tree = self.tree;
        let takers = match tree.lemma(verb) {
            "fall" => tree.prepositional(verb, "to").or_else(|| self.holder_behind(verb)),
            "come" | "pass" => self.holder_behind(verb),
            _ => None,
        };
        let Some(taker) = takers else { return };
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        let Some(modality) = self.modality(verb) else { return };
        let mut places = self.resolve(subject, Want::Any);
        places.retain(|p| self.nodes.is_place(p.node));
        let mut takers = self.actors(taker);
        takers.retain(|t| self.nodes.get(t.node).is_some_and(|d| !d.is_event() && !d.person));
        let found = Match::of(tree.lemma(verb).to_owned());
        let takers: Vec<Argument> = takers.into_iter().filter(|t| !places.iter().any(|p| p.node == t.node)).collect();
        self.claim_each(Telling::new(verb, "seized", &found, modality, Rule::FallenToSomebody), &takers, &places);
    }

    /// "under the control of the army", "into the hands of the rebels".
    fn holder_behind(&self, verb: Index) -> Option<Index> {
        let tree = self.tree;
        let held = tree.prepositional(verb, "under").or_else(|| tree.prepositional(verb, "into"))?;
        let control = CONTROL.contains(&tree.lemma(held));
        tree.prepositional(held, "of").filter(|_| control)
    }
}
