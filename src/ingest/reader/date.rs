//! Dates as articles, feeds and pages write them.

use super::ReadError;
use crate::ingest::dates::{in_numbers, in_words};
use crate::model::Day;

/// The day that a field gives: `2024-12-03` with or without a time behind it, `Tue, 03 Dec 2024 10:00:00 GMT`,
/// `Dec 3, 2024`, `3 December 2024`, `03.12.2024`, `13/12/2024`. Of a time with a zone, the day is the one in that
/// zone.
///
/// # Errors
/// Where it is none of these, or may be two, as `03/12/2024`.
pub(super) fn of_field(text: &str) -> Result<Day, ReadError> {
    let text = text.trim();
    let numbers = || in_numbers(text.split_whitespace().next()?);
    let day = text.parse().ok().or_else(|| in_words(text)).or_else(numbers);
    day.ok_or_else(|| ReadError::Date { text: text.to_owned() })
}

/// The day of a count of seconds, or of thousandths of them, since 1970, in the first zone; `None` where that is before
/// 1973 or behind 2199.
pub(super) fn of_seconds(count: f64) -> Option<Day> {
    const DAY: f64 = 86_400.0;
    let seconds = if count >= 1e11 { count / 1000.0 } else { count };
    let days = (1e8..7.2e9).contains(&seconds).then(|| (seconds / DAY).floor())?;
    Some(Day::from_ymd(1970, 1, 1)?.plus_days(days as i32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_feeds_write_them() {
        for text in [
            "2024-12-03",
            "2024-12-03T23:30:00-05:00",
            "Tue, 03 Dec 2024 10:00:00 GMT",
            "Dec 3, 2024",
            "3 December 2024",
            "Tuesday, December 3rd, 2024 at 10:15",
            "03.12.2024",
            "2024/12/03 10:15",
        ] {
            assert_eq!(of_field(text).unwrap().to_string(), "2024-12-03", "{text}");
        }
    }

    #[test]
    fn counts_of_seconds_give_their_day_and_other_numbers_none() {
        for count in [1_741_910_400.0, 1_741_996_799.0, 1_741_968_000_123.0] {
            assert_eq!(of_seconds(count).unwrap().to_string(), "2025-03-14", "{count}");
        }
        assert_eq!((of_seconds(2025.0), of_seconds(20_250_314.0), of_seconds(-1.0)), (None, None, None));
    }

    #[test]
    fn what_names_no_day_is_refused() {
        for text in ["soon", "December 2024", "2024-12", "2024", "32 Dec 2024", "Dec 3", "03/12/2024"] {
            assert!(of_field(text).is_err(), "{text}");
        }
    }
}
