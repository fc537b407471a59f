//! The store on disk: the one place that calls sled.
//!
//! sled's own flush asks the system to write, not the disk: a power cut can undo it. So a durable change ends with
//! `fdatasync` of sled's file through a handle of our own.

use std::fs::File;
use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sled::Transactional;
use sled::transaction::{ConflictableTransactionError, TransactionError, TransactionalTree};

use super::StoreError;
use super::backend::{Backend, Change, Tree, Visit};

/// sled moves values above a quarter of a segment to files that it never syncs; with this size none of ours is.
const SEGMENT: usize = 1 << 20;
const CACHE: u64 = 64 << 20;

/// sled's trees, with the file that they live in.
pub(super) struct Disk {
    path: PathBuf,
    db: sled::Db,
    trees: Vec<sled::Tree>,
    file: File,
}

fn io(doing: &str, source: std::io::Error) -> StoreError {
    StoreError::Io {
        doing: doing.to_owned(),
        source,
    }
}

/// An engine's error in the store's words.
fn engine(doing: &str, error: sled::Error) -> StoreError {
    match error {
        sled::Error::Io(source) => io(doing, source),
        sled::Error::Corruption { .. } => StoreError::Damaged {
            what: format!("{doing}: a page does not match its checksum"),
        },
        other => StoreError::Damaged {
            what: format!("{doing}: {other}"),
        },
    }
}

/// Runs what may panic inside the engine on damaged files.
fn guarded<T>(doing: &str, work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(StoreError::Damaged {
            what: format!("{doing}: the engine met bytes that it never wrote"),
        })
    })
}

impl Disk {
    /// Opens the engine's files in a store's folder, waiting up to `wait` for another process to give them up.
    pub(super) fn open(store: &Path, wait: Duration) -> Result<Self, StoreError> {
        let folder = store.join("sled");
        let started = Instant::now();
        let db = loop {
            let config = sled::Config::new()
                .path(&folder)
                .cache_capacity(CACHE)
                .segment_size(SEGMENT)
                .flush_every_ms(None);
            match guarded("opening the store", || Ok(config.open()))? {
                Ok(db) => break db,
                Err(sled::Error::Io(error)) if is_lock(&error) => {
                    // A reopen right after another process ended can fail for an instant: always try a few times.
                    if started.elapsed() >= wait.max(Duration::from_millis(100)) {
                        return Err(StoreError::InUse {
                            path: store.to_owned(),
                            holder: holder(store),
                        });
                    }
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(error) => return Err(engine("opening the store", error)),
            }
        };
        let trees = guarded("opening the store", || {
            Tree::ALL
                .iter()
                .map(|t| {
                    db.open_tree(t.name())
                        .map_err(|e| engine("opening the store", e))
                })
                .collect()
        })?;
        let file = File::open(folder.join("db")).map_err(|e| io("opening the store's file", e))?;
        // Only a courtesy to whoever finds the store in use: nothing depends on it.
        let _ = std::fs::write(store.join("holder"), std::process::id().to_string());
        Ok(Self {
            path: store.to_owned(),
            db,
            trees,
            file,
        })
    }

    fn tree(&self, tree: Tree) -> Result<&sled::Tree, StoreError> {
        self.trees
            .get(tree as usize)
            .ok_or_else(|| StoreError::Damaged {
                what: format!("no tree {}", tree.name()),
            })
    }
}

fn is_lock(error: &std::io::Error) -> bool {
    error.kind() == ErrorKind::WouldBlock || error.to_string().contains("could not acquire lock")
}

fn holder(store: &Path) -> Option<u32> {
    std::fs::read_to_string(store.join("holder"))
        .ok()?
        .trim()
        .parse()
        .ok()
}

impl Backend for Disk {
    fn get(&self, tree: Tree, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        guarded("reading the store", || {
            let value = self
                .tree(tree)?
                .get(key)
                .map_err(|e| engine("reading the store", e))?;
            Ok(value.map(|v| v.to_vec()))
        })
    }

    fn scan(&self, tree: Tree, prefix: &[u8], visit: Visit<'_>) -> Result<(), StoreError> {
        guarded("reading the store", || {
            for item in self.tree(tree)?.scan_prefix(prefix) {
                let (key, value) = item.map_err(|e| engine("reading the store", e))?;
                visit(&key, &value)?;
            }
            Ok(())
        })
    }

    fn apply(&self, changes: &[Change], durable: bool) -> Result<(), StoreError> {
        guarded("writing the store", || {
            let write = |trees: &Vec<TransactionalTree>| {
                for (tree, key, value) in changes {
                    let Some(tree) = trees.get(*tree as usize) else {
                        return Err(ConflictableTransactionError::Abort(tree.name()));
                    };
                    match value {
                        Some(value) => tree.insert(key.as_slice(), value.as_slice())?,
                        None => tree.remove(key.as_slice())?,
                    };
                }
                Ok(())
            };
            self.trees
                .as_slice()
                .transaction(write)
                .map_err(|error| match error {
                    TransactionError::Storage(error) => engine("writing the store", error),
                    TransactionError::Abort(tree) => StoreError::Damaged {
                        what: format!("no tree {tree}"),
                    },
                })?;
            if durable {
                self.db
                    .flush()
                    .map_err(|e| engine("writing the store", e))?;
                self.file
                    .sync_data()
                    .map_err(|e| io("syncing the store's file", e))?;
            }
            Ok(())
        })
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = self.db.flush();
        if holder(&self.path) == Some(std::process::id()) {
            let _ = std::fs::remove_file(self.path.join("holder"));
        }
    }
}
