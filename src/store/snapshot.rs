//! A consistent view of a store, as of one moment.

use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::backend::Backend;
use super::corrections::Corrections;
use super::entry::{self, ClaimIndex, ClaimKey, Naming};
use super::reader::{ArticleEntry, ClaimEntry, ClaimFilter, ClaimRef, Direction, NameMatch, Reader, RelationId};
use super::record::{self, CorrectionEntry, Counters, Entry, Facts, ImportRecord, Link, Mention};
use super::rows::{self, Row};
use super::run::{DiskRun, Entries, Merged};
use super::{StoreError, journal};
use crate::lexicon::fold;
use crate::model::{
    Alias, AliasOrigin, Article, Claim, ClaimId, DateInterval, Day, Evidence, Node, NodeId, RelationName, Span,
};

/// Nodes and journal entries kept at hand.
const CACHED: usize = 20_000;
const CACHED_ENTRIES: usize = 64;

/// A store as of one moment. Cheap to share between threads; writing goes on beside it.
#[derive(Debug)]
pub struct Snapshot {
    pub(super) backend: Arc<dyn Backend>,
    /// Keeps the blocks of the runs from being removed.
    pub(super) runs: Arc<Vec<Arc<DiskRun>>>,
    pub(super) tail: Vec<Arc<Entries>>,
    pub(super) relations: Arc<Vec<RelationName>>,
    pub(super) relation_ids: Arc<FxHashMap<RelationName, RelationId>>,
    pub(super) corrections: Arc<Corrections>,
    /// Sequences that were forgotten or replaced.
    pub(super) dead: Arc<FxHashSet<u64>>,
    pub(super) counters: Counters,
    pub(super) nodes: RwLock<FxHashMap<NodeId, Option<Node>>>,
    pub(super) entries: RwLock<FxHashMap<u64, Arc<Entry>>>,
    pub(super) packs: RwLock<FxHashMap<u64, Arc<Vec<Row>>>>,
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

fn damaged(what: &str) -> StoreError {
    StoreError::Damaged { what: what.into() }
}

/// Called with each index entry of a scan.
type VisitEntry<'a> = &'a mut dyn FnMut(&[u8]) -> Result<ControlFlow<()>, StoreError>;

impl Snapshot {
    /// A place in all index entries.
    pub(super) fn cursor(&self) -> Merged<'_> {
        let runs = self.runs.iter().map(|run| **run);
        Merged::new(self.backend.as_ref(), runs, &self.tail)
    }

