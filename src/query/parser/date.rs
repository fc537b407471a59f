//! Dates in questions.

use super::lexer::{Kind, Token};
use super::period::{self, Words};
use super::spans::{UNITS, relative, year};
use crate::model::{DateInterval, Day, day_of_month, month_number, numbered};

/// Whether what the first of some words means depends on what day it is.
pub(super) fn counts_from_today(words: &[Token]) -> bool {
    let word = |n: usize| words.get(n).map_or("", |w| w.lower.as_str());
    let is_unit = |n: usize| UNITS.contains(&word(n).trim_end_matches('s'));
    match word(0) {
        "today" | "yesterday" => true,
        // "last week", "last 3 months", but "last 5"
        "last" | "past" | "this" => (1..4).any(is_unit),
        "of" => word(1) == "the" && is_unit(2),
        first if period::counts_from_today(first) => true,
        // "December", but "December 2024" and "2 December 2024"
        first => month_number(first).is_some() && year(word(1)).is_none() && year(word(2)).is_none(),
    }
}

/// "the week of 13 June 2025"
fn week_of(words: Words<'_>, at: usize, today: Option<Day>) -> Option<(DateInterval, usize)> {
    // A date that has a week again says nothing more.
    let again = (at + 2..at + 4).any(|at| words.word(at) == "week");
    if words.word(at) != "week" || words.word(at + 1) != "of" || again {
        return None;
    }
    let (day, taken) = date(words.0.get(at + 2..)?, today)?;
    Some((relative(true, "week", day.first)?, at + 2 + taken))
}

/// "the year 2025", "the month of May 2025", "the day of 3 June 2025"
fn called(words: Words<'_>, at: usize, today: Option<Day>) -> Option<(DateInterval, usize)> {
    let of = at + 1 + usize::from(words.word(at + 1) == "of");
    match words.word(at) {
        "year" | "years" => DateInterval::year(words.year(of)?).map(|found| (found, of + 1)),
        "month" | "months" if month_number(words.word(of)).is_some() => {
            let (found, taken) = date(words.0.get(of..)?, today)?;
            Some((found, of + taken))
        }
        // "the day of the attack"
        "day" if words.word(of).starts_with(|c: char| c.is_ascii_digit()) => {
            let (found, taken) = date(words.0.get(of..)?, today)?;
            Some((found, of + taken))
        }
        _ => None,
    }
}

/// The date at the start of some words, and how many words it takes. `today` stands for the day that "today",
/// "yesterday" and a month without its year count from.
pub(super) fn date(words: &[Token], today: Option<Day>) -> Option<(DateInterval, usize)> {
    let word = |n: usize| words.get(n).filter(|w| w.kind == Kind::Word).map(|w| w.lower.as_str());
    let first = word(0)?;
    match first {
        "today" => return today.map(|d| (DateInterval::day(d), 1)),
        "yesterday" => return today.map(|d| (DateInterval::day(d.plus_days(-1)), 1)),
        _ => {}
    }
    let start = usize::from(first == "the");
    let counted = week_of(Words(words), start, today).or_else(|| called(Words(words), start, today));
    if let Some(found) = counted.or_else(|| period::period(words, today)) {
        return Some(found);
    }
    // 2024, 2024-12, 2024-12-02; also 2024-1-2.
    if let Ok(date) = first.parse::<DateInterval>() {
        return Some((date, 1));
    }
    if let Some(date) = loose(first) {
        return Some((date, 1));
    }
    // 2 December 2024
    if let (Some(day), Some(month)) = (day_of_month(first), word(1).and_then(month_number)) {
        let (year, taken) = named_year(word(2), month, today, 2)?;
        return Day::from_ymd(year, month, day).map(|d| (DateInterval::day(d), taken));
    }
    // December 2, 2024; December 2024; December
    let named = month_number(first)?;
    if let Some(day) = word(1).and_then(day_of_month) {
        let (year, taken) = named_year(word(2), named, today, 2)?;
        return Day::from_ymd(year, named, day).map(|d| (DateInterval::day(d), taken));
    }
    // "may" alone is rather the verb.
    let joined = matches!(word(1), Some("and" | "or" | "to" | "until")) && word(2).and_then(month_number).is_some();
    if first == "may" && word(1).and_then(year).is_none() && !joined {
        return None;
    }
    let (year, taken) = named_year(word(1), named, today, 1)?;
    DateInterval::month(year, named).map(|m| (m, taken))
}

