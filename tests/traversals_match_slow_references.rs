//! Every traversal gives what its definition, worked out slowly, gives.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may stop at the first thing wrong")]

use dossier::graph::{
    Adjacency, Builder, Cost, Pairs, UNREACHED, betweenness, brokers, communities, components, hops, k_shortest,
    k_shortest_via, page_rank, shortest,
};
use dossier::model::{Modality, NodeId};
use dossier::store::{ClaimEntry, ClaimRef, RelationId};
use proptest::prelude::*;

fn graph(edges: &[(u32, u32)]) -> Adjacency {
    let mut builder = Builder::default();
    for (article, (source, target)) in (0..).zip(edges) {
        builder.add(&ClaimEntry {
            at: ClaimRef { article, index: 0 },
            source: Some(NodeId(*source)),
            relation: RelationId(0),
            target: Some(NodeId(*target)),
            date: None,
            modality: Modality::Asserted,
            shown: true,
        });
    }
    builder.finish()
}

fn edges(nodes: u32, most: usize) -> impl Strategy<Value = Vec<(u32, u32)>> {
    prop::collection::vec((0..nodes, 0..nodes), 1..most)
}

/// Distances between all nodes, by Floyd and Warshall.
fn distances(pairs: &Pairs) -> Vec<Vec<u32>> {
    let count = pairs.node_count();
    let mut far = vec![vec![UNREACHED; count]; count];
    for (a, row) in far.iter_mut().enumerate() {
        row[a] = 0;
        for b in pairs.neighbors(a as u32) {
            row[*b as usize] = 1;
        }
    }
    for via in 0..count {
        for a in 0..count {
            for b in 0..count {
                let over = far[a][via].saturating_add(far[via][b]);
                far[a][b] = far[a][b].min(over);
            }
        }
    }
    far
}

/// Every path without a loop, by trying all.
fn all_paths(pairs: &Pairs, path: &mut Vec<u32>, to: u32, found: &mut Vec<Vec<u32>>) {
    let at = *path.last().unwrap();
    if at == to {
        found.push(path.clone());
        return;
    }
    for next in pairs.neighbors(at) {
        if !path.contains(next) {
            path.push(*next);
            all_paths(pairs, path, to, found);
            path.pop();
        }
    }
}

