//! The store: opening it, what a commit does.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use super::backend::{self, Backend, Batch, Memory, OnDisk, Rehearsal, lock};
use super::record::{CorrectionEntry, Counters, Entry, Manifest};
use super::run::{DiskRun, Entries};
use super::snapshot::Snapshot;
use super::writer::{Writer, meta, put_meta};
use super::{StoreError, format, indexing, journal, table};

/// Journal entries that may stand in memory before they are merged into blocks.
const TAIL_ENTRIES: u32 = 256;
/// Bytes of index entries that may.
pub(super) const TAIL_BYTES: usize = 2 << 20;
/// So many bytes of commits may wait in the log when runs are merged.
pub(super) const UNSETTLED: u64 = 1 << 20;
/// A knowledge graph on disk or in memory. One writes at a time; any number read beside it, each a snapshot that it has
/// ([`Store::snapshot`]).
#[derive(Debug)]
pub struct Store {
    pub(super) backend: Arc<dyn Backend>,
    pub(super) path: Option<PathBuf>,
    writer: Mutex<Writer>,
}

impl Store {
    /// A store that lives in memory.
    ///
    /// # Errors
    /// None that a caller can cause.
    pub fn memory() -> Result<Self, StoreError> {
        Self::on(Arc::new(Memory::default()), None)
    }

    /// A store that has all that this one has now, and whose writes are in memory alone: what would become of what
    /// comes in, to the number. This one must not be written meanwhile.
    ///
    /// # Errors
    /// Where this one cannot be read.
    pub fn rehearsal(&self) -> Result<Self, StoreError> {
        self.sync()?;
        Self::on(Arc::new(Rehearsal::above(Arc::clone(&self.backend))), None)
    }

    /// Opens the store in a folder, making one where there is nothing. Waits up to `wait` for another process that has
    /// it.
    ///
    /// # Errors
    /// As [`Store::open`], and where the folder cannot be made.
    pub fn open_or_create(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        if Self::is_there(path).is_err() {
            let foreign = match fs::metadata(path) {
                Ok(found) if found.is_dir() => fs::read_dir(path)
                    .ok()
                    .and_then(|files| {
                        files.flatten().find(|file| !backend::REMAINS.iter().any(|name| file.file_name() == *name))
                    })
                    .map(|_| "a folder with other files".to_owned()),
                Ok(_) => Some("a file".to_owned()),
                Err(_) => None,
            };
            if let Some(found) = foreign {
                return Err(StoreError::NotAStore { path: path.to_owned(), found });
            }
            fs::create_dir_all(path)
                .map_err(|source| StoreError::Io { doing: format!("make the store {}", path.display()), source })?;
        }
        let backend = OnDisk::open(path, wait)?;
        Self::on(Arc::new(backend), Some(path.to_owned()))
    }

    /// Opens the store in a folder. Waits up to `wait` for another process that has it.
    ///
    /// The engine panics on some damaged files. Such a panic is caught and becomes an error, for which the process must
    /// unwind: a program built with `panic = "abort"` ends there. So that the panic's message stays off the screen, the
    /// first store that opens puts a hook before the process's panic hook; a hook that is set later sees the message.
    ///
    /// # Errors
    /// Where there is none, something else is there, another process keeps it, a later version wrote it, or it is
    /// damaged.
    pub fn open(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        Self::is_there(path)?;
        let backend = OnDisk::open(path, wait)?;
        Self::on(Arc::new(backend), Some(path.to_owned()))
    }

