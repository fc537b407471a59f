//! Subgraphs in the formats of the world, with their citations.
