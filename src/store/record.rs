//! The records of the journal and of the store's own state: the only file that knows bincode.
//!
//! A record is a version byte and the struct of that version. Structs of a released version never change: a change is
//! a new version with a new struct, and the old one is turned into it on reading.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde::{Deserialize as De, Serialize as Ser};

use super::StoreError;
use crate::model::{
    Bound, Claim, ClaimId, DateInterval, DateSource, Day, Evidence, Modality, NodeId, NodeKind, Quantity, RelationName,
    Span,
};

/// The version of all records so far.
const VERSION: u8 = 1;
/// A corrupt length must not allocate more than this.
const LIMIT: usize = 256 << 20;

/// Writes a record.
pub(super) fn encode(record: &impl Serialize) -> Result<Vec<u8>, StoreError> {
    let mut bytes = vec![VERSION];
    bincode::serde::encode_into_std_write(record, &mut bytes, bincode::config::standard())
        .map_err(|error| StoreError::Refused { why: format!("a record cannot be written: {error}") })?;
    Ok(bytes)
}

/// Reads a record, all of it. `what` names it in the error.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8], what: &str) -> Result<T, StoreError> {
    let damaged = |why: String| StoreError::Damaged { what: format!("{what} does not decode: {why}") };
    let (version, body) = bytes.split_first().ok_or_else(|| damaged("it is empty".into()))?;
    if *version != VERSION {
        return Err(damaged(format!("its version {version} is unknown")));
    }
    let config = bincode::config::standard().with_limit::<LIMIT>();
    let (record, read) = bincode::serde::decode_from_slice(body, config).map_err(|error| damaged(error.to_string()))?;
    if read == body.len() { Ok(record) } else { Err(damaged(format!("{} bytes too many", body.len() - read))) }
}

/// One entry of the journal.
#[derive(Clone, Debug, PartialEq, Ser, De)]
pub(super) enum Entry {
    /// An article with all its claims.
    Article(Box<ArticleRecord>),
    /// Rows of a table of events.
    Import(Box<ImportRecord>),
    /// The text of an article under a second publisher.
    Republished(Republished),
    /// What a person corrects.
    Correction(Correction),
    /// A correction taken back.
    Undo {
        /// The journal sequence of the correction.
        of: u64,
    },
    /// What was here was forgotten.
    Tombstone {
        /// The next free node number at that time: numbers are never used again.
        next_node: u32,
        /// Relations that later entries may number.
        relations: Vec<(u16, String)>,
        /// The entry that what was here stood in for.
        replaces: Option<u64>,
    },
}

/// Facts about an article.
#[derive(Clone, Debug, Default, PartialEq, Ser, De)]
pub(super) struct Facts {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) published: Option<i32>,
    pub(super) date_from: Option<u8>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: String,
}

/// An article as the journal keeps it. Its claims name its mentions by index.
#[derive(Clone, Debug, PartialEq, Ser, De)]
pub(super) struct ArticleRecord {
    pub(super) facts: Facts,
    /// The first sequence under which the store had this text: names the text for counting sources.
    pub(super) origin: u64,
    /// The sequence that this entry stands in for: an older version, or the same before a reread.
    pub(super) replaces: Option<u64>,
    /// Whether another extractor read it: then a reread leaves it as it is.
    pub(super) foreign: bool,
    /// Relations that the store did not know before.
    pub(super) relations: Vec<(u16, String)>,
    pub(super) mentions: Vec<Mention>,
    pub(super) claims: Vec<ClaimRecord>,
}

impl ArticleRecord {
    /// Whether a claim has its sentence in the text, which then was kept.
    pub(super) fn cites_its_text(&self) -> bool {
        self.claims.iter().any(|claim| claim.sentence.0 < claim.sentence.1)
    }
}

/// Somebody or something that an article names, and who that is.
#[derive(Clone, Debug, PartialEq, Ser, De)]
pub(super) struct Mention {
    pub(super) node: u32,
    pub(super) kind: u8,
    pub(super) named: bool,
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) gazetteer: Option<String>,
    pub(super) link: Link,
}

