//! Parts of years and months, and days that count from today: "early 2024", "the summer of 2025", "Monday".
//! Also "two weeks ago".

use super::lexer::{Kind, Token};
use super::spans::{latest, relative, year};
use crate::lexicon::{QuestionWords, number_word};
use crate::model::{DateInterval, Day, WEEKDAYS, month_number};

/// The seasons of the northern half of the world, by their first month.
const SEASONS: [(&str, i8); 5] = [("spring", 3), ("summer", 6), ("autumn", 9), ("fall", 9), ("winter", 12)];

/// What may stand behind a season that has no year.
static ENDS_DATES: QuestionWords = QuestionWords::of("dated");

/// Words for a third of a year or month: the first, the middle, the last.
const THIRDS: [(&str, i8); 8] =
    [("early", 0), ("beginning", 0), ("start", 0), ("mid", 1), ("middle", 1), ("late", 2), ("end", 2), ("close", 2)];

/// A number in digits or as a word.
pub(super) fn number(word: &str) -> Option<usize> {
    word.parse().ok().or_else(|| number_word(word).map(usize::from))
}

/// The words of a question from some place on.
#[derive(Clone, Copy)]
pub(super) struct Words<'a>(pub(super) &'a [Token]);

impl Words<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.0.get(at).filter(|w| w.kind == Kind::Word).map_or("", |w| w.lower.as_str())
    }

    pub(super) fn year(&self, at: usize) -> Option<i16> {
        year(self.word(at))
    }

    /// Whether "day before yesterday" stands there.
    fn is_day_before(&self, at: usize) -> bool {
        (at..).zip(["day", "before", "yesterday"]).all(|(at, word)| self.word(at) == word)
    }

    /// Whether the question ends there, or goes on with a filter.
    fn closes(&self, at: usize) -> bool {
        self.0.get(at).is_none_or(|word| word.kind == Kind::Word && ENDS_DATES.contains(&word.lower.as_str()))
    }

    /// Behind "of", "in" or "the".
    fn behind(&self, mut at: usize) -> usize {
        at += usize::from(["of", "in"].contains(&self.word(at)));
        at + usize::from(self.word(at) == "the")
    }
}

/// Whether "day before yesterday" stands at the start of some words.
pub(super) fn is_day_before(words: &[Token]) -> bool {
    Words(words).is_day_before(0)
}

/// Whether what the first of some words means depends on what day it is, among these dates.
pub(super) fn counts_from_today(word: &str) -> bool {
    let ends = ["next", "tomorrow", "ago", "tonight", "night", "morning", "weekend"];
    ends.contains(&word) || WEEKDAYS.contains(&word) || SEASONS.iter().any(|(season, _)| *season == word)
}

/// The part of a year or month, or the day, at the start of some words, and how many words it takes.
pub(super) fn period(words: &[Token], today: Option<Day>) -> Option<(DateInterval, usize)> {
    let words = Words(words);
    let start = usize::from(words.word(0) == "the");
    day_before(words, start, today)
        .or_else(|| third(words, start, today))
        .or_else(|| quarter(words, start))
        .or_else(|| decade(words, start))
        .or_else(|| season(words, start, today))
        .or_else(|| recent(words, start, today))
        .or_else(|| month_of(words, start, today))
}

/// "last March", which has ended; "this March".
fn month_of(words: Words<'_>, at: usize, today: Option<Day>) -> Option<(DateInterval, usize)> {
    let past = match words.word(at) {
        "last" | "past" => true,
        "this" => false,
        _ => return None,
    };
    let month = month_number(words.word(at + 1))?;
    // "the last May 2024 attack", "the last of which may"
    if !words.closes(at + 2) {
        return None;
    }
    let (year, now, _) = today?.ymd();
    let before = past && month >= now;
    Some((DateInterval::month(if before { year - 1 } else { year }, month)?, at + 2))
}

/// "the day before yesterday"
fn day_before(words: Words<'_>, at: usize, today: Option<Day>) -> Option<(DateInterval, usize)> {
    words.is_day_before(at).then_some(())?;
    Some((DateInterval::day(today?.plus_days(-2)), at + 3))
}

