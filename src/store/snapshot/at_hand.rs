//! Claims at hand: ranges of the indexes that are asked for again and again, decoded and in memory.
//!
//! A snapshot never changes, so what is at hand never goes stale: a write makes a new snapshot, which begins with
//! nothing.

use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::{Snapshot, read, write};
use crate::model::{DateInterval, NodeId};
use crate::store::StoreError;
use crate::store::entry::ClaimIndex;
use crate::store::reader::{ClaimEntry, ClaimFilter, Direction, RelationId};

/// Claims and ranges at hand in all, 48 bytes a claim; when there are more, all go.
const MOST: usize = 1 << 19;
/// Claims of the longest range that is kept.
const LONGEST: usize = MOST / 4;
/// Nodes at hand as somebody's neighbours.
const NEIGHBOURS: usize = 1 << 20;
/// What a reading costs beside its claims, in claims.
const SEEK: usize = 16;
/// What must have been spent on a range before it is decoded as a whole.
const WORTH: usize = 64;
/// How many times what was spent already decoding a range may cost: a long range of which little is read stays as it
/// is.
const FACTOR: usize = 4;
/// Relations of one look-up that are kept each by itself.
pub(in crate::store) const RELATIONS: usize = 16;
/// Days whose claims are kept together, whatever their relation.
const SPAN: i32 = 32;

/// What claims are kept of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::store) enum What {
    /// An index.
    Index(ClaimIndex),
    /// All claims that may lie in this span of days: no index has them together, each relation's would be looked into.
    Days(i32),
}

impl What {
    /// The span in which a window lies; none where it reaches into another.
    pub(in crate::store) fn days(window: DateInterval) -> Option<Self> {
        let span = |day: crate::model::Day| day.number().div_euclid(SPAN);
        (span(window.first) == span(window.end())).then(|| Self::Days(span(window.first)))
    }

    /// The days of a span.
    pub(in crate::store) fn window(self) -> Option<DateInterval> {
        let Self::Days(span) = self else { return None };
        let first = crate::model::Day::from_number(span.saturating_mul(SPAN));
        Some(DateInterval::between(first, first.plus_days(SPAN - 1)))
    }
}

/// Claims of one relation or of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Range {
    what: What,
    relation: Option<u16>,
}

#[derive(Debug)]
enum Slot {
    /// Claims that were read of it from the index; to be decoded once they are so many.
    Asked {
        spent: usize,
        worth: usize,
    },
    TooLong,
    /// By relation, first day (undated ones first) and position.
    Ready(Arc<Claims>),
}

/// The claims of a range.
#[derive(Debug)]
struct Claims {
    entries: Box<[ClaimEntry]>,
    /// Their places in the order of their other ends; made when it is first asked for.
    by_other: OnceLock<Box<[u32]>>,
}

/// What a snapshot has at hand.
#[derive(Debug, Default)]
pub(in crate::store) struct AtHand {
    slots: FxHashMap<Range, Slot>,
    /// Claims in all slots, and one for each slot.
    size: usize,
    neighbours: FxHashMap<NodeId, Arc<[NodeId]>>,
    neighbour_count: usize,
}

impl AtHand {
    fn put(&mut self, range: Range, slot: Slot) {
        let weight = |slot: &Slot| 1 + if let Slot::Ready(claims) = slot { claims.entries.len() } else { 0 };
        let more = weight(&slot);
        if self.size + more > MOST {
            self.slots.clear();
            self.size = 0;
        }
        let before = self.slots.insert(range, slot);
        self.size = self.size + more - before.as_ref().map_or(0, weight);
    }
}

fn first_day(entry: &ClaimEntry) -> i32 {
    entry.date.map_or(i32::MIN, |d| d.first.number())
}

/// Reads a range of an index.
pub(in crate::store) type Load<'a> =
    &'a dyn Fn(ClaimFilter<'_>, &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>) -> Result<(), StoreError>;

/// A part of the claims at hand that one look-up is after.
pub(in crate::store) struct Part {
    claims: Arc<Claims>,
    relation: Option<RelationId>,
}

impl Part {
    /// The claims with a node at their other end, in order.
    pub(super) fn with(
        &self,
        direction: Direction,
        other: NodeId,
        window: Option<DateInterval>,
    ) -> impl Iterator<Item = ClaimEntry> {
        let entries = &self.claims.entries;
        let end = move |at: u32| {
            let entry = entries.get(at as usize)?;
            if direction == Direction::Out { entry.target } else { entry.source }
        };
        let by_other = self.claims.by_other.get_or_init(|| {
            let mut places: Vec<u32> = (0..entries.len() as u32).collect();
            places.sort_by_key(|at| end(*at));
            places.into()
        });
        let behind = by_other.get(by_other.partition_point(|at| end(*at) < Some(other))..).unwrap_or_default();
        behind
            .iter()
            .take_while(move |at| end(**at) == Some(other))
            .filter_map(|at| entries.get(*at as usize).copied())
            .filter(|entry| self.relation.is_none_or(|relation| entry.relation == relation))
            .filter(move |entry| window.is_none_or(|window| entry.date.is_some_and(|date| date.overlaps(window))))
    }

