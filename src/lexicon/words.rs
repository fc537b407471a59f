//! Classes of words that mechanisms of reading look for: `data/words/`, a file for each room of `ingest/extract`, one
//! for `ingest/prose`, one for relations and one for classes that several files ask for.

use std::ops::Deref;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::table::{list, rows};

const TABLES: [&str; 10] = [
    include_str!("../../data/words/arguments.tsv"),
    include_str!("../../data/words/deeds.tsv"),
    include_str!("../../data/words/names.tsv"),
    include_str!("../../data/words/parse.tsv"),
    include_str!("../../data/words/people.tsv"),
    include_str!("../../data/words/places.tsv"),
    include_str!("../../data/words/prose.tsv"),
    include_str!("../../data/words/qualifiers.tsv"),
    include_str!("../../data/words/relations.tsv"),
    include_str!("../../data/words/shared_words.tsv"),
];

/// The words of one class, in the table's order; none where no table has the class (a test sees to it that one has).
pub(crate) struct Words {
    class: &'static str,
    found: OnceLock<&'static [&'static str]>,
}

impl Words {
    /// The class of this name: the file that looks for it and what it is there, as "walkouts.strikers".
    ///
    /// Such a class is compared with one token at a time: none of its words has a space (a test sees to that).
    pub(crate) const fn of(class: &'static str) -> Self {
        Self { class, found: OnceLock::new() }
    }

    /// As [`Words::of`], of a class that is compared with phrases and whose words may therefore be several.
    pub(crate) const fn phrases(class: &'static str) -> Self {
        Self::of(class)
    }
}

impl Deref for Words {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.found.get_or_init(|| classes().get(self.class).map_or(&[], Vec::as_slice))
    }
}

fn classes() -> &'static FxHashMap<&'static str, Vec<&'static str>> {
    static CLASSES: OnceLock<FxHashMap<&'static str, Vec<&'static str>>> = OnceLock::new();
    CLASSES.get_or_init(|| {
        let each = |table| rows(table).map(|[class, words]: [&'static str; 2]| (class, list(words).collect()));
        TABLES.into_iter().flat_map(each).collect()
    })
}
