//! Corrections by people, applied on top of what the articles say.
//!
//! Indexes and journal hold the nodes that articles were linked to, never what a person made of them: a merge or a
//! split costs one journal entry, and taking it back costs another.

use rustc_hash::FxHashMap;

use super::record::{Correction, CorrectionEntry};
use crate::lexicon::fold;
use crate::model::NodeId;

/// What the corrections that stand come to.
#[derive(Clone, Debug, Default)]
pub(super) struct Corrections {
    /// All of them, in journal order, undone ones too.
    pub(super) entries: Vec<CorrectionEntry>,
    into: FxHashMap<NodeId, NodeId>,
    parts: FxHashMap<NodeId, Vec<NodeId>>,
    split: FxHashMap<(NodeId, u64), NodeId>,
    base: FxHashMap<NodeId, Vec<NodeId>>,
    added: FxHashMap<NodeId, Vec<String>>,
    removed: FxHashMap<NodeId, Vec<String>>,
    /// What each merge joined, by its number: the parts of the node that went, and of the one that stays.
    joined: FxHashMap<u64, (Vec<NodeId>, Vec<NodeId>)>,
}

impl Corrections {
    /// Applies the corrections in order. `article` names the sequences, of any version, of an article id.
    pub(super) fn new(entries: Vec<CorrectionEntry>, article: &dyn Fn(&str) -> Vec<u64>) -> Self {
        let mut all = Self::default();
        for entry in entries.iter().filter(|e| !e.undone) {
            all.apply(entry, article);
        }
        all.entries = entries;
        all
    }

    fn apply(&mut self, entry: &CorrectionEntry, article: &dyn Fn(&str) -> Vec<u64>) {
        match &entry.correction {
            Correction::Merge { from, into } => {
                let (from, into) = (self.resolve(*from), self.resolve(*into));
                if from == into {
                    return;
                }
                let gone = self.parts.remove(&from).unwrap_or_else(|| vec![from]);
                for part in &gone {
                    self.into.insert(*part, into);
                }
                let kept = self.parts.entry(into).or_insert_with(|| vec![into]);
                self.joined.insert(entry.sequence, (gone.clone(), kept.clone()));
                kept.extend(gone);
            }
            Correction::Split { node, new, articles } => {
                let meant = self.resolve(*node);
                let mut raws = self.raws(meant);
                for sequence in articles.iter().flat_map(|id| article(id)) {
                    for raw in &raws {
                        if self.canonical(*raw, sequence) == meant {
                            self.split.insert((*raw, sequence), *new);
                        }
                    }
                }
                // Articles that came later stand under its own number.
                raws.push(*new);
                self.base.insert(*new, raws);
            }
            Correction::AddAlias { node, name } => {
                let node = self.resolve(*node);
                remove_name(self.removed.entry(node).or_default(), name);
                self.added.entry(node).or_default().push(name.clone());
            }
            Correction::RemoveAlias { node, name } => {
                let node = self.resolve(*node);
                remove_name(self.added.entry(node).or_default(), name);
                self.removed.entry(node).or_default().push(name.clone());
            }
        }
    }

    /// Whether there are none that move a node.
    pub(super) fn moves_nothing(&self) -> bool {
        self.into.is_empty() && self.split.is_empty() && self.base.is_empty()
    }

    /// Whether any depends on which articles there are.
    pub(super) fn names_articles(&self) -> bool {
        !self.base.is_empty()
    }

    /// Who a node of the indexes is, as an article means it.
    pub(super) fn canonical(&self, raw: NodeId, article: u64) -> NodeId {
        if self.moves_nothing() {
            return raw;
        }
        let meant = self.split.get(&(raw, article)).copied().unwrap_or(raw);
        self.resolve(meant)
    }

    /// Who an id stands for today.
    pub(super) fn resolve(&self, id: NodeId) -> NodeId {
        self.into.get(&id).copied().unwrap_or(id)
    }

