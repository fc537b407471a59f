//! The backend that lives and dies with the process.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::{Backend, Batch, Block, Pair, Runs, damaged};
use crate::store::StoreError;

type Blocks = BTreeMap<u32, Vec<Pair>>;

/// Ordered maps behind locks.
#[derive(Debug, Default)]
pub(in crate::store) struct Memory {
    pairs: RwLock<BTreeMap<Vec<u8>, Vec<u8>>>,
    runs: RwLock<Blocks>,
}

impl Memory {
    fn runs(&self) -> RwLockReadGuard<'_, Blocks> {
        self.runs.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn runs_mut(&self) -> RwLockWriteGuard<'_, Blocks> {
        self.runs.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Backend for Memory {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let pairs = self.pairs.read().unwrap_or_else(PoisonError::into_inner);
        Ok(pairs.get(key).cloned())
    }

    fn after(&self, key: &[u8]) -> Result<Option<Pair>, StoreError> {
        let pairs = self.pairs.read().unwrap_or_else(PoisonError::into_inner);
        let next = pairs.range::<[u8], _>((Bound::Excluded(key), Bound::Unbounded)).next();
        Ok(next.filter(|(found, _)| found.first() == key.first()).map(|(k, v)| (k.clone(), v.clone())))
    }

    fn write(&self, batch: Batch) -> Result<(), StoreError> {
        let mut pairs = self.pairs.write().unwrap_or_else(PoisonError::into_inner);
        for (key, value) in batch.writes {
            match value {
                Some(value) => pairs.insert(key, value),
                None => pairs.remove(&key),
            };
        }
        Ok(())
    }

    fn sync(&self) -> Result<(), StoreError> {
        Ok(())
    }
}

impl Runs for Memory {
    fn put_blocks(&self, run: u32, blocks: Vec<Pair>) -> Result<(), StoreError> {
        self.runs_mut().entry(run).or_default().extend(blocks);
        Ok(())
    }

    fn seal_run(&self, run: u32) -> Result<(), StoreError> {
        self.runs_mut().entry(run).or_default();
        Ok(())
    }

    fn remove_run(&self, run: u32) -> Result<(), StoreError> {
        self.runs_mut().remove(&run);
        Ok(())
    }

    fn run_numbers(&self) -> Result<Vec<u32>, StoreError> {
        Ok(self.runs().keys().copied().collect())
    }

    fn block_for(&self, run: u32, key: &[u8]) -> Result<Option<u32>, StoreError> {
        let runs = self.runs();
        let blocks = runs.get(&run).ok_or_else(|| damaged(format!("index run {run} is missing")))?;
        let above = blocks.partition_point(|(parting, _)| parting.as_slice() <= key);
        Ok(above.checked_sub(1).map(|place| place as u32))
    }

    fn block(&self, run: u32, place: u32) -> Result<Option<Block>, StoreError> {
        Ok(self
            .runs()
            .get(&run)
            .and_then(|blocks| blocks.get(place as usize))
            .map(|(_, block)| Arc::new(block.clone())))
    }
}
