//! The countries that a text names, with where and how often.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::node_index::NodeIndex;

/// How a text names one country.
#[derive(Debug)]
struct Country {
    node: NodeIndex,
    first: Index,
    times: usize,
}

/// The countries that the text names, by name or demonym, by token in the order of the text.
#[derive(Debug, Default)]
pub(in crate::ingest::extract) struct CountryMentions {
    all: Vec<(Index, NodeIndex)>,
    /// Each once, in the order of its first mention.
    countries: Vec<Country>,
    places: FxHashMap<NodeIndex, usize>,
}

impl CountryMentions {
    /// Notes a mention behind all those noted before.
    pub(in crate::ingest::extract) fn push(&mut self, token: Index, node: NodeIndex) {
        self.all.push((token, node));
        let place = *self.places.entry(node).or_insert(self.countries.len());
        match self.countries.get_mut(place) {
            Some(country) => country.times += 1,
            None => self.countries.push(Country { node, first: token, times: 1 }),
        }
    }

    fn country(&self, node: NodeIndex) -> Option<&Country> {
        self.places.get(&node).and_then(|place| self.countries.get(*place))
    }

    pub(in crate::ingest::extract) fn len(&self) -> usize {
        self.all.len()
    }

    pub(in crate::ingest::extract) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(in crate::ingest::extract) fn iter(&self) -> impl DoubleEndedIterator<Item = &(Index, NodeIndex)> {
        self.all.iter()
    }

    /// Each country once, in the order of its first mention.
    pub(in crate::ingest::extract) fn nodes(&self) -> impl ExactSizeIterator<Item = NodeIndex> {
        self.countries.iter().map(|c| c.node)
    }

    /// The mentions within a stretch of tokens.
    pub(in crate::ingest::extract) fn within(&self, tokens: Range<Index>) -> &[(Index, NodeIndex)] {
        let from = self.all.partition_point(|(token, _)| *token < tokens.start);
        let to = self.all.partition_point(|(token, _)| *token < tokens.end);
        self.all.get(from..to).unwrap_or_default()
    }

    pub(in crate::ingest::extract) fn times(&self, node: NodeIndex) -> usize {
        self.country(node).map_or(0, |c| c.times)
    }

    pub(in crate::ingest::extract) fn first(&self, node: NodeIndex) -> Option<Index> {
        self.country(node).map(|c| c.first)
    }

    /// The country named most, the first of equals, and how often.
    pub(in crate::ingest::extract) fn most(&self) -> Option<(usize, NodeIndex)> {
        self.countries.iter().rev().max_by_key(|c| c.times).map(|c| (c.times, c.node))
    }
}
