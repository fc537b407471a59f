//! Which nodes a name in a query selects.
//!
//! `described` widens what is no name but a description, `forces` finds a country's own army and police, `holders`
//! finds who is meant by a post, `titled` whom a name with a title before it means, `namesakes` which of several is
//! meant, `notes` says what was taken, `places` finds what lies in a place, `unknown` what is near a name that the
//! store does not know, `relations` which words of a pattern nothing bears.

mod described;
mod forces;
mod holders;
mod namesakes;
mod notes;
mod places;
mod relations;
mod titled;
mod unknown;

use std::ops::ControlFlow;

pub(super) use self::forces::{country, forces_of, with_its_forces};
pub(super) use self::namesakes::called_by_surname;
use self::namesakes::{Namesakes, note_of_capital};
pub(super) use self::notes::told_more_closely;
use self::notes::{a_few_names, all_of_them, many};
pub(super) use self::places::with_what_lies_in;
#[cfg(feature = "cli")]
pub(crate) use self::relations::nearest_word;
pub(super) use self::relations::unknown_word;
pub(super) use self::unknown::{nearest, unknown};
use crate::lexicon::{Gazetteer, countries_called, countries_of, fold};
use crate::model::{Node, NodeId, NodeKind};
use crate::query::remembered::{FromStore, remembered};
use crate::store::{Reader, StoreError};

/// What part a name plays; a capital stands for its government only where something acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// An end of a claim.
    #[default]
    End,
    /// What a deed is done to that is done to a body: a capital that is attacked or visited is the city.
    Body,
    /// A topic or a place.
    Place,
}

/// What a name selects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Resolved {
    /// By id; empty where the store knows nobody of that name.
    pub(super) nodes: Vec<NodeId>,
    /// Where the name is no name but a description, those of whom it is told more closely, by id: "temporary ceasefire"
    /// of "ceasefire".
    pub(super) closer: Vec<NodeId>,
    /// What people should know of the choice.
    pub(super) note: Option<String>,
}

/// Where the government that a capital may stand for is among the entries of a name.
const METONYM: usize = 2;

/// Hyphens as people and newsrooms write them.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Whether the store has a whole name of these words.
pub(super) fn is_whole(reader: &dyn Reader, name: &str) -> bool {
    how_known(reader, name).is_ok_and(|known| *known == Known::Whole)
}

/// Whether the store, or the gazetteer with the store, knows a name.
pub(super) fn is_known(reader: &dyn Reader, name: &str) -> bool {
    how_known(reader, name).is_ok_and(|known| *known != Known::Not)
}

/// Whether a whole name of these words is that of somebody or something with a name of its own: not that of a people,
/// of whom some are meant ("Israelis killed in Gaza").
pub(super) fn is_proper(reader: &dyn Reader, name: &str) -> bool {
    /// What the question is remembered by, apart from what else is remembered of the name.
    struct Proper(bool);
    let found = remembered(reader, name, || -> Result<Proper, StoreError> {
        if fold(name).is_empty() || described::is_people(name) {
            return Ok(Proper(false));
        }
        for id in exact(reader, name, Part::End)? {
            if reader.node(id)?.is_some_and(|node| node.named) {
                return Ok(Proper(true));
            }
        }
        Ok(Proper(false))
    });
    found.is_ok_and(|proper| proper.0)
}

/// How far a store knows a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Not,
    Part,
    Whole,
}

fn how_known(reader: &dyn Reader, name: &str) -> FromStore<Known> {
    remembered(reader, name, || {
        let said = || countries_of(name).is_some() || countries_called(name).is_some() || forces::is_with_forces(name);
        Ok(if fold(name).is_empty() {
            Known::Not
        } else if said() || !exact(reader, name, Part::End)?.is_empty() {
            Known::Whole
        } else if !loose(reader, name)?.is_empty() || titled::is_titled(reader, name)? {
            Known::Part
        } else {
            Known::Not
        })
    })
}

