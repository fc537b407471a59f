//! Ctrl-C and a request to end while articles are read: what was read is kept, and said.

#![cfg(unix)]
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Articles, enough that a signal comes before the last.
const ARTICLES: u32 = 2_000;

fn articles() -> String {
    let mut lines = String::new();
    for n in 0..ARTICLES {
        let text = format!(
            "Guest {n} met Hakan Fidan in Ankara on Tuesday. They discussed trade, and guest {n} left for home."
        );
        let line = serde_json::json!({"title": format!("Talks {n}"), "published": "2024-12-03", "text": text});
        writeln!(lines, "{line}").unwrap();
    }
    lines
}

fn dossier(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("dossier"));
    command.arg("--store").arg("store").args(args).current_dir(folder);
    command
}

/// Ends an ingest by a signal once it has kept something.
fn ended_by(signal: &str, folder: &Path) -> Output {
    std::fs::write(folder.join("articles.jsonl"), articles()).unwrap();
    let ingest = dossier(folder, &["ingest", "articles.jsonl"]).stderr(Stdio::piped()).spawn().unwrap();
    let until = Instant::now() + Duration::from_secs(60);
    while !dossier(folder, &["--wait", "0", "stats"]).output().is_ok_and(|o| o.status.code() == Some(3))
        || !folder.join("store/log").is_file()
    {
        assert!(Instant::now() < until, "the ingest does not begin");
        std::thread::sleep(Duration::from_millis(10));
    }
    std::thread::sleep(Duration::from_millis(300));
    assert!(Command::new("kill").args(["-s", signal, &ingest.id().to_string()]).status().unwrap().success());
    ingest.wait_with_output().unwrap()
}

fn keeps_what_it_has(signal: &str, code: i32) {
    let folder = tempfile::tempdir().unwrap();
    let ended = ended_by(signal, folder.path());
    let words = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(code), "{words}");
    let kept: u32 = words.split("kept until then: ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let check = dossier(folder.path(), &["check"]).output().unwrap();
    let sound = String::from_utf8_lossy(&check.stdout).into_owned();
    assert!(sound.starts_with(&format!("sound: {kept} article")), "{sound} of {words}");
}

#[test]
fn ctrl_c_ends_an_ingest_behind_an_article_and_says_what_is_kept() {
    keeps_what_it_has("INT", 130);
}

#[test]
fn a_request_to_end_does_the_same_with_its_own_exit_code() {
    keeps_what_it_has("TERM", 143);
}
