//! Shortened ranks in front of a name: "Supt. Rita Moore" is written out, so that its full stop ends no sentence.

use super::rewrite::{Rewriter, Rewritten};
use crate::lexicon::rank_written_out;

/// Writes such ranks out. Cost: linear in the text's length.
pub(super) fn write_out(text: &str) -> Option<Rewritten> {
    let mut out = Rewriter::new(text);
    for (stop, _) in text.match_indices(". ") {
        let start = text.get(..stop).and_then(|before| before.rfind(|c: char| !c.is_alphabetic()));
        let start = start.map_or(0, |at| at + text.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
        let named = text.get(stop + 2..).is_some_and(|behind| behind.starts_with(char::is_uppercase));
        if let Some(rank) = text.get(start..=stop).and_then(rank_written_out).filter(|_| named) {
            out.keep_to(start);
            out.put_to(stop + 1, rank);
        }
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        write_out(text).map_or_else(|| text.to_owned(), |rewritten| rewritten.text)
    }

    #[test]
    fn a_rank_before_a_name_is_written_out() {
        assert_eq!(
            written("Three fled, Det. Insp. Rita Moore said."),
            "Three fled, Detective Inspector Rita Moore said."
        );
        assert_eq!(written("Brig. Gen. Ali Hassan"), "Brigadier Gen. Ali Hassan");
        assert_eq!(written("“Sgt. Roe left"), "“Sergeant Roe left");
    }

    #[test]
    fn other_full_stops_stay() {
        for text in ["He was made a Sgt. but left.", "the Supt.", "They met. Roe left.", "det. Roe", ". "] {
            assert_eq!(written(text), text);
        }
    }
}
