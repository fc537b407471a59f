//! Token vectors: hash embeddings of a word's features, mixed, then four residual convolutions over the neighbours.

use rustc_hash::FxHashMap;

use super::features::embedding_keys;
use super::matrix::Linear;
use super::model::{ModelError, Weights};

/// Width of a token vector.
pub(super) const WIDTH: usize = 96;
/// Pieces of a maxout unit.
const PIECES: usize = 3;
/// Zero rows before and after a document: as many as there are convolution layers, which is as far as a row can see.
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

/// A maxout layer with layer normalization. Its outputs are regrouped so that one piece of all units is contiguous.
struct Layer {
    linear: Linear,
    bias: [f32; WIDTH * PIECES],
    gain: [f32; WIDTH],
    shift: [f32; WIDTH],
}

impl Layer {
    fn load(weights: &Weights, prefix: &str, index: usize) -> Result<Self, ModelError> {
        let bad = |what: &str| ModelError(format!("{what} of layer {prefix}{index}"));
        let by_unit = weights.floats(&format!("{prefix}.W{index}"))?;
        let bias_by_unit = weights.floats(&format!("{prefix}.b{index}"))?;
        let inputs = by_unit.len() / (WIDTH * PIECES);
        let mut by_piece = Vec::with_capacity(by_unit.len());
        let mut bias = [0.0; WIDTH * PIECES];
        for piece in 0..PIECES {
            for unit in 0..WIDTH {
                let from = unit * PIECES + piece;
                by_piece
                    .extend_from_slice(by_unit.get(from * inputs..(from + 1) * inputs).ok_or_else(|| bad("weights"))?);
                let to = bias.get_mut(piece * WIDTH + unit).ok_or_else(|| bad("bias"))?;
                *to = *bias_by_unit.get(from).ok_or_else(|| bad("bias"))?;
            }
        }
        let vector = |name: String| weights.floats(&name)?.try_into().map_err(|_| bad("norm"));
        Ok(Self {
            linear: Linear::new(by_piece, WIDTH * PIECES),
            bias,
            gain: vector(format!("{prefix}.G{index}"))?,
            shift: vector(format!("{prefix}.B{index}"))?,
        })
    }

    /// Writes (or adds) the layer's output for each row of `x` to the rows of `out`.
    fn apply(&self, x: &[f32], stride: usize, sums: &mut Vec<f32>, out: &mut [[f32; WIDTH]], add: bool) {
        self.linear.apply(out.len(), x, stride, sums);
        for (row, out) in sums.as_chunks::<{ WIDTH * PIECES }>().0.iter().zip(out) {
            let result = self.normalized_maximum(row);
            if add {
                out.iter_mut().zip(result).for_each(|(o, r)| *o += r);
            } else {
                *out = result;
            }
        }
    }

    /// Sums go in 16 lanes so that they vectorize; the order is fixed, so the bytes are too.
    #[expect(
        clippy::indexing_slicing,
        clippy::needless_range_loop,
        reason = "constant bounds over arrays of constant size"
    )]
    #[inline]
    fn normalized_maximum(&self, row: &[f32; WIDTH * PIECES]) -> [f32; WIDTH] {
        const LANES: usize = 16;
        let mut units = [0.0; WIDTH];
        let mut lanes = [0.0; LANES];
        for i in 0..WIDTH {
            let unit = (row[i] + self.bias[i])
                .max(row[WIDTH + i] + self.bias[WIDTH + i])
                .max(row[2 * WIDTH + i] + self.bias[2 * WIDTH + i]);
            units[i] = unit;
            lanes[i % LANES] += unit;
        }
        let mean = lanes.iter().sum::<f32>() / WIDTH as f32;
        let mut lanes = [0.0; LANES];
        for i in 0..WIDTH {
            units[i] -= mean;
            lanes[i % LANES] += units[i] * units[i];
        }
        let scale = 1.0 / (lanes.iter().sum::<f32>() / WIDTH as f32 + 1e-8).sqrt();
        for i in 0..WIDTH {
            units[i] = units[i] * scale * self.gain[i] + self.shift[i];
        }
        units
    }
}

/// One encoder of the model; tagger and parser share one, the entity recognizer has its own.
pub(super) struct Encoder {
    tables: Vec<Table>,
    vectors: Table,
    mix: Layer,
    convolutions: Vec<Layer>,
}

/// Buffers of an encoder, and the context-free vectors of the words it has seen.
#[derive(Default)]
pub(super) struct EncoderWork {
    seen: FxHashMap<TokenKey, u32>,
    vectors: Vec<[f32; WIDTH]>,
    sums: Vec<f32>,
    window: Vec<f32>,
}

/// Forget the seen words beyond this many: 12 MB.
const MOST_SEEN: usize = 30_000;

impl Encoder {
    pub(super) fn load(weights: &Weights, prefix: &str, tables: u32) -> Result<Self, ModelError> {
        Ok(Self {
            tables: (0..tables)
                .map(|i| Table::load(weights, &format!("{prefix}.E{i}"), 8 + i))
                .collect::<Result<_, _>>()?,
            vectors: Table::load(weights, &format!("{prefix}.V"), 0)?,
            mix: Layer::load(weights, prefix, 0)?,
            convolutions: (1..=PAD).map(|i| Layer::load(weights, prefix, i)).collect::<Result<_, _>>()?,
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
        self.mix.apply(&inputs, width, &mut work.sums, new, false);
    }

    /// Vectors of the tokens of several documents at once; each document is `PAD` rows apart from its neighbours
    /// on both sides, `documents` gives their lengths. Returns one row a token, without the padding.
    pub(super) fn encode(&self, keys: &[TokenKey], documents: &[usize], work: &mut EncoderWork) -> Vec<[f32; WIDTH]> {
        if work.seen.len() > MOST_SEEN {
            work.seen.clear();
            work.vectors.clear();
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
        let mut rows = Vec::with_capacity(keys.len() + 2 * PAD * documents.len());
        let mut next = ids.iter();
        for length in documents {
            rows.extend([[0.0; WIDTH]; PAD]);
            rows.extend(next.by_ref().take(*length).filter_map(|id| work.vectors.get(*id as usize)));
            rows.extend([[0.0; WIDTH]; PAD]);
        }
        for layer in &self.convolutions {
            // One more zero row at both ends, so that a row and its neighbours are 288 contiguous floats.
            work.window.clear();
            work.window.resize(WIDTH, 0.0);
            work.window.extend_from_slice(rows.as_flattened());
            work.window.resize(work.window.len() + WIDTH, 0.0);
            layer.apply(&work.window, WIDTH, &mut work.sums, &mut rows, true);
        }
        let mut vectors = Vec::with_capacity(keys.len());
        let mut rest = rows.as_slice();
        for length in documents {
            let (document, after) = rest.split_at((length + 2 * PAD).min(rest.len()));
            vectors.extend(document.iter().skip(PAD).take(*length));
            rest = after;
        }
        vectors
    }
}
