//! Names that the recognizer cuts in two or makes of two.
//! Thus "Siti Roe | binti Ahmad" and "Naana | Jane Opoku" are one each; "Qais Roe of Harbour Guild", "CD&V, Vooruit"
//! and "Ryanair Boeing" two.

use crate::ingest::extract::names::candidate::{self, Candidate};
use crate::ingest::extract::names::name_kinds;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{EntryClass, Gazetteer, NounClass, Nouns, Words};
use crate::model::NodeKind;

/// Makers of aircraft, whose name stands behind that of who flies them.
static MAKERS: Words = Words::of("split_names.makers");

/// What stands behind the comma of a firm's name.
static LEGAL_FORMS: Words = Words::of("split_names.legal-forms");

/// Small words that join the parts of a person's name.
static JOINTS: Words = Words::of("split_names.joints");

/// Titles in front of a name.
static HONORIFICS: Words = Words::of("split_names.honorifics");

/// Joins and parts them.
pub(in crate::ingest::extract) fn mend(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut Vec<Candidate>) {
    candidates.sort_by_key(|c| c.start);
    join_surnames(tree, gazetteer, candidates);
    reach_back(tree, gazetteer, candidates);
    reach_on(tree, gazetteer, candidates);
    let mut parted = Vec::new();
    for candidate in candidates.iter_mut() {
        parted.extend(member_off(tree, gazetteer, candidate));
        parted.extend(parties(tree, candidate));
        maker_off(tree, gazetteer, candidate);
    }
    candidates.extend(parted);
}

fn capital(tree: &Tree<'_>, i: Index) -> bool {
    tree.word(i).starts_with(char::is_uppercase) && tree.word(i).chars().skip(1).any(char::is_lowercase)
}

/// A word of a person's name: nothing that a table has for anything else.
fn of_a_person(tree: &Tree<'_>, gazetteer: &Gazetteer, i: Index) -> bool {
    let word = tree.word(i);
    matches!(tree.tag(i), Tag::Nnp)
        && capital(tree, i)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
        && Nouns::shared().class(&tree.base(i)).is_unknown()
        && gazetteer.find_written(word).is_none()
        && gazetteer.demonym(word).is_none()
        && !gazetteer.is_adherent(word)
}

/// "Siti Nurhaliza | binti Ahmad", "Rami Abdullah | Zahr al-Din": what follows a person's name without a gap is the
/// rest of it.
fn join_surnames(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut Vec<Candidate>) {
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for right in candidates.drain(..) {
        match kept.last_mut() {
            Some(left) if goes_on(tree, gazetteer, left, &right) => left.end = right.end,
            _ => kept.push(right),
        }
    }
    *candidates = kept;
}

/// Whether a candidate is the rest of a person's name before it.
fn goes_on(tree: &Tree<'_>, gazetteer: &Gazetteer, left: &Candidate, right: &Candidate) -> bool {
    let (start, middle, end) = (left.start, left.end, right.end);
    let joint = right.start == middle && JOINTS.contains(&tree.lower(middle));
    let words = || {
        (middle..end).all(|i| {
            of_a_person(tree, gazetteer, i)
                || JOINTS.contains(&tree.lower(i))
                || matches!(tree.word(i), "-" | "–")
                || i > middle && matches!(tree.word(i - 1), "-" | "–")
        })
    };
    let known = |from: Index, to: Index| gazetteer.find_written(&tree.phrase(from, to - 1)).is_some();
    // "María José Pizarro | Rodríguez": a surname may be a town's name as well.
    let surname = end - middle == 1
        && capital(tree, middle)
        && tree.label(middle - 1) == Label::Compound
        && tree.head(middle - 1) == middle
        && gazetteer.is_first_name(tree.word(start))
        && gazetteer.find_written(tree.word(middle)).is_none_or(|e| e.class == EntryClass::City);
    left.kind == Some(EntityType::Person)
        && right.start == middle
        && tree.sentence_of(start) == tree.sentence_of(middle)
        && end - start <= 7
        && (middle - start >= 2 || joint)
        && (right.kind != Some(EntityType::Person) || end - middle == 1 || joint || tree.head(middle - 1) >= middle)
        && matches!(
            right.kind,
            Some(EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp | EntityType::Loc)
        )
        && !known(start, middle)
        && (surname || !known(middle, end) && words())
}

