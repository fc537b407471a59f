//! Sorted runs: how the indexes are kept.
//!
//! An index entry is a byte string that sorts where it belongs ([`super::entry`]). The entries of the articles that
//! came in since the last merge form small runs in memory; a merge writes them out as a run of blocks of up to 7 KB,
//! and runs of like size are merged into one. A run on disk never changes, so a reader that holds one needs no lock,
//! and a crash while one is being written leaves the old ones as they were: the list of runs moves last.

mod block;
mod cursor;
mod on_disk;
mod tail;

pub(super) use cursor::Merged;
pub(super) use on_disk::{DiskRun, RunWriter};
pub(super) use tail::{Entries, Tail};
