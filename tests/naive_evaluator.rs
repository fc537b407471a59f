//! The engine's answers are those of a naive evaluator, on random stores and random queries.
//!
//! `DOSSIER_FUZZ_SECONDS` keeps looking for so long instead of trying a fixed number of cases.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may fail loudly, and fuzzing says how far it came"
)]

mod naive;
mod random;

use std::time::{Duration, Instant};

use dossier::query::ast::{Pattern, Query, Returned};
use dossier::query::{Answer, Cell, Options};
use dossier::store::Reader;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

use naive::value::Value;
use naive::{World, rows_of};
use random::Edge;

/// Tries a property with random values: a fixed number of cases, or for as long as the environment says.
fn for_all<S: Strategy>(strategy: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let seconds = std::env::var("DOSSIER_FUZZ_SECONDS").ok().and_then(|s| s.parse().ok());
    let config = Config { cases: 256, failure_persistence: None, max_shrink_iters: 4096, ..Config::default() };
    let Some(seconds) = seconds else {
        TestRunner::new(config).run(strategy, property).unwrap_or_else(|e| panic!("{e}"));
        return;
    };
    let start = Instant::now();
    let mut cases = 0;
    while start.elapsed() < Duration::from_secs(seconds) {
        let mut runner = TestRunner::new(config.clone());
        runner.run(strategy, &property).unwrap_or_else(|e| panic!("after {cases} cases: {e}"));
        cases += config.cases;
    }
    eprintln!("{cases} cases in {seconds} s");
}

fn same<T: PartialEq + std::fmt::Debug>(engine: &T, naive: &T, asked: &str) -> Result<(), TestCaseError> {
    if engine == naive {
        return Ok(());
    }
    Err(TestCaseError::fail(format!("{asked}\n engine: {engine:?}\n naive:  {naive:?}")))
}

fn cell(cell: &Cell) -> Value {
    match cell {
        Cell::Null(()) => Value::Null,
        Cell::Bool(b) => Value::Bool(*b),
        Cell::Number(n) => Value::Number(*n),
        Cell::Date(d) => Value::Date(*d),
        Cell::Text(t) if t.starts_with("claim:") => Value::Claim(t.clone()),
        Cell::Text(t) => Value::Text(t.clone()),
        Cell::Node(n) => Value::Node(n.id),
        Cell::List(list) => Value::List(list.iter().map(self::cell).collect()),
    }
}

/// Claims have no order that the naive evaluator knows: within a list, and among the least and greatest, any will do.
fn without_claims(mut record: Vec<Value>) -> Vec<Value> {
    for value in &mut record {
        match value {
            Value::List(list) if list.iter().any(|v| matches!(v, Value::Claim(_))) => list.sort_by(naive::value::order),
            _ => {}
        }
    }
    record
}

fn sorted(mut records: Vec<Vec<Value>>) -> Vec<Vec<Value>> {
    records.sort_by(|a, b| naive::value::order(&Value::List(a.clone()), &Value::List(b.clone())));
    records
}

/// The columns that ORDER BY names, of each record.
fn keys(pattern: &Pattern, records: &[Vec<Value>]) -> Vec<Vec<Value>> {
    let column = |value: &Returned| {
        pattern
            .items
            .iter()
            .position(|i| i.value == *value || i.alias.as_ref().is_some_and(|a| value.to_string() == *a))
    };
    let at: Vec<usize> = pattern.order.iter().filter_map(|sort| column(&sort.value)).collect();
    records.iter().map(|r| at.iter().map(|at| r[*at].clone()).collect()).collect()
}

fn orders_claims(pattern: &Pattern) -> bool {
    let claim = |value: &Returned| match value {
        Returned::Value(o) | Returned::Aggregate(_, _, o) => ["m", "n"].contains(&o.to_string().as_str()),
        Returned::CountAll => false,
    };
    pattern.items.iter().any(|i| claim(&i.value))
}

