//! Every commit syncs the log, and whatever file of the store is written is synced. Ignored, since it needs strace.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod skipped;

use std::collections::BTreeSet;
use std::process::Command;

#[test]
#[ignore = "needs strace"]
fn each_article_ends_in_a_sync_and_every_written_file_is_synced() {
    if Command::new("strace").arg("-V").output().is_err() {
        skipped::skipped("syncs each_article_ends_in_a_sync_and_every_written_file_is_synced", "lacks strace");
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
    // Six articles: when the log notes that they are batched, after the third, and after the last.
    assert_eq!(ingest(batched, "3"), 3);
    assert_eq!(std::fs::read_dir(store.join("sled/blobs")).map_or(0, Iterator::count), 0);
}

#[test]
#[ignore = "needs strace"]
fn a_sync_that_the_disk_refuses_is_an_error_and_no_state_that_should_never_be() {
    if Command::new("strace").arg("-V").output().is_err() {
        skipped::skipped(
            "syncs a_sync_that_the_disk_refuses_is_an_error_and_no_state_that_should_never_be",
            "lacks strace",
        );
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let file = folder.path().join("talks.md");
    std::fs::write(&file, "---\ntitle: Talks\n---\nHakan Fidan met Abbas Araghchi.\n").unwrap();
    let binary = assert_cmd::cargo::cargo_bin("dossier");
    let dossier = |before: &[&str], args: &[&str]| {
        let mut command = Command::new(before.first().map_or(binary.as_os_str(), std::ffi::OsStr::new));
        if let Some((_, more)) = before.split_first() {
            command.args(more).arg(&binary);
        }
        command.arg("--store").arg(&store).args(args).output().unwrap()
    };
    for from in 1..9 {
        let inject = format!("inject=fsync,fdatasync:error=EIO:when={from}+");
        let refusing = ["strace", "-f", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", &inject];
        let refused = dossier(&refusing, &["ingest", file.to_str().unwrap()]);
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(matches!(refused.status.code(), Some(0 | 3)) && !said.contains("never be"), "{from}: {said}");
        if store.join("log").exists() {
            let check = dossier(&[], &["check"]);
            assert!(check.status.success(), "{from}: {check:?}");
            std::fs::remove_dir_all(&store).unwrap();
        }
    }
}
