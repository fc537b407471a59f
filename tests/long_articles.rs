//! An article of four times the length takes some four times as long to read, whoever it names.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use dossier::ingest::extract::Extractor;
use dossier::ingest::language::Workspace;
use dossier::model::Article;

mod growth;
#[path = "bench/strangers.rs"]
mod strangers;

fn assert_grows_with_its_length(size: usize, text: impl Fn(usize) -> String) {
    let extractor = Extractor::new().unwrap();
    let article = |size| Article { text: text(size), ..Article::default() };
    growth::assert_grows_with_its_length(size, article, |article| {
        assert!(!extractor.extract(&article, &mut Workspace::default()).unwrap().edges.is_empty());
    });
}

#[test]
fn names_that_are_all_different_cost_no_more_in_a_longer_article() {
    assert_grows_with_its_length(900, strangers::strangers);
}

#[test]
fn nouns_that_stand_for_what_was_named_before_cost_no_more_in_a_longer_article() {
    let again = "Mali said Mali would send troops to Niger. The authorities arrested twelve people. The government \
                 condemned the attack. He said they had signed the agreement. The army attacked the rebels. The \
                 president met his counterpart on Monday. Its prime minister resigned after the talks.\n\n";
    assert_grows_with_its_length(200, |times| again.repeat(times));
}

#[test]
fn names_whose_meaning_hangs_on_the_rest_of_the_text_cost_no_more_in_a_longer_article() {
    let ambiguous = "The House passed the bill on Monday. Chile's government asked Congress for help. Officials in \
                     Georgia met Amazon. Governor Ana Ruiz of Washington visited New York and thanked the Senate.\n\n";
    assert_grows_with_its_length(150, |times| ambiguous.repeat(times));
}

#[test]
fn members_of_parliament_and_bodies_of_a_state_cost_no_more_in_a_longer_article() {
    let member = |i: usize| {
        format!(
            "Tom Watson{i} MP condemned the raid. Kenya accused Chad. Its Foreign Ministry thanked MP Ann Roe{i}.\n\n"
        )
    };
    assert_grows_with_its_length(250, |times| (0..times).map(member).collect());
}
