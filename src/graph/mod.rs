//! Traversals over what a store holds.

mod subgraph;

pub use subgraph::{GraphEdge, GraphNode, Selection, Subgraph, select};
