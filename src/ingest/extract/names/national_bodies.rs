//! Forces and bodies of states, whose nationality is part of the name: "Japanese Air Force".
//! Also "the Haitian National Police", "Ethiopian Federal Police". The recognizer leaves the nationality out, or the
//! whole name.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::EntityType;
use crate::lexicon::{EntryClass, Gazetteer, Words};

/// What such bodies are called behind the nationality.
static BODIES: Words = Words::phrases("national_bodies.bodies");

/// Makes one name of a nationality and such a body.
pub(in crate::ingest::extract) fn join(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut Vec<Candidate>) {
    let mut at = 0;
    while at + 1 < tree.len() {
        let Some((start, end)) = body_of_state(tree, gazetteer, at) else {
            at += 1;
            continue;
        };
        let wider = candidates.iter().any(|c| c.start <= start && c.end >= end);
        if !wider {
            candidates.retain(|c| c.end <= start || c.start >= end);
            candidates.push(Candidate { start, end, kind: Some(EntityType::Org) });
        }
        at = end;
    }
}

/// Where the name of a body of a state begins and ends that opens at a token with a nationality: "Japanese", "South
/// Korean", "New Zealand".
fn body_of_state(tree: &Tree<'_>, gazetteer: &Gazetteer, start: Index) -> Option<(Index, Index)> {
    let (_, stop) = tree.sentence(tree.sentence_of(start));
    if !tree.word(start).starts_with(char::is_uppercase) || tree.lower(start) == "the" {
        return None;
    }
    let country = |last: Index| {
        let phrase = tree.phrase(start, last);
        let whose = gazetteer.demonym(&phrase).or_else(|| gazetteer.find_written(&phrase));
        whose.is_some_and(|e| e.class == EntryClass::Country)
    };
    let body = (start..stop.min(start + 3)).rev().filter(|last| country(*last)).find_map(|last| {
        let first = last + 1;
        let named = |end: &Index| *end <= stop && BODIES.contains(&tree.phrase(first, end - 1).as_str());
        (first + 1..first + 5).rev().find(named)
    });
    body.map(|end| (start, end))
}
