//! Bulk import: rows of a table of events go to the journal in packs and to the indexes as a run of their own.
//!
//! A pack of rows is one journal entry. Its index entries never pass through the tail: rows are collected, sorted once
//! for each index, and written as one run of blocks. A crash before that run is published costs nothing, since opening
//! replays the journal behind the watermark.

use std::sync::{Arc, MutexGuard};

use rustc_hash::{FxHashMap, FxHashSet};

use super::backend::Batch;
use super::compact::level_of;
use super::entry::{self, ClaimIndex, ClaimKey};
use super::ingest::put_relations;
use super::opened::Store;
use super::reader::{ClaimRef, Direction};
use super::record::{Counters, Entry, ImportRecord, Link, Mention, kind_number};
use super::rows::{self, ROWS, Row, UNDATED};
use super::run::RunWriter;
use super::snapshot::Leap;
use super::table::{self, Digested};
use super::writer::{Writer, current_article, put_meta};
use super::{StoreError, indexing, journal};
use crate::lexicon::{Gazetteer, fold};
use crate::model::{Day, EventRow, NodeId, NodeKind};

/// Rows that are sorted together: about 60 bytes each in memory.
const TOGETHER: usize = 1 << 20;
/// So many bytes of packs may wait in the log when a table is in.
const UNSETTLED: u64 = 64 << 10;

/// What an import came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Rows that are claims of the store now.
    pub rows: u64,
    /// Rows that an earlier import of the same table brought.
    pub known: u64,
    /// Nodes that the store did not know.
    pub nodes: u64,
}

/// Takes in the rows of one table, in order. [`Importer::finish`] makes them all durable and readable; where it is
/// dropped before, the packs of rows that are full so far are kept.
#[derive(Debug)]
pub struct Importer<'a> {
    store: &'a Store,
    writer: MutexGuard<'a, Writer>,
    label: String,
    /// Whether names may be known: not in a store that was empty.
    look_up: bool,
    counters: Counters,
    origin: Option<u64>,
    first_row: u64,
    /// Names of this table with their nodes.
    names: FxHashMap<Box<str>, u32>,
    relations: FxHashMap<Box<str>, u16>,
    known_relations: usize,
    /// The pack that is being filled.
    rows: Vec<Row>,
    mentions: Vec<Mention>,
    indexed: Indexed,
    done: Imported,
}

/// Rows in the journal whose run is not written yet.
#[derive(Debug, Default)]
struct Indexed {
    rows: Vec<Row>,
    /// Sequence of each pack and the place of its first row.
    packs: Vec<(u64, u32)>,
    /// Index entries that are not of claims.
    others: Vec<Vec<u8>>,
}

impl Store {
    /// Begins to take in a table. `label` names it: the rows of a table that is imported again under the same name are
    /// recognized, and only those behind them are new. Nobody else reads or writes the store meanwhile, except
    /// snapshots that are there already.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn importer(&self, label: &str) -> Result<Importer<'_>, StoreError> {
        let mut writer = self.lock();
        writer.ready()?;
        self.merge_tail(&mut writer)?;
        let mut importer = Importer {
            label: label.to_owned(),
            look_up: writer.counters.nodes > 0 || !writer.corrections.entries.is_empty(),
            counters: writer.counters.clone(),
            origin: None,
            first_row: 1,
            names: FxHashMap::default(),
            relations: FxHashMap::default(),
            known_relations: writer.relations.len(),
            rows: Vec::with_capacity(ROWS),
            mentions: Vec::new(),
            indexed: Indexed::default(),
            done: Imported::default(),
            store: self,
            writer,
        };
        importer.recall()?;
        Ok(importer)
    }
}

