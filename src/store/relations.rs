//! A store's own table of relations.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{RelationId, StoreError};
use crate::model::RelationName;

/// The relations that a store has seen, by number. A table of events brings them as it writes them, and two that are
/// written differently stay two, though one name may find both: `Threaten non-force` and `Threaten non force`.
#[derive(Clone, Debug, Default)]
pub(super) struct Relations {
    names: Vec<RelationName>,
    written: Vec<String>,
    by_written: FxHashMap<String, RelationId>,
    /// The first with a name.
    by_name: FxHashMap<RelationName, RelationId>,
}

impl Relations {
    /// The canonical names.
    pub(super) fn names(&self) -> &[RelationName] {
        &self.names
    }

    /// The names as they are written.
    pub(super) fn written(&self) -> &[String] {
        &self.written
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The number of a relation of an article, a new one if the store has none of that name. Copies the table only for
    /// a new one: a snapshot holds it too.
    ///
    /// # Errors
    /// Where there are as many as the store can number.
    pub(super) fn named(this: &mut Arc<Self>, name: &RelationName) -> Result<RelationId, StoreError> {
        match this.by_name.get(name) {
            Some(id) => Ok(*id),
            None => Arc::make_mut(this).add(name.as_str(), name.clone()),
        }
    }

    /// The number of a relation that is written so, a new one if none is.
    ///
    /// # Errors
    /// Where it holds no letter or digit, and as [`Relations::named`].
    pub(super) fn exactly(&mut self, written: &str) -> Result<RelationId, StoreError> {
        if let Some(id) = self.by_written.get(written) {
            return Ok(*id);
        }
        let name = RelationName::new(written).map_err(|error| StoreError::Refused { why: error.to_string() })?;
        self.add(written, name)
    }

    fn add(&mut self, written: &str, name: RelationName) -> Result<RelationId, StoreError> {
        let id = u16::try_from(self.names.len()).ok().filter(|id| *id < u16::MAX).map(RelationId);
        let id = id.ok_or_else(|| StoreError::Refused {
            why: format!(
                "the store has {} relations, as many as it can keep: give those of a table fewer names (dossier import \
                --relations FILE)",
                u16::MAX
            ),
        })?;
        self.names.push(name.clone());
        self.written.push(written.to_owned());
        self.by_written.insert(written.to_owned(), id);
        self.by_name.entry(name).or_insert(id);
        Ok(id)
    }

    /// The relations from a number on, as the journal writes them.
    pub(super) fn since(&self, known: usize) -> Vec<(u16, String)> {
        let numbered = self.written.iter().enumerate().skip(known);
        numbered.map(|(number, name)| (number as u16, name.clone())).collect()
    }

    /// Takes back all but the first `known`.
    pub(super) fn truncate(&mut self, known: usize) {
        self.names.truncate(known);
        self.written.truncate(known);
        self.by_written.retain(|_, id| usize::from(id.0) < known);
        self.by_name.retain(|_, id| usize::from(id.0) < known);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_s_relation_is_the_first_of_its_name_and_a_table_s_is_the_one_written_so() {
        let mut table = Arc::new(Relations::default());
        let relations = Arc::make_mut(&mut table);
        let dashed = relations.exactly("Threaten non-force").unwrap();
        let blank = relations.exactly("Threaten non force").unwrap();
        assert_ne!(dashed, blank);
        assert_eq!(relations.exactly("Threaten non-force").unwrap(), dashed);
        assert_eq!(Relations::named(&mut table, &RelationName::new("threaten-non-force").unwrap()).unwrap(), dashed);
    }

    #[test]
    fn what_is_taken_back_gets_a_new_number_later() {
        let mut relations = Relations::default();
        relations.exactly("A").unwrap();
        relations.exactly("B").unwrap();
        relations.truncate(1);
        assert_eq!(relations.exactly("b").unwrap(), RelationId(1));
        assert_eq!(relations.since(1), [(1, "b".to_owned())]);
    }
}
