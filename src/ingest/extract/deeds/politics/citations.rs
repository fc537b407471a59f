//! Documents that somebody acts by: "in line with Resolution 2254", "under the National Emergencies Act".

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
use crate::model::{Modality, NodeKind};

/// Nouns of the phrases that tie a deed to a document: "in accordance with", "in breach of".
pub(in crate::ingest::extract) static TIES: Words = Words::of("citations.ties");

/// Parts of a document: who acts under one acts under the document.
static PARTS: Words = Words::of("citations.parts");

/// Adjectives of what agrees with a document or does not.
static ACCORDANCE: Words = Words::of("citations.accordance");

/// Verbs of doing what a document forbids.
static BREAKING: Words = Words::of("citations.breaking");

/// Nouns for what a document forbids.
static BREACHES: Words = Words::of("citations.breaches");

impl Reading<'_> {
    /// Reads every phrase that ties a deed to a document.
    pub(in crate::ingest::extract) fn read_citations(&mut self, from: Index) {
        let tree = self.tree;
        for word in from..tree.len() {
            if tree.label(word) == Label::Prep || tree.lower(word) == "pursuant" {
                self.read_citation(word);
            } else if tree.is_verb(word) && BREAKING.contains(&tree.lemma(word)) {
                self.read_breach(word);
            }
        }
    }

    fn read_citation(&mut self, preposition: Index) {
        let tree = self.tree;
        let object = tree.kid(preposition, Label::Pobj);
        let above = tree.head(preposition);
        // "is contrary to the charter", "consistent with the accords": so whoever says it has it.
        let measured =
            matches!(tree.label(above), Label::Acomp | Label::Amod) && ACCORDANCE.contains(&tree.lemma(above));
        let ties = |o: &Index| TIES.contains(&tree.lemma(*o)) || TIES.contains(&tree.lower(*o));
        let mut document = match tree.lower(preposition) {
            "under" | "per" => object,
            "pursuant" => tree.prepositional(preposition, "to"),
            "to" | "with" if measured => object,
            // "were freed as part of the accord", "on the basis of the charter"
            "as" => object.filter(|o| tree.lemma(*o) == "part").and_then(|o| tree.prepositional(o, "of")),
            "on" => object
                .filter(|o| matches!(tree.lemma(*o), "basis" | "strength"))
                .and_then(|o| tree.prepositional(o, "of")),
            "in" => {
                object.filter(ties).and_then(|o| tree.prepositional(o, "with").or_else(|| tree.prepositional(o, "of")))
            }
            _ => None,
        };
        while let Some(part) = document.filter(|d| PARTS.contains(&tree.base(*d).as_str()))
            && let Some(whole) = tree.prepositional(part, "of")
        {
            document = Some(whole);
        }
        let Some(document) = document else { return };
        let verb = tree.clause_of(preposition);
        if !tree.is_verb(verb) {
            return;
        }
        let mut targets = self.resolve(document, Want::Any);
        let known = matches!(tree.lower(preposition), "as" | "on");
        targets.retain(|t| {
            let draft = self.nodes.get(t.node);
            draft.is_some_and(|d| d.kind == NodeKind::Resolution && (d.named || !known && t.first < t.last))
        });
        if targets.is_empty() {
            return;
        }
        let sources = match self.agent(verb) {
            _ if measured => self.speaker(verb, None).map(|s| Argument::new(s, verb, verb)).into_iter().collect(),
            Agent::Phrase(subject) => self.citers(verb, subject, object),
            _ => return,
        };
        let found = Match::of(tree.lower(preposition).to_owned());
        let telling = Telling::new(preposition, "cited", &found, Modality::Asserted, Rule::DocumentActedBy);
        self.claim_each(telling, &sources, &targets);
    }

    /// Who acts by a document that a clause ties a deed to; of a thing that is said to be lawful or not, and of a
    /// breach, whoever says so.
    fn citers(&mut self, verb: Index, subject: Index, tie: Option<Index>) -> Vec<Argument> {
        let tree = self.tree;
        let mut acting = self.resolve(subject, Want::Agent);
        let breach = tie.is_some_and(|t| BREACHES.contains(&tree.lemma(t)));
        let judged = tree.lemma(verb) == "be" && tree.kid(verb, Label::Acomp).is_some();
        if breach || judged {
            let doer = acting.first().map(|a| a.node);
            if let Some(speaker) = self.speaker(verb, doer) {
                return vec![Argument::new(speaker, verb, verb)];
            }
            if judged {
                acting.retain(|a| self.acts(a.node));
            }
        }
        acting
    }

    /// "says the visit violates the accords": whoever says so holds the document against it.
    fn read_breach(&mut self, verb: Index) {
        let tree = self.tree;
        let (false, Some(object)) = (self.is_passive(verb), tree.kid(verb, Label::Dobj)) else { return };
        if !matches!(self.modality(verb), Some(Modality::Asserted | Modality::Alleged)) {
            return;
        }
        let mut targets = self.resolve(object, Want::Any);
        targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| d.kind == NodeKind::Resolution && d.named));
        let Some(speaker) = self.speaker(verb, None).filter(|_| !targets.is_empty()) else { return };
        let sources = [Argument::new(speaker, verb, verb)];
        let found = Match::of(tree.lemma(verb).to_owned());
        let telling = Telling::new(verb, "cited", &found, Modality::Asserted, Rule::DocumentActedBy);
        self.claim_each(telling, &sources, &targets);
    }
}
