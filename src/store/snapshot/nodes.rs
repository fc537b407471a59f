//! Nodes, put together from what each article says of them.

use std::ops::ControlFlow;

use super::{Snapshot, damaged};
use crate::lexicon::{fold, spelled_name};
use crate::model::{Alias, AliasOrigin, Node, NodeId};
use crate::store::record::{Correction, CorrectionEntry};
use crate::store::{StoreError, entry, record};

impl Snapshot {
    /// The name under which articles brought a node, before people made it one with another; `None` where no article
    /// mentions it any more.
    ///
    /// # Errors
    /// Where an index does not decode.
    pub fn name_before_corrections(&self, node: NodeId) -> Result<Option<String>, StoreError> {
        let mut name = None;
        let prefix = entry::node_prefix(node);
        self.scan(&prefix, &prefix, &mut |bytes| {
            let (_, article) =
                entry::read_node_key(bytes).ok_or_else(|| damaged("a node in the index does not decode"))?;
            if self.is_live(article) {
                name = entry::read_node(bytes).map(|facts| facts.name);
            }
            Ok(if name.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok(name)
    }

    /// Whether a correction that was not taken back says anything of what the store has: a merge holds for nothing once
    /// no article mentions the one node or the other any more. Numbers of nodes are never given out again, so it never
    /// will.
    ///
    /// # Errors
    /// As [`Snapshot::name_before_corrections`].
    pub fn holds(&self, entry: &CorrectionEntry) -> Result<bool, StoreError> {
        if entry.undone {
            return Ok(false);
        }
        let any = |parts: &[NodeId]| -> Result<bool, StoreError> {
            for part in parts {
                if self.is_mentioned(*part)? {
                    return Ok(true);
                }
            }
            Ok(false)
        };
        Ok(match &entry.correction {
            Correction::Merge { .. } => match self.corrections.joined(entry.sequence) {
                Some((gone, stays)) => any(gone)? && any(stays)?,
                None => false,
            },
            // Its articles keep their ids when they come again.
            Correction::Split { .. } => true,
            Correction::AddAlias { node, .. } | Correction::RemoveAlias { node, .. } => {
                self.read_node(self.corrections.resolve(*node))?.is_some()
            }
        })
    }

    /// Whether a live article mentions a part of a node.
    fn is_mentioned(&self, part: NodeId) -> Result<bool, StoreError> {
        let mut found = false;
        for raw in self.corrections.raws_of_part(part) {
            let prefix = entry::node_prefix(raw);
            self.scan(&prefix, &prefix, &mut |bytes| {
                let (_, article) =
                    entry::read_node_key(bytes).ok_or_else(|| damaged("a node in the index does not decode"))?;
                found = self.is_live(article) && self.corrections.part(raw, article) == part;
                Ok(if found { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
            })?;
            if found {
                break;
            }
        }
        Ok(found)
    }

    pub(in crate::store) fn read_node(&self, node: NodeId) -> Result<Option<Node>, StoreError> {
        let mut found: Option<Node> = None;
        let mut aliases: Vec<Alias> = Vec::new();
        let mut gazetteer_name = None;
        let mut raws = self.corrections.raws(node);
        // The node that stays gives the name.
        raws.sort_by_key(|raw| (*raw != node, *raw));
        for raw in raws {
            let prefix = entry::node_prefix(raw);
            self.scan(&prefix, &prefix, &mut |bytes| {
                let (_, article) =
                    entry::read_node_key(bytes).ok_or_else(|| damaged("a node in the index does not decode"))?;
                if !self.is_live(article) || self.corrections.canonical(raw, article) != node {
                    return Ok(ControlFlow::Continue(()));
                }
                let facts = entry::read_node(bytes).ok_or_else(|| damaged("a node in the index does not decode"))?;
                let kind =
                    record::kind_of(facts.kind).ok_or_else(|| damaged("a node in the index has an unknown kind"))?;
                let origin = if facts.gazetteer.is_some() {
                    gazetteer_name.get_or_insert_with(|| facts.name.clone());
                    AliasOrigin::Gazetteer
                } else {
                    AliasOrigin::Article
                };
                let names = std::iter::once((facts.name.clone(), origin))
                    .chain(facts.aliases.into_iter().map(|a| (a, AliasOrigin::Article)));
                for (name, origin) in names {
                    if !aliases.iter().any(|a| a.name == name) {
                        aliases.push(Alias { name, origin });
                    }
                }
                let node = found.get_or_insert(Node {
                    id: node,
                    kind,
                    name: facts.name,
                    aliases: Vec::new(),
                    named: facts.named,
                    gazetteer: None,
                });
                node.named |= facts.named;
                if node.gazetteer.is_none() {
                    node.gazetteer = facts.gazetteer;
                }
                Ok(ControlFlow::Continue(()))
            })?;
        }
        Ok(found.map(|found| self.named(found, aliases, gazetteer_name)))
    }

    /// Settles a node's names: corrections applied, sorted, the printed one left out of the others.
    fn named(&self, mut node: Node, mut aliases: Vec<Alias>, gazetteer: Option<String>) -> Node {
        if let Some(name) = node.gazetteer.as_deref().and_then(spelled_name).map(str::to_owned).or(gazetteer) {
            node.name = name;
        }
        let added = self
            .corrections
            .added(node.id)
            .iter()
            .map(|name| Alias { name: name.clone(), origin: AliasOrigin::Person });
        aliases.extend(added);
        if self.corrections.removes_names() {
            aliases.retain(|a| !self.corrections.is_removed(node.id, &fold(&a.name)));
            if self.corrections.is_removed(node.id, &fold(&node.name))
                && let Some(other) = aliases.first()
            {
                node.name.clone_from(&other.name);
            }
        }
        aliases.retain(|a| a.name != node.name);
        aliases.sort();
        aliases.dedup_by(|a, b| a.name == b.name);
        node.aliases = aliases;
        node
    }
}
