//! The order of the edges and the index that each is reached by.

use std::ops::ControlFlow;

use super::{Access, Condition, EdgeSlot, Planner, Step};
use crate::model::NodeId;
use crate::store::{ClaimEntry, ClaimFilter, Direction, StoreError};

/// Index entries that estimating looks at before it takes an access to be large: counting costs what reading does.
const ENOUGH: u64 = 4_096;

/// The same where there is nothing to choose: only whether there are many matters then.
const MANY: u64 = 2_304;

/// Claims that are so few that no other access is looked at.
const FEW: u64 = 64;

#[derive(Clone, Copy)]
enum Scan {
    Within,
    About,
    Ends,
}

/// The cheapest access so far.
#[derive(Default)]
struct Cheapest {
    best: Option<(u64, Access)>,
    /// How many entries are worth counting.
    most: u64,
}

impl Cheapest {
    fn offer(&mut self, cost: u64, access: Access) {
        if self.best.as_ref().is_none_or(|(least, _)| cost < *least) {
            self.best = Some((cost, access));
        }
    }

    fn is_below(&self, cost: u64) -> bool {
        self.best.as_ref().is_some_and(|(least, _)| *least < cost)
    }

    /// How far another access is worth counting.
    fn bound(&self) -> u64 {
        self.best.as_ref().map_or(self.most, |(least, _)| (*least).min(self.most))
    }
}

impl Planner<'_> {
    /// Orders the edges of the MATCH and hands each condition to the first step that can judge it.
    pub(super) fn order(&mut self, mut conditions: Vec<Condition>) -> Result<(), StoreError> {
        let mut open = self.plan.matched.clone();
        let mut bound: Vec<usize> = self.plan.lonely.clone();
        let mut done: Vec<usize> = Vec::new();
        while !open.is_empty() {
            let mut best: Option<(u64, usize, Access)> = None;
            for edge in &open {
                let (estimated, access) = self.access(*edge, &bound)?;
                if best.as_ref().is_none_or(|(e, _, _)| estimated < *e) {
                    best = Some((estimated, *edge, access));
                }
            }
            let Some((estimated, edge, access)) = best else {
                break;
            };
            open.retain(|e| *e != edge);
            done.push(edge);
            if let Some(slot) = self.plan.edges.get(edge) {
                bound.extend([slot.from, slot.to]);
            }
            let last = open.is_empty();
            let (ready, later): (Vec<Condition>, Vec<Condition>) =
                conditions.into_iter().partition(|c| last || self.can_judge(c, &bound, &done));
            conditions = later;
            self.plan.steps.push(Step { edge: Some(edge), access, estimated, conditions: ready });
        }
        if self.plan.steps.is_empty() && !conditions.is_empty() {
            self.plan.steps.push(Step { edge: None, access: Access::Relation, estimated: 0, conditions });
        }
        Ok(())
    }

    fn can_judge(&self, condition: &Condition, nodes: &[usize], edges: &[usize]) -> bool {
        // What exists may share its nodes with any edge of the MATCH.
        let all = self.plan.matched.iter().all(|edge| edges.contains(edge));
        condition.looks_only_at(&|node| nodes.contains(&node), &|edge| edges.contains(&edge), all)
    }

    /// The cheapest access to an edge, with the claims that it reads.
    fn access(&self, edge: usize, bound: &[usize]) -> Result<(u64, Access), StoreError> {
        let Some(slot) = self.plan.edges.get(edge) else {
            return Ok((u64::MAX, Access::Relation));
        };
        let chosen = |end: usize| self.plan.nodes.get(end).is_some_and(|n| n.chosen.is_some());
        let ways = [&slot.involves, &slot.within, &slot.about].iter().filter(|w| w.is_some()).count()
            + [slot.from, slot.to].iter().filter(|end| chosen(**end)).count();
        let mut best =
            Cheapest { most: if self.plan.single && ways == 1 { MANY } else { ENOUGH }, ..Cheapest::default() };
        for end in [slot.from, slot.to] {
            if bound.contains(&end) {
                // One node at a time: what a node has on average, so that joined edges go before others.
                let average = 2 * self.reader.claim_count() / self.reader.node_count().max(1);
                best.offer(average.min(ENOUGH), Access::Node(end));
            } else if let Some(chosen) = self.plan.nodes.get(end).and_then(|n| n.chosen.as_ref()) {
                best.offer(self.count(chosen, slot, Scan::Ends, best.bound())?, Access::Node(end));
            }
        }
        if slot.length.is_none() && !best.is_below(FEW) {
            if let Some(nodes) = &slot.involves {
                best.offer(self.count(nodes, slot, Scan::Ends, best.bound())?, Access::Involving);
            }
            if let Some(nodes) = &slot.within {
                best.offer(self.count(nodes, slot, Scan::Within, best.bound())?, Access::Within);
            }
            if let Some(nodes) = &slot.about {
                let topics = self.count(nodes, slot, Scan::About, best.bound())?;
                best.offer(topics + self.count(nodes, slot, Scan::Ends, best.bound())?, Access::About);
            }
        }
        // What an index gives of nodes are some of the relations' claims, and never more than all of them.
        if best.best.is_none() || !best.is_below(FEW) && (bound.contains(&slot.from) || bound.contains(&slot.to)) {
            best.offer(self.count_relations(slot, best.bound())?, Access::Relation);
        }
        Ok(best.best.unwrap_or((u64::MAX, Access::Relation)))
    }

    /// How many claims the relations of an edge have in its window; all claims, where they are more than worth
    /// counting.
    fn count_relations(&self, slot: &EdgeSlot, bound: u64) -> Result<u64, StoreError> {
        let all = self.reader.claim_count().max(1);
        let (Some(relations), None) = (&slot.relations, slot.length) else {
            return Ok(all);
        };
        let mut n = 0;
        for relation in relations {
            self.reader.claims_with(*relation, slot.window, &mut |_| {
                n += 1;
                if n < bound { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })?;
        }
        Ok(if n < bound { n } else { all.max(n) })
    }

    /// How many index entries some nodes have, up to a bound in all.
    fn count(&self, nodes: &[NodeId], slot: &EdgeSlot, scan: Scan, bound: u64) -> Result<u64, StoreError> {
        let filter = ClaimFilter { relations: slot.relations.as_deref(), window: slot.window };
        let mut n = 0;
        for node in nodes {
            let mut visit = |_: ClaimEntry| {
                n += 1;
                if n < bound { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            };
            match scan {
                Scan::Within => self.reader.claims_at(*node, filter, &mut visit)?,
                Scan::About => self.reader.claims_about(*node, filter, &mut visit)?,
                Scan::Ends => {
                    self.reader.claims_of(*node, Direction::Out, filter, &mut visit)?;
                    self.reader.claims_of(*node, Direction::In, filter, &mut visit)?;
                }
            }
            if n >= bound {
                break;
            }
        }
        Ok(n)
    }
}
