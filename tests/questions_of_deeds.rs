//! What questions find of deeds: attacks told as strikes, demands by whom they are addressed to, what is alleged,
//! posts, casualties, flights, parts of the world.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod claims;

use claims::{Claim, claim, rows_of, store_of, store_of_claims};
use dossier::Dossier;
use dossier::query::Answer;
use serde_json::{Value, json};

fn claims() -> Vec<Claim> {
    let none = || json!({});
    vec![
        ("Israel", "attacked", "Gaza Strip", "strike", none()),
        ("Israel", "attacked", "Lebanon", "bomb", none()),
        ("nurses", "protested", "hospitals", "strike", none()),
        ("nurses", "protested", "pay", "demonstrate", none()),
        (
            "Viktor Orban",
            "called-for",
            "visit to Hungary",
            "invite",
            json!({"to": ["Benjamin Netanyahu"], "about": ["Hungary"]}),
        ),
        ("Petr Pavel", "called-for", "new government", "ask", json!({"to": ["Andrej Babis"]})),
        ("Iran", "attacked", "Israel", "attack", json!({"modality": "alleged"})),
        ("Israel", "killed", "Palestinians", "kill", json!({"quantity": 157})),
        ("Israel", "killed", "civilians", "kill", json!({"quantity": 3})),
        ("Russia", "killed", "North Korean soldiers", "kill", none()),
        ("Bashar al-Assad", "visited", "Moscow", "flee", none()),
        ("Bashar al-Assad", "visited", "Berlin", "travel", none()),
        ("Petr Pavel", "represents", "Czech Republic", "be", json!({"role": "president"})),
        ("Antony Blinken", "represents", "United States", "be", json!({"role": "secretary of state"})),
        ("Muhammad Yunus", "represents", "Bangladesh", "be", json!({"role": "chief adviser"})),
        ("Donald Trump", "agreed-to", "trade deal", "announce", none()),
        ("Donald Trump", "mobilized", "warships", "order deployment", none()),
        ("ICC", "designated", "Benjamin Netanyahu", "issue warrant", none()),
        ("Royal Thai Police", "detained", "smuggler", "arrest", none()),
        ("Police", "attacked", "protesters", "shoot at", none()),
        ("rebels", "attacked", "Mali", "attack", json!({"location": "Mali"})),
        ("gang", "attacked", "South Africa", "attack", json!({"location": "South Africa"})),
        ("Vladimir Putin", "spoke-with", "Masoud Pezeshkian", "call", none()),
        ("Vladimir Putin", "met-with", "Xi Jinping", "meet", none()),
        ("Ukraine", "signed", "minerals deal", "sign", none()),
        ("Ukraine", "attacked", "refinery", "attack", json!({"location": "Russia"})),
        ("gunmen", "killed", "Charles Ongondo", "shoot to death", none()),
    ]
}

fn store() -> Dossier {
    let kind = |name: &str| match name {
        "Israel" | "Gaza Strip" | "Lebanon" | "Iran" | "Russia" | "Hungary" | "Moscow" | "Berlin" | "Mali"
        | "Ukraine" | "South Africa" | "Czech Republic" | "United States" | "Bangladesh" => "location",
        "ICC" | "Royal Thai Police" | "Police" | "hospitals" => "organization",
        "trade deal" | "minerals deal" => "resolution",
        "visit to Hungary" | "new government" | "pay" => "event",
        _ => "actor",
    };
    store_of_claims(&claims(), kind, |_| Vec::new(), &["North Korean soldiers"])
}

fn ask(question: &str) -> Answer {
    store().ask(question).unwrap_or_else(|error| panic!("{question}: {error}"))
}

/// The rows of an answer as "source relation target", sorted.
fn rows(question: &str) -> Vec<String> {
    let mut rows = rows_of(ask(question));
    rows.sort();
    rows
}

const GAZA: &str = "Israel attacked Gaza Strip";
const INVITED: &str = "Viktor Orban called-for visit to Hungary";

