//! A block: up to 7 KB of sorted entries, each written as what differs from the one before it.
//!
//! Layout: version, count of restarts (2 bytes), an offset (2 bytes) for each restart, then the entries. An entry is
//! the count of leading bytes shared with the one before it (1 byte), the length of the rest, the rest. Each 32nd
//! entry is a restart: it shares nothing, so that a search can begin there.

use crate::store::backend::Block;
use crate::store::bytes::{Rest, put_ordered};

/// The version of the layout.
const VERSION: u8 = 1;
/// Entries between restarts.
const RESTART: usize = 32;
/// Entry bytes of a full block. With the restarts a block stays under 7.5 KB; see the backend for why.
const FULL: usize = 7000;

/// Collects sorted entries to a block.
#[derive(Debug, Default)]
pub(in crate::store) struct BlockBuilder {
    body: Vec<u8>,
    restarts: Vec<u16>,
    last: Vec<u8>,
    count: usize,
}

impl BlockBuilder {
    /// Whether the block has room for an entry.
    pub(in crate::store) fn has_room(&self, entry: &[u8]) -> bool {
        self.count == 0 || self.body.len() + entry.len() + 4 <= FULL
    }

    /// Appends an entry, which must sort after the last one.
    pub(in crate::store) fn push(&mut self, entry: &[u8]) {
        let restart = self.count.is_multiple_of(RESTART);
        let shared = if restart {
            self.restarts.push(self.body.len() as u16);
            0
        } else {
            shared(&self.last, entry).min(255)
        };
        self.body.push(shared as u8);
        put_ordered(&mut self.body, (entry.len() - shared) as u64);
        let rest = entry.get(shared..).unwrap_or_default();
        self.body.extend_from_slice(rest);
        self.last.truncate(shared);
        self.last.extend_from_slice(rest);
        self.count += 1;
    }

    /// Whether nothing was pushed.
    pub(in crate::store) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The last entry.
    pub(in crate::store) fn last(&self) -> &[u8] {
        &self.last
    }

    /// The block's bytes; the builder is empty after it.
    pub(in crate::store) fn finish(&mut self) -> Vec<u8> {
        let mut block = Vec::with_capacity(3 + 2 * self.restarts.len() + self.body.len());
        block.push(VERSION);
        block.extend((self.restarts.len() as u16).to_be_bytes());
        for offset in self.restarts.drain(..) {
            block.extend(offset.to_be_bytes());
        }
        block.append(&mut self.body);
        self.count = 0;
        self.last.clear();
        block
    }
}

/// How many leading bytes two entries share.
pub(super) fn shared(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(x, y)| x == y).count()
}

/// A place in a block.
#[derive(Debug, Default)]
pub(super) struct BlockCursor {
    bytes: Block,
    /// Where the entries begin.
    body: usize,
    /// Where the next entry begins.
    next: usize,
    /// The entry here.
    pub(super) entry: Vec<u8>,
}

/// The bytes are no block of a known version.
#[derive(Debug)]
pub(super) struct BadBlock;

impl BlockCursor {
    /// A place before the first entry.
    pub(super) fn new(bytes: Block) -> Result<Self, BadBlock> {
        let mut rest = Rest(&bytes);
        if rest.u8() != Some(VERSION) {
            return Err(BadBlock);
        }
        let restarts = usize::from(rest.u16().ok_or(BadBlock)?);
        let body = 3 + 2 * restarts;
        if body > bytes.len() || restarts == 0 {
            return Err(BadBlock);
        }
        Ok(Self { bytes, body, next: body, entry: Vec::with_capacity(64) })
    }

    /// Moves to the next entry; false at the end.
    pub(super) fn advance(&mut self) -> Result<bool, BadBlock> {
        let mut rest = Rest(self.bytes.get(self.next..).unwrap_or_default());
        let before = rest.0.len();
        let Some(shared) = rest.u8() else {
            return Ok(false);
        };
        let length = rest.ordered().ok_or(BadBlock)? as usize;
        let tail = rest.take(length).ok_or(BadBlock)?;
        if usize::from(shared) > self.entry.len() {
            return Err(BadBlock);
        }
        self.entry.truncate(usize::from(shared));
        self.entry.extend_from_slice(tail);
        self.next += before - rest.0.len();
        Ok(true)
    }

    fn restart(&self, at: usize) -> Result<usize, BadBlock> {
        let mut rest = Rest(self.bytes.get(3 + 2 * at..self.body).unwrap_or_default());
        rest.u16().map(|offset| self.body + usize::from(offset)).ok_or(BadBlock)
    }

    /// Whether the entry at a restart sorts at or before `key`.
    fn starts_before(&self, at: usize, key: &[u8]) -> Result<bool, BadBlock> {
        let mut rest = Rest(self.bytes.get(self.restart(at)?..).unwrap_or_default());
        rest.u8().ok_or(BadBlock)?;
        let length = rest.ordered().ok_or(BadBlock)? as usize;
        Ok(rest.take(length).ok_or(BadBlock)? <= key)
    }

    /// Moves to the first entry at or after `key`; false where all sort before it.
    pub(super) fn seek(&mut self, key: &[u8]) -> Result<bool, BadBlock> {
        let (mut low, mut high) = (0, (self.body - 3) / 2);
        while low + 1 < high {
            let middle = low.midpoint(high);
            if self.starts_before(middle, key)? {
                low = middle;
            } else {
                high = middle;
            }
        }
        self.next = self.restart(low)?;
        self.entry.clear();
        while self.advance()? {
            if self.entry.as_slice() >= key {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn block(entries: &BTreeSet<Vec<u8>>) -> Vec<u8> {
        let mut builder = BlockBuilder::default();
        entries.iter().for_each(|e| builder.push(e));
        builder.finish()
    }

    proptest! {
        #[test]
        fn a_search_finds_the_first_entry_at_or_after_its_key(
            entries in proptest::collection::btree_set(proptest::collection::vec(0u8..4, 0..9), 1..200),
            key in proptest::collection::vec(0u8..4, 0..9),
        ) {
            let mut cursor = BlockCursor::new(block(&entries).into()).unwrap();
            let found = cursor.seek(&key).unwrap().then(|| cursor.entry.clone());
            prop_assert_eq!(found.as_ref(), entries.range(key..).next());
        }

        #[test]
        fn damaged_bytes_are_an_error_or_other_entries_but_no_panic(
            mut bytes in proptest::collection::vec(any::<u8>(), 0..300), key: Vec<u8>,
        ) {
            if let Some(first) = bytes.first_mut() { *first = VERSION; }
            if let Ok(mut cursor) = BlockCursor::new(bytes.into()) {
                let _ = cursor.seek(&key);
                while matches!(cursor.advance(), Ok(true)) {}
            }
        }
    }
}
