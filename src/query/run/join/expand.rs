//! Edges of one claim.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use super::slices::{Sense, Slice, Slices};
use super::{Binding, Bound, ENDED, Flow, Hop, Join, ON};
use crate::model::NodeId;
use crate::query::ast::Arrow;
use crate::query::run::addressees;
use crate::query::run::plan::{Access, EdgeSlot};
use crate::store::{ClaimEntry, ClaimFilter, Direction, RelationId, StoreError};

/// Nodes that an end may be, so few that the claims with each are looked up.
const FEW: usize = 4;

/// An edge that is being bound.
pub(super) struct Expansion<'a> {
    pub(super) edge: usize,
    pub(super) slot: &'a EdgeSlot,
    pub(super) access: &'a Access,
    /// None where a condition asks.
    pub(super) step: Option<usize>,
}

/// The ways round in which a claim may answer an edge: as it stands, and turned where either will do.
pub(super) fn ways_round((source, target): (Bound, Bound), either: bool) -> impl Iterator<Item = (Bound, Bound)> {
    let turned = (either && source != target).then_some((target, source));
    std::iter::once((source, target)).chain(turned)
}

impl Join<'_> {
    /// Binds one edge in every way. `step` is none where a condition asks.
    pub(super) fn expand(
        &self,
        edge: usize,
        access: &Access,
        step: Option<usize>,
        binding: &mut Binding,
        next: &mut dyn FnMut(&mut Binding) -> Flow,
    ) -> Flow {
        let Some(slot) = self.plan.edges.get(edge) else {
            return ON;
        };
        if let Some(length) = slot.length {
            return self.walk(edge, length, step, binding, next);
        }
        let of = Expansion { edge, slot, access, step };
        if self.counting && step.is_some() {
            return self.expand_counted(&of, binding, next);
        }
        if let Some(entries) = self.between(slot, access, step, binding)? {
            self.count_read(step, entries.len());
            return self.expand_into(&of, entries, binding, next);
        }
        let by_date = step.is_some() && self.plan.single;
        let mut slices = Slices::of(self, slot, step.filter(|_| by_date))?;
        while let Some(slice) = slices.next() {
            let entries = self.entries_of_step(&of, binding, slice)?;
            self.count_read(step, entries.len());
            if self.expand_into(&of, entries, binding, next)?.is_break() {
                return ENDED;
            }
        }
        ON
    }

    /// The claims of a step in one slice; what was looked at counts for the step.
    pub(super) fn entries_of_step(
        &self,
        of: &Expansion<'_>,
        binding: &Binding,
        slice: Slice,
    ) -> Result<Vec<ClaimEntry>, StoreError> {
        let before = self.looked_at.get();
        let entries = self.entries(of.slot, of.access, binding, of.step.is_some() && self.plan.single, slice)?;
        if let Some(step) = of.step
            && let Some(by_step) = self.looked_at_by.borrow_mut().get_mut(step)
        {
            *by_step += self.looked_at.get() - before;
        }
        Ok(entries)
    }

    /// Whether a claim may answer an edge turned round too.
    pub(super) fn is_either(&self, slot: &EdgeSlot, entry: &ClaimEntry) -> bool {
        slot.arrow == Arrow::Either || self.is_symmetric(entry)
    }

    /// Binds an edge to each of some claims.
    fn expand_into(
        &self,
        of: &Expansion<'_>,
        entries: Vec<ClaimEntry>,
        binding: &mut Binding,
        next: &mut dyn FnMut(&mut Binding) -> Flow,
    ) -> Flow {
        let once = of.step.is_some() && self.plan.once;
        for entry in entries {
            if !self.budget.goes_on() {
                return ENDED;
            }
            // A claim answers one edge of a pattern alone, as in openCypher.
            if binding.has(&entry) {
                continue;
            }
            let either = self.is_either(of.slot, &entry);
            for ends in ways_round((entry.source.into(), entry.target.into()), either) {
                self.passed.set(false);
                let flow = self.with_ends((of.slot.from, of.slot.to), ends, binding, &mut |b| {
                    // The same memory for each claim.
                    if let Some(hops) = b.edges.get_mut(of.edge) {
                        hops.clear();
                        hops.push(Hop::new(entry));
                    }
                    let flow = next(b)?;
                    if let Some(hops) = b.edges.get_mut(of.edge) {
                        hops.clear();
                    }
                    Ok(flow)
                })?;
                if flow.is_break() {
                    return ENDED;
                }
                if once && self.passed.get() {
                    break;
                }
            }
        }
        ON
    }

    /// The claims that an access gives and that the index alone does not rule out; by date, undated last, so that an
    /// answer in that order can stop early, or by position.
    fn entries(
        &self,
        slot: &EdgeSlot,
        access: &Access,
        binding: &Binding,
        by_date: bool,
        slice: Slice,
    ) -> Result<Vec<ClaimEntry>, StoreError> {
        let filter = ClaimFilter { relations: slot.relations.as_deref(), window: slice.window(slot.window) };
        let mut entries: Vec<ClaimEntry> = Vec::new();
        let mut take = |entry: ClaimEntry| {
            self.looked_at.set(self.looked_at.get() + 1);
            if (entry.shown || self.hidden)
                && slot.answers(entry.modality)
                && slice.has(&entry)
                && self.may_join(slot, &entry, binding)
            {
                entries.push(entry);
            }
            if self.budget.goes_on() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        let readings = self.read_access(slot, access, binding, filter, &mut take)?;
        if self.unordered && readings < 2 {
            return Ok(entries);
        }
        match self.enough {
            Some((Sense::Latest, _)) if by_date => {
                entries.sort_unstable_by_key(|e| (e.date.is_none(), Reverse(e.date), e.at));
            }
            _ if by_date => entries.sort_unstable_by_key(|e| (e.date.is_none(), e.date, e.at)),
            _ => entries.sort_unstable_by_key(|e| e.at),
        }
        entries.dedup_by_key(|e| e.at);
        Ok(entries)
    }

    /// Calls `take` for the claims that an access gives. Says how many directions were read: of one, no claim comes
    /// twice.
    fn read_access(
        &self,
        slot: &EdgeSlot,
        access: &Access,
        binding: &Binding,
        filter: ClaimFilter<'_>,
        take: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<usize, StoreError> {
        let both = |node: NodeId, take: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>| {
            self.reader.claims_of(node, Direction::Out, filter, &mut *take)?;
            self.reader.claims_of(node, Direction::In, filter, &mut *take)
        };
        match access {
            Access::Node(end) => return self.read_node(slot, *end, binding, filter, take),
            Access::Involving => {
                let addressees = addressees(self.reader)?;
                for id in slot.involves.iter().flatten() {
                    both(*id, take)?;
                    let _ = addressees.to(*id, filter).try_for_each(&mut *take);
                }
            }
            Access::About => {
                for id in slot.about.iter().flatten() {
                    self.reader.claims_about(*id, filter, take)?;
                    both(*id, take)?;
                }
            }
            Access::Within => {
                for id in slot.within.iter().flatten() {
                    self.reader.claims_at(*id, filter, take)?;
                }
            }
            Access::Relation => self.reader.claims(filter, take)?,
        }
        Ok(2)
    }

    /// As [`Join::read_access`], for the nodes at one end of an edge.
    fn read_node(
        &self,
        slot: &EdgeSlot,
        end: usize,
        binding: &Binding,
        filter: ClaimFilter<'_>,
        take: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<usize, StoreError> {
        let chosen = self.plan.nodes.get(end).and_then(|n| n.chosen.as_ref());
        let bound;
        let nodes: &[NodeId] = match (binding.node(end), chosen) {
            (Bound::Node(id), _) => {
                bound = [id];
                &bound
            }
            (Bound::Nobody, _) => return Ok(2),
            (Bound::Not, Some(chosen)) => chosen,
            (Bound::Not, None) => {
                self.reader.claims(filter, take)?;
                return Ok(2);
            }
        };
        let mut readings = 0;
        for id in nodes {
            readings += match self.claims_between(slot, (end, *id), binding, filter, take)? {
                true => 2,
                false => self.claims_at_end(slot, end, *id, filter, take)?,
            };
        }
        Ok(readings)
    }

    /// The claims of a node that stands at one end of an edge. Says how many directions were read.
    pub(super) fn claims_at_end(
        &self,
        slot: &EdgeSlot,
        end: usize,
        id: NodeId,
        filter: ClaimFilter<'_>,
        take: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<usize, StoreError> {
        let directions = self.directions(slot, end);
        for direction in directions.into_iter().flatten() {
            self.reader.claims_of(id, direction, filter, &mut *take)?;
        }
        Ok(directions.iter().flatten().count())
    }

    /// Calls `take` for the claims between a node at one end of an edge and the few that the other end may be, where
    /// they are at hand; says whether they were.
    fn claims_between(
        &self,
        slot: &EdgeSlot,
        (end, id): (usize, NodeId),
        binding: &Binding,
        filter: ClaimFilter<'_>,
        take: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<bool, StoreError> {
        let far = if end == slot.from { slot.to } else { slot.from };
        let chosen = self.plan.nodes.get(far).and_then(|n| n.chosen.as_deref());
        let bound;
        let others = match (binding.node(far), chosen) {
            (Bound::Node(other), _) => {
                bound = [other];
                &bound[..]
            }
            (Bound::Not, Some(chosen)) if chosen.len() <= FEW => chosen,
            _ => return Ok(false),
        };
        if far == end {
            return Ok(false);
        }
        let directions = self.directions(slot, end);
        let mut found = Vec::new();
        for other in others {
            for direction in directions.into_iter().flatten() {
                let opposite = if direction == Direction::Out { Direction::In } else { Direction::Out };
                // The other end is the same for many bindings: its claims are rather at hand.
                let claims = match self.reader.claims_between(*other, opposite, id, filter)? {
                    Some(claims) => Some(claims),
                    None => self.reader.claims_between(id, direction, *other, filter)?,
                };
                let Some(claims) = claims else { return Ok(false) };
                found.extend(claims);
            }
        }
        let _stopped = found.into_iter().try_for_each(take);
        Ok(true)
    }

    /// The directions in which the claims of a node at one end of an edge are read: that of its arrow, and the other
    /// too where the arrow or a relation has none.
    fn directions(&self, slot: &EdgeSlot, end: usize) -> [Option<Direction>; 2] {
        let symmetric = |relation: &RelationId| self.symmetric.0.get(usize::from(relation.0)).copied().unwrap_or(false);
        let directed = match &slot.relations {
            Some(relations) => !relations.iter().any(symmetric),
            None => !self.symmetric.0.contains(&true),
        };
        let directed = directed && slot.arrow == Arrow::Right && slot.from != slot.to;
        [
            (!directed || end == slot.from).then_some(Direction::Out),
            (!directed || end == slot.to).then_some(Direction::In),
        ]
    }

    /// Whether the ends of a claim may be those of an edge, so far as they are bound or chosen: cheap, since most
    /// claims of a busy node are not with the other end.
    pub(super) fn may_join(&self, slot: &EdgeSlot, entry: &ClaimEntry, binding: &Binding) -> bool {
        let may_be = |at: usize, id: Option<NodeId>| match binding.node(at) {
            Bound::Node(bound) => id == Some(bound),
            Bound::Nobody => false,
            Bound::Not => match self.plan.nodes.get(at).and_then(|n| n.chosen.as_ref()) {
                Some(chosen) => id.is_some_and(|id| chosen.binary_search(&id).is_ok()),
                None => true,
            },
        };
        may_be(slot.from, entry.source) && may_be(slot.to, entry.target)
            || self.is_either(slot, entry) && may_be(slot.from, entry.target) && may_be(slot.to, entry.source)
    }
}
