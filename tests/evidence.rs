//! Every claim cites its article to the byte, and reading is a function of the article alone.
//!
//! Each sixth text of the corpus is read, or each where `DOSSIER_CORPUS` is `all`.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod skipped;

use std::path::Path;

use dossier::ingest::extract::Extractor;
use dossier::ingest::language::Workspace;
use dossier::ingest::reader::{Hints, read_bytes, read_path};
use dossier::model::Article;
use proptest::prelude::*;

fn samples() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|f| read_path(f, &Hints::default()).unwrap()).collect()
}

fn cites_to_the_byte(extractor: &Extractor, work: &mut Workspace, article: &Article) {
    for edge in extractor.extract(article, work).unwrap().edges {
        let evidence = edge.evidence.unwrap();
        let cited = article.text.get(evidence.start as usize..evidence.end as usize);
        assert_eq!(cited, Some(evidence.sentence.as_str()));
        for span in [evidence.source, evidence.target, evidence.predicate].into_iter().flatten() {
            assert!(span.of(&article.text).is_some(), "{span:?}");
        }
    }
}

#[test]
fn every_sentence_of_the_sample_articles_is_cited_to_the_byte() {
    let (extractor, mut work) = (Extractor::new().unwrap(), Workspace::default());
    samples().iter().for_each(|article| cites_to_the_byte(&extractor, &mut work, article));
}

#[test]
#[ignore = "needs the corpus, ../shared/corpus"]
fn texts_of_the_corpus_are_read_and_cited_to_the_byte() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/articles.jsonl");
    if !path.exists() {
        skipped::skipped(
            "evidence texts_of_the_corpus_are_read_and_cited_to_the_byte",
            "lacks the corpus, ../shared/corpus",
        );
        return;
    }
    let step = if std::env::var("DOSSIER_CORPUS").is_ok_and(|which| which == "all") { 1 } else { 6 };
    let (extractor, mut work) = (Extractor::new().unwrap(), Workspace::default());
    for line in std::fs::read_to_string(path).unwrap().lines().step_by(step) {
        if let Ok(articles) = read_bytes(line.as_bytes(), &Hints::default()) {
            articles.iter().for_each(|article| cites_to_the_byte(&extractor, &mut work, article));
        }
    }
}

#[test]
fn an_extraction_does_not_depend_on_what_was_read_before() {
    let extractor = Extractor::new().unwrap();
    let articles = samples();
    let mut used = Workspace::default();
    for article in &articles {
        let fresh = extractor.extract(article, &mut Workspace::default()).unwrap();
        let after_others = extractor.extract(article, &mut used).unwrap();
        assert_eq!(serde_json::to_string(&fresh).unwrap(), serde_json::to_string(&after_others).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_reading_fail(text in "\\PC{0,400}") {
        let (extractor, mut work) = (Extractor::new().unwrap(), Workspace::default());
        let article = Article { text, ..Article::default() };
        cites_to_the_byte(&extractor, &mut work, &article);
    }

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_bytes(&bytes, &Hints::default());
    }
}
