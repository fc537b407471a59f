//! Stores where they cannot be written, or where no store can be.

#![cfg(unix)]
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod skipped;

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const ARTICLE: &str = "---\ntitle: Talks\ndate: 2024-12-03\n---\nHakan Fidan met Abbas Araghchi in Ankara.\n";

fn dossier(folder: &Path, args: &[&str]) -> Output {
    let binary = assert_cmd::cargo::cargo_bin("dossier");
    Command::new(binary).args(args).current_dir(folder).env("TMPDIR", folder).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A folder with a store of one article.
fn with_a_store() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("talks.md"), ARTICLE).unwrap();
    assert!(dossier(folder.path(), &["--store", "store", "ingest", "talks.md"]).status.success());
    folder
}

fn set_mode(path: &Path, files: u32, folders: u32) {
    if path.is_dir() {
        fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
        fs::read_dir(path).unwrap().for_each(|entry| set_mode(&entry.unwrap().path(), files, folders));
    }
    fs::set_permissions(path, Permissions::from_mode(if path.is_dir() { folders } else { files })).unwrap();
}

/// A store whose files this process may not write; none where it may write any, as the superuser may.
fn read_only() -> Option<TempDir> {
    let folder = with_a_store();
    set_mode(&folder.path().join("store"), 0o444, 0o555);
    let refused = File::options().write(true).open(folder.path().join("store/log")).is_err();
    if !refused {
        set_mode(&folder.path().join("store"), 0o644, 0o755);
    }
    refused.then_some(folder)
}

#[test]
#[ignore = "needs a user who is not the superuser"]
fn a_store_that_cannot_be_written_is_asked_by_a_copy_that_goes_again() {
    let Some(folder) = read_only() else {
        skipped::skipped(
            "store_places a_store_that_cannot_be_written_is_asked_by_a_copy_that_goes_again",
            "lacks a user who is not the superuser",
        );
        return;
    };
    let answer = dossier(folder.path(), &["--store", "store", "ask", "who met whom"]);
    let words = said(&answer);
    set_mode(&folder.path().join("store"), 0o644, 0o755);
    assert!(answer.status.success() && words.contains("Fidan"), "{words}");
    assert!(words.contains("cannot be written"), "{words}");
    let left = fs::read_dir(folder.path()).unwrap().filter(|e| e.as_ref().unwrap().path().is_dir()).count();
    assert_eq!(left, 1, "the copy is gone");
}

#[test]
#[ignore = "needs a user who is not the superuser"]
fn a_store_that_cannot_be_written_takes_no_article() {
    let Some(folder) = read_only() else {
        skipped::skipped(
            "store_places a_store_that_cannot_be_written_takes_no_article",
            "lacks a user who is not the superuser",
        );
        return;
    };
    let refused = dossier(folder.path(), &["--store", "store", "ingest", "talks.md"]);
    set_mode(&folder.path().join("store"), 0o644, 0o755);
    assert_eq!(refused.status.code(), Some(3), "{}", said(&refused));
}

#[test]
#[ignore = "needs a user who is not the superuser"]
fn why_explains_no_answer_of_a_store_that_cannot_be_written() {
    let Some(folder) = read_only() else {
        skipped::skipped(
            "store_places why_explains_no_answer_of_a_store_that_cannot_be_written",
            "lacks a user who is not the superuser",
        );
        return;
    };
    let refused = dossier(folder.path(), &["--store", "store", "why", "1"]);
    set_mode(&folder.path().join("store"), 0o644, 0o755);
    assert!(said(&refused).contains("why claim:"), "{}", said(&refused));
}

#[test]
fn why_explains_no_earlier_answer_where_the_last_could_not_be_kept() {
    let folder = with_a_store();
    assert!(dossier(folder.path(), &["--store", "store", "ask", "who met whom"]).status.success());
    // Nothing can be written under this name now.
    fs::create_dir(folder.path().join("store/last-answer.partial")).unwrap();
    let answer = dossier(folder.path(), &["--store", "store", "ask", "who met whom"]);
    assert!(answer.status.success() && said(&answer).contains("will not know this answer"), "{}", said(&answer));
    let why = dossier(folder.path(), &["--store", "store", "why", "1"]);
    assert!(said(&why).contains("no last answer"), "{}", said(&why));
}

#[test]
fn a_path_through_a_file_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("talks.md"), ARTICLE).unwrap();
    for args in [["ingest", "talks.md"], ["ask", "who met whom"]] {
        let refused = dossier(folder.path(), &[&["--store", "talks.md/store"], &args[..]].concat());
        let words = said(&refused);
        assert_eq!(refused.status.code(), Some(3), "{words}");
        assert!(words.contains("talks.md/store") && words.contains("a part of that path is a file"), "{words}");
    }
}

#[test]
fn a_folder_with_a_folder_called_as_the_engine_s_is_no_store() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("mine/sled")).unwrap();
    let output = dossier(folder.path(), &["--store", "mine", "stats"]);
    assert!(output.status.code() == Some(3) && said(&output).contains("is not a store"), "{}", said(&output));
    assert_eq!(std::fs::read_dir(folder.path().join("mine")).unwrap().count(), 1);
}
