//! The unit of the graph: one article says, in one sentence, that somebody did something.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{DateInterval, Modality, NodeId, Quantity, RelationName, Span};

/// A claim's name: a hash of the article's id, the relation, both mention spans and the modality, so that it
/// survives a reread that finds the claim again. Printed as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ClaimId(pub u64);

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Where a claim stands in its article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The sentence.
    pub sentence: Span,
    /// The mention that names the source.
    pub source: Option<Span>,
    /// The mention that names the target.
    pub target: Option<Span>,
    /// The words that say what was done.
    pub predicate: Option<Span>,
}

/// A claim as a store shows it, corrections applied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Its name.
    pub id: ClaimId,
    /// The journal sequence of its article.
    pub article: u64,
    /// Who does it; `None` where the text does not say.
    pub source: Option<NodeId>,
    /// What is done.
    pub relation: RelationName,
    /// To whom or what; `None` where the text does not say.
    pub target: Option<NodeId>,
    /// The lemma phrase of the text, finer than the relation: `have meeting`.
    pub predicate: String,
    /// What it concerns.
    pub about: Vec<NodeId>,
    /// Where it happened.
    pub location: Option<NodeId>,
    /// When.
    pub date: Option<DateInterval>,
    /// Whom a demand, a warning or aid is addressed to.
    pub to: Vec<NodeId>,
    /// How many.
    pub quantity: Option<Quantity>,
    /// The post.
    pub role: Option<String>,
    /// Whether it is said to have happened.
    pub modality: Modality,
    /// Who says so, where it is not the article itself.
    pub attributed_to: Option<NodeId>,
    /// Calibrated probability that the claim is what the sentence says, 0 to 1.
    pub confidence: f32,
    /// What read it.
    pub rule: String,
    /// Where it stands.
    pub evidence: Evidence,
}
