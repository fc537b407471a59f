//! Why a query was not understood, and where.

use std::fmt;
use std::ops::Range;

/// Why a query was not understood, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// What is wrong.
    pub message: String,
    /// The bytes of the query that it is about.
    pub span: Range<usize>,
    /// What to do.
    pub hint: Option<String>,
}

impl ParseError {
    pub(super) fn new(message: impl Into<String>, span: Range<usize>) -> Self {
        Self { message: message.into(), span, hint: None }
    }

    /// An answer of no rows is asked for, which would be told as "no claim says so".
    pub(super) fn no_rows(span: Range<usize>) -> Self {
        Self::new("an answer has one row at least", span).hint("first 1, limit 1; without a number all that are found")
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ParseError {}
