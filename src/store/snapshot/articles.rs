//! Articles, their publishers and their mentions.

use std::ops::ControlFlow;

use rustc_hash::FxHashSet;

use super::{Linked, Snapshot, damaged};
use crate::model::{Article, Day, NodeId};
use crate::store::StoreError;
use crate::store::reader::ArticleEntry;
use crate::store::record::{Entry, Facts, Mention};
use crate::store::{entry, record};

impl Snapshot {
    /// The mentions of an article, and why each is taken for its node.
    ///
    /// # Errors
    /// Where there is no such article or it does not decode.
    pub fn links(&self, article: u64) -> Result<Vec<Linked>, StoreError> {
        let entry = self.record(article)?;
        let mentions: &[Mention] = match entry.as_ref() {
            Entry::Article(article) => &article.mentions,
            Entry::Import(import) => &import.mentions,
            _ => &[],
        };
        let linked = |m: &Mention| Linked {
            node: self.corrections.canonical(NodeId(m.node), article),
            name: m.name.clone(),
            link: m.link.clone(),
        };
        Ok(mentions.iter().map(linked).collect())
    }

    pub(in crate::store) fn article_entry(&self, facts: entry::ArticleFacts) -> Result<ArticleEntry, StoreError> {
        let mut publishers: Vec<String> = facts.facts.publisher.clone().into_iter().collect();
        let prefix = entry::publisher_prefix(facts.origin);
        self.scan(&prefix, &prefix, &mut |bytes| {
            let (sequence, name) =
                entry::read_publisher(bytes).ok_or_else(|| damaged("a publisher in the index does not decode"))?;
            if self.is_live(sequence) && !name.is_empty() {
                publishers.push(name.to_owned());
            }
            Ok(ControlFlow::Continue(()))
        })?;
        publishers.sort();
        publishers.dedup();
        Ok(ArticleEntry {
            sequence: facts.sequence,
            article: article_of(facts.facts),
            publishers,
            claims: facts.claims,
            text_group: facts.origin,
        })
    }

    pub(in crate::store) fn article_facts(&self, sequence: u64) -> Result<Option<entry::ArticleFacts>, StoreError> {
        let prefix = entry::article_prefix(sequence);
        let mut found = None;
        if self.is_live(sequence) {
            self.scan(&prefix, &prefix, &mut |bytes| {
                found = Some(entry::read_article(bytes)?);
                Ok(ControlFlow::Break(()))
            })?;
        }
        Ok(found)
    }

    /// What the indexes say of all live articles.
    pub(in crate::store) fn live_articles(&self) -> Result<Vec<entry::ArticleFacts>, StoreError> {
        let mut found = Vec::new();
        self.scan(entry::ARTICLES, entry::ARTICLES, &mut |bytes| {
            let facts = entry::read_article(bytes)?;
            if self.is_live(facts.sequence) {
                found.push(facts);
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(found)
    }

    /// Whether any live article but some mentions a node of the indexes.
    pub(in crate::store) fn is_mentioned_beside(&self, raw: NodeId, but: &FxHashSet<u64>) -> Result<bool, StoreError> {
        let prefix = entry::node_prefix(raw);
        let mut mentioned = false;
        self.scan(&prefix, &prefix, &mut |bytes| {
            let (_, article) =
                entry::read_node_key(bytes).ok_or_else(|| damaged("a node in the index does not decode"))?;
            mentioned = self.is_live(article) && !but.contains(&article);
            Ok(if mentioned { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok(mentioned)
    }

    /// The journal entries that name further publishers of a text.
    pub(in crate::store) fn republications(&self, origin: u64) -> Result<Vec<u64>, StoreError> {
        let mut found = Vec::new();
        let prefix = entry::publisher_prefix(origin);
        self.scan(&prefix, &prefix, &mut |bytes| {
            let (sequence, _) =
                entry::read_publisher(bytes).ok_or_else(|| damaged("a publisher in the index does not decode"))?;
            if self.is_live(sequence) {
                found.push(sequence);
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(found)
    }
}

pub(in crate::store) fn article_of(facts: Facts) -> Article {
    Article {
        id: facts.id,
        title: facts.title,
        published: facts.published.map(Day::from_number),
        date_from: facts.date_from.and_then(record::date_source_of),
        publisher: facts.publisher,
        url: facts.url,
        language: facts.language,
        text: String::new(),
    }
}
