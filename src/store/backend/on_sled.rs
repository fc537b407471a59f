//! The engine's file: the only source file that knows sled.

use std::fs::{self, File};
use std::io;
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Batch, Pair, checksum, io_error, lost};
use crate::store::{StoreError, format, table};

/// Small segments open fastest. A page holds up to 17 values, and one larger than a quarter of a segment goes to a file
/// of its own that sled never syncs: so values stay below 7.5 KB.
const SEGMENT: usize = 512 << 10;
/// sled's default of 1 GB is for servers.
const CACHE: u64 = 64 << 20;

/// A sled database.
pub(super) struct OnSled {
    /// There until it is closed.
    db: Option<sled::Db>,
    /// sled's flush ends in `sync_file_range`, which a power cut can undo: this handle is for fdatasync.
    file: File,
    folder: PathBuf,
    /// Whether it was written since sled made its snapshot, the table of its pages.
    is_ahead: AtomicBool,
}

impl std::fmt::Debug for OnSled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OnSled")
    }
}

impl OnSled {
    /// Opens the database in a folder, making one where there is none: durable, and marked as this format's.
    ///
    /// # Errors
    /// Where it is damaged, and where the disk fails.
    pub(super) fn open(folder: &Path) -> Result<Self, StoreError> {
        quiet_panics();
        let fresh = !folder.exists();
        drop_broken_snapshots(folder).map_err(|e| io_error("open the store", e))?;
        drop_broken_settings(folder).map_err(|e| io_error("open the store", e))?;
        let db = open_db(folder)?;
        let file = File::open(folder.join("db")).map_err(|e| io_error("open the store's file", e))?;
        let this = Self { db: Some(db), file, folder: folder.to_owned(), is_ahead: AtomicBool::new(false) };
        if fresh {
            // A version that knows only the first format must not take it for an empty store.
            let mut batch = Batch::default();
            batch.put(table::meta("format"), format::record());
            this.write(batch)?;
            this.sync()?;
            sync_folder(folder).map_err(|e| io_error("make the store", e))?;
        }
        Ok(this)
    }

    fn guarded<T>(&self, doing: &str, work: impl FnOnce(&sled::Db) -> sled::Result<T>) -> Result<T, StoreError> {
        let db = self.db.as_ref().ok_or_else(|| lost("its file is closed"))?;
        match catch_unwind(AssertUnwindSafe(|| work(db))) {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(error)) => Err(explain(doing, error)),
            Err(_) => Err(lost("a page of it cannot be read back")),
        }
    }

    pub(super) fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.guarded("read the store", |db| Ok(db.get(key)?.map(|v| v.to_vec())))
    }

    /// The least key above `key`, of any table.
    pub(super) fn after(&self, key: &[u8]) -> Result<Option<Pair>, StoreError> {
        self.guarded("read the store", |db| {
            let mut above = db.range::<&[u8], _>((Bound::Excluded(key), Bound::Unbounded));
            owned(above.next())
        })
    }

    /// The greatest key of a table.
    pub(super) fn last_of(&self, table: u8) -> Result<Option<Vec<u8>>, StoreError> {
        self.guarded("read the store", |db| {
            let mut below = db.range::<&[u8], _>((Bound::Included(&[table][..]), Bound::Excluded(&[table + 1][..])));
            Ok(owned(below.next_back())?.map(|(key, _)| key))
        })
    }

    /// Writes a batch whole or not at all; [`OnSled::sync`] makes it durable.
    pub(super) fn write(&self, batch: Batch) -> Result<(), StoreError> {
        let mut together = sled::Batch::default();
        for (key, value) in batch.writes {
            match value {
                Some(value) => together.insert(key, value),
                None => together.remove(key),
            }
        }
        self.is_ahead.store(true, Ordering::Release);
        self.guarded("write the store", |db| db.apply_batch(together))
    }

    /// Says that its folder is another one's from now on.
    pub(super) fn give_up_folder(&self) {
        self.is_ahead.store(false, Ordering::Release);
    }

    pub(super) fn sync(&self) -> Result<(), StoreError> {
        self.guarded("write the store", |db| db.flush())?;
        self.file.sync_data().map_err(|e| io_error("write the store", e))
    }

    /// Whether nothing was ever kept here, in this layout or another.
    pub(super) fn is_unused(&self) -> Result<bool, StoreError> {
        let others = self.db.as_ref().is_some_and(|db| db.tree_names().len() > 1);
        Ok(!others && self.get(&[])?.is_none() && self.after(&[])?.is_none())
    }
}

impl Drop for OnSled {
    /// sled syncs its file once more, and panics where that fails: what was acknowledged is synced by then.
    ///
    /// It makes its snapshot only when it opens. What it has to read back without one it leaves out where a checksum
    /// does not match, and says nothing; what the snapshot leads to is an error then. So it is opened once more after
    /// writes.
    fn drop(&mut self) {
        let db = self.db.take();
        let _ = catch_unwind(AssertUnwindSafe(|| drop(db)));
        if self.is_ahead.load(Ordering::Acquire)
            && let Ok(db) = open_db(&self.folder)
        {
            let _ = catch_unwind(AssertUnwindSafe(|| drop(db)));
        }
    }
}

