//! Who belongs together: groups with more ties inside than chance would give.

use super::adjacency::Place;
use super::betweenness::scattered;
use super::components::grouped;
use super::pairs::Pairs;

/// A partition of the nodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Communities {
    /// The groups, largest first, then by their first node; nodes ascending.
    pub groups: Vec<Vec<Place>>,
    /// How much more weight lies inside the groups than by chance: below 1; above 0.3 is a clear structure.
    pub modularity: f64,
}

/// A round of moves ends the level when it gains less modularity than this.
const LITTLE: f64 = 1e-7;

/// Up to this many pairs the search is run from [`STARTS`] orders of the nodes, above it from two.
const SMALL: usize = 20_000;

/// How many orders a small graph is searched in: a single one can end in a poor optimum.
const STARTS: u64 = 16;

/// Finds communities by modularity, a tie weighing as many claims as it has.
///
/// Louvain (Blondel, Guillaume, Lambiotte and Lefebvre 2008): nodes move to the neighbouring group that gains most,
/// groups become nodes, and again; when nothing moves any more, single nodes may move once again between the groups
/// found. The search is run in several fixed orders of the nodes and the best result kept, the first of equals; of
/// equal gains the group with the lowest number wins; so the same graph gives the same groups. Cost: close to linear
/// in the ties.
pub fn communities(pairs: &Pairs) -> Communities {
    let whole = Level::of(pairs);
    let starts = if pairs.pair_count() <= SMALL { STARTS } else { 2 };
    let mut best: Option<(f64, Vec<u32>)> = None;
    for start in 0..starts {
        let mut order: Vec<u32> = (0..pairs.node_count() as u32).collect();
        if start > 0 {
            order.sort_by_key(|p| (scattered(u64::from(*p) + (start << 32)), *p));
        }
        let group = search(&whole, &order);
        let modularity = whole.modularity(&group);
        if best.as_ref().is_none_or(|(most, _)| modularity > most + LITTLE) {
            best = Some((modularity, group));
        }
    }
    let (modularity, group) = best.unwrap_or_default();
    Communities { modularity, groups: grouped(&group) }
}

fn search(whole: &Level, order: &[u32]) -> Vec<u32> {
    let singles = |level: &Level| (0..level.nodes() as u32).collect();
    let (mut group, mut moved) = whole.settle(singles(whole), order);
    let mut found = group.clone();
    let mut level = None;
    while moved {
        let next = level.as_ref().unwrap_or(whole).folded(&found);
        let all: Vec<u32> = singles(&next);
        (found, moved) = next.settle(all.clone(), &all);
        for g in &mut group {
            *g = found.get(*g as usize).copied().unwrap_or_default();
        }
        level = Some(next);
    }
    whole.settle(group, order).0
}

/// A weighted graph whose nodes are groups of the level below.
struct Level {
    rows: Vec<u32>,
    neighbors: Vec<u32>,
    weights: Vec<f64>,
    /// Twice the weight inside each node.
    inside: Vec<f64>,
    /// The weight of all ends at each node.
    strength: Vec<f64>,
    /// The weight of all ends.
    total: f64,
}

#[expect(
    clippy::indexing_slicing,
    reason = "nodes and groups are below the node count of the level, which is the length of every list"
)]
impl Level {
    fn of(pairs: &Pairs) -> Self {
        let mut level = Self::empty();
        for place in 0..pairs.node_count() as Place {
            level.neighbors.extend_from_slice(pairs.neighbors(place));
            level.weights.extend_from_slice(pairs.weights(place));
            level.close(2.0 * pairs.loops(place));
        }
        level
    }

    fn empty() -> Self {
        Self {
            rows: vec![0],
            neighbors: Vec::new(),
            weights: Vec::new(),
            inside: Vec::new(),
            strength: Vec::new(),
            total: 0.0,
        }
    }

    /// Ends the row of a node.
    fn close(&mut self, inside: f64) {
        let from = self.rows[self.rows.len() - 1] as usize;
        let strength = inside + self.weights[from..].iter().sum::<f64>();
        self.rows.push(self.neighbors.len() as u32);
        self.inside.push(inside);
        self.strength.push(strength);
        self.total += strength;
    }

    fn nodes(&self) -> usize {
        self.inside.len()
    }

    fn row(&self, node: usize) -> std::ops::Range<usize> {
        self.rows[node] as usize..self.rows[node + 1] as usize
    }

