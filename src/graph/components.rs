//! Which nodes hang together at all.

use petgraph::algo::tarjan_scc;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};

use super::adjacency::{Adjacency, Place};
use super::pairs::Pairs;

/// The parts of the graph between which there is no tie, largest first, then by their first node; nodes ascending.
///
/// petgraph's disjoint sets. Cost: almost linear in the ties.
pub fn components(pairs: &Pairs) -> Vec<Vec<Place>> {
    let mut sets = UnionFind::<Place>::new(pairs.node_count());
    for tie in pairs.edge_references() {
        sets.union(tie.source(), tie.target());
    }
    grouped(&sets.into_labeling())
}

/// The parts of the graph within which every node reaches every other along the edges' directions, in the order of
/// [`components`].
///
/// petgraph's `tarjan_scc` over the directed adjacency. Cost: linear.
pub fn strong_components(graph: &Adjacency) -> Vec<Vec<Place>> {
    let mut parts = tarjan_scc(graph);
    parts.iter_mut().for_each(|p| p.sort_unstable());
    in_order(&mut parts);
    parts
}

/// The nodes by label, largest group first, then by their first node; nodes ascending.
pub(super) fn grouped(labels: &[Place]) -> Vec<Vec<Place>> {
    let largest = labels.iter().max().map_or(0, |l| *l as usize + 1);
    let mut groups: Vec<Vec<Place>> = vec![Vec::new(); largest];
    for (place, label) in (0..).zip(labels) {
        if let Some(group) = groups.get_mut(*label as usize) {
            group.push(place);
        }
    }
    groups.retain(|g| !g.is_empty());
    in_order(&mut groups);
    groups
}

fn in_order(groups: &mut [Vec<Place>]) {
    groups.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.first().cmp(&b.first())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::graph;

    #[test]
    fn parts_come_largest_first() {
        let graph = graph(&[(8, 9), (0, 1), (2, 1), (5, 5)]);
        assert_eq!(components(&Pairs::new(&graph)), [vec![0, 1, 2], vec![4, 5], vec![3]]);
    }

    #[test]
    fn direction_parts_what_ties_join() {
        let graph = graph(&[(0, 1), (1, 0), (1, 2)]);
        assert_eq!(strong_components(&graph), [vec![0, 1], vec![2]]);
    }
}
