//! Hashes that are written to disk, and so stay as they are for ever.

/// FNV-1a over 64 bits, its result mixed once more so that all bits depend on all input. Not for secrets: whoever
/// looks a text up by it compares the text itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hash(u64);

impl Hash {
    pub(super) fn new(seed: u64) -> Self {
        Self(0xcbf2_9ce4_8422_2325 ^ mix(seed))
    }

    pub(super) fn add(mut self, bytes: &[u8]) -> Self {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        // Parts must not run into each other.
        self.0 = mix(self.0 ^ bytes.len() as u64);
        self
    }

    pub(super) fn finish(self) -> u64 {
        mix(self.0)
    }
}

/// A one-to-one mixing of 64 bits (the finisher of SplitMix64, Steele, Lea and Flood 2014).
pub(super) fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// Takes [`mix`] back.
pub(super) fn unmix(mut x: u64) -> u64 {
    x = (x ^ (x >> 31) ^ (x >> 62)).wrapping_mul(0x3196_42b2_d24d_8ec3);
    x = (x ^ (x >> 27) ^ (x >> 54)).wrapping_mul(0x96de_1b17_3f11_9089);
    x ^ (x >> 30) ^ (x >> 60)
}

/// 128 bits of a text.
pub(super) fn wide(text: &str) -> u128 {
    let half = |seed| u128::from(Hash::new(seed).add(text.as_bytes()).finish());
    half(1) << 64 | half(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_hashes_of_a_store_on_disk_stay_as_they_are() {
        assert_eq!(Hash::new(0).add(b"a").finish(), 0xde20_5c75_f862_da79);
        assert_eq!(wide("news"), 0x6d4e_f905_b8bb_8a09_ecdd_9441_ee16_60c7);
    }

    proptest! {
        #[test]
        fn mixing_is_one_to_one(x: u64) {
            prop_assert_eq!(unmix(mix(x)), x);
        }
    }
}
