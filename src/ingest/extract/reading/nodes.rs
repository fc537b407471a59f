//! The nodes of one article while it is read.

use crate::ingest::extract::reading::node_index::NodeIndex;
use rustc_hash::FxHashMap;

use crate::ingest::extract::reading::name_index::NameIndex;
use crate::lexicon::{Entry, EntryClass, Gender, fold};
use crate::model::NodeKind;

/// A node as far as the article has told of it.
#[derive(Clone, Debug)]
pub(in crate::ingest::extract) struct DraftNode {
    pub(in crate::ingest::extract) kind: NodeKind,
    pub(in crate::ingest::extract) name: String,
    pub(in crate::ingest::extract) aliases: Vec<String>,
    /// Those of them that its post and whose it is make up, and nobody wrote: "Syria President".
    pub(in crate::ingest::extract) keys: Vec<String>,
    pub(in crate::ingest::extract) named: bool,
    pub(in crate::ingest::extract) gazetteer: Option<String>,
    pub(in crate::ingest::extract) class: Option<EntryClass>,
    pub(in crate::ingest::extract) gender: Option<Gender>,
    /// A single human being.
    pub(in crate::ingest::extract) person: bool,
    /// Takes "they".
    pub(in crate::ingest::extract) plural: bool,
    /// Head noun, for "the agreement" after "a peace agreement"; empty for names.
    pub(in crate::ingest::extract) head: String,
    /// The sentence in which it was last spoken of.
    pub(in crate::ingest::extract) last_seen: usize,
}

/// The nodes of one article, each once.
#[derive(Debug, Default)]
pub(in crate::ingest::extract) struct Nodes {
    all: Vec<DraftNode>,
    names: NameIndex,
    /// The node of each gazetteer entry, by its key.
    entries: FxHashMap<String, NodeIndex>,
    /// The nodes by head noun, in their order.
    heads: FxHashMap<String, Vec<NodeIndex>>,
    /// The nodes of descriptions that name a country in one of several ways, by kind and by the description in one
    /// wording.
    worded: FxHashMap<(NodeKind, String), Vec<NodeIndex>>,
}

impl Nodes {
    pub(in crate::ingest::extract) fn get(&self, i: NodeIndex) -> Option<&DraftNode> {
        self.all.get(i)
    }

    /// The name of a node.
    pub(in crate::ingest::extract) fn name(&self, i: NodeIndex) -> &str {
        self.get(i).map_or("", |d| &d.name)
    }

    pub(in crate::ingest::extract) fn iter(&self) -> impl DoubleEndedIterator<Item = (NodeIndex, &DraftNode)> {
        self.all.iter().enumerate()
    }

    /// Nodes with what is known of them, of some of the article.
    pub(in crate::ingest::extract) fn among(
        &self,
        some: &[NodeIndex],
    ) -> impl DoubleEndedIterator<Item = (NodeIndex, &DraftNode)> {
        some.iter().filter_map(|i| self.all.get(*i).map(|d| (*i, d)))
    }

