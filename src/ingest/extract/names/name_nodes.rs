//! The node that a name stands for: a gazetteer entry, a name known before, or a new one of a kind.

use rustc_hash::FxHashMap;

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::divisions::{self, Division};
use crate::ingest::extract::names::person_kinds::is_surname_of_a_place;
use crate::ingest::extract::names::usage::Usage;
use crate::ingest::extract::names::{
    ambiguous_names, official_names, owned_bodies, place_names, post_nominals, spellings, state_names,
};
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::{DraftNode, Nodes};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{Entry, Gazetteer, NounClass, Nouns, PlaceClass, Words, fold};
use crate::model::NodeKind;

/// Verbs whose object is a place: "fled Hama".
static PLACED: Words = Words::of("name_nodes.placed");

/// What names of occasions end with, whatever the recognizer takes them for: "Radom Air Show", "2014 Winter Paralympics",
/// "Belt and Road Initiative".
static OCCASIONS: Words = Words::of("name_nodes.occasions");

/// Nouns of documents that states and parliaments make.
static LAWS: Words = Words::of("name_nodes.laws");

/// What stands in the name of a convention at which people gather.
static GATHERINGS: Words = Words::of("name_nodes.gatherings");

/// What stands in front of the number of a bill, a ballot measure or a part of a law.
static NUMBERED: Words = Words::of("name_nodes.numbered");

/// Nouns that a name of a document ends in.
static DOCUMENTS: Words = Words::of("name_nodes.documents");

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
    let state = named.filter(|state| state.class == PlaceClass::Country);
    state.is_some_and(|state| entry.within.as_deref().is_some_and(|within| within != state.name))
}

/// The node of a name that a noun completes: "Ilam province", "the Akobo and Nyirol counties".
pub(super) fn part_of_country(
    usage: &Usage<'_>,
    candidate: &Candidate,
    division: &Division,
    nodes: &mut Nodes,
    firsts: &FxHashMap<NodeIndex, Index>,
) -> Option<NodeIndex> {
    let (tree, gazetteer) = (usage.tree, usage.gazetteer);
    let written = tree.phrase(candidate.start, candidate.end - 1);
    let full = format!("{written} {}", division.noun);
    let node = match divisions::entry(gazetteer, &written, division) {
        Some(Ok(entry)) => nodes.of_entry(entry, ""),
        Some(Err(full)) => nodes.place(&full, PlaceClass::Subdivision),
        None => {
            let node = node_of(usage, candidate, nodes, firsts)?;
            return nodes.get(node).is_some_and(|d| d.kind == NodeKind::Location).then(|| {
                nodes.call(node, &full);
                node
            });
        }
    };
    if nodes.get(node).is_some_and(|d| d.class != Some(PlaceClass::Country)) {
        nodes.call(node, &full);
        let city = gazetteer.find(&written).is_some_and(|e| e.class == PlaceClass::City);
        if division.listed || !city {
            nodes.call(node, &written);
        }
    }
    Some(node)
}

/// The node of a name; `None` where it is too short to be one, or of a type that is nobody and nothing.
pub(super) fn node_of(
    usage: &Usage<'_>,
    candidate: &Candidate,
    nodes: &mut Nodes,
    firsts: &FxHashMap<NodeIndex, Index>,
) -> Option<NodeIndex> {
    let Some(called) = owned_bodies::called(usage, candidate) else {
        return node_called(usage, candidate, None, nodes, firsts);
    };
    let node = node_called(usage, candidate, Some(&called), nodes, firsts)?;
    nodes.call(node, &usage.tree.phrase(candidate.start, candidate.end - 1));
    Some(node)
}

