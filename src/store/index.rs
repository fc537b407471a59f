//! The indexes: what the journal says, arranged for questions. Derived, never the truth.
//!
//! Today they are replayed into memory when a store opens, whole; the block indexes of a later format will stand
//! behind the same [`Reader`].

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::backend::Backend;
use super::reader::{
    ArticleEntry, ClaimEntry, ClaimFilter, ClaimRef, Direction, NameMatch, Reader, RelationId,
};
use super::record::{ArticleRecord, ClaimRecord, Correction, Entry};
use super::{StoreError, text};
use crate::lexicon::fold;
use crate::model::{
    Alias, AliasOrigin, Article, Claim, ClaimId, DateInterval, Day, Evidence, Node, NodeId,
    Quantity, RelationName,
};

/// Claims below this confidence are kept, and hidden unless asked for.
pub const DEFAULT_CONFIDENCE: f32 = 0.3;

/// A consistent view of a store as of one entry of its journal.
#[derive(Clone)]
pub struct Snapshot {
    backend: Arc<dyn Backend>,
    relations: Vec<RelationName>,
    nodes: BTreeMap<NodeId, Node>,
    /// A node that was merged away, and the one that it became.
    merged: FxHashMap<NodeId, NodeId>,
    names: BTreeMap<String, Vec<NameMatch>>,
    articles: BTreeMap<u64, Arc<ArticleRecord>>,
    publishers: FxHashMap<u64, Vec<String>>,
    claims: Vec<ClaimEntry>,
    by_id: FxHashMap<ClaimId, ClaimRef>,
    out: FxHashMap<NodeId, Vec<u32>>,
    into: FxHashMap<NodeId, Vec<u32>>,
    about: FxHashMap<NodeId, Vec<u32>>,
    at: FxHashMap<NodeId, Vec<u32>>,
    by_relation: Vec<Vec<u32>>,
}

impl Snapshot {
    pub(super) fn new(backend: Arc<dyn Backend>) -> Self {
        Self {
            backend,
            relations: Vec::new(),
            nodes: BTreeMap::new(),
            merged: FxHashMap::default(),
            names: BTreeMap::new(),
            articles: BTreeMap::new(),
            publishers: FxHashMap::default(),
            claims: Vec::new(),
            by_id: FxHashMap::default(),
            out: FxHashMap::default(),
            into: FxHashMap::default(),
            about: FxHashMap::default(),
            at: FxHashMap::default(),
            by_relation: Vec::new(),
        }
    }

    /// Makes the indexes of a whole journal. Corrections that were undone, articles that were replaced or forgotten
    /// leave no trace.
    pub(super) fn replay(
        backend: Arc<dyn Backend>,
        journal: &BTreeMap<u64, Entry>,
    ) -> Result<Self, StoreError> {
        let mut snapshot = Self::new(backend);
        let undone: Vec<u64> = journal
            .values()
            .filter_map(|e| match e {
                Entry::Correction(Correction::Undo { sequence }) => Some(*sequence),
                _ => None,
            })
            .collect();
        let replaced: Vec<u64> = journal
            .values()
            .filter_map(|e| match e {
                Entry::Article(a) => a.replaces,
                _ => None,
            })
            .collect();
        for entry in journal.values() {
            match entry {
                Entry::Article(article) | Entry::ForgottenWords(article) => {
                    snapshot.add_words(article)?
                }
                Entry::Correction(_) | Entry::Forgotten => {}
            }
        }
        for (sequence, entry) in journal {
            if let Entry::Correction(correction) = entry
                && !undone.contains(sequence)
            {
                snapshot.correct(correction);
            }
        }
        for (sequence, entry) in journal {
            if let Entry::Article(article) = entry
                && !replaced.contains(sequence)
            {
                snapshot.add_claims(*sequence, Arc::new((**article).clone()))?;
            }
        }
        snapshot.drop_unsupported();
        snapshot.sort();
        Ok(snapshot)
    }

    /// Adds what one new article says, which corrects nothing and replaces nothing.
    pub(super) fn extend(
        &mut self,
        sequence: u64,
        article: &ArticleRecord,
    ) -> Result<(), StoreError> {
        self.add_words(article)?;
        self.add_claims(sequence, Arc::new(article.clone()))?;
        self.sort();
        Ok(())
    }

