//! Marks before each line of what a mail or a page quotes: "> Ruto met Deby".

use super::rewrite::{Rewriter, Rewritten};

/// Takes such marks away, so that the lines behind them can be joined. Cost: linear.
pub(super) fn take_away(text: &str) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let marks = line.bytes().take_while(|byte| matches!(byte, b'>' | b' ')).count();
        let behind = line.get(marks..).unwrap_or_default();
        // ">5" is a number.
        let parted = line.get(..marks).is_some_and(|marks| marks.ends_with(' ')) || behind.trim().is_empty();
        if line.starts_with('>') && parted {
            out.keep_to(at);
            out.skip_to(at + marks);
        }
        at += line.len();
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_quoted_lines_go_and_other_signs_stay() {
        let plain = |text: &str| take_away(text).map_or_else(|| text.to_owned(), |rewritten| rewritten.text);
        assert_eq!(
            plain("See below.\n> Ruto met\n> Deby.\n>\n> > He left.\n"),
            "See below.\nRuto met\nDeby.\n\nHe left.\n"
        );
        assert_eq!(plain(">5 of them\na > b"), ">5 of them\na > b");
    }
}
