//! Keeps what was read, with its evidence.
//!
//! The journal is the truth: one article, with all its claims, or one correction is one entry and one durable write
//! ([`record`]). Every index is derived from it ([`entry`]) and kept in sorted runs ([`run`]): small ones in memory for
//! the journal's tail, and runs of blocks in the key space of a [`backend`]. [`Store`] writes, [`Snapshot`] reads.
//! `docs/store.md` shows the bytes.

mod answers;
mod backend;
mod backup;
mod bytes;
mod care;
mod compact;
mod contract;
mod corrections;
mod curation;
mod entry;
mod error;
mod evidence_places;
#[cfg(test)]
mod faults;
mod forget;
mod format;
mod hash;
mod import;
mod indexing;
mod ingest;
mod journal;
mod ledger;
mod link;
mod memo;
mod opened;
mod reader;
mod record;
mod relations;
mod relink;
mod reread;
mod rows;
mod run;
mod sameness;
mod snapshot;
mod standing;
mod table;
mod writer;

pub use backup::BackedUp;
pub use error::StoreError;
pub use format::FORMAT;
pub use import::{Imported, Importer};
pub use indexing::cited_title;
pub use ingest::Ingested;
pub use memo::Memo;
pub use opened::Store;
pub use reader::{ArticleEntry, ClaimEntry, ClaimFilter, ClaimRef, Direction, NameMatch, Reader, RelationId};
pub use record::{Correction, CorrectionEntry, Link};
pub use reread::{Reread, Rereading};
pub use snapshot::{Linked, Snapshot};
pub use standing::Standing;
