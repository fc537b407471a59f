//! Vessels by name: "the tanker M Sophia", "the container ship Shunxin39".
//! Also "spy ship Simferopol", whatever the recognizer takes the name for.

use crate::ingest::extract::names::candidate::{self, Candidate};
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Tag};
use crate::lexicon::Words;

/// Nouns right in front of a vessel's name.
pub(in crate::ingest::extract) static VESSELS: Words = Words::of("vessels.vessels");

/// Letters in front of a vessel's name that are a part of it: "MV Sirius Star".
pub(in crate::ingest::extract) static PREFIXES: Words = Words::of("vessels.prefixes");

/// Words between such a noun and the name: "a freighter named Victoria".
pub(in crate::ingest::extract) static NAMING: Words = Words::of("vessels.naming");

/// Makes each name behind such a noun one candidate.
pub(in crate::ingest::extract) fn name(tree: &Tree<'_>, candidates: &mut Vec<Candidate>) {
    let proper = |i: Index| candidate::is_large_name(tree, i);
    let mut spans: Vec<(Index, Index)> = Vec::new();
    for at in 0..tree.len() {
        let noun = VESSELS.contains(&tree.lower(at))
            && tree.tag(at) == Tag::Nn
            && tree.word(at).starts_with(char::is_lowercase);
        let vessel = noun && proper(at + 1);
        let word = |by: usize| if at + by < tree.len() { tree.lower(at + by) } else { "" };
        // "a freighter named Victoria", "The trawler, the Atalanta,"
        let called = noun && NAMING.contains(&word(1)) && proper(at + 2);
        let apposed = noun && word(1) == "," && word(2) == "the" && proper(at + 3) && {
            let last = (at + 3..tree.len()).take_while(|i| proper(*i)).last().unwrap_or(at + 3);
            last + 1 < tree.len() && tree.lower(last + 1) == ","
        };
        // "the MV Bow Asir"
        let prefixed = PREFIXES.contains(&tree.word(at)) && proper(at + 1);
        if !(vessel || prefixed || called || apposed) {
            continue;
        }
        let start = at + usize::from(!prefixed) + usize::from(called) + 2 * usize::from(apposed);
        let mut end = start + 1 + usize::from(prefixed);
        while end < tree.len()
            && end < start + 4 + 2 * usize::from(prefixed)
            && (proper(end) || tree.tag(end) == Tag::Cd && proper(end - 1))
        {
            end += 1;
        }
        // "the ship Monday", "warship captain John Smith": dates and people are no vessels.
        let other = tree
            .entity(start + usize::from(prefixed))
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
    candidate::put_in_place(candidates, spans, EntityType::Product);
}
