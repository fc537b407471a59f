//! Names in the text: recognized entities and gazetteer entries, each brought to its node.
//!
//! Full names come first, so that "Guterres" finds "Antonio Guterres" wherever it stands; a shorter name joins a
//! fuller one only where one candidate bears it.

use crate::ingest::extract::reading::names::{Name, Names};
use rustc_hash::FxHashMap;

use crate::ingest::extract::names::body_names;
use crate::ingest::extract::names::divisions::{self};
use crate::ingest::extract::names::fronted_names;
use crate::ingest::extract::names::further_names;
use crate::ingest::extract::names::glued_names;
use crate::ingest::extract::names::glued_offices;
use crate::ingest::extract::names::joined_bodies;
use crate::ingest::extract::names::known_names;
use crate::ingest::extract::names::name_edges;
use crate::ingest::extract::names::name_kinds;
use crate::ingest::extract::names::name_nodes;
use crate::ingest::extract::names::name_shapes;
use crate::ingest::extract::names::national_bodies;
use crate::ingest::extract::names::place_names;
use crate::ingest::extract::names::recognized_names;
use crate::ingest::extract::names::site_names;
use crate::ingest::extract::names::split_names;
use crate::ingest::extract::names::surnames;
use crate::ingest::extract::names::usage::Usage;
use crate::ingest::extract::names::{
    codenames, compared_names, known_as, nicknames, post_nominals, shared_surnames, storms, vessels, way_names,
};
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::Nodes;
use crate::ingest::language::Tag;
use crate::lexicon::{EntryClass, Gazetteer, Words};
use crate::model::NodeKind;

/// Nouns for places that count as a part of the name in front of them.
static FEATURES: Words = Words::of("found_names.features");

/// What stands between a name and such a noun.
static FEATURE_SORTS: Words = Words::of("found_names.feature-sorts");

/// Nouns for the surroundings of a place that bears the name.
static AREAS: Words = Words::of("found_names.areas");

/// Finds the names and makes their nodes.
pub(in crate::ingest::extract) fn find(tree: &Tree<'_>, gazetteer: &Gazetteer, nodes: &mut Nodes) -> Names {
    let mut candidates = recognized_names::recognized(tree, gazetteer);
    name_edges::trim(tree, gazetteer, &mut candidates);
    glued_names::part(tree, gazetteer, &mut candidates);
    glued_offices::part(tree, gazetteer, &mut candidates);
    known_names::prefer(tree, gazetteer, &mut candidates);
    body_names::complete(tree, gazetteer, &mut candidates);
    site_names::complete(tree, gazetteer, &mut candidates);
    national_bodies::join(tree, gazetteer, &mut candidates);
    candidates.extend(further_names::listed(tree, gazetteer, &candidates));
    candidates.extend(further_names::hyphened_names(tree, &candidates));
    candidates.extend(further_names::given_names(tree, gazetteer, &candidates));
    candidates.extend(further_names::titled_names(tree, gazetteer, &candidates));
    candidates.extend(surnames::surnames(tree, gazetteer, &candidates));
    name_kinds::correct(tree, gazetteer, &mut candidates);
    split_names::mend(tree, gazetteer, &mut candidates);
    joined_bodies::mend(tree, gazetteer, &mut candidates);
    name_shapes::correct(tree, gazetteer, &mut candidates);
    place_names::place(tree, gazetteer, &mut candidates);
    storms::name(tree, &mut candidates);
    vessels::name(tree, &mut candidates);
    way_names::join(tree, &mut candidates);
    post_nominals::join(tree, gazetteer, &mut candidates);
    name_edges::compounds_off(tree, gazetteer, &mut candidates);
    codenames::name(tree, &mut candidates);
    compared_names::join(tree, &mut candidates);
    nicknames::join(tree, &mut candidates);
    let divisions = divisions::find(tree, gazetteer, &mut candidates);
    candidates.sort_by_key(|c| c.start);
    let usage = Usage::new(tree, gazetteer, &candidates);
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    // Longer names first; among equals the order of the text.
    order.sort_by_key(|i| candidates.get(*i).map(|c| std::cmp::Reverse(c.end - c.start)));
    let mut nodes_of: Vec<Option<NodeIndex>> = vec![None; candidates.len()];
    let mut firsts: FxHashMap<NodeIndex, Index> = FxHashMap::default();
    for i in order {
        if let (Some(candidate), Some(slot)) = (candidates.get(i), nodes_of.get_mut(i)) {
            let division = divisions.get(&candidate.start);
            *slot = division
                .and_then(|d| name_nodes::part_of_country(&usage, candidate, d, nodes, &firsts))
                .or_else(|| name_nodes::node_of(&usage, candidate, nodes, &firsts));
            if let Some(node) = *slot {
                let first = firsts.entry(node).or_insert(candidate.start);
                *first = candidate.start.min(*first);
            }
        }
    }
    let mut names = Names::new(tree.len());
    for (candidate, node) in candidates.iter().zip(nodes_of) {
        if let Some(node) = node {
            names.add(Name { start: candidate.start, end: candidate.end, node });
        }
    }
    acronyms(tree, &mut names, nodes);
    known_as::join(tree, &mut names, nodes);
    fronted_names::join(gazetteer, names.as_mut_slice(), nodes);
    bodies_of_places(tree, &names, nodes);
    features(tree, &names, nodes);
    nicknames::call(tree, names.as_slice(), nodes);
    shared_surnames::share(tree, gazetteer, names.as_slice(), nodes);
    names
}

