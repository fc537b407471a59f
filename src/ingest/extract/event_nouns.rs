//! Claims that nouns make: "talks between X and Y", "an attack by X on Y", "X's call for Z".

use super::clause::Agent;
use super::events::{Match, is_harm};
use super::reading::{Argument, Reading};
use super::resolve::Want;
use super::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, NounFrame, PlaceClass, relation};
use crate::model::{Modality, NodeKind};

impl Reading<'_> {
    /// The reading of a noun that acts as a verb, and its words. Of several the one whose prepositions are there.
    pub(super) fn noun_phrase_frame(&self, noun: Index) -> Option<(&'static NounFrame, String)> {
        let tree = self.tree;
        let base = tree.base(noun);
        let before = noun.checked_sub(1).filter(|b| tree.head(*b) == noun);
        let joint = tree.kids(noun).any(|k| k < noun && matches!(tree.lower(k), "joint" | "combined" | "bilateral"));
        let of = tree.prepositional(noun, "of").map(|o| format!("{base} of {}", tree.base(o)));
        let phrases =
            [of, before.map(|b| format!("{} {base}", tree.lower(b))), joint.then(|| format!("joint {base}"))];
        let phrase = phrases.into_iter().flatten().find(|p| !self.frames.noun(p).is_empty()).unwrap_or(base);
        let frames = self.frames.noun(&phrase);
        let has = |prepositions: &[&str]| prepositions.iter().any(|p| tree.prepositional(noun, p).is_some());
        let chosen = frames
            .iter()
            .find(|f| has(&f.target))
            .or_else(|| frames.iter().find(|f| has(&f.source)))
            .or_else(|| frames.first())?;
        Some((chosen, phrase))
    }

    /// Reads every noun that acts as a verb, from the token `from` on.
    pub(super) fn read_event_nouns(&mut self, from: Index) {
        for noun in from..self.tree.len() {
            if self.tree.is_noun(noun)
                && self.names.at(noun).is_none()
                && self.tree.label(noun) != Label::Compound
                && let Some((frame, predicate)) = self.noun_phrase_frame(noun)
            {
                self.read_event_noun(noun, frame, predicate);
            }
        }
    }

    fn read_event_noun(&mut self, noun: Index, frame: &'static NounFrame, predicate: String) {
        let tree = self.tree;
        let Some(relation) = relation(frame.relation) else {
            return;
        };
        // What is only asked for, refused, feared or threatened did not happen.
        let clause = tree.clause_of(noun);
        let asked = |r: &str| {
            matches!(
                r,
                "called-for" | "rejected" | "threatened" | "warned" | "denied" | "accused" | "condemned" | "supported"
            )
        };
        // "flew to Abidjan for talks with Gbagbo": who travels talks.
        let travels = tree.is_verb(clause)
            && tree.label(noun) == Label::Pobj
            && matches!(tree.lower(tree.head(noun)), "for" | "to")
            && relation.symmetric
            && self.frames.verb(tree.lemma(clause)).iter().any(|f| f.relation == "visited");
        // "ended its cooperation": it no longer does.
        let ends = matches!(tree.lemma(clause), "end" | "suspend" | "halt" | "cut" | "break" | "terminate");
        if ends && frame.relation == "cooperated-with" && tree.label(noun) == Label::Dobj {
            return;
        }
        let light = tree.is_verb(clause) && (travels || self.frames.is_light(tree.lemma(clause)));
        if tree.is_verb(clause)
            && !light
            && self.frames.verb(tree.lemma(clause)).iter().any(|f| asked(f.relation))
            && !is_harm(frame.relation)
            || self.asked_for.contains(&clause)
        {
            return;
        }
        let Some(modality) = self.modality(noun) else {
            return;
        };
        let mut parties: Vec<Argument> = Vec::new();
        let mut targets: Vec<Argument> = Vec::new();
        for preposition in &frame.source {
            // "had a meeting with Y": Y is the other side.
            if relation.symmetric && frame.target.contains(preposition) && !matches!(*preposition, "between" | "among")
            {
                continue;
            }
            if let Some(object) = tree.prepositional(noun, preposition) {
                let found = self.resolve(object, Want::Agent);
                let between = *preposition == "between" || *preposition == "among";
                if relation.symmetric && between {
                    let found_match = Match::of(predicate.clone());
                    let mut found = found;
                    self.keep_kinds(&mut found, frame.relation);
                    self.pairs(noun, frame.relation, &found, &found_match, modality, "event noun, between");
                    return;
                }
                if parties.is_empty() && !(frame.target.contains(preposition) && is_harm(frame.relation)) {
                    parties = found;
                }
            }
        }
        if parties.is_empty() {
            let possessor = tree.kids(noun).find(|k| {
                *k < noun
                    && matches!(tree.label(*k), Label::Poss | Label::Amod | Label::Compound | Label::Nmod)
                    && (self.names.at(*k).is_some()
                        || tree.tag(*k) == Tag::PrpPoss
                        || self.gazetteer.demonym(tree.word(*k)).is_some())
            });
            let struck = possessor.filter(|_| frame.relation == "attacked").and_then(|p| self.names.at(p)).cloned();
            let struck = struck.filter(|n| {
                let place =
                    |d: &super::nodes::Draft| d.kind == NodeKind::Location && d.class != Some(PlaceClass::Country);
                self.nodes.get(n.node).is_some_and(place)
            });
            if let Some(struck) = struck {
                // "a Kabul car bombing"
                targets.push(self.argument(struck.node, struck.start, struck.end - 1, 0.8));
            } else if let Some(possessor) = possessor {
                parties = match self.demonym(possessor) {
                    Some(node) => vec![Argument { node, first: possessor, last: possessor, quantity: None, sure: 0.8 }],
                    None => self.resolve(possessor, Want::Agent),
                };
            }
        }
        // "In a phone call with Putin, Macron urged…", "following talks with Iran", "on a visit to Kyiv": whoever the
        // clause is about; "during his visit to Kyiv, Tusk said" too, since "his" looks forward.
        let aside = tree.is_verb(clause)
            && (relation.symmetric || frame.relation == "visited")
            && tree.label(noun) == Label::Pobj
            && tree.head(tree.head(noun)) == clause
            && matches!(
                tree.lower(tree.head(noun)),
                "in" | "during" | "at" | "after" | "following" | "on" | "amid" | "through" | "for" | "since" | "despite"
            );
        let about_clause = aside.then(|| self.subject(clause, 0));
        if let Some(Agent::Phrase(subject)) = about_clause
            && (parties.is_empty()
                || subject > noun && tree.kids(noun).any(|k| tree.tag(k) == Tag::PrpPoss && k < noun))
            && (tree.kids(noun).any(|k| matches!(tree.lower(k), "a" | "an") || tree.tag(k) == Tag::PrpPoss)
                || frame.target.iter().any(|p| tree.prepositional(noun, p).is_some()))
        {
            parties = self.resolve(subject, Want::Agent);
        }
        let (mut parties, modality) = match self.convict(noun, frame.relation) {
            Some((convicts, deed)) if parties.is_empty() => (convicts, deed),
            _ => (parties, modality),
        };
        let is_object = tree.label(noun) == Label::Dobj && tree.head(noun) == clause;
        if parties.is_empty()
            && light
            && (is_object || travels || (tree.label(noun) == Label::Nsubjpass && self.is_passive(clause)))
            && let Agent::Phrase(subject) = self.agent(clause)
        {
            parties = self.resolve(subject, Want::Agent);
        }
        let holder = if is_object && light { Some(clause) } else { None };
        for preposition in &frame.target {
            if !targets.is_empty() {
                break;
            }
            let object = tree
                .prepositional(noun, preposition)
                .or_else(|| holder.and_then(|v| tree.prepositional(v, preposition)));
            if let Some(object) = object {
                targets = self.resolve(object, if *preposition == "in" { Want::Place } else { Want::Any });
                targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| relation.takes(d.kind)));
                if !targets.is_empty() {
                    break;
                }
            }
        }
        if frame.relation == "agreed-to" && !parties.is_empty() && !light {
            let kind = if self.class_of(noun, &tree.base(noun)).is(NounClass::DOCUMENT) {
                NodeKind::Resolution
            } else {
                NodeKind::Event
            };
            let base = tree.base(noun);
            targets = self.thing(noun, &base, kind, false);
        }
        parties.retain(|p| {
            self.nodes.get(p.node).is_some_and(|d| !matches!(d.kind, NodeKind::Event | NodeKind::Resolution))
        });
        targets.retain(|t| !parties.iter().any(|p| p.node == t.node));
        if frame.relation == "attacked" && targets.is_empty() {
            // "clashes between A and B": each attacks the other.
            if tree.prepositional(noun, "between").is_some() {
                let found = Match::of(predicate);
                for a in &parties {
                    for b in parties.iter().filter(|b| b.node != a.node) {
                        self.claim(
                            noun,
                            Some(a.clone()),
                            "attacked",
                            b.clone(),
                            &found,
                            modality,
                            "event noun, between",
                        );
                    }
                }
                return;
            }
            targets = self.struck(noun);
        }
        let found = Match::of(predicate);
        let crowd = |p: &Argument| self.nodes.get(p.node).is_some_and(|d| d.kind == NodeKind::Actor);
        if frame.relation == "protested"
            && (targets.is_empty() || !parties.iter().any(crowd))
            && !self.is_held(noun)
        {
            self.read_nameless_protest(noun, &parties, &targets, modality, &found);
            return;
        }
        if targets.is_empty() {
            if relation.symmetric && parties.len() > 1 {
                self.pairs(noun, frame.relation, &parties, &found, modality, "event noun, together");
            }
            return;
        }
        if parties.is_empty() {
            if is_harm(frame.relation) || matches!(frame.relation, "detained") {
                for target in targets {
                    self.claim(noun, None, frame.relation, target, &found, modality, "event noun");
                }
            }
            return;
        }
        for party in &parties {
            for target in &targets {
                self.claim(noun, Some(party.clone()), frame.relation, target.clone(), &found, modality, "event noun");
            }
        }
    }

    /// What an attack hit that names no target: "airstrikes in Gaza" the place, "killed in an attack" those killed.
    fn struck(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let one_sided = !matches!(tree.lemma(noun), "clash" | "fighting" | "battle" | "war" | "fight" | "skirmish");
        let place = tree.prepositional(noun, "in").filter(|o| one_sided && self.names.at(*o).is_some());
        if let Some(place) = place {
            let found = self.resolve(place, Want::Place);
            return found
                .into_iter()
                .filter(|a| self.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Location))
                .collect();
        }
        let verb = tree.clause_of(noun);
        let of_verb = tree.label(noun) == Label::Pobj && tree.head(tree.head(noun)) == verb;
        let hurts = tree.is_verb(verb)
            && self.frames.verb(tree.lemma(verb)).iter().any(|f| matches!(f.relation, "killed" | "injured"));
        let victims = if of_verb && hurts && one_sided { self.patient_of(verb) } else { None };
        let mut found = victims.map(|v| self.resolve(v, Want::Any)).unwrap_or_default();
        found.retain(|a| self.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Actor && d.head != "people"));
        found.iter_mut().for_each(|a| a.quantity = None);
        found
    }

    /// "convicted of the murder of Y", "charged with the attack": whoever is tried did it, or is said to have.
    fn convict(&mut self, noun: Index, relation_name: &str) -> Option<(Vec<Argument>, Modality)> {
        let tree = self.tree;
        if !is_harm(relation_name) || tree.label(noun) != Label::Pobj {
            return None;
        }
        let preposition = tree.head(noun);
        let governor = tree.head(preposition);
        if !matches!(tree.lower(preposition), "of" | "for" | "with" | "in" | "over" | "to") {
            return None;
        }
        let (tried, proven) = match tree.lemma(governor) {
            "convict" | "sentence" | "jail" | "imprison" | "execute" => (self.patient_of(governor), true),
            "charge" | "arrest" | "detain" | "indict" | "accuse" | "try" | "suspect" | "prosecute" => {
                (self.patient_of(governor), false)
            }
            "guilty" | "responsible" => match self.subject(tree.clause_of(governor), 0) {
                Agent::Phrase(subject) => (Some(subject), true),
                _ => (None, true),
            },
            _ => (None, false),
        };
        let mut convicts = self.resolve(tried?, Want::Agent);
        convicts.iter_mut().for_each(|c| c.quantity = None);
        (!convicts.is_empty()).then_some((convicts, if proven { Modality::Asserted } else { Modality::Alleged }))
    }

    /// Whom a verb is done to.
    fn patient_of(&self, verb: Index) -> Option<Index> {
        if self.is_passive(verb) { self.patient(verb) } else { self.tree.kid(verb, Label::Dobj) }
    }
}
