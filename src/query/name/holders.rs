//! Who is meant by a post alone: "the French president", "the prime minister of Israel".

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::{Part, exact};
use crate::lexicon::{NounClass, Nouns, counted, fold};
use crate::model::{NodeId, RelationName};
use crate::store::{ClaimFilter, Direction, Reader, StoreError};

/// Words that the name of a post may have, with whose it is.
const LONGEST: usize = 8;

fn is_post(words: &[&str]) -> bool {
    words.last().is_some_and(|head| Nouns::shared().class(head.rsplit('-').next().unwrap_or(head)).is(NounClass::POST))
}

/// Whose post it is, and the post: every way in which these folded words may be parted.
fn parted(words: &[&str]) -> Vec<(String, String)> {
    let before = (1..words.len()).rev().filter_map(|at| {
        let (whose, post) = words.split_at_checked(at)?;
        is_post(post).then(|| (whose.join(" "), post.join(" ")))
    });
    let behind = (1..words.len()).filter(|at| words.get(*at) == Some(&"of")).filter_map(|at| {
        let (post, whose) = (words.get(..at)?, words.get(at + 1..)?);
        (is_post(post) && !whose.is_empty()).then(|| (whose.join(" "), post.join(" ")))
    });
    before.chain(behind).collect()
}

/// The holder of a post of whom most claims say so, and what to say of the choice. Cost: the claims of whoever has the
/// post.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn holder(reader: &dyn Reader, name: &str) -> Result<Option<(NodeId, String)>, StoreError> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let represents = RelationName::new("represents").map(|name| reader.relation_ids(&name)).unwrap_or_default();
    if words.len() > LONGEST || represents.is_empty() {
        return Ok(None);
    }
    let filter = ClaimFilter { relations: Some(&represents), window: None };
    for (whose, post) in parted(&words) {
        let mut said: BTreeMap<NodeId, u64> = BTreeMap::new();
        for body in exact(reader, &whose, Part::End)? {
            let mut entries = Vec::new();
            reader.claims_of(body, Direction::In, filter, &mut |entry| {
                entries.push(entry);
                ControlFlow::Continue(())
            })?;
            for entry in entries.into_iter().filter(|e| e.shown && e.modality.answers_by_default()) {
                let holds = reader.claim_of(&entry)?.role.is_some_and(|role| fold(&role) == post);
                if let Some(source) = entry.source.filter(|_| holds) {
                    *said.entry(source).or_default() += 1;
                }
            }
        }
        let best = said.iter().max_by_key(|(id, count)| (**count, std::cmp::Reverse(**id)));
        let Some((id, count)) = best else { continue };
        let Some(node) = reader.node(*id)? else { continue };
        let others = match said.len() - 1 {
            0 => String::new(),
            n => format!("; {n} more held it: ask who is {post} of {whose:?}"),
        };
        let note = format!("{name:?} is taken for {}, {} of the post{others}", node.name, counted(*count, "claim"));
        return Ok(Some((*id, note)));
    }
    Ok(None)
}
