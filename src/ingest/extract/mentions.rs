//! Who and what an article names without a claim that was read of it.
//! It is about them all the same, so that they become nodes without an edge.

use crate::lexicon::shared_words::{DIRECTIONAL, LOCATIVE};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, NounClass, Words, fold};
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
            let placed = || is_placed(reading, name) && d.is_place() && d.named && !is_part_of_the_world(reading, d);
            is_worth_it(d, reading.brief) || placed()
        }) else {
            continue;
        };
        if node.is_country() && in_a_long_list(reading, name) {
            continue;
        }
        if names_a_make(reading, name) {
            continue;
        }
        // "Moscow" beside Russia is its government once more, "pressure from Moscow" as well; "in Moscow" is the city.
        let before = name.start.checked_sub(1).map_or("", |b| reading.tree.lower(b));
        let placed = is_placed(reading, name) && !matches!(before, "from" | "to");
        let government = (node.is_city() && !placed)
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
        (LOCATIVE.contains(&tree.lower(b)) || DIRECTIONAL.contains(&tree.lower(b))) && tree.label(b) == Label::Prep
    })
}

/// What seas are called.
static WATERS: Words = Words::of("mentions.waters");

/// Places of which so many are listed are none that the article is about.
const MANY: usize = 4;

/// "citizens of Indonesia, Australia, South Korea, Italy and Norway": whether a country is one of many that tell where
/// people are from. "Ministers from Peru, Chile, Brazil and Bolivia" stand for them.
fn in_a_long_list(reading: &Reading<'_>, name: &Name) -> bool {
    let tree = reading.tree;
    let place = |n: &&Name| reading.nodes.is_country(n.node);
    let joint = |i: Index| matches!(tree.lower(i), "," | "and" | "or" | "the" | "&");
    let (from, stop) = tree.sentence(tree.sentence_of(name.start));
    let mut count = 1;
    let mut start = name.start;
    loop {
        let gap = (from..start).rev().take_while(|i| joint(*i)).count();
        let before = start.checked_sub(gap + 1).filter(|b| gap > 0 && *b >= from).and_then(|b| reading.names.at(b));
        let Some(other) = before.filter(place) else { break };
        start = other.start;
        count += 1;
    }
    let mut end = name.end;
    loop {
        let gap = (end..stop).take_while(|i| joint(*i)).count();
        let Some(other) = reading.names.at(end + gap).filter(|_| gap > 0 && end + gap < stop).filter(place) else {
            break;
        };
        end = other.end;
        count += 1;
    }
    let preposition = reading.names.at(start).and_then(|first| {
        let last = (first.start..first.end).find(|i| tree.label(*i) == Label::Pobj)?;
        Some(tree.head(last))
    });
    let whose = preposition
        .filter(|p| matches!(tree.lower(*p), "of" | "in" | "from"))
        .map(|p| tree.head(p))
        .filter(|noun| matches!(tree.tag(*noun), Tag::Nns | Tag::Nnps));
    let people = |noun: Index| {
        let class = reading.nouns.class(&tree.base(noun));
        let nation = reading.gazetteer.demonym(tree.word(noun)).is_some();
        nation || class.is(NounClass::PERSON.or(NounClass::PEOPLE)) && !class.is(NounClass::POST.or(NounClass::BODY))
    };
    count >= MANY && whose.is_some_and(people)
}

/// "a Lockheed P3-C Orion aircraft", "a Robinson R44 helicopter": what a thing is a piece of.
fn names_a_make(reading: &Reading<'_>, name: &Name) -> bool {
    let tree = reading.tree;
    let behind = name.end;
    behind < tree.len()
        && tree.sentence_of(behind) == tree.sentence_of(name.start)
        && tree.is_noun(behind)
        && (name.start..name.end).any(|i| tree.head(i) == behind && tree.label(i) == Label::Compound)
        && reading.nouns.class(&tree.base(behind)).is(NounClass::VEHICLE)
        && reading.nodes.get(name.node).is_some_and(|d| d.gazetteer.is_none() && !d.is_place())
        // "a Bolivian Air Force plane": who flies it
        && !reading
            .nouns
            .class(&tree.base(name.end - 1))
            .is(NounClass::BODY.or(NounClass::ENTERPRISE).or(NounClass::FORCES))
}

/// "in Europe", "throughout Asia": a continent says hardly where.
fn is_part_of_the_world(reading: &Reading<'_>, node: &DraftNode) -> bool {
    node.is_region()
        && reading.gazetteer.find(&node.name).is_some_and(|e| e.within.is_none())
        && !node.name.split(' ').any(|word| WATERS.contains(&word))
}

/// A known name, or one of several words: of a single unknown word nobody can tell what it names. Newspapers and firms
/// are there for what they print and make, teams for their games; in a brief, an item may be about them.
fn is_worth_it(node: &DraftNode, brief: bool) -> bool {
    match (node.class, node.kind) {
        (Some(EntryClass::Region | EntryClass::Team), _) | (_, NodeKind::Event) => false,
        (Some(EntryClass::Media | EntryClass::Company), _) if !brief => false,
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
    fn add(&mut self, node: &DraftNode) {
        self.names.extend(called(node));
        if node.person {
            self.surnames.extend(last_word(&node.name));
        } else if !node.named && !node.is_actor() {
            let folded = fold(&node.name);
            for word in folded.split(' ') {
                self.with_word.entry(word.to_owned()).or_default().push(self.descriptions.len());
            }
            self.descriptions.push(format!(" {folded} "));
        }
    }

    /// Whether something listed is called the same, or is described by this name.
    fn has(&self, node: &DraftNode) -> bool {
        let folded = fold(&node.name);
        let name = format!(" {folded} ");
        let described = || {
            let numbers = folded.split(' ').next().and_then(|word| self.with_word.get(word));
            let mut descriptions = numbers.into_iter().flatten().filter_map(|n| self.descriptions.get(*n));
            descriptions.any(|d| d.contains(&name))
        };
        called(node).any(|n| self.names.contains(&n))
            || node.person && last_word(&node.name).is_some_and(|w| self.surnames.contains(&w))
            || node.is_organization() && described()
    }
}

fn called(node: &DraftNode) -> impl Iterator<Item = String> + '_ {
    std::iter::once(&node.name).chain(&node.aliases).map(|n| fold(n))
}

fn last_word(name: &str) -> Option<String> {
    fold(name).rsplit(' ').next().map(str::to_owned)
}
