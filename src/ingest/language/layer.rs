//! Maxout layers with layer normalization, alone or over the neighbours of each token.

use pulp::{Arch, Simd, WithSimd};

use super::encoder::WIDTH;
use super::matrix::Linear;
use super::model::{ModelError, Weights};

/// Pieces of a maxout unit.
const PIECES: usize = 3;
/// A token and its two neighbours, whose vectors a convolution takes in.
const SIDES: usize = 3;
/// Floats of what a word adds to the sums of its neighbours and its own.
pub(super) const PRODUCT: usize = SIDES * PIECES * WIDTH;

/// Floats of the widest vector register.
const LANES: usize = 16;

/// A vector of the width of a token's, in lanes.
type Lanes = [[f32; LANES]; WIDTH / LANES];

/// A maxout layer with layer normalization. Its outputs are regrouped so that one piece of all units is contiguous.
pub(super) struct Layer {
    linear: Linear,
    bias: [Lanes; PIECES],
    gain: Lanes,
    shift: Lanes,
}

impl Layer {
    /// The layer of that number, which takes in one vector after the other.
    pub(super) fn load(weights: &Weights, prefix: &str, index: usize) -> Result<Self, ModelError> {
        Self::load_of(weights, prefix, index, 1)
    }

    /// A convolution whose sums are taken apart by the side that a word stands on: see [`Self::products`].
    pub(super) fn load_by_side(weights: &Weights, prefix: &str, index: usize) -> Result<Self, ModelError> {
        Self::load_of(weights, prefix, index, SIDES)
    }

    fn load_of(weights: &Weights, prefix: &str, index: usize, sides: usize) -> Result<Self, ModelError> {
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
            linear: Linear::new(&by_side(&by_piece, inputs, sides), WIDTH * PIECES * sides),
            bias: bias.try_into().map_err(|_| bad("bias"))?,
            gain: vector(format!("{prefix}.G{index}"))?,
            shift: vector(format!("{prefix}.B{index}"))?,
        })
    }

    /// Writes the layer's output for each row of `x` to the rows of `out`.
    pub(super) fn apply(&self, x: &[f32], stride: usize, sums: &mut Vec<f32>, out: &mut [[f32; WIDTH]]) {
        self.linear.apply(out.len(), x, stride, sums);
        Arch::new().dispatch(Maxout { layer: self, sums, out, add: false });
    }

    /// Adds to each row but the first and the last the layer's output for it and its two neighbours.
    pub(super) fn convolve(&self, rows: &mut [[f32; WIDTH]], sums: &mut Vec<f32>) {
        let inner = rows.len().saturating_sub(2);
        // A row and its neighbours are 288 contiguous floats; all sums are there before the first row changes.
        self.linear.apply(inner, rows.as_flattened(), WIDTH, sums);
        let [_, out @ .., _] = rows else { return };
        Arch::new().dispatch(Maxout { layer: self, sums, out, add: true });
    }

    /// What the words with these vectors add to the sums of the token behind them, their own and that of the token
    /// before them, side by side: [`PRODUCT`] floats a word, behind what `products` holds.
    pub(super) fn products(&self, words: &[[f32; WIDTH]], sums: &mut Vec<f32>, products: &mut Vec<f32>) {
        self.linear.apply(words.len(), words.as_flattened(), WIDTH, sums);
        products.extend(sums.iter().take(words.len() * PRODUCT));
    }

    /// The same as [`Self::convolve`] by the products of the words; `slots` says for each row which one is its own.
    pub(super) fn convolve_words(&self, rows: &mut [[f32; WIDTH]], slots: &[u32], products: &[f32]) {
        let [_, out @ .., _] = rows else { return };
        Arch::new().dispatch(WordMaxout { layer: self, slots, products, out });
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

/// Weights by output and input as weights by side, output and the inputs of that side.
fn by_side(by_output: &[f32], inputs: usize, sides: usize) -> Vec<f32> {
    let width = inputs / sides.max(1);
    let rows = |side: usize| {
        by_output.chunks_exact(inputs.max(1)).flat_map(move |row| row.iter().skip(side * width).take(width))
    };
    (0..sides).flat_map(rows).copied().collect()
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

/// The whole of a convolution over words whose products are at hand, compiled likewise.
struct WordMaxout<'a> {
    layer: &'a Layer,
    slots: &'a [u32],
    products: &'a [f32],
    out: &'a mut [[f32; WIDTH]],
}

impl WithSimd for WordMaxout<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) {
        let pieces = self.products.as_chunks::<LANES>().0.as_chunks::<{ WIDTH / LANES }>().0.as_chunks::<PIECES>().0;
        let words = pieces.as_chunks::<SIDES>().0;
        let word = |slot: u32| words.get(slot as usize);
        for (around, out) in self.slots.windows(SIDES).zip(self.out) {
            let &[before, here, after] = around else { continue };
            let (Some([left, ..]), Some([_, own, _]), Some([.., right])) = (word(before), word(here), word(after))
            else {
                continue;
            };
            let mut sums = *left;
            let parts = own.as_flattened().iter().zip(right.as_flattened());
            for (sums, (own, right)) in sums.as_flattened_mut().iter_mut().zip(parts) {
                for (sum, (own, right)) in sums.iter_mut().zip(own.iter().zip(right)) {
                    *sum += own + right;
                }
            }
            let result = self.layer.normalized_maximum(&sums);
            out.iter_mut().zip(result.as_flattened()).for_each(|(o, r)| *o += r);
        }
    }
}
