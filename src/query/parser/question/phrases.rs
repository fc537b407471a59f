//! Nouns of several words as one word of the question: "drone strikes", "phone calls".

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::lexicon::{one_question_noun, question_noun, question_nouns};
use crate::query::parser::lexer::{Kind, Token};

/// The first words of such nouns, and the most words that one has.
fn begins() -> &'static (FxHashSet<&'static str>, usize) {
    static BEGINS: OnceLock<(FxHashSet<&'static str>, usize)> = OnceLock::new();
    BEGINS.get_or_init(|| {
        let nouns = || question_nouns().map(|noun| noun.noun);
        let firsts = nouns().filter_map(|noun| Some(noun.split_once(' ')?.0)).collect();
        (firsts, nouns().map(|noun| noun.split(' ').count()).max().unwrap_or(1))
    })
}

fn is_noun(phrase: &str) -> bool {
    question_noun(phrase).or_else(|| one_question_noun(phrase)).is_some()
}

/// The words with each such noun, in the singular or the plural, as one.
pub(super) fn joined(words: Vec<Token>) -> Vec<Token> {
    let (firsts, longest) = begins();
    if !words.iter().any(|word| firsts.contains(word.lower.as_str())) {
        return words;
    }
    let mut joined: Vec<Token> = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while let [first, behind @ ..] = rest {
        let plain = rest.iter().take(*longest).take_while(|word| word.kind == Kind::Word).count();
        let phrase = |of: fn(&Token) -> &str, n: usize| rest.iter().take(n).map(of).collect::<Vec<_>>().join(" ");
        let found = (2..=plain).rev().map(|n| (n, phrase(|w| &w.lower, n))).find(|(_, lower)| is_noun(lower));
        match found {
            Some((n, lower)) => {
                let end = rest.get(n - 1).map_or(first.end, |last| last.end);
                joined.push(Token {
                    kind: Kind::Word,
                    text: phrase(|w| &w.text, n),
                    lower,
                    start: first.start,
                    end,
                    open: false,
                });
                rest = rest.get(n..).unwrap_or_default();
            }
            None => {
                joined.push(first.clone());
                rest = behind;
            }
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::joined;
    use crate::query::parser::lexer::words;

    #[test]
    fn nouns_of_several_words_are_one() {
        let texts: Vec<String> = joined(words("Russian drone strikes on Kyiv")).into_iter().map(|w| w.text).collect();
        assert_eq!(texts, ["Russian", "drone strikes", "on", "Kyiv"]);
    }
}
