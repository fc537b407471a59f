//! Words that the parts of a question begin with, end at or pass over.

use crate::lexicon::QuestionWords;

/// Words that end a name and begin a filter or a tail.
pub(super) static FILTER_WORDS: QuestionWords = QuestionWords::of("filter");

/// The same for people who misspell them, without those that are too short to tell.
pub(super) static HINTED: QuestionWords = QuestionWords::of("hinted");

/// Words before a verb.
pub(super) const AUXILIARIES: &[&str] = &["did", "does", "do", "has", "have", "had", "will"];
/// Forms of "be", and what stands for it.
pub(super) const BE: &[&str] = &["was", "were", "is", "are", "been", "got"];
pub(super) const NOT: &[&str] = &["not", "never"];
pub(super) const ANYONE: &[&str] = &["anyone", "anybody", "someone", "somebody", "anything", "something", "everyone"];
pub(super) const OBJECTS: &[&str] = &["who", "whom", "what", "which", "each"];
pub(super) const PREPOSITIONS: &[&str] = &["with", "to", "for", "from", "against", "of", "on"];

/// Whether a name is but a word by which questions ask: "is" is no Islamic State, unless it stands in capitals.
pub(in crate::query) fn is_word_of_questions(name: &str) -> bool {
    let lower = name.to_lowercase();
    let asks = [BE, AUXILIARIES, OBJECTS].iter().any(|words| words.contains(&lower.as_str()));
    asks && name != name.to_uppercase()
}

/// Nouns of what somebody says about a thing.
pub(super) static POSITIONS: QuestionWords = QuestionWords::of("position");

/// Nouns of what goes on between two, where all that is told of both is asked for.
pub(super) static CONFLICTS: QuestionWords = QuestionWords::of("conflict");

/// Types of what is done to somebody, so that "ships attacked in NAME" did not do it themselves.
pub(super) const SUFFERED: &[&str] = &["ASSAULT", "COERCE", "SANCTION"];

/// What asks for the first of many.
pub(super) static SUPERLATIVES: QuestionWords = QuestionWords::of("superlative");

pub(super) const FORMS: &str = "ask for example: who met whom about Syria · what did Guterres call for · who was \
                     displaced · when did X visit Y · how many people were killed in Y · did X meet Y";
