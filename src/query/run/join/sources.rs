//! How many independent texts say what a claim says.

use std::ops::ControlFlow;

use rustc_hash::FxHashSet;

use super::{Hop, Join};
use crate::lexicon::fold;
use crate::model::{NodeId, NodeKind};
use crate::store::{ClaimEntry, ClaimFilter, Direction, StoreError};

/// A node as answers show it: those of one name and kind are one.
type Shown = Option<(String, NodeKind)>;

impl Join<'_> {
    fn shown(&self, id: Option<NodeId>) -> Result<Shown, StoreError> {
        let node = id.map_or(Ok(None), |id| self.node(id))?;
        Ok(node.map(|n| (fold(&n.name), n.kind)))
    }

    fn ends(&self, entry: &ClaimEntry) -> Result<[Shown; 2], StoreError> {
        let mut ends = [self.shown(entry.source)?, self.shown(entry.target)?];
        if self.is_symmetric(entry) {
            ends.sort_unstable();
        }
        Ok(ends)
    }

    /// How many independent texts say what a claim says: same ends, relation, modality, date and place. Cost: the
    /// claims of the relation of the nodes that bear the name of one end, on that date.
    pub(super) fn sources(&self, hop: &Hop) -> Result<u32, StoreError> {
        let entry = hop.entry;
        if let Some(n) = self.sources.borrow().get(&entry.at) {
            return Ok(*n);
        }
        let wanted = self.ends(&entry)?;
        let place = |id: Option<NodeId>| Ok::<_, StoreError>(self.shown(id)?.map(|(name, _)| name));
        let here = place(self.claim(hop)?.location)?;
        // Every node that bears the name of an end: answers merge by name.
        let mut alike: Vec<NodeId> = Vec::new();
        if let Some((name, _)) = wanted.iter().flatten().next() {
            alike = self.reader.nodes_named(name)?;
        }
        alike.extend(entry.source.or(entry.target));
        alike.sort_unstable();
        alike.dedup();
        let relations = [entry.relation];
        let filter = ClaimFilter { relations: Some(&relations), window: entry.date };
        let mut found: Vec<ClaimEntry> = vec![entry];
        let mut take = |other: ClaimEntry| {
            let same = other.date == entry.date && other.modality == entry.modality;
            if same && (other.shown || self.hidden) {
                found.push(other);
            }
            if self.budget.goes_on() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        for id in alike {
            self.reader.claims_of(id, Direction::Out, filter, &mut take)?;
            self.reader.claims_of(id, Direction::In, filter, &mut take)?;
        }
        let mut texts = FxHashSet::default();
        for other in found {
            if self.ends(&other)? == wanted {
                let other = self.reader.claim_of(&other)?;
                if place(other.location)? == here {
                    texts.insert(self.reader.article(other.article)?.text_group);
                }
            }
        }
        let n = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        self.sources.borrow_mut().insert(entry.at, n);
        Ok(n)
    }
}
