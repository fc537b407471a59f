//! Numbers as words.

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
pub fn number_word(word: &str) -> Option<u8> {
    let place = |of: &[&str]| of.iter().position(|one| *one == word).and_then(|at| u8::try_from(at).ok());
    place(&SMALL).or_else(|| place(&TENS).map(|tens| (tens + 2) * 10))
}
