//! Whatever is typed, the parser and the engine neither panic nor take long, and what was read prints back.
//!
//! `DOSSIER_FUZZ_SECONDS` keeps looking for so long; what was run is told in `docs/query-language.md`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may fail loudly, and fuzzing says how far it came"
)]

mod random;

use std::time::{Duration, Instant};

use dossier::query::ast::Query;
use dossier::query::{Options, QueryError};
use dossier::store::Reader;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Words and signs of both forms, with some that are in neither.
const PIECES: &[&str] = &[
    "who",
    "whom",
    "what",
    "which",
    "when",
    "where",
    "how",
    "many",
    "did",
    "does",
    "has",
    "was",
    "were",
    "is",
    "are",
    "not",
    "never",
    "met",
    "meet",
    "meeting",
    "called",
    "for",
    "called for",
    "attacked",
    "displaced",
    "killed",
    "visited",
    "say",
    "happened",
    "countries",
    "people",
    "organizations",
    "meetings",
    "list",
    "show",
    "path",
    "from",
    "to",
    "connected",
    "and",
    "with",
    "by",
    "about",
    "in",
    "at",
    "near",
    "since",
    "after",
    "before",
    "until",
    "on",
    "between",
    "according",
    "last",
    "first",
    "this",
    "week",
    "month",
    "year",
    "per",
    "day",
    "at least",
    "2",
    "sources",
    "only",
    "including",
    "planned",
    "negated",
    "involving",
    "Syria",
    "Ada Lovelace",
    "Aleppo",
    "Red Cross",
    "Nobody",
    "\"",
    "“",
    "'",
    "\\",
    "2024",
    "2024-12",
    "2024-13-45",
    "December",
    "today",
    "(",
    ")",
    "(a)",
    "(b:actor)",
    "-[",
    "]->",
    "-[m:met-with]->",
    "<-[n]-",
    "--",
    "-->",
    "*",
    "*1..3",
    "*0..",
    "..",
    "{",
    "}",
    "{name: \"Syria\"}",
    "[",
    "]",
    ",",
    ".",
    "WHERE",
    "RETURN",
    "ORDER BY",
    "LIMIT",
    "count(*)",
    "collect(DISTINCT m.date)",
    "a.name",
    "m.date",
    "=",
    "<>",
    "NOT",
    "OR",
    "$x",
    "do",
    "done",
    "do to",
    "became",
    "elected",
    "president",
    "most",
    "the",
    "number",
    "of",
    "latest",
    "news",
    "new",
    "why",
    "that",
    "attacks",
    "a member of",
    "part of",
    "at war with",
    "allies",
    "position",
    "statements",
    "sanctions",
    "condemning",
    "-",
    "vs",
];

/// Anything that people, cats and other programs may type.
fn text() -> impl Strategy<Value = String> {
    let soup = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..24).prop_map(|words| words.join(" "));
    let pattern = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..16)
        .prop_map(|words| format!("MATCH (a)-[m]->(b) {}", words.join(" ")));
    let valid = prop_oneof![random::question(), random::pattern().prop_map(|p| p.to_string())];
    let damaged = (valid, prop::collection::vec((any::<prop::sample::Index>(), any::<char>(), 0..4u8), 0..6)).prop_map(
        |(text, damages)| {
            let mut chars: Vec<char> = text.chars().collect();
            for (at, c, how) in damages {
                let at = at.index(chars.len() + 1);
                match how {
                    0 => chars.insert(at, c),
                    1 if at < chars.len() => chars[at] = c,
                    2 if at < chars.len() => drop(chars.remove(at)),
                    _ => chars.extend_from_within(at..),
                }
            }
            chars.into_iter().take(2000).collect()
        },
    );
    prop_oneof![3 => soup, 2 => pattern, 4 => damaged, 1 => "\\PC{0,80}"]
}

/// Reads a text; what is read prints back, and what is refused points into the text.
fn read(reader: &dyn Reader, text: &str) -> Option<Query> {
    let options = Options::default();
    match dossier::query::parse(reader, text, &options) {
        Ok(query) => {
            let printed = query.to_string();
            let again = dossier::query::parse(reader, &printed, &options);
            let again = again.unwrap_or_else(|e| panic!("{text:?} is read as {printed:?}, which is not read: {e}"));
            assert_eq!(again, query, "{text:?} is read as {printed:?}");
            Some(query)
        }
        Err(QueryError::Parse(error)) => {
            let pointed = text.get(error.span.clone()).is_some() || error.span.start >= text.len();
            assert!(pointed, "{text:?}: {error:?}");
            None
        }
        Err(error) => panic!("{text:?}: {error}"),
    }
}

fn until(stop: impl Fn(u64, Duration) -> bool, mut step: impl FnMut(&mut TestRunner) -> bool) {
    let mut runner = TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() });
    let (start, mut tried, mut good) = (Instant::now(), 0u64, 0u64);
    while !stop(tried, start.elapsed()) {
        good += u64::from(step(&mut runner));
        tried += 1;
    }
    eprintln!("{tried} texts, {good} of them read, in {:.0} s", start.elapsed().as_secs_f64());
}

