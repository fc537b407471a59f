//! The whole graph in a few flat arrays.

use crate::model::{Day, Modality, NodeId};
use crate::store::{ClaimEntry, ClaimRef, RelationId};

/// A node's place in an adjacency: 0 up to the number of nodes, in the order of the ids.
pub type Place = u32;

/// One claim as an edge: what the traversals need of it, in 16 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Index of the article in [`Adjacency::articles`].
    pub article: u32,
    /// Index of the claim in its article.
    pub index: u32,
    day: i32,
    /// What is done.
    pub relation: RelationId,
    /// Whether it is said to have happened.
    pub modality: Modality,
}

/// An undated claim's day.
const UNDATED: i32 = i32::MAX;

impl Link {
    /// The first day that the claim may have happened on.
    pub fn day(&self) -> Option<Day> {
        (self.day != UNDATED).then(|| Day::from_number(self.day))
    }
}

/// The claims between nodes as compressed sparse rows in both directions, parallel edges intact.
///
/// Edges are numbered by source, then target, then the order in which they came. A claim without a source or a
/// target connects nothing and is left out. 28 bytes an edge, 12 bytes a node, 8 bytes an article.
#[derive(Clone, Debug, Default)]
pub struct Adjacency {
    ids: Vec<NodeId>,
    articles: Vec<u64>,
    out_rows: Vec<u32>,
    targets: Vec<Place>,
    links: Vec<Link>,
    in_rows: Vec<u32>,
    sources: Vec<Place>,
    in_edges: Vec<u32>,
}

/// Collects claims and then lays them out as an [`Adjacency`].
#[derive(Debug, Default)]
pub struct Builder {
    edges: Vec<(u32, u32, Link)>,
    articles: Vec<u64>,
}

impl Builder {
    /// Adds a claim; one without a source or a target is left out.
    pub fn add(&mut self, entry: &ClaimEntry) {
        let (Some(source), Some(target)) = (entry.source, entry.target) else {
            return;
        };
        // Claims of one article mostly come in a row, so this finds most of its repeats; `finish` the others.
        if self.articles.last() != Some(&entry.at.article) {
            self.articles.push(entry.at.article);
        }
        let link = Link {
            article: self.articles.len() as u32 - 1,
            index: entry.at.index,
            day: entry.date.map_or(UNDATED, |d| d.first.number()),
            relation: entry.relation,
            modality: entry.modality,
        };
        self.edges.push((source.0, target.0, link));
    }

    /// Lays the claims out. Cost: linear in the claims and in the largest node id, but for sorting the articles.
    pub fn finish(self) -> Adjacency {
        let Self { mut edges, articles } = self;
        let (articles, renumbered) = ranked(articles);
        let ids = places(&mut edges);
        for (_, _, link) in &mut edges {
            if let Some(article) = renumbered.get(link.article as usize) {
                link.article = *article;
            }
        }
        drop(renumbered);
        // By target, then source, then as they came: two stable counting sorts.
        let end = |edge: u32, pick: fn(&(u32, u32, Link)) -> u32| edges.get(edge as usize).map_or(0, pick);
        let out_rows = rows(ids.len(), edges.iter().map(|e| e.0));
        let by_target = rows(ids.len(), edges.iter().map(|e| e.1));
        let in_order = sorted_by(&out_rows, 0..edges.len() as u32, |e| end(e, |e| e.0));
        let in_order = sorted_by(&by_target, in_order.into_iter(), |e| end(e, |e| e.1));
        let mut next = out_rows.clone();
        let mut targets = vec![0; edges.len()];
        let mut links = vec![None; edges.len()];
        let mut sources = Vec::with_capacity(edges.len());
        let mut in_edges = Vec::with_capacity(edges.len());
        for edge in in_order {
            let Some((source, target, link)) = edges.get(edge as usize) else {
                continue;
            };
            let Some(slot) = next.get_mut(*source as usize) else {
                continue;
            };
            if let (Some(t), Some(l)) = (targets.get_mut(*slot as usize), links.get_mut(*slot as usize)) {
                (*t, *l) = (*target, Some(*link));
            }
            sources.push(*source);
            in_edges.push(*slot);
            *slot += 1;
        }
        drop(edges);
        Adjacency {
            ids,
            articles,
            out_rows,
            targets,
            links: links.into_iter().flatten().collect(),
            in_rows: by_target,
            sources,
            in_edges,
        }
    }
}

