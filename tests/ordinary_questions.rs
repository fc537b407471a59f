//! Ordinary ways of asking, over the sample articles: each is read rightly, or refused with a hint that leads to
//! the right form. The transcript stands in `docs/query-language.md`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::fmt::Write;
use std::path::Path;

use dossier::Dossier;
use dossier::ingest::reader;
use dossier::query::QueryError;

const QUESTIONS: &str = include_str!("data/ordinary-questions.txt");
const BEGIN: &str = "<!-- transcript: made by tests/ordinary_questions.rs -->\n";
const END: &str = "<!-- end of the transcript -->\n";

fn sample() -> Dossier {
    let dossier = Dossier::memory().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for file in files {
        for article in reader::read_path(&file, &Default::default()).unwrap() {
            dossier.ingest(&article).unwrap();
        }
    }
    dossier
}

fn transcript(dossier: &Dossier) -> String {
    let mut out = String::from("| asked | read as | answer |\n| --- | --- | --- |\n");
    for question in QUESTIONS.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (read_as, answer) = match dossier.ask(question) {
            Ok(answer) => {
                let rows = answer.rows.len().max(answer.records.len());
                let counted = match rows {
                    0 => "no row".to_owned(),
                    1 => "1 row".to_owned(),
                    n => format!("{n} rows"),
                };
                let said = answer.sentence.clone().unwrap_or(counted);
                let notes: String = answer.notes.iter().take(1).map(|n| format!("; {n}")).collect();
                (answer.read_as.clone(), format!("{said}{notes}"))
            }
            Err(QueryError::Parse(error)) => {
                let hint = error.hint.map(|h| format!("; {h}")).unwrap_or_default();
                ("refused".to_owned(), format!("{}{hint}", error.message))
            }
            Err(error) => unreachable!("{error}"),
        };
        let plain = |text: &str| text.replace('|', "\\|").replace('\n', " ");
        writeln!(out, "| {} | {} | {} |", plain(question), plain(&read_as), plain(&answer)).unwrap();
    }
    out
}

/// The examples of the table of forms on the page.
fn examples(page: &str) -> Vec<&str> {
    let table = page.split("| form | example |").nth(1).unwrap().split("\n\n").next().unwrap();
    let cells = table.lines().filter_map(|row| row.rsplit(" | ").next());
    let quoted = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    // The others are names of files.
    quoted.filter(|text| !text.contains('/')).collect()
}

#[test]
fn no_example_of_the_page_is_refused() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/query-language.md");
    let (page, dossier) = (std::fs::read_to_string(path).unwrap(), sample());
    let examples = examples(&page);
    assert!(examples.len() > 70, "{}", examples.len());
    for question in examples {
        if let Err(error) = dossier.ask(question) {
            panic!("{question}: {error}");
        }
    }
}

#[test]
fn of_a_name_that_nobody_bears_it_is_said_that_it_is_unknown() {
    let dossier = sample();
    for (question, name) in [
        ("is Lukashenko the president of Belarus", "Lukashenko"),
        ("was Petr Pavel elected president", "Petr Pavel"),
        ("Trump and Netanyahu meetings", "Trump"),
    ] {
        let answer = dossier.ask(question).unwrap();
        let unknown = format!("no node called {name:?}");
        assert!(answer.notes.iter().any(|note| note.contains(&unknown)), "{question}: {:?}", answer.notes);
    }
}

#[test]
fn the_documented_transcript_is_what_the_program_answers() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/query-language.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (written, after) = rest.split_once(END).unwrap();
    let made = transcript(&sample());
    if std::env::var_os("DOSSIER_WRITE_MANUAL").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{made}{END}{after}")).unwrap();
        return;
    }
    assert!(written == made, "out of date: DOSSIER_WRITE_MANUAL=1 cargo test --test ordinary_questions\n{made}");
}

#[test]
fn every_refusal_of_an_ordinary_question_comes_with_a_hint() {
    let dossier = sample();
    for question in QUESTIONS.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        if let Err(QueryError::Parse(error)) = dossier.ask(question) {
            assert!(error.hint.is_some(), "{question}: {}", error.message);
        }
    }
}
