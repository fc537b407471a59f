//! Bad input gets a clear error, the right exit code, and loses nothing.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

fn dossier(store: &Path, args: &[&str]) -> Output {
    Command::cargo_bin("dossier").unwrap().arg("--store").arg(store).args(args).output().unwrap()
}

fn words(output: &Output) -> (i32, String) {
    (output.status.code().unwrap(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn rejected(content: &[u8], expected: &str) {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let (good, bad) = (folder.path().join("good.txt"), folder.path().join("bad.txt"));
    std::fs::write(&good, "Talks in Ankara\nHakan Fidan met Abbas Araghchi in Ankara.\n").unwrap();
    std::fs::write(&bad, content).unwrap();
    let output = dossier(&store, &["ingest", bad.to_str().unwrap(), good.to_str().unwrap()]);
    let (code, message) = words(&output);
    assert_eq!(code, 4, "{message}");
    assert!(message.contains(expected), "{message}");
    assert!(message.contains("bad.txt"), "{message}");
    let kept = dossier(&store, &["articles"]);
    assert!(String::from_utf8_lossy(&kept.stdout).contains("Talks in Ankara"), "the good article is kept");
}

#[test]
fn an_empty_file_is_rejected_and_the_rest_kept() {
    rejected(b"", "is empty");
}

#[test]
fn a_json_value_that_can_be_no_article_is_rejected() {
    for value in ["null", "true\n", "[1]"] {
        rejected(value.as_bytes(), "not an object");
    }
}

#[test]
fn a_binary_file_is_rejected_and_the_rest_kept() {
    rejected(b"\x7fELF\x02\x01\x01\0\0\0\0", "is not text");
}

#[test]
fn invalid_utf8_is_rejected_with_the_byte_that_is_wrong() {
    rejected(b"caf\xe9 society met", "is not UTF-8 (byte 3)");
}

#[test]
fn a_document_of_another_program_is_rejected_by_its_name() {
    rejected(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "bad.txt is a PDF");
    rejected(b"{\\rtf1\\ansi Hakan Fidan met Abbas Araghchi.}", "bad.txt is a document in RTF");
}

#[test]
fn a_text_that_is_not_english_is_said_though_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let german = folder.path().join("german.txt");
    let text = "Scholz empfängt Selenskyj\nDer Bundeskanzler Olaf Scholz hat am Montag in Berlin den Präsidenten der \
        Ukraine empfangen. Die beiden sprachen über den Krieg und weitere Hilfen für das angegriffene Land.\n";
    std::fs::write(&german, text).unwrap();
    let (code, message) = words(&dossier(&folder.path().join("store"), &["ingest", german.to_str().unwrap()]));
    assert!(
        code == 0 && message.contains("not in English, which alone is read: ") && message.contains("german.txt"),
        "{message}"
    );
}

#[test]
fn a_table_without_texts_is_rejected_by_its_ending_and_said_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    for (name, code, said) in
        [("events.csv", 4, "a table without a column of texts"), ("events.txt", 0, "a table, of which nothing")]
    {
        let table = folder.path().join(name);
        std::fs::write(&table, "day,who,whom\n2024-12-03,Fidan,Araghchi\n2024-12-04,Putin,Xi\n").unwrap();
        let (found, message) = words(&dossier(&store, &["ingest", table.to_str().unwrap()]));
        assert!(found == code && message.contains(said) && message.contains("dossier import"), "{message}");
    }
}

#[test]
fn a_text_without_a_sentence_is_rejected() {
    rejected(b"123 --- 456\n", "no sentence");
}

#[test]
fn a_line_of_fifty_megabytes_is_rejected() {
    rejected(&b"war and peace ".repeat(50 * 1024 * 1024 / 14), "too large");
}

#[test]
fn a_missing_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (code, message) = words(&dossier(&folder.path().join("store"), &["ingest", "no-such-file.txt"]));
    assert_eq!(code, 4);
    assert!(message.contains("no-such-file.txt does not exist"), "{message}");
}

#[test]
fn a_store_path_that_is_a_file_is_refused_and_the_file_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "mine").unwrap();
    let (code, message) = words(&dossier(&path, &["stats"]));
    assert_eq!(code, 3);
    assert!(message.contains("not a store"), "{message}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn a_store_that_is_not_there_says_how_to_make_one() {
    let folder = tempfile::tempdir().unwrap();
    let (code, message) = words(&dossier(&folder.path().join("none"), &["ask", "who met whom"]));
    assert_eq!(code, 3);
    assert!(message.contains("no store") && message.contains("dossier ingest"), "{message}");
}

#[test]
fn a_store_that_another_process_holds_is_named_with_its_holder() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let held = dossier::Dossier::open_or_create(&store, std::time::Duration::ZERO).unwrap();
    let (code, message) = words(&dossier(&store, &["--wait", "0.1", "stats"]));
    assert_eq!(code, 3);
    assert!(message.contains("in use") && message.contains(&std::process::id().to_string()), "{message}");
    drop(held);
}

#[test]
fn an_unknown_verb_is_pointed_at_with_a_suggestion() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let article = folder.path().join("a.txt");
    std::fs::write(&article, "Talks\nHakan Fidan met Abbas Araghchi in Ankara.\n").unwrap();
    dossier(&store, &["ingest", article.to_str().unwrap()]);
    let (code, message) = words(&dossier(&store, &["ask", "who meeted whom"]));
    assert_eq!(code, 2);
    assert!(message.contains("meeted") && message.contains("^^^^^^"), "{message}");
}

