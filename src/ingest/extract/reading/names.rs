//! The names of an article, by token, each with its node.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::Nodes;

/// A name in the text.
#[derive(Clone, Debug)]
pub(in crate::ingest::extract) struct Name {
    /// First token and the one after the last.
    pub(in crate::ingest::extract) start: Index,
    pub(in crate::ingest::extract) end: Index,
    pub(in crate::ingest::extract) node: NodeIndex,
}

/// The names of a text, by token.
pub(in crate::ingest::extract) struct Names {
    all: Vec<Name>,
    at: Vec<Option<u32>>,
    /// Where each name starts, with its number.
    starts: BTreeSet<(Index, u32)>,
}

impl Names {
    /// No names yet, of a text of so many tokens.
    pub(in crate::ingest::extract) fn new(tokens: usize) -> Self {
        Self { all: Vec::new(), at: vec![None; tokens], starts: BTreeSet::new() }
    }

    /// Adds a name, whatever other name stood at its tokens.
    pub(in crate::ingest::extract) fn add(&mut self, name: Name) {
        let number = self.all.len() as u32;
        if let Some(slots) = self.at.get_mut(name.start..name.end) {
            slots.fill(Some(number));
        }
        self.push(name);
    }

    /// The names in the order in which they were added.
    pub(in crate::ingest::extract) fn as_slice(&self) -> &[Name] {
        &self.all
    }

    pub(in crate::ingest::extract) fn as_mut_slice(&mut self) -> &mut [Name] {
        &mut self.all
    }

    pub(in crate::ingest::extract) fn at(&self, token: Index) -> Option<&Name> {
        self.at.get(token).copied().flatten().and_then(|n| self.all.get(n as usize))
    }

    /// Lets tokens that bear no name stand for a node: "the southern part" of "the southern part of Iraq".
    pub(in crate::ingest::extract) fn describe(&mut self, start: Index, end: Index, node: NodeIndex) {
        let number = self.all.len() as u32;
        for slot in self.at.get_mut(start..end).into_iter().flatten() {
            slot.get_or_insert(number);
        }
        self.push(Name { start, end, node });
    }

    fn push(&mut self, name: Name) {
        self.starts.insert((name.start, self.all.len() as u32));
        self.all.push(name);
    }

    /// Lets a whole name, or tokens that bear none, stand for another node.
    pub(in crate::ingest::extract) fn stand_for(&mut self, start: Index, end: Index, node: NodeIndex) {
        let known = self.at.get(start).copied().flatten();
        match known.and_then(|n| self.all.get_mut(n as usize)) {
            Some(name) => name.node = node,
            None => self.describe(start, end, node),
        }
    }

    /// Makes one of two nodes that are the same: `into` is called what `gone` was, and each name of `gone` stands for
    /// it. Cost: linear in the names.
    pub(in crate::ingest::extract) fn merge(&mut self, nodes: &mut Nodes, gone: NodeIndex, into: NodeIndex) {
        nodes.call_as(into, gone);
        self.all.iter_mut().filter(|n| n.node == gone).for_each(|n| n.node = into);
    }

    pub(in crate::ingest::extract) fn iter(&self) -> impl DoubleEndedIterator<Item = &Name> {
        self.all.iter()
    }

    fn numbers(&self, tokens: Range<Index>) -> impl Iterator<Item = u32> {
        let found = self.starts.range((tokens.start, 0)..(tokens.end.max(tokens.start), 0));
        found.map(|(_, number)| *number)
    }

    /// The names that start in a stretch of the text, in its order.
    pub(in crate::ingest::extract) fn starting(&self, tokens: Range<Index>) -> impl Iterator<Item = &Name> {
        self.numbers(tokens).filter_map(|n| self.all.get(n as usize))
    }

    /// The names that start in a stretch of the text, in the order of [`Names::iter`].
    pub(in crate::ingest::extract) fn within(&self, tokens: Range<Index>) -> Vec<&Name> {
        let mut numbers: Vec<u32> = self.numbers(tokens).collect();
        numbers.sort_unstable();
        numbers.into_iter().filter_map(|n| self.all.get(n as usize)).collect()
    }
}
