//! Who connects groups that are otherwise apart: articulation nodes and bridges.

use petgraph::algo::bridges::bridges as bridging_ties;
use petgraph::visit::EdgeRef;

use super::adjacency::Place;
use super::components::components;
use super::pairs::Pairs;

/// A node without which its part of the graph would fall apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broker {
    /// The node.
    pub place: Place,
    /// How many nodes each part would have, largest first, the node itself not counted.
    pub parts: Vec<usize>,
    /// How many pairs of other nodes it alone connects.
    pub separated: u64,
}

/// Finds every node that alone connects others, those first that connect most pairs.
///
/// The low points of a depth-first search (Hopcroft and Tarjan 1973) with the sizes of the subtrees that they cut
/// off; petgraph's `articulation_points` finds the same nodes but not what falls apart. Cost: linear.
#[expect(clippy::indexing_slicing, reason = "places are below the node count, which is the length of every list")]
pub fn brokers(pairs: &Pairs) -> Vec<Broker> {
    const UNSEEN: u32 = u32::MAX;
    let count = pairs.node_count();
    let mut number = vec![UNSEEN; count];
    let mut low = vec![UNSEEN; count];
    let mut size = vec![1usize; count];
    let mut cut: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut clock = 0;
    let mut found = Vec::new();
    for part in components(pairs) {
        let Some(&root) = part.first() else { continue };
        number[root as usize] = clock;
        low[root as usize] = clock;
        clock += 1;
        // A node, the next of its ties to look at, and its parent.
        let mut stack = vec![(root, 0usize, root)];
        while let Some((node, next, parent)) = stack.last_mut() {
            let (at, up) = (*node as usize, *parent);
            if let Some(&neighbor) = pairs.neighbors(*node).get(*next) {
                *next += 1;
                if number[neighbor as usize] == UNSEEN {
                    number[neighbor as usize] = clock;
                    low[neighbor as usize] = clock;
                    clock += 1;
                    stack.push((neighbor, 0, at as Place));
                } else if neighbor != up {
                    low[at] = low[at].min(number[neighbor as usize]);
                }
                continue;
            }
            stack.pop();
            let up = up as usize;
            if up != at {
                size[up] += size[at];
                low[up] = low[up].min(low[at]);
                if low[at] >= number[up] {
                    cut[up].push(size[at]);
                }
            }
        }
        for &place in &part {
            let mut parts = std::mem::take(&mut cut[place as usize]);
            let rest = part.len() - 1 - parts.iter().sum::<usize>();
            if rest > 0 {
                parts.push(rest);
            }
            if parts.len() > 1 {
                parts.sort_unstable_by(|a, b| b.cmp(a));
                let others = (part.len() - 1) as u64;
                let kept: u64 = parts.iter().map(|p| (*p as u64).pow(2)).sum();
                found.push(Broker { place, parts, separated: (others * others - kept) / 2 });
            }
        }
    }
    found.sort_by(|a, b| b.separated.cmp(&a.separated).then_with(|| a.place.cmp(&b.place)));
    found
}

/// The pairs whose tie is the only way between their two sides, by place. petgraph's `bridges`; cost: linear.
pub fn bridges(pairs: &Pairs) -> Vec<(Place, Place)> {
    let mut found: Vec<(Place, Place)> = bridging_ties(pairs).map(|tie| (tie.source(), tie.target())).collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::graph;

    #[test]
    fn a_broker_knows_what_falls_apart_without_it() {
        // Two triangles that share node 2, and a tail at node 4.
        let edges = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2), (4, 5)];
        let found = brokers(&Pairs::new(&graph(&edges)));
        let expected = [
            Broker { place: 2, parts: vec![3, 2], separated: 6 },
            Broker { place: 4, parts: vec![4, 1], separated: 4 },
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_tie_told_twice_is_still_the_only_way() {
        let pairs = Pairs::new(&graph(&[(0, 1), (1, 0), (1, 2), (2, 3), (3, 1)]));
        assert_eq!(bridges(&pairs), [(0, 1)]);
    }
}
