//! What the program knows of the world and of English beyond one article, compiled from `data/`.

mod fold;

pub use fold::fold;
