//! The commands that walk the graph, as they are typed, over the sample articles; and what they say to wrong words.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::path::PathBuf;
use std::process::Output;
use std::sync::OnceLock;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

fn store() -> PathBuf {
    static STORE: OnceLock<TempDir> = OnceLock::new();
    let folder = STORE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let articles = std::fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/articles")).unwrap();
        let articles = articles.map(|a| a.unwrap().path());
        let mut command = Command::cargo_bin("dossier").unwrap();
        command.arg("--store").arg(folder.path().join("first")).arg("ingest").args(articles).assert().success();
        folder
    });
    // One process at a time may hold a store: each test takes a copy.
    static COPIES: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let copy = folder.path().join(COPIES.fetch_add(1, std::sync::atomic::Ordering::Relaxed).to_string());
    copy_folder(&folder.path().join("first"), &copy);
    copy
}

fn copy_folder(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn run(args: &[&str]) -> Output {
    Command::cargo_bin("dossier").unwrap().arg("--store").arg(store()).args(args).output().unwrap()
}

fn says(args: &[&str]) -> String {
    let output = run(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn refuses(args: &[&str], expected: &str) {
    let output = run(args);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.contains(expected), "{message}");
}

#[test]
fn a_path_cites_a_sentence_on_every_hop() {
    let answer = says(&["path", "Putin", "Fidan", "--format", "tsv"]);
    let hops: Vec<&str> = answer.lines().skip(1).collect();
    assert!(hops.len() >= 2 && hops.iter().all(|hop| hop.contains("claim:") && hop.contains('“')), "{answer}");
}

#[test]
fn neighbors_within_two_hops_hold_those_within_one() {
    let names = |answer: String| -> Vec<String> {
        answer.lines().skip(1).filter_map(|l| l.split('\t').nth(1)).map(str::to_owned).collect()
    };
    let one = names(says(&["neighbors", "Putin", "--hops", "1", "--format", "tsv"]));
    let two = names(says(&["neighbors", "Putin", "--hops", "2", "--format", "tsv"]));
    assert!(!one.is_empty() && one.len() < two.len() && one.iter().all(|name| two.contains(name)));
}

#[test]
fn ranks_come_in_falling_order() {
    let answer = says(&["rank", "--by", "pagerank", "--format", "tsv"]);
    let values: Vec<f64> =
        answer.lines().skip(1).filter_map(|l| l.split('\t').nth(3)).map(|v| v.parse().unwrap()).collect();
    assert!(values.len() > 3 && values.is_sorted_by(|a, b| a >= b), "{answer}");
}

#[test]
fn a_component_is_its_first_member_and_all_that_it_reaches() {
    let all = says(&["components", "--names", "1000", "--format", "json"]);
    let components: Vec<Value> = serde_json::from_str(&all).unwrap();
    for component in components.iter().take(4) {
        let mut members: Vec<&str> =
            component["names"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        let first = members.remove(0);
        let answer = says(&["neighbors", first, "--hops", "100", "--limit", "1000", "--format", "tsv"]);
        let mut reached: Vec<&str> = answer.lines().skip(1).map(|l| l.split('\t').nth(1).unwrap()).collect();
        members.sort_unstable();
        reached.sort_unstable();
        assert!(!members.is_empty());
        assert_eq!(reached, members, "from {first}");
    }
}

#[test]
fn groups_come_largest_first() {
    for command in ["components", "communities"] {
        let answer = says(&[command, "--format", "tsv"]);
        let sizes: Vec<u32> =
            answer.lines().skip(1).filter_map(|l| l.split('\t').nth(1)).map(|v| v.parse().unwrap()).collect();
        assert!(!sizes.is_empty() && sizes.is_sorted_by(|a, b| a >= b), "{answer}");
    }
}

#[test]
fn bridges_name_whom_the_graph_falls_apart_without() {
    let answer = says(&["bridges", "--format", "tsv"]);
    assert!(answer.lines().nth(1).is_some_and(|line| line.split('\t').nth(2).unwrap().contains(',')), "{answer}");
}

#[test]
fn a_timeline_counts_the_claims_of_its_node() {
    let output = run(&["timeline", "Putin", "--format", "tsv"]);
    let (periods, note) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    let number = |text: &str| text.split(' ').next().unwrap().parse::<u32>().unwrap();
    let dated: u32 = periods.lines().skip(1).map(|l| number(l.split('\t').nth(1).unwrap())).sum();
    let undated = note.lines().find(|l| l.contains("without a date")).map_or(0, number);
    let shown = says(&["show", "Putin"]);
    let claims = number(shown.lines().next().unwrap().split("; ").nth(1).unwrap());
    assert!(dated > 0);
    assert_eq!(dated + undated, claims, "{periods}{note}{shown}");
}

#[test]
fn a_period_of_a_timeline_holds_the_claims_of_its_relations() {
    let periods: Vec<Value> = serde_json::from_str(&says(&["timeline", "Putin", "--format", "json"])).unwrap();
    for period in &periods {
        let relations = period["relations"].as_array().unwrap();
        let sum: u64 = relations.iter().map(|r| r["claims"].as_u64().unwrap()).sum();
        assert_eq!(period["claims"].as_u64(), Some(sum), "{period}");
    }
    assert!(!periods.is_empty());
}

#[test]
fn a_diff_of_two_days_lists_what_came_in_between() {
    let answer = says(&["diff", "--from", "2024-11-30", "--to", "2024-12-04", "--format", "tsv"]);
    assert!(answer.contains("new node\tAbbas Araghchi"), "{answer}");
    assert!(says(&["diff", "--from", "2024-12-04", "--to", "2024-12-04", "--format", "tsv"]).lines().count() <= 1);
}

#[test]
fn a_diff_of_two_backups_lists_what_the_later_one_has_more() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.backup"), folder.path().join("new.backup"));
    let store = store();
    let dossier = |args: &[&str]| {
        let mut command = Command::cargo_bin("dossier").unwrap();
        command.arg("--store").arg(&store).args(args).assert().success();
    };
    dossier(&["backup", old.to_str().unwrap()]);
    let article = folder.path().join("later.txt");
    std::fs::write(&article, "Talks in Oslo\nEmmanuel Macron met Donald Tusk in Oslo on Friday.\n").unwrap();
    dossier(&["ingest", article.to_str().unwrap(), "--date", "2024-12-20"]);
    dossier(&["backup", new.to_str().unwrap()]);
    let (old, new) = (old.to_str().unwrap(), new.to_str().unwrap());
    let answer = says(&["diff", "--against", old, "--now", new, "--format", "tsv"]);
    assert!(answer.contains("new node\tDonald Tusk"), "{answer}");
    assert!(says(&["diff", "--against", new, "--now", new, "--format", "tsv"]).lines().count() <= 1);
}

#[test]
fn show_gives_a_dossier_with_citations() {
    let answer = says(&["show", "Putin"]);
    assert!(answer.starts_with("Vladimir Putin (actor") && answer.contains("claim:"), "{answer}");
}

#[test]
fn an_export_is_a_graph_that_names_its_topic() {
    let picture = says(&["export", "--about", "Syria", "--format", "dot"]);
    assert!(picture.starts_with("digraph") && picture.trim_end().ends_with('}') && picture.contains("label=\"Syria\""));
}

#[test]
fn a_name_that_nobody_bears_is_refused_with_what_to_do() {
    for args in
        [&["path", "Putin", "Nobody"][..], &["neighbors", "Nobody"], &["timeline", "Nobody"], &["show", "Nobody"]]
    {
        refuses(args, "Nobody");
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_what_would() {
    refuses(&["path", "Putin", "Vladimir Putin"], "both ends");
    refuses(&["rank", "--since", "2024-13-99"], "2024-12-03");
}

#[test]
fn a_hop_against_its_claim_is_told_from_its_target() {
    let answer = says(&["neighbors", "Turkey", "--limit", "100", "--format", "tsv"]);
    assert!(answer.contains("is represented by") && !answer.contains("(by it)"), "{answer}");
}

#[test]
fn none_of_something_is_refused() {
    for args in [
        &["path", "Putin", "Fidan", "--count", "0"][..],
        &["path", "Putin", "Fidan", "--max-hops", "0"],
        &["rank", "--limit", "0"],
        &["rank", "--limit", "-1"],
        &["ask", "who met whom", "--limit", "-1"],
        &["neighbors", "Putin", "--hops", "0"],
        &["communities", "--names", "0"],
        &["ingest", "a.txt", "--batch", "0"],
    ] {
        refuses(args, "it must be 1 or more");
    }
}
