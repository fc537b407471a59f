//! What commands print: every format that they offer, the answer beside rows that go to another program, hostile names.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A name that would colour what follows and break its line.
const HOSTILE: &str = "Boris\u{1b}[31m\nKarlov";

fn store() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let said = |at: usize, relation: &str, target: &str, quantity: Value| {
        json!({"source": "n1", "relation": relation, "target": target, "date": "2025-06-13", "quantity": quantity,
            "location": "n4", "confidence": 0.88, "rule": "test",
            "evidence": {"sentence": "x", "start": at, "end": at + 1}})
    };
    let extraction = json!({
        "schema": 1,
        "article": {"id": "a", "title": "Title", "published": "2025-06-20", "publisher": "P", "text": "xxxx"},
        "nodes": [
            {"id": "n1", "kind": "actor", "name": "Ada Lovelace", "named": true},
            {"id": "n2", "kind": "actor", "name": HOSTILE, "named": true},
            {"id": "n3", "kind": "actor", "name": "people", "named": false},
            {"id": "n4", "kind": "location", "name": "Rome", "named": true},
        ],
        "edges": [
            said(0, "met-with", "n2", Value::Null), said(1, "killed", "n3", json!(17)),
            said(2, "visited", "n4", Value::Null)
        ],
    });
    std::fs::write(folder.path().join("claims.jsonl"), extraction.to_string()).unwrap();
    assert!(run(folder.path(), &["import", "claims.jsonl"]).status.success());
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::cargo_bin("dossier").unwrap().current_dir(folder).args(["--store", "store"]).args(args).output().unwrap()
}

