//! Numbers of people and things: words or digits into a number with its bound.

use crate::lexicon::number_word;
use crate::model::{Bound, Quantity};

fn unit(word: &str) -> Option<f64> {
    number_word(word).map(f64::from)
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" => 1e3,
        "million" | "m" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// A vague plural, by its minimum: dozens are at least 24, hundreds at least 200.
fn vague(word: &str) -> Option<f64> {
    Some(match word {
        "dozens" => 24.0,
        "scores" => 40.0,
        "hundreds" => 200.0,
        "thousands" => 2_000.0,
        "millions" => 2e6,
        _ => return None,
    })
}

/// "between 40 and 50": no fewer than the first.
fn is_range(words: &[&str]) -> bool {
    let number = |word: &str| unit(word).is_some() || word.starts_with(|c: char| c.is_ascii_digit());
    words.windows(4).any(|w| matches!(w, ["between", low, "and", high] if number(low) && number(high)))
}

/// Reads the first number in `words` (lower case), and the bound that the words set: "over 48,500" is at least
/// 48,500. `None` where there is no number.
pub(in crate::ingest::extract) fn read(words: &[&str]) -> Option<Quantity> {
    let text = words.join(" ");
    let bound = bound_of(words, &text);
    of_phrase(&text, bound).or_else(|| counted(words, bound))
}

/// The bound that words set upon their number.
fn bound_of(words: &[&str], text: &str) -> Bound {
    let starts = |phrases: &[&str]| phrases.iter().any(|p| text.contains(p));
    if starts(&["not less than", "not fewer than", "no less than", "no fewer than"]) || is_range(words) {
        Bound::AtLeast
    } else if starts(&["not more than", "no more than"]) {
        Bound::AtMost
    } else if starts(&["at least", "over ", "more than", "no fewer", "as many as", "upwards", "exceed", "minimum"])
        && !text.contains("as many as")
    {
        Bound::AtLeast
    } else if starts(&["up to", "at most", "as many as", "fewer than", "less than", "under ", "maximum"]) {
        Bound::AtMost
    } else if starts(&[
        "about",
        "around",
        "some ",
        "nearly",
        "almost",
        "approximately",
        "roughly",
        "estimated",
        "close to",
    ]) {
        Bound::About
    } else {
        Bound::Exactly
    }
}

/// Numbers that are phrases: "tens of thousands", "half a million".
fn of_phrase(text: &str, bound: Bound) -> Option<Quantity> {
    for (phrase, least) in [("tens of thousands", 2e4), ("hundreds of thousands", 2e5), ("tens of millions", 2e7)] {
        if text.contains(phrase) {
            return Some(Quantity { value: least, bound: Bound::AtLeast });
        }
    }
    for (phrase, value) in [
        ("half a million", 5e5),
        ("half million", 5e5),
        ("half a billion", 5e8),
        ("half a dozen", 6.0),
        ("quarter of a million", 2.5e5),
        ("a million and a half", 1.5e6),
    ] {
        if text.contains(phrase) {
            return Some(Quantity { value, bound });
        }
    }
    None
}

/// The first number that is counted word by word.
fn counted(words: &[&str], bound: Bound) -> Option<Quantity> {
    let mut value: Option<f64> = None;
    let mut total = 0.0;
    for word in words.iter().flat_map(|w| w.split('-')).filter(|w| !w.is_empty()) {
        let digits: String = word.chars().filter(|c| *c != ',').collect();
        let number =
            digits.parse::<f64>().ok().filter(|n| n.is_finite() && digits.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(n) = number.or_else(|| unit(word)) {
            match value {
                None => value = Some(n),
                Some(v) if v >= 20.0 && n < 10.0 && number.is_none() => value = Some(v + n),
                Some(v) if v >= 100.0 && n < v && number.is_none() => value = Some(v + n),
                Some(_) => break,
            }
        } else if let Some(times) = scale(word) {
            let v = value.unwrap_or(1.0) * times;
            if times >= 1e3 {
                total += v;
                value = Some(0.0);
            } else {
                value = Some(v);
            }
        } else if let Some(least) = vague(word) {
            return Some(Quantity { value: value.unwrap_or(1.0).max(1.0) * least, bound: Bound::AtLeast });
        } else if value.is_some() && word != "and" {
            break;
        }
    }
    value.map(|v| Quantity { value: total + v, bound })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        read(&words).map_or_else(|| "none".to_owned(), |q| q.to_string())
    }

    #[test]
    fn numbers_in_words_and_digits_are_read_with_their_bounds() {
        for (text, expected) in [
            ("over 48,500", "at least 48500"),
            ("at least twelve", "at least 12"),
            ("dozens of", "at least 24"),
            ("two million", "2000000"),
            ("2.5 million", "2500000"),
            ("up to 300", "at most 300"),
            ("some 200", "about 200"),
            ("thirty-four", "34"),
            ("three hundred and twenty", "320"),
            ("a dozen", "12"),
            ("over half a million", "at least 500000"),
            ("many", "none"),
            ("tens of thousands of", "at least 20000"),
            ("not less than 20", "at least 20"),
            ("no more than nine", "at most 9"),
            ("between 40 and 50", "at least 40"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }
}