fn cost_of(pairs: &Pairs, path: &[u32], cost: Cost) -> f64 {
    let hop = |w: &[u32]| match cost {
        Cost::Hops => 1.0,
        Cost::Evidence => {
            let at = pairs.neighbors(w[0]).binary_search(&w[1]).unwrap();
            1.0 + 1.0 / pairs.weights(w[0])[at]
        }
    };
    path.windows(2).map(hop).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn hops_and_shortest_paths(edges in edges(14, 30)) {
        let pairs = Pairs::new(&graph(&edges));
        let far = distances(&pairs);
        for a in 0..pairs.node_count() as u32 {
            prop_assert_eq!(&hops(&pairs, a, u32::MAX).distance, &far[a as usize]);
            for b in 0..pairs.node_count() as u32 {
                let wanted = far[a as usize][b as usize];
                let path = shortest(&pairs, a, b, 99);
                prop_assert_eq!(path.as_ref().map(|p| p.hops() as u32), (wanted != UNREACHED).then_some(wanted));
                for hop in path.iter().flat_map(|p| p.nodes.windows(2)) {
                    prop_assert!(pairs.neighbors(hop[0]).contains(&hop[1]));
                }
                if wanted != UNREACHED && wanted > 0 {
                    prop_assert!(shortest(&pairs, a, b, wanted as usize - 1).is_none());
                }
            }
        }
    }

    #[test]
    fn k_shortest_paths(edges in edges(7, 16), count in 1usize..12, evidence: bool, max_hops in 1usize..7) {
        let pairs = Pairs::new(&graph(&edges));
        let cost = if evidence { Cost::Evidence } else { Cost::Hops };
        let to = pairs.node_count() as u32 - 1;
        let mut all = Vec::new();
        all_paths(&pairs, &mut vec![0], to, &mut all);
        all.retain(|p| p.len() <= max_hops + 1);
        let mut wanted: Vec<f64> = all.iter().map(|p| cost_of(&pairs, p, cost)).collect();
        wanted.sort_by(f64::total_cmp);
        wanted.truncate(count);
        let found = k_shortest(&pairs, 0, to, count, max_hops, cost);
        prop_assert_eq!(found.len(), wanted.len());
        for (path, wanted) in found.iter().zip(wanted) {
            prop_assert!((path.cost - wanted).abs() < 1e-9);
            prop_assert!(all.contains(&path.nodes));
        }
        let mut distinct: Vec<_> = found.iter().map(|p| &p.nodes).collect();
        distinct.sort();
        distinct.dedup();
        prop_assert_eq!(distinct.len(), found.len());
    }

    #[test]
    fn paths_over_a_third_node(edges in edges(7, 16)) {
        let pairs = Pairs::new(&graph(&edges));
        let last = pairs.node_count() as u32 - 1;
        let via = last / 2;
        let mut all = Vec::new();
        all_paths(&pairs, &mut vec![0], last, &mut all);
        all.retain(|p| p.contains(&via));
        let found = k_shortest_via(&pairs, (0, last), via, 5, 99, Cost::Hops);
        let least = all.iter().map(|p| p.len() - 1).min();
        prop_assert_eq!(found.first().map(|p| p.hops()), least);
        prop_assert!(found.iter().all(|p| all.contains(&p.nodes)));
    }

    #[test]
    fn page_rank_is_a_fixed_point(edges in edges(12, 40)) {
        let graph = graph(&edges);
        let ranks = page_rank(&graph);
        let count = graph.node_count();
        let unspent: f64 = (0..count).filter(|p| graph.out_degree(*p as u32) == 0).map(|p| ranks[p]).sum();
        for place in 0..count as u32 {
            let share = |s: &u32| ranks[*s as usize] / graph.out_degree(*s) as f64;
            let given: f64 = graph.sources(place).iter().map(share).sum();
            let wanted = 0.15 / count as f64 + 0.85 * (given + unspent / count as f64);
            prop_assert!((ranks[place as usize] - wanted).abs() < 1e-11);
        }
    }

    #[test]
    fn betweenness_counts_shortest_paths(edges in edges(9, 20)) {
        let pairs = Pairs::new(&graph(&edges));
        let count = pairs.node_count();
        let mut wanted = vec![0.0; count];
        for a in 0..count as u32 {
            for b in 0..count as u32 {
                let mut all = Vec::new();
                all_paths(&pairs, &mut vec![a], b, &mut all);
                let least = all.iter().map(Vec::len).min().unwrap_or_default();
                all.retain(|p| p.len() == least);
                for path in &all {
                    for node in path.iter().skip(1).rev().skip(1) {
                        wanted[*node as usize] += 1.0 / all.len() as f64;
                    }
                }
            }
        }
        let others = (count.saturating_sub(1) * count.saturating_sub(2)).max(1) as f64;
        for (share, wanted) in betweenness(&pairs, usize::MAX, 0).share.iter().zip(wanted) {
            prop_assert!((share - wanted / others).abs() < 1e-9);
        }
    }

    #[test]
    fn a_broker_is_whose_removal_adds_parts(edges in edges(10, 16)) {
        let whole = graph(&edges);
        let parts = components(&Pairs::new(&whole)).len();
        let found: Vec<u32> = brokers(&Pairs::new(&whole)).iter().map(|b| b.place).collect();
        for place in 0..whole.node_count() as u32 {
            let id = whole.id(place).unwrap().0;
            // The others stay as nodes of their own, by a loop each.
            let mut left: Vec<(u32, u32)> = edges.iter().copied().filter(|(a, b)| *a != id && *b != id).collect();
            left.extend(whole.ids().iter().filter(|n| n.0 != id).map(|n| (n.0, n.0)));
            let now = components(&Pairs::new(&graph(&left))).len();
            prop_assert_eq!(found.contains(&place), now > parts);
        }
    }

    #[test]
    fn communities_lie_within_components_and_repeat(edges in edges(20, 60)) {
        let pairs = Pairs::new(&graph(&edges));
        let found = communities(&pairs);
        prop_assert_eq!(&found, &communities(&pairs));
        let parts = components(&pairs);
        for group in &found.groups {
            let part = parts.iter().find(|p| p.contains(&group[0])).unwrap();
            prop_assert!(group.iter().all(|n| part.contains(n)));
        }
        prop_assert_eq!(found.groups.iter().map(Vec::len).sum::<usize>(), pairs.node_count());
        prop_assert!(found.modularity < 1.0 && found.modularity >= -0.5);
    }
}
