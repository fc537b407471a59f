//! Who is connected with whom, directions and repetitions summed up.

use super::adjacency::{Adjacency, Place, row};

/// The undirected simple graph under an [`Adjacency`]: every connected pair once from either side, its weight the
/// number of its edges. Loops are counted apart, since they lead nowhere.
///
/// Hops, shortest paths, betweenness, components and communities run on it: repeated claims make a tie stronger, not
/// shorter.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    rows: Vec<u32>,
    neighbors: Vec<Place>,
    weights: Vec<f64>,
    loops: Vec<f64>,
}

impl Pairs {
    /// Sums up an adjacency. Cost: linear, as each node's targets and sources are sorted already.
    pub fn new(graph: &Adjacency) -> Self {
        Self::weighted(graph, |_, _, edges| Some(f64::from(edges)))
    }

    /// Sums up an adjacency, keeping the pairs for which `weight(a, b, edges)` gives a weight. It is asked once for
    /// each side of a pair and must answer alike.
    pub fn weighted(graph: &Adjacency, mut weight: impl FnMut(Place, Place, u32) -> Option<f64>) -> Self {
        let mut pairs = Self::default();
        pairs.rows.push(0);
        for place in 0..graph.node_count() as u32 {
            let (mut targets, mut sources) = (graph.targets(place), graph.sources(place));
            let mut looped = 0.0;
            while let Some(other) = least(targets, sources) {
                let (out, into) = (run(targets, other), run(sources, other));
                targets = targets.get(out..).unwrap_or_default();
                sources = sources.get(into..).unwrap_or_default();
                if other == place {
                    looped = weight(place, place, out as u32).unwrap_or_default();
                } else if let Some(weight) = weight(place, other, (out + into) as u32) {
                    pairs.neighbors.push(other);
                    pairs.weights.push(weight);
                }
            }
            pairs.loops.push(looped);
            pairs.rows.push(pairs.neighbors.len() as u32);
        }
        pairs.neighbors.shrink_to_fit();
        pairs.weights.shrink_to_fit();
        pairs
    }

    /// The same without any tie of some nodes. Cost: linear.
    pub fn without(&self, left_out: impl Fn(Place) -> bool) -> Self {
        let mut pairs = Self { loops: self.loops.clone(), rows: vec![0], ..Self::default() };
        for place in 0..self.node_count() as u32 {
            let ties = self.neighbors(place).iter().zip(self.weights(place));
            for (neighbor, weight) in ties.filter(|(neighbor, _)| !left_out(place) && !left_out(**neighbor)) {
                pairs.neighbors.push(*neighbor);
                pairs.weights.push(*weight);
            }
            pairs.rows.push(pairs.neighbors.len() as u32);
        }
        pairs
    }

    /// How many nodes there are.
    pub fn node_count(&self) -> usize {
        self.loops.len()
    }

    /// How many pairs are connected.
    pub fn pair_count(&self) -> usize {
        self.neighbors.len() / 2
    }

    /// The nodes that a node is connected with, ascending.
    #[inline]
    pub fn neighbors(&self, place: Place) -> &[Place] {
        self.neighbors.get(row(&self.rows, place)).unwrap_or_default()
    }

    /// The weights of the ties to [`Pairs::neighbors`], in their order.
    #[inline]
    pub fn weights(&self, place: Place) -> &[f64] {
        self.weights.get(row(&self.rows, place)).unwrap_or_default()
    }

    /// The weight of a node's loops.
    pub fn loops(&self, place: Place) -> f64 {
        self.loops.get(place as usize).copied().unwrap_or_default()
    }

    /// The first slot of a node's row.
    pub(super) fn first(&self, place: Place) -> usize {
        row(&self.rows, place).start
    }
}

fn least(targets: &[Place], sources: &[Place]) -> Option<Place> {
    match (targets.first(), sources.first()) {
        (Some(t), Some(s)) => Some(*t.min(s)),
        (t, s) => t.or(s).copied(),
    }
}

/// How often `other` stands at the head of a sorted list.
fn run(list: &[Place], other: Place) -> usize {
    list.iter().take_while(|p| **p == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::graph;

    #[test]
    fn directions_and_repetitions_are_summed_up() {
        let pairs = Pairs::new(&graph(&[(0, 1), (1, 0), (0, 1), (1, 2), (2, 2)]));
        assert_eq!(pairs.neighbors(1), [0, 2]);
        assert_eq!(pairs.weights(1), [3.0, 1.0]);
        assert_eq!(pairs.weights(0), [3.0]);
        assert_eq!((pairs.loops(2), pairs.loops(1)), (1.0, 0.0));
        let without = pairs.without(|place| place == 2);
        assert_eq!((without.neighbors(1), without.weights(1), without.neighbors(2)), (&[0][..], &[3.0][..], &[][..]));
    }
}