#[test]
fn a_strike_on_something_is_an_attack() {
    for question in ["did Israel strike Gaza Strip", "who struck Gaza Strip", "was Gaza Strip struck by Israel"] {
        assert_eq!(rows(question), [GAZA], "{question}");
    }
}

#[test]
fn a_country_that_strikes_attacks() {
    assert_eq!(rows("what did Israel strike"), [GAZA, "Israel attacked Lebanon"]);
}

#[test]
fn a_strike_of_others_may_be_one_of_work() {
    assert_eq!(rows("did nurses strike"), ["nurses protested hospitals"]);
}

#[test]
fn whom_a_demand_is_addressed_to_is_found_as_its_target_is() {
    for question in [
        "who invited Netanyahu",
        "did Orban invite Netanyahu",
        "who invited Netanyahu to Hungary",
        "whom did Orban invite",
    ] {
        assert_eq!(rows(question), [INVITED], "{question}");
    }
    assert_eq!(rows("what did Pavel ask Babis"), ["Petr Pavel called-for new government"]);
}

#[test]
fn what_involves_somebody_has_what_is_addressed_to_them() {
    for question in ["what happened involving Netanyahu", "show Netanyahu"] {
        assert!(rows(question).contains(&INVITED.to_owned()), "{question}");
    }
}

#[test]
fn the_dossier_of_somebody_has_what_is_addressed_to_them() {
    let profiles = store().show("Netanyahu").unwrap();
    let section = profiles[0].sections.iter().find(|section| section.addressed).unwrap();
    assert_eq!(section.facts[0].what.as_deref(), Some("visit to Hungary"));
}

#[test]
fn what_is_said_to_be_alleged_is_asked_for_alone() {
    for question in ["who allegedly attacked whom", "who may have attacked whom", "who reportedly attacked Israel"] {
        assert_eq!(rows(question), ["Iran attacked Israel"], "{question}");
    }
}

#[test]
fn how_something_was_done_is_left_out_and_the_answer_says_so() {
    for question in ["who spoke by phone with Putin", "who spoke with Putin by phone"] {
        let answer = ask(question);
        assert_eq!(answer.rows.len(), 1, "{question}");
        assert!(answer.notes.iter().any(|note| note.contains("by phone")), "{:?}", answer.notes);
    }
    assert_eq!(rows("who met privately with Putin").len(), 1);
}

#[test]
fn deeds_that_somebody_carried_out_are_counted() {
    assert_eq!(ask("how many attacks did Israel carry out").sentence.as_deref(), Some("2 attacks [1][2]"));
    assert_eq!(ask("how many meetings did Putin have").rows.len(), 1);
}

#[test]
fn whether_somebody_holds_a_post_is_answered() {
    for question in ["is Petr Pavel the president of the Czech Republic", "is Pavel president"] {
        assert_eq!(rows(question), ["Petr Pavel represents Czech Republic"], "{question}");
    }
    assert_eq!(rows("is Blinken president"), Vec::<String>::new());
}

#[test]
fn a_post_with_of_in_it_may_stand_behind_whose_it_is() {
    for question in ["who is the US secretary of state", "who is the secretary of state"] {
        assert_eq!(rows(question), ["Antony Blinken represents United States"], "{question}");
    }
}

#[test]
fn the_leader_or_head_of_something_is_who_leads_it() {
    let store = store();
    for question in
        ["who is the leader of Bangladesh", "who are the leaders of Bangladesh", "who is the head of Bangladesh"]
    {
        assert_eq!(store.ask(question).unwrap().read_as, "who leads \"Bangladesh\" by sources", "{question}");
    }
}

#[test]
fn those_who_hold_a_post_are_listed() {
    assert_eq!(rows("list presidents"), ["Petr Pavel represents Czech Republic"]);
}

