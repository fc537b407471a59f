//! How questions are read that could be taken for others: what they say, or a refusal whose hint leads on.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod claims;

use claims::{claim, store_of};
use dossier::Dossier;
use dossier::query::{Options, QueryError};
use serde_json::{Value, json};

/// A store of one article with claims between these names, which are names where they begin with a capital.
fn store() -> Dossier {
    let claims = [
        ("Russia", "attacked", "Aleppo", "drone strike", Value::Null),
        ("Israel", "attacked", "Iran", "attack", Value::Null),
        ("Israel", "killed", "journalists", "kill", json!(3)),
        ("Israel", "killed", "people", "kill", json!(40)),
        ("Iran", "conceded", "sanctions on Iran", "lift", Value::Null),
        ("rebels", "attacked", "ships", "attack", Value::Null),
        ("Macron", "withdrew-from", "Sudan", "flee", Value::Null),
        ("Ghana", "launched", "general election in Ghana", "hold", Value::Null),
        ("Ghana", "launched", "port", "hold", Value::Null),
    ];
    let mut names: Vec<&str> = claims.iter().flat_map(|(a, _, b, _, _)| [*a, *b]).collect();
    names.sort_unstable();
    names.dedup();
    let kind = |name: &str| match name {
        "Aleppo" | "Iran" | "Israel" | "Russia" | "Sudan" | "Ghana" => "location",
        _ if name.contains("election") || name == "port" || name.starts_with("sanctions") => "event",
        _ => "actor",
    };
    let nodes: Vec<Value> = (names.iter())
        .map(|n| json!({"id": n, "kind": kind(n), "name": n, "named": n.starts_with(char::is_uppercase)}))
        .collect();
    let edges = claims.iter().map(|(source, relation, target, predicate, quantity)| {
        claim(source, relation, target, predicate, &json!({"date": "2025-06-13", "quantity": quantity}))
    });
    store_of(&nodes, edges.collect())
}

fn read_as(dossier: &Dossier, question: &str) -> String {
    dossier.ask(question).map_or_else(|error| format!("refused: {error}"), |answer| answer.read_as)
}

fn all_read(pairs: &[(&str, &str)]) {
    let dossier = store();
    for (question, expected) in pairs {
        assert_eq!(read_as(&dossier, question), *expected, "{question}");
    }
}

/// Each is refused with a hint that has these words.
fn all_refused(pairs: &[(&str, &str)]) {
    let dossier = store();
    for (question, words) in pairs {
        match dossier.ask(question) {
            Err(QueryError::Parse(error)) => {
                let hint = error.hint.unwrap_or_default();
                assert!(hint.contains(words), "{question}: {hint}");
            }
            Err(error) => unreachable!("{error}"),
            Ok(answer) => unreachable!("{question} was read as {}", answer.read_as),
        }
    }
}

#[test]
fn a_number_of_people_of_a_sort_counts_those_who_are_called_so() {
    let answer = store().ask("how many journalists were killed").unwrap();
    assert_eq!(answer.rows.len(), 1);
    assert_eq!(answer.sentence.as_deref(), Some("3 [1]"));
}

#[test]
fn the_way_of_an_attack_is_not_who_did_it() {
    all_read(&[
        ("drone strikes on Aleppo", "who attacked with drones \"Aleppo\""),
        ("Russian drone strikes on Aleppo", "what did \"Russian\" attack with drones \"Aleppo\""),
        ("airstrikes in Aleppo", "list airstrikes in \"Aleppo\""),
    ]);
}

#[test]
fn elections_are_found_by_what_was_held() {
    let answer = store().ask("when was the general election in Ghana").unwrap();
    assert_eq!(answer.read_as, "when has anyone held general elections about \"Ghana\"");
    assert_eq!(answer.rows.len(), 1);
}

#[test]
fn who_fled_a_place_is_who_left_it() {
    assert_eq!(store().ask("who fled from Sudan").unwrap().rows.len(), 1);
}

#[test]
fn where_people_fled_to_is_what_they_visited() {
    all_read(&[
        ("who fled to Sudan", "who fled to \"Sudan\""),
        ("where did Macron flee", "which places did \"Macron\" flee to"),
    ]);
}

#[test]
fn a_deed_that_was_named_before_is_asked_for_again() {
    all_refused(&[
        ("who attended the summit", "who met whom in NAME in 2024"),
        ("who is behind the attack", "in NAME in 2024"),
        ("where was the attack", "in NAME in 2024"),
    ]);
    all_read(&[("who took part in the talks in Aleppo", "who met whom in \"Aleppo\"")]);
}

