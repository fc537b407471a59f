//! How far everybody is: breadth-first search.

use super::adjacency::Place;
use super::pairs::Pairs;

/// A distance that no path covers.
pub const UNREACHED: u32 = u32::MAX;

/// Nodes around a start, nearest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hops {
    /// The nodes reached, by distance and then in the order of discovery; the start first.
    pub reached: Vec<Place>,
    /// The distance of every node of the graph, [`UNREACHED`] where it is farther than asked.
    pub distance: Vec<u32>,
    /// Where each distance begins in `reached`: ring `h` is `reached[rings[h]..rings[h + 1]]`.
    pub rings: Vec<usize>,
}

impl Hops {
    /// The nodes at exactly this distance, ascending by place.
    pub fn ring(&self, distance: usize) -> Vec<Place> {
        let from = self.rings.get(distance).copied().unwrap_or_default();
        let to = self.rings.get(distance + 1).copied().unwrap_or_default();
        let mut ring = self.reached.get(from..to).unwrap_or_default().to_vec();
        ring.sort_unstable();
        ring
    }
}

/// Finds everything within `limit` steps of a node, along ties in either direction.
///
/// Cost: the ties of the nodes reached, and a distance for every node of the graph. A plain queue over the rows of
/// [`Pairs`] stands in for `petgraph::visit::Bfs`, which keeps no distances and follows parallel edges one by one.
#[expect(
    clippy::indexing_slicing,
    reason = "neighbours are places below the node count, which is the length of `distance`; `next` and `ring` stay \
        below the length of `reached`"
)]
pub fn hops(pairs: &Pairs, start: Place, limit: u32) -> Hops {
    let mut distance = vec![UNREACHED; pairs.node_count()];
    let Some(first) = distance.get_mut(start as usize) else {
        return Hops::default();
    };
    *first = 0;
    let mut reached = vec![start];
    let mut rings = vec![0];
    let mut next = 0;
    for hop in 0..limit {
        let ring = reached.len();
        rings.push(ring);
        while next < ring {
            let node = reached[next];
            next += 1;
            for &neighbor in pairs.neighbors(node) {
                if distance[neighbor as usize] == UNREACHED {
                    distance[neighbor as usize] = hop + 1;
                    reached.push(neighbor);
                }
            }
        }
        if reached.len() == ring {
            return Hops { reached, distance, rings };
        }
    }
    rings.push(reached.len());
    Hops { reached, distance, rings }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::graph;

    #[test]
    fn rings_hold_the_nodes_by_distance() {
        let pairs = Pairs::new(&graph(&[(0, 1), (2, 0), (2, 3), (3, 4), (5, 6)]));
        let found = hops(&pairs, 0, 2);
        assert_eq!(found.ring(0), [0]);
        assert_eq!(found.ring(1), [1, 2]);
        assert_eq!(found.ring(2), [3]);
        assert!(found.ring(3).is_empty());
        assert_eq!(found.distance[4], UNREACHED);
    }

    #[test]
    fn a_search_without_limit_ends_with_its_component() {
        let pairs = Pairs::new(&graph(&[(0, 1), (1, 2), (5, 6)]));
        let found = hops(&pairs, 0, u32::MAX);
        assert_eq!(found.reached, [0, 1, 2]);
        assert_eq!(found.ring(2), [2]);
    }
}
