//! Taking an article out, content and all.

use std::ops::ControlFlow;

use rustc_hash::FxHashSet;

use super::backend::{Backend, Batch};
use super::opened::Store;
use super::reader::{ClaimFilter, Reader};
use super::record::{self, Counters, Entry, Mention, Republished};
use super::sameness::normalized;
use super::snapshot::Snapshot;
use super::table::{self, Digested};
use super::writer::{Writer, put_meta};
use super::{StoreError, journal};
use crate::model::NodeId;

/// What a buried article takes with it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lost {
    pub(super) claims: u64,
    pub(super) nodes: u64,
    /// Nodes that only it mentioned and that its successor mentions again.
    pub(super) revived: u64,
}

impl Store {
    /// Takes an article out, under all its publishers and in all its versions, with every claim and node that only it
    /// supported. It cannot be undone. What it said is gone from the journal at once; its old bytes stay in the file
    /// until [`Store::optimize`].
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
        // All parts of an import go together: each names only the nodes that the ones before it do not.
        let parts = match view.record(sequence)?.as_ref() {
            Entry::Import(_) => (view.live_articles()?.into_iter())
                .filter(|other| other.origin == facts.origin)
                .map(|other| other.sequence)
                .collect(),
            _ => vec![sequence],
        };
        let lost: Lost = self.bury(writer, &parts, &[])?;
        let articles = parts.len() as u64;
        let mut gone = Gone::default();
        gone.extend(parts);
        gone.extend(view.republications(facts.origin)?);
        batch.remove(table::current(facts.origin));
        let mut at = 0;
        let mut edge = false;
        while let Some(sequence) = gone.in_order.get(at).copied() {
            at += 1;
            // Where it was lost, forgetting is what is left.
            let text = journal::find_text(backend, sequence)?;
            if !text.is_empty() {
                // A later article may have the same words as an older version of this one.
                let key = table::digest(Digested::Text, &normalized(&text));
                let place = backend.get(&key)?.and_then(|place| place.try_into().ok()).map(u64::from_be_bytes);
                if place.is_some_and(|place| place == facts.origin || gone.all.contains(&place)) {
                    batch.remove(key);
                }
            }
            let left = leave(backend, &writer.counters, journal::read(backend, sequence)?, &mut batch)?;
            edge |= left.edge;
            gone.extend(left.replaces);
            self.empty(writer, &mut batch, sequence, left.relations, left.replaces)?;
        }
        put_dead(&mut batch, writer, &gone.in_order)?;
        let mut counters = writer.counters.clone();
        counters.articles = counters.articles.saturating_sub(articles);
        counters.claims = counters.claims.saturating_sub(lost.claims);
        counters.nodes = counters.nodes.saturating_sub(lost.nodes);
        if edge {
            view.narrow(&mut counters, &gone.all)?;
        }
        put_meta(&mut batch, "counters", &counters)?;
        self.commit(writer, batch)?;
        writer.counters = counters;
        // It shares the list of the dead, which would be copied as long as it is there.
        drop(view);
        self.buried(writer, &gone.in_order);
        Ok(())
    }

    /// Puts a tombstone in the place of an entry and its text.
    pub(super) fn empty(
        &self,
        writer: &Writer,
        batch: &mut Batch,
        sequence: u64,
        relations: Vec<(u16, String)>,
        replaces: Option<u64>,
    ) -> Result<(), StoreError> {
        let backend = self.backend.as_ref();
        journal::remove_parts(backend, batch, table::JOURNAL, sequence)?;
        journal::remove_parts(backend, batch, table::TEXT, sequence)?;
        let tombstone = Entry::Tombstone { next_node: writer.counters.next_node, relations, replaces };
        journal::put(batch, sequence, &tombstone)
    }

    /// Counts what goes with some entries. `successor` lists what its next version mentions.
    pub(super) fn bury(&self, writer: &mut Writer, old: &[u64], successor: &[Mention]) -> Result<Lost, StoreError> {
        let view = writer.view(&self.backend);
        let successor: FxHashSet<u32> = successor.iter().map(|m| m.node).collect();
        let without: FxHashSet<u64> = old.iter().copied().collect();
        let mut lost = Lost::default();
        let mut nodes: Vec<u32> = Vec::new();
        for sequence in old {
            match view.record(*sequence)?.as_ref() {
                Entry::Article(article) => {
                    nodes.extend(article.mentions.iter().map(|m| m.node));
                    lost.claims += article.claims.len() as u64;
                }
                Entry::Import(import) => {
                    nodes.extend(import.mentions.iter().map(|m| m.node));
                    lost.claims += u64::from(import.count);
                }
                _ => {}
            }
        }
        nodes.sort_unstable();
        nodes.dedup();
        for node in nodes {
            if !view.is_mentioned_beside(NodeId(node), &without)? {
                lost.nodes += 1;
                lost.revived += u64::from(successor.contains(&node));
            }
        }
        Ok(lost)
    }

    /// After the commit: the entries are dead to readers too.
    pub(super) fn buried(&self, writer: &mut Writer, old: &[u64]) {
        std::sync::Arc::make_mut(&mut writer.dead).extend(old);
        writer.names.clear();
        writer.changed();
        if writer.corrections.names_articles() {
            self.correct_anew(writer);
        }
    }

    /// After a commit: corrections that name articles find those that are there now.
    pub(super) fn correct_anew(&self, writer: &mut Writer) {
        let entries = writer.corrections.entries.clone();
        if writer.correct(self.backend.as_ref(), entries).is_err() {
            // The commit stands, so this is no failure of it; but nothing may be built on what is in memory now.
            writer.fail();
        }
    }
}

