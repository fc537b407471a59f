//! A fault of the reader: it takes one article and no more.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// An article at which the reader came into a state that it should never be in. Nothing was read of it; others are
/// read as ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderFault;

impl fmt::Display for ReaderFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("came upon a fault of the reader, and nothing was read of it; please report it with its text")
    }
}

impl std::error::Error for ReaderFault {}

/// Reads, and tells a panic as an error.
pub(super) fn contain<T>(read: impl FnOnce() -> T) -> Result<T, ReaderFault> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| ReaderFault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_as_an_error() {
        let words: Vec<u32> = Vec::new();
        assert_eq!(contain(|| words.iter().max().copied().unwrap()), Err(ReaderFault));
        assert_eq!(contain(|| words.len()), Ok(0));
    }
}
