//! Ends of pages within a sentence: the page's number, a running head, a form feed, and the blank lines around them.

use super::rewrite::{Rewriter, Rewritten};
use crate::lexicon::Words;

/// Words behind which no sentence ends: "in".
static GOING_ON: Words = Words::of("pages.going-on");

/// So many lines an end of a page has at most, blank ones counted.
const LONGEST: usize = 8;

/// Joins the sentence on both sides of a page's end: "met Deby in / Page 3 of 7 / Nairobi". Where no sentence goes on
/// nothing is done: a number that stands alone may be the article's. Cost: linear.
pub(super) fn join(text: &str) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        lines.push((at + line.len() - line.trim_start().len(), line));
        at += line.len() + 1;
    }
    for (n, (start, line)) in lines.iter().enumerate() {
        let words = line.trim();
        let is_prose = words.contains(char::is_lowercase) && !is_number(words);
        let Some((next, rest)) = Some(n).filter(|_| is_prose).and_then(|n| next_page(lines.get(n + 1..)?)) else {
            continue;
        };
        let last = words.rsplit(' ').next().unwrap_or_default();
        let open = words.ends_with([',', '-', '\u{ad}']) || GOING_ON.contains(&last);
        let ends = words.ends_with(['.', '!', '?', ':', ';', '"', '”', ')']);
        if !open && (ends || !rest.starts_with(char::is_lowercase)) {
            continue;
        }
        out.keep_to(start + words.len());
        // A line break where lines are joined by what begins the next one; they see a parted word too.
        out.put_to(next, if rest.starts_with(char::is_lowercase) { "\n" } else { " " });
    }
    out.finish()
}

/// The first line of the next page and where it begins, where the lines before it end a page.
fn next_page<'a>(lines: &[(usize, &'a str)]) -> Option<(usize, &'a str)> {
    let mut is_end = false;
    for (start, line) in lines.iter().take(LONGEST) {
        is_end |= line.contains('\u{c}') || is_number(line.trim());
        let words = line.trim();
        if !words.is_empty() && !is_number(words) && !is_head(words) {
            return is_end.then_some((*start, words));
        }
    }
    None
}

/// A running head: all in capitals, "THE DAILY NATION  14 MAY 2024".
fn is_head(words: &str) -> bool {
    words.contains(char::is_uppercase) && !words.contains(char::is_lowercase) && words.contains(' ')
}

/// "3", "- 3 -", "Page 3 of 7", "3/7"
fn is_number(words: &str) -> bool {
    let plain = words.trim_matches(['-', '–', '—', ' ', '[', ']']).to_lowercase();
    let number = |word: &str| (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let plain = plain.strip_prefix("page ").or_else(|| plain.strip_prefix("p. ")).unwrap_or(&plain);
    let of = plain.split_once(" of ").or_else(|| plain.split_once('/'));
    number(plain) || of.is_some_and(|(page, pages)| number(page.trim()) && number(pages.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> String {
        join(text).map_or_else(|| text.to_owned(), |rewritten| rewritten.text)
    }

    #[test]
    fn a_sentence_goes_on_over_the_end_of_a_page() {
        for (text, whole) in [
            ("Ruto met Deby in\n\nPage 3 of 7\n\nNairobi on Monday.", "Ruto met Deby in Nairobi on Monday."),
            ("Ruto met Deby in\n- 3 -\n\u{c}Nairobi on Monday.", "Ruto met Deby in Nairobi on Monday."),
            ("Gunmen killed\n\u{c}\nnine soldiers.", "Gunmen killed\nnine soldiers."),
            ("Nine fight-\n3\nTHE DAILY NATION  14 MAY 2024\ners left.", "Nine fight-\ners left."),
        ] {
            assert_eq!(joined(text), whole);
        }
    }

    #[test]
    fn what_ends_no_page_or_no_sentence_stays() {
        for text in [
            "Talks in Ankara\n\n3\n\nTwo ministers met.",
            "They met.\n\nPage 3 of 7\n\nThey left.",
            "They met in\n\nAnkara.",
            "They met in\n\n2024\n\nand left.",
        ] {
            assert_eq!(joined(text), text);
        }
    }
}
