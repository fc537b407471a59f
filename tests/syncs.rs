//! Every commit syncs the file that it wrote. Skipped where strace is missing.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test may fail loudly")]

use std::process::Command;

#[test]
fn each_article_ends_in_a_sync_of_the_engine_s_file() {
    if Command::new("strace").arg("-V").output().is_err() {
        eprintln!("skipped: strace is not on this machine");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let binary = assert_cmd::cargo::cargo_bin("dossier");
    let store = folder.path().join("store");
    let mut files = Vec::new();
    for number in 0..6 {
        let file = folder.path().join(format!("{number}.md"));
        let text = format!("---\ntitle: Talks\n---\nHakan Fidan met Abbas Araghchi {number} times.\n");
        std::fs::write(&file, text).unwrap();
        files.push(file);
    }
    let ingest = |files: &[std::path::PathBuf]| {
        let log = folder.path().join("log");
        let traced = Command::new("strace")
            .args(["-f", "-y", "-e", "trace=fdatasync,fsync", "-o"])
            .arg(&log)
            .arg(&binary)
            .arg("--store")
            .arg(&store)
            .arg("ingest")
            .args(files)
            .output()
            .unwrap();
        assert!(traced.status.success(), "{}", String::from_utf8_lossy(&traced.stderr));
        let calls = std::fs::read_to_string(log).unwrap();
        calls.lines().filter(|l| l.contains("sled/db>") && (l.contains("fdatasync(") || l.contains("fsync("))).count()
    };
    let (first, rest) = files.split_at(1);
    assert!(ingest(first) >= 1);
    assert!(ingest(rest) >= rest.len());
    assert_eq!(std::fs::read_dir(store.join("sled/blobs")).unwrap().count(), 0);
}
