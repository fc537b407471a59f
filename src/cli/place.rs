//! Which store a command works on.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use super::EVERYWHERE;
use super::error::{CommandError, FORGET, Kind};
use super::read_store::{ReadStore, is_full, is_read_only, is_unwritable};
use super::ui::Ui;
use crate::Dossier;
use crate::lexicon::counted;
use crate::store::{Store, StoreError};

/// The folder that a store has by default.
const DEFAULT: &str = "dossier.db";

/// How long the way back into a store that was given up may take.
const PATIENCE: Duration = Duration::from_secs(600);

/// Where the store is.
#[derive(Clone, Debug, Args)]
pub(super) struct Place {
    /// The store's folder; otherwise the one that the environment names in DOSSIER_STORE, or dossier.db in this
    /// folder or one above it
    #[arg(long, global = true, value_name = "DIR", help_heading = EVERYWHERE)]
    store: Option<PathBuf>,
    /// How long to wait for another process to give the store up
    #[arg(
        long,
        global = true,
        value_name = "SECONDS",
        default_value = "5",
        value_parser = seconds,
        allow_negative_numbers = true,
        help_heading = EVERYWHERE
    )]
    wait: Duration,
}

impl Place {
    /// Another folder, waited for as long.
    pub(super) fn with_folder(&self, path: &Path) -> Self {
        Self { store: Some(path.to_owned()), wait: self.wait }
    }

    fn waiting(&self) -> Duration {
        self.wait
    }

    /// The folder that the command line or the environment names. An empty variable names none.
    fn named(&self) -> Option<PathBuf> {
        let set = || std::env::var_os("DOSSIER_STORE").filter(|path| !path.is_empty());
        self.store.clone().or_else(|| set().map(PathBuf::from))
    }

    /// The store's folder, whether it is there or not.
    pub(super) fn path(&self) -> PathBuf {
        if let Some(path) = self.named() {
            return path;
        }
        let here = std::env::current_dir().unwrap_or_default();
        here.ancestors().map(|a| a.join(DEFAULT)).find(|p| p.is_dir()).unwrap_or_else(|| PathBuf::from(DEFAULT))
    }

    /// The store's folder, where it is taken from a folder above this one without being named.
    pub(super) fn above(&self) -> Option<PathBuf> {
        let here = std::env::current_dir().ok()?;
        let path = self.path();
        (self.named().is_none() && path.is_absolute() && path.parent() != Some(here.as_path())).then_some(path)
    }

    /// Opens the store, which must be there.
    pub(super) fn open(&self) -> Result<Dossier, CommandError> {
        Dossier::open(&self.path(), self.waiting()).map_err(|error| self.naming(error))
    }

    /// Opens the store to see what would become of it, or a copy of it; none where there is no store yet.
    pub(super) fn open_to_rehearse(&self) -> Result<Option<ReadStore>, CommandError> {
        let path = self.path();
        if is_read_only(&path) {
            return ReadStore::copied(&path, self.waiting()).map(Some);
        }
        match Dossier::open(&path, self.waiting()) {
            Ok(dossier) => Ok(Some(ReadStore::of(dossier))),
            Err(StoreError::Missing { .. }) => Ok(None),
            // An empty folder would become one.
            Err(StoreError::NotAStore { .. }) if path.read_dir().is_ok_and(|mut files| files.next().is_none()) => {
                Ok(None)
            }
            Err(error) => Err(self.naming(error)),
        }
    }

    /// Opens the store to read it alone: where its files cannot be written, or there is no room beside them, a copy of
    /// it.
    pub(super) fn open_to_read(&self, ui: &Ui) -> Result<ReadStore, CommandError> {
        let path = self.path();
        let opened = if is_read_only(&path) { None } else { Some(Dossier::open(&path, self.waiting())) };
        match opened {
            Some(Ok(dossier)) => Ok(ReadStore::of(dossier)),
            // The engine writes when it is opened to be read.
            Some(Err(StoreError::Io { source, .. }))
                if (is_unwritable(&source) || is_full(&source)) && path.join("log").is_file() =>
            {
                self.copied(&path, ui)
            }
            Some(Err(error)) => Err(self.naming(error)),
            None => self.copied(&path, ui),
        }
    }

    /// Opens a copy of the store to read it, where there is no room beside the store itself.
    pub(super) fn copy_to_read(&self, ui: &Ui) -> Result<ReadStore, CommandError> {
        self.copied(&self.path(), ui)
    }

    fn copied(&self, path: &Path, ui: &Ui) -> Result<ReadStore, CommandError> {
        let reading = ReadStore::copied(path, self.waiting())?;
        ui.note(format!("the store {} cannot be written: this is read from a copy of it", path.display()));
        Ok(reading)
    }

    /// An error about the store that says which one.
    pub(super) fn named_in(&self, mut error: CommandError) -> CommandError {
        let path = self.path().display().to_string();
        let told = error.is_placed || error.message.contains(&format!("the store {path}"));
        if error.kind == Kind::Store && !told {
            error.message = error.message.replacen("the store", &format!("the store {path}"), 1);
        }
        error.is_placed = true;
        error
    }

    /// An error of opening the store that says which.
    fn naming(&self, error: impl Into<CommandError>) -> CommandError {
        let mut error = error.into();
        // It needs the store open.
        error.hints.retain(|hint| hint != FORGET);
        let path = self.path().display().to_string();
        if error.kind == Kind::Store && !error.message.contains(&path) {
            error.message = format!("the store {path} cannot be opened: {}", error.message);
        }
        error
    }

    /// Opens the store, its indexes made again from the journal.
    pub(super) fn rebuild(&self) -> Result<Store, CommandError> {
        Ok(Store::rebuild_at(&self.path(), self.waiting())?)
    }

    /// Opens the store, making it where it is not there.
    pub(super) fn open_or_create(&self) -> Result<Dossier, CommandError> {
        Dossier::open_or_create(&self.path(), self.waiting()).map_err(|error| self.naming(error))
    }

    /// Opens the store again that was given up to somebody who waited: they may take their time.
    pub(super) fn open_again(&self) -> Result<Dossier, CommandError> {
        Dossier::open(&self.path(), self.waiting().max(PATIENCE)).map_err(|error| self.naming(error))
    }

    /// The file in which the last answer stands, for `why 2`.
    pub(super) fn last_answer(&self) -> PathBuf {
        last_answer_in(&self.path())
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().map_err(|_| "give a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|_| "give a number of seconds from 0 on".to_owned())
}

/// The file in which a store's last answer stands.
pub(super) fn last_answer_in(store: &Path) -> PathBuf {
    store.join("last-answer.json")
}

/// An error for a name that the store does not know.
pub(super) fn unknown_name(dossier: &Dossier, name: &str) -> CommandError {
    let near = crate::query::nearest(dossier.snapshot().as_ref(), name).unwrap_or_default();
    let error = CommandError::new(Kind::Usage, format!("no node is called {name:?}"));
    if near.is_empty() {
        return error.hint("`dossier nodes` lists them");
    }
    let list: Vec<String> = near.iter().map(|(n, c)| format!("{n} ({})", counted(*c, "claim"))).collect();
    error.hint(format!("nearest: {}", list.join(", ")))
}
