//! Whom a name in a question means: descriptions, posts, names with a place behind them.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use dossier::Dossier;
use serde_json::{Value, json};

/// A store of one article with these claims; a node is named where its name begins with a capital, and an organization
/// or a location where it is one of these.
fn store(claims: &[(&str, &str, &str, Option<&str>)]) -> Dossier {
    let mut names: Vec<&str> = claims.iter().flat_map(|(source, _, target, _)| [*source, *target]).collect();
    names.sort_unstable();
    names.dedup();
    let kind = |name: &str| match name {
        "France" | "Gaza Strip" | "Kyiv" | "Ukraine" | "Iran" | "Israel" | "Nasser Hospital" => "location",
        _ if name.starts_with(char::is_uppercase) => "actor",
        _ => "event",
    };
    let node = |name: &&str| json!({"id": name, "kind": kind(name), "name": name, "named": name.starts_with(char::is_uppercase)});
    let edge = |(at, (source, relation, target, role)): (usize, &(&str, &str, &str, Option<&str>))| -> Value {
        json!({"source": source, "relation": relation, "target": target, "role": role, "confidence": 0.9,
            "evidence": {"sentence": "", "start": at, "end": at + 1}})
    };
    let extraction = json!({
        "schema": 1,
        "nodes": names.iter().map(node).collect::<Vec<_>>(),
        "edges": claims.iter().enumerate().map(edge).collect::<Vec<_>>(),
        "article": {"id": "a", "title": "t", "text": "x".repeat(claims.len())},
    });
    let dossier = Dossier::memory().unwrap();
    dossier.ingest_extraction(&serde_json::from_value(extraction).unwrap()).unwrap();
    dossier
}

fn targets(dossier: &Dossier, question: &str) -> Vec<String> {
    let answer = dossier.ask(question).unwrap();
    answer.rows.into_iter().filter_map(|row| row.target.map(|target| target.name)).collect()
}

const CEASEFIRES: [(&str, &str, &str, Option<&str>); 4] = [
    ("Ada", "called-for", "ceasefire", None),
    ("Boris", "called-for", "temporary ceasefire in the Gaza Strip", None),
    ("Clara", "called-for", "ceasefire talks", None),
    ("Dora", "called-for", "end of the ceasefire", None),
];

#[test]
fn a_description_means_all_that_are_called_so_more_closely() {
    let found = targets(&store(&CEASEFIRES), "who called for a ceasefire");
    assert_eq!(found, ["ceasefire", "temporary ceasefire in the Gaza Strip"]);
}

#[test]
fn the_answer_says_what_else_a_description_was_taken_for() {
    let answer = store(&CEASEFIRES).ask("who called for a ceasefire").unwrap();
    assert!(answer.notes.iter().any(|note| note.contains("temporary ceasefire")), "{:?}", answer.notes);
}

#[test]
fn a_quoted_name_of_somebody_is_not_widened() {
    let dossier = store(&[("Ada", "met-with", "Boris", None), ("Ada", "met-with", "Boris Karlov", None)]);
    assert_eq!(targets(&dossier, "who met \"Boris\""), ["Boris"]);
}

#[test]
fn a_post_that_no_node_is_called_by_means_its_holder_and_the_answer_says_so() {
    let dossier = store(&[
        ("Emma Macon", "represents", "France", Some("president")),
        ("Old Person", "represents", "France", Some("former president")),
        ("Ada", "met-with", "Emma Macon", None),
    ]);
    let answer = dossier.ask("who met the French president").unwrap();
    assert_eq!(answer.rows.len(), 1);
    assert!(answer.notes.iter().any(|note| note.contains("Emma Macon")), "{:?}", answer.notes);
}

#[test]
fn a_post_of_a_name_asks_for_who_holds_it() {
    let dossier = store(&[("Emma Macon", "represents", "France", Some("president"))]);
    for question in ["president of France", "the French president", "who is France's president"] {
        assert_eq!(targets(&dossier, question), ["France"], "{question}");
    }
}

