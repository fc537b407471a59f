//! Bodies that go by what they are, where two states have one each.
//! Thus "Iran's Foreign Ministry" is not the one of "Iraq's Foreign Ministry", nor "the country's Foreign Ministry"
//! that of another whose nationality stands in its name.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::usage::Usage;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{Entry, Gazetteer, Words};

/// Nouns that stand for a state or a territory named before: "the country's".
static LANDS: Words = Words::of("owned_bodies.lands");

/// Sentences that one may look back for what such a noun stands for.
const FAR: usize = 3;

/// What a body is called by its owner ("Iranian Foreign Ministry"), where the text tells of one of another owner too.
pub(super) fn called(usage: &Usage<'_>, candidate: &Candidate) -> Option<String> {
    let (tree, gazetteer) = (usage.tree, usage.gazetteer);
    let written = tree.phrase(candidate.start, candidate.end - 1);
    if !gazetteer.is_shared(&written) {
        return None;
    }
    let own = owner(tree, gazetteer, candidate.start)?;
    let length = candidate.end - candidate.start;
    let of_several = usage.is_of_several(&written, || {
        let same =
            |at: &Index| tree.word(*at) == tree.word(candidate.start) && tree.phrase(*at, *at + length - 1) == written;
        let owners =
            (1..tree.len().saturating_sub(length - 1)).filter(same).filter_map(|at| owner(tree, gazetteer, at));
        // Once a name, however often it stands there.
        let mut keys = owners.map(|entry| &entry.key);
        keys.next().is_some_and(|first| keys.any(|key| key != first))
    });
    of_several.then(|| format!("{} {written}", own.adjective.unwrap_or(&own.name)))
}

/// The state or territory right in front of a body's name: "Iran's", "Iraqi", "West Bank".
fn told_of<'g>(tree: &Tree<'_>, gazetteer: &'g Gazetteer, at: Index) -> Option<&'g Entry> {
    let before = at.checked_sub(1)?;
    let (from, _) = tree.sentence(tree.sentence_of(at));
    let last = if tree.tag(before) == Tag::Pos { before.checked_sub(1)? } else { before };
    let place = |first: Index| {
        let phrase = tree.phrase(first, last);
        gazetteer.demonym(&phrase).or_else(|| gazetteer.find_written(&phrase)).filter(|e| is_land(e))
    };
    (from.max(last.saturating_sub(3))..=last).find_map(place)
}

fn is_land(entry: &Entry) -> bool {
    entry.class.is_land()
}

/// Whose body a name stands for by what is in front of it: a state or a nationality, "its", "the country's".
fn owner<'g>(tree: &Tree<'_>, gazetteer: &'g Gazetteer, at: Index) -> Option<&'g Entry> {
    let before = at.checked_sub(1)?;
    if matches!(tree.lower(before), "its" | "their") {
        return meant(tree, gazetteer, before);
    }
    let land = before.checked_sub(1).filter(|_| tree.tag(before) == Tag::Pos);
    if let Some(land) = land.filter(|l| LANDS.contains(&tree.lower(*l))) {
        return meant(tree, gazetteer, land);
    }
    told_of(tree, gazetteer, at)
}

/// The state that a word stands for: the one that acts in the sentence, else in one before, else the last named.
fn meant<'g>(tree: &Tree<'_>, gazetteer: &'g Gazetteer, at: Index) -> Option<&'g Entry> {
    let mut stop = at;
    for _ in 0..FAR {
        let (from, _) = tree.sentence(tree.sentence_of(stop.checked_sub(1)?));
        let named = |i: Index| {
            let pair = i.checked_sub(1).filter(|p| *p >= from).and_then(|p| gazetteer.find_written(&tree.phrase(p, i)));
            let word = tree.word(i);
            let one = || gazetteer.find_written(word).or_else(|| gazetteer.demonym(word));
            pair.or_else(one).filter(|e| is_land(e)).map(|e| (i, e))
        };
        let capital = |i: &Index| tree.word(*i).starts_with(char::is_uppercase);
        let found: Vec<(Index, &Entry)> = (from..stop).filter(capital).filter_map(named).collect();
        let acts = found.iter().find(|(i, _)| matches!(tree.label(*i), Label::Nsubj | Label::Nsubjpass));
        if let Some((_, state)) = acts.or(found.last()) {
            return Some(state);
        }
        stop = from;
    }
    None
}
