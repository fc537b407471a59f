//! The question language: `lexer` and `parser` make an `ast`, `run` answers it from a store.
//!
//! A question is never guessed at silently: the answer says how it was read, an unknown name comes back with its
//! nearest, an unknown word is an error that points at it.

mod answer;
mod ast;
mod lexer;
mod name;
mod parser;
mod run;
mod verbs;

use std::fmt;

pub use answer::{Answer, Citation, NodeView, Row, Value};
pub use ast::{End, Filter, Order, Question, Wants};
pub use parser::ParseError;

use crate::model::NodeId;
use crate::store::{Reader, StoreError};

/// Why a question has no answer.
#[derive(Debug)]
pub enum QueryError {
    /// It was not understood.
    Parse(ParseError),
    /// The store cannot be read.
    Store(StoreError),
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parse(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for QueryError {}

impl From<StoreError> for QueryError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Reads a question as a store's reader understands it.
///
/// # Errors
/// Where a word is not understood, or the store cannot be read.
pub fn parse(reader: &dyn Reader, question: &str) -> Result<Question, QueryError> {
    let today = reader.date_range()?.map(|(_, last)| last);
    parser::parse(question, &|name| name::is_known(reader, name), today).map_err(QueryError::Parse)
}

/// Answers a question in plain words.
///
/// # Errors
/// As [`parse`].
pub fn ask(reader: &dyn Reader, question: &str) -> Result<Answer, QueryError> {
    let parsed = parse(reader, question)?;
    Ok(run::run(reader, question, &parsed)?)
}

/// Answers a question that was built by hand.
///
/// # Errors
/// Where the store cannot be read.
pub fn answer(reader: &dyn Reader, question: &Question) -> Result<Answer, StoreError> {
    run::run(reader, &question.to_string(), question)
}

/// The nodes that a name selects, by id; empty where the store knows none.
///
/// # Errors
/// Where the store cannot be read.
pub fn select(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    name::select(reader, name)
}

/// Names near one that the store does not know, with how many claims each has.
///
/// # Errors
/// Where the store cannot be read.
pub fn nearest(reader: &dyn Reader, name: &str) -> Result<Vec<(String, u64)>, StoreError> {
    name::nearest(reader, name)
}
