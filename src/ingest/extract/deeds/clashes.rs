//! What two sides do to each other: "clashes in Tirana between A and B", "killed in clashes with militants".

use crate::ingest::extract::arguments::resolve::Want;
use crate::ingest::extract::deeds::events::Match;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::clause::Agent;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::Label;
use crate::model::{Modality, NodeKind};

/// What two sides do to each other, whichever began.
const MUTUAL: &[&str] = &["clash", "fighting", "battle", "skirmish", "confrontation"];

/// What ends or keeps off a conflict: "an agreement to end the conflict between A and B" tells of no attack.
const ENDS: &[&str] = &[
    "end",
    "stop",
    "prevent",
    "avoid",
    "avert",
    "resolve",
    "settle",
    "mediate",
    "halt",
    "de-escalate",
    "ceasefire",
    "truce",
    "desire",
    "defuse",
    "contain",
    "cease",
    "cessation",
    "pause",
    "solution",
    "resolution",
    "mediation",
    "negotiate",
    "negotiation",
    "peace",
    "talk",
    "mediator",
    "threat",
    "risk",
    "fear",
];

impl Reading<'_> {
    /// The two sides of a clash, where they are told: "clashes between A and B", "clashes erupt between A and B", "clashes in
    /// Tirana between A and B".
    pub(in crate::ingest::extract) fn between(&self, noun: Index) -> Option<Index> {
        let tree = self.tree;
        let mut above = noun;
        for _ in 0..3 {
            above = tree.head(above);
            if ENDS.contains(&tree.lemma(above)) {
                return None;
            }
        }
        if let Some(both) = tree.prepositional(noun, "between") {
            return Some(both);
        }
        let verb = tree.head(noun);
        let breaks_out = tree.is_verb(verb)
            && tree.label(noun) == Label::Nsubj
            && matches!(
                tree.lemma(verb),
                "erupt"
                    | "break"
                    | "breakout"
                    | "take"
                    | "occur"
                    | "happen"
                    | "continue"
                    | "flare"
                    | "intensify"
                    | "begin"
                    | "start"
                    | "resume"
                    | "rage"
                    | "ensue"
                    | "escalate"
                    | "spread"
                    | "be"
                    | "persist"
                    | "unfold"
                    | "subside"
            );
        let raised = if breaks_out { tree.prepositional(verb, "between") } else { None };
        raised.or_else(|| tree.prepositional(noun, "in").and_then(|place| tree.prepositional(place, "between")))
    }

    /// "surrendered after clashes with rebels": they attacked the rebels.
    pub(in crate::ingest::extract) fn read_clash_with(
        &mut self,
        noun: Index,
        modality: Modality,
        predicate: &str,
    ) -> bool {
        let tree = self.tree;
        if !MUTUAL.contains(&tree.lemma(noun)) || tree.label(noun) != Label::Pobj {
            return false;
        }
        let Some(with) = tree.prepositional(noun, "with") else { return false };
        let verb = tree.clause_of(noun);
        if !tree.is_verb(verb) {
            return false;
        }
        let mut others = self.resolve(with, Want::Agent);
        others.retain(|a| self.acts(a.node));
        // Who of two sides killed whom, "killed in clashes with militants" does not say.
        if self.is_harming(verb) {
            return false;
        }
        let found = Match::of(predicate.to_owned());
        let mut any = false;
        if let Agent::Phrase(subject) = self.subject(verb, 0)
            && subject != noun
        {
            let mut one = self.resolve(subject, Want::Agent);
            one.retain(|a| self.acts(a.node) && self.nodes.get(a.node).is_some_and(|d| d.kind != NodeKind::Event));
            for other in &others {
                for a in &one {
                    self.claim(noun, Some(a.clone()), "attacked", other.clone(), &found, modality, "event noun, with");
                    any = true;
                }
            }
        }
        any
    }
}
