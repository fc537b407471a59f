//! Times of the day and their zones.

use crate::lexicon::shared_words::ZONES;

/// Whether a word is a time zone: `GMT`, `UTC+3`.
pub(in crate::ingest) fn is_zone(word: &str) -> bool {
    let (name, more) = word.split_once(['+', '-']).unwrap_or((word, ""));
    ZONES.contains(&name) && more.len() <= 5 && more.chars().all(|c| c.is_ascii_digit() || c == ':')
}

/// Whether a word in small letters is a time of the day or a difference to the first zone: `18.30`, `6:30pm`,
/// `18:30:00`,
/// `+0000`, `7pm`.
pub(in crate::ingest) fn is_time(small: &str) -> bool {
    let number = small.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
    let digits = |c: char| c.is_ascii_digit();
    let ends =
        matches!(small.get(number.len()..), Some("" | "am" | "pm" | "a.m" | "p.m" | "h" | "z" | "gmt" | "utc" | "bst"));
    let parted = number.split([':', '.']).collect::<Vec<_>>();
    let is_clock =
        parted.len() > 1 && parted.iter().all(|part| part.len() <= 2 && !part.is_empty() && part.chars().all(digits));
    let is_hour = number.len() <= 2 && !number.is_empty() && number.chars().all(digits) && number.len() < small.len();
    let is_difference = number.strip_prefix(['+', '-']).is_some_and(|zone| zone.len() == 4 && zone.chars().all(digits));
    ends && (is_clock || is_hour || is_difference) || matches!(small, "a.m" | "p.m")
}
