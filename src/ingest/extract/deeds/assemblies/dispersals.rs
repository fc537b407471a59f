//! Protests that forces break up: "Police dispersed a rally in Lima with tear gas".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// Nouns for crowds that forces disperse.
static CROWDS: Words = Words::of("dispersals.crowds");

impl Reading<'_> {
    /// "Police broke up a protest": they attack the protesters, named or not. Tells whether they did.
    pub(in crate::ingest::extract) fn read_dispersal(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let up = || tree.kids(verb).any(|k| tree.label(k) == Label::Prt && tree.lower(k) == "up");
        let disperses = tree.lemma(verb) == "disperse" || tree.lemma(verb) == "break" && up();
        let passive = self.is_passive(verb);
        let object = tree.kid(verb, if passive { Label::Nsubjpass } else { Label::Dobj });
        let Some(crowd) =
            object.filter(|o| disperses && self.names.at(*o).is_none() && CROWDS.contains(&tree.lemma(*o)))
        else {
            return false;
        };
        let (Agent::Phrase(subject), Some(modality)) = (self.agent(verb), self.modality(verb)) else { return false };
        let mut forces = self.actors(subject);
        forces.retain(|f| self.keeps_order(f.node) || self.bears_arms(f.node));
        if forces.is_empty() {
            return false;
        }
        let protesters: Vec<Argument> = vec![self.crowd(crowd)];
        let found = Match::of(tree.lemma(verb).to_owned());
        self.claim_each(Telling::new(verb, "attacked", &found, modality, Rule::Verb), &forces, &protesters);
        true
    }
}