#[test]
fn who_leads_something_is_no_spokesperson_of_it() {
    let dossier = store(&[
        ("Emma Macon", "represents", "France", Some("president")),
        ("Sam Speaker", "represents", "France", Some("spokesperson")),
    ]);
    let answer = dossier.ask("who leads France").unwrap();
    let leaders: Vec<_> = answer.rows.into_iter().filter_map(|row| row.source.map(|s| s.name)).collect();
    assert_eq!(leaders, ["Emma Macon"]);
}

#[test]
fn what_somebody_was_accused_of_was_not_said_by_them() {
    let dossier = store(&[("Ada", "accused", "Boris", None), ("Boris", "accused", "Clara", None)]);
    assert_eq!(targets(&dossier, "what was Boris accused of"), ["Boris"]);
}

#[test]
fn whoever_has_been_arrested_did_not_arrest() {
    let dossier = store(&[("Ada", "detained", "Boris", None), ("Boris", "detained", "Clara", None)]);
    assert_eq!(targets(&dossier, "has Boris been detained"), ["Boris"]);
}

#[test]
fn a_question_behind_another_that_asks_for_a_reason_is_refused() {
    let dossier = store(&[("Ada", "detained", "Boris", None)]);
    assert!(dossier.ask("who detained Boris and why").is_err());
    assert_eq!(targets(&dossier, "who detained Boris and when"), ["Boris"]);
}

const CAPITAL: [(&str, &str, &str, Option<&str>); 4] = [
    ("Boris", "attacked", "Kyiv", None),
    ("Boris", "attacked", "Ukraine", None),
    ("Boris", "accused", "Kyiv", None),
    ("Boris", "accused", "Ukraine", None),
];

#[test]
fn a_capital_that_is_attacked_is_the_city() {
    assert_eq!(targets(&store(&CAPITAL), "who attacked Kyiv"), ["Kyiv"]);
    assert_eq!(targets(&store(&CAPITAL), "MATCH (a)-[m:attacked]->(b) WHERE b.name = \"Kyiv\""), ["Kyiv"]);
}

#[test]
fn a_capital_that_is_accused_is_a_government_too_and_the_answer_says_so() {
    let answer = store(&CAPITAL).ask("who accused Kyiv").unwrap();
    assert_eq!(answer.rows.len(), 2);
    assert!(answer.notes.iter().any(|note| note.contains("government of Ukraine")), "{:?}", answer.notes);
}

#[test]
fn a_common_noun_in_the_plural_is_no_part_of_a_name() {
    let claims = [
        ("Ada", "attacked", "University Hospitals Birmingham", None),
        ("Boris", "attacked", "hospital in the Gaza Strip", None),
        ("Boris", "attacked", "Nasser Hospital", None),
    ];
    let found = targets(&store(&claims), "which hospitals were attacked");
    assert_eq!(found, ["hospital in the Gaza Strip", "Nasser Hospital"]);
}

#[test]
fn a_misspelt_name_is_rather_a_whole_name_than_a_word_of_one() {
    let claims = [
        ("Andriy Ukrainets", "attacked", "Ukraine", None),
        ("Irani Ibrahim", "attacked", "Iran", None),
        ("Ada", "attacked", "Iran", None),
        ("Isra Al-Masri", "attacked", "Israel", None),
    ];
    let store = store(&claims);
    for (written, meant) in [("ukrain", "Ukraine, 1 claim"), ("Irann", "Iran, 2 claims"), ("Isreal", "Israel, 1 claim")]
    {
        let answer = store.ask(&format!("who attacked {written}")).unwrap();
        let note = answer.notes.iter().find(|note| note.contains("nearest")).cloned().unwrap_or_default();
        assert!(note.contains(&format!("nearest: {meant}")), "{written}: {note}");
    }
}
