//! Datelines of agencies: "KABUL, Afghanistan (AP) — ", "BERLIN, Dec. 2 (Reuters) - ", "ISLAMABAD: ".
//!
//! A dateline gets a line of its own, and its place small letters, by which it is recognized.

use super::letter_case::quiet_words;
use super::rewrite::{Rewriter, Rewritten};
use crate::lexicon::{EntryClass, Gazetteer};

/// A dateline is no longer, in bytes.
const LONGEST: usize = 90;
/// So many paragraphs may begin with one: a report of several places has more than one.
const PARAGRAPHS: usize = 12;
/// What ends a dateline.
const ENDS: [&str; 8] = ["—", " – ", " -- ", "--", " - ", ") -", " ― ", ": "];
/// A sentence that a dateline in small letters stands in front of has so many words.
const SENTENCE: usize = 5;
/// Small words within the names of places.
const SMALL: [&str; 10] = ["de", "da", "do", "del", "la", "au", "of", "the", "and", "near"];

/// Sets each dateline on a line of its own.
pub(super) fn set_apart(text: &str, gazetteer: &Gazetteer) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    let mut at = 0;
    let mut paragraphs = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        if words.is_empty() {
            continue;
        }
        if let Some((end, next)) = dateline(words, gazetteer) {
            for (loud, written) in loud_words(words.get(..end).unwrap_or_default()) {
                out.keep_to(start + loud);
                out.put_to(start + loud + written.len(), &written);
            }
            out.keep_to(start + end);
            out.put_to(start + next, "\n");
        }
        paragraphs += 1;
        if paragraphs == PARAGRAPHS {
            break;
        }
    }
    out.finish()
}

/// Where the dateline that a paragraph begins with ends, and where the sentence behind it begins.
fn dateline(words: &str, gazetteer: &Gazetteer) -> Option<(usize, usize)> {
    let mut reach = words.len().min(LONGEST);
    while !words.is_char_boundary(reach) {
        reach -= 1;
    }
    let within = words.get(..reach)?;
    let (at, mark) = ENDS.iter().filter_map(|mark| Some((within.find(mark)?, *mark))).min()?;
    // The bracket is the dateline's.
    let at = if mark == ") -" { at + 1 } else { at };
    let head = within.get(..at)?.trim_end();
    let behind = words.get(at..)?.trim_start_matches([' ', '-', '—', '–', '―', ':']);
    let begins = behind.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'(".contains(c));
    let (head, source) = match head.strip_suffix(')').and_then(|head| head.rsplit_once('(')) {
        Some((place, source)) => (place.trim_end(), Some(source)),
        None => (head, None),
    };
    let mut parts = head.split(',').map(str::trim);
    let place = parts.next().filter(|place| is_name(place))?;
    if !begins || !parts.all(|part| is_name(part) || is_date(part)) {
        return None;
    }
    let is_agency = source.is_some_and(|name| {
        name.split('/').any(|name| gazetteer.find(name.trim()).is_some_and(|entry| entry.class == EntryClass::Media))
    });
    let is_loud = place.chars().filter(|c| c.is_uppercase()).count() > 2 && !place.chars().any(char::is_lowercase);
    let is_place = is_place(place, gazetteer);
    let found = match (source, mark) {
        (None, ": ") => is_place && (is_loud || is_city_of_report(head, behind, gazetteer)),
        (_, ": ") => false,
        (Some(_), _) => is_agency || is_loud,
        (None, _) if is_loud => is_place || head.contains(',') || gazetteer.find(place).is_none(),
        (None, _) => is_place_of_country(head, gazetteer),
    };
    found.then(|| (head_end(words, at), words.len() - behind.len()))
}

/// The words of a dateline's place that stand in capitals, as a sentence would write them, with where they begin.
fn loud_words(dateline: &str) -> impl Iterator<Item = (usize, String)> {
    let place = dateline.split([',', '(']).next().unwrap_or_default();
    // "LA PAZ" begins with its small word.
    quiet_words(place, &[' ', '/', '-']).map(|(start, written)| {
        let small = written.to_lowercase();
        if start > 0 && SMALL.contains(&small.as_str()) { (start, small) } else { (start, written) }
    })
}

/// The dateline's end without the white space before its mark.
fn head_end(words: &str, at: usize) -> usize {
    words.get(..at).map_or(at, |head| head.trim_end().len())
}

