//! The library as a program of somebody else uses it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::error::Error as _;
use std::path::Path;

use dossier::ingest::reader::Hints;
use dossier::model::Day;
use dossier::query::{Ask, Options};
use dossier::store::{Ingested, Reader, StoreError};
use dossier::{Dossier, Error};

const MEETING: &str =
    "---\ndate: 2024-12-03\nurl: https://example.org/talks\n---\nHakan Fidan met Vladimir Putin in Moscow.";

fn hints(url: String) -> Hints {
    Hints { url: Some(url), ..Hints::default() }
}

#[test]
fn a_text_is_read_and_answers_in_typed_fields() {
    let dossier = Dossier::memory().unwrap();
    let read = dossier.ingest_text(MEETING, &Hints::default()).unwrap();
    assert!(matches!(read.as_slice(), [Ingested::New { .. }]), "{read:?}");
    let answer = dossier.ask("who met Putin").unwrap();
    assert_eq!(answer.rows[0].relation, "met-with");
    let published: Option<Day> = answer.rows[0].citations[0].date;
    assert_eq!(published.unwrap().to_string(), "2024-12-03");
}

#[test]
fn a_file_is_read_as_its_text_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("talks.txt");
    std::fs::write(&file, MEETING).unwrap();
    let dossier = Dossier::memory().unwrap();
    dossier.ingest_path(&file, &Hints::default()).unwrap();
    let read = dossier.ingest_text(MEETING, &Hints::default()).unwrap();
    assert!(matches!(read.as_slice(), [Ingested::Unchanged { .. }]), "{read:?}");
}

#[test]
fn an_error_hands_on_its_cause() {
    let dossier = Dossier::memory().unwrap();
    let error = dossier.ingest_path(Path::new("no/such/file.txt"), &Hints::default()).unwrap_err();
    assert!(matches!(error, Error::Read { .. }), "{error:?}");
    assert_eq!(error.to_string(), "no/such/file.txt does not exist: check the name");
    assert!(error.source().is_some());
}

#[test]
fn an_article_is_forgotten_by_its_address() {
    let dossier = Dossier::memory().unwrap();
    dossier.ingest_text(MEETING, &Hints::default()).unwrap();
    let gone = dossier.forget("https://example.org/talks").unwrap();
    assert_eq!(gone.article.url.as_deref(), Some("https://example.org/talks"));
    assert_eq!(dossier.snapshot().claim_count(), 0);
    let again = dossier.forget("https://example.org/talks");
    assert!(matches!(again, Err(StoreError::NotFound { .. })), "{again:?}");
}

#[test]
fn a_name_that_nobody_bears_shows_nothing() {
    let dossier = Dossier::memory().unwrap();
    dossier.ingest_text(MEETING, &Hints::default()).unwrap();
    assert_eq!(dossier.show("Putin").unwrap().len(), 1);
    assert!(dossier.show("Nobody Known").unwrap().is_empty());
}

#[test]
fn threads_share_a_dossier_and_keep_what_one_would() {
    let dossier = Dossier::memory().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..3 {
            let dossier = &dossier;
            scope.spawn(move || {
                for n in 0..4 {
                    let address = hints(format!("https://example.org/{thread}/{n}"));
                    dossier.ingest_text(&format!("{MEETING} It was talk number {thread}{n}."), &address).unwrap();
                }
            });
        }
    });
    assert_eq!(dossier.snapshot().article_count(), 12);
    let answer = dossier.ask("who met Putin in Moscow").unwrap();
    assert_eq!(answer.rows.iter().map(|row| row.citations.len()).sum::<usize>(), 12);
}

#[test]
fn a_question_built_by_hand_is_asked_of_a_kind_as_its_target() {
    let dossier = Dossier::memory().unwrap();
    dossier.ingest_text("Turkey condemned Israel. Turkey condemned Hakan Fidan.", &Hints::default()).unwrap();
    let question = Ask::claims(&["condemned"]).by("Turkey").to_any("countries").unwrap().query();
    let answer = dossier.answer(&question, &Options::default()).unwrap();
    let whom: Vec<&str> = answer.rows.iter().map(|row| row.target.as_ref().unwrap().name.as_str()).collect();
    assert_eq!(whom, ["Israel"]);
}

#[test]
fn a_question_built_by_hand_is_narrowed_to_what_somebody_says() {
    let dossier = Dossier::memory().unwrap();
    dossier.ingest_text("Israel attacked Lebanon, Turkey said. Iran attacked Iraq.", &Hints::default()).unwrap();
    let asked = |question: Ask| dossier.answer(&question.query(), &Options::default()).unwrap().rows.len();
    assert_eq!(asked(Ask::claims(&["attacked"])), 2);
    assert_eq!(asked(Ask::claims(&["attacked"]).according_to("Turkey")), 1);
}

#[test]
fn a_kind_that_the_lexicon_does_not_know_is_refused() {
    let refused = Ask::claims(&["met-with"]).by_any("wombats").unwrap_err();
    assert!(refused.to_string().contains("wombats"), "{refused}");
}
