//! A full disk, by a limit on the size of files: a clear error, and everything acknowledged is still there.

#![cfg(unix)]
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::path::Path;
use std::process::{Command, Output};

fn shell(script: &str, folder: &Path) -> Output {
    let binary = assert_cmd::cargo::cargo_bin("dossier");
    let script = script.replace("DOSSIER", &format!("'{}' --store store", binary.display()));
    Command::new("bash").args(["-c", &script]).current_dir(folder).output().unwrap()
}

#[test]
fn a_full_disk_is_a_clear_error_and_what_was_kept_stays() {
    let folder = tempfile::tempdir().unwrap();
    let article = "---\ntitle: Talks\ndate: 2024-12-03\n---\nHakan Fidan met Abbas Araghchi in Ankara.\n";
    std::fs::write(folder.path().join("talks.md"), article).unwrap();
    let mut random = 1u64;
    let mut rows = String::new();
    for _ in 0..60_000 {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (source, target, day) = (random >> 40 & 0xfff, random >> 20 & 0xfff, 1 + (random >> 50) % 28);
        rows.push_str(&format!("2024-11-{day:02}\tGuest {source}\tmet with\tHost {target}\n"));
    }
    std::fs::write(folder.path().join("events.tsv"), rows).unwrap();
    let said = |output: &Output| {
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    };
    let first = shell("DOSSIER ingest talks.md", folder.path());
    assert!(first.status.success(), "{}", said(&first));
    // In kB; the signal of the limit is ignored, so that writes fail as on a full disk.
    let full = shell("trap '' XFSZ; ulimit -f 2048; DOSSIER import events.tsv", folder.path());
    assert_eq!(full.status.code(), Some(3), "{}", said(&full));
    let error = String::from_utf8_lossy(&full.stderr).into_owned();
    assert!(error.starts_with("error: ") && !error.contains("panicked"), "{error}");
    assert!(error.contains("the store store"), "which store: {error}");
    // Whole packs of rows may be there, nothing else.
    let check = shell("DOSSIER check", folder.path());
    assert!(check.status.success(), "{}", said(&check));
    let rest = shell("DOSSIER import events.tsv && DOSSIER check", folder.path());
    assert!(rest.status.success() && said(&rest).contains("60001 claims"), "{}", said(&rest));
    // The same without anybody who ignores the signal of the limit: it must not end the program without a word.
    let backup = shell("ulimit -f 64; DOSSIER backup news.backup", folder.path());
    assert_eq!(backup.status.code(), Some(3), "{}", said(&backup));
    assert!(said(&backup).starts_with("error: "), "{}", said(&backup));
    let left = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().contains("backup")));
}

#[test]
fn an_article_for_which_there_is_no_room_is_told_as_it_is_found() {
    // Room ahead of a commit is written with it, which may be what fails: at some limit of these it is.
    for limit in [300, 400] {
        let folder = tempfile::tempdir().unwrap();
        let lines: Vec<String> = (0..1_500)
            .map(|n| format!("{{\"text\": \"Hakan Fidan met Abbas Araghchi and {n} others in Ankara.\"}}\n"))
            .collect();
        std::fs::write(folder.path().join("talks.jsonl"), lines.concat()).unwrap();
        let script = format!("trap '' XFSZ; ulimit -f {limit}; DOSSIER ingest talks.jsonl");
        let error = String::from_utf8_lossy(&shell(&script, folder.path()).stderr).into_owned();
        let kept = error.split_once("kept before that: ").map(|(_, kept)| kept.split(',').next().unwrap().to_owned());
        let check = String::from_utf8_lossy(&shell("DOSSIER check", folder.path()).stdout).into_owned();
        assert!(kept.as_ref().is_some_and(|kept| check.contains(&format!(" {kept}"))), "{error}{check}");
    }
}