/// "the Central Bank of Iran", "Hong Kong's High Court": the place may count as part of the name.
fn bodies_of_places(tree: &Tree<'_>, names: &Names, nodes: &mut Nodes) {
    let place = |name: &Name, nodes: &Nodes| nodes.get(name.node).is_some_and(|d| d.is_place() && d.named);
    for name in names.iter() {
        if !nodes.is_named_organization(name.node) {
            continue;
        }
        let written = tree.phrase(name.start, name.end - 1);
        let the = usize::from(name.end + 1 < tree.len() && tree.lower(name.end + 1) == "the");
        let of = name.end + 1 < tree.len() && tree.lower(name.end) == "of";
        if of && let Some(outer) = names.at(name.end + 1 + the).filter(|n| place(n, nodes)) {
            nodes.call(name.node, &tree.phrase(name.start, outer.end - 1));
        }
        let owner = name.start.checked_sub(2).filter(|_| tree.tag(name.start - 1) == Tag::Pos);
        if let Some(outer) = owner.and_then(|o| names.at(o)).filter(|n| place(n, nodes)) {
            let whose = tree.phrase(outer.start, outer.end - 1);
            nodes.call(name.node, &format!("{written} of {whose}"));
            nodes.call(name.node, &format!("{whose} {written}"));
        }
    }
}

/// "the Cal Miskaad mountains", "the Tirah valley": the noun may count as part of a name that no table knows as a
/// city's or a country's.
fn features(tree: &Tree<'_>, names: &Names, nodes: &mut Nodes) {
    for name in names.iter() {
        // "Nahr al-Bared refugee camp"
        let sort = name.end + 1 < tree.len() && FEATURE_SORTS.contains(&tree.lower(name.end));
        let end = if sort { name.end + 1 } else { name.end };
        let feature = end < tree.len()
            && matches!(tree.tag(end), Tag::Nn | Tag::Nns)
            && (tree.head(name.end - 1) == end || sort && tree.head(name.end - 1) + 1 == end)
            && FEATURES.contains(&tree.lower(end));
        let free = nodes.get(name.node).is_some_and(|d| d.is_place() && !d.class.is_some_and(EntryClass::is_governed));
        // "the San Francisco area": what lies around a city goes by its name.
        let around = AREAS.contains(&tree.lower(end.min(tree.len() - 1))) && nodes.is_city(name.node);
        if feature && (free || around) {
            nodes.call(name.node, &tree.phrase(name.start, end));
        }
    }
}
/// "the Syrian Democratic Forces (SDF)": what stands in brackets after a name is another name of it.
fn acronyms(tree: &Tree<'_>, names: &mut Names, nodes: &mut Nodes) {
    let mut same: Vec<(NodeIndex, NodeIndex)> = Vec::new();
    for pair in names.as_slice().windows(2) {
        let [full, short] = pair else { continue };
        let bracketed = short.start == full.end + 1
            && tree.lower(full.end) == "("
            && short.end < tree.len()
            && tree.lower(short.end) == ")"
            && short.end - short.start == 1;
        let word = tree.word(short.start);
        let capitals = word.chars().filter(|c| c.is_uppercase()).count() * 2 > word.chars().count();
        let kind = |n: NodeIndex| nodes.get(n).map(|d| d.kind);
        // "the UN mission in Afghanistan (UNAMA)": the mission's, not the country's.
        let initial = |c: char| tree.word(full.start).starts_with(c);
        let place_s = kind(full.node) != Some(NodeKind::Location)
            || full.end - full.start > 1 && word.starts_with(initial)
            || !full.start.checked_sub(1).is_some_and(|b| matches!(tree.lower(b), "in" | "for" | "of"));
        // "the Parliament of New South Wales (NSW)": the letters stand for the place that the name ends with.
        let ending = kind(short.node) == Some(NodeKind::Location)
            && kind(full.node) == Some(NodeKind::Organization)
            && nodes.get(short.node).is_some_and(|d| {
                d.name != word && tree.phrase(full.start, full.end - 1).ends_with(&format!("of {}", d.name))
            });
        if bracketed
            && place_s
            && !ending
            && capitals
            && full.node != short.node
            && kind(full.node) != Some(NodeKind::Actor)
        {
            same.push((full.node, short.node));
        }
    }
    for (full, short) in same {
        names.merge(nodes, short, full);
    }
}