/// Sorts the articles and says which rank each had.
fn ranked(articles: Vec<u64>) -> (Vec<u64>, Vec<u32>) {
    let mut sorted = articles.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let rank = |a: &u64| sorted.binary_search(a).map_or(0, |r| r as u32);
    let ranks = articles.iter().map(rank).collect();
    (sorted, ranks)
}

/// Puts places for ids into the edges; gives the ids by place.
fn places(edges: &mut [(u32, u32, Link)]) -> Vec<NodeId> {
    let largest = edges.iter().map(|e| e.0.max(e.1)).max();
    let mut place = vec![u32::MAX; largest.map_or(0, |l| l as usize + 1)];
    for id in edges.iter().flat_map(|e| [e.0, e.1]) {
        if let Some(p) = place.get_mut(id as usize) {
            *p = 0;
        }
    }
    let mut ids = Vec::new();
    for (id, p) in (0u32..).zip(&mut place).filter(|(_, p)| **p == 0) {
        *p = ids.len() as u32;
        ids.push(NodeId(id));
    }
    for (source, target, _) in edges {
        *source = place.get(*source as usize).copied().unwrap_or_default();
        *target = place.get(*target as usize).copied().unwrap_or_default();
    }
    ids
}

/// The first slot of each row, and one more at the end: counts of `keys`, summed up.
fn rows(count: usize, keys: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut rows = vec![0u32; count + 1];
    for key in keys {
        if let Some(row) = rows.get_mut(key as usize + 1) {
            *row += 1;
        }
    }
    let mut sum = 0;
    for row in &mut rows {
        sum += *row;
        *row = sum;
    }
    rows
}

/// The items sorted by key, equal keys in their order.
fn sorted_by(rows: &[u32], items: impl ExactSizeIterator<Item = u32>, key: impl Fn(u32) -> u32) -> Vec<u32> {
    let mut next = rows.to_vec();
    let mut sorted = vec![0; items.len()];
    for item in items {
        if let Some(slot) = next.get_mut(key(item) as usize) {
            if let Some(to) = sorted.get_mut(*slot as usize) {
                *to = item;
            }
            *slot += 1;
        }
    }
    sorted
}

impl Adjacency {
    /// How many nodes it holds: those that a claim connects.
    pub fn node_count(&self) -> usize {
        self.ids.len()
    }

    /// How many edges (claims) it holds.
    pub fn edge_count(&self) -> usize {
        self.targets.len()
    }

    /// The ids of the nodes, by place.
    pub fn ids(&self) -> &[NodeId] {
        &self.ids
    }

    /// The id of the node at a place; `None` past the last one.
    pub fn id(&self, place: Place) -> Option<NodeId> {
        self.ids.get(place as usize).copied()
    }

    /// The place of a node; `None` where no claim connects it.
    pub fn place(&self, id: NodeId) -> Option<Place> {
        self.ids.binary_search(&id).ok().map(|p| p as u32)
    }

    /// The journal sequences of the articles that the claims stand in, sorted.
    pub fn articles(&self) -> &[u64] {
        &self.articles
    }

    /// The targets of a node's edges, ascending, one for each edge.
    pub fn targets(&self, place: Place) -> &[Place] {
        self.targets.get(self.out_edges(place)).unwrap_or_default()
    }

    /// The sources of the edges that end in a node, ascending, one for each edge.
    pub fn sources(&self, place: Place) -> &[Place] {
        self.sources.get(row(&self.in_rows, place)).unwrap_or_default()
    }