fn is_place(name: &str, gazetteer: &Gazetteer) -> bool {
    let parts = name.split('/').map(str::trim);
    parts.into_iter().any(|name| {
        let class = gazetteer.find(name).map(|entry| entry.class);
        matches!(class, Some(EntryClass::City | EntryClass::Country | EntryClass::Subdivision | EntryClass::Region))
    })
}

/// "Khartoum, Sudan", in small letters: a place and the country that it lies in, and no more.
fn is_place_of_country(head: &str, gazetteer: &Gazetteer) -> bool {
    let class = |name: &str| gazetteer.find(name.trim()).map(|entry| entry.class);
    head.split_once(',').is_some_and(|(place, country)| {
        class(country) == Some(EntryClass::Country)
            && matches!(class(place), None | Some(EntryClass::City | EntryClass::Subdivision | EntryClass::Region))
    })
}

/// "Tashkent: Libya and Chad have signed a treaty.", in small letters: a city, and behind it whole sentences, not a
/// headline that says who speaks ("Moscow: NATO has failed").
fn is_city_of_report(head: &str, behind: &str, gazetteer: &Gazetteer) -> bool {
    let city = gazetteer.find(head).is_some_and(|entry| entry.class == EntryClass::City);
    city && behind.ends_with(['.', '"', '”', '’']) && behind.split_whitespace().count() >= SENTENCE
}

/// A name: words with capital letters, five at most.
fn is_name(part: &str) -> bool {
    let mut words = part.split_whitespace();
    let fits = |word: &str| word.starts_with(char::is_uppercase) || SMALL.contains(&word);
    part.starts_with(char::is_uppercase) && words.clone().count() <= 5 && words.all(fits)
}

/// A day or a year: "Dec. 2", "3 December", "2024".
fn is_date(part: &str) -> bool {
    let mut words = part.split_whitespace();
    let is_number = |word: &str| word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    let fits = |word: &str| is_number(word) || word.starts_with(char::is_uppercase);
    words.clone().any(is_number) && words.clone().count() <= 3 && words.all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(text: &str) -> String {
        set_apart(text, Gazetteer::shared()).map_or_else(|| text.to_owned(), |rewritten| rewritten.text)
    }

    #[test]
    fn a_dateline_stands_on_a_line_of_its_own() {
        for (text, parts) in [
            ("KABUL, Afghanistan (AP) — A bomb went off.", "Kabul, Afghanistan (AP)\nA bomb went off."),
            ("BERLIN, Dec. 2 (Reuters) - Germany said no.", "Berlin, Dec. 2 (Reuters)\nGermany said no."),
            ("Damascus, 3 December 2024 (SANA) -- Rebels left.", "Damascus, 3 December 2024 (SANA)\nRebels left."),
            ("PARIS — “No,” he said.", "Paris\n“No,” he said."),
            ("ISLAMABAD: Pakistan said no.", "Islamabad\nPakistan said no."),
            ("Harare: Zambia and Chad signed a pact.", "Harare\nZambia and Chad signed a pact."),
            ("LA PAZ, Bolivia (AP) — They left.", "La Paz, Bolivia (AP)\nThey left."),
            ("RIO DE JANEIRO (AFP) – Police left.", "Rio de Janeiro (AFP)\nPolice left."),
            ("Khartoum, Sudan – The army left.", "Khartoum, Sudan\nThe army left."),
            ("A headline\n\nKYIV/MOSCOW—Ukraine said no.\n", "A headline\n\nKyiv/Moscow\nUkraine said no.\n"),
        ] {
            assert_eq!(apart(text), parts);
        }
    }

    #[test]
    fn a_sentence_with_a_dash_is_none() {
        for text in [
            "NATO — the alliance of 32 states — said no.",
            "Fidan (Turkey) — the minister — met him.",
            "Angela Merkel (CDU) – Chancellor",
            "UNESCO — Paris has its seat — said no.",
            "TRUMP: I never said so.",
            "Moscow: NATO has broken its word again",
            "Paris: City of Light.",
            "Paris — City of Light.",
            "Luis Roe, Brazil – he said so.",
            "The minister — Fidan — met him.",
        ] {
            assert_eq!(apart(text), text);
        }
    }
}
