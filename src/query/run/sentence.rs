//! What `when`, `where`, `how many` and `did` come to, in a value and in words.

use super::super::answer::{Answer, NodeView, Row, Value};
use super::super::ast::{Question, Wants};
use crate::lexicon::question_noun;
use crate::model::DateInterval;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date as people write it: "2 December 2024".
fn in_words(date: DateInterval) -> String {
    let day = |day: crate::model::Day| {
        let (year, month, day) = day.ymd();
        let month = usize::try_from(month - 1).ok().and_then(|m| MONTHS.get(m)).unwrap_or(&"");
        (day, *month, year)
    };
    let (d, m, y) = day(date.first);
    if date.open {
        return format!("since {d} {m} {y}");
    }
    if date.first == date.last {
        return format!("on {d} {m} {y}");
    }
    if DateInterval::year(y) == Some(date) {
        return format!("in {y}");
    }
    if DateInterval::month(y, date.first.ymd().1) == Some(date) {
        return format!("in {m} {y}");
    }
    let (e, n, z) = day(date.last);
    format!("between {d} {m} {y} and {e} {n} {z}")
}

/// Fills in the value and the sentence.
pub(super) fn conclude(wants: &Wants, question: &Question, answer: &mut Answer) {
    let none = "No claim in the store says so.".to_owned();
    let first = answer.rows.first();
    match wants {
        Wants::Rows => {
            if answer.rows.is_empty() {
                answer.sentence = Some(none);
            }
        }
        Wants::When => {
            let (at, date) = match dated(&answer.rows) {
                Some(found) => found,
                None => {
                    answer.sentence =
                        Some(if answer.rows.is_empty() { none } else { "The claims say no date.".to_owned() });
                    return;
                }
            };
            let place = answer
                .rows
                .get(at)
                .and_then(|r| r.location.as_ref())
                .map(|l| format!(", in {}", l.name))
                .unwrap_or_default();
            answer.sentence = Some(format!("{}{place} [{}]", capital(&in_words(date)), at + 1));
            answer.answer = Some(Value::Date(date));
        }
        Wants::Where => {
            let mut places: Vec<(NodeView, usize)> = Vec::new();
            for (at, row) in answer.rows.iter().enumerate() {
                if let Some(place) = &row.location
                    && !places.iter().any(|(p, _)| p.name == place.name)
                {
                    places.push((place.clone(), at + 1));
                }
            }
            if places.is_empty() {
                answer.sentence =
                    Some(if answer.rows.is_empty() { none } else { "The claims say no place.".to_owned() });
                return;
            }
            let list: Vec<String> = places.iter().map(|(p, at)| format!("{} [{at}]", p.name)).collect();
            answer.sentence = Some(format!("In {}", list.join(", ")));
            answer.answer = Some(Value::Places(places.into_iter().map(|(p, _)| p).collect()));
        }
        Wants::HowMany(noun) => how_many(noun, answer, none),
        Wants::Whether => {
            let Some(row) = first else {
                answer.sentence = Some("No claim in the store.".to_owned());
                return;
            };
            let said = match row.modality {
                crate::model::Modality::Asserted => "Yes",
                crate::model::Modality::Alleged => "Yes, it is alleged",
                crate::model::Modality::Planned => "It is planned",
                crate::model::Modality::Negated => "It is denied, or said not to have happened",
            };
            let mut parts = Vec::new();
            parts.extend(row.date.map(in_words));
            parts.extend(row.location.as_ref().map(|l| format!("in {}", l.name)));
            let facts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
            answer.sentence = Some(format!("{said}{facts} [1]"));
            answer.answer = Some(Value::Yes(true));
        }
    }
    // A list that was cut to "first 3" counts what it shows.
    debug_assert!(question.per.is_none() || answer.groups.len() <= answer.rows.len() * 8);
}

/// The first row with a date.
fn dated(rows: &[Row]) -> Option<(usize, DateInterval)> {
    rows.iter().enumerate().find_map(|(at, row)| row.date.map(|d| (at, d)))
}

/// The sum of the rows' numbers; where they have none, the number of rows. Only rows whose target bears the noun are
/// counted, where the noun is no general one ("civilians") and some target bears it.
fn how_many(noun: &str, answer: &mut Answer, none: String) {
    if answer.rows.is_empty() {
        answer.sentence = Some(none);
        return;
    }
    let general = ["", "people", "persons", "times", "claims"].contains(&noun)
        || question_noun(noun).is_some_and(|n| n.relation.is_some());
    let stem = noun.trim_end_matches('s');
    let bears =
        |row: &Row| row.target.as_ref().is_some_and(|t| !stem.is_empty() && t.name.to_lowercase().contains(stem));
    let narrowed = !general && answer.rows.iter().any(bears);
    let counted: Vec<(usize, &Row)> = answer
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !narrowed || bears(row))
        .map(|(at, row)| (at + 1, row))
        .collect();
    let numbers: Vec<f64> = counted.iter().filter_map(|(_, r)| r.quantity).map(|q| q.value).collect();
    let number = if numbers.is_empty() { counted.len() as f64 } else { numbers.iter().sum() };
    let cites: Vec<String> = counted.iter().take(5).map(|(at, _)| format!("[{at}]")).collect();
    let cites = cites.join("");
    let what = if noun.is_empty() { "claims" } else { noun };
    answer.sentence = Some(match (numbers.len(), counted.as_slice()) {
        (1, [(_, row)]) => {
            let quantity = row.quantity.map(|q| q.to_string()).unwrap_or_default();
            format!("{} {cites}", capital(&quantity))
        }
        (0, _) => format!("{number} {what}, one a row {cites}"),
        (n, rows) => {
            let rest = rows.len() - n;
            let without = if rest > 0 { format!("; {rest} more without a number") } else { String::new() };
            format!("{number} in all, the sum of {n} rows, which may overlap{without} {cites}")
        }
    });
    if narrowed && counted.len() < answer.rows.len() {
        answer.notes.push(format!("counted are the {} rows whose target is called {noun:?}", counted.len()));
    }
    answer.answer = Some(Value::Number(number));
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
