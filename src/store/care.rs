//! Care of a store: checking it against its journal, making its indexes anew, merging them.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rustc_hash::FxHashSet;

use super::backend::{Backend, Batch, OnDisk};
use super::compact::{level_of, write_run};
use super::ledger::Ledger;
use super::opened::Store;
use super::reader::{ArticleEntry, Reader};
use super::record::{ArticleRecord, Entry, Manifest};
use super::run::{DiskRun, Entries, Merged, Tail};
use super::snapshot::Snapshot;
use super::table;
use super::writer::{Writer, current_of, meta, put_meta};
use super::{StoreError, journal};
use super::{entry, format, indexing};
use crate::model::Span;

/// Index entries collected in memory before they are written as a run, in bytes.
const PIECE: usize = 16 << 20;

/// A check on its way through the journal.
struct Check<'a> {
    view: &'a Snapshot,
    backend: &'a dyn Backend,
    cursor: Merged<'a>,
    faults: Vec<String>,
    /// How many index entries the journal makes.
    expected: u64,
    /// Articles that cite a text and have none.
    textless: Vec<String>,
}

impl Check<'_> {
    /// Looks for what the indexes and the texts must have of a journal entry.
    fn entry(&mut self, sequence: u64, found: &Entry) -> Result<(), StoreError> {
        if self.view.dead.contains(&sequence) {
            return Ok(());
        }
        let entries = match indexing::entries_of(sequence, found) {
            Ok(entries) => entries,
            Err(error) => {
                self.faults.push(fault(error)?);
                return Ok(());
            }
        };
        let mut missing = 0;
        for wanted in &entries {
            self.cursor.seek(wanted)?;
            missing += u64::from(self.cursor.entry() != Some(wanted));
        }
        self.expected += entries.len() as u64;
        if missing > 0 {
            self.faults.push(format!("{missing} index entries of journal entry {sequence} are missing"));
        }
        match found {
            Entry::Article(article) => self.text(sequence, article),
            _ => Ok(()),
        }
    }

    /// Looks whether the text of an article holds what its claims cite.
    fn text(&mut self, sequence: u64, article: &ArticleRecord) -> Result<(), StoreError> {
        match journal::find_text(self.backend, sequence) {
            Ok(text) if text.is_empty() && article.cites_its_text() => self.textless.push(sequence.to_string()),
            Ok(text) => {
                let count = outside(article, &text);
                if count > 0 {
                    let fault = format!("the sentences of {count} claims lie outside the text of article {sequence}");
                    self.faults.push(fault);
                }
            }
            Err(error) => self.faults.push(fault(error)?),
        }
        Ok(())
    }

    /// How many index entries of what lives the indexes hold.
    fn held(&mut self) -> Result<u64, StoreError> {
        let mut held = 0u64;
        self.cursor.seek(&[])?;
        while let Some(bytes) = self.cursor.entry() {
            let sequence = entry::sequence_of(bytes);
            held += u64::from(sequence.is_none_or(|s| !self.view.dead.contains(&s)));
            self.cursor.advance()?;
        }
        Ok(held)
    }
}

