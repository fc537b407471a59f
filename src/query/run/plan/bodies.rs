//! Which nodes of a pattern are what deeds are done to that are done to a body.
//! There a capital is the city, while elsewhere it may stand for its government.

use std::collections::BTreeSet;

use crate::lexicon::relation;
use crate::model::RelationName;
use crate::query::ast::{Arrow, EdgePattern, Path, Pattern};

/// A node of a pattern: its variable, or where it stands, by path and place in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Named(String),
    At(usize, usize),
}

impl Place {
    /// That of a node in the path of this number.
    pub(super) fn of(path: &Path, n: usize, at: usize) -> Self {
        let node = at.checked_sub(1).map_or(Some(&path.start), |step| path.steps.get(step).map(|(_, node)| node));
        match node.and_then(|node| node.variable.clone()) {
            Some(variable) => Self::Named(variable),
            None => Self::At(n, at),
        }
    }
}

/// Whether an edge is of deeds alone that are done to a body.
fn is_physical(edge: &EdgePattern) -> bool {
    let physical = |name: &String| {
        RelationName::new(name).is_ok_and(|name| relation(name.as_str()).is_some_and(|r| r.is_physical()))
    };
    edge.length.is_none() && !edge.labels.is_empty() && edge.labels.iter().all(physical)
}

/// The nodes of the MATCH that are the target of such edges and of no other edge an end.
pub(super) fn bodies(pattern: &Pattern) -> BTreeSet<Place> {
    let (mut done_to, mut others) = (BTreeSet::new(), BTreeSet::new());
    for (n, path) in pattern.paths.iter().enumerate() {
        for (step, (edge, _)) in path.steps.iter().enumerate() {
            let (before, behind) = (Place::of(path, n, step), Place::of(path, n, step + 1));
            let (source, target) = if edge.arrow == Arrow::Left { (behind, before) } else { (before, behind) };
            others.insert(source);
            if edge.arrow != Arrow::Either && is_physical(edge) {
                done_to.insert(target);
            } else {
                others.insert(target);
            }
        }
    }
    done_to.into_iter().filter(|place| !others.contains(place)).collect()
}
