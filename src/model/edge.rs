//! The roll-up of claims.

use super::{DateInterval, Modality, NodeId, RelationName};

/// All claims of one relation between the same two ends, summed up.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Who does it; `None` where no text says who.
    pub source: Option<NodeId>,
    /// What is done.
    pub relation: RelationName,
    /// To whom or what.
    pub target: Option<NodeId>,
    /// How many claims say so.
    pub claims: u32,
    /// How many independent texts say so: one text under two publishers counts once.
    pub sources: u32,
    /// The earliest date of any claim.
    pub first: Option<DateInterval>,
    /// The latest date of any claim.
    pub last: Option<DateInterval>,
    /// The modalities seen, each once, in the order of [`Modality::ALL`].
    pub modalities: Vec<Modality>,
}