#[test]
fn what_goes_on_from_another_question_is_refused_alone() {
    all_refused(&[
        ("and in 2025?", "--after"),
        ("what about Iran", "show \"Iran\""),
        ("did he resign", "write the name"),
        ("what happened then", "--after"),
        ("what did Iran do in response", "since"),
    ]);
}

#[test]
fn a_question_goes_on_from_the_ones_before_it() {
    let dossier = store();
    let reader = dossier.snapshot();
    let ask = |before: &[&str], question: &str| {
        let options = Options { after: before.iter().map(|q| (*q).to_owned()).collect(), ..Options::default() };
        dossier::query::ask(reader.as_ref(), question, &options).unwrap().read_as
    };
    let first = "what happened in Iran in 2024";
    assert_eq!(ask(&[first], "and in 2025?"), "what happened in \"Iran\" in 2025");
    assert_eq!(ask(&[first, "and in 2025?"], "what about Aleppo"), "what happened in \"Aleppo\" in 2025");
    assert_eq!(ask(&["who attacked Iran"], "and when"), "when has anyone attacked \"Iran\"");
    assert_eq!(ask(&[first], "who attacked Iran"), "who attacked \"Iran\"");
}

#[test]
fn two_names_or_two_verbs_are_refused_with_a_question_for_each() {
    all_refused(&[
        ("are Macron and Israel dead", "is Macron dead; is Israel dead"),
        ("did Russia and Israel attack Iran", "did Russia attack Iran; did Israel attack Iran"),
        ("did Russia or Israel bomb Iran", "did Russia bomb Iran; did Israel bomb Iran"),
        ("attacks in Aleppo and Sudan", "attacks in Aleppo; attacks in Sudan"),
        ("who killed and injured people", "who killed people; who injured people"),
    ]);
}

#[test]
fn who_is_left_out_or_counted_is_refused_with_a_pattern() {
    all_refused(&[
        ("who attacked Iran apart from Russia", "NOT a.name"),
        ("who killed more than 10 people", "m.quantity > 10"),
        ("who attacked Iran more than once", "per actor"),
    ]);
}

#[test]
fn words_of_the_language_are_no_part_of_an_unknown_name() {
    all_refused(&[
        ("does Macron support Iran more than Russia", "into quotes"),
        ("did Macron say he met Putin", "into quotes"),
    ]);
    all_read(&[
        ("did Israel really attack Iran", "did \"Israel\" attack \"Iran\""),
        ("is it true that Israel attacked Iran", "what has \"Israel\" attacked \"Iran\""),
        ("who attacked Iran the most", "who attacked \"Iran\" by count"),
        ("Iran was attacked by whom", "who attacked \"Iran\""),
        ("in Aleppo, who attacked Iran", "who attacked \"Iran\" in \"Aleppo\""),
    ]);
}

#[test]
fn what_was_done_to_a_description_is_not_done_by_it() {
    all_read(&[
        ("ships attacked in Aleppo", "who attacked \"ships\" in \"Aleppo\""),
        ("were sanctions on Iran lifted", "has anyone lifted \"sanctions on Iran\""),
        ("when were sanctions on Iran lifted", "when has anyone lifted \"sanctions on Iran\""),
    ]);
}

#[test]
fn noun_phrases_are_no_clauses() {
    all_refused(&[
        ("prisoner exchange between Russia and Iran", "show \"prisoner exchange\""),
        ("Israel arms sales to Ghana", "show \"Israel arms sales to Ghana\""),
    ]);
}

#[test]
fn times_are_read_as_people_write_them() {
    all_read(&[
        ("what happened the day before yesterday", "what happened in 2025-06-18"),
        ("what happened in Iran the day before yesterday", "what happened in \"Iran\" in 2025-06-18"),
        ("what happened in the last 24 hours", "what happened in 2025-06-20"),
        ("what happened in the last couple of weeks", "what happened in 2025-06-07/2025-06-20"),
        ("what happened in May and June 2025", "what happened in 2025-05-01/2025-06-30"),
        ("what happened up to May 2025", "what happened until 2025-05"),
        ("what happened on or after 13 June 2025", "what happened since 2025-06-13"),
        ("what happened on 13/6/2025", "what happened in 2025-06-13"),
        ("yesterday", "what happened in 2025-06-19"),
        ("what happened in the year 2025", "what happened in 2025"),
        ("what happened in the month of May 2025", "what happened in 2025-05"),
        ("what happened between December and February 2025", "what happened in 2024-12-01/2025-02-28"),
        ("attacks in recent weeks", "list attacks by date desc"),
    ]);
    all_refused(&[
        ("what happened in the last few days", "last 3 days"),
        ("what happened in 2023 and 2025", "what happened in 2023; what happened in 2025"),
        ("what happened since the election", "since 2024-11-27"),
        ("what happened after the fall of Iran", "after 2024-11-27"),
    ]);
}

