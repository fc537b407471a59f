//! Who is the same in two articles.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use dossier::Dossier;
use dossier::ingest::reader;
use dossier::model::NodeId;
use dossier::store::{Reader, Snapshot};

/// A store of articles of one sentence each.
fn store(sentences: &[&str]) -> Dossier {
    let dossier = Dossier::memory().unwrap();
    for (at, sentence) in sentences.iter().enumerate() {
        read(&dossier, at + 1, "2025-03-04", sentence);
    }
    dossier
}

/// Reads an article into a store; with another day it is one that comes again.
fn read(dossier: &Dossier, number: usize, day: &str, text: &str) {
    let line = serde_json::json!({"id": number.to_string(), "title": "News", "date": day, "text": text});
    for article in reader::read_bytes(line.to_string().as_bytes(), &Default::default()).unwrap() {
        dossier.ingest(&article).unwrap();
    }
}

/// The one node that bears a name.
fn one(view: &Snapshot, name: &str) -> NodeId {
    let found = view.nodes_named(name).unwrap();
    assert_eq!(found.len(), 1, "{name}");
    found.first().copied().unwrap()
}

/// Who visited what, by name.
fn visits(dossier: &Dossier) -> Vec<String> {
    let name = |view: Option<dossier::query::NodeView>| view.map_or_else(|| "?".to_owned(), |view| view.name);
    let rows = dossier.ask("who visited what").unwrap().rows;
    let mut told: Vec<String> =
        rows.into_iter().map(|row| format!("{}, {}", name(row.source), name(row.target))).collect();
    told.sort();
    told
}

const OBAMAS: [&str; 2] =
    ["Barack Obama visited Paris.", "Barack Hussein Obama visited Oslo. Barack Obama visited Greenland on Tuesday."];
const ANNAS: [&str; 2] = ["Anna Weber visited Paris.", "Anna Maier visited Riga."];

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

#[test]
fn what_a_split_parted_stays_so_when_its_article_is_read_again() {
    let dossier = store(&OBAMAS);
    dossier.store().split(one(&dossier.snapshot(), "Barack Hussein Obama"), &[2]).unwrap();
    let parted =
        ["Barack Hussein Obama, Greenland", "Barack Hussein Obama, Oslo", "Barack Obama, Paris"].map(str::to_owned);
    assert_eq!(visits(&dossier), parted);
    read(&dossier, 2, "2025-03-05", OBAMAS[1]);
    assert_eq!(visits(&dossier), parted);
    assert_eq!(dossier.store().check().unwrap(), Vec::<String>::new());
    dossier.store().undo(None).unwrap();
    assert!(visits(&dossier).iter().all(|visit| visit.starts_with("Barack Obama, ")), "{:?}", visits(&dossier));
}

#[test]
fn a_later_article_may_mean_whom_a_split_made() {
    let dossier = store(&OBAMAS);
    let (_, new) = dossier.store().split(one(&dossier.snapshot(), "Barack Hussein Obama"), &[2]).unwrap();
    read(&dossier, 3, "2025-03-05", "Barack Hussein Obama visited Nairobi.");
    let visitor = dossier.ask("who visited Nairobi").unwrap().rows.remove(0).source.unwrap();
    assert_eq!(visitor.id, new);
    assert_eq!(dossier.store().check().unwrap(), Vec::<String>::new());
}

#[test]
fn what_is_read_again_under_a_merge_keeps_its_name_and_comes_apart_when_it_is_undone() {
    let dossier = store(&ANNAS);
    let view = dossier.snapshot();
    dossier.store().merge(one(&view, "Anna Maier"), one(&view, "Anna Weber")).unwrap();
    read(&dossier, 2, "2025-03-05", ANNAS[1]);
    read(&dossier, 1, "2025-03-05", ANNAS[0]);
    assert_eq!(visits(&dossier), ["Anna Weber, Paris", "Anna Weber, Riga"]);
    dossier.store().undo(None).unwrap();
    assert_eq!(visits(&dossier), ["Anna Maier, Riga", "Anna Weber, Paris"]);
    assert_eq!(dossier.store().check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_merge_does_not_hold_any_more_when_one_of_the_two_was_forgotten() {
    let dossier = store(&ANNAS);
    let view = dossier.snapshot();
    dossier.store().merge(one(&view, "Anna Maier"), one(&view, "Anna Weber")).unwrap();
    dossier.store().forget(2).unwrap();
    read(&dossier, 2, "2025-03-04", ANNAS[1]);
    let view = dossier.snapshot();
    assert!(!view.corrections().iter().any(|entry| view.holds(entry).unwrap()));
    assert!(dossier.store().undo(None).is_err());
    assert_eq!(visits(&dossier), ["Anna Maier, Riga", "Anna Weber, Paris"]);
}

#[test]
fn a_person_goes_by_what_texts_write_and_not_by_a_post() {
    let dossier = store(&["Russian President Vladimir Putin met Emmanuel Macron. Putin thanked the French president."]);
    let view = dossier.snapshot();
    let aliases = view.node(one(&view, "Vladimir Putin")).unwrap().unwrap().aliases;
    let names: Vec<&str> = aliases.iter().map(|alias| alias.name.as_str()).collect();
    assert_eq!(names, ["Putin"]);
}