    /// Calls `visit` for each claim, in order. Cost: two searches for each relation, and the claims in the window.
    pub(in crate::store) fn visit(
        &self,
        window: Option<DateInterval>,
        longest: i32,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut rest = &self.claims.entries[..];
        if let Some(relation) = self.relation {
            let behind = rest.partition_point(|e| e.relation <= relation);
            rest = rest.get(rest.partition_point(|e| e.relation < relation)..behind).unwrap_or_default();
        }
        let Some(window) = window else {
            return rest.iter().try_for_each(|entry| visit(*entry));
        };
        let from = window.first.number().saturating_sub(longest);
        while let Some(first) = rest.first() {
            let (run, behind) = rest.split_at(rest.partition_point(|e| e.relation <= first.relation));
            rest = behind;
            let run = run.get(run.partition_point(|e| first_day(e) < from)..).unwrap_or_default();
            run.iter()
                .take_while(|e| first_day(e) <= window.end().number())
                .filter(|e| e.date.is_some_and(|d| d.overlaps(window)))
                .try_for_each(|entry| visit(*entry))?;
        }
        ControlFlow::Continue(())
    }
}

impl Snapshot {
    fn ranges(what: What, filter: ClaimFilter<'_>) -> Vec<Range> {
        match filter.relations.filter(|_| matches!(what, What::Index(_))) {
            None => vec![Range { what, relation: None }],
            Some(relations) => {
                let mut numbers: Vec<u16> = relations.iter().map(|r| r.0).collect();
                numbers.sort_unstable();
                numbers.dedup();
                numbers.into_iter().map(|relation| Range { what, relation: Some(relation) }).collect()
            }
        }
    }

    /// The claims that a look-up is after, where all of them are at hand or worth it; `load` reads a range of the
    /// index.
    pub(in crate::store) fn at_hand(
        &self,
        what: What,
        filter: ClaimFilter<'_>,
        load: Load<'_>,
    ) -> Result<Option<Vec<Part>>, StoreError> {
        if matches!(what, What::Index(_)) && filter.relations.is_some_and(|r| r.len() > RELATIONS) {
            return Ok(None);
        }
        let ranges = Self::ranges(what, filter);
        let mut worth: Vec<(Range, usize)> = Vec::new();
        {
            let kept = read(&self.at_hand);
            let all = kept.slots.get(&Range { what, relation: None });
            let mut parts = Vec::with_capacity(ranges.len());
            for range in ranges {
                let slot = if range.relation.is_some() && matches!(all, Some(Slot::Ready(_))) {
                    all
                } else {
                    kept.slots.get(&range)
                };
                match slot {
                    Some(Slot::Ready(claims)) => {
                        let relation = range.relation.map(RelationId);
                        parts.push(Part { claims: Arc::clone(claims), relation });
                    }
                    Some(Slot::Asked { spent, worth: due }) if spent >= due => worth.push((range, *spent)),
                    _ => return Ok(None),
                }
            }
            if worth.is_empty() {
                return Ok(Some(parts));
            }
        }
        for (range, spent) in worth {
            let most = LONGEST.min(FACTOR.saturating_mul(spent));
            let relation = range.relation.map(RelationId);
            let relations = relation.as_ref().map(std::slice::from_ref);
            let mut claims: Vec<ClaimEntry> = Vec::new();
            load(ClaimFilter { relations, window: None }, &mut |entry| {
                claims.push(entry);
                if claims.len() <= most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })?;
            let slot = match claims.len() {
                n if n <= most => Slot::Ready(Arc::new(Claims { entries: claims.into(), by_other: OnceLock::new() })),
                n if n > LONGEST => Slot::TooLong,
                _ => Slot::Asked { spent, worth: spent.saturating_mul(2) },
            };
            write(&self.at_hand).put(range, slot);
        }
        self.at_hand(what, filter, load)
    }

    /// Notes that so many claims of a look-up were read from the index.
    pub(in crate::store) fn was_read(&self, what: What, filter: ClaimFilter<'_>, claims: usize) {
        let seeks = if matches!(what, What::Days(_)) { self.relations.len() } else { 1 };
        let more = SEEK.saturating_mul(seeks) + claims;
        let mut kept = write(&self.at_hand);
        for range in Self::ranges(what, filter) {
            match kept.slots.get_mut(&range) {
                Some(Slot::Asked { spent, .. }) => *spent = spent.saturating_add(more),
                Some(_) => {}
                None => kept.put(range, Slot::Asked { spent: more, worth: WORTH }),
            }
        }
    }

    /// The neighbours of a node that are at hand.
    pub(in crate::store) fn neighbours_at_hand(&self, node: NodeId) -> Option<Arc<[NodeId]>> {
        read(&self.at_hand).neighbours.get(&node).cloned()
    }

    /// Keeps the neighbours of a node at hand.
    pub(in crate::store) fn keep_neighbours(&self, node: NodeId, neighbours: &Arc<[NodeId]>) {
        let mut kept = write(&self.at_hand);
        let more = neighbours.len() + 1;
        if kept.neighbour_count + more > NEIGHBOURS {
            kept.neighbours.clear();
            kept.neighbour_count = 0;
        }
        kept.neighbour_count += more;
        kept.neighbours.insert(node, Arc::clone(neighbours));
    }
}
