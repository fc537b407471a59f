//! A run in the backend: blocks under the run's number and the shortest key that parts a block from the one before.

use crate::store::StoreError;
use crate::store::backend::{Backend, Batch};
use crate::store::table;

use super::block::{BadBlock, BlockBuilder, BlockCursor, shared};

/// A run of blocks, by number. It never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) struct DiskRun(pub(in crate::store) u32);

/// The backend's key of a block.
pub(in crate::store) fn block_key(run: u32, parting: &[u8]) -> Vec<u8> {
    let mut key = Vec::with_capacity(5 + parting.len());
    key.push(table::BLOCK);
    key.extend(run.to_be_bytes());
    key.extend(parting);
    key
}

/// Writes sorted entries as a run.
#[derive(Debug)]
pub(in crate::store) struct RunWriter {
    run: u32,
    builder: BlockBuilder,
    parting: Vec<u8>,
    /// Full blocks that are not written yet.
    pub(in crate::store) batch: Batch,
    bytes: usize,
    all: usize,
}

impl RunWriter {
    pub(in crate::store) fn new(run: u32) -> Self {
        Self { run, builder: BlockBuilder::default(), parting: Vec::new(), batch: Batch::default(), bytes: 0, all: 0 }
    }

    /// Appends an entry, which must sort after the last one.
    pub(in crate::store) fn push(&mut self, entry: &[u8]) {
        if !self.builder.has_room(entry) {
            let parting = shared(self.builder.last(), entry) + 1;
            self.end_block();
            self.parting.extend(entry.iter().take(parting));
        }
        self.builder.push(entry);
    }

    fn end_block(&mut self) {
        if !self.builder.is_empty() {
            let block = self.builder.finish();
            self.bytes += block.len();
            self.all += block.len();
            self.batch.put(block_key(self.run, &self.parting), block);
            self.parting.clear();
        }
    }

    /// The full blocks collected so far, where they come to `least` bytes.
    pub(in crate::store) fn take_batch(&mut self, least: usize) -> Option<Batch> {
        if self.bytes < least {
            return None;
        }
        self.bytes = 0;
        Some(std::mem::take(&mut self.batch))
    }

    /// Bytes of all full blocks so far.
    pub(in crate::store) fn written(&self) -> usize {
        self.all
    }

    /// The last blocks.
    pub(in crate::store) fn finish(mut self) -> Batch {
        self.end_block();
        self.batch
    }
}

/// A place in a run on disk.
#[derive(Debug)]
pub(super) struct DiskCursor<'a> {
    backend: &'a dyn Backend,
    run: u32,
    key: Vec<u8>,
    block: Option<BlockCursor>,
}

impl<'a> DiskCursor<'a> {
    pub(super) fn new(backend: &'a dyn Backend, run: DiskRun) -> Self {
        Self { backend, run: run.0, key: Vec::new(), block: None }
    }

    pub(super) fn entry(&self) -> Option<&[u8]> {
        self.block.as_ref().map(|block| block.entry.as_slice())
    }

    fn bad(&self) -> StoreError {
        StoreError::Damaged { what: format!("a block of index run {} does not decode", self.run) }
    }

    fn checked<T>(&self, result: Result<T, BadBlock>) -> Result<T, StoreError> {
        result.map_err(|BadBlock| self.bad())
    }

    fn load(&mut self, found: Option<(Vec<u8>, Vec<u8>)>) -> Result<bool, StoreError> {
        self.block = None;
        let Some((key, bytes)) = found else {
            return Ok(false);
        };
        if !key.starts_with(&block_key(self.run, &[])) {
            return Ok(false);
        }
        self.key = key;
        let block = BlockCursor::new(bytes);
        self.block = Some(self.checked(block)?);
        Ok(true)
    }

    pub(super) fn seek(&mut self, target: &[u8]) -> Result<(), StoreError> {
        if let Some(block) = &mut self.block {
            let ahead = block.entry.as_slice() <= target;
            if ahead {
                let found = block.seek(target);
                if self.checked(found)? {
                    return Ok(());
                }
            }
        }
        let wanted = block_key(self.run, target);
        let found = self.backend.floor(&wanted)?;
        if !self.load(found)? {
            return Ok(());
        }
        if let Some(block) = &mut self.block {
            let found = block.seek(target);
            if self.checked(found)? {
                return Ok(());
            }
        }
        self.next_block()
    }

    fn next_block(&mut self) -> Result<(), StoreError> {
        let found = self.backend.after(&self.key)?;
        if self.load(found)? && !self.step()? {
            return Err(self.bad());
        }
        Ok(())
    }

    fn step(&mut self) -> Result<bool, StoreError> {
        let moved = match &mut self.block {
            Some(block) => block.advance(),
            None => return Ok(false),
        };
        self.checked(moved)
    }

    pub(super) fn advance(&mut self) -> Result<(), StoreError> {
        if self.step()? || self.block.is_none() { Ok(()) } else { self.next_block() }
    }
}
