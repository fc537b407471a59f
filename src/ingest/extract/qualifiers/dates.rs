//! News dates: a phrase and the article's day into an interval of days.

use crate::lexicon::number_word;
use crate::model::{DateInterval, Day, WEEKDAYS, month_number};

/// The most days, weeks, months or years that a story counts.
const MOST: i32 = 10_000;

/// Which way a bare weekday or month points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest::extract) enum Tense {
    Past,
    Future,
}

fn weekday(word: &str) -> Option<u8> {
    let short = |d: &str| word.len() >= 3 && word.len() <= 5 && d.starts_with(word);
    WEEKDAYS.iter().position(|d| *d == word || short(d)).map(|i| i as u8)
}

/// Beyond so many hours news counts in days.
const MOST_HOURS: i32 = 96;

const HOURS_OF_DAY: i32 = 24;

/// A number of days, weeks, months or years; `None` of more than any story counts.
pub(super) fn small_number(word: &str) -> Option<i32> {
    let number = match word {
        "a" | "an" => Some(1),
        "couple" => Some(2),
        "few" | "several" => Some(3),
        _ => number_word(word).map(i32::from).or_else(|| word.parse().ok()),
    };
    number.filter(|number| (0..=MOST).contains(number))
}

fn year_number(word: &str) -> Option<i16> {
    let number: i16 = word.parse().ok()?;
    (word.len() == 4 && (1200..=2200).contains(&number)).then_some(number)
}

fn day_number(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|s| word.strip_suffix(s)).unwrap_or(word);
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

/// The interval that a phrase names, as seen from the article's day; `None` where it names none, or where it is
/// relative and the article has no day.
///
/// A bare weekday is the latest one not after the article's day, unless the tense is future; "last week" is the
/// month in which that week began, since nothing finer is said for sure.
pub(in crate::ingest::extract) fn resolve(phrase: &str, article: Option<Day>, tense: Tense) -> Option<DateInterval> {
    let lower = phrase.to_lowercase();
    if let Ok(interval) = lower.trim().parse::<DateInterval>() {
        return Some(interval);
    }
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '(' | ')' | '–' | '-'))
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .map(|w| w.strip_suffix("'s").or_else(|| w.strip_suffix("’s")).unwrap_or(w))
        .filter(|w| !w.is_empty())
        .collect();
    let has = |word: &str| words.contains(&word);
    // "a day earlier", "the following year" count from another event, not from the day of publication.
    let is_relative = matches!(words.last(), Some(&("earlier" | "later" | "before" | "after"))) && words.len() > 1;
    if is_relative || has("following") || has("preceding") || lower.starts_with("the previous") {
        return None;
    }
    let is_name = phrase.starts_with(char::is_uppercase);
    range(&words, lower.contains(['-', '–']), article, tense)
        .or_else(|| calendar(&words, article, tense, is_name))
        .or_else(|| anniversary(&words, article?, tense).map(DateInterval::day))
        .or_else(|| relative(&words, article?, tense))
        .map(|interval| if has("since") && !has("ago") { DateInterval::since(interval.first) } else { interval })
}

/// "from 1977 to 1995", "between 1 April and 9 May", "between April and June 2023", "1995-2001": from the first day
/// of the one to the last of the other. Days of one month are read with it.
fn range(words: &[&str], dashed: bool, article: Option<Day>, tense: Tense) -> Option<DateInterval> {
    let (opener, rest) = match words {
        ["between", rest @ ..] => ("between", rest),
        ["from", rest @ ..] => ("from", rest),
        rest => ("", rest),
    };
    let joins = |word: &&str| match opener {
        "between" => *word == "and",
        _ => matches!(*word, "to" | "until" | "till" | "through"),
    };
    let (a, b) = match (rest, rest.iter().position(joins)) {
        ([a, b], None) if dashed && year_number(a).is_some() && year_number(b).is_some() => {
            (rest.get(..1)?, rest.get(1..)?)
        }
        (_, Some(at)) => (rest.get(..at)?, rest.get(at + 1..)?),
        _ => return None,
    };
    let months = |words: &[&str]| words.iter().any(|w| month_number(w).is_some());
    if !(months(a) || year_in(a).is_some() || a.len() == 1 && weekday(a.first()?).is_some()) {
        return None;
    }
    let mut a = a.to_vec();
    a.extend(year_in(b).filter(|_| year_in(&a).is_none() && months(&a)));
    let one = |words: &[&str]| calendar(words, article, tense, true).or_else(|| relative(words, article?, tense));
    let (mut first, last) = (one(&a)?, one(b)?);
    // "from Friday to Sunday", told on a Saturday: the Friday before that Sunday.
    if weekday(a.first()?).is_some() && first.first > last.last {
        first = DateInterval::day(first.first.plus_days(-7));
    }
    (first.first < last.last).then(|| DateInterval::between(first.first, last.last))
}

