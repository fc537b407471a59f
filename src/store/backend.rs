//! What the store needs of a key-value engine: ordered keys, and batches that happen whole or not at all.

use super::StoreError;

/// The trees of a store; keys are made in `key.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tree {
    /// Format, versions.
    Meta,
    /// The truth: one entry an article or correction.
    Journal,
    /// The articles' texts, compressed.
    Text,
    /// Hashes of addresses and texts.
    Digest,
}

impl Tree {
    pub(super) const ALL: [Self; 4] = [Self::Meta, Self::Journal, Self::Text, Self::Digest];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Journal => "journal",
            Self::Text => "text",
            Self::Digest => "digest",
        }
    }
}

/// A change of one key: a new value, or none to remove it.
pub(super) type Change = (Tree, Vec<u8>, Option<Vec<u8>>);

/// Called with each key and value of a scan.
pub(super) type Visit<'a> = &'a mut dyn FnMut(&[u8], &[u8]) -> Result<(), StoreError>;

/// An ordered key-value engine.
pub(super) trait Backend: Send + Sync {
    /// The value of a key.
    fn get(&self, tree: Tree, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError>;

    /// Every key that starts with `prefix`, in order. An error of the engine ends the scan and is returned.
    fn scan(&self, tree: Tree, prefix: &[u8], visit: Visit<'_>) -> Result<(), StoreError>;

    /// Applies all changes or none. After `Ok` with `durable` they survive a power cut, all of them and those before.
    fn apply(&self, changes: &[Change], durable: bool) -> Result<(), StoreError>;
}
