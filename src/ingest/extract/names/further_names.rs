//! Names that the recognizer left: gazetteer entries, and people by their first names.

use crate::ingest::extract::names::found_names::Candidate;
use crate::ingest::extract::names::name_kinds;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Tag};
use crate::lexicon::{Gazetteer, Nouns};

/// For each token whether no candidate has taken it.
fn free_tokens(tree: &Tree<'_>, taken: &[Candidate]) -> Vec<bool> {
    let mut free = vec![true; tree.len()];
    for candidate in taken {
        if let Some(slots) = free.get_mut(candidate.start..candidate.end) {
            slots.fill(false);
        }
    }
    free
}

/// Gazetteer entries among the proper nouns that the recognizer left.
pub(in crate::ingest::extract) fn listed(
    tree: &Tree<'_>,
    gazetteer: &Gazetteer,
    taken: &[Candidate],
) -> Vec<Candidate> {
    let free = free_tokens(tree, taken);
    let usable = |i: Index| free.get(i).copied().unwrap_or(false);
    let proper = |i: Index| matches!(tree.tag(i), Tag::Nnp | Tag::Nnps);
    let mut found = Vec::new();
    let mut i = 0;
    while i < tree.len() {
        let mut length = 0;
        if usable(i) && proper(i) {
            let (_, stop) = tree.sentence(tree.sentence_of(i));
            for end in (i + 1..=stop.min(i + 6)).rev() {
                if (i..end).all(usable) && proper(end - 1) {
                    let phrase = tree.phrase(i, end - 1);
                    if gazetteer.find_written(&phrase).is_some() && gazetteer.demonym(&phrase).is_none() {
                        length = end - i;
                        break;
                    }
                }
            }
        }
        if length > 0 {
            found.push(Candidate { start: i, end: i + length, kind: None });
        }
        i += length.max(1);
    }
    found
}

/// People that the recognizer left: a first name with one to three proper nouns after it.
pub(in crate::ingest::extract) fn given_names(
    tree: &Tree<'_>,
    gazetteer: &Gazetteer,
    taken: &[Candidate],
) -> Vec<Candidate> {
    let free = free_tokens(tree, taken);
    let usable = |i: Index| {
        free.get(i).copied().unwrap_or(false)
            && tree.entity(i).is_none()
            && tree.tag(i) == Tag::Nnp
            && tree.word(i).chars().filter(|c| c.is_lowercase()).count() > 1
    };
    let mut found = Vec::new();
    let mut i = 0;
    while i < tree.len() {
        let (_, stop) = tree.sentence(tree.sentence_of(i));
        let mut end = i;
        while end < stop && usable(end) {
            end += 1;
        }
        // "Secretary of State for Defence Des Browne": the department is no part of the name.
        let department = |at: Index| {
            let lower = tree.lower(at);
            name_kinds::is_department(lower) || !Nouns::shared().class(&tree.base(at)).is_unknown()
        };
        let office = i.checked_sub(1).is_some_and(|b| matches!(tree.lower(b), "for" | "of" | "and"));
        while office && end > i + 2 && department(i) {
            i += 1;
        }
        let alone = office || i.checked_sub(1).is_none_or(|b| tree.tag(b) != Tag::Nnp);
        let bounded = end >= stop || tree.tag(end) != Tag::Nnp;
        let class = Nouns::shared().class(&tree.base(end.saturating_sub(1).max(i)));
        if alone
            && bounded
            && (2..=4).contains(&(end - i))
            && class.is_unknown()
            && gazetteer.gender(tree.word(i)).is_some()
        {
            found.push(Candidate { start: i, end, kind: Some(EntityType::Person) });
        }
        i = end.max(i + 1);
    }
    found
}
