//! A part of the graph as DOT: readable, safe whatever the names, the same bytes every time.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing wrong")]

mod skipped;

use std::io::Write;
use std::process::{Command, Stdio};

use dossier::Dossier;
use dossier::export::dot;
use dossier::graph::{Selection, Subgraph, cut};
use dossier::model::NodeId;
use dossier::store::Reader;
use serde_json::json;

const HOSTILE: &str = "Ann \"]; x -> y [\\N </td> &lt; \u{202e}evil\u{0} \\\"";

fn store() -> Dossier {
    let dossier = Dossier::memory().unwrap();
    for (article, title) in [("a", "First"), ("b", "Second")] {
        let text = format!("{title}. Ann met Bob in Rome. Bob will not visit Rome.");
        let at = text.find("Ann met").unwrap();
        let said = |relation: &str, from: &str, to: &str, modality: &str| {
            json!({"source": from, "relation": relation, "target": to, "predicate": relation, "about": ["n3"],
                "date": "2024-12-02", "modality": modality, "confidence": 0.9, "rule": "test",
                "evidence": {"sentence": "Ann met Bob in Rome.", "start": at, "end": at + 20}})
        };
        let extraction = json!({
            "schema": 1,
            "article": {"id": article, "title": title, "published": "2024-12-03", "publisher": title, "language": "en",
                "text": text},
            "nodes": [
                {"id": "n1", "kind": "actor", "name": HOSTILE, "named": true},
                {"id": "n2", "kind": "actor", "name": "Bob Bobson", "named": true},
                {"id": "n3", "kind": "location", "name": "Rome", "named": true},
                {"id": "n4", "kind": "organization", "name": "Far Away & Sons", "named": true},
            ],
            "edges": [
                said("met-with", "n1", "n2", "asserted"),
                said("visited", "n2", "n3", "negated"),
                said("visited", "?", "n3", "planned"),
                said("accused", "n4", "n2", "alleged"),
            ]
        });
        dossier.ingest_extraction(&serde_json::from_value(extraction).unwrap()).unwrap();
    }
    dossier
}

fn find(dossier: &Dossier, name: &str) -> NodeId {
    *dossier.snapshot().nodes_named(name).unwrap().first().unwrap()
}

fn around(dossier: &Dossier, name: &str, hops: u32) -> Subgraph {
    let selection = Selection { nodes: vec![find(dossier, name)], hops, ..Selection::default() };
    cut(dossier.snapshot().as_ref(), &selection).unwrap()
}

#[test]
fn two_articles_are_two_sources_of_one_edge() {
    let graph = around(&store(), "Bob Bobson", 1);
    let met = graph.edge_weights().find(|e| e.relation == "met-with").unwrap();
    assert_eq!((met.claims, met.sources), (2, 2));
    assert_eq!(met.about, ["Rome"]);
    assert_eq!(met.sentence, "Ann met Bob in Rome.");
}

#[test]
fn hops_bound_the_neighbourhood() {
    let dossier = store();
    let names = |hops| {
        let graph = around(&dossier, "Rome", hops);
        let mut names: Vec<String> = graph.node_weights().map(|n| n.name.clone()).collect();
        names.sort();
        names
    };
    assert_eq!(names(0), ["Rome"]);
    assert_eq!(names(1), ["?", "Bob Bobson", "Rome"]);
    assert_eq!(names(2).len(), 5);
}

#[test]
fn the_picture_shows_kind_modality_date_and_sources() {
    let text = dot(&around(&store(), "Bob Bobson", 1), "Bob");
    insta::assert_snapshot!(text.replace('\u{202e}', "BIDI"));
}

#[test]
fn the_same_store_gives_the_same_bytes() {
    let draw = || dot(&around(&store(), "Rome", 2), "Rome");
    assert_eq!(draw(), draw());
}

#[test]
#[ignore = "needs Graphviz"]
fn graphviz_reads_hostile_names_and_titles() {
    let text = dot(&around(&store(), "Rome", 2), HOSTILE);
    let started =
        Command::new("dot").arg("-Tjson").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let Ok(mut graphviz) = started else {
        skipped::skipped("pictures graphviz_reads_hostile_names_and_titles", "lacks Graphviz");
        return;
    };
    graphviz.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let done = graphviz.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && !said.contains("rror"), "{said}");
    let drawn: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let objects = drawn["objects"].as_array().unwrap();
    // Four named nodes and one for the agent that nobody names; none smuggled in by a name.
    assert_eq!(objects.len(), 5);
}

#[test]
fn a_node_with_many_neighbours_is_no_column() {
    // Every one of them on one side, or each second on the other.
    let hub = |neighbours: usize, sides: usize| {
        let mut graph = Subgraph::new();
        let node = |n: usize| dossier::graph::GraphNode {
            id: Some(NodeId(n as u32)),
            kind: dossier::model::NodeKind::Actor,
            name: format!("node {n}"),
            chosen: n == 0,
        };
        let places: Vec<_> = (0..=neighbours).map(|n| graph.add_node(node(n))).collect();
        let edge = around(&store(), "Bob Bobson", 1).edge_weights().next().unwrap().clone();
        for (n, place) in places.iter().enumerate().skip(1) {
            let ends = if n % sides == 0 { (places[0], *place) } else { (*place, places[0]) };
            graph.add_edge(ends.0, ends.1, edge.clone());
        }
        dot(&graph, "hub")
    };
    assert!(hub(20, 1).contains("rankdir=LR"));
    let spring = hub(60, 1);
    assert!(spring.contains("layout=sfdp"));
    // Labels are nodes there, which the layout keeps apart from all others.
    assert_eq!(spring.matches("shape=plaintext").count(), 60);
    assert!(!spring.lines().any(|line| line.contains(" -> ") && line.contains(" [label=")), "{spring}");
    assert!(hub(60, 2).contains("rankdir=LR"));
}