fn year_in<'w>(words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().find(|w| year_number(w).is_some())
}

/// Dates with a month, a year or a decade in them.
fn calendar(words: &[&str], article: Option<Day>, tense: Tense, phrase_is_name: bool) -> Option<DateInterval> {
    let year = words.iter().find_map(|w| year_number(w));
    if let Some((month, day)) = feast(words) {
        let year = match (year, article) {
            (Some(year), _) => year,
            (None, Some(article)) => match year_counted(words) {
                Some(shift) => article.ymd().0 + shift,
                None => nearest_year(month, Some(day), article, tense)?,
            },
            (None, None) => return None,
        };
        return Day::from_ymd(year, month, day).map(DateInterval::day);
    }
    let at_month =
        words.iter().position(|w| month_number(w).is_some() && !(*w == "may" && words.len() == 1 && !phrase_is_name));
    if let Some(at) = at_month {
        let month = month_number(words.get(at)?)?;
        let near = |i: Option<usize>| i.and_then(|i| words.get(i)).and_then(|w| day_number(w));
        // "the 3rd of August"
        let of = at.checked_sub(2).filter(|_| words.get(at.wrapping_sub(1)) == Some(&"of"));
        let day = near(at.checked_add(1)).or_else(|| near(at.checked_sub(1))).or_else(|| near(of));
        let year = match (year, article) {
            (Some(year), _) => year,
            (None, Some(article)) => {
                let counted = year_counted(words).map(|shift| article.ymd().0 + shift);
                // "last June", told in June
                let again = words.first() == Some(&"last") && day.is_none() && month == article.ymd().1;
                let nearest = || nearest_year(month, day, article, tense).map(|year| year - i16::from(again));
                counted.or_else(nearest)?
            }
            (None, None) => return None,
        };
        return match day {
            Some(day) => {
                // "3 to 5 March", "5 and 6 May"
                let others =
                    words.iter().enumerate().filter(|(i, _)| i.abs_diff(at) <= 3).filter_map(|(_, w)| day_number(w));
                let (first, last) = others.fold((day, day), |(a, b), d| (a.min(d), b.max(d)));
                let range = words.iter().any(|w| matches!(*w, "between" | "from" | "to" | "until" | "and"));
                if range && first < last {
                    Some(DateInterval::between(Day::from_ymd(year, month, first)?, Day::from_ymd(year, month, last)?))
                } else {
                    Day::from_ymd(year, month, day).map(DateInterval::day)
                }
            }
            None => DateInterval::month(year, month),
        };
    }
    if let Some(decade) = words.iter().find_map(|w| w.strip_suffix("0s").and_then(|d| d.parse::<i16>().ok())) {
        let first = DateInterval::year(decade.checked_mul(10)?)?.first;
        return (100..220)
            .contains(&decade)
            .then(|| DateInterval::year(decade * 10 + 9).map(|y| DateInterval::between(first, y.last)))?;
    }
    year.and_then(DateInterval::year)
}