    /// The numbers of the edges that start in a node.
    pub fn out_edges(&self, place: Place) -> std::ops::Range<usize> {
        row(&self.out_rows, place)
    }

    /// The numbers of the edges that end in a node, in the order of [`Adjacency::sources`].
    pub fn in_edges(&self, place: Place) -> &[u32] {
        self.in_edges.get(row(&self.in_rows, place)).unwrap_or_default()
    }

    /// Where an edge starts and ends.
    pub fn ends(&self, edge: u32) -> Option<(Place, Place)> {
        let target = self.targets.get(edge as usize)?;
        let source = self.out_rows.partition_point(|first| *first <= edge);
        Some((source.checked_sub(1)? as u32, *target))
    }

    /// What an edge says.
    pub fn link(&self, edge: u32) -> Option<&Link> {
        self.links.get(edge as usize)
    }

    /// What every edge says, by number.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Where the claim of an edge stands.
    pub fn claim(&self, link: &Link) -> Option<ClaimRef> {
        Some(ClaimRef { article: *self.articles.get(link.article as usize)?, index: link.index })
    }

    /// The edges between two nodes in either direction, by number.
    pub fn between(&self, a: Place, b: Place) -> Vec<u32> {
        let mut edges = self.edges_to(a, b);
        if a != b {
            edges.extend(self.edges_to(b, a));
        }
        edges.sort_unstable();
        edges
    }

    fn edges_to(&self, source: Place, target: Place) -> Vec<u32> {
        let first = self.out_edges(source).start;
        let targets = self.targets(source);
        let from = targets.partition_point(|t| *t < target);
        let to = targets.partition_point(|t| *t <= target);
        (from..to).map(|i| (first + i) as u32).collect()
    }

    /// How many edges start in a node.
    pub fn out_degree(&self, place: Place) -> usize {
        self.out_edges(place).len()
    }

    /// How many edges end in a node.
    pub fn in_degree(&self, place: Place) -> usize {
        row(&self.in_rows, place).len()
    }
}

/// The slots of a node's row; empty past the last node.
pub(super) fn row(rows: &[u32], place: Place) -> std::ops::Range<usize> {
    match (rows.get(place as usize), rows.get(place as usize + 1)) {
        (Some(from), Some(to)) => *from as usize..*to as usize,
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::claim;

    fn adjacency(edges: &[(u32, u32)]) -> Adjacency {
        let mut builder = Builder::default();
        for (i, (s, t)) in (0..).zip(edges) {
            builder.add(&claim(i, *s, *t));
        }
        builder.finish()
    }

    #[test]
    fn parallel_edges_and_loops_stay() {
        let graph = adjacency(&[(7, 3), (3, 7), (7, 3), (9, 9)]);
        assert_eq!(graph.ids(), [NodeId(3), NodeId(7), NodeId(9)]);
        assert_eq!(graph.targets(1), [0, 0]);
        assert_eq!(graph.sources(0), [1, 1]);
        assert_eq!(graph.targets(2), [2]);
        assert_eq!(graph.between(0, 1).len(), 3);
    }

    #[test]
    fn both_ends_list_the_other_ascending() {
        let graph = adjacency(&[(2, 0), (1, 0), (2, 0), (0, 2), (0, 1)]);
        assert_eq!(graph.sources(0), [1, 2, 2]);
        assert_eq!(graph.targets(0), [1, 2]);
    }

    #[test]
    fn an_edge_knows_its_ends_and_its_claim() {
        let graph = adjacency(&[(1, 2), (5, 1), (2, 5)]);
        let edge = graph.in_edges(graph.place(NodeId(1)).unwrap())[0];
        assert_eq!(graph.ends(edge), Some((2, 0)));
        assert_eq!(graph.claim(graph.link(edge).unwrap()).unwrap().article, 1);
    }

    #[test]
    fn a_claim_without_an_end_connects_nothing() {
        let mut builder = Builder::default();
        builder.add(&ClaimEntry { source: None, ..claim(0, 1, 2) });
        assert_eq!(builder.finish().node_count(), 0);
    }
}
