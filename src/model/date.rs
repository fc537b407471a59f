//! Calendar days and closed intervals of them.
//!
//! The calendar itself is jiff's; a day is kept as a number so that it can be ordered, indexed and stored.

use std::fmt;
use std::str::FromStr;

use jiff::Span as Step;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calendar day, as the number of days since 1970-01-01 in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateParseError {
    text: String,
    wants: &'static str,
}

impl fmt::Display for DateParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not {}", self.text, self.wants)
    }
}

impl std::error::Error for DateParseError {}

impl DateParseError {
    fn of_day(text: &str) -> Self {
        Self { text: text.to_owned(), wants: "a day: write 2024-12-03" }
    }

    fn of_interval(text: &str) -> Self {
        Self { text: text.to_owned(), wants: "a date: write 2024, 2024-12, 2024-12-03 or 2024-12-01/2024-12-03" }
    }
}

const EPOCH: Date = jiff::civil::date(1970, 1, 1);
/// The numbers of the calendar's first and last day, -9999-01-01 and 9999-12-31.
const CALENDAR: (i32, i32) = (-4_371_587, 2_932_896);

impl Day {
    /// The day of a year, month and day of month; `None` where the calendar has no such day.
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self::from_date)
    }

    /// The day with this number.
    pub fn from_number(days_since_1970: i32) -> Self {
        Self(days_since_1970)
    }

    /// Days since 1970-01-01; negative before it.
    pub fn number(self) -> i32 {
        self.0
    }

    fn from_date(date: Date) -> Self {
        Self(EPOCH.until(date).map_or(0, |step| step.get_days()))
    }

    fn date(self) -> Date {
        EPOCH.saturating_add(Step::new().days(self.0.clamp(CALENDAR.0, CALENDAR.1)))
    }

    /// Year, month (1 to 12) and day of month (1 to 31).
    pub fn ymd(self) -> (i16, i8, i8) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// Day of the week, Monday 0 to Sunday 6.
    pub fn weekday(self) -> u8 {
        match self.date().weekday() {
            Weekday::Monday => 0,
            Weekday::Tuesday => 1,
            Weekday::Wednesday => 2,
            Weekday::Thursday => 3,
            Weekday::Friday => 4,
            Weekday::Saturday => 5,
            Weekday::Sunday => 6,
        }
    }

    /// The day so many days later, or earlier for a negative number.
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The same day of a later (or earlier) month; the month's last day where it has no such day, the calendar's last
    /// or first day beyond it.
    pub fn plus_months(self, months: i32) -> Self {
        // jiff counts no more months than its calendar has.
        match Step::new().try_months(months) {
            Ok(step) => Self::from_date(self.date().saturating_add(step)),
            Err(_) if months < 0 => Self(CALENDAR.0),
            Err(_) => Self(CALENDAR.1),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = DateParseError;

    /// Reads `YYYY-MM-DD`; a time of day after it is ignored.
    fn from_str(text: &str) -> Result<Self, DateParseError> {
        let day = text.split(['T', ' ']).next().unwrap_or_default();
        let mut parts = day.splitn(3, '-');
        let (Some(y), Some(m), Some(d)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(DateParseError::of_day(text));
        };
        numbers(&[y, m, d])
            .and_then(|n| Self::from_ymd(*n.first()? as i16, *n.get(1)? as i8, *n.get(2)? as i8))
            .ok_or_else(|| DateParseError::of_day(text))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.collect_str(self) } else { self.0.serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
        } else {
            i32::deserialize(deserializer).map(Self)
        }
    }
}

/// The days between two days, both included. A partial date is an interval: `2024-11` is all of that November.
///
/// Written `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-MM-DD/YYYY-MM-DD`, or `YYYY-MM-DD/..` for what began then and
/// goes on ("since").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateInterval {
    /// The first day.
    pub first: Day,
    /// The last day; for an open interval the same as `first`.
    pub last: Day,
    /// Whether it goes on after `last` with no end said.
    pub open: bool,
}

impl DateInterval {
    /// One day.
    pub fn day(day: Day) -> Self {
        Self { first: day, last: day, open: false }
    }

