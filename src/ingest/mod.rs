//! An article in, an extraction out: `reader` to `prose` to `language` to `extract`.
//!
//! Pure: the same article gives the same extraction, to the byte.

mod dates;
pub mod extract;
pub mod language;
pub mod prose;
pub mod reader;
mod records;
pub mod table;