#[test]
fn a_verb_finds_what_was_read_from_it_into_another_relation() {
    assert_eq!(rows("what did Trump announce"), ["Donald Trump agreed-to trade deal"]);
    assert_eq!(rows("what did Trump order"), ["Donald Trump mobilized warships"]);
}

#[test]
fn a_verb_with_its_object_is_found_by_the_word_of_the_claim() {
    for question in ["who issued an arrest warrant for Netanyahu", "warrants against Netanyahu"] {
        assert_eq!(rows(question), ["ICC designated Benjamin Netanyahu"], "{question}");
    }
}

#[test]
fn a_finer_verb_has_the_ways_of_doing_it() {
    assert_eq!(rows("did police shoot protesters"), ["Police attacked protesters"]);
    assert_eq!(rows("who was shot dead"), ["gunmen killed Charles Ongondo"]);
}

#[test]
fn where_somebody_fled_is_answered() {
    for question in ["where did Assad flee", "where did Assad flee to", "who fled to Moscow"] {
        assert_eq!(rows(question), ["Bashar al-Assad visited Moscow"], "{question}");
    }
}

#[test]
fn the_word_before_deaths_says_who_died() {
    assert_eq!(rows("Palestinian deaths"), ["Israel killed Palestinians"]);
    assert_eq!(rows("civilian deaths"), ["Israel killed civilians"]);
    assert_eq!(ask("how many civilian deaths were there").sentence.as_deref(), Some("3 [1]"));
}

#[test]
fn people_of_a_country_have_those_of_whom_more_is_said() {
    assert_eq!(rows("North Korean casualties"), ["Russia killed North Korean soldiers"]);
}

#[test]
fn a_collective_noun_is_whoever_is_called_so() {
    assert_eq!(rows("who was arrested by police"), ["Royal Thai Police detained smuggler"]);
}

#[test]
fn a_part_of_the_world_has_its_countries() {
    assert_eq!(rows("attacks in Africa"), ["gang attacked South Africa", "rebels attacked Mali"]);
    assert_eq!(rows("attacks in West Africa"), ["rebels attacked Mali"]);
}

#[test]
fn a_deed_of_two_is_looked_for_as_one_of_either() {
    let answer = ask("when did Russia and Ukraine sign the minerals deal");
    assert_eq!(answer.rows.len(), 1);
    assert!(answer.notes.iter().any(|note| note.contains("rows of Russia or Ukraine")), "{:?}", answer.notes);
}

#[test]
fn what_such_questions_print_reads_back_as_the_same() {
    let store = store();
    for question in [
        "who struck Gaza Strip",
        "did nurses strike",
        "is Petr Pavel the president of the Czech Republic",
        "is Pavel president",
        "who is the US secretary of state",
        "who is the secretary of state",
        "list presidents",
        "where did Assad flee",
        "Palestinian deaths",
        "what did Trump order",
        "when did Russia and Ukraine sign the minerals deal",
        "how many attacks did Israel carry out",
        "who invited Netanyahu to Hungary",
    ] {
        let read_as = store.ask(question).unwrap().read_as;
        assert_eq!(store.ask(&read_as).unwrap().read_as, read_as, "{question}");
    }
}

#[test]
fn numbers_that_may_contain_each_other_are_not_added() {
    let killed = |quantity: u32, at: usize| {
        json!({"source": "?", "relation": "killed", "target": "p", "predicate": "kill", "quantity": quantity,
            "location": "i", "date": if at == 0 { json!("2026-01-13") } else { Value::Null }, "confidence": 0.9,
            "evidence": {"sentence": "", "start": at, "end": at + 1}})
    };
    let extraction = json!({"schema": 1, "edges": [killed(2000, 0), killed(12000, 1)],
        "nodes": [{"id": "p", "kind": "actor", "name": "people", "named": false},
            {"id": "i", "kind": "location", "name": "Iran", "named": true}],
        "article": {"id": "a", "title": "t", "published": "2026-01-14", "text": "xx"}});
    let dossier = Dossier::memory().unwrap();
    dossier.ingest_extraction(&serde_json::from_value(extraction).unwrap()).unwrap();
    let answer = dossier.ask("how many people were killed in Iran").unwrap();
    let sentence = answer.sentence.unwrap();
    assert!(sentence.starts_with("12,000 [") && sentence.contains("largest number told; also 2,000 ["), "{sentence}");
    assert!(answer.notes.iter().any(|note| note.contains("not added up")), "{:?}", answer.notes);
}