    /// Calls `visit` for each entry that begins with `prefix`, from `from` on.
    fn scan(&self, prefix: &[u8], from: &[u8], visit: VisitEntry<'_>) -> Result<(), StoreError> {
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

    fn is_live(&self, sequence: u64) -> bool {
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
    fn rows(&self, sequence: u64, import: &ImportRecord) -> Result<Arc<Vec<Row>>, StoreError> {
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

    fn entry_of(&self, key: &ClaimKey) -> ClaimEntry {
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
    fn scan_claims(
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
    fn claims_for(
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

    fn read_node(&self, node: NodeId) -> Result<Option<Node>, StoreError> {
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
    /// As [`Reader::node`].
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

    fn article_entry(&self, facts: entry::ArticleFacts) -> Result<ArticleEntry, StoreError> {
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

    /// Sets the range of days to what the live claims come to without some entries. Reads every claim's entry in the
    /// indexes.
    pub(super) fn narrow(&self, counters: &mut Counters, without: &[u64]) -> Result<(), StoreError> {
        (counters.first_day, counters.last_day, counters.longest) = (None, None, 0);
        self.claims(ClaimFilter::default(), &mut |claim| {
            if !without.contains(&claim.at.article) {
                counters.date(claim.date.map(record::date_record));
            }
            ControlFlow::Continue(())
        })
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

    fn relation(&self, number: u16) -> Result<RelationName, StoreError> {
        self.relations
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

fn read<T>(lock: &RwLock<T>) -> std::sync::RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

fn write<T>(lock: &RwLock<T>) -> std::sync::RwLockWriteGuard<'_, T> {
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

impl Reader for Snapshot {
    fn relations(&self) -> &[RelationName] {
        &self.relations
    }

    fn relation_id(&self, name: &RelationName) -> Option<RelationId> {
        self.relation_ids.get(name).copied()
    }

    fn node_count(&self) -> u64 {
        if self.corrections.moves_nothing() {
            return self.counters.nodes;
        }
        *self.counted.get_or_init(|| {
            let mut count = 0;
            let walked = self.nodes(&mut |_| {
                count += 1;
                ControlFlow::Continue(())
            });
            walked.map_or(self.counters.nodes, |()| count)
        })
    }

    fn claim_count(&self) -> u64 {
        self.counters.claims
    }

    fn article_count(&self) -> u64 {
        self.counters.articles
    }

    fn node(&self, id: NodeId) -> Result<Option<Node>, StoreError> {
        let id = self.corrections.resolve(id);
        if let Some(node) = read(&self.nodes).get(&id) {
            return Ok(node.clone());
        }
        let node = self.read_node(id)?;
        let mut cache = write(&self.nodes);
        if cache.len() >= CACHED {
            cache.clear();
        }
        cache.insert(id, node.clone());
        Ok(node)
    }

    fn nodes(&self, visit: &mut dyn FnMut(Node) -> ControlFlow<()>) -> Result<(), StoreError> {
        let mut ids: Vec<NodeId> = Vec::new();
        self.scan(entry::NODES, entry::NODES, &mut |bytes| {
            let (raw, article) =
                entry::read_node_key(bytes).ok_or_else(|| damaged("a node in the index does not decode"))?;
            if self.is_live(article) {
                let node = self.corrections.canonical(raw, article);
                if ids.last() != Some(&node) {
                    ids.push(node);
                }
            }
            Ok(ControlFlow::Continue(()))
        })?;
        if !self.corrections.moves_nothing() {
            ids.extend(self.corrections.split_off());
            ids.iter_mut().for_each(|id| *id = self.corrections.resolve(*id));
            ids.sort_unstable();
            ids.dedup();
        }
        for id in ids {
            if let Some(node) = self.read_node(id)?
                && visit(node).is_break()
            {
                break;
            }
        }
        Ok(())
    }

    fn nodes_named(&self, name: &str) -> Result<Vec<NodeId>, StoreError> {
        let folded = fold(name);
        let mut found = Vec::new();
        self.namings(&entry::exact_name(&folded), &mut |naming, node| {
            if !naming.word && !self.corrections.is_removed(node, &folded) {
                found.push(node);
            }
            if self.corrections.names_articles() || naming.word { Leap::Next } else { Leap::Over }
        })?;
        let added = self.corrections.all_added();
        found.extend(added.into_iter().filter(|(n, _)| fold(n) == folded).map(|(_, node)| node));
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    fn names_with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<NameMatch>, StoreError> {
        let folded = fold(prefix);
        let mut found: Vec<NameMatch> = Vec::new();
        let mut seen: FxHashSet<(NodeId, String)> = FxHashSet::default();
        let most = limit.saturating_mul(4).max(limit);
        self.namings(&entry::name_prefix(&folded), &mut |naming, node| {
            let removed = self.corrections.removes_names() && self.corrections.is_removed(node, &fold(&naming.written));
            if !removed && seen.insert((node, naming.written.clone())) {
                found.push(NameMatch { name: naming.written, node });
            }
            if found.len() >= most { Leap::Stop } else { Leap::Next }
        })?;
        let added = self.corrections.all_added().into_iter();
        found.extend(
            added
                .filter(|(name, _)| {
                    let name = fold(name);
                    name.starts_with(&folded) || name.split(' ').any(|w| w.starts_with(&folded))
                })
                .map(|(name, node)| NameMatch { name, node }),
        );
        found.sort_by(|a, b| (&a.name, a.node).cmp(&(&b.name, b.node)));
        found.dedup();
        found.truncate(limit);
        Ok(found)
    }

    fn claims_of(
        &self,
        node: NodeId,
        direction: Direction,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.claims_for(node, ClaimIndex::Of, direction, filter, visit)
    }

    fn claims_with(
        &self,
        relation: RelationId,
        window: Option<DateInterval>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let filter = ClaimFilter { relations: None, window };
        self.scan_claims(ClaimIndex::With(relation.0), filter, &mut |key| visit(self.entry_of(&key)))
    }

    fn claims_about(
        &self,
        node: NodeId,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let index = |node, _| ClaimIndex::About(node);
        self.claims_for(node, index, Direction::Out, filter, visit)
    }

    fn claims_at(
        &self,
        node: NodeId,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let index = |node, _| ClaimIndex::At(node);
        self.claims_for(node, index, Direction::Out, filter, visit)
    }

    fn degree(&self, node: NodeId, direction: Direction) -> Result<u64, StoreError> {
        let mut count = 0;
        for raw in self.corrections.raws(self.corrections.resolve(node)) {
            let prefix = ClaimIndex::Of(raw, direction).prefix();
            self.scan(&prefix, &prefix, &mut |_| {
                count += 1;
                Ok(ControlFlow::Continue(()))
            })?;
        }
        Ok(count)
    }

    fn claim(&self, at: ClaimRef) -> Result<Claim, StoreError> {
        let missing = || StoreError::NotFound { what: format!("claim {} of article {}", at.index, at.article) };
        let entry = self.record(at.article)?;
        match entry.as_ref() {
            Entry::Article(article) => {
                let claim = article.claims.get(at.index as usize).ok_or_else(missing)?;
                let who = |mention: u32| {
                    let raw = NodeId(article.mentions.get(mention as usize)?.node);
                    Some(self.corrections.canonical(raw, at.article))
                };
                Ok(claim.claim(at.article, self.relation(claim.relation)?, &who))
            }
            Entry::Import(import) => {
                let rows = self.rows(at.article, import)?;
                let row = rows.get(at.index as usize).ok_or_else(missing)?;
                let key = entry::row_key(at, row);
                Ok(self.row_claim(&key, self.relation(row.relation)?))
            }
            _ => Err(missing()),
        }
    }

    fn find_claim(&self, id: ClaimId) -> Result<Option<ClaimRef>, StoreError> {
        let prefix = entry::claim_prefix(id);
        let mut found = None;
        self.scan(&prefix, &prefix, &mut |bytes| {
            let at = entry::read_claim(bytes).ok_or_else(|| damaged("a claim's name in the index does not decode"))?;
            if self.is_live(at.article) {
                found = Some(at);
            }
            Ok(ControlFlow::Continue(()))
        })?;
        if found.is_none() {
            let place = entry::row_place(id);
            if place.article < self.counters.next_sequence
                && self.is_live(place.article)
                && let Some(Entry::Import(import)) = journal::read(self.backend.as_ref(), place.article)?
                && place.index < import.count
            {
                found = Some(place);
            }
        }
        Ok(found)
    }

    fn article(&self, sequence: u64) -> Result<ArticleEntry, StoreError> {
        let facts = self.article_facts(sequence)?;
        self.article_entry(facts.ok_or_else(|| StoreError::NotFound { what: format!("article {sequence}") })?)
    }

    fn articles(&self, visit: &mut dyn FnMut(ArticleEntry) -> ControlFlow<()>) -> Result<(), StoreError> {
        for facts in self.live_articles()? {
            if visit(self.article_entry(facts)?).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn text(&self, sequence: u64) -> Result<String, StoreError> {
        if self.article_facts(sequence)?.is_none() {
            return Err(StoreError::NotFound { what: format!("article {sequence}") });
        }
        journal::read_text(self.backend.as_ref(), sequence)
    }

    fn date_range(&self) -> Result<Option<(Day, Day)>, StoreError> {
        let day = Day::from_number;
        Ok(self.counters.first_day.map(day).zip(self.counters.last_day.map(day)))
    }
}

impl Snapshot {
    fn row_claim(&self, key: &ClaimKey, relation: RelationName) -> Claim {
        let entry = self.entry_of(key);
        Claim {
            id: entry::row_id(key.at),
            article: key.at.article,
            source: entry.source,
            predicate: relation.as_str().replace('-', " "),
            relation,
            target: entry.target,
            about: Vec::new(),
            location: None,
            date: entry.date,
            to: Vec::new(),
            quantity: None,
            role: None,
            modality: entry.modality,
            attributed_to: None,
            confidence: 1.0,
            rule: "import".into(),
            evidence: Evidence { sentence: Span::new(0, 0), source: None, target: None, predicate: None },
        }
    }
}