impl Importer<'_> {
    /// Takes in a row.
    ///
    /// # Errors
    /// Where the relation or a name is empty, the table differs from the one that was imported under the same name, or
    /// the disk fails.
    pub fn push(&mut self, row: &EventRow<'_>) -> Result<(), StoreError> {
        let relation = self.relation(row.relation)?;
        let source = self.node(row.source, row.source_kind)?;
        let target = self.node(row.target, row.target_kind)?;
        let day = row.day.map_or(UNDATED, Day::number);
        self.rows.push(Row { source, relation, target, day });
        if self.rows.len() == ROWS { self.end_pack() } else { Ok(()) }
    }

    /// Rows taken in so far.
    pub fn taken(&self) -> u64 {
        self.first_row - 1 + self.rows.len() as u64
    }

    /// Takes in what is left and makes everything durable and readable.
    ///
    /// # Errors
    /// Where the disk fails.
    pub fn finish(mut self) -> Result<Imported, StoreError> {
        while !self.rows.is_empty() {
            self.end_pack()?;
        }
        self.write_run()?;
        self.store.sync_all(&mut self.writer)?;
        self.store.backend.settle(UNSETTLED)?;
        Ok(self.done)
    }

    fn relation(&mut self, written: &str) -> Result<u16, StoreError> {
        if let Some(id) = self.relations.get(written) {
            return Ok(*id);
        }
        let id = Arc::make_mut(&mut self.writer.relations).exactly(written)?.0;
        self.relations.insert(written.into(), id);
        Ok(id)
    }

    fn node(&mut self, name: &str, kind: Option<NodeKind>) -> Result<u32, StoreError> {
        if let Some(node) = self.names.get(name) {
            return Ok(*node);
        }
        let folded = fold(name);
        if folded.is_empty() {
            return Err(StoreError::Refused { why: format!("{name:?} is no name: it holds no letter or digit") });
        }
        // Only the gazetteer's own name for it: two names of one table stay two nodes.
        let listed = Gazetteer::shared().find(&folded).filter(|entry| entry.name == name);
        let listed = listed.filter(|entry| kind.is_none_or(|kind| kind == entry.kind));
        let key = listed.map(|entry| entry.key.clone());
        let wanted = kind.or(listed.map(|entry| entry.kind));
        let known = if self.look_up { self.known(name, &folded, key.as_deref(), wanted)? } else { None };
        // Articles mention a node that a split made under the number of the one it was split from.
        if let Some((node, ..)) = &known
            && self.writer.corrections.names_articles()
            && !self.writer.view(&self.store.backend).is_mentioned_beside(NodeId(*node), &FxHashSet::default())?
        {
            self.counters.nodes += 1;
        }
        let (node, kind, link) = known.unwrap_or_else(|| {
            let node = self.counters.next_node;
            self.counters.next_node += 1;
            self.counters.nodes += 1;
            self.done.nodes += 1;
            (node, kind_number(wanted.unwrap_or(NodeKind::Actor)), Link::New)
        });
        self.mentions.push(Mention {
            node,
            kind,
            named: true,
            name: name.to_owned(),
            aliases: Vec::new(),
            gazetteer: key,
            link,
        });
        self.names.insert(name.into(), node);
        Ok(node)
    }

    /// A node of the store that a name means: by the gazetteer's key, or by exactly the same name.
    fn known(
        &mut self,
        name: &str,
        folded: &str,
        key: Option<&str>,
        kind: Option<NodeKind>,
    ) -> Result<Option<(u32, u8, Link)>, StoreError> {
        let view = self.writer.view(&self.store.backend);
        let wanted = kind.map(kind_number);
        if let Some(key) = key {
            let same = view.with_gazetteer(key)?.into_iter().find(|keyed| wanted.is_none_or(|w| w == keyed.kind));
            if let Some(keyed) = same {
                let node = view.corrections.written(keyed.raw, keyed.node, None);
                return Ok(Some((node.0, keyed.kind, Link::Gazetteer)));
            }
        }
        let mut found = None;
        view.namings(&entry::exact_name(folded), &mut |naming, node| {
            let same = naming.main && naming.named && !naming.word && naming.written == name;
            if same && wanted.is_none_or(|w| w == naming.kind) {
                let node = view.corrections.written(naming.node, node, None);
                found = Some((node.0, naming.kind, Link::Row));
                return Leap::Stop;
            }
            Leap::Next
        })?;
        Ok(found)
    }

    /// Takes over which nodes the names of an earlier import of this table are: a merge or an article that came since
    /// may have made another one of them the first to be found.
    fn recall(&mut self) -> Result<(), StoreError> {
        let backend = self.store.backend.as_ref();
        let mut first_row = 1;
        let id = |row| ImportRecord::id(&self.label, row);
        while let Some(sequence) = current_article(backend, Digested::Id, &id(first_row))?
            && !self.writer.dead.contains(&sequence)
            && let Some(Entry::Import(known)) = journal::read(backend, sequence)?
            && known.count > 0
        {
            self.names.extend(known.mentions.into_iter().map(|m| (m.name.into_boxed_str(), m.node)));
            first_row += u64::from(known.count);
        }
        Ok(())
    }

    /// Writes the rows collected so far as a journal entry, unless an earlier import has them.
    fn end_pack(&mut self) -> Result<(), StoreError> {
        let id = ImportRecord::id(&self.label, self.first_row);
        let found = current_article(self.store.backend.as_ref(), Digested::Id, &id)?;
        if let Some(sequence) = found.filter(|s| !self.writer.dead.contains(s)) {
            return self.skip_known(sequence);
        }
        let sequence = self.counters.next_sequence;
        let origin = *self.origin.get_or_insert(sequence);
        let relations = self.writer.relations.since(self.known_relations);
        let rows = std::mem::replace(&mut self.rows, Vec::with_capacity(ROWS));
        let record = ImportRecord {
            origin,
            label: self.label.clone(),
            first_row: self.first_row,
            relations,
            mentions: std::mem::take(&mut self.mentions),
            count: rows.len() as u32,
            rows: rows::pack(&rows),
        };
        let mut batch = Batch::default();
        if !record.relations.is_empty() {
            put_relations(&self.writer, &mut batch)?;
        }
        for row in &rows {
            self.counters.date((row.day != UNDATED).then_some((row.day, row.day, false)));
        }
        self.counters.claims += rows.len() as u64;
        self.counters.articles += 1;
        self.counters.next_sequence = sequence + 1;
        indexing::of_import_itself(sequence, &record, &mut self.indexed.others)?;
        batch.put(table::digest(Digested::Id, &id), sequence.to_be_bytes().to_vec());
        put_meta(&mut batch, "counters", &self.counters)?;
        journal::put(&mut batch, sequence, &Entry::Import(Box::new(record)))?;
        self.store.write_only(&mut self.writer, batch)?;
        self.writer.counters = self.counters.clone();
        self.known_relations = self.writer.relations.len();
        self.first_row += rows.len() as u64;
        self.done.rows += rows.len() as u64;
        self.indexed.packs.push((sequence, self.indexed.rows.len() as u32));
        self.indexed.rows.extend(rows);
        if self.indexed.rows.len() + ROWS > TOGETHER { self.write_run() } else { Ok(()) }
    }

    /// Drops the rows that an earlier import of the same table has, which must be the same.
    fn skip_known(&mut self, sequence: u64) -> Result<(), StoreError> {
        let differs = || StoreError::Refused {
            why: format!(
                "the store holds other rows of a table {:?}: import this one under another name, or forget that one",
                self.label
            ),
        };
        let Some(Entry::Import(known)) = journal::read(self.store.backend.as_ref(), sequence)? else {
            return Err(differs());
        };
        let same = rows::unpack(&known.rows, known.count)
            .ok_or_else(|| StoreError::Lost { what: format!("the rows of journal entry {sequence} do not decode") })?;
        if self.rows.get(..same.len()) != Some(&same) {
            return Err(differs());
        }
        self.rows.drain(..same.len());
        self.origin = Some(known.origin);
        self.first_row += same.len() as u64;
        self.done.known += same.len() as u64;
        Ok(())
    }

    /// Writes the index entries of all packs since the last run as one run.
    fn write_run(&mut self) -> Result<(), StoreError> {
        if self.indexed.packs.is_empty() {
            return Ok(());
        }
        let number = self.writer.manifest.next_run;
        let mut run = RunWriter::new(self.store.backend.as_ref(), number)?;
        std::mem::take(&mut self.indexed).write(&mut |entry| run.push(entry))?;
        let size = run.finish()?;
        let mut manifest = self.writer.manifest.clone();
        manifest.runs.push((number, level_of(size)));
        manifest.next_run = number + 1;
        manifest.watermark = self.counters.next_sequence;
        self.store.publish(&mut self.writer, manifest)?;
        self.writer.names.clear();
        self.store.thin_out(&mut self.writer)
    }
}

