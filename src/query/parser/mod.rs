//! Text into AST: `lexer` splits it, `question` and `pattern` read it, `verbs` knows the words for relations.

mod date;
mod error;
mod lexer;
mod pattern;
mod period;
mod question;
mod spans;
mod verbs;

use std::collections::BTreeMap;

pub use error::ParseError;
pub(super) use pattern::LONGEST_PATH;
pub(super) use question::{WON, came_to, is_word_of_questions, post_in};
pub use verbs::verb_relations;
pub(super) use verbs::{
    Inflection, asking, base, finer_beginning_with, inflection, object, past, plain_past, predicates, third, whole,
};

use crate::model::Day;
#[cfg(feature = "cli")]
use crate::query::ast::Expression;
use crate::query::ast::{Literal, Pattern, Query, Question};

/// Bytes that a query may have: enough for any that a person writes, and a bound for the time that reading takes.
pub const LONGEST: usize = 20_000;

/// What the parser needs to know of the store.
pub(super) trait Known {
    /// Whether a name is in it, or a part of one.
    fn name(&self, name: &str) -> bool;

    /// Whether a name is in it as a whole.
    fn whole_name(&self, name: &str) -> bool;

    /// Whether it is the whole name of what has a name of its own, and no description.
    fn proper_name(&self, name: &str) -> bool;

    /// Whether it has a relation of this canonical name.
    fn relation(&self, name: &str) -> bool;
}

/// A store as the parser sees it.
pub(super) type Knows<'a> = &'a dyn Known;

/// Values for a pattern's `$name`.
pub type Parameters = BTreeMap<String, Literal>;

fn fits(query: &str) -> Result<(), ParseError> {
    if query.len() <= LONGEST {
        return Ok(());
    }
    let message = format!("the query is too long: {} bytes, of at most {LONGEST}", query.len());
    Err(ParseError::new(message, 0..0).hint("ask for less at once"))
}

/// Whether a query has a word whose meaning depends on what day it is: "yesterday", "last week", a month without its
/// year.
pub(super) fn counts_from_today(text: &str) -> bool {
    let words = lexer::words(text);
    (0..words.len()).any(|at| date::counts_from_today(words.get(at..).unwrap_or_default()))
}

/// Reads a condition of a pattern.
///
/// # Errors
/// As [`query`].
#[cfg(feature = "cli")]
pub(super) fn condition(text: &str, parameters: &Parameters) -> Result<Expression, ParseError> {
    fits(text)?;
    pattern::condition(text, parameters)
}

/// A query as it was read.
pub(super) struct Reading {
    pub(super) query: Query,
    /// What people should know of how it was read.
    pub(super) remarks: Vec<String>,
}

/// Reads a query in either form: a pattern starts with `(` or MATCH.
///
/// # Errors
/// Where a word is not understood; the error says which, what was expected and what was perhaps meant.
pub(super) fn query(
    text: &str,
    knows: Knows<'_>,
    today: Option<Day>,
    parameters: &Parameters,
) -> Result<Reading, ParseError> {
    fits(text)?;
    let start = text.trim_start();
    let first = start.split_whitespace().next().unwrap_or_default();
    if start.starts_with('(') || first.eq_ignore_ascii_case("match") {
        return pattern::parse(text, parameters)
            .map(|pattern| Reading { query: Query::Pattern(pattern), remarks: Vec::new() });
    }
    question::parse(text, knows, today).map(|(question, remarks)| Reading { query: Query::Question(question), remarks })
}

/// Whether a question needs the one before it: "and in 2025?".
pub(super) fn goes_on(text: &str, knows: Knows<'_>) -> bool {
    text.len() <= LONGEST && question::goes_on(text, knows)
}

/// Reads a question that goes on from another.
///
/// # Errors
/// As [`query`].
pub(super) fn continued(
    before: Question,
    text: &str,
    knows: Knows<'_>,
    today: Option<Day>,
) -> Result<Question, ParseError> {
    fits(text)?;
    question::continued(before, text, knows, today)
}

/// Reads a pattern.
///
/// # Errors
/// As [`query`].
pub(super) fn pattern(text: &str, parameters: &Parameters) -> Result<Pattern, ParseError> {
    fits(text)?;
    pattern::parse(text, parameters)
}

/// Reads a literal of the pattern form: for `--param name=value`. What is no number, date or word of the language is
/// a text.
pub fn literal(text: &str) -> Literal {
    pattern::literal(text)
}
