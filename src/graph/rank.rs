//! Who matters: degree and PageRank.

use super::adjacency::{Adjacency, Place};

/// How often a surfer follows a claim rather than starting anew.
pub const DAMPING: f64 = 0.85;

/// When the iteration stops: the sum over all nodes of what a round changed.
const TOLERANCE: f64 = 1e-12;

/// A bound on the rounds; with the damping above, 170 reach the tolerance.
const ROUNDS: usize = 500;

/// How many claims a node takes part in: those it is the source of and those it is the target of.
pub fn degrees(graph: &Adjacency) -> Vec<u64> {
    (0..graph.node_count() as Place).map(|p| (graph.out_degree(p) + graph.in_degree(p)) as u64).collect()
}

/// PageRank over the claims from source to target, a repeated claim weighing as often as it is made: by place,
/// summing up to 1.
///
/// Power iteration over the sparse rows (Page, Brin, Motwani, Winograd 1999), with the mass of nodes that are never
/// a source spread evenly, until a round changes less than 1e-12 in sum. petgraph's `page_rank` costs every pair of
/// nodes a round; here a round costs every connected pair.
#[expect(
    clippy::indexing_slicing,
    reason = "rows and places are below the node count, which is the length of the lists"
)]
pub fn page_rank(graph: &Adjacency) -> Vec<f64> {
    let count = graph.node_count();
    if count == 0 {
        return Vec::new();
    }
    let incoming = Incoming::new(graph);
    let share = 1.0 / count as f64;
    let mut rank = vec![share; count];
    // What each node gives along each of its edges.
    let mut given = vec![0.0; count];
    for _ in 0..ROUNDS {
        let mut unspent = 0.0;
        for ((given, rank), per_edge) in given.iter_mut().zip(&rank).zip(&incoming.per_edge) {
            *given = rank * per_edge;
            if *per_edge == 0.0 {
                unspent += rank;
            }
        }
        let base = (1.0 - DAMPING + DAMPING * unspent) * share;
        let mut change = 0.0;
        for (place, rank) in rank.iter_mut().enumerate() {
            let row = incoming.rows[place] as usize..incoming.rows[place + 1] as usize;
            let mut sum = 0.0;
            for (source, weight) in incoming.sources[row.clone()].iter().zip(&incoming.weights[row]) {
                sum += given[*source as usize] * weight;
            }
            let new = base + DAMPING * sum;
            change += (new - *rank).abs();
            *rank = new;
        }
        if change < TOLERANCE {
            break;
        }
    }
    let total: f64 = rank.iter().sum();
    rank.iter_mut().for_each(|r| *r /= total);
    rank
}

/// Who points at whom and how often, repeated edges summed up.
struct Incoming {
    rows: Vec<u32>,
    sources: Vec<Place>,
    weights: Vec<f64>,
    /// One over the number of edges that start in a node; 0 where none does.
    per_edge: Vec<f64>,
}

impl Incoming {
    fn new(graph: &Adjacency) -> Self {
        let count = graph.node_count() as Place;
        let mut incoming = Self { rows: vec![0], sources: Vec::new(), weights: Vec::new(), per_edge: Vec::new() };
        for place in 0..count {
            let mut last = None;
            for source in graph.sources(place) {
                if last == Some(*source) {
                    if let Some(weight) = incoming.weights.last_mut() {
                        *weight += 1.0;
                    }
                } else {
                    incoming.sources.push(*source);
                    incoming.weights.push(1.0);
                    last = Some(*source);
                }
            }
            incoming.rows.push(incoming.sources.len() as u32);
            let edges = graph.out_degree(place);
            incoming.per_edge.push(if edges == 0 { 0.0 } else { 1.0 / edges as f64 });
        }
        incoming
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::graph;

    #[test]
    fn ranks_sum_up_to_one_with_nodes_that_are_never_a_source() {
        let ranks = page_rank(&graph(&[(0, 1), (0, 2), (2, 1)]));
        assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(ranks[1] > ranks[2] && ranks[2] > ranks[0]);
    }

    #[test]
    fn a_repeated_claim_weighs_more() {
        let ranks = page_rank(&graph(&[(0, 1), (0, 1), (0, 2), (1, 0), (2, 0)]));
        assert!(ranks[1] > ranks[2]);
    }

    #[test]
    fn a_loop_counts_twice_in_the_degree() {
        assert_eq!(degrees(&graph(&[(0, 0), (0, 1)])), [3, 1]);
    }
}
