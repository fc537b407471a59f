//! Subgraphs in the formats of the world, with their citations.

mod dot;

pub use dot::{dot, dot_with};
