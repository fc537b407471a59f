//! A run in the backend: blocks, each under the shortest key that parts it from the one before.

use crate::store::StoreError;
use crate::store::backend::{Backend, Pair};

use super::block::{BadBlock, BlockBuilder, BlockCursor, shared};

/// A run of blocks, by number. It never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) struct DiskRun(pub(in crate::store) u32);

/// Bytes of blocks that go to the backend together.
const TOGETHER: usize = 256 << 10;

/// Writes sorted entries as a run.
#[derive(Debug)]
pub(in crate::store) struct RunWriter<'a> {
    backend: &'a dyn Backend,
    run: u32,
    builder: BlockBuilder,
    parting: Vec<u8>,
    /// Full blocks that are not written yet.
    blocks: Vec<Pair>,
    bytes: usize,
    all: usize,
}

impl<'a> RunWriter<'a> {
    /// Begins a run in the place of what a crash may have left under its number.
    pub(in crate::store) fn new(backend: &'a dyn Backend, run: u32) -> Result<Self, StoreError> {
        backend.remove_run(run)?;
        Ok(Self {
            backend,
            run,
            builder: BlockBuilder::default(),
            parting: Vec::new(),
            blocks: Vec::new(),
            bytes: 0,
            all: 0,
        })
    }

    /// Appends an entry, which must sort after the last one.
    pub(in crate::store) fn push(&mut self, entry: &[u8]) -> Result<(), StoreError> {
        if !self.builder.has_room(entry) {
            let parting = shared(self.builder.last(), entry) + 1;
            self.end_block()?;
            self.parting.extend(entry.iter().take(parting));
        }
        self.builder.push(entry);
        Ok(())
    }

    fn end_block(&mut self) -> Result<(), StoreError> {
        if self.builder.is_empty() {
            return Ok(());
        }
        let block = self.builder.finish();
        self.bytes += block.len();
        self.all += block.len();
        self.blocks.push((std::mem::take(&mut self.parting), block));
        if self.bytes >= TOGETHER {
            self.bytes = 0;
            self.backend.put_blocks(self.run, std::mem::take(&mut self.blocks))?;
        }
        Ok(())
    }

    /// Writes what is left and makes the run durable; gives the bytes of its blocks.
    pub(in crate::store) fn finish(mut self) -> Result<usize, StoreError> {
        self.end_block()?;
        self.backend.put_blocks(self.run, self.blocks)?;
        self.backend.seal_run(self.run)?;
        Ok(self.all)
    }
}

/// A place in a run on disk.
#[derive(Debug)]
pub(super) struct DiskCursor<'a> {
    backend: &'a dyn Backend,
    run: u32,
    place: u32,
    block: Option<BlockCursor>,
}

impl<'a> DiskCursor<'a> {
    pub(super) fn new(backend: &'a dyn Backend, run: DiskRun) -> Self {
        Self { backend, run: run.0, place: 0, block: None }
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

    fn load(&mut self, place: u32) -> Result<bool, StoreError> {
        self.block = None;
        let Some(bytes) = self.backend.block(self.run, place)? else {
            return Ok(false);
        };
        self.place = place;
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
        let Some(place) = self.backend.block_for(self.run, target)? else {
            self.block = None;
            return Ok(());
        };
        if !self.load(place)? {
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
        if self.load(self.place + 1)? && !self.step()? {
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