    /// Takes in an article's relations, nodes and names.
    fn add_words(&mut self, article: &ArticleRecord) -> Result<(), StoreError> {
        for name in &article.new_relations {
            let name = RelationName::new(name).map_err(|e| StoreError::Damaged {
                what: e.to_string(),
            })?;
            self.relations.push(name);
            self.by_relation.push(Vec::new());
        }
        for node in &article.new_nodes {
            self.nodes.insert(
                node.id,
                Node {
                    id: node.id,
                    kind: node.kind,
                    name: node.name.clone(),
                    aliases: Vec::new(),
                    named: node.named,
                    gazetteer: node.gazetteer.clone(),
                },
            );
            self.name(node.id, &node.name);
        }
        for link in &article.links {
            for name in std::iter::once(&link.name).chain(&link.aliases) {
                self.call(link.node, name, AliasOrigin::Article);
            }
        }
        Ok(())
    }

    fn name(&mut self, node: NodeId, name: &str) {
        let bearers = self.names.entry(fold(name)).or_default();
        if !bearers.iter().any(|m| m.node == node) {
            bearers.push(NameMatch {
                name: name.to_owned(),
                node,
            });
        }
    }

    fn call(&mut self, node: NodeId, name: &str, origin: AliasOrigin) {
        let Some(record) = self.nodes.get_mut(&node) else {
            return;
        };
        if record.name != name && !record.aliases.iter().any(|a| a.name == name) {
            record.aliases.push(Alias {
                name: name.to_owned(),
                origin,
            });
            record.aliases.sort();
        }
        self.name(node, name);
    }

    fn correct(&mut self, correction: &Correction) {
        match correction {
            Correction::Merge { gone, stays } => {
                let (gone, stays) = (self.resolve(*gone), self.resolve(*stays));
                if gone == stays {
                    return;
                }
                let Some(record) = self.nodes.remove(&gone) else {
                    return;
                };
                self.merged.insert(gone, stays);
                self.call(stays, &record.name, AliasOrigin::Person);
                for alias in record.aliases {
                    self.call(stays, &alias.name, alias.origin);
                }
                for bearers in self.names.values_mut() {
                    bearers.retain(|m| m.node != gone);
                }
                self.names.retain(|_, bearers| !bearers.is_empty());
            }
            Correction::AddAlias { node, alias } => {
                let node = self.resolve(*node);
                self.call(node, &alias.name, alias.origin);
            }
            Correction::RemoveAlias { node, name } => {
                let node = self.resolve(*node);
                let wanted = fold(name);
                if let Some(record) = self.nodes.get_mut(&node) {
                    record.aliases.retain(|a| fold(&a.name) != wanted);
                }
                if let Some(bearers) = self.names.get_mut(&wanted) {
                    bearers.retain(|m| m.node != node);
                }
            }
            Correction::Undo { .. } => {}
        }
    }

    /// The node that an id stands for today.
    pub(super) fn resolve(&self, id: NodeId) -> NodeId {
        let mut at = id;
        while let Some(next) = self.merged.get(&at) {
            at = *next;
        }
        at
    }

    fn add_claims(&mut self, sequence: u64, article: Arc<ArticleRecord>) -> Result<(), StoreError> {
        let original = article.same_text_as.unwrap_or(sequence);
        let publishers = self.publishers.entry(original).or_default();
        if let Some(publisher) = &article.publisher
            && !publishers.contains(publisher)
        {
            publishers.push(publisher.clone());
            publishers.sort();
        }
        for (index, claim) in (0u32..).zip(&article.claims) {
            let entry = self.entry(
                ClaimRef {
                    article: sequence,
                    index,
                },
                claim,
            );
            let at = self.claims.len() as u32;
            let relation = self
                .by_relation
                .get_mut(usize::from(claim.relation))
                .ok_or_else(|| StoreError::Damaged {
                    what: format!(
                        "claim {} has relation number {}, which the store does not know",
                        claim.id, claim.relation
                    ),
                })?;
            relation.push(at);
            self.claims.push(entry);
            self.by_id.insert(claim.id, entry.at);
            if let Some(node) = entry.source {
                self.out.entry(node).or_default().push(at);
            }
            if let Some(node) = entry.target {
                self.into.entry(node).or_default().push(at);
            }
            for node in &claim.about {
                let node = self.resolve(*node);
                self.about.entry(node).or_default().push(at);
            }
            if let Some(node) = claim.location {
                let node = self.resolve(node);
                self.at.entry(node).or_default().push(at);
            }
        }
        self.articles.insert(sequence, article);
        Ok(())
    }