impl Store {
    /// Reads every journal entry and text again and compares the indexes and the store's own records with them; gives
    /// the faults. Costs memory for the index entries of one journal entry, and one seek for each.
    ///
    /// # Errors
    /// Where the storage fails to read at all.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        let view = self.snapshot();
        let backend = self.backend.as_ref();
        let mut faults: Vec<String> = backend.fault().into_iter().collect();
        match Ledger::read(backend) {
            Ok(ledger) => faults.extend(ledger.compare(backend)?),
            Err(error) => faults.push(fault(error)?),
        }
        let mut check =
            Check { view: &view, backend, cursor: view.cursor(), faults, expected: 0, textless: Vec::new() };
        let walked = journal::scan(backend, 0, &mut |sequence, found| check.entry(sequence, &found));
        let counted = walked.and_then(|()| check.held());
        let Check { mut faults, expected, textless, .. } = check;
        if !textless.is_empty() {
            faults.push(format!("{} articles lack the text that they cite: {}", textless.len(), textless.join(", ")));
        }
        match counted {
            Ok(held) if held != expected => {
                faults.push(format!("the indexes hold {held} entries, the journal makes {expected}"));
            }
            Ok(_) => {}
            Err(error) => faults.push(fault(error)?),
        }
        faults.sort();
        faults.dedup();
        Ok(faults)
    }

    /// The articles with claims whose sentences lie outside their texts: an earlier version took such claims from other
    /// extractors. No index can mend that; [`Store::forget`] takes them out.
    ///
    /// # Errors
    /// Where a journal entry or a text does not decode, or the disk fails.
    pub fn misplaced(&self) -> Result<Vec<ArticleEntry>, StoreError> {
        let view = self.snapshot();
        let mut found = Vec::new();
        journal::scan(self.backend.as_ref(), 0, &mut |sequence, entry| {
            if let Entry::Article(article) = &entry
                && !view.dead.contains(&sequence)
                && let text = journal::find_text(self.backend.as_ref(), sequence)?
                && !text.is_empty()
                && outside(article, &text) > 0
            {
                found.push(view.article(sequence)?);
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Whether the journal and the texts can be read to the end: then [`Store::rebuild`] mends whatever
    /// [`Store::check`] finds at fault.
    pub fn is_journal_whole(&self) -> bool {
        Ledger::read(self.backend.as_ref()).is_ok()
    }

    /// Makes all indexes and the store's own records anew from the journal. The old indexes serve until the new ones
    /// are whole: a crash on the way changes nothing.
    ///
    /// # Errors
    /// Where a journal entry does not decode, or the disk fails.
    pub fn rebuild(&self) -> Result<(), StoreError> {
        let mut guard = self.lock();
        let writer = &mut *guard;
        writer.ready()?;
        let rebuilt = rebuild(self.backend.as_ref()).and_then(|()| self.load());
        let mut fresh = rebuilt.inspect_err(|_| writer.fail())?;
        fresh.batch = writer.batch;
        // Snapshots may still read the old runs.
        fresh.retired = std::mem::take(&mut writer.retired);
        fresh.retired.extend(writer.runs.iter().cloned());
        *writer = fresh;
        Ok(())
    }

    /// Makes the indexes of the store in a folder anew, where they may be too damaged for [`Store::open`].
    ///
    /// # Errors
    /// As [`Store::open`], and as [`Store::rebuild`].
    pub fn rebuild_at(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        Self::is_there(path)?;
        let backend: Arc<dyn Backend> = Arc::new(OnDisk::open(path, wait)?);
        if let Some(found) = backend.get(&table::meta("format"))? {
            format::check(&found, path)?;
            rebuild(backend.as_ref())?;
        }
        Self::on(backend, Some(path.to_owned()))
    }

    /// Merges all runs of the indexes into one, leaving out what was forgotten, drops readings that a reread replaced,
    /// and, on disk, moves everything to a fresh file that holds nothing else. Needs free space for the new file
    /// beside the old one; a crash on the way leaves the one or the other.
    ///
    /// # Errors
    /// Where the disk fails, and where anything of the journal, the texts or the store's own records is damaged: the
    /// old file may hold what a fresh one would not.
    pub fn optimize(&mut self) -> Result<(), StoreError> {
        let mut guard = self.lock();
        let writer = &mut *guard;
        if let Some(what) = Ledger::read(self.backend.as_ref())?.compare(self.backend.as_ref())?.into_iter().next() {
            return Err(StoreError::Damaged { what });
        }
        self.drop_old_readings(writer)?;
        self.merge_all(writer)?;
        drop(guard);
        if let Some(fresh) = self.backend.rewritten()? {
            let mut store = Self::on(fresh, self.path.clone())?;
            store.sync_every(self.lock().batch);
            std::mem::swap(self, &mut store);
        }
        Ok(())
    }

    /// Puts tombstones in the place of readings that a later reading of the same text replaced.
    fn drop_old_readings(&self, writer: &mut Writer) -> Result<(), StoreError> {
        let mut dead: Vec<u64> = writer.dead.iter().copied().collect();
        // The latest first: the last reading of an older version of an article stays, and a rebuilt store knows that
        // only from the journal.
        dead.sort_unstable_by(|a, b| b.cmp(a));
        let mut later = FxHashSet::default();
        for sequence in dead {
            let Some(Entry::Article(article)) = journal::read(self.backend.as_ref(), sequence)? else {
                continue;
            };
            let is_last = later.insert(article.origin);
            if !is_last || current_of(self.backend.as_ref(), article.origin)? > sequence {
                let mut batch = Batch::default();
                self.empty(writer, &mut batch, sequence, article.relations, article.replaces)?;
                self.commit(writer, batch)?;
            }
        }
        Ok(())
    }
}

/// How many claims have their sentence outside a text.
fn outside(article: &ArticleRecord, text: &str) -> usize {
    let lost = |(start, end): (u32, u32)| Span::new(start, end).of(text).is_none();
    article.claims.iter().filter(|claim| lost(claim.sentence)).count()
}

/// Damage in words; an error of the operating system is none.
fn fault(error: StoreError) -> Result<String, StoreError> {
    match error {
        StoreError::Damaged { what } | StoreError::Lost { what } => Ok(what),
        StoreError::Io { .. } => Err(error),
        other => Ok(other.to_string()),
    }
}

/// Makes the store's own records and all indexes anew. Whoever has the store open loads it again after it.
pub(super) fn rebuild(backend: &dyn Backend) -> Result<(), StoreError> {
    let ledger = Ledger::read(backend)?;
    let known: Manifest = meta(backend, "runs").ok().flatten().unwrap_or_default();
    let first = backend.run_numbers()?.last().map_or(0, |last| last + 1).max(known.next_run);
    let mut next = first;
    let dead = ledger.dead.iter().copied().collect();
    let mut tail = Tail::default();
    journal::scan(backend, 0, &mut |sequence, found| {
        if !ledger.dead.contains(&sequence) {
            tail.add(Entries::sorted(indexing::entries_of(sequence, &found)?));
            if tail.size() >= PIECE {
                write_run(backend, next, Merged::new(backend, [], &tail.runs), None)?;
                next += 1;
                tail = Tail::default();
            }
        }
        Ok(())
    })?;
    let pieces = (first..next).map(DiskRun);
    let size = write_run(backend, next, Merged::new(backend, pieces, &tail.runs), Some(&dead))?;
    ledger.write(backend)?;
    let mut garbage: Vec<u32> = known.garbage.iter().copied().chain(known.runs.iter().map(|(n, _)| *n)).collect();
    garbage.extend(first..next);
    garbage.sort_unstable();
    garbage.dedup();
    let manifest = Manifest {
        runs: vec![(next, level_of(size))],
        next_run: next + 1,
        garbage,
        watermark: ledger.counters.next_sequence,
    };
    let mut batch = Batch::default();
    put_meta(&mut batch, "runs", &manifest)?;
    backend.write(batch)?;
    backend.sync()?;
    backend.settle(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::ingest::Incoming;
    use crate::store::link::Origins;
    use crate::store::record::Facts;

    #[test]
    fn an_article_whose_evidence_lies_outside_its_text_is_named_so_that_it_can_be_forgotten() {
        let extraction = serde_json::json!({
            "schema": 1, "article": {"id": "x"}, "nodes": [{"id": "n1", "kind": "actor", "name": "Hakan Fidan"}],
            "edges": [{"source": "n1", "relation": "met-with", "target": "?",
                       "evidence": {"sentence": "He met.", "start": 99, "end": 106}}],
        });
        let extraction = serde_json::from_value(extraction).unwrap();
        let store = Store::memory().unwrap();
        // As an earlier version took it in, without a look.
        let incoming = Incoming {
            extraction: &extraction,
            facts: Facts::of("x".into(), &extraction.article),
            text: "He met.",
            origin: None,
            replaces: None,
            foreign: true,
            earlier: None,
            origins: &Origins::default(),
        };
        let taken = store.take_in(&mut store.lock(), &incoming).unwrap().unwrap();
        assert_eq!(store.check().unwrap().len(), 1);
        let misplaced = store.misplaced().unwrap();
        assert_eq!(misplaced.iter().map(|entry| entry.sequence).collect::<Vec<_>>(), [taken.sequence]);
        store.forget(taken.sequence).unwrap();
        assert_eq!(store.check().unwrap(), Vec::<String>::new());
    }

    /// A store whose only article lost its text, with or without a claim that cites it.
    fn without_text(claims: bool) -> Store {
        let edge = serde_json::json!({"source": "n1", "relation": "met-with", "target": "?",
            "evidence": {"sentence": "He met.", "start": 0, "end": 7}});
        let extraction = serde_json::json!({
            "schema": 1, "article": {"id": "x"}, "nodes": [{"id": "n1", "kind": "actor", "name": "Hakan Fidan"}],
            "edges": if claims { vec![edge] } else { Vec::new() },
        });
        let store = Store::memory().unwrap();
        store.ingest(&serde_json::from_value(extraction).unwrap(), "He met.").unwrap();
        assert_eq!(store.check().unwrap(), Vec::<String>::new());
        let mut batch = Batch::default();
        batch.remove(table::part(table::TEXT, 1, 0));
        store.backend.write(batch).unwrap();
        store
    }

    #[test]
    fn a_text_that_claims_cite_and_that_is_missing_is_damage_to_whoever_reads_it() {
        let store = without_text(true);
        assert!(matches!(store.snapshot().text(1), Err(StoreError::Lost { .. })));
        let faults = store.check().unwrap().join("\n");
        assert!(faults.contains("1 articles lack the text that they cite: 1"), "{faults}");
        assert!(store.misplaced().unwrap().is_empty() && !store.is_journal_whole());
    }

    #[test]
    fn a_store_that_lost_a_text_is_neither_backed_up_nor_optimized() {
        for claims in [true, false] {
            let mut store = without_text(claims);
            let mut written = Vec::new();
            assert!(matches!(store.backup_to(&mut written), Err(StoreError::Lost { .. })), "{claims}");
            assert!(written.is_empty() && matches!(store.optimize(), Err(StoreError::Lost { .. })), "{claims}");
        }
    }

    #[test]
    fn an_article_that_lost_its_text_can_be_forgotten() {
        let store = without_text(true);
        store.forget(1).unwrap();
        assert_eq!(store.check().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn an_article_of_the_indexes_that_the_journal_lacks_is_damage() {
        let store = without_text(true);
        let mut batch = Batch::default();
        batch.remove(table::part(table::JOURNAL, 1, 0));
        store.backend.write(batch).unwrap();
        assert!(matches!(store.snapshot().links(1), Err(StoreError::Lost { .. })));
        assert!(matches!(store.snapshot().links(2), Err(StoreError::NotFound { .. })));
        assert!(!store.is_journal_whole());
    }
}
