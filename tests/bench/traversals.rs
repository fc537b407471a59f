//! Runs the traversals over plain edge lists, for `traversals.py` to compare with other libraries and to time.
//!
//! `check`: each line of standard input is `{"edges": [[0, 1], …], "pairs": [[0, 5], …]}`; prints a line of results
//! for it.
//! `time FILE ROUNDS`: reads a file of `source<TAB>target` lines; prints the least seconds of each traversal.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a program for measuring: it may stop at the first thing wrong"
)]

use std::io::BufRead;
use std::time::Instant;

use dossier::graph::{
    Adjacency, Builder, Cost, Pairs, UNREACHED, betweenness, bridges, brokers, communities, components, hops,
    k_shortest, page_rank, shortest,
};
use dossier::model::{Modality, NodeId};
use dossier::store::{ClaimEntry, ClaimRef, RelationId};
use serde_json::{Value, json};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["check"] => {
            for line in std::io::stdin().lock().lines() {
                println!("{}", check(&serde_json::from_str(&line.unwrap()).unwrap()));
            }
        }
        ["time", file, rounds] => println!("{}", time(file, rounds.parse().unwrap())),
        _ => println!("skipped: tests/bench/traversals.py runs this program"),
    }
}

fn build(edges: impl Iterator<Item = (u32, u32)>) -> Adjacency {
    let mut builder = Builder::default();
    for (article, (source, target)) in (0..).zip(edges) {
        builder.add(&ClaimEntry {
            // Fifteen claims an article, as in the news.
            at: ClaimRef { article: article / 15, index: (article % 15) as u32 },
            source: Some(NodeId(source)),
            relation: RelationId(0),
            target: Some(NodeId(target)),
            date: None,
            modality: Modality::Asserted,
            shown: true,
        });
    }
    builder.finish()
}

fn pair(value: &Value) -> (u32, u32) {
    let end = |i: usize| value[i].as_u64().unwrap() as u32;
    (end(0), end(1))
}

fn check(input: &Value) -> Value {
    let graph = build(input["edges"].as_array().unwrap().iter().map(pair));
    let pairs = Pairs::new(&graph);
    let id = |p: u32| graph.id(p).unwrap().0;
    let lengths: Vec<Value> = input["pairs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|wanted| {
            let (a, b) = pair(wanted);
            let (a, b) = (graph.place(NodeId(a)).unwrap(), graph.place(NodeId(b)).unwrap());
            let far = hops(&pairs, a, u32::MAX).distance[b as usize];
            let one = shortest(&pairs, a, b, usize::MAX).map(|p| p.hops());
            assert_eq!(one, (far != UNREACHED).then_some(far as usize));
            let k: Vec<usize> = k_shortest(&pairs, a, b, 6, 1000, Cost::Hops).iter().map(|p| p.hops()).collect();
            json!({"one": one, "k": k})
        })
        .collect();
    let found = communities(&pairs);
    let all =
        |groups: &[Vec<u32>]| -> Vec<Vec<u32>> { groups.iter().map(|g| g.iter().map(|p| id(*p)).collect()).collect() };
    json!({
        "ids": graph.ids().iter().map(|n| n.0).collect::<Vec<_>>(),
        "lengths": lengths,
        "pagerank": page_rank(&graph),
        "betweenness": betweenness(&pairs, usize::MAX, 0).share,
        "components": all(&components(&pairs)),
        "brokers": brokers(&pairs).iter().map(|b| id(b.place)).collect::<Vec<_>>(),
        "bridges": bridges(&pairs).iter().map(|(a, b)| [id(*a), id(*b)]).collect::<Vec<_>>(),
        "groups": all(&found.groups),
        "modularity": found.modularity,
    })
}

fn least<T>(rounds: u32, mut work: impl FnMut() -> T) -> f64 {
    (0..rounds)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min)
}

fn time(file: &str, rounds: u32) -> Value {
    let load = || {
        let text = std::fs::read_to_string(file).unwrap();
        build(text.lines().map(|line| {
            let (a, b) = line.split_once('\t').unwrap();
            (a.parse().unwrap(), b.parse().unwrap())
        }))
    };
    let loaded = least(rounds, load);
    let graph = load();
    let summed = least(rounds, || Pairs::new(&graph));
    let pairs = Pairs::new(&graph);
    let count = graph.node_count() as u32;
    let starts: Vec<u32> = (0..20).map(|i| i * (count / 20)).collect();
    let ends: Vec<(u32, u32)> = (0..100).map(|i| (i * 7919 % count, (i * 104_729 + 13) % count)).collect();
    json!({
        "nodes": count, "edges": graph.edge_count(), "pairs": pairs.pair_count(),
        "load": loaded + summed, "pairs_only": summed,
        "bfs_20": least(rounds, || starts.iter().map(|s| hops(&pairs, *s, u32::MAX).reached.len()).sum::<usize>()),
        "path_100": least(rounds, || ends.iter().filter_map(|(a, b)| shortest(&pairs, *a, *b, 99)).count()),
        "yen_10": least(rounds, || ends.iter().take(10).map(|(a, b)| k_shortest(&pairs, *a, *b, 10, 99, Cost::Hops).len()).sum::<usize>()),
        "pagerank": least(rounds, || page_rank(&graph)),
        "components": least(rounds, || components(&pairs)),
        "brokers": least(rounds, || brokers(&pairs)),
        "betweenness_500": least(1, || betweenness(&pairs, 0, 500)),
        "communities": least(rounds, || communities(&pairs)),
        "modularity": communities(&pairs).modularity,
        "peak_mb": peak_mb(),
    })
}

/// Peak resident memory of this process, in MB; 0 where the system does not tell.
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    let kb = line.and_then(|l| l.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kb.unwrap_or_default() / 1024.0
}