    fn entry(&self, at: ClaimRef, claim: &ClaimRecord) -> ClaimEntry {
        ClaimEntry {
            at,
            source: claim.source.map(|n| self.resolve(n)),
            relation: RelationId(claim.relation),
            target: claim.target.map(|n| self.resolve(n)),
            date: claim.date,
            modality: claim.modality,
            shown: claim.confidence >= DEFAULT_CONFIDENCE,
        }
    }

    /// Takes out nodes that no article names any more.
    fn drop_unsupported(&mut self) {
        let mut named: Vec<NodeId> = Vec::new();
        for article in self.articles.values() {
            named.extend(article.links.iter().map(|l| self.resolve(l.node)));
            named.extend(article.new_nodes.iter().map(|n| self.resolve(n.id)));
        }
        named.sort_unstable();
        named.dedup();
        self.nodes.retain(|id, _| named.binary_search(id).is_ok());
        for bearers in self.names.values_mut() {
            bearers.retain(|m| named.binary_search(&m.node).is_ok());
        }
        self.names.retain(|_, bearers| !bearers.is_empty());
    }

    /// Puts every list into the order that the reader promises. Undated claims come last within their relation.
    fn sort(&mut self) {
        let claims = &self.claims;
        let key = |at: &u32| {
            let entry = claims.get(*at as usize);
            let day = entry
                .and_then(|e| e.date)
                .map_or(i32::MAX, |d| d.first.number());
            (entry.map(|e| e.relation), day, entry.map(|e| e.at))
        };
        for list in [&mut self.out, &mut self.into, &mut self.about, &mut self.at]
            .into_iter()
            .flat_map(|m| m.values_mut())
        {
            if !list.is_sorted_by_key(key) {
                list.sort_by_key(key);
            }
        }
        for list in &mut self.by_relation {
            if !list.is_sorted_by_key(key) {
                list.sort_by_key(key);
            }
        }
    }

    fn walk(
        &self,
        list: Option<&Vec<u32>>,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) {
        for entry in list
            .into_iter()
            .flatten()
            .filter_map(|at| self.claims.get(*at as usize))
        {
            let related = filter.relations.is_none_or(|r| r.contains(&entry.relation));
            let dated = filter
                .window
                .is_none_or(|w| entry.date.is_some_and(|d| d.overlaps(w)));
            if related && dated && visit(*entry).is_break() {
                return;
            }
        }
    }

    fn record(&self, at: ClaimRef) -> Option<&ClaimRecord> {
        self.articles
            .get(&at.article)?
            .claims
            .get(at.index as usize)
    }

    /// The journal's record of an article; `None` where there is none.
    pub(super) fn article_record(&self, sequence: u64) -> Option<&Arc<ArticleRecord>> {
        self.articles.get(&sequence)
    }
}

impl Reader for Snapshot {
    fn relations(&self) -> &[RelationName] {
        &self.relations
    }

    fn node_count(&self) -> u64 {
        self.nodes.len() as u64
    }

    fn claim_count(&self) -> u64 {
        self.claims.len() as u64
    }

    fn article_count(&self) -> u64 {
        self.articles.len() as u64
    }

    fn node(&self, id: NodeId) -> Result<Option<Node>, StoreError> {
        Ok(self.nodes.get(&self.resolve(id)).cloned())
    }

