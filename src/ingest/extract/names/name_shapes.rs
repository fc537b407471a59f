//! What a name's own words say of its kind, whatever the recognizer takes it for.
//! Thus "Bandar Lengeh" and "Isla Pinta" are places, "the Denver Falcons" a team, "Agnes Roe" a person, "Category 4"
//! nobody; and what stands in front of a person's name or behind a name that is no part of it: "Astronaut Maya Holm",
//! "Humberto 75 miles".

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::shared_words::{DOUBTFUL, LOCATIVE, ROYAL};
use crate::lexicon::{EntryClass, Gazetteer, NounClass, Nouns, Words};

/// First words of names of places, in the languages of the world.
static OPENERS: Words = Words::of("name_shapes.openers");

/// What teams call themselves behind their town.
static TEAMS: Words = Words::of("name_shapes.teams");

/// Letters that clubs bear.
static CLUBS: Words = Words::of("name_shapes.clubs");

/// What stands behind a number and is measured.
static UNITS: Words = Words::of("name_shapes.units");

/// What grades are counted in.
static GRADES: Words = Words::of("name_shapes.grades");

/// Cuts names to themselves and gives them the kind that they show.
pub(in crate::ingest::extract) fn correct(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut Vec<Candidate>) {
    candidates.retain_mut(|c| {
        if opens_with_people(tree, gazetteer, c) {
            return false;
        }
        measure_off(tree, gazetteer, c);
        occupation_off(tree, gazetteer, c);
        if c.kind.is_none() || is_grade(tree, c) {
            return c.kind.is_none();
        }
        if gazetteer.find_written(&tree.phrase(c.start, c.end - 1)).is_none()
            && let Some(kind) = kind(tree, gazetteer, c)
        {
            c.kind = Some(kind);
        }
        true
    });
}

/// "Farmers say": a noun for people, large only because it opens the sentence.
fn opens_with_people(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &Candidate) -> bool {
    let at = candidate.start;
    let people = NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::OCCUPATION).or(NounClass::POST);
    candidate.end == at + 1
        && tree.sentence(tree.sentence_of(at)).0 == at
        && tree.tag(at) == Tag::Nns
        && tree.word(at).chars().skip(1).all(char::is_lowercase)
        && Nouns::shared().class(&tree.base(at)).is(people)
        && gazetteer.find_written(tree.word(at)).is_none()
}

fn kind(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &Candidate) -> Option<EntityType> {
    use EntityType::{Event, Fac, Gpe, Loc, Norp, Org, Person, Product, WorkOfArt};
    let kind = candidate.kind?;
    if matches!(kind, Event) || candidate.end - candidate.start < 2 {
        return None;
    }
    if is_team(tree, gazetteer, candidate) {
        return Some(Org);
    }
    if matches!(kind, Person | Org | Norp | Product) && is_place(tree, gazetteer, candidate) {
        return Some(Loc);
    }
    (matches!(kind, Org | Gpe | Loc | Fac | Norp | Product | WorkOfArt) && is_person(tree, gazetteer, candidate))
        .then_some(Person)
}

/// "Bandar Lengeh", "Deir Sharaf": no title stands in front, and no noun for a body behind.
fn is_place(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.start, candidate.end);
    let class = |i: Index| Nouns::shared().class(&tree.base(i));
    let titled = start.checked_sub(1).is_some_and(|b| {
        tree.sentence_of(b) == tree.sentence_of(start) && class(b).is(NounClass::POST.or(NounClass::OCCUPATION))
    });
    OPENERS.contains(&tree.word(start))
        && !titled
        && end - start <= 4
        && !class(end - 1).is(NounClass::BODY.or(NounClass::ENTERPRISE).or(NounClass::CAUSE))
        && gazetteer.person(&tree.phrase(start, end - 1)).is_none()
}

/// "Denver Falcons", "Chelsea F.C.": a town and what its team calls itself, or a club's letters.
fn is_team(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.start, candidate.end);
    let town = || gazetteer.find_written(&tree.phrase(start, end - 2)).is_some_and(|e| e.class.is_lesser_place());
    CLUBS.contains(&tree.word(end - 1)) || TEAMS.contains(&tree.word(end - 1)) && town()
}

