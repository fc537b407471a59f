//! Typeset apostrophes within words ("didn’t", "Israel’s", "O’Neill"): the straight one, by which the parser knows
//! them.

use super::rewrite::{Rewriter, Rewritten};

/// What typesetting and keyboards put in an apostrophe's place.
const CURLY: [char; 6] = ['\u{2019}', '\u{2018}', '\u{2bc}', '\u{2032}', '\u{b4}', '`'];

/// Makes them straight; one at a word's beginning or end may be a quotation mark and stays. Cost: linear in the text's
/// length.
pub(super) fn make_straight(text: &str) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    for (at, mark) in text.match_indices(CURLY) {
        let end = at + mark.len();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let behind = text.get(end..).and_then(|t| t.chars().next());
        if letter(before) && letter(behind) {
            out.keep_to(at);
            out.put_to(end, "'");
        }
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_apostrophe_within_a_word_becomes_straight_and_a_quotation_mark_stays() {
        let straight = |text: &str| make_straight(text).map(|rewritten| rewritten.text);
        assert_eq!(
            straight("Iran didn’t say Israel’s O’Neill won`t").as_deref(),
            Some("Iran didn't say Israel's O'Neill won't")
        );
        assert_eq!(straight("He said ‘no’ to the ministers’ plan"), None);
    }
}
