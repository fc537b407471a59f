//! Names of bodies built around a noun: "John F. Kennedy Center for the Performing Arts".
//! Also "National Institute of Allergy and Infectious Diseases", "Martin Luther King Foundation". The recognizer cuts
//! them at a preposition, at "and", or before the noun.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::name_edges::is_time_word;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{Gazetteer, Words};
use crate::model::{MONTHS, NodeKind};

/// Nouns that such names are built around, written large.
static NOUNS: Words = Words::of("body_names.nouns");

/// What a school, a station or a hospital is, in front of the noun: it tells none from another.
static GENERIC: Words = Words::of("body_names.generic");

/// Prepositions that bring what the body is for.
const FOR: &[&str] = &["of", "for", "on", "against"];

/// Puts whole names in the place of the parts that were found of them.
pub(in crate::ingest::extract) fn complete(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut Vec<Candidate>) {
    candidates.iter_mut().for_each(|c| small_department(tree, gazetteer, c));
    for noun in 0..tree.len() {
        if !NOUNS.contains(&tree.word(noun)) || !tree.is_noun(noun) {
            continue;
        }
        let Some(whole) = dated(tree, noun)
            .or_else(|| fronted(tree, candidates, noun))
            .or_else(|| whole(tree, gazetteer, candidates, noun))
        else {
            continue;
        };
        let wider = |c: &Candidate| c.start <= whole.start && c.end >= whole.end;
        let crossed =
            |c: &Candidate| c.start < whole.start && c.end > whole.start || c.start < whole.end && c.end > whole.end;
        if candidates.iter().any(|c| wider(c) || crossed(c)) {
            continue;
        }
        candidates.retain(|c| c.end <= whole.start || c.start >= whole.end);
        candidates.push(whole);
    }
}

/// "State" of "a State department spokesman": a known body whose noun is written small.
fn small_department(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) {
    let (first, noun) = (candidate.start, candidate.end);
    let small = noun < tree.len()
        && matches!(tree.word(noun), "department" | "ministry")
        && tree.sentence_of(first) == tree.sentence_of(noun);
    if small && gazetteer.find_written(&tree.phrase(first, noun)).is_some_and(|e| e.kind == NodeKind::Organization) {
        candidate.end = noun + 1;
        candidate.kind = Some(EntityType::Org);
    }
}

/// "the April 6 Movement", "the 17 October Committee": a body that is called after a day.
fn dated(tree: &Tree<'_>, noun: Index) -> Option<Candidate> {
    let day = |i: Index| tree.word(i).len() < 3 && tree.word(i).chars().all(|c| c.is_ascii_digit());
    let month = |i: Index| MONTHS.contains(&tree.word(i));
    let start = noun.checked_sub(2).filter(|s| tree.sentence_of(*s) == tree.sentence_of(noun))?;
    let date = day(start) && month(start + 1) || month(start) && day(start + 1);
    let named = start.checked_sub(1).is_some_and(|b| tree.lower(b) == "the") && tree.tag(noun) == Tag::Nnp;
    (date && named).then_some(Candidate { start, end: noun + 1, kind: Some(EntityType::Org) })
}

/// "Lincoln | High School": a school that the recognizer parts from whom or what it is called after.
fn fronted(tree: &Tree<'_>, candidates: &[Candidate], noun: Index) -> Option<Candidate> {
    let part = candidates.iter().find(|c| c.end == noun + 1 && c.start < noun)?;
    let generic = (part.start..noun).all(|i| GENERIC.contains(&tree.word(i)));
    let front = candidates.iter().find(|c| c.end == part.start)?;
    let tied = tree.label(front.end - 1) == Label::Compound && tree.head(front.end - 1) == noun;
    (generic && tied && tree.sentence_of(front.start) == tree.sentence_of(noun)).then_some(Candidate {
        start: front.start,
        end: noun + 1,
        kind: Some(EntityType::Org),
    })
}

