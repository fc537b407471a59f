//! "The co-ordinator", "co-operate": a prefix that the parser would take for a word of its own.

use super::rewrite::{Rewriter, Rewritten};

/// What follows the prefix, where without a hyphen the word is as common.
const JOINED: &[&str] = &["ordinat", "operat"];

/// Leaves the hyphen of such words out. Cost: linear in the text's length.
pub(super) fn join(text: &str) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    for (hyphen, _) in text.match_indices("o-o") {
        let hyphen = hyphen + 1;
        let before = text.get(..hyphen).unwrap_or_default();
        // In capitals it is a part of a name: "Organization for Security and Co-operation in Europe".
        let prefix =
            before.strip_suffix("co").is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '-'));
        let behind = text.get(hyphen + 1..).unwrap_or_default();
        if prefix && JOINED.iter().any(|stem| behind.starts_with(stem)) {
            out.keep_to(hyphen);
            out.put_to(hyphen + 1, "");
        }
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> String {
        join(text).map_or_else(|| text.to_owned(), |rewritten| rewritten.text)
    }

    #[test]
    fn a_prefix_is_no_word_of_its_own() {
        assert_eq!(joined("the co-ordinator's plea for co-operation"), "the coordinator's plea for cooperation");
    }

    #[test]
    fn other_hyphens_stay() {
        for text in ["the co-owner", "non-co-operation", "Gulf Co-operation Council", "Chico-ordinary", "co-op", "o-o"]
        {
            assert_eq!(joined(text), text);
        }
    }
}
