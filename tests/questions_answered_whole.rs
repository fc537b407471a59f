//! Answers that say all that was asked for: deeds that a verb only carries, what was done in a place beside the place
//! as such, what is denied beside what is said, posts that somebody has no more.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod claims;

use claims::{Claim, rows_of, store_of_claims};
use dossier::Dossier;
use dossier::query::Answer;
use serde_json::json;

fn claims() -> Vec<Claim> {
    let none = || json!({});
    let at = |place: &str, date: &str| json!({"location": place, "date": date});
    let role = |role: &str| json!({"role": role});
    let many = |n: u32| json!({"quantity": n});
    vec![
        ("Canada", "launched", "federal election", "hold", none()),
        ("Canada", "detained", "smugglers", "detain", none()),
        ("Russia", "attacked", "Kyiv", "attack", at("Kyiv", "2026-01-09")),
        ("Russia", "attacked", "power plants", "attack", at("Ukraine", "2026-01-12")),
        ("Russia", "attacked", "Ukraine", "attack", at("Ukraine", "2025-02-19")),
        ("Russia", "launched", "campaign", "launch", none()),
        ("Brazil", "condemned", "attacks", "condemn", none()),
        ("Russia", "seized", "Pokrovsk", "seize", none()),
        ("Russia", "seized", "Pokrovsk", "seize", json!({"modality": "negated", "date": "2026-07-03"})),
        ("Poland", "withdrew-from", "World Health Organization", "leave", none()),
        ("Poland", "withdrew-from", "aid pact", "leave", none()),
        ("US forces", "detained", "Nicolas Maduro", "capture", none()),
        ("Police", "detained", "Carlos Diaz", "arrest", none()),
        ("Army", "seized", "Goma", "seize", none()),
        ("measles", "killed", "children", "kill", many(13)),
        ("flood", "killed", "people", "kill", many(303)),
        ("storm", "killed", "villagers", "kill", many(9)),
        ("Viktor Orban", "represents", "Hungary", "be", role("prime minister")),
        ("Viktor Orban", "represents", "Hungary", "be", role("former prime minister")),
        ("Delcy Rodriguez", "represents", "Venezuela", "be", role("acting president")),
        ("Nicolas Maduro", "represents", "Venezuela", "be", role("president")),
        ("Goma", "located-in", "North Kivu", "in", none()),
        ("North Kivu", "located-in", "Congo Basin", "in", none()),
        ("Norway", "cooperated-with", "Sweden", "ally", none()),
        ("statements", "supported", "Norway", "support", none()),
        ("Pope Leo", "condemned", "Russia", "condemn", none()),
        ("Norway", "signed", "peace treaty", "sign", none()),
        ("Carlos Diaz", "spoke-with", "Pope Leo", "call", none()),
        ("Norway", "consult", "Sweden", "consult", none()),
        ("Alphaland", "meet", "Sweden", "meet", none()),
    ]
}

fn store() -> Dossier {
    let kind = |name: &str| match name {
        "Canada" | "Russia" | "Kyiv" | "Ukraine" | "Pokrovsk" | "Brazil" | "Poland" | "Hungary" | "Venezuela"
        | "Goma" | "North Kivu" | "Congo Basin" | "Norway" | "Sweden" | "Alphaland" => "location",
        "World Health Organization" | "US forces" | "Police" | "Army" => "organization",
        "peace treaty" | "aid pact" => "resolution",
        "measles" | "flood" | "storm" | "federal election" | "campaign" | "attacks" => "event",
        _ => "actor",
    };
    store_of_claims(&claims(), kind, |n| if n == "World Health Organization" { vec!["WHO"] } else { Vec::new() }, &[])
}

fn ask(question: &str) -> Answer {
    store().ask(question).unwrap_or_else(|error| panic!("{question}: {error}"))
}

fn said(question: &str) -> String {
    ask(question).sentence.unwrap_or_default()
}

/// The rows of an answer as "source relation target", in their order.
fn rows(question: &str) -> Vec<String> {
    rows_of(ask(question))
}

#[test]
fn deeds_that_a_verb_only_carries_are_counted_by_their_noun() {
    for question in ["how many elections were held", "how many elections have been held"] {
        assert_eq!(ask(question).rows.len(), 1, "{question}");
    }
    for question in [
        "how many attacks were launched by Russia",
        "how many attacks were carried out by Russia",
        "how many Russian attacks were staged",
        "how many attacks were there",
    ] {
        assert_eq!(said(question), "3 attacks [1][2][3]", "{question}");
    }
    for question in ["how many arrests were made", "how many arrests were reported"] {
        assert!(rows(question).iter().all(|row| row.contains("detained")), "{question}");
    }
}

#[test]
fn what_was_done_to_deeds_is_no_number_of_them() {
    assert_eq!(rows("how many attacks were condemned"), ["Brazil condemned attacks"]);
    assert_eq!(said("how many attacks were condemned"), "1 claim [1]: no number of attacks is said");
}

#[test]
fn what_was_done_in_a_country_is_told_beside_what_was_done_to_the_country() {
    let january = ask("did Russia attack Ukraine in January 2026");
    assert_eq!(january.sentence.as_deref(), Some("No claim of Ukraine as such; 2 were there."));
    for question in
        ["how many times did Russia attack Ukraine", "when did Russia last attack Ukraine", "who attacked Ukraine"]
    {
        let notes = ask(question).notes;
        assert!(notes.iter().any(|note| note.starts_with("2 more in Ukraine")), "{question}: {notes:?}");
    }
}

