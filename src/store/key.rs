//! All key bytes are made here: by hand, big-endian, so that their order is the numbers' order.

/// Values are cut into parts of at most this many bytes: sled keeps them in its main file then.
pub(super) const PART: usize = 60 << 10;

/// The key of one part of what a sequence holds.
pub(super) fn part(sequence: u64, part: u16) -> Vec<u8> {
    let mut key = sequence.to_be_bytes().to_vec();
    key.extend(part.to_be_bytes());
    key
}

/// The sequence in a key.
pub(super) fn sequence(key: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(*key.first_chunk::<8>()?))
}

/// The digest key of an article's address.
pub(super) fn address(id: &str) -> Vec<u8> {
    [b"a", id.as_bytes()].concat()
}

/// The digest key of a text.
pub(super) fn text(hash: u64) -> Vec<u8> {
    [b"t".as_slice(), &hash.to_be_bytes()].concat()
}
