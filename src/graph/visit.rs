//! petgraph's visit traits over the flat arrays, so that its algorithms run on them.
//!
//! [`Adjacency`] shows itself as a directed graph with parallel edges, [`Pairs`] as a simple undirected one.

use std::ops::Range;

use petgraph::Direction::{self, Incoming};
use petgraph::visit::{
    Data, EdgeRef, GraphBase, GraphProp, IntoEdgeReferences, IntoEdges, IntoEdgesDirected, IntoNeighbors,
    IntoNeighborsDirected, IntoNodeIdentifiers, IntoNodeReferences, NodeCompactIndexable, NodeCount, NodeIndexable,
    VisitMap, Visitable,
};

use super::adjacency::{Adjacency, Link, Place};
use super::pairs::Pairs;

/// Which nodes a traversal has seen: a bit for each.
#[derive(Clone, Debug, Default)]
pub struct Seen(Vec<u64>);

impl Seen {
    fn of(nodes: usize) -> Self {
        Self(vec![0; nodes.div_ceil(64)])
    }

    fn set(&mut self, place: Place, to: bool) -> bool {
        let bit = 1u64 << (place % 64);
        let Some(word) = self.0.get_mut(place as usize / 64) else {
            return false;
        };
        let was = *word & bit != 0;
        *word = if to { *word | bit } else { *word & !bit };
        was
    }
}

impl VisitMap<Place> for Seen {
    fn visit(&mut self, place: Place) -> bool {
        !self.set(place, true)
    }

    fn is_visited(&self, place: &Place) -> bool {
        let word = self.0.get(*place as usize / 64).copied();
        word.unwrap_or_default() & (1 << (place % 64)) != 0
    }

    fn unvisit(&mut self, place: Place) -> bool {
        self.set(place, false)
    }
}

/// An edge as petgraph sees it: its ends, its number and what it says.
#[derive(Debug)]
pub struct EdgeView<'a, W> {
    source: Place,
    target: Place,
    id: u32,
    weight: &'a W,
}

impl<W> Clone for EdgeView<'_, W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W> Copy for EdgeView<'_, W> {}

impl<W> EdgeRef for EdgeView<'_, W> {
    type NodeId = Place;
    type EdgeId = u32;
    type Weight = W;

    fn source(&self) -> Place {
        self.source
    }

    fn target(&self) -> Place {
        self.target
    }

    fn weight(&self) -> &W {
        self.weight
    }

    fn id(&self) -> u32 {
        self.id
    }
}

/// What both graphs have in common with any graph whose nodes are 0 up to their number.
macro_rules! numbered_nodes {
    ($graph:ty, $weight:ty, $direction:ty) => {
        impl GraphBase for $graph {
            type NodeId = Place;
            type EdgeId = u32;
        }

        impl Data for $graph {
            type NodeWeight = ();
            type EdgeWeight = $weight;
        }

        impl GraphProp for $graph {
            type EdgeType = $direction;
        }

        impl Visitable for $graph {
            type Map = Seen;

            fn visit_map(&self) -> Seen {
                Seen::of(self.node_count())
            }

            fn reset_map(&self, map: &mut Seen) {
                *map = self.visit_map();
            }
        }

        impl NodeCount for $graph {
            fn node_count(&self) -> usize {
                <$graph>::node_count(self)
            }
        }

        impl NodeIndexable for $graph {
            fn node_bound(&self) -> usize {
                self.node_count()
            }

            fn to_index(&self, place: Place) -> usize {
                place as usize
            }

            fn from_index(&self, index: usize) -> Place {
                index as Place
            }
        }

        impl NodeCompactIndexable for $graph {}

        impl IntoNodeIdentifiers for &$graph {
            type NodeIdentifiers = Range<Place>;

            fn node_identifiers(self) -> Range<Place> {
                0..self.node_count() as Place
            }
        }

        impl IntoNodeReferences for &$graph {
            type NodeRef = (Place, ());
            type NodeReferences = std::iter::Zip<Range<Place>, std::iter::RepeatN<()>>;

            fn node_references(self) -> Self::NodeReferences {
                let count = self.node_count();
                (0..count as Place).zip(std::iter::repeat_n((), count))
            }
        }
    };
}

numbered_nodes!(Adjacency, Link, petgraph::Directed);
numbered_nodes!(Pairs, f64, petgraph::Undirected);

type Places<'a> = std::iter::Copied<std::slice::Iter<'a, Place>>;

impl<'a> IntoNeighbors for &'a Adjacency {
    type Neighbors = Places<'a>;

    fn neighbors(self, place: Place) -> Places<'a> {
        self.targets(place).iter().copied()
    }
}

impl<'a> IntoNeighborsDirected for &'a Adjacency {
    type NeighborsDirected = Places<'a>;

    fn neighbors_directed(self, place: Place, direction: Direction) -> Places<'a> {
        let ends = if direction == Incoming { self.sources(place) } else { self.targets(place) };
        ends.iter().copied()
    }
}

/// The edges of one or all nodes of an [`Adjacency`].
#[derive(Clone, Debug)]
pub struct Edges<'a> {
    graph: &'a Adjacency,
    /// The node and the direction in which its edges are listed, and what is left of them.
    at: Place,
    incoming: bool,
    left: Range<usize>,
    /// The first node that is not listed.
    end: Place,
}

impl<'a> Edges<'a> {
    fn of(graph: &'a Adjacency, nodes: Range<Place>, incoming: bool) -> Self {
        let (at, end) = (nodes.start, nodes.end);
        let mut edges = Self { graph, at, incoming, left: 0..0, end };
        edges.enter();
        edges
    }

