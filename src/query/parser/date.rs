//! Dates in questions.

use super::lexer::{Kind, Token};
use super::period;
use crate::model::{DateInterval, Day, month_number};

fn day_of_month(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

fn year(word: &str) -> Option<i16> {
    let plain = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten()
}

/// Units of time, in the singular.
pub(super) const UNITS: [&str; 8] = ["hour", "day", "week", "fortnight", "month", "quarter", "year", "decade"];

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
    if let Some(found) = period::period(words, today) {
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
fn day_number(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok().filter(|d| (1..=99).contains(d))
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

/// `last 3 months`: as many of the unit, up to `today`. News has no hours: 24 of them are a day.
pub(super) fn latest(n: usize, unit: &str, today: Day) -> Option<DateInterval> {
    let n = i32::try_from(n).ok().filter(|n| (1..=10_000).contains(n))?;
    let first = match unit.trim_end_matches('s') {
        "hour" => today.plus_days(1 - (n + 23) / 24),
        "day" => today.plus_days(1 - n),
        "week" => today.plus_days(1 - 7 * n),
        "fortnight" => today.plus_days(1 - 14 * n),
        "month" => today.plus_months(-n).plus_days(1),
        "quarter" => today.plus_months(-3 * n).plus_days(1),
        "year" => today.plus_months(-12 * n).plus_days(1),
        "decade" => today.plus_months(-120 * n).plus_days(1),
        _ => return None,
    };
    Some(DateInterval::between(first, today))
}

/// `last week`, `this month`, `last year`: the calendar's, counted from `today`.
pub(super) fn relative(this: bool, unit: &str, today: Day) -> Option<DateInterval> {
    let (year, month, _) = today.ymd();
    match unit {
        "week" => {
            let monday = today.plus_days(-i32::from(today.weekday()));
            let monday = if this { monday } else { monday.plus_days(-7) };
            Some(DateInterval::between(monday, monday.plus_days(6)))
        }
        "month" => {
            let back = if this { 0 } else { -1 };
            let (year, month, _) = Day::from_ymd(year, month, 1)?.plus_months(back).ymd();
            DateInterval::month(year, month)
        }
        "year" => DateInterval::year(if this { year } else { year - 1 }),
        _ => None,
    }
}
