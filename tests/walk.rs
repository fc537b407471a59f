//! The whole walk: an article goes in, a question comes back answered with its sentence, a picture comes out.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

const ARTICLE: &str = "---
title: Ministers meet
date: 2024-12-03
publisher: Desk
---
UN Secretary-General Antonio Guterres urged all parties to protect civilians in Syria.
Also on Monday, Turkish and Iranian foreign ministers held a meeting in Ankara, discussing ways to end the fighting \
    in Syria.
Over 48,500 people had been displaced by 30 November, the United Nations said.
";

fn dossier(store: &Path, args: &[&str]) -> Output {
    Command::cargo_bin("dossier").unwrap().arg("--store").arg(store).args(args).output().unwrap()
}

fn with_article(check: impl Fn(&Path, &Path)) {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("article.md");
    std::fs::write(&article, ARTICLE).unwrap();
    let store = folder.path().join("store");
    let done = dossier(&store, &["ingest", article.to_str().unwrap()]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    check(&store, &article);
}

fn ask(store: &Path, question: &str) -> Value {
    let output = dossier(store, &["ask", question, "--format", "json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn who_met_whom_is_answered_with_date_place_topic_and_sentence() {
    with_article(|store, _| {
        let answer = ask(store, "who met whom about Syria");
        let row = &answer["rows"][0];
        assert_eq!(row["source"]["name"], "Turkish foreign minister");
        assert_eq!(row["target"]["name"], "Iranian foreign minister");
        assert_eq!(row["date"], "2024-12-02");
        assert_eq!(row["location"]["name"], "Ankara");
        let citation = &row["citations"][0];
        let body = ARTICLE.split("---\n").nth(2).unwrap();
        let (start, end) = (citation["start"].as_u64().unwrap() as usize, citation["end"].as_u64().unwrap() as usize);
        assert_eq!(citation["sentence"].as_str(), body.get(start..end));
    });
}

#[test]
fn a_number_keeps_its_bound_and_its_date() {
    with_article(|store, _| {
        let row = &ask(store, "who was displaced")["rows"][0];
        assert_eq!(row["quantity"], serde_json::json!({"value": 48500, "bound": "at least"}));
        assert_eq!(row["date"], "2024-11-30");
    });
}

#[test]
fn the_same_article_again_changes_nothing() {
    with_article(|store, article| {
        let before = dossier(store, &["stats"]).stdout;
        let again = dossier(store, &["ingest", article.to_str().unwrap()]);
        assert!(String::from_utf8_lossy(&again.stderr).contains("unchanged"));
        assert_eq!(dossier(store, &["stats"]).stdout, before);
    });
}

#[test]
fn why_shows_the_sentence_behind_a_row_of_the_last_answer() {
    with_article(|store, _| {
        ask(store, "who met whom");
        let output = dossier(store, &["why", "1"]);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(text.contains("Turkish and Iranian foreign ministers held a meeting in Ankara"), "{text}");
    });
}

#[test]
fn the_picture_of_a_topic_is_the_same_bytes_every_time() {
    with_article(|store, _| {
        let first = dossier(store, &["export", "--about", "Syria"]);
        assert!(first.status.success());
        assert!(String::from_utf8_lossy(&first.stdout).starts_with("digraph"));
        assert_eq!(dossier(store, &["export", "--about", "Syria"]).stdout, first.stdout);
    });
}

#[test]
fn a_forgotten_article_leaves_no_claim() {
    with_article(|store, _| {
        assert!(dossier(store, &["forget", "1", "--yes"]).status.success());
        assert_eq!(ask(store, "who met whom")["rows"], serde_json::json!([]));
        assert!(dossier(store, &["check"]).status.success());
    });
}
