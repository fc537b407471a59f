//! What makes it doubtful that a text is an article that can be read.

/// Words that English cannot do without, and that other languages do not have.
const ENGLISH: [&str; 22] = [
    "the", "of", "and", "to", "that", "is", "was", "for", "with", "by", "as", "at", "from", "has", "have", "had",
    "said", "it", "its", "are", "were", "be",
];
/// So many words are looked at.
const LOOKED_AT: usize = 2_000;
/// Of fewer there is no telling.
const FEWEST: usize = 20;
/// So many of a hundred are such words, at least: mostly some 25.
const LEAST: usize = 8;
/// Lines with so many columns, all alike, are a table.
const COLUMNS: usize = 3;

/// Whether a text of some length has too few of the words that English cannot do without.
pub fn is_foreign(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(LOOKED_AT);
    let (mut all, mut english) = (0, 0);
    for word in words {
        all += 1;
        english += usize::from(ENGLISH.iter().any(|known| known.eq_ignore_ascii_case(word)));
    }
    all >= FEWEST && english * 100 < all * LEAST
}

/// Whether the lines of a text are the rows of a table.
pub fn is_table(text: &str) -> bool {
    let columns = |line: &str, mark: char| line.split(mark).count();
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(50);
    ['\t', ';', ','].into_iter().any(|mark| {
        let first = lines().next().map_or(0, |line| columns(line, mark));
        first >= COLUMNS && lines().count() > 1 && lines().all(|line| columns(line, mark) == first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_another_language_is_told_from_an_english_one() {
        let german = "Der Bundeskanzler Olaf Scholz hat am Montag in Berlin den Präsidenten der Ukraine empfangen. Die \
            beiden sprachen über den Krieg und weitere Hilfen für das Land, das seit Jahren angegriffen wird.";
        let english = "The chancellor received the president of Ukraine in Berlin on Monday. The two spoke about the \
            war and more help for the country, which has been under attack for years.";
        assert!(is_foreign(german) && !is_foreign(english));
        assert!(!is_foreign("Scholz empfängt Selenskyj"), "of a few words there is no telling");
    }

    #[test]
    fn rows_of_as_many_columns_are_a_table() {
        assert!(is_table("date,who,whom\n2025-03-14,Fidan,Araghchi\n2025-03-15,Putin,Xi\n"));
        assert!(!is_table("Talks, a truce, and more\nTwo ministers met in Ankara.\n"));
    }
}
