//! Whom a name in a question means: descriptions, posts, names with a place behind them.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use dossier::Dossier;
use serde_json::{Value, json};

/// A store of one article with these claims; a node is named where its name begins with a capital, and an organization
/// or a location where it is one of these.
fn store(claims: &[(&str, &str, &str, Option<&str>)]) -> Dossier {
    let mut names: Vec<&str> = claims.iter().flat_map(|(source, _, target, _)| [*source, *target]).collect();
    names.sort_unstable();
    names.dedup();
    let kind = |name: &str| match name {
        "Kampala" | "France" | "Gaza Strip" | "Kyiv" | "Ukraine" | "Iran" | "Israel" | "Nasser Hospital" => "location",
        _ if name.starts_with(char::is_uppercase) => "actor",
        _ => "event",
    };
    let node = |name: &&str| {
        let named = name.starts_with(char::is_uppercase);
        json!({"id": name, "kind": kind(name), "name": name, "named": named})
    };
    let edge = |(at, (source, relation, target, role)): (usize, &(&str, &str, &str, Option<&str>))| -> Value {
        json!({"source": source, "relation": relation, "target": target, "role": role, "confidence": 0.9,
            "evidence": {"sentence": "", "start": at, "end": at + 1}})
    };
    let extraction = json!({
        "schema": 1,
        "nodes": names.iter().map(node).collect::<Vec<_>>(),
        "edges": claims.iter().enumerate().map(edge).collect::<Vec<_>>(),
        "article": {"id": "a", "title": "t", "text": "x".repeat(claims.len())},
    });
    let dossier = Dossier::memory().unwrap();
    dossier.ingest_extraction(&serde_json::from_value(extraction).unwrap()).unwrap();
    dossier
}

fn targets(dossier: &Dossier, question: &str) -> Vec<String> {
    let answer = dossier.ask(question).unwrap();
    answer.rows.into_iter().filter_map(|row| row.target.map(|target| target.name)).collect()
}

const CEASEFIRES: [(&str, &str, &str, Option<&str>); 4] = [
    ("Ada", "called-for", "ceasefire", None),
    ("Boris", "called-for", "temporary ceasefire in the Gaza Strip", None),
    ("Clara", "called-for", "ceasefire talks", None),
    ("Dora", "called-for", "end of the ceasefire", None),
];

#[test]
fn a_description_means_all_that_are_called_so_more_closely() {
    let found = targets(&store(&CEASEFIRES), "who called for a ceasefire");
    assert_eq!(found, ["ceasefire", "temporary ceasefire in the Gaza Strip"]);
}

#[test]
fn the_answer_says_what_else_a_description_was_taken_for() {
    let answer = store(&CEASEFIRES).ask("who called for a ceasefire").unwrap();
    assert!(answer.notes.iter().any(|note| note.contains("temporary ceasefire")), "{:?}", answer.notes);
}

#[test]
fn a_quoted_name_of_somebody_is_not_widened() {
    let dossier = store(&[("Ada", "met-with", "Boris", None), ("Ada", "met-with", "Boris Karlov", None)]);
    assert_eq!(targets(&dossier, "who met \"Boris\""), ["Boris"]);
}

#[test]
fn a_post_that_no_node_is_called_by_means_its_holder_and_the_answer_says_so() {
    let dossier = store(&[
        ("Emma Macon", "represents", "France", Some("president")),
        ("Old Person", "represents", "France", Some("former president")),
        ("Ada", "met-with", "Emma Macon", None),
    ]);
    let answer = dossier.ask("who met the French president").unwrap();
    assert_eq!(answer.rows.len(), 1);
    assert!(answer.notes.iter().any(|note| note.contains("Emma Macon")), "{:?}", answer.notes);
}

#[test]
fn a_post_of_a_name_asks_for_who_holds_it() {
    let dossier = store(&[("Emma Macon", "represents", "France", Some("president"))]);
    for question in ["president of France", "the French president", "who is France's president"] {
        assert_eq!(targets(&dossier, question), ["France"], "{question}");
    }
}

#[test]
fn who_leads_something_is_no_spokesperson_of_it() {
    let dossier = store(&[
        ("Emma Macon", "represents", "France", Some("president")),
        ("Sam Speaker", "represents", "France", Some("spokesperson")),
    ]);
    let answer = dossier.ask("who leads France").unwrap();
    let leaders: Vec<_> = answer.rows.into_iter().filter_map(|row| row.source.map(|s| s.name)).collect();
    assert_eq!(leaders, ["Emma Macon"]);
}

