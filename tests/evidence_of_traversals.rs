//! Ties, time lines, differences and dossiers carry the evidence of the store's claims.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing wrong")]

use dossier::Dossier;
use dossier::graph::{Scope, State, Step, attested, diff, profile, quote, ties, timeline};
use dossier::model::{Modality, NodeId};
use dossier::store::Reader;
use serde_json::json;

/// An article that says one thing of Ann and Bob.
fn article(dossier: &Dossier, day: &str, relation: &str, modality: &str, confidence: f32) {
    let text = format!("Report of {day}. Ann and Bob: {relation}, {modality}.");
    let start = text.find("Ann").unwrap();
    let extraction = json!({
        "schema": 1,
        "article": {"id": format!("{day} {relation} {modality}"), "title": day, "published": day, "publisher": day,
            "language": "en", "text": text},
        "nodes": [{"id": "n1", "kind": "actor", "name": "Ann Arbor", "named": true},
                  {"id": "n2", "kind": "actor", "name": "Bob Bobson", "named": true}],
        "edges": [{"source": "n1", "relation": relation, "target": "n2", "predicate": relation, "date": day,
            "modality": modality, "confidence": confidence, "rule": "test",
            "evidence": {"sentence": &text[start..], "start": start, "end": text.len()}}]
    });
    let extraction = serde_json::from_value(extraction).unwrap();
    dossier.ingest_extraction(&extraction).unwrap();
}

fn store() -> Dossier {
    let dossier = Dossier::memory().unwrap();
    article(&dossier, "2024-12-02", "met-with", "planned", 0.8);
    article(&dossier, "2024-12-03", "met-with", "asserted", 0.7);
    article(&dossier, "2024-12-04", "met-with", "asserted", 0.9);
    article(&dossier, "2024-12-12", "accused", "asserted", 0.9);
    dossier
}

fn node(dossier: &Dossier, name: &str) -> NodeId {
    *dossier.snapshot().nodes_named(name).unwrap().first().unwrap()
}

#[test]
fn a_hop_shows_its_best_attested_relation_and_most_certain_sentence() {
    let dossier = store();
    let snapshot = dossier.snapshot();
    let graph = Scope::default().load(snapshot.as_ref()).unwrap();
    let place = |name| graph.place(node(&dossier, name)).unwrap();
    let found = ties(snapshot.as_ref(), &graph, place("Bob Bobson"), place("Ann Arbor")).unwrap();
    let relations: Vec<&str> = found.iter().map(|t| t.relation.as_str()).collect();
    assert_eq!(relations, ["met-with", "accused"]);
    let best = found.first().unwrap();
    assert_eq!((best.claims, best.sources), (2, 2));
    let quote = quote(snapshot.as_ref(), best.best).unwrap();
    assert_eq!(quote.sentence, "Ann and Bob: met-with, asserted.");
    assert_eq!(quote.publisher.as_deref(), Some("2024-12-04"));
}

#[test]
fn planned_claims_are_left_out_unless_asked_for() {
    let dossier = store();
    let edges = |scope: Scope| scope.load(dossier.snapshot().as_ref()).unwrap().edge_count();
    assert_eq!(edges(Scope::default()), 3);
    let planned = Scope { modalities: vec![Modality::Planned], ..Scope::default() };
    assert_eq!(edges(planned), 1);
}

#[test]
fn hops_with_too_few_sources_are_left_out() {
    let dossier = store();
    let snapshot = dossier.snapshot();
    let graph = Scope::default().load(snapshot.as_ref()).unwrap();
    let pairs = |least| attested(snapshot.as_ref(), &graph, least).unwrap().pair_count();
    assert_eq!((pairs(3), pairs(4)), (1, 0));
}

#[test]
fn a_timeline_has_no_gaps() {
    let dossier = store();
    let scope = Scope { about: vec![node(&dossier, "Ann Arbor")], ..Scope::default() };
    let found = timeline(dossier.snapshot().as_ref(), &scope, Step::Day).unwrap();
    let counts: Vec<u32> = found.periods.iter().map(|p| p.claims).collect();
    assert_eq!(counts, [1, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
    let weeks = timeline(dossier.snapshot().as_ref(), &scope, Step::Week).unwrap();
    assert_eq!(weeks.periods.len(), 2);
}

#[test]
fn a_plan_that_came_true_is_a_changed_modality_and_more_sources() {
    let dossier = store();
    let state = |day: &str| State::of(dossier.snapshot().as_ref(), Some(day.parse().unwrap())).unwrap();
    let found = diff(&state("2024-12-02"), &state("2024-12-03"));
    assert_eq!(found.new_edges.len(), 0);
    assert_eq!((found.more_sources.len(), found.changed_modality.len()), (1, 1));
    let later = diff(&state("2024-12-04"), &state("2024-12-31"));
    assert_eq!((later.new_edges.len(), later.new_nodes.len()), (1, 0));
    assert_eq!(diff(&state("2024-12-04"), &state("2024-12-04")), Default::default());
}

#[test]
fn a_dossier_counts_partners_and_keeps_planned_claims_apart() {
    let dossier = store();
    let found = profile(dossier.snapshot().as_ref(), node(&dossier, "Bob Bobson")).unwrap().unwrap();
    assert_eq!((found.claims, found.articles), (4, 4));
    let partner = found.partners.first().unwrap();
    assert_eq!((partner.name.as_str(), partner.claims), ("Ann Arbor", 4));
    let met = found.sections.iter().find(|s| s.relation == "met-with").unwrap();
    let said: Vec<Modality> = met.facts.iter().map(|f| f.modality).collect();
    assert_eq!(said, [Modality::Planned, Modality::Asserted, Modality::Asserted]);
}
