//! A row of a table of events, as it goes from a reader of tables into a store.

use super::{Day, NodeKind};

/// One row of a table of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventRow<'a> {
    /// When; `None` where the table does not say.
    pub day: Option<Day>,
    /// Who does it.
    pub source: &'a str,
    /// What is done. Any relation: a store keeps its own table of them.
    pub relation: &'a str,
    /// To whom or what.
    pub target: &'a str,
    /// What the source is; where it is not said, the gazetteer or a known node of that name says, or it is an actor.
    pub source_kind: Option<NodeKind>,
    /// The same of the target.
    pub target_kind: Option<NodeKind>,
}