#[test]
fn those_who_did_most_are_counted_by_who_did_it() {
    let answer = ask("who attacked the most");
    assert_eq!(answer.groups.first().map(|group| (group.key.as_str(), group.rows)), Some(("Israel", 2)));
}

#[test]
fn those_who_suffered_most_are_counted_by_who_they_are() {
    for question in ["which country was attacked most", "which countries did Israel attack most"] {
        let answer = ask(question);
        let first = answer.groups.first().map(|group| group.rows);
        assert_eq!((answer.groups.is_empty(), first), (false, Some(1)), "{question}");
        assert!(answer.groups.iter().any(|group| group.key == "Lebanon"), "{question}: {:?}", answer.groups);
    }
}

#[test]
fn of_a_place_that_was_no_target_itself_it_is_said_what_was_there() {
    let answer = ask("did Ukraine attack Russia");
    assert_eq!(answer.sentence.as_deref(), Some("No claim of Russia as such; 1 was there."));
}

#[test]
fn what_is_alleged_is_listed() {
    assert_eq!(rows("what is alleged"), ["Iran attacked Israel"]);
}

#[test]
fn a_word_that_the_rows_answer_may_end_a_question() {
    assert_eq!(rows("what did Iran accuse Israel of"), Vec::<String>::new());
}

/// The hint with which a question is refused.
fn refused(question: &str) -> String {
    match store().ask(question) {
        Err(dossier::query::QueryError::Parse(error)) => error.hint.unwrap_or_default(),
        other => panic!("{question}: {other:?}"),
    }
}

#[test]
fn those_killed_in_a_deed_are_refused_with_what_to_ask() {
    assert!(refused("how many people were killed in airstrikes").contains("airstrikes in NAME"));
}

#[test]
fn a_cry_for_help_leads_to_the_forms() {
    assert!(refused("help").contains("--help"));
}

#[test]
fn a_short_word_is_near_no_name() {
    let answer = ask("who met Ixi");
    assert!(answer.notes.iter().all(|note| !note.contains("nearest")), "{:?}", answer.notes);
}

/// A store of two attacks, one of them with a number, and of three deaths.
fn counted() -> Dossier {
    let node = |id: &str, kind: &str| json!({"id": id, "kind": kind, "name": id, "named": id != "villages"});
    let nodes =
        [node("Iran", "location"), node("Israel", "location"), node("villages", "location"), node("Goma", "location")];
    let killed = |quantity: u32| {
        claim(
            "Israel",
            "killed",
            "Iran",
            "kill",
            &json!({"quantity": quantity, "date": format!("2025-06-0{quantity}")}),
        )
    };
    let claims = vec![
        claim("Iran", "attacked", "villages", "attack", &json!({"quantity": 2024, "location": "Goma"})),
        claim("Iran", "attacked", "Israel", "attack", &json!({})),
        killed(3),
        killed(9),
        killed(5),
    ];
    store_of(&nodes, claims)
}

/// What a question comes to where so many rows are shown, and how many are.
fn limited(question: &str, limit: usize) -> (String, usize) {
    let store = counted();
    let options = dossier::query::Options { limit: Some(limit), ..Default::default() };
    let answer = dossier::query::ask(store.snapshot().as_ref(), question, &options).unwrap();
    (answer.sentence.unwrap_or_default(), answer.rows.len())
}