/// The exit code, standard output and standard error.
fn said(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = run(folder, args);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_condition_is_read_apart_from_the_pattern_before_it() {
    let folder = store();
    let words = "(a {name: \"x LIMIT 5 y WHERE z\"})-[m]->(b)";
    let (code, _, error) = said(folder.path(), &["match", words, "--where", "m.date >= 2025-06"]);
    assert_eq!(code, 0, "{error}");
    let broken = "(a)-[m]->(b)\nRETURN b.name\nLIMIT 5";
    let (code, found, error) = said(folder.path(), &["match", broken, "--where", "m.quantity > 5"]);
    assert!(code == 0 && found.contains("people") && !found.contains("Rome"), "{found} {error}");
    for condition in ["m.quantity >", "m.date >= 2025 RETURN a", "x.date >= 2025"] {
        assert_eq!(said(folder.path(), &["match", "(a)-[m]->(b)", "--where", condition]).0, 2, "{condition}");
    }
    let (_, _, error) =
        said(folder.path(), &["match", "(a)-[m]->(b) WHERE m.id = \"c1\"", "--where", "m.quantity > 5"]);
    assert!(error.contains("WHERE of its own"), "{error}");
}

#[test]
fn what_a_question_comes_to_is_said_beside_rows_that_go_to_a_program() {
    let folder = store();
    for (question, sentence) in [
        ("how many people were killed", "17 [1]"),
        ("did Ada Lovelace visit Rome", "Yes: on 13 June 2025"),
        ("when did Ada Lovelace visit Rome", "On 13 June 2025, in Rome"),
    ] {
        for format in ["csv", "tsv", "jsonl"] {
            let (_, rows, beside) = said(folder.path(), &["ask", question, "--format", format]);
            assert!(rows.contains("Rome") && !rows.contains(sentence), "{rows}");
            assert!(beside.contains(sentence), "{question}, {format}: {beside}");
        }
    }
}

#[test]
fn whole_numbers_and_confidences_are_written_as_people_write_them() {
    let folder = store();
    let (_, answer, _) = said(folder.path(), &["ask", "how many people were killed", "--format", "json"]);
    assert!(answer.contains("\"answer\": 17,"), "{answer}");
    let pattern = "(a)-[m:killed]->(b) RETURN m.confidence, count(*)";
    let (_, records, _) = said(folder.path(), &["match", pattern, "--format", "jsonl"]);
    assert_eq!(records, "{\"count(*)\":1,\"m.confidence\":0.88}\n");
}

#[test]
fn a_confidence_equals_the_number_that_it_was_given() {
    let (_, rows, _) = said(store().path(), &["match", "(a)-[m:killed]->(b) WHERE m.confidence >= 0.88"]);
    assert_eq!(rows.lines().count(), 2, "{rows}");
}

#[test]
fn listings_come_in_every_format_of_rows() {
    let folder = store();
    for command in ["articles", "nodes", "schema", "stats"] {
        let (_, json, _) = said(folder.path(), &[command, "--format", "json"]);
        serde_json::from_str::<Value>(&json).unwrap();
        let (_, lines, _) = said(folder.path(), &[command, "--format", "jsonl"]);
        lines.lines().for_each(|line| drop(serde_json::from_str::<Value>(line).unwrap()));
        let (_, csv, _) = said(folder.path(), &[command, "--format", "csv"]);
        assert!(csv.lines().next().unwrap().contains(','), "{command}: {csv}");
        let (_, markdown, _) = said(folder.path(), &[command, "--format", "markdown"]);
        assert!(markdown.starts_with("| "), "{command}: {markdown}");
    }
}

#[test]
fn a_format_that_a_command_has_not_is_refused_with_those_it_has() {
    let folder = store();
    for (args, offered) in [
        (&["nodes", "--format", "dot"][..], "table, json, jsonl, csv, tsv or markdown"),
        (&["why", "claim:1", "--format", "csv"], "json or jsonl"),
        (&["check", "--format", "markdown"], "json or jsonl"),
        (&["extract", "claims.jsonl", "--format", "dot"], "json or jsonl"),
        (&["export", "--node", "Rome", "-o", "out.svg"], "dot -Tsvg"),
        (&["export", "--node", "Rome", "--format", "json"], "dot -Tsvg"),
        (&["ask", "who met whom", "--explain", "--format", "csv"], "json or jsonl"),
        (&["ask", "who met whom", "--format", "dot"], "dossier export"),
        (&["rebuild", "--format", "json"], "leave --format out"),
        (&["merge", "Ada Lovelace", "Boris", "--format", "json"], "leave --format out"),
        (&["extract", "claims.jsonl", "--min-confidence", "2"], "between 0 and 1"),
    ] {
        let (code, _, error) = said(folder.path(), args);
        assert_eq!(code, 2, "{args:?}: {error}");
        assert!(error.contains(offered), "{args:?}: {error}");
    }
}

#[test]
fn the_help_of_a_command_says_its_formats() {
    let folder = store();
    for (command, formats) in [
        ("nodes", "Formats: table, json, jsonl, csv, tsv and markdown; without one a table on a terminal"),
        ("stats", "without one the text"),
        ("show", "table (a text for people), markdown, json and jsonl"),
        ("export", "Format: dot."),
        ("analyze", "Formats: conllu and json; without one conllu."),
    ] {
        let (_, help, _) = said(folder.path(), &["help", command]);
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains(formats), "{command}: {help}");
    }
    let (_, help, _) = said(folder.path(), &["help", "merge"]);
    assert!(!help.contains("Format:") && !help.contains("Formats:"), "{help}");
}

#[test]
fn a_program_gets_the_heading_of_a_list_without_rows() {
    let folder = store();
    let (_, rows, beside) = said(folder.path(), &["corrections"]);
    assert!(rows == "number\tcorrection\tnode\twhat\n" && beside.contains("no corrections hold"), "{rows}{beside}");
}

#[test]
fn articles_are_listed_between_days_and_up_to_a_number() {
    let folder = store();
    for (day, text) in [("2025-01-05", "Ada met Boris."), ("2025-07-01", "Ada met Carol.")] {
        std::fs::write(folder.path().join("a.txt"), format!("Talks\n\n{text}")).unwrap();
        said(folder.path(), &["ingest", "a.txt", "--date", day, "--title", day]);
    }
    let listed = |args: &[&str]| said(folder.path(), &[&["articles"], args].concat()).1;
    let until = listed(&["--until", "2025-01"]);
    assert!(until.contains("2025-01-05") && !until.contains("2025-06-20"), "{until}");
    let between = listed(&["--since", "2025-02", "--until", "2025-06"]);
    assert!(between.contains("2025-06-20") && !between.contains("2025-01-05"), "{between}");
    let last = listed(&["--limit", "1"]);
    assert!(last.lines().count() == 2 && last.contains("2025-07-01"), "{last}");
}

