//! Ctrl-C while a query runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use super::error::{CommandError, Kind};

/// What was asked to stop by Ctrl-C.
pub(super) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// From now on the first Ctrl-C asks the query to end with what it has, and the second ends the process.
    pub(super) fn watch() -> Self {
        let asked = Arc::new(AtomicBool::new(false));
        // Where signals cannot be had, Ctrl-C ends the process as ever. The order matters: the second looks first.
        let _ = flag::register_conditional_shutdown(SIGINT, i32::from(Kind::Interrupted.code()), Arc::clone(&asked))
            .and_then(|_| flag::register(SIGINT, Arc::clone(&asked)));
        Self(asked)
    }

    /// What is set once somebody asks.
    pub(super) fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.0)
    }

    /// The failure that a command ends with after Ctrl-C, with no words: what was found is printed by then.
    pub(super) fn check(&self) -> Result<(), CommandError> {
        if self.0.load(Ordering::Relaxed) { Err(CommandError::new(Kind::Interrupted, "interrupted")) } else { Ok(()) }
    }
}
