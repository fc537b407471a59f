//! Which words English has, by the lemma index.

use std::sync::OnceLock;

use super::model::LEMMAS;

/// Classes of the index: adjectives, nouns, adverbs, verbs.
const CLASSES: [char; 4] = ['a', 'n', 'r', 'v'];
/// Endings of regular forms, and what the base has in their place.
const ENDINGS: [(&str, &str); 9] =
    [("s", ""), ("es", ""), ("ies", "y"), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("ly", ""), ("ied", "y")];

/// Whether a word in small letters is a base of the index or a regular form of one. Cost: some lookups.
pub(in crate::ingest) fn is_word(word: &str) -> bool {
    let formed =
        |(ending, base): &(&str, &str)| word.strip_suffix(ending).is_some_and(|stem| is_base(&format!("{stem}{base}")));
    is_base(word) || ENDINGS.iter().any(formed)
}

fn is_base(word: &str) -> bool {
    static INDEX: OnceLock<Option<fst::Map<&'static [u8]>>> = OnceLock::new();
    let index = INDEX.get_or_init(|| fst::Map::new(LEMMAS).ok()).as_ref();
    // Bit 0 says that the word is a base itself; nothing at all says so too.
    let is = |class| index.and_then(|index| index.get(format!("{class}{word}"))).is_some_and(|v| v == 0 || v & 1 == 1);
    CLASSES.into_iter().any(is)
}

#[cfg(test)]
mod tests {
    use super::is_word;

    #[test]
    fn bases_and_their_regular_forms_are_words() {
        for word in ["escalation", "ministers", "talked", "announcing", "parties"] {
            assert!(is_word(word), "{word}");
        }
        for word in ["lation", "rebelheld", "longterm", ""] {
            assert!(!is_word(word), "{word}");
        }
    }
}
