//! The nodes of one article while it is read.

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
pub(super) struct Nodes(Vec<Draft>);

impl Nodes {
    pub(super) fn get(&self, i: NodeIndex) -> Option<&Draft> {
        self.0.get(i)
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = (NodeIndex, &Draft)> {
        self.0.iter().enumerate()
    }

    pub(super) fn add(&mut self, draft: Draft) -> NodeIndex {
        self.0.push(draft);
        self.0.len() - 1
    }

    /// The node with this name and kind; `None` where there is none.
    pub(super) fn find(&self, name: &str, kind: NodeKind) -> Option<NodeIndex> {
        let wanted = fold(name);
        self.0
            .iter()
            .position(|d| d.kind == kind && (fold(&d.name) == wanted || d.aliases.iter().any(|a| fold(a) == wanted)))
    }

    /// The node of a gazetteer entry, made where it is not there yet.
    pub(super) fn of_entry(&mut self, entry: &Entry, written: &str) -> NodeIndex {
        let at = self.0.iter().position(|d| d.gazetteer.as_deref() == Some(&entry.key)).unwrap_or_else(|| {
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
        self.0.iter().any(|d| d.gazetteer.as_deref() == Some(&entry.key))
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
        if let Some(draft) = self.0.get_mut(node) {
            draft.gazetteer = None;
            draft.class = None;
        }
    }

    /// Notes that the article calls a node so.
    pub(super) fn call(&mut self, node: NodeIndex, written: &str) {
        let Some(draft) = self.0.get_mut(node) else {
            return;
        };
        let written = written.trim();
        if !written.is_empty() && draft.name != written && !draft.aliases.iter().any(|a| a == written) {
            draft.aliases.push(written.to_owned());
        }
    }

    pub(super) fn seen(&mut self, node: NodeIndex, sentence: usize) {
        if let Some(draft) = self.0.get_mut(node) {
            draft.last_seen = sentence;
        }
    }

    /// Gives a person the gender that a noun tells, whatever the first name says.
    pub(super) fn take_gender(&mut self, node: NodeIndex, gender: Gender) {
        if let Some(draft) = self.0.get_mut(node) {
            draft.gender = Some(gender);
        }
    }

    /// Gives a person the gender that a pronoun or title shows.
    pub(super) fn set_gender(&mut self, node: NodeIndex, gender: Gender) {
        if let Some(draft) = self.0.get_mut(node) {
            draft.gender.get_or_insert(gender);
        }
    }
}