/// So many cases, or so long as the environment says.
fn enough(cases: u64) -> impl Fn(u64, Duration) -> bool {
    let seconds = std::env::var("DOSSIER_FUZZ_SECONDS").ok().and_then(|s| s.parse().ok());
    move |tried, spent| match seconds {
        Some(seconds) => spent >= Duration::from_secs(seconds),
        None => tried >= cases,
    }
}

#[test]
fn no_text_makes_the_parser_panic_and_what_it_reads_prints_back() {
    let edge = ((0, 0, 1), (3, Some(3), Some(2), None, 0, false));
    let dossier = random::store(&[edge]);
    let reader = dossier.snapshot();
    let texts = text();
    until(enough(2_000), |runner| {
        let text = texts.new_tree(runner).unwrap().current();
        read(reader.as_ref(), &text).is_some()
    });
}

/// Texts that longer runs found to print back as something else.
#[test]
fn what_fuzzing_found_prints_back() {
    let dossier = random::store(&[((0, 0, 1), (3, Some(3), Some(2), None, 0, false))]);
    let reader = dossier.snapshot();
    let found = [
        "' at odds with Aleppo",
        "which did do to do to whom",
        "who is the:. mair of \"Alepp\"",
        "Aleppo the did president",
        ", a member of not of Aleppo",
        "day president of ORDER BY allies sanctions",
        "how many peopleAwere caO?led for about \"northern Syria\"",
        "what did Aleppo and Geneva do",
        "what did Aleppo or Geneva do to Syria",
    ];
    for text in found {
        read(reader.as_ref(), text);
    }
}

#[test]
fn nothing_that_is_read_makes_the_engine_panic_or_overrun_its_time() {
    let (texts, stores) = (text(), random::edges());
    let options = Options { timeout: Some(Duration::from_millis(200)), limit: Some(50), ..Options::default() };
    until(enough(500), |runner| {
        let dossier = random::store(&stores.new_tree(runner).unwrap().current());
        let reader = dossier.snapshot();
        let mut ran = false;
        for _ in 0..8 {
            let text = texts.new_tree(runner).unwrap().current();
            let Ok(query) = dossier::query::parse(reader.as_ref(), &text, &options) else {
                continue;
            };
            let start = Instant::now();
            dossier::query::answer(reader.as_ref(), &query, &options).unwrap();
            dossier::query::explain(reader.as_ref(), &query, &options).unwrap();
            assert!(start.elapsed() < Duration::from_secs(5), "{text:?} took {:?}", start.elapsed());
            ran = true;
        }
        ran
    });
}

#[test]
fn deep_nesting_is_refused() {
    let dossier = random::store(&[]);
    for nested in ["(", "NOT ", "NOT (", "(NOT ", "EXISTS {", "((a)-[m]->(b) OR "] {
        let text = format!("MATCH (a)-[m]->(b) WHERE {}a.name = \"x\"", nested.repeat(3_000 / nested.len()));
        assert!(read(dossier.snapshot().as_ref(), &text).is_none(), "{nested:?} nested");
    }
}

#[test]
fn reading_takes_no_more_than_its_share_for_long_input() {
    let dossier = random::store(&[]);
    let reader = dossier.snapshot();
    let fragments = [
        "x ",
        "met ",
        "who ",
        "and ",
        "not ",
        "a.b ",
        "( ",
        "\"",
        "“",
        "\\",
        "who met whom about Syria ",
        "in 2024 ",
        "Syria and ",
        "(a)-[m]->",
        "(a), ",
        "NOT (",
        "a.name = \"x\" OR ",
        "first ",
        "any countries ",
        "the ",
        "list ",
        "to who ",
        "-",
        "é",
    ];
    let starts = ["", "who met ", "did ", "show ", "how many ", "path from ", "MATCH ", "MATCH (a)-[m]->(b) WHERE "];
    for start in starts {
        for fragment in fragments {
            let time = |bytes: usize| {
                let text = format!("{start}{}", fragment.repeat(bytes / fragment.len()));
                let once = || {
                    let begun = Instant::now();
                    let _ = dossier::query::parse(reader.as_ref(), &text, &Options::default());
                    begun.elapsed().as_secs_f64()
                };
                once().min(once())
            };
            // Eight times the text; a quadratic reader would take 64 times as long. A busy machine gets more tries.
            let linear = || time(19_200) < 24.0 * time(2_400) + 0.05;
            assert!((0..20).any(|_| linear()), "{start:?} {fragment:?}: {} s, then {} s", time(2_400), time(19_200));
        }
    }
    assert!(read(reader.as_ref(), &"who met whom about Syria ".repeat(10_000)).is_none());
}