/// The node of a name, by what is written or by what it is called in full.
fn node_called(
    usage: &Usage<'_>,
    candidate: &Candidate,
    called: Option<&str>,
    nodes: &mut Nodes,
    firsts: &FxHashMap<NodeIndex, Index>,
) -> Option<NodeIndex> {
    let (tree, gazetteer) = (usage.tree, usage.gazetteer);
    let end = match candidate.kind {
        Some(EntityType::Person) => post_nominals::name_end(tree, candidate.start, candidate.end),
        _ => candidate.end,
    };
    let written = tree.phrase(candidate.start, end - 1);
    let written =
        written.trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’' | ',' | '.' | '|' | '—'));
    let written = if end - candidate.start == 1 { tree.word(candidate.start) } else { written };
    if written.chars().count() < 2 {
        return None;
    }
    let written = called.unwrap_or(written);
    let single = called.is_none() && end - candidate.start == 1;
    let label = usage.usual_type(written).or(candidate.kind);
    // "Bill C-21", "HB 1557", "Proposition 8"
    let numbered = !single
        && NUMBERED.contains(&tree.lower(candidate.start))
        && tree.word(candidate.end - 1).chars().any(|c| c.is_ascii_digit());
    let label = if numbered { Some(EntityType::Law) } else { label };
    // "near Jijel, Algeria" is no "Jijel Ferhat".
    let place = matches!(candidate.kind, Some(EntityType::Gpe | EntityType::Loc)) && tree_says_place(tree, candidate);
    if single
        && !place
        && let Some(person) = person_called(nodes, written, firsts)
        && (label == Some(EntityType::Person)
            || !gazetteer.find(written).is_some_and(|e| e.class == PlaceClass::Country))
    {
        nodes.call(person, written);
        return Some(person);
    }
    if let Some(entry) = state_names::state(usage, candidate) {
        let state = nodes.of_entry(entry, "");
        nodes.call(state, written);
        return Some(state);
    }
    if let Some(node) = ambiguous_names::meant(usage, nodes, candidate) {
        return Some(node);
    }
    let entry = gazetteer.find_written(written).filter(|e| {
        if ambiguous_names::is_of_another_country(usage, written, e) {
            return false;
        }
        // "Hague" without its article is a person.
        let article = candidate.start.checked_sub(1).is_some_and(|b| tree.lower(b) == "the");
        // "National" in "the National Security Advisor" is no newspaper, "Hindu" in "Hindu groups" neither.
        let ends = candidate.end >= tree.len()
            || !(tree.is_noun(candidate.end) || matches!(tree.tag(candidate.end), Tag::Hyph))
            || tree.word(candidate.end - 1).ends_with("The");
        let complete = !e.name.starts_with("The ")
            || !single
            || written.starts_with("The ")
            || article && (ends || e.class == PlaceClass::City);
        // "Mr Forbes" is no magazine.
        let person = single
            && label == Some(EntityType::Person)
            && (e.class.is_body() || e.class == PlaceClass::Media)
            && titled(tree, candidate.start);
        complete
            && !person
            && !of_another_state(tree, gazetteer, candidate, e)
            && (
                // A person or an organization may bear a city's or a province's name; a country's name is the country.
                !matches!(e.class, PlaceClass::City | PlaceClass::Subdivision)
                    // "the container ship Dali"
                    || !(matches!(label, Some(EntityType::Org | EntityType::Product))
                        || label == Some(EntityType::Person)
                            && (!single || gazetteer.gender(written).is_some() || titled(tree, candidate.start)))
                    || tree_says_place(tree, candidate)
                    || label == Some(EntityType::Org) && names_whose(tree, candidate)
                    // "recaptured Deir al-Balah", "Uttar Pradesh": no person's name, whatever the recognizer says.
                    || !single
                        && !titled(tree, candidate.start)
                        && gazetteer.gender(tree.word(candidate.start)).is_none()
                        && (label == Some(EntityType::Person) || e.class == PlaceClass::Subdivision)
            )
    });
    // "Congress" behind "Peru's Congress"
    if single
        && entry.is_some_and(|e| e.class.is_body() && e.name != written && !nodes.has_entry(e))
        && let Some(known) = nodes.find(written, NodeKind::Organization)
    {
        return Some(known);
    }
    if let Some(entry) = entry {
        // "EFF" after "the Electronic Frontier Foundation" is that, whatever a table has under these letters.
        let initials = single && written.chars().count() > 2 && written.chars().all(char::is_uppercase);
        let other = initials && entry.kind == NodeKind::Organization && !nodes.has_entry(entry);
        if let Some(spelled) = fuller(nodes, written, NodeKind::Organization).filter(|_| other) {
            nodes.call(spelled, written);
            return Some(spelled);
        }
        return Some(nodes.of_entry(entry, written));
    }
    let whole = || {
        let (_, stop) = tree.sentence(tree.sentence_of(candidate.start));
        let of = Some(candidate.end).filter(|of| *of + 1 < stop && tree.lower(*of) == "of")?;
        (of + 2..stop.min(of + 5) + 1)
            .rev()
            .find_map(|end| official_names::country(gazetteer, &tree.phrase(candidate.start, end.min(stop) - 1)))
    };
    // "the Federal Government of Somalia", of which the recognizer has the first half
    if let Some(country) = official_names::country(gazetteer, written).or_else(whole) {
        return Some(nodes.of_entry(country, written));
    }
    // "the US Republican Party", "the Iranian Expediency Council": a nationality in front of a known name.
    if label == Some(EntityType::Org) || matches!(label, Some(EntityType::Gpe | EntityType::Norp)) && !single {
        if let Some(entry) =
            official_names::of_country(gazetteer, written).or_else(|| official_names::of_body(gazetteer, written))
        {
            return Some(nodes.of_entry(entry, written));
        }
        if let Some(known) = official_names::without_country(gazetteer, written)
            .and_then(|rest| nodes.find(rest, NodeKind::Organization))
            .filter(|known| {
                // "the Iraqi Foreign Ministry" is not the Iranian one, though that goes by the plain name.
                let name = nodes.get(*known).map(|d| d.name.as_str()).unwrap_or_default();
                let whose = |name| official_names::in_front(gazetteer, name).map(|e| &e.key);
                whose(name).is_none_or(|country| Some(country) == whose(written))
            })
        {
            nodes.call(known, written);
            return Some(known);
        }
    }
    let kind = match label? {
        EntityType::Person => NodeKind::Actor,
        EntityType::Gpe | EntityType::Loc | EntityType::Fac => NodeKind::Location,
        EntityType::Org | EntityType::Norp | EntityType::Product => NodeKind::Organization,
        EntityType::Event => NodeKind::Event,
        EntityType::Law => NodeKind::Resolution,
        _ => return None,
    };
    // A numbered document is one by its noun: "Security Council Resolution 2254".
    let noun = (candidate.start..candidate.end).rev().find(|i| tree.word(*i).chars().all(char::is_alphabetic));
    let last = tree.base(noun.unwrap_or(candidate.end - 1));
    // "the Convention against Torture", "the Agreement on the Bangsamoro": the noun in front of the preposition says what it is.
    let opening = (candidate.start + 1..candidate.end)
        .find(|i| matches!(tree.lower(*i), "on" | "against" | "for" | "of" | "concerning" | "regarding"))
        .map(|i| tree.base(i - 1))
        .filter(|noun| kind == NodeKind::Organization && Nouns::shared().class(noun).is(NounClass::DOCUMENT));
    let last = opening.unwrap_or(last);
    // "the Arusha Accords", "the Windsor Framework"
    let class = Nouns::shared().class(&last);
    let plain = if class.is_unknown() { last.trim_end_matches('s') } else { &last };
    let written_down = Nouns::shared().class(plain);
    let document = written_down.is(NounClass::DOCUMENT) && !written_down.is(NounClass::BODY)
        || !single && DOCUMENTS.contains(&plain);
    let person = kind == NodeKind::Actor && gazetteer.gender(tree.word(candidate.start)).is_some();
    let kind = match kind {
        NodeKind::Organization | NodeKind::Location | NodeKind::Actor
            if !single && !person && OCCASIONS.contains(&tree.word(candidate.end - 1)) =>
        {
            NodeKind::Event
        }
        // "the Laken Riley Act", taken for a place
        NodeKind::Location if class.is(NounClass::DOCUMENT) && !class.is(NounClass::PLACE) && !single => {
            NodeKind::Resolution
        }
        NodeKind::Organization if document => NodeKind::Resolution,
        // "the Paris Agreement", "the Refugee Convention", not "the Republican National Convention"
        NodeKind::Event
            if document
                && !single
                && LAWS.contains(&last.as_str())
                && !(last == "convention"
                    && (candidate.start..candidate.end).any(|i| GATHERINGS.contains(&tree.lower(i)))) =>
        {
            NodeKind::Resolution
        }
        NodeKind::Organization | NodeKind::Actor
            if class.is(NounClass::PLACE)
                && !class.is(NounClass::BODY)
                && !single
                // "Shin Bet chief Ronen Bar"
                && (kind != NodeKind::Actor
                    || !(titled(tree, candidate.start)
                        || is_surname_of_a_place(tree, gazetteer, candidate.start, candidate.end))) =>
        {
            NodeKind::Location
        }
        NodeKind::Actor | NodeKind::Location
            if class.is(NounClass::BODY)
                && !class.is(NounClass::PLACE)
                && !single
                && !titled(tree, candidate.start) =>
        {
            NodeKind::Organization
        }
        kind => kind,
    };
    if let Some(known) = nodes.find(written, kind) {
        return Some(known);
    }
    if let Some(fuller) = fuller(nodes, written, kind) {
        nodes.call(fuller, written);
        return Some(fuller);
    }
    if kind == NodeKind::Actor
        && let Some(known) = spellings::person_spelled_so(nodes, written)
    {
        nodes.call(known, written);
        return Some(known);
    }
    if kind == NodeKind::Actor
        && !written.contains(' ')
        && gazetteer.surname(written).is_none()
        && gazetteer.gender(written).is_none()
        && let Some(known) = spellings::surname_spelled_so(nodes, written)
    {
        nodes.call(known, written);
        return Some(known);
    }
    let gender = gazetteer.person(written).map(|(_, g)| g).or_else(|| gazetteer.gender(tree.word(candidate.start)));
    let gender = gender.filter(|_| kind == NodeKind::Actor);
    Some(nodes.add(DraftNode {
        kind,
        name: written.to_owned(),
        aliases: Vec::new(),
        named: true,
        gazetteer: None,
        class: None,
        gender,
        person: kind == NodeKind::Actor,
        plural: false,
        head: String::new(),
        last_seen: 0,
    }))
}