#[test]
fn a_bad_line_is_named_and_the_good_ones_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (store, file) = (folder.path().join("store"), folder.path().join("news.jsonl"));
    let lines = [
        r#"{"title": "One", "text": "Hakan Fidan met Abbas Araghchi in Ankara.", "published": "2024-12-03"}"#,
        r#"{"title": "Two", "text": "Hakan Fidan met Sergey Lavrov in Doha.", "published": "soon"}"#,
        r#"{"title": "Three", "text": "#,
        r#"{"title": "Four", "text": "Hakan Fidan met Badr Abdelatty in Cairo.", "published": "Dec 4, 2024"}"#,
    ];
    std::fs::write(&file, lines.join("\n")).unwrap();
    let (code, message) = words(&dossier(&store, &["ingest", file.to_str().unwrap()]));
    assert_eq!(code, 4, "{message}");
    assert!(message.contains("news.jsonl line 2 has a date") && message.contains("news.jsonl line 3 is"), "{message}");
    let kept = String::from_utf8(dossier(&store, &["articles"]).stdout).unwrap();
    assert!(kept.contains("2024-12-03") && kept.contains("2024-12-04") && kept.lines().count() == 3, "{kept}");
}

#[test]
fn a_page_with_its_tags_is_rejected() {
    rejected(b"<html><body><p>Hakan Fidan met Abbas Araghchi.</p></body></html>", "is HTML");
}

fn extraction(target: &str, evidence: serde_json::Value) -> String {
    let text = "Hakan Fidan met Abbas Araghchi.";
    let node = |id: &str, name: &str| serde_json::json!({"id": id, "kind": "actor", "name": name});
    serde_json::json!({
        "schema": 1, "article": {"id": format!("x/{target}/{evidence}"), "title": "Talks", "text": text},
        "nodes": [node("n1", "Hakan Fidan"), node("n2", "Abbas Araghchi")],
        "edges": [{"source": "n1", "relation": "met-with", "target": target, "evidence": evidence}],
    })
    .to_string()
}

#[test]
fn an_extraction_that_contradicts_itself_is_named_and_the_next_one_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (store, file) = (folder.path().join("store"), folder.path().join("read.jsonl"));
    let lines = [
        extraction("n9", serde_json::json!(null)),
        extraction("n2", serde_json::json!({"sentence": "", "start": 99_999, "end": 99_999})),
        extraction("n2", serde_json::json!({"sentence": "Hakan Fidan met Abbas Araghchi."})),
    ];
    std::fs::write(&file, lines.join("\n")).unwrap();
    for command in [&["ingest", "--extraction"][..], &["import"]] {
        let (code, message) = words(&dossier(&store, &[command, &[file.to_str().unwrap()]].concat()));
        assert_eq!(code, 4, "{message}");
        assert!(message.contains("line 1: claim 1 (n1 met-with n9): target is the node \"n9\""), "{message}");
        assert!(message.contains("line 2: claim 1 (n1 met-with n2): evidence.start is 99999"), "{message}");
    }
    // Evidence that names no place gets one.
    dossier(&store, &["ask", "who met whom"]);
    let why = String::from_utf8(dossier(&store, &["why", "1"]).stdout).unwrap();
    assert!(why.contains("Hakan Fidan met Abbas Araghchi."), "{why}");
    assert!(String::from_utf8_lossy(&dossier(&store, &["check"]).stdout).contains("sound"));
}

#[test]
fn a_folder_is_refused_as_one_by_import() {
    let folder = tempfile::tempdir().unwrap();
    let output = dossier(&folder.path().join("store"), &["import", folder.path().to_str().unwrap(), "--as", "tsv"]);
    let (code, message) = words(&output);
    assert!(code == 4 && message.contains("is a folder: name the files in it"), "{code} {message}");
}

#[test]
fn why_an_input_was_rejected_is_no_hint() {
    let folder = tempfile::tempdir().unwrap();
    let output = dossier(&folder.path().join("store"), &["ingest", "no/such/file.txt"]);
    let (_, message) = words(&output);
    assert!(message.contains("no/such/file.txt does not exist") && !message.contains("hint: no/such"), "{message}");
}

#[test]
fn a_store_without_its_log_is_not_to_be_mended_by_what_cannot_open_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let file = folder.path().join("talks.txt");
    std::fs::write(&file, "Talks in Ankara\nHakan Fidan met Abbas Araghchi in Ankara.\n").unwrap();
    assert_eq!(words(&dossier(&store, &["ingest", file.to_str().unwrap()])).0, 0);
    std::fs::remove_file(store.join("log")).unwrap();
    std::fs::create_dir(store.join("log")).unwrap();
    let (code, message) = words(&dossier(&store, &["stats"]));
    assert_eq!(code, 3, "{message}");
    assert!(!message.contains("dossier forget"), "{message}");
}

#[test]
fn a_time_to_stop_after_is_from_0_on_and_as_long_as_it_likes() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let file = folder.path().join("talks.txt");
    std::fs::write(&file, "Talks in Ankara\nHakan Fidan met Abbas Araghchi in Ankara.\n").unwrap();
    assert_eq!(words(&dossier(&store, &["ingest", file.to_str().unwrap()])).0, 0);
    assert_eq!(words(&dossier(&store, &["ask", "who met whom", "--timeout", "1e300"])).0, 0);
    let (code, message) = words(&dossier(&store, &["ask", "who met whom", "--timeout=-1e300"]));
    assert!(code == 2 && message.contains("-1e300 is no time"), "{code} {message}");
}