/// "Naana" of "Naana Jane Opoku", "He" of "Chinese vice premier He Lifeng": a first word that the recognizer leaves
/// out.
fn reach_back(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut [Candidate]) {
    let taken = candidate::taken(candidates, tree.len());
    let is_taken = |token: Index| taken.get(token).copied().unwrap_or_default();
    for candidate in candidates.iter_mut().filter(|c| c.kind == Some(EntityType::Person)) {
        let start = candidate.start;
        let Some(before) = start.checked_sub(1) else { continue };
        let free = !is_taken(before);
        let inside =
            tree.sentence(tree.sentence_of(start)).0 < before && tree.sentence_of(before) == tree.sentence_of(start);
        if !free || !inside || gazetteer.person(&tree.phrase(start, candidate.end - 1)).is_some() {
            continue;
        }
        // Not "minister of Transport Jane Roe" and not "Grand Master Jane Roe": a first name, or one word of a strange
        // name.
        let second = before - 1;
        let first_name = gazetteer.is_first_name(tree.word(before));
        let alone = !matches!(tree.tag(second), Tag::Nnp | Tag::Nnps)
            && !matches!(tree.lower(second), "of" | "and" | "for" | "&" | "-")
            && Nouns::shared().class(tree.lower(before).trim_end_matches('s')).is_unknown()
            && !gazetteer.is_first_name(tree.word(start));
        let tied = tree.label(before) == Label::Compound
            && (start..candidate.end).contains(&tree.head(before))
            && of_a_person(tree, gazetteer, before)
            && !HONORIFICS.contains(&tree.lower(before).trim_end_matches('.'))
            && !name_kinds::is_department(tree.lower(before))
            && (first_name || alone);
        // A surname that is a pronoun, where only a large letter inside the sentence tells it.
        let surname = matches!(tree.word(before), "He" | "She" | "You" | "Me" | "An" | "So" | "No")
            && candidate.end - start == 1
            && before
                .checked_sub(1)
                .is_some_and(|t| Nouns::shared().class(&tree.base(t)).is(NounClass::POST.or(NounClass::OCCUPATION)));
        if tied || surname {
            candidate.start = before;
        }
    }
}

/// "Valéry Giscard | d'Estaing": a surname with an elided particle, which the recognizer leaves out.
fn reach_on(tree: &Tree<'_>, gazetteer: &Gazetteer, candidates: &mut [Candidate]) {
    let taken = candidate::taken(candidates, tree.len());
    let is_taken = |token: Index| taken.get(token).copied().unwrap_or_default();
    for candidate in candidates.iter_mut().filter(|c| c.kind == Some(EntityType::Person)) {
        let (start, next) = (candidate.start, candidate.end);
        let free = next < tree.len() && !is_taken(next) && tree.sentence_of(start) == tree.sentence_of(next);
        if !free || tree.tag(next) != Tag::Nnp || gazetteer.person(&tree.phrase(start, next - 1)).is_some() {
            continue;
        }
        let tied = tree.label(next - 1) == Label::Compound && tree.head(next - 1) == next;
        let elided = tree.word(next).split_once(['\'', '’']).is_some_and(|(particle, rest)| {
            matches!(particle, "d" | "D" | "l" | "dell" | "dall" | "de") && rest.starts_with(char::is_uppercase)
        });
        if tied && elided {
            candidate.end = next + 1;
        }
    }
}

/// "Qais Roe" of "Qais Roe of Harbour Guild": whose somebody is follows "of".
fn member_off(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) -> Option<Candidate> {
    let (start, end) = (candidate.start, candidate.end);
    let of = (start + 1..end - 1).find(|i| matches!(tree.lower(*i), "of" | "from"))?;
    let first = tree.past_the(of + 1);
    // "Front of Corsica leader Jane Roe" is more than a name.
    let small = (first..end).any(|i| tree.word(i).starts_with(char::is_lowercase) && tree.is_noun(i));
    let royal = tree.phrase(start, of - 1).split(' ').count() < 2;
    if candidate.kind != Some(EntityType::Person) || royal || small || first >= end || !capital(tree, first) {
        return None;
    }
    candidate.end = of;
    let known = gazetteer.find_written(&tree.phrase(first, end - 1)).map(|e| e.kind);
    let kind = if known == Some(NodeKind::Location) { EntityType::Gpe } else { EntityType::Org };
    Some(Candidate { start: first, end, kind: Some(kind) })
}

/// "CD&V" and "Vooruit" of "CD&V, Vooruit": bodies in a list.
fn parties(tree: &Tree<'_>, candidate: &mut Candidate) -> Vec<Candidate> {
    let (start, end) = (candidate.start, candidate.end);
    let mut parts = Vec::new();
    let commas: Vec<Index> = (start + 1..end.saturating_sub(1)).filter(|i| tree.word(*i) == ",").collect();
    let plain = (start..end).all(|i| !matches!(tree.lower(i), "and" | "of" | "for" | "&"));
    let short =
        |from: Index, to: Index| (1..=2).contains(&(to - from)) && tree.word(from).starts_with(char::is_uppercase);
    let mut bounds = vec![start];
    bounds.extend(commas.iter().map(|c| c + 1));
    let ends: Vec<Index> = commas.iter().copied().chain([end]).collect();
    let all = bounds.iter().zip(&ends).all(|(from, to)| {
        from < to && short(*from, *to) && !LEGAL_FORMS.contains(&tree.lower(*from).trim_end_matches('.'))
    });
    if candidate.kind == Some(EntityType::Org) && plain && all && !commas.is_empty() {
        for (from, to) in bounds.iter().zip(&ends).skip(1) {
            parts.push(Candidate { start: *from, end: *to, kind: Some(EntityType::Org) });
        }
        candidate.end = commas.first().copied().unwrap_or(end);
    }
    parts
}

/// "Ryanair" of "Ryanair Boeing 737": a carrier in front of whoever made its craft.
fn maker_off(tree: &Tree<'_>, gazetteer: &Gazetteer, candidate: &mut Candidate) {
    let (start, end) = (candidate.start, candidate.end);
    let maker = (start + 1..end).find(|i| MAKERS.contains(&tree.word(*i)));
    if let Some(maker) = maker
        && gazetteer.find_written(&tree.phrase(start, maker - 1)).is_some_and(|e| e.kind == NodeKind::Organization)
    {
        candidate.end = maker;
    }
}
