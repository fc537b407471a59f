//! Token vectors: hash embeddings of a word's features, mixed, then four residual convolutions over the neighbours.

use rustc_hash::FxHashMap;

use super::features::embedding_keys;
use super::layer::{Layer, PRODUCT};
use super::model::{ModelError, Weights};

/// Width of a token vector.
pub(super) const WIDTH: usize = 96;
/// Rows that begin as zeros before and after a document: as many as there are convolution layers, which is as far as a
/// row can see. The documents on both sides of them share them.
pub(super) const PAD: usize = 4;

/// The six embedded features of a token (norm, prefix, suffix, shape, followed by a space, is a space) and the row
/// of its word vector plus one, 0 for none.
pub(super) type TokenKey = [u64; 7];

struct Table {
    rows: &'static [u8],
    scales: Vec<f32>,
    seed: u32,
}

impl Table {
    fn load(weights: &Weights, name: &str, seed: u32) -> Result<Self, ModelError> {
        match weights.scaled_rows(name)? {
            (rows, scales, WIDTH) if !scales.is_empty() => Ok(Self { rows, scales, seed }),
            _ => Err(ModelError(format!("width of {name}"))),
        }
    }

    fn add_row(&self, row: usize, out: &mut [f32]) {
        let Some(bytes) = self.rows.get(row * WIDTH..(row + 1) * WIDTH) else {
            return;
        };
        let scale = self.scales.get(row).copied().unwrap_or_default();
        for (sum, byte) in out.iter_mut().zip(bytes) {
            *sum += f32::from(*byte as i8) * scale;
        }
    }

    fn embed(&self, id: u64, out: &mut [f32]) {
        for key in embedding_keys(id, self.seed) {
            self.add_row(key as usize % self.scales.len(), out);
        }
    }
}

/// One encoder of the model; tagger and parser share one, the entity recognizer has its own.
pub(super) struct Encoder {
    tables: Vec<Table>,
    vectors: Table,
    mix: Layer,
    first: Layer,
    convolutions: Vec<Layer>,
}

/// Buffers of an encoder, the context-free vectors of the words it has seen, and what the first convolution makes of
/// the first of them: it sees nothing else of a token, so that a fourth of all products is known beforehand.
#[derive(Default)]
pub(super) struct EncoderWork {
    seen: FxHashMap<TokenKey, u32>,
    vectors: Vec<[f32; WIDTH]>,
    /// By word, where its products begin; 0, which are the products of padding, for none.
    slots: Vec<u32>,
    products: Vec<f32>,
    sums: Vec<f32>,
}

/// Forget the seen words beyond this many: 12 MB.
const MOST_SEEN: usize = 30_000;
/// Products kept: 14 MB. In news these are three in four of the words of a text (measured over 799,052 tokens).
const MOST_PRODUCTS: usize = 4_096;

impl EncoderWork {
    /// Lets go of products beyond those that are kept, all of which belong to words of the last batch.
    fn forget(&mut self, fresh: &[u32]) {
        self.products.truncate((MOST_PRODUCTS + 1) * PRODUCT);
        for id in fresh {
            if let Some(slot) = self.slots.get_mut(*id as usize).filter(|s| **s as usize > MOST_PRODUCTS) {
                *slot = 0;
            }
        }
    }
}

impl Encoder {
    pub(super) fn load(weights: &Weights, prefix: &str, tables: u32) -> Result<Self, ModelError> {
        Ok(Self {
            tables: (0..tables)
                .map(|i| Table::load(weights, &format!("{prefix}.E{i}"), 8 + i))
                .collect::<Result<_, _>>()?,
            vectors: Table::load(weights, &format!("{prefix}.V"), 0)?,
            mix: Layer::load(weights, prefix, 0)?,
            first: Layer::load_by_side(weights, prefix, 1)?,
            convolutions: (2..=PAD).map(|i| Layer::load(weights, prefix, i)).collect::<Result<_, _>>()?,
        })
    }

