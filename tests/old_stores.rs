//! Stores and backups of every released format open, and say what they said.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use dossier::store::{Reader, Store};

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/stores").join(name)
}

/// Two articles, one forgotten since, a table of three rows, a merge.
fn verify(store: &Store) {
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
    let view = store.snapshot();
    assert_eq!((view.article_count(), view.corrections().len()), (2, 1));
    let oman = view.nodes_named("Oman").unwrap();
    assert_eq!(oman.len(), 1);
    let text = view.text(1).unwrap();
    assert!(text.contains("Vladimir Putin met Hakan Fidan"), "{text}");
    assert_eq!(view.nodes_named("Minister Fidan").unwrap(), view.nodes_named("Hakan Fidan").unwrap());
}

fn unpack(from: &Path, to: &Path) {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(std::fs::File::open(from).unwrap()).read_to_end(&mut bytes).unwrap();
    std::fs::write(to, bytes).unwrap();
}

/// A store of format 1, unpacked.
fn first_format(store: &Path) {
    let inside = store.join("sled");
    std::fs::create_dir_all(inside.join("blobs")).unwrap();
    std::fs::copy(data("format-1.conf"), inside.join("conf")).unwrap();
    unpack(&data("format-1.db.gz"), &inside.join("db"));
}

fn open(store: &Path) -> Store {
    Store::open(store, Duration::ZERO).unwrap()
}

#[test]
fn a_store_of_format_1_becomes_one_of_format_2() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    first_format(&store);
    verify(&open(&store));
    assert!(store.join("log").is_file() && store.join("runs/00000000").is_file());
    verify(&open(&store));
}

#[test]
fn a_migration_that_was_cut_off_is_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    first_format(&store);
    let old = std::fs::read(store.join("sled/db")).unwrap();
    drop(open(&store));
    // Before the old records were removed from the engine: the log is there.
    std::fs::remove_dir_all(store.join("sled")).unwrap();
    first_format(&store);
    assert_eq!(std::fs::read(store.join("sled/db")).unwrap(), old);
    verify(&open(&store));
    // Before the log was there: the runs are.
    let store = folder.path().join("other");
    first_format(&store);
    drop(open(&store));
    std::fs::remove_dir_all(store.join("sled")).unwrap();
    std::fs::remove_file(store.join("log")).unwrap();
    first_format(&store);
    verify(&open(&store));
}

#[test]
fn a_store_of_format_2_opens() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    for part in ["", "runs", "sled"] {
        std::fs::create_dir_all(store.join(part)).unwrap();
        for entry in std::fs::read_dir(data("format-2").join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "gz") {
                unpack(&path, &store.join(part).join(path.file_stem().unwrap()));
            }
        }
    }
    verify(&open(&store));
}

#[test]
fn a_backup_of_format_1_is_restored() {
    verify(&Store::restore_to_memory(&data("format-1.backup")).unwrap());
}
