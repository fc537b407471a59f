//! How the nodes of an article are told apart.

/// Index of a node in its article.
pub(in crate::ingest::extract) type NodeIndex = usize;
