//! Spaces of typesetting: unbreakable, thin, doubled, or with no width at all.

use super::rewrite::{Rewriter, Rewritten};
use crate::model::is_invisible;

/// What parts lines.
fn parts_lines(c: char) -> bool {
    matches!(c, '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Makes a single space of any run of white space within a line, and leaves out what cannot be seen.
pub(super) fn make_even(text: &str) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        if is_invisible(c) {
            out.keep_to(at);
            out.skip_to(end);
        } else if c != '\n' && parts_lines(c) {
            out.keep_to(at);
            out.put_to(end, "\n");
        } else if c != '\n' && c.is_whitespace() {
            let mut end = end;
            while let Some((next, space)) =
                chars.next_if(|(_, c)| is_invisible(*c) || c.is_whitespace() && !parts_lines(*c))
            {
                end = next + space.len_utf8();
            }
            // What stands at the beginning or the end of a line is left to whoever reads lines.
            if (c, end) != (' ', at + 1) {
                out.keep_to(at);
                let ends_line = chars.peek().is_some_and(|(_, next)| *next == '\n');
                if ends_line { out.skip_to(end) } else { out.put_to(end, " ") }
            }
        }
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_become_one_and_the_invisible_goes() {
        let plain = |text: &str| make_even(text).map(|rewritten| rewritten.text);
        assert_eq!(
            plain("Fidan\u{a0}met  \u{2009}him\u{200b}.\ta\u{ad}b\r\nIt").as_deref(),
            Some("Fidan met him. ab\nIt")
        );
        assert_eq!(plain("One line.\u{2028}Another").as_deref(), Some("One line.\nAnother"));
        assert_eq!(plain("One line.\n Another \n"), None);
    }
}
