//! What is near a name that the store does not know.

use std::ops::ControlFlow;

use super::support;
use crate::lexicon::{counted, fold};
use crate::model::{Node, NodeId};
use crate::store::{Reader, StoreError};

/// What to say of a name that the store does not know.
///
/// # Errors
/// Where the store cannot be read.
pub(in crate::query) fn unknown(reader: &dyn Reader, name: &str) -> Result<String, StoreError> {
    let near: Vec<String> =
        nearest(reader, name)?.iter().map(|(n, c)| format!("{n}, {}", counted(*c, "claim"))).collect();
    Ok(if near.is_empty() {
        format!("no node called '{name}'")
    } else {
        format!("no node called '{name}'; nearest: {}", near.join("; "))
    })
}

/// Names near one that the store does not know, best first, at most three, with their claims counted. Cost: one
/// comparison a name; only asked for where an answer would be empty.
///
/// # Errors
/// Where the store cannot be read.
pub(in crate::query) fn nearest(reader: &dyn Reader, name: &str) -> Result<Vec<(String, u64)>, StoreError> {
    let wanted = fold(name);
    let wanted: String = wanted.chars().take(80).collect();
    let mut near: Vec<(u32, String, NodeId)> = Vec::new();
    reader.nodes(&mut |node: Node| {
        let names = std::iter::once(&node.name).chain(node.aliases.iter().map(|a| &a.name));
        let best = names
            .flat_map(|n| {
                let folded = fold(n);
                let words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
                words.into_iter().chain([folded])
            })
            .map(|n| {
                // One wrong letter near the beginning counts for less than the first measure makes of it.
                let alike = strsim::jaro_winkler(&n, &wanted).max(strsim::normalized_damerau_levenshtein(&n, &wanted));
                (alike * 1000.0) as u32
            })
            .max();
        if let Some(score) = best.filter(|s| *s > 850) {
            near.push((score, node.name, node.id));
        }
        ControlFlow::Continue(())
    })?;
    near.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    near.dedup_by(|a, b| a.1 == b.1);
    near.truncate(3);
    near.into_iter().map(|(_, name, id)| Ok((name, support(reader, id)?))).collect()
}
