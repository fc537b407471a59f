//! Errors of commands: what happened, hints, the exit code.

use crate::ingest::language::ModelError;
use crate::ingest::table::TableError;
use crate::store::StoreError;

/// What mends a store whose journal is whole.
pub(super) const REBUILD: &str =
    "`dossier rebuild` makes the indexes anew from the journal; `dossier check` lists the faults";
/// What is left to do where it is not.
pub(super) const RESTORE: &str = "the journal itself is damaged, which `dossier rebuild` cannot mend: make a new store \
     from a backup with `dossier --store NEW restore BACKUP`";
/// What else is, where the store can be opened.
pub(super) const FORGET: &str = "without a backup, `dossier forget` takes out an article whose text is missing";

/// What to do about a failure of the operating system.
fn remedy(error: &std::io::Error) -> Option<&'static str> {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            Some("make room and run the command again; what was kept before stays")
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            Some("whoever writes needs the folder and its files writable: copy it, or name another with --store DIR")
        }
        ErrorKind::NotADirectory => Some("a part of that path is a file: name another folder with --store DIR"),
        ErrorKind::NotFound => Some("nothing is there: look at the path, or make its folder first"),
        _ => None,
    }
}

/// What kind of failure it is; the exit code follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A wrong argument or question.
    Usage,
    /// The store is locked, damaged, missing or too new.
    Store,
    /// Some inputs were rejected, the others kept.
    Rejected,
    /// A check that was asked for failed.
    Failed,
    /// Nobody reads the output any more.
    BrokenPipe,
    /// Ctrl-C.
    Interrupted,
    /// Another process asked to end.
    Terminated,
}

impl Kind {
    /// The exit code: 1 failed, 2 usage, 3 store, 4 rejected inputs, 130 interrupted, 143 terminated; a broken pipe is
    /// no error.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Store => 3,
            Self::Rejected => 4,
            Self::BrokenPipe => 0,
            Self::Interrupted => 130,
            Self::Terminated => 143,
        }
    }
}

/// A command's failure.
#[derive(Debug)]
pub(super) struct CommandError {
    pub(super) kind: Kind,
    pub(super) message: String,
    /// What it is made up of, one by one: which inputs were rejected and why, which faults were found.
    pub(super) details: Vec<String>,
    /// What to do about it.
    pub(super) hints: Vec<String>,
    /// Whether the message says which store it is about.
    pub(super) is_placed: bool,
}

impl CommandError {
    pub(super) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), details: Vec::new(), hints: Vec::new(), is_placed: false }
    }

    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    pub(super) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.details.push(detail.into());
        self
    }

    pub(super) fn output(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            Self::new(Kind::BrokenPipe, "")
        } else {
            Self::new(Kind::Failed, format!("the output cannot be written: {error}"))
        }
    }
}

impl From<StoreError> for CommandError {
    fn from(error: StoreError) -> Self {
        let hint = match &error {
            StoreError::InUse { .. } => Some("wait for it to end, or wait longer with --wait SECONDS"),
            StoreError::Missing { .. } => Some("make one with `dossier ingest FILE`, or name another with --store DIR"),
            StoreError::NotAStore { .. } => Some("name a folder that dossier made, or a new one, with --store DIR"),
            StoreError::TooNew { .. } => Some("use that version of dossier, or a later one"),
            StoreError::Damaged { .. } => Some(REBUILD),
            StoreError::Lost { .. } => Some(RESTORE),
            StoreError::BadBackup { .. } => Some("nothing was restored; take another backup"),
            StoreError::Io { source, .. } => remedy(source),
            _ => None,
        };
        let kind = match &error {
            StoreError::NotFound { .. } | StoreError::Refused { .. } => Kind::Usage,
            _ => Kind::Store,
        };
        let failure = Self::new(kind, error.to_string());
        let forget = matches!(&error, StoreError::Lost { .. }).then_some(FORGET);
        hint.into_iter().chain(forget).fold(failure, Self::hint)
    }
}

impl From<ModelError> for CommandError {
    fn from(error: ModelError) -> Self {
        Self::new(Kind::Failed, error.to_string())
    }
}

impl From<crate::Error> for CommandError {
    fn from(error: crate::Error) -> Self {
        match error {
            crate::Error::Store(error) => error.into(),
            crate::Error::Model(error) => error.into(),
            error @ crate::Error::Reader(_) => Self::new(Kind::Rejected, error.to_string()),
            error @ crate::Error::Read { .. } => Self::usage(error.to_string()),
            crate::Error::Table(error @ TableError::NoColumn { .. }) => Self::usage(error.to_string())
                .hint("say which column holds what: --map source=COLUMN, by heading or by number from 1"),
            crate::Error::Table(error) => Self::usage(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for CommandError {
    fn from(error: serde_json::Error) -> Self {
        Self::new(Kind::Failed, format!("the result cannot be written as JSON: {error}"))
    }
}
