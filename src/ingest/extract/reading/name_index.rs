//! By which names the nodes of an article are found, without a look at each of them.
//!
//! All names are kept folded. A name's beginning and end are looked up in ordered sets, of the names as they are and of
//! the names turned around.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::lexicon::split_generation;
use crate::model::NodeKind;

/// The nodes known by names that begin, or end, with the same words.
type Ordered = BTreeSet<(String, NodeIndex)>;

/// The names of the nodes of one kind.
#[derive(Debug, Default)]
struct OfKind {
    /// The first node with a name or alias.
    called: FxHashMap<String, NodeIndex>,
    /// The nodes with a name of their own, in their order.
    own: FxHashMap<String, Vec<NodeIndex>>,
    forward: Ordered,
    backward: Ordered,
    /// The nodes whose names' capitals spell something, at most two.
    initials: FxHashMap<String, Vec<NodeIndex>>,
    /// The nodes of three words or more by the first and the last of them, at most two.
    outer: FxHashMap<String, Vec<NodeIndex>>,
}

/// The names and aliases of single people, without what stands behind a family name.
#[derive(Debug, Default)]
struct OfPeople {
    forward: Ordered,
    backward: Ordered,
    /// By the last word but one of three or more, at most two.
    middle: FxHashMap<String, Vec<NodeIndex>>,
    /// Named people by the first two letters of the last word of their names.
    surname_openings: FxHashMap<(char, char), Vec<NodeIndex>>,
    /// Named people by all words of their name but one, and the ends of that one.
    but_one: FxHashMap<u64, Vec<NodeIndex>>,
}

/// The names of the nodes of an article.
#[derive(Debug, Default)]
pub(in crate::ingest::extract) struct NameIndex {
    kinds: FxHashMap<NodeKind, OfKind>,
    people: OfPeople,
    folded: Vec<String>,
}

impl NameIndex {
    /// Takes in the next node with its name, folded and as it is written.
    pub(in crate::ingest::extract) fn add(&mut self, kind: NodeKind, folded: String, written: &str) {
        let node = self.folded.len();
        let names = self.kinds.entry(kind).or_default();
        names.called.entry(folded.clone()).or_insert(node);
        names.own.entry(folded.clone()).or_default().push(node);
        two(&mut names.initials, capitals(written).to_lowercase(), node);
        if kind.is_body_or_people() {
            names.forward.insert((folded.clone(), node));
            names.backward.insert((turned(&folded), node));
        }
        if kind == NodeKind::Actor
            && let Some(ends) = ends(&folded).filter(|_| without_suffix(&folded).split(' ').count() > 2)
        {
            two(&mut names.outer, ends, node);
        }
        self.folded.push(folded);
    }

    /// Notes another name of a node; the first node of a kind with a name keeps it.
    pub(in crate::ingest::extract) fn call(&mut self, node: NodeIndex, kind: NodeKind, folded: String) {
        let first = self.kinds.entry(kind).or_default().called.entry(folded).or_insert(node);
        *first = node.min(*first);
    }

    /// Notes a name or alias of a single human being.
    pub(in crate::ingest::extract) fn call_person(&mut self, node: NodeIndex, folded: &str) {
        let name = without_suffix(folded);
        self.people.backward.insert((turned(name), node));
        self.people.forward.insert((name.to_owned(), node));
        let words: Vec<&str> = name.split(' ').collect();
        if let [_, .., middle, _] = words.as_slice() {
            two(&mut self.people.middle, (*middle).to_owned(), node);
        }
        // "Miguel d'Escoto Brockmann"
        if let [_, .., particle, middle, _] = words.as_slice()
            && particle.chars().count() == 1
        {
            two(&mut self.people.middle, format!("{particle} {middle}"), node);
        }
    }

    /// Notes the own name of a person with a name, to be found in other spellings.
    pub(in crate::ingest::extract) fn spell(&mut self, node: NodeIndex, folded: &str) {
        for key in all_but_one(folded) {
            self.people.but_one.entry(key).or_default().push(node);
        }
        if let Some(key) = folded.rsplit_once(' ').and_then(|(_, last)| opening(last)) {
            self.people.surname_openings.entry(key).or_default().push(node);
        }
    }

