//! The question language on random queries and random stores.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod random;

use dossier::query::{Answer, Options, ast::Query};
use proptest::prelude::*;

use random::{edges, pattern, question, store};

/// The claims that an answer cites, sorted.
fn cited(answer: &Answer) -> Vec<String> {
    let mut all: Vec<String> = answer.rows.iter().flat_map(|r| &r.citations).map(|c| c.claim.to_string()).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_a_question_prints_reads_back_as_the_same_question(text in question()) {
        let dossier = store(&[]);
        let reader = dossier.snapshot();
        let parsed = dossier::query::parse(reader.as_ref(), &text, &Options::default()).unwrap();
        let printed = parsed.to_string();
        let again = dossier::query::parse(reader.as_ref(), &printed, &Options::default()).unwrap();
        prop_assert_eq!(parsed, again, "{}", printed);
    }

    #[test]
    fn what_a_pattern_prints_reads_back_as_the_same_pattern(pattern in pattern()) {
        let printed = pattern.to_string();
        let again = dossier::query::parse_pattern(&printed, &Options::default().parameters);
        prop_assert_eq!(again.map_err(|e| format!("{e}: {printed}")), Ok(pattern));
    }

    #[test]
    fn a_question_and_its_pattern_give_equal_rows(text in question(), edges in edges(), maybe in any::<bool>()) {
        let dossier = store(&edges);
        let reader = dossier.snapshot();
        let options = Options { maybe, ..Options::default() };
        let query = dossier::query::parse(reader.as_ref(), &text, &options).unwrap();
        let explained = dossier::query::explain(reader.as_ref(), &query, &options).unwrap();
        let pattern = dossier::query::parse_pattern(&explained.pattern, &options.parameters).unwrap();
        prop_assert_eq!(&pattern.to_string(), &explained.pattern);
        let asked = dossier::query::answer(reader.as_ref(), &query, &options).unwrap();
        let matched = dossier::query::answer(reader.as_ref(), &Query::Pattern(pattern), &options).unwrap();
        prop_assert_eq!(cited(&asked), cited(&matched), "{}", explained.pattern);
    }

    #[test]
    fn the_indexes_change_no_answer(text in question(), edges in edges(), maybe in any::<bool>()) {
        // The same condition inside OR gives the planner nothing to look up, so that it scans every claim.
        let dossier = store(&edges);
        let reader = dossier.snapshot();
        let options = Options { maybe, ..Options::default() };
        let query = dossier::query::parse(reader.as_ref(), &text, &options).unwrap();
        let mut pattern = dossier::query::parse_pattern(
            &dossier::query::explain(reader.as_ref(), &query, &options).unwrap().pattern, &options.parameters).unwrap();
        let planned = dossier::query::answer(reader.as_ref(), &Query::Pattern(pattern.clone()), &options).unwrap();
        if let Some(condition) = pattern.condition.take() {
            pattern.condition = Some(dossier::query::ast::Expression::Or(vec![condition]));
        }
        let scanned = dossier::query::answer(reader.as_ref(), &Query::Pattern(pattern), &options).unwrap();
        prop_assert_eq!(cited(&planned), cited(&scanned));
    }
}

/// A store where one node leads to fifty busy ones, every second of which leads on to another, all by one relation.
fn busy(relation: &str) -> dossier::Dossier {
    let mut nodes = vec!["First".to_owned(), "Last".to_owned()];
    nodes.extend((0..50).map(|b| format!("Busy {b}")).chain((0..100).map(|x| format!("Other {x}"))));
    let mut ends: Vec<(String, String)> = Vec::new();
    for b in 0..50 {
        let busy = format!("Busy {b}");
        ends.extend([("First".to_owned(), busy.clone()), ("First".to_owned(), busy.clone())]);
        ends.extend((0..100).map(|x| (busy.clone(), format!("Other {x}"))));
        if b % 2 == 0 {
            ends.push((busy, "Last".to_owned()));
        }
    }
    // The last has more claims than the first, so that the join begins there and comes to it by the busy ones.
    ends.extend((0..200).map(|n| (format!("Other {}", n % 100), "Last".to_owned())));
    let nodes: Vec<_> = nodes
        .iter()
        .map(|name| serde_json::json!({"id": name, "kind": "organization", "name": name, "named": true}))
        .collect();
    let edges: Vec<_> = ends
        .iter()
        .enumerate()
        .map(|(i, (source, target))| {
            serde_json::json!({"source": source, "relation": relation, "target": target, "confidence": 0.9,
                "evidence": {"sentence": "", "start": i, "end": i + 1}})
        })
        .collect();
    let extraction = serde_json::from_value(serde_json::json!({
        "schema": 1, "nodes": nodes, "edges": edges,
        "article": {"id": "a", "title": "t", "text": "x".repeat(ends.len() + 1)},
    }))
    .unwrap();
    let dossier = dossier::Dossier::memory().unwrap();
    dossier.ingest_extraction(&extraction).unwrap();
    dossier
}

/// How many records a pattern of two edges over busy nodes has.
fn over_busy_nodes(relation: &str) -> usize {
    let dossier = busy(relation);
    let pattern = format!(
        "(a {{name: \"First\"}})-[m:{relation}]->(b)-[n:{relation}]->(c {{name: \"Last\"}}) RETURN b.name, m.id, n.id"
    );
    let options = Options { limit: None, ..Options::default() };
    let pattern = dossier::query::parse_pattern(&pattern, &options.parameters).unwrap();
    dossier.answer(&Query::Pattern(pattern), &options).unwrap().records.len()
}

#[test]
fn busy_nodes_between_two_names_are_joined_as_quiet_ones_are() {
    assert_eq!(over_busy_nodes("attacked"), 50);
}

#[test]
fn busy_nodes_are_joined_by_relations_without_direction() {
    assert_eq!(over_busy_nodes("met-with"), 50);
}

#[test]
fn a_path_goes_through_posts_and_memberships_too() {
    let node = |name: &str, kind: &str| serde_json::json!({"id": name, "kind": kind, "name": name, "named": true});
    let edge = |source: &str, relation: &str, at: usize| {
        serde_json::json!({"source": source, "relation": relation, "target": "Red Cross", "confidence": 0.9,
            "evidence": {"sentence": "", "start": at, "end": at + 1}})
    };
    let extraction = serde_json::from_value(serde_json::json!({
        "schema": 1,
        "nodes": [node("Ada Lovelace", "actor"), node("Boris Karlov", "actor"), node("Red Cross", "organization")],
        "edges": [edge("Ada Lovelace", "represents", 0), edge("Boris Karlov", "member-of", 1)],
        "article": {"id": "a", "title": "t", "text": "xxx"},
    }))
    .unwrap();
    let dossier = dossier::Dossier::memory().unwrap();
    dossier.ingest_extraction(&extraction).unwrap();
    let answer = dossier.ask("path from \"Ada Lovelace\" to \"Boris Karlov\"").unwrap();
    assert_eq!(answer.paths.iter().map(Vec::len).collect::<Vec<_>>(), [2]);
}

#[test]
fn sources_are_counted_of_a_claim_that_names_nobody() {
    let nobody = ((8, 2, 8), (2, None, None, None, 0, false));
    let other = ((0, 0, 1), (0, None, None, None, 0, false));
    // Six claims an article: the first and the second article say the same.
    let dossier = store(&[nobody, other, other, other, other, other, nobody]);
    let answer = dossier.ask("what happened with at least 2 sources").unwrap();
    assert_eq!(answer.rows.iter().map(|row| row.sources).collect::<Vec<_>>(), [2]);
}
