//! How a country or a party comes into a body without joining it: "was admitted to the African Union", "entered NATO".
//! Also "was accepted as a member of the bloc", "entered the coalition".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// Verbs of letting somebody into a body.
static ADMITTING: Words = Words::of("accessions.admitting");

/// Verbs of letting in that need no more than who is let in.
static LETTING_IN: Words = Words::of("accessions.letting-in");

/// What parties enter to govern.
static COALITIONS: Words = Words::of("accessions.coalitions");

impl Reading<'_> {
    /// Makes the `member-of` claims of bodies that somebody enters or is let into.
    pub(in crate::ingest::extract) fn read_accessions(&mut self) {
        for verb in self.body..self.tree.len() {
            if !self.tree.is_verb(verb) {
                continue;
            }
            if ADMITTING.contains(&self.tree.lemma(verb)) {
                self.read_letting_in(verb);
            } else if self.tree.lemma(verb) == "enter" {
                self.read_entry(verb);
            }
        }
    }

    /// Who is let in where "as a member" tells of it: "was accepted as a member", "welcomed Chad as its tenth member".
    pub(super) fn admitted_as(&self, member: Index) -> Option<Index> {
        let tree = self.tree;
        let preposition = tree.head(member);
        let verb = tree.head(preposition);
        let told = tree.label(member) == Label::Pobj
            && tree.lower(preposition) == "as"
            && ADMITTING.contains(&tree.lemma(verb));
        if !told {
            return None;
        }
        if self.is_passive(verb) { self.patient(verb) } else { tree.kid(verb, Label::Dobj) }
    }

    /// "Gabon was readmitted to the African Union", "NATO admitted Croatia".
    fn read_letting_in(&mut self, verb: Index) {
        let tree = self.tree;
        if self.is_passive(verb) {
            let Some(object) = ["to", "into"].iter().find_map(|p| tree.prepositional(verb, p)) else { return };
            let Some(patient) = self.patient(verb) else { return };
            self.enter_body(verb, patient, object);
        } else if LETTING_IN.contains(&tree.lemma(verb))
            && let Some(object) = tree.kid(verb, Label::Dobj)
            && let Agent::Phrase(subject) = self.subject(verb, 0)
        {
            self.enter_body(verb, object, subject);
        }
    }

    /// "Estonia entered the European Union", "The Greens entered the coalition".
    fn read_entry(&mut self, verb: Index) {
        let tree = self.tree;
        let Some(object) = tree.kid(verb, Label::Dobj).filter(|_| !self.is_passive(verb)) else { return };
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return };
        if self.names.at(object).is_some() {
            self.enter_body(verb, subject, object);
        } else if COALITIONS.contains(&tree.base(object).as_str()) {
            let parties = self.bodies_named(subject);
            let bodies = self.resolve_one(object, Want::Any);
            self.claim_entry(verb, &parties, &bodies);
        }
    }

    /// Claims that the countries of one phrase belong to the body of states that another names.
    fn enter_body(&mut self, verb: Index, holder: Index, body: Index) {
        let Some(body) = self.organization_at(body).cloned() else { return };
        let of_states = self.nodes.is_named_organization(body.node)
            && self.gazetteer.sort_of(self.nodes.name(body.node)) == Some("body");
        if of_states {
            let mut states = self.resolve(holder, Want::Agent);
            states.retain(|s| self.nodes.is_country(s.node));
            self.claim_entry(verb, &states, &[body.argument()]);
        }
    }

    /// The organizations that a phrase names.
    fn bodies_named(&self, phrase: Index) -> Vec<Argument> {
        let tree = self.tree;
        let named = tree.conjuncts(phrase).into_iter().filter_map(|i| self.organization_at(i));
        named.filter(|n| self.nodes.is_named_organization(n.node)).map(|n| n.argument()).collect()
    }

    fn claim_entry(&mut self, verb: Index, holders: &[Argument], bodies: &[Argument]) {
        let Some(modality) = self.modality(verb) else { return };
        let found = Match::of(self.tree.lemma(verb).to_owned());
        let telling = Telling::new(verb, "member-of", &found, modality, Rule::Membership);
        for holder in holders {
            for body in bodies.iter().filter(|b| b.node != holder.node) {
                if self.nodes.is_organization(body.node) {
                    self.claim(telling, Some(holder.clone()), body.clone());
                }
            }
        }
    }
}