#[test]
fn what_somebody_was_accused_of_was_not_said_by_them() {
    let dossier = store(&[("Ada", "accused", "Boris", None), ("Boris", "accused", "Clara", None)]);
    assert_eq!(targets(&dossier, "what was Boris accused of"), ["Boris"]);
}

#[test]
fn whoever_has_been_arrested_did_not_arrest() {
    let dossier = store(&[("Ada", "detained", "Boris", None), ("Boris", "detained", "Clara", None)]);
    assert_eq!(targets(&dossier, "has Boris been detained"), ["Boris"]);
}

#[test]
fn a_question_behind_another_that_asks_for_a_reason_is_refused() {
    let dossier = store(&[("Ada", "detained", "Boris", None)]);
    assert!(dossier.ask("who detained Boris and why").is_err());
    assert_eq!(targets(&dossier, "who detained Boris and when"), ["Boris"]);
}

const CAPITAL: [(&str, &str, &str, Option<&str>); 4] = [
    ("Boris", "attacked", "Kyiv", None),
    ("Boris", "attacked", "Ukraine", None),
    ("Boris", "accused", "Kyiv", None),
    ("Boris", "accused", "Ukraine", None),
];

#[test]
fn a_capital_that_is_attacked_is_the_city() {
    assert_eq!(targets(&store(&CAPITAL), "who attacked Kyiv"), ["Kyiv"]);
    assert_eq!(targets(&store(&CAPITAL), "MATCH (a)-[m:attacked]->(b) WHERE b.name = \"Kyiv\""), ["Kyiv"]);
}

#[test]
fn a_capital_that_is_accused_is_a_government_too_and_the_answer_says_so() {
    let answer = store(&CAPITAL).ask("who accused Kyiv").unwrap();
    assert_eq!(answer.rows.len(), 2);
    assert!(answer.notes.iter().any(|note| note.contains("government of Ukraine")), "{:?}", answer.notes);
}

#[test]
fn a_common_noun_in_the_plural_is_no_part_of_a_name() {
    let claims = [
        ("Ada", "attacked", "University Hospitals Birmingham", None),
        ("Boris", "attacked", "hospital in the Gaza Strip", None),
        ("Boris", "attacked", "Nasser Hospital", None),
    ];
    let found = targets(&store(&claims), "which hospitals were attacked");
    assert_eq!(found, ["hospital in the Gaza Strip", "Nasser Hospital"]);
}

#[test]
fn a_misspelt_name_is_rather_a_whole_name_than_a_word_of_one() {
    let claims = [
        ("Andriy Ukrainets", "attacked", "Ukraine", None),
        ("Irani Ibrahim", "attacked", "Iran", None),
        ("Ada", "attacked", "Iran", None),
        ("Isra Al-Masri", "attacked", "Israel", None),
    ];
    let store = store(&claims);
    for (written, meant) in [("ukrain", "Ukraine, 1 claim"), ("Irann", "Iran, 2 claims"), ("Isreal", "Israel, 1 claim")]
    {
        let answer = store.ask(&format!("who attacked {written}")).unwrap();
        let note = answer.notes.iter().find(|note| note.contains("nearest")).cloned().unwrap_or_default();
        assert!(note.contains(&format!("nearest: {meant}")), "{written}: {note}");
    }
}

/// Whom people met, some of them with claims, and one who is called by a title alone.
const MET: [(&str, &str, &str, Option<&str>); 7] = [
    ("Ada", "met-with", "Donald Trump", None),
    ("Ada", "met-with", "Benjamin Netanyahu", None),
    ("Boris", "met-with", "Vladimir Putin", None),
    ("Clara", "met-with", "Vladimir Putin", None),
    ("Dora", "met-with", "Russian President Vladimir Putin", None),
    ("Emil", "met-with", "King Salman", None),
    ("Emil", "met-with", "Mohammed bin Salman", None),
];

fn whom(dossier: &Dossier, question: &str) -> Vec<String> {
    let mut whom = targets(dossier, question);
    whom.dedup();
    whom
}

