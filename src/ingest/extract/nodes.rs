//! The nodes of one article while it is read.

use rustc_hash::FxHashMap;

use crate::ingest::extract::name_index::NameIndex;
use crate::lexicon::{Entry, Gender, PlaceClass, fold};
use crate::model::NodeKind;

/// Index of a node in its article.
pub(super) type NodeIndex = usize;

/// A node as far as the article has told of it.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: NodeKind,
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) named: bool,
    pub(super) gazetteer: Option<String>,
    pub(super) class: Option<PlaceClass>,
    pub(super) gender: Option<Gender>,
    /// A single human being.
    pub(super) person: bool,
    /// Takes "they".
    pub(super) plural: bool,
    /// Head noun, for "the agreement" after "a peace agreement"; empty for names.
    pub(super) head: String,
    /// The sentence in which it was last spoken of.
    pub(super) last_seen: usize,
}

/// The nodes of one article, each once.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    all: Vec<Draft>,
    names: NameIndex,
    /// The node of each gazetteer entry, by its key.
    entries: FxHashMap<String, NodeIndex>,
    /// The nodes by head noun, in their order.
    heads: FxHashMap<String, Vec<NodeIndex>>,
    /// The nodes of descriptions that name a country in one of several ways, by kind and by the description in one wording.
    worded: FxHashMap<(NodeKind, String), Vec<NodeIndex>>,
}

impl Nodes {
    pub(super) fn get(&self, i: NodeIndex) -> Option<&Draft> {
        self.all.get(i)
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = (NodeIndex, &Draft)> {
        self.all.iter().enumerate()
    }

    /// Nodes with what is known of them, of some of the article.
    pub(super) fn among(&self, some: &[NodeIndex]) -> impl DoubleEndedIterator<Item = (NodeIndex, &Draft)> {
        some.iter().filter_map(|i| self.all.get(*i).map(|d| (*i, d)))
    }

    pub(super) fn add(&mut self, draft: Draft) -> NodeIndex {
        let node = self.all.len();
        let folded = fold(&draft.name);
        if draft.person {
            self.names.call_person(node, &folded);
        }
        if draft.person && draft.named {
            self.names.spell(node, &folded);
        }
        self.names.add(draft.kind, folded, &draft.name);
        self.heads.entry(draft.head.clone()).or_default().push(node);
        if let Some(key) = &draft.gazetteer {
            self.entries.entry(key.clone()).or_insert(node);
        }
        self.all.push(draft);
        node
    }

    /// By which names they are found.
    pub(super) fn names(&self) -> &NameIndex {
        &self.names
    }

    /// The node with this name and kind; `None` where there is none.
    pub(super) fn find(&self, name: &str, kind: NodeKind) -> Option<NodeIndex> {
        self.names.called(kind, &fold(name))
    }

    /// The nodes of a kind with this name of their own, in their order.
    pub(super) fn named(&self, folded: &str, kind: NodeKind) -> impl Iterator<Item = (NodeIndex, &Draft)> {
        self.among(self.names.own(kind, folded))
    }

    /// The nodes with a head noun, in their order.
    pub(super) fn headed(&self, head: &str) -> impl DoubleEndedIterator<Item = (NodeIndex, &Draft)> {
        self.among(self.heads.get(head).map_or(&[], Vec::as_slice))
    }

    /// Notes what a description is in one wording, whatever it calls its country.
    pub(super) fn word(&mut self, node: NodeIndex, kind: NodeKind, wording: String) {
        self.worded.entry((kind, wording)).or_default().push(node);
    }

    /// The descriptions of a kind with this wording, in their order.
    pub(super) fn worded(&self, wording: String, kind: NodeKind) -> impl Iterator<Item = (NodeIndex, &Draft)> {
        self.among(self.worded.get(&(kind, wording)).map_or(&[], Vec::as_slice))
    }

    /// The node of a gazetteer entry, made where it is not there yet.
    pub(super) fn of_entry(&mut self, entry: &Entry, written: &str) -> NodeIndex {
        let at = self.entries.get(&entry.key).copied().unwrap_or_else(|| {
            self.add(Draft {
                kind: entry.kind,
                name: entry.name.clone(),
                aliases: Vec::new(),
                named: true,
                gazetteer: Some(entry.key.clone()),
                class: Some(entry.class),
                gender: None,
                person: entry.class == PlaceClass::Actor,
                plural: false,
                head: String::new(),
                last_seen: 0,
            })
        });
        self.call(at, written);
        at
    }

    /// Whether a gazetteer entry has its node.
    pub(super) fn has_entry(&self, entry: &Entry) -> bool {
        self.entries.contains_key(&entry.key)
    }

    /// The node of a place that no table knows, of a class that its name shows.
    pub(super) fn place(&mut self, name: &str, class: PlaceClass) -> NodeIndex {
        self.find(name, NodeKind::Location).unwrap_or_else(|| {
            self.add(Draft {
                kind: NodeKind::Location,
                name: name.to_owned(),
                aliases: Vec::new(),
                named: true,
                gazetteer: None,
                class: Some(class),
                gender: None,
                person: false,
                plural: false,
                head: String::new(),
                last_seen: 0,
            })
        })
    }

    /// Takes a node for another place than its namesake of the gazetteer.
    pub(super) fn part_from_entry(&mut self, node: NodeIndex) {
        if let Some(draft) = self.all.get_mut(node) {
            let key = draft.gazetteer.take();
            draft.class = None;
            key.and_then(|key| self.entries.remove(&key));
        }
    }

    /// Notes that the article calls a node so.
    pub(super) fn call(&mut self, node: NodeIndex, written: &str) {
        let Some(draft) = self.all.get_mut(node) else {
            return;
        };
        let written = written.trim();
        if !written.is_empty() && draft.name != written && !draft.aliases.iter().any(|a| a == written) {
            draft.aliases.push(written.to_owned());
            let folded = fold(written);
            if draft.person {
                self.names.call_person(node, &folded);
            }
            self.names.call(node, draft.kind, folded);
        }
    }

    pub(super) fn seen(&mut self, node: NodeIndex, sentence: usize) {
        if let Some(draft) = self.all.get_mut(node) {
            draft.last_seen = sentence;
        }
    }

    /// Gives a person the gender that a noun tells, whatever the first name says.
    pub(super) fn take_gender(&mut self, node: NodeIndex, gender: Gender) {
        if let Some(draft) = self.all.get_mut(node) {
            draft.gender = Some(gender);
        }
    }

    /// Gives a person the gender that a pronoun or title shows.
    pub(super) fn set_gender(&mut self, node: NodeIndex, gender: Gender) {
        if let Some(draft) = self.all.get_mut(node) {
            draft.gender.get_or_insert(gender);
        }
    }
}
