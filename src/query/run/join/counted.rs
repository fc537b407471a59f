//! Counting without looking at each.
//! Where a pattern asks for nodes and counts alone, claims with the same ends are bound together, and what they come to
//! is multiplied out; so are nodes that nothing joins to the rest and nothing asks for.
//!
//! Cost: the claims of each edge, instead of their every combination, and the nodes once.

use rustc_hash::FxHashMap;

use super::expand::{Expansion, ways_round};
use super::{Binding, Bound, ENDED, Flow, Hop, Join, ON, set, slices::Slice};
use crate::query::ast::{Item, Pattern, Returned};
use crate::query::run::plan::{Condition, EdgeSlot, Value};
use crate::store::{ClaimEntry, StoreError};

/// Edges whose claims are multiplied out: of more, the ways in which a claim answers one edge alone are many.
const EDGES: usize = 2;

/// The source and the target of a claim, and whether it answers an edge either way round.
type Ends = ((Bound, Bound), bool);

/// Whether a condition looks at nodes alone.
fn of_nodes(condition: &Condition) -> bool {
    condition.looks_only_at(&|_| true, &|_| false, false)
}

impl Join<'_> {
    /// Nodes that no edge touches, no condition looks at and nothing returned tells, and the number of ways in which
    /// they can be bound.
    fn free(&self, pattern: &Pattern) -> Result<(Vec<usize>, u64), StoreError> {
        let items = pattern.items.iter().map(|item| &item.value);
        let returned: Vec<&Returned> = items.chain(pattern.order.iter().map(|sort| &sort.value)).collect();
        if !returned.contains(&&Returned::CountAll) || returned.iter().any(|r| matches!(r, Returned::Aggregate(..))) {
            return Ok((Vec::new(), 1));
        }
        let is_told = |slot: usize| {
            returned.iter().any(|returned| {
                let Returned::Value(operand) = returned else { return false };
                matches!(self.plan.value(operand), Value::Node(at) | Value::NodeProperty(at, _) if at == slot)
            })
        };
        let is_judged = |slot: usize| {
            let conditions = self.plan.steps.iter().flat_map(|step| &step.conditions);
            conditions.into_iter().any(|condition| !condition.looks_only_at(&|at| at != slot, &|_| true, false))
        };
        let (mut free, mut ways) = (Vec::new(), 1u64);
        for slot in self.plan.lonely.iter().copied().filter(|slot| !is_told(*slot) && !is_judged(*slot)) {
            let mut fitting = 0u64;
            for id in self.candidates(slot)? {
                fitting += u64::from(self.fits(slot, Bound::Node(id))?);
            }
            // Where none fits there is no match, which the join finds.
            if fitting > 0 {
                free.push(slot);
                ways = ways.saturating_mul(fitting);
            }
        }
        Ok((free, ways))
    }

    /// Whether all that a pattern returns can be told without any one claim.
    fn counts(&self, pattern: &Pattern) -> bool {
        let counted = |item: &Item| match &item.value {
            Returned::CountAll => true,
            Returned::Aggregate(..) => false,
            Returned::Value(operand) => {
                matches!(self.plan.value(operand), Value::Node(_) | Value::NodeProperty(..) | Value::Literal(_))
            }
        };
        let ordered = pattern.order.iter().all(|sort| match &sort.value {
            // A column by its alias, or a column of its own.
            Returned::Value(operand) => {
                !matches!(self.plan.value(operand), Value::Edge(_) | Value::EdgeProperty(..) | Value::Sources(_))
            }
            Returned::CountAll => true,
            Returned::Aggregate(..) => false,
        });
        let edges = &self.plan.edges;
        edges.len() == EDGES
            && self.plan.matched.len() == EDGES
            && edges.iter().all(|edge| edge.length.is_none())
            && pattern.items.iter().any(|item| item.value == Returned::CountAll)
            && pattern.items.iter().all(counted)
            && ordered
            && self.plan.steps.iter().flat_map(|step| &step.conditions).all(of_nodes)
    }

    /// The join for records: where they are counted, in any order; where nothing but counts is asked for, claims of the
    /// same ends together.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub(in crate::query::run) fn counting(mut self, pattern: &Pattern) -> Result<Self, StoreError> {
        self.counting = self.counts(pattern);
        if !self.plan.impossible {
            (self.free, self.of_free) = self.free(pattern)?;
        }
        // What is gathered is sorted before it is returned; claims that are multiplied out are looked up by their
        // place.
        self.unordered = !self.counting && pattern.items.iter().any(|item| !matches!(item.value, Returned::Value(_)));
        Ok(self)
    }

    /// How many ways there are to choose a claim for each edge, no claim twice, and a node for each part that nothing
    /// joins.
    pub(in crate::query::run) fn ways(&self, binding: &Binding) -> u64 {
        self.ways_of_claims(binding).saturating_mul(self.of_free)
    }

    /// 1, where each edge has one claim.
    fn ways_of_claims(&self, binding: &Binding) -> u64 {
        if !self.counting {
            return 1;
        }
        let mut edges = self.plan.matched.iter().map(|edge| binding.hops(*edge));
        let (Some(a), Some(b)) = (edges.next(), edges.next()) else { return 1 };
        let ends = |hops: &[Hop]| {
            hops.first().map(|h| (h.entry.source.min(h.entry.target), h.entry.source.max(h.entry.target)))
        };
        let both = if ends(a) == ends(b) {
            // Both stand in the order of their places.
            a.iter().filter(|hop| b.binary_search_by_key(&hop.entry.at, |other| other.entry.at).is_ok()).count()
        } else {
            0
        };
        (a.len() as u64).saturating_mul(b.len() as u64).saturating_sub(both as u64)
    }

    /// Binds an edge to the claims of each pair of ends together.
    pub(super) fn expand_counted(
        &self,
        of: &Expansion<'_>,
        binding: &mut Binding,
        next: &mut dyn FnMut(&mut Binding) -> Flow,
    ) -> Flow {
        let entries = match self.between(of.slot, of.access, of.step, binding)? {
            Some(entries) => entries,
            None => self.entries_of_step(of, binding, Slice::All)?,
        };
        self.count_read(of.step, entries.len());
        for ((ends, either), claims) in self.by_ends(of.slot, entries) {
            if !self.budget.goes_on() {
                return ENDED;
            }
            let hops: Vec<Hop> = claims.into_iter().map(Hop::new).collect();
            for ends in ways_round(ends, either) {
                let flow = self.with_ends((of.slot.from, of.slot.to), ends, binding, &mut |b| {
                    set(&mut b.edges, of.edge, hops.clone());
                    let flow = next(b)?;
                    set(&mut b.edges, of.edge, Vec::new());
                    Ok(flow)
                })?;
                if flow.is_break() {
                    return ENDED;
                }
            }
        }
        ON
    }

    /// Claims by their ends and by whether they answer an edge either way round, in the order of the first of each.
    fn by_ends(&self, slot: &EdgeSlot, entries: Vec<ClaimEntry>) -> Vec<(Ends, Vec<ClaimEntry>)> {
        let mut places: FxHashMap<Ends, usize> = FxHashMap::default();
        let mut groups: Vec<(Ends, Vec<ClaimEntry>)> = Vec::new();
        for entry in entries {
            let ends = ((entry.source.into(), entry.target.into()), self.is_either(slot, &entry));
            let at = *places.entry(ends).or_insert(groups.len());
            match groups.get_mut(at) {
                Some((_, claims)) => claims.push(entry),
                None => groups.push((ends, vec![entry])),
            }
        }
        groups
    }
}
