//! Numbers as words, and numbers of things.

use std::fmt::Display;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The number that one word in lower case is, from "zero" to "nineteen" and the tens to "ninety".
pub(crate) fn number_word(word: &str) -> Option<u8> {
    let place = |of: &[&str]| of.iter().position(|one| *one == word).and_then(|at| u8::try_from(at).ok());
    place(&SMALL).or_else(|| place(&TENS).map(|tens| (tens + 2) * 10))
}

/// So many of what a noun in the singular names: "1 claim", "2 claims", "3 journal entries".
pub(crate) fn counted<N: Copy + Display + From<u8> + PartialEq>(number: N, noun: &str) -> String {
    if number == N::from(1) {
        return format!("{number} {noun}");
    }
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{number} {stem}ies"),
        _ => format!("{number} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn one_of_a_thing_is_singular() {
        assert_eq!(counted(1u64, "claim"), "1 claim");
        assert_eq!(counted(0u64, "claim"), "0 claims");
        assert_eq!(counted(12usize, "journal entry"), "12 journal entries");
        assert_eq!(counted(2u32, "day"), "2 days");
    }
}
