//! What lies in a place.

use std::ops::ControlFlow;

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
    let gazetteer = Gazetteer::shared();
    // Few stores have places by every direction: those that have none are not asked for each place.
    let mut directions: Vec<&str> = Vec::new();
    for direction in DIRECTIONS {
        if !reader.names_with_prefix(direction, 1)?.is_empty() {
            directions.push(direction);
        }
    }
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
        let mut names: Vec<String> = Vec::new();
        let mut directed = |name: &str| {
            // "North West" does not lie in the West.
            if DIRECTIONS.contains(&fold(name).as_str()) {
                return;
            }
            names.extend(directions.iter().map(|d| format!("{d} {name}")));
        };
        directed(&place.name);
        for entry in gazetteer.inside(&place.name) {
            if entry.class != EntryClass::City {
                directed(&entry.name);
            }
        }
        names.extend(gazetteer.inside(&place.name).map(|e| e.name.clone()));
        for name in names {
            for inner in reader.nodes_named(&name)? {
                if all.contains(&inner) {
                    continue;
                }
                let lies = reader
                    .node(inner)?
                    .is_some_and(|n| n.kind == NodeKind::Location && gazetteer.lies_in(&n.name, &place.name));
                if lies && all.insert(inner) {
                    open.push(inner);
                }
            }
        }
    }
    Ok(all.into_iter().collect())
}
