//! How a text tells of a deed: what all claims have in common that one verb or noun makes.

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::rules::Rule;
use crate::model::Modality;

/// How a deed is told, whoever did it to whom.
#[derive(Clone, Copy)]
pub(in crate::ingest::extract) struct Telling<'a> {
    /// The verb or noun that tells of it: its clause says when, where and by whose word.
    pub(in crate::ingest::extract) trigger: Index,
    /// The name of the relation that it says.
    pub(in crate::ingest::extract) relation: &'static str,
    /// The words by which it says so, and what else a frame has found beside them.
    pub(in crate::ingest::extract) found: &'a Match,
    /// Whether it is told as done.
    pub(in crate::ingest::extract) modality: Modality,
    /// The rule that has read it.
    pub(in crate::ingest::extract) rule: Rule,
}

impl<'a> Telling<'a> {
    pub(in crate::ingest::extract) fn new(
        trigger: Index,
        relation: &'static str,
        found: &'a Match,
        modality: Modality,
        rule: Rule,
    ) -> Self {
        Self { trigger, relation, found, modality, rule }
    }
}
