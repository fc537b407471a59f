//! Four times as much takes the store some four times as long, whatever it is.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod growth;
mod store;

use dossier::model::NodeKind;
use dossier::query::{Options, ask};
use dossier::store::Store;
use growth::assert_grows_with_its_length;
use store::Draft;

/// An article in which so many people meet one, each in words of its own.
fn crowded(people: usize) -> Draft {
    let mut draft = Draft::meeting("Hub Person", "Guest Person");
    let edge = draft.extraction.edges[0].clone();
    for number in 0..people {
        let id = format!("p{number}");
        draft.extraction.nodes.push(store::node(&id, NodeKind::Actor, &format!("Person Number{number}")));
        let mut edge = edge.clone();
        edge.source = id;
        edge.evidence.as_mut().unwrap().source.as_mut().unwrap().start = number as u32;
        draft.extraction.edges.push(edge);
    }
    draft
}

#[test]
fn reading_an_article_again_grows_with_its_length() {
    let taken_in = |people| {
        let (store, draft) = (Store::memory().unwrap(), crowded(people));
        store.ingest(&draft.extraction, &draft.text).unwrap();
        (store, draft.extraction)
    };
    assert_grows_with_its_length(400, taken_in, |(store, mut extraction)| {
        extraction.edges[0].confidence = 0.5;
        let done = store.reread(&mut |_| Some(extraction.clone()), &mut |_| {}).unwrap();
        assert_eq!((done.changed, done.claims_new), (1, 0));
    });
}

#[test]
fn claims_that_are_alike_cost_no_more_the_more_they_are() {
    let alike = |claims| {
        let mut draft = Draft::meeting("Hub Person", "Guest Person");
        draft.extraction.edges[0].evidence = None;
        draft.extraction.edges = vec![draft.extraction.edges[0].clone(); claims];
        (Store::memory().unwrap(), draft)
    };
    assert_grows_with_its_length(1_500, alike, |(store, draft)| {
        store.ingest(&draft.extraction, &draft.text).unwrap();
    });
}

#[test]
fn a_name_costs_no_more_for_each_word_the_more_words_it_has() {
    let named = |words| {
        let mut draft = Draft::meeting("Hub Person", "Guest Person");
        draft.extraction.nodes[0].name = (0..words).map(|n| format!("word{n} ")).collect();
        (Store::memory().unwrap(), draft)
    };
    assert_grows_with_its_length(3_000, named, |(store, draft)| {
        store.ingest(&draft.extraction, &draft.text).unwrap();
    });
}

#[test]
fn a_row_of_an_answer_costs_no_more_for_each_claim_the_more_it_has() {
    let table = |rows| {
        let store = Store::memory().unwrap();
        store::import(&store, "table", (0..rows).map(|_| ("Ann Lee".to_owned(), "Bo Li".to_owned())));
        store
    };
    assert_grows_with_its_length(4_000, table, |store| {
        let answer = ask(store.snapshot().as_ref(), "who met Bo Li", &Options::default()).unwrap();
        assert_eq!(answer.rows.len(), 1);
    });
}