/// Whether a title stands in front: "spokesman Qin Gang" is no gang.
fn titled(tree: &Tree<'_>, start: Index) -> bool {
    start.checked_sub(1).is_some_and(|b| {
        tree.is_noun(b) && Nouns::shared().class(&tree.base(b)).is(NounClass::POST.or(NounClass::OCCUPATION))
    })
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
                && !matches!(
                    tree.lower(next),
                    "player"
                        | "players"
                        | "forward"
                        | "striker"
                        | "goalkeeper"
                        | "coach"
                        | "captain"
                        | "fans"
                        | "fan"
                        | "defender"
                        | "midfielder"
                        | "winger"
                        | "quarterback"
                        | "pitcher"
                )
        }
}

/// Whether the sentence uses a name as a place: "in X".
fn tree_says_place(tree: &Tree<'_>, candidate: &Candidate) -> bool {
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
                && (matches!(tree.lower(preposition), "in" | "at" | "near" | "from" | "outside" | "into" | "inside")
                    || part())
    })
}

/// The person whose surname, or first name, is this word: of several who bear it as surname the one whom the text named
/// first, as of the Sheridans; "Rosselló" is the first of two surnames of "Ricardo Rosselló Nevares".
fn person_called(nodes: &Nodes, word: &str, firsts: &FxHashMap<NodeIndex, Index>) -> Option<NodeIndex> {
    let wanted = fold(word);
    let names = nodes.names();
    let mut surnamed: Vec<NodeIndex> = names.people_by_last(&wanted).collect();
    surnamed.sort_unstable();
    surnamed.dedup();
    if surnamed.len() > 1 {
        return surnamed.into_iter().min_by_key(|n| firsts.get(n).copied().unwrap_or(usize::MAX));
    }
    // A first name is one word.
    let first = names.people_by_first(&wanted).filter(|_| !wanted.contains(' '));
    match only(surnamed.into_iter().chain(first)) {
        Bearers::One(node) => Some(node),
        Bearers::Several => None,
        Bearers::None => match names.people_by_middle(&wanted) {
            [node] => Some(*node),
            _ => None,
        },
    }
}

