//! What a country's own forces are called: "Israeli military", "Russian forces", "Armed Forces of Ukraine".

use super::{Part, Resolved, resolve};
use crate::lexicon::{Entry, EntryClass, Gazetteer, counted, fold, forces};
use crate::model::{NodeId, NodeKind};
use crate::query::remembered::{FromStore, remembered};
use crate::store::{Reader, StoreError};

/// What stands behind a country's name where its forces are meant too.
const AND_ITS_FORCES: &str = " and its forces";

/// Names of a country that are looked for before the words for its forces.
const MOST_NAMES: usize = 8;

/// Names of forces that a note tells.
const TOLD: usize = 4;

/// The forces of a country, by id.
#[derive(Debug)]
pub(in crate::query) struct Forces(pub(in crate::query) Vec<NodeId>);

/// The country that a name is of.
pub(in crate::query) fn country(name: &str) -> Option<&'static Entry> {
    Gazetteer::shared().find(name).filter(|entry| entry.class == EntryClass::Country)
}

/// How a question names a country with its forces.
pub(in crate::query) fn with_its_forces(name: &str) -> String {
    format!("{name}{AND_ITS_FORCES}")
}

/// The nodes that are called the army, police or other forces of a country. Cost: a look-up for each name of the
/// country and each word for such a body.
///
/// # Errors
/// Where the store cannot be read.
pub(in crate::query) fn forces_of(reader: &dyn Reader, country: &Entry) -> FromStore<Forces> {
    remembered(reader, &country.key, || called_forces(reader, country).map(Forces))
}

fn called_forces(reader: &dyn Reader, country: &Entry) -> Result<Vec<NodeId>, StoreError> {
    let mut names: Vec<String> = vec![country.name.clone()];
    names.extend(country.adjective.map(str::to_owned));
    for id in reader.nodes_named(&country.name)? {
        if let Some(node) = reader.node(id)?.filter(|node| node.gazetteer.as_deref() == Some(country.key.as_str())) {
            names.extend(node.aliases.into_iter().map(|alias| alias.name));
        }
    }
    let mut seen: Vec<String> = Vec::new();
    names.retain(|name| {
        let folded = fold(name);
        let new = !folded.is_empty() && !seen.contains(&folded);
        seen.extend(new.then_some(folded));
        new
    });
    names.truncate(MOST_NAMES);
    let mut found = Vec::new();
    for name in &names {
        for body in forces() {
            for called in [format!("{name} {body}"), format!("{body} of {name}")] {
                for id in reader.nodes_named(&called)? {
                    let acts = reader.node(id)?.is_some_and(|node| node.kind != NodeKind::Location);
                    if acts && !found.contains(&id) {
                        found.push(id);
                    }
                }
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// "Israel and its forces": the country with what is called its army, police and other forces. Nothing where the name
/// is none of this form.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn with_forces(reader: &dyn Reader, name: &str, part: Part) -> Result<Option<Resolved>, StoreError> {
    let Some((whose, entry)) = parted(name) else { return Ok(None) };
    let mut resolved = (*resolve(reader, whose, part)?).clone();
    let forces = forces_of(reader, entry)?;
    let mut names = Vec::new();
    for id in &forces.0 {
        names.extend(reader.node(*id)?.map(|node| node.name));
    }
    names.sort();
    names.dedup();
    let more = names.len().saturating_sub(TOLD);
    names.truncate(TOLD);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    let bodies = counted(forces.0.len() as u64, "force");
    let note = format!("{name:?} is {} with {bodies} of its own: {}{more}", entry.name, names.join("; "));
    resolved.nodes.extend(&forces.0);
    resolved.nodes.sort_unstable();
    resolved.nodes.dedup();
    resolved.closer.retain(|id| resolved.nodes.binary_search(id).is_err());
    resolved.note = Some(note).filter(|_| !names.is_empty()).or(resolved.note);
    Ok(Some(resolved))
}

/// Whether a name is of this form.
pub(super) fn is_with_forces(name: &str) -> bool {
    parted(name).is_some()
}

fn parted(name: &str) -> Option<(&str, &'static Entry)> {
    let whose = name.strip_suffix(AND_ITS_FORCES)?;
    Some((whose, country(whose)?))
}