fn open_db(folder: &Path) -> Result<sled::Db, StoreError> {
    // sled has a lock of its own, which it gives up an instant after the last handle is dropped.
    let until = Instant::now() + Duration::from_millis(500);
    loop {
        let config = sled::Config::new().path(folder).segment_size(SEGMENT).cache_capacity(CACHE).flush_every_ms(None);
        let error = match catch_unwind(AssertUnwindSafe(|| config.open())) {
            Ok(Ok(db)) => return Ok(db),
            Ok(Err(error)) => error,
            Err(_) => return Err(lost("its file cannot be read back")),
        };
        if !is_lock(&error) {
            return Err(explain("open the store", error));
        }
        if Instant::now() >= until {
            return Err(StoreError::InUse { path: folder.to_owned(), holder: None });
        }
        sleep(Duration::from_millis(5));
    }
}

type Found = Option<sled::Result<(sled::IVec, sled::IVec)>>;

fn owned(found: Found) -> sled::Result<Option<Pair>> {
    found.transpose().map(|pair| pair.map(|(k, v)| (k.to_vec(), v.to_vec())))
}

fn is_lock(error: &sled::Error) -> bool {
    match error {
        sled::Error::Io(e) => e.kind() == io::ErrorKind::WouldBlock || e.to_string().contains("acquire lock"),
        _ => false,
    }
}

fn explain(doing: &str, error: sled::Error) -> StoreError {
    match error {
        sled::Error::Io(source) => io_error(doing, unwrapped(source)),
        sled::Error::Corruption { .. } => lost("a checksum of its file does not match"),
        // What sled says of itself helps nobody who did not write it.
        sled::Error::Unsupported(_) => lost("its engine's file was made with other settings"),
        sled::Error::ReportableBug(_) => lost("its engine's file contradicts itself"),
        sled::Error::CollectionNotFound(_) => lost("its file lacks a table"),
    }
}

/// The system's own error: sled hands some on as the text `Os { code: 28, … }`.
fn unwrapped(error: io::Error) -> io::Error {
    let text = error.to_string();
    let code =
        text.strip_prefix("Os { code: ").and_then(|rest| rest.split(',').next()).and_then(|code| code.parse().ok());
    code.map_or(error, io::Error::from_raw_os_error)
}

/// Removes snapshots of the page table that are not whole: sled makes one at each opening, takes one that a crash cut
/// off (`snap.N.generating`) for the newest, and then calls its file damaged. It holds nothing that the file does not
/// say.
fn drop_broken_snapshots(folder: &Path) -> io::Result<()> {
    let files = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        files => files?,
    };
    for file in files {
        let file = file?;
        let name = file.file_name();
        let Some(of) = name.to_str().and_then(|name| name.strip_prefix("snap.")) else {
            continue;
        };
        if of.ends_with(".generating") || !is_whole(&fs::read(file.path())?) {
            fs::remove_file(file.path())?;
        }
    }
    Ok(())
}

/// Removes sled's file of its settings where it does not agree with its checksum, the last four bytes: sled believes it
/// whatever it says. All stores have the same settings, and sled writes the file again.
fn drop_broken_settings(folder: &Path) -> io::Result<()> {
    let path = folder.join("conf");
    let settings = match fs::read(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        settings => settings?,
    };
    let is_whole = settings.split_last_chunk().is_some_and(|(lines, sum)| checksum::of(&[lines]).to_le_bytes() == *sum);
    if is_whole { Ok(()) } else { fs::remove_file(path) }
}

/// Whether a snapshot of sled's agrees with its checksum: the table, its length (8), the checksum (4).
fn is_whole(snapshot: &[u8]) -> bool {
    let parts = snapshot.len().checked_sub(12).and_then(|end| snapshot.split_at_checked(end));
    parts.is_some_and(|(table, tail)| !table.is_empty() && tail.ends_with(&checksum::of(&[table]).to_le_bytes()))
}

/// Syncs the files of a folder, the folder, and the one above it.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            File::open(path)?.sync_all()?;
        }
    }
    File::open(folder)?.sync_all()?;
    let above = folder.canonicalize()?.parent().map(Path::to_owned);
    above.map_or(Ok(()), |above| File::open(above)?.sync_all())
}

/// sled panics on some damaged files. The panics are caught and reported as errors; this keeps their message, which
/// is about sled's insides, from people's screens. The hook is the process's ([`crate::store::Store::open`] says so).
fn quiet_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !info.location().is_some_and(|place| is_of_sled(place.file())) {
                before(info);
            }
        }));
    });
}

/// Whether a source file is sled's, wherever its sources lie: in a registry's folder or among a program's own.
fn is_of_sled(file: &str) -> bool {
    let mut parts = file.split(['/', '\\']);
    parts.any(|part| part == "sled" || part.starts_with("sled-0.34")) && parts.next() == Some("src")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_of_sled_are_known_wherever_they_lie() {
        for file in
            ["/r/index-1/sled-0.34.7/src/pagecache.rs", "C:\\r\\sled-0.34.7\\src\\tree.rs", "vendor/sled/src/lib.rs"]
        {
            assert!(is_of_sled(file), "{file}");
        }
        assert!(!is_of_sled("/r/sledge-1.0/src/lib.rs") && !is_of_sled("src/store/backend/on_sled.rs"));
    }
}
