//! The backend on disk: the only file that knows sled.

use std::fs::{self, File};
use std::io::{self, Write};
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Backend, Batch, Pair};
use crate::store::StoreError;

/// A page larger than about a quarter of a segment goes to a file of its own that sled never syncs; with segments of
/// 1 MB, values of up to 64 KB stay in the synced file.
const SEGMENT: usize = 1 << 20;
/// sled's default of 1 GB is for servers.
const CACHE: u64 = 64 << 20;

/// A sled database in a store's folder.
pub(in crate::store) struct OnSled {
    db: sled::Db,
    /// sled's flush ends in `sync_file_range`, which a power cut can undo: this handle is for fdatasync.
    file: File,
    folder: PathBuf,
}

impl std::fmt::Debug for OnSled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OnSled({})", self.folder.display())
    }
}

impl OnSled {
    /// Opens or makes the database of the store at `folder`. Waits up to `wait` for another process to give it up.
    ///
    /// # Errors
    /// Where another process keeps it, where it is damaged, and where the disk fails.
    pub(in crate::store) fn open(folder: &Path, wait: Duration) -> Result<Self, StoreError> {
        quiet_panics();
        let inside = folder.join("sled");
        let fresh = !inside.exists();
        let db = Self::locked(folder, &inside, wait)?;
        let file = File::open(inside.join("db")).map_err(|e| io_error("open the store's file", e))?;
        leave_holder(folder);
        if fresh {
            sync_folders(folder, &inside).map_err(|e| io_error("make the store", e))?;
        }
        Ok(Self { db, file, folder: folder.to_owned() })
    }

    fn locked(folder: &Path, inside: &Path, wait: Duration) -> Result<sled::Db, StoreError> {
        // Even without waiting: sled gives its lock up an instant after the last handle is dropped.
        let until = Instant::now() + wait.max(Duration::from_millis(100));
        loop {
            let config =
                sled::Config::new().path(inside).segment_size(SEGMENT).cache_capacity(CACHE).flush_every_ms(None);
            let error = match catch_unwind(AssertUnwindSafe(|| config.open())) {
                Ok(Ok(db)) => return Ok(db),
                Ok(Err(error)) => error,
                Err(_) => return Err(damaged("its file cannot be read back")),
            };
            if !is_lock(&error) {
                return Err(explain("open the store", error));
            }
            if Instant::now() >= until {
                return Err(StoreError::InUse { path: folder.to_owned(), holder: holder(folder) });
            }
            sleep(Duration::from_millis(20));
        }
    }

    fn guarded<T>(&self, doing: &str, work: impl FnOnce() -> sled::Result<T>) -> Result<T, StoreError> {
        match catch_unwind(AssertUnwindSafe(work)) {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(error)) => Err(explain(doing, error)),
            Err(_) => Err(damaged("a page of it cannot be read back")),
        }
    }
}

impl Backend for OnSled {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.guarded("read the store", || Ok(self.db.get(key)?.map(|v| v.to_vec())))
    }

    fn floor(&self, key: &[u8]) -> Result<Option<Pair>, StoreError> {
        self.guarded("read the store", || {
            let mut below = self.db.range::<&[u8], _>((Bound::Unbounded, Bound::Included(key)));
            owned(below.next_back())
        })
    }

    fn after(&self, key: &[u8]) -> Result<Option<Pair>, StoreError> {
        self.guarded("read the store", || {
            let mut above = self.db.range::<&[u8], _>((Bound::Excluded(key), Bound::Unbounded));
            owned(above.next())
        })
    }

    fn write(&self, batch: Batch) -> Result<(), StoreError> {
        let mut together = sled::Batch::default();
        for (key, value) in batch.writes {
            match value {
                Some(value) => together.insert(key, value),
                None => together.remove(key),
            }
        }
        self.guarded("write the store", || self.db.apply_batch(together))
    }

    fn sync(&self) -> Result<(), StoreError> {
        self.guarded("write the store", || self.db.flush())?;
        self.file.sync_data().map_err(|e| io_error("write the store", e))
    }
}

impl Drop for OnSled {
    fn drop(&mut self) {
        // A holder's note that stays behind is harmless: it is read only while the lock is held.
        let _ = fs::remove_file(self.folder.join("holder"));
    }
}

type Found = Option<sled::Result<(sled::IVec, sled::IVec)>>;

fn owned(found: Found) -> sled::Result<Option<Pair>> {
    found.transpose().map(|pair| pair.map(|(k, v)| (k.to_vec(), v.to_vec())))
}

fn is_lock(error: &sled::Error) -> bool {
    matches!(error, sled::Error::Io(e) if e.kind() == io::ErrorKind::WouldBlock || e.to_string().contains("acquire lock"))
}

fn explain(doing: &str, error: sled::Error) -> StoreError {
    match error {
        sled::Error::Io(source) => io_error(doing, source),
        sled::Error::Corruption { .. } => damaged("a checksum of its file does not match"),
        sled::Error::Unsupported(what) | sled::Error::ReportableBug(what) => {
            damaged(what.lines().next().unwrap_or_default())
        }
        sled::Error::CollectionNotFound(_) => damaged("its file lacks a table"),
    }
}

fn damaged(what: &str) -> StoreError {
    StoreError::Damaged { what: what.to_owned() }
}

fn io_error(doing: &str, source: io::Error) -> StoreError {
    StoreError::Io { doing: doing.to_owned(), source }
}

fn leave_holder(folder: &Path) {
    // Only a help for whoever waits: a store on a full disk still opens.
    let _ = fs::write(folder.join("holder"), std::process::id().to_string());
}

fn holder(folder: &Path) -> Option<u32> {
    fs::read_to_string(folder.join("holder")).ok()?.trim().parse().ok()
}

fn sync_folders(folder: &Path, inside: &Path) -> io::Result<()> {
    for entry in fs::read_dir(inside)? {
        let path = entry?.path();
        if path.is_file() {
            File::open(path)?.sync_all()?;
        }
    }
    File::open(inside)?.sync_all()?;
    File::open(folder)?.sync_all()?;
    let above = folder.canonicalize()?.parent().map(Path::to_owned);
    above.map_or(Ok(()), |above| File::open(above)?.sync_all())
}

/// sled panics on some damaged files. The panics are caught and reported as errors; this keeps their message, which
/// is about sled's insides, from people's screens.
fn quiet_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let in_sled = info.location().is_some_and(|place| place.file().contains("/sled-0.34"));
            if in_sled {
                let _ = io::stderr().flush();
            } else {
                before(info);
            }
        }));
    });
}
