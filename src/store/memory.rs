//! A store that lives as long as the process.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use super::StoreError;
use super::backend::{Backend, Change, Tree, Visit};

/// Keys and values in an ordered map.
#[derive(Debug, Default)]
pub(super) struct Memory(RwLock<BTreeMap<(Tree, Vec<u8>), Vec<u8>>>);

impl Backend for Memory {
    fn get(&self, tree: Tree, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let map = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Ok(map.get(&(tree, key.to_vec())).cloned())
    }

    fn scan(&self, tree: Tree, prefix: &[u8], visit: Visit<'_>) -> Result<(), StoreError> {
        let map = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let from = (tree, prefix.to_vec());
        for ((_, key), value) in map
            .range(from..)
            .take_while(|((t, k), _)| *t == tree && k.starts_with(prefix))
        {
            visit(key, value)?;
        }
        Ok(())
    }

    fn apply(&self, changes: &[Change], _durable: bool) -> Result<(), StoreError> {
        let mut map = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for (tree, key, value) in changes {
            match value {
                Some(value) => map.insert((*tree, key.clone()), value.clone()),
                None => map.remove(&(*tree, key.clone())),
            };
        }
        Ok(())
    }
}
