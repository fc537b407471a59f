//! Edges of several claims: every path that takes no claim twice.

use std::ops::ControlFlow;

use super::{Binding, Bound, ENDED, Flow, Hop, Join, ON, set};
use crate::model::NodeId;
use crate::query::ast::Arrow;
use crate::query::run::plan::EdgeSlot;
use crate::store::{ClaimEntry, ClaimFilter, Direction};

struct Walk<'s> {
    edge: usize,
    slot: &'s EdgeSlot,
    length: (u32, u32),
    /// Whether it goes from the edge's end to its start.
    turned: bool,
    start: NodeId,
    step: Option<usize>,
}

impl Join<'_> {
    /// Binds an edge of variable length.
    pub(super) fn walk(
        &self,
        edge: usize,
        length: (u32, u32),
        step: Option<usize>,
        binding: &mut Binding,
        next: &mut dyn FnMut(&mut Binding) -> Flow,
    ) -> Flow {
        let Some(slot) = self.plan.edges.get(edge) else {
            return ON;
        };
        let chosen = |at: usize| self.plan.nodes.get(at).is_some_and(|n| n.chosen.is_some());
        // From the end that is bound, or may be fewer nodes.
        let turned = match (binding.node(slot.from), binding.node(slot.to)) {
            (Bound::Not, Bound::Node(_)) => true,
            (Bound::Not, Bound::Not) => !chosen(slot.from) && chosen(slot.to),
            _ => false,
        };
        let start = if turned { slot.to } else { slot.from };
        let starts: Vec<NodeId> = match binding.node(start) {
            Bound::Node(id) => vec![id],
            Bound::Nobody => Vec::new(),
            Bound::Not => self.candidates(start)?,
        };
        for id in starts {
            let walk = Walk { edge, slot, length, turned, start: id, step };
            if self.go(&walk, id, &mut Vec::new(), binding, next)?.is_break() {
                return ENDED;
            }
        }
        ON
    }

    fn go(
        &self,
        walk: &Walk<'_>,
        at: NodeId,
        taken: &mut Vec<ClaimEntry>,
        binding: &mut Binding,
        next: &mut dyn FnMut(&mut Binding) -> Flow,
    ) -> Flow {
        if !self.budget.goes_on() {
            return ENDED;
        }
        let hops = u32::try_from(taken.len()).unwrap_or(u32::MAX);
        if hops >= walk.length.0 {
            let (start, end) = (Bound::Node(walk.start), Bound::Node(at));
            let ends = if walk.turned { (end, start) } else { (start, end) };
            let flow = self.with_ends((walk.slot.from, walk.slot.to), ends, binding, &mut |b| {
                let hops = taken.iter().copied().map(Hop::new);
                let hops = if walk.turned { hops.rev().collect() } else { hops.collect() };
                set(&mut b.edges, walk.edge, hops);
                let flow = next(b)?;
                set(&mut b.edges, walk.edge, Vec::new());
                Ok(flow)
            })?;
            if flow.is_break() {
                return Ok(flow);
            }
        }
        if hops >= walk.length.1 {
            return ON;
        }
        for (entry, other) in self.onward(walk, at)? {
            if taken.iter().any(|t| t.at == entry.at) || binding.has(&entry) {
                continue;
            }
            taken.push(entry);
            let flow = self.go(walk, other, taken, binding, next)?;
            taken.pop();
            if flow.is_break() {
                return Ok(flow);
            }
        }
        ON
    }

    /// The claims by which a walk may go on from a node, with the node at their other end.
    fn onward(&self, walk: &Walk<'_>, at: NodeId) -> Result<Vec<(ClaimEntry, NodeId)>, crate::store::StoreError> {
        let filter = ClaimFilter { relations: walk.slot.relations.as_deref(), window: None };
        let mut steps: Vec<(ClaimEntry, NodeId)> = Vec::new();
        for direction in [Direction::Out, Direction::In] {
            self.reader.claims_of(at, direction, filter, &mut |entry| {
                let along = (direction == Direction::Out) != walk.turned;
                let passes = along || walk.slot.arrow == Arrow::Either || self.is_symmetric(&entry);
                // A claim of a node with itself stands in both directions.
                let again =
                    direction == Direction::In && entry.source == entry.target && passes_out(walk, &entry, self);
                if passes && !again && (entry.shown || self.hidden) && walk.slot.answers(entry.modality) {
                    let other = if direction == Direction::Out { entry.target } else { entry.source };
                    steps.extend(other.map(|other| (entry, other)));
                }
                if self.budget.goes_on() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })?;
        }
        self.count_read(walk.step, steps.len());
        Ok(steps)
    }
}

/// Whether a claim was taken as one that goes out.
fn passes_out(walk: &Walk<'_>, entry: &ClaimEntry, join: &Join<'_>) -> bool {
    !walk.turned || walk.slot.arrow == Arrow::Either || join.is_symmetric(entry)
}
