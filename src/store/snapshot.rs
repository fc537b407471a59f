//! A consistent view of a store, as of one moment.

use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::backend::Backend;
use super::corrections::Corrections;
use super::entry::{self, ClaimIndex, ClaimKey, Naming};
use super::reader::{ArticleEntry, ClaimEntry, ClaimFilter, Direction, NameMatch, RelationId};
use super::record::{self, CorrectionEntry, Counters, Entry, Facts, ImportRecord, Link, Mention};
use super::relations::Relations;
use super::rows::{self, Row};
use super::run::{DiskRun, Entries, Merged};
use super::{StoreError, journal};
use crate::lexicon::fold;
use crate::model::{Alias, AliasOrigin, Article, Day, Node, NodeId, RelationName};

/// Nodes and journal entries kept at hand.
pub(super) const CACHED: usize = 20_000;
const CACHED_ENTRIES: usize = 256;

/// A store as of one moment. Cheap to share between threads; writing goes on beside it.
#[derive(Debug)]
pub struct Snapshot {
    pub(super) backend: Arc<dyn Backend>,
    /// Keeps the blocks of the runs from being removed.
    pub(super) runs: Arc<Vec<Arc<DiskRun>>>,
    pub(super) tail: Vec<Arc<Entries>>,
    pub(super) relations: Arc<Relations>,
    pub(super) corrections: Arc<Corrections>,
    /// Sequences that were forgotten or replaced.
    pub(super) dead: Arc<FxHashSet<u64>>,
    pub(super) counters: Counters,
    pub(super) nodes: RwLock<FxHashMap<NodeId, Option<Node>>>,
    pub(super) entries: RwLock<FxHashMap<u64, Arc<Entry>>>,
    pub(super) packs: RwLock<FxHashMap<u64, Arc<Vec<Row>>>>,
    pub(super) articles: RwLock<FxHashMap<u64, ArticleEntry>>,
    /// Sequences that are known to be packs of an import.
    pub(super) imports: RwLock<FxHashSet<u64>>,
    pub(super) counted: OnceLock<u64>,
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

pub(super) fn damaged(what: &str) -> StoreError {
    StoreError::Damaged { what: what.into() }
}

/// Called with each index entry of a scan.
pub(super) type VisitEntry<'a> = &'a mut dyn FnMut(&[u8]) -> Result<ControlFlow<()>, StoreError>;

impl Snapshot {
    /// A place in all index entries.
    pub(super) fn cursor(&self) -> Merged<'_> {
        let runs = self.runs.iter().map(|run| **run);
        Merged::new(self.backend.as_ref(), runs, &self.tail)
    }

