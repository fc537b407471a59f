//! Guests who are received somewhere, and so are there: "was received in Hanoi", "was greeted in Lima by Ana Roe".

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// Verbs of receiving a guest.
static RECEIVING: Words = Words::of("guests_received.receiving");

impl Reading<'_> {
    /// Claims that somebody who was received in a town or country has gone there; by whom is told by the verb's frame.
    pub(in crate::ingest::extract) fn read_guest_received(&mut self, verb: Index) {
        let tree = self.tree;
        if !RECEIVING.contains(&tree.lemma(verb)) || !self.is_passive(verb) {
            return;
        }
        let (Some(guest), Some(place)) = (tree.kid(verb, Label::Nsubjpass), tree.prepositional(verb, "in")) else {
            return;
        };
        let Some(modality) = self.modality(verb) else { return };
        let mut places = self.resolve(place, Want::Place);
        places.retain(|p| self.nodes.is_city(p.node) || self.nodes.is_country(p.node));
        if places.is_empty() {
            return;
        }
        let mut guests = self.resolve(guest, Want::Agent);
        guests.retain(|g| self.nodes.is_person(g.node));
        let found = Match::of(tree.lemma(verb).to_owned());
        self.claim_each(Telling::new(verb, "visited", &found, modality, Rule::VerbPassive), &guests, &places);
    }
}
