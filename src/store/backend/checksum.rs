//! The checksum of everything that the store writes beside the engine.

/// CRC-32 (IEEE) over several pieces, as if they were one.
pub(super) fn of(pieces: &[&[u8]]) -> u32 {
    let mut crc = flate2::Crc::new();
    pieces.iter().for_each(|piece| crc.update(piece));
    crc.sum()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_on_disk_stays_as_it_is() {
        assert_eq!(super::of(&[b"1234", b"56789"]), 0xcbf4_3926);
    }
}
