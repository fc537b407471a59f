//! The question language on random queries and random stores.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod random;

use dossier::query::{Answer, Options, ast::Query};
use proptest::prelude::*;

use random::{edges, pattern, question, store};

/// The claims that an answer cites, sorted.
fn cited(answer: &Answer) -> Vec<String> {
    let mut all: Vec<String> = answer.rows.iter().flat_map(|r| &r.citations).map(|c| c.claim.to_string()).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_a_question_prints_reads_back_as_the_same_question(text in question()) {
        let dossier = store(&[]);
        let reader = dossier.snapshot();
        let parsed = dossier::query::parse(reader.as_ref(), &text, &Options::default()).unwrap();
        let printed = parsed.to_string();
        let again = dossier::query::parse(reader.as_ref(), &printed, &Options::default()).unwrap();
        prop_assert_eq!(parsed, again, "{}", printed);
    }

    #[test]
    fn what_a_pattern_prints_reads_back_as_the_same_pattern(pattern in pattern()) {
        let printed = pattern.to_string();
        let again = dossier::query::parse_pattern(&printed, &Options::default().parameters);
        prop_assert_eq!(again.map_err(|e| format!("{e}: {printed}")), Ok(pattern));
    }

    #[test]
    fn a_question_and_its_pattern_give_equal_rows(text in question(), edges in edges(), maybe in any::<bool>()) {
        let dossier = store(&edges);
        let reader = dossier.snapshot();
        let options = Options { maybe, ..Options::default() };
        let query = dossier::query::parse(reader.as_ref(), &text, &options).unwrap();
        let explained = dossier::query::explain(reader.as_ref(), &query, &options).unwrap();
        let pattern = dossier::query::parse_pattern(&explained.pattern, &options.parameters).unwrap();
        prop_assert_eq!(&pattern.to_string(), &explained.pattern);
        let asked = dossier::query::answer(reader.as_ref(), &query, &options).unwrap();
        let matched = dossier::query::answer(reader.as_ref(), &Query::Pattern(pattern), &options).unwrap();
        prop_assert_eq!(cited(&asked), cited(&matched), "{}", explained.pattern);
    }

    #[test]
    fn the_indexes_change_no_answer(text in question(), edges in edges(), maybe in any::<bool>()) {
        // The same condition inside OR gives the planner nothing to look up, so that it scans every claim.
        let dossier = store(&edges);
        let reader = dossier.snapshot();
        let options = Options { maybe, ..Options::default() };
        let query = dossier::query::parse(reader.as_ref(), &text, &options).unwrap();
        let mut pattern = dossier::query::parse_pattern(
            &dossier::query::explain(reader.as_ref(), &query, &options).unwrap().pattern, &options.parameters).unwrap();
        let planned = dossier::query::answer(reader.as_ref(), &Query::Pattern(pattern.clone()), &options).unwrap();
        if let Some(condition) = pattern.condition.take() {
            pattern.condition = Some(dossier::query::ast::Expression::Or(vec![condition]));
        }
        let scanned = dossier::query::answer(reader.as_ref(), &Query::Pattern(pattern), &options).unwrap();
        prop_assert_eq!(cited(&planned), cited(&scanned));
    }
}