    /// A calendar month; `None` where there is none.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Day::from_ymd(year, month, 1)?;
        Some(Self { first, last: first.plus_months(1).plus_days(-1), open: false })
    }

    /// A calendar year; `None` out of the calendar's range.
    pub fn year(year: i16) -> Option<Self> {
        let (first, last) = (Day::from_ymd(year, 1, 1)?, Day::from_ymd(year, 12, 31)?);
        Some(Self { first, last, open: false })
    }

    /// From one day to another, in either order.
    pub fn between(a: Day, b: Day) -> Self {
        Self { first: a.min(b), last: a.max(b), open: false }
    }

    /// From a day on.
    pub fn since(day: Day) -> Self {
        Self { first: day, last: day, open: true }
    }

    /// The last day it can hold: the end of time for an open one.
    pub fn end(self) -> Day {
        if self.open { Day(i32::MAX) } else { self.last }
    }

    /// Whether every day of this interval lies in `window`: a certain match.
    pub fn within(self, window: Self) -> bool {
        window.first <= self.first && self.end() <= window.end()
    }

    /// Whether any day of this interval lies in `window`: a possible match.
    pub fn overlaps(self, window: Self) -> bool {
        self.first <= window.end() && window.first <= self.end()
    }
}

impl fmt::Display for DateInterval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, _) = self.first.ymd();
        if self.open {
            write!(f, "{}/..", self.first)
        } else if self.first == self.last {
            write!(f, "{}", self.first)
        } else if Self::year(year) == Some(*self) {
            write!(f, "{year:04}")
        } else if Self::month(year, month) == Some(*self) {
            write!(f, "{year:04}-{month:02}")
        } else {
            write!(f, "{}/{}", self.first, self.last)
        }
    }
}

fn numbers(parts: &[&str]) -> Option<Vec<u16>> {
    let widths = [4, 2, 2];
    parts
        .iter()
        .zip(widths)
        .map(|(p, width)| {
            let plain = p.len() == width && p.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| p.parse().ok()).flatten()
        })
        .collect()
}

impl FromStr for DateInterval {
    type Err = DateParseError;

    fn from_str(text: &str) -> Result<Self, DateParseError> {
        let fail = || DateParseError::of_interval(text);
        if let Some((a, b)) = text.split_once('/') {
            let a: Self = a.parse()?;
            if b == ".." {
                return Ok(Self::since(a.first));
            }
            let b: Self = b.parse()?;
            return if a.first <= b.last { Ok(Self::between(a.first, b.last)) } else { Err(fail()) };
        }
        let parts: Vec<&str> = text.split('-').collect();
        match numbers(&parts).as_deref() {
            Some([y]) => Self::year(*y as i16),
            Some([y, m]) => Self::month(*y as i16, *m as i8),
            Some([y, m, d]) if parts.len() == 3 => Day::from_ymd(*y as i16, *m as i8, *d as i8).map(Self::day),
            _ => None,
        }
        .ok_or_else(fail)
    }
}

impl Serialize for DateInterval {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            (self.first, self.last, self.open).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for DateInterval {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
        } else {
            let (first, last, open) = Deserialize::deserialize(deserializer)?;
            Ok(Self { first, last, open })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partial_date_is_written_back_as_it_was_read() {
        for text in ["2024", "2024-02", "2024-02-29", "2024-02-01/2024-03-05", "2020-01-01/.."] {
            assert_eq!(text.parse::<DateInterval>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_day_that_the_calendar_lacks_is_refused() {
        for text in ["2023-02-29", "2024-13", "24-01-01", "2024-1-1", "", "2024-02-03/2024-02-01", "2024-01-01-01"] {
            assert!(text.parse::<DateInterval>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_first_and_the_last_day_of_the_calendar_are_written_as_they_were_read() {
        for text in ["9999-01-01", "9999-12-31", "0001-01-01"] {
            assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
        }
        assert_eq!(Day::from_number(CALENDAR.0).ymd(), (-9999, 1, 1));
        assert_eq!(Day::from_number(CALENDAR.1 + 1).ymd(), (9999, 12, 31));
    }

    #[test]
    fn the_error_of_a_day_names_no_form_that_is_refused() {
        let error = "2024-12".parse::<Day>().unwrap_err();
        assert_eq!(error.to_string(), "\"2024-12\" is not a day: write 2024-12-03");
    }

    #[test]
    fn weekdays_count_from_monday() {
        assert_eq!("2024-12-02".parse::<Day>().unwrap().weekday(), 0);
        assert_eq!("2024-12-01".parse::<Day>().unwrap().weekday(), 6);
    }

    #[test]
    fn months_beyond_the_calendar_end_with_it() {
        let day = Day::from_number(0);
        assert_eq!((day.plus_months(i32::MAX).number(), day.plus_months(i32::MIN).number()), (CALENDAR.1, CALENDAR.0));
        assert_eq!(day.plus_months(239_000).number(), CALENDAR.1);
    }

    #[test]
    fn a_month_later_than_its_last_day_is_the_next_months_last() {
        assert_eq!("2024-01-31".parse::<Day>().unwrap().plus_months(1).to_string(), "2024-02-29");
    }
}
