//! What everything in the store stands on, on a disk or in memory.
//! An ordered key space for records, and runs of blocks for the indexes.
//!
//! All tables share one key space, told apart by the first byte of a key. So one batch is atomic over all of them,
//! on a disk as in memory, and no multi-tree transaction is needed.

mod checksum;
pub(super) mod lock;
mod log;
mod memory;
mod migration;
mod on_disk;
mod on_sled;
mod rehearsal;
mod run_files;
mod settling;

use std::fmt::Debug;
use std::sync::Arc;

use crate::store::StoreError;

pub(super) use memory::Memory;
pub(super) use on_disk::OnDisk;
pub(super) use rehearsal::Rehearsal;

/// What a crash may leave in a folder before a store is there.
pub(super) const REMAINS: [&str; 3] = [lock::HOLDER, lock::WANTED, log::FRESH];

/// All that a store, whole or not, has in its folder.
const OWN: [&str; 9] = [
    lock::HOLDER,
    lock::WANTED,
    log::NAME,
    log::FRESH,
    log::TORN,
    on_disk::INSIDE,
    on_disk::FRESH,
    on_disk::OLD,
    run_files::FOLDER,
];

/// A block of a run, shared by whoever reads it.
pub(in crate::store) type Block = Arc<Vec<u8>>;

/// A key and its value.
pub(in crate::store) type Pair = (Vec<u8>, Vec<u8>);

/// Writes that happen together or not at all.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Batch {
    /// Keys with their new values; `None` removes the key.
    pub(in crate::store) writes: Vec<(Vec<u8>, Option<Vec<u8>>)>,
}

impl Batch {
    /// Sets a key.
    pub(in crate::store) fn put(&mut self, key: Vec<u8>, value: Vec<u8>) {
        self.writes.push((key, Some(value)));
    }

    /// Removes a key.
    pub(in crate::store) fn remove(&mut self, key: Vec<u8>) {
        self.writes.push((key, None));
    }
}

/// An ordered key-value store with runs of blocks beside it. Keys compare as bytes.
pub(in crate::store) trait Backend: Runs + Send + Sync + Debug {
    /// The value of a key.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError>;

    /// The least key above `key` in the same table: with the same first byte.
    ///
    /// # Errors
    /// As [`Backend::get`].
    fn after(&self, key: &[u8]) -> Result<Option<Pair>, StoreError>;

    /// Writes a batch whole or not at all. A later [`Backend::sync`] makes it outlive a power cut.
    ///
    /// # Errors
    /// Where the storage cannot be written; then nothing of the batch may be counted on.
    fn write(&self, batch: Batch) -> Result<(), StoreError>;

    /// Returns when everything written so far would outlive a power cut.
    ///
    /// # Errors
    /// As [`Backend::write`].
    fn sync(&self) -> Result<(), StoreError>;

    /// What is wrong with the storage though everything can be read from it.
    fn fault(&self) -> Option<String> {
        None
    }

    /// Gives what was written its final place, where at least so many bytes wait for it: a later opening need not go
    /// through them. Changes no answer.
    ///
    /// # Errors
    /// As [`Backend::write`].
    fn settle(&self, least: u64) -> Result<(), StoreError> {
        let _ = least;
        Ok(())
    }

    /// Begins to settle, where at least so many bytes wait; [`Backend::settle_piece`] goes on.
    ///
    /// # Errors
    /// As [`Backend::write`].
    fn begin_to_settle(&self, least: u64) -> Result<(), StoreError> {
        let _ = least;
        Ok(())
    }

    /// Settles a little of what was begun; false where nothing is left of it.
    ///
    /// # Errors
    /// As [`Backend::write`].
    fn settle_piece(&self) -> Result<bool, StoreError> {
        Ok(false)
    }

    /// Moves everything to fresh storage that takes the place of this one and holds nothing else; `None` where there is
    /// no storage that could shrink. What is written here afterwards is lost.
    ///
    /// # Errors
    /// As [`Backend::write`]; then this storage is still the store's.
    fn rewritten(&self) -> Result<Option<Arc<dyn Backend>>, StoreError> {
        Ok(None)
    }
}

/// Runs: numbered sequences of blocks, each block under the least key that parts it from the one before; the first
/// one's is empty. A run is written once, in order, then sealed; only a sealed one may be read.
pub(in crate::store) trait Runs {
    /// Appends blocks to a run that is not sealed.
    ///
    /// # Errors
    /// Where the storage cannot be written.
    fn put_blocks(&self, run: u32, blocks: Vec<Pair>) -> Result<(), StoreError>;

    /// Ends a run: when this returns it would outlive a power cut. One of no blocks is fine.
    ///
    /// # Errors
    /// As [`Runs::put_blocks`].
    fn seal_run(&self, run: u32) -> Result<(), StoreError>;

    /// Removes a run, sealed or not; none is fine.
    ///
    /// # Errors
    /// As [`Runs::put_blocks`].
    fn remove_run(&self, run: u32) -> Result<(), StoreError>;

    /// The numbers of all runs, sealed or not.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    fn run_numbers(&self) -> Result<Vec<u32>, StoreError>;

    /// The place of the last block whose key is not above `key`; `None` where the run has no blocks.
    ///
    /// # Errors
    /// Where the run is missing or damaged.
    fn block_for(&self, run: u32, key: &[u8]) -> Result<Option<u32>, StoreError>;

    /// The block at a place, from 0; `None` behind the last. What is read often is kept in memory, a bounded number.
    ///
    /// # Errors
    /// As [`Runs::block_for`].
    fn block(&self, run: u32, place: u32) -> Result<Option<Block>, StoreError>;
}

fn damaged(what: impl Into<String>) -> StoreError {
    StoreError::Damaged { what: what.into() }
}

/// Damage to what nothing else in the store has.
fn lost(what: impl Into<String>) -> StoreError {
    StoreError::Lost { what: what.into() }
}

fn io_error(doing: &str, source: std::io::Error) -> StoreError {
    use std::io::ErrorKind;
    // The engine writes when it is opened to be read.
    let full = matches!(source.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge);
    let doing = if full && doing == "read the store" { "write the store" } else { doing };
    StoreError::Io { doing: doing.to_owned(), source }
}