impl Drop for Importer<'_> {
    fn drop(&mut self) {
        // Packs in the journal that no index holds would be missing from answers until the store is opened again.
        if self.write_run().is_err() {
            self.writer.fail();
        }
        let known = self.known_relations;
        self.writer.forget_relations(known);
    }
}

impl Indexed {
    /// Where the row of an ordinal stands.
    fn place(&self, ordinal: u32) -> ClaimRef {
        let pack = self.packs.partition_point(|(_, first)| *first <= ordinal).saturating_sub(1);
        let (article, first) = self.packs.get(pack).copied().unwrap_or_default();
        ClaimRef { article, index: ordinal - first }
    }

    fn key(&self, ordinal: u32) -> Option<ClaimKey> {
        Some(indexing::row_key(self.place(ordinal), self.rows.get(ordinal as usize)?))
    }

    /// Gives all index entries, sorted. Cost: three sorts of the rows by numbers of 16 bytes.
    fn write(mut self, out: &mut dyn FnMut(&[u8]) -> Result<(), StoreError>) -> Result<(), StoreError> {
        self.others.sort_unstable();
        let others = std::mem::take(&mut self.others);
        let relations = ClaimIndex::With(0).prefix();
        let adjacency = ClaimIndex::Of(NodeId(0), Direction::Out).prefix();
        let parts = (
            others.partition_point(|e| e.first() < adjacency.first()),
            others.partition_point(|e| e.first() < relations.first()),
        );
        let mut written = 0;
        let mut others_until = |until: usize, out: &mut dyn FnMut(&[u8]) -> Result<(), StoreError>| {
            let part = others.get(written..until).unwrap_or_default();
            written = until;
            part.iter().try_for_each(|entry| out(entry))
        };
        let mut bytes = Vec::with_capacity(64);
        others_until(parts.0, out)?;
        let ordinals = 0..self.rows.len() as u32;
        let mut order: Vec<u128> = Vec::with_capacity(2 * self.rows.len());
        for (ordinal, row) in ordinals.clone().zip(&self.rows) {
            let rest = sorting(row, ordinal);
            order.push(u128::from(row.source) << 81 | rest);
            order.push(u128::from(row.target) << 81 | 1 << 80 | rest);
        }
        order.sort_unstable();
        for sorted in &order {
            let node = NodeId((sorted >> 81) as u32);
            let direction = if sorted >> 80 & 1 == 0 { Direction::Out } else { Direction::In };
            if let Some(key) = self.key(*sorted as u32) {
                ClaimIndex::Of(node, direction).put(&key, &mut bytes);
                out(&bytes)?;
            }
        }
        others_until(parts.1, out)?;
        order.clear();
        order.extend(ordinals.zip(&self.rows).map(|(ordinal, row)| sorting(row, ordinal)));
        order.sort_unstable();
        for sorted in &order {
            if let Some(key) = self.key(*sorted as u32) {
                ClaimIndex::With(key.relation).put(&key, &mut bytes);
                out(&bytes)?;
            }
        }
        others_until(others.len(), out)
    }
}

/// Relation, day and ordinal in 80 bits, as the indexes sort them.
fn sorting(row: &Row, ordinal: u32) -> u128 {
    let day = row.day as u32 ^ 0x8000_0000;
    u128::from(row.relation) << 64 | u128::from(day) << 32 | u128::from(ordinal)
}
