//! A store that a command only reads: where its files cannot be written, a copy of it.
//!
//! The engine writes whenever it opens, so a store on a medium that is read-only, or of another user, is copied to a
//! folder of our own, which goes when the command ends.

use std::fs::{self, File, TryLockError};
use std::io;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::error::{CommandError, Kind};
use crate::Dossier;
use crate::store::StoreError;

/// The files without which a store cannot be opened for writing.
const WRITTEN: [&str; 3] = ["holder", "log", "sled/db"];
/// What a question does not need: the last answer and the shell's lines.
const LEFT: [&str; 2] = ["last-answer.json", "history"];

/// An open store, and the folder that goes with it.
pub(super) struct ReadStore {
    dossier: Dossier,
    copy: Option<OwnFolder>,
}

impl ReadStore {
    /// The store itself.
    pub(super) fn of(dossier: Dossier) -> Self {
        Self { dossier, copy: None }
    }

    /// A copy of the store in a folder, opened. Waits up to `wait` for a process that writes it.
    pub(super) fn copied(store: &Path, wait: Duration) -> Result<Self, CommandError> {
        let failed = |error: io::Error| {
            let message =
                format!("the store {} cannot be written, and no copy of it made to read: {error}", store.display());
            CommandError::new(Kind::Store, message).hint(
                "make its files readable, or copy it where you may write; TMPDIR names the folder for copies, which \
                needs room",
            )
        };
        let _lock = shared_lock(store, wait)?;
        let copy = OwnFolder::make().map_err(failed)?;
        copy_folder(store, &copy.0).map_err(failed)?;
        let dossier = Dossier::open(&copy.0, Duration::ZERO)?;
        Ok(Self { dossier, copy: Some(copy) })
    }

    /// Whether it is a copy, in which nothing can be remembered.
    pub(super) fn is_copy(&self) -> bool {
        self.copy.is_some()
    }
}

impl Deref for ReadStore {
    type Target = Dossier;

    fn deref(&self) -> &Dossier {
        &self.dossier
    }
}

/// Whether a failure says that files may be read but not written.
pub(super) fn is_unwritable(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Whether a failure says that there is no room to write.
pub(super) fn is_full(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

/// Whether a store's files are there and cannot be written.
pub(super) fn is_read_only(store: &Path) -> bool {
    let refused = |name: &&str| {
        let path = store.join(name);
        File::options().write(true).open(path).is_err_and(|error| is_unwritable(&error))
    };
    WRITTEN.iter().any(refused)
}

/// A folder of our own, which goes when this does.
struct OwnFolder(PathBuf);

impl OwnFolder {
    fn make() -> io::Result<Self> {
        /// Folders that ended processes of the same number may have left.
        const TRIES: u32 = 1000;
        let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
        for n in 0..TRIES {
            let path = std::env::temp_dir().join(format!("dossier-{}-{n}", std::process::id()));
            let mut builder = fs::DirBuilder::new();
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            match builder.create(&path) {
                Ok(()) => return Ok(Self(path)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }
}

impl Drop for OwnFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Keeps writers away while the store is copied; none where the store has no file to lock.
fn shared_lock(store: &Path, wait: Duration) -> Result<Option<File>, CommandError> {
    let Ok(file) = File::open(store.join("holder")) else { return Ok(None) };
    let until = Instant::now() + wait;
    loop {
        match file.try_lock_shared() {
            Ok(()) => return Ok(Some(file)),
            // A file system without locks has no writer that we could meet.
            Err(TryLockError::Error(_)) => return Ok(None),
            Err(TryLockError::WouldBlock) if Instant::now() < until => std::thread::sleep(Duration::from_millis(20)),
            Err(TryLockError::WouldBlock) => {
                let holder = fs::read_to_string(store.join("holder")).ok().and_then(|text| text.trim().parse().ok());
                return Err(StoreError::InUse { path: store.to_owned(), holder }.into());
            }
        }
    }
}

/// Copies the files of a folder, with those of the folders in it, as files that we may write.
fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (name, target) = (entry.file_name(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            copy_folder(&entry.path(), &target)?;
        } else if !LEFT.iter().any(|left| name == *left) {
            // Not `fs::copy`, which would make it read-only too.
            io::copy(&mut File::open(entry.path())?, &mut File::create(&target)?)?;
        }
    }
    Ok(())
}
