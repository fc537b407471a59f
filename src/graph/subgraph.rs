//! A part of the graph, cut out: nodes and rolled-up edges as a petgraph graph, with their citations.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use petgraph::graph::{DiGraph, NodeIndex};

use super::scope::Scope;
use super::tie::quote;
use crate::model::{ClaimId, DateInterval, Modality, NodeId, NodeKind};
use crate::store::{ClaimEntry, ClaimFilter, Direction, Reader, StoreError};

/// Which part of the graph to cut out.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Start from these nodes; where there are none, all claims of the scope are cut out.
    pub nodes: Vec<NodeId>,
    /// How many steps to go from the nodes, along claims of the scope in either direction.
    pub hops: u32,
    /// Which claims; of all modalities where it names none. With `nodes`, `about` counts only as further claims.
    pub scope: Scope,
}

/// A node of a subgraph; the unnamed agent of a claim is a node without an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphNode {
    /// Its id in the store.
    pub id: Option<NodeId>,
    /// What it is.
    pub kind: NodeKind,
    /// Its name; `?` for an unnamed agent.
    pub name: String,
    /// Whether the selection names it.
    pub chosen: bool,
}

/// The claims of one relation between two nodes, with one modality.
#[derive(Clone, Debug, PartialEq)]
pub struct GraphEdge {
    /// What is done.
    pub relation: String,
    /// Whether it is said to have happened.
    pub modality: Modality,
    /// The earliest date.
    pub date: Option<DateInterval>,
    /// The latest date.
    pub last: Option<DateInterval>,
    /// Names of what the claims concern, sorted.
    pub about: Vec<String>,
    /// Names of where it happened, sorted.
    pub places: Vec<String>,
    /// How many claims say so.
    pub claims: u32,
    /// How many independent texts say so.
    pub sources: u32,
    /// The claims' names.
    pub citations: Vec<ClaimId>,
    /// One sentence that says so: the most certain claim's.
    pub sentence: String,
    /// Its article: publisher, or headline where nobody is named, and date.
    pub article: String,
}

/// A part of the graph.
pub type Subgraph = DiGraph<GraphNode, GraphEdge>;

/// Cuts a part out of the graph. Nodes come by id and edges by their ends, relation and modality, so the same store
/// gives the same graph. Cost: the claims of every node reached.
///
/// # Errors
/// Where the store cannot be read.
pub fn cut(reader: &dyn Reader, selection: &Selection) -> Result<Subgraph, StoreError> {
    let mut scope = selection.scope.clone();
    if scope.modalities.is_empty() {
        scope.modalities = Modality::ALL.to_vec();
    }
    let mut chosen: BTreeMap<_, ClaimEntry> = BTreeMap::new();
    if !scope.about.is_empty() || selection.nodes.is_empty() {
        scope.visit(reader, |entry| {
            chosen.insert(entry.at, *entry);
        })?;
    }
    walk(reader, selection, &scope, &mut chosen)?;
    let named: BTreeSet<NodeId> = selection.nodes.iter().chain(&scope.about).copied().collect();
    build(reader, &selection.nodes, &named, chosen.into_values())
}

/// Goes from the nodes ring by ring, and at last takes in what connects the outermost with each other.
fn walk(
    reader: &dyn Reader,
    selection: &Selection,
    scope: &Scope,
    chosen: &mut BTreeMap<crate::store::ClaimRef, ClaimEntry>,
) -> Result<(), StoreError> {
    let filter = ClaimFilter { relations: scope.relations.as_deref(), window: scope.window };
    let mut reached: BTreeSet<NodeId> = selection.nodes.iter().copied().collect();
    let mut frontier: Vec<NodeId> = reached.iter().copied().collect();
    for hop in 0..=selection.hops {
        let last = hop == selection.hops;
        let mut next = BTreeSet::new();
        for node in frontier {
            for direction in [Direction::Out, Direction::In] {
                reader.claims_of(node, direction, filter, &mut |entry| {
                    let ends = || entry.source.into_iter().chain(entry.target);
                    let inside = ends().count() == 2 && ends().all(|n| reached.contains(&n));
                    if scope.holds(&entry) && (!last || inside) {
                        chosen.insert(entry.at, entry);
                        next.extend(ends().filter(|n| !reached.contains(n)));
                    }
                    ControlFlow::Continue(())
                })?;
            }
        }
        reached.extend(&next);
        frontier = next.into_iter().collect();
    }
    Ok(())
}

