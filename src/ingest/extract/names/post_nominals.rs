//! Letters of a seat, an honour or a degree behind a name: "Tom Watson MP", "Simon Hart QC".
//! They are no part of what somebody is called, but the parse makes them the head of it, so that they stay within the
//! name's stretch of the text.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::EntityType;
use crate::lexicon::shared_words::HONORIFICS;
use crate::lexicon::{Gazetteer, NounClass, Nouns, Words};

/// Such letters.
static LETTERS: Words = Words::of("post_nominals.letters");

/// Of those that are a title in front of a name as well, the ones of members of a parliament.
static SEATS: Words = Words::of("post_nominals.seats");

/// Where the name itself ends that a stretch of tokens holds.
pub(in crate::ingest::extract) fn name_end(tree: &Tree<'_>, start: Index, end: Index) -> Index {
    (start..end).rev().find(|i| !LETTERS.contains(&tree.word(*i))).map_or(end, |i| i + 1)
}

/// The letters of a seat in a parliament behind a name.
pub(in crate::ingest::extract) fn seat(tree: &Tree<'_>, start: Index, end: Index) -> Option<Index> {
    (name_end(tree, start, end)..end).find(|i| SEATS.contains(&tree.word(*i)))
}

/// Makes people of the names with such letters, and has the letters within the names.
pub(in crate::ingest::extract) fn join(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut Vec<Candidate>) {
    let letters = |i: Index| LETTERS.contains(&tree.word(i));
    for candidate in candidates.iter_mut() {
        let end = name_end(tree, candidate.start, candidate.end);
        let behind = end < tree.len() && letters(end);
        let titled = candidate.start.checked_sub(1).is_some_and(|b| {
            HONORIFICS.contains(&tree.lower(b))
                || tree.is_noun(b) && Nouns::shared().class(&tree.base(b)).is(NounClass::POST.or(NounClass::OCCUPATION))
        });
        let named = titled || gazetteer.is_first_name(tree.word(candidate.start));
        let person = candidate.kind == Some(EntityType::Person);
        if !behind || end - candidate.start < 2 && !titled || !(person || named) || letters(candidate.start) {
            continue;
        }
        let (_, stop) = tree.sentence(tree.sentence_of(candidate.start));
        let count = (end..stop).take_while(|i| letters(*i)).count();
        candidate.end = end + count;
        candidate.kind = Some(EntityType::Person);
    }
    let wholes: Vec<(Index, Index)> = candidates.iter().map(|c| (c.start, c.end)).collect();
    candidates.retain(|c| {
        // Looked for only where there are letters: the candidates are many.
        let inside = || wholes.iter().any(|(s, e)| *s < c.start && *e >= c.end);
        !(letters(c.start) && ((c.start..c.end).all(letters) || inside()))
    });
}
