//! Scans of the claims' indexes.

use std::ops::ControlFlow;

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

    /// As [`Snapshot::scan_claims`], with a cursor that other scans may have left somewhere; says whether `visit` broke.
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

    /// Scans one index for a node that may stand under several numbers. What is asked for again is at hand from then on.
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
        if let Some(parts) = self.at_hand(index(node, direction), filter, &load)? {
            let longest = self.counters.longest;
            let _stopped = parts.iter().try_for_each(|part| part.visit(filter.window, longest, visit));
            return Ok(());
        }
        let mut claims = 0;
        load(filter, &mut |entry| {
            claims += 1;
            visit(entry)
        })?;
        self.was_read(index(node, direction), filter, claims);
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
        let parts = self.at_hand(ClaimIndex::Of(node, direction), filter, &load)?;
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
