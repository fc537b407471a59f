//! Scores of transitions: a linear layer (96 to 64), each feature's part of a maxout layer computed beforehand for
//! every token, and a linear layer to one score a transition.

use super::encoder::WIDTH;
use super::matrix::Linear;
use super::model::{ModelError, Weights};

const HIDDEN: usize = 64;
const PIECES: usize = 2;
const SUMS: usize = HIDDEN * PIECES;

/// Scores the transitions of a state from the tokens that its `F` features point to.
pub(super) struct Scorer<const F: usize> {
    narrow: Linear,
    narrow_bias: Vec<f32>,
    parts: Linear,
    bias: [f32; SUMS],
    missing: Vec<[f32; SUMS]>,
    /// By hidden unit: its weight in each transition's score.
    upper: Vec<Vec<f32>>,
    upper_bias: Vec<f32>,
}

/// Each feature's part for each token of a document.
pub(super) struct Parts(Vec<[f32; SUMS]>);

/// Regroups rows of (unit, piece) to (piece, unit).
fn by_piece(rows: &[f32], width: usize) -> Vec<f32> {
    let mut out = Vec::with_capacity(rows.len());
    for feature in rows.chunks_exact(SUMS * width) {
        for piece in 0..PIECES {
            for unit in feature.chunks_exact(PIECES * width) {
                out.extend_from_slice(unit.chunks_exact(width).nth(piece).unwrap_or_default());
            }
        }
    }
    out
}

impl<const F: usize> Scorer<F> {
    pub(super) fn load(weights: &Weights, prefix: &str) -> Result<Self, ModelError> {
        let floats = |name: &str| weights.floats(&format!("{prefix}.{name}"));
        let bad = || ModelError(format!("shape of {prefix}"));
        let upper_bias = floats("up.b")?;
        let rows = floats("up.W")?;
        let upper = (0..HIDDEN).map(|unit| rows.iter().skip(unit).step_by(HIDDEN).copied().collect()).collect();
        let missing = by_piece(&floats("lo.pad")?, 1).as_chunks::<SUMS>().0.to_vec();
        let parts = by_piece(&floats("lo.W")?, HIDDEN);
        if missing.len() != F || parts.len() != F * SUMS * HIDDEN || rows.len() != upper_bias.len() * HIDDEN {
            return Err(bad());
        }
        Ok(Self {
            narrow: Linear::new(floats("lin.W")?, HIDDEN),
            narrow_bias: floats("lin.b")?,
            parts: Linear::new(parts, F * SUMS),
            bias: by_piece(&floats("lo.b")?, 1).try_into().map_err(|_| bad())?,
            missing,
            upper,
            upper_bias,
        })
    }

    /// How many transitions are scored.
    pub(super) fn transitions(&self) -> usize {
        self.upper_bias.len()
    }

    /// Computes the parts of all tokens. Cost: 96·64 + F·128·64 products a token.
    pub(super) fn parts(&self, vectors: &[[f32; WIDTH]]) -> Parts {
        let mut hidden = Vec::new();
        self.narrow.apply(vectors.len(), vectors.as_flattened(), WIDTH, &mut hidden);
        for row in hidden.chunks_exact_mut(HIDDEN) {
            row.iter_mut().zip(&self.narrow_bias).for_each(|(h, b)| *h += b);
        }
        let mut parts = Vec::new();
        self.parts.apply(vectors.len(), &hidden, HIDDEN, &mut parts);
        let (rows, _) = parts.as_chunks::<SUMS>();
        debug_assert_eq!(self.parts.outputs(), F * SUMS);
        Parts(rows.to_vec())
    }

    /// Writes the score of each transition; a feature without a token is `None`.
    #[inline]
    pub(super) fn score(&self, parts: &Parts, features: [Option<u32>; F], scores: &mut Vec<f32>) {
        let mut sums = [0.0; SUMS];
        for (at, (feature, missing)) in features.iter().zip(&self.missing).enumerate() {
            let part = feature.and_then(|token| parts.0.get(token as usize * F + at)).unwrap_or(missing);
            sums.iter_mut().zip(part).for_each(|(s, p)| *s += p);
        }
        sums.iter_mut().zip(&self.bias).for_each(|(s, b)| *s += b);
        let (first, second) = sums.split_at(HIDDEN);
        scores.clear();
        scores.extend_from_slice(&self.upper_bias);
        for ((a, b), row) in first.iter().zip(second).zip(&self.upper) {
            let unit = a.max(*b);
            scores.iter_mut().zip(row).for_each(|(s, w)| *s += unit * w);
        }
    }
}