    /// Whether a path names a store, as far as can be told without opening it.
    ///
    /// # Errors
    /// What is there instead, or that nothing is or can be seen.
    pub fn is_there(path: &Path) -> Result<(), StoreError> {
        let not = |found: &str| Err(StoreError::NotAStore { path: path.to_owned(), found: found.into() });
        match fs::metadata(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Err(StoreError::Missing { path: path.to_owned() })
            }
            Err(source) => Err(StoreError::Io { doing: format!("look at the store {}", path.display()), source }),
            Ok(found) if !found.is_dir() => not("a file"),
            Ok(_) if !OnDisk::is_in(path) => not("a folder without the file that a store has"),
            Ok(_) => Ok(()),
        }
    }

    /// Opens what a backend holds; an empty one becomes an empty store.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub(super) fn on(backend: Arc<dyn Backend>, path: Option<PathBuf>) -> Result<Self, StoreError> {
        let shown = path.clone().unwrap_or_else(|| PathBuf::from("(memory)"));
        match backend.get(&table::meta("format"))? {
            Some(found) => drop(format::check(&found, &shown)?),
            None => make(backend.as_ref())?,
        }
        let store = Self { backend, path, writer: Mutex::default() };
        let mut writer = store.load()?;
        // A failure only leaves them there.
        let _ = store.remove_stray_runs(&writer.manifest);
        if writer.tail.size() >= TAIL_BYTES {
            // A crash in the middle of an import leaves much to replay. It opens without this too, only slower.
            let _ = store.merge_tail(&mut writer);
        }
        *store.lock() = writer;
        Ok(store)
    }

    pub(super) fn load(&self) -> Result<Writer, StoreError> {
        let backend = self.backend.as_ref();
        let counters: Counters = meta(backend, "counters")?.unwrap_or_default();
        let manifest: Manifest = meta(backend, "runs")?.unwrap_or_default();
        let names: Vec<String> = meta(backend, "relations")?.unwrap_or_default();
        let dead: Vec<u64> = meta(backend, "dead")?.unwrap_or_default();
        let corrections: Vec<CorrectionEntry> = meta(backend, "corrections")?.unwrap_or_default();
        let mut writer = Writer {
            counters,
            runs: Arc::new(manifest.runs.iter().map(|(n, _)| Arc::new(DiskRun(*n))).collect()),
            dead: Arc::new(dead.into_iter().collect()),
            manifest,
            batch: 1,
            untidy: true,
            ..Writer::default()
        };
        for name in names {
            let added = Arc::make_mut(&mut writer.relations).exactly(&name);
            added.map_err(|error| StoreError::Damaged { what: error.to_string() })?;
        }
        journal::scan(backend, writer.manifest.watermark, &mut |sequence, found| {
            writer.tail.add(Entries::sorted(indexing::entries_of(sequence, &found)?));
            Ok(())
        })?;
        writer.correct(backend, corrections)?;
        Ok(writer)
    }

    /// Removes runs that a crash left behind before the list of runs named them.
    fn remove_stray_runs(&self, manifest: &Manifest) -> Result<(), StoreError> {
        for number in self.backend.run_numbers()? {
            let listed = manifest.runs.iter().any(|(run, _)| *run == number) || manifest.garbage.contains(&number);
            if !listed {
                self.backend.remove_run(number)?;
            }
        }
        Ok(())
    }

    /// Where the store is; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether another process waits for this one to give the store up. Costs a look at the folder.
    pub fn is_wanted(&self) -> bool {
        self.path.as_deref().is_some_and(lock::is_wanted)
    }

    /// Lets a process that waits for the store in a folder have it, after this one gave it up: returns when it does,
    /// after a tenth of a second at most.
    pub fn let_in(path: &Path) {
        lock::let_in(path);
    }

    /// The store as it is now. Stays as it is while writing goes on. Waits for a commit, a merge, an import or a
    /// rebuild that is under way.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        let mut writer = self.lock();
        writer.view(&self.backend)
    }

    /// From now on syncs to disk only each `commits` commits: faster, and a power cut may take the last ones, each
    /// whole. [`Store::sync`] syncs the rest.
    pub fn sync_every(&self, commits: u32) {
        self.lock().batch = commits.max(1);
    }

    /// Syncs what was committed.
    ///
    /// # Errors
    /// Where the disk fails.
    pub fn sync(&self) -> Result<(), StoreError> {
        let mut writer = self.lock();
        self.sync_now(&mut writer)?;
        // Whoever waits for the sync of many commits may wait for this. It is no failure of theirs.
        let _ = self.tidy_up(&mut writer);
        Ok(())
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(|poisoned| {
            // A panic may have left what is in memory behind what is on disk.
            self.writer.clear_poison();
            let mut writer = poisoned.into_inner();
            writer.fail();
            writer
        })
    }

    fn sync_now(&self, writer: &mut Writer) -> Result<(), StoreError> {
        if writer.unsynced > 0 {
            self.backend.sync().inspect_err(|_| writer.failed = true)?;
            writer.unsynced = 0;
        }
        Ok(())
    }

    /// Writes a batch as one commit, durably unless commits are batched.
    pub(super) fn commit(&self, writer: &mut Writer, batch: Batch) -> Result<(), StoreError> {
        writer.ready()?;
        self.backend.write(batch).inspect_err(|_| writer.failed = true)?;
        writer.unsynced += 1;
        writer.current = None;
        if writer.unsynced >= writer.batch {
            self.sync_now(writer)?;
        }
        Ok(())
    }

    /// Writes a batch as one commit that nothing waits for yet.
    pub(super) fn write_only(&self, writer: &mut Writer, batch: Batch) -> Result<(), StoreError> {
        writer.ready()?;
        self.backend.write(batch).inspect_err(|_| writer.failed = true)?;
        writer.unsynced += 1;
        writer.current = None;
        Ok(())
    }

    /// Syncs whatever was written, in a commit or not.
    pub(super) fn sync_all(&self, writer: &mut Writer) -> Result<(), StoreError> {
        writer.unsynced = writer.unsynced.max(1);
        self.sync_now(writer)
    }

    /// Appends an entry to the journal with what else its commit writes, then to the tail of the indexes.
    pub(super) fn append(
        &self,
        writer: &mut Writer,
        entry: &Entry,
        mut counters: Counters,
        mut batch: Batch,
    ) -> Result<u64, StoreError> {
        writer.ready()?;
        let sequence = writer.counters.next_sequence;
        let entries = Entries::sorted(indexing::entries_of(sequence, entry)?);
        journal::put(&mut batch, sequence, entry)?;
        counters.next_sequence = sequence + 1;
        put_meta(&mut batch, "counters", &counters)?;
        self.commit(writer, batch)?;
        writer.counters = counters;
        writer.tail.add(entries);
        if writer.tail.sequences >= TAIL_ENTRIES || writer.tail.size() >= TAIL_BYTES {
            // The entry is on disk, so a failure here is not its own: the tail stays in memory and the next commit
            // tries again, or is refused where the disk fails altogether.
            let _ = self.write_tail(writer).and_then(|()| {
                writer.untidy = true;
                // From here on, so that the engine need not be asked for what no run holds.
                self.backend.begin_to_settle(UNSETTLED)
            });
        } else if writer.untidy && self.tidy(writer).is_err() {
            // The next merge tries again.
            writer.untidy = false;
        }
        Ok(sequence)
    }
}

pub(super) fn make(backend: &dyn Backend) -> Result<(), StoreError> {
    let mut batch = Batch::default();
    batch.put(table::meta("format"), format::record());
    let counters = Counters { next_sequence: 1, next_node: 1, ..Counters::default() };
    put_meta(&mut batch, "counters", &counters)?;
    backend.write(batch)?;
    backend.sync()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_panic_of_a_writer_the_store_is_read_and_not_written() {
        let store = Store::memory().unwrap();
        let panicked = std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                let _writer = store.lock();
                panic!("a test");
            });
            writer.join()
        });
        assert!(panicked.is_err());
        assert_eq!(store.check().unwrap(), Vec::<String>::new());
        let refused = store.lock().ready();
        assert!(matches!(refused, Err(StoreError::Refused { .. })));
    }
}
