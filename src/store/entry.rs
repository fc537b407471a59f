//! The entries of the indexes. All index bytes are made and read here; `docs/store.md` shows them as tables.
//!
//! An entry is one byte string: a letter for the index, what sorts it (big-endian), then what it carries. What it
//! carries sorts too, but two entries never differ only in that.

use super::bytes::{Rest, put_day, put_ordered};
use super::reader::Direction;
use super::record::{Facts, date_of, modality_number, modality_of};
use super::{ClaimRef, StoreError, hash, record};
use crate::model::{ClaimId, DateInterval, Modality, NodeId};

const ADJACENCY: u8 = b'A';
const RELATION: u8 = b'R';
const ABOUT: u8 = b'B';
const PLACE: u8 = b'L';
const CLAIM: u8 = b'C';
const NODE: u8 = b'N';
const NAME: u8 = b'M';
const GAZETTEER: u8 = b'G';
const ARTICLE: u8 = b'a';
const PUBLISHER: u8 = b'p';

/// Longer names, titles and addresses are cut in the indexes, so that an entry fits a block; the journal has them
/// whole.
const LONGEST: usize = 400;
/// More aliases of one mention are left out of the indexes.
pub(super) const MOST_ALIASES: usize = 24;

/// The least day: sorts claims without a date first.
const NO_DAY: i32 = i32::MIN;

/// What every index of claims says of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ClaimKey {
    pub(super) at: ClaimRef,
    pub(super) source: Option<NodeId>,
    pub(super) relation: u16,
    pub(super) target: Option<NodeId>,
    pub(super) date: Option<DateInterval>,
    pub(super) modality: Modality,
    pub(super) shown: bool,
}

impl ClaimKey {
    fn put(&self, out: &mut Vec<u8>, without: Option<Direction>) {
        put_day(out, self.date.map_or(NO_DAY, |d| d.first.number()));
        put_ordered(out, self.at.article);
        put_ordered(out, u64::from(self.at.index));
        let length = self.date.map_or(0, |d| d.last.number().abs_diff(d.first.number()));
        let mut flags = modality_number(self.modality);
        flags |= u8::from(self.shown) << 2;
        flags |= u8::from(self.date.is_some_and(|d| d.open)) << 3;
        flags |= u8::from(length > 0) << 4;
        let source = self.source.filter(|_| without != Some(Direction::Out));
        let target = self.target.filter(|_| without != Some(Direction::In));
        flags |= u8::from(source.is_some()) << 5;
        flags |= u8::from(target.is_some()) << 6;
        out.push(flags);
        for end in [source, target].into_iter().flatten() {
            put_ordered(out, u64::from(end.0));
        }
        if length > 0 {
            put_ordered(out, u64::from(length));
        }
    }

    fn take(rest: &mut Rest<'_>, relation: u16) -> Option<Self> {
        let first = rest.day()?;
        let at = ClaimRef { article: rest.ordered()?, index: rest.ordered_u32()? };
        let flags = rest.u8()?;
        let mut end = |bit: u8| -> Option<Option<NodeId>> {
            if flags >> bit & 1 == 1 { Some(Some(NodeId(rest.ordered_u32()?))) } else { Some(None) }
        };
        let (source, target) = (end(5)?, end(6)?);
        let length = if flags >> 4 & 1 == 1 { rest.ordered()? as i32 } else { 0 };
        Some(Self {
            at,
            source,
            relation,
            target,
            date: (first != NO_DAY).then(|| date_of((first, first.wrapping_add(length), flags >> 3 & 1 == 1))),
            modality: modality_of(flags),
            shown: flags >> 2 & 1 == 1,
        })
    }
}

fn direction_number(direction: Direction) -> u8 {
    match direction {
        Direction::Out => 0,
        Direction::In => 1,
    }
}

/// The index of claims that a scan reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum ClaimIndex {
    /// A node's own.
    Of(NodeId, Direction),
    /// Those that name it in `about`.
    About(NodeId),
    /// Those that happened there.
    At(NodeId),
    /// Those of one relation.
    With(u16),
}

impl ClaimIndex {
    /// What all its entries begin with.
    pub(super) fn prefix(self) -> Vec<u8> {
        let mut key = Vec::with_capacity(24);
        self.put_prefix(&mut key);
        key
    }

    fn put_prefix(self, key: &mut Vec<u8>) {
        match self {
            Self::Of(node, direction) => {
                key.push(ADJACENCY);
                key.extend(node.0.to_be_bytes());
                key.push(direction_number(direction));
            }
            Self::About(node) => {
                key.push(ABOUT);
                key.extend(node.0.to_be_bytes());
            }
            Self::At(node) => {
                key.push(PLACE);
                key.extend(node.0.to_be_bytes());
            }
            Self::With(relation) => {
                key.push(RELATION);
                key.extend(relation.to_be_bytes());
            }
        }
    }

