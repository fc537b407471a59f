//! How many independent texts say what a claim says.

use std::ops::ControlFlow;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Hop, Join};
use crate::lexicon::fold;
use crate::model::{NodeId, NodeKind};
use crate::store::{ClaimEntry, ClaimFilter, Direction, StoreError};

/// A node as answers show it: those of one name and kind are one, and have one number.
type Shown = Option<u32>;

/// The numbers of names, and of the nodes that bear them: many claims are compared, and numbers compare fast.
#[derive(Default)]
pub(super) struct Numbers {
    names: FxHashMap<(String, Option<NodeKind>), u32>,
    nodes: FxHashMap<NodeId, Shown>,
    /// Who else bears the name of a node: many claims of an answer share an end.
    namesakes: FxHashMap<NodeId, Rc<[NodeId]>>,
}

impl Numbers {
    fn of(&mut self, name: String, kind: Option<NodeKind>) -> u32 {
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        *self.names.entry((name, kind)).or_insert(next)
    }
}

impl Join<'_> {
    fn shown(&self, id: Option<NodeId>) -> Result<Shown, StoreError> {
        let Some(id) = id else { return Ok(None) };
        if let Some(known) = self.numbers.borrow().nodes.get(&id) {
            return Ok(*known);
        }
        let node = self.node(id)?;
        let mut numbers = self.numbers.borrow_mut();
        let number = node.map(|n| numbers.of(fold(&n.name), Some(n.kind)));
        numbers.nodes.insert(id, number);
        Ok(number)
    }

    /// A place by its name alone.
    fn place(&self, id: Option<NodeId>) -> Result<Shown, StoreError> {
        let node = id.map_or(Ok(None), |id| self.node(id))?;
        Ok(node.map(|n| self.numbers.borrow_mut().of(fold(&n.name), None)))
    }

    fn ends(&self, entry: &ClaimEntry) -> Result<[Shown; 2], StoreError> {
        let mut ends = [self.shown(entry.source)?, self.shown(entry.target)?];
        if self.is_symmetric(entry) {
            ends.sort_unstable();
        }
        Ok(ends)
    }

    /// Every node that bears the name of one, itself with them: answers merge by name.
    fn namesakes(&self, id: NodeId) -> Result<Rc<[NodeId]>, StoreError> {
        if let Some(known) = self.numbers.borrow().namesakes.get(&id) {
            return Ok(Rc::clone(known));
        }
        let mut alike = match self.node(id)? {
            Some(node) => self.reader.nodes_named(&node.name)?,
            None => Vec::new(),
        };
        alike.push(id);
        alike.sort_unstable();
        alike.dedup();
        let alike: Rc<[NodeId]> = alike.into();
        self.numbers.borrow_mut().namesakes.insert(id, Rc::clone(&alike));
        Ok(alike)
    }

    /// How many independent texts say what a claim says: same ends, relation, modality, date and place. Cost: the
    /// claims of the relation of the nodes that bear the name of one end, on that date.
    pub(super) fn sources(&self, hop: &Hop) -> Result<u32, StoreError> {
        let entry = hop.entry;
        if let Some(n) = self.sources.borrow().get(&entry.at) {
            return Ok(*n);
        }
        let wanted = self.ends(&entry)?;
        let here = self.place(self.claim(hop)?.location)?;
        let alike = entry.source.or(entry.target).map_or_else(|| Ok([].into()), |id| self.namesakes(id))?;
        let relations = [entry.relation];
        let filter = ClaimFilter { relations: Some(&relations), window: entry.date };
        let mut found: Vec<ClaimEntry> = Vec::new();
        let mut take = |other: ClaimEntry| {
            let same = other.date == entry.date && other.modality == entry.modality && other.at != entry.at;
            if same && (other.shown || self.hidden) {
                found.push(other);
            }
            if self.budget.goes_on() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        if alike.is_empty() {
            // Neither end is told: those of its relation on its date.
            self.reader.claims_with(entry.relation, entry.date, &mut take)?;
        }
        for id in alike.iter().copied() {
            self.reader.claims_of(id, Direction::Out, filter, &mut take)?;
            self.reader.claims_of(id, Direction::In, filter, &mut take)?;
        }
        let mut texts: FxHashSet<u64> = std::iter::once(self.reader.text_group(entry.at.article)?).collect();
        for other in found {
            if self.ends(&other)? == wanted && self.place(self.reader.claim_of(&other)?.location)? == here {
                texts.insert(self.reader.text_group(other.at.article)?);
            }
        }
        let n = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        self.sources.borrow_mut().insert(entry.at, n);
        Ok(n)
    }
}
