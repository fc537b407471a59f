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
    let call = format!("Words::{by}(\"");
    let calls = sources.match_indices(&call).filter(|(at, _)| !sources[..*at].ends_with("Question"));
    let rest = calls.filter_map(|(at, _)| sources[at + call.len()..].split_once('"'));
    rest.map(|(class, _)| class.to_owned()).collect()
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

/// The classes that each file of the code looks for, by its path.
fn asked_by_file() -> Vec<(PathBuf, BTreeSet<String>)> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "rs", &mut found);
    let of = |path: &PathBuf| {
        let sources = std::fs::read_to_string(path).unwrap();
        (path.clone(), asked(&sources, "of").union(&asked(&sources, "phrases")).cloned().collect())
    };
    found.iter().map(of).collect()
}

#[test]
fn a_class_is_named_after_the_one_file_that_declares_it() {
    let mut seen = BTreeSet::new();
    for (path, classes) in asked_by_file() {
        let stem = path.file_stem().unwrap().to_string_lossy();
        let folder = path.parent().unwrap().file_name().unwrap().to_string_lossy();
        // Where two files have one name, with its folder before it.
        let names = [stem.to_string(), format!("{folder}_{stem}")];
        for class in classes {
            let named = class.split('.').next().unwrap();
            // Classes of relations and of several files have a file of declarations each.
            let file = if named == "relations" { "relation_classes" } else { named };
            let fits = names.iter().any(|name| name == file) || stem == "mod" && folder == file;
            assert!(fits, "{class} in {stem}.rs: rename it, or declare it in src/lexicon/shared_words.rs");
            assert!(seen.insert(class.clone()), "declared twice: {class}");
        }
    }
}

/// Of words of which so many are the same, two classes are probably one.
const ALIKE: f64 = 0.7;
/// Classes of fewer words overlap by chance.
const FEW: usize = 5;

/// Pairs that overlap and are two all the same, each for its own reason.
const TWO_ALL_THE_SAME: &[(&str, &str)] = &[
    // Soldiers are no body, and a navy is no crowd of armed men.
    ("bodies.armed", "shared_words.forces"),
    // A prince bears his title and rules nothing.
    ("holders.rulers", "shared_words.royal"),
    // A militia and a faction are political, and send no members to a parliament.
    ("affiliations.parties", "own_bodies.political"),
    // Who hopes or waits for somebody to act asks him for nothing.
    ("clause_targets.asking", "modality_governors.requesting"),
    // Who "fights back" may do so at the side of another.
    ("clashes.clashing", "frame_agents.clashing"),
    // A plotter is somebody.
    ("adnominal_subjects.plots", "deeds_kept_from.plots"),
];

#[test]
fn no_two_classes_have_the_same_words() {
    let relations: BTreeSet<&str> = dossier::lexicon::relations().iter().map(|relation| relation.name).collect();
    // What classes of relations share is the vocabulary.
    let rows = rows().into_iter().filter(|(_, words)| !words.iter().all(|word| relations.contains(word.as_str())));
    let mut classes: Vec<(String, BTreeSet<String>)> =
        rows.map(|(class, words)| (class, words.into_iter().collect())).collect();
    classes.sort();
    for (at, (a, words)) in classes.iter().enumerate() {
        for (b, others) in classes.iter().skip(at + 1) {
            let both = words.intersection(others).count();
            let alike = both as f64 / (words.len() + others.len() - both) as f64;
            let many = words.len().max(others.len()) >= FEW;
            let excepted = TWO_ALL_THE_SAME.contains(&(a.as_str(), b.as_str()));
            assert!(words != others, "one class under two names: {a}, {b}");
            assert!(excepted || !many || alike < ALIKE, "nearly one class: {a}, {b}: {alike:.2}");
        }
    }
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
