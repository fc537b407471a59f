//! An embedded knowledge graph of the news.
//!
//! An article walks in at one end and an answer walks out at the other; every module is one room on that way and
//! knows only the rooms before it:
//!
//! 1. [`model`]: the words of the graph, plain data.
//! 2. [`lexicon`]: what the program knows of the world and of English, compiled from `data/`.
//! 3. [`ingest`]: an article in, an extraction out: reader, language, extract.
//! 4. [`store`]: keeps what was read, with its evidence.
//! 5. [`graph`]: traversals.
//! 6. [`query`]: the question language.
//! 7. [`export`]: pictures and files.
//! 8. [`cli`]: the only room that talks to people.

pub mod cli;
pub mod export;
pub mod graph;
pub mod ingest;
pub mod lexicon;
pub mod model;
pub mod query;
pub mod store;
