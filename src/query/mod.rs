//! The question language: `parser` makes an `ast`, `translate` turns a question into a pattern, `run` plans it and
//! answers it from a store.
//!
//! A question is never guessed at silently: the answer says how it was read, an unknown name comes back with its
//! nearest, an unknown word is an error that points at it.

mod answer;
pub mod ast;
mod builder;
mod explain;
mod label;
mod name;
mod options;
mod parser;
mod remembered;
mod run;
mod translate;

use std::fmt;
use std::sync::Arc;

pub use answer::{Answer, Cell, Citation, Group, NodeView, Row, Value};
pub use builder::{Ask, UnknownNoun};
pub use explain::{Explanation, PlanStep};
#[cfg(feature = "cli")]
pub(crate) use name::nearest_word;
pub use options::Options;
pub use parser::{LONGEST, Parameters, ParseError, literal, verb_relations};

use self::ast::{Pattern, Query};
use self::options::Budget;
use self::parser::Reading;
use self::remembered::remembered;
use self::run::Prepared;
use crate::model::{Day, NodeId};
use crate::store::{Reader, StoreError};

/// Why a question has no answer.
#[derive(Debug)]
pub enum QueryError {
    /// It was not understood.
    Parse(ParseError),
    /// The question from which it goes on was not understood.
    Before {
        /// That question.
        question: String,
        /// What is wrong with it.
        error: ParseError,
    },
    /// The store cannot be read.
    Store(StoreError),
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parse(error) => error.fmt(f),
            Self::Before { question, error } => write!(f, "the question before, {question:?}, cannot be read: {error}"),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for QueryError {
    // What it says is what the error inside says: its cause is the cause.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Parse(error) | Self::Before { error, .. } => error.source(),
            Self::Store(error) => error.source(),
        }
    }
}

impl From<StoreError> for QueryError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ParseError> for QueryError {
    fn from(error: ParseError) -> Self {
        Self::Parse(error)
    }
}

struct InStore<'a>(&'a dyn Reader);

impl parser::Known for InStore<'_> {
    fn name(&self, name: &str) -> bool {
        !parser::is_word_of_questions(name) && name::is_known(self.0, name)
    }

    fn whole_name(&self, name: &str) -> bool {
        !parser::is_word_of_questions(name) && name::is_whole(self.0, name)
    }

    fn proper_name(&self, name: &str) -> bool {
        !parser::is_word_of_questions(name) && name::is_proper(self.0, name)
    }

    fn relation(&self, name: &str) -> bool {
        self.0.relations().iter().any(|known| known.as_str() == name)
    }
}

/// Reads a question or a pattern as a store's reader understands it.
///
/// # Errors
/// Where a word is not understood, or the store cannot be read.
pub fn parse(reader: &dyn Reader, text: &str, options: &Options) -> Result<Query, QueryError> {
    Ok(read(reader, text, options)?.query)
}

/// As [`parse`], with what people should know of how it was read.
fn read(reader: &dyn Reader, text: &str, options: &Options) -> Result<Reading, QueryError> {
    let today = match options.today {
        None if parser::counts_from_today(text) => latest_day(reader)?,
        given => given,
    };
    let knows = InStore(reader);
    if let Some(before) = options.after.last().filter(|_| parser::goes_on(text, &knows)) {
        let mut earlier = options.clone();
        earlier.after.pop();
        if let Query::Question(question) = parse(reader, before, &earlier).map_err(|e| of_the_one_before(before, e))? {
            let question = parser::continued(question, text, &knows, today)?;
            return Ok(Reading { query: Query::Question(question), remarks: Vec::new() });
        }
    }
    let reading = parser::query(text, &knows, today, &options.parameters)?;
    if let Query::Pattern(pattern) = &reading.query
        && let Some(wrong) = name::unknown_word(reader, pattern)
    {
        let start = text.find(&wrong.word).unwrap_or_default();
        let span = start..start + text.get(start..).map_or(0, |rest| wrong.word.len().min(rest.len()));
        return Err(ParseError { message: wrong.message, span, hint: Some(wrong.hint) }.into());
    }
    Ok(reading)
}