/// How many nodes bear a name.
enum Bearers {
    None,
    One(NodeIndex),
    Several,
}

/// Whether nodes, of which each may come more than once, are only one.
fn only(mut nodes: impl Iterator<Item = NodeIndex>) -> Bearers {
    match nodes.next() {
        None => Bearers::None,
        Some(first) if nodes.all(|n| n == first) => Bearers::One(first),
        Some(_) => Bearers::Several,
    }
}

/// The only node of a kind whose name holds this shorter one as its beginning or end, or whose initials it is.
fn fuller(nodes: &Nodes, written: &str, kind: NodeKind) -> Option<NodeIndex> {
    let wanted = fold(written);
    let names = nodes.names();
    let initials = written.chars().count() >= 2 && written.chars().all(|c| c.is_uppercase() || c == '.');
    if initials {
        return match names.spelled_by(kind, &wanted.replace(' ', "")) {
            [node] => Some(*node),
            _ => None,
        };
    }
    let several = wanted.contains(' ');
    let found = match kind {
        // "Wanda Vázquez" is "Wanda Vázquez Garced", "John Luk" "John Luk Jok".
        NodeKind::Actor => {
            let one_more = |n: &NodeIndex| {
                names.folded(*n).get(wanted.len() + 1..).is_some_and(|rest| several && !rest.contains(' '))
            };
            let second = names.longer_behind(kind, &wanted).filter(one_more);
            // "John James Conyers Jr", "John Conyers"
            let between = names.with_more_between(kind, &wanted).iter().copied();
            only(names.longer_before(kind, &wanted).chain(between).chain(second))
        }
        NodeKind::Organization if several || wanted.chars().count() > 4 => {
            // "Salhus" after "Salhus Shipping", "Parliament" after "the Tunisian Parliament".
            // "the House" is no committee of it.
            let chamber = matches!(wanted.as_str(), "house" | "senate" | "congress" | "commons" | "assembly");
            let committee =
                |n: &NodeIndex| names.folded(*n).strip_prefix(&wanted).is_some_and(|rest| rest.starts_with(' '));
            let behind = names.longer_behind(kind, &wanted).filter(|_| !chamber);
            only(names.longer_before(kind, &wanted).filter(|n| !(chamber && committee(n))).chain(behind))
        }
        _ => Bearers::None,
    };
    match found {
        Bearers::One(node) => Some(node),
        _ => None,
    }
}