/// "Agnes Roe": a first name and a word that is nothing else.
fn is_person(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.start, candidate.end);
    let (first, last) = (tree.word(start), tree.word(end - 1));
    let plain = |word: &str| {
        word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
            && word.starts_with(char::is_uppercase)
            && word.chars().skip(1).any(char::is_lowercase)
            && word.chars().count() > 2
    };
    let before = start.checked_sub(1).map_or("", |b| tree.lower(b));
    let goes_on = end < tree.len() && matches!(tree.tag(end), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps);
    let acts = matches!(
        tree.label(end - 1),
        Label::Nsubj | Label::Nsubjpass | Label::Poss | Label::Appos | Label::Conj | Label::Dobj | Label::Pobj
    );
    end - start == 2
        && acts
        && plain(first)
        && plain(last)
        && gazetteer.is_first_name(first)
        && !DOUBTFUL.contains(&first)
        && gazetteer.find_written(first).is_none()
        && gazetteer.find_written(last).is_none()
        && gazetteer.demonym(last).is_none()
        && Nouns::shared().class(&tree.base(end - 1)).is_unknown()
        && !TEAMS.contains(&last)
        && !CLUBS.contains(&last)
        && !(LOCATIVE.contains(&before) || matches!(before, "the" | "on" | "into"))
        && !goes_on
}

/// "Maya Holm" of "Astronaut Maya Holm": what somebody is opens the sentence with a capital.
fn occupation_off(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) {
    let start = candidate.start;
    if candidate.end - start < 3 {
        return;
    }
    // "Astronauts Maya Holm and Jon Roe" looks like a firm.
    let person = candidate.kind == Some(EntityType::Person)
        || candidate.kind == Some(EntityType::Org) && gazetteer.is_first_name(tree.word(start + 1));
    if !person {
        return;
    }
    let singular = tree.lower(start).trim_end_matches('s');
    let class = Nouns::shared().class(&tree.base(start));
    let class = if class.is_unknown() { Nouns::shared().class(singular) } else { class };
    let what = class.is(NounClass::OCCUPATION.or(NounClass::PERSON).or(NounClass::POST).or(NounClass::ATHLETE))
        && !class.is(NounClass::BODY.or(NounClass::PLACE));
    let opens = tree.sentence(tree.sentence_of(start)).0 == start;
    let known = gazetteer.is_first_name(tree.word(start))
        || gazetteer.person(&tree.phrase(start, candidate.end - 1)).is_some()
        || ROYAL.contains(&tree.lower(start));
    if what && opens && !known {
        candidate.start += 1;
        candidate.kind = Some(EntityType::Person);
    }
}

/// "Humberto" of "Humberto 75 miles", "New Orleans Saints" of "New Orleans Saints $500,000".
fn measure_off(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) {
    let (start, end) = (candidate.start, candidate.end);
    let figure = |i: Index| {
        let word = tree.word(i).trim_start_matches(['$', '€', '£']);
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%'))
    };
    let last = end - 1;
    let cut = if end - start > 2 && UNITS.contains(&tree.lower(last)) && figure(last - 1) {
        Some(last - 1)
    } else if end - start > 1 && figure(last) && tree.word(last).contains(['$', '€', '£', '%']) {
        Some(last)
    } else if end - start > 1
        && figure(last)
        && gazetteer.find_written(&tree.phrase(start, last - 1)).is_some_and(|e| e.class == EntryClass::Country)
    {
        // "Sweden 1": a score.
        Some(last)
    } else {
        None
    };
    if let Some(cut) = cut {
        candidate.end = cut;
    }
}

/// "Category 4", "Mw 7.4", "EF5": a grade names nobody.
fn is_grade(tree: &Tree<'_>, candidate: &Candidate) -> bool {
    let number = |i: Index| tree.word(i).chars().all(|c| c.is_ascii_digit() || c == '.');
    candidate.end - candidate.start == 2 && GRADES.contains(&tree.lower(candidate.start)) && number(candidate.end - 1)
}