    /// What the entries of one relation begin with.
    pub(super) fn relation_prefix(self, relation: u16) -> Vec<u8> {
        let mut key = self.prefix();
        if !matches!(self, Self::With(_)) {
            key.extend(relation.to_be_bytes());
        }
        key
    }

    pub(super) fn entry(self, claim: &ClaimKey) -> Vec<u8> {
        let mut entry = Vec::with_capacity(40);
        self.put(claim, &mut entry);
        entry
    }

    /// Makes a claim's entry of this index in `entry`, whose old bytes go.
    pub(super) fn put(self, claim: &ClaimKey, entry: &mut Vec<u8>) {
        entry.clear();
        self.put_prefix(entry);
        if !matches!(self, Self::With(_)) {
            entry.extend(claim.relation.to_be_bytes());
        }
        let without = match self {
            Self::Of(_, direction) => Some(direction),
            _ => None,
        };
        claim.put(entry, without);
    }

    /// Reads an entry of this index; `None` where it is damaged.
    pub(super) fn read(self, entry: &[u8]) -> Option<ClaimKey> {
        let mut rest = Rest(entry);
        let relation = match self {
            Self::With(relation) => {
                rest.take(3)?;
                relation
            }
            Self::Of(..) => {
                rest.take(6)?;
                rest.u16()?
            }
            Self::About(_) | Self::At(_) => {
                rest.take(5)?;
                rest.u16()?
            }
        };
        let mut claim = ClaimKey::take(&mut rest, relation)?;
        match self {
            Self::Of(node, Direction::Out) => claim.source = Some(node),
            Self::Of(node, Direction::In) => claim.target = Some(node),
            _ => {}
        }
        Some(claim)
    }
}

/// A prefix and the first day that a scan wants.
pub(super) fn from_day(mut prefix: Vec<u8>, day: i32) -> Vec<u8> {
    put_day(&mut prefix, day);
    prefix
}

/// Where the name of a claim stands.
pub(super) fn claim_prefix(id: ClaimId) -> Vec<u8> {
    let mut key = vec![CLAIM];
    key.extend(id.0.to_be_bytes());
    key
}

/// Reads where a claim is.
pub(super) fn read_claim(entry: &[u8]) -> Option<ClaimRef> {
    let mut rest = Rest(entry);
    rest.take(9)?;
    Some(ClaimRef { article: rest.ordered()?, index: rest.ordered_u32()? })
}

/// What an article says of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NodeFacts {
    pub(super) node: NodeId,
    pub(super) article: u64,
    pub(super) kind: u8,
    pub(super) named: bool,
    pub(super) name: String,
    pub(super) gazetteer: Option<String>,
    pub(super) aliases: Vec<String>,
}

/// What all facts of nodes begin with.
pub(super) const NODES: &[u8] = &[NODE];

/// What the facts of one node begin with.
pub(super) fn node_prefix(node: NodeId) -> Vec<u8> {
    let mut key = vec![NODE];
    key.extend(node.0.to_be_bytes());
    key
}

/// Node and article of an entry about a node, without the rest.
pub(super) fn read_node_key(entry: &[u8]) -> Option<(NodeId, u64)> {
    let mut rest = Rest(entry);
    rest.take(1)?;
    Some((NodeId(rest.u32()?), rest.ordered()?))
}

/// Reads what an article says of a node.
pub(super) fn read_node(entry: &[u8]) -> Option<NodeFacts> {
    let mut rest = Rest(entry);
    rest.take(1)?;
    let node = NodeId(rest.u32()?);
    let article = rest.ordered()?;
    // Which mention of the article it is only keeps two of them apart.
    rest.ordered()?;
    let flags = rest.u8()?;
    let name = rest.text()?.to_owned();
    let gazetteer = if flags & 16 != 0 { Some(rest.text()?.to_owned()) } else { None };
    let count = rest.ordered()?;
    let aliases = (0..count.min(MOST_ALIASES as u64)).map(|_| rest.text().map(str::to_owned)).collect::<Option<_>>()?;
    Some(NodeFacts { node, article, kind: flags & 7, named: flags & 8 != 0, name, gazetteer, aliases })
}

/// How a name is a node's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Naming {
    pub(super) node: NodeId,
    pub(super) article: u64,
    pub(super) kind: u8,
    pub(super) named: bool,
    pub(super) main: bool,
    pub(super) word: bool,
    pub(super) written: String,
    /// Bytes of the entry up to and with the node: a search can leap over it from there.
    pub(super) head: usize,
}

/// What the namings of names that start so begin with.
pub(super) fn name_prefix(folded: &str) -> Vec<u8> {
    let mut key = vec![NAME];
    key.extend(cut_key(folded).as_bytes());
    key
}

