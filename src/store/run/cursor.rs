//! One sorted sequence over many runs.

use std::sync::Arc;

use super::on_disk::DiskCursor;
use super::{DiskRun, Entries};
use crate::store::StoreError;
use crate::store::backend::Backend;

#[derive(Debug)]
enum Cursor<'a> {
    Disk(DiskCursor<'a>),
    Memory { entries: &'a Entries, at: usize },
}

impl Cursor<'_> {
    fn entry(&self) -> Option<&[u8]> {
        match self {
            Self::Disk(cursor) => cursor.entry(),
            Self::Memory { entries, at } => entries.get(*at),
        }
    }

    fn seek(&mut self, key: &[u8]) -> Result<(), StoreError> {
        match self {
            Self::Disk(cursor) => cursor.seek(key),
            Self::Memory { entries, at } => {
                *at = entries.seek(key);
                Ok(())
            }
        }
    }

    fn advance(&mut self) -> Result<(), StoreError> {
        match self {
            Self::Disk(cursor) => cursor.advance(),
            Self::Memory { at, .. } => {
                *at += 1;
                Ok(())
            }
        }
    }
}

/// All entries of several runs in order. Before the first [`Merged::seek`] it stands nowhere.
#[derive(Debug)]
pub(in crate::store) struct Merged<'a> {
    cursors: Vec<Cursor<'a>>,
    least: Option<usize>,
}

impl<'a> Merged<'a> {
    pub(in crate::store) fn new(
        backend: &'a dyn Backend,
        disk: impl IntoIterator<Item = DiskRun>,
        memory: &'a [Arc<Entries>],
    ) -> Self {
        let disk = disk.into_iter().map(|run| Cursor::Disk(DiskCursor::new(backend, run)));
        let memory = memory.iter().map(|entries| Cursor::Memory { entries, at: usize::MAX });
        Self { cursors: disk.chain(memory).collect(), least: None }
    }

    fn choose(&mut self) {
        let mut least: Option<(usize, &[u8])> = None;
        for (i, cursor) in self.cursors.iter().enumerate() {
            if let Some(entry) = cursor.entry()
                && least.is_none_or(|(_, smallest)| entry < smallest)
            {
                least = Some((i, entry));
            }
        }
        self.least = least.map(|(i, _)| i);
    }

    /// Moves to the first entry at or after `key`.
    pub(in crate::store) fn seek(&mut self, key: &[u8]) -> Result<(), StoreError> {
        for cursor in &mut self.cursors {
            cursor.seek(key)?;
        }
        self.choose();
        Ok(())
    }

    /// The entry here; `None` at the end.
    pub(in crate::store) fn entry(&self) -> Option<&[u8]> {
        self.cursors.get(self.least?)?.entry()
    }

    /// Moves to the next entry.
    pub(in crate::store) fn advance(&mut self) -> Result<(), StoreError> {
        if let Some(cursor) = self.least.and_then(|i| self.cursors.get_mut(i)) {
            cursor.advance()?;
        }
        if self.cursors.len() > 1 {
            self.choose();
        } else if self.entry().is_none() {
            self.least = None;
        }
        Ok(())
    }
}
