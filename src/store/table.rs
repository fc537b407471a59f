//! The keys of the backend: one letter for the table, then what sorts it. All are made here.

/// What the store knows of itself, by name.
pub(super) const META: u8 = b'm';
/// The journal, by sequence and part.
pub(super) const JOURNAL: u8 = b'j';
/// The articles' texts, by sequence and part.
pub(super) const TEXT: u8 = b't';
/// Which article has an id or a text, by hash.
pub(super) const DIGEST: u8 = b'd';

/// How the keys of all digests of texts begin.
pub(super) const DIGESTS_OF_TEXTS: &[u8] = b"dt";

/// The key of a part of what stands at a sequence.
pub(super) fn part(table: u8, sequence: u64, part: u16) -> Vec<u8> {
    let mut key = Vec::with_capacity(11);
    key.push(table);
    key.extend(sequence.to_be_bytes());
    key.extend(part.to_be_bytes());
    key
}

/// The sequence in a key of the journal or of the texts.
pub(super) fn sequence(key: &[u8]) -> Option<u64> {
    let mut rest = super::bytes::Rest(key);
    rest.u8()?;
    rest.u64()
}

/// The key of a record about the store itself.
pub(super) fn meta(name: &str) -> Vec<u8> {
    let mut key = vec![META];
    key.extend(name.as_bytes());
    key
}

/// What a digest is of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Digested {
    /// An article's id.
    Id,
    /// Its normalised text.
    Text,
}

/// The key of a digest.
pub(super) fn digest(of: Digested, text: &str) -> Vec<u8> {
    let mut key = vec![
        DIGEST,
        match of {
            Digested::Id => b'i',
            Digested::Text => b't',
        },
    ];
    key.extend(super::hash::wide(text).to_be_bytes());
    key
}

/// The key of where a text that was read again stands today.
pub(super) fn current(origin: u64) -> Vec<u8> {
    let mut key = vec![DIGEST, b'o'];
    key.extend(origin.to_be_bytes());
    key
}
