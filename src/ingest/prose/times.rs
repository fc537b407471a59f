//! Times in front of the entries of a live report: "14:32 GMT Al-Shabaab fighters …", "[09:15] — …", "9:15 a.m. ET: …".

use super::rewrite::{Rewriter, Rewritten};
use crate::ingest::dates::{is_time, is_zone};

/// A time with its zone and marks has no more words.
const WORDS: usize = 6;

/// Leaves them out: a zone would be taken for a part of the name behind it. Cost: linear.
pub(super) fn leave_out(text: &str) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        if let Some(length) = time(line.trim()) {
            out.keep_to(start);
            out.skip_to(start + length);
        }
    }
    out.finish()
}

/// The length of the time that a line begins with, with what parts it from the sentence behind it.
fn time(line: &str) -> Option<usize> {
    let mut length = 0;
    let (mut is_told, mut is_zoned) = (false, false);
    for n in 0..WORDS {
        let rest = line.get(length..)?;
        let word = rest.split_whitespace().next()?;
        let bare = word.trim_matches(['[', ']', '(', ')', ':', ',', '.', '*']);
        let small = bare.to_lowercase();
        let is_half = matches!(small.as_str(), "am" | "pm" | "a.m" | "p.m");
        let is_of_it = match n {
            0 => is_time(&small) || (1..=4).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit()),
            _ if is_zone(bare) => !std::mem::replace(&mut is_zoned, true),
            _ if bare.is_empty() || matches!(bare, "-" | "–" | "—" | "―" | "|") => is_told,
            _ => is_half || is_told && matches!(small.as_str(), "local" | "time"),
        };
        if !is_of_it {
            break;
        }
        // Four figures may be a year, and two a price.
        is_told |= is_half || is_zoned || n == 0 && is_clock(&small, word);
        let behind = rest.get(word.len()..)?;
        length += word.len() + (behind.len() - behind.trim_start().len());
    }
    let begins = |rest: &str| rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'".contains(c));
    (is_told && line.get(length..).is_some_and(begins)).then_some(length)
}

/// A time by the clock for sure: no result of a match, which has no two figures for minutes, and no price.
fn is_clock(small: &str, word: &str) -> bool {
    let has_minutes = |mark: char| small.split_once(mark).is_some_and(|(_, minutes)| minutes.len() >= 2);
    is_time(small) && (has_minutes(':') || has_minutes('.') && word.starts_with(['[', '(']) || small.ends_with('m'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str) -> String {
        leave_out(text).map_or_else(|| text.to_owned(), |rewritten| rewritten.text)
    }

    #[test]
    fn the_time_in_front_of_an_entry_is_left_out() {
        for text in [
            "14:32 GMT Al-Shabaab left.",
            "1755 GMT: Al-Shabaab left.",
            "14:32 GMT – Al-Shabaab left.",
            "[09:15] — Al-Shabaab left.",
            "9:15 a.m. ET: Al-Shabaab left.",
            "10.10am BST Al-Shabaab left.",
            "18.30 UTC+3 | Al-Shabaab left.",
            "9 a.m. Al-Shabaab left.",
            "(14:32) Al-Shabaab left.",
            "14:32 local time: Al-Shabaab left.",
        ] {
            assert_eq!(without(text), "Al-Shabaab left.", "{text}");
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "2024 Olympics begin.",
            "1755 Lisbon earthquake",
            "14:32 was the time.",
            "18.30 Euros were paid.",
            "2:1 Germany won.",
            "9/11 Commission",
            "14:32 GMT",
            "GMT is a zone.",
        ] {
            assert_eq!(without(text), text);
        }
    }
}