/// The month and day of a feast that keeps its date: "Christmas Eve", "New Year's Day".
fn feast(words: &[&str]) -> Option<(i8, i8)> {
    words.windows(2).find_map(|pair| match pair {
        ["christmas" | "xmas", "eve"] => Some((12, 24)),
        ["christmas" | "xmas", "day"] => Some((12, 25)),
        ["boxing", "day"] => Some((12, 26)),
        ["year", "eve"] => Some((12, 31)),
        ["year", "day"] => Some((1, 1)),
        _ => None,
    })
}

/// How many years a phrase counts from the article's: "May last year".
fn year_counted(words: &[&str]) -> Option<i16> {
    words.windows(2).find_map(|pair| match pair {
        ["last" | "previous", "year"] => Some(-1),
        ["this", "year"] => Some(0),
        ["next", "year"] => Some(1),
        _ => None,
    })
}

/// The year in which a day or month without one lies: the latest not after the article, or the next for the future.
fn nearest_year(month: i8, day: Option<i8>, article: Day, tense: Tense) -> Option<i16> {
    let (year, article_month, article_day) = article.ymd();
    let later = (month, day.unwrap_or(1)) > (article_month, article_day);
    Some(match tense {
        Tense::Past if later && !(month == article_month && day.is_none()) => year - 1,
        Tense::Future if !later && month < article_month => year + 1,
        _ => year,
    })
}

/// "two years ago today", "a year ago on Monday": the day so many years, months or weeks before another.
fn anniversary(words: &[&str], article: Day, tense: Tense) -> Option<Day> {
    let (counted, day) = words.split_at(words.iter().position(|w| *w == "ago")?);
    let day = relative(day.get(1..).filter(|d| !d.is_empty())?, article, tense).filter(|d| d.first == d.last)?;
    let count = counted.iter().find_map(|w| small_number(w))?;
    match counted.last()?.trim_end_matches('s') {
        "year" => Some(day.first.plus_months(-count.checked_mul(12)?)),
        "month" => Some(day.first.plus_months(-count)),
        "week" => Some(day.first.plus_days(-count.checked_mul(7)?)),
        _ => None,
    }
}

/// Dates that count from the article's day.
fn relative(words: &[&str], article: Day, tense: Tense) -> Option<DateInterval> {
    let has = |word: &str| words.contains(&word);
    // "in the past 24 hours", "overnight" the news knows only as the day before.
    let hours = has("hours") && words.iter().any(|w| matches!(*w, "past" | "last" | "previous"));
    if hours && let Some(count) = words.iter().find_map(|w| small_number(w)).filter(|count| *count <= MOST_HOURS) {
        let days = (count + HOURS_OF_DAY - 1) / HOURS_OF_DAY;
        return Some(DateInterval::between(article.plus_days(-days), article));
    }
    let beside = |word: &str, day: &str| words.windows(2).any(|pair| pair == [word, day]);
    if has("yesterday") || has("night") && has("last") {
        let days = if beside("before", "yesterday") { -2 } else { -1 };
        return Some(DateInterval::day(article.plus_days(days)));
    }
    if has("today") || has("tonight") {
        return Some(DateInterval::day(article));
    }
    if has("tomorrow") {
        let days = if beside("after", "tomorrow") { 2 } else { 1 };
        return Some(DateInterval::day(article.plus_days(days)));
    }
    // "on Easter Sunday", "on Palm Sunday": a day of the church year, not the last Sunday.
    if words.iter().any(|w| matches!(*w, "easter" | "palm" | "ash" | "maundy" | "shrove")) {
        return None;
    }
    if let [first, "and", second] = words
        && let (Some(first), Some(second)) = (weekday(first), weekday(second))
        && (first + 1) % 7 == second
    {
        // "on Monday and Tuesday"
        let day = |word: &str| relative(&[word], article, tense);
        let (from, to) = (day(words.first()?)?, day(words.last()?)?);
        return (from.first < to.last).then(|| DateInterval::between(from.first, to.last));
    }
    if let Some(wanted) = words.iter().find_map(|w| weekday(w)) {
        return Some(DateInterval::day(day_of_week(words, wanted, article, tense)));
    }
    by_unit(words, article, tense)
}

