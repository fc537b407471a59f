//! The backend on disk: a log of commits, the engine's file behind it, and files of index runs.
//!
//! A commit goes to the log and to a map in memory. When the log has grown, the map's writes go to the engine together,
//! and a new log begins. Records about the store itself stand in the log only: so a question that needs the indexes
//! alone never opens the engine, which takes as long as the question.

use std::fs::{self, File};
use std::io;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use super::log::{self, Log, Pending};
use super::on_sled::{OnSled, sync_folder};
use super::run_files::RunFiles;
use super::settling::{self, Settling};
use super::{Backend, Batch, Block, OWN, Pair, Runs, io_error, lock, lost, migration};
use crate::store::{StoreError, format, table};

/// The folder of the engine's files.
pub(super) const INSIDE: &str = "sled";
/// The same while it is being written anew, and after it was.
pub(super) const FRESH: &str = "sled.new";
pub(super) const OLD: &str = "sled.old";
/// A log that is longer is settled whatever happens, so that the map in memory stays small.
const LONGEST_LOG: u64 = 8 << 20;

/// The engine's record of the log that came after what it holds.
const SETTLED: &str = "settled";
/// The log's record of the last sequence in the engine's journal.
const REACH: &str = "reach";

/// A store's folder.
#[derive(Debug)]
pub(in crate::store) struct OnDisk {
    folder: PathBuf,
    log: Mutex<Log>,
    settling: Mutex<Option<Settling>>,
    /// The number of the log.
    number: AtomicU64,
    /// The last sequence of the journal that the engine holds.
    reach: AtomicU64,
    pending: RwLock<Pending>,
    engine: OnceLock<OnSled>,
    opening: Mutex<()>,
    runs: RunFiles,
    /// The last to go: the engine is opened once more as it closes.
    lock: Arc<File>,
}

impl OnDisk {
    /// Opens or makes the store in a folder. Waits up to `wait` for another process to give it up.
    ///
    /// # Errors
    /// Where another process keeps it, a later version wrote it, it is no store, it is damaged, or the disk fails.
    pub(in crate::store) fn open(folder: &Path, wait: Duration) -> Result<Self, StoreError> {
        Self::locked(folder, lock::take(folder, wait)?)
    }

