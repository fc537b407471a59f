//! Which part of the graph a traversal runs on.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::adjacency::{Adjacency, Builder, Place};
use super::pairs::Pairs;
use crate::model::{DateInterval, Modality, NodeId};
use crate::store::{ClaimEntry, ClaimFilter, ClaimRef, Direction, Reader, RelationId, StoreError};

/// A part of the graph, by its claims. The default is the whole graph as answers hold it: asserted and alleged claims
/// that are not hidden.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Only claims that concern one of these nodes, happened there or have one as an end; all where empty.
    pub about: Vec<NodeId>,
    /// Only these claims, such as those that an answer cites.
    pub claims: Option<BTreeSet<ClaimRef>>,
    /// Only these relations; all where `None`.
    pub relations: Option<Vec<RelationId>>,
    /// Only claims whose date may lie in this window; undated ones are left out then.
    pub window: Option<DateInterval>,
    /// Only these modalities; asserted and alleged where empty.
    pub modalities: Vec<Modality>,
    /// Only claims between these nodes, such as those of one kind; all where `None`.
    pub nodes: Option<BTreeSet<NodeId>>,
}

impl Scope {
    pub(super) fn holds(&self, entry: &ClaimEntry) -> bool {
        let modal = if self.modalities.is_empty() {
            entry.modality.answers_by_default()
        } else {
            self.modalities.contains(&entry.modality)
        };
        let inside = |end: Option<NodeId>| match (&self.nodes, end) {
            (Some(nodes), Some(end)) => nodes.contains(&end),
            _ => true,
        };
        entry.shown
            && modal
            && inside(entry.source)
            && inside(entry.target)
            && self.claims.as_ref().is_none_or(|c| c.contains(&entry.at))
    }

    /// Calls `visit` for each claim of the scope, once, in a fixed order. Cost: the claims of the nodes it is about,
    /// or of the relations, or all.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn visit(&self, reader: &dyn Reader, mut visit: impl FnMut(&ClaimEntry)) -> Result<(), StoreError> {
        let filter = ClaimFilter { relations: self.relations.as_deref(), window: self.window };
        if self.about.is_empty() {
            return reader.claims(filter, &mut |entry| {
                if self.holds(&entry) {
                    visit(&entry);
                }
                ControlFlow::Continue(())
            });
        }
        let mut seen = BTreeSet::new();
        let mut once = |entry: ClaimEntry| {
            if self.holds(&entry) && seen.insert(entry.at) {
                visit(&entry);
            }
            ControlFlow::Continue(())
        };
        for node in &self.about {
            reader.claims_about(*node, filter, &mut once)?;
            reader.claims_at(*node, filter, &mut once)?;
            reader.claims_of(*node, Direction::Out, filter, &mut once)?;
            reader.claims_of(*node, Direction::In, filter, &mut once)?;
        }
        Ok(())
    }

    /// Lays the claims of the scope out for traversals.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn load(&self, reader: &dyn Reader) -> Result<Adjacency, StoreError> {
        let mut builder = Builder::default();
        self.visit(reader, |entry| builder.add(entry))?;
        Ok(builder.finish())
    }
}

/// Sums up who is connected with whom, a tie weighing as many independent texts as attest it, and leaves out what
/// fewer than `least` texts attest. Cost: linear, and a read of each article's record.
///
/// # Errors
/// Where the store cannot be read.
pub fn attested(reader: &dyn Reader, graph: &Adjacency, least: u32) -> Result<Pairs, StoreError> {
    let texts = texts(reader, graph)?;
    let mut groups: Vec<u64> = Vec::new();
    Ok(Pairs::weighted(graph, |a: Place, b: Place, _| {
        groups.clear();
        groups.extend(graph.between(a, b).into_iter().filter_map(|edge| {
            let article = graph.link(edge)?.article;
            texts.get(article as usize)
        }));
        groups.sort_unstable();
        groups.dedup();
        (groups.len() >= least as usize).then_some(groups.len() as f64)
    }))
}

/// The text that each article of an adjacency holds: articles with one text share its number.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn texts(reader: &dyn Reader, graph: &Adjacency) -> Result<Vec<u64>, StoreError> {
    let text = |sequence: &u64| reader.article(*sequence).map(|a| a.text_group);
    graph.articles().iter().map(text).collect()
}
