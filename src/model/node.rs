//! Who and what the claims are about.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NodeKind {
    /// A person, a post held by an unnamed person, or a population.
    Actor,
    /// A body that can act: a ministry, party, armed group, company, court.
    Organization,
    /// A place; a country is a place that can also act.
    Location,
    /// A document that binds or decides: a treaty, a law, a ruling.
    Resolution,
    /// Something that happens, is launched, called for or talked about.
    Event,
}

impl NodeKind {
    /// All five, in the order of the vocabulary.
    pub const ALL: [Self; 5] = [Self::Actor, Self::Organization, Self::Location, Self::Resolution, Self::Event];

    /// The word for it, as in the extraction contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Organization => "organization",
            Self::Location => "location",
            Self::Resolution => "resolution",
            Self::Event => "event",
        }
    }

    /// Reads the word for it; `None` for any other word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }

    /// Whether it is what is done or decided and no party to it: an event or a document.
    pub fn is_matter(self) -> bool {
        matches!(self, Self::Event | Self::Resolution)
    }

    /// Whether it is who or where, not what: people, a body or a place.
    pub fn is_somebody(self) -> bool {
        !self.is_matter()
    }

    /// Whether it is something that people hold posts in, belong to and are sent by.
    pub fn is_body_or_place(self) -> bool {
        matches!(self, Self::Organization | Self::Location)
    }

    /// Whether it is people, by themselves or as a body.
    pub fn is_body_or_people(self) -> bool {
        matches!(self, Self::Organization | Self::Actor)
    }
}

impl fmt::Display for NodeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A node's number in a store: never reused, and it outlives the article that made the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NodeId(pub u32);

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "n{}", self.0)
    }
}

impl NodeId {
    /// Reads what [`Display`](fmt::Display) writes: `n12`.
    pub fn from_text(text: &str) -> Option<Self> {
        text.strip_prefix('n')?.parse().ok().map(Self)
    }
}

/// Where a name of a node came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AliasOrigin {
    /// An article calls the node so.
    Article,
    /// The gazetteer lists the name.
    Gazetteer,
    /// A person added it.
    Person,
}

/// A further name of a node.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Alias {
    /// The name as it was written.
    pub name: String,
    /// Where it came from.
    pub origin: AliasOrigin,
}

/// A node as a store shows it, corrections applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// Its number.
    pub id: NodeId,
    /// What it is.
    pub kind: NodeKind,
    /// The name to print.
    pub name: String,
    /// Other names, sorted, without `name`.
    pub aliases: Vec<Alias>,
    /// Whether it has a name of its own, and so links across articles. A population, a bare post or an
    /// untitled agreement belongs to its article.
    pub named: bool,
    /// The gazetteer's key for it, such as `country/SY`.
    pub gazetteer: Option<String>,
}
