//! Documents that somebody acts by: "in line with Resolution 2254", "under the National Emergencies Act".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::model::{Modality, NodeKind};

/// Nouns of the phrases that tie a deed to a document: "in accordance with", "in breach of".
static TIES: Words = Words::of("citations.ties");

/// Parts of a document: who acts under one acts under the document.
static PARTS: Words = Words::of("citations.parts");

impl Reading<'_> {
    /// Reads every phrase that ties a deed to a document.
    pub(in crate::ingest::extract) fn read_citations(&mut self, from: Index) {
        for word in from..self.tree.len() {
            if self.tree.label(word) == Label::Prep {
                self.read_citation(word);
            }
        }
    }

    fn read_citation(&mut self, preposition: Index) {
        let tree = self.tree;
        let object = tree.kid(preposition, Label::Pobj);
        let mut document = match tree.lower(preposition) {
            "under" | "per" => object,
            "pursuant" => tree.prepositional(preposition, "to"),
            "in" => object
                .filter(|o| TIES.contains(&tree.lemma(*o)))
                .and_then(|o| tree.prepositional(o, "with").or_else(|| tree.prepositional(o, "of"))),
            _ => None,
        };
        while let Some(part) = document.filter(|d| PARTS.contains(&tree.base(*d).as_str()))
            && let Some(whole) = tree.prepositional(part, "of")
        {
            document = Some(whole);
        }
        let Some(document) = document else { return };
        let verb = tree.clause_of(preposition);
        let (true, Agent::Phrase(subject)) = (tree.is_verb(verb), self.agent(verb)) else { return };
        let mut targets = self.resolve(document, Want::Any);
        targets.retain(|t| {
            self.nodes.get(t.node).is_some_and(|d| d.kind == NodeKind::Resolution && (d.named || t.first < t.last))
        });
        if targets.is_empty() {
            return;
        }
        let sources: Vec<Argument> = self.resolve(subject, Want::Agent);
        let found = Match::of(tree.lower(preposition).to_owned());
        for source in &sources {
            for target in &targets {
                let plain = Modality::Asserted;
                self.claim(
                    preposition,
                    Some(source.clone()),
                    "cited",
                    target.clone(),
                    &found,
                    plain,
                    Rule::DocumentActedBy,
                );
            }
        }
    }
}
