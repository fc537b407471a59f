//! A stretch of the text that may be a name, before it has a node.

use rustc_hash::FxHashMap;

use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Tag};

/// A stretch of tokens that may be a name.
pub(in crate::ingest::extract) struct Candidate {
    pub(in crate::ingest::extract) start: Index,
    pub(in crate::ingest::extract) end: Index,
    pub(in crate::ingest::extract) kind: Option<EntityType>,
}

/// Candidates by where they end, so that one that stands in front is looked up and not searched for.
pub(super) struct Ends<'a>(FxHashMap<Index, &'a Candidate>);

impl<'a> Ends<'a> {
    /// Of several that end alike the first counts. Cost: linear.
    pub(super) fn of(candidates: &'a [Candidate]) -> Self {
        let mut ends = FxHashMap::default();
        for candidate in candidates {
            ends.entry(candidate.end).or_insert(candidate);
        }
        Self(ends)
    }

    /// The candidate that ends in front of a token.
    pub(super) fn before(&self, token: Index) -> Option<&'a Candidate> {
        self.0.get(&token).copied()
    }
}

/// Puts stretches that are known for names of a kind in the place of the candidates that they overlap.
pub(super) fn put_in_place(candidates: &mut Vec<Candidate>, spans: Vec<(Index, Index)>, kind: EntityType) {
    candidates.retain(|c| !spans.iter().any(|(start, end)| c.start < *end && *start < c.end));
    candidates.extend(spans.into_iter().map(|(start, end)| Candidate { start, end, kind: Some(kind) }));
}

/// Whether a token is a name to the tagger and written large.
pub(super) fn is_large_name(tree: &Tree<'_>, at: Index) -> bool {
    at < tree.len() && matches!(tree.tag(at), Tag::Nnp | Tag::Nnps) && tree.word(at).starts_with(char::is_uppercase)
}

/// The tokens that candidates take up. Cost: linear in the text's length.
pub(super) fn taken(candidates: &[Candidate], length: usize) -> Vec<bool> {
    let mut taken = vec![false; length];
    for candidate in candidates {
        for token in taken.get_mut(candidate.start..candidate.end).unwrap_or_default() {
            *token = true;
        }
    }
    taken
}