/// "early 2024", "mid-March 2025", "the end of 2023", "early this month".
fn third(words: Words<'_>, at: usize, today: Option<Day>) -> Option<(DateInterval, usize)> {
    let word = words.word(at);
    // "mid-2025" is one word
    let (part, joined) = word.split_once('-').map_or((word, None), |(part, rest)| (part, Some(rest)));
    let part = THIRDS.iter().find(|(name, _)| *name == part)?.1;
    let next = if joined.is_some() { at } else { words.behind(at + 1) };
    let first = joined.unwrap_or_else(|| words.word(next));
    let of_month = |whole: DateInterval| {
        let from = whole.first.plus_days(10 * i32::from(part));
        DateInterval::between(from, if part == 2 { whole.last } else { from.plus_days(9) })
    };
    if let Some(year) = year(first) {
        return Some((months(year, 4 * part + 1, 4)?, next + 1));
    }
    if let (this @ ("this" | "last"), unit @ ("month" | "year")) = (first, words.word(next + 1)) {
        let whole = relative(this == "this", unit, today?)?;
        let (year, _, _) = whole.first.ymd();
        let found = if unit == "month" { of_month(whole) } else { months(year, 4 * part + 1, 4)? };
        return Some((found, next + 2));
    }
    // "the start of the year"
    if let (unit @ ("month" | "year"), "the") = (first, words.word(next.saturating_sub(1))) {
        let whole = relative(true, unit, today?)?;
        let (year, _, _) = whole.first.ymd();
        return Some((if unit == "month" { of_month(whole) } else { months(year, 4 * part + 1, 4)? }, next + 1));
    }
    let month = month_number(first)?;
    if let Some(year) = words.year(next + 1) {
        return Some((of_month(DateInterval::month(year, month)?), next + 2));
    }
    // "early July": the last that has begun; but "late May talks" is a name
    if !words.closes(next + 1) {
        return None;
    }
    let (year, now, _) = today?.ymd();
    let whole = DateInterval::month(if month > now { year - 1 } else { year }, month)?;
    Some((of_month(whole), next + 1))
}

/// "the first half of 2025", "the third quarter of 2024", "Q1 2025".
fn quarter(words: Words<'_>, at: usize) -> Option<(DateInterval, usize)> {
    let named = |word: &str, mark: char| word.strip_prefix(mark)?.parse::<i8>().ok().filter(|n| *n >= 1);
    let first = words.word(at);
    let (n, length, next) = match (named(first, 'q'), named(first, 'h')) {
        (Some(n), _) => (n, 3, words.behind(at + 1)),
        (_, Some(n)) => (n, 6, words.behind(at + 1)),
        _ => {
            let nth = [["first", "1st"], ["second", "2nd"], ["third", "3rd"], ["fourth", "4th"]];
            let n = nth.iter().position(|words| words.contains(&first))?;
            let length = match words.word(at + 1) {
                "half" => 6,
                "quarter" => 3,
                "week" => return week(words, words.behind(at + 2), i32::try_from(n).ok()?),
                _ => return None,
            };
            (i8::try_from(n + 1).ok()?, length, words.behind(at + 2))
        }
    };
    if n > 12 / length {
        return None;
    }
    Some((months(words.year(next)?, (n - 1) * length + 1, length)?, next + 1))
}

/// "March 2025" behind "the second week of", whose number counts from none.
fn week(words: Words<'_>, at: usize, n: i32) -> Option<(DateInterval, usize)> {
    let month = DateInterval::month(words.year(at + 1)?, month_number(words.word(at))?)?;
    let first = month.first.plus_days(7 * n);
    Some((DateInterval::between(first, first.plus_days(6).min(month.last)), at + 2))
}

/// "the 1990s"
fn decade(words: Words<'_>, at: usize) -> Option<(DateInterval, usize)> {
    let first = year(words.word(at).strip_suffix('s')?).filter(|year| year % 10 == 0)?;
    let whole = DateInterval::between(DateInterval::year(first)?.first, DateInterval::year(first + 9)?.last);
    Some((whole, at + 1))
}

/// "the summer of 2025"; without a year the last such season that has begun.
fn season(words: Words<'_>, at: usize, today: Option<Day>) -> Option<(DateInterval, usize)> {
    let past = ["last", "past"].contains(&words.word(at));
    let at = at + usize::from(past || words.word(at) == "this");
    let (_, month) = SEASONS.iter().find(|(name, _)| *name == words.word(at))?;
    let of = words.behind(at + 1);
    if let Some(year) = words.year(of) {
        return Some((months(year, *month, 3)?, of + 1));
    }
    // "the fall of Assad", "the spring offensive"
    if !words.closes(at + 1) {
        return None;
    }
    let today = today?;
    let (year, _, _) = today.ymd();
    let latest = [year, year - 1, year - 2].into_iter().filter_map(|year| months(year, *month, 3)).find(|s| {
        // In August "last summer" is that of the year before.
        if past { s.last < today } else { s.first <= today }
    })?;
    Some((latest, at + 1))
}

