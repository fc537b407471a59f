//! A query that would run for hours ends when its time is over, or when somebody presses Ctrl-C, with what it has.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ENDLESS: &str = "(a)-[m*1..8]-(b)-[n*1..8]-(c) RETURN count(*)";

fn dossier(store: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("dossier"));
    command.arg("--store").arg(store).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn demo() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("db");
    let made = Command::new(assert_cmd::cargo::cargo_bin!("dossier")).arg("demo").arg("--keep").arg(store).output();
    assert!(made.unwrap().status.success());
    folder
}

#[test]
fn a_query_ends_when_its_time_is_over() {
    let folder = demo();
    let store = folder.path().join("db");
    for query in [["match", ENDLESS], ["match", "(a)-[m*1..8]-(b), (c)-[n*1..8]-(d)"]] {
        let start = Instant::now();
        let output = dossier(&store).args(query).args(["--timeout", "0.3"]).output().unwrap();
        assert!(start.elapsed() < Duration::from_secs(20), "{query:?} took {:?}", start.elapsed());
        assert!(output.status.success());
        assert!(String::from_utf8_lossy(&output.stderr).contains("stopped before the end"));
    }
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_a_query_with_what_it_has() {
    let folder = demo();
    let store = folder.path().join("db");
    let child = dossier(&store).args(["match", ENDLESS]).spawn().unwrap();
    // It has the store once another process is refused it.
    let late = Instant::now() + Duration::from_secs(60);
    while dossier(&store).args(["--wait", "0", "stats"]).output().unwrap().status.code() != Some(3) {
        assert!(Instant::now() < late, "the query does not begin");
        std::thread::sleep(Duration::from_millis(10));
    }
    std::thread::sleep(Duration::from_millis(300));
    let sent = Command::new("kill").arg("-INT").arg(child.id().to_string()).status().unwrap();
    assert!(sent.success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("count(*)"));
}