#[test]
fn a_title_before_a_name_means_who_bears_it_and_the_answer_says_so() {
    let dossier = store(&MET);
    for (question, person) in [
        ("who met President Trump", "Donald Trump"),
        ("who met Israeli Prime Minister Benjamin Netanyahu", "Benjamin Netanyahu"),
        ("who met Mr. Netanyahu", "Benjamin Netanyahu"),
        ("did Ada meet President Donald Trump", "Donald Trump"),
    ] {
        assert_eq!(whom(&dossier, question), [person], "{question}");
        let notes = dossier.ask(question).unwrap().notes;
        assert!(notes.iter().any(|note| note.contains(&format!("is taken for {person}"))), "{question}: {notes:?}");
    }
}

#[test]
fn who_is_really_called_by_a_title_is_meant_with_the_person() {
    let answer = store(&MET).ask("who met Russian president Vladimir Putin").unwrap();
    assert_eq!(answer.rows.len(), 3);
}

#[test]
fn a_title_of_first_names_is_a_part_of_the_name() {
    assert_eq!(whom(&store(&MET), "who met King Salman"), ["King Salman"]);
}

#[test]
fn what_a_place_is_said_to_be_is_no_part_of_its_name() {
    let dossier = store(&[("Boris", "attacked", "Kyiv", None), ("Boris", "attacked", "Ukraine", None)]);
    assert_eq!(targets(&dossier, "who attacked the city of Kyiv"), ["Kyiv"]);
}

#[test]
fn a_city_by_its_other_name_is_no_country() {
    let dossier = store(&[("Boris", "attacked", "Kyiv", None), ("Boris", "attacked", "Ukraine", None)]);
    assert_eq!(targets(&dossier, "who attacked Kiev"), ["Kyiv"]);
}

#[test]
fn a_word_by_which_questions_ask_is_no_name() {
    let dossier = store(&[("Ada", "killed", "Khamenei", None), ("IS", "attacked", "Ada", None)]);
    assert_eq!(dossier.ask("is Khamenei dead").unwrap().read_as, "did \"Khamenei\" die");
    assert_eq!(dossier.ask("whom did IS attack").unwrap().rows.len(), 1);
}

#[test]
fn people_of_a_country_who_are_killed_somewhere_did_not_kill() {
    let dossier = store(&[
        ("Ada", "killed", "Israelis", None),
        ("Israel", "killed", "Boris", None),
        ("Boris", "killed", "Israel", None),
    ]);
    let country = dossier::query::select(dossier.snapshot().as_ref(), "Israel").unwrap();
    dossier.store().add_alias(*country.first().unwrap(), "Israelis").unwrap();
    assert_eq!(targets(&dossier, "Israelis killed"), ["Israelis"]);
}

#[test]
fn what_the_forces_of_a_country_did_is_told_with_the_question_for_it() {
    let dossier = store(&[
        ("Israel", "attacked", "Gaza Strip", None),
        ("Israeli military", "attacked", "Kyiv", None),
        ("Ada", "attacked", "Israeli police", None),
    ]);
    let answer = dossier.ask("did Israel attack Kyiv").unwrap();
    assert_eq!(answer.sentence.as_deref(), Some("No claim of Israel as such; 1 of its own forces."));
    let asked = answer.notes.iter().find_map(|note| note.strip_prefix("with its own forces: ask ")).unwrap();
    assert_eq!(targets(&dossier, asked), ["Kyiv"]);
    let beside = dossier.ask("what did Israel attack").unwrap().notes;
    assert!(beside.iter().any(|note| note.starts_with("1 more by its own forces: ask ")), "{beside:?}");
    let notes = dossier.ask("who attacked Israel").unwrap().notes;
    assert!(notes.iter().any(|note| note.starts_with("with its own forces: ask ")), "{notes:?}");
}

#[test]
fn who_is_called_by_a_surname_alone_is_told_with_the_question_for_it() {
    let dossier = store(&[
        ("Macron", "met-with", "Merz", None),
        ("Emmanuel Macron", "visited", "Kyiv", None),
        ("Friedrich Merz", "visited", "Kyiv", None),
    ]);
    let notes = dossier.ask("did Emmanuel Macron meet Friedrich Merz").unwrap().notes;
    let asked =
        notes.iter().find_map(|note| note.strip_prefix("1 of \"Macron\" and \"Merz\" without a first name: ask "));
    assert_eq!(targets(&dossier, asked.unwrap()), ["Merz"], "{notes:?}");
}

