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

#[test]
fn a_store_of_format_1_opens() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("store/sled");
    std::fs::create_dir_all(inside.join("blobs")).unwrap();
    std::fs::copy(data("format-1.conf"), inside.join("conf")).unwrap();
    let mut bytes = Vec::new();
    let packed = std::fs::File::open(data("format-1.db.gz")).unwrap();
    flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes).unwrap();
    std::fs::write(inside.join("db"), bytes).unwrap();
    verify(&Store::open(&folder.path().join("store"), Duration::ZERO).unwrap());
}

#[test]
fn a_backup_of_format_1_is_restored() {
    verify(&Store::restore_to_memory(&data("format-1.backup")).unwrap());
}
