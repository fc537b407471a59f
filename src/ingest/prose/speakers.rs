//! Labels of speakers, as transcripts and interviews have them.
//! Thus "SECRETARY RUBIO: We struck them" is written as what he said.

use crate::lexicon::shared_words::HONORIFICS;
use std::collections::HashMap;

use super::letter_case::quiet_words;
use super::rewrite::{Rewriter, Rewritten};
use crate::lexicon::{Gazetteer, NounClass, Nouns};

/// A label is no longer, in bytes.
const LONGEST: usize = 60;
/// So often a label that says nothing by itself must stand for it to be a speaker's.
const AGAIN: usize = 2;

/// Writes "said" behind the labels of speakers, and takes the letters of questions and answers away. Cost: linear.
pub(super) fn write_out(text: &str, gazetteer: &Gazetteer) -> Option<Rewritten> {
    let labels: Vec<Label<'_>> = text
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let start = *at + (line.len() - line.trim_start().len());
            *at += line.len();
            Some(Label::of(line.trim(), start))
        })
        .flatten()
        .collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for label in &labels {
        *times.entry(label.words).or_default() += 1;
    }
    let mut out = Rewriter::new(text);
    for label in &labels {
        if matches!(label.words, "Q" | "A" | "Question" | "Answer") {
            out.keep_to(label.start);
            out.skip_to(label.start + label.words.len() + ": ".len());
        } else if label.is_speaker(gazetteer, times.get(label.words).copied().unwrap_or_default()) {
            for (at, written) in quiet_words(label.words, &[' ']) {
                out.keep_to(label.start + at);
                out.put_to(label.start + at + written.len(), &written);
            }
            out.keep_to(label.start + label.words.len());
            out.put_to(label.start + label.words.len() + ": ".len(), " said: ");
        }
    }
    out.finish()
}

/// What stands in front of a colon at the beginning of a line.
struct Label<'a> {
    words: &'a str,
    start: usize,
    /// Whether a quotation follows.
    quotes: bool,
}

impl<'a> Label<'a> {
    /// The label that a line begins with, where its words are all written as names are.
    fn of(line: &'a str, start: usize) -> Option<Self> {
        let (words, behind) = line.split_once(": ").filter(|(words, _)| words.len() <= LONGEST)?;
        let quotes = behind.starts_with(['"', '“', '‘']);
        let begins = quotes || behind.starts_with(char::is_uppercase) || behind.starts_with('[');
        let named = |word: &str| {
            word.starts_with(|c: char| c.is_uppercase() || c == '(')
                || matches!(word, "al" | "bin" | "de" | "van" | "von")
        };
        let count = words.split(' ').count();
        (begins && count <= 6 && words.split(' ').all(named)).then_some(Self { words, start, quotes })
    }

    fn is_speaker(&self, gazetteer: &Gazetteer, times: usize) -> bool {
        let name = self.words.split(" (").next().unwrap_or(self.words);
        if name.chars().any(|c| c.is_ascii_digit()) || gazetteer.find(name).is_some() {
            return false;
        }
        let words: Vec<String> = name.split(' ').map(str::to_lowercase).collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
        let titled = || {
            let post = Nouns::shared().class(first.trim_end_matches('.')).is(NounClass::POST);
            post || HONORIFICS.contains(&first.as_str())
        };
        // "Related: Who …", "Photo: …" are no names; a noun of English is none.
        let is_name = || Nouns::shared().class(last).is_unknown() && !crate::ingest::language::is_word(last);
        let given = || {
            let mut letters = first.chars();
            let name: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            gazetteer.is_first_name(&name)
        };
        words.len() > 1 && (titled() || given()) || is_name() && (self.quotes || times >= AGAIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        write_out(text, Gazetteer::shared()).map_or_else(|| text.to_owned(), |rewritten| rewritten.text)
    }

    #[test]
    fn a_speaker_says_what_stands_behind_his_name() {
        for (text, said) in [
            ("Sergei Lavrov: The United States bombed Yemen.", "Sergei Lavrov said: The United States bombed Yemen."),
            ("SECRETARY RUBIO: We struck them.", "Secretary Rubio said: We struck them."),
            ("Lavrov: “Israel attacked Libya.”", "Lavrov said: “Israel attacked Libya.”"),
            ("LAVROV: They left.\nLAVROV: They came.", "Lavrov said: They left.\nLavrov said: They came."),
            ("Q: Did they leave?\nA: They did.", "Did they leave?\nThey did."),
        ] {
            assert_eq!(written(text), said);
        }
    }

    #[test]
    fn other_labels_stay() {
        for text in [
            "Ukraine: Russia attacks Kyiv.",
            "Related: Who left?",
            "Update: They left.",
            "The deal: They left.",
            "NATO: They left.",
            "Photo: AP",
            "January 2019: Putin visits Minsk.",
            "He said: They left.",
        ] {
            assert_eq!(written(text), text);
        }
    }
}
