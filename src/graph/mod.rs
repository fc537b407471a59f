//! Traversals over what a store holds.
//!
//! [`Adjacency`] is the whole graph (or the part that a [`Scope`] names) in flat arrays, one edge a claim; [`Pairs`] is
//! who is connected with whom in it. Both implement petgraph's visit traits, so petgraph's algorithms run on them; what
//! petgraph lacks is here, with its cost and source.

mod addressees;
mod adjacency;
mod betweenness;
mod brokers;
mod communities;
mod components;
mod diff;
mod hops;
mod pairs;
mod path;
mod profile;
mod rank;
#[cfg(test)]
mod sample;
mod scope;
mod subgraph;
mod tie;
mod timeline;
mod visit;

pub(crate) use addressees::Addressees;
pub use adjacency::{Adjacency, Builder, Link, Place};
pub use betweenness::{Betweenness, EXACT, PIVOTS, betweenness};
pub use brokers::{Broker, bridges, brokers};
pub use communities::{Communities, communities};
pub use components::{components, strong_components};
pub use diff::{Change, Diff, EdgeKey, EdgeState, Named, State, diff};
pub use hops::{Hops, UNREACHED, hops};
pub use pairs::Pairs;
pub use path::{Cost, Path, k_shortest, k_shortest_via, shortest};
pub use profile::{Fact, Partner, Profile, Section, profile};
pub use rank::{DAMPING, degrees, page_rank};
pub use scope::{Scope, attested};
pub use subgraph::{GraphEdge, GraphNode, Selection, Subgraph, cut};
pub use tie::{Quote, Tie, quote, ties};
pub use timeline::{Period, Step, Timeline, timeline};
pub use visit::{EdgeView, Edges, Seen, Ties};
