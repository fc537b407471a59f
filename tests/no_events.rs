//! Weather, sport, markets, history and culture: nothing to code.

use dossier::ingest::extract::Extractor;
use dossier::ingest::language::Workspace;
use dossier::model::Article;

const SENTENCES: &str = include_str!("data/no_events.txt");

#[test]
fn sentences_without_an_event_give_no_edge() {
    let extractor = Extractor::new().unwrap();
    let mut work = Workspace::default();
    let mut spurious = Vec::new();
    for sentence in SENTENCES.lines() {
        let article = Article {
            id: "test".into(),
            title: "A report".into(),
            published: "2024-12-03".parse().ok(),
            language: "en".into(),
            text: sentence.into(),
            ..Article::default()
        };
        // Where a place lies or who holds a post is no event.
        let structural = ["located-in", "represents", "member-of"];
        let extraction = extractor.extract(&article, &mut work).unwrap();
        let relations: Vec<&str> =
            extraction.edges.iter().map(|e| e.relation.as_str()).filter(|r| !structural.contains(r)).collect();
        if !relations.is_empty() {
            spurious.push(format!("{sentence} {relations:?}"));
        }
    }
    assert!(spurious.is_empty(), "give an edge:\n{}", spurious.join("\n"));
}

#[test]
fn there_are_a_hundred_different_sentences() {
    let mut lines: Vec<&str> = SENTENCES.lines().collect();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), 100);
}
