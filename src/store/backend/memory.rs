//! The backend that lives and dies with the process.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{PoisonError, RwLock};

use super::{Backend, Batch, Pair};
use crate::store::StoreError;

/// An ordered map behind a lock.
#[derive(Debug, Default)]
pub(in crate::store) struct Memory {
    pairs: RwLock<BTreeMap<Vec<u8>, Vec<u8>>>,
}

impl Backend for Memory {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let pairs = self.pairs.read().unwrap_or_else(PoisonError::into_inner);
        Ok(pairs.get(key).cloned())
    }

    fn floor(&self, key: &[u8]) -> Result<Option<Pair>, StoreError> {
        let pairs = self.pairs.read().unwrap_or_else(PoisonError::into_inner);
        let mut below = pairs.range::<[u8], _>((Bound::Unbounded, Bound::Included(key)));
        Ok(below.next_back().map(|(k, v)| (k.clone(), v.clone())))
    }

    fn after(&self, key: &[u8]) -> Result<Option<Pair>, StoreError> {
        let pairs = self.pairs.read().unwrap_or_else(PoisonError::into_inner);
        let mut above = pairs.range::<[u8], _>((Bound::Excluded(key), Bound::Unbounded));
        Ok(above.next().map(|(k, v)| (k.clone(), v.clone())))
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
