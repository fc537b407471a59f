//! A stretch of the text that may be a name, before it has a node.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::EntityType;

/// A stretch of tokens that may be a name.
pub(in crate::ingest::extract) struct Candidate {
    pub(in crate::ingest::extract) start: Index,
    pub(in crate::ingest::extract) end: Index,
    pub(in crate::ingest::extract) kind: Option<EntityType>,
}
