//! The format of a store: which one this program writes, and which it reads.
//!
//! 1: everything in the engine, the blocks of the indexes too. 2: commits in a log beside the engine, index runs in
//! files of their own. A store of format 1 becomes one of format 2 when it is opened.

use std::path::Path;

use super::StoreError;

/// The format that this program writes.
pub const FORMAT: u32 = 2;
/// The format that had everything in the engine.
pub(super) const ALL_IN_ENGINE: u32 = 1;
/// What the record of a format and the log begin with.
pub(super) const MAGIC: &[u8; 8] = b"dossier\0";

/// The record of a format: what it is, the number, the version that wrote it.
pub(super) fn record() -> Vec<u8> {
    let mut format = MAGIC.to_vec();
    format.extend(FORMAT.to_be_bytes());
    format.extend(env!("CARGO_PKG_VERSION").as_bytes());
    format
}

/// Reads the record of a format.
///
/// # Errors
/// Where it is none, and where a later version wrote the store at `path`.
pub(super) fn check(found: &[u8], path: &Path) -> Result<u32, StoreError> {
    let damaged = || StoreError::Damaged { what: "its format is not written where it should be".into() };
    let rest = found.strip_prefix(MAGIC).ok_or_else(damaged)?;
    let (number, version) = rest.split_first_chunk::<4>().ok_or_else(damaged)?;
    let format = u32::from_be_bytes(*number);
    if format > FORMAT {
        let written_by = String::from_utf8_lossy(version).into_owned();
        return Err(StoreError::TooNew { path: path.to_owned(), written_by, format });
    }
    Ok(format)
}
