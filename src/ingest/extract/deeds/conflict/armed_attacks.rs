//! Which attacks bear arms: what explodes, lands or is aimed, and what those who are hit were hit by.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{NounClass, Words};

/// What is fired or dropped and comes down.
static MISSILES: Words = Words::of("armed_attacks.missiles");

/// What is aimed at somebody, and rows of it.
static OPERATIONS: Words = Words::of("armed_attacks.operations");

impl Reading<'_> {
    /// Whether what explodes is a bomb, and what targets is an attack: not "a house exploded", "measures targeting
    /// Pakistan".
    pub(in crate::ingest::extract) fn is_armed_attack(&self, verb: Index) -> bool {
        static BOMBS: Words = Words::of("armed_attacks.bombs");
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let lands = matches!(lemma, "land" | "rain");
        let explodes = lands || matches!(lemma, "explode" | "go");
        let targets = lemma == "target" && tree.label(verb) == Label::Acl && tree.tag(verb) == Tag::Vbg;
        if !explodes && !targets {
            return true;
        }
        let doer = if targets { Some(tree.head(verb)) } else { tree.kid(verb, Label::Nsubj) };
        let Some(doer) = doer else { return true };
        if self.names.at(doer).is_some() || !tree.is_noun(doer) {
            return true;
        }
        let base = tree.base(doer);
        // "launch mortar shells for a second day targeting the airport"
        if targets && tree.entity(doer).is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time)) {
            let object = tree.kid(tree.clause_of(doer), Label::Dobj);
            return object.is_some_and(|o| {
                self.class_of(o, &tree.base(o)).is(NounClass::WEAPON)
                    || self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation == "attacked")
            });
        }
        // "Rockets landed in Ashkelon"
        if lands {
            return MISSILES.contains(&tree.lemma(doer));
        }
        BOMBS.contains(&tree.lemma(doer))
            || self.noun_phrase_frame(doer).is_some_and(|(f, _)| f.relation == "attacked")
            || self.class_of(doer, &base).is(NounClass::WEAPON)
            || targets
                && (self
                    .class_of(doer, &base)
                    .is(NounClass::PERSON.or(NounClass::BODY).or(NounClass::PEOPLE).or(NounClass::VEHICLE))
                    || OPERATIONS.contains(&tree.lemma(doer)))
    }

    /// "were hit by drone strikes", "two missiles struck a factory": somebody's, though it is not told whose.
    pub(in crate::ingest::extract) fn by_weapon(&self, verb: Index) -> bool {
        // "is targeted in an arson attack"
        let tree = self.tree;
        let in_attack = ["in", "during"].iter().filter_map(|p| tree.prepositional(verb, p)).any(|o| {
            self.names.at(o).is_none()
                && self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation == "attacked" && !f.needs_agent)
        });
        if in_attack && self.is_passive(verb) {
            return true;
        }
        let Agent::Phrase(agent) = self.agent(verb) else { return false };
        let class = self.class_of(agent, &self.tree.base(agent));
        class.is(NounClass::WEAPON)
            || !class.is(NounClass::CAUSE)
                && self.noun_phrase_frame(agent).is_some_and(|(f, _)| f.relation == "attacked" && !f.needs_agent)
    }
}
