//! Claims by whom they are addressed to: whom somebody invited, urged or ordered.

use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use crate::lexicon::addressing_relations;
use crate::model::{NodeId, RelationName};
use crate::store::{ClaimEntry, ClaimFilter, Reader, StoreError};

/// The claims that are addressed to somebody, by whom.
#[derive(Debug, Default)]
pub(crate) struct Addressees(FxHashMap<NodeId, Vec<ClaimEntry>>);

impl Addressees {
    /// Looks through the claims of the relations that may say to whom they are addressed, since no index has that.
    /// Cost: those claims, which are few beside all.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub(crate) fn of_store(reader: &dyn Reader) -> Result<Self, StoreError> {
        let mut entries: Vec<ClaimEntry> = Vec::new();
        for name in addressing_relations().filter_map(|name| RelationName::new(name).ok()) {
            for relation in reader.relation_ids(&name) {
                reader.claims_with(relation, None, &mut |entry| {
                    entries.push(entry);
                    ControlFlow::Continue(())
                })?;
            }
        }
        let mut all = Self::default();
        for entry in entries {
            let mut to = reader.claim_of(&entry)?.to;
            to.sort_unstable();
            to.dedup();
            for id in to {
                all.0.entry(id).or_default().push(entry);
            }
        }
        Ok(all)
    }

    /// The claims addressed to a node that a scan is after.
    pub(crate) fn to(&self, node: NodeId, filter: ClaimFilter<'_>) -> impl Iterator<Item = ClaimEntry> {
        let relations = filter.relations.map(<[_]>::to_vec);
        let entries = self.0.get(&node).into_iter().flatten().copied();
        entries.filter(move |entry| {
            relations.as_ref().is_none_or(|all| all.contains(&entry.relation))
                && filter.window.is_none_or(|window| entry.date.is_some_and(|date| date.overlaps(window)))
        })
    }
}