/// What is left of an entry that goes, and what else goes with it.
#[derive(Debug, Default)]
struct Left {
    /// The relations that it brought: their numbers stay taken.
    relations: Vec<(u16, String)>,
    /// The older version that it replaced.
    replaces: Option<u64>,
    /// Whether one of its claims may be the one with the store's first or last date.
    edge: bool,
}

/// Takes the ids away by which an entry was known, and says what is left of it.
fn leave(
    backend: &dyn Backend,
    counters: &Counters,
    entry: Option<Entry>,
    batch: &mut Batch,
) -> Result<Left, StoreError> {
    Ok(match entry {
        Some(Entry::Article(article)) => {
            let ids = std::iter::once(article.facts.id.clone()).chain(article.facts.id_of_url());
            for key in ids.map(|id| table::digest(Digested::Id, &id)) {
                // Another article may bear an id by which this one was known once.
                if backend.get(&key)?.as_deref() == Some(&article.origin.to_be_bytes()[..]) {
                    batch.remove(key);
                }
            }
            let edge = article.claims.iter().any(|claim| counters.is_at_edge(claim.date));
            Left { edge, replaces: article.replaces, relations: article.relations }
        }
        Some(Entry::Import(import)) => {
            batch.remove(table::digest(Digested::Id, &import.facts().id));
            Left { edge: true, replaces: None, relations: import.relations }
        }
        Some(Entry::Republished(Republished { id, .. })) => {
            batch.remove(table::digest(Digested::Id, &id));
            Left::default()
        }
        Some(Entry::Tombstone { relations, replaces, .. }) => Left { relations, replaces, edge: false },
        _ => Left::default(),
    })
}

/// Entries that go, each once.
#[derive(Debug, Default)]
struct Gone {
    in_order: Vec<u64>,
    all: FxHashSet<u64>,
}

impl Gone {
    fn extend(&mut self, more: impl IntoIterator<Item = u64>) {
        self.in_order.extend(more.into_iter().filter(|sequence| self.all.insert(*sequence)));
    }
}

/// Puts the death of some entries into a batch.
pub(super) fn put_dead(batch: &mut Batch, writer: &Writer, gone: &[u64]) -> Result<(), StoreError> {
    let mut dead: Vec<u64> = writer.dead.iter().chain(gone).copied().collect();
    dead.sort_unstable();
    dead.dedup();
    put_meta(batch, "dead", &dead)
}

impl Counters {
    /// Whether the range of days may shrink when a claim with this date goes.
    fn is_at_edge(&self, date: Option<(i32, i32, bool)>) -> bool {
        date.is_some_and(|(first, last, open)| {
            let length = if open { i32::MAX } else { last.saturating_sub(first) };
            self.first_day == Some(first) || self.last_day == Some(last) || length == self.longest
        })
    }
}

impl Snapshot {
    /// Sets the range of days to what the live claims come to without some entries. Reads every claim's entry in the
    /// indexes.
    pub(super) fn narrow(&self, counters: &mut Counters, without: &FxHashSet<u64>) -> Result<(), StoreError> {
        (counters.first_day, counters.last_day, counters.longest) = (None, None, 0);
        self.claims(ClaimFilter::default(), &mut |claim| {
            if !without.contains(&claim.at.article) {
                counters.date(claim.date.map(record::date_record));
            }
            ControlFlow::Continue(())
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn an_article_that_goes_copies_no_list_of_the_dead() {
        let store = Store::memory().unwrap();
        let extraction = serde_json::json!({"schema": 1, "article": {"id": "x"}, "nodes": [], "edges": []});
        let extraction = serde_json::from_value(extraction).unwrap();
        let ingest = |text: &str| store.ingest(&extraction, text).unwrap();
        let dead = || Arc::as_ptr(&store.lock().dead);
        ingest("They met.");
        ingest("They met again.");
        let before = dead();
        ingest("They met a third time.");
        assert_eq!(dead(), before);
        store.forget(3).unwrap();
        assert_eq!(dead(), before);
        assert_eq!(store.lock().dead.len(), 3);
    }
}