#[test]
fn who_is_called_by_the_words_alone_is_chosen_by_the_id() {
    let dossier = store(&[
        ("Putin", "met-with", "Ada", None),
        ("Vladimir Putin", "met-with", "Boris", None),
        ("Vladimir Putin", "met-with", "Clara", None),
    ]);
    let reader = dossier.snapshot();
    let known = dossier::query::select(reader.as_ref(), "Vladimir Putin").unwrap();
    dossier.store().add_alias(*known.first().unwrap(), "Putin").unwrap();
    let notes = dossier.ask("whom did \"Putin\" meet").unwrap().notes;
    let id = notes.iter().find_map(|note| note.split("Write ").nth(1)?.split(' ').next()).unwrap();
    assert_eq!(targets(&dossier, &format!("whom did {id} meet")), ["Ada"]);
}

#[test]
fn countries_of_a_part_of_the_world_are_asked_for_by_its_adjective() {
    let dossier = store(&[("France", "condemned", "Boris", None), ("Iran", "condemned", "Boris", None)]);
    for question in ["which European countries condemned Boris", "which EU countries condemned Boris"] {
        let answer = dossier.ask(question).unwrap();
        let sources: Vec<_> = answer.rows.into_iter().filter_map(|row| row.source.map(|s| s.name)).collect();
        assert_eq!(sources, ["France"], "{question}");
    }
}

/// A store of articles of one sentence each.
fn told(sentences: &[&str]) -> Dossier {
    let dossier = Dossier::memory().unwrap();
    for (at, sentence) in sentences.iter().enumerate() {
        let line = json!({"id": at.to_string(), "title": "News", "date": "2025-03-04", "text": sentence});
        for article in dossier::ingest::reader::read_bytes(line.to_string().as_bytes(), &Default::default()).unwrap() {
            dossier.ingest(&article).unwrap();
        }
    }
    dossier
}

#[test]
fn a_person_is_found_by_every_spelling_and_by_the_surname_of_each() {
    let dossier = told(&["Volodymyr Zelensky met Olaf Scholz.", "Abdel Fattah al-Sissi met Tony Blair."]);
    for name in ["Zelenskyy", "Zelenskiy", "Zelensky", "Volodymyr Zelenskiy"] {
        assert_eq!(dossier.ask(&format!("who met {name}")).unwrap().rows.len(), 1, "{name}");
    }
    for name in ["Sisi", "el-Sisi", "al-Sissi"] {
        assert_eq!(dossier.ask(&format!("who met {name}")).unwrap().rows.len(), 1, "{name}");
    }
}

#[test]
fn a_country_that_no_text_names_is_the_places_in_it() {
    let dossier = store(&[("Ada", "attacked", "Kampala", None), ("Ada", "attacked", "Kyiv", None)]);
    let answer = dossier.ask("who attacked whom about Uganda").unwrap();
    assert_eq!(answer.rows.len(), 1);
    assert!(answer.notes.iter().any(|note| note.contains("places in it, Kampala")), "{:?}", answer.notes);
    let none = dossier.ask("who attacked whom about Chad").unwrap();
    assert!(none.notes.iter().any(|note| note.contains("no node called \"Chad\"")), "{:?}", none.notes);
}

#[test]
fn a_presidential_adviser_is_no_president() {
    let dossier = store(&[
        ("Emma Macon", "represents", "France", Some("president")),
        ("Marc Dupont", "represents", "France", Some("presidential adviser")),
        ("Old King", "represents", "France", Some("exiled president")),
    ]);
    for question in ["who is the president of France", "who leads France"] {
        let rows = dossier.ask(question).unwrap().rows;
        let holders: Vec<_> = rows.into_iter().filter_map(|row| row.source.map(|s| s.name)).collect();
        assert_eq!(holders, ["Emma Macon"], "{question}");
    }
    assert_eq!(targets(&dossier, "who is the presidential adviser of France"), ["France"]);
}

#[test]
fn the_attack_is_whatever_is_told_of_as_one() {
    let dossier = store(&[
        ("Ada", "condemned", "stabbing attack on Boris", None),
        ("Clara", "called-for", "counter attack plan", None),
        ("Dora", "called-for", "not attack them", None),
    ]);
    let answer = dossier.ask("who condemned the attack").unwrap();
    assert_eq!(answer.rows.len(), 1);
    assert!(answer.notes.iter().all(|note| !note.contains("not attack them")), "{:?}", answer.notes);
}

#[test]
fn who_is_declared_the_winner_won_the_election() {
    let dossier =
        told(&["Former Malawian president Peter Mutharika is declared the winner of the presidential election."]);
    assert_eq!(targets(&dossier, "who won the election in Malawi"), ["Peter Mutharika"]);
}
