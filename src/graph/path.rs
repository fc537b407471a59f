//! How two nodes are connected: shortest and k shortest loopless paths.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use petgraph::algo::{astar, dijkstra};
use petgraph::visit::{EdgeFiltered, EdgeRef};

use super::adjacency::Place;
use super::hops::{UNREACHED, hops};
use super::pairs::Pairs;

/// What makes a path short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cost {
    /// Few hops.
    #[default]
    Hops,
    /// Few and well-attested hops: a hop with weight (number of sources) n costs 1 + 1/n.
    Evidence,
}

impl Cost {
    fn of(self, weight: f64) -> f64 {
        match self {
            Self::Hops => 1.0,
            Self::Evidence => 1.0 + 1.0 / weight,
        }
    }
}

/// A path through the graph that passes no node twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Its nodes, both ends included.
    pub nodes: Vec<Place>,
    /// Its cost in the measure that was asked for.
    pub cost: f64,
}

impl Path {
    /// How many hops it has.
    pub fn hops(&self) -> usize {
        self.nodes.len().saturating_sub(1)
    }
}

/// Finds a path with the fewest hops; `None` where none has at most `max_hops`.
///
/// A breadth-first search from both ends that meets in the middle, growing the smaller frontier (Pohl 1971). Cost: in
/// the worst case all ties; on a small-world graph about their square root.
#[expect(
    clippy::indexing_slicing,
    reason = "places are below the node count, which is the length of both lists; sides are 0 and 1"
)]
pub fn shortest(pairs: &Pairs, from: Place, to: Place, max_hops: usize) -> Option<Path> {
    let count = pairs.node_count();
    if from as usize >= count || to as usize >= count {
        return None;
    }
    if from == to {
        return Some(path_of(vec![from]));
    }
    // The way back to the own end, for each side; the end itself is its own predecessor.
    let mut back = [vec![UNREACHED; count], vec![UNREACHED; count]];
    back[0][from as usize] = from;
    back[1][to as usize] = to;
    let mut frontiers = [vec![from], vec![to]];
    let mut walked = 0;
    while !frontiers[0].is_empty() && !frontiers[1].is_empty() && walked < max_hops {
        let work = |frontier: &[Place]| -> usize { frontier.iter().map(|n| pairs.neighbors(*n).len()).sum() };
        let side = usize::from(work(&frontiers[0]) > work(&frontiers[1]));
        walked += 1;
        let mut next = Vec::new();
        for &node in &frontiers[side] {
            for &neighbor in pairs.neighbors(node) {
                if back[side][neighbor as usize] != UNREACHED {
                    continue;
                }
                back[side][neighbor as usize] = node;
                if back[1 - side][neighbor as usize] != UNREACHED {
                    return Some(path_of(joined(&back, neighbor)));
                }
                next.push(neighbor);
            }
        }
        frontiers[side] = next;
    }
    None
}

fn path_of(nodes: Vec<Place>) -> Path {
    let cost = nodes.len().saturating_sub(1) as f64;
    Path { nodes, cost }
}

/// The path through the node where both searches met.
fn joined(back: &[Vec<Place>; 2], middle: Place) -> Vec<Place> {
    let walk = |side: &[Place]| {
        let mut nodes = vec![middle];
        let mut at = middle;
        while let Some(previous) = side.get(at as usize).copied() {
            if previous == at || previous == UNREACHED {
                break;
            }
            nodes.push(previous);
            at = previous;
        }
        nodes
    };
    let [to_start, to_end] = back;
    let mut nodes = walk(to_start);
    nodes.reverse();
    nodes.extend(walk(to_end).into_iter().skip(1));
    nodes
}

