//! The line under a headline that says when an article appeared: "Published 14 March 2025", "By NAME | March 14, 2025".
//! Also "Fri 14 Mar 2025 18.30 BST", "Date: 2025-03-14".

use super::clock::{is_time, is_zone};
use super::numbers::in_numbers;
use super::words::in_words;
use crate::lexicon::{EntryClass, Gazetteer};
use crate::model::{Day, WEEKDAYS, month_number};

/// A longer line is no date line, in bytes.
const LONGEST: usize = 160;
/// So many lines that are not blank may stand above the first sentence.
pub(in crate::ingest) const HEAD: usize = 10;
/// A line with so many words that ends like a sentence is one.
const SENTENCE: usize = 5;
/// What says that the day behind it is the one of publication.
const FIRST: [&str; 8] = ["published", "publication", "posted", "date", "dated", "sent", "issued", "released"];
/// What says that it is the one of a change.
const LATER: [&str; 5] = ["updated", "update", "modified", "edited", "revised"];
/// What else stands around a day.
const AROUND: [&str; 12] =
    ["on", "at", "and", "first", "last", "originally", "of", "time", "local", "am", "pm", "release"];
/// Behind these a sentence goes on in a day.
const BEFORE_A_DAY: [&str; 16] = [
    "on", "of", "since", "until", "till", "from", "by", "to", "and", "or", "before", "after", "the", "in", "between",
    "dated",
];
/// Words of a line that names who wrote or publishes an article, beside capital letters.
const OF_NAMES: [&str; 8] = ["and", "of", "in", "for", "the", "de", "van", "von"];

/// What a line says of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Published,
    Nothing,
    Updated,
}

/// The day that a line above the first sentence gives as the one of publication, else of the last change.
///
/// A day alone counts only where no other day has a line of its own further below, as in a chronicle.
pub(in crate::ingest) fn find(prose: &str) -> Option<Day> {
    let lines = || prose.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut found: Vec<(Says, Day)> = Vec::new();
    for (at, line) in lines().take(HEAD).enumerate() {
        // A headline may end in names and a day.
        match days_of(line, at > 0) {
            Some(days) => found.extend(days),
            None if at > 0 && is_sentence(line) => break,
            None => {}
        }
    }
    let of = |says: Says| found.iter().find(|(said, _)| *said == says).map(|(_, day)| *day);
    let alone = || {
        of(Says::Nothing).filter(|day| {
            !lines()
                .filter_map(|line| days_of(line, true))
                .flatten()
                .any(|(said, other)| said == Says::Nothing && other != *day)
        })
    };
    of(Says::Published).or_else(alone).or_else(|| of(Says::Updated))
}

/// Whether a line gives a day and nothing else, but perhaps where that is.
pub(in crate::ingest) fn is_one(line: &str) -> bool {
    days_of(line, false).is_some()
}

/// Whether a line above an article's sentences is one for itself, which goes on in no other: it gives a day, or names
/// who wrote the article. `above` is the line above it: in what a sentence says ("on", next line "14 March 2025") a day
/// is its part.
pub(in crate::ingest) fn stands_alone(line: &str, above: &str) -> bool {
    let last = above.split_whitespace().next_back().unwrap_or_default();
    let goes_on = last.ends_with(',') || BEFORE_A_DAY.contains(&last.to_lowercase().as_str());
    let words: Vec<&str> = line.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    !goes_on && (days_of(line, true).is_some() || is_byline(&words))
}

/// Whether a line is, or ends, a sentence.
pub(in crate::ingest) fn is_sentence(line: &str) -> bool {
    let ends = line.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?']);
    line.len() > LONGEST || ends && line.split_whitespace().count() >= SENTENCE
}

/// The days of a line that holds little else, perhaps names of writers and publishers; none where it is no such line.
fn days_of(line: &str, with_names: bool) -> Option<Vec<(Says, Day)>> {
    let line = line.trim();
    // What begins like a row of a table is one.
    if line.len() > LONGEST || line.starts_with('|') || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut days = Vec::new();
    let mut says = Says::Nothing;
    for part in line.split(['|', '·', '•', '—', '–']).flat_map(|part| part.split(" - ")) {
        let words: Vec<&str> = part.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
        match rest_of(&words, &mut says, &mut days) {
            Some(rest)
                if rest.is_empty()
                    || with_names && (is_byline(&rest) || is_label(&rest, line))
                    || says == Says::Published && is_writer(&rest)
                    || is_place(&rest, part) => {}
            _ => return None,
        }
    }
    (!days.is_empty()).then_some(days)
}

/// A word without what stands around it.
fn bare(word: &str) -> &str {
    word.trim_matches([',', ';', ':', '(', ')', '[', ']', '*', '_', '.'])
}

/// Takes the days of a part of a line, and what goes with them, and gives the words that are left.
fn rest_of<'a>(words: &[&'a str], says: &mut Says, days: &mut Vec<(Says, Day)>) -> Option<Vec<&'a str>> {
    let (mut at, mut rest) = (0, Vec::new());
    while let Some(word) = words.get(at) {
        at += 1;
        let small = word.to_lowercase();
        if let Some((day, more)) = day_at(words.get(at - 1..)?) {
            days.push((*says, day));
            at += more - 1;
        } else if FIRST.contains(&small.as_str()) {
            *says = Says::Published;
        } else if LATER.contains(&small.as_str()) {
            *says = Says::Updated;
        } else if !(AROUND.contains(&small.as_str()) || is_weekday(&small) || is_time(&small) || is_zone(word)) {
            rest.push(*word);
        }
    }
    Some(rest)
}

