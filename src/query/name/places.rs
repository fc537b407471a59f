//! What lies in a place.

use std::ops::ControlFlow;

use super::{Resolved, a_few_names};
use crate::lexicon::{DIRECTIONS, EntryClass, Gazetteer, fold};
use crate::model::{NodeId, NodeKind};
use crate::query::remembered::{FromStore, remembered};
use crate::store::{Direction, Reader, StoreError};

/// Nodes with everything that lies in them, by id.
#[derive(Debug)]
pub(in crate::query) struct Within(pub(in crate::query) Vec<NodeId>);

/// The nodes of a name with everything that lies in them, at any depth: by `located-in` claims, by the gazetteer's
/// geography, and by direction (northern Syria lies in Syria). Cost: the places that lie there, not the store's nodes.
///
/// # Errors
/// Where the store cannot be read.
pub(in crate::query) fn with_what_lies_in(reader: &dyn Reader, nodes: &[NodeId]) -> FromStore<Within> {
    let key: Vec<String> = nodes.iter().map(NodeId::to_string).collect();
    remembered(reader, &key.join(" "), || lying_in(reader, nodes).map(Within))
}

fn lying_in(reader: &dyn Reader, nodes: &[NodeId]) -> Result<Vec<NodeId>, StoreError> {
    let mut all: std::collections::BTreeSet<NodeId> = nodes.iter().copied().collect();
    let mut open: Vec<NodeId> = nodes.to_vec();
    let located = crate::model::RelationName::new("located-in").map(|name| reader.relation_ids(&name));
    let located = located.unwrap_or_default();
    let directions = directions(reader)?;
    while let Some(id) = open.pop() {
        if !located.is_empty() {
            let filter = crate::store::ClaimFilter { relations: Some(&located), window: None };
            let mut inner = Vec::new();
            reader.claims_of(id, Direction::In, filter, &mut |claim| {
                inner.extend(claim.source.filter(|_| claim.shown && claim.modality.answers_by_default()));
                ControlFlow::Continue(())
            })?;
            for inner in inner {
                if all.insert(inner) {
                    open.push(inner);
                }
            }
        }
        let Some(place) = reader.node(id)?.filter(|n| n.kind == NodeKind::Location) else {
            continue;
        };
        for inner in lying_by_gazetteer(reader, &place.name, &directions)? {
            if all.insert(inner) {
                open.push(inner);
            }
        }
    }
    Ok(all.into_iter().collect())
}

/// The directions by which the store has places: few stores have some by every one, and those that have none need not
/// be asked for each place.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn directions(reader: &dyn Reader) -> Result<Vec<&'static str>, StoreError> {
    let mut directions = Vec::new();
    for direction in DIRECTIONS {
        if !reader.names_with_prefix(direction, 1)?.is_empty() {
            directions.push(direction);
        }
    }
    Ok(directions)
}

/// The nodes that lie in a place of this name by the gazetteer's geography and by these directions.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn lying_by_gazetteer(
    reader: &dyn Reader,
    place: &str,
    directions: &[&str],
) -> Result<Vec<NodeId>, StoreError> {
    let gazetteer = Gazetteer::shared();
    let mut names: Vec<String> = Vec::new();
    let mut directed = |name: &str| {
        // "North West" does not lie in the West.
        if DIRECTIONS.contains(&fold(name).as_str()) {
            return;
        }
        names.extend(directions.iter().map(|d| format!("{d} {name}")));
    };
    directed(place);
    for entry in gazetteer.inside(place) {
        if entry.class != EntryClass::City {
            directed(&entry.name);
        }
    }
    names.extend(gazetteer.inside(place).map(|e| e.name.clone()));
    let mut found: Vec<NodeId> = Vec::new();
    for name in names {
        for inner in reader.nodes_named(&name)? {
            let lies = || -> Result<bool, StoreError> {
                let node = reader.node(inner)?;
                Ok(node.is_some_and(|n| n.kind == NodeKind::Location && gazetteer.lies_in(&n.name, place)))
            };
            if !found.contains(&inner) && lies()? {
                found.push(inner);
            }
        }
    }
    Ok(found)
}

/// A place that no text names, by the places that lie in it; nothing where the store has none of these, or the
/// gazetteer does not know it.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn by_what_lies_there(reader: &dyn Reader, name: &str) -> Result<Option<Resolved>, StoreError> {
    let Some(place) = Gazetteer::shared().find(name).filter(|entry| entry.kind == NodeKind::Location) else {
        return Ok(None);
    };
    let mut nodes = lying_by_gazetteer(reader, &place.name, &directions(reader)?)?;
    nodes.sort_unstable();
    let names = a_few_names(reader, &nodes)?;
    let note = format!("no text names {} itself: taken are the places in it, {names}", place.name);
    Ok((!nodes.is_empty()).then(|| Resolved { nodes, note: Some(note), ..Resolved::default() }))
}
