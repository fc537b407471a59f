//! Every commit syncs the log, and whatever file of the store is written is synced. Skipped where strace is missing.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::process::Command;

#[test]
fn each_article_ends_in_a_sync_and_every_written_file_is_synced() {
    if Command::new("strace").arg("-V").output().is_err() {
        eprintln!("skipped: strace is not on this machine");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let binary = assert_cmd::cargo::cargo_bin("dossier");
    let store = folder.path().join("store");
    let mut files = Vec::new();
    for number in 0..12 {
        let file = folder.path().join(format!("{number}.md"));
        let text = format!("---\ntitle: Talks\n---\nHakan Fidan met Abbas Araghchi {number} times.\n");
        std::fs::write(&file, text).unwrap();
        files.push(file);
    }
    let ingest = |files: &[std::path::PathBuf], batch: &str| {
        let log = folder.path().join("log");
        let traced = Command::new("strace")
            .args(["-f", "-y", "-e", "trace=fdatasync,fsync,write,pwrite64,writev", "-o"])
            .arg(&log)
            .arg(&binary)
            .arg("--store")
            .arg(&store)
            .args(["ingest", "--batch", batch])
            .args(files)
            .output()
            .unwrap();
        assert!(traced.status.success(), "{}", String::from_utf8_lossy(&traced.stderr));
        let calls = std::fs::read_to_string(log).unwrap();
        let inside = format!("<{}/", store.canonicalize().unwrap().display());
        let (mut written, mut synced) = (BTreeSet::new(), BTreeSet::new());
        for call in calls.lines() {
            let Some((before, path)) = call.split_once(&inside) else {
                continue;
            };
            let file = path.split_once('>').unwrap().0.to_owned();
            // A note for whoever waits; nothing depends on it.
            if file == "holder" {
                continue;
            }
            if before.contains("sync(") {
                synced.insert(file)
            } else {
                written.insert(file)
            };
        }
        assert!(written.is_subset(&synced), "written {written:?}, synced {synced:?}");
        calls.lines().filter(|l| l.contains("store/log>") && l.contains("fdatasync(")).count()
    };
    let (first, rest) = files.split_at(1);
    let (rest, batched) = rest.split_at(5);
    assert!(ingest(first, "1") >= 1);
    assert!(ingest(rest, "1") >= rest.len());
    // Six articles: after the third, and after the last.
    assert_eq!(ingest(batched, "3"), 2);
    assert_eq!(std::fs::read_dir(store.join("sled/blobs")).map_or(0, Iterator::count), 0);
}
