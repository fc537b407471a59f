//! What questions work out from a state of a store and ask of it again: kept in the reader's memo, where it has one.

use std::any::Any;
use std::sync::Arc;

use crate::store::{Reader, StoreError};

/// The value of this type under a key: as it is remembered, or made, and remembered from then on. What cannot be made
/// is not remembered.
///
/// # Errors
/// Those of `make`.
pub(super) fn remembered<T, E>(reader: &dyn Reader, key: &str, make: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E>
where
    T: Any + Send + Sync,
{
    let memo = reader.memo();
    if let Some(known) = memo.and_then(|memo| memo.recall::<T>(key)) {
        return Ok(known);
    }
    let made = make()?;
    Ok(match memo {
        Some(memo) => memo.keep(key, made),
        None => Arc::new(made),
    })
}

/// What is remembered, where only the store can fail.
pub(super) type FromStore<T> = Result<Arc<T>, StoreError>;
