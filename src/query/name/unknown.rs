//! What is near a name that the store does not know.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use super::namesakes::support;
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
        format!("no node called {name:?}")
    } else {
        format!("no node called {name:?}; nearest: {}", near.join("; "))
    })
}

/// Nodes whose claims are counted, of all that are as near.
const COUNTED: usize = 64;

/// How far a name is from the one that is looked for: letters to change, twice, and one more where it is but a word of
/// a longer name. Nothing where they are not alike.
fn distance(name: &str, wanted: &str, is_word: bool) -> Option<usize> {
    let changes = strsim::damerau_levenshtein(name, wanted);
    let letters = wanted.chars().count();
    // A short word has no slip in it: "is" is not "us".
    let allowed = if letters < 4 { 0 } else { 1 + letters / 5 };
    let far = || {
        // One wrong letter near the beginning counts for less than the first measure makes of it.
        let alike = strsim::jaro_winkler(name, wanted).max(strsim::normalized_damerau_levenshtein(name, wanted));
        let long = name.chars().count().abs_diff(letters) <= 1 + letters / 3;
        (alike > 0.85 && long && letters > 3).then(|| allowed + 1 + ((1.0 - alike) * 100.0) as usize)
    };
    let changes = if changes <= allowed && changes < letters { changes } else { far()? };
    Some(2 * changes + usize::from(is_word))
}

/// Names near one that the store does not know, best first, at most three, with their claims counted: whole names
/// before single words of one, and of those as near the best supported. Cost: one comparison a name; only asked for
/// where an answer would be empty.
///
/// # Errors
/// Where the store cannot be read.
pub(in crate::query) fn nearest(reader: &dyn Reader, name: &str) -> Result<Vec<(String, u64)>, StoreError> {
    let wanted: String = fold(name).chars().take(80).collect();
    let mut near: Vec<(usize, String, NodeId)> = Vec::new();
    reader.nodes(&mut |node: Node| {
        let names = std::iter::once(&node.name).chain(node.aliases.iter().map(|a| &a.name));
        let best = names
            .flat_map(|name| {
                let folded = fold(name);
                let of_words = folded.split(' ').filter_map(|word| distance(word, &wanted, true)).min();
                of_words.into_iter().chain(distance(&folded, &wanted, false))
            })
            .min();
        if let Some(distance) = best {
            near.push((distance, node.name, node.id));
        }
        ControlFlow::Continue(())
    })?;
    near.sort();
    near.truncate(COUNTED);
    let mut counted = Vec::with_capacity(near.len());
    for (distance, name, id) in near {
        counted.push((distance, Reverse(support(reader, id)?), name));
    }
    counted.sort();
    let mut found: Vec<(String, u64)> = Vec::new();
    for (_, Reverse(claims), name) in counted {
        if !found.iter().any(|(other, _)| *other == name) {
            found.push((name, claims));
        }
    }
    found.truncate(3);
    Ok(found)
}