    fn nodes(&self, visit: &mut dyn FnMut(Node) -> ControlFlow<()>) -> Result<(), StoreError> {
        for node in self.nodes.values() {
            if visit(node.clone()).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn nodes_named(&self, name: &str) -> Result<Vec<NodeId>, StoreError> {
        let mut found: Vec<NodeId> = self
            .names
            .get(&fold(name))
            .into_iter()
            .flatten()
            .map(|m| m.node)
            .collect();
        found.sort_unstable();
        Ok(found)
    }

    fn names_with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<NameMatch>, StoreError> {
        let wanted = fold(prefix);
        let starts = |folded: &str| {
            folded.starts_with(&wanted) || folded.split(' ').any(|w| w.starts_with(&wanted))
        };
        Ok(self
            .names
            .iter()
            .filter(|(f, _)| starts(f))
            .flat_map(|(_, m)| m)
            .take(limit)
            .cloned()
            .collect())
    }

    fn claims_of(
        &self,
        node: NodeId,
        direction: Direction,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let lists = if direction == Direction::Out {
            &self.out
        } else {
            &self.into
        };
        self.walk(lists.get(&self.resolve(node)), filter, visit);
        Ok(())
    }

    fn claims_with(
        &self,
        relation: RelationId,
        window: Option<DateInterval>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.walk(
            self.by_relation.get(usize::from(relation.0)),
            ClaimFilter {
                relations: None,
                window,
            },
            visit,
        );
        Ok(())
    }

    fn claims_about(
        &self,
        node: NodeId,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.walk(self.about.get(&self.resolve(node)), filter, visit);
        Ok(())
    }

    fn claims_at(
        &self,
        node: NodeId,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.walk(self.at.get(&self.resolve(node)), filter, visit);
        Ok(())
    }

    fn degree(&self, node: NodeId, direction: Direction) -> Result<u64, StoreError> {
        let lists = if direction == Direction::Out {
            &self.out
        } else {
            &self.into
        };
        Ok(lists.get(&self.resolve(node)).map_or(0, Vec::len) as u64)
    }

    fn claim(&self, at: ClaimRef) -> Result<Claim, StoreError> {
        let record = self.record(at).ok_or_else(|| StoreError::NotFound {
            what: format!("claim {} of entry {}", at.index, at.article),
        })?;
        let relation = self
            .relations
            .get(usize::from(record.relation))
            .cloned()
            .ok_or_else(|| StoreError::Damaged {
                what: format!(
                    "claim {} has a relation that the store does not know",
                    record.id
                ),
            })?;
        let canonical = |n: &NodeId| self.resolve(*n);
        Ok(Claim {
            id: record.id,
            article: at.article,
            source: record.source.as_ref().map(canonical),
            relation,
            target: record.target.as_ref().map(canonical),
            predicate: record.predicate.clone(),
            about: record.about.iter().map(canonical).collect(),
            location: record.location.as_ref().map(canonical),
            date: record.date,
            to: record.to.iter().map(canonical).collect(),
            quantity: record
                .quantity
                .map(|(value, bound)| Quantity { value, bound }),
            role: record.role.clone(),
            modality: record.modality,
            attributed_to: record.attributed_to.as_ref().map(canonical),
            confidence: record.confidence,
            rule: record.rule.clone(),
            evidence: Evidence {
                sentence: record.sentence,
                source: record.source_span,
                target: record.target_span,
                predicate: record.predicate_span,
            },
        })
    }

    fn find_claim(&self, id: ClaimId) -> Result<Option<ClaimRef>, StoreError> {
        Ok(self.by_id.get(&id).copied())
    }

    fn article(&self, sequence: u64) -> Result<ArticleEntry, StoreError> {
        let record = self
            .articles
            .get(&sequence)
            .ok_or_else(|| StoreError::NotFound {
                what: format!("article {sequence}"),
            })?;
        let group = record.same_text_as.unwrap_or(sequence);
        Ok(ArticleEntry {
            sequence,
            article: Article {
                id: record.id.clone(),
                title: record.title.clone(),
                published: record.published,
                date_from: record.date_from,
                publisher: record.publisher.clone(),
                url: record.url.clone(),
                language: record.language.clone(),
                text: String::new(),
            },
            publishers: self.publishers.get(&group).cloned().unwrap_or_default(),
            claims: record.claims.len() as u32,
            text_group: record.text_hash,
        })
    }

    fn articles(
        &self,
        visit: &mut dyn FnMut(ArticleEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        for sequence in self.articles.keys() {
            if visit(self.article(*sequence)?).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn text(&self, sequence: u64) -> Result<String, StoreError> {
        let record = self.articles.get(&sequence);
        text::read(
            self.backend.as_ref(),
            record.and_then(|r| r.same_text_as).unwrap_or(sequence),
        )
    }

    fn date_range(&self) -> Result<Option<(Day, Day)>, StoreError> {
        let dates = || self.claims.iter().filter_map(|c| c.date);
        Ok(dates()
            .map(|d| d.first)
            .min()
            .zip(dates().map(|d| d.last).max()))
    }
}
