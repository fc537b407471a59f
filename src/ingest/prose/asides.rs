//! Lines of a page that are no part of its article: "Related: …", "Read more: …", "(Reporting by …)", "Sign up for …".

use super::rewrite::{Rewriter, Rewritten};
use crate::lexicon::Words;

/// What such a line begins with, in small letters.
static BEGINNINGS: Words = Words::phrases("asides.beginnings");

/// Leaves such lines out. Cost: linear.
pub(super) fn leave_out(text: &str) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '>' | '*'));
        let is_aside = BEGINNINGS
            .iter()
            .any(|beginning| words.get(..beginning.len()).is_some_and(|head| head.to_lowercase() == *beginning));
        if is_aside {
            out.keep_to(start);
            out.skip_to(start + line.trim_end_matches('\n').len());
        }
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_leads_elsewhere_is_left_out() {
        let left = |text: &str| leave_out(text).map(|rewritten| rewritten.text);
        assert_eq!(left("They met.\nRelated: Who left?\nThey left.").as_deref(), Some("They met.\n\nThey left."));
        assert_eq!(left("They met.\n(Reporting by Jane Roe)\n").as_deref(), Some("They met.\n\n"));
        assert_eq!(left("Related companies met.\nRead more books, he said."), None);
    }
}
