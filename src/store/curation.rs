//! What people correct and take out: one journal entry each.

use super::backend::Batch;
use super::corrections::Corrections;
use super::ingest::Lost;
use super::kept::{Store, Writer, put_meta};
use super::reader::Reader;
use super::record::{Correction, CorrectionEntry, Entry, Republished};
use super::table::{self, Digested};
use super::{StoreError, entry, journal};
use crate::model::{Node, NodeId};

impl Store {
    fn existing(&self, writer: &mut Writer, id: NodeId) -> Result<Node, StoreError> {
        let found = writer.view(&self.backend).node(id)?;
        found.ok_or_else(|| StoreError::NotFound { what: format!("node {id}") })
    }

    fn correct(&self, writer: &mut Writer, correction: Correction) -> Result<u64, StoreError> {
        let mut counters = writer.counters.clone();
        if let Correction::Split { .. } = &correction {
            counters.next_node += 1;
        }
        let sequence = counters.next_sequence;
        let mut entries = writer.corrections.entries.clone();
        entries.push(CorrectionEntry { sequence, correction: correction.clone(), undone: false });
        let mut batch = Batch::default();
        put_meta(&mut batch, "corrections", &entries)?;
        self.append(writer, &Entry::Correction(correction), counters, batch)?;
        writer.correct(self.backend.as_ref(), entries)?;
        Ok(sequence)
    }

    /// Says that two nodes are one. Gives the correction's number, for [`Store::undo`].
    ///
    /// # Errors
    /// Where a node is not there, both are one already, or their kinds differ.
    pub fn merge(&self, gone: NodeId, stays: NodeId) -> Result<u64, StoreError> {
        let mut writer = self.lock();
        let from = self.existing(&mut writer, gone)?;
        let into = self.existing(&mut writer, stays)?;
        let refused = |why: String| Err(StoreError::Refused { why });
        if from.id == into.id {
            return refused(format!("{} and {} are one node already", from.name, into.name));
        }
        if from.kind != into.kind {
            return refused(format!(
                "{} is of kind {}, {} of kind {}: only nodes of one kind merge",
                from.name, from.kind, into.name, into.kind
            ));
        }
        let correction = Correction::Merge { from: from.id, into: into.id };
        self.correct(&mut writer, correction)
    }

    /// Says that some articles mean somebody else by a node. Gives the correction's number and the new node.
    ///
    /// # Errors
    /// Where the node or an article is not there, or an article does not mention the node.
    pub fn split(&self, node: NodeId, articles: &[u64]) -> Result<(u64, NodeId), StoreError> {
        let mut writer = self.lock();
        let node = self.existing(&mut writer, node)?.id;
        let view = writer.view(&self.backend);
        let mut ids = Vec::with_capacity(articles.len());
        for sequence in articles {
            if !view.links(*sequence)?.iter().any(|link| link.node == node) {
                return Err(StoreError::Refused { why: format!("article {sequence} does not mention {node}") });
            }
            ids.push(view.article(*sequence)?.article.id);
        }
        let new = NodeId(writer.counters.next_node);
        let correction = Correction::Split { node, new, articles: ids };
        Ok((self.correct(&mut writer, correction)?, new))
    }

    /// Gives a node another name. Gives the correction's number.
    ///
    /// # Errors
    /// Where the node is not there.
    pub fn add_alias(&self, node: NodeId, name: &str) -> Result<u64, StoreError> {
        let mut writer = self.lock();
        let correction = Correction::AddAlias { node: self.existing(&mut writer, node)?.id, name: name.to_owned() };
        self.correct(&mut writer, correction)
    }

    /// Takes a name from a node. Gives the correction's number.
    ///
    /// # Errors
    /// Where the node is not there.
    pub fn remove_alias(&self, node: NodeId, name: &str) -> Result<u64, StoreError> {
        let mut writer = self.lock();
        let correction = Correction::RemoveAlias { node: self.existing(&mut writer, node)?.id, name: name.to_owned() };
        self.correct(&mut writer, correction)
    }

    /// Takes a correction back; the last one that holds where no number is given. Gives the number undone.
    ///
    /// # Errors
    /// Where there is no such correction.
    pub fn undo(&self, number: Option<u64>) -> Result<u64, StoreError> {
        let mut guard = self.lock();
        let writer = &mut *guard;
        let mut entries = writer.corrections.entries.clone();
        let holds = |e: &&mut CorrectionEntry| !e.undone && number.is_none_or(|wanted| e.sequence == wanted);
        let found = entries.iter_mut().rev().find(holds);
        let undone = found.ok_or_else(|| StoreError::NotFound { what: "a correction to undo".into() })?;
        undone.undone = true;
        let of = undone.sequence;
        let mut batch = Batch::default();
        put_meta(&mut batch, "corrections", &entries)?;
        let counters = writer.counters.clone();
        self.append(writer, &Entry::Undo { of }, counters, batch)?;
        writer.correct(self.backend.as_ref(), entries)?;
        Ok(of)
    }

