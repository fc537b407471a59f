//! How a query is run.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::parser::Parameters;
use crate::model::Day;

/// How a query is run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Take matches that partial dates only allow ("2024" may lie in December 2024), not certain ones alone.
    pub maybe: bool,
    /// Take claims below the store's confidence threshold too.
    pub hidden: bool,
    /// At most so many rows, where the query itself does not say.
    pub limit: Option<usize>,
    /// Stop after so long, with what was found.
    pub timeout: Option<Duration>,
    /// Stop when somebody sets this.
    pub cancel: Option<Arc<AtomicBool>>,
    /// The day that "today" and "last week" count from; the day of the store's last article where none is given, the
    /// last dated day where no article has one.
    pub today: Option<Day>,
    /// Values for `$name`.
    pub parameters: Parameters,
    /// The questions before this one, from the first to the last: "and in 2025?" goes on from the last.
    pub after: Vec<String>,
}

/// Visits between two looks at the clock.
const VISITS: u32 = 64;

/// Ends a query in time: one for all that a question needs, its hints too.
#[derive(Debug)]
pub(super) struct Budget {
    deadline: Option<Instant>,
    cancel: Option<Arc<AtomicBool>>,
    visits: Cell<u32>,
    over: Cell<bool>,
}

impl Budget {
    pub(super) fn new(options: &Options) -> Self {
        Self {
            deadline: options.timeout.and_then(|t| Instant::now().checked_add(t)),
            cancel: options.cancel.clone(),
            visits: Cell::new(0),
            over: Cell::new(false),
        }
    }

    /// Whether the query goes on.
    pub(super) fn goes_on(&self) -> bool {
        let visits = self.visits.get().wrapping_add(1);
        self.visits.set(visits);
        if visits.is_multiple_of(VISITS) { !self.is_over() } else { !self.over.get() }
    }

    /// Whether it was, or must be, ended early.
    pub(super) fn is_over(&self) -> bool {
        let cancelled = self.cancel.as_ref().is_some_and(|c| c.load(Ordering::Relaxed));
        if cancelled || self.deadline.is_some_and(|d| Instant::now() >= d) {
            self.over.set(true);
        }
        self.over.get()
    }
}
