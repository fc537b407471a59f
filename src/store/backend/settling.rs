//! Giving what waits in the log to the engine, in pieces between which commits go on.
//!
//! It begins with what is in the log and synced at that moment. What is committed meanwhile goes to the log that is
//! there, as ever, and begins the next one. A crash on the way leaves the log, which says again what the engine has.

use super::log::Pending;
use super::on_sled::OnSled;
use super::{Batch, Pair};
use crate::store::{StoreError, table};

/// Bytes given to the engine in one batch.
const TOGETHER: usize = 128 << 10;

/// What is on its way to the engine.
#[derive(Debug, Default)]
pub(super) struct Settling {
    waiting: std::collections::btree_map::IntoIter<Vec<u8>, Option<Vec<u8>>>,
    /// What was committed since it began, without the records about the store.
    pub(super) since: Pending,
}

impl Settling {
    /// Begins with all that a log says, which must be synced: what the engine holds must never be ahead of a log that a
    /// power cut may shorten, or a commit would be half there.
    pub(super) fn of(pending: Pending) -> Self {
        Self { waiting: pending.into_iter(), since: Pending::new() }
    }

    /// Notes a commit.
    pub(super) fn note(&mut self, batch: &Batch) {
        let kept = |(key, _): &&(Vec<u8>, Option<Vec<u8>>)| key.first() != Some(&table::META);
        self.since.extend(batch.writes.iter().filter(kept).cloned());
    }

    /// Gives the engine a piece, durably; false where there is none left.
    pub(super) fn piece(&mut self, engine: &OnSled) -> Result<bool, StoreError> {
        let (mut batch, mut bytes) = (Batch::default(), 0);
        for (key, value) in self.waiting.by_ref().filter(|(key, _)| key.first() != Some(&table::META)) {
            bytes += key.len() + value.as_ref().map_or(0, Vec::len);
            batch.writes.push((key, value));
            if bytes >= TOGETHER {
                break;
            }
        }
        if batch.writes.is_empty() {
            return Ok(false);
        }
        engine.write(batch)?;
        engine.sync()?;
        Ok(true)
    }
}

/// Copies all that an engine holds.
pub(super) fn copy(from: &OnSled, to: &OnSled) -> Result<(), StoreError> {
    let (mut batch, mut bytes) = (Batch::default(), 0);
    let mut next: Option<Pair> = from.after(&[])?;
    while let Some((key, value)) = next {
        next = from.after(&key)?;
        bytes += key.len() + value.len();
        batch.put(key, value);
        if bytes >= TOGETHER {
            to.write(std::mem::take(&mut batch))?;
            bytes = 0;
        }
    }
    to.write(batch)?;
    to.sync()
}