/// What the namings of exactly this name begin with.
pub(super) fn exact_name(folded: &str) -> Vec<u8> {
    let mut key = name_prefix(folded);
    key.push(0);
    key
}

/// Reads a naming.
pub(super) fn read_name(entry: &[u8]) -> Option<Naming> {
    let end = entry.iter().position(|b| *b == 0)?;
    let mut rest = Rest(entry.get(end + 1..)?);
    let node = NodeId(rest.u32()?);
    let article = rest.ordered()?;
    let flags = rest.u8()?;
    Some(Naming {
        node,
        article,
        kind: flags & 7,
        named: flags & 8 != 0,
        main: flags & 16 != 0,
        word: flags & 32 != 0,
        written: std::str::from_utf8(rest.0).ok()?.to_owned(),
        head: end + 5,
    })
}

/// What the nodes with a gazetteer key begin with.
pub(super) fn gazetteer_prefix(key: &str) -> Vec<u8> {
    let mut prefix = vec![GAZETTEER];
    prefix.extend(cut_key(key).as_bytes());
    prefix.push(0);
    prefix
}

/// Reads node, article and kind of an entry under a gazetteer key.
pub(super) fn read_gazetteer(entry: &[u8]) -> Option<(NodeId, u64, u8)> {
    let end = entry.iter().position(|b| *b == 0)?;
    let mut rest = Rest(entry.get(end + 1..)?);
    Some((NodeId(rest.u32()?), rest.ordered()?, rest.u8()?))
}

/// An article as the index lists it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ArticleFacts {
    pub(super) sequence: u64,
    pub(super) claims: u32,
    pub(super) origin: u64,
    pub(super) facts: Facts,
}

/// What all articles begin with.
pub(super) const ARTICLES: &[u8] = &[ARTICLE];

/// What one article begins with.
pub(super) fn article_prefix(sequence: u64) -> Vec<u8> {
    let mut key = vec![ARTICLE];
    put_ordered(&mut key, sequence);
    key
}

/// Reads an article.
pub(super) fn read_article(entry: &[u8]) -> Result<ArticleFacts, StoreError> {
    let mut rest = Rest(entry);
    let head = (|| {
        rest.take(1)?;
        Some((rest.ordered()?, rest.ordered_u32()?, rest.ordered()?))
    })();
    let (sequence, claims, origin) =
        head.ok_or_else(|| StoreError::Damaged { what: "the list of articles does not decode".into() })?;
    Ok(ArticleFacts { sequence, claims, origin, facts: record::decode(rest.0, "the list of articles")? })
}

/// What the further publishers of a text begin with.
pub(super) fn publisher_prefix(origin: u64) -> Vec<u8> {
    let mut key = vec![PUBLISHER];
    put_ordered(&mut key, origin);
    key
}

/// Reads the sequence and name of a further publisher.
pub(super) fn read_publisher(entry: &[u8]) -> Option<(u64, &str)> {
    let mut rest = Rest(entry);
    rest.take(1)?;
    rest.ordered()?;
    let sequence = rest.ordered()?;
    Some((sequence, std::str::from_utf8(rest.0).ok()?))
}

/// A text of at most [`LONGEST`] bytes.
pub(super) fn cut(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text)
}

/// The same up to a NUL, which ends the keys of names.
fn cut_key(text: &str) -> &str {
    cut(text.split('\0').next().unwrap_or_default())
}

/// The id of a row of an import, from which its place can be told.
pub(super) fn row_id(at: ClaimRef) -> ClaimId {
    ClaimId(hash::mix(at.article << 16 | u64::from(at.index & 0xffff)))
}

/// The place of the row that would have an id.
pub(super) fn row_place(id: ClaimId) -> ClaimRef {
    let place = hash::unmix(id.0);
    ClaimRef { article: place >> 16, index: (place & 0xffff) as u32 }
}

/// The article whose reading made an entry; `None` for what outlives it.
pub(super) fn article_of(entry: &[u8]) -> Option<u64> {
    let mut rest = Rest(entry);
    match rest.u8()? {
        ADJACENCY => rest.take(11)?,
        RELATION => rest.take(6)?,
        ABOUT | PLACE => rest.take(10)?,
        CLAIM => rest.take(8)?,
        NODE => rest.take(4)?,
        NAME | GAZETTEER => {
            let end = rest.0.iter().position(|b| *b == 0)?;
            rest.take(end + 5)?
        }
        ARTICLE => &[],
        _ => return None,
    };
    rest.ordered()
}

/// The journal entry that made an index entry.
pub(super) fn sequence_of(entry: &[u8]) -> Option<u64> {
    if entry.first() == Some(&PUBLISHER) {
        return read_publisher(entry).map(|(sequence, _)| sequence);
    }
    article_of(entry)
}
