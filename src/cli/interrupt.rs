//! Ctrl-C while a query runs; that and a request to end while articles are read.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::error::{CommandError, Kind};

/// What was asked to stop by Ctrl-C, or by another process.
pub(super) struct Interrupt {
    asked: Arc<AtomicBool>,
    terminated: Arc<AtomicBool>,
}

impl Interrupt {
    /// From now on the first Ctrl-C asks the query to end with what it has, and the second ends the process.
    pub(super) fn watch() -> Self {
        let asked = Arc::new(AtomicBool::new(false));
        watch(SIGINT, Kind::Interrupted, &asked);
        Self { asked, terminated: Arc::default() }
    }

    /// The same of a request to end too, as other processes send it.
    pub(super) fn watch_all() -> Self {
        let watched = Self::watch();
        watch(SIGTERM, Kind::Terminated, &watched.terminated);
        watched
    }

    /// What is set once somebody presses Ctrl-C.
    pub(super) fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.asked)
    }

    /// Whether somebody asked.
    pub(super) fn is_asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed) || self.terminated.load(Ordering::Relaxed)
    }

    /// The failure that a command ends with after Ctrl-C, with no words: what was found is printed by then.
    pub(super) fn check(&self) -> Result<(), CommandError> {
        if self.terminated.load(Ordering::Relaxed) {
            return Err(CommandError::new(Kind::Terminated, "terminated"));
        }
        if self.is_asked() { Err(CommandError::new(Kind::Interrupted, "interrupted")) } else { Ok(()) }
    }
}

/// From now on a write beyond the limit on the size of files fails as on a full disk, instead of ending the process
/// without a word.
#[cfg(unix)]
pub(super) fn fail_at_file_limit() {
    let _ = flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}

/// From now on the first of these signals sets a flag, and the second ends the process.
fn watch(signal: i32, kind: Kind, asked: &Arc<AtomicBool>) {
    // Where signals cannot be had, they end the process as ever. The order matters: the second looks first.
    let _ = flag::register_conditional_shutdown(signal, i32::from(kind.code()), Arc::clone(asked))
        .and_then(|_| flag::register(signal, Arc::clone(asked)));
}
