//! Phrases that bring what a claim concerns.

use rustc_hash::FxHashMap;

use super::table::{list, rows};

const TOPICS: &str = include_str!("../../data/lexicon/topics.tsv");

/// A phrase that brings what a claim concerns: "in response to".
#[derive(Clone, Debug)]
pub(crate) struct TopicPhrase {
    /// Its words.
    pub(crate) words: Vec<&'static str>,
    /// The relations whose claims it does so for; all of them where empty.
    pub(crate) relations: Vec<&'static str>,
}

impl TopicPhrase {
    /// Whether it says what a claim of a relation concerns.
    pub(crate) fn serves(&self, relation: &str) -> bool {
        self.relations.is_empty() || self.relations.contains(&relation)
    }
}

/// The phrases that bring topics, by their first word, the longest first.
pub(super) fn topic_phrases() -> FxHashMap<&'static str, Vec<TopicPhrase>> {
    let mut topics: FxHashMap<&'static str, Vec<TopicPhrase>> = FxHashMap::default();
    for [phrase, relations] in rows(TOPICS) {
        let words: Vec<&'static str> = phrase.split(' ').collect();
        let relations = list(relations).filter(|r| *r != "any").collect();
        topics.entry(words.first().copied().unwrap_or_default()).or_default().push(TopicPhrase { words, relations });
    }
    topics.values_mut().for_each(|phrases| phrases.sort_by_key(|p| std::cmp::Reverse(p.words.len())));
    topics
}
