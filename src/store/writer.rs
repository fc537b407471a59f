//! What a store's writer knows: its state between two commits, and the records about the store itself.

use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StoreError;
use super::backend::{Backend, Batch};
use super::corrections::Corrections;
use super::link::NameCache;
use super::record::{self, CorrectionEntry, Counters, Manifest};
use super::relations::Relations;
use super::run::{DiskRun, Tail};
use super::snapshot::Snapshot;
use super::table::{self, Digested};

/// More is refused: merging fails again and again.
const TAIL_LIMIT: usize = 64 << 20;

/// What changes with each commit.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) counters: Counters,
    pub(super) manifest: Manifest,
    pub(super) relations: Arc<Relations>,
    pub(super) corrections: Arc<Corrections>,
    pub(super) dead: Arc<FxHashSet<u64>>,
    pub(super) tail: Tail,
    pub(super) runs: Arc<Vec<Arc<DiskRun>>>,
    /// Runs that were merged into others, kept until no snapshot reads them.
    pub(super) retired: Vec<Arc<DiskRun>>,
    pub(super) names: NameCache,
    /// Commits between two syncs.
    pub(super) batch: u32,
    pub(super) unsynced: u32,
    /// A write failed half-way: what is on disk is known only after opening again.
    pub(super) failed: bool,
    /// Whether the last merge left something to do.
    pub(super) untidy: bool,
    pub(super) current: Option<Arc<Snapshot>>,
}

impl Writer {
    /// From now on nothing is written.
    pub(super) fn fail(&mut self) {
        self.failed = true;
    }

    pub(super) fn ready(&self) -> Result<(), StoreError> {
        if self.tail.size() >= TAIL_LIMIT {
            return Err(StoreError::Refused {
                why: "the indexes cannot be written, and what waits for it fills the memory: is the disk full?".into(),
            });
        }
        if self.failed {
            return Err(StoreError::Refused {
                why: "an earlier write to the store failed: open it again before writing more".into(),
            });
        }
        Ok(())
    }

    /// The store as this writer sees it.
    pub(super) fn view(&mut self, backend: &Arc<dyn Backend>) -> Arc<Snapshot> {
        if let Some(current) = &self.current {
            return Arc::clone(current);
        }
        let snapshot = Arc::new(Snapshot {
            backend: Arc::clone(backend),
            runs: Arc::clone(&self.runs),
            tail: self.tail.runs.clone(),
            relations: Arc::clone(&self.relations),
            corrections: Arc::clone(&self.corrections),
            dead: Arc::clone(&self.dead),
            counters: self.counters.clone(),
            nodes: Default::default(),
            entries: Default::default(),
            packs: Default::default(),
            articles: Default::default(),
            imports: Default::default(),
            counted: OnceLock::new(),
            at_hand: Default::default(),
            memo: Default::default(),
        });
        self.current = Some(Arc::clone(&snapshot));
        snapshot
    }

    /// Makes the next snapshot a new one.
    pub(super) fn changed(&mut self) {
        self.current = None;
    }

    /// Takes back relations that a failed article would have added.
    pub(super) fn forget_relations(&mut self, known: usize) {
        if self.relations.len() > known {
            Arc::make_mut(&mut self.relations).truncate(known);
        }
    }

    /// Applies corrections anew.
    pub(super) fn correct(&mut self, backend: &dyn Backend, entries: Vec<CorrectionEntry>) -> Result<(), StoreError> {
        let mut places: FxHashMap<String, Vec<u64>> = FxHashMap::default();
        for correction in &entries {
            if let record::Correction::Split { articles, .. } = &correction.correction {
                for id in articles {
                    let found = current_article(backend, Digested::Id, id)?;
                    places.insert(id.clone(), found.into_iter().collect());
                }
            }
        }
        let article = |id: &str| places.get(id).cloned().unwrap_or_default();
        self.corrections = Arc::new(Corrections::new(entries, &article));
        self.names.clear();
        self.changed();
        Ok(())
    }
}

/// The sequence under which an article with an id or a text stands today.
pub(super) fn current_article(backend: &dyn Backend, of: Digested, text: &str) -> Result<Option<u64>, StoreError> {
    match backend.get(&table::digest(of, text))? {
        Some(origin) => current_of(backend, sequence(&origin)?).map(Some),
        None => Ok(None),
    }
}

/// The sequence under which the text that first stood at `origin` stands today.
pub(super) fn current_of(backend: &dyn Backend, origin: u64) -> Result<u64, StoreError> {
    match backend.get(&table::current(origin))? {
        Some(moved) => sequence(&moved),
        None => Ok(origin),
    }
}

fn sequence(bytes: &[u8]) -> Result<u64, StoreError> {
    let bytes =
        bytes.try_into().map_err(|_| StoreError::Damaged { what: "a digest does not name an article".into() })?;
    Ok(u64::from_be_bytes(bytes))
}

/// Reads a record about the store itself.
pub(super) fn meta<T: DeserializeOwned>(backend: &dyn Backend, name: &str) -> Result<Option<T>, StoreError> {
    backend
        .get(&table::meta(name))?
        .map(|bytes| record::decode(&bytes, &format!("the store's record of {name}")))
        .transpose()
}

/// Puts a record about the store itself.
pub(super) fn put_meta(batch: &mut Batch, name: &str, value: &impl Serialize) -> Result<(), StoreError> {
    batch.put(table::meta(name), record::encode(value)?);
    Ok(())
}