#[test]
fn what_is_denied_is_told_beside_what_is_said() {
    let yes = said("did Russia seize Pokrovsk");
    assert!(yes.starts_with("Yes [1]") && yes.ends_with("; it is also denied, or said not to have happened"), "{yes}");
    let both = said("did Russia seize Pokrovsk including negated");
    assert!(both.starts_with("Yes [2]") && both.contains("also denied, or said not to have happened [1]"), "{both}");
}

#[test]
fn how_often_something_was_done_may_be_asked_in_the_passive() {
    for question in ["how many times was Kyiv attacked", "how often was Kyiv attacked by Russia"] {
        assert_eq!(said(question), "1 time [1]", "{question}");
    }
    assert_eq!(rows("did Kyiv get attacked by Russia"), ["Russia attacked Kyiv"]);
}

#[test]
fn a_word_of_asking_in_capitals_is_a_name() {
    for question in ["which countries left WHO", "who withdrew from WHO", "did Poland leave WHO"] {
        assert_eq!(rows(question), ["Poland withdrew-from World Health Organization"], "{question}");
    }
}

#[test]
fn people_who_are_captured_are_found_beside_what_is() {
    for question in ["who captured Maduro", "was Maduro captured", "did US forces capture Maduro"] {
        assert_eq!(rows(question), ["US forces detained Nicolas Maduro"], "{question}");
    }
    assert_eq!(rows("who captured Goma"), ["Army seized Goma"]);
    assert!(rows("who captured Carlos Diaz").is_empty());
}

#[test]
fn what_somebody_died_of_killed_them() {
    for question in ["who died of measles", "how many children died from measles", "did anyone die of measles"] {
        assert_eq!(rows(question), ["measles killed children"], "{question}");
    }
}

#[test]
fn what_killed_most_is_told_by_numbers() {
    for question in ["what killed the most people", "what killed most people", "who killed whom by number"] {
        assert_eq!(rows(question)[0], "flood killed people", "{question}");
    }
    assert_eq!(ask("who was attacked the most").groups.len(), 3);
}

#[test]
fn a_post_that_somebody_has_no_more_is_told_beside_the_post() {
    let answer = ask("is Viktor Orban the prime minister of Hungary");
    assert_eq!(answer.rows.len(), 1);
    assert_eq!(answer.sentence.as_deref(), Some("Yes [1]; also told of as former prime minister"));
    assert_eq!(ask("show Viktor Orban").rows.len(), 2, "a former and a present post are two rows");
}

#[test]
fn what_qualifies_a_post_stays_with_it() {
    for question in [
        "who is the acting president of Venezuela",
        "who is the interim president of Venezuela",
        "who is Venezuela's acting president",
    ] {
        assert_eq!(rows(question), ["Delcy Rodriguez represents Venezuela"], "{question}");
    }
    assert_eq!(rows("who is the president of Venezuela").len(), 2);
}

#[test]
fn posts_of_somebody_are_listed() {
    assert_eq!(rows("list presidents of Venezuela").len(), 2);
    assert_eq!(rows("list prime ministers of Hungary").len(), 1);
}

#[test]
fn allies_hold_no_post() {
    for question in ["who are the allies of Sweden", "who are Sweden's allies", "allies of Sweden"] {
        assert_eq!(rows(question), ["Norway cooperated-with Sweden"], "{question}");
    }
}

#[test]
fn what_lies_in_a_place_lies_in_what_that_lies_in() {
    assert!(said("is Goma in the Congo Basin").starts_with("Yes"));
    assert!(said("is Goma in North Kivu").starts_with("Yes [1]"));
    assert!(said("is Goma in Norway").starts_with("No claim"));
}

#[test]
fn a_tables_relation_is_found_beside_one_of_the_same_name() {
    assert_eq!(rows("who met Sweden"), ["Alphaland meet Sweden"]);
    assert_eq!(rows("did Alphaland meet Sweden"), ["Alphaland meet Sweden"]);
}

#[test]
fn statements_of_somebody_are_no_node_of_that_name() {
    for question in ["statements by Pope Leo", "statements of Pope Leo", "remarks by Pope Leo"] {
        assert_eq!(ask(question).read_as, "what does \"Pope Leo\" say", "{question}");
    }
}

#[test]
fn a_time_may_stand_behind_the_word_of_asking() {
    assert_eq!(ask("who in January 2026 attacked Kyiv").read_as, "who attacked \"Kyiv\" in 2026-01");
}

#[test]
fn that_documents_of_any_sort_are_counted_is_said() {
    let notes = ask("how many agreements were signed").notes;
    assert!(notes.iter().any(|note| note.contains("documents of any sort")), "{notes:?}");
}

#[test]
fn no_rows_are_none_to_ask_for() {
    assert!(store().ask("first 0 attacks").is_err());
}

#[test]
fn a_pattern_without_return_is_sorted_by_every_property() {
    let sorted = rows("MATCH (a)-[m:signed|seized]->(b) ORDER BY m.rule, b.id");
    assert!(sorted.len() >= 3);
    let first = |order: &str| rows(&format!("MATCH (a)-[m:seized]->(b) ORDER BY m.id {order}"))[0].clone();
    assert_ne!(first("ASC"), first("DESC"));
}

#[test]
fn calls_are_offered_beside_meetings_and_not_counted_as_such() {
    let answer = ask("how many meetings were held");
    assert!(answer.rows.is_empty(), "{:?}", answer.sentence);
    assert!(answer.notes.iter().any(|note| note.contains("ask who contacted whom")), "{:?}", answer.notes);
}
