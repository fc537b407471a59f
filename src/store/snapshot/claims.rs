//! Scans of the claims' indexes.

use std::ops::ControlFlow;

use super::at_hand::{RELATIONS, What};
use super::{Snapshot, damaged};
use crate::model::NodeId;
use crate::store::StoreError;
use crate::store::entry::{self, ClaimIndex, ClaimKey};
use crate::store::reader::{ClaimEntry, ClaimFilter, Direction, RelationId};
use crate::store::run::Merged;

/// Called with each claim of a scan.
type VisitClaim<'a> = &'a mut dyn FnMut(ClaimEntry) -> ControlFlow<()>;

impl Snapshot {
    pub(in crate::store) fn entry_of(&self, key: &ClaimKey) -> ClaimEntry {
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
    pub(in crate::store) fn scan_claims(
        &self,
        index: ClaimIndex,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimKey) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.scan_with(&mut self.cursor(), index, filter, visit).map(|_| ())
    }

    /// As [`Snapshot::scan_claims`], with a cursor that other scans may have left somewhere; says whether `visit`
    /// broke.
    pub(in crate::store) fn scan_with(
        &self,
        cursor: &mut Merged<'_>,
        index: ClaimIndex,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimKey) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, StoreError> {
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
                    return Ok(ControlFlow::Break(()));
                }
                cursor.advance()?;
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Scans one index for a node that may stand under several numbers. What is asked for again is at hand from then
    /// on.
    pub(in crate::store) fn claims_for(
        &self,
        node: NodeId,
        index: fn(NodeId, Direction) -> ClaimIndex,
        direction: Direction,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let node = self.corrections.resolve(node);
        let load = |filter: ClaimFilter<'_>, visit: VisitClaim<'_>| {
            self.read_claims_for(node, index, direction, filter, visit)
        };
        let what = What::Index(index(node, direction));
        if let Some(parts) = self.at_hand(what, filter, &load)? {
            let longest = self.counters.longest;
            let _stopped = parts.iter().try_for_each(|part| part.visit(filter.window, longest, visit));
            return Ok(());
        }
        let mut claims = 0;
        load(filter, &mut |entry| {
            claims += 1;
            visit(entry)
        })?;
        self.was_read(what, filter, claims);
        Ok(())
    }

    /// All claims of the filter's relations, by relation, day and position. A few days of many relations are at hand
    /// from the second time on that their span is asked for.
    pub(in crate::store) fn all_claims(
        &self,
        filter: ClaimFilter<'_>,
        visit: VisitClaim<'_>,
    ) -> Result<(), StoreError> {
        let many = filter.relations.is_none_or(|relations| relations.len() > RELATIONS);
        let span = filter.window.filter(|_| many).and_then(What::days);
        let Some((what, days)) = span.and_then(|what| Some((what, what.window()?))) else {
            return self.read_all_claims(filter, visit);
        };
        let load = |_: ClaimFilter<'_>, visit: VisitClaim<'_>| {
            self.read_all_claims(ClaimFilter { relations: None, window: Some(days) }, visit)
        };
        if let Some(parts) = self.at_hand(what, filter, &load)? {
            let mut wanted = filter.relations.map(<[RelationId]>::to_vec);
            wanted.iter_mut().for_each(|relations| relations.sort_unstable());
            let mut take = |entry: ClaimEntry| match &wanted {
                Some(relations) if relations.binary_search(&entry.relation).is_err() => ControlFlow::Continue(()),
                _ => visit(entry),
            };
            let longest = self.counters.longest;
            let _stopped = parts.iter().try_for_each(|part| part.visit(filter.window, longest, &mut take));
            return Ok(());
        }
        let mut claims = 0;
        self.read_all_claims(filter, &mut |entry| {
            claims += 1;
            visit(entry)
        })?;
        self.was_read(what, filter, claims);
        Ok(())
    }

    /// As [`Snapshot::all_claims`], from the relations' indexes.
    fn read_all_claims(&self, filter: ClaimFilter<'_>, visit: VisitClaim<'_>) -> Result<(), StoreError> {
        let mut cursor = self.cursor();
        for relation in (0..=u16::MAX).take(self.relations.len()).map(RelationId) {
            if filter.relations.is_some_and(|wanted| !wanted.contains(&relation)) {
                continue;
            }
            let filter = ClaimFilter { relations: None, window: filter.window };
            let index = ClaimIndex::With(relation.0);
            let flow = self.scan_with(&mut cursor, index, filter, &mut |key| visit(self.entry_of(&key)))?;
            if flow.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// The claims between two nodes, where those of the first are at hand.
    pub(in crate::store) fn between_at_hand(
        &self,
        node: NodeId,
        direction: Direction,
        other: NodeId,
        filter: ClaimFilter<'_>,
    ) -> Result<Option<Vec<ClaimEntry>>, StoreError> {
        let node = self.corrections.resolve(node);
        let load = |filter: ClaimFilter<'_>, visit: VisitClaim<'_>| {
            self.read_claims_for(node, ClaimIndex::Of, direction, filter, visit)
        };
        let parts = self.at_hand(What::Index(ClaimIndex::Of(node, direction)), filter, &load)?;
        Ok(parts.map(|parts| parts.iter().flat_map(|part| part.with(direction, other, filter.window)).collect()))
    }

    /// As [`Snapshot::claims_for`], from the index itself.
    fn read_claims_for(
        &self,
        node: NodeId,
        index: fn(NodeId, Direction) -> ClaimIndex,
        direction: Direction,
        filter: ClaimFilter<'_>,
        visit: VisitClaim<'_>,
    ) -> Result<(), StoreError> {
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
}