/// The answer to a query that was asked before: by then names and claims are at hand. It is that of the first time.
fn asked_again(reader: &dyn Reader, query: &Query, options: &Options, text: &str) -> Result<Answer, TestCaseError> {
    let answer = || dossier::query::answer(reader, query, options).map_err(|e| TestCaseError::fail(e.to_string()));
    let first = answer()?;
    answer()?;
    let again = answer()?;
    same(&again, &first, text)?;
    Ok(again)
}

fn compare_pattern(reader: &dyn Reader, pattern: &Pattern, maybe: bool) -> Result<(), TestCaseError> {
    let options = Options { maybe, ..Options::default() };
    let asked = pattern.to_string();
    let read = dossier::query::parse_pattern(&asked, &options.parameters)
        .map_err(|e| TestCaseError::fail(format!("{asked}\n {e}")))?;
    same(&read, pattern, &asked)?;
    let world = World::of(reader, maybe);
    let answer = asked_again(reader, &Query::Pattern(pattern.clone()), &options, &asked)?;
    let (skip, limit) = (pattern.skip.unwrap_or(0), pattern.limit.unwrap_or(usize::MAX));
    if pattern.items.is_empty() {
        let all = world.rows(&world.matched(pattern));
        let rows = rows_of(&answer);
        same(&rows.len(), &all.len().saturating_sub(skip).min(limit), &asked)?;
        // What is cut off may be any; what is there has all its claims, but where reading stopped early.
        let whole = skip == 0 && limit == usize::MAX;
        let known = rows.iter().all(|(key, cited)| all.get(key).is_some_and(|c| c == cited));
        return if whole { same(&rows, &all, &asked) } else { same(&known, &true, &asked) };
    }
    if orders_claims(pattern) && (pattern.distinct || !pattern.order.is_empty()) {
        return Ok(());
    }
    let all: Vec<Vec<Value>> = world.records(pattern).into_iter().map(without_claims).collect();
    let records = answer.records.iter().map(|r| without_claims(r.iter().map(cell).collect()));
    let records: Vec<Vec<Value>> = records.collect();
    let end = all.len().min(skip.saturating_add(limit));
    let cut = all.get(skip.min(end)..end).unwrap_or_default();
    same(&keys(pattern, &records), &keys(pattern, cut), &asked)?;
    if skip == 0 && limit == usize::MAX {
        return same(&sorted(records), &sorted(all), &asked);
    }
    same(&records.len(), &cut.len(), &asked)?;
    same(&records.iter().all(|r| all.contains(r)), &true, &asked)
}

#[test]
fn a_question_is_answered_as_by_one_loop_over_all_claims() {
    let cases = (random::question(), random::edges(), proptest::bool::ANY);
    for_all(&cases, |(text, edges, maybe): (String, Vec<Edge>, bool)| {
        let dossier = random::store(&edges);
        let reader = dossier.snapshot();
        let options = Options { maybe, ..Options::default() };
        let query = dossier::query::parse(reader.as_ref(), &text, &options)
            .map_err(|e| TestCaseError::fail(format!("{text}: {e}")))?;
        let Query::Question(question) = &query else {
            return Err(TestCaseError::fail(text));
        };
        let world = World::of(reader.as_ref(), maybe);
        let answer = asked_again(reader.as_ref(), &query, &options, &text)?;
        same(&rows_of(&answer), &world.rows(&world.asked(question)), &text)
    });
}

#[test]
fn a_pattern_is_answered_as_by_nested_loops_over_all_claims() {
    let cases = (random::pattern(), random::edges(), proptest::bool::ANY);
    for_all(&cases, |(pattern, edges, maybe): (Pattern, Vec<Edge>, bool)| {
        let dossier = random::store(&edges);
        compare_pattern(dossier.snapshot().as_ref(), &pattern, maybe)
    });
}

#[test]
fn the_random_queries_find_something() {
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let cases = (random::pattern(), random::edges());
    let mut found = 0;
    for _ in 0..100 {
        let (pattern, edges) = cases.new_tree(&mut runner).unwrap().current();
        let dossier = random::store(&edges);
        let world = World::of(dossier.snapshot().as_ref(), false);
        found += usize::from(!world.matched(&pattern).is_empty());
    }
    assert!(found > 15, "only {found} of 100 random patterns match anything");
}
