//! Vessels by name: "the tanker M Sophia", "the container ship Shunxin39", "spy ship Simferopol", whatever the recognizer takes
//! the name for.

use crate::ingest::extract::names::found_names::Candidate;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Tag};
use crate::lexicon::Words;

/// Nouns right in front of a vessel's name.
static VESSELS: Words = Words::of("vessels.vessels");

/// Makes each name behind such a noun one candidate.
pub(in crate::ingest::extract) fn name(tree: &Tree<'_>, candidates: &mut Vec<Candidate>) {
    let proper = |i: Index| {
        i < tree.len() && matches!(tree.tag(i), Tag::Nnp | Tag::Nnps) && tree.word(i).starts_with(char::is_uppercase)
    };
    let mut spans: Vec<(Index, Index)> = Vec::new();
    for at in 0..tree.len() {
        let vessel = VESSELS.contains(&tree.lower(at))
            && tree.tag(at) == Tag::Nn
            && tree.word(at).starts_with(char::is_lowercase)
            && proper(at + 1);
        if !vessel {
            continue;
        }
        let start = at + 1;
        let mut end = start + 1;
        while end < tree.len() && end < start + 4 && (proper(end) || tree.tag(end) == Tag::Cd && proper(end - 1)) {
            end += 1;
        }
        // "the ship Monday", "warship captain John Smith": dates and people are no vessels.
        let other = tree
            .entity(start)
            .is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time | EntityType::Norp));
        let owner = end < tree.len() && tree.tag(end) == Tag::Pos;
        if !other && !owner && tree.sentence_of(start) == tree.sentence_of(end - 1) {
            spans.push((start, end));
        }
    }
    if spans.is_empty() {
        return;
    }
    candidates.retain(|c| !spans.iter().any(|(start, end)| c.start < *end && *start < c.end));
    candidates.extend(spans.into_iter().map(|(start, end)| Candidate { start, end, kind: Some(EntityType::Product) }));
}