/// The day of the week that is wanted: the latest for what has happened, the next for what will.
fn day_of_week(words: &[&str], wanted: u8, article: Day, tense: Tense) -> Day {
    let has = |word: &str| words.contains(&word);
    let back = i32::from((7 + article.weekday() - wanted) % 7);
    match tense {
        _ if has("next") => article.plus_days(7 - back),
        Tense::Future if back > 0 => article.plus_days(7 - back),
        _ if has("last") && back == 0 => article.plus_days(-7),
        _ => article.plus_days(-back),
    }
}

/// "two weeks ago", "in the past four days", "next month", "at the weekend".
fn by_unit(words: &[&str], article: Day, tense: Tense) -> Option<DateInterval> {
    let has = |word: &str| words.contains(&word);
    let (year, month, _) = article.ymd();
    let unit = words.iter().find_map(|w| match w.strip_suffix('s').unwrap_or(w) {
        unit @ ("day" | "week" | "month" | "year" | "weekend") => Some(unit),
        _ => None,
    })?;
    let count = words.iter().find_map(|w| small_number(w));
    // "many years ago", "several years ago"
    let vague = |w: &&str| matches!(*w, "few" | "several");
    if has("ago") && (words.iter().any(vague) || count.is_none() && words.iter().any(|w| w.ends_with('s'))) {
        return None;
    }
    if count.is_none() && words.iter().any(|w| w.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let span = has("past") || has("last") || has("previous");
    // "since the start of the year": from its first day on.
    if has("since") && (has("start") || has("beginning")) && matches!(unit, "year" | "month") {
        return if unit == "year" { DateInterval::year(year) } else { DateInterval::month(year, month) };
    }
    let steps = steps(words, unit, count)?;
    match unit {
        // "in the last four days": from the first of them on.
        "day" if span => Some(DateInterval::between(article.plus_days(steps), article)),
        "day" if count.is_some() => Some(DateInterval::day(article.plus_days(steps))),
        "week" | "weekend" if steps == 0 && has("weekend") => {
            let back = i32::from((article.weekday() + 2) % 7);
            // "at the weekend", said of what is to come.
            let ahead = if tense == Tense::Future && back > 1 { 7 } else { 0 };
            let saturday = article.plus_days(ahead - back);
            Some(DateInterval::between(saturday, saturday.plus_days(1)))
        }
        "week" | "weekend" => {
            let (year, month, _) = article.plus_days(7 * steps).ymd();
            DateInterval::month(year, month)
        }
        "month" => {
            let (year, month, _) = article.plus_months(steps).ymd();
            DateInterval::month(year, month)
        }
        "year" => DateInterval::year(year + i16::try_from(steps).ok()?),
        _ => None,
    }
    .filter(|_| month > 0)
}

/// How many days, weeks, months or years lie between the article and what is meant; fewer than none for what was.
fn steps(words: &[&str], unit: &str, count: Option<i32>) -> Option<i32> {
    let has = |word: &str| words.contains(&word);
    let back = has("ago") || has("earlier") && count.is_some() || has("last") || has("past") || has("previous");
    let forward = has("next") || has("coming") || has("later") && count.is_some();
    let span = has("past") || has("last") || has("previous");
    Some(match count {
        Some(n) if span && unit == "day" && !has("ago") => -n.min(31),
        None if has("past") && unit == "day" => -1,
        Some(n) if has("ago") || has("earlier") => -n,
        Some(n) if has("later") => n,
        Some(_) if back || forward => return None,
        _ if back => -1,
        _ if forward => 1,
        _ if has("this") || has("earlier") || words == ["the", "weekend"] => 0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(phrase: &str, tense: Tense) -> String {
        let article = "2024-12-03".parse().ok();
        resolve(phrase, article, tense).map_or_else(|| "none".to_owned(), |d| d.to_string())
    }

    #[test]
    fn a_past_weekday_is_the_latest_not_after_the_article() {
        assert_eq!(read("Monday", Tense::Past), "2024-12-02");
        assert_eq!(read("Tuesday night", Tense::Past), "2024-12-03");
        assert_eq!(read("early Wednesday", Tense::Past), "2024-11-27");
    }

    #[test]
    fn a_future_weekday_is_the_next_one() {
        assert_eq!(read("Wednesday", Tense::Future), "2024-12-04");
    }

    #[test]
    fn a_month_without_a_year_lies_before_the_article() {
        assert_eq!(read("30 November", Tense::Past), "2024-11-30");
        assert_eq!(read("December 29", Tense::Past), "2023-12-29");
        assert_eq!(read("Dec. 2, 2024", Tense::Past), "2024-12-02");
        assert_eq!(read("January 2017", Tense::Past), "2017-01");
        assert_eq!(read("May last year", Tense::Past), "2023-05");
        assert_eq!(read("last December", Tense::Past), "2023-12");
        assert_eq!(read("November 14th, 2023", Tense::Past), "2023-11-14");
        assert_eq!(read("the 3rd of August", Tense::Past), "2024-08-03");
    }

    #[test]
    fn feasts_keep_their_dates_but_for_those_of_easter() {
        assert_eq!(read("New Year's Eve", Tense::Past), "2023-12-31");
        assert_eq!(read("Christmas Eve 2022", Tense::Past), "2022-12-24");
        assert_eq!(read("New Year's Day", Tense::Future), "2025-01-01");
        assert_eq!(read("Easter Sunday", Tense::Past), "none");
    }

    #[test]
    fn a_range_goes_from_the_first_day_of_the_one_to_the_last_of_the_other() {
        assert_eq!(read("from 1977 to 1995", Tense::Past), "1977-01-01/1995-12-31");
        assert_eq!(read("1995-2001", Tense::Past), "1995-01-01/2001-12-31");
        assert_eq!(read("between April and June 2023", Tense::Past), "2023-04-01/2023-06-30");
        assert_eq!(read("between 1 April and 9 May", Tense::Past), "2024-04-01/2024-05-09");
        assert_eq!(read("from Monday to Wednesday", Tense::Past), "2024-11-25/2024-11-27");
        assert_eq!(read("between 3 and 5 May", Tense::Past), "2024-05-03/2024-05-05");
    }

    #[test]
    fn counted_steps_go_back_from_the_article() {
        assert_eq!(read("three days ago", Tense::Past), "2024-11-30");
        assert_eq!(read("last week", Tense::Past), "2024-11");
        assert_eq!(read("last year", Tense::Past), "2023");
        assert_eq!(read("yesterday", Tense::Past), "2024-12-02");
        assert_eq!(read("the day before yesterday", Tense::Past), "2024-12-01");
        assert_eq!(read("the day after tomorrow", Tense::Future), "2024-12-05");
        assert_eq!(read("two years ago today", Tense::Past), "2022-12-03");
        assert_eq!(read("a year ago on Monday", Tense::Past), "2023-12-02");
        assert_eq!(read("the last four days", Tense::Past), "2024-11-29/2024-12-03");
        assert_eq!(read("the past 24 hours", Tense::Past), "2024-12-02/2024-12-03");
    }

    #[test]
    fn the_weekend_is_the_last_one_unless_it_is_to_come() {
        assert_eq!(read("the weekend", Tense::Past), "2024-11-30/2024-12-01");
        assert_eq!(read("the weekend", Tense::Future), "2024-12-07/2024-12-08");
    }

    #[test]
    fn since_leaves_the_end_open() {
        assert_eq!(read("since 2020", Tense::Past), "2020-01-01/..");
    }

    #[test]
    fn what_counts_from_another_event_counts_not_from_the_article() {
        for phrase in ["the following year", "the previous day", "two months later", "a day earlier"] {
            assert_eq!(read(phrase, Tense::Past), "none", "{phrase}");
        }
    }

    #[test]
    fn a_number_that_no_story_counts_is_no_date() {
        assert_eq!(read("2000000000 weeks ago", Tense::Past), "none");
    }

    #[test]
    fn a_length_of_time_is_no_date() {
        for phrase in ["three years", "the past two years", "15 years old", "annual"] {
            assert_eq!(read(phrase, Tense::Past), "none", "{phrase}");
        }
    }
}
