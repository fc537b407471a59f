//! Who and what an article names without a claim that was read of it: it is about them all the same, so that they become
//! nodes without an edge.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::extract::names::found_names::Name;
use crate::ingest::extract::nodes::{Draft, NodeIndex};
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::Label;
use crate::lexicon::{PlaceClass, fold};
use crate::model::NodeKind;

/// The nodes of names in the body that are worth listing beside those that claims name, in the order of the text.
pub(super) fn beside(reading: &Reading<'_>, body: Index, listed: &[NodeIndex]) -> Vec<NodeIndex> {
    let mut known = Known::default();
    for node in listed.iter().filter_map(|n| reading.nodes.get(*n)) {
        known.add(node);
    }
    let mut told: FxHashSet<NodeIndex> = listed.iter().copied().collect();
    let mut found: Vec<NodeIndex> = Vec::new();
    for name in reading.names.iter().filter(|n| n.start >= body) {
        if told.contains(&name.node) {
            continue;
        }
        let Some(node) = reading.nodes.get(name.node).filter(|d| {
            is_worth_it(d, reading.brief) || is_placed(reading, name) && d.kind == NodeKind::Location && d.named
        }) else {
            continue;
        };
        // "Moscow" beside Russia is its government once more, "pressure from Moscow" as well; "in Moscow" is the city.
        let before = name.start.checked_sub(1).map_or("", |b| reading.tree.lower(b));
        let placed = is_placed(reading, name) && !matches!(before, "from" | "to");
        let government = (node.class == Some(PlaceClass::City) && !placed)
            .then(|| reading.gazetteer.metonym(&node.name))
            .flatten()
            .is_some_and(|country| reading.nodes.find(&country.name, NodeKind::Location).is_some());
        if !government && !known.has(node) {
            known.add(node);
            told.insert(name.node);
            found.push(name.node);
        }
    }
    found
}

/// Whether a name stands where news says where: "in Moscow", "near Novosilka".
fn is_placed(reading: &Reading<'_>, name: &Name) -> bool {
    let tree = reading.tree;
    name.start.checked_sub(1).is_some_and(|b| {
        matches!(tree.lower(b), "in" | "near" | "at" | "outside" | "from" | "to" | "around" | "into")
            && tree.label(b) == Label::Prep
    })
}

/// A known name, or one of several words: of a single unknown word nobody can tell what it names. Newspapers and firms are
/// there for what they print and make, teams for their games; in a brief, an item may be about them.
fn is_worth_it(node: &Draft, brief: bool) -> bool {
    match (node.class, node.kind) {
        (Some(PlaceClass::Region | PlaceClass::Team), _) | (_, NodeKind::Event) => false,
        (Some(PlaceClass::Media | PlaceClass::Company), _) if !brief => false,
        (Some(_), _) => node.named,
        (None, _) => node.named && node.name.contains(' '),
    }
}

/// What is listed already, by what it is called.
#[derive(Default)]
struct Known {
    names: FxHashSet<String>,
    surnames: FxHashSet<String>,
    /// Descriptions of bodies and places: "Syrian Defense Ministry headquarters".
    descriptions: Vec<String>,
    /// The numbers of the descriptions that have a word.
    with_word: FxHashMap<String, Vec<usize>>,
}

impl Known {
    fn add(&mut self, node: &Draft) {
        self.names.extend(called(node));
        if node.person {
            self.surnames.extend(last_word(&node.name));
        } else if !node.named && node.kind != NodeKind::Actor {
            let folded = fold(&node.name);
            for word in folded.split(' ') {
                self.with_word.entry(word.to_owned()).or_default().push(self.descriptions.len());
            }
            self.descriptions.push(format!(" {folded} "));
        }
    }

    /// Whether something listed is called the same, or is described by this name.
    fn has(&self, node: &Draft) -> bool {
        let folded = fold(&node.name);
        let name = format!(" {folded} ");
        let described = || {
            let numbers = folded.split(' ').next().and_then(|word| self.with_word.get(word));
            let mut descriptions = numbers.into_iter().flatten().filter_map(|n| self.descriptions.get(*n));
            descriptions.any(|d| d.contains(&name))
        };
        called(node).any(|n| self.names.contains(&n))
            || node.person && last_word(&node.name).is_some_and(|w| self.surnames.contains(&w))
            || node.kind == NodeKind::Organization && described()
    }
}

fn called(node: &Draft) -> impl Iterator<Item = String> + '_ {
    std::iter::once(&node.name).chain(&node.aliases).map(|n| fold(n))
}

fn last_word(name: &str) -> Option<String> {
    fold(name).rsplit(' ').next().map(str::to_owned)
}