/// "Monday", "last night", "the weekend", "three days ago".
fn recent(words: Words<'_>, at: usize, today: Option<Day>) -> Option<(DateInterval, usize)> {
    let today = today?;
    let back = |days: i32| DateInterval::day(today.plus_days(-days));
    let last = usize::from(["last", "this", "past"].contains(&words.word(at)));
    let past = ["last", "past"].contains(&words.word(at));
    let word = words.word(at + last);
    if let Some(day) = WEEKDAYS.iter().position(|name| *name == word) {
        let day = i32::try_from(day).ok()?;
        let since = (i32::from(today.weekday()) - day).rem_euclid(7);
        let since = if past && since == 0 { 7 } else { since };
        return Some((back(since), at + last + 1));
    }
    match (past, word) {
        (_, "tonight") if last == 0 => return Some((back(0), at + 1)),
        (_, "tomorrow") if last == 0 => return Some((back(-1), at + 1)),
        (false, "morning" | "evening" | "afternoon") if last == 1 => return Some((back(0), at + 2)),
        (true, "night" | "evening") => return Some((back(1), at + 2)),
        (_, "weekend") => {
            // The Saturday before, and the day after it.
            let saturday = (i32::from(today.weekday()) - 5).rem_euclid(7);
            let first = today.plus_days(-saturday);
            return Some((DateInterval::between(first, first.plus_days(1)), at + last + 1));
        }
        _ => {}
    }
    if let ("next", unit @ ("week" | "month" | "year")) = (words.word(at), words.word(at + 1)) {
        let then = match unit {
            "week" => today.plus_days(7),
            "month" => today.plus_months(1),
            _ => today.plus_months(12),
        };
        return Some((relative(true, unit, then)?, at + 2));
    }
    // "three days ago"
    let n = if ["a", "an"].contains(&words.word(at)) { 1 } else { number(words.word(at))? };
    if words.word(at + 2) != "ago" {
        return None;
    }
    let n = i32::try_from(n).ok().filter(|n| (1..=10_000).contains(n))?;
    let then = match words.word(at + 1).trim_end_matches('s') {
        "day" => back(n),
        "week" => relative(true, "week", today.plus_days(-7 * n))?,
        "month" => relative(true, "month", today.plus_months(-n))?,
        "year" => relative(true, "year", today.plus_months(-12 * n))?,
        _ => return None,
    };
    // Nothing so far back that no day is.
    latest(1, "day", then.first).map(|_| (then, at + 3))
}

/// So many months from the first of one.
fn months(year: i16, month: i8, count: i8) -> Option<DateInterval> {
    let first = Day::from_ymd(year, month, 1)?;
    Some(DateInterval::between(first, first.plus_months(i32::from(count)).plus_days(-1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parser::lexer::words;

    fn read(text: &str) -> Option<String> {
        let words = words(text);
        period(&words, Day::from_ymd(2025, 8, 13)).filter(|(_, n)| *n == words.len()).map(|(d, _)| d.to_string())
    }

    #[test]
    fn parts_of_years_and_months_are_intervals() {
        for (text, days) in [
            ("early 2024", "2024-01-01/2024-04-30"),
            ("mid-2025", "2025-05-01/2025-08-31"),
            ("late March 2025", "2025-03-21/2025-03-31"),
            ("the end of 2023", "2023-09-01/2023-12-31"),
            ("the first half of 2025", "2025-01-01/2025-06-30"),
            ("Q3 2025", "2025-07-01/2025-09-30"),
            ("the 1990s", "1990-01-01/1999-12-31"),
            ("the summer of 2024", "2024-06-01/2024-08-31"),
            ("the second week of March 2025", "2025-03-08/2025-03-14"),
        ] {
            assert_eq!(read(text).as_deref(), Some(days), "{text}");
        }
    }

    #[test]
    fn weekdays_seasons_and_so_long_ago_count_from_today() {
        for (text, days) in [
            ("Monday", "2025-08-11"),
            ("last Wednesday", "2025-08-06"),
            ("last night", "2025-08-12"),
            ("the weekend", "2025-08-09/2025-08-10"),
            ("three days ago", "2025-08-10"),
            ("two months ago", "2025-06"),
            ("a week ago", "2025-08-04/2025-08-10"),
            ("last winter", "2024-12-01/2025-02-28"),
            ("the day before yesterday", "2025-08-11"),
            ("the start of the year", "2025-01-01/2025-04-30"),
            ("early this month", "2025-08-01/2025-08-10"),
            ("early July", "2025-07-01/2025-07-10"),
            ("late November", "2024-11-21/2024-11-30"),
            ("last March", "2025-03"),
            ("last August", "2024-08"),
            ("this August", "2025-08"),
            ("the end of last year", "2024-09-01/2024-12-31"),
        ] {
            assert_eq!(read(text).as_deref(), Some(days), "{text}");
        }
    }

    #[test]
    fn a_season_that_begins_a_name_is_no_date() {
        let words = words("the fall of Assad");
        assert_eq!(period(&words, Day::from_ymd(2025, 8, 13)), None);
    }
}
