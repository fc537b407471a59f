//! The backend on disk: the only file that knows sled.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Once};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Backend, Batch, Pair};
use crate::store::StoreError;

/// Small segments open fastest. A page holds up to 17 values, and one larger than a quarter of a segment goes to a file of
/// its own that sled never syncs: so values stay below 7.5 KB.
const SEGMENT: usize = 512 << 10;
/// sled's default of 1 GB is for servers.
const CACHE: u64 = 64 << 20;

/// The file in a store's folder that its holder locks; it names the holder's process id.
pub(in crate::store) const HOLDER: &str = "holder";
/// The folder of the engine's files.
const INSIDE: &str = "sled";
/// The same while it is being written anew, and after it was.
const FRESH: &str = "sled.new";
const OLD: &str = "sled.old";
/// Bytes copied in one batch.
const COPIED: usize = 1 << 20;

/// A sled database in a store's folder.
pub(in crate::store) struct OnSled {
    db: sled::Db,
    /// sled has a lock of its own, which cannot guard the moment when one file takes the place of another, and does not
    /// say who has it.
    lock: Arc<File>,
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
        let lock = Arc::new(locked(folder, wait)?);
        recover(folder).map_err(|e| io_error("open the store", e))?;
        let inside = folder.join(INSIDE);
        let fresh = !inside.exists();
        let this = Self::engine(&inside, folder, lock)?;
        if fresh {
            sync_folders(folder, &inside).map_err(|e| io_error("make the store", e))?;
        }
        Ok(this)
    }

    /// Whether a folder holds the engine's files.
    pub(in crate::store) fn is_in(folder: &Path) -> bool {
        folder.join(INSIDE).is_dir() || folder.join(OLD).is_dir()
    }

    fn engine(inside: &Path, folder: &Path, lock: Arc<File>) -> Result<Self, StoreError> {
        // sled gives its own lock up an instant after the last handle is dropped.
        let until = Instant::now() + Duration::from_millis(500);
        let db = loop {
            let config =
                sled::Config::new().path(inside).segment_size(SEGMENT).cache_capacity(CACHE).flush_every_ms(None);
            let error = match catch_unwind(AssertUnwindSafe(|| config.open())) {
                Ok(Ok(db)) => break db,
                Ok(Err(error)) => error,
                Err(_) => return Err(damaged("its file cannot be read back")),
            };
            if !is_lock(&error) {
                return Err(explain("open the store", error));
            }
            if Instant::now() >= until {
                return Err(StoreError::InUse { path: folder.to_owned(), holder: None });
            }
            sleep(Duration::from_millis(5));
        };
        let file = File::open(inside.join("db")).map_err(|e| io_error("open the store's file", e))?;
        Ok(Self { db, lock, file, folder: folder.to_owned() })
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

    fn is_unused(&self) -> Result<bool, StoreError> {
        let others = self.db.tree_names().len() > 1;
        Ok(!others && self.get(&[])?.is_none() && self.after(&[])?.is_none())
    }

    fn rewritten(&self) -> Result<Option<Arc<dyn Backend>>, StoreError> {
        let failed = |e| io_error("write the store anew", e);
        let fresh = self.folder.join(FRESH);
        remove_folder(&fresh).map_err(failed)?;
        let copy = Self::engine(&fresh, &self.folder, Arc::clone(&self.lock))?;
        let (mut batch, mut bytes) = (Batch::default(), 0);
        let mut next = self.floor_or_after(&[])?;
        while let Some((key, value)) = next {
            next = self.after(&key)?;
            bytes += key.len() + value.len();
            batch.put(key, value);
            if bytes >= COPIED {
                copy.write(std::mem::take(&mut batch))?;
                bytes = 0;
            }
        }
        copy.write(batch)?;
        copy.sync()?;
        drop(copy);
        sync_folders(&self.folder, &fresh).map_err(failed)?;
        let (inside, old) = (self.folder.join(INSIDE), self.folder.join(OLD));
        fs::rename(&inside, &old).map_err(failed)?;
        // A crash here leaves the old files, which the next opening puts back.
        if let Err(error) = fs::rename(&fresh, &inside) {
            fs::rename(&old, &inside).map_err(failed)?;
            return Err(failed(error));
        }
        File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        let opened = Self::engine(&inside, &self.folder, Arc::clone(&self.lock))?;
        remove_folder(&old).map_err(failed)?;
        Ok(Some(Arc::new(opened)))
    }
}

impl OnSled {
    fn floor_or_after(&self, key: &[u8]) -> Result<Option<Pair>, StoreError> {
        match self.floor(key)? {
            Some(pair) => Ok(Some(pair)),
            None => self.after(key),
        }
    }
}

/// Takes the store's lock and leaves a note of who has it.
fn locked(folder: &Path, wait: Duration) -> Result<File, StoreError> {
    let failed = |e| io_error("lock the store", e);
    let path = folder.join(HOLDER);
    let mut file = File::options().read(true).write(true).create(true).truncate(false).open(&path).map_err(failed)?;
    let until = Instant::now() + wait;
    loop {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::Error(error)) => return Err(failed(error)),
            Err(TryLockError::WouldBlock) if Instant::now() < until => sleep(Duration::from_millis(20)),
            Err(TryLockError::WouldBlock) => {
                return Err(StoreError::InUse { path: folder.to_owned(), holder: holder(&path) });
            }
        }
    }
    // Only a help for whoever waits: a store on a full disk still opens.
    let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
    Ok(file)
}

/// Finishes or takes back what a crash left half done while the file was being written anew.
fn recover(folder: &Path) -> io::Result<()> {
    let (inside, old) = (folder.join(INSIDE), folder.join(OLD));
    if !inside.exists() && old.exists() {
        fs::rename(&old, &inside)?;
    }
    remove_folder(&old)?;
    remove_folder(&folder.join(FRESH))
}

fn remove_folder(folder: &Path) -> io::Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
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

fn holder(path: &Path) -> Option<u32> {
    // The holder may have the lock and not have written its number yet.
    for _ in 0..10 {
        if let Ok(number) = fs::read_to_string(path).ok()?.trim().parse() {
            return Some(number);
        }
        sleep(Duration::from_millis(2));
    }
    None
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
