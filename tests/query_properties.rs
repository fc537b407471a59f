//! The question language on random queries and random stores.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use dossier::Dossier;
use dossier::model::Extraction;
use dossier::query::{Answer, Options, ast::Query};
use proptest::prelude::*;
use serde_json::json;

const NAMES: [&str; 6] = ["Ada Lovelace", "Boris Karlov", "Syria", "Aleppo", "Damascus", "Red Cross"];
const RELATIONS: [&str; 6] = ["met-with", "spoke-with", "attacked", "called-for", "visited", "located-in"];
const DATES: [Option<&str>; 5] = [None, Some("2024"), Some("2024-12"), Some("2024-12-02"), Some("2024-11-30")];

fn kind(name: &str) -> &'static str {
    match name {
        "Syria" | "Aleppo" | "Damascus" => "location",
        "Red Cross" => "organization",
        _ => "actor",
    }
}

type Edge = (usize, usize, usize, usize, Option<usize>, Option<usize>, usize);

fn edges() -> impl Strategy<Value = Vec<Edge>> {
    let edge = (
        0..7usize,
        0..6usize,
        0..6usize,
        0..5usize,
        prop::option::of(2..6usize),
        prop::option::of(0..6usize),
        0..4usize,
    );
    prop::collection::vec(edge, 0..24)
}

fn store(edges: &[Edge]) -> Dossier {
    let mut dossier = Dossier::memory().unwrap();
    for (n, part) in edges.chunks(6).enumerate() {
        let nodes: Vec<_> =
            NAMES.iter().map(|name| json!({"id": name, "kind": kind(name), "name": name, "named": true})).collect();
        let modalities = ["asserted", "negated", "planned", "alleged"];
        let text: String = format!("Article {n}. ") + &"x".repeat(part.len());
        let list: Vec<_> = part
            .iter()
            .enumerate()
            .map(|(i, (source, relation, target, date, place, about, modality))| {
                json!({
                    "source": NAMES.get(*source).unwrap_or(&"?"), "relation": RELATIONS[*relation], "target": NAMES[*target],
                    "date": DATES[*date], "location": place.map(|p| NAMES[p.clamp(2, 4)]),
                    "about": about.map(|a| vec![NAMES[a]]).unwrap_or_default(), "modality": modalities[*modality],
                    "evidence": {"sentence": "", "start": i, "end": i + 1},
                })
            })
            .collect();
        let extraction: Extraction = serde_json::from_value(json!({
            "schema": 1, "article": {"id": format!("a{n}"), "title": "t", "text": text, "publisher": format!("p{}", n % 2)},
            "nodes": nodes, "edges": list,
        }))
        .unwrap();
        dossier.ingest_extraction(&extraction).unwrap();
    }
    dossier
}

fn question() -> impl Strategy<Value = String> {
    let name = prop::sample::select(NAMES.to_vec()).prop_map(|n| format!("\"{n}\""));
    let verb = prop::sample::select(vec!["met", "contacted", "attacked", "called for", "visited"]);
    let end = prop_oneof![Just("whom".to_owned()), name.clone()];
    let form = prop_oneof![
        (verb.clone(), end).prop_map(|(v, e)| format!("who {v} {e}")),
        (name.clone(), verb.clone()).prop_map(|(n, v)| format!("what did {n} {v}")),
        (verb, name.clone()).prop_map(|(v, n)| format!("who did not {v} {n}")),
        Just("what happened".to_owned()),
        name.clone().prop_map(|n| format!("what does {n} say")),
        name.clone().prop_map(|n| format!("show {n}")),
    ];
    let filter = prop_oneof![
        name.clone().prop_map(|n| format!(" about {n}")),
        name.clone().prop_map(|n| format!(" in {n}")),
        name.prop_map(|n| format!(" involving {n}")),
        Just(" since 2024-12".to_owned()),
        Just(" in 2024-12".to_owned()),
        Just(" before 2024-12-02".to_owned()),
        Just(" with at least 2 sources".to_owned()),
        Just(" including planned".to_owned()),
    ];
    (form, prop::collection::vec(filter, 0..3)).prop_map(|(form, filters)| form + &filters.concat())
}

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

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,80}", words in prop::collection::vec(prop::sample::select(vec![
        "who", "met", "whom", "(", ")", "-[", "]->", "m", ":", "*", "1..3", "about", "in", "between", "and", "NOT", "WHERE",
        "\"", "did", "how", "many", "by", "last", "RETURN", "count(", "{", "}", "2024-13", "$x", "'", "\\"]), 0..30)) {
        let dossier = store(&[]);
        let reader = dossier.snapshot();
        let mixed = words.join(" ");
        for text in [text.as_str(), mixed.as_str(), &format!("MATCH {mixed}"), &format!("({text}"), &format!("who met {text}")] {
            if let Err(dossier::query::QueryError::Parse(error)) =
                dossier::query::parse(reader.as_ref(), text, &Options::default()) {
                prop_assert!(text.get(error.span.clone()).is_some() || error.span.start >= text.len(), "{error:?}");
            }
        }
    }
}

#[test]
fn deep_nesting_and_long_input_are_refused_or_read_quickly() {
    let dossier = store(&[]);
    let reader = dossier.snapshot();
    let parse = |text: &str| dossier::query::parse(reader.as_ref(), text, &Options::default());
    let nested = format!("MATCH (a)-[m]->(b) WHERE {}a.name = \"x\"", "(".repeat(5_000));
    assert!(parse(&nested).is_err());
    let negated = format!("MATCH (a)-[m]->(b) WHERE {}a.name = \"x\"", "NOT ".repeat(4_000));
    assert!(parse(&negated).is_err());
    assert!(parse(&"who met whom about Syria ".repeat(10_000)).is_err());
    let _ = parse(&format!("who met {}", "x ".repeat(9_000)));
    let _ = parse(&format!("did {}", "met ".repeat(4_900)));
}
