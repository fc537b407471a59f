//! Names in the text: recognized entities and gazetteer entries, each brought to its node.
//!
//! Full names come first, so that "Guterres" finds "Antonio Guterres" wherever it stands; a shorter name joins a
//! fuller one only where one candidate bears it.

use rustc_hash::FxHashMap;

use super::divisions::{self, Division};
use super::known_names;
use super::nodes::{Draft, NodeIndex, Nodes};
use super::official_names;
use super::place_names;
use super::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::{Gazetteer, NounClass, Nouns, PlaceClass, fold};
use crate::model::NodeKind;

/// A name in the text.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// First token and the one after the last.
    pub(super) start: Index,
    pub(super) end: Index,
    pub(super) node: NodeIndex,
}

/// The names of a text, by token.
pub(super) struct Names {
    all: Vec<Name>,
    at: Vec<Option<u32>>,
}

impl Names {
    pub(super) fn at(&self, token: Index) -> Option<&Name> {
        self.at.get(token).copied().flatten().and_then(|n| self.all.get(n as usize))
    }

    /// Lets tokens that bear no name stand for a node: "the southern part" of "the southern part of Iraq".
    pub(super) fn describe(&mut self, start: Index, end: Index, node: NodeIndex) {
        let number = self.all.len() as u32;
        for slot in self.at.get_mut(start..end).into_iter().flatten() {
            slot.get_or_insert(number);
        }
        self.all.push(Name { start, end, node });
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Name> {
        self.all.iter()
    }
}

/// A stretch of tokens that may be a name.
pub(super) struct Candidate {
    pub(super) start: Index,
    pub(super) end: Index,
    pub(super) kind: Option<EntityType>,
}

/// Finds the names and makes their nodes.
pub(super) fn find(tree: &Tree<'_>, gazetteer: &Gazetteer, nodes: &mut Nodes) -> Names {
    let mut candidates = recognized(tree, gazetteer);
    known_names::prefer(tree, gazetteer, &mut candidates);
    candidates.extend(listed(tree, gazetteer, &candidates));
    candidates.extend(given_names(tree, gazetteer, &candidates));
    place_names::place(tree, gazetteer, &mut candidates);
    let divisions = divisions::find(tree, gazetteer, &mut candidates);
    candidates.sort_by_key(|c| c.start);
    let votes = votes(tree, &candidates);
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    // Longer names first; among equals the order of the text.
    order.sort_by_key(|i| candidates.get(*i).map(|c| std::cmp::Reverse(c.end - c.start)));
    let mut nodes_of: Vec<Option<NodeIndex>> = vec![None; candidates.len()];
    for i in order {
        if let (Some(candidate), Some(slot)) = (candidates.get(i), nodes_of.get_mut(i)) {
            let division = divisions.get(&candidate.start);
            *slot = division
                .and_then(|d| part_of_country(tree, candidate, d, gazetteer, nodes, &votes))
                .or_else(|| node_of(tree, candidate, gazetteer, nodes, &votes));
        }
    }
    let mut names = Names { all: Vec::new(), at: vec![None; tree.len()] };
    for (candidate, node) in candidates.iter().zip(nodes_of) {
        let Some(node) = node else { continue };
        let number = names.all.len() as u32;
        if let Some(slots) = names.at.get_mut(candidate.start..candidate.end) {
            slots.fill(Some(number));
        }
        names.all.push(Name { start: candidate.start, end: candidate.end, node });
    }
    acronyms(tree, &mut names, nodes);
    features(tree, &names, nodes);
    names
}

/// "the Cal Miskaad mountains", "the Tirah valley": the noun may count as part of a name that no table knows as a city's
/// or a country's.
fn features(tree: &Tree<'_>, names: &Names, nodes: &mut Nodes) {
    for name in &names.all {
        let end = name.end;
        let feature = end < tree.len()
            && matches!(tree.tag(end), Tag::Nn | Tag::Nns)
            && tree.head(end - 1) == end
            && matches!(
                tree.lower(end),
                "mountains"
                    | "mountain"
                    | "valley"
                    | "river"
                    | "lake"
                    | "camp"
                    | "area"
                    | "peninsula"
                    | "crossing"
                    | "square"
                    | "suburb"
                    | "neighbourhood"
                    | "neighborhood"
                    | "bridge"
                    | "forest"
                    | "village"
                    | "prison"
            );
        let free = nodes.get(name.node).is_some_and(|d| {
            d.kind == NodeKind::Location
                && !matches!(d.class, Some(PlaceClass::City | PlaceClass::Country | PlaceClass::Subdivision))
        });
        if feature && free {
            nodes.call(name.node, &tree.phrase(name.start, end));
        }
    }
}

/// The recognizer's entities, cut to the name itself.
fn recognized(tree: &Tree<'_>, gazetteer: &Gazetteer) -> Vec<Candidate> {
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
        if entity.kind == Person {
            while start + 1 < end && is_title(&tree.base(start)) {
                start += 1;
            }
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
            && tree.entity(before).is_none()
            && Nouns::shared().class(&tree.base(before)).is_unknown()
            && !is_title(&tree.base(before))
            && gazetteer.demonym(tree.word(before)).is_none()
            && gazetteer.find_written(tree.word(before)).is_none()
        {
            start = before;
        }
        // "Warren Truss MP": the letters behind are no part of the name.
        while kind_of_person(entity.kind) && end - start > 2 && POST_NOMINALS.contains(&tree.word(end - 1)) {
            end -= 1;
        }
        // "Senator from Vermont Bernie Sanders", "Head of the Luhansk People's Republic Leonid Pasechnik": the office's
        // owner stands right before the name.
        if let Some(cut) = owner_of_office(tree, gazetteer, start, end) {
            found.push(Candidate { start: cut, end, kind: Some(Person) });
            continue;
        }
        // "First Minister of Scotland Nicola Sturgeon": the country is no first name.
        let after_of = start.checked_sub(1).is_some_and(|b| tree.lower(b) == "of");
        let mut kind = entity.kind;
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
        // A title, a nationality or a country in front is no part of the name: "Indian Foreign Minister".
        let phrase = tree.phrase(start, end - 1);
        if (kind == Norp || (end - start == 1 && gazetteer.demonym(&phrase).is_some()))
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

/// Letters behind a name.
const POST_NOMINALS: &[&str] = &["MP", "MEP", "MSP", "MLA", "QC", "KC", "SC", "MBE", "OBE", "CBE", "AO", "PhD", "MD"];

fn kind_of_person(kind: EntityType) -> bool {
    kind == EntityType::Person
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
        known
            && end - cut <= 4
            && tree.tag(*cut) == Tag::Nnp
            && (gazetteer.person(&name).is_some() || gazetteer.gender(tree.word(*cut)).is_some())
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
    Nouns::shared().class(word).is(NounClass::POST)
        || matches!(
            word,
            "mr" | "mr."
                | "mrs"
                | "mrs."
                | "ms"
                | "ms."
                | "dr"
                | "dr."
                | "sir"
                | "lord"
                | "lady"
                | "gen."
                | "col."
                | "sen."
                | "rep."
                | "gov."
        )
}

/// Gazetteer entries among the proper nouns that the recognizer left.
fn listed(tree: &Tree<'_>, gazetteer: &Gazetteer, taken: &[Candidate]) -> Vec<Candidate> {
    let mut free = vec![true; tree.len()];
    for candidate in taken {
        if let Some(slots) = free.get_mut(candidate.start..candidate.end) {
            slots.fill(false);
        }
    }
    let usable = |i: Index| free.get(i).copied().unwrap_or(false);
    let proper = |i: Index| matches!(tree.tag(i), Tag::Nnp | Tag::Nnps);
    let mut found = Vec::new();
    let mut i = 0;
    while i < tree.len() {
        let mut length = 0;
        if usable(i) && proper(i) {
            let (_, stop) = tree.sentence(tree.sentence_of(i));
            for end in (i + 1..=stop.min(i + 6)).rev() {
                if (i..end).all(usable) && proper(end - 1) {
                    let phrase = tree.phrase(i, end - 1);
                    if gazetteer.find_written(&phrase).is_some() && gazetteer.demonym(&phrase).is_none() {
                        length = end - i;
                        break;
                    }
                }
            }
        }
        if length > 0 {
            found.push(Candidate { start: i, end: i + length, kind: None });
        }
        i += length.max(1);
    }
    found
}

/// People that the recognizer left: a first name with one to three proper nouns after it.
fn given_names(tree: &Tree<'_>, gazetteer: &Gazetteer, taken: &[Candidate]) -> Vec<Candidate> {
    let mut free = vec![true; tree.len()];
    for candidate in taken {
        if let Some(slots) = free.get_mut(candidate.start..candidate.end) {
            slots.fill(false);
        }
    }
    let usable = |i: Index| {
        free.get(i).copied().unwrap_or(false)
            && tree.entity(i).is_none()
            && tree.tag(i) == Tag::Nnp
            && tree.word(i).chars().filter(|c| c.is_lowercase()).count() > 1
    };
    let mut found = Vec::new();
    let mut i = 0;
    while i < tree.len() {
        let (_, stop) = tree.sentence(tree.sentence_of(i));
        let mut end = i;
        while end < stop && usable(end) {
            end += 1;
        }
        let alone = i.checked_sub(1).is_none_or(|b| tree.tag(b) != Tag::Nnp);
        let bounded = end >= stop || tree.tag(end) != Tag::Nnp;
        let class = Nouns::shared().class(&tree.base(end.saturating_sub(1).max(i)));
        if alone
            && bounded
            && (2..=4).contains(&(end - i))
            && class.is_unknown()
            && gazetteer.gender(tree.word(i)).is_some()
        {
            found.push(Candidate { start: i, end, kind: Some(EntityType::Person) });
        }
        i = end.max(i + 1);
    }
    found
}

/// How often the recognizer gave each type to each name: the document's own usage outvotes a doubtful label.
fn votes(tree: &Tree<'_>, candidates: &[Candidate]) -> FxHashMap<String, EntityType> {
    let mut counts: FxHashMap<String, Vec<(EntityType, u32)>> = FxHashMap::default();
    for candidate in candidates {
        let Some(kind) = candidate.kind else { continue };
        let list = counts.entry(fold(&tree.phrase(candidate.start, candidate.end - 1))).or_default();
        match list.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, n)) => *n += 1,
            None => list.push((kind, 1)),
        }
    }
    counts
        .into_iter()
        .filter_map(|(name, list)| {
            let most = list.iter().map(|(_, n)| *n).max()?;
            list.into_iter().find(|(_, n)| *n == most).map(|(kind, _)| (name, kind))
        })
        .collect()
}