/// Why a mention is taken for a node.
#[derive(Clone, Debug, PartialEq, Eq, Ser, De)]
pub enum Link {
    /// No known node answers to it: the article made the node.
    New,
    /// It has no name of its own, and so belongs to its article.
    OwnArticle,
    /// The gazetteer has one key for both.
    Gazetteer,
    /// A node of the same kind has the same name.
    Name,
    /// A node of the same kind is also called so.
    Alias(String),
    /// A dated claim says who held that post.
    Post(ClaimId),
    /// An earlier reading of the same article took it for that node.
    EarlierReading,
    /// The row of a table has exactly the name.
    Row,
}

/// A claim of an article. Ends are indexes of its mentions.
#[derive(Clone, Debug, PartialEq, Ser, De)]
pub(super) struct ClaimRecord {
    pub(super) id: u64,
    pub(super) source: Option<u32>,
    pub(super) relation: u16,
    pub(super) target: Option<u32>,
    pub(super) predicate: String,
    pub(super) about: Vec<u32>,
    pub(super) location: Option<u32>,
    pub(super) date: Option<(i32, i32, bool)>,
    pub(super) to: Vec<u32>,
    pub(super) quantity: Option<(f64, u8)>,
    pub(super) role: Option<String>,
    pub(super) modality: u8,
    pub(super) attributed_to: Option<u32>,
    pub(super) confidence: f32,
    pub(super) rule: String,
    pub(super) sentence: (u32, u32),
    pub(super) source_span: Option<(u32, u32)>,
    pub(super) target_span: Option<(u32, u32)>,
    pub(super) predicate_span: Option<(u32, u32)>,
}

/// Rows of a table of events: who did what to whom, and when.
#[derive(Clone, Debug, PartialEq, Ser, De)]
pub(super) struct ImportRecord {
    /// The first entry of the same import.
    pub(super) origin: u64,
    /// What was imported.
    pub(super) label: String,
    /// The first row, from 1.
    pub(super) first_row: u64,
    pub(super) relations: Vec<(u16, String)>,
    /// Nodes that no earlier entry of the same import names.
    pub(super) mentions: Vec<Mention>,
    /// How many rows.
    pub(super) count: u32,
    /// The rows, packed and deflated ([`super::rows`]).
    pub(super) rows: Vec<u8>,
}

/// A further publisher of a text.
#[derive(Clone, Debug, PartialEq, Ser, De)]
pub(super) struct Republished {
    /// The first sequence of the text.
    pub(super) of: u64,
    pub(super) id: String,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
}

/// What a person knows better.
#[derive(Clone, Debug, PartialEq, Eq, Ser, De)]
pub enum Correction {
    /// Two nodes are one.
    Merge {
        /// The node that goes.
        from: NodeId,
        /// The node that stays.
        into: NodeId,
    },
    /// Some articles mean somebody else.
    Split {
        /// The node.
        node: NodeId,
        /// Who they mean: a new node.
        new: NodeId,
        /// The ids of the articles.
        articles: Vec<String>,
    },
    /// A node is also called so.
    AddAlias {
        /// The node.
        node: NodeId,
        /// The name.
        name: String,
    },
    /// A node is not called so.
    RemoveAlias {
        /// The node.
        node: NodeId,
        /// The name.
        name: String,
    },
}

/// A correction with its place in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Ser, De)]
pub struct CorrectionEntry {
    /// Its journal sequence.
    pub sequence: u64,
    /// What it says.
    pub correction: Correction,
    /// Whether it was taken back.
    pub undone: bool,
}

/// Numbers that every commit moves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Ser, De)]
pub(super) struct Counters {
    pub(super) next_sequence: u64,
    pub(super) next_node: u32,
    pub(super) nodes: u64,
    pub(super) claims: u64,
    pub(super) articles: u64,
    pub(super) first_day: Option<i32>,
    pub(super) last_day: Option<i32>,
    /// The longest closed interval of a claim, in days; `i32::MAX` where one is open.
    pub(super) longest: i32,
}

/// The runs of blocks and how far they reach.
#[derive(Clone, Debug, Default, PartialEq, Eq, Ser, De)]
pub(super) struct Manifest {
    /// Number and level of each run, oldest first.
    pub(super) runs: Vec<(u32, u8)>,
    pub(super) next_run: u32,
    /// Runs that were merged into others and whose blocks may still be there.
    pub(super) garbage: Vec<u32>,
    /// The first sequence that no run holds.
    pub(super) watermark: u64,
}

