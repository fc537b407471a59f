//! The posts that an article gives to people.

use rustc_hash::FxHashMap;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::node_index::NodeIndex;

/// A post that the article has given somebody.
#[derive(Clone, Debug)]
pub(in crate::ingest::extract) struct Held {
    pub(in crate::ingest::extract) person: NodeIndex,
    /// In lower case.
    pub(in crate::ingest::extract) post: String,
    pub(in crate::ingest::extract) of: Option<NodeIndex>,
    /// Where the text says so.
    pub(in crate::ingest::extract) at: Index,
}

/// The posts of an article in the order in which they were read.
#[derive(Debug, Default)]
pub(in crate::ingest::extract) struct HeldPosts {
    all: Vec<Held>,
    by_person: FxHashMap<NodeIndex, Vec<usize>>,
    by_body: FxHashMap<NodeIndex, Vec<usize>>,
    by_last_word: FxHashMap<String, Vec<usize>>,
}

impl HeldPosts {
    pub(in crate::ingest::extract) fn push(&mut self, held: Held) {
        let number = self.all.len();
        self.by_person.entry(held.person).or_default().push(number);
        if let Some(of) = held.of {
            self.by_body.entry(of).or_default().push(number);
        }
        self.by_last_word.entry(last_word(&held.post).to_owned()).or_default().push(number);
        self.all.push(held);
    }

    pub(in crate::ingest::extract) fn iter(&self) -> impl DoubleEndedIterator<Item = &Held> {
        self.all.iter()
    }

    fn of_numbers(&self, numbers: Option<&Vec<usize>>) -> impl DoubleEndedIterator<Item = &Held> {
        let numbers = numbers.map_or(&[][..], Vec::as_slice);
        numbers.iter().filter_map(|n| self.all.get(*n))
    }

    /// What somebody holds.
    pub(in crate::ingest::extract) fn of_person(&self, person: NodeIndex) -> impl DoubleEndedIterator<Item = &Held> {
        self.of_numbers(self.by_person.get(&person))
    }

    /// The posts of a country or body.
    pub(in crate::ingest::extract) fn of_body(&self, body: NodeIndex) -> impl DoubleEndedIterator<Item = &Held> {
        self.of_numbers(self.by_body.get(&body))
    }

    /// How many posts of a country or body the article has given.
    pub(in crate::ingest::extract) fn count(&self, body: NodeIndex) -> usize {
        self.by_body.get(&body).map_or(0, Vec::len)
    }

    /// The posts that are called so, whatever stands in front: "prime minister" for "minister".
    pub(in crate::ingest::extract) fn called<'s>(&'s self, post: &'s str) -> impl DoubleEndedIterator<Item = &'s Held> {
        self.of_numbers(self.by_last_word.get(last_word(post)))
            .filter(move |h| h.post.strip_suffix(post).is_some_and(|before| before.is_empty() || before.ends_with(' ')))
    }
}

fn last_word(post: &str) -> &str {
    post.rsplit(' ').next().unwrap_or_default()
}
