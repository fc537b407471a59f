//! What a thing was used or made for: "a rifle used to kill him", "a tunnel built by Hamas to attack Israel".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::lexicon::{NounClass, Words};

/// Verbs of using a thing for a deed.
static USING: Words = Words::of("tools.using");

/// Verbs of making a thing for a deed that need not come.
static MAKING: Words = Words::of("tools.making");

impl Reading<'_> {
    /// Whoever did what a thing was used to do, where the thing suffers the verb above: the one that used it, if told,
    /// and never whoever bans it, finds it or sells it.
    pub(in crate::ingest::extract) fn user_of_thing(&self, deed: Index, verb: Index) -> Option<Agent> {
        let tree = self.tree;
        let used = USING.contains(&tree.lemma(verb));
        if !(used || MAKING.contains(&tree.lemma(verb))) || !tree.is_infinitive(deed) || !self.is_passive(verb) {
            return None;
        }
        if let Agent::Phrase(user) = self.agent(verb) {
            return Some(Agent::Phrase(user));
        }
        // "Troops were used to retake the town": they did.
        let patient = self.patient(verb)?;
        let class = self.class_of(patient, &tree.base(patient));
        let somebody = match self.names.at(patient) {
            Some(name) => !self.nodes.is_place(name.node),
            None => class.is(NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::FORCES).or(NounClass::BODY)),
        };
        match (somebody, used) {
            (true, _) => Some(Agent::Phrase(patient)),
            (false, true) => Some(Agent::Unnamed),
            (false, false) => Some(Agent::Open),
        }
    }
}
