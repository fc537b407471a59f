//! A store that `ingest` works on is there for others too: while it waits for its input, and between two articles.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};

fn dossier(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("dossier"));
    command.arg("--store").arg(folder.join("store")).args(args).current_dir(folder);
    command
}

fn article(number: u32) -> String {
    format!("---\ntitle: Talks {number}\ndate: 2024-12-03\n---\nHakan Fidan met Abbas Araghchi in room {number}.\n")
}

fn with_a_store(check: impl Fn(&Path)) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("first.md"), article(0)).unwrap();
    assert!(dossier(folder.path(), &["-q", "ingest", "first.md"]).status().unwrap().success());
    check(folder.path());
}

fn is_running(child: &mut Child) -> bool {
    child.try_wait().unwrap().is_none()
}

#[test]
fn the_store_is_free_while_an_article_is_typed() {
    with_a_store(|folder| {
        std::fs::write(folder.join("second.md"), article(2)).unwrap();
        let args = ["-q", "ingest", "second.md", "-"];
        let mut typing = dossier(folder, &args).stdin(Stdio::piped()).spawn().unwrap();
        let mut input = typing.stdin.take().unwrap();
        input.write_all(article(1).as_bytes()).unwrap();
        // Whoever sees the file's article sees it after the store was given up for what is typed.
        let has_second = || {
            let articles = dossier(folder, &["--wait", "60", "articles", "--format", "tsv"]).output().unwrap();
            String::from_utf8_lossy(&articles.stdout).contains("Talks 2")
        };
        while !has_second() {
            assert!(is_running(&mut typing));
        }
        let stats = dossier(folder, &["--wait", "0", "stats"]).output().unwrap();
        assert!(is_running(&mut typing) && stats.status.success(), "{}", String::from_utf8_lossy(&stats.stderr));
        drop(input);
        assert!(typing.wait().unwrap().success());
        let articles = dossier(folder, &["articles", "--format", "tsv"]).output().unwrap();
        assert!(String::from_utf8_lossy(&articles.stdout).contains("Talks 1"));
    });
}

#[test]
fn whoever_waits_is_let_in_between_two_articles() {
    with_a_store(|folder| {
        // Long enough that reading all of it takes longer than a question waits.
        let long = |number: u32| format!("{}{}", article(number), "They spoke about Syria and the war.\n".repeat(200));
        let names: Vec<String> = (1..60).map(|number| format!("{number}.md")).collect();
        (1..60).zip(&names).for_each(|(number, name)| std::fs::write(folder.join(name), long(number)).unwrap());
        let files = names.iter().map(String::as_str);
        let args: Vec<&str> = ["-q", "ingest"].into_iter().chain(files).collect();
        let mut reading = dossier(folder, &args).spawn().unwrap();
        // Who does not wait does not ask for it either: this tells when the store is taken.
        while dossier(folder, &["--wait", "0", "stats"]).output().unwrap().status.success() {
            assert!(is_running(&mut reading));
        }
        let stats = dossier(folder, &["--wait", "60", "stats"]).output().unwrap();
        assert!(is_running(&mut reading), "the question was answered only when all was read");
        assert!(stats.status.success(), "{}", String::from_utf8_lossy(&stats.stderr));
        assert!(reading.wait().unwrap().success());
        let check = dossier(folder, &["check"]).output().unwrap();
        assert!(String::from_utf8_lossy(&check.stdout).contains("sound: 60 articles"));
    });
}
