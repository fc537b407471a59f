//! Keeps what was read, with its evidence.

mod error;
mod reader;

pub use error::StoreError;
pub use reader::{
    ArticleEntry, ClaimEntry, ClaimFilter, ClaimRef, Direction, NameMatch, Reader, RelationId,
};
