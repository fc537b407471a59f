//! Who matters: degree and PageRank.

use super::adjacency::{Adjacency, Place};

/// How often a surfer follows a claim rather than starting anew.
pub const DAMPING: f64 = 0.85;

/// When the iteration stops: the sum over all nodes of what a sweep changed, of a whole of 1.
const TOLERANCE: f64 = 1e-12;

/// A bound on the sweeps; with the damping above, 170 reach the tolerance even where no value is used before the next.
const SWEEPS: usize = 500;

/// How many claims a node takes part in: those it is the source of and those it is the target of.
pub fn degrees(graph: &Adjacency) -> Vec<u64> {
    (0..graph.node_count() as Place).map(|p| (graph.out_degree(p) + graph.in_degree(p)) as u64).collect()
}

/// PageRank over the claims from source to target, a repeated claim weighing as often as it is made: by place,
/// summing up to 1.
///
/// Page, Brin, Motwani and Winograd 1999, with the mass of nodes that are never a source spread evenly. That is the
/// solution of a linear system without those nodes' rows, scaled to 1 (Gleich 2015, "PageRank beyond the web", section
/// 2.3), which Gauss-Seidel sweeps solve: a new value counts from the moment it is known, so that about half as many
/// rounds are needed as by powers. Ends when a sweep changes less than 1e-12 in sum. A sweep costs every connected
/// pair.
pub fn page_rank(graph: &Adjacency) -> Vec<f64> {
    let count = graph.node_count();
    let incoming = Incoming::new(graph);
    // What each node gives along each of its edges: its rank over their number.
    let mut given = incoming.per_edge.clone();
    let mut rank = vec![1.0; count];
    for _ in 0..SWEEPS {
        let (mut change, mut total) = (0.0, 0.0);
        let mut rows = incoming.sources.as_slice();
        let mut weights = incoming.weights.as_slice();
        for (place, row) in incoming.rows.iter().enumerate() {
            let (sources, other) = rows.split_at_checked(row.length as usize).unwrap_or_default();
            rows = other;
            let sum = if incoming.weights.is_empty() {
                received(sources, &given)
            } else {
                let (weights_here, other) = weights.split_at_checked(row.length as usize).unwrap_or_default();
                weights = other;
                received_weighted(sources, weights_here, &given)
            };
            let new = (1.0 - DAMPING + DAMPING * sum) * row.kept;
            if let (Some(rank), Some(given), Some(per_edge)) =
                (rank.get_mut(place), given.get_mut(place), incoming.per_edge.get(place))
            {
                change += (new - *rank).abs();
                total += new;
                *rank = new;
                *given = new * per_edge;
            }
        }
        if change < TOLERANCE * total {
            break;
        }
    }
    let total: f64 = rank.iter().sum();
    rank.iter_mut().for_each(|r| *r /= total);
    rank
}

/// The sum of what some sources give. Four sums at a time: one alone waits for each addition to end.
#[expect(
    clippy::indexing_slicing,
    reason = "sources are places, below the node count, which is the length of the list"
)]
fn received(sources: &[Place], given: &[f64]) -> f64 {
    let (fours, rest) = sources.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for four in fours {
        for (sum, source) in sums.iter_mut().zip(four) {
            *sum += given[*source as usize];
        }
    }
    sums.iter().sum::<f64>() + rest.iter().map(|source| given[*source as usize]).sum::<f64>()
}

/// The same where edges are repeated.
#[expect(clippy::indexing_slicing, reason = "as in `received`")]
fn received_weighted(sources: &[Place], weights: &[f64], given: &[f64]) -> f64 {
    let (fours, rest) = sources.as_chunks::<4>();
    let (weight_fours, weight_rest) = weights.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for (four, weights) in fours.iter().zip(weight_fours) {
        for ((sum, source), weight) in sums.iter_mut().zip(four).zip(weights) {
            *sum += given[*source as usize] * weight;
        }
    }
    let rest = rest.iter().zip(weight_rest).map(|(source, weight)| given[*source as usize] * weight);
    sums.iter().sum::<f64>() + rest.sum::<f64>()
}

/// Who points at whom and how often, repeated edges summed up.
struct Incoming {
    rows: Vec<Row>,
    /// The sources of each row, end to end.
    sources: Vec<Place>,
    /// How often each is one; empty where none is twice.
    weights: Vec<f64>,
    /// One over the number of edges that start in a node; 0 where none does.
    per_edge: Vec<f64>,
}

/// Who points at one node.
#[derive(Clone, Copy)]
struct Row {
    /// How many sources, itself left out.
    length: u32,
    /// What becomes of its rank by the edges to itself: the sum of a series.
    kept: f64,
}

impl Incoming {
    fn new(graph: &Adjacency) -> Self {
        let count = graph.node_count() as Place;
        let mut incoming = Self { rows: Vec::new(), sources: Vec::new(), weights: Vec::new(), per_edge: Vec::new() };
        let mut repeated = false;
        for place in 0..count {
            let edges = graph.out_degree(place);
            let per_edge = if edges == 0 { 0.0 } else { 1.0 / edges as f64 };
            let before = incoming.sources.len();
            let mut kept = 1.0;
            for same in graph.sources(place).chunk_by(|a, b| a == b) {
                let times = same.len() as f64;
                match same.first() {
                    Some(source) if *source != place => {
                        repeated |= same.len() > 1;
                        incoming.sources.push(*source);
                        incoming.weights.push(times);
                    }
                    _ => kept = 1.0 / (1.0 - DAMPING * times * per_edge),
                }
            }
            incoming.rows.push(Row { length: (incoming.sources.len() - before) as u32, kept });
            incoming.per_edge.push(per_edge);
        }
        if !repeated {
            incoming.weights.clear();
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
