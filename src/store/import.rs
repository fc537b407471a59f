//! A table of events in: many rows, one journal entry for each few thousand of them.

use rustc_hash::FxHashMap;

use super::backend::Batch;
use super::hash::Hash;
use super::kept::{Store, Writer};
use super::link::Linker;
use super::record::{Entry, ImportRecord, Link, Mention};
use super::rows::{self, Row, UNDATED};
use super::table::{self, Digested};
use super::{StoreError, ingest};
use crate::lexicon::Gazetteer;
use crate::model::{Day, ExtractedNode, NodeKind, RelationName};

/// Index entries that an import keeps in memory between two merges.
const TAIL: usize = 24 << 20;

/// A row of a table of events: who did what to whom, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// The day, if it has one.
    pub day: Option<Day>,
    /// Who.
    pub source: String,
    /// What.
    pub relation: RelationName,
    /// To whom.
    pub target: String,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Rows that are in the store now and were not before.
    pub rows: u64,
    /// Rows of an earlier import of the same table: nothing changed.
    pub unchanged: u64,
    /// Nodes that the store did not know.
    pub nodes: u64,
}

/// What an import knows while it runs.
#[derive(Default)]
struct Known {
    names: FxHashMap<String, u32>,
    origin: Option<u64>,
}

impl Store {
    /// Takes a table of events in, under a label that stands as its publisher. Each 4,096 rows are one entry, whole or
    /// not there at all; all is durable when this returns. The same rows under the same label again change nothing.
    ///
    /// A name is the known node that bears exactly it, else a new node: of the gazetteer's kind, else an actor.
    /// `progress` is called with the rows done so far. Cost: linear in the rows, but for the merges of the indexes.
    ///
    /// # Errors
    /// Where a row is an error, or the disk fails; what was committed before stays.
    pub fn import(
        &self,
        label: &str,
        table: impl Iterator<Item = Result<ImportRow, StoreError>>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Imported, StoreError> {
        let mut guard = self.lock();
        let writer = &mut *guard;
        let synced_each = std::mem::replace(&mut writer.batch, u32::MAX);
        let limit = std::mem::replace(&mut writer.tail_limit, TAIL);
        let done = self.import_rows(writer, label, table, progress);
        writer.batch = synced_each;
        writer.tail_limit = limit;
        let done = done?;
        self.merge_tail(writer)?;
        drop(guard);
        self.sync()?;
        Ok(done)
    }

    fn import_rows(
        &self,
        writer: &mut Writer,
        label: &str,
        table: impl Iterator<Item = Result<ImportRow, StoreError>>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Imported, StoreError> {
        let mut known = Known::default();
        let mut done = Imported::default();
        let mut chunk: Vec<ImportRow> = Vec::with_capacity(rows::ROWS);
        let mut first = 1u64;
        for row in table {
            chunk.push(row?);
            if chunk.len() == rows::ROWS {
                self.import_chunk(writer, label, first, &chunk, &mut known, &mut done)?;
                first += chunk.len() as u64;
                progress(first - 1);
                chunk.clear();
            }
        }
        if !chunk.is_empty() {
            self.import_chunk(writer, label, first, &chunk, &mut known, &mut done)?;
        }
        Ok(done)
    }

    fn import_chunk(
        &self,
        writer: &mut Writer,
        label: &str,
        first_row: u64,
        chunk: &[ImportRow],
        known: &mut Known,
        done: &mut Imported,
    ) -> Result<(), StoreError> {
        // The same rows at the same place of the same table are known by their hash.
        let mut hash = Hash::new(first_row);
        for row in chunk {
            let day = row.day.map_or(UNDATED, Day::number);
            hash = hash.add(&day.to_be_bytes()).add(row.source.as_bytes()).add(b"\0");
            hash = hash.add(row.relation.as_str().as_bytes()).add(b"\0").add(row.target.as_bytes()).add(b"\0");
        }
        let name = format!("import\0{label}\0{first_row}\0{:016x}", hash.finish());
        let digest = table::digest(Digested::Text, &name);
        if let Some(bytes) = self.backend.get(&digest)? {
            let there = bytes.try_into().ok().map(u64::from_be_bytes);
            if there.is_some_and(|sequence| !writer.dead.contains(&sequence)) {
                done.unchanged += chunk.len() as u64;
                return Ok(());
            }
        }
        let sequence = writer.counters.next_sequence;
        let mut counters = writer.counters.clone();
        let known_relations = writer.relations.len();
        let mut mentions: Vec<Mention> = Vec::new();
        let view = writer.view(&self.backend);
        let mut packed = Vec::with_capacity(chunk.len());
        for row in chunk {
            let mut ends = [0u32; 2];
            for (end, name) in ends.iter_mut().zip([&row.source, &row.target]) {
                *end = match known.names.get(name) {
                    Some(node) => *node,
                    None => {
                        let mut linker = Linker {
                            view: &view,
                            names: &mut writer.names,
                            earlier: &[],
                            published: row.day,
                            next_node: &mut counters.next_node,
                        };
                        let mut mention = linker.mention(&node_of(name))?;
                        if mention.link == Link::Name {
                            mention.link = Link::Row;
                        }
                        let node = mention.node;
                        mentions.push(mention);
                        known.names.insert(name.clone(), node);
                        node
                    }
                };
            }
            if writer.relations.len() >= usize::from(u16::MAX) {
                return Err(StoreError::Refused { why: "the store has as many relations as it can keep".into() });
            }
            let relation = writer.add_relation(row.relation.clone()).0;
            let day = row.day.map_or(UNDATED, Day::number);
            if day != UNDATED {
                counters.date(Some((day, day, false)));
            }
            packed.push(Row { source: ends[0], relation, target: ends[1], day });
        }
        let relations: Vec<(u16, String)> = (writer.relations.iter().enumerate())
            .skip(known_relations)
            .map(|(number, name)| (number as u16, name.as_str().to_owned()))
            .collect();
        let mut batch = Batch::default();
        if !relations.is_empty() {
            ingest::put_relations(writer, &mut batch)?;
        }
        let fresh = u64::from(counters.next_node - writer.counters.next_node);
        counters.nodes += fresh;
        counters.claims += chunk.len() as u64;
        counters.articles += 1;
        batch.put(digest, sequence.to_be_bytes().to_vec());
        let record = ImportRecord {
            origin: *known.origin.get_or_insert(sequence),
            label: label.to_owned(),
            first_row,
            relations,
            mentions,
            count: chunk.len() as u32,
            rows: rows::pack(&packed),
        };
        let entry = Entry::Import(Box::new(record));
        self.append(writer, &entry, counters, batch)?;
        if let Entry::Import(record) = &entry {
            writer.names.add(&view, &record.mentions);
        }
        done.rows += chunk.len() as u64;
        done.nodes += fresh;
        Ok(())
    }
}

/// A name of a table as a node: of the gazetteer's kind, else an actor.
fn node_of(name: &str) -> ExtractedNode {
    let entry = Gazetteer::shared().find_written(name);
    ExtractedNode {
        id: String::new(),
        kind: entry.map_or(NodeKind::Actor, |e| e.kind),
        name: name.to_owned(),
        aliases: Vec::new(),
        named: Some(true),
        gazetteer: entry.map(|e| e.key.clone()),
    }
}
