//! Who or what a phrase was found to stand for.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::model::Quantity;

/// Someone or something that a noun phrase stands for.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ingest::extract) struct Argument {
    pub(in crate::ingest::extract) node: NodeIndex,
    /// First and last token of the mention.
    pub(in crate::ingest::extract) first: Index,
    pub(in crate::ingest::extract) last: Index,
    pub(in crate::ingest::extract) quantity: Option<Quantity>,
}

impl Argument {
    /// A mention of a node, from its first token to its last.
    pub(in crate::ingest::extract) fn new(node: NodeIndex, first: Index, last: Index) -> Self {
        Self { node, first, last, quantity: None }
    }
}

/// Those who do something, or nobody in particular where none is told.
pub(in crate::ingest::extract) fn or_nobody(doers: Vec<Argument>) -> Vec<Option<Argument>> {
    if doers.is_empty() { vec![None] } else { doers.into_iter().map(Some).collect() }
}

impl Name {
    /// The name as an argument of a claim.
    pub(in crate::ingest::extract) fn argument(&self) -> Argument {
        Argument::new(self.node, self.start, self.end - 1)
    }
}
