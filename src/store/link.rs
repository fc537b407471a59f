//! Who an entity of an article is among those that the store knows.
//!
//! Only what has a name of its own links. The order: the gazetteer's key, the exact folded name with the kind, an
//! alias with the kind. Never across kinds, never by surname alone, never silently: the reason is journalled.

use rustc_hash::FxHashMap;

use super::StoreError;
use super::index::Snapshot;
use super::reader::Reader;
use super::record::{LinkReason, LinkRecord, NodeRecord};
use crate::lexicon::fold;
use crate::model::{ExtractedNode, NodeId};

/// The nodes of one article, linked.
#[derive(Default)]
pub(super) struct Linked {
    /// By the id in the extraction.
    pub(super) nodes: FxHashMap<String, NodeId>,
    pub(super) new: Vec<NodeRecord>,
    pub(super) links: Vec<LinkRecord>,
}

/// Links an article's nodes; new ones take numbers from `next` on.
pub(super) fn link(
    snapshot: &Snapshot,
    nodes: &[ExtractedNode],
    mut next: u32,
) -> Result<Linked, StoreError> {
    let mut linked = Linked::default();
    for node in nodes {
        let known = if node.is_named() {
            known(snapshot, node)?
        } else {
            None
        };
        let (id, reason) = match known {
            Some(found) => found,
            None => {
                let id = NodeId(next);
                next += 1;
                linked.new.push(NodeRecord {
                    id,
                    kind: node.kind,
                    name: node.name.clone(),
                    named: node.is_named(),
                    gazetteer: node.gazetteer.clone(),
                });
                (id, LinkReason::New)
            }
        };
        linked.nodes.insert(node.id.clone(), id);
        linked.links.push(LinkRecord {
            node: id,
            name: node.name.clone(),
            aliases: node.aliases.clone(),
            reason,
        });
    }
    Ok(linked)
}

fn known(
    snapshot: &Snapshot,
    node: &ExtractedNode,
) -> Result<Option<(NodeId, LinkReason)>, StoreError> {
    let same_name = |known: &str| fold(known) == fold(&node.name);
    let mut by_alias = None;
    for id in snapshot.nodes_named(&node.name)? {
        let Some(found) = snapshot.node(id)? else {
            continue;
        };
        if found.kind != node.kind || !found.named {
            continue;
        }
        match (&found.gazetteer, &node.gazetteer) {
            (Some(a), Some(b)) if a == b => return Ok(Some((id, LinkReason::Gazetteer))),
            (Some(_), Some(_)) => continue,
            _ if same_name(&found.name) => return Ok(Some((id, LinkReason::Name))),
            // A single word, such as a surname, is no name to link by.
            _ if fold(&node.name).contains(' ') || node.gazetteer.is_some() => {
                by_alias.get_or_insert((id, LinkReason::Alias));
            }
            _ => {}
        }
    }
    Ok(by_alias)
}
