//! A part of the graph, cut out: nodes and rolled-up edges as a petgraph graph, with their citations.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use petgraph::graph::{DiGraph, NodeIndex};

use crate::model::{ClaimId, DateInterval, Modality, NodeId, NodeKind};
use crate::store::{ClaimEntry, ClaimFilter, Direction, Reader, StoreError};

/// Which part of the graph to cut out.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Start from these nodes…
    pub nodes: Vec<NodeId>,
    /// …and go so many steps along claims in either direction.
    pub hops: u32,
    /// Claims that concern these nodes, happened there or have them as an end.
    pub about: Vec<NodeId>,
    /// Only these relations; all where empty.
    pub relations: Vec<String>,
    /// Only claims whose date may lie in this window.
    pub window: Option<DateInterval>,
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
    /// How many claims say so.
    pub claims: u32,
    /// How many independent texts say so.
    pub sources: u32,
    /// The claims' names.
    pub citations: Vec<ClaimId>,
    /// One sentence that says so.
    pub sentence: String,
}

/// A part of the graph.
pub type Subgraph = DiGraph<GraphNode, GraphEdge>;

/// Cuts a part out of the graph. Nodes come by id and edges by their ends, relation and modality, so the same store
/// gives the same graph. Cost: the claims of every node reached.
///
/// # Errors
/// Where the store cannot be read.
pub fn select(reader: &dyn Reader, selection: &Selection) -> Result<Subgraph, StoreError> {
    let mut chosen: BTreeMap<_, ClaimEntry> = BTreeMap::new();
    let mut keep = |entry: ClaimEntry| {
        if entry.shown {
            chosen.insert(entry.at, entry);
        }
        ControlFlow::Continue(())
    };
    let filter = ClaimFilter {
        relations: None,
        window: selection.window,
    };
    for node in &selection.about {
        reader.claims_about(*node, filter, &mut keep)?;
        reader.claims_at(*node, filter, &mut keep)?;
        reader.claims_of(*node, Direction::Out, filter, &mut keep)?;
        reader.claims_of(*node, Direction::In, filter, &mut keep)?;
    }
    let mut reached: BTreeSet<NodeId> = selection.nodes.iter().copied().collect();
    let mut frontier: Vec<NodeId> = selection.nodes.clone();
    for _ in 0..selection.hops {
        let mut next = BTreeSet::new();
        for node in frontier {
            for direction in [Direction::Out, Direction::In] {
                reader.claims_of(node, direction, filter, &mut |entry| {
                    if entry.shown {
                        chosen.insert(entry.at, entry);
                        next.extend(
                            entry
                                .source
                                .into_iter()
                                .chain(entry.target)
                                .filter(|n| !reached.contains(n)),
                        );
                    }
                    ControlFlow::Continue(())
                })?;
            }
        }
        reached.extend(&next);
        frontier = next.into_iter().collect();
    }
    build(reader, selection, chosen.into_values())
}

fn build(
    reader: &dyn Reader,
    selection: &Selection,
    entries: impl Iterator<Item = ClaimEntry>,
) -> Result<Subgraph, StoreError> {
    type Key = (Option<NodeId>, Option<NodeId>, String, Modality);
    let mut groups: BTreeMap<Key, Vec<ClaimEntry>> = BTreeMap::new();
    let relation = |e: &ClaimEntry| {
        reader
            .relations()
            .get(usize::from(e.relation.0))
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    for entry in entries {
        let name = relation(&entry);
        if selection.relations.is_empty() || selection.relations.contains(&name) {
            groups
                .entry((entry.source, entry.target, name, entry.modality))
                .or_default()
                .push(entry);
        }
    }
    let mut ids: BTreeSet<NodeId> = selection.nodes.iter().copied().collect();
    ids.extend(groups.keys().flat_map(|(s, t, ..)| [*s, *t]).flatten());
    let mut graph = Subgraph::new();
    let mut index: BTreeMap<Option<NodeId>, NodeIndex> = BTreeMap::new();
    for id in ids {
        if let Some(node) = reader.node(id)? {
            index.insert(
                Some(id),
                graph.add_node(GraphNode {
                    id: Some(id),
                    kind: node.kind,
                    name: node.name,
                }),
            );
        }
    }
    for ((source, target, relation, modality), entries) in groups {
        let Some(to) = index.get(&target).copied() else {
            continue;
        };
        let from = match (index.get(&source).copied(), source) {
            (Some(from), _) => from,
            (None, Some(_)) => continue,
            // Nobody named: each such claim has an agent of its own, so they do not seem to be one.
            (None, None) => graph.add_node(GraphNode {
                id: None,
                kind: NodeKind::Actor,
                name: "?".to_owned(),
            }),
        };
        let mut texts = BTreeSet::new();
        let mut citations = Vec::new();
        let mut sentence = String::new();
        for entry in &entries {
            let claim = reader.claim(entry.at)?;
            texts.insert(reader.article(claim.article)?.text_group);
            citations.push(claim.id);
            if sentence.is_empty() {
                let text = reader.text(claim.article).unwrap_or_default();
                sentence = claim
                    .evidence
                    .sentence
                    .of(&text)
                    .unwrap_or_default()
                    .to_owned();
            }
        }
        let edge = GraphEdge {
            relation,
            modality,
            date: entries.iter().filter_map(|e| e.date).min(),
            claims: entries.len() as u32,
            sources: texts.len() as u32,
            citations,
            sentence,
        };
        graph.add_edge(from, to, edge);
    }
    Ok(graph)
}
