//! Which candidates for names cover a token.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::Index;

/// Candidates by the tokens that they cover.
pub(super) struct CoveredTokens<'c> {
    pub(super) all: &'c [Candidate],
    numbers: FxHashMap<Index, Vec<usize>>,
}

impl<'c> CoveredTokens<'c> {
    pub(super) fn new(all: &'c [Candidate]) -> Self {
        let mut numbers: FxHashMap<Index, Vec<usize>> = FxHashMap::default();
        for (number, candidate) in all.iter().enumerate() {
            (candidate.start..candidate.end).for_each(|i| numbers.entry(i).or_default().push(number));
        }
        Self { all, numbers }
    }

    /// The candidates over any of some tokens, each once, in their order.
    pub(super) fn over(&self, tokens: Range<Index>) -> Vec<&'c Candidate> {
        let mut found: Vec<usize> = tokens.filter_map(|i| self.numbers.get(&i)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter_map(|n| self.all.get(n)).collect()
    }

    /// The numbers of the candidates over each token.
    pub(super) fn into_numbers(self) -> FxHashMap<Index, Vec<usize>> {
        self.numbers
    }
}
