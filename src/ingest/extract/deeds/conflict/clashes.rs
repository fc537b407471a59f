//! What two sides do to each other: "clashes in Tirana between A and B", "killed in clashes with militants".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::EXCHANGING;
use crate::ingest::extract::parse::sides::GOING_ON;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::{VerbFrame, Words};
use crate::model::{Modality, NodeKind};

/// What two sides do to each other, whichever began.
static MUTUAL: Words = Words::of("clashes.mutual");

/// Verbs of fighting with each other.
static CLASHING: Words = Words::of("clashes.clashing");

/// What ends or keeps off a conflict: "an agreement to end the conflict between A and B" tells of no attack.
static ENDS: Words = Words::of("clashes.ends");

/// What two sides exchange in a fight.
static BLOWS: Words = Words::of("clashes.blows");

/// What two do to each other when they fight.
pub(in crate::ingest::extract::deeds) static FIGHTING: Words = Words::of("clashes.fighting");

impl Reading<'_> {
    /// The two sides of a clash, where they are told: "clashes between A and B", "clashes erupt between A and B",
    /// "clashes in Tirana between A and B".
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
        let breaks_out = tree.is_verb(verb) && tree.label(noun) == Label::Nsubj && GOING_ON.contains(&tree.lemma(verb));
        // "Fighting intensifies in Kivu between the army and rebels"
        let raised = || {
            let places = ["in", "near", "at", "around", "on", "along"].into_iter();
            let mut places = places.filter_map(|p| tree.prepositional(verb, p));
            tree.prepositional(verb, "between").or_else(|| places.find_map(|o| tree.prepositional(o, "between")))
        };
        let raised = if breaks_out { raised() } else { None };
        raised.or_else(|| tree.prepositional(noun, "in").and_then(|place| tree.prepositional(place, "between")))
    }

    /// "Cambodian and Thai troops exchange fire", "both countries traded artillery fire": each attacks the other.
    pub(in crate::ingest::extract) fn read_exchange_of_fire(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let exchanges = EXCHANGING.contains(&tree.lemma(verb));
        // "fought a war over the valley"
        let war = tree
            .kid(verb, Label::Dobj)
            .is_some_and(|o| matches!(tree.lemma(o), "war" | "battle" | "conflict") && tree.lemma(verb) == "fight");
        // "The army and the rebels fought for control of the airport": those who bear arms fight each other for it.
        let control = matches!(tree.lemma(verb), "fight" | "battle")
            && tree.prepositional(verb, "for").is_some_and(|o| tree.lemma(o) == "control");
        let fights = war
            || control
            || CLASHING.contains(&tree.lemma(verb))
            // "Congolese soldiers and M23 rebels fought near Sake", not "for independence" or "alongside Chad".
            || tree.lemma(verb) == "fight"
                && !tree.kids(verb).any(|k| {
                    matches!(
                        tree.lower(k),
                        "for" | "against" | "alongside" | "over" | "together" | "to" | "as" | "on" | "back" | "hard"
                    )
                });
        let fire = tree.kid(verb, Label::Dobj).filter(|o| BLOWS.contains(&tree.lemma(*o)));
        let fits = exchanges && fire.is_some() || fights && (war || control || tree.kid(verb, Label::Dobj).is_none());
        let with = tree
            .prepositional(verb, "with")
            .or_else(|| tree.prepositional(verb, "against").filter(|_| war))
            .or_else(|| fire.and_then(|f| tree.prepositional(f, "with")));
        if !fits || with.is_some() || self.is_passive(verb) {
            return false;
        }
        let (Agent::Phrase(subject), Some(modality)) = (self.subject(verb, 0), self.modality(verb)) else {
            return false;
        };
        let mut sides = self.sides(subject);
        if let Some(others) = tree.kid(verb, Label::Dobj).filter(|_| control) {
            sides.extend(self.resolve(others, Want::Agent));
        }
        // "Frost and Thornberry clashed over the bill": in words.
        let named = sides.iter().all(|s| self.nodes.get(s.node).is_some_and(|d| d.person && d.named));
        if fights && named && ["over", "about", "on"].iter().any(|p| tree.prepositional(verb, p).is_some()) {
            return false;
        }
        sides.retain(|a| self.acts(a.node) && self.nodes.is_somebody(a.node));
        if control {
            sides.retain(|a| self.bears_arms(a.node));
        }
        if sides.len() < 2 {
            return false;
        }
        let found = Match::of(tree.lemma(verb).to_owned());
        let telling = Telling::new(verb, "attacked", &found, modality, Rule::VerbEachOther);
        for a in &sides {
            for b in sides.iter().filter(|b| b.node != a.node) {
                self.claim(telling, Some(a.clone()), b.clone());
            }
        }
        true
    }

    /// "police clash with protesters", "traded fire with": what the one does to the other the other does to it.
    pub(in crate::ingest::extract) fn is_mutual(&self, verb: Index, frame: &VerbFrame) -> bool {
        frame.relation == "attacked"
            && self.tree.prepositional(verb, "with").is_some()
            && FIGHTING.contains(&self.tree.lemma(verb))
    }

    /// Both sides that a subject names: "Cambodia and Thailand", "Cambodian and Thai troops", "the two armies".
    fn sides(&mut self, subject: Index) -> Vec<Argument> {
        let tree = self.tree;
        let owners: Vec<Index> = tree
            .kids(subject)
            .filter(|k| *k < subject && tree.label(*k) == Label::Amod)
            .flat_map(|k| tree.conjuncts(k))
            .filter(|k| self.demonym(*k).is_some())
            .collect();
        let forces = self.class_of(subject, &tree.base(subject)).is(crate::lexicon::NounClass::FORCES);
        if owners.len() == 2 && forces && tree.conjuncts(subject).len() == 1 {
            let mut sides = Vec::new();
            for owner in owners {
                let name = format!("{} {}", tree.word(owner), tree.lower(subject));
                let node = self.descriptive(NodeKind::Organization, &name, &tree.base(subject), subject, true);
                sides.push(Argument::new(node, owner, subject));
            }
            return sides;
        }
        self.resolve(subject, Want::Agent)
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
        let others = self.actors(with);
        // Who of two sides killed whom, "killed in clashes with militants" does not say.
        if self.is_harming(verb) {
            return false;
        }
        let found = Match::of(predicate.to_owned());
        let mut any = false;
        if let Agent::Phrase(subject) = self.subject(verb, 0)
            && subject != noun
        {
            let mut one = self.actors(subject);
            one.retain(|a| !self.nodes.is_event(a.node));
            let telling = Telling::new(noun, "attacked", &found, modality, Rule::EventNounWith);
            for other in &others {
                for a in &one {
                    self.claim(telling, Some(a.clone()), other.clone());
                    self.claim(telling, Some(other.clone()), a.clone());
                    any = true;
                }
            }
        }
        any
    }
}
