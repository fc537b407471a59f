//! Flipped bits in each of a store's files: a clear error or the same answer, never another one and never a panic.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod store;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use dossier::store::Store;

fn run(store: &Path, args: &[&str]) -> Output {
    let binary = assert_cmd::cargo::cargo_bin("dossier");
    Command::new(binary).arg("--store").arg(store).args(["--wait", "0"]).args(args).output().unwrap()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file of a store but the note of who has it.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files.extend(files_in(&path)),
            false if path.ends_with("holder") => {}
            false => files.push(path),
        }
    }
    files.sort();
    files
}

const QUESTIONS: [&[&str]; 3] = [
    &["match", "(a)-[m:met-with]-(b)", "--limit", "10000", "--format", "jsonl"],
    &["articles", "--format", "tsv"],
    &["check"],
];

/// Flips single bits of some files of a store that no process opened since it was written, and runs commands on each
/// copy.
fn flip(whole: &Path, files: &[PathBuf], most: u64, commands: &[&[&str]]) {
    let folder = tempfile::tempdir().unwrap();
    let asked = folder.path().join("asked");
    copy(whole, &asked);
    let answers: Vec<Output> = commands.iter().map(|command| run(&asked, command)).collect();
    assert!(answers.iter().all(|answer| answer.status.success()), "{answers:?}");
    let most = std::env::var("DOSSIER_FLIPS").ok().and_then(|n| n.parse().ok()).unwrap_or(most);
    let mut random = 7u64;
    let (mut errors, mut wrong) = (0, Vec::new());
    for file in files {
        let bytes = std::fs::read(file).unwrap();
        for _ in 0..most {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (random >> 20) as usize % bytes.len();
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (random >> 60 & 7);
            let damaged = folder.path().join("damaged");
            let _ = std::fs::remove_dir_all(&damaged);
            copy(whole, &damaged);
            let name = file.strip_prefix(whole).unwrap();
            std::fs::write(damaged.join(name), flipped).unwrap();
            for (command, answer) in commands.iter().zip(&answers) {
                let found = run(&damaged, command);
                let said = String::from_utf8_lossy(&found.stderr).into_owned();
                let clear = matches!(found.status.code(), Some(1 | 3)) && said.starts_with("error: ");
                let same = found.status.success() && found.stdout == answer.stdout;
                errors += usize::from(clear);
                if !(clear || same) {
                    wrong.push(format!("{name:?} byte {at}, {command:?}: {:?} {said}", found.status.code()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(errors > 0, "no flip was noticed");
}

#[test]
fn a_flipped_bit_is_an_error_or_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole");
    let store = Store::open_or_create(&whole, Duration::ZERO).unwrap();
    // Runs of indexes, a settled engine, and a log with commits that wait.
    store::fill(&store, 0..700);
    store.rebuild().unwrap();
    store::fill(&store, 700..720);
    drop(store);
    let files = files_in(&whole);
    assert!(files.len() >= 5, "{files:?}");
    flip(&whole, &files, 24, &QUESTIONS);
}

#[test]
fn a_flipped_bit_in_an_optimized_store_is_an_error_or_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole");
    let mut store = Store::open_or_create(&whole, Duration::ZERO).unwrap();
    store::fill(&store, 0..700);
    store.optimize().unwrap();
    drop(store);
    flip(&whole, &[whole.join("sled/db")], 40, &[QUESTIONS[0], &["backup", "-"]]);
}