#[test]
fn options_are_called_alike_and_say_what_they_take() {
    let folder = store();
    let (code, rows, error) = said(folder.path(), &["diff", "--since", "2025-01-01", "--until", "2025-12-31"]);
    assert!(code == 0 && rows.contains("Ada Lovelace"), "{rows}{error}");
    for command in ["nodes", "rank"] {
        let (code, _, error) = said(folder.path(), &[command, "--kind", "people"]);
        assert!(code == 2 && error.contains("actor, organization, location, resolution, event"), "{error}");
    }
    let (code, _, error) = said(folder.path(), &["rank", "--limit", "-1"]);
    assert!(code == 2 && error.contains("it must be 1 or more"), "{error}");
}

#[test]
fn a_name_stands_in_double_quotes_in_every_message() {
    let folder = store();
    for (args, message) in [
        (&["show", "Nope"][..], "no node is called \"Nope\""),
        (&["forget", "zzz", "--yes"], "no article \"zzz\""),
        (&["merge", "Rome", "Rome"], "\"Rome\" and \"Rome\" are one node already"),
    ] {
        let (_, _, error) = said(folder.path(), args);
        assert!(error.contains(message), "{args:?}: {error}");
    }
}

#[test]
fn a_name_cannot_colour_the_terminal_or_break_its_row() {
    let folder = store();
    for args in
        [&["nodes"][..], &["ask", "who met whom"], &["ask", "who met whom", "--format", "table"], &["show", "Rome"]]
    {
        let (_, out, _) = said(folder.path(), args);
        assert!(!out.contains('\u{1b}') && !out.contains("\nKarlov"), "{args:?}: {out}");
    }
    let (_, rows, _) = said(folder.path(), &["ask", "who met whom", "--format", "tsv"]);
    assert_eq!(rows.lines().count(), 2, "{rows}");
}

/// A store of two rows of a table, whose names hold signs that turn what stands behind them.
fn store_of_rows() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let rows = "2025-06-13\tAl\u{202e}ice\tmet-with\tB\u{61c}ob\n2025-06-14\tCarol\tvisited\tRome\n";
    std::fs::write(folder.path().join("rows.tsv"), rows).unwrap();
    assert!(run(folder.path(), &["import", "rows.tsv"]).status.success());
    folder
}

#[test]
fn a_name_cannot_turn_the_text_behind_it() {
    let folder = store_of_rows();
    for args in [
        &["nodes"][..],
        &["ask", "who met whom"],
        &["why", "1"],
        &["show", "B\u{61c}ob"],
        &["diff", "--from", "2025-01-01"],
    ] {
        for format in ["table", "tsv", "markdown"] {
            let (_, out, error) = said(folder.path(), &[args, &["--format", format]].concat());
            assert!(!out.contains(['\u{202e}', '\u{61c}']), "{args:?} {format}: {out}");
            assert!(!error.contains(['\u{202e}', '\u{61c}']), "{args:?} {format}: {error}");
        }
    }
    let (_, shown, _) = said(folder.path(), &["show", "B\u{61c}ob", "--format", "markdown"]);
    assert!(shown.contains("B\\\\u{61c}ob"), "{shown}");
}

