//! What `when`, `where`, `how many` and `did` come to, in a value and in words.

use crate::lexicon::{one_question_noun, question_noun, relation};
use crate::model::{DateInterval, Modality, Quantity, month_name};
use crate::query::answer::{Answer, NodeView, Row, Value};
use crate::query::ast::{End, Form, Occasion, Question, Wants};
use crate::query::label::NodeLabel;

/// A date as people write it: "2 December 2024".
fn in_words(date: DateInterval) -> String {
    let day = |day: crate::model::Day| {
        let (year, month, day) = day.ymd();
        (day, month_name(month).unwrap_or_default(), year)
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

/// Fills in the value and the sentence, which cites the rows that are shown: so many of the first.
pub(super) fn conclude(question: &Question, shown: usize, answer: &mut Answer) {
    let cite = |at: usize| citation(at, shown);
    if answer.rows.is_empty() && answer.records.is_empty() {
        answer.sentence = Some(
            match &question.form {
                Form::Claims { wants: Wants::Whether, .. } => "No claim in the store.",
                Form::List(_) if answer.columns.len() == 3 => "No such node in the store.",
                _ => "No claim in the store says so.",
            }
            .to_owned(),
        );
        return;
    }
    let Form::Claims { wants, source, target, .. } = &question.form else {
        return;
    };
    match wants {
        Wants::Rows => {}
        Wants::When(occasion) => when(*occasion, cite, answer),
        Wants::Where => places(cite, answer),
        Wants::HowMany(noun) => match (source, target) {
            (end, _) if is_listed(end) => how_many_ends(noun, |row| &row.source, cite, answer),
            (_, end) if is_listed(end) => how_many_ends(noun, |row| &row.target, cite, answer),
            ends => {
                let told = |end: &End| *end == End::Kind(noun.clone()) || *end == End::Named(noun.clone());
                how_many(noun, told(ends.0) || told(ends.1), cite, answer);
            }
        },
        Wants::Whether => yes(answer),
    }
}

/// The number of a row, which is shown if it is one of the first.
fn citation(at: usize, shown: usize) -> String {
    if at <= shown { format!(" [{at}]") } else { String::new() }
}

/// Whether those at an end are counted one by one: countries, but not civilians, of whom claims say how many.
fn is_listed(end: &End) -> bool {
    matches!(end, End::Kind(noun) if question_noun(noun).is_none_or(|noun| noun.population().is_none()))
}

/// The places that rows tell, each with the first that does.
fn places(cite: impl Fn(usize) -> String, answer: &mut Answer) {
    let mut places: Vec<(NodeView, usize)> = Vec::new();
    for (at, row) in answer.rows.iter().enumerate() {
        if let Some(place) = &row.location
            && !places.iter().any(|(p, _)| p.name == place.name)
        {
            places.push((place.clone(), at + 1));
        }
    }
    if places.is_empty() {
        answer.sentence = Some("The claims say no place.".to_owned());
        return;
    }
    let list: Vec<String> = places.iter().map(|(p, at)| format!("{}{}", p.name, cite(*at))).collect();
    answer.sentence = Some(format!("In {}", list.join(", ")));
    answer.answer = Some(Value::Places(places.into_iter().map(|(p, _)| p).collect()));
}

/// Whether something happened, by the first row that says so; with the first that says that it did not, where both are
/// said.
fn yes(answer: &mut Answer) {
    let denies = |row: &Row| row.modality == Modality::Negated;
    let at = answer.rows.iter().position(|row| !denies(row)).unwrap_or(0);
    let Some(row) = answer.rows.get(at) else {
        return;
    };
    let denied = answer.rows.iter().position(denies).filter(|denied| *denied != at);
    let said = match row.modality {
        Modality::Asserted => "Yes",
        Modality::Alleged => "Yes, it is alleged",
        Modality::Planned => "It is planned",
        Modality::Negated => "It is denied, or said not to have happened",
    };
    let mut parts = Vec::new();
    parts.extend(row.date.map(in_words));
    parts.extend(row.location.as_ref().map(|l| format!("in {}", l.name)));
    let facts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    let also = denied.map(|at| format!("; also denied, or said not to have happened [{}]", at + 1)).unwrap_or_default();
    let more = match answer.rows.len().saturating_sub(1 + usize::from(denied.is_some())) {
        0 => String::new(),
        n => format!("; {n} more below"),
    };
    answer.sentence = Some(format!("{said}{facts} [{}]{also}{more}", at + 1));
    answer.answer = Some(Value::Yes(true));
}

/// The date asked for, with its place; of several dates where neither was asked for, the first and the last.
fn when(occasion: Occasion, cite: impl Fn(usize) -> String, answer: &mut Answer) {
    let told = |(at, date): (usize, DateInterval)| {
        let place = answer.rows.get(at).and_then(|r| r.location.as_ref());
        let place = place.map(|l| format!(", in {}", l.name)).unwrap_or_default();
        format!("{}{place}{}", in_words(date), cite(at + 1))
    };
    let dated = || answer.rows.iter().enumerate().filter_map(|(at, row)| row.date.map(|d| (at, d)));
    let Some(first) = dated().next() else {
        answer.sentence = Some("The claims say no date.".to_owned());
        return;
    };
    let last = dated().max_by_key(|(at, date)| (date.end(), std::cmp::Reverse(*at)));
    let sentence = match last.filter(|(_, date)| occasion == Occasion::Any && date.first > first.1.end()) {
        Some(last) => format!("First {}; last {}", told(first), told(last)),
        None => capital(&told(first)),
    };
    answer.sentence = Some(sentence);
    answer.answer = Some(Value::Date(first.1));
}

/// How many nodes of the kind that a noun asks for stand at one end of the rows; of relations without direction, at
/// either.
fn how_many_ends(noun: &str, end: fn(&Row) -> &Option<NodeView>, cite: impl Fn(usize) -> String, answer: &mut Answer) {
    let label = question_noun(noun).and_then(|n| NodeLabel::from_word(n.label?));
    let mut counted: Vec<(String, usize)> = Vec::new();
    for (at, row) in (1..).zip(&answer.rows) {
        let symmetric = relation(row.relation.as_str()).is_some_and(|r| r.symmetric);
        let ends = if symmetric { [&row.source, &row.target] } else { [end(row), end(row)] };
        for view in ends.into_iter().flatten() {
            let known = counted.iter().any(|(name, _)| *name == view.name);
            if !known && label.is_none_or(|label| label.takes_view(view.kind, &view.name)) {
                counted.push((view.name.clone(), at));
            }
        }
    }
    let list: Vec<String> = counted.iter().take(12).map(|(name, at)| format!("{name}{}", cite(*at))).collect();
    let more = if counted.len() > 12 { format!(" and {} more", counted.len() - 12) } else { String::new() };
    answer.sentence = Some(format!("{}: {}{more}", grouped(counted.len() as f64), list.join(", ")));
    answer.answer = Some(Value::Number(counted.len() as f64));
}

/// The largest of the rows' numbers, since a toll may hold the others; where they have none, the number of rows. Of
/// deeds the rows themselves are counted: a number that one of them tells is of whom it was done to. Only rows whose
/// target bears the noun are counted, where the noun is no general one ("ministers") and some target bears it; `told`
/// says that all of them do.
fn how_many(noun: &str, told: bool, cite: impl Fn(usize) -> String, answer: &mut Answer) {
    // Of deeds that something was done to ("how many attacks were condemned") the rows are no such deeds.
    let of_deeds = question_noun(noun).filter(|n| n.relation.is_some() && !told);
    let counts_claims = of_deeds.is_some() || noun == "claims";
    // "how many deaths were there": as many as died.
    let counts_rows = noun == "times" || counts_claims && !of_deeds.is_some_and(|n| n.suffered);
    let general = told || ["", "people", "persons", "others", "times"].contains(&noun) || counts_claims;
    let bears = |row: &Row| row.target.as_ref().is_some_and(|t| !noun.is_empty() && names(&t.name, noun));
    let narrowed = !general && answer.rows.iter().any(bears);
    let counted: Vec<(usize, &Row)> = answer
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !narrowed || bears(row))
        .map(|(at, row)| (at + 1, row))
        .collect();
    let numbers: Vec<(usize, Quantity)> =
        counted.iter().filter(|_| !counts_rows).filter_map(|(at, r)| Some((*at, r.quantity?))).collect();
    let largest = numbers.iter().copied().reduce(|most, other| if other.1.value > most.1.value { other } else { most });
    let number = largest.map_or(counted.len() as f64, |(_, quantity)| quantity.value);
    let rest = counted.len() - numbers.len();
    let without = if rest > 0 { format!("; {rest} more without a number") } else { String::new() };
    answer.sentence = Some(match numbers.as_slice() {
        [] => number_of_rows(noun, &counted.iter().map(|(at, _)| *at).collect::<Vec<_>>(), counts_claims, &cite),
        [(at, quantity)] => {
            let more = of_more(&answer.rows, *at);
            format!("{}{more}{}{without}", capital(&amount(*quantity)), cite(*at))
        }
        several => numbers_told(several, largest, &answer.rows, &cite) + &without,
    });
    if numbers.len() > 1 {
        answer.notes.push(
            "the numbers are not added up: a toll may contain others, and two texts may count the same people"
                .to_owned(),
        );
    }
    if !general && !narrowed {
        answer.notes.push(format!("no target is called {noun:?}: everyone is counted"));
    }
    if narrowed && counted.len() < answer.rows.len() {
        let n = counted.len();
        answer
            .notes
            .push(format!("counted are the rows whose target is called {noun:?}: {n} of {}", answer.rows.len()));
    }
    answer.answer = Some(Value::Number(number));
}

/// How many rows there are, where they tell no number.
fn number_of_rows(noun: &str, rows: &[usize], counts_claims: bool, cite: &dyn Fn(usize) -> String) -> String {
    let what = if noun.is_empty() { "claims" } else { noun };
    let cites: String = rows.iter().take(5).map(|at| cite(*at)).collect();
    let cites = cites.replace("] [", "][");
    let s = if rows.len() == 1 { "" } else { "s" };
    match what {
        "times" => format!("{} time{s}{cites}", grouped(rows.len() as f64)),
        _ if counts_claims => {
            let one = what.strip_suffix('s').filter(|one| rows.len() == 1 && one_question_noun(one).is_some());
            format!("{} {}{cites}", grouped(rows.len() as f64), one.unwrap_or(what))
        }
        _ => format!("{} claim{s}{cites}: no number of {what} is said", grouped(rows.len() as f64)),
    }
}

/// The largest of several numbers, and some of the others.
fn numbers_told(
    several: &[(usize, Quantity)],
    largest: Option<(usize, Quantity)>,
    rows: &[Row],
    cite: &dyn Fn(usize) -> String,
) -> String {
    let told = |(at, q): &(usize, Quantity)| format!("{}{}{}", amount(*q), of_more(rows, *at), cite(*at));
    let others: Vec<&(usize, Quantity)> = several.iter().filter(|other| Some(**other) != largest).collect();
    let some: Vec<String> = others.iter().copied().take(4).map(told).collect();
    let more = if others.len() > 4 { format!(" and {} more", others.len() - 4) } else { String::new() };
    let most = largest.as_ref().map(told).unwrap_or_default();
    format!("{} is the largest number told; also {}{more}", capital(&most), some.join(", "))
}

/// Whether a name has a noun in it, in the singular or the plural: "Palestinian child" is one of "children".
fn names(name: &str, noun: &str) -> bool {
    let singular = match noun {
        "children" => "child",
        "men" => "man",
        "women" => "woman",
        _ => noun.strip_suffix('s').unwrap_or(noun),
    };
    name.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word == noun || word == singular || word.strip_suffix('s') == Some(singular))
}

/// What a number is of that is told of more than one sort of people: " (women and children)".
fn of_more(rows: &[Row], at: usize) -> String {
    let target = rows.get(at - 1).and_then(|row| row.target.as_ref()).map(|target| target.name.as_str());
    target.filter(|name| name.contains(" and ")).map(|name| format!(" ({name})")).unwrap_or_default()
}

/// A quantity with its bound: "at least 48,500".
fn amount(quantity: Quantity) -> String {
    let text = quantity.to_string();
    let plain = quantity.value.to_string();
    text.replace(&plain, &grouped(quantity.value))
}

/// A number as people write it: 10,048,500.
fn grouped(number: f64) -> String {
    let text = number.to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let mut out = String::new();
    for (n, c) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) && out != "-" {
            out.push(',');
        }
        out.push(c);
    }
    out + &rest
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn numbers_are_written_in_groups_of_three() {
        assert_eq!(grouped(10_048_500.0), "10,048,500");
        assert_eq!(grouped(500.0), "500");
        assert_eq!(grouped(1234.5), "1,234.5");
    }
}