/// How many words at the start of some words are a date by their form that no calendar has: "31 February 2024",
/// "2024-02-31".
pub(super) fn no_such_date(words: &[Token], today: Option<Day>) -> Option<usize> {
    let word = |n: usize| words.get(n).filter(|w| w.kind == Kind::Word).map(|w| w.lower.as_str());
    // In a leap year every day is that some year has.
    let today = today.or(Day::from_ymd(2024, 12, 31));
    let first = word(0)?;
    let taken = if is_date_in_figures(first) {
        1
    } else if day_number(first).is_some() && word(1).is_some_and(|next| month_number(next).is_some()) {
        2 + usize::from(word(2).and_then(year).is_some())
    } else if month_number(first).is_some() && word(1).and_then(day_number).is_some() {
        // "March 40" may be anything but a date.
        2 + usize::from(word(2).and_then(year).is_some())
    } else {
        return None;
    };
    // "may" and "march" are verbs too.
    let open = taken == 2 && [word(0), word(1)].into_iter().flatten().any(|w| ["may", "march"].contains(&w));
    let read = date(words, today).is_some_and(|(_, read)| read == taken);
    (!open && !read).then_some(taken)
}

/// A number that is meant as a day of a month, whether a month has it or not.
fn day_number(word: &str) -> Option<u32> {
    numbered(word).filter(|day| (1..=99).contains(day))
}

/// "2024-02-31", "31/2/2024", "2024-13"; but not "2024-25", the one year and the next, nor "1/2/2024", of which nobody
/// knows which is the month.
fn is_date_in_figures(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['-', '/']).collect();
    let digits = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(digits) {
        return false;
    }
    match parts.as_slice() {
        [first, month] => {
            let next = year(first).and_then(|year| month.parse().ok().map(|month: i16| month == (year + 1) % 100));
            next == Some(false) && month.len() == 2
        }
        [first, _, _] if year(first).is_some() => true,
        [a, b, last] if year(last).is_some() && word.contains('/') => {
            [a, b].iter().any(|part| part.parse::<i8>().is_ok_and(|n| n > 12))
        }
        _ => false,
    }
}

/// The year that stands there, or the one in which the month was last before `today`; and how many words were taken in
/// all.
fn named_year(word: Option<&str>, month: i8, today: Option<Day>, before: usize) -> Option<(i16, usize)> {
    match word.and_then(year) {
        Some(year) => Some((year, before + 1)),
        None => today.map(|d| {
            let (year, now, _) = d.ymd();
            (if month > now { year - 1 } else { year }, before)
        }),
    }
}

/// `2024-1-2`, `2024/12/02`.
fn loose(word: &str) -> Option<DateInterval> {
    let parts: Vec<&str> = word.split('/').collect();
    // "13/6/2025" can have but one month.
    if let [a, b, last] = parts.as_slice()
        && let Some(year) = year(last)
    {
        let (a, b): (i8, i8) = (a.parse().ok()?, b.parse().ok()?);
        let (day, month) = if a > 12 || a == b {
            (a, b)
        } else if b > 12 {
            (b, a)
        } else {
            return None;
        };
        return Day::from_ymd(year, month, day).map(DateInterval::day);
    }
    let mut parts = word.split(['-', '/']);
    let year = year(parts.next()?)?;
    let month: i8 = parts.next()?.parse().ok()?;
    match (parts.next(), parts.next()) {
        (None, _) => DateInterval::month(year, month),
        (Some(day), None) => Day::from_ymd(year, month, day.parse().ok()?).map(DateInterval::day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parser::lexer::words;

    #[test]
    fn a_stretch_is_named_by_a_date_in_it() {
        for (text, days) in [
            ("the year 2025", "2025"),
            ("the month of May 2025", "2025-05"),
            ("the week of 3 June 2025", "2025-06-02/2025-06-08"),
        ] {
            let words = words(text);
            let read = date(&words, None).filter(|(_, n)| *n == words.len()).map(|(d, _)| d.to_string());
            assert_eq!(read.as_deref(), Some(days), "{text}");
        }
    }
}
