//! Keeps what was read, with its evidence.
//!
//! The journal is the truth: one entry an article or correction, one durable transaction each. Everything that
//! questions read is derived from it and stands behind [`Reader`]. The byte layout is in `docs/store.md`.

mod backend;
mod disk;
mod error;
mod index;
mod key;
mod link;
mod memory;
mod reader;
mod record;
#[expect(
    clippy::module_inception,
    reason = "the store itself is the thing of this room"
)]
mod store;
mod text;

pub use error::StoreError;
pub use index::{DEFAULT_CONFIDENCE, Snapshot};
pub use reader::{
    ArticleEntry, ClaimEntry, ClaimFilter, ClaimRef, Direction, NameMatch, Reader, RelationId,
};
pub use store::{FORMAT, Ingested, Store};
