//! The entry of the gazetteer that a name means.
//! None where the words around it say that it is somebody or something else.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::written_name::WrittenName;
use crate::ingest::extract::names::{ambiguous_names, place_names};
use crate::ingest::extract::parse::tree::Tree;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::shared_words::{LOCATIVE, PLACED};
use crate::lexicon::{Entry, EntryClass, Gazetteer, NounClass, Nouns, Words};

/// Players and fans, who are named by a club and not by a town.
static PLAYERS: Words = Words::of("gazetteer_names.players");

/// The entry that a name means.
pub(super) fn entry<'a>(name: &WrittenName<'_, 'a>) -> Option<&'a Entry> {
    name.gazetteer().find_written(name.written).filter(|entry| {
        !ambiguous_names::is_of_another_country(name.usage, name.written, entry)
            && is_complete(name, entry)
            && !is_person_of_that_name(name, entry)
            && !of_another_state(name.tree(), name.gazetteer(), name.candidate, entry)
            && may_be_the_place(name, entry)
    })
}

/// Whether nothing of an entry's name is left out: "Hague" without its article is a person.
fn is_complete(name: &WrittenName<'_, '_>, entry: &Entry) -> bool {
    if !entry.name.starts_with("The ") || !name.single || name.written.starts_with("The ") {
        return true;
    }
    let (tree, Candidate { start, end, .. }) = (name.tree(), name.candidate);
    let article = start.checked_sub(1).is_some_and(|b| tree.lower(b) == "the");
    // "National" in "the National Security Advisor" is no newspaper, "Hindu" in "Hindu groups" neither.
    let ends = *end >= tree.len()
        || !(tree.is_noun(*end) || matches!(tree.tag(*end), Tag::Hyph))
        || tree.word(end - 1).ends_with("The");
    article && (ends || entry.class == EntryClass::City)
}

/// "Mr Forbes" is no magazine.
fn is_person_of_that_name(name: &WrittenName<'_, '_>, entry: &Entry) -> bool {
    name.single
        && name.label == Some(EntityType::Person)
        && (entry.class.is_body() || entry.class == EntryClass::Media)
        && name.is_titled()
}

/// Whether a name may mean a city or a province, whose names persons and organizations bear too; a country's name is
/// the country.
fn may_be_the_place(name: &WrittenName<'_, '_>, entry: &Entry) -> bool {
    if !entry.class.is_part_of_country() {
        return true;
    }
    let (tree, gazetteer, start) = (name.tree(), name.gazetteer(), name.candidate.start);
    let person = name.label == Some(EntityType::Person);
    let organization = name.label == Some(EntityType::Org);
    // "the container ship Dali"
    let other = organization
        || name.label == Some(EntityType::Product)
        || person && (!name.single || gazetteer.is_first_name(name.written) || name.is_titled());
    !other
        || opens_dateline(tree, name.candidate)
        || says_place(tree, name.candidate)
        || organization && names_whose(tree, name.candidate)
        // "recaptured Deir al-Balah", "Uttar Pradesh": no person's name, whatever the recognizer says.
        || !name.single
            && !name.is_titled()
            && !gazetteer.is_first_name(tree.word(start))
            && (person || entry.class == EntryClass::Subdivision)
}

/// Whether a name is where a dateline says that the news is from: "La Paz, Bolivia (AP)", on a line of its own.
fn opens_dateline(tree: &Tree<'_>, candidate: &Candidate) -> bool {
    const LONGEST: usize = 16;
    let line = tree.line_around(candidate.start);
    line.start == candidate.start
        && line.len() <= LONGEST
        && candidate.end < line.end
        && tree.lower(candidate.end) == ","
        && tree.lower(line.end - 1) == ")"
        && line.clone().all(|i| !tree.is_verb(i))
}

/// "Peru's Congress", "the Bolivian Congress": a body that a table knows as one state's is named as another's.
fn of_another_state(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &Candidate, entry: &Entry) -> bool {
    let several = candidate.end - candidate.start > 1;
    if !entry.class.is_body() || several && !gazetteer.is_shared(&tree.phrase(candidate.start, candidate.end - 1)) {
        return false;
    }
    let Some(before) = candidate.start.checked_sub(1) else { return false };
    let owner = if tree.tag(before) == Tag::Pos { before.checked_sub(1) } else { Some(before) };
    let named = owner.and_then(|at| {
        let word = tree.word(at);
        let possessive = at < before;
        // "El Salvador's Congress"
        let longer = || at.checked_sub(1).and_then(|from| gazetteer.find_written(&tree.phrase(from, at)));
        if possessive { gazetteer.find_written(word).or_else(longer) } else { gazetteer.demonym(word) }
    });
    let state = named.filter(|state| state.class == EntryClass::Country);
    state.is_some_and(|state| entry.within.as_deref().is_some_and(|within| within != state.name))
}

/// Whether a name says where somebody is from: "Karachi entrepreneur", "Toronto police officer".
fn names_whose(tree: &Tree<'_>, candidate: &Candidate) -> bool {
    let next = candidate.end;
    next < tree.len()
        && candidate.end - candidate.start == 1
        && tree.head(candidate.start) == next
        && matches!(tree.tag(next), Tag::Nn | Tag::Nns)
        && {
            let class = Nouns::shared().class(&tree.base(next));
            class.is(NounClass::PERSON.or(NounClass::OCCUPATION))
                && !class.is(NounClass::POST)
                && !PLAYERS.contains(&tree.lower(next))
        }
}

/// Whether the sentence uses a name as a place: "in X".
pub(super) fn says_place(tree: &Tree<'_>, candidate: &Candidate) -> bool {
    let head =
        (candidate.start..candidate.end).rev().find(|i| !(candidate.start..candidate.end).contains(&tree.head(*i)));
    head.is_some_and(|h| {
        let preposition = tree.head(h);
        // "the Indian state of Chhattisgarh", "the city of Derna"
        let part = || {
            tree.lower(preposition) == "of"
                && preposition
                    .checked_sub(1)
                    .is_some_and(|n| matches!(tree.tag(n), Tag::Nn) && place_names::holds_a_name(tree.lower(n)))
        };
        // "Chad's capital, N'Djamena,"
        let capital = tree.label(h) == Label::Appos && tree.lower(preposition) == "capital";
        // "fled Hama", "recaptured Wad Madani"
        let taken = tree.label(h) == Label::Dobj && PLACED.contains(&tree.lemma(preposition));
        taken
            || capital
            || tree.label(h) == Label::Pobj
                // "to": people are written and spoken to.
                && (LOCATIVE.contains(&tree.lower(preposition))
                    || matches!(tree.lower(preposition), "from" | "into")
                    || part())
    })
}
