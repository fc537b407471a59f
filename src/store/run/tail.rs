//! The entries of what came in since the last merge, in memory.

use std::sync::Arc;

/// Sorted entries, end to end in one piece of memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Entries {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Entries {
    /// Sorts entries.
    pub(in crate::store) fn sorted(mut entries: Vec<Vec<u8>>) -> Self {
        entries.sort_unstable();
        let mut sorted = Self::default();
        entries.iter().for_each(|e| sorted.push(e));
        sorted
    }

    fn push(&mut self, entry: &[u8]) {
        self.bytes.extend_from_slice(entry);
        self.ends.push(self.bytes.len() as u32);
    }

    pub(in crate::store) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(in crate::store) fn get(&self, at: usize) -> Option<&[u8]> {
        let end = *self.ends.get(at)? as usize;
        let start = match at.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.bytes.get(start..end)
    }

    /// The index of the first entry at or after `key`.
    pub(in crate::store) fn seek(&self, key: &[u8]) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle).is_some_and(|entry| entry < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn merged(a: &Self, b: &Self) -> Self {
        let mut merged = Self {
            bytes: Vec::with_capacity(a.bytes.len() + b.bytes.len()),
            ends: Vec::with_capacity(a.len() + b.len()),
        };
        let (mut i, mut j) = (0, 0);
        loop {
            match (a.get(i), b.get(j)) {
                (Some(x), Some(y)) if x <= y => {
                    merged.push(x);
                    i += 1;
                }
                (_, Some(y)) => {
                    merged.push(y);
                    j += 1;
                }
                (Some(x), None) => {
                    merged.push(x);
                    i += 1;
                }
                (None, None) => return merged,
            }
        }
    }
}

/// Runs in memory, each at least twice as long as the next: an entry is copied once for each doubling, and a reader
/// holds the runs as they were.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Tail {
    pub(in crate::store) runs: Vec<Arc<Entries>>,
    /// How many journal entries are in it.
    pub(in crate::store) sequences: u32,
}

impl Tail {
    /// Adds one journal entry's index entries.
    pub(in crate::store) fn add(&mut self, entries: Entries) {
        self.sequences += 1;
        if entries.len() == 0 {
            return;
        }
        let mut newest = entries;
        while self.runs.last().is_some_and(|last| last.len() < 2 * newest.len()) {
            if let Some(last) = self.runs.pop() {
                newest = Entries::merged(&last, &newest);
            }
        }
        self.runs.push(Arc::new(newest));
    }

    /// Bytes of all entries.
    pub(in crate::store) fn size(&self) -> usize {
        self.runs.iter().map(|run| run.bytes.len()).sum()
    }
}
