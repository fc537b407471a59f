//! Storms by name: "Hurricane Melissa".
//! Also "Super Typhoon Megi", and "Melissa" afterwards, whatever the recognizer takes them for.

use rustc_hash::FxHashSet;

use crate::ingest::extract::names::candidate::{self, Candidate};
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{NounClass, Nouns, Words};

/// What a storm is called in front of its name.
static STORMS: Words = Words::of("storms.storms");

/// What may stand in front of that, as a part of the name.
static KINDS: Words = Words::of("storms.kinds");

/// What follows such a word with a capital and is no name of a storm.
static NO_NAMES: Words = Words::of("storms.no-names");

/// Makes each storm one candidate, and its bare name afterwards another.
pub(in crate::ingest::extract) fn name(tree: &Tree<'_>, candidates: &mut Vec<Candidate>) {
    let proper = |i: Index| candidate::is_large_name(tree, i);
    let mut spans: Vec<(Index, Index)> = Vec::new();
    for at in 0..tree.len() {
        let named = STORMS.contains(&tree.lower(at)) && proper(at) && proper(at + 1);
        let bare = named && tree.word(at + 1).chars().all(char::is_alphabetic) && tree.word(at + 1).len() > 2;
        if !bare || tree.lower(at) == "depression" && !at.checked_sub(1).is_some_and(proper) {
            continue;
        }
        // "Hurricane Center", "Storm Shadow missiles", "Cyclone Sports Club": no storm of that name.
        let longer = proper(at + 2) && tree.head(at + 1) == at + 2 && !STORMS.contains(&tree.lower(at + 2));
        // "Storm Shadow missiles": what is fired is called so.
        let mut head = at + 1;
        while tree.label(head) == Label::Compound && !tree.is_root(head) {
            head = tree.head(head);
        }
        let weapon = Nouns::shared().class(&tree.base(head)).is(NounClass::WEAPON.or(NounClass::VEHICLE));
        if longer || weapon || NO_NAMES.contains(&tree.lower(at + 1)) {
            continue;
        }
        let mut start = at;
        while start > 0
            && KINDS.contains(&tree.lower(start - 1))
            && tree.word(start - 1).starts_with(char::is_uppercase)
        {
            start -= 1;
        }
        // "Typhoon Fung-wong"
        let hyphen = at + 3 < tree.len() && tree.word(at + 2) == "-" && tree.tag(at + 3) != Tag::Vbn;
        spans.push((start, if hyphen { at + 4 } else { at + 2 }));
    }
    if spans.is_empty() {
        return;
    }
    let bare: FxHashSet<&str> = spans.iter().map(|(_, end)| tree.word(end.saturating_sub(1))).collect();
    for candidate in candidates.iter_mut() {
        if candidate.end - candidate.start == 1 && bare.contains(tree.word(candidate.start)) {
            candidate.kind = Some(EntityType::Event);
        }
    }
    candidate::put_in_place(candidates, spans, EntityType::Event);
}
