//! What is worked out from a store more than once: kept beside a state of it, gone with it.

use std::any::{Any, TypeId};
use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;

/// Values of one type that are kept.
const MOST: usize = 1_024;

/// Bytes of the longest key that is worth keeping.
const LONGEST: usize = 1_024;

type Kept = FxHashMap<String, Arc<dyn Any + Send + Sync>>;

/// What was worked out from one state of a store, by type and key: parsed questions, the nodes of a name, the places of
/// a region. A state never changes, so nothing here goes stale; a write makes a new state, which remembers nothing.
/// Bounded: when a type has too many values, all of them go.
#[derive(Debug, Default)]
pub struct Memo(RwLock<FxHashMap<TypeId, Kept>>);

impl Memo {
    /// What was kept under a key, if it still is. Cost: a look-up.
    pub fn recall<T: Any + Send + Sync>(&self, key: &str) -> Option<Arc<T>> {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let kept = all.get(&TypeId::of::<T>())?.get(key)?;
        Arc::clone(kept).downcast().ok()
    }

    /// Keeps a value under a key, and gives it back to be shared.
    pub fn keep<T: Any + Send + Sync>(&self, key: &str, value: T) -> Arc<T> {
        let value = Arc::new(value);
        if key.len() <= LONGEST {
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            let kept = all.entry(TypeId::of::<T>()).or_default();
            if kept.len() >= MOST {
                kept.clear();
            }
            kept.insert(key.to_owned(), Arc::<T>::clone(&value));
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_by_its_type_and_key_and_their_number_is_bounded() {
        let memo = Memo::default();
        memo.keep("a", 1_u32);
        memo.keep("a", "one".to_owned());
        assert_eq!(memo.recall::<u32>("a").as_deref(), Some(&1));
        assert_eq!(memo.recall::<String>("a").as_deref().map(String::as_str), Some("one"));
        assert_eq!(memo.recall::<u32>("b"), None);
        for n in 0..3 * MOST {
            memo.keep(&n.to_string(), n);
        }
        assert!(memo.0.read().unwrap()[&TypeId::of::<usize>()].len() <= MOST);
        memo.keep(&"x".repeat(LONGEST + 1), 1_u64);
        assert_eq!(memo.0.read().unwrap().get(&TypeId::of::<u64>()).map_or(0, FxHashMap::len), 0);
    }
}