    /// Moves nodes between groups until it gains no more. Gives the groups, numbered from 0 in the order of their first
    /// node, and whether any node moved.
    fn settle(&self, mut group: Vec<u32>, order: &[u32]) -> (Vec<u32>, bool) {
        let count = self.nodes();
        let mut held = vec![0.0; count];
        for node in 0..count {
            held[group[node] as usize] += self.strength[node];
        }
        // The weight of a node's ties to each group it touches.
        let mut to = vec![0.0; count];
        let mut touched: Vec<u32> = Vec::new();
        let mut moved = false;
        loop {
            let mut gain = 0.0;
            for &node in order {
                let node = node as usize;
                let own = group[node];
                touched.clear();
                for tie in self.row(node) {
                    let other = group[self.neighbors[tie] as usize];
                    if to[other as usize] == 0.0 {
                        touched.push(other);
                    }
                    to[other as usize] += self.weights[tie];
                }
                let strength = self.strength[node];
                held[own as usize] -= strength;
                let worth = |g: u32| to[g as usize] - strength * held[g as usize] / self.total;
                let (mut best, stay) = (own, worth(own));
                let mut most = stay;
                for &other in &touched {
                    let worth = worth(other);
                    let better = worth > most + LITTLE * strength;
                    if better || (worth >= most && best != own && other < best) {
                        (best, most) = (other, worth);
                    }
                }
                held[best as usize] += strength;
                if best != own {
                    group[node] = best;
                    gain += 2.0 * (most - stay) / self.total;
                    moved = true;
                }
                for other in &touched {
                    to[*other as usize] = 0.0;
                }
            }
            if gain < LITTLE {
                break;
            }
        }
        let mut number = vec![u32::MAX; count];
        let mut next = 0;
        for g in &mut group {
            let n = &mut number[*g as usize];
            if *n == u32::MAX {
                *n = next;
                next += 1;
            }
            *g = *n;
        }
        (group, moved)
    }

    /// The graph whose nodes are the groups.
    fn folded(&self, group: &[u32]) -> Self {
        let mut members: Vec<Vec<u32>> = Vec::new();
        for (node, g) in (0..).zip(group) {
            while members.len() <= *g as usize {
                members.push(Vec::new());
            }
            members[*g as usize].push(node);
        }
        let mut level = Self::empty();
        let mut to = vec![0.0; members.len()];
        for (own, nodes) in (0..).zip(&members) {
            let mut inside = 0.0;
            let mut touched: Vec<u32> = Vec::new();
            for node in nodes {
                inside += self.inside[*node as usize];
                for tie in self.row(*node as usize) {
                    let other = group[self.neighbors[tie] as usize];
                    if other == own {
                        inside += self.weights[tie];
                    } else {
                        if to[other as usize] == 0.0 {
                            touched.push(other);
                        }
                        to[other as usize] += self.weights[tie];
                    }
                }
            }
            touched.sort_unstable();
            for other in touched {
                level.neighbors.push(other);
                level.weights.push(std::mem::take(&mut to[other as usize]));
            }
            level.close(inside);
        }
        level
    }

    fn modularity(&self, group: &[u32]) -> f64 {
        if self.total == 0.0 {
            return 0.0;
        }
        let mut inside = vec![0.0; self.nodes()];
        let mut held = vec![0.0; self.nodes()];
        for node in 0..self.nodes() {
            let own = group[node] as usize;
            inside[own] += self.inside[node];
            held[own] += self.strength[node];
            for tie in self.row(node) {
                if group[self.neighbors[tie] as usize] as usize == own {
                    inside[own] += self.weights[tie];
                }
            }
        }
        let share = |(i, h): (&f64, &f64)| i / self.total - (h / self.total).powi(2);
        inside.iter().zip(&held).map(share).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::graph;

    #[test]
    fn two_cliques_with_one_tie_between_them_are_two_communities() {
        let edges = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)];
        let found = communities(&Pairs::new(&graph(&edges)));
        assert_eq!(found.groups, [vec![0, 1, 2], vec![3, 4, 5]]);
        // 2 × (6 / 14 - (7 / 14)²)
        assert!((found.modularity - (6.0 / 7.0 - 0.5)).abs() < 1e-12);
    }

    #[test]
    fn a_graph_without_ties_has_no_communities_to_speak_of() {
        let found = communities(&Pairs::new(&graph(&[])));
        assert_eq!(found, Communities::default());
    }
}
