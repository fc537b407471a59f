//! Dashes in the place of hyphens ("Iran–backed militias"): the parser takes what stands in front for a word of its
//! own, and the militias for Iran.

use super::rewrite::{Rewriter, Rewritten};
use crate::lexicon::Words;

/// What stands behind the hyphen of such a word.
static TIES: Words = Words::of("dashes.ties");

/// Puts hyphens there. Cost: linear in the text's length.
pub(super) fn make_hyphens(text: &str) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    for (at, dash) in text.match_indices(['\u{2013}', '\u{2010}', '\u{2011}']) {
        let end = at + dash.len();
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let word: String = text.get(end..).unwrap_or_default().chars().take_while(|c| c.is_alphabetic()).collect();
        if before.is_some_and(char::is_alphabetic) && TIES.contains(&word.as_str()) {
            out.keep_to(at);
            out.put_to(end, "-");
        }
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_within_a_word_becomes_a_hyphen_and_one_between_two_names_stays() {
        let hyphened = |text: &str| make_hyphens(text).map(|rewritten| rewritten.text);
        assert_eq!(hyphened("Iran–backed militias").as_deref(), Some("Iran-backed militias"));
        assert_eq!(hyphened("Iran–Iraq talks – the third"), None);
    }
}