    fn enter(&mut self) {
        self.left = if self.incoming { 0..self.graph.in_degree(self.at) } else { self.graph.out_edges(self.at) };
    }
}

impl<'a> Iterator for Edges<'a> {
    type Item = EdgeView<'a, Link>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(next) = self.left.next() {
                let at = self.at;
                let (source, target, id) = if self.incoming {
                    let source = *self.graph.sources(at).get(next)?;
                    (source, at, *self.graph.in_edges(at).get(next)?)
                } else {
                    let first = self.graph.out_edges(at).start;
                    let target = *self.graph.targets(at).get(next - first)?;
                    (at, target, next as u32)
                };
                let weight = self.graph.link(id)?;
                return Some(EdgeView { source, target, id, weight });
            }
            self.at += 1;
            if self.at >= self.end {
                return None;
            }
            self.enter();
        }
    }
}

impl<'a> IntoEdgeReferences for &'a Adjacency {
    type EdgeRef = EdgeView<'a, Link>;
    type EdgeReferences = Edges<'a>;

    fn edge_references(self) -> Edges<'a> {
        Edges::of(self, 0..self.node_count() as Place, false)
    }
}

impl<'a> IntoEdges for &'a Adjacency {
    type Edges = Edges<'a>;

    fn edges(self, place: Place) -> Edges<'a> {
        Edges::of(self, place..place + 1, false)
    }
}

impl<'a> IntoEdgesDirected for &'a Adjacency {
    type EdgesDirected = Edges<'a>;

    fn edges_directed(self, place: Place, direction: Direction) -> Edges<'a> {
        Edges::of(self, place..place + 1, direction == Incoming)
    }
}

impl<'a> IntoNeighbors for &'a Pairs {
    type Neighbors = Places<'a>;

    fn neighbors(self, place: Place) -> Places<'a> {
        Pairs::neighbors(self, place).iter().copied()
    }
}

/// The ties of one node, or every pair of the graph once. A tie is numbered by the row of the end it is listed at.
#[derive(Clone, Debug)]
pub struct Ties<'a> {
    pairs: &'a Pairs,
    at: Place,
    next: usize,
    end: Place,
    once: bool,
}

impl<'a> Iterator for Ties<'a> {
    type Item = EdgeView<'a, f64>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (at, next) = (self.at, self.next);
            let Some(target) = Pairs::neighbors(self.pairs, at).get(next).copied() else {
                self.at += 1;
                self.next = 0;
                if self.at >= self.end {
                    return None;
                }
                continue;
            };
            self.next += 1;
            if self.once && target < at {
                continue;
            }
            return Some(EdgeView {
                source: at,
                target,
                id: (self.pairs.first(at) + next) as u32,
                weight: self.pairs.weights(at).get(next)?,
            });
        }
    }
}

impl<'a> IntoEdgeReferences for &'a Pairs {
    type EdgeRef = EdgeView<'a, f64>;
    type EdgeReferences = Ties<'a>;

    fn edge_references(self) -> Ties<'a> {
        Ties { pairs: self, at: 0, next: 0, end: self.node_count() as Place, once: true }
    }
}

impl<'a> IntoEdges for &'a Pairs {
    type Edges = Ties<'a>;

    fn edges(self, place: Place) -> Ties<'a> {
        Ties { pairs: self, at: place, next: 0, end: place + 1, once: false }
    }
}

#[cfg(test)]
mod tests {
    use petgraph::algo::{kosaraju_scc, tarjan_scc};
    use petgraph::visit::{Bfs, Walker};

    use super::*;
    use crate::graph::sample::graph;

    #[test]
    fn petgraph_walks_the_adjacency_against_the_edges_too() {
        let graph = graph(&[(0, 1), (0, 1), (1, 2), (3, 2)]);
        let reversed = petgraph::visit::Reversed(&graph);
        let mut reached: Vec<Place> = Bfs::new(reversed, 2).iter(reversed).collect();
        reached.sort_unstable();
        assert_eq!(reached, [0, 1, 2, 3]);
        let forward: Vec<Place> = Bfs::new(&graph, 0).iter(&graph).collect();
        assert_eq!(forward, [0, 1, 2]);
    }

    #[test]
    fn edges_are_listed_from_both_ends_under_one_number() {
        let graph = graph(&[(0, 1), (2, 1), (0, 1), (1, 0)]);
        let listed: Vec<(Place, Place, u32)> =
            graph.edge_references().map(|e| (e.source(), e.target(), e.id())).collect();
        assert_eq!(listed, [(0, 1, 0), (0, 1, 1), (1, 0, 2), (2, 1, 3)]);
        let mut into: Vec<u32> = graph.edges_directed(1, Incoming).map(|e| e.id()).collect();
        into.sort_unstable();
        assert_eq!(into, [0, 1, 3]);
    }

    #[test]
    fn strong_components_of_the_adjacency_are_the_same_by_two_algorithms() {
        let graph = graph(&[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 3), (5, 5)]);
        let sorted = |mut parts: Vec<Vec<Place>>| {
            parts.iter_mut().for_each(|p| p.sort_unstable());
            parts.sort();
            parts
        };
        assert_eq!(sorted(tarjan_scc(&graph)), sorted(kosaraju_scc(&graph)));
        assert_eq!(sorted(tarjan_scc(&graph)), [vec![0, 1, 2], vec![3, 4], vec![5]]);
    }

    #[test]
    fn every_pair_is_one_edge_of_the_simple_graph() {
        let pairs = Pairs::new(&graph(&[(0, 1), (1, 0), (1, 2), (2, 2)]));
        let listed: Vec<(Place, Place)> = pairs.edge_references().map(|e| (e.source(), e.target())).collect();
        assert_eq!(listed, [(0, 1), (1, 2)]);
    }
}