#[test]
fn deeds_are_counted_and_not_the_numbers_that_they_tell() {
    assert_eq!(limited("how many attacks were there", 9).0, "2 attacks [1][2]");
    assert_eq!(limited("how often did Iran attack", 9).0, "2 times [1][2]");
    assert!(limited("how many deaths were there", 9).0.starts_with("9 [3] is the largest"));
}

#[test]
fn how_many_is_told_of_all_rows_however_few_are_shown() {
    assert_eq!(limited("how many attacks were there", 1), ("2 attacks [1]".into(), 1));
    let (sentence, shown) = limited("how many people were killed", 1);
    assert!(sentence.starts_with("9 is the largest number told; also 3 [1], 5") && shown == 1, "{sentence}");
    let (sentence, shown) = limited("how many attacks were there first 1", 9);
    assert!(sentence.starts_with("2 attacks") && shown == 1, "{sentence}");
}

#[test]
fn the_first_and_the_last_time_are_told_of_all_rows() {
    assert_eq!(limited("when was Iran killed", 1).0, "First on 3 June 2025 [1]; last on 9 June 2025");
}

#[test]
fn the_deadliest_attack_leads_to_who_killed_whom() {
    assert!(refused("deadliest attack in 2026").contains("who killed whom by count"));
    assert!(refused("the biggest protests").contains("who protested whom by count"));
}

#[test]
fn who_was_ousted_is_asked_by_every_verb_for_it_and_never_as_a_name() {
    let names = ["soldiers", "rebels", "Alpha Conde", "Ousted President Club", "Belarus", "Guinea"];
    let node = |n: &str| json!({"id": n, "kind": "actor", "name": n, "named": n.starts_with(char::is_uppercase)});
    let claims = [
        ("soldiers", "sanctioned", "Alpha Conde", "overthrow"),
        ("rebels", "sanctioned", "Guinea", "topple"),
        ("Guinea", "sanctioned", "Belarus", "expel"),
        ("Ousted President Club", "accused", "Guinea", "accuse"),
    ];
    let claims = claims.iter().map(|(a, relation, b, verb)| claim(a, relation, b, verb, &json!({})));
    let store = store_of(&names.map(node), claims.collect());
    for verb in ["ousted", "deposed", "overthrown", "toppled", "unseated"] {
        let answer = store.ask(&format!("who was {verb}")).unwrap();
        assert_eq!(answer.rows.len(), 2, "{verb}: {}", answer.read_as);
    }
    assert_eq!(store.ask("who was exiled").unwrap().rows.len(), 1);
}

#[test]
fn who_killed_people_too_is_connected_with_nobody_by_that() {
    let node = |n: &str| json!({"id": n, "kind": "actor", "name": n, "named": n.starts_with(char::is_uppercase)});
    let claims = [
        ("Ann Bee", "killed", "people", "kill"),
        ("Cy Dee", "killed", "people", "kill"),
        ("Cy Dee", "met-with", "Eve Eff", "meet"),
        ("Eve Eff", "killed", "three soldiers", "kill"),
        ("Flo Gee", "killed", "three soldiers", "kill"),
    ];
    let names = ["Ann Bee", "Cy Dee", "Eve Eff", "Flo Gee", "people", "three soldiers"];
    let claims = claims.iter().map(|(a, relation, b, verb)| claim(a, relation, b, verb, &json!({})));
    let store = store_of(&names.map(node), claims.collect());
    let said = |question: &str| store.ask(question).unwrap().sentence.unwrap_or_default();
    for (from, to) in [("Ann Bee", "Cy Dee"), ("Eve Eff", "Flo Gee")] {
        let answer = said(&format!("how are {from} and {to} connected"));
        assert!(answer.starts_with("No path"), "{answer}");
    }
    assert!(said("how are Cy Dee and Eve Eff connected").starts_with("Connected directly"));
}

