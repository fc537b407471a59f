//! What the journal says of the store itself.
//! Counters, relations, corrections, which entries are dead, which article has which id and text. The store keeps all
//! that beside the journal, moved by each commit; here it is made again from the journal alone, for `rebuild`,
//! `restore` and `check`.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::backend::{Backend, Batch};
use super::record::{Correction, CorrectionEntry, Counters, Entry, Mention};
use super::sameness::normalized;
use super::table::{self, Digested};
use super::writer::{meta, put_meta};
use super::{StoreError, journal, rows};

/// Writes collected before they go to the backend.
const BATCH: usize = 4096;

/// The store's own records, as the journal makes them.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub(super) counters: Counters,
    pub(super) relations: Vec<String>,
    pub(super) corrections: Vec<CorrectionEntry>,
    pub(super) dead: BTreeSet<u64>,
    /// Keys of the digest table with the place that each names. Only those of live entries.
    pub(super) digests: BTreeMap<Vec<u8>, u64>,
    nodes: FxHashSet<u32>,
    /// Where texts first stood, as far as the store's digests say.
    texts: FxHashSet<u64>,
}

impl Ledger {
    /// Reads the whole journal twice, and every text. Costs memory for the digests: about 100 bytes an article.
    ///
    /// # Errors
    /// Where an entry does not decode, a sequence or a text is missing, something is there that the store's own records
    /// call forgotten, or the storage fails.
    pub(super) fn read(backend: &dyn Backend) -> Result<Self, StoreError> {
        // Before the journal, which others may go on writing. Where they are damaged, the journal makes them again.
        let counters: Counters = meta(backend, "counters").ok().flatten().unwrap_or_default();
        let kept_dead: Vec<u64> = meta(backend, "dead").ok().flatten().unwrap_or_default();
        let mut ledger = Self { texts: origins_of_texts(backend)?, ..Self::default() };
        ledger.counters.next_sequence = 1;
        ledger.counters.next_node = 1;
        journal::scan(backend, 0, &mut |sequence, entry| ledger.outline(sequence, &entry))?;
        let dead = std::mem::take(&mut ledger.dead);
        journal::scan(backend, 0, &mut |sequence, entry| {
            if dead.contains(&sequence) { Ok(()) } else { ledger.fill(backend, sequence, &entry) }
        })?;
        ledger.dead = dead;
        ledger.counters.nodes = ledger.nodes.len() as u64;
        ledger.nodes.clear();
        ledger.texts.clear();
        if ledger.counters.next_sequence < counters.next_sequence {
            return Err(StoreError::Lost {
                what: format!(
                    "the journal ends before entry {}, the counts say {}",
                    ledger.counters.next_sequence, counters.next_sequence
                ),
            });
        }
        match kept_dead.iter().find(|sequence| !ledger.dead.contains(sequence)) {
            Some(risen) => {
                Err(StoreError::Lost { what: format!("journal entry {risen}, which was forgotten, is there again") })
            }
            None => Ok(ledger),
        }
    }

    /// Takes in what an entry says whether it is dead or not.
    fn outline(&mut self, sequence: u64, entry: &Entry) -> Result<(), StoreError> {
        if sequence != self.counters.next_sequence {
            return Err(StoreError::Lost { what: format!("journal entry {} is missing", self.counters.next_sequence) });
        }
        self.counters.next_sequence += 1;
        match entry {
            Entry::Article(article) => {
                self.dead.extend(article.replaces);
                self.relations(&article.relations)?;
                self.numbers(&article.mentions);
            }
            Entry::Import(import) => {
                self.relations(&import.relations)?;
                self.numbers(&import.mentions);
            }
            Entry::Republished(_) => {}
            Entry::Correction(correction) => {
                if let Correction::Split { new, .. } = correction {
                    self.node(new.0);
                }
                let correction = correction.clone();
                self.corrections.push(CorrectionEntry { sequence, correction, undone: false });
            }
            Entry::Undo { of } => {
                if let Some(undone) = self.corrections.iter_mut().find(|c| c.sequence == *of) {
                    undone.undone = true;
                }
            }
            Entry::Tombstone { next_node, relations, replaces } => {
                self.dead.insert(sequence);
                self.dead.extend(*replaces);
                self.relations(relations)?;
                self.counters.next_node = self.counters.next_node.max(*next_node);
            }
        }
        Ok(())
    }

    /// Takes in what only a live entry says.
    fn fill(&mut self, backend: &dyn Backend, sequence: u64, entry: &Entry) -> Result<(), StoreError> {
        match entry {
            Entry::Article(article) => {
                self.counters.articles += 1;
                self.counters.claims += article.claims.len() as u64;
                article.claims.iter().for_each(|claim| self.counters.date(claim.date));
                self.nodes.extend(article.mentions.iter().map(|m| m.node));
                self.digests.insert(table::digest(Digested::Id, &article.facts.id), article.origin);
                let text = journal::read_text(backend, sequence)?;
                if !text.is_empty() {
                    self.digests.insert(table::digest(Digested::Text, &normalized(&text)), article.origin);
                } else if self.texts.contains(&article.origin) {
                    return Err(journal::no_text(sequence));
                }
                if article.origin != sequence {
                    self.digests.insert(table::current(article.origin), sequence);
                    if let Some(id) = article.facts.id_of_url() {
                        self.digests.insert(table::digest(Digested::Id, &id), article.origin);
                    }
                }
            }
            Entry::Import(import) => {
                self.counters.articles += 1;
                self.counters.claims += u64::from(import.count);
                let rows = rows::unpack(&import.rows, import.count).ok_or_else(|| StoreError::Lost {
                    what: format!("the rows of journal entry {sequence} do not decode"),
                })?;
                for row in rows {
                    self.counters.date((row.day != rows::UNDATED).then_some((row.day, row.day, false)));
                    self.nodes.extend([row.source, row.target]);
                }
                self.digests.insert(table::digest(Digested::Id, &import.facts().id), sequence);
            }
            Entry::Republished(again) => {
                self.digests.insert(table::digest(Digested::Id, &again.id), again.of);
            }
            Entry::Correction(_) | Entry::Undo { .. } | Entry::Tombstone { .. } => {}
        }
        Ok(())
    }

