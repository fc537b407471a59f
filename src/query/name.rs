//! Which nodes a name in a question selects.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::lexicon::{Gazetteer, fold};
use crate::model::{Node, NodeId, NodeKind};
use crate::store::{ClaimFilter, Direction, Reader, StoreError};

/// Whether the store, or the gazetteer with the store, knows a name.
pub(super) fn is_known(reader: &dyn Reader, name: &str) -> bool {
    exact(reader, name).is_ok_and(|found| !found.is_empty())
}

fn exact(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    let mut found = reader.nodes_named(name)?;
    let gazetteer = Gazetteer::shared();
    let entries = [
        gazetteer.find(name),
        gazetteer.demonym(name),
        gazetteer.metonym(name),
    ];
    for entry in entries.into_iter().flatten() {
        for id in reader.nodes_named(&entry.name)? {
            let same = reader.node(id)?.is_some_and(|n| {
                n.gazetteer.as_deref() == Some(&entry.key) || n.kind == entry.kind
            });
            if same && !found.contains(&id) {
                found.push(id);
            }
        }
    }
    Ok(found)
}

/// The nodes that a name selects: all that bear it; failing that, those whose name holds it as whole words.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn select(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    let mut found = exact(reader, name)?;
    if found.is_empty() {
        let wanted = format!(" {} ", fold(name));
        for candidate in reader.names_with_prefix(name.split(' ').next().unwrap_or(name), 500)? {
            if format!(" {} ", fold(&candidate.name)).contains(&wanted)
                && !found.contains(&candidate.node)
            {
                found.push(candidate.node);
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// The nodes of a name with everything that lies in them: by `located-in` claims, by the gazetteer's geography, and
/// by direction (northern Syria lies in Syria).
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn with_what_lies_in(
    reader: &dyn Reader,
    nodes: &[NodeId],
) -> Result<BTreeSet<NodeId>, StoreError> {
    let mut all: BTreeSet<NodeId> = nodes.iter().copied().collect();
    let mut open: Vec<NodeId> = nodes.to_vec();
    let located = crate::model::RelationName::new("located-in")
        .ok()
        .and_then(|r| reader.relation_id(&r));
    while let Some(node) = open.pop() {
        let relations: Vec<_> = located.into_iter().collect();
        if relations.is_empty() {
            break;
        }
        let filter = ClaimFilter {
            relations: Some(&relations),
            window: None,
        };
        reader.claims_of(node, Direction::In, filter, &mut |claim| {
            if let Some(inner) = claim.source.filter(|s| claim.shown && !all.contains(s)) {
                all.insert(inner);
                open.push(inner);
            }
            ControlFlow::Continue(())
        })?;
    }
    let mut outer: Vec<String> = Vec::new();
    for id in nodes {
        outer.extend(
            reader
                .node(*id)?
                .filter(|n| n.kind == NodeKind::Location)
                .map(|n| n.name),
        );
    }
    if !outer.is_empty() {
        let gazetteer = Gazetteer::shared();
        reader.nodes(&mut |node: Node| {
            if node.kind == NodeKind::Location
                && outer.iter().any(|o| gazetteer.lies_in(&node.name, o))
            {
                all.insert(node.id);
            }
            ControlFlow::Continue(())
        })?;
    }
    Ok(all)
}

/// Names near one that the store does not know, best first, at most three, with their claims counted.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn nearest(reader: &dyn Reader, name: &str) -> Result<Vec<(String, u64)>, StoreError> {
    let wanted = fold(name);
    let mut near: Vec<(u32, String, NodeId)> = Vec::new();
    reader.nodes(&mut |node: Node| {
        let names = std::iter::once(&node.name).chain(node.aliases.iter().map(|a| &a.name));
        let best = names
            .flat_map(|n| {
                let folded = fold(n);
                let words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
                words.into_iter().chain([folded])
            })
            .map(|n| (strsim::jaro_winkler(&n, &wanted) * 1000.0) as u32)
            .max();
        if let Some(score) = best.filter(|s| *s > 850) {
            near.push((score, node.name, node.id));
        }
        ControlFlow::Continue(())
    })?;
    near.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    near.truncate(3);
    near.into_iter()
        .map(|(_, name, id)| {
            Ok((
                name,
                reader.degree(id, Direction::Out)? + reader.degree(id, Direction::In)?,
            ))
        })
        .collect()
}
