//! Days with the name of their month.

use crate::model::{Day, day_of_month, month_number};

/// The day in a text with the name of a month, a number beside it and a year.
pub(in crate::ingest) fn in_words(text: &str) -> Option<Day> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| month_number(word).is_some())?;
    let month = month_number(words.get(at)?)?;
    let year: i16 = words.iter().find_map(|word| word.parse().ok().filter(|year| (1800..2200).contains(year)))?;
    let near = [at.checked_sub(1), Some(at + 1)];
    let day: i8 = near.into_iter().flatten().find_map(|at| day_of_month(words.get(at)?))?;
    Day::from_ymd(year, month, day)
}