/// Nodes that bear the name, with those that the gazetteer knows by it.
fn exact(reader: &dyn Reader, name: &str, part: Part) -> Result<Vec<NodeId>, StoreError> {
    let mut found = reader.nodes_named(name)?;
    if found.is_empty() && name.contains(HYPHENS) {
        // "cease-fire" is "ceasefire"; what is written apart folds alike already.
        found = reader.nodes_named(&name.replace(HYPHENS, ""))?;
    }
    let own = found.len();
    let gazetteer = Gazetteer::shared();
    for id in spelled_otherwise(reader, name)? {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    // "who killed Israelis": people, where the store has any, and not their country.
    let people = part == Part::Body
        && described::is_people(name)
        && (own > 0 || !described::of_people(reader, name)?.is_empty());
    if people {
        found = people_alone(reader, found)?;
    }
    let entries = [gazetteer.find(name), gazetteer.demonym(name).filter(|_| !people), gazetteer.metonym(name)];
    for (at, entry) in entries.into_iter().enumerate().filter_map(|(at, entry)| Some((at, entry?))) {
        // A capital is its government where something acts; as a place only where no city of that name is there.
        if at == METONYM && part != Part::End && !found.is_empty() {
            continue;
        }
        for id in reader.nodes_named(&entry.name)? {
            let node = reader.node(id)?;
            let same = node.is_some_and(|n| match &n.gazetteer {
                Some(key) => *key == entry.key,
                None => n.kind == entry.kind && fold(&n.name) == fold(&entry.name),
            });
            if same && !found.contains(&id) {
                found.push(id);
            }
        }
    }
    if part == Part::Body && found.len() > 1 {
        return city_alone(reader, name, found);
    }
    Ok(found)
}

/// Of nodes that bear the name of a people those that are no country, where there are any.
fn people_alone(reader: &dyn Reader, found: Vec<NodeId>) -> Result<Vec<NodeId>, StoreError> {
    let mut people = Vec::new();
    for id in &found {
        people.extend(reader.node(*id)?.filter(|node| node.kind != NodeKind::Location).map(|node| node.id));
    }
    Ok(if people.is_empty() { found } else { people })
}

/// Of nodes that bear the name of a capital those that are no country, where one of them is called so in the first
/// place.
fn city_alone(reader: &dyn Reader, name: &str, found: Vec<NodeId>) -> Result<Vec<NodeId>, StoreError> {
    let Some(country) = Gazetteer::shared().metonym(name) else { return Ok(found) };
    // "Kiev" is Kyiv.
    let city = Gazetteer::shared().find(name).map(|entry| fold(&entry.name));
    let (mut cities, mut called_so) = (Vec::new(), false);
    for id in &found {
        let Some(node) = reader.node(*id)? else { continue };
        if fold(&node.name) != fold(&country.name) {
            called_so |= fold(&node.name) == fold(name) || city.as_ref() == Some(&fold(&node.name));
            cities.push(*id);
        }
    }
    Ok(if called_so { cities } else { found })
}

/// People whom news spells in several ways, by a spelling of the whole name or of the end of it that the store need not
/// have: "Zelenskiy" of whom it calls Volodymyr Zelenskyy.
fn spelled_otherwise(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    let mut found = Vec::new();
    for person in Gazetteer::shared().ending_so(&fold(name)) {
        let key = person.key();
        for spelling in person.spellings() {
            for id in reader.nodes_named(spelling)? {
                let keyed = |node: Node| node.gazetteer.is_some_and(|known| known == key);
                if !found.contains(&id) && reader.node(id)?.is_some_and(keyed) {
                    found.push(id);
                }
            }
        }
    }
    Ok(found)
}

/// Nodes whose name holds the name as whole words: "Guterres" is in "Antonio Guterres".
fn partial(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    let folded = fold(name);
    let wanted = format!(" {folded} ");
    /// Names of one word that are still few.
    const FEW: usize = 64;
    let mut words: Vec<&str> = folded.split(' ').filter(|w| w.len() > 1).collect();
    words.sort_by_key(|w| std::cmp::Reverse(w.len()));
    let Some(longest) = words.first() else {
        return Ok(Vec::new());
    };
    // By the first word that few names have; a word that none has settles it.
    let mut few = None;
    for word in &words {
        let names = reader.names_with_prefix(word, FEW)?;
        if names.is_empty() {
            return Ok(Vec::new());
        }
        if names.len() < FEW && few.is_none() {
            few = Some(names);
        }
    }
    let candidates = match few {
        Some(names) => names,
        None => reader.names_with_prefix(longest, 2_000)?,
    };
    let mut found = Vec::new();
    for candidate in candidates {
        if format!(" {} ", fold(&candidate.name)).contains(&wanted) && !found.contains(&candidate.node) {
            found.push(candidate.node);
        }
    }
    Ok(found)
}

/// Nodes of which a name is a part; of a common noun in the plural, those that are called so.
fn loose(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    match described::of_plural(reader, name)? {
        Some(found) => Ok(found),
        None => partial(reader, name),
    }
}

/// Nodes whose name is the same but for where it is written apart or with a hyphen: "ceasefire" and "cease-fire". Cost:
/// every name; only asked for where nothing else was found.
fn squashed(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    let squash = |name: &str| fold(name).replace(' ', "");
    let wanted = squash(name);
    let mut found = Vec::new();
    reader.nodes(&mut |node: Node| {
        let mut names = std::iter::once(&node.name).chain(node.aliases.iter().map(|a| &a.name));
        if names.any(|n| squash(n) == wanted) {
            found.push(node.id);
        }
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

/// The nodes that a name selects. All nodes of one name are one; of several names the one with the most claims is
/// taken, and the note says so.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn resolve(reader: &dyn Reader, name: &str, part: Part) -> FromStore<Resolved> {
    let as_what = match part {
        Part::End => "end",
        Part::Body => "body",
        Part::Place => "place",
    };
    remembered(reader, &format!("{as_what} {name}"), || resolve_anew(reader, name, part))
}

fn resolve_anew(reader: &dyn Reader, name: &str, part: Part) -> Result<Resolved, StoreError> {
    if let Some(resolved) = forces::with_forces(reader, name, part)? {
        return Ok(resolved);
    }
    let mut found = exact(reader, name, part)?;
    if let Some(resolved) = by_geography(reader, name, part, &found)? {
        return Ok(resolved);
    }
    if let Some(resolved) = titled::titled(reader, name, part, &found)? {
        return Ok(resolved);
    }
    let whole = !found.is_empty();
    if !whole {
        if let Some(described) = all_called_so(reader, name)? {
            return Ok(described);
        }
        found = partial(reader, name)?;
    }
    if found.is_empty() && !fold(name).is_empty() {
        found = squashed(reader, name)?;
    }
    if found.is_empty()
        && let Some((id, note)) = holders::holder(reader, name)?
    {
        return Ok(Resolved { nodes: vec![id], closer: Vec::new(), note: Some(note) });
    }
    chosen(reader, name, part, whole, found)
}

/// What a name stands for that is one of many countries, or of the places in one.
fn by_geography(reader: &dyn Reader, name: &str, part: Part, found: &[NodeId]) -> Result<Option<Resolved>, StoreError> {
    // "which African countries condemned Israel"
    if let Some(countries) = countries_called(name) {
        let (nodes, known) = with_countries(reader, found.to_vec(), &countries)?;
        let note = format!("{name:?} are the {} of that sort that the store has", many(known));
        return Ok(Some(Resolved { nodes, note: Some(note), ..Resolved::default() }));
    }
    if let Some(countries) = countries_of(name) {
        return match part {
            Part::Place => region(reader, name, found.to_vec(), &countries).map(Some),
            // "Africa" is not South Africa; where nothing is called so, these are none.
            _ => {
                let mut nodes = found.to_vec();
                nodes.sort_unstable();
                Ok(Some(Resolved { nodes, ..Resolved::default() }))
            }
        };
    }
    // "protests in Georgia", of which texts name no more than its towns.
    if part == Part::Place && found.is_empty() { places::by_what_lies_there(reader, name) } else { Ok(None) }
}

/// Of the nodes that a name may stand for those with the most claims, with what is told more closely than by a name.
fn chosen(
    reader: &dyn Reader,
    name: &str,
    part: Part,
    whole: bool,
    found: Vec<NodeId>,
) -> Result<Resolved, StoreError> {
    let mut ranked = namesakes::ranked(reader, name, whole, found)?.into_iter();
    let Some(mut first) = ranked.next() else {
        return Ok(Resolved::default());
    };
    let (mut closer, held) = told_closer(reader, name, whole, &first.nodes)?;
    let metonym = Gazetteer::shared().metonym(name).filter(|_| whole);
    let government = metonym.filter(|_| part == Part::End).map(|entry| fold(&entry.name));
    let is_government = |key: &str| government.as_deref() == Some(key);
    let mut others: Vec<Namesakes> = Vec::new();
    let mut both = false;
    for other in ranked {
        if other.nodes.iter().all(|id| closer.contains(id)) {
            continue;
        }
        if is_government(&other.key) || is_government(&first.key) {
            first.nodes.extend(other.nodes);
            both = true;
        } else {
            others.push(other);
        }
    }
    let of_capital = metonym.and_then(|country| note_of_capital(name, country, &first, both));
    let note = match (held.or_else(|| first.note_of_choice(name, &others)), of_capital) {
        (Some(note), Some(more)) => Some(format!("{note} {more}")),
        (note, more) => note.or(more),
    };
    let mut nodes = first.nodes;
    nodes.sort_unstable();
    closer.sort_unstable();
    closer.dedup();
    closer.retain(|id| nodes.binary_search(id).is_err());
    Ok(Resolved { nodes, closer, note })
}

/// All that a name stands for which is no name but a noun: a group, a people, or a common noun in the plural.
fn all_called_so(reader: &dyn Reader, name: &str) -> Result<Option<Resolved>, StoreError> {
    let mut nodes = described::of_collective(reader, name)?;
    if nodes.is_none() {
        nodes = Some(described::of_people(reader, name)?).filter(|nodes| !nodes.is_empty());
    }
    if nodes.is_none() {
        // "which hospitals were attacked": each that is one, and no body with the word in its name.
        nodes = described::of_plural(reader, name)?;
    }
    let Some(nodes) = nodes else { return Ok(None) };
    let note = all_of_them(reader, name, &nodes)?;
    Ok(Some(Resolved { nodes, closer: Vec::new(), note }))
}

/// Of what is told more closely than by a name, with a note where a post's holder is among them.
fn told_closer(
    reader: &dyn Reader,
    name: &str,
    whole: bool,
    nodes: &[NodeId],
) -> Result<(Vec<NodeId>, Option<String>), StoreError> {
    let mut closer = Vec::new();
    let mut held = None;
    if nodes.iter().map(|id| reader.node(*id)).all(|node| matches!(node, Ok(Some(node)) if !node.named)) {
        closer = described::described(reader, &fold(name))?;
        // "the Turkish president" may stand in the store for somebody whom other texts name.
        if let Some((id, told)) = holders::holder(reader, name)?.filter(|(id, _)| !nodes.contains(id)) {
            closer.push(id);
            held = Some(told);
        }
    }
    if whole {
        closer.extend(described::of_collective(reader, name)?.unwrap_or_default());
        closer.extend(described::of_people(reader, name)?);
    }
    Ok((closer, held))
}

/// A part of the world: the nodes of its own name with those of its countries that the store has.
fn region(reader: &dyn Reader, name: &str, nodes: Vec<NodeId>, countries: &[&str]) -> Result<Resolved, StoreError> {
    let (nodes, known) = with_countries(reader, nodes, countries)?;
    let note = format!("{name:?} is taken with the {} of it that the store has", many(known));
    Ok(Resolved { nodes, closer: Vec::new(), note: Some(note) })
}

/// Some nodes with those of the countries that the store has, and how many countries these are.
fn with_countries(
    reader: &dyn Reader,
    mut nodes: Vec<NodeId>,
    countries: &[&str],
) -> Result<(Vec<NodeId>, usize), StoreError> {
    let mut known = 0;
    for country in countries {
        let before = nodes.len();
        for id in reader.nodes_named(country)? {
            let place = reader.node(id)?.is_some_and(|node| node.kind == NodeKind::Location);
            if place && !nodes.contains(&id) {
                nodes.push(id);
            }
        }
        known += usize::from(nodes.len() > before);
    }
    nodes.sort_unstable();
    Ok((nodes, known))
}

/// The nodes that a name selects for what is about it, with what lies in them.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn concerned(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    let resolved = resolve(reader, name, Part::Place)?;
    let mut nodes = match NodeId::from_text(name) {
        Some(id) if reader.node(id)?.is_some() => vec![id],
        _ => resolved.nodes.clone(),
    };
    nodes.extend(&resolved.closer);
    nodes.sort_unstable();
    nodes.dedup();
    Ok(with_what_lies_in(reader, &nodes)?.0.clone())
}

/// The nodes that a name selects: those of [`resolve`].
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn select(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    if let Some(id) = NodeId::from_text(name)
        && let Some(node) = reader.node(id)?
    {
        return Ok(vec![node.id]);
    }
    Ok(resolve(reader, name, Part::End)?.nodes.clone())
}
