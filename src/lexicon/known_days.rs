//! Days that news names without their year, from `data/lexicon/known-days.tsv`.

use std::sync::OnceLock;

use super::table::{list, rows};
use crate::model::{day_of_month, month_number};

const KNOWN_DAYS: &str = include_str!("../../data/lexicon/known-days.tsv");

/// A day of which everybody knows the year, with the nouns by which it is meant.
struct KnownDay {
    month: i8,
    day: i8,
    nouns: Vec<&'static str>,
    year: i16,
}

/// The year of "the October 7 attacks": of a day and the noun behind it, in lower case; `None` for any other.
pub(crate) fn known_year(month: i8, day: i8, noun: &str) -> Option<i16> {
    static SHARED: OnceLock<Vec<KnownDay>> = OnceLock::new();
    let all = SHARED
        .get_or_init(|| rows(KNOWN_DAYS).filter_map(|[date, nouns, year]| KnownDay::read(date, nouns, year)).collect());
    all.iter()
        .find(|known| (known.month, known.day) == (month, day) && known.nouns.contains(&noun))
        .map(|known| known.year)
}

impl KnownDay {
    fn read(date: &'static str, nouns: &'static str, year: &str) -> Option<Self> {
        let (month, day) = date.split_once(' ')?;
        Some(Self {
            month: month_number(month)?,
            day: day_of_month(day)?,
            nouns: list(nouns).collect(),
            year: year.parse().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_says_a_day_and_a_year() {
        let all = rows(KNOWN_DAYS).map(|[date, nouns, year]: [&str; 3]| KnownDay::read(date, nouns, year));
        assert!(all.into_iter().all(|known| known.is_some_and(|k| !k.nouns.is_empty())));
    }

    #[test]
    fn a_day_is_known_by_the_noun_behind_it() {
        assert_eq!(known_year(10, 7, "attacks"), Some(2023));
        assert_eq!(known_year(10, 7, "meeting"), None);
    }
}
