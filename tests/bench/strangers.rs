//! An article in which no name comes twice: what reading costs where nothing is known from before.

const FIRST: &[&str] = &["John", "Mary", "Peter", "Anna", "James", "Laura", "David", "Sarah", "Ahmed", "Maria"];
const ONSETS: &[&str] = &["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "dr", "tr"];
const VOWELS: &[&str] = &["a", "e", "i", "o", "u"];
const CITIES: &[&str] = &["Paris", "Cairo", "Nairobi", "Moscow", "Madrid", "Tokyo", "Lima", "Kabul"];
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn of<'a>(list: &[&'a str], number: usize) -> &'a str {
    list.get(number % list.len()).copied().unwrap_or_default()
}

/// A surname for each number below a half million, each once.
fn surname(number: usize) -> String {
    let (mut name, mut rest) = (String::new(), number);
    for _ in 0..3 {
        name.push_str(of(ONSETS, rest));
        rest /= ONSETS.len();
        name.push_str(of(VOWELS, rest));
        rest /= VOWELS.len();
    }
    let (first, behind) = name.split_at(1);
    format!("{}{behind}n", first.to_uppercase())
}

/// So many sentences of two people who meet, five to a paragraph.
pub(crate) fn strangers(sentences: usize) -> String {
    let mut text = String::new();
    for n in 0..sentences {
        // A step that parts neighbours: the names of one sentence are not each other's spellings.
        let person = |k: usize| format!("{} {}", of(FIRST, k), surname(k * 7919 % 512_000));
        let (one, other) = (person(2 * n), person(2 * n + 1));
        text.push_str(&format!("{one} met {other} in {} on {}.", of(CITIES, n), of(DAYS, n)));
        text.push_str(if n % 5 == 4 { "\n\n" } else { " " });
    }
    text
}
