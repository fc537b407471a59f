//! Claims and graphs for the tests of this room.

use super::{Adjacency, Builder};
use crate::model::{Modality, NodeId};
use crate::store::{ClaimEntry, ClaimRef, RelationId};

/// A claim from one node to another, alone in its article.
pub(super) fn claim(article: u64, source: u32, target: u32) -> ClaimEntry {
    ClaimEntry {
        at: ClaimRef { article, index: 0 },
        source: Some(NodeId(source)),
        relation: RelationId(0),
        target: Some(NodeId(target)),
        date: None,
        modality: Modality::Asserted,
        shown: true,
    }
}

/// The graph of these edges.
pub(super) fn graph(edges: &[(u32, u32)]) -> Adjacency {
    let mut builder = Builder::default();
    for (i, (source, target)) in (0..).zip(edges) {
        builder.add(&claim(i, *source, *target));
    }
    builder.finish()
}
