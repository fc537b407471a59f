//! Marks of footnotes and of editors, as encyclopedias and Markdown set them: `[12]`, `[a]`, `[note 3]`, `[^1]`.
//! Also `[citation needed]`, and who is in the picture: `[pictured]`.

use super::rewrite::{Rewriter, Rewritten};
use crate::lexicon::Words;

/// Where in the picture beside the text somebody is.
static CAPTIONS: Words = Words::phrases("notes.captions");

/// No mark is longer, in bytes.
const LONGEST: usize = 48;

/// Takes such marks away. What a speaker is helped out with stays: "[the ministers]", "driver[s]", "[...]".
pub(super) fn take_away(text: &str) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    while let Some(at) = text.get(out.done()..).and_then(|rest| rest.find('[')).map(|at| at + out.done()) {
        out.keep_to(at);
        match mark(text.get(at..).unwrap_or_default(), out.last()) {
            Some(length) => out.skip_to(at + length),
            None => out.keep_to(at + 1),
        }
    }
    out.finish()
}

/// The length of the mark that a text begins with, by what stands before it.
fn mark(rest: &str, before: Option<char>) -> Option<usize> {
    let end = rest.bytes().take(LONGEST).position(|b| b == b']')?;
    let inner = rest.get(1..end)?.trim();
    // At the beginning of a line it is the number of an item.
    let before = before.filter(|c| *c != '\n')?;
    let is_number = |word: &str| (1..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    let is_letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_lowercase());
    let is_note = inner.split_once(' ').is_some_and(|(word, number)| {
        matches!(word.to_ascii_lowercase().as_str(), "note" | "nb" | "n" | "fn" | "ref") && is_number(number)
    });
    // Markdown's own, by any word.
    let named = inner.strip_prefix('^').is_some_and(|name| !name.is_empty() && !name.contains(char::is_whitespace));
    let asks = inner.ends_with('?') || inner.ends_with(" needed") || inner == "dead link";
    let pictured = before == ' ' && CAPTIONS.contains(&inner.to_lowercase().as_str());
    let found = is_number(inner)
        || pictured
        || is_note
        || named
        || asks
        || is_letter && matches!(before, '.' | ',' | ';' | '”' | '"' | ']');
    found.then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        take_away(text).map_or_else(|| text.to_owned(), |rewritten| rewritten.text)
    }

    #[test]
    fn marks_of_notes_go() {
        assert_eq!(plain("They met.[1][23] He[citation needed] left.[a][note 4]"), "They met. He left.");
        assert_eq!(
            plain("They met on Monday.[^1] He left.[^note]\n\n[^1]: A.\n"),
            "They met on Monday. He left.\n\n[^1]: A.\n"
        );
        assert_eq!(plain("Some[who?] said so.[ 7 ]"), "Some said so.");
        assert_eq!(plain("Ruto met Deby [pictured] in Nairobi."), "Ruto met Deby  in Nairobi.");
    }

    #[test]
    fn words_in_brackets_stay() {
        for text in
            ["[the ministers] met", "driver[s] urge[d] it[...]", "[1] Reuters, 3 May", "said: [a] truce", "[", "x["]
        {
            assert_eq!(plain(text), text);
        }
    }
}
