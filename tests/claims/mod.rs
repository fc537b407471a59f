//! A store of one article that makes some claims, for tests of what questions find.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use dossier::Dossier;
use serde_json::{Value, json};

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
