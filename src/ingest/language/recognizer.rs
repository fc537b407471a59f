//! Entity recognizer: each token begins, continues, ends or is an entity, or lies outside (BILUO), read left to right.

use super::encoder::WIDTH;
use super::model::{ModelError, Tables, Weights};
use super::scheme::EntityType;
use super::scorer::Scorer;

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
    scorer: Scorer<3>,
    actions: Vec<Action>,
}

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

    /// Entities of one document. No entity crosses a sentence start, none begins at a white-space token.
    pub(super) fn find(&self, vectors: &[[f32; WIDTH]], starts: &[bool], space: &[bool]) -> Vec<Found> {
        let parts = self.scorer.parts(vectors);
        let mut scores = Vec::new();
        let mut found = Vec::new();
        let mut open: Option<(u32, EntityType)> = None;
        let flag = |flags: &[bool], token: usize, other: bool| flags.get(token).copied().unwrap_or(other);
        for token in 0..vectors.len() as u32 {
            let begun = open.map(|(start, _)| start);
            let before = begun.and_then(|_| token.checked_sub(1));
            self.scorer.score(&parts, [Some(token), begun, before], &mut scores);
            let more = !flag(starts, token as usize + 1, true);
            let space = flag(space, token as usize, false);
            let mut best = Action::Out;
            let mut highest = f32::NEG_INFINITY;
            for (action, score) in self.actions.iter().zip(&scores) {
                let legal = match (*action, open) {
                    (Action::Begin(_), None) => more && !space,
                    (Action::Unit(_), None) => !space,
                    (Action::Out, None) => true,
                    (Action::In(label), Some((_, begun))) => label == begun && more,
                    (Action::Last(label), Some((_, begun))) => label == begun,
                    _ => false,
                };
                if legal && *score > highest {
                    highest = *score;
                    best = *action;
                }
            }
            match best {
                Action::Begin(label) => open = Some((token, label)),
                Action::Last(label) => {
                    if let Some((start, _)) = open.take() {
                        found.push((start, token + 1, label));
                    }
                }
                Action::Unit(label) => found.push((token, token + 1, label)),
                _ => {}
            }
        }
        found
    }
}
