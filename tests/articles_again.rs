//! An article that comes again: what is said about it now counts, and no other article is lost.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

const TALKS: &str = "Talks in Ankara\nHakan Fidan met Abbas Araghchi in Ankara on Monday.\n";

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn file(&self, name: &str, content: &str) {
        std::fs::write(self.path().join(name), content).unwrap();
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::cargo_bin("dossier").unwrap().current_dir(self.path()).args(args).output().unwrap()
    }

    fn done(&self, args: &[&str]) -> String {
        let output = self.run(args);
        let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {said}");
        said.into_owned()
    }

    fn articles(&self) -> Vec<serde_json::Value> {
        let list = self.done(&["articles", "--format", "jsonl"]);
        list.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

#[test]
fn an_address_or_a_headline_for_several_files_is_refused() {
    let folder = Folder::new();
    folder.file("one.txt", TALKS);
    folder.file("two.txt", "Talks in Doha\nHakan Fidan met Abbas Araghchi in Doha.\n");
    for option in ["--url", "--title"] {
        let output = folder.run(&["ingest", "one.txt", "two.txt", option, "https://ex.org/1"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && said.contains(&format!("{option} is of one article")), "{said}");
    }
}

#[test]
fn a_later_date_and_address_are_taken_and_dates_resolved_anew() {
    let folder = Folder::new();
    folder.file("one.txt", TALKS);
    let first = folder.done(&["ingest", "one.txt"]);
    assert!(first.contains("1 article has no date"), "{first}");
    let second = folder.done(&["ingest", "one.txt", "--date", "2024-05-08", "--url", "http://a.b/c"]);
    assert!(second.contains("1 new version") && !second.contains("has no date"), "{second}");
    let articles = folder.articles();
    assert_eq!(articles.len(), 1, "{articles:?}");
    assert_eq!(
        (articles[0]["published"].as_str(), articles[0]["url"].as_str()),
        (Some("2024-05-08"), Some("http://a.b/c"))
    );
    let answer = folder.done(&["ask", "who met whom", "--format", "json"]);
    assert!(answer.contains("2024-05-06"), "Monday before that day: {answer}");
    // The file says nothing new, and its address finds it.
    assert!(folder.done(&["ingest", "one.txt"]).contains("1 unchanged"));
    assert!(folder.done(&["check"]).contains("sound: 1 article"));
    folder.done(&["rebuild"]);
    assert!(folder.done(&["ingest", "one.txt", "--url", "http://a.b/c"]).contains("1 unchanged"));
    folder.done(&["forget", "http://a.b/c", "--yes"]);
    assert!(folder.done(&["ingest", "one.txt"]).contains("1 article has no date"), "nothing of it is left");
    assert!(folder.done(&["check"]).contains("sound: 1 article"));
}

#[test]
fn a_record_whose_date_was_corrected_is_read_again() {
    let folder = Folder::new();
    let record =
        |day: &str| serde_json::json!({"url": "https://ex.org/1", "text": TALKS, "published": day}).to_string();
    folder.file("news.jsonl", &record("2024-12-03"));
    folder.done(&["ingest", "news.jsonl"]);
    folder.file("news.jsonl", &record("Wed, 04 Dec 2024 10:00:00 GMT"));
    folder.done(&["ingest", "news.jsonl"]);
    assert_eq!(folder.articles()[0]["published"], "2024-12-04");
    // A day that was said on the command line stands, whatever the file says.
    folder.done(&["ingest", "news.jsonl", "--date", "2024-12-05"]);
    assert!(folder.done(&["ingest", "news.jsonl"]).contains("1 unchanged"));
    assert_eq!(folder.articles()[0]["published"], "2024-12-05");
}

#[test]
fn a_second_publisher_survives_a_corrected_date() {
    let folder = Folder::new();
    let record = |url: &str, publisher: &str, day: &str| {
        serde_json::json!({"url": url, "publisher": publisher, "text": TALKS, "published": day}).to_string()
    };
    folder.file("one.json", &record("https://a.org/1", "A", "2024-12-03"));
    folder.file("two.json", &record("https://b.org/1", "B", "2024-12-03"));
    folder.done(&["ingest", "one.json", "two.json"]);
    folder.file("one.json", &record("https://a.org/1", "A", "2024-12-04"));
    folder.done(&["ingest", "one.json"]);
    let articles = folder.articles();
    assert_eq!(articles.len(), 1);
    assert_eq!(articles[0]["publishers"], serde_json::json!(["A", "B"]));
    assert!(folder.done(&["check"]).contains("sound: 1 article"));
}

#[test]
fn a_dry_run_says_what_the_same_command_would_do_to_the_store() {
    let folder = Folder::new();
    folder.file("one.txt", TALKS);
    folder.file("two.txt", "Talks in Doha\nHakan Fidan met Abbas Araghchi in Doha.\n");
    assert!(folder.done(&["ingest", "one.txt", "--dry-run"]).contains("would keep: 1 article, 1 claim"));
    assert!(!folder.path().join("dossier.db").exists());
    folder.done(&["ingest", "one.txt"]);
    let command = ["ingest", "one.txt", "two.txt", "two.txt", "--format", "json"];
    let again = ["ingest", "one.txt", "--date", "2024-05-08", "--format", "json"];
    let outcome = |args: &[&str]| -> serde_json::Value {
        let output = folder.run(args);
        serde_json::from_slice(&output.stdout).unwrap()
    };
    for args in [&command[..], &again] {
        let would = outcome(&[args, &["--dry-run"]].concat());
        assert_eq!(outcome(&[args, &["--dry-run"]].concat()), would);
        assert_eq!(outcome(args), would);
    }
    assert!(folder.done(&["check"]).contains("sound: 2 articles"));
}

#[test]
fn an_extraction_without_its_text_is_the_article_that_the_store_has() {
    let folder = Folder::new();
    // Not every sentence of it bears a claim, so the extraction has a part of the text alone.
    folder.file("one.txt", &format!("{TALKS}It was cold.\nRussia attacked Kyiv.\n"));
    let extraction = folder.done(&["extract", "one.txt", "--format", "jsonl", "--quiet"]);
    folder.file("one.jsonl", &extraction);
    folder.done(&["ingest", "one.txt"]);
    let again = folder.done(&["import", "one.jsonl"]);
    assert!(again.contains("1 unchanged"), "{again}");
    assert_eq!(folder.articles().len(), 1);
    let answer = folder.done(&["ask", "who attacked Kyiv with at least 2 sources"]);
    assert!(answer.contains("No claim"), "{answer}");
}

#[test]
fn an_article_takes_the_place_of_the_extraction_that_came_without_its_text() {
    let folder = Folder::new();
    folder.file("one.txt", &format!("{TALKS}It was cold.\nRussia attacked Kyiv.\n"));
    let extraction = folder.done(&["extract", "one.txt", "--format", "jsonl", "--quiet"]);
    folder.file("one.jsonl", &extraction);
    folder.done(&["import", "one.jsonl"]);
    let again = folder.done(&["ingest", "one.txt"]);
    assert!(again.contains("1 new version"), "{again}");
    assert_eq!(folder.articles().len(), 1);
}

#[test]
fn each_article_is_printed_once_it_is_kept_and_not_at_the_end() {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;
    let folder = Folder::new();
    folder.file("one.txt", TALKS);
    let mut ingest = std::process::Command::new(assert_cmd::cargo::cargo_bin("dossier"))
        .current_dir(folder.path())
        .args(["ingest", "one.txt", "-", "--format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (told, line) = std::sync::mpsc::channel();
    let stdout = ingest.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut first = String::new();
        BufReader::new(stdout).read_line(&mut first).unwrap();
        told.send(first).unwrap();
    });
    // Its second input is still open: it waits for it.
    let first = line.recv_timeout(std::time::Duration::from_secs(60));
    drop(ingest.stdin.take());
    ingest.wait().unwrap();
    reader.join().unwrap();
    assert!(first.as_ref().is_ok_and(|line| line.contains("\"new\"")), "{first:?}");
}
