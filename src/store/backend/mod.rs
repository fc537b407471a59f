//! The ordered key space that everything in the store stands on: two backends, one interface.
//!
//! All tables share one key space, told apart by the first byte of a key. So one batch is atomic over all of them,
//! on a disk as in memory, and no multi-tree transaction is needed.

mod memory;
mod on_sled;

use std::fmt::Debug;
use std::sync::Arc;

use super::StoreError;

pub(super) use memory::Memory;
pub(super) use on_sled::{HOLDER, OnSled};

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

/// An ordered key-value store. Keys compare as bytes.
pub(in crate::store) trait Backend: Send + Sync + Debug {
    /// The value of a key.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError>;

    /// The greatest key that is not above `key`.
    ///
    /// # Errors
    /// As [`Backend::get`].
    fn floor(&self, key: &[u8]) -> Result<Option<Pair>, StoreError>;

    /// The least key above `key`.
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

    /// Whether nothing was ever kept here, in this layout or another.
    ///
    /// # Errors
    /// As [`Backend::get`].
    fn is_unused(&self) -> Result<bool, StoreError> {
        Ok(self.get(&[])?.is_none() && self.after(&[])?.is_none())
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
