//! Plurals of a Latin phrase that the parser takes apart: "declared two envoys personae non gratae".

use super::rewrite::{Rewriter, Rewritten};

/// How news writes it of several people.
const PLURALS: [&str; 4] = ["personae non gratae", "personae non grata", "personas non gratas", "personas non grata"];

/// How it is known of one.
const SINGULAR: &str = "persona non grata";

/// Writes the phrase as it stands of one person. Cost: linear in the text's length.
pub(super) fn make_singular(text: &str) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    for (start, _) in text.match_indices("persona") {
        let rest = text.get(start..).unwrap_or_default();
        if let Some(plural) = PLURALS.into_iter().find(|plural| rest.starts_with(plural)) {
            out.keep_to(start);
            out.put_to(start + plural.len(), SINGULAR);
        }
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plural_is_written_as_the_singular() {
        let written = |text: &str| make_singular(text).map_or_else(|| text.to_owned(), |rewritten| rewritten.text);
        assert_eq!(written("Both are personae non gratae."), "Both are persona non grata.");
        assert_eq!(written("were named personas non grata, he said"), "were named persona non grata, he said");
        assert_eq!(written("a persona non grata"), "a persona non grata");
    }
}