    /// The nodes of the indexes under which claims of a node may stand.
    pub(super) fn raws(&self, canonical: NodeId) -> Vec<NodeId> {
        if self.moves_nothing() {
            return vec![canonical];
        }
        let alone = [canonical];
        let parts = self.parts.get(&canonical).map_or(&alone[..], Vec::as_slice);
        let mut raws: Vec<NodeId> = Vec::with_capacity(parts.len());
        for part in parts {
            match self.base.get(part) {
                Some(base) => raws.extend(base),
                None => raws.push(*part),
            }
        }
        let mut seen = rustc_hash::FxHashSet::default();
        raws.retain(|raw| seen.insert(*raw));
        raws
    }

    /// Under which number an article mentions a node: `raw`, under which another one does, where that means the node
    /// here too, so that an undo takes this article along. `here` is where the article stands, if the store has it.
    pub(super) fn written(&self, raw: NodeId, node: NodeId, here: Option<u64>) -> NodeId {
        if self.moves_nothing() {
            return node;
        }
        let here = here.unwrap_or_default();
        let means = |raw: NodeId| self.canonical(raw, here) == node;
        if !self.base.contains_key(&raw) && means(raw) {
            return raw;
        }
        let moved = self.raws(node).into_iter().find(|raw| self.split.contains_key(&(*raw, here)) && means(*raw));
        moved.unwrap_or(node)
    }

    /// Whether any moves mentions of the article with an id.
    pub(super) fn names_article(&self, id: &str) -> bool {
        let names = |entry: &CorrectionEntry| match &entry.correction {
            Correction::Split { articles, .. } => articles.iter().any(|article| article == id),
            _ => false,
        };
        self.names_articles() && self.entries.iter().any(|e| !e.undone && names(e))
    }

    /// Of which nodes a merge made one: the parts of the node that went, and of the one that stays. `None` where it
    /// made none.
    pub(super) fn joined(&self, number: u64) -> Option<(&[NodeId], &[NodeId])> {
        self.joined.get(&number).map(|(gone, stays)| (gone.as_slice(), stays.as_slice()))
    }

    /// The nodes of the indexes under which articles mention a part of a node.
    pub(super) fn raws_of_part(&self, part: NodeId) -> Vec<NodeId> {
        self.base.get(&part).cloned().unwrap_or_else(|| vec![part])
    }

    /// Which part of a node a node of the indexes is, as an article means it.
    pub(super) fn part(&self, raw: NodeId, article: u64) -> NodeId {
        self.split.get(&(raw, article)).copied().unwrap_or(raw)
    }

    /// Nodes that a split made, sorted.
    pub(super) fn split_off(&self) -> Vec<NodeId> {
        let mut nodes: Vec<NodeId> = self.base.keys().copied().collect();
        nodes.sort_unstable();
        nodes
    }

    /// Names that people added to a node.
    pub(super) fn added(&self, node: NodeId) -> &[String] {
        self.added.get(&node).map_or(&[], Vec::as_slice)
    }

    /// Every name that people added, with its node, sorted.
    pub(super) fn all_added(&self) -> Vec<(String, NodeId)> {
        let mut all: Vec<(String, NodeId)> =
            self.added.iter().flat_map(|(node, names)| names.iter().map(|n| (n.clone(), *node))).collect();
        all.sort();
        all
    }

    /// Whether people took a name, which is folded, from a node.
    pub(super) fn is_removed(&self, node: NodeId, folded: &str) -> bool {
        self.removed.get(&node).is_some_and(|names| names.iter().any(|n| fold(n) == folded))
    }

    /// Whether people took any name from any node.
    pub(super) fn removes_names(&self) -> bool {
        self.removed.values().any(|names| !names.is_empty())
    }
}

fn remove_name(names: &mut Vec<String>, name: &str) {
    let folded = fold(name);
    names.retain(|n| fold(n) != folded);
}
