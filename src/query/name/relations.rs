//! Relations that a pattern names and nothing has.

use std::collections::BTreeSet;

use crate::lexicon::{relation, relations};
use crate::model::RelationName;
use crate::query::ast::Pattern;
use crate::store::Reader;

/// What to say of each relation of a pattern that neither the vocabulary nor the store has.
pub(in crate::query) fn unknown_relations(reader: &dyn Reader, pattern: &Pattern) -> Vec<String> {
    let edges = pattern.paths.iter().flat_map(|path| &path.steps).map(|(edge, _)| edge);
    let asked: BTreeSet<&str> = edges.flat_map(|edge| &edge.labels).map(String::as_str).collect();
    let stored = |name: &str| RelationName::new(name).is_ok_and(|name| !reader.relation_ids(&name).is_empty());
    let unknown = asked.into_iter().filter(|name| relation(name).is_none() && !stored(name));
    unknown
        .map(|name| {
            let near =
                relations().iter().map(|known| (strsim::damerau_levenshtein(known.name, name), known.name)).min();
            match near.filter(|(distance, _)| *distance <= name.len() / 2) {
                Some((_, near)) => format!("no relation called '{name}'; did you mean '{near}'?"),
                None => format!("no relation called '{name}': `dossier schema --relations` lists them"),
            }
        })
        .collect()
}
