//! Token vectors: hash embeddings of a word's features, mixed, then four residual convolutions over the neighbours.

use pulp::{Arch, Simd, WithSimd};
use rustc_hash::FxHashMap;

use super::features::embedding_keys;
use super::matrix::Linear;
use super::model::{ModelError, Weights};

/// Width of a token vector.
pub(super) const WIDTH: usize = 96;
/// Pieces of a maxout unit.
const PIECES: usize = 3;
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

/// Floats of the widest vector register.
const LANES: usize = 16;

/// A vector of the width of a token's, in lanes.
type Lanes = [[f32; LANES]; WIDTH / LANES];

/// A maxout layer with layer normalization. Its outputs are regrouped so that one piece of all units is contiguous.
struct Layer {
    linear: Linear,
    bias: [Lanes; PIECES],
    gain: Lanes,
    shift: Lanes,
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
        let vector = |name: String| weights.floats(&name)?.as_chunks::<LANES>().0.try_into().map_err(|_| bad("norm"));
        let (bias, _) = bias.as_chunks::<LANES>().0.as_chunks::<{ WIDTH / LANES }>();
        Ok(Self {
            linear: Linear::new(&by_piece, WIDTH * PIECES),
            bias: bias.try_into().map_err(|_| bad("bias"))?,
            gain: vector(format!("{prefix}.G{index}"))?,
            shift: vector(format!("{prefix}.B{index}"))?,
        })
    }

    /// Writes (or adds) the layer's output for each row of `x` to the rows of `out`.
    fn apply(&self, x: &[f32], stride: usize, sums: &mut Vec<f32>, out: &mut [[f32; WIDTH]], add: bool) {
        self.linear.apply(out.len(), x, stride, sums);
        Arch::new().dispatch(Maxout { layer: self, sums, out, add });
    }

    /// Sums go in lanes so that they vectorize; the order is fixed, so the bytes are too.
    #[inline(always)]
    fn normalized_maximum(&self, [first, second, third]: &[Lanes; PIECES]) -> Lanes {
        let [first_bias, second_bias, third_bias] = &self.bias;
        let mut units = [[0.0; LANES]; WIDTH / LANES];
        let mut sums = [0.0; LANES];
        let pieces = first.iter().zip(second).zip(third).zip(first_bias.iter().zip(second_bias).zip(third_bias));
        for (units, (((a, b), c), ((a_bias, b_bias), c_bias))) in units.iter_mut().zip(pieces) {
            let sums = sums.iter_mut().zip(units);
            let pieces = a.iter().zip(b).zip(c).zip(a_bias.iter().zip(b_bias).zip(c_bias));
            for ((sum, unit), (((a, b), c), ((a_bias, b_bias), c_bias))) in sums.zip(pieces) {
                *unit = (a + a_bias).max(b + b_bias).max(c + c_bias);
                *sum += *unit;
            }
        }
        let mean = sums.iter().sum::<f32>() / WIDTH as f32;
        let mut sums = [0.0; LANES];
        for units in &mut units {
            for (sum, unit) in sums.iter_mut().zip(units) {
                *unit -= mean;
                *sum += *unit * *unit;
            }
        }
        let scale = 1.0 / (sums.iter().sum::<f32>() / WIDTH as f32 + 1e-8).sqrt();
        for (units, (gains, shifts)) in units.iter_mut().zip(self.gain.iter().zip(&self.shift)) {
            for (unit, (gain, shift)) in units.iter_mut().zip(gains.iter().zip(shifts)) {
                *unit = *unit * scale * gain + shift;
            }
        }
        units
    }
}

/// The second half of a layer, compiled for the registers that the processor has.
struct Maxout<'a> {
    layer: &'a Layer,
    sums: &'a [f32],
    out: &'a mut [[f32; WIDTH]],
    add: bool,
}

impl WithSimd for Maxout<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) {
        let rows = self.sums.as_chunks::<LANES>().0.as_chunks::<{ WIDTH / LANES }>().0.as_chunks::<PIECES>().0;
        for (row, out) in rows.iter().zip(self.out) {
            let result = self.layer.normalized_maximum(row);
            let result = result.as_flattened();
            if self.add {
                out.iter_mut().zip(result).for_each(|(o, r)| *o += r);
            } else {
                out.copy_from_slice(result);
            }
        }
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

    /// Vectors of the tokens of several documents at once; `documents` gives their lengths, and `PAD` rows lie between
    /// one and the next. Returns one row a token, without the padding.
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
        let mut rows = Vec::with_capacity(keys.len() + PAD * (documents.len() + 1));
        rows.extend([[0.0; WIDTH]; PAD]);
        let mut next = ids.iter();
        for length in documents {
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
            let (document, after) = rest.split_at((PAD + length).min(rest.len()));
            vectors.extend(document.iter().skip(PAD));
            rest = after;
        }
        vectors
    }
}