/// The day that words begin with, and how many of them it takes.
fn day_at(words: &[&str]) -> Option<(Day, usize)> {
    let first = words.first()?;
    if let Some(day) = in_numbers(first) {
        return Some((day, 1));
    }
    let parts = words.get(..3)?;
    let is_month = |at: usize| parts.get(at).is_some_and(|word| month_number(word).is_some());
    let is_year = parts.last().is_some_and(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()));
    if !is_year || is_month(0) == is_month(1) {
        return None;
    }
    Some((in_words(&parts.join(" "))?, 3))
}

fn is_weekday(small: &str) -> bool {
    let is_short = (3..=5).contains(&small.len());
    WEEKDAYS.iter().any(|day| *day == small || is_short && day.starts_with(small))
}

/// "By NAME and NAME", as the words left of a line.
fn is_byline(words: &[&str]) -> bool {
    let Some(("By" | "by" | "BY", names)) = words.split_first().map(|(first, rest)| (*first, rest)) else {
        return false;
    };
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) || OF_NAMES.contains(word);
    (1..=10).contains(&names.len()) && names.iter().all(is_name)
}

/// Who put an article there, behind the day on which they did: "by admin".
fn is_writer(words: &[&str]) -> bool {
    matches!(words, ["by" | "By", name @ ..] if (1..=3).contains(&name.len()))
}

/// Where a day is given, in front of it and with a comma between: "NAIROBI, 14 May 2024", "Nairobi, Kenya, 14 May
/// 2024".
fn is_place(words: &[&str], part: &str) -> bool {
    let Some((place, _)) = part.split_once(',') else {
        return false;
    };
    let place = place.trim().trim_matches(['*', '_', '(', '[']);
    let begins_so = words.iter().zip(place.split_whitespace()).all(|(word, other)| *word == bare(other));
    let is_loud = place.chars().any(char::is_alphabetic) && !place.chars().any(char::is_lowercase);
    let is_known = || {
        let class = Gazetteer::shared().find_written(place).map(|entry| entry.class);
        matches!(class, Some(EntryClass::City | EntryClass::Country | EntryClass::Subdivision | EntryClass::Region))
    };
    begins_so
        && (place.split_whitespace().count()..=6).contains(&words.len())
        && words.iter().all(|word| word.starts_with(char::is_uppercase) || OF_NAMES.contains(word))
        && (is_loud || is_known())
}

/// Who publishes an article, or how long it takes to read: a word or two beside a day, with a mark between that no
/// sentence has.
fn is_label(words: &[&str], line: &str) -> bool {
    let is_reading_time = matches!(words, [_, "min" | "mins" | "minute" | "minutes", "read"]);
    line.contains(['|', '·', '•'])
        && (is_reading_time || words.len() <= 2 && words.iter().all(|w| w.starts_with(char::is_uppercase)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn under(lines: &str) -> Option<String> {
        let text = format!("Ministers meet in Ankara\n{lines}\n\nTwo ministers met in Ankara on Thursday.\n");
        find(&text).map(|day| day.to_string())
    }

    #[test]
    fn the_forms_of_a_date_line_are_read() {
        for line in [
            "Published 14 March 2025",
            "March 14, 2025",
            "Date: 2025-03-14",
            "**Date:** 2025-03-14",
            "Fri 14 Mar 2025 18.30 BST",
            "2025-03-14",
            "2025-03-14T18:30:00Z",
            "Updated 14 March 2025",
            "By Jane Doe | 14 March 2025",
            "By Jane Doe and John Roe, Reuters\nMarch 14, 2025",
            "By Jane Doe, 14 March 2025",
            "Published: March 14, 2025 at 6:30 PM EDT",
            "Posted on March 14, 2025.",
            "Last updated: Friday, 14 March 2025, 18:30 GMT",
            "First published on Fri 14 Mar 2025 12.00 GMT",
            "Published March 14th, 2025 10:15am ET",
            "Mar 14, 2025 · 5 min read",
            "Reuters • Sept. 14, 2025\nPublished 14 Mar 2025",
            "Date: Fri, 14 Mar 2025 18:30:00 +0000",
            "Updated 15 March 2025, first published 14 March 2025",
            "14.03.2025",
            "14/03/2025",
            "Posted on March 14, 2025 by admin",
            "NAIROBI, 14 March 2025",
            "Nairobi, Kenya, 14 March 2025",
            "Washington, March 14, 2025",
        ] {
            assert_eq!(under(line).as_deref(), Some("2025-03-14"), "{line}");
        }
    }

    #[test]
    fn a_date_line_above_the_headline_is_one_too() {
        assert_eq!(find("14 March 2025\nMinisters meet\n\nThey met.").unwrap().to_string(), "2025-03-14");
    }

    #[test]
    fn what_says_more_than_a_day_is_none() {
        for line in [
            "14 March 2025: Russia attacked Kyiv",
            "14 March 2025 – Russia attacked Kyiv",
            "| 2025-03-14 | Russia attacked Kyiv |",
            "The strike of 14 March 2025",
            "Putin visits Minsk, 14 March 2025",
            "Kenya, Chad and Somalia met in Nairobi, 14 March 2025",
            "Border talks, 14 March 2025",
            "March 2025",
            "14 March",
            "03/04/2025",
            "Chapter 14.3",
            "Two ministers met there before.\n14 March 2025",
        ] {
            assert_eq!(under(line), None, "{line}");
        }
    }

    #[test]
    fn the_days_of_a_chronicle_are_none() {
        let chronicle =
            "The war day by day\n\n24 February 2022\nRussia invaded Ukraine.\n\n7 October 2023\nHamas attacked Israel.";
        assert_eq!(find(chronicle), None);
    }
}