    pub(in crate::ingest::extract) fn add(&mut self, draft: DraftNode) -> NodeIndex {
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
    pub(in crate::ingest::extract) fn names(&self) -> &NameIndex {
        &self.names
    }

    /// The node with this name and kind; `None` where there is none.
    pub(in crate::ingest::extract) fn find(&self, name: &str, kind: NodeKind) -> Option<NodeIndex> {
        self.names.called(kind, &fold(name))
    }

    /// The nodes of a kind with this name of their own, in their order.
    pub(in crate::ingest::extract) fn named(
        &self,
        folded: &str,
        kind: NodeKind,
    ) -> impl Iterator<Item = (NodeIndex, &DraftNode)> {
        self.among(self.names.own(kind, folded))
    }

    /// The nodes with a head noun, in their order.
    pub(in crate::ingest::extract) fn headed(
        &self,
        head: &str,
    ) -> impl DoubleEndedIterator<Item = (NodeIndex, &DraftNode)> {
        self.among(self.heads.get(head).map_or(&[], Vec::as_slice))
    }

    /// Notes what a description is in one wording, whatever it calls its country.
    pub(in crate::ingest::extract) fn word(&mut self, node: NodeIndex, kind: NodeKind, wording: String) {
        self.worded.entry((kind, wording)).or_default().push(node);
    }

    /// The descriptions of a kind with this wording, in their order.
    pub(in crate::ingest::extract) fn worded(
        &self,
        wording: String,
        kind: NodeKind,
    ) -> impl Iterator<Item = (NodeIndex, &DraftNode)> {
        self.among(self.worded.get(&(kind, wording)).map_or(&[], Vec::as_slice))
    }

    /// The node of a gazetteer entry, made where it is not there yet.
    pub(in crate::ingest::extract) fn of_entry(&mut self, entry: &Entry, written: &str) -> NodeIndex {
        let at = self.entries.get(&entry.key).copied().unwrap_or_else(|| {
            self.add(DraftNode {
                kind: entry.kind,
                name: entry.name.clone(),
                aliases: Vec::new(),
                keys: Vec::new(),
                named: true,
                gazetteer: Some(entry.key.clone()),
                class: Some(entry.class),
                gender: None,
                person: entry.class == EntryClass::Actor,
                plural: false,
                head: String::new(),
                last_seen: 0,
            })
        });
        self.call(at, written);
        at
    }

    /// Whether a gazetteer entry has its node.
    pub(in crate::ingest::extract) fn has_entry(&self, entry: &Entry) -> bool {
        self.entries.contains_key(&entry.key)
    }

    /// The node of a place that no table knows, of a class that its name shows.
    pub(in crate::ingest::extract) fn place(&mut self, name: &str, class: EntryClass) -> NodeIndex {
        self.find(name, NodeKind::Location).unwrap_or_else(|| {
            self.add(DraftNode {
                kind: NodeKind::Location,
                name: name.to_owned(),
                aliases: Vec::new(),
                keys: Vec::new(),
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
    pub(in crate::ingest::extract) fn part_from_entry(&mut self, node: NodeIndex) {
        if let Some(draft) = self.all.get_mut(node) {
            let key = draft.gazetteer.take();
            draft.class = None;
            key.and_then(|key| self.entries.remove(&key));
        }
    }

    /// Notes that the article calls a node so.
    pub(in crate::ingest::extract) fn call(&mut self, node: NodeIndex, written: &str) {
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

    /// Calls a node by all that another is called, since they are one.
    pub(in crate::ingest::extract) fn call_as(&mut self, node: NodeIndex, other: NodeIndex) {
        let called = self.get(other).map(|d| std::iter::once(d.name.clone()).chain(d.aliases.clone()).collect());
        let called: Vec<String> = called.unwrap_or_default();
        called.iter().for_each(|name| self.call(node, name));
    }

    /// Lets a node be found by a name that nobody wrote.
    pub(in crate::ingest::extract) fn answer_to(&mut self, node: NodeIndex, made: &str) {
        let known = self.all.get(node).is_some_and(|draft| draft.aliases.iter().any(|a| a == made));
        self.call(node, made);
        if let Some(draft) = self.all.get_mut(node).filter(|_| !known) {
            draft.keys.push(made.to_owned());
        }
    }

    pub(in crate::ingest::extract) fn seen(&mut self, node: NodeIndex, sentence: usize) {
        if let Some(draft) = self.all.get_mut(node) {
            draft.last_seen = sentence;
        }
    }

    /// Gives a person the gender that a noun tells, whatever the first name says.
    pub(in crate::ingest::extract) fn take_gender(&mut self, node: NodeIndex, gender: Gender) {
        if let Some(draft) = self.all.get_mut(node) {
            draft.gender = Some(gender);
        }
    }

    /// Gives a person the gender that a pronoun or title shows.
    pub(in crate::ingest::extract) fn set_gender(&mut self, node: NodeIndex, gender: Gender) {
        if let Some(draft) = self.all.get_mut(node) {
            draft.gender.get_or_insert(gender);
        }
    }
}