/// The node of a name that a noun completes: "Ilam province", "the Akobo and Nyirol counties".
fn part_of_country(
    tree: &Tree<'_>,
    candidate: &Candidate,
    division: &Division,
    gazetteer: &Gazetteer,
    nodes: &mut Nodes,
    votes: &FxHashMap<String, EntityType>,
) -> Option<NodeIndex> {
    let written = tree.phrase(candidate.start, candidate.end - 1);
    let full = format!("{written} {}", division.noun);
    let node = match divisions::entry(gazetteer, &written, division) {
        Some(Ok(entry)) => nodes.of_entry(entry, ""),
        Some(Err(full)) => nodes.place(&full, PlaceClass::Subdivision),
        None => {
            let node = node_of(tree, candidate, gazetteer, nodes, votes)?;
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

fn node_of(
    tree: &Tree<'_>,
    candidate: &Candidate,
    gazetteer: &Gazetteer,
    nodes: &mut Nodes,
    votes: &FxHashMap<String, EntityType>,
) -> Option<NodeIndex> {
    let written = tree.phrase(candidate.start, candidate.end - 1);
    let written = written.trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’' | ',' | '.'));
    let written = if candidate.end - candidate.start == 1 { tree.word(candidate.start) } else { written };
    if written.chars().count() < 2 {
        return None;
    }
    let single = candidate.end - candidate.start == 1;
    let label = votes.get(&fold(written)).copied().or(candidate.kind);
    // "near Jijel, Algeria" is no "Jijel Ferhat".
    let place = matches!(candidate.kind, Some(EntityType::Gpe | EntityType::Loc)) && tree_says_place(tree, candidate);
    if single
        && !place
        && let Some(person) = person_called(nodes, written)
        && (label == Some(EntityType::Person)
            || !gazetteer.find(written).is_some_and(|e| e.class == PlaceClass::Country))
    {
        nodes.call(person, written);
        return Some(person);
    }
    let entry = gazetteer.find_written(written).filter(|e| {
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
            && matches!(e.class, PlaceClass::Organization | PlaceClass::Media)
            && titled(tree, candidate.start);
        complete
            && !person
            && (
                // A person or an organization may bear a city's or a province's name; a country's name is the country.
                !matches!(e.class, PlaceClass::City | PlaceClass::Subdivision)
                    || !(label == Some(EntityType::Org)
                        || label == Some(EntityType::Person)
                            && (!single || gazetteer.gender(written).is_some() || titled(tree, candidate.start)))
                    || tree_says_place(tree, candidate)
            )
    });
    if let Some(entry) = entry {
        return Some(nodes.of_entry(entry, written));
    }
    if let Some(country) = official_names::country(gazetteer, written) {
        return Some(nodes.of_entry(country, written));
    }
    // "the US Republican Party", "the Iranian Expediency Council": a nationality in front of a known name.
    if label == Some(EntityType::Org) || matches!(label, Some(EntityType::Gpe | EntityType::Norp)) && !single {
        if let Some(entry) = official_names::of_country(gazetteer, written) {
            return Some(nodes.of_entry(entry, written));
        }
        if let Some(known) = official_names::without_country(gazetteer, written)
            .and_then(|rest| nodes.find(rest, NodeKind::Organization))
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
    let class = Nouns::shared().class(&last);
    let kind = match kind {
        NodeKind::Organization if class.is(NounClass::DOCUMENT) && !class.is(NounClass::BODY) => NodeKind::Resolution,
        NodeKind::Organization | NodeKind::Actor
            if class.is(NounClass::PLACE) && !class.is(NounClass::BODY) && !single =>
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
    let gender = gazetteer.person(written).map(|(_, g)| g).or_else(|| gazetteer.gender(tree.word(candidate.start)));
    let gender = gender.filter(|_| kind == NodeKind::Actor);
    Some(nodes.add(Draft {
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

/// Whether the sentence uses a name as a place: "in X".
fn tree_says_place(tree: &Tree<'_>, candidate: &Candidate) -> bool {
    let head =
        (candidate.start..candidate.end).rev().find(|i| !(candidate.start..candidate.end).contains(&tree.head(*i)));
    head.is_some_and(|h| {
        tree.label(h) == Label::Pobj && matches!(tree.lower(tree.head(h)), "in" | "at" | "near" | "from")
    })
}

/// The only person whose surname, or first name, is this word.
fn person_called(nodes: &Nodes, word: &str) -> Option<NodeIndex> {
    let wanted = fold(word);
    let bears = |name: &str| {
        let folded = fold(name);
        let words: Vec<&str> = folded.split(' ').collect();
        words.len() > 1
            && (words.last() == Some(&wanted.as_str())
                || words.first() == Some(&wanted.as_str())
                || folded.ends_with(&format!(" {wanted}")))
    };
    let mut bearers = nodes.iter().filter(|(_, d)| d.person && (bears(&d.name) || d.aliases.iter().any(|a| bears(a))));
    match (bearers.next(), bearers.next()) {
        (Some((node, _)), None) => Some(node),
        _ => None,
    }
}

/// The only node of a kind whose name holds this shorter one as its beginning or end, or whose initials it is.
fn fuller(nodes: &Nodes, written: &str, kind: NodeKind) -> Option<NodeIndex> {
    let wanted = fold(written);
    let initials = written.chars().count() >= 2 && written.chars().all(|c| c.is_uppercase() || c == '.');
    let fits = |name: &str| {
        let folded = fold(name);
        if initials {
            let letters: String =
                name.split_whitespace().filter_map(|w| w.chars().next().filter(|c| c.is_uppercase())).collect();
            return letters.to_lowercase() == wanted.replace(' ', "");
        }
        match kind {
            NodeKind::Actor => folded.ends_with(&format!(" {wanted}")),
            NodeKind::Organization => {
                // "Salhus" after "Salhus Shipping", "Parliament" after "the Tunisian Parliament".
                (wanted.contains(' ') || wanted.chars().count() > 4)
                    && (folded.starts_with(&format!("{wanted} ")) || folded.ends_with(&format!(" {wanted}")))
            }
            _ => false,
        }
    };
    let mut bearers = nodes.iter().filter(|(_, d)| d.kind == kind && fits(&d.name));
    match (bearers.next(), bearers.next()) {
        (Some((node, _)), None) => Some(node),
        _ => None,
    }
}

/// "the Syrian Democratic Forces (SDF)": what stands in brackets after a name is another name of it.
fn acronyms(tree: &Tree<'_>, names: &mut Names, nodes: &mut Nodes) {
    let mut same: Vec<(NodeIndex, NodeIndex)> = Vec::new();
    for pair in names.all.windows(2) {
        let [full, short] = pair else { continue };
        let bracketed = short.start == full.end + 1
            && tree.lower(full.end) == "("
            && short.end < tree.len()
            && tree.lower(short.end) == ")"
            && short.end - short.start == 1;
        let word = tree.word(short.start);
        let capitals = word.chars().filter(|c| c.is_uppercase()).count() * 2 > word.chars().count();
        let kind = |n: NodeIndex| nodes.get(n).map(|d| d.kind);
        if bracketed && capitals && full.node != short.node && kind(full.node) != Some(NodeKind::Actor) {
            same.push((full.node, short.node));
        }
    }
    for (full, short) in same {
        let aliases: Vec<String> = nodes
            .get(short)
            .map(|d| std::iter::once(d.name.clone()).chain(d.aliases.clone()).collect())
            .unwrap_or_default();
        aliases.iter().for_each(|alias| nodes.call(full, alias));
        names.all.iter_mut().filter(|n| n.node == short).for_each(|n| n.node = full);
    }
}
