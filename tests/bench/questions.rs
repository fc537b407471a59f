//! Questions over a large store, warm: `questions STORE.tsv [RUNS [FORM]]` imports a table of events (date, source,
//! relation, target) and prints, for each form (or those whose name has FORM in it), the least time of so many runs in
//! one process, what came back, and the least time of a question whose text was not asked before: blanks are added.
//!
//! `tests/bench/questions.py` puts the same questions to SQLite.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a benchmark")]

use std::time::Instant;

use dossier::Dossier;
use dossier::ingest::table::{Columns, Field, Layout};
use dossier::query::Options;

/// A name for the form, and the query. `tests/bench/questions.py` has the same names.
const QUESTIONS: [(&str, &str); 21] = [
    ("who VERB whom about NAME", "who consulted whom about Syria"),
    ("… since DATE", "who consulted whom about Syria since 2018-09"),
    ("who VERB NAME", "who consulted Syria"),
    ("who VERB NAME, a hub", "who consulted China"),
    ("… first 5", "who consulted China first 5"),
    ("… last 5", "who consulted China last 5"),
    ("what did NAME VERB", "what did Iran consult"),
    ("who VERB whom in MONTH", "who consulted whom in 2014-06"),
    ("which countries VERB NAME", "which countries consulted Syria"),
    ("when did NAME VERB NAME", "when did China consult Japan"),
    ("when did NAME last VERB NAME", "when did China last consult Japan"),
    ("did NAME VERB NAME", "did China consult Japan"),
    ("how many VERB NAME", "how many countries consulted Syria"),
    ("what happened in MONTH involving NAME", "what happened involving Syria in 2018-09"),
    ("what happened in DAY", "what happened in 2014-06-03"),
    ("who VERB NAME per month", "who consulted Syria per month"),
    ("with at least 1 source", "who consulted Syria with at least 1 source"),
    ("show NAME", "show Syria"),
    ("path from NAME to NAME", "path from Uladi Mussa to Syria"),
    (
        "pattern of two edges",
        "(a {name: \"Syria\"})-[m:consult]->(b)-[n:consult]->(c {name: \"Iran\"}) RETURN b.name, count(*) ORDER BY count(*) DESC LIMIT 10",
    ),
    (
        "pattern with count",
        "(a {name: \"Iran\"})-[m]->(b) WHERE m.date >= 2014 RETURN b.name, count(*) ORDER BY count(*) DESC LIMIT 10",
    ),
];

fn main() {
    let mut args = std::env::args().skip(1).filter(|a| a != "--bench");
    let Some(table) = args.next() else {
        println!("questions EVENTS.tsv [RUNS [FORM]]: see docs/performance.md");
        return;
    };
    let runs: usize = args.next().and_then(|n| n.parse().ok()).unwrap_or(7);
    let wanted = args.next().unwrap_or_default();
    let folder = std::env::temp_dir().join(format!("dossier-questions-{}", std::process::id()));
    let dossier = Dossier::open_or_create(&folder, std::time::Duration::ZERO).unwrap();
    let start = Instant::now();
    let layout = Layout {
        delimiter: b'\t',
        header: Some(false),
        columns: Columns {
            named: [(Field::Date, "1"), (Field::Source, "2"), (Field::Relation, "3"), (Field::Target, "4")]
                .map(|(field, column)| (field, column.to_owned()))
                .into(),
        },
        relations: std::collections::BTreeMap::new(),
    };
    let file = std::fs::File::open(&table).unwrap();
    dossier.import_table("bench", file, &layout, &mut |_| {}, &mut |_| {}).unwrap();
    println!("import\t{:.2} s", start.elapsed().as_secs_f64());
    let options = Options { limit: Some(1000), ..Options::default() };
    let reader = dossier.snapshot();
    for (form, text) in QUESTIONS.into_iter().filter(|(form, _)| form.contains(&wanted)) {
        let mut least = f64::MAX;
        let mut anew = f64::MAX;
        let mut found = String::new();
        for run in 0..runs {
            let start = Instant::now();
            let answer = dossier::query::ask(reader.as_ref(), text, &options).unwrap();
            least = least.min(start.elapsed().as_secs_f64());
            let unseen = format!("{text}{}", " ".repeat(run + 1));
            let start = Instant::now();
            dossier::query::ask(reader.as_ref(), &unseen, &options).unwrap();
            anew = anew.min(start.elapsed().as_secs_f64());
            found = format!("{}", answer.rows.len().max(answer.records.len()));
        }
        println!("{form}\t{:.3} ms\t{found}\t{:.3} ms", least * 1e3, anew * 1e3);
    }
    drop(reader);
    drop(dossier);
    std::fs::remove_dir_all(folder).unwrap();
}
