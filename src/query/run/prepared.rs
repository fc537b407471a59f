//! A query made ready: what depends on the query and the store's state alone, worked out once for all times it is
//! asked.

use super::plan::{self, Plan};
use crate::query::ast::{Form, Pattern, Query};
use crate::query::translate::translate;
use crate::store::{Reader, StoreError};

/// A query with how it was read and its plan.
#[derive(Debug)]
pub(in crate::query) struct Prepared {
    pub(super) query: Query,
    pub(super) read_as: String,
    /// The pattern that a question comes to; none for a pattern, which is its own, and for paths, which have no
    /// pattern.
    translated: Option<Pattern>,
    /// None for paths.
    pub(super) plan: Option<Plan>,
    /// What people should know of how the question was read.
    pub(super) remarks: Vec<String>,
}

impl Prepared {
    /// Makes a query ready. Cost: the look-up of its names, and the claims that estimating reads from indexes.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub(in crate::query) fn new(reader: &dyn Reader, query: Query) -> Result<Self, StoreError> {
        let translated = match &query {
            Query::Question(question) if !matches!(question.form, Form::Connected(..)) => Some(translate(question)),
            _ => None,
        };
        let mut prepared = Self { read_as: query.to_string(), query, translated, plan: None, remarks: Vec::new() };
        prepared.plan = prepared.pattern().map(|pattern| plan::plan(reader, pattern)).transpose()?;
        Ok(prepared)
    }

    /// The same, with what people should know of how the question was read.
    pub(in crate::query) fn remarking(self, remarks: Vec<String>) -> Self {
        Self { remarks, ..self }
    }

    /// The pattern to answer; none for paths.
    pub(super) fn pattern(&self) -> Option<&Pattern> {
        match &self.query {
            Query::Pattern(pattern) => Some(pattern),
            Query::Question(_) => self.translated.as_ref(),
        }
    }
}