#[test]
fn a_day_that_no_month_has_is_refused() {
    for question in ["who met whom on 31 February 2024", "what happened on 2024-02-31", "what happened since 2024-13"] {
        let refused = read_as(&store(), question);
        assert!(refused.contains("there is no day or month"), "{question}: {refused}");
    }
}

#[test]
fn a_time_that_ends_before_it_begins_is_refused() {
    for question in [
        "what happened between 2025-06-01 and 2025-05-01",
        "what happened from June 2025 to May 2025",
        "what happened since 2025 until 2024",
        "what happened after 2024 before 2024",
    ] {
        assert!(read_as(&store(), question).starts_with("refused"), "{question}");
    }
}

#[test]
fn the_kind_that_is_asked_for_is_kept() {
    all_read(&[
        ("which countries did Israel attack with ships", "which countries did \"Israel\" attack about \"ships\""),
        ("has Israel killed any journalists", "has \"Israel\" killed which journalists"),
        ("will there be attacks on Iran", "has anyone attacked \"Iran\" only planned"),
    ]);
}

#[test]
fn a_misspelt_first_word_is_no_name() {
    all_refused(&[("whoo attacked Iran", "did you mean \"who\""), ("wat attacked Iran", "did you mean \"what\"")]);
}

#[test]
fn how_somebody_came_to_a_post_is_read() {
    all_read(&[
        ("when did Macron become president", "when did \"Macron\" become president"),
        ("when was Macron elected president of Ghana", "when did \"Macron\" become president of \"Ghana\""),
        ("did Macron become prime minister", "did \"Macron\" become prime minister"),
    ]);
}

#[test]
fn a_curly_apostrophe_is_one() {
    all_read(&[("who hasn’t attacked Aleppo", "who has not attacked \"Aleppo\"")]);
}

#[test]
fn months_without_a_year_are_the_last_that_began_or_ended() {
    let reader = store().snapshot();
    let today = dossier::model::Day::from_ymd(2025, 6, 20);
    for (question, expected) in [
        ("what happened last March", "what happened in 2025-03"),
        ("what happened in early March", "what happened in 2025-03-01/2025-03-10"),
        ("what happened in late July", "what happened in 2024-07-21/2024-07-31"),
    ] {
        let options = Options { today, ..Options::default() };
        let answer = dossier::query::ask(reader.as_ref(), question, &options).unwrap();
        assert_eq!(answer.read_as, expected, "{question}");
    }
}

#[test]
fn a_misspelt_happened_is_told() {
    all_refused(&[("what happend in Sudan", "did you mean \"happened\"")]);
}

#[test]
fn where_a_body_is_no_place_its_members_are_meant() {
    all_read(&[("attacks in the EU", "list attacks in \"EU countries\"")]);
}

#[test]
fn a_quote_that_is_not_closed_is_refused_in_a_pattern_and_told_of_a_question() {
    let dossier = store();
    let pattern = "(a) where a.name = \"x return a";
    let said = match dossier.ask(pattern) {
        Err(QueryError::Parse(error)) => (error.message, pattern.get(error.span)),
        other => (format!("{other:?}"), None),
    };
    assert_eq!(said, ("this quote is not closed".to_owned(), Some("\"")));
    let answer = dossier.ask("who attacked \"Iran").unwrap();
    assert_eq!(answer.rows.len(), 1);
    assert!(answer.notes.iter().any(|note| note.contains("is not closed")), "{:?}", answer.notes);
}

#[test]
fn an_answer_of_no_rows_is_refused_in_every_spelling() {
    let dossier = store();
    for query in [
        "who attacked whom first 0",
        "who attacked whom limit 0",
        "who attacked whom last 0",
        "(a)-[m:attacked]-(b) LIMIT 0",
    ] {
        let said = dossier.ask(query).map_or_else(|error| error.to_string(), |answer| answer.read_as);
        assert!(said.contains("one row at least"), "{query}: {said}");
    }
}

#[test]
fn a_limit_that_no_number_reaches_is_none() {
    let answer = store().ask("(a)-[m:attacked]-(b) LIMIT 18446744073709551616").unwrap();
    assert!(!answer.rows.is_empty());
}
