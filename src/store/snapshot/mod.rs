//! A consistent view of a store, as of one moment.
//!
//! `claims` scans the claims' indexes, `at_hand` keeps what of them is asked for again; `names` scans the names,
//! `nodes` and `articles` put together what is known of one.

mod articles;
mod at_hand;
mod claims;
mod names;
mod nodes;

use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use rustc_hash::{FxHashMap, FxHashSet};

pub(in crate::store) use self::articles::article_of;
use self::at_hand::AtHand;
pub(in crate::store) use self::names::Leap;
use crate::model::{Node, NodeId, RelationName};
use crate::store::backend::Backend;
use crate::store::corrections::Corrections;
use crate::store::memo::Memo;
use crate::store::reader::{ArticleEntry, RelationId};
use crate::store::record::{CorrectionEntry, Counters, Entry, ImportRecord, Link};
use crate::store::relations::Relations;
use crate::store::rows::{self, Row};
use crate::store::run::{DiskRun, Entries, Merged};
use crate::store::{StoreError, journal};

/// Nodes and journal entries kept at hand.
pub(in crate::store) const CACHED: usize = 20_000;
const CACHED_ENTRIES: usize = 256;

/// A store as of one moment. Cheap to share between threads; writing goes on beside it.
#[derive(Debug)]
pub struct Snapshot {
    pub(in crate::store) backend: Arc<dyn Backend>,
    /// Keeps the blocks of the runs from being removed.
    pub(in crate::store) runs: Arc<Vec<Arc<DiskRun>>>,
    pub(in crate::store) tail: Vec<Arc<Entries>>,
    pub(in crate::store) relations: Arc<Relations>,
    pub(in crate::store) corrections: Arc<Corrections>,
    /// Sequences that were forgotten or replaced.
    pub(in crate::store) dead: Arc<FxHashSet<u64>>,
    pub(in crate::store) counters: Counters,
    pub(in crate::store) nodes: RwLock<FxHashMap<NodeId, Option<Node>>>,
    pub(in crate::store) entries: RwLock<FxHashMap<u64, Arc<Entry>>>,
    pub(in crate::store) packs: RwLock<FxHashMap<u64, Arc<Vec<Row>>>>,
    pub(in crate::store) articles: RwLock<FxHashMap<u64, ArticleEntry>>,
    /// Sequences that are known to be packs of an import.
    pub(in crate::store) imports: RwLock<FxHashSet<u64>>,
    pub(in crate::store) counted: OnceLock<u64>,
    pub(in crate::store) at_hand: RwLock<AtHand>,
    pub(in crate::store) memo: Memo,
}

/// One mention of a node in an article, and why it is taken for that node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The node, corrections applied.
    pub node: NodeId,
    /// Its name in the article.
    pub name: String,
    /// The reason.
    pub link: Link,
}

pub(in crate::store) fn damaged(what: &str) -> StoreError {
    StoreError::Damaged { what: what.into() }
}

/// Called with each index entry of a scan.
pub(in crate::store) type VisitEntry<'a> = &'a mut dyn FnMut(&[u8]) -> Result<ControlFlow<()>, StoreError>;

impl Snapshot {
    /// A place in all index entries.
    pub(in crate::store) fn cursor(&self) -> Merged<'_> {
        let runs = self.runs.iter().map(|run| **run);
        Merged::new(self.backend.as_ref(), runs, &self.tail)
    }

    /// Calls `visit` for each entry that begins with `prefix`, from `from` on.
    pub(in crate::store) fn scan(&self, prefix: &[u8], from: &[u8], visit: VisitEntry<'_>) -> Result<(), StoreError> {
        let mut cursor = self.cursor();
        cursor.seek(from)?;
        while let Some(entry) = cursor.entry().filter(|e| e.starts_with(prefix)) {
            if visit(entry)?.is_break() {
                break;
            }
            cursor.advance()?;
        }
        Ok(())
    }

    pub(in crate::store) fn is_live(&self, sequence: u64) -> bool {
        self.dead.is_empty() || !self.dead.contains(&sequence)
    }

    /// The journal entry of an article or an import.
    pub(in crate::store) fn record(&self, sequence: u64) -> Result<Arc<Entry>, StoreError> {
        if let Some(entry) = read(&self.entries).get(&sequence) {
            return Ok(Arc::clone(entry));
        }
        if !self.is_live(sequence) || !(1..self.counters.next_sequence).contains(&sequence) {
            return Err(StoreError::NotFound { what: format!("article {sequence}") });
        }
        let entry = Arc::new(journal::entry(self.backend.as_ref(), sequence)?);
        let mut cache = write(&self.entries);
        if cache.len() >= CACHED_ENTRIES {
            cache.clear();
        }
        cache.insert(sequence, Arc::clone(&entry));
        Ok(entry)
    }

    /// The rows of a pack of an import, unpacked once for many claims.
    pub(in crate::store) fn rows(&self, sequence: u64, import: &ImportRecord) -> Result<Arc<Vec<Row>>, StoreError> {
        if let Some(rows) = read(&self.packs).get(&sequence) {
            return Ok(Arc::clone(rows));
        }
        let rows =
            rows::unpack(&import.rows, import.count).ok_or_else(|| damaged("the rows of an import do not decode"))?;
        let rows = Arc::new(rows);
        let mut cache = write(&self.packs);
        if cache.len() >= CACHED_ENTRIES {
            cache.clear();
        }
        cache.insert(sequence, Arc::clone(&rows));
        Ok(rows)
    }

    /// All corrections in journal order, undone ones too.
    pub fn corrections(&self) -> &[CorrectionEntry] {
        &self.corrections.entries
    }

    /// A relation as the table that brought it writes it, or its name; `None` where the store has none of that number.
    pub fn relation_as_written(&self, relation: RelationId) -> Option<&str> {
        self.relations.written().get(usize::from(relation.0)).map(String::as_str)
    }

    pub(in crate::store) fn relation(&self, number: u16) -> Result<RelationName, StoreError> {
        self.relations
            .names()
            .get(usize::from(number))
            .cloned()
            .ok_or_else(|| damaged("a claim has a relation that the store does not know"))
    }
}

pub(in crate::store) fn read<T>(lock: &RwLock<T>) -> std::sync::RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

pub(in crate::store) fn write<T>(lock: &RwLock<T>) -> std::sync::RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}
