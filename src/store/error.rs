//! What can go wrong with a store, in words for people.

use std::fmt;
use std::path::PathBuf;

/// Why a store could not do what it was asked.
#[derive(Debug)]
#[non_exhaustive]
pub enum StoreError {
    /// Another process has the store.
    InUse {
        /// The store.
        path: PathBuf,
        /// The holder's process id, if it left one.
        holder: Option<u32>,
    },
    /// There is no store there.
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The path names something that is no store.
    NotAStore {
        /// The path.
        path: PathBuf,
        /// What is there instead.
        found: String,
    },
    /// A later version of the program wrote it.
    TooNew {
        /// The store.
        path: PathBuf,
        /// The version that wrote it.
        written_by: String,
        /// The format of the store.
        format: u32,
    },
    /// A record does not decode, or an index contradicts the journal.
    Damaged {
        /// What is damaged.
        what: String,
    },
    /// What only the journal has cannot be read back: nothing in the store can make it again.
    Lost {
        /// What.
        what: String,
    },
    /// A file is no backup, or not a whole one.
    BadBackup {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// What was asked for is not there.
    NotFound {
        /// What.
        what: String,
    },
    /// What was asked for cannot be done.
    Refused {
        /// Why, and what to do.
        why: String,
    },
    /// The operating system failed a read or a write.
    Io {
        /// What was being done.
        doing: String,
        /// What the system said.
        source: std::io::Error,
    },
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InUse { path, holder: Some(pid) } => {
                write!(f, "the store {} is in use by process {pid}", path.display())
            }
            Self::InUse { path, holder: None } => {
                write!(f, "the store {} is in use by another process", path.display())
            }
            Self::Missing { path } => write!(f, "there is no store at {}", path.display()),
            Self::NotAStore { path, found } => {
                write!(f, "{} is not a store: {found}", path.display())
            }
            Self::TooNew { path, written_by, format } => write!(
                f,
                "the store {} has format {format}, written by dossier {written_by}, which is newer than this program",
                path.display()
            ),
            Self::Damaged { what } | Self::Lost { what } => write!(f, "the store is damaged: {what}"),
            Self::BadBackup { path, why } => write!(f, "{} {why}", path.display()),
            Self::NotFound { what } => write!(f, "not found: {what}"),
            Self::Refused { why } => f.write_str(why),
            Self::Io { doing, source } => write!(f, "cannot {doing}: {source}"),
        }
    }
}

impl StoreError {
    /// The same of damage to the journal, which no index can make up for.
    pub(super) fn of_journal(self) -> Self {
        match self {
            Self::Damaged { what } => Self::Lost { what },
            other => other,
        }
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_is_a_sentence_that_says_what_failed() {
        let (path, what) = (PathBuf::from("s"), "its log is missing".to_owned());
        let source = || std::io::Error::other("Is a directory");
        let all = [
            (StoreError::InUse { path: path.clone(), holder: Some(7) }, "the store s is in use by process 7"),
            (StoreError::InUse { path: path.clone(), holder: None }, "the store s is in use by another process"),
            (StoreError::Missing { path: path.clone() }, "there is no store at s"),
            (StoreError::NotAStore { path: path.clone(), found: "a file".into() }, "s is not a store: a file"),
            (
                StoreError::TooNew { path: path.clone(), written_by: "9.0.0".into(), format: 9 },
                "the store s has format 9, written by dossier 9.0.0, which is newer than this program",
            ),
            (StoreError::Damaged { what: what.clone() }, "the store is damaged: its log is missing"),
            (StoreError::Lost { what }, "the store is damaged: its log is missing"),
            (StoreError::BadBackup { path, why: "is cut short".into() }, "s is cut short"),
            (StoreError::NotFound { what: "the article 3".into() }, "not found: the article 3"),
            (StoreError::Refused { why: "it is read only".into() }, "it is read only"),
            (
                StoreError::Io { doing: "read the store's log".into(), source: source() },
                "cannot read the store's log: Is a directory",
            ),
        ];
        for (error, said) in all {
            assert_eq!(error.to_string(), said);
        }
    }
}