    /// The named people whose last name opens with the same two letters, in their order.
    pub(in crate::ingest::extract) fn people_opening_so(&self, word: &str) -> impl Iterator<Item = NodeIndex> + '_ {
        let known = opening(word).and_then(|key| self.people.surname_openings.get(&key));
        known.into_iter().flatten().copied()
    }

    pub(in crate::ingest::extract) fn folded(&self, node: NodeIndex) -> &str {
        self.folded.get(node).map_or("", String::as_str)
    }

    pub(in crate::ingest::extract) fn called(&self, kind: NodeKind, folded: &str) -> Option<NodeIndex> {
        self.kinds.get(&kind)?.called.get(folded).copied()
    }

    pub(in crate::ingest::extract) fn own(&self, kind: NodeKind, folded: &str) -> &[NodeIndex] {
        self.kinds.get(&kind).and_then(|n| n.own.get(folded)).map_or(&[], Vec::as_slice)
    }

    pub(in crate::ingest::extract) fn spelled_by(&self, kind: NodeKind, initials: &str) -> &[NodeIndex] {
        self.kinds.get(&kind).and_then(|n| n.initials.get(initials)).map_or(&[], Vec::as_slice)
    }

    pub(in crate::ingest::extract) fn with_more_between(&self, kind: NodeKind, folded: &str) -> &[NodeIndex] {
        let names = self.kinds.get(&kind).filter(|_| without_suffix(folded).split(' ').count() == 2);
        names.zip(ends(folded)).and_then(|(n, ends)| n.outer.get(&ends)).map_or(&[], Vec::as_slice)
    }

    pub(in crate::ingest::extract) fn longer_behind<'a>(
        &'a self,
        kind: NodeKind,
        folded: &str,
    ) -> impl Iterator<Item = NodeIndex> + use<'a> {
        let opening = format!("{folded} ");
        self.kinds.get(&kind).map(|n| opened(&n.forward, opening)).into_iter().flatten()
    }

    pub(in crate::ingest::extract) fn longer_before<'a>(
        &'a self,
        kind: NodeKind,
        folded: &str,
    ) -> impl Iterator<Item = NodeIndex> + use<'a> {
        let opening = format!("{} ", turned(folded));
        self.kinds.get(&kind).map(|n| opened(&n.backward, opening)).into_iter().flatten()
    }

    pub(in crate::ingest::extract) fn people_by_last<'a>(
        &'a self,
        folded: &str,
    ) -> impl Iterator<Item = NodeIndex> + use<'a> {
        opened(&self.people.backward, format!("{} ", turned(folded)))
    }

    pub(in crate::ingest::extract) fn people_by_first<'a>(
        &'a self,
        word: &str,
    ) -> impl Iterator<Item = NodeIndex> + use<'a> {
        opened(&self.people.forward, format!("{word} "))
    }

    pub(in crate::ingest::extract) fn people_by_middle(&self, word: &str) -> &[NodeIndex] {
        self.people.middle.get(word).map_or(&[], Vec::as_slice)
    }

    /// Candidates for the same name in another spelling, each once, in their order.
    pub(in crate::ingest::extract) fn spelled_alike(&self, folded: &str) -> Vec<NodeIndex> {
        let known = all_but_one(folded).filter_map(|key| self.people.but_one.get(&key));
        let mut found: Vec<NodeIndex> = known.flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// A folded name without what stands behind a family name: "John James Conyers Jr".
fn without_suffix(name: &str) -> &str {
    split_generation(name).0
}

/// The first two letters of a word.
fn opening(word: &str) -> Option<(char, char)> {
    let mut letters = word.chars();
    Some((letters.next()?, letters.next()?))
}

/// The capitals that the words of a name begin with.
fn capitals(name: &str) -> String {
    name.split_whitespace().filter_map(|w| w.chars().next().filter(|c| c.is_uppercase())).collect()
}

/// The first and the last word of a person's folded name.
fn ends(folded: &str) -> Option<String> {
    let name = without_suffix(folded);
    let (first, last) = (name.split(' ').next()?, name.rsplit(' ').next()?);
    Some(format!("{first} {last}"))
}

fn turned(name: &str) -> String {
    name.chars().rev().collect()
}

/// Those of an ordered set that open with some words.
fn opened(all: &Ordered, opening: String) -> impl Iterator<Item = NodeIndex> {
    let from = all.range((opening.clone(), 0)..);
    from.take_while(move |(name, _)| name.starts_with(&opening)).map(|(_, node)| *node)
}

/// Keeps a node under a key, where not two others stand there: whoever asks wants the only one.
fn two(map: &mut FxHashMap<String, Vec<NodeIndex>>, key: String, node: NodeIndex) {
    let nodes = map.entry(key).or_default();
    if nodes.len() < 2 && !nodes.contains(&node) {
        nodes.push(node);
    }
}

/// For each word of a name a key of all the others and of the letters that the word begins and ends with.
fn all_but_one(folded: &str) -> impl Iterator<Item = u64> + '_ {
    let words: Vec<&str> = folded.split(' ').collect();
    let words = if words.len() > 1 { words } else { Vec::new() };
    (0..words.len()).map(move |out| {
        let mut hasher = FxHasher::default();
        for (at, word) in words.iter().enumerate() {
            if at == out {
                (word.chars().next(), word.chars().next_back()).hash(&mut hasher);
            } else {
                word.hash(&mut hasher);
            }
        }
        hasher.finish()
    })
}
