//! The node that a name stands for: a gazetteer entry, a name known before, or a new one of a kind.

use rustc_hash::FxHashMap;

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::divisions::{self, Division};
use crate::ingest::extract::names::usage::Usage;
use crate::ingest::extract::names::written_name::WrittenName;
use crate::ingest::extract::names::{
    ambiguous_names, gazetteer_names, namesakes, official_names, owned_bodies, post_nominals, shorter_names, spellings,
    state_names, titled_names, unlisted_kinds,
};
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::{DraftNode, Nodes};
use crate::ingest::language::EntityType;
use crate::lexicon::{Entry, EntryClass};
use crate::model::NodeKind;

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
        Some(Err(full)) => nodes.place(&full, EntryClass::Subdivision),
        None => {
            let node = node_of(usage, candidate, nodes, firsts)?;
            return nodes.is_place(node).then(|| {
                nodes.call(node, &full);
                node
            });
        }
    };
    if !nodes.is_country(node) {
        nodes.call(node, &full);
        let city = gazetteer.find(&written).is_some_and(|e| e.class == EntryClass::City);
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
    let tree = usage.tree;
    let end = match candidate.kind {
        Some(EntityType::Person) => post_nominals::name_end(tree, candidate.start, candidate.end),
        _ => candidate.end,
    };
    let word = end - candidate.start == 1;
    let phrase = tree.phrase(candidate.start, end - 1);
    let marks = |c: char| matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’' | ',' | '.' | '|' | '—');
    let written = if word { tree.word(candidate.start) } else { phrase.trim_matches(marks) };
    if written.chars().count() < 2 {
        return None;
    }
    let name = WrittenName::new(usage, candidate, called.unwrap_or(written), called.is_none() && word);
    if let Some(person) = person_again(&name, nodes, firsts) {
        nodes.call(person, name.written);
        return Some(person);
    }
    if let Some(other) = titled_names::namesake(&name, nodes) {
        return Some(other);
    }
    if let Some(entry) = state_names::state(usage, candidate) {
        let state = nodes.of_entry(entry, "");
        nodes.call(state, name.written);
        return Some(state);
    }
    if let Some(node) = ambiguous_names::meant(usage, nodes, candidate) {
        return Some(node);
    }
    if let Some(entry) = gazetteer_names::entry(&name) {
        return Some(node_of_entry(&name, entry, nodes));
    }
    if let Some(official) = official_body(&name, nodes) {
        return Some(official);
    }
    let kind = unlisted_kinds::kind(&name)?;
    Some(known_unlisted(&name, kind, nodes, firsts).unwrap_or_else(|| nodes.add(draft(&name, kind))))
}

/// The person whom a single word calls again.
fn person_again(name: &WrittenName<'_, '_>, nodes: &Nodes, firsts: &FxHashMap<NodeIndex, Index>) -> Option<NodeIndex> {
    // "near Jijel, Algeria" is no "Jijel Ferhat".
    let place = || {
        matches!(name.candidate.kind, Some(EntityType::Gpe | EntityType::Loc))
            && gazetteer_names::says_place(name.tree(), name.candidate)
    };
    if !name.single || place() {
        return None;
    }
    let gender = titled_names::gender(name);
    let person = shorter_names::person_called(nodes, name.written, gender, firsts)?;
    let country = || name.gazetteer().find(name.written).is_some_and(|e| e.class == EntryClass::Country);
    (name.label == Some(EntityType::Person) || !country()).then_some(person)
}

/// The node of a gazetteer's entry, or of what the text has called by the same word before.
fn node_of_entry(name: &WrittenName<'_, '_>, entry: &Entry, nodes: &mut Nodes) -> NodeIndex {
    let written = name.written;
    let unheard = !nodes.has_entry(entry);
    // "Congress" behind "Peru's Congress"
    if name.single
        && entry.class.is_body()
        && entry.name != written
        && unheard
        && let Some(known) = nodes.find(written, NodeKind::Organization)
    {
        return known;
    }
    // "Congress leaders" in a story of Ghana's National Democratic Congress that says nothing of America
    let home = entry.within.as_deref().and_then(|within| name.gazetteer().find(within));
    if name.single
        && entry.class.is_body()
        && unheard
        && home.is_some_and(|home| !name.usage.speaks_of(home))
        && let Some(known) = shorter_names::ending_so(nodes, written)
    {
        nodes.call(known, written);
        return known;
    }
    // "EFF" after "the Electronic Frontier Foundation" is that, whatever a table has under these letters.
    let initials = name.single && written.chars().count() > 2 && written.chars().all(char::is_uppercase);
    if initials
        && entry.kind == NodeKind::Organization
        && unheard
        && let Some(spelled) = shorter_names::fuller(nodes, written, NodeKind::Organization, &|_| false)
    {
        nodes.call(spelled, written);
        return spelled;
    }
    // "RSF" in a text that names Reporters Without Borders and no Rapid Support Forces
    if initials
        && unheard
        && !entry.key.starts_with("user/")
        && let Some(told) = name.gazetteer().namesakes(written).find(|other| nodes.has_entry(other))
    {
        return nodes.of_entry(told, written);
    }
    nodes.of_entry(entry, written)
}

