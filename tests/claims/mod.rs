//! A store of one article that makes some claims, for tests of what questions find.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
#![allow(dead_code, reason = "each test file uses some of it")]

use dossier::Dossier;
use dossier::query::{Answer, NodeView};
use serde_json::{Value, json};

/// Source, relation, target, predicate, and further qualifiers.
pub(crate) type Claim = (&'static str, &'static str, &'static str, &'static str, Value);

/// A claim between two nodes: its ends, relation and predicate, and its further qualifiers as the contract has them.
pub(crate) fn claim(source: &str, relation: &str, target: &str, predicate: &str, more: &Value) -> Value {
    let mut edge = json!({"source": source, "relation": relation, "target": target, "predicate": predicate,
        "confidence": 0.9});
    edge.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    edge
}

/// A store in memory of one article of 20 June 2025; each claim is cited by a token of its own.
pub(crate) fn store_of(nodes: &[Value], mut claims: Vec<Value>) -> Dossier {
    for (at, claim) in claims.iter_mut().enumerate() {
        claim["evidence"] = json!({"sentence": "", "start": at, "end": at + 1});
    }
    let text = "x".repeat(claims.len());
    let extraction = json!({"schema": 1, "nodes": nodes, "edges": claims,
        "article": {"id": "a", "title": "t", "published": "2025-06-20", "text": text}});
    let dossier = Dossier::memory().unwrap();
    dossier.ingest_extraction(&serde_json::from_value(extraction).unwrap()).unwrap();
    dossier
}

/// A store of these claims. Their ends and what their qualifiers name are its nodes, of the kinds and with the further
/// names that `kind` and `aliases` give; one that begins with a capital is named, but for those in `nameless`.
pub(crate) fn store_of_claims(
    claims: &[Claim],
    kind: impl Fn(&str) -> &'static str,
    aliases: impl Fn(&str) -> Vec<&'static str>,
    nameless: &[&str],
) -> Dossier {
    let mut names: Vec<String> = Vec::new();
    for (source, _, target, _, more) in claims {
        names.extend([*source, *target].map(str::to_owned));
        names.extend(more["location"].as_str().map(str::to_owned));
        let lists = ["to", "about"].iter().flat_map(|key| more[key].as_array().cloned().unwrap_or_default());
        names.extend(lists.map(|name| name.as_str().unwrap().to_owned()));
    }
    names.sort_unstable();
    names.dedup();
    let node = |n: &String| {
        let named = n.starts_with(char::is_uppercase) && !nameless.contains(&n.as_str());
        json!({"id": n, "kind": kind(n), "name": n, "named": named, "aliases": aliases(n)})
    };
    let nodes: Vec<Value> = names.iter().map(node).collect();
    let edges = claims
        .iter()
        .map(|(source, relation, target, predicate, more)| claim(source, relation, target, predicate, more));
    store_of(&nodes, edges.collect())
}

/// The rows of an answer as "source relation target", in their order.
pub(crate) fn rows_of(answer: Answer) -> Vec<String> {
    let name = |end: Option<NodeView>| end.map_or_else(|| "?".to_owned(), |view| view.name);
    let told = |row: dossier::query::Row| format!("{} {} {}", name(row.source), row.relation, name(row.target));
    answer.rows.into_iter().map(told).collect()
}
