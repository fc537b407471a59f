//! The linguistic analysis: tokens, sentences, tags, lemmas, dependency parse, entities.
//!
//! An inference engine for the published weights of an English pipeline (`data/model`). In the order of the work:
//! [`Engine::analyze`] splits a text (`tokenizer`), looks up its words (`features`), turns them into vectors
//! (`encoder`), tags, parses (`parser`), finds names (`recognizer`) and takes words back to their bases
//! (`lemmatizer`).

mod analysis;
mod dictionary;
mod encoder;
mod engine;
mod features;
mod layer;
mod lemmatizer;
mod matrix;
mod model;
mod parser;
mod recognizer;
mod scheme;
mod scorer;
mod tokenizer;

pub use analysis::{Analysis, Entity, Token};
pub(in crate::ingest) use dictionary::is_word;
pub use engine::{Engine, Workspace};
pub use model::ModelError;
pub use scheme::{EntityType, Label, Pos, Tag};
