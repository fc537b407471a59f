//! A backend whose writes stay in memory, above another one that is only read.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use super::{Backend, Batch, Block, Memory, Pair, Runs, damaged};
use crate::store::StoreError;

/// What was written since, above what was there. It goes with the process.
#[derive(Debug)]
pub(in crate::store) struct Rehearsal {
    below: Arc<dyn Backend>,
    /// New values; `None` where a key was removed.
    pairs: RwLock<BTreeMap<Vec<u8>, Option<Vec<u8>>>>,
    runs: Memory,
    /// Runs of the one below that were removed.
    removed: RwLock<BTreeSet<u32>>,
}

impl Rehearsal {
    pub(in crate::store) fn above(below: Arc<dyn Backend>) -> Self {
        Self { below, pairs: RwLock::default(), runs: Memory::default(), removed: RwLock::default() }
    }

    fn pairs(&self) -> RwLockReadGuard<'_, BTreeMap<Vec<u8>, Option<Vec<u8>>>> {
        self.pairs.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn removed(&self) -> RwLockReadGuard<'_, BTreeSet<u32>> {
        self.removed.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where a run is.
    fn with(&self, run: u32) -> Result<&dyn Backend, StoreError> {
        if self.runs.run_numbers()?.contains(&run) {
            return Ok(&self.runs);
        }
        match self.removed().contains(&run) {
            true => Err(damaged(format!("index run {run} is missing"))),
            false => Ok(self.below.as_ref()),
        }
    }
}

impl Backend for Rehearsal {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        if let Some(written) = self.pairs().get(key) {
            return Ok(written.clone());
        }
        self.below.get(key)
    }

    fn after(&self, key: &[u8]) -> Result<Option<Pair>, StoreError> {
        let pairs = self.pairs();
        let behind = pairs.range::<[u8], _>((Bound::Excluded(key), Bound::Unbounded));
        let written = behind
            .take_while(|(found, _)| found.first() == key.first())
            .find_map(|(found, value)| Some((found.clone(), value.clone()?)));
        let mut below = self.below.after(key)?;
        while let Some((found, _)) = below.as_ref().filter(|(found, _)| pairs.contains_key(found)) {
            below = self.below.after(found)?;
        }
        Ok(match (written, below) {
            (Some(a), Some(b)) => Some(if a.0 < b.0 { a } else { b }),
            (a, b) => a.or(b),
        })
    }

    fn write(&self, batch: Batch) -> Result<(), StoreError> {
        self.pairs.write().unwrap_or_else(PoisonError::into_inner).extend(batch.writes);
        Ok(())
    }

    fn sync(&self) -> Result<(), StoreError> {
        Ok(())
    }

    fn fault(&self) -> Option<String> {
        self.below.fault()
    }
}

impl Runs for Rehearsal {
    fn put_blocks(&self, run: u32, blocks: Vec<Pair>) -> Result<(), StoreError> {
        self.runs.put_blocks(run, blocks)
    }

    fn seal_run(&self, run: u32) -> Result<(), StoreError> {
        self.runs.seal_run(run)
    }

    fn remove_run(&self, run: u32) -> Result<(), StoreError> {
        self.removed.write().unwrap_or_else(PoisonError::into_inner).insert(run);
        self.runs.remove_run(run)
    }

    fn run_numbers(&self) -> Result<Vec<u32>, StoreError> {
        let mut numbers = self.below.run_numbers()?;
        numbers.retain(|run| !self.removed().contains(run));
        numbers.extend(self.runs.run_numbers()?);
        numbers.sort_unstable();
        numbers.dedup();
        Ok(numbers)
    }

    fn block_for(&self, run: u32, key: &[u8]) -> Result<Option<u32>, StoreError> {
        self.with(run)?.block_for(run, key)
    }

    fn block(&self, run: u32, place: u32) -> Result<Option<Block>, StoreError> {
        self.with(run)?.block(run, place)
    }
}
