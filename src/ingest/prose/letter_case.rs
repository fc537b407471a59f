//! Words in capitals, as a sentence would write them: "KABUL", "SECRETARY RUBIO".

/// The words of a phrase that stand in capitals, parted by some marks, with their first letter large and where they
/// begin. Of one letter, with a full stop, or of another length in small letters, a word stays as it is.
pub(super) fn quiet_words<'a>(phrase: &'a str, marks: &'a [char]) -> impl Iterator<Item = (usize, String)> + 'a {
    let words = phrase.split_inclusive(marks).scan(0, move |at, word| {
        let start = *at;
        *at += word.len();
        Some((start, word.trim_end_matches(marks)))
    });
    let loud = |word: &str| word.len() > 1 && !word.contains('.') && !word.chars().any(char::is_lowercase);
    words.filter(move |(_, word)| loud(word)).filter_map(|(start, word)| {
        let mut letters = word.chars();
        let written: String = letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect();
        (written.len() == word.len() && written != word).then_some((start, written))
    })
}

#[cfg(test)]
mod tests {
    use super::quiet_words;

    #[test]
    fn words_in_capitals_are_written_as_in_a_sentence() {
        let quiet: Vec<_> = quiet_words("KYIV/MOSCOW and U.S. A NATO", &['/', ' ']).collect();
        assert_eq!(quiet, [(0, "Kyiv".to_owned()), (5, "Moscow".to_owned()), (23, "Nato".to_owned())]);
    }
}
