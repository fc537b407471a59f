//! Who is the same in two articles.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use dossier::Dossier;
use dossier::ingest::reader;

/// A store of articles of one sentence each.
fn store(sentences: &[&str]) -> Dossier {
    let dossier = Dossier::memory().unwrap();
    for (at, sentence) in sentences.iter().enumerate() {
        let line = serde_json::json!({"id": at.to_string(), "title": "News", "date": "2025-03-04", "text": sentence});
        for article in reader::read_bytes(line.to_string().as_bytes(), &Default::default()).unwrap() {
            dossier.ingest(&article).unwrap();
        }
    }
    dossier
}

/// The ids of the nodes that stand at the source of a question's rows, each once.
fn sources(dossier: &Dossier, question: &str) -> Vec<String> {
    let rows = dossier.ask(question).unwrap().rows;
    let mut ids: Vec<String> = rows.into_iter().filter_map(|row| row.source.map(|s| s.id.to_string())).collect();
    ids.sort();
    ids.dedup();
    ids
}

#[test]
fn a_body_of_a_state_is_one_in_all_articles() {
    let dossier = store(&["The Israeli military attacked Rafah.", "The Israeli military attacked Khan Yunis."]);
    assert_eq!(sources(&dossier, "who attacked what").len(), 1);
}

#[test]
fn a_court_of_a_state_that_has_many_is_none_of_another_article() {
    let dossier =
        store(&["An Argentine court detained Juan Perez.", "An Argentine court detained Pedro Gomez on Monday."]);
    assert_eq!(sources(&dossier, "who detained whom").len(), 2);
}

#[test]
fn a_person_is_one_in_all_spellings_and_shown_by_the_usual_one() {
    let dossier = store(&["Volodymyr Zelensky visited Berlin.", "Volodymyr Zelenskiy visited Paris."]);
    assert_eq!(sources(&dossier, "who visited what").len(), 1);
    let shown = dossier.ask("who visited Paris").unwrap().rows.remove(0).source.unwrap().name;
    assert_eq!(shown, "Volodymyr Zelenskyy");
}

#[test]
fn a_father_and_a_son_who_differ_by_a_suffix_are_two() {
    for (one, other) in [
        ("Donald Trump visited Berlin.", "Donald Trump visited Oslo. Donald Trump Jr. visited Greenland."),
        ("Robert F. Kennedy Jr. visited Berlin.", "Robert F. Kennedy visited Greenland."),
    ] {
        let dossier = store(&[one, other]);
        let (berlin, greenland) = (sources(&dossier, "who visited Berlin"), sources(&dossier, "who visited Greenland"));
        assert!(berlin.len() == 1 && greenland.len() == 1 && berlin != greenland, "{other} {berlin:?} {greenland:?}");
    }
}

#[test]
fn people_with_other_initials_are_two_though_articles_call_both_without() {
    let dossier = store(&[
        "George H. W. Bush visited Berlin. On Monday his office said that George Bush was well.",
        "George W. Bush visited Greenland. On Monday his office said that George Bush was well.",
    ]);
    let (berlin, greenland) = (sources(&dossier, "who visited Berlin"), sources(&dossier, "who visited Greenland"));
    assert!(berlin.len() == 1 && greenland.len() == 1 && berlin != greenland, "{berlin:?} {greenland:?}");
}