/// A candidate, ordered by cost, then hops, then the places of its nodes, so that equal paths have one order.
#[derive(Clone, Debug)]
struct Candidate {
    path: Path,
    /// How many nodes at its head it shares with the path that it leaves.
    shared: usize,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (&self.path, &other.path);
        a.cost.total_cmp(&b.cost).then_with(|| a.nodes.len().cmp(&b.nodes.len())).then_with(|| a.nodes.cmp(&b.nodes))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

/// How many cheap paths with too many hops are passed over before the search gives up.
const PATIENCE: usize = 1000;

/// Finds the `count` cheapest paths without loops, cheapest first; fewer where there are no more, or none with at
/// most `max_hops` hops.
///
/// Yen 1971 ("Finding the k shortest loopless paths in a network", Management Science 17) with Lawler's rule: a path
/// branches only where it left its parent or later. Each branch is petgraph's `astar`, guided by the exact distances to
/// the target in the whole graph, which never overestimate in a part of it. Cost: at most count × hops searches, each
/// of which visits little more than its path where the graph offers alternatives.
pub fn k_shortest(pairs: &Pairs, from: Place, to: Place, count: usize, max_hops: usize, cost: Cost) -> Vec<Path> {
    let nodes = pairs.node_count();
    if from as usize >= nodes || to as usize >= nodes || count == 0 {
        return Vec::new();
    }
    if from == to {
        return vec![path_of(vec![from])];
    }
    let search = Search { pairs, to, cost, left: distances(pairs, to, cost) };
    let mut found: Vec<Path> = Vec::new();
    let mut too_long = 0;
    let mut candidates = BTreeSet::new();
    candidates.extend(search.from(&[from], &[]).map(|path| Candidate { path, shared: 0 }));
    while let Some(Candidate { path, shared }) = candidates.pop_first() {
        // No hop costs more than one of weight 1: past this, every path has too many hops.
        if path.cost > cost.of(1.0) * max_hops as f64 {
            break;
        }
        if path.hops() > max_hops {
            too_long += 1;
            if too_long > PATIENCE {
                break;
            }
        }
        for branch in shared..path.hops() {
            let head = path.nodes.get(..=branch).unwrap_or_default();
            let next = |p: &Path| p.nodes.get(branch + 1).copied();
            let mut taken: Vec<Place> = found.iter().filter(|p| p.nodes.starts_with(head)).filter_map(next).collect();
            taken.extend(next(&path));
            if head.len() <= max_hops
                && let Some(path) = search.from(head, &taken)
            {
                candidates.insert(Candidate { path, shared: branch });
            }
        }
        if path.hops() <= max_hops {
            found.push(path);
            if found.len() == count {
                break;
            }
        }
    }
    found
}

struct Search<'a> {
    pairs: &'a Pairs,
    to: Place,
    cost: Cost,
    left: Vec<f64>,
}

impl Search<'_> {
    fn left(&self, place: Place) -> f64 {
        self.left.get(place as usize).copied().unwrap_or(f64::INFINITY)
    }

    /// The cheapest path that begins with `head` and does not go on to one of `taken`.
    fn from(&self, head: &[Place], taken: &[Place]) -> Option<Path> {
        let (spur, before) = head.split_last()?;
        let open = EdgeFiltered::from_fn(self.pairs, |tie| {
            let target = tie.target();
            self.left(target).is_finite()
                && !before.contains(&target)
                && !(tie.source() == *spur && taken.contains(&target))
        });
        let (_, tail) = astar(&open, *spur, |n| n == self.to, |tie| self.cost.of(*tie.weight()), |n| self.left(n))?;
        let nodes = [before, &tail].concat();
        // Summed up from the start each time, so that equal paths cost the same to the last bit.
        let cost = nodes
            .windows(2)
            .map(|hop| match hop {
                [a, b] => self.cost.of(tie(self.pairs, *a, *b)),
                _ => 0.0,
            })
            .sum();
        Some(Path { nodes, cost })
    }
}

fn tie(pairs: &Pairs, a: Place, b: Place) -> f64 {
    let at = pairs.neighbors(a).binary_search(&b).ok();
    at.and_then(|i| pairs.weights(a).get(i).copied()).unwrap_or_default()
}

/// The exact cost from every node to the target; infinite where there is no way.
fn distances(pairs: &Pairs, to: Place, cost: Cost) -> Vec<f64> {
    match cost {
        Cost::Hops => hops(pairs, to, u32::MAX)
            .distance
            .into_iter()
            .map(|d| if d == UNREACHED { f64::INFINITY } else { f64::from(d) })
            .collect(),
        Cost::Evidence => {
            let mut left = vec![f64::INFINITY; pairs.node_count()];
            for (place, distance) in dijkstra(pairs, to, None, |tie| cost.of(*tie.weight())) {
                if let Some(l) = left.get_mut(place as usize) {
                    *l = distance;
                }
            }
            left
        }
    }
}

/// Finds the cheapest paths from one node over a second to a third that pass no node twice.
///
/// The cheapest `count`² combinations of the best halves are looked at, at least 64 halves a side; a path whose halves
/// are both farther down the list is missed.
pub fn k_shortest_via(
    pairs: &Pairs,
    ends: (Place, Place),
    via: Place,
    count: usize,
    max_hops: usize,
    cost: Cost,
) -> Vec<Path> {
    let halves = count.max(64);
    let left = max_hops.saturating_sub(1);
    let first = k_shortest(pairs, ends.0, via, halves, left, cost);
    let second = k_shortest(pairs, via, ends.1, halves, left, cost);
    let mut whole: BTreeSet<Candidate> = BTreeSet::new();
    for a in &first {
        for b in &second {
            let tail = b.nodes.get(1..).unwrap_or_default();
            if a.hops() + b.hops() <= max_hops && !tail.iter().any(|n| a.nodes.contains(n)) {
                let path = Path { nodes: [&a.nodes, tail].concat(), cost: a.cost + b.cost };
                whole.insert(Candidate { path, shared: 0 });
            }
        }
    }
    whole.into_iter().take(count).map(|c| c.path).collect()
}
