//! The commands that the README shows do what it says.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::Path;
use std::process::{Command, Stdio};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The commands of the block under "A first session", each with what is shown below it.
fn session() -> Vec<(String, String)> {
    let readme = std::fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let block = readme.split("```console\n").nth(1).unwrap().split("```").next().unwrap();
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match line.strip_prefix("$ dossier ") {
            Some(command) => commands.push((command.split("  #").next().unwrap().trim().to_owned(), String::new())),
            None => commands.last_mut().unwrap().1 += &format!("{line}\n"),
        }
    }
    commands
}

/// The words of an output; how wide a terminal is, and how a table is ruled, says nothing.
fn words(output: &str) -> String {
    let is_rule = |line: &str| line.chars().all(|c| matches!(c, '─' | '═'));
    let shown = output.lines().filter(|line| !is_rule(line) && !line.starts_with("`dossier why N`"));
    shown.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_session_goes_as_it_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("data/articles");
    std::fs::create_dir_all(&articles).unwrap();
    for entry in std::fs::read_dir(Path::new(ROOT).join("data/articles")).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, articles.join(path.file_name().unwrap())).unwrap();
    }
    std::fs::write(folder.path().join("events.tsv"), "2024-12-03\tHakan Fidan\tmet-with\tAnn Roe\n").unwrap();
    let binary = assert_cmd::cargo::cargo_bin("dossier");
    let commands = session();
    assert!(commands.len() > 5 && commands.iter().any(|(_, shown)| shown.lines().count() > 2), "{commands:?}");
    for (command, shown) in commands {
        // As a person's terminal has it: a table, and a question before something is forgotten.
        let more = match command.split_whitespace().next().unwrap() {
            "ask" => " --format table",
            "forget" => " --yes",
            _ => "",
        };
        let output = Command::new("sh")
            .args(["-c", &format!("\"$DOSSIER\" {command}{more}")])
            .env("DOSSIER", &binary)
            .env("COLUMNS", "200")
            .env_remove("DOSSIER_STORE")
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let (said, told) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert!(output.status.success(), "{command}: {told}");
        if !shown.is_empty() {
            assert_eq!(words(&format!("{told}{said}")), words(&shown), "{command}");
        }
    }
}