    fn relations(&mut self, brought: &[(u16, String)]) -> Result<(), StoreError> {
        for (number, name) in brought {
            match self.relations.get(usize::from(*number)) {
                Some(known) if known == name => {}
                None if usize::from(*number) == self.relations.len() => self.relations.push(name.clone()),
                _ => {
                    return Err(StoreError::Lost {
                        what: format!("the journal gives relation {name:?} a number that it cannot have"),
                    });
                }
            }
        }
        Ok(())
    }

    fn numbers(&mut self, mentions: &[Mention]) {
        mentions.iter().for_each(|mention| self.node(mention.node));
    }

    fn node(&mut self, number: u32) {
        self.counters.next_node = self.counters.next_node.max(number.saturating_add(1));
    }

    /// Makes these records the store's: an open store has to be loaded again after it.
    ///
    /// # Errors
    /// Where the storage fails.
    pub(super) fn write(&self, backend: &dyn Backend) -> Result<(), StoreError> {
        let mut batch = Batch::default();
        let mut key = vec![table::DIGEST];
        while let Some((found, _)) = backend.after(&key)?.filter(|(k, _)| k.first() == Some(&table::DIGEST)) {
            if !self.digests.contains_key(&found) {
                batch.remove(found.clone());
                flush(backend, &mut batch, BATCH)?;
            }
            key = found;
        }
        for (key, place) in &self.digests {
            batch.put(key.clone(), place.to_be_bytes().to_vec());
            flush(backend, &mut batch, BATCH)?;
        }
        put_meta(&mut batch, "counters", &self.counters)?;
        put_meta(&mut batch, "relations", &self.relations)?;
        put_meta(&mut batch, "corrections", &self.corrections)?;
        let dead: Vec<u64> = self.dead.iter().copied().collect();
        put_meta(&mut batch, "dead", &dead)?;
        backend.write(batch)?;
        backend.sync()
    }

    /// Where the store's own records differ from these.
    ///
    /// # Errors
    /// Where the storage fails.
    pub(super) fn compare(&self, backend: &dyn Backend) -> Result<Vec<String>, StoreError> {
        let mut faults = Vec::new();
        let kept: Counters = meta(backend, "counters")?.unwrap_or_default();
        let journal = &self.counters;
        if (kept.articles, kept.claims, kept.nodes) != (journal.articles, journal.claims, journal.nodes) {
            faults.push(format!(
                "the journal holds {} articles, {} claims and {} nodes, the counts say {}, {} and {}",
                journal.articles, journal.claims, journal.nodes, kept.articles, kept.claims, kept.nodes
            ));
        }
        if kept.next_sequence != journal.next_sequence {
            faults.push(format!(
                "the journal ends before entry {}, the counts say {}",
                journal.next_sequence, kept.next_sequence
            ));
        }
        if kept.next_node < journal.next_node {
            faults.push("the next node's number is taken".into());
        }
        if kept.longest < journal.longest || kept.first_day > journal.first_day || kept.last_day < journal.last_day {
            faults.push("claims are dated outside the range of days that the counts say".into());
        }
        let relations: Vec<String> = meta(backend, "relations")?.unwrap_or_default();
        if relations != self.relations {
            faults.push("the table of relations differs from the journal".into());
        }
        let corrections: Vec<CorrectionEntry> = meta(backend, "corrections")?.unwrap_or_default();
        if corrections != self.corrections {
            faults.push("the list of corrections differs from the journal".into());
        }
        let dead: Vec<u64> = meta(backend, "dead")?.unwrap_or_default();
        if !dead.iter().eq(&self.dead) {
            faults.push("the list of what was forgotten or replaced differs from the journal".into());
        }
        let mut missing = 0;
        for (key, place) in &self.digests {
            missing += u64::from(backend.get(key)?.as_deref() != Some(&place.to_be_bytes()));
        }
        if missing > 0 {
            faults.push(format!("{missing} ids or texts of articles are not found by their hash"));
        }
        Ok(faults)
    }
}

/// The origins of all texts that are found by their hash.
fn origins_of_texts(backend: &dyn Backend) -> Result<FxHashSet<u64>, StoreError> {
    let mut origins = FxHashSet::default();
    let mut key = table::DIGESTS_OF_TEXTS.to_vec();
    while let Some((found, origin)) = backend.after(&key)?.filter(|(k, _)| k.starts_with(table::DIGESTS_OF_TEXTS)) {
        origins.extend(<[u8; 8]>::try_from(origin.as_slice()).map(u64::from_be_bytes));
        key = found;
    }
    Ok(origins)
}

fn flush(backend: &dyn Backend, batch: &mut Batch, least: usize) -> Result<(), StoreError> {
    if batch.writes.len() >= least { backend.write(std::mem::take(batch)) } else { Ok(()) }
}
