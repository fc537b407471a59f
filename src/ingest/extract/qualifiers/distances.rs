//! How far news tells a date to lie from another: "two days", "the following year", "four months later".

use super::dates::small_number;
use crate::model::DateInterval;

/// How far a date lies from another, as news tells it: so many days, weeks, months or years, forward or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Distance {
    steps: i32,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// Nothing finer than a day is told: "hours later" is the same day.
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Distance {
    /// "two days", "a week", "hours"; `None` of anything else.
    pub(super) fn of(phrase: &str) -> Option<Self> {
        let lower = phrase.to_lowercase();
        let mut words = lower.split_whitespace().rev();
        let noun = words.next()?;
        let unit = match noun.strip_suffix('s').unwrap_or(noun) {
            "hour" | "minute" => return Some(Self { steps: 0, unit: Unit::Hour }),
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ => return None,
        };
        Some(Self { steps: small_number(words.next()?)?, unit })
    }

    /// What a phrase that counts from the date told last counts: "the following day", "four months later", "the year
    /// before".
    pub(super) fn from_the_last(phrase: &str) -> Option<Self> {
        let lower = phrase.to_lowercase();
        let lower = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(&lower);
        let words: Vec<&str> = lower.split_whitespace().collect();
        match words.as_slice() {
            ["the", "same", "day"] => Some(Self { steps: 0, unit: Unit::Day }),
            ["the", "next" | "following", "day" | "morning" | "afternoon" | "evening" | "night"] => {
                Some(Self { steps: 1, unit: Unit::Day })
            }
            ["the", "previous" | "preceding", "morning" | "afternoon" | "evening" | "night"] => {
                Some(Self { steps: -1, unit: Unit::Day })
            }
            ["the", "next" | "following", unit] => Self::of(&format!("a {unit}")),
            ["the", "previous" | "preceding", unit] | ["the", unit, "before"] => {
                Self::of(&format!("a {unit}")).map(|distance| distance.turned(true))
            }
            [count @ .., "later" | "after" | "afterwards"] => Self::of(&count.join(" ")),
            [count @ .., "earlier" | "before"] => Self::of(&count.join(" ")).map(|distance| distance.turned(true)),
            _ => None,
        }
    }

    /// The same distance back, where that is asked for.
    pub(super) fn turned(self, back: bool) -> Self {
        Self { steps: if back { -self.steps } else { self.steps }, ..self }
    }

    /// The date that lies so far from another, no finer than either is told; `None` where the distance is finer than
    /// the date.
    pub(super) fn counted_from(self, date: DateInterval) -> Option<DateInterval> {
        let length = date.last.number() - date.first.number();
        let (is_day, is_month) = (length == 0, length <= 30);
        let Self { steps, unit } = self;
        match unit {
            Unit::Hour => is_day.then_some(date),
            Unit::Day => is_day.then(|| DateInterval::day(date.first.plus_days(steps))),
            Unit::Week => {
                let (year, month, _) = date.first.plus_days(7 * steps).ymd();
                is_day.then(|| DateInterval::month(year, month)).flatten()
            }
            Unit::Month => {
                let (year, month, _) = date.first.plus_months(steps).ymd();
                is_month.then(|| DateInterval::month(year, month)).flatten()
            }
            Unit::Year => DateInterval::year(date.first.ymd().0.checked_add(i16::try_from(steps).ok()?)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_moves_no_finer_than_it_is_told() {
        let moved = |date: &str, phrase: &str| {
            let date: DateInterval = date.parse().unwrap();
            let distance = Distance::from_the_last(phrase).unwrap();
            distance.counted_from(date).map_or_else(|| "none".to_owned(), |d| d.to_string())
        };
        assert_eq!(moved("2024-12-01", "the following day"), "2024-12-02");
        assert_eq!(moved("2024-12-01", "two days earlier"), "2024-11-29");
        assert_eq!(moved("2021-03", "four months later"), "2021-07");
        assert_eq!(moved("2014", "Eight years later"), "2022");
        assert_eq!(moved("2024-12-01", "hours later"), "2024-12-01");
        assert_eq!(moved("2021-03", "the next day"), "none");
        assert_eq!(moved("2021", "a month later"), "none");
    }

    #[test]
    fn a_number_that_no_story_counts_is_no_distance() {
        assert_eq!(Distance::of("2000000000 weeks"), None);
        assert_eq!(Distance::of("three times"), None);
    }
}
