//! What a snapshot answers: the [`Reader`] interface over its indexes.

use std::ops::ControlFlow;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::entry::{self, ClaimIndex};
use super::memo::Memo;
use super::reader::{
    ArticleEntry, ClaimEntry, ClaimFilter, ClaimRef, Direction, NameMatch, Reader, RelationId, neighbours_by,
};
use super::record::Entry;
use super::snapshot::{CACHED, Leap, Snapshot, damaged, read, write};
use super::{StoreError, indexing, journal};
use crate::lexicon::fold;
use crate::model::{Claim, ClaimId, DateInterval, Day, Evidence, Node, NodeId, RelationName, Span};

impl Reader for Snapshot {
    fn relations(&self) -> &[RelationName] {
        self.relations.names()
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
        /// The nodes of a name, as they are remembered.
        struct Named(Vec<NodeId>);
        let folded = fold(name);
        if let Some(known) = self.memo.recall::<Named>(&folded) {
            return Ok(known.0.clone());
        }
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
        Ok(self.memo.keep(&folded, Named(found)).0.clone())
    }

    fn names_with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<NameMatch>, StoreError> {
        let folded = fold(prefix);
        let mut found: Vec<NameMatch> = Vec::new();
        let mut seen: FxHashSet<(NodeId, String)> = FxHashSet::default();
        let most = limit.saturating_mul(4);
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

    fn claims(
        &self,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.all_claims(filter, visit)
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

    fn neighbours(&self, node: NodeId, goes_on: &dyn Fn() -> bool) -> Result<Option<Arc<[NodeId]>>, StoreError> {
        let node = self.corrections.resolve(node);
        if let Some(known) = self.neighbours_at_hand(node) {
            return Ok(Some(known));
        }
        let found = neighbours_by(node, goes_on, &mut |direction, visit| {
            self.claims_of(node, direction, ClaimFilter::default(), visit)
        })?;
        if let Some(found) = &found {
            self.keep_neighbours(node, found);
        }
        Ok(found)
    }

    fn claims_between(
        &self,
        node: NodeId,
        direction: Direction,
        other: NodeId,
        filter: ClaimFilter<'_>,
    ) -> Result<Option<Vec<ClaimEntry>>, StoreError> {
        self.between_at_hand(node, direction, self.corrections.resolve(other), filter)
    }

    fn memo(&self) -> Option<&Memo> {
        Some(&self.memo)
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
                let key = indexing::row_key(at, row);
                Ok(self.row_claim(&self.entry_of(&key), self.relation(row.relation)?))
            }
            _ => Err(missing()),
        }
    }

    fn claim_of(&self, entry: &ClaimEntry) -> Result<Claim, StoreError> {
        let sequence = entry.at.article;
        if !read(&self.imports).contains(&sequence) {
            if !matches!(self.record(sequence)?.as_ref(), Entry::Import(_)) {
                return self.claim(entry.at);
            }
            write(&self.imports).insert(sequence);
        }
        // A row of a table says no more than its entry: its pack need not be unpacked.
        Ok(self.row_claim(entry, self.relation(entry.relation.0)?))
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
        if let Some(entry) = read(&self.articles).get(&sequence) {
            return Ok(entry.clone());
        }
        let facts = self.article_facts(sequence)?;
        let facts = facts.ok_or_else(|| StoreError::NotFound { what: format!("article {sequence}") })?;
        let entry = self.article_entry(facts)?;
        let mut cache = write(&self.articles);
        if cache.len() >= CACHED {
            cache.clear();
        }
        cache.insert(sequence, entry.clone());
        Ok(entry)
    }

    fn text_group(&self, sequence: u64) -> Result<u64, StoreError> {
        if let Some(entry) = read(&self.articles).get(&sequence) {
            return Ok(entry.text_group);
        }
        Ok(self.article(sequence)?.text_group)
    }

    fn articles(&self, visit: &mut dyn FnMut(ArticleEntry) -> ControlFlow<()>) -> Result<(), StoreError> {
        for facts in self.live_articles()? {
            if visit(self.article_entry(facts)?).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn last_published(&self) -> Result<Option<Day>, StoreError> {
        // Without the publishers of each.
        let days = self.live_articles()?.into_iter().filter_map(|article| article.facts.published);
        Ok(days.max().map(Day::from_number))
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
    fn row_claim(&self, entry: &ClaimEntry, relation: RelationName) -> Claim {
        Claim {
            id: entry::row_id(entry.at),
            article: entry.at.article,
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
