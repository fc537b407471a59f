//! Vessels by name: "the tanker M Sophia", "the container ship Shunxin39", "spy ship Simferopol", whatever the recognizer takes
//! the name for.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Tag};
use crate::lexicon::Words;

/// Nouns right in front of a vessel's name.
static VESSELS: Words = Words::of("vessels.vessels");

/// Letters in front of a vessel's name that are a part of it: "MV Sirius Star".
static PREFIXES: Words = Words::of("vessels.prefixes");

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
        // "the MV Bow Asir"
        let prefixed = PREFIXES.contains(&tree.word(at)) && proper(at + 1);
        if !(vessel || prefixed) {
            continue;
        }
        let start = if prefixed { at } else { at + 1 };
        let mut end = at + 2;
        while end < tree.len()
            && end < at + 5 + usize::from(prefixed)
            && (proper(end) || tree.tag(end) == Tag::Cd && proper(end - 1))
        {
            end += 1;
        }
        // "the ship Monday", "warship captain John Smith": dates and people are no vessels.
        let other = tree
            .entity(at + 1)
            .is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time | EntityType::Norp));
        let owner = end < tree.len() && tree.tag(end) == Tag::Pos;
        let inside = spans.last().is_some_and(|(_, last)| start < *last);
        if !other && !owner && !inside && tree.sentence_of(start) == tree.sentence_of(end - 1) {
            spans.push((start, end));
        }
    }
    if spans.is_empty() {
        return;
    }
    candidates.retain(|c| !spans.iter().any(|(start, end)| c.start < *end && *start < c.end));
    candidates.extend(spans.into_iter().map(|(start, end)| Candidate { start, end, kind: Some(EntityType::Product) }));
}