#[test]
fn nouns_of_what_was_done_are_read_in_other_forms() {
    let node = |n: &str| json!({"id": n, "kind": "actor", "name": n, "named": n.starts_with(char::is_uppercase)});
    let names = ["Hamas", "Israel", "Iran", "UN", "civilians", "flood", "earthquake", "ceasefire"];
    let claims = [
        ("Hamas", "killed", "civilians", "kill"),
        ("UN", "condemned", "Israel", "condemn"),
        ("Iran", "met-with", "Israel", "negotiate"),
        ("flood", "killed", "civilians", "kill"),
        ("earthquake", "killed", "civilians", "kill"),
        ("UN", "called-for", "ceasefire", "call for"),
    ];
    let claims = claims.iter().map(|(a, relation, b, verb)| claim(a, relation, b, verb, &json!({})));
    let store = store_of(&names.map(node), claims.collect());
    for question in [
        "victims of Hamas",
        "UN statements on Israel",
        "negotiations between Iran and Israel",
        "did Israel and Iran negotiate",
        "what did Israel and Iran discuss",
        "ceasefire calls",
        "list floods",
    ] {
        let answer = store.ask(question).unwrap_or_else(|error| panic!("{question}: {error}"));
        assert_eq!(answer.rows.len(), 1, "{question}: {}", answer.read_as);
    }
    let refused = store.ask("how many earthquakes were there").unwrap_err().to_string();
    assert!(refused.contains("I cannot count \"earthquakes\""), "{refused}");
}

#[test]
fn when_and_where_are_asked_in_other_words() {
    let node = |n: &str| json!({"id": n, "kind": "actor", "name": n});
    let told = claim("Ann Bee", "killed", "Cy Dee", "kill", &json!({"date": "2024-07-31"}));
    let store = store_of(&["Ann Bee", "Cy Dee"].map(node), vec![told]);
    for (asked, read_as) in [
        ("on what date did Ann Bee kill Cy Dee", "when did \"Ann Bee\" kill \"Cy Dee\""),
        ("in which year did Ann Bee kill Cy Dee", "when did \"Ann Bee\" kill \"Cy Dee\""),
        ("what day was Cy Dee killed", "when has anyone killed \"Cy Dee\""),
        ("in which city was Cy Dee killed", "where has anyone killed \"Cy Dee\""),
    ] {
        assert_eq!(store.ask(asked).unwrap().read_as, read_as, "{asked}");
    }
}

#[test]
fn the_deed_that_is_threatened_or_laid_to_somebody_is_left_out_and_the_answer_says_so() {
    let node = |n: &str| json!({"id": n, "kind": "actor", "name": n});
    let claims = vec![
        claim("Ann Bee", "threatened", "Cy Dee", "threaten", &json!({})),
        claim("Ann Bee", "accused", "Eve Eff", "accuse", &json!({})),
    ];
    let store = store_of(&["Ann Bee", "Cy Dee", "Eve Eff"].map(node), claims);
    for question in ["who threatened to close Cy Dee", "what did Ann Bee threaten to do"] {
        assert_eq!(store.ask(question).unwrap().rows.len(), 1, "{question}");
    }
    let answer = store.ask("who accused Eve Eff of burning villages in the east").unwrap();
    assert_eq!(answer.rows.len(), 1, "{}", answer.read_as);
    let remark = "\"of burning villages in the east\" is left out";
    assert!(answer.notes.iter().any(|note| note.contains(remark)), "{:?}", answer.notes);
}

#[test]
fn who_did_it_by_a_finer_word_is_hinted_by_the_plain_one() {
    let node = |n: &str| json!({"id": n, "kind": "actor", "name": n});
    let store =
        store_of(&["Ann Bee", "Cy Dee"].map(node), vec![claim("Ann Bee", "killed", "Cy Dee", "kill", &json!({}))]);
    let answer = store.ask("who assassinated Cy Dee").unwrap();
    assert!(answer.rows.is_empty());
    let hint = "1 by other words: ask who killed \"Cy Dee\"";
    assert!(answer.notes.iter().any(|note| note == hint), "{:?}", answer.notes);
}
