//! Names of several words that a table knows.
//! They go before what the recognizer made of their words: it cuts "Democratic Republic of the Congo" after the
//! republic, "Guinea-Bissau" at the hyphen and "Aung San Suu Kyi" after the first word.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::place_names::is_division;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Tag};
use crate::lexicon::{EntryClass, Gazetteer};
use crate::model::NodeKind;

/// No name in the tables has more words than this.
const LONGEST: usize = 9;

/// Puts the known names of several words among the candidates, in the place of those that they overlap; a candidate
/// that holds a known name and more keeps its place ("Yale University Press").
pub(in crate::ingest::extract) fn prefer(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut Vec<Candidate>) {
    for known in known(tree, gazetteer) {
        let wider = |c: &Candidate| c.start <= known.start && c.end >= known.end;
        if candidates.iter().any(wider) {
            continue;
        }
        // Two words may be a longer name's: they are a known person's where the recognizer found none.
        let two = known.kind == Some(EntityType::Person) && known.end - known.start == 2;
        if two && candidates.iter().any(|c| c.end > known.start && c.start < known.end) {
            continue;
        }
        candidates.retain(|c| c.end <= known.start || c.start >= known.end);
        candidates.push(known);
    }
}

/// The known names of several words, the longest from each word on.
fn known(tree: &Tree<'_>, gazetteer: &Gazetteer) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tree.len() {
        let begins = tree.word(at).starts_with(char::is_uppercase)
            && !matches!(tree.lower(at), "the" | "a" | "an" | "in" | "at" | "on" | "for")
            && !joined(tree, at);
        let name = if begins { longest_from(tree, gazetteer, at) } else { None };
        at = name.as_ref().map_or(at + 1, |n| n.end);
        found.extend(name);
    }
    found
}

fn longest_from(tree: &Tree<'_>, gazetteer: &Gazetteer, start: Index) -> Option<Candidate> {
    let (_, stop) = tree.sentence(tree.sentence_of(start));
    let inner = |i: Index| {
        tree.word(i).starts_with(char::is_alphanumeric)
            || matches!(tree.word(i), "," | "'s" | "’s" | "-" | "–" | "&" | "'" | "’")
    };
    let reach = (start..stop.min(start + LONGEST)).take_while(|i| inner(*i)).last()? + 1;
    (start + 2..=reach).rev().find_map(|end| {
        let last = end - 1;
        // "Ryazan region", "Helmand province" are written small.
        let division = is_division(tree.lower(last))
            && gazetteer.find_written(&tree.phrase(start, last)).is_some_and(|e| e.class == EntryClass::Subdivision);
        let capital = tree.word(last).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        // "UN refugee agency": an acronym and what the body is for, written small.
        let phrase = tree.phrase(start, last);
        let body = end - start > 2
            && tree.word(start).chars().all(char::is_uppercase)
            && gazetteer.find_written(&phrase).is_some_and(|e| e.kind == NodeKind::Organization);
        if !(capital || division || body) || joined(tree, end) {
            return None;
        }
        // "Minneapolis, Minnesota, United States": no Minnesota United.
        let comma = (start..end).any(|i| tree.word(i) == ",");
        let kind = match gazetteer.find_written(&phrase) {
            Some(entry) if comma && !entry.name.contains(',') => return None,
            // A city of two words may be a person or part of a longer name: the recognizer knows better.
            Some(entry) if entry.class == EntryClass::City && end - start == 2 && is_person(tree, start) => {
                return None;
            }
            Some(_) if gazetteer.demonym(&phrase).is_some() => return None,
            Some(_) => None,
            None => Some(gazetteer.person(&phrase).map(|_| EntityType::Person)?),
        };
        Some(Candidate { start, end, kind })
    })
}

fn is_person(tree: &Tree<'_>, at: Index) -> bool {
    tree.entity(at).is_some_and(|e| e.kind == EntityType::Person)
}

/// Whether a hyphen ties a token to a name before it: "Bissau" in "Guinea-Bissau".
fn joined(tree: &Tree<'_>, at: Index) -> bool {
    let glued = |i: Index| tree.tag(i) == Tag::Hyph && !tree.token(i).space_after;
    let capital = |i: Index| i < tree.len() && tree.word(i).starts_with(char::is_uppercase);
    let inside = at.checked_sub(1).is_some_and(&glued) && capital(at);
    // From the end of a name on: "Bosnia" goes on in "Bosnia-Herzegovina".
    inside || at < tree.len() && glued(at) && !tree.token(at.saturating_sub(1)).space_after && capital(at + 1)
}
