//! Ligatures of typesetting, as text from a PDF has them: "ﬁghters" is written "fighters".

use super::rewrite::{Rewriter, Rewritten};

/// Each with its letters.
const LIGATURES: [(char, &str); 7] =
    [('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬃ', "ffi"), ('ﬄ', "ffl"), ('ﬅ', "st"), ('ﬆ', "st")];

/// Writes their letters. Cost: linear in the text's length.
pub(super) fn take_apart(text: &str) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    for (at, found) in text.match_indices(LIGATURES.map(|(ligature, _)| ligature)) {
        if let Some((_, letters)) = LIGATURES.iter().find(|(ligature, _)| found.starts_with(*ligature)) {
            out.keep_to(at);
            out.put_to(at + found.len(), letters);
        }
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_become_letters() {
        let letters = |text: &str| take_apart(text).map(|rewritten| rewritten.text);
        assert_eq!(letters("Oﬃcials ﬁred on the ﬂeet’s staﬀ").as_deref(), Some("Officials fired on the fleet’s staff"));
        assert_eq!(letters("Cæsar’s œuvre"), None);
    }
}