    /// Makes a store in a folder, in the place of what a crash may have left there.
    ///
    /// # Errors
    /// Where another process makes one there, anything else is there, or the disk fails.
    pub(in crate::store) fn anew(folder: &Path) -> Result<Self, StoreError> {
        if !is_left_by_a_store(folder).map_err(|e| io_error("make the store", e))? {
            return Err(StoreError::Refused {
                why: format!("{} holds other files: move it away first", folder.display()),
            });
        }
        let lock = lock::take(folder, Duration::ZERO)?;
        let empty = || -> io::Result<()> {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    fs::remove_dir_all(path)?;
                } else if !path.ends_with(lock::HOLDER) {
                    fs::remove_file(path)?;
                }
            }
            Ok(())
        };
        empty().map_err(|e| io_error("make the store", e))?;
        Self::locked(folder, lock)
    }

    fn locked(folder: &Path, lock: File) -> Result<Self, StoreError> {
        let lock = Arc::new(lock);
        recover(folder).map_err(|e| io_error("open the store", e))?;
        let mut pending = Pending::new();
        let engine = OnceLock::new();
        let log = match Log::open(folder, &mut pending)? {
            Some(log) => log,
            None => {
                if folder.join(INSIDE).exists() {
                    let old = OnSled::open(&folder.join(INSIDE))?;
                    pending = migration::migrate(&old, folder)?;
                    let _ = engine.set(old);
                }
                let reach = engine.get().map_or(Ok(0), last_sequence)?;
                pending.insert(table::meta(REACH), Some(reach.to_be_bytes().to_vec()));
                let log = Log::create(folder, 0, &batch_of(&pending))?;
                if let Some(old) = engine.get() {
                    migration::finish(old)?;
                }
                log
            }
        };
        Self::with(folder, lock, log, pending, engine)
    }

    fn with(
        folder: &Path,
        lock: Arc<File>,
        log: Log,
        pending: Pending,
        engine: OnceLock<OnSled>,
    ) -> Result<Self, StoreError> {
        let reach = pending.get(&table::meta(REACH)).cloned().flatten();
        let reach = number(&reach.ok_or_else(|| lost("its log does not say what its engine's file holds"))?)?;
        Ok(Self {
            folder: folder.to_owned(),
            number: AtomicU64::new(log.number),
            log: Mutex::new(log),
            settling: Mutex::default(),
            reach: AtomicU64::new(reach),
            pending: RwLock::new(pending),
            engine,
            opening: Mutex::default(),
            runs: RunFiles::of(folder),
            lock,
        })
    }

    /// Whether a folder holds a store's files.
    pub(in crate::store) fn is_in(folder: &Path) -> bool {
        let has_engine = |name: &str| folder.join(name).join("db").is_file();
        folder.join(log::NAME).is_file() || has_engine(INSIDE) || has_engine(OLD)
    }

    fn engine(&self) -> Result<&OnSled, StoreError> {
        if let Some(engine) = self.engine.get() {
            return Ok(engine);
        }
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(engine) = self.engine.get() {
            return Ok(engine);
        }
        let inside = self.folder.join(INSIDE);
        let number = self.number.load(Ordering::Acquire);
        let holds_nothing = number == 0 && self.reach.load(Ordering::Acquire) == 0;
        let engine = match OnSled::open(&inside) {
            // A crash while it was being made. The first log still says all of it.
            Err(StoreError::Lost { .. }) if holds_nothing => {
                remove_folder(&inside).map_err(|e| io_error("open the store", e))?;
                OnSled::open(&inside)?
            }
            opened => opened?,
        };
        match engine.get(&table::meta(SETTLED))? {
            // A crash in the middle of a migration.
            None if engine.get(&table::meta("counters"))?.is_some() => migration::finish(&engine)?,
            None if number == 0 && last_sequence(&engine)? >= self.reach.load(Ordering::Acquire) => {}
            // A crash before the new log was there: the old one says again what the engine has.
            Some(settled) if self::number(&settled)? == number || self::number(&settled)? == number + 1 => {}
            _ => {
                return Err(lost("its engine's file lacks commits that were synced, or does not belong to its log"));
            }
        }
        // It leaves out what it cannot read back, from there to the end of a segment.
        if last_sequence(&engine)? < self.reach.load(Ordering::Acquire) {
            return Err(lost("its engine's file lacks the end of the journal"));
        }
        Ok(self.engine.get_or_init(|| engine))
    }

    fn locked_log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn locked_settling(&self) -> MutexGuard<'_, Option<Settling>> {
        self.settling.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pending<T>(&self, read: impl FnOnce(&Pending) -> T) -> T {
        read(&self.pending.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether the engine may hold keys of the same table above this one.
    fn engine_reaches(&self, key: &[u8]) -> bool {
        match key.first() {
            Some(&table::META) => false,
            Some(&table::JOURNAL) => {
                table::sequence(key).is_none_or(|sequence| sequence <= self.reach.load(Ordering::Acquire))
            }
            _ => true,
        }
    }

    fn begin(&self, log: &mut Log) -> Result<Settling, StoreError> {
        log.sync().map_err(|e| io_error("write the store", e))?;
        Ok(Settling::of(self.pending(Clone::clone)))
    }

    /// Gives all that waits to the engine and begins a new log.
    fn give_to_engine(&self, log: &mut Log) -> Result<(), StoreError> {
        *self.locked_settling() = None;
        let mut settling = self.begin(log)?;
        while settling.piece(self.engine()?)? {}
        self.end(log, settling)
    }

    /// Begins a new log, after everything that the one before said when its settling began went to the engine.
    fn end(&self, log: &mut Log, settling: Settling) -> Result<(), StoreError> {
        let engine = self.engine()?;
        let next = log.number + 1;
        let mut batch = Batch::default();
        batch.put(table::meta(SETTLED), next.to_be_bytes().to_vec());
        batch.put(table::meta("format"), format::record());
        engine.write(batch)?;
        engine.sync()?;
        if log.number == 0 {
            // A kill may have come between the making of its files and the sync of their names.
            sync_folder(&self.folder.join(INSIDE)).map_err(|e| io_error("write the store", e))?;
        }
        let reach = last_sequence(engine)?;
        let mut first = settling.since;
        self.pending(|pending| {
            let records = pending.range(vec![table::META]..vec![table::META + 1]);
            first.extend(records.filter(|(_, value)| value.is_some()).map(|(k, v)| (k.clone(), v.clone())));
        });
        first.insert(table::meta(REACH), Some(reach.to_be_bytes().to_vec()));
        *log = Log::create(&self.folder, next, &batch_of(&first)).inspect_err(|_| log.close())?;
        self.number.store(next, Ordering::Release);
        // Readers that look between the two find it in the engine.
        self.reach.store(reach, Ordering::Release);
        *self.pending.write().unwrap_or_else(PoisonError::into_inner) = first;
        Ok(())
    }
}

impl Backend for OnDisk {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        match self.pending(|pending| pending.get(key).cloned()) {
            Some(value) => Ok(value),
            None if key.first() == Some(&table::META) => Ok(None),
            None => self.engine()?.get(key),
        }
    }

    fn after(&self, key: &[u8]) -> Result<Option<Pair>, StoreError> {
        let same = |found: &[u8]| found.first() == key.first();
        let waiting = self.pending(|pending| {
            let above = pending.range::<[u8], _>((Bound::Excluded(key), Bound::Unbounded));
            let mut above = above.take_while(|(found, _)| same(found));
            above.find_map(|(found, value)| Some((found.clone(), value.clone()?)))
        });
        if !self.engine_reaches(key) {
            return Ok(waiting);
        }
        let mut from = key.to_vec();
        loop {
            let settled = self.engine()?.after(&from)?.filter(|(found, _)| same(found));
            let Some((found, value)) = settled else {
                return Ok(waiting);
            };
            if waiting.as_ref().is_some_and(|(first, _)| *first <= found) {
                return Ok(waiting);
            }
            if !self.pending(|pending| pending.contains_key(&found)) {
                return Ok(Some((found, value)));
            }
            // It waits to be removed, or its value would have been found above.
            from = found;
        }
    }

    fn write(&self, batch: Batch) -> Result<(), StoreError> {
        if batch.writes.is_empty() {
            return Ok(());
        }
        let mut log = self.locked_log();
        log.append(&batch).map_err(|e| io_error("write the store", e))?;
        if let Some(settling) = self.locked_settling().as_mut() {
            settling.note(&batch);
        }
        self.pending.write().unwrap_or_else(PoisonError::into_inner).extend(batch.writes);
        if log.size() > LONGEST_LOG { self.give_to_engine(&mut log) } else { Ok(()) }
    }

    fn sync(&self) -> Result<(), StoreError> {
        self.locked_log().sync().map_err(|e| io_error("write the store", e))
    }

    fn fault(&self) -> Option<String> {
        self.locked_log().fault()
    }

    fn settle(&self, least: u64) -> Result<(), StoreError> {
        let mut log = self.locked_log();
        if log.size() < least { Ok(()) } else { self.give_to_engine(&mut log) }
    }

    fn begin_to_settle(&self, least: u64) -> Result<(), StoreError> {
        let mut log = self.locked_log();
        if log.size() >= least {
            *self.locked_settling() = Some(self.begin(&mut log)?);
        }
        Ok(())
    }

    fn settle_piece(&self) -> Result<bool, StoreError> {
        let mut log = self.locked_log();
        let Some(mut settling) = self.locked_settling().take() else {
            return Ok(false);
        };
        // Where this fails it is begun anew some time.
        if settling.piece(self.engine()?)? {
            *self.locked_settling() = Some(settling);
            return Ok(true);
        }
        self.end(&mut log, settling).map(|()| false)
    }

    fn rewritten(&self) -> Result<Option<Arc<dyn Backend>>, StoreError> {
        let failed = |e| io_error("write the store anew", e);
        self.settle(0)?;
        let fresh = self.folder.join(FRESH);
        remove_folder(&fresh).map_err(failed)?;
        let copy = OnSled::open(&fresh)?;
        settling::copy(self.engine()?, &copy)?;
        drop(copy);
        sync_folder(&fresh).map_err(failed)?;
        self.engine()?.give_up_folder();
        // Whoever reads the old storage still may read it to the end.
        self.runs.hold_all()?;
        let (inside, old) = (self.folder.join(INSIDE), self.folder.join(OLD));
        fs::rename(&inside, &old).map_err(failed)?;
        // A crash here leaves the old files, which the next opening puts back.
        if let Err(error) = fs::rename(&fresh, &inside) {
            fs::rename(&old, &inside).map_err(failed)?;
            return Err(failed(error));
        }
        File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        remove_folder(&old).map_err(failed)?;
        let mut pending = Pending::new();
        let log = Log::open(&self.folder, &mut pending)?.ok_or_else(|| lost("its log has gone"))?;
        let opened = Self::with(&self.folder, Arc::clone(&self.lock), log, pending, OnceLock::new())?;
        Ok(Some(Arc::new(opened)))
    }
}

