//! The words of the graph: node, relation, claim, edge, article, evidence, date interval.
//!
//! Plain data without I/O. Every other room speaks in these types, so a change here is a change everywhere;
//! what a node, a relation or a qualifier means is written down in `docs/vocabulary.md`.

mod article;
mod calendar;
mod claim;
mod date;
mod edge;
mod event_row;
mod extraction;
mod identity;
mod modality;
mod node;
mod quantity;
mod relation;
mod shown;
mod span;

pub use article::{Article, DateSource};
pub(crate) use calendar::{MONTHS, day_of_month, numbered, year_of};
pub use calendar::{WEEKDAYS, is_weekday, month_name, month_number};
pub use claim::{Claim, ClaimId, Evidence};
pub use date::{DateInterval, DateParseError, Day};
pub use edge::Edge;
pub use event_row::EventRow;
pub use extraction::{ExtractedArticle, ExtractedEdge, ExtractedEvidence, ExtractedNode, Extraction, SCHEMA, UNKNOWN};
pub use identity::{canonical_url, is_text_id, text_id};
pub use modality::Modality;
pub use node::{Alias, AliasOrigin, Node, NodeId, NodeKind};
pub(crate) use quantity::whole;
pub use quantity::{Bound, Quantity};
pub use relation::{RelationName, RelationNameError};
pub(crate) use shown::{is_invisible, is_shown};
pub use span::Span;
