//! What changed between two states of a graph.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::model::{Day, Modality, NodeId, NodeKind};
use crate::store::{ClaimFilter, Reader, StoreError};

/// A node by what it is in any store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its name in lower case: nodes of two stores are the same where this and the kind agree.
    folded: String,
    /// What it is.
    pub kind: NodeKind,
    /// Its name.
    pub name: String,
}

/// An edge by what it is in any store. An unnamed end is `None`.
pub type EdgeKey = (Option<Named>, String, Option<Named>);

/// What is known of an edge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EdgeState {
    /// How many claims say so.
    pub claims: u32,
    /// How many independent texts say so.
    pub sources: u32,
    /// The modalities seen.
    pub modalities: BTreeSet<Modality>,
}

/// The nodes and edges of a graph as of one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    nodes: BTreeSet<Named>,
    edges: BTreeMap<EdgeKey, EdgeState>,
    /// How many articles have no date, and so belong to no moment.
    pub undated: u32,
}

impl State {
    /// Sums up what the articles say that were published up to a day; all articles where `until` is `None`.
    /// Cost: every claim.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn of(reader: &dyn Reader, until: Option<Day>) -> Result<Self, StoreError> {
        let mut state = Self::default();
        let mut texts: BTreeMap<u64, u64> = BTreeMap::new();
        reader.articles(&mut |entry| {
            match (until, entry.article.published) {
                (None, _) => {
                    texts.insert(entry.sequence, entry.text_group);
                }
                (Some(until), Some(day)) if day <= until => {
                    texts.insert(entry.sequence, entry.text_group);
                }
                (Some(_), Some(_)) => {}
                (Some(_), None) => state.undated += 1,
            }
            ControlFlow::Continue(())
        })?;
        let mut names: BTreeMap<NodeId, Named> = BTreeMap::new();
        reader.nodes(&mut |node| {
            let named = Named { folded: node.name.to_lowercase(), kind: node.kind, name: node.name };
            names.insert(node.id, named);
            ControlFlow::Continue(())
        })?;
        let mut attested: BTreeMap<EdgeKey, BTreeSet<u64>> = BTreeMap::new();
        let relations = reader.relations();
        reader.claims(ClaimFilter::default(), &mut |entry| {
            let Some(text) = texts.get(&entry.at.article).filter(|_| entry.shown) else {
                return ControlFlow::Continue(());
            };
            let end = |id: Option<NodeId>| id.and_then(|id| names.get(&id)).cloned();
            let relation = relations.get(usize::from(entry.relation.0));
            let key = (end(entry.source), relation.map(ToString::to_string).unwrap_or_default(), end(entry.target));
            state.nodes.extend(key.0.iter().chain(&key.2).cloned());
            let edge = state.edges.entry(key.clone()).or_default();
            edge.claims += 1;
            edge.modalities.insert(entry.modality);
            attested.entry(key).or_default().insert(*text);
            ControlFlow::Continue(())
        })?;
        for (key, texts) in attested {
            if let Some(edge) = state.edges.get_mut(&key) {
                edge.sources = texts.len() as u32;
            }
        }
        Ok(state)
    }
}

/// A change of an edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The edge.
    pub edge: EdgeKey,
    /// What was known before; `None` for a new edge.
    pub before: Option<EdgeState>,
    /// What is known now; `None` for an edge that is gone.
    pub after: Option<EdgeState>,
}

/// What changed, each list in the order of its names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Nodes that an edge has now and none had before.
    pub new_nodes: Vec<Named>,
    /// Nodes that no edge has any more.
    pub gone_nodes: Vec<Named>,
    /// Edges that are new.
    pub new_edges: Vec<Change>,
    /// Edges that are gone.
    pub gone_edges: Vec<Change>,
    /// Edges that more independent texts attest than before.
    pub more_sources: Vec<Change>,
    /// Edges whose modalities changed: what was planned is asserted, what was asserted is denied too.
    pub changed_modality: Vec<Change>,
}

/// Compares two states. Cost: linear in both.
pub fn diff(before: &State, after: &State) -> Diff {
    let mut found = Diff {
        new_nodes: after.nodes.difference(&before.nodes).cloned().collect(),
        gone_nodes: before.nodes.difference(&after.nodes).cloned().collect(),
        ..Diff::default()
    };
    for (edge, now) in &after.edges {
        let change = |before: Option<&EdgeState>| Change {
            edge: edge.clone(),
            before: before.cloned(),
            after: Some(now.clone()),
        };
        match before.edges.get(edge) {
            None => found.new_edges.push(change(None)),
            Some(was) => {
                if was.sources < now.sources {
                    found.more_sources.push(change(Some(was)));
                }
                if was.modalities != now.modalities {
                    found.changed_modality.push(change(Some(was)));
                }
            }
        }
    }
    for (edge, was) in &before.edges {
        if !after.edges.contains_key(edge) {
            found.gone_edges.push(Change { edge: edge.clone(), before: Some(was.clone()), after: None });
        }
    }
    found
}
