//! Words and phrases of questions by what they are looked for: `data/lexicon/question-words.tsv`.

use std::ops::Deref;
use std::sync::OnceLock;

use super::table::{list, rows};

const QUESTION_WORDS: &str = include_str!("../../data/lexicon/question-words.tsv");

/// The words for one purpose, in the table's order; none where no row has it (a test sees to it that one has).
pub(crate) struct QuestionWords {
    purpose: &'static str,
    found: OnceLock<Vec<&'static str>>,
}

impl QuestionWords {
    /// The words whose second column has this.
    pub(crate) const fn of(purpose: &'static str) -> Self {
        Self { purpose, found: OnceLock::new() }
    }
}

impl Deref for QuestionWords {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.found.get_or_init(|| {
            let rows = rows(QUESTION_WORDS).filter(|[_, purposes]| list(purposes).any(|one| one == self.purpose));
            rows.flat_map(|[words, _]| list(words)).collect()
        })
    }
}
