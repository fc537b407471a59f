//! Scores of transitions: a linear layer (96 to 64), each feature's part of a maxout layer computed beforehand for
//! every token, and a linear layer to one score a transition.

use super::encoder::WIDTH;
use super::matrix::Linear;
use super::model::{ModelError, Weights};

const HIDDEN: usize = 64;
const PIECES: usize = 2;
const SUMS: usize = HIDDEN * PIECES;

/// Scores the transitions of a state from the tokens that its `F` features point to, in `T` places: a multiple of the
/// widest vector register's 16 floats, those behind the last transition empty.
pub(super) struct Scorer<const F: usize, const T: usize> {
    narrow: Linear,
    narrow_bias: Vec<f32>,
    parts: Linear,
    bias: [f32; SUMS],
    missing: [[f32; SUMS]; F],
    /// By hidden unit: its weight in each transition's score.
    upper: [[f32; T]; HIDDEN],
    upper_bias: [f32; T],
    transitions: usize,
}

/// Each feature's part for one token.
pub(super) type Parts<const F: usize> = [[f32; SUMS]; F];

/// Buffers of a scorer, and the parts of the tokens it was last given.
#[derive(Default)]
pub(super) struct ScorerWork {
    hidden: Vec<f32>,
    parts: Vec<f32>,
}

impl ScorerWork {
    /// The parts of all tokens that [`Scorer::parts`] was given.
    pub(super) fn parts<const F: usize>(&self) -> &[Parts<F>] {
        self.parts.as_chunks::<SUMS>().0.as_chunks::<F>().0
    }
}

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

/// The values, and zeros behind them.
fn padded<const T: usize>(values: impl Iterator<Item = f32>) -> [f32; T] {
    let mut out = [0.0; T];
    out.iter_mut().zip(values).for_each(|(o, v)| *o = v);
    out
}

impl<const F: usize, const T: usize> Scorer<F, T> {
    /// # Errors
    /// Where the weights are of another shape, or `T` has no room for the transitions.
    pub(super) fn load(weights: &Weights, prefix: &str) -> Result<Self, ModelError> {
        let floats = |name: &str| weights.floats(&format!("{prefix}.{name}"));
        let bad = || ModelError(format!("shape of {prefix}"));
        let upper_bias = floats("up.b")?;
        let rows = floats("up.W")?;
        let transitions = upper_bias.len();
        let missing = by_piece(&floats("lo.pad")?, 1);
        let parts = by_piece(&floats("lo.W")?, HIDDEN);
        if parts.len() != F * SUMS * HIDDEN || rows.len() != transitions * HIDDEN || transitions > T {
            return Err(bad());
        }
        Ok(Self {
            narrow: Linear::new(&floats("lin.W")?, HIDDEN),
            narrow_bias: floats("lin.b")?,
            parts: Linear::new(&parts, F * SUMS),
            bias: by_piece(&floats("lo.b")?, 1).try_into().map_err(|_| bad())?,
            missing: missing.as_chunks::<SUMS>().0.try_into().map_err(|_| bad())?,
            upper: std::array::from_fn(|unit| padded(rows.iter().skip(unit).step_by(HIDDEN).copied())),
            upper_bias: padded(upper_bias.iter().copied()),
            transitions,
        })
    }

    /// How many transitions are scored.
    pub(super) fn transitions(&self) -> usize {
        self.transitions
    }

    /// Computes the parts of all tokens, to be had from [`ScorerWork::parts`]. Cost: 96·64 + F·128·64 products a token.
    pub(super) fn parts(&self, vectors: &[[f32; WIDTH]], work: &mut ScorerWork) {
        self.narrow.apply(vectors.len(), vectors.as_flattened(), WIDTH, &mut work.hidden);
        for row in work.hidden.chunks_exact_mut(HIDDEN).take(vectors.len()) {
            row.iter_mut().zip(&self.narrow_bias).for_each(|(h, b)| *h += b);
        }
        self.parts.apply(vectors.len(), &work.hidden, HIDDEN, &mut work.parts);
    }

    /// The score of each transition; a feature without a token is `None`. Each score is summed up unit by unit, so that
    /// its bits do not depend on the registers' width.
    #[inline(always)]
    pub(super) fn score(&self, parts: &[Parts<F>], features: [Option<u32>; F]) -> [f32; T] {
        let mut sums = [0.0; SUMS];
        for (at, (feature, missing)) in features.iter().zip(&self.missing).enumerate() {
            let part = feature.and_then(|token| parts.get(token as usize)?.get(at)).unwrap_or(missing);
            sums.iter_mut().zip(part).for_each(|(s, p)| *s += p);
        }
        sums.iter_mut().zip(&self.bias).for_each(|(s, b)| *s += b);
        let (first, second) = sums.split_at(HIDDEN);
        let mut scores = self.upper_bias;
        for ((a, b), row) in first.iter().zip(second).zip(&self.upper) {
            let unit = a.max(*b);
            scores.iter_mut().zip(row).for_each(|(s, w)| *s += unit * w);
        }
        scores
    }
}

/// The first place of the highest score among those that are legal; `None` where none is.
#[inline(always)]
pub(super) fn highest<const T: usize>(scores: &[f32; T], legal: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best = None;
    let mut highest = f32::NEG_INFINITY;
    for (at, score) in scores.iter().enumerate() {
        if *score > highest && legal(at) {
            highest = *score;
            best = Some(at);
        }
    }
    best
}
