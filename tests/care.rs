//! The commands that care for a store: what they leave behind, and what they refuse.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

fn dossier(store: &Path, args: &[&str]) -> Output {
    Command::cargo_bin("dossier").unwrap().arg("--store").arg(store).args(args).output().unwrap()
}

fn done(store: &Path, args: &[&str]) -> String {
    let output = dossier(store, args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    format!("{}{}", String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn refused(store: &Path, args: &[&str], code: i32, words: &str) {
    let output = dossier(store, args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(code) && said.contains(words), "{args:?}: {said}");
}

fn with_articles(check: impl Fn(&Path, &Path)) {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    for (name, day) in [("one", 2), ("two", 3)] {
        let article = folder.path().join(name);
        let text = format!(
            "---\ntitle: {name}\ndate: 2024-12-0{day}\nurl: https://example.org/{name}\n---\n\
             President Vladimir Putin met Hakan Fidan in Moscow on {day} December.\n"
        );
        std::fs::write(&article, text).unwrap();
        done(&store, &["ingest", article.to_str().unwrap()]);
    }
    check(&store, folder.path());
}

#[test]
fn a_backup_restores_to_a_store_with_the_same_answers() {
    with_articles(|store, folder| {
        let file = folder.join("news.backup");
        let file = file.to_str().unwrap();
        done(store, &["backup", file]);
        refused(store, &["backup", file], 2, "is there already");
        let restored = folder.join("restored");
        done(&restored, &["restore", file]);
        let question = ["ask", "who met whom", "--format", "json"];
        assert_eq!(done(&restored, &question), done(store, &question));
        refused(&restored, &["restore", file], 2, "overwrites nothing");
    });
}

#[test]
fn a_file_that_is_no_backup_is_refused_and_leaves_nothing() {
    with_articles(|_, folder| {
        let restored = folder.join("restored");
        refused(&restored, &["restore", folder.join("one").to_str().unwrap()], 3, "no backup");
        assert!(!restored.exists() && !folder.join("restored.partial").exists());
    });
}

#[test]
fn a_restore_leaves_a_folder_alone_that_holds_other_files() {
    with_articles(|store, folder| {
        let file = folder.join("news.backup");
        done(store, &["backup", file.to_str().unwrap()]);
        let foreign = folder.join("restored.partial");
        std::fs::create_dir_all(foreign.join("runs")).unwrap();
        std::fs::write(foreign.join("log"), "my notes").unwrap();
        let restored = folder.join("restored");
        refused(&restored, &["restore", file.to_str().unwrap()], 2, "restored.partial holds other files");
        assert_eq!(std::fs::read_to_string(foreign.join("log")).unwrap(), "my notes");
        assert!(foreign.join("runs").is_dir() && !foreign.join("holder").exists());
    });
}

#[test]
fn a_restore_takes_the_place_of_one_that_was_cut_off() {
    with_articles(|store, folder| {
        let file = folder.join("news.backup");
        done(store, &["backup", file.to_str().unwrap()]);
        let rest = folder.join("restored.partial");
        std::fs::create_dir_all(rest.join("runs")).unwrap();
        std::fs::write(rest.join("holder"), "1").unwrap();
        std::fs::write(rest.join("log.new"), "half of it").unwrap();
        let restored = folder.join("restored");
        assert!(done(&restored, &["restore", file.to_str().unwrap()]).contains("2 articles"));
        assert!(!rest.exists());
    });
}

#[test]
fn a_restore_leaves_alone_what_another_process_restores_there() {
    with_articles(|store, folder| {
        let file = folder.join("news.backup");
        done(store, &["backup", file.to_str().unwrap()]);
        let rest = folder.join("restored.partial");
        let _other = dossier::store::Store::open_or_create(&rest, std::time::Duration::ZERO).unwrap();
        let restored = folder.join("restored");
        refused(&restored, &["restore", file.to_str().unwrap()], 3, "in use by process");
        assert!(rest.join("log").is_file());
    });
}

#[test]
fn a_backup_leaves_a_file_alone_that_is_no_half_of_one() {
    with_articles(|store, folder| {
        let file = folder.join("news.backup");
        let foreign = folder.join("news.backup.partial");
        std::fs::write(&foreign, "my notes").unwrap();
        refused(store, &["backup", file.to_str().unwrap()], 2, "no half-written backup");
        assert_eq!(std::fs::read_to_string(&foreign).unwrap(), "my notes");
        std::fs::remove_file(&foreign).unwrap();
        done(store, &["backup", file.to_str().unwrap()]);
        // One that was cut off goes.
        let whole = std::fs::read(&file).unwrap();
        std::fs::write(&foreign, &whole[..whole.len() / 2]).unwrap();
        std::fs::remove_file(&file).unwrap();
        done(store, &["backup", file.to_str().unwrap()]);
        assert_eq!(std::fs::read(&file).unwrap(), whole);
        assert!(!foreign.exists());
    });
}

#[test]
fn a_time_to_wait_below_nothing_is_refused() {
    with_articles(|store, _| {
        for wait in ["-1", "nan", "soon"] {
            refused(store, &["--wait", wait, "stats"], 2, "give a number of seconds");
        }
    });
}

#[test]
fn each_damage_is_named_with_what_mends_it() {
    with_articles(|store, folder| {
        let file = folder.join("news.backup");
        done(store, &["backup", file.to_str().unwrap()]);
        let whole = std::fs::read(&file).unwrap();
        std::fs::write(&file, &whole[..whole.len() - 9]).unwrap();
        let restored = folder.join("restored");
        refused(&restored, &["restore", file.to_str().unwrap()], 3, "is cut short\n  hint: nothing was restored");
        done(store, &["rebuild"]);
        let run = std::fs::read_dir(store.join("runs")).unwrap().next().unwrap().unwrap().path();
        std::fs::remove_file(run).unwrap();
        refused(store, &["check"], 1, "`dossier rebuild` makes the indexes anew");
        done(store, &["rebuild"]);
        assert!(done(store, &["check"]).contains("sound: 2 articles"));
        let log = store.join("log");
        let mut bytes = std::fs::read(&log).unwrap();
        bytes[3] ^= 1;
        std::fs::write(log, bytes).unwrap();
        for command in ["check", "rebuild", "stats"] {
            refused(store, &[command], 3, "restore BACKUP");
        }
    });
}

#[test]
fn rebuild_and_optimize_and_reread_leave_a_sound_store() {
    with_articles(|store, _| {
        let before = done(store, &["ask", "who met whom", "--format", "json"]);
        done(store, &["rebuild"]);
        done(store, &["optimize"]);
        assert!(done(store, &["reread"]).contains("2 as before"));
        assert_eq!(done(store, &["ask", "who met whom", "--format", "json"]), before);
        assert!(done(store, &["check"]).contains("sound: 2 articles"));
    });
}

#[test]
fn a_split_gives_an_article_a_node_of_its_own_until_it_is_undone() {
    with_articles(|store, _| {
        let nodes = |store: &Path| done(store, &["nodes", "--format", "tsv"]).matches("Hakan Fidan").count();
        assert_eq!(nodes(store), 1);
        done(store, &["split", "Hakan Fidan", "https://example.org/two"]);
        assert_eq!(nodes(store), 2);
        done(store, &["undo"]);
        assert_eq!(nodes(store), 1);
        refused(store, &["split", "Hakan Fidan", "https://example.org/none"], 2, "no article");
    });
}

#[test]
fn a_store_in_use_is_named_with_the_process_that_has_it() {
    with_articles(|store, _| {
        let _held = dossier::store::Store::open(store, std::time::Duration::ZERO).unwrap();
        let holder = format!("in use by process {}", std::process::id());
        refused(store, &["--wait", "0.1", "stats"], 3, &holder);
    });
}

#[test]
fn a_table_is_imported_with_its_columns_mapped_and_bad_rows_listed() {
    with_articles(|store, folder| {
        let table = folder.join("events.csv");
        std::fs::write(&table, "when,who,did,whom\n2024-12-05,Hakan Fidan,Make a visit,Oman\nsoon,A,met,B\n").unwrap();
        let table = table.to_str().unwrap();
        refused(store, &["import", table], 2, "the columns are: when, who, did, whom");
        let map = "date=when,source=who,relation=did,target=4";
        refused(store, &["import", table, "--map", map], 4, "line 3: \"soon\" is no day");
        let answer = done(store, &["match", "(a)-[m:make-a-visit]->(b)", "--format", "json"]);
        assert!(answer.contains("Oman") && answer.contains("2024-12-05"), "{answer}");
        assert!(done(store, &["check"]).contains("sound: 3 articles"));
    });
}

#[test]
fn json_lines_are_imported_and_bad_lines_listed() {
    with_articles(|store, folder| {
        let article = folder.join("one");
        let extraction = done(store, &["extract", article.to_str().unwrap(), "--format", "jsonl"]);
        let line = extraction.replace("example.org/one", "example.org/three").replace("Fidan", "Erdem");
        let file = folder.join("claims.jsonl");
        std::fs::write(&file, format!("{line}{{}}\n")).unwrap();
        refused(store, &["import", file.to_str().unwrap()], 4, "line 2: it is no extraction");
        assert!(done(store, &["check"]).contains("sound: 3 articles"));
    });
}

#[test]
fn the_shell_answers_line_by_line_and_goes_on_after_an_error() {
    with_articles(|store, _| {
        let lines = "who met whom\nwho meeted whom\nstats\n(a)-[m:met-with]-(b)\nquit\nwho met whom\n";
        let mut shell = Command::cargo_bin("dossier").unwrap();
        let output = shell.arg("--store").arg(store).arg("shell").write_stdin(lines).output().unwrap();
        let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert!(output.status.success(), "{err}");
        // A question and a pattern, two rows each; what follows `quit` is not read.
        assert_eq!(out.matches("met-with\tHakan Fidan").count(), 4, "{out}");
        assert!(out.contains("2 articles") && err.contains("I do not know the relation"), "{out}{err}");
    });
}

#[test]
fn watching_reads_what_comes_and_gives_the_store_up_between() {
    with_articles(|store, folder| {
        let inbox = folder.join("inbox");
        std::fs::create_dir(&inbox).unwrap();
        let binary = assert_cmd::cargo::cargo_bin("dossier");
        let mut watching = std::process::Command::new(binary);
        let watching = watching.arg("--store").arg(store).args(["-q", "ingest", "--watch"]).arg(&inbox);
        let mut watching = watching.spawn().unwrap();
        std::fs::write(inbox.join("three.md"), "---\ntitle: three\n---\nHakan Fidan met Abbas Araghchi.\n").unwrap();
        let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
        let mut listed = String::new();
        while !listed.contains("three") && std::time::Instant::now() < until {
            std::thread::sleep(std::time::Duration::from_millis(200));
            listed = done(store, &["articles", "--format", "tsv"]);
        }
        watching.kill().unwrap();
        watching.wait().unwrap();
        assert!(listed.contains("three"), "{listed}");
    });
}

#[test]
fn a_damaged_file_of_the_engine_s_settings_is_mended() {
    with_articles(|store, folder| {
        done(store, &["optimize"]);
        let settings = store.join("sled/conf");
        let whole = std::fs::read(&settings).unwrap();
        let flipped = |at: usize| {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x81;
            bytes
        };
        for damaged in [flipped(3), flipped(15), flipped(17), flipped(whole.len() - 1), [&whole[..], b"x"].concat()] {
            std::fs::write(&settings, damaged).unwrap();
            assert!(done(store, &["check"]).contains("sound: 2 articles"));
            assert_eq!(std::fs::read(&settings).unwrap(), whole);
        }
        done(store, &["backup", folder.join("news.backup").to_str().unwrap()]);
    });
}

#[test]
fn a_backup_goes_to_standard_output() {
    with_articles(|store, folder| {
        let output = dossier(store, &["backup", "-"]);
        assert!(output.status.success());
        let file = folder.join("news.backup");
        std::fs::write(&file, output.stdout).unwrap();
        let restored = folder.join("restored");
        done(&restored, &["restore", file.to_str().unwrap()]);
        assert_eq!(done(&restored, &["articles"]), done(store, &["articles"]));
        assert!(!Path::new("-").exists());
    });
}

#[test]
fn a_name_is_taken_away_only_from_a_node_that_has_it_and_others() {
    with_articles(|store, _| {
        refused(store, &["alias", "remove", "Hakan Fidan", "Hakan Fidan"], 2, "is the node's own name");
        refused(store, &["alias", "remove", "Hakan Fidan", "No Such Alias"], 2, "is not called \"No Such Alias\"");
        done(store, &["alias", "add", "Hakan Fidan", "The Spymaster"]);
        done(store, &["alias", "remove", "The Spymaster", "The Spymaster"]);
        refused(store, &["show", "The Spymaster"], 2, "no node is called");
    });
}

#[test]
fn an_undo_says_what_it_takes_back() {
    with_articles(|store, _| {
        done(store, &["alias", "add", "Hakan Fidan", "The Spymaster"]);
        let said = done(store, &["undo"]);
        assert!(
            said.contains("does not hold any more: alias add, Hakan Fidan (n") && said.contains("The Spymaster"),
            "{said}"
        );
    });
}

#[test]
fn an_alias_that_another_node_bears_is_told() {
    with_articles(|store, _| {
        let said = done(store, &["alias", "add", "Hakan Fidan", "Vladimir Putin"]);
        assert!(
            said.contains("\"Vladimir Putin\" is what \"Vladimir Putin\" (n") && said.contains("finds both"),
            "{said}"
        );
    });
}

#[test]
fn corrections_are_listed_with_the_numbers_that_undo_takes() {
    with_articles(|store, _| {
        assert!(done(store, &["corrections", "--format", "table"]).contains("no corrections hold"));
        done(store, &["merge", "Hakan Fidan", "Vladimir Putin"]);
        done(store, &["alias", "add", "Vladimir Putin", "Wladimir"]);
        let listed = done(store, &["corrections", "--format", "json"]);
        let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
        assert_eq!((&listed[0]["correction"], &listed[0]["name"]), (&"merge".into(), &"Vladimir Putin".into()));
        assert!(listed[0]["what"].as_str().unwrap().starts_with("Hakan Fidan (n"), "{listed}");
        assert_eq!(listed[1]["what"], "Wladimir");
        done(store, &["undo", &listed[0]["number"].to_string()]);
        let left = done(store, &["corrections", "--format", "tsv"]);
        assert!(left.contains("Wladimir") && !left.contains("merge"), "{left}");
        assert!(done(store, &["corrections", "--all", "--format", "tsv"]).contains("merge (taken back)"));
    });
}
