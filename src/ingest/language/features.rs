//! Ids of strings and the lexical features of words, as the weights expect them.

use rustc_hash::FxHashMap;

use super::model::{ModelError, Tables, unescape};

/// MurmurHash64A of bytes, by Austin Appleby.
fn murmur64a(key: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const R: u32 = 47;
    let mut hash = seed ^ (key.len() as u64).wrapping_mul(M);
    let (blocks, tail) = key.as_chunks::<8>();
    for block in blocks {
        let mut k = u64::from_le_bytes(*block).wrapping_mul(M);
        k ^= k >> R;
        hash = (hash ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !tail.is_empty() {
        let last = tail.iter().enumerate().fold(0, |last, (i, byte)| last | u64::from(*byte) << (8 * i));
        hash = (hash ^ last).wrapping_mul(M);
    }
    hash ^= hash >> R;
    hash = hash.wrapping_mul(M);
    hash ^ (hash >> R)
}

/// Four 32-bit keys from one id: murmur3-128 of its eight bytes, which picks the rows of a hash embedding.
pub(super) fn embedding_keys(id: u64, seed: u32) -> [u32; 4] {
    fn mix(mut h: u64) -> u64 {
        h ^= h >> 33;
        h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
        h ^= h >> 33;
        h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        h ^ (h >> 33)
    }
    let seed = u64::from(seed);
    let mut low = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    low = (low ^ seed) ^ 8;
    let mut high = seed ^ 8;
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    low = mix(low);
    high = mix(high);
    low = low.wrapping_add(high);
    high = high.wrapping_add(low);
    [low as u32, (low >> 32) as u32, high as u32, (high >> 32) as u32]
}

/// The lexical features that the encoders embed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Features {
    /// Ids of norm, prefix, suffix and shape.
    pub(super) lexical: [u64; 4],
    /// The 32-bit id under which the word vector stands.
    pub(super) word: u32,
}

/// Ids of strings: reserved symbols have small ones, all others a hash.
pub(super) struct Strings {
    symbols: FxHashMap<&'static str, u64>,
    norms: FxHashMap<u64, &'static str>,
}

impl Strings {
    pub(super) fn load(tables: &Tables) -> Result<Self, ModelError> {
        let number = |text: &str| text.parse::<u64>().map_err(|_| ModelError(format!("id {text}")));
        let mut symbols = FxHashMap::default();
        for line in tables.section("symbols")? {
            if let Some((id, symbol)) = line.split_once('\t') {
                symbols.insert(symbol, number(id)?);
            }
        }
        let mut norms = FxHashMap::default();
        for line in tables.section("norms")? {
            if let Some((id, norm)) = line.split_once('\t') {
                norms.insert(number(id)?, norm);
            }
        }
        Ok(Self { symbols, norms })
    }

    fn id(&self, text: &str) -> u64 {
        match text {
            "" => 0,
            _ => self.symbols.get(text).copied().unwrap_or_else(|| murmur64a(text.as_bytes(), 1)),
        }
    }

    /// The features of a word; `norm` is its tokenizer exception's norm, where it is one.
    pub(super) fn features(&self, word: &str, norm: Option<&str>) -> Features {
        let orth = self.id(word);
        let norm = match norm.or_else(|| self.norms.get(&orth).copied()) {
            Some(norm) => self.id(&unescape(norm)),
            None => self.id(&word.to_lowercase()),
        };
        let first = word.chars().next().map_or(0, char::len_utf8);
        let third_last = word.char_indices().rev().nth(2).map_or(0, |(i, _)| i);
        let (prefix, suffix) = (word.split_at(first).0, word.split_at(third_last).1);
        Features { lexical: [norm, self.id(prefix), self.id(suffix), self.id(&shape(word))], word: orth as u32 }
    }
}

/// A word's shape: letters become `X` or `x`, digits `d`, runs of more than four are cut.
fn shape(word: &str) -> String {
    if word.len() >= 100 && word.chars().count() >= 100 {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(word.len());
    let (mut last, mut run) = ('\0', 0);
    for c in word.chars() {
        let class = match c {
            c if c.is_alphabetic() => {
                if c.is_uppercase() {
                    'X'
                } else {
                    'x'
                }
            }
            c if c.is_ascii_digit() => 'd',
            c => c,
        };
        run = if class == last { run + 1 } else { 0 };
        last = class;
        if run < 4 {
            shape.push(class);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn long_runs_of_a_shape_are_cut_to_four() {
        assert_eq!(shape("Peacekeepers"), "Xxxxx");
        assert_eq!(shape("48,500"), "dd,ddd");
        assert_eq!(shape("2254(2015)"), "dddd(dddd)");
    }
}