/// The country or body that an official name is of: "the Federal Government of Somalia", "the Iranian Expediency
/// Council".
fn official_body(name: &WrittenName<'_, '_>, nodes: &mut Nodes) -> Option<NodeIndex> {
    let (written, gazetteer) = (name.written, name.gazetteer());
    if let Some(country) = official_names::country(gazetteer, written).or_else(|| country_in_full(name)) {
        return Some(nodes.of_entry(country, written));
    }
    // "the US Republican Party", "the Iranian Expediency Council": a nationality in front of a known name.
    let fronted = name.label == Some(EntityType::Org)
        || matches!(name.label, Some(EntityType::Gpe | EntityType::Norp)) && !name.single;
    if !fronted {
        return None;
    }
    if let Some(entry) =
        official_names::of_country(gazetteer, written).or_else(|| official_names::of_body(gazetteer, written))
    {
        return Some(nodes.of_entry(entry, written));
    }
    let known = official_names::without_country(gazetteer, written)
        .and_then(|rest| nodes.find(rest, NodeKind::Organization))?;
    // "the Iraqi Foreign Ministry" is not the Iranian one, though that goes by the plain name.
    let called = nodes.name(known);
    let whose = |name| official_names::in_front(gazetteer, name).map(|e| &e.key);
    if whose(called).is_some_and(|country| Some(country) != whose(written)) {
        return None;
    }
    nodes.call(known, written);
    Some(known)
}

/// "the Federal Government of Somalia", of which the recognizer has the first half
fn country_in_full<'a>(name: &WrittenName<'_, 'a>) -> Option<&'a Entry> {
    let (tree, start) = (name.tree(), name.candidate.start);
    let (_, stop) = tree.sentence(tree.sentence_of(start));
    let of = Some(name.candidate.end).filter(|of| *of + 1 < stop && tree.lower(*of) == "of")?;
    (of + 2..stop.min(of + 5) + 1)
        .rev()
        .find_map(|end| official_names::country(name.gazetteer(), &tree.phrase(start, end.min(stop) - 1)))
}

/// The node that the text has for a name that no table has: under the same name, a fuller one or another spelling.
fn known_unlisted(
    name: &WrittenName<'_, '_>,
    kind: NodeKind,
    nodes: &mut Nodes,
    firsts: &FxHashMap<NodeIndex, Index>,
) -> Option<NodeIndex> {
    let (written, gazetteer) = (name.written, name.gazetteer());
    if let Some(known) = nodes.find(written, kind) {
        return Some(known);
    }
    let person = kind == NodeKind::Actor;
    let surname =
        || !written.contains(' ') && gazetteer.surname(written).is_none() && !gazetteer.is_first_name(written);
    let others = |node| namesakes::is_of_another(name, node, nodes, firsts);
    let known = shorter_names::fuller(nodes, written, kind, &others)
        .or_else(|| if person { spellings::person_spelled_so(nodes, written) } else { None })
        .or_else(|| if person && surname() { spellings::surname_spelled_so(nodes, written) } else { None })?;
    nodes.call(known, written);
    Some(known)
}

pub(super) fn draft(name: &WrittenName<'_, '_>, kind: NodeKind) -> DraftNode {
    let person = kind == NodeKind::Actor;
    let gazetteer = name.gazetteer();
    let gender = || {
        let known = gazetteer.person(name.written).map(|(_, gender)| gender);
        known.or_else(|| gazetteer.gender(name.tree().word(name.candidate.start)))
    };
    DraftNode {
        kind,
        name: name.written.to_owned(),
        aliases: Vec::new(),
        keys: Vec::new(),
        named: true,
        gazetteer: None,
        class: None,
        gender: if person { gender() } else { None },
        person,
        plural: false,
        head: String::new(),
        last_seen: 0,
    }
}
