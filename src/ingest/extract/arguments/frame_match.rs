//! A verb as a frame of the lexicon reads it, and what the frame found in the text.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::lexicon::VerbFrame;

/// A verb as one frame reads it.
#[derive(Clone, Copy)]
pub(super) struct Predication<'f> {
    pub(super) verb: Index,
    /// The word that the objects hang on: the verb, or the particle or noun of the frame.
    pub(super) anchor: Index,
    pub(super) frame: &'f VerbFrame,
}

/// What a frame found in the text.
pub(in crate::ingest::extract) struct Match {
    pub(in crate::ingest::extract) targets: Vec<Argument>,
    pub(in crate::ingest::extract) to: Vec<NodeIndex>,
    pub(in crate::ingest::extract) predicate: String,
    /// The stretch of text that an event's name was taken from.
    pub(in crate::ingest::extract) inside: Option<(Index, Index)>,
    pub(in crate::ingest::extract) subject_is_target: bool,
}

impl Match {
    /// A match with nothing but its predicate.
    pub(in crate::ingest::extract) fn of(predicate: String) -> Self {
        Self { targets: Vec::new(), to: Vec::new(), predicate, inside: None, subject_is_target: false }
    }
}
