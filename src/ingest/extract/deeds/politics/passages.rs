//! Bills that make their way: "The bill passed the Senate", "the measure cleared the lower house".
//! The chamber adopts them.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, Words};
use crate::model::Modality;

/// What passes a chamber.
static PASSING: Words = Words::of("passages.passing");

impl Reading<'_> {
    /// Claims that a chamber adopted what passed it; whether the verb says so.
    pub(in crate::ingest::extract) fn read_passage(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        if !matches!(tree.lemma(verb), "pass" | "clear") || self.is_passive(verb) {
            return false;
        }
        let Agent::Phrase(thing) = self.subject(verb, 0) else { return false };
        let bill = tree.is_noun(thing) && {
            let base = tree.base(thing);
            PASSING.contains(&base.as_str()) || self.class_of(thing, &base).is(NounClass::DOCUMENT)
        };
        let through = tree.prepositional(verb, "through");
        let Some(chamber) = tree.kid(verb, Label::Dobj).or(through).filter(|_| bill) else { return false };
        let Some(modality) = self.modality(verb) else { return false };
        let mut sources = self.resolve(chamber, Want::Agent);
        sources.retain(|s| self.nodes.is_organization(s.node));
        let mut targets = self.resolve(thing, Want::Any);
        self.keep_kinds(&mut targets, "adopted");
        if sources.is_empty() || targets.is_empty() || modality == Modality::Alleged {
            return false;
        }
        let found = Match::of(tree.lemma(verb).to_owned());
        self.claim_each(Telling::new(verb, "adopted", &found, modality, Rule::Passage), &sources, &targets);
        true
    }
}
