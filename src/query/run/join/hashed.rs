//! A hash join: where an edge leads from a node that is bound to one of few that are chosen, and the bound nodes turn
//! out to be busy, the claims of the chosen ones are read once and looked up from then on.
//!
//! Cost: that of reading the chosen nodes' claims, instead of those of every node bound before; never more than four
//! times what was read without.

use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use super::{Binding, Bound, Join};
use crate::model::NodeId;
use crate::query::run::plan::{Access, EdgeSlot};
use crate::store::{ClaimEntry, ClaimFilter, StoreError};

/// Claims that a step reads before another way is looked for.
const PATIENCE: u64 = 1_024;

/// How much more than was read already the chosen nodes' claims may be.
const FACTOR: u64 = 4;

/// Claims of the chosen nodes, by either end.
type ByNode = FxHashMap<NodeId, Vec<ClaimEntry>>;

/// What is known of the chosen end of a step.
#[derive(Debug)]
pub(super) enum Hashed {
    /// It has more claims than was worth reading; to be tried again once a step has read so many.
    After(u64),
    Ready(ByNode),
}

impl Join<'_> {
    /// The claims between a bound node and the chosen ones at the other end of an edge, by position; nothing where they
    /// are better read from the bound node.
    pub(super) fn between(
        &self,
        slot: &EdgeSlot,
        access: &Access,
        step: Option<usize>,
        binding: &Binding,
    ) -> Result<Option<Vec<ClaimEntry>>, StoreError> {
        let (Some(step), Access::Node(near)) = (step, access) else { return Ok(None) };
        let far = if *near == slot.from { slot.to } else { slot.from };
        let (Bound::Node(id), Bound::Not) = (binding.node(*near), binding.node(far)) else { return Ok(None) };
        let Some(chosen) = self.plan.nodes.get(far).and_then(|n| n.chosen.as_ref()).filter(|_| far != *near) else {
            return Ok(None);
        };
        let read = self.looked_at_by.borrow().get(step).copied().unwrap_or(0);
        let due = match self.hashed.borrow().get(&step) {
            Some(Hashed::Ready(_)) => false,
            Some(Hashed::After(read_by_then)) => read >= *read_by_then,
            None => read >= PATIENCE,
        };
        if due {
            let most = read.saturating_mul(FACTOR);
            let hashed = match self.by_node(slot, far, chosen, most)? {
                Some((claims, by_node)) => {
                    self.count_read(Some(step), claims);
                    Hashed::Ready(by_node)
                }
                None => Hashed::After(most),
            };
            self.hashed.borrow_mut().insert(step, hashed);
        }
        let hashed = self.hashed.borrow();
        let Some(Hashed::Ready(by_node)) = hashed.get(&step) else { return Ok(None) };
        let of_node = by_node.get(&id).map(Vec::as_slice).unwrap_or_default();
        Ok(Some(of_node.iter().filter(|entry| self.may_join(slot, entry, binding)).copied().collect()))
    }

    /// The claims of the nodes chosen for an end that may answer the edge, and how many were read; nothing where they
    /// are more than `most`.
    fn by_node(
        &self,
        slot: &EdgeSlot,
        end: usize,
        chosen: &[NodeId],
        most: u64,
    ) -> Result<Option<(usize, ByNode)>, StoreError> {
        let filter = ClaimFilter { relations: slot.relations.as_deref(), window: slot.window };
        let mut entries: Vec<ClaimEntry> = Vec::new();
        let mut read = 0;
        for id in chosen {
            self.claims_at_end(slot, end, *id, filter, &mut |entry| {
                read += 1;
                if (entry.shown || self.hidden) && slot.answers(entry.modality) {
                    entries.push(entry);
                }
                if read <= most && self.budget.goes_on() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })?;
            if read > most || !self.budget.goes_on() {
                return Ok(None);
            }
        }
        entries.sort_unstable_by_key(|e| e.at);
        entries.dedup_by_key(|e| e.at);
        let claims = entries.len();
        let mut by_node = ByNode::default();
        for entry in entries {
            let (source, target) = (entry.source, entry.target);
            for id in [source, target.filter(|t| source != Some(*t))].into_iter().flatten() {
                by_node.entry(id).or_default().push(entry);
            }
        }
        Ok(Some((claims, by_node)))
    }
}
