//! Names that a dash joins: "the Ukraine–United States Mineral Resources Agreement", "the Iran–Iraq War".
//! The recognizer parts them at the dash; an agreement or a war is of both.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::Tree;
use crate::ingest::language::EntityType;
use crate::lexicon::{NounClass, Nouns, Words};

/// Nouns for what two countries have with each other ("Russia-Ukraine war").
static OF_TWO: Words = Words::of("compared_names.of-two");

/// Joins a name to the one before its dash where the last word of the whole says what both have.
pub(in crate::ingest::extract) fn join(tree: &Tree<'_>, candidates: &mut Vec<Candidate>) {
    let mut taken: Vec<usize> = Vec::new();
    for n in 0..candidates.len() {
        let Some((start, end)) = candidates.get(n).map(|c| (c.start, c.end)) else { continue };
        let last = tree.base(end.saturating_sub(1));
        let of_both = Nouns::shared().class(&last).is(NounClass::DOCUMENT) || OF_TWO.contains(&last.as_str());
        let Some(dash) = start.checked_sub(1).filter(|d| matches!(tree.word(*d), "–" | "—" | "-")) else {
            continue;
        };
        if end < start + 2 || !of_both || dash == 0 || tree.token(dash).space_after || tree.token(dash - 1).space_after
        {
            continue;
        }
        let Some(other) = candidates.iter().position(|c| c.end == dash) else { continue };
        let Some(from) = candidates.get(other).map(|c| c.start) else { continue };
        if let Some(whole) = candidates.get_mut(n) {
            whole.start = from;
            let document = Nouns::shared().class(&last).is(NounClass::DOCUMENT);
            whole.kind = Some(if document { EntityType::Law } else { EntityType::Event });
        }
        taken.push(other);
    }
    let mut at = 0;
    candidates.retain(|_| {
        at += 1;
        !taken.contains(&(at - 1))
    });
}