fn build(
    reader: &dyn Reader,
    starts: &[NodeId],
    named: &BTreeSet<NodeId>,
    entries: impl Iterator<Item = ClaimEntry>,
) -> Result<Subgraph, StoreError> {
    type Key = (Option<NodeId>, Option<NodeId>, String, Modality);
    let mut groups: BTreeMap<Key, Vec<ClaimEntry>> = BTreeMap::new();
    for entry in entries {
        let relation = reader.relations().get(usize::from(entry.relation.0));
        let relation = relation.map(ToString::to_string).unwrap_or_default();
        groups.entry((entry.source, entry.target, relation, entry.modality)).or_default().push(entry);
    }
    let mut ids: BTreeSet<NodeId> = starts.iter().copied().collect();
    ids.extend(groups.keys().flat_map(|(s, t, ..)| [*s, *t]).flatten());
    let mut graph = Subgraph::new();
    let mut index: BTreeMap<NodeId, NodeIndex> = BTreeMap::new();
    for id in ids {
        if let Some(node) = reader.node(id)? {
            let node = GraphNode { id: Some(id), kind: node.kind, name: node.name, chosen: named.contains(&id) };
            index.insert(id, graph.add_node(node));
        }
    }
    for ((source, target, relation, modality), entries) in groups {
        // Nobody named: each such end is a node of its own, so that they do not seem to be one.
        let mut end = |id: Option<NodeId>| match id {
            Some(id) => index.get(&id).copied(),
            None => {
                Some(graph.add_node(GraphNode { id: None, kind: NodeKind::Actor, name: "?".to_owned(), chosen: false }))
            }
        };
        let (Some(from), Some(to)) = (end(source), end(target)) else {
            continue;
        };
        let edge = rolled_up(reader, relation, modality, &entries)?;
        graph.add_edge(from, to, edge);
    }
    Ok(graph)
}

fn rolled_up(
    reader: &dyn Reader,
    relation: String,
    modality: Modality,
    entries: &[ClaimEntry],
) -> Result<GraphEdge, StoreError> {
    let mut texts = BTreeSet::new();
    let mut citations = Vec::new();
    let (mut about, mut places) = (BTreeSet::new(), BTreeSet::new());
    let mut best: Option<(f32, crate::store::ClaimRef)> = None;
    for entry in entries {
        let claim = reader.claim(entry.at)?;
        texts.insert(reader.article(entry.at.article)?.text_group);
        citations.push(claim.id);
        about.extend(claim.about);
        places.extend(claim.location);
        if best.is_none_or(|(confidence, _)| claim.confidence > confidence) {
            best = Some((claim.confidence, entry.at));
        }
    }
    let names = |ids: BTreeSet<NodeId>| -> Result<Vec<String>, StoreError> {
        let mut names = Vec::new();
        for id in ids {
            names.extend(reader.node(id)?.map(|n| n.name));
        }
        names.sort();
        // Several nodes may bear one name.
        names.dedup();
        Ok(names)
    };
    let (mut sentence, mut article) = (String::new(), String::new());
    if let Some((_, at)) = best {
        let quote = quote(reader, at)?;
        sentence = quote.sentence;
        // The title of what has no sentence is the row of a table.
        article = quote.publisher.filter(|_| !sentence.is_empty()).unwrap_or(quote.title);
        if let Some(day) = quote.published {
            article = format!("{article}, {day}");
        }
    }
    Ok(GraphEdge {
        relation,
        modality,
        date: entries.iter().filter_map(|e| e.date).min(),
        last: entries.iter().filter_map(|e| e.date).max(),
        about: names(about)?,
        places: names(places)?,
        claims: entries.len() as u32,
        sources: texts.len() as u32,
        citations,
        sentence,
        article,
    })
}
