//! The records of the journal, and their bytes: the one place that calls bincode.
//!
//! A record is a version byte and what bincode makes of that version's struct. A struct that was ever released stays
//! for ever; a change is a new struct and an upgrade on reading.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::StoreError;
use crate::model::{
    Alias, Bound, ClaimId, DateInterval, DateSource, Day, Modality, NodeId, NodeKind, Span,
};

/// The version that this program writes.
const VERSION: u8 = 1;
/// No record may claim to be longer: a damaged length must not exhaust the memory.
const LIMIT: usize = 256 << 20;

/// One entry of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Entry {
    /// An article with all that it says.
    Article(Box<ArticleRecord>),
    /// A person's correction.
    Correction(Correction),
    /// An article that was taken out: nothing of it is left.
    Forgotten,
    /// An article that was taken out, but for relations and nodes that later entries name.
    ForgottenWords(Box<ArticleRecord>),
}

/// An article as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct ArticleRecord {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) published: Option<Day>,
    pub(super) date_from: Option<DateSource>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: String,
    /// Hash of the normalised text.
    pub(super) text_hash: u64,
    /// The earlier version of the same article that this one takes the place of.
    pub(super) replaces: Option<u64>,
    /// The article whose text this one repeats under another publisher; it makes no claims of its own.
    pub(super) same_text_as: Option<u64>,
    /// Relations that the store had not seen before; they take the next numbers.
    pub(super) new_relations: Vec<String>,
    /// Nodes that this article made.
    pub(super) new_nodes: Vec<NodeRecord>,
    /// Further names that this article gives nodes, and why each of its nodes is the one it is.
    pub(super) links: Vec<LinkRecord>,
    pub(super) claims: Vec<ClaimRecord>,
}

/// A node as it was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct NodeRecord {
    pub(super) id: NodeId,
    pub(super) kind: NodeKind,
    pub(super) name: String,
    pub(super) named: bool,
    pub(super) gazetteer: Option<String>,
}

/// Why a name of an article is a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum LinkReason {
    /// The node was made for it.
    New,
    /// The gazetteer has one key for both.
    Gazetteer,
    /// Same name, same kind.
    Name,
    /// The name is another name of a node of the same kind.
    Alias,
    /// Whoever holds the post at that date.
    Post,
}

/// One node of the article's extraction and the node that it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct LinkRecord {
    pub(super) node: NodeId,
    /// The name in the article.
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) reason: LinkReason,
}

/// A claim as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct ClaimRecord {
    pub(super) id: ClaimId,
    pub(super) source: Option<NodeId>,
    pub(super) relation: u16,
    pub(super) target: Option<NodeId>,
    pub(super) predicate: String,
    pub(super) about: Vec<NodeId>,
    pub(super) location: Option<NodeId>,
    pub(super) date: Option<DateInterval>,
    pub(super) to: Vec<NodeId>,
    pub(super) quantity: Option<(f64, Bound)>,
    pub(super) role: Option<String>,
    pub(super) modality: Modality,
    pub(super) attributed_to: Option<NodeId>,
    pub(super) confidence: f32,
    pub(super) rule: String,
    pub(super) sentence: Span,
    pub(super) source_span: Option<Span>,
    pub(super) target_span: Option<Span>,
    pub(super) predicate_span: Option<Span>,
}

/// A person's correction of who is who.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Correction {
    /// Two nodes are one: `gone` becomes `stays`.
    Merge { gone: NodeId, stays: NodeId },
    /// A node has another name.
    AddAlias { node: NodeId, alias: Alias },
    /// A node does not have that name.
    RemoveAlias { node: NodeId, name: String },
    /// The correction of that sequence does not hold.
    Undo { sequence: u64 },
}

fn configuration() -> impl bincode::config::Config {
    bincode::config::standard().with_limit::<LIMIT>()
}

/// The bytes of a record.
///
/// # Errors
/// Where a record is longer than any may be.
pub(super) fn encode<T: Serialize>(record: &T) -> Result<Vec<u8>, StoreError> {
    let body = bincode::serde::encode_to_vec(record, configuration()).map_err(|e| {
        StoreError::Refused {
            why: format!("a record cannot be written: {e}"),
        }
    })?;
    let mut bytes = Vec::with_capacity(body.len() + 1);
    bytes.push(VERSION);
    bytes.extend(body);
    Ok(bytes)
}

/// The record in some bytes; `what` names it in an error.
///
/// # Errors
/// Where the bytes are of a later version, do not decode, or hold more than the record.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8], what: &str) -> Result<T, StoreError> {
    let damaged = |why: String| StoreError::Damaged {
        what: format!("{what}: {why}"),
    };
    match bytes.split_first() {
        Some((&VERSION, body)) => {
            let (record, used) = bincode::serde::decode_from_slice(body, configuration())
                .map_err(|e| damaged(format!("does not decode ({e})")))?;
            if used == body.len() {
                Ok(record)
            } else {
                Err(damaged(format!("{} bytes too many", body.len() - used)))
            }
        }
        Some((version, _)) => Err(damaged(format!("record version {version} is not known"))),
        None => Err(damaged("it is empty".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_has_the_bytes_that_it_had_when_it_was_released() {
        let entry = Entry::Correction(Correction::Merge {
            gone: NodeId(7),
            stays: NodeId(300),
        });
        let bytes = encode(&entry).unwrap();
        assert_eq!(bytes, [1, 1, 0, 7, 251, 44, 1]);
        assert_eq!(decode::<Entry>(&bytes, "entry").unwrap(), entry);
    }

    #[test]
    fn trailing_bytes_and_unknown_versions_are_damage() {
        let mut bytes = encode(&Entry::Forgotten).unwrap();
        bytes.push(0);
        assert!(matches!(
            decode::<Entry>(&bytes, "entry"),
            Err(StoreError::Damaged { .. })
        ));
        assert!(matches!(
            decode::<Entry>(&[9, 2], "entry"),
            Err(StoreError::Damaged { .. })
        ));
        assert!(matches!(
            decode::<Entry>(&[], "entry"),
            Err(StoreError::Damaged { .. })
        ));
    }
}