impl Runs for OnDisk {
    fn put_blocks(&self, run: u32, blocks: Vec<Pair>) -> Result<(), StoreError> {
        self.runs.put(run, blocks).map_err(|e| io_error("write the store's indexes", e))
    }

    fn seal_run(&self, run: u32) -> Result<(), StoreError> {
        self.runs.seal(run).map_err(|e| io_error("write the store's indexes", e))
    }

    fn remove_run(&self, run: u32) -> Result<(), StoreError> {
        self.runs.remove(run).map_err(|e| io_error("write the store's indexes", e))
    }

    fn run_numbers(&self) -> Result<Vec<u32>, StoreError> {
        self.runs.numbers().map_err(|e| io_error("read the store's indexes", e))
    }

    fn block_for(&self, run: u32, key: &[u8]) -> Result<Option<u32>, StoreError> {
        self.runs.block_for(run, key)
    }

    fn block(&self, run: u32, place: u32) -> Result<Option<Block>, StoreError> {
        self.runs.block(run, place)
    }
}

fn batch_of(pending: &Pending) -> Batch {
    Batch { writes: pending.iter().map(|(key, value)| (key.clone(), value.clone())).collect() }
}

fn number(bytes: &[u8]) -> Result<u64, StoreError> {
    bytes.try_into().map(u64::from_be_bytes).map_err(|_| lost("a number of its log is cut short"))
}

