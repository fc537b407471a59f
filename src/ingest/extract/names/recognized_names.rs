//! The recognizer's entities, cut to the name itself: titles, nationalities and owners of offices stay out.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::{place_names, post_nominals};
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{Gazetteer, NounClass, Nouns, PlaceClass, Words};
use crate::model::NodeKind;

/// Forms of address in front of a name.
static HONORIFICS: Words = Words::of("titles.honorifics");

/// How one person is addressed: no place and no body has these words in front.
static ADDRESSES: Words = Words::of("recognized_names.addresses");

/// Words that open a rank of two words: "Lance Corporal", "Grand Ayatollah".
static RANK_OPENERS: Words = Words::of("recognized_names.rank-openers");

/// Whether a rank of two words begins at a token: "Brigadier General".
fn opens_a_rank(tree: &Tree<'_>, start: Index) -> bool {
    RANK_OPENERS.contains(&tree.lower(start)) && is_title(&tree.base(start + 1))
}

/// "Salome", not "RSF".
fn is_word(word: &str) -> bool {
    word.chars().skip(1).all(char::is_lowercase) && word.chars().count() > 2
}

/// The recognizer's entities, cut to the name itself.
pub(in crate::ingest::extract) fn recognized(tree: &Tree<'_>, gazetteer: &Gazetteer) -> Vec<Candidate> {
    let mut found = Vec::new();
    for entity in &tree.analysis.entities {
        use EntityType::{Event, Fac, Gpe, Law, Loc, Norp, Org, Person, Product, WorkOfArt};
        if !matches!(entity.kind, Person | Org | Gpe | Loc | Fac | Norp | Event | Law | Product | WorkOfArt) {
            continue;
        }
        let (mut start, mut end) = (entity.tokens.start as usize, entity.tokens.end as usize);
        let edge = |i: Index| {
            matches!(
                tree.tag(i),
                Tag::Dt | Tag::Pos | Tag::OpenQuote | Tag::CloseQuote | Tag::Comma | Tag::Hyph | Tag::Period
            )
        };
        while start < end
            && (edge(start) || matches!(tree.lower(start), "the" | "\"" | "'"))
            && (tree.word(start) != ".")
        {
            start += 1;
        }
        while end > start && edge(end - 1) {
            end -= 1;
        }
        // "the left-wing bloc NFP": a noun written small is no part of the acronym behind it.
        while end - start == 2
            && matches!(tree.tag(start), Tag::Nn | Tag::Nns)
            && tree.word(start).chars().all(char::is_lowercase)
            && tree.word(start + 1).chars().all(char::is_uppercase)
        {
            start += 1;
        }
        if entity.kind == Person {
            // "Sheikh Hasina" is known by her title.
            let known = |from: Index| gazetteer.person(&tree.phrase(from, end - 1)).is_some();
            while start + 1 < end && is_title(&tree.base(start)) && !known(start) {
                start += 1;
            }
        }
        // "Ms Sandiford", "Brigadier General Tibbets": somebody, whatever the recognizer takes it for.
        let addressed = end - start > 1 && ADDRESSES.contains(&tree.word(start).trim_end_matches('.'));
        let ranked = (3..=4).contains(&(end - start))
            && opens_a_rank(tree, start)
            && (start + 2..end).all(|i| {
                matches!(tree.tag(i), Tag::Nnp | Tag::Nnps) && Nouns::shared().class(&tree.base(i)).is_unknown()
            });
        let somebody = matches!(entity.kind, Org | Gpe | Loc | Fac | Product) && (addressed || ranked);
        if somebody {
            start += if ranked { 2 } else { 1 };
        }
        // "Ms" of "Ms Sandiford" alone
        if end - start == 1 && ADDRESSES.contains(&tree.word(start).trim_end_matches('.')) {
            continue;
        }
        // "Aung San Suu Kyi": the recognizer took the first word for a place.
        if matches!(entity.kind, Person | Gpe) && end - start == 1 && tree.label(start) == Label::Compound {
            let head = tree.head(start);
            let whole = (start + 1..=head).all(|i| {
                tree.tag(i) == Tag::Nnp && tree.entity(i).is_none() && Nouns::shared().class(&tree.base(i)).is_unknown()
            });
            if head > start && head - start <= 4 && whole && gazetteer.find_written(tree.word(start)).is_none() {
                found.push(Candidate { start, end: head + 1, kind: Some(Person) });
                continue;
            }
        }
        // "spokesperson Barend Leyts": the recognizer leaves a rare first name out.
        if entity.kind == Person
            && end - start == 1
            && let Some(before) = start.checked_sub(1)
            && tree.tag(before) == Tag::Nnp
            && tree.label(before) == Label::Compound
            && tree.head(before) == start
            // "Salome Zourabichvili": or takes it for a body of its own.
            && tree.entity(before).is_none_or(|e| e.kind == Org && e.tokens.end - e.tokens.start == 1 && is_word(tree.word(before)))
            && Nouns::shared().class(&tree.base(before)).is_unknown()
            && !is_title(&tree.base(before))
            && gazetteer.demonym(tree.word(before)).is_none()
            && gazetteer.find_written(tree.word(before)).is_none()
        {
            start = before;
        }
        // "Warren Truss MP": the letters behind are no part of the name.
        if entity.kind == Person && end - start > 2 {
            end = post_nominals::name_end(tree, start, end);
        }
        // "Senator from Vermont Bernie Sanders", "Head of the Luhansk People's Republic Leonid Pasechnik": the office's
        // owner stands right before the name.
        if let Some(cut) = owner_of_office(tree, gazetteer, start, end) {
            found.push(Candidate { start: cut, end, kind: Some(Person) });
            continue;
        }
        // "First Minister of Scotland Nicola Sturgeon": the country is no first name.
        let after_of = start.checked_sub(1).is_some_and(|b| tree.lower(b) == "of");
        let mut kind = if somebody { Person } else { entity.kind };
        if kind == Org
            && after_of
            && end - start > 2
            && gazetteer.find(tree.word(start)).is_some_and(|e| e.kind == NodeKind::Location)
        {
            kind = Person;
        }
        if kind == Person
            && end - start > 2
            && gazetteer
                .find(tree.word(start))
                .is_some_and(|e| e.class == PlaceClass::Country || (after_of && e.kind == NodeKind::Location))
        {
            start += 1;
        }
        if start >= end || part_of_a_title(tree, start, end) {
            continue;
        }
        // "Han Duck-soo": the recognizer stops at the hyphen now and then.
        let glued = |i: Index| {
            i + 1 < tree.len() && tree.lower(i) == "-" && !tree.token(i).space_after && !tree.token(i - 1).space_after
        };
        if kind == Person && glued(end) && tree.word(end + 1).chars().all(char::is_alphabetic) {
            end += 2;
        }
        // "Han Duck" of "Han Duck-soo" is no organization.
        let syllable = |i: Index| {
            let word = tree.word(i);
            word.chars().all(char::is_lowercase) && (2..=6).contains(&word.chars().count())
        };
        if matches!(kind, Org | Gpe)
            && end - start == 2
            && glued(end)
            && syllable(end + 1)
            && (start..end).all(|i| tree.tag(i) == Tag::Nnp && tree.word(i).chars().count() < 7)
            && tree.tag(end + 1) == Tag::Nnp
            && gazetteer.find_written(&tree.phrase(start, end - 1)).is_none()
        {
            kind = Person;
            end += 2;
        }
        // A title, a nationality or a country in front is no part of the name: "Indian Foreign Minister".
        let phrase = tree.phrase(start, end - 1);
        if (kind == Norp || gazetteer.demonym(&phrase).is_some() && (end - start == 1 || kind == Person))
            && (gazetteer.demonym(&phrase).is_some() || gazetteer.find(&phrase).is_none())
        {
            continue;
        }
        // "Resolution 2254(2015)": the bracket of the year stays out.
        if end - start > 1
            && tree.word(end - 1).contains('(')
            && !tree.word(end - 1).contains(')')
            && end < tree.len()
            && tree.lower(end) == ")"
        {
            end += 1;
        }
        if !(start..end).any(|i| tree.word(i).chars().any(char::is_uppercase)) {
            continue;
        }
        // "Sangareddy, Telangana": two places, not one; "Isle of Wight, England" is no organization.
        let place = |from: Index, to: Index| {
            from < to
                && (gazetteer.find(&tree.phrase(from, to - 1)).is_some_and(|e| e.kind == NodeKind::Location)
                    || place_names::is_division(tree.lower(to - 1)))
        };
        let mut parts = Vec::new();
        for comma in (start..end).filter(|i| tree.lower(*i) == ",") {
            if matches!(kind, Gpe | Loc) || matches!(kind, Org | Fac | Person) && place(comma + 1, end) {
                parts.push((start, comma));
                start = comma + 1;
            }
        }
        // "Hunan China": the comma was left out.
        if kind == Gpe
            && end - start > 1
            && gazetteer.find(tree.word(end - 1)).is_some_and(|e| e.class == PlaceClass::Country)
            && !place(start, end)
            && place(start, end - 1)
        {
            parts.push((start, end - 1));
            start = end - 1;
        }
        let parted = !parts.is_empty();
        found.extend(parts.into_iter().filter(|(s, e)| s < e).map(|(start, end)| Candidate {
            start,
            end,
            kind: Some(Gpe),
        }));
        let kind = if parted { Gpe } else { kind };
        found.push(Candidate { start, end, kind: Some(kind) });
    }
    found
}

