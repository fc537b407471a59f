//! Orders to leave by which a state puts out whoever is given them: "ordered two diplomats to leave within 72 hours".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::shared_words::LEAVING;
use crate::lexicon::{Slot, Words};

/// Verbs of giving an order.
static ORDERING: Words = Words::of("expulsions.ordering");

/// Those who are in a country by its leave.
static GUESTS: Words = Words::of("expulsions.guests");

/// What a country is called that is to be left.
static COUNTRIES: Words = Words::of("expulsions.countries");

/// What somebody is given to leave in.
static TIMES: Words = Words::of("expulsions.times");

impl Reading<'_> {
    /// Claims that whoever orders foreigners who are there by its leave to go sanctions them.
    pub(in crate::ingest::extract) fn read_ordered_out(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let orders = ORDERING.contains(&tree.lemma(verb)) || self.gives_time(verb);
        if !orders || tree.kid(verb, Label::Neg).is_some() {
            return false;
        }
        let Some((leaving, told)) = self.clause_argument(verb, verb, Slot::Infinitive) else { return false };
        // "The envoys were given a week to leave": the envoys, not the week.
        let addressed = [told, tree.kid(verb, Label::Dative), tree.kid(verb, Label::Nsubjpass)];
        let guest = |w: &Index| GUESTS.contains(&tree.base(*w).as_str());
        let Some(whom) = addressed.into_iter().flatten().find(guest) else { return false };
        if !LEAVING.contains(&tree.lemma(leaving)) {
            return false;
        }
        // "told the envoy to leave the meeting": only the room.
        let left = tree.kid(leaving, Label::Dobj);
        let country = |o: Index| COUNTRIES.contains(&tree.base(o).as_str()) || self.country_at(o).is_some();
        if left.is_some_and(|o| !country(o)) {
            return false;
        }
        let Some(modality) = self.modality(verb) else { return false };
        let mut sources = match self.agent(verb) {
            Agent::Phrase(subject) => self.resolve(subject, Want::Agent),
            // "Two envoys were told to leave Chad": nobody else can tell them.
            Agent::Unnamed => match left.filter(|o| self.country_at(*o).is_some()) {
                Some(country) => self.resolve(country, Want::Agent),
                None => return false,
            },
            _ => return false,
        };
        sources.retain(|s| self.acts(s.node));
        let mut targets = self.resolve(whom, Want::Any);
        self.keep_kinds(&mut targets, "sanctioned");
        if sources.is_empty() || targets.is_empty() {
            return false;
        }
        let found = Match { inside: Some(tree.reach(leaving)), ..Match::of(tree.lemma(verb).to_owned()) };
        self.asked_for.insert(leaving);
        let rule = if self.is_passive(verb) { Rule::VerbPassive } else { Rule::Verb };
        self.claim_each(Telling::new(verb, "sanctioned", &found, modality, rule), &sources, &targets);
        true
    }

    /// "gave two diplomats until Friday to leave", "was given 48 hours to leave": an order, with the time that it
    /// leaves.
    fn gives_time(&self, verb: Index) -> bool {
        let tree = self.tree;
        let time = |k: Index| tree.lower(k) == "until" || TIMES.contains(&tree.lemma(k));
        matches!(tree.lemma(verb), "give" | "grant") && tree.kids(verb).any(time)
    }
}
