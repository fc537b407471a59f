//! An article of four times the length takes some four times as long to read, whoever it names.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::time::{Duration, Instant};

use dossier::ingest::extract::Extractor;
use dossier::ingest::language::Workspace;
use dossier::model::Article;

#[path = "bench/strangers.rs"]
mod strangers;

/// How long this thread has been at work; where the system does not tell, the time that went by.
fn worked(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|n| n.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// The least of three readings, in seconds.
fn seconds_for(text: &str) -> f64 {
    let extractor = Extractor::new().unwrap();
    let article = Article { text: text.to_owned(), ..Article::default() };
    let start = Instant::now();
    let reading = |_| {
        let before = worked(start);
        assert!(!extractor.extract(&article, &mut Workspace::default()).edges.is_empty());
        (worked(start) - before).as_secs_f64()
    };
    (0..3).map(reading).fold(f64::INFINITY, f64::min)
}

/// Linear growth is four times, quadratic sixteen; half of that leaves room for a loaded machine.
fn assert_grows_with_its_length(short: &str, long: &str) {
    let (short, long) = (seconds_for(short), seconds_for(long));
    assert!(long < 8.0 * short, "four times the text took {long:.2} s, one time {short:.2} s");
}

#[test]
fn names_that_are_all_different_cost_no_more_in_a_longer_article() {
    assert_grows_with_its_length(&strangers::strangers(900), &strangers::strangers(3600));
}

#[test]
fn nouns_that_stand_for_what_was_named_before_cost_no_more_in_a_longer_article() {
    let again = "Mali said Mali would send troops to Niger. The authorities arrested twelve people. The government \
                 condemned the attack. He said they had signed the agreement. The army attacked the rebels. The \
                 president met his counterpart on Monday. Its prime minister resigned after the talks.\n\n";
    assert_grows_with_its_length(&again.repeat(200), &again.repeat(800));
}

#[test]
fn names_whose_meaning_hangs_on_the_rest_of_the_text_cost_no_more_in_a_longer_article() {
    let ambiguous = "The House passed the bill on Monday. Chile's government asked Congress for help. Officials in \
                     Georgia met Amazon. Governor Ana Ruiz of Washington visited New York and thanked the Senate.\n\n";
    assert_grows_with_its_length(&ambiguous.repeat(150), &ambiguous.repeat(600));
}