/// Where a known place or organization that an office is "of" ends and its holder's name begins.
fn owner_of_office(tree: &Tree<'_>, gazetteer: &Gazetteer, start: Index, end: Index) -> Option<Index> {
    let before = |n: usize| start.checked_sub(n).map_or("", |i| tree.lower(i));
    let preposition = if before(1) == "the" { before(2) } else { before(1) };
    let title = start.checked_sub(if before(1) == "the" { 3 } else { 2 });
    let titled = title.is_some_and(|t| {
        Nouns::shared().class(&tree.base(t)).is(NounClass::POST.or(NounClass::OCCUPATION)) || tree.lower(t) == "of"
    });
    if !matches!(preposition, "of" | "from" | "for") || end - start < 3 || !titled {
        return None;
    }
    (start + 1..end - 1).rev().find(|cut| {
        let known = gazetteer
            .find_written(&tree.phrase(start, *cut - 1))
            .is_some_and(|e| matches!(e.kind, NodeKind::Location | NodeKind::Organization));
        let name = tree.phrase(*cut, end - 1);
        // "head of the Central Council Alia Salem": an unknown body ends with a noun for one.
        let body = cut.checked_sub(1).is_some_and(|b| Nouns::shared().class(&tree.base(b)).is(NounClass::BODY))
            || (start..*cut).any(|i| {
                tree.word(i).starts_with(char::is_uppercase) && Nouns::shared().class(&tree.base(i)).is(NounClass::BODY)
            });
        let known = known || body && *cut - start > 1 && end - *cut == 2 && gazetteer.gender(tree.word(*cut)).is_some();
        // "Governor of Dnipropetrovsk Oblast Serhiy Lysak": past the division's noun there is only the name.
        let division = place_names::is_division(tree.lower(*cut - 1)) && *cut - start > 1 && end - *cut > 1;
        known
            && end - cut <= 4
            && tree.tag(*cut) == Tag::Nnp
            && (division || gazetteer.person(&name).is_some() || gazetteer.gender(tree.word(*cut)).is_some())
            && gazetteer.find_written(&tree.phrase(start, end - 1)).is_none()
    })
}

/// "State" in "Secretary of State", "National Security" in "National Security Adviser".
fn part_of_a_title(tree: &Tree<'_>, start: Index, end: Index) -> bool {
    let before = |n: usize| start.checked_sub(n).map_or("", |i| tree.lower(i));
    let after = if end < tree.len() { tree.lower(end) } else { "" };
    (matches!(before(1), "of" | "for")
        && matches!(before(2), "secretary" | "minister" | "ministry" | "department")
        && tree.lower(start) != "the"
        && Gazetteer::shared().find(&tree.phrase(start, end - 1)).is_none())
        || (matches!(after, "adviser" | "advisor" | "commissioner" | "secretary")
            && Gazetteer::shared().find(&tree.phrase(start, end - 1)).is_none())
        || (end - start == 1 && tree.lower(start) == "supreme")
}

fn is_title(word: &str) -> bool {
    Nouns::shared().class(word).is(NounClass::POST) || HONORIFICS.contains(&word)
}