fn last_sequence(engine: &OnSled) -> Result<u64, StoreError> {
    Ok(engine.last_of(table::JOURNAL)?.and_then(|key| table::sequence(&key)).unwrap_or_default())
}

/// Finishes or takes back what a crash left half done while the engine's file was being written anew.
fn recover(folder: &Path) -> io::Result<()> {
    let (inside, old) = (folder.join(INSIDE), folder.join(OLD));
    if !inside.exists() && old.exists() {
        fs::rename(&old, &inside)?;
    }
    remove_folder(&old)?;
    remove_folder(&folder.join(FRESH))
}

/// Whether a folder is empty, or holds what a store leaves that was not made to its end: its lock first of all.
fn is_left_by_a_store(folder: &Path) -> io::Result<bool> {
    let names: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<_>>()?;
    let has_lock = names.iter().any(|name| name == lock::HOLDER);
    Ok(names.is_empty() || has_lock && names.iter().all(|name| OWN.iter().any(|own| name == own)))
}

fn remove_folder(folder: &Path) -> io::Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: u32) -> Vec<u8> {
        [&[table::DIGEST][..], &number.to_be_bytes()].concat()
    }

    fn put(store: &OnDisk, number: u32, value: Option<&[u8]>) {
        store.write(Batch { writes: vec![(key(number), value.map(<[u8]>::to_vec))] }).unwrap();
    }

    #[test]
    fn what_is_committed_between_the_pieces_of_a_settling_is_neither_lost_nor_undone() {
        let folder = tempfile::tempdir().unwrap();
        let store = OnDisk::open(folder.path(), Duration::ZERO).unwrap();
        (0..200).for_each(|number| put(&store, number, Some(&[7; 5000])));
        store.begin_to_settle(0).unwrap();
        let mut pieces = 0;
        while store.settle_piece().unwrap() {
            pieces += 1;
            put(&store, pieces, Some(b"later"));
            put(&store, 100 + pieces, None);
            put(&store, 1000 + pieces, Some(b"new"));
        }
        assert!(pieces >= 7, "{pieces} pieces");
        let log = store.locked_log().size();
        assert!(log < 10_000, "{log} bytes wait");
        store.sync().unwrap();
        drop(store);
        let store = OnDisk::open(folder.path(), Duration::ZERO).unwrap();
        let get = |number: u32| store.get(&key(number)).unwrap();
        for number in 0..200 {
            let wanted = match number {
                1.. if number <= pieces => Some(b"later".to_vec()),
                101.. if number <= 100 + pieces => None,
                _ => Some(vec![7; 5000]),
            };
            assert_eq!(get(number), wanted, "{number}");
        }
        assert!((1..=pieces).all(|piece| get(1000 + piece) == Some(b"new".to_vec())));
        // And the next settling gives them to the engine.
        store.settle(0).unwrap();
        assert_eq!((get(1), get(101), get(1001)), (Some(b"later".to_vec()), None, Some(b"new".to_vec())));
    }
}