    /// Takes an article out, under all its publishers, with every claim and node that only it supported. It cannot be
    /// undone. What it said is gone from the journal at once; its old bytes stay in the file until sled writes over
    /// them.
    ///
    /// # Errors
    /// Where there is no such article.
    pub fn forget(&self, sequence: u64) -> Result<(), StoreError> {
        let mut guard = self.lock();
        let writer = &mut *guard;
        let view = writer.view(&self.backend);
        let facts = view.article_facts(sequence)?;
        let facts = facts.ok_or_else(|| StoreError::NotFound { what: format!("article {sequence}") })?;
        let backend = self.backend.as_ref();
        let mut batch = Batch::default();
        let lost: Lost = self.bury(writer, &mut batch, sequence, &[])?;
        let mut gone = vec![sequence];
        gone.extend(view.republications(facts.origin)?);
        let text = journal::read_text(backend, sequence)?;
        if !text.is_empty() {
            batch.remove(table::digest(Digested::Text, &super::ingest::normalized(&text)));
        }
        batch.remove(table::current(facts.origin));
        for sequence in &gone {
            let kept = match journal::read(backend, *sequence)? {
                Some(Entry::Article(article)) => {
                    batch.remove(table::digest(Digested::Id, &article.facts.id));
                    article.relations
                }
                Some(Entry::Import(import)) => import.relations,
                Some(Entry::Republished(Republished { id, .. })) => {
                    batch.remove(table::digest(Digested::Id, &id));
                    Vec::new()
                }
                _ => Vec::new(),
            };
            journal::remove_parts(backend, &mut batch, table::JOURNAL, *sequence)?;
            journal::remove_parts(backend, &mut batch, table::TEXT, *sequence)?;
            let tombstone = Entry::Tombstone { next_node: writer.counters.next_node, relations: kept };
            journal::put(&mut batch, *sequence, &tombstone)?;
        }
        let mut dead: Vec<u64> = writer.dead.iter().chain(&gone).copied().collect();
        dead.sort_unstable();
        dead.dedup();
        put_meta(&mut batch, "dead", &dead)?;
        let mut counters = writer.counters.clone();
        counters.articles -= 1;
        counters.claims -= lost.claims;
        counters.nodes = counters.nodes.saturating_sub(lost.nodes);
        put_meta(&mut batch, "counters", &counters)?;
        self.commit(writer, batch)?;
        writer.counters = counters;
        for sequence in gone {
            self.buried(writer, sequence)?;
        }
        Ok(())
    }

    /// Reads every journal entry and text again and compares the indexes with them; gives the faults. Costs memory for
    /// the index entries of one journal entry, and one seek for each.
    ///
    /// # Errors
    /// Where the storage fails to read at all.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        let view = self.snapshot();
        let backend = self.backend.as_ref();
        let mut faults = Vec::new();
        let mut expected = 0u64;
        let mut sums = (0u64, 0u64);
        let mut cursor = view.cursor();
        let walked = journal::scan(backend, 0, &mut |sequence, found| {
            if view.dead.contains(&sequence) {
                return Ok(());
            }
            let entries = match entry::entries_of(sequence, &found) {
                Ok(entries) => entries,
                Err(error) => {
                    faults.push(error.to_string());
                    return Ok(());
                }
            };
            let mut missing = 0;
            for wanted in &entries {
                cursor.seek(wanted)?;
                missing += u64::from(cursor.entry() != Some(wanted));
            }
            expected += entries.len() as u64;
            if missing > 0 {
                faults.push(format!("{missing} index entries of journal entry {sequence} are missing"));
            }
            match &found {
                Entry::Article(article) => {
                    sums = (sums.0 + 1, sums.1 + article.claims.len() as u64);
                    match journal::read_text(backend, sequence) {
                        Ok(text) => {
                            let outside = |c: &&super::record::ClaimRecord| {
                                let (start, end) = c.sentence;
                                text.get(start as usize..end as usize).is_none()
                            };
                            let count = article.claims.iter().filter(outside).count();
                            if count > 0 {
                                faults.push(format!(
                                    "the sentences of {count} claims lie outside the text of article {sequence}"
                                ));
                            }
                        }
                        Err(error) => faults.push(error.to_string()),
                    }
                }
                Entry::Import(import) => sums = (sums.0 + 1, sums.1 + u64::from(import.count)),
                _ => {}
            }
            Ok(())
        });
        if let Err(error) = walked {
            faults.push(error.to_string());
            return Ok(faults);
        }
        let mut held = 0u64;
        cursor.seek(&[])?;
        while let Some(bytes) = cursor.entry() {
            let sequence = entry::sequence_of(bytes);
            held += u64::from(sequence.is_none_or(|s| !view.dead.contains(&s)));
            cursor.advance()?;
        }
        if held != expected {
            faults.push(format!("the indexes hold {held} entries, the journal makes {expected}"));
        }
        if sums != (view.article_count(), view.claim_count()) {
            faults.push(format!(
                "the journal holds {} articles and {} claims, the counts say {} and {}",
                sums.0,
                sums.1,
                view.article_count(),
                view.claim_count()
            ));
        }
        Ok(faults)
    }

    /// Makes all indexes anew from the journal, as one run of blocks.
    ///
    /// # Errors
    /// Where a journal entry does not decode, or the disk fails.
    pub fn rebuild(&self) -> Result<(), StoreError> {
        let mut guard = self.lock();
        let writer = &mut *guard;
        self.drop_indexes(writer)?;
        let backend = self.backend.as_ref();
        let dead = std::sync::Arc::clone(&writer.dead);
        journal::scan(backend, 0, &mut |sequence, found| {
            if !dead.contains(&sequence) {
                let entries = entry::entries_of(sequence, &found)?;
                writer.tail.add(super::run::Entries::sorted(entries));
                if writer.tail.size() >= (16 << 20) {
                    self.merge_tail(writer)?;
                }
            }
            Ok(())
        })?;
        writer.names.clear();
        self.merge_all(writer)
    }

    /// Merges all runs of the indexes into one, leaving out what was forgotten.
    ///
    /// # Errors
    /// Where the disk fails.
    pub fn optimize(&self) -> Result<(), StoreError> {
        let mut writer = self.lock();
        self.merge_all(&mut writer)
    }

    /// All corrections, in journal order.
    pub fn corrections(&self) -> Vec<CorrectionEntry> {
        let kept: &Corrections = &self.lock().corrections;
        kept.entries.clone()
    }
}
