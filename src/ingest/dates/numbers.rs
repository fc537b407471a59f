//! Days in numbers.

use crate::model::Day;

/// A day in numbers, with or without a time behind it: `2025-03-14T18:30:00Z`, `2025/03/14`, `14.03.2025`, `14/03/2025`
/// where one of the two can be no month; `None` where it is none, or may be two.
pub(in crate::ingest) fn in_numbers(word: &str) -> Option<Day> {
    let day = word.split(['T', 't']).next()?;
    let numbers: Vec<i16> = day.split(['-', '/', '.']).map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let [a, b, c] = numbers.as_slice() else {
        return None;
    };
    let of = |year: i16, month: i16, day: i16| {
        Day::from_ymd((1800..2200).contains(&year).then_some(year)?, month.try_into().ok()?, day.try_into().ok()?)
    };
    if *a > 31 {
        return of(*a, *b, *c);
    }
    match (*a > 12, *b > 12) {
        (false, true) => of(*c, *a, *b),
        (true, false) => of(*c, *b, *a),
        _ if day.contains('.') || a == b => of(*c, *b, *a),
        _ => None,
    }
}
