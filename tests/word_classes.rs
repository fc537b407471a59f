//! The classes of words in `data/words/` are those that the code looks for; no row of a table in `data/` stands twice.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
}

fn texts(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut found);
    found.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// The rows of the tables, each its class and its words.
fn rows() -> Vec<(String, Vec<String>)> {
    let mut rows = Vec::new();
    for text in texts("data/words", "tsv") {
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (class, words) = line.split_once('\t').unwrap_or_else(|| panic!("no tab: {line}"));
            rows.push((class.to_owned(), words.split(',').map(|word| word.trim().to_owned()).collect()));
        }
    }
    rows
}

/// The classes that the code looks for by a function of this name.
fn asked(sources: &str, by: &str) -> BTreeSet<String> {
    let call = format!(" Words::{by}(\"");
    let calls = sources.split(&call).skip(1);
    calls.filter_map(|rest| rest.split_once('"')).map(|(class, _)| class.to_owned()).collect()
}

#[test]
fn every_class_that_is_looked_for_is_in_a_table_and_every_class_of_a_table_is_looked_for() {
    let sources = texts("src", "rs").concat();
    let asked: BTreeSet<String> = asked(&sources, "of").union(&asked(&sources, "phrases")).cloned().collect();
    let known: BTreeSet<String> = rows().into_iter().map(|(class, _)| class).collect();
    assert!(!asked.is_empty());
    assert_eq!(asked, known);
}

#[test]
fn every_purpose_of_a_word_of_questions_is_looked_for_and_has_words() {
    let sources = texts("src", "rs").concat();
    let calls = sources.split("QuestionWords::of(\"").skip(1).filter_map(|rest| rest.split_once('"'));
    let asked: BTreeSet<&str> = calls.map(|(purpose, _)| purpose).collect();
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lexicon/question-words.tsv");
    let table = std::fs::read_to_string(table).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let known: BTreeSet<&str> = rows.flat_map(|(_, purposes)| purposes.split(", ")).collect();
    assert_eq!(asked, known);
}

#[test]
fn no_word_has_a_space_where_the_class_is_compared_with_one_token() {
    let single = asked(&texts("src", "rs").concat(), "of");
    for (class, words) in rows().into_iter().filter(|(class, _)| single.contains(class)) {
        let phrases: Vec<&String> = words.iter().filter(|word| word.contains(' ')).collect();
        assert!(phrases.is_empty(), "never matched: {class} {phrases:?}");
    }
}

#[test]
fn no_class_stands_twice_and_none_has_a_word_twice_or_an_empty_one() {
    let mut classes = BTreeSet::new();
    for (class, words) in rows() {
        let once: BTreeSet<&String> = words.iter().collect();
        assert_eq!(once.len(), words.len(), "a word twice: {class}");
        assert!(words.iter().all(|word| !word.is_empty()), "an empty word: {class}");
        assert!(classes.insert(class.clone()), "twice: {class}");
    }
}

#[test]
fn no_row_of_a_table_stands_twice() {
    for text in texts("data", "tsv") {
        let mut seen = BTreeSet::new();
        for row in text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            assert!(seen.insert(row), "{row}");
        }
    }
}

#[test]
fn every_word_of_a_class_of_relations_is_a_relation() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let known: BTreeSet<&str> = dossier::lexicon::relations().iter().map(|relation| relation.name).collect();
    let table = std::fs::read_to_string(root.join("data/words/relations.tsv")).unwrap();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (class, words) = line.split_once('\t').unwrap();
        for word in words.split(", ") {
            assert!(known.contains(word), "{class}: {word}");
        }
    }
}
