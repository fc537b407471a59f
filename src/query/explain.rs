//! How a query is understood and run.

use std::fmt;

use serde::Serialize;

use crate::lexicon::counted;

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanStep {
    /// Which index it reads, and with what.
    pub index: String,
    /// How many claims it was to read.
    pub estimated: u64,
    /// How many it read.
    pub actual: u64,
    /// How many conditions it checks.
    pub filters: usize,
}

/// How a query is understood and run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The query as it was read.
    pub read_as: String,
    /// The pattern that says the same.
    pub pattern: String,
    /// The steps in their order.
    pub steps: Vec<PlanStep>,
    /// How many matches there are.
    pub matches: u64,
    /// What people should know.
    pub notes: Vec<String>,
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "read as: {}", self.read_as)?;
        writeln!(f, "pattern: {}", self.pattern)?;
        for (n, step) in (1..).zip(&self.steps) {
            writeln!(
                f,
                "step {n}:  {}; {} estimated, {} read, {}",
                step.index,
                counted(step.estimated, "claim"),
                step.actual,
                counted(step.filters, "condition")
            )?;
        }
        write!(f, "matches: {}", self.matches)?;
        self.notes.iter().try_for_each(|note| write!(f, "\nnote:    {note}"))
    }
}
