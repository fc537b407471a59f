//! Who stands between others.

use std::thread;

use super::adjacency::Place;
use super::pairs::Pairs;

/// Up to this many nodes every shortest path is counted.
pub const EXACT: usize = 10_000;

/// Above [`EXACT`] nodes, from how many of them the paths are counted.
pub const PIVOTS: usize = 2_000;

/// How many shortest paths lead through each node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Betweenness {
    /// By place: the share of all pairs of other nodes whose shortest paths lead through the node, 0 to 1.
    pub share: Vec<f64>,
    /// From how many nodes the paths were counted where it was not from all; the shares are estimates then.
    pub pivots: Option<usize>,
}

/// Counts for each node the shortest paths (by hops, in the undirected simple graph) that lead through it.
///
/// Brandes 2001 ("A faster algorithm for betweenness centrality"). Cost: nodes × ties, over the machine's cores;
/// sums are taken in one order, so the cores change nothing. With more than `exact` nodes the paths are
/// counted from `pivots` of them, spread over the graph, and scaled up (Brandes and Pich 2007), which
/// costs pivots × ties; the result says so.
pub fn betweenness(pairs: &Pairs, exact: usize, pivots: usize) -> Betweenness {
    let count = pairs.node_count();
    let sampled = count > exact && pivots < count;
    let mut starts: Vec<Place> = (0..count as Place).collect();
    if sampled {
        starts.sort_by_key(|p| (scattered(u64::from(*p)), *p));
        starts.truncate(pivots);
    }
    let mut share = vec![0.0; count];
    for part in counted(pairs, &starts) {
        share.iter_mut().zip(part).for_each(|(s, p)| *s += p);
    }
    // A path was counted from both of its ends; there are (n - 1)(n - 2) ordered pairs of other nodes.
    let others = (count.saturating_sub(1) * count.saturating_sub(2)) as f64;
    let scale = if sampled { count as f64 / starts.len() as f64 } else { 1.0 };
    if others > 0.0 {
        share.iter_mut().for_each(|s| *s *= scale / others);
    }
    Betweenness { share, pivots: sampled.then_some(starts.len()) }
}

/// In how many parts the starts are counted: fixed, so that the sums do not depend on the number of cores.
const PARTS: usize = 8;

fn counted(pairs: &Pairs, starts: &[Place]) -> Vec<Vec<f64>> {
    let parts: Vec<&[Place]> = starts.chunks(starts.len().div_ceil(PARTS).max(1)).collect();
    let cores = thread::available_parallelism().map_or(1, |n| n.get());
    // A small graph is done before a thread has started.
    if cores == 1 || starts.len() < 256 {
        return parts.iter().map(|p| Brandes::new(pairs).run(p)).collect();
    }
    let mut sums: Vec<Vec<f64>> = Vec::with_capacity(parts.len());
    for batch in parts.chunks(cores) {
        thread::scope(|scope| {
            let workers: Vec<_> = batch.iter().map(|part| scope.spawn(|| Brandes::new(pairs).run(part))).collect();
            for (worker, part) in workers.into_iter().zip(batch) {
                let sum = worker.join();
                sums.push(sum.unwrap_or_else(|_| Brandes::new(pairs).run(part)));
            }
        });
    }
    sums
}

/// The scratch lists of one search after the other.
struct Brandes<'a> {
    pairs: &'a Pairs,
    between: Vec<f64>,
    paths: Vec<f64>,
    distance: Vec<u32>,
    through: Vec<f64>,
    order: Vec<Place>,
}

const UNSEEN: u32 = u32::MAX;

impl<'a> Brandes<'a> {
    fn new(pairs: &'a Pairs) -> Self {
        let count = pairs.node_count();
        Self {
            pairs,
            between: vec![0.0; count],
            paths: vec![0.0; count],
            distance: vec![UNSEEN; count],
            through: vec![0.0; count],
            order: Vec::with_capacity(count),
        }
    }

    fn run(mut self, starts: &[Place]) -> Vec<f64> {
        for start in starts {
            self.from(*start);
        }
        self.between
    }

    #[expect(clippy::indexing_slicing, reason = "places are below the node count, which is the length of every list")]
    fn from(&mut self, start: Place) {
        let (paths, distance, through) = (&mut self.paths, &mut self.distance, &mut self.through);
        self.order.clear();
        self.order.push(start);
        distance[start as usize] = 0;
        paths[start as usize] = 1.0;
        let mut next = 0;
        while let Some(&node) = self.order.get(next) {
            next += 1;
            let (far, ways) = (distance[node as usize] + 1, paths[node as usize]);
            for &neighbor in self.pairs.neighbors(node) {
                let at = neighbor as usize;
                if distance[at] == UNSEEN {
                    distance[at] = far;
                    paths[at] = ways;
                    self.order.push(neighbor);
                } else if distance[at] == far {
                    paths[at] += ways;
                }
            }
        }
        for &node in self.order.iter().skip(1).rev() {
            let at = node as usize;
            let near = distance[at] - 1;
            let part = (1.0 + through[at]) / paths[at];
            if near > 0 {
                for &neighbor in self.pairs.neighbors(node) {
                    if distance[neighbor as usize] == near {
                        through[neighbor as usize] += paths[neighbor as usize] * part;
                    }
                }
            }
            self.between[at] += through[at];
        }
        for &node in &self.order {
            distance[node as usize] = UNSEEN;
            through[node as usize] = 0.0;
        }
    }
}

/// A number without pattern for each number (the finalizer of SplitMix64, Steele, Lea and Flood 2014).
pub(super) fn scattered(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::graph;

    #[test]
    fn the_middle_of_a_star_stands_between_all_others() {
        let pairs = Pairs::new(&graph(&[(0, 1), (0, 2), (3, 0)]));
        assert_eq!(betweenness(&pairs, EXACT, PIVOTS).share, [1.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn two_equally_short_ways_share_the_pair() {
        let pairs = Pairs::new(&graph(&[(0, 1), (1, 3), (0, 2), (2, 3)]));
        let share = betweenness(&pairs, EXACT, PIVOTS).share;
        assert!((share[1] - 1.0 / 6.0).abs() < 1e-12);
    }

    #[test]
    fn a_sample_says_that_it_is_one() {
        let ring: Vec<(u32, u32)> = (0..50).map(|i| (i, (i + 1) % 50)).collect();
        let pairs = Pairs::new(&graph(&ring));
        let exact = betweenness(&pairs, 50, 10);
        let sample = betweenness(&pairs, 49, 10);
        assert_eq!((exact.pivots, sample.pivots), (None, Some(10)));
        let sum = |b: &Betweenness| b.share.iter().sum::<f64>();
        assert!((sum(&exact) - sum(&sample)).abs() < 1e-9);
    }
}