#[test]
fn the_row_of_a_table_is_cited_by_its_number_and_quotes_nothing() {
    let folder = store_of_rows();
    for args in [
        &["ask", "who visited whom", "--format", "table"][..],
        &["ask", "who visited whom", "--format", "markdown"],
        &["why", "1"],
        &["show", "Carol"],
        &["show", "Carol", "--format", "markdown"],
        &["path", "Carol", "Rome", "--format", "table"],
        &["export", "--node", "Carol"],
    ] {
        let (_, out, error) = said(folder.path(), args);
        assert!(out.contains("rows.tsv, row 2"), "{args:?}: {out}{error}");
        assert!(!out.contains("“”") && !out.contains("bytes 0") && !out.contains("undated"), "{args:?}: {out}");
        assert!(!out.contains("rows.tsv, rows.tsv"), "{args:?}: {out}");
    }
    let (_, json, _) = said(folder.path(), &["ask", "who visited whom", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["rows"][0]["citations"][0]["title"], "rows.tsv, row 2");
}

#[test]
fn what_is_wrong_with_the_question_before_is_shown_in_that_question() {
    let folder = store();
    let (code, _, error) = said(folder.path(), &["ask", "--after", "who blorped whom", "and in 2025?"]);
    assert!(code == 2 && error.contains("the question before") && error.contains("\n  who blorped whom\n"), "{error}");
    assert!(!error.contains("and in 2025?"), "{error}");
}

#[test]
fn a_place_that_is_not_there_is_not_waited_for() {
    let folder = store();
    for place in ["nowhere", "-"] {
        let (code, _, error) = said(folder.path(), &["ingest", "--watch", place]);
        assert!(code == 2 && error.contains("cannot be watched"), "{error}");
    }
}

#[test]
fn a_difference_from_what_is_not_there_names_it_and_what_it_may_be() {
    let folder = store();
    let (code, _, error) = said(folder.path(), &["diff", "--against", "nothere"]);
    assert!(code == 2 && error.contains("no store at nothere") && error.contains("`dossier backup`"), "{error}");
    assert!(!error.contains("--store") && !error.contains("ingest"), "{error}");
}

#[test]
fn a_claim_is_found_by_the_digits_that_answers_give_and_by_the_first_of_them() {
    let folder = store();
    let (_, answer, _) = said(folder.path(), &["ask", "who killed whom", "--format", "json"]);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let claim = answer["rows"][0]["citations"][0]["claim"].as_str().unwrap().to_owned();
    for named in [claim.clone(), format!("claim:{claim}"), format!("claim:{}", &claim[..6])] {
        let (code, out, error) = said(folder.path(), &["why", &named]);
        assert!(code == 0 && out.contains(&claim), "{named}: {out}{error}");
    }
}

#[test]
fn the_claims_of_a_node_are_as_many_in_every_listing() {
    let folder = store();
    let (_, nodes, _) = said(folder.path(), &["nodes", "--format", "jsonl"]);
    let ada =
        nodes.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).find(|n| n["name"] == "Ada Lovelace");
    let (_, shown, _) = said(folder.path(), &["show", "Ada Lovelace", "--format", "json"]);
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(ada.unwrap()["claims"], shown[0]["claims"]);
}

#[test]
fn a_word_that_a_pattern_asks_for_in_vain_is_refused_with_the_nearest() {
    let folder = store();
    for (pattern, near) in [
        ("(a)-[m:metwith]->(b)", "met-with"),
        ("(a)-[m:met]->(b)", "did you mean \"met-with\"?"),
        ("(a)-[m]->(b) WHERE m.modality = \"negatd\"", "negated"),
        ("(a)-[m]->(b) WHERE m.relation = \"killd\"", "killed"),
        ("(a)-[m]->(b) RETURN m.name", "a.name"),
        ("(a)-[m]->(b) RETURN a.date", "name, kind, id"),
        ("(a)-[m*1..3]->(b) RETURN m", "return the ends"),
        ("(a)-[m]->(b) WHERE m.confidence > \"high\"", "without quotes"),
    ] {
        let (code, _, error) = said(folder.path(), &["match", pattern]);
        assert!(code == 2 && error.contains(near), "{pattern}: {error}");
    }
    let (code, _, error) = said(folder.path(), &["export", "--node", "Rome", "--only", "metwith"]);
    assert!(code == 2 && error.contains("did you mean \"met-with\""), "{error}");
}

#[test]
fn a_file_that_cannot_be_opened_leaves_the_others_imported() {
    let folder = store();
    std::fs::write(folder.path().join("events.tsv"), "2025-01-01\tEve\tmet-with\tAda Lovelace\n").unwrap();
    let (code, _, error) = said(folder.path(), &["import", "nofile.csv", "events.tsv"]);
    assert!(code == 4 && error.contains("nofile.csv"), "{error}");
    assert!(said(folder.path(), &["nodes"]).1.contains("Eve"));
}

#[test]
fn a_narrow_terminal_gets_each_row_as_a_list() {
    let folder = store();
    let narrow = |columns: &str| {
        let mut command = Command::cargo_bin("dossier").unwrap();
        command.current_dir(folder.path()).env("COLUMNS", columns);
        let out = command.args(["--store", "store", "nodes", "--format", "table"]).output().unwrap().stdout;
        String::from_utf8(out).unwrap()
    };
    assert!(narrow("10").contains("name: Ada Lovelace\n"), "{}", narrow("10"));
    assert!(narrow("0").contains("Ada Lovelace  "), "{}", narrow("0"));
}

#[test]
fn how_a_question_was_read_is_said_beside_rows_that_go_to_a_program() {
    let folder = store();
    let (_, rows, beside) = said(folder.path(), &["ask", "who met whom", "--format", "tsv"]);
    assert!(beside.contains("read as: who met whom") && !rows.contains("read as"), "{beside}");
}