    /// Calls `visit` for each entry that begins with `prefix`, from `from` on.
    pub(super) fn scan(&self, prefix: &[u8], from: &[u8], visit: VisitEntry<'_>) -> Result<(), StoreError> {
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

    pub(super) fn is_live(&self, sequence: u64) -> bool {
        self.dead.is_empty() || !self.dead.contains(&sequence)
    }

    /// The journal entry of an article or an import.
    pub(super) fn record(&self, sequence: u64) -> Result<Arc<Entry>, StoreError> {
        if let Some(entry) = read(&self.entries).get(&sequence) {
            return Ok(Arc::clone(entry));
        }
        let found = journal::read(self.backend.as_ref(), sequence)?.filter(|_| self.is_live(sequence));
        let entry = Arc::new(found.ok_or_else(|| StoreError::NotFound { what: format!("article {sequence}") })?);
        let mut cache = write(&self.entries);
        if cache.len() >= CACHED_ENTRIES {
            cache.clear();
        }
        cache.insert(sequence, Arc::clone(&entry));
        Ok(entry)
    }

    /// The rows of a pack of an import, unpacked once for many claims.
    pub(super) fn rows(&self, sequence: u64, import: &ImportRecord) -> Result<Arc<Vec<Row>>, StoreError> {
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

    pub(super) fn entry_of(&self, key: &ClaimKey) -> ClaimEntry {
        let who = |end: Option<NodeId>| end.map(|raw| self.corrections.canonical(raw, key.at.article));
        ClaimEntry {
            at: key.at,
            source: who(key.source),
            relation: RelationId(key.relation),
            target: who(key.target),
            date: key.date,
            modality: key.modality,
            shown: key.shown,
        }
    }

    /// Scans one index. Costs a seek, and for each relation of the filter one more, plus the entries from the first
    /// that can overlap the window to its end.
    pub(super) fn scan_claims(
        &self,
        index: ClaimIndex,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimKey) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut cursor = self.cursor();
        let first_day = filter.window.map_or(i32::MIN, |w| w.first.number().saturating_sub(self.counters.longest));
        let mut wanted: Vec<u16> = match index {
            ClaimIndex::With(relation) => vec![relation],
            _ => filter.relations.unwrap_or_default().iter().map(|r| r.0).collect(),
        };
        wanted.sort_unstable();
        wanted.dedup();
        let all = filter.relations.is_none() && !matches!(index, ClaimIndex::With(_));
        let whole = index.prefix();
        let ranges: Vec<(Vec<u8>, Vec<u8>)> = if all {
            vec![(whole.clone(), whole)]
        } else {
            let range = |relation: u16| {
                let prefix = index.relation_prefix(relation);
                let from = entry::from_day(prefix.clone(), first_day);
                (prefix, from)
            };
            wanted.into_iter().map(range).collect()
        };
        for (prefix, from) in ranges {
            if cursor.entry().is_none_or(|here| here < from.as_slice()) {
                cursor.seek(&from)?;
            }
            while let Some(bytes) = cursor.entry().filter(|e| e.starts_with(&prefix)) {
                let key = index.read(bytes).ok_or_else(|| damaged("an index entry of a claim does not decode"))?;
                if let Some(window) = filter.window {
                    let past = key.date.is_some_and(|d| d.first > window.end());
                    if past && !all {
                        break;
                    }
                    if past || !key.date.is_some_and(|d| d.overlaps(window)) {
                        cursor.advance()?;
                        continue;
                    }
                }
                if self.is_live(key.at.article) && visit(key).is_break() {
                    return Ok(());
                }
                cursor.advance()?;
            }
        }
        Ok(())
    }

    /// Scans one index for a node that may stand under several numbers.
    pub(super) fn claims_for(
        &self,
        node: NodeId,
        index: fn(NodeId, Direction) -> ClaimIndex,
        direction: Direction,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let node = self.corrections.resolve(node);
        if self.corrections.moves_nothing() {
            return self.scan_claims(index(node, direction), filter, &mut |key| visit(self.entry_of(&key)));
        }
        let mut found: Vec<ClaimEntry> = Vec::new();
        for raw in self.corrections.raws(node) {
            self.scan_claims(index(raw, direction), filter, &mut |key| {
                if self.corrections.canonical(raw, key.at.article) == node {
                    found.push(self.entry_of(&key));
                }
                ControlFlow::Continue(())
            })?;
        }
        found.sort_by_key(|c| (c.relation, c.date.map(|d| d.first), c.at));
        found.dedup_by_key(|c| c.at);
        for claim in found {
            if visit(claim).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Calls `visit` for each live naming of names that begin with a folded name, or of exactly that name. `visit` may
    /// ask to leap over the further namings of the same name by the same node.
    pub(super) fn namings(
        &self,
        prefix: &[u8],
        visit: &mut dyn FnMut(Naming, NodeId) -> Leap,
    ) -> Result<(), StoreError> {
        let mut cursor = self.cursor();
        cursor.seek(prefix)?;
        loop {
            let Some(bytes) = cursor.entry().filter(|e| e.starts_with(prefix)) else {
                return Ok(());
            };
            let naming = entry::read_name(bytes).ok_or_else(|| damaged("a name in the index does not decode"))?;
            let head = bytes.get(..naming.head).unwrap_or_default().to_vec();
            let leap = if self.is_live(naming.article) {
                let node = self.corrections.canonical(naming.node, naming.article);
                visit(naming, node)
            } else {
                Leap::Next
            };
            match leap {
                Leap::Next => cursor.advance()?,
                Leap::Over => match after_prefix(head) {
                    Some(next) => cursor.seek(&next)?,
                    None => return Ok(()),
                },
                Leap::Stop => return Ok(()),
            }
        }
    }

    /// The nodes with a gazetteer key, with their kinds on disk, in order.
    pub(super) fn with_gazetteer(&self, key: &str) -> Result<Vec<(NodeId, u8)>, StoreError> {
        let mut found = Vec::new();
        let prefix = entry::gazetteer_prefix(key);
        self.scan(&prefix, &prefix, &mut |bytes| {
            let (raw, article, kind) =
                entry::read_gazetteer(bytes).ok_or_else(|| damaged("a gazetteer key in the index does not decode"))?;
            if !self.is_live(article) {
                return Ok(ControlFlow::Continue(()));
            }
            found.push((self.corrections.canonical(raw, article), kind));
            // Hundreds of articles name a country: the first few settle it.
            Ok(if found.len() < 8 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        found.dedup();
        Ok(found)
    }

    pub(super) fn read_node(&self, node: NodeId) -> Result<Option<Node>, StoreError> {
        let mut found: Option<Node> = None;
        let mut aliases: Vec<Alias> = Vec::new();
        let mut gazetteer_name = None;
        let mut raws = self.corrections.raws(node);
        // The node that stays gives the name.
        raws.sort_by_key(|raw| (*raw != node, *raw));
        for raw in raws {
            let prefix = entry::node_prefix(raw);
            self.scan(&prefix, &prefix, &mut |bytes| {
                let (_, article) =
                    entry::read_node_key(bytes).ok_or_else(|| damaged("a node in the index does not decode"))?;
                if !self.is_live(article) || self.corrections.canonical(raw, article) != node {
                    return Ok(ControlFlow::Continue(()));
                }
                let facts = entry::read_node(bytes).ok_or_else(|| damaged("a node in the index does not decode"))?;
                let kind =
                    record::kind_of(facts.kind).ok_or_else(|| damaged("a node in the index has an unknown kind"))?;
                let origin = if facts.gazetteer.is_some() {
                    gazetteer_name.get_or_insert_with(|| facts.name.clone());
                    AliasOrigin::Gazetteer
                } else {
                    AliasOrigin::Article
                };
                let names = std::iter::once((facts.name.clone(), origin))
                    .chain(facts.aliases.into_iter().map(|a| (a, AliasOrigin::Article)));
                for (name, origin) in names {
                    if !aliases.iter().any(|a| a.name == name) {
                        aliases.push(Alias { name, origin });
                    }
                }
                let node = found.get_or_insert(Node {
                    id: node,
                    kind,
                    name: facts.name,
                    aliases: Vec::new(),
                    named: facts.named,
                    gazetteer: None,
                });
                node.named |= facts.named;
                if node.gazetteer.is_none() {
                    node.gazetteer = facts.gazetteer;
                }
                Ok(ControlFlow::Continue(()))
            })?;
        }
        Ok(found.map(|found| self.named(found, aliases, gazetteer_name)))
    }

    /// Settles a node's names: corrections applied, sorted, the printed one left out of the others.
    fn named(&self, mut node: Node, mut aliases: Vec<Alias>, gazetteer: Option<String>) -> Node {
        if let Some(name) = gazetteer {
            node.name = name;
        }
        let added = self
            .corrections
            .added(node.id)
            .iter()
            .map(|name| Alias { name: name.clone(), origin: AliasOrigin::Person });
        aliases.extend(added);
        if self.corrections.removes_names() {
            aliases.retain(|a| !self.corrections.is_removed(node.id, &fold(&a.name)));
            if self.corrections.is_removed(node.id, &fold(&node.name))
                && let Some(other) = aliases.first()
            {
                node.name.clone_from(&other.name);
            }
        }
        aliases.retain(|a| a.name != node.name);
        aliases.sort();
        aliases.dedup_by(|a, b| a.name == b.name);
        node.aliases = aliases;
        node
    }

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

    /// The nodes that bear a name, or whose name holds it as a word, with the name as it is written. The name is folded
    /// first; one of several words is found as a whole name only.
    ///
    /// # Errors
    /// As [`super::Reader::node`].
    pub fn nodes_bearing(&self, name: &str) -> Result<Vec<NameMatch>, StoreError> {
        let mut found: Vec<NameMatch> = Vec::new();
        self.namings(&entry::exact_name(&fold(name)), &mut |naming, node| {
            found.push(NameMatch { name: naming.written, node });
            Leap::Next
        })?;
        found.sort_by(|a, b| (a.node, &a.name).cmp(&(b.node, &b.name)));
        found.dedup();
        Ok(found)
    }

    /// All corrections in journal order, undone ones too.
    pub fn corrections(&self) -> &[CorrectionEntry] {
        &self.corrections.entries
    }

    pub(super) fn article_entry(&self, facts: entry::ArticleFacts) -> Result<ArticleEntry, StoreError> {
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

    pub(super) fn article_facts(&self, sequence: u64) -> Result<Option<entry::ArticleFacts>, StoreError> {
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

    /// The sequences of the live articles of an import or the one of an article.
    pub(super) fn live_articles(&self) -> Result<Vec<entry::ArticleFacts>, StoreError> {
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
    pub(super) fn is_mentioned_beside(&self, raw: NodeId, but: &[u64]) -> Result<bool, StoreError> {
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
    pub(super) fn republications(&self, origin: u64) -> Result<Vec<u64>, StoreError> {
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

    /// A relation as the table that brought it writes it, or its name; `None` where the store has none of that number.
    pub fn relation_as_written(&self, relation: RelationId) -> Option<&str> {
        self.relations.written().get(usize::from(relation.0)).map(String::as_str)
    }

    pub(super) fn relation(&self, number: u16) -> Result<RelationName, StoreError> {
        self.relations
            .names()
            .get(usize::from(number))
            .cloned()
            .ok_or_else(|| damaged("a claim has a relation that the store does not know"))
    }
}

/// Where a scan of names goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leap {
    /// At the next naming.
    Next,
    /// Behind the namings of this name by this node.
    Over,
    /// Nowhere.
    Stop,
}

/// The least bytes above all that begin with a prefix; `None` where there are none.
fn after_prefix(mut prefix: Vec<u8>) -> Option<Vec<u8>> {
    while let Some(last) = prefix.pop() {
        if let Some(next) = last.checked_add(1) {
            prefix.push(next);
            return Some(prefix);
        }
    }
    None
}

pub(super) fn read<T>(lock: &RwLock<T>) -> std::sync::RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn write<T>(lock: &RwLock<T>) -> std::sync::RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn article_of(facts: Facts) -> Article {
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
