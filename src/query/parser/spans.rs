//! Stretches of time that are counted from a day, and the words for them.

use crate::model::{DateInterval, Day};

/// Units of time, in the singular.
pub(in crate::query::parser) const UNITS: [&str; 8] =
    ["hour", "day", "week", "fortnight", "month", "quarter", "year", "decade"];

/// A year in four figures.
pub(super) fn year(word: &str) -> Option<i16> {
    let plain = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten()
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