#[test]
fn an_answer_of_no_rows_cannot_be_asked_for() {
    let folder = store();
    let (code, _, error) = said(folder.path(), &["ask", "who met whom", "--limit", "0"]);
    assert!(code == 2 && error.contains("it must be 1 or more"), "{error}");
}

#[test]
fn a_list_of_nodes_is_no_part_of_the_graph_to_draw() {
    let folder = store();
    let (code, _, error) = said(folder.path(), &["export", "--match", "list people"]);
    assert!(code == 2 && error.contains("no claims"), "{error}");
}

#[test]
fn an_explanation_tells_the_number() {
    let folder = store();
    said(folder.path(), &["ask", "who killed whom"]);
    let (_, why, _) = said(folder.path(), &["why", "1"]);
    assert!(why.contains("killed people (17)"), "{why}");
}

#[test]
fn a_difference_without_an_end_leaves_out_articles_without_a_date() {
    let folder = store();
    std::fs::write(folder.path().join("undated.txt"), "Talks\n\nHakan Fidan met Vladimir Putin in Moscow.").unwrap();
    said(folder.path(), &["ingest", "undated.txt"]);
    let (_, rows, beside) = said(folder.path(), &["diff", "--from", "2025-01-01", "--format", "tsv"]);
    assert!(rows.contains("Ada Lovelace") && !rows.contains("Putin"), "{rows}");
    assert!(beside.contains("1 article without a date is left out"), "{beside}");
}

#[test]
fn a_difference_from_nothing_says_what_it_can_compare_with() {
    let folder = store();
    let (code, _, error) = said(folder.path(), &["diff"]);
    assert!(code == 2 && error.contains("--from") && error.contains("--against"), "{error}");
}

#[test]
fn an_article_that_is_imported_is_sent_to_ingest() {
    let folder = store();
    std::fs::write(folder.path().join("news.jsonl"), json!({"title": "t", "text": "Ada met Boris."}).to_string())
        .unwrap();
    let (code, _, error) = said(folder.path(), &["import", "news.jsonl"]);
    assert!(code == 4 && error.contains("dossier ingest"), "{error}");
}

#[test]
fn a_table_parted_by_semicolons_is_read() {
    let folder = store();
    let table = "date;source;relation;target\n2025-01-02;Ada Lovelace;met;Alan Turing\n";
    std::fs::write(folder.path().join("semi.csv"), table).unwrap();
    let (code, _, beside) = said(folder.path(), &["import", "semi.csv"]);
    assert!(code == 0 && beside.contains("1 row"), "{beside}");
}

#[test]
fn an_empty_file_is_rejected_as_import_reads_it() {
    let folder = store();
    std::fs::write(folder.path().join("empty.csv"), "").unwrap();
    let (code, _, error) = said(folder.path(), &["import", "empty.csv"]);
    assert!(code == 4 && error.contains("is empty"), "{error}");
}

#[test]
fn texts_of_which_nothing_is_read_are_said_to_need_english() {
    let folder = store();
    std::fs::write(folder.path().join("fr.txt"), "Sommet\n\nLe président a rencontré le ministre à Paris.").unwrap();
    let (_, _, beside) = said(folder.path(), &["ingest", "fr.txt", "--date", "2025-01-01"]);
    assert!(beside.contains("English"), "{beside}");
}

#[test]
fn what_became_of_each_article_is_printed_for_programs() {
    let folder = store();
    std::fs::write(folder.path().join("talks.txt"), "Talks\n\nHakan Fidan met Vladimir Putin in Moscow.").unwrap();
    std::fs::write(folder.path().join("empty.txt"), "").unwrap();
    let ingest = ["ingest", "talks.txt", "empty.txt", "--format", "json"];
    let (code, first, _) = said(folder.path(), &ingest);
    let first: serde_json::Value = serde_json::from_str(&first).unwrap();
    let article = &first["articles"][0];
    assert!(code == 4 && article["from"] == "talks.txt" && article["outcome"] == "new", "{first}");
    assert!(article["claims"].as_u64() > Some(0) && article["published"].is_null(), "{first}");
    assert_eq!(first["rejected"], json!(["empty.txt is empty"]));
    let (_, again, _) = said(folder.path(), &["ingest", "talks.txt", "--format", "jsonl"]);
    let again: serde_json::Value = serde_json::from_str(&again).unwrap();
    assert_eq!((&again["outcome"], &again["number"]), (&json!("unchanged"), &article["number"]));
}