    fn embed(&self, keys: &[TokenKey], work: &mut EncoderWork) {
        let width = (self.tables.len() + 1) * WIDTH;
        let mut inputs = vec![0.0; keys.len() * width];
        for (key, row) in keys.iter().zip(inputs.chunks_exact_mut(width)) {
            let mut parts = row.chunks_exact_mut(WIDTH);
            for ((table, id), part) in self.tables.iter().zip(key).zip(&mut parts) {
                table.embed(*id, part);
            }
            let [.., row] = *key;
            if let (1.., Some(part)) = (row, parts.next()) {
                self.vectors.add_row(row as usize - 1, part);
            }
        }
        let first = work.vectors.len();
        work.vectors.resize(first + keys.len(), [0.0; WIDTH]);
        let (_, new) = work.vectors.split_at_mut(first);
        self.mix.apply(&inputs, width, &mut work.sums, new);
    }

    /// Sees to it that the products of these words are at hand; returns the words for which they were not.
    fn multiply(&self, ids: &[u32], work: &mut EncoderWork) -> Vec<u32> {
        work.slots.resize(work.vectors.len(), 0);
        if work.products.is_empty() {
            work.products.resize(PRODUCT, 0.0);
        }
        let mut next = (work.products.len() / PRODUCT) as u32;
        let (mut fresh, mut vectors) = (Vec::new(), Vec::new());
        for id in ids {
            let word = *id as usize;
            if let (Some(slot @ 0), Some(vector)) = (work.slots.get_mut(word), work.vectors.get(word)) {
                *slot = next;
                next += 1;
                fresh.push(*id);
                vectors.push(*vector);
            }
        }
        self.first.products(&vectors, &mut work.sums, &mut work.products);
        fresh
    }

    /// Vectors of the tokens of several documents at once; `documents` gives their lengths, and `PAD` rows lie between
    /// one and the next. Returns one row a token, without the padding.
    pub(super) fn encode(&self, keys: &[TokenKey], documents: &[usize], work: &mut EncoderWork) -> Vec<[f32; WIDTH]> {
        if work.seen.len() > MOST_SEEN {
            work.seen.clear();
            work.vectors.clear();
            work.slots.clear();
            work.products.clear();
        }
        let mut new = Vec::new();
        let mut ids = Vec::with_capacity(keys.len());
        for key in keys {
            let mut key = *key;
            if let Some(unused) = key.get_mut(self.tables.len()..6) {
                unused.fill(0);
            }
            let next = work.seen.len() as u32;
            ids.push(*work.seen.entry(key).or_insert_with(|| {
                new.push(key);
                next
            }));
        }
        if !new.is_empty() {
            self.embed(&new, work);
        }
        // One more row of zeros at both ends, which no layer changes: the first and the last one have neighbours, too.
        let length = keys.len() + PAD * (documents.len() + 1) + 2;
        let (mut rows, mut slots) = (Vec::with_capacity(length), Vec::with_capacity(length));
        let padding = |rows: &mut Vec<_>, slots: &mut Vec<_>, count: usize| {
            rows.resize(rows.len() + count, [0.0; WIDTH]);
            slots.resize(slots.len() + count, 0);
        };
        let fresh = self.multiply(&ids, work);
        padding(&mut rows, &mut slots, PAD + 1);
        let mut next = ids.iter();
        for length in documents {
            for id in next.by_ref().take(*length) {
                rows.extend(work.vectors.get(*id as usize));
                slots.extend(work.slots.get(*id as usize));
            }
            padding(&mut rows, &mut slots, PAD);
        }
        padding(&mut rows, &mut slots, 1);
        self.first.convolve_words(&mut rows, &slots, &work.products);
        work.forget(&fresh);
        for layer in &self.convolutions {
            layer.convolve(&mut rows, &mut work.sums);
        }
        let mut vectors = Vec::with_capacity(keys.len());
        let mut rest = rows.get(1..).unwrap_or_default();
        for length in documents {
            let (document, after) = rest.split_at((PAD + length).min(rest.len()));
            vectors.extend(document.iter().skip(PAD));
            rest = after;
        }
        vectors
    }
}