/// An error of the question before, which points into that one.
fn of_the_one_before(question: &str, error: QueryError) -> QueryError {
    match error {
        QueryError::Parse(error) => QueryError::Before { question: question.to_owned(), error },
        other => other,
    }
}

/// Whether a question needs the one before it: "and in 2025?". The names of a store make no difference.
pub fn goes_on(text: &str) -> bool {
    /// A store without names.
    struct Nothing;
    impl parser::Known for Nothing {
        fn name(&self, _: &str) -> bool {
            false
        }

        fn whole_name(&self, _: &str) -> bool {
            false
        }

        fn proper_name(&self, _: &str) -> bool {
            false
        }

        fn relation(&self, _: &str) -> bool {
            false
        }
    }
    parser::goes_on(text, &Nothing)
}

/// The day on which the store's news ends: when its last article appeared. A claim may be dated to a year that is yet
/// to come; a store of tables has nothing but those dates.
fn latest_day(reader: &dyn Reader) -> Result<Option<Day>, StoreError> {
    /// The day, as it is remembered.
    struct Latest(Option<Day>);
    let found = || -> Result<Latest, StoreError> {
        Ok(Latest(match reader.last_published()? {
            Some(day) => Some(day),
            None => reader.date_range()?.map(|(_, last)| last),
        }))
    };
    Ok(remembered(reader, "", found)?.0)
}

/// Reads a pattern.
///
/// # Errors
/// Where a piece of it is not expected.
pub fn parse_pattern(text: &str, parameters: &Parameters) -> Result<Pattern, ParseError> {
    parser::pattern(text, parameters)
}

/// Reads a condition of a pattern, without the WHERE before it.
///
/// # Errors
/// As [`parse_pattern`].
#[cfg(feature = "cli")]
pub(crate) fn parse_condition(text: &str, parameters: &Parameters) -> Result<ast::Expression, ParseError> {
    parser::condition(text, parameters)
}

/// Answers a question or a pattern.
///
/// # Errors
/// As [`parse`].
pub fn ask(reader: &dyn Reader, text: &str, options: &Options) -> Result<Answer, QueryError> {
    let budget = Budget::new(options);
    let make = || -> Result<Prepared, QueryError> {
        let reading = read(reader, text, options)?;
        Ok(Prepared::new(reader, reading.query)?.remarking(reading.remarks))
    };
    // A question that is asked again is neither read nor planned again, while the store stays as it is.
    let prepared = if options.parameters.is_empty() && options.after.is_empty() {
        remembered(reader, &asked(text, options.today), make)?
    } else {
        Arc::new(make()?)
    };
    Ok(run::run(reader, text, &prepared, options, &budget)?)
}

/// What a question is remembered by: "yesterday" is another day when it is asked as of another.
fn asked(text: &str, today: Option<Day>) -> String {
    let today = today.map_or(i32::MIN, |day| day.number());
    format!("{today} {text}")
}

/// Answers a query that was built by hand.
///
/// # Errors
/// Where the store cannot be read.
pub fn answer(reader: &dyn Reader, query: &Query, options: &Options) -> Result<Answer, StoreError> {
    let budget = Budget::new(options);
    let prepared = Prepared::new(reader, query.clone())?;
    run::run(reader, &query.to_string(), &prepared, options, &budget)
}

/// Explains a query: the pattern that says the same, and the plan.
///
/// # Errors
/// Where the store cannot be read.
pub fn explain(reader: &dyn Reader, query: &Query, options: &Options) -> Result<Explanation, StoreError> {
    run::explain(reader, query, options)
}

/// The nodes that a name selects, by id; empty where the store knows none.
///
/// # Errors
/// Where the store cannot be read.
pub fn select(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    name::select(reader, name)
}

/// The nodes that a claim about a name concerns: those that it selects and what lies in them, by id; empty where the
/// store knows none.
///
/// # Errors
/// Where the store cannot be read.
pub fn concerned(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    name::concerned(reader, name)
}

/// Names near one that the store does not know, with how many claims each has.
///
/// # Errors
/// Where the store cannot be read.
pub fn nearest(reader: &dyn Reader, name: &str) -> Result<Vec<(String, u64)>, StoreError> {
    name::nearest(reader, name)
}
