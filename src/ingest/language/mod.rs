//! The linguistic analysis: tokens, sentences, tags, lemmas, dependency parse, entities.

mod analysis;
mod scheme;

pub use analysis::{Analysis, Entity, Token};
pub use scheme::{EntityType, Label, Pos, Tag};