/// The number of a kind on disk.
pub(super) fn kind_number(kind: NodeKind) -> u8 {
    match kind {
        NodeKind::Actor => 0,
        NodeKind::Organization => 1,
        NodeKind::Location => 2,
        NodeKind::Resolution => 3,
        NodeKind::Event => 4,
    }
}

/// The kind of a number.
pub(super) fn kind_of(number: u8) -> Option<NodeKind> {
    NodeKind::ALL.get(usize::from(number)).copied()
}

/// The number of a modality on disk.
pub(super) fn modality_number(modality: Modality) -> u8 {
    match modality {
        Modality::Asserted => 0,
        Modality::Negated => 1,
        Modality::Planned => 2,
        Modality::Alleged => 3,
    }
}

/// The modality of a number; only its two low bits count.
pub(super) fn modality_of(number: u8) -> Modality {
    match number & 3 {
        0 => Modality::Asserted,
        1 => Modality::Negated,
        2 => Modality::Planned,
        _ => Modality::Alleged,
    }
}

const DATE_SOURCES: [DateSource; 6] = [
    DateSource::CommandLine,
    DateSource::FrontMatter,
    DateSource::Field,
    DateSource::PageMetadata,
    DateSource::Dateline,
    DateSource::Url,
];

/// The number of a date's source on disk.
pub(super) fn date_source_number(source: DateSource) -> u8 {
    let at = DATE_SOURCES.iter().position(|s| *s == source);
    at.unwrap_or_default() as u8
}

/// The date's source of a number.
pub(super) fn date_source_of(number: u8) -> Option<DateSource> {
    DATE_SOURCES.get(usize::from(number)).copied()
}

const BOUNDS: [Bound; 4] = [Bound::Exactly, Bound::AtLeast, Bound::AtMost, Bound::About];

/// A quantity as it is kept.
pub(super) fn quantity_record(quantity: Quantity) -> (f64, u8) {
    let at = BOUNDS.iter().position(|b| *b == quantity.bound);
    (quantity.value, at.unwrap_or_default() as u8)
}

/// A date as it is kept.
pub(super) fn date_record(date: DateInterval) -> (i32, i32, bool) {
    (date.first.number(), date.last.number(), date.open)
}

/// A date that was kept.
pub(super) fn date_of((first, last, open): (i32, i32, bool)) -> DateInterval {
    DateInterval { first: Day::from_number(first), last: Day::from_number(last), open }
}

impl ClaimRecord {
    /// The claim, its ends looked up by `who`.
    pub(super) fn claim(&self, article: u64, relation: RelationName, who: &dyn Fn(u32) -> Option<NodeId>) -> Claim {
        let span = |(start, end): (u32, u32)| Span::new(start, end);
        let all = |ends: &[u32]| ends.iter().filter_map(|e| who(*e)).collect();
        Claim {
            id: ClaimId(self.id),
            article,
            source: self.source.and_then(who),
            relation,
            target: self.target.and_then(who),
            predicate: self.predicate.clone(),
            about: all(&self.about),
            location: self.location.and_then(who),
            date: self.date.map(date_of),
            to: all(&self.to),
            quantity: self.quantity.map(|(value, bound)| Quantity {
                value,
                bound: BOUNDS.get(usize::from(bound)).copied().unwrap_or_default(),
            }),
            role: self.role.clone(),
            modality: modality_of(self.modality),
            attributed_to: self.attributed_to.and_then(who),
            confidence: self.confidence,
            rule: self.rule.clone(),
            evidence: Evidence {
                sentence: span(self.sentence),
                source: self.source_span.map(span),
                target: self.target_span.map(span),
                predicate: self.predicate_span.map(span),
            },
        }
    }
}

#[cfg(test)]
mod golden {
    use super::*;

    #[test]
    fn the_bytes_of_records_stay_as_they_are() {
        let merge = Correction::Merge { from: NodeId(1), into: NodeId(2) };
        let tombstone = Entry::Tombstone { next_node: 9, relations: vec![(0, "a".into())], replaces: Some(3) };
        for (entry, bytes) in [
            (Entry::Undo { of: 7 }, &[1, 4, 7][..]),
            (Entry::Correction(merge), &[1, 3, 0, 1, 2]),
            (tombstone, &[1, 5, 9, 1, 0, 1, b'a', 1, 3]),
        ] {
            assert_eq!(encode(&entry).unwrap(), bytes);
            assert_eq!(decode::<Entry>(bytes, "an entry").unwrap(), entry);
        }
    }
}