/// The whole name around a noun, where the recognizer has a part of it.
fn whole(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &[Candidate], noun: Index) -> Option<Candidate> {
    let (from, stop) = tree.sentence(tree.sentence_of(noun));
    let at = |i: Index| candidates.iter().find(|c| (c.start..c.end).contains(&i));
    let known = |c: &Candidate| gazetteer.find_written(&tree.phrase(c.start, c.end - 1));
    // What stands in front and belongs to it.
    let mut start = at(noun).map_or(noun, |c| c.start);
    if start == noun {
        let front = noun.checked_sub(1).filter(|b| *b >= from).and_then(at);
        if let Some(front) = front.filter(|c| {
            matches!(c.kind, Some(EntityType::Person | EntityType::Org))
                && (c.start..c.end).all(|i| tree.word(i).starts_with(char::is_uppercase))
                && tree.label(c.end - 1) == Label::Compound
                && tree.head(c.end - 1) == noun
                && known(c).is_none()
        }) {
            start = front.start;
        }
    }
    let end = tail(tree, gazetteer, candidates, noun, stop).unwrap_or(noun + 1);
    let grown = start < noun && at(noun).is_none() || end > noun + 1;
    // "the Committee of Public Safety" begins with its noun; "a Board for X" does not.
    let begins = start < noun || at(noun).is_some() || end > noun + 2;
    (grown && begins).then_some(Candidate { start, end, kind: Some(EntityType::Org) })
}

/// Where what the body is for ends: fields of work, one or several.
fn tail(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &[Candidate], noun: Index, stop: Index) -> Option<Index> {
    let capital = |i: Index| {
        i < stop
            && tree.word(i).starts_with(char::is_uppercase)
            && matches!(tree.tag(i), Tag::Nnp | Tag::Nnps | Tag::Nn | Tag::Nns | Tag::Jj | Tag::Vbg)
    };
    // A place, a person and a known body are names of their own.
    let own = |i: Index| {
        gazetteer.demonym(tree.word(i)).is_some()
            || candidates.iter().find(|c| (c.start..c.end).contains(&i)).is_some_and(|c| {
                let known = gazetteer.find_written(&tree.phrase(c.start, c.end - 1));
                known.is_some_and(|e| !e.class.is_body() || e.kind == NodeKind::Location)
                    || matches!(c.kind, Some(EntityType::Gpe | EntityType::Loc | EntityType::Norp))
                    || c.kind == Some(EntityType::Person) && gazetteer.is_first_name(tree.word(c.start))
            })
    };
    let run = |from: Index| {
        let length = (from..stop.min(from + 6)).take_while(|i| capital(*i) && !own(*i)).count();
        (length > 0).then_some(from + length)
    };
    let preposition = noun + 1;
    if preposition + 1 >= stop || !FOR.contains(&tree.lower(preposition)) {
        return None;
    }
    // "The Security Council on Friday adopted"
    if tree.entity(preposition + 1).is_some_and(|e| matches!(e.kind, EntityType::Date | EntityType::Time))
        || is_time_word(tree.lower(preposition + 1))
    {
        return None;
    }
    let the = usize::from(tree.lower(preposition + 1) == "the");
    let mut end = run(preposition + 1 + the)?;
    // "the Joint Council for the Welfare of Immigrants"
    if end + 1 < stop && tree.lower(end) == "of" {
        let the = usize::from(tree.lower(end + 1) == "the");
        end = run(end + 1 + the).unwrap_or(end);
    }
    for _ in 0..4 {
        let mut next = end;
        while next < stop && matches!(tree.lower(next), "," | "and" | "&") {
            next += 1;
        }
        let joined = (end..next).any(|i| matches!(tree.lower(i), "and" | "&"));
        // "of Health, Education, and Welfare" ends with its "and"; "of Health, Jane Roe" goes on to another.
        let comma = next == end + 1 && tree.lower(end) == ",";
        let later = comma
            && run(next).is_some_and(|e| {
                e < stop
                    && (matches!(tree.lower(e), "and" | "&")
                        || tree.lower(e) == "," && e + 1 < stop && matches!(tree.lower(e + 1), "and" | "&"))
            });
        let Some(further) = run(next).filter(|_| joined || later) else { break };
        // "the Department of State and the Pentagon", "the Ministry of Health and Jane Roe said": another body begins.
        let body = NOUNS.contains(&tree.word(further - 1));
        if body {
            break;
        }
        end = further;
    }
    Some(end)
}
