//! Offices that the recognizer takes into a name.
//! Thus "Russian President Vladimir Putin" as a place, "Minister of Agriculture" as a body, "Museum of Flight CEO" in
//! front of a person, "National Institute of Health Jane Roe" behind one.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::EntityType;
use crate::lexicon::shared_words::ROYAL;
use crate::lexicon::{Gazetteer, NounClass, Nouns, Words};
use crate::model::NodeKind;

/// Words of an office in front of its head.
static OFFICE_WORDS: Words = Words::of("glued_offices.office-words");

/// Titles that go with one name: "Patriarch Daniel".
static WITH_ONE_NAME: Words = Words::of("glued_offices.with-one-name");

/// Offices of places.
static LOCAL: Words = Words::of("glued_offices.local");

/// Parts offices from names.
pub(in crate::ingest::extract) fn part(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut Vec<Candidate>) {
    candidates.retain_mut(|c| {
        if c.end - c.start < 2 || gazetteer.find_written(&tree.phrase(c.start, c.end - 1)).is_some() {
            return true;
        }
        if c.kind != Some(EntityType::Person) {
            office_in_front(tree, gazetteer, c);
            office_behind(tree, c);
            return office_of(tree, gazetteer, c);
        }
        true
    });
}

fn office(tree: &Tree<'_>, at: Index) -> bool {
    let class = Nouns::shared().class(&tree.base(at));
    class.is(NounClass::POST) && !class.is(NounClass::BODY.or(NounClass::PLACE))
}

fn word_of_office(tree: &Tree<'_>, at: Index) -> bool {
    OFFICE_WORDS.contains(&tree.lower(at)) || office(tree, at)
}

/// "Vladimir Putin" of "Russian President Vladimir Putin".
fn office_in_front(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) {
    let (start, end) = (candidate.start, candidate.end);
    let capital = |i: Index| tree.word(i).starts_with(char::is_uppercase);
    let Some(title) = (start..end - 1).take_while(|i| capital(*i)).find(|i| office(tree, *i)) else { return };
    let first = title + 1;
    let owner = (start..title).all(|i| {
        word_of_office(tree, i)
            || gazetteer.demonym(tree.word(i)).is_some()
            || gazetteer.find_written(tree.word(i)).is_some_and(|e| e.kind == NodeKind::Location)
    });
    let numeral = |i: Index| tree.word(i).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let names = end - first <= 4
        && (first..end).all(|i| capital(i) && !office(tree, i) && Nouns::shared().class(&tree.base(i)).is_unknown());
    let word = tree.lower(title);
    let known = gazetteer.person(&tree.phrase(first, end - 1)).is_some()
        || gazetteer.is_first_name(tree.word(first)) && (end - first > 1 || WITH_ONE_NAME.contains(&word))
        || WITH_ONE_NAME.contains(&word)
        || ROYAL.contains(&word) && numeral(end - 1);
    // "Queen Elizabeth University Hospital"
    let goes_on = end < tree.len() && tree.is_noun(end) && capital(end);
    if owner && names && known && !goes_on {
        candidate.start = if ROYAL.contains(&word) && title == start { start } else { first };
        candidate.kind = Some(EntityType::Person);
    }
}

/// "Museum of Flight" of "Museum of Flight CEO", "INC" of "INC member", "Union of Builders" of "Union of Builders of
/// President".
fn office_behind(tree: &Tree<'_>, candidate: &mut Candidate) {
    let (start, end) = (candidate.start, candidate.end);
    let last = end - 1;
    if end <= start + 1 || !office(tree, last) || candidate.kind == Some(EntityType::Person) {
        return;
    }
    let small = tree.word(last).starts_with(char::is_lowercase);
    let before_name =
        end < tree.len() && tree.entity(end).is_some_and(|e| e.kind == EntityType::Person) && tree.is_noun(end);
    if !(small || before_name) {
        return;
    }
    let mut cut = last;
    while cut > start && word_of_office(tree, cut - 1) {
        cut -= 1;
    }
    while cut > start && matches!(tree.lower(cut - 1), "of" | "the" | "and" | "for") {
        cut -= 1;
    }
    candidate.end = cut;
}

/// "Urgell" of "Bishop of Urgell"; nothing of "Minister of Agriculture", which is no name. Whether anything is left.
fn office_of(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) -> bool {
    let (start, end) = (candidate.start, candidate.end);
    if start >= end || candidate.kind == Some(EntityType::Person) {
        return start < end;
    }
    let words = || {
        (start..end).all(|i| {
            word_of_office(tree, i)
                || gazetteer.is_adherent(tree.word(i))
                || matches!(tree.lower(i), "house" | "senate")
        })
    };
    // "Supreme Leader", "Flight Engineer": an office and no more.
    if words() && office(tree, end - 1) {
        return false;
    }
    let Some(of) = (start + 1..end).find(|i| matches!(tree.lower(*i), "of" | "for")) else { return true };
    let title = (start..of).all(|i| word_of_office(tree, i) && tree.word(i).starts_with(char::is_uppercase))
        && (start..of).any(|i| office(tree, i));
    let first = if of + 1 < end && tree.lower(of + 1) == "the" { of + 2 } else { of + 1 };
    if !title || first >= end {
        return !title;
    }
    let known = gazetteer.find_written(&tree.phrase(first, end - 1)).map(|e| e.kind);
    let local = (start..of).any(|i| LOCAL.contains(&tree.lower(i)));
    match known {
        Some(NodeKind::Location) => candidate.kind = Some(EntityType::Gpe),
        Some(NodeKind::Organization) => candidate.kind = Some(EntityType::Org),
        _ if local && end - first == 1 => candidate.kind = Some(EntityType::Gpe),
        _ => return false,
    }
    candidate.start = first;
    true
}
