//! A question that is asked again has the same answer while the store stays as it is, and a new one after each write.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod store;

use dossier::model::{Modality, RelationName};
use dossier::query::{Answer, Options, ask};
use dossier::store::{Ingested, Reader, Snapshot, Store};
use store::{Draft, day, fill, one};

fn answer(view: &Snapshot, question: &str) -> Answer {
    ask(view, question, &Options::default()).unwrap()
}

fn rows(store: &Store, question: &str) -> usize {
    answer(&store.snapshot(), question).rows.len()
}

const QUESTIONS: [&str; 17] = [
    "who met Hub Person",
    "who met Hub Person first 5",
    "who met Hub Person last 5",
    "who met Hub Person since 2024-06 first 5",
    "who met Hub Person until 2024-06 last 5",
    "who met whom about Syria in 2024-03",
    "who met whom in Ankara last 3",
    "when did Hub Person meet Guest Number7",
    "when did Hub Person last meet Guest Number7",
    "did Hub Person meet Guest Number7",
    "how many people met Hub Person in 2024-02",
    "who met Hub Person with at least 1 source last 2",
    "show Guest Number9",
    "path from Guest Number1 to Guest Number2",
    "who met Nobody Known",
    "(a {name: \"Hub Person\"})-[m:met-with]->(b) RETURN b.kind, count(*)",
    "(a {name: \"Guest Number1\"})-[m]-(b)-[n]-(c {name: \"Guest Number2\"}) RETURN b.name, count(*), min(m.date)",
];

#[test]
fn an_answer_is_the_same_however_often_it_is_asked_for() {
    let store = Store::memory().unwrap();
    fill(&store, 0..2_400);
    let view = store.snapshot();
    let first: Vec<Answer> = QUESTIONS.iter().map(|question| answer(&view, question)).collect();
    for _ in 0..20 {
        for (question, first) in QUESTIONS.iter().zip(&first) {
            assert_eq!(answer(&view, question), *first, "{question}");
        }
    }
}

#[test]
fn the_first_and_the_last_few_are_those_of_the_whole_answer() {
    let store = Store::memory().unwrap();
    fill(&store, 0..2_400);
    // One without a date, one with a partial one, which begins before the others of its days.
    let mut undated = Draft::meeting("Hub Person", "Guest Undated");
    undated.extraction.edges[0].date = None;
    store.ingest(&undated.extraction, &undated.text).unwrap();
    let mut partial = Draft::meeting("Hub Person", "Guest Partial");
    partial.extraction.edges[0].date = "2024-12".parse().ok();
    store.ingest(&partial.extraction, &partial.text).unwrap();
    let view = store.snapshot();
    for filter in ["", " since 2024-06-05", " until 2024-03-09", " in 2024-12"] {
        let whole = answer(&view, &format!("who met Hub Person{filter}")).rows;
        for n in [1, 3, 5, 40, 700] {
            let first = answer(&view, &format!("who met Hub Person{filter} first {n}")).rows;
            assert_eq!(first, whole[..n.min(whole.len())], "first {n}{filter}");
            let dated: Vec<_> = whole.iter().filter(|row| row.date.is_some()).collect();
            let last = answer(&view, &format!("who met Hub Person{filter} last {n}")).rows;
            let dates = |rows: &[&dossier::query::Row]| rows.iter().map(|row| row.date).collect::<Vec<_>>();
            let wanted = dates(&dated[dated.len().saturating_sub(n)..]);
            let found: Vec<_> = last.iter().collect();
            let found = dates(&found);
            assert_eq!(found[found.len().saturating_sub(wanted.len())..], wanted, "last {n}{filter}");
        }
    }
}

#[test]
fn a_few_days_of_many_relations_are_the_same_however_often_they_are_asked_for() {
    let store = Store::memory().unwrap();
    for n in 0..120 {
        let mut draft = Draft::meeting(&format!("Guest Source{n}"), &format!("Guest Target{n}"));
        draft.extraction.edges[0].relation = RelationName::new(&format!("deed-{}", n % 30)).unwrap();
        // Some begin before the days asked for, and reach into them.
        let dates = ["2024-03-05", "2024-03-06", "2024-03-07", "2024-02-20/2024-03-06", "2024-03", "2023"];
        draft.extraction.edges[0].date = dates[n % dates.len()].parse().ok();
        store.ingest(&draft.extraction, &draft.text).unwrap();
    }
    let view = store.snapshot();
    let options = Options { maybe: true, ..Options::default() };
    for question in
        ["what happened in 2024-03-06", "what happened in 2024-03-05/2024-03-06", "what happened in 2024-03"]
    {
        let certain = answer(&view, question);
        let possible = ask(view.as_ref(), question, &options).unwrap();
        assert!(possible.rows.len() > certain.rows.len(), "{question}");
        for _ in 0..5 {
            assert_eq!(answer(&view, question), certain, "{question}");
            assert_eq!(ask(view.as_ref(), question, &options).unwrap(), possible, "{question}");
        }
    }
    assert_eq!(answer(&view, "what happened in 2024-03-06").rows.len(), 20);
}

#[test]
fn what_is_written_is_in_the_next_answer_and_not_in_a_snapshot_from_before() {
    let store = Store::memory().unwrap();
    fill(&store, 0..40);
    let question = "who met Hub Person";
    for _ in 0..5 {
        assert_eq!(rows(&store, question), 40);
    }
    let before = store.snapshot();

    let mut again = Draft::meeting("Hub Person", "Guest Late");
    again.extraction.edges[0].date = Some(day(41));
    let Ingested::New { sequence: late, .. } = store.ingest(&again.extraction, &again.text).unwrap() else {
        unreachable!("it is new");
    };
    assert_eq!(rows(&store, question), 41);
    assert_eq!(answer(&before, question).rows.len(), 40);
    let path = "path from Guest Late to Guest Number3";
    assert_eq!(rows(&store, path), 2);
    assert_eq!(rows(&store, path), 2);

    // A name that nobody bore is somebody's.
    let alias = "who met The Chair";
    assert_eq!(rows(&store, alias), 0);
    let number = store.add_alias(one(&store.snapshot(), "Hub Person"), "The Chair").unwrap();
    assert_eq!(rows(&store, alias), 41);
    store.undo(Some(number)).unwrap();
    assert_eq!(rows(&store, alias), 0);

    // Two become one, and two again.
    let of_one = "who met Guest Number1";
    assert_eq!(rows(&store, of_one), 1);
    let view = store.snapshot();
    let merged = store.merge(one(&view, "Guest Number2"), one(&view, "Guest Number1")).unwrap();
    for _ in 0..5 {
        assert_eq!(rows(&store, of_one), 2);
    }
    store.undo(Some(merged)).unwrap();
    assert_eq!(rows(&store, of_one), 1);

    // What is denied is no longer an answer.
    let mut denied = Draft::meeting("Hub Person", "Guest Denied");
    denied.extraction.edges[0].modality = Modality::Negated;
    store.ingest(&denied.extraction, &denied.text).unwrap();
    assert_eq!(rows(&store, question), 41);

    store.forget(late).unwrap();
    assert_eq!(rows(&store, question), 40);
    assert_eq!(rows(&store, path), 0);
    assert_eq!(before.nodes_named("Guest Late").unwrap(), []);
}
