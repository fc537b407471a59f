//! Entity recognizer: each token begins, continues, ends or is an entity, or lies outside (BILUO), read left to right.

use pulp::{Arch, Simd, WithSimd};

use super::encoder::WIDTH;
use super::model::{ModelError, Tables, Weights};
use super::scheme::EntityType;
use super::scorer::{self, Scorer, ScorerWork, highest};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Begin(EntityType),
    In(EntityType),
    Last(EntityType),
    Unit(EntityType),
    Out,
    /// A class of the model that no token may take.
    Never,
}

pub(super) struct Recognizer {
    scorer: Scorer<3, 80>,
    actions: Vec<Action>,
}

/// What the scorer computes beforehand of a token.
pub(super) type Parts = scorer::Parts<3>;

/// An entity of a document: first token, the token after the last, type.
pub(super) type Found = (u32, u32, EntityType);

impl Recognizer {
    pub(super) fn load(weights: &Weights, tables: &Tables) -> Result<Self, ModelError> {
        let mut actions = Vec::new();
        for name in tables.section("entity moves")? {
            let Some((kind, label)) = name.split_once('-') else {
                actions.push(Action::Out);
                continue;
            };
            if label.is_empty() {
                actions.push(Action::Never);
                continue;
            }
            let label = EntityType::from_name(label).ok_or_else(|| ModelError(format!("entity type {label}")))?;
            actions.push(match kind {
                "B" => Action::Begin(label),
                "I" => Action::In(label),
                "L" => Action::Last(label),
                _ => Action::Unit(label),
            });
        }
        let scorer = Scorer::load(weights, "r")?;
        if scorer.transitions() != actions.len() {
            return Err(ModelError("entity actions".to_owned()));
        }
        Ok(Self { scorer, actions })
    }

    /// Computes the parts of tokens, of one document or of several at once, from their vectors.
    pub(super) fn parts(&self, vectors: &[[f32; WIDTH]], work: &mut ScorerWork) {
        self.scorer.parts(vectors, work);
    }

    /// Entities of one document, from the parts of its tokens. No entity crosses a sentence start, none begins at a
    /// white-space token.
    pub(super) fn find(&self, parts: &[Parts], starts: &[bool], space: &[bool]) -> Vec<Found> {
        Arch::new().dispatch(Steps { recognizer: self, parts, starts, space })
    }
}

/// One action a token, compiled for the registers that the processor has.
struct Steps<'a> {
    recognizer: &'a Recognizer,
    parts: &'a [Parts],
    starts: &'a [bool],
    space: &'a [bool],
}

impl WithSimd for Steps<'_> {
    type Output = Vec<Found>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) -> Vec<Found> {
        let Self { recognizer: Recognizer { scorer, actions }, parts, starts, space } = self;
        let mut found = Vec::new();
        let mut open: Option<(u32, EntityType)> = None;
        let flag = |flags: &[bool], token: usize, other: bool| flags.get(token).copied().unwrap_or(other);
        for token in 0..parts.len() as u32 {
            let begun = open.map(|(start, _)| start);
            let before = begun.and_then(|_| token.checked_sub(1));
            let scores = scorer.score(parts, [Some(token), begun, before]);
            let more = !flag(starts, token as usize + 1, true);
            let space = flag(space, token as usize, false);
            let legal = |at: usize| match (actions.get(at), open) {
                (Some(Action::Begin(_)), None) => more && !space,
                (Some(Action::Unit(_)), None) => !space,
                (Some(Action::Out), None) => true,
                (Some(Action::In(label)), Some((_, begun))) => *label == begun && more,
                (Some(Action::Last(label)), Some((_, begun))) => *label == begun,
                _ => false,
            };
            match highest(&scores, legal).and_then(|at| actions.get(at)) {
                Some(Action::Begin(label)) => open = Some((token, *label)),
                Some(Action::Last(label)) => {
                    if let Some((start, _)) = open.take() {
                        found.push((start, token + 1, *label));
                    }
                }
                Some(Action::Unit(label)) => found.push((token, token + 1, *label)),
                _ => {}
            }
        }
        found
    }
}
