//! Whom the deed that a noun names is done to: by its prepositions, else by what its clause or the text before tells.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deeds::nouns::event_noun::EventNoun;
use crate::ingest::extract::deeds::nouns::event_noun_parties::Parties;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// What is carried out at a place, which is its target.
static CARRIED_OUT: Words = Words::of("event_noun_targets.carried-out");

/// Verbs by which another than its parties tells of an agreement or brings it about.
static BROKERING: Words = Words::of("event_noun_targets.brokering");

/// Nouns for ending what a site or a firm does, which punishes nobody who is not named.
static CLOSURES: Words = Words::of("event_noun_targets.closures");

impl Reading<'_> {
    /// Adds the targets that the noun's phrase and clause tell, and leaves out of both sides who can be none.
    pub(super) fn add_targets(&mut self, event: EventNoun, told: &mut Parties) {
        let EventNoun { noun, frame, relation, .. } = event;
        let attack = frame.relation == "attacked";
        self.add_targets_of_deed(event, told);
        self.add_prepositional_targets(event, &mut told.targets);
        // "held talks with Beijing"
        if relation.symmetric {
            self.read_capitals_as_governments(&mut told.targets);
        }
        if frame.relation == "agreed-to" && !told.parties.is_empty() && self.is_agreement_of_its_parties(event) {
            let base = self.tree.base(noun);
            let document = self.class_of(noun, &base).is(NounClass::DOCUMENT);
            let kind = if document { NodeKind::Resolution } else { NodeKind::Event };
            told.targets = self.thing(noun, &base, kind, false);
        }
        told.parties.retain(|p| self.nodes.is_somebody(p.node));
        if frame.relation == "visited" {
            self.add_visit_in_passing(event, told);
        }
        if attack && !told.targets.is_empty() {
            self.add_struck_besides(noun, &mut told.targets);
        }
        told.leave_parties_out();
    }

    /// "Shells were fired at the port in Kisumu during a visit from President Roe": he visited the place of the clause.
    fn add_visit_in_passing(&mut self, event: EventNoun, told: &mut Parties) {
        let tree = self.tree;
        let EventNoun { noun, frame, .. } = event;
        let preposition = tree.head(noun);
        let clause = tree.clause_of(noun);
        let passing = tree.label(noun) == Label::Pobj
            && tree.is_verb(clause)
            && matches!(tree.lower(preposition), "during" | "after" | "before" | "following" | "of" | "amid")
            && (tree.lower(preposition) != "of" || tree.lower(tree.head(preposition)) == "ahead")
            && !frame.target.iter().any(|p| *p != "of" && tree.prepositional(noun, p).is_some());
        if !passing {
            return;
        }
        let guest = ["from", "by", "of"].into_iter().find_map(|p| tree.prepositional(noun, p));
        let mut guests = guest.map(|g| self.resolve(g, Want::Agent)).unwrap_or_default();
        guests.retain(|g| self.nodes.is_person(g.node));
        if guests.is_empty() {
            return;
        }
        let around = |label: Label| tree.kid(clause, label);
        let subject = around(Label::Nsubj).or_else(|| around(Label::Nsubjpass));
        let Some(place) = self.place_of_crowd(&[Some(clause), around(Label::Dobj), subject]) else { return };
        told.parties = guests;
        told.targets = vec![place];
    }

    /// What a deployment, a threat or an attack was aimed at, by the clause that tells of it.
    fn add_targets_of_deed(&mut self, event: EventNoun, told: &mut Parties) {
        let noun = event.noun;
        match event.frame.relation {
            "mobilized" if told.targets.is_empty() => {
                if let Some((forces, places)) = self.deployed(noun) {
                    if told.parties.is_empty() {
                        told.parties = forces;
                    }
                    told.targets = places;
                }
            }
            // "X's threat to annex Greenland": whomever that would befall.
            "threatened" if told.targets.is_empty() && !told.parties.is_empty() => {
                told.targets = self.threatened_deed(noun);
            }
            // "The law was met with strikes": they are against it.
            "protested" if told.targets.is_empty() => {
                let verb = self.tree.head(self.tree.head(noun));
                let met = self.tree.label(noun) == Label::Pobj
                    && self.tree.lower(self.tree.head(noun)) == "with"
                    && matches!(self.tree.lemma(verb), "meet" | "greet")
                    && self.tree.kid(verb, Label::Dobj).is_none();
                let subject = self.tree.kid(verb, Label::Nsubjpass).or_else(|| self.tree.kid(verb, Label::Nsubj));
                if let Some(subject) = subject.filter(|_| met) {
                    told.targets = self.stood_to(subject, "protested");
                }
            }
            // "suffered an attack by rebels", "was the target of a bombing": whoever did is its target.
            "attacked" if told.targets.is_empty() => {
                let told_where = ["on", "against", "at"].iter().any(|p| self.tree.prepositional(noun, p).is_some());
                if !told_where {
                    told.targets = self.sufferers(noun);
                }
            }
            _ => {}
        }
    }

    /// What the prepositions of the noun's frame bring, the first that bring any.
    fn add_prepositional_targets(&mut self, event: EventNoun, targets: &mut Vec<Argument>) {
        let tree = self.tree;
        let EventNoun { noun, clause, frame, relation, light, is_object, .. } = event;
        // "A drone strike was carried out at the gas field"
        let carried_out = CARRIED_OUT.contains(&frame.relation)
            && tree.label(noun) == Label::Nsubjpass
            && tree.head(noun) == clause
            && self.is_passive(clause);
        // "foiled an attack by rebels on a church": hung on the verb.
        let foiled = is_object && self.is_foiled_deed(noun);
        let holder = if (is_object || carried_out) && light || foiled { Some(clause) } else { None };
        let done_by = tree.kids(noun).find(|k| tree.label(*k) == Label::Acl && tree.kid(*k, Label::Agent).is_some());
        for preposition in &frame.target {
            if !targets.is_empty() {
                break;
            }
            let object = tree
                .prepositional(noun, preposition)
                .or_else(|| holder.or(done_by).and_then(|v| tree.prepositional(v, preposition)))
                .or_else(|| self.behind_attacker(noun, preposition).filter(|_| frame.relation == "attacked"));
            let Some(object) = object else { continue };
            // "tariffs on Mexican and Canadian imports"
            let origin = if frame.relation == "sanctioned" && *preposition == "on" {
                self.origin_of_goods(noun, object)
            } else {
                Vec::new()
            };
            *targets = if *preposition == "in" {
                self.resolve(object, Want::Place)
            } else if origin.is_empty() {
                self.target_phrase(object, frame.relation)
            } else {
                origin
            };
            targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| relation.takes(d.kind)));
        }
    }

    /// Whether an agreement is what its parties agreed to: no verb carries it, or another tells of it.
    fn is_agreement_of_its_parties(&self, event: EventNoun) -> bool {
        let tree = self.tree;
        // "announces a ceasefire between Kenya and Uganda": those two agreed to it.
        !event.light
            // "A deal between Kenya and Uganda ended the strike"
            || (BROKERING.contains(&tree.lemma(event.clause)) || tree.label(event.noun) == Label::Nsubj)
                && tree.prepositional(event.noun, "between").is_some()
    }

    /// Adds what an attack struck where nothing says what it was on.
    pub(super) fn add_struck(&mut self, noun: Index, told: &mut Parties) {
        let tree = self.tree;
        // "shot dead by gunmen in an attack in the town": the town is only where.
        if told.raided || told.parties.is_empty() && self.under_harm(noun) || self.is_foiled_deed(noun) {
            return;
        }
        told.targets = self.struck(noun);
        // "A raid kills eleven in Sinaloa": nobody's raid, and the place is only where.
        if told.parties.is_empty() && tree.label(noun) == Label::Nsubj && self.is_harming(tree.head(noun)) {
            let place = tree.prepositional(noun, "in");
            told.targets.retain(|t| place.is_some_and(|p| (t.first..=t.last).contains(&p)));
        }
        self.add_struck_besides(noun, &mut told.targets);
    }

    /// Leaves those targets out to which the noun's deed is not done.
    pub(super) fn keep_targets_meant(&self, event: EventNoun, targets: &mut Vec<Argument>) {
        let noun = self.tree.lemma(event.noun);
        match event.frame.relation {
            // "ordered the closure of all schools" sanctions nobody.
            "sanctioned" if CLOSURES.contains(&noun) => {
                targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| d.named));
            }
            // "in an interview with the BBC" whoever is asked speaks to everybody.
            "spoke-with" if noun == "interview" => targets.retain(|t| self.nodes.is_person(t.node)),
            // "his return to health"
            "visited" if noun == "return" => {
                targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| d.named));
            }
            _ => {}
        }
    }

    /// Adds whom an attack by somebody was on that the text tells elsewhere.
    pub(super) fn add_attacked_before(&mut self, event: EventNoun, told: &mut Parties) {
        let open = told.targets.is_empty() && !told.raided && !self.is_foiled_deed(event.noun);
        if event.frame.relation != "attacked" || !open || told.parties.is_empty() {
            return;
        }
        told.targets = self.ambushed(event.noun);
        told.leave_parties_out();
        // "the attack, conducted by the Taliban": whatever was last told to have been attacked.
        if told.targets.is_empty() {
            told.targets = self.told_attacked(event.noun);
        }
    }
}
