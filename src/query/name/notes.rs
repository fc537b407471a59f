//! What an answer says of the nodes that a name was taken for.

use crate::lexicon::{fold, is_collective};
use crate::model::{Node, NodeId};
use crate::store::{Reader, StoreError};

/// "1 country", "3 countries".
pub(super) fn many(countries: usize) -> String {
    if countries == 1 { "1 country".to_owned() } else { format!("{countries} countries") }
}

/// What to say of the nodes that a common noun in the plural stands for.
pub(super) fn all_of_them(reader: &dyn Reader, name: &str, nodes: &[NodeId]) -> Result<Option<String>, StoreError> {
    let names = a_few_names(reader, nodes)?;
    Ok((!names.is_empty()).then(|| format!("{name:?} is whatever is called so: {names}")))
}

/// The names of some nodes for a note, in alphabetical order: four at most, and how many more there are; empty without
/// nodes.
pub(super) fn a_few_names(reader: &dyn Reader, nodes: &[NodeId]) -> Result<String, StoreError> {
    names(reader, nodes, 4, |_| true)
}

/// The names of those nodes that count, in alphabetical order: so many at most, and how many more there are.
fn names(
    reader: &dyn Reader,
    nodes: &[NodeId],
    most: usize,
    counts: impl Fn(&Node) -> bool,
) -> Result<String, StoreError> {
    let mut names: Vec<String> = Vec::new();
    for id in nodes {
        names.extend(reader.node(*id)?.filter(&counts).map(|node| node.name));
    }
    names.sort();
    names.dedup();
    let more = names.len().saturating_sub(most);
    names.truncate(most);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    Ok(names.join("; ") + &more)
}

/// What to say of the nodes that a description stands for beside those that bear no other words.
///
/// # Errors
/// Where the store cannot be read.
pub(in crate::query) fn told_more_closely(
    reader: &dyn Reader,
    name: &str,
    closer: &[NodeId],
) -> Result<Option<String>, StoreError> {
    let collective = is_collective(&fold(name));
    let names = names(reader, closer, 3, |node| !node.named || collective)?;
    Ok((!names.is_empty()).then(|| format!("{name:?} is also whatever is called so more closely: {names}")))
}
