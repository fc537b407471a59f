//! The questions of the reference articles, answered from a store into which the reference annotations were imported:
//! what is wrong then is the language, not the reading. Ignored, since it needs the shared folder.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod skipped;

use std::path::{Path, PathBuf};

use dossier::Dossier;
use dossier::model::Extraction;
use serde_json::{Value, json};

fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/articles/tune");
    folder.is_dir().then_some(folder)
}

/// What `to_contract.py` does: an annotation as an extraction.
fn contract(reference: &Value) -> Extraction {
    let text = reference["text"].as_str().unwrap();
    let edges: Vec<Value> = reference["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| {
            let mut edge = edge.clone();
            let fields = edge.as_object_mut().unwrap();
            let sentence = fields.remove("sentence").unwrap();
            let sentence = sentence.as_str().unwrap();
            fields.remove("salience");
            let start = text.find(sentence).unwrap();
            fields.insert(
                "evidence".to_owned(),
                json!({"sentence": sentence, "start": start, "end": start + sentence.len()}),
            );
            fields.insert("rule".to_owned(), json!("reference"));
            edge
        })
        .collect();
    let article = json!({
        "id": reference["id"], "title": reference["title"], "published": reference["published"],
        "publisher": reference["source"], "url": reference["url"], "language": "en", "text": text,
    });
    serde_json::from_value(json!({"schema": 1, "article": article, "nodes": reference["nodes"], "edges": edges}))
        .unwrap()
}

fn names(reference: &Value, id: &Value) -> Vec<String> {
    if id == "?" {
        return vec!["?".to_owned()];
    }
    let node = reference["nodes"].as_array().unwrap().iter().find(|n| n["id"] == *id).unwrap();
    std::iter::once(&node["name"])
        .chain(node["aliases"].as_array().into_iter().flatten())
        .map(|n| n.as_str().unwrap().to_owned())
        .collect()
}

#[test]
#[ignore = "needs the reference articles, ../shared/eval"]
fn the_reference_questions_are_answered_from_the_reference_annotations() {
    let Some(folder) = shared() else {
        skipped::skipped(
            "reference_answers the_reference_questions_are_answered_from_the_reference_annotations",
            "lacks the reference articles, ../shared/eval",
        );
        return;
    };
    let (mut right, mut given, mut expected) = (0, 0, 0);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    for file in files {
        let reference: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let dossier = Dossier::memory().unwrap();
        dossier.ingest_extraction(&contract(&reference)).unwrap();
        for question in reference["questions"].as_array().into_iter().flatten() {
            let asked = question["ask"].as_str().unwrap();
            let answer = dossier.ask(asked).unwrap_or_else(|e| panic!("{asked:?} is refused: {e}"));
            let name = |end: &Option<dossier::query::NodeView>| end.as_ref().map_or("?".to_owned(), |n| n.name.clone());
            let mut pairs: Vec<(String, String)> =
                answer.rows.iter().map(|r| (name(&r.source), name(&r.target))).collect();
            pairs.sort();
            pairs.dedup();
            let mut free: Vec<(Vec<String>, Vec<String>)> = question["expect"]
                .as_array()
                .unwrap()
                .iter()
                .map(|p| (names(&reference, &p[0]), names(&reference, &p[1])))
                .collect();
            expected += free.len();
            given += pairs.len();
            let mut wrong = Vec::new();
            for (a, b) in pairs {
                let is = |x: &(Vec<String>, Vec<String>)| {
                    (x.0.contains(&a) && x.1.contains(&b)) || (x.0.contains(&b) && x.1.contains(&a))
                };
                match free.iter().position(is) {
                    Some(at) => {
                        free.remove(at);
                        right += 1;
                    }
                    None => wrong.push((a, b)),
                }
            }
            if !wrong.is_empty() || !free.is_empty() {
                println!(
                    "{}: {asked}\n    too many: {wrong:?}\n    missing: {free:?}\n    notes: {:?}",
                    file.file_stem().unwrap().to_string_lossy(),
                    answer.notes
                );
            }
        }
    }
    let f1 = 2.0 * f64::from(right) / (given as f64 + expected as f64);
    println!("answers F1 {f1:.4}: {right} right of {given} given and {expected} expected");
    assert!(f1 >= 0.98, "answers F1 {f1:.4}");
}
