//! Whether a claim is said to have happened: plainly, negated, planned, alleged, or not at all.
//!
//! From the word that makes the claim upwards: what stands beside each word (`modality_marks.rs`) and what governs it
//! (`modality_governors.rs`) take the edge off the claim, or the whole of it. The words that do are
//! `data/lexicon/modality.tsv`.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::model::Modality;

/// How many words up from its own a claim is followed.
const REACH: usize = 8;

/// What governs a word does to its claim.
pub(super) struct Step {
    /// What it makes of the claim; `Asserted` where nothing.
    pub found: Modality,
    /// The word to look at next, if anything further can matter.
    pub next: Option<Index>,
    /// Whether what stands beside the next word is said of this one too: "did not attack or kill", but not "is not
    /// illegal, but a man was jailed".
    pub shared: bool,
}

impl Step {
    pub(super) fn up(next: Index) -> Self {
        Self { found: Modality::Asserted, next: Some(next), shared: true }
    }

    pub(super) fn end(found: Modality) -> Self {
        Self { found, next: None, shared: true }
    }
}

impl Reading<'_> {
    /// Whether the claim of a word is negated, planned, alleged or plain; `None` where it is no claim at all (a
    /// condition, a wish, a possibility).
    pub(in crate::ingest::extract) fn modality(&self, word: Index) -> Option<Modality> {
        let mut modality = match self.only_spoken_of(word) {
            Some(found) => found?,
            None => Modality::Asserted,
        };
        let mut at = word;
        let mut shared = true;
        for depth in 0..REACH {
            if self.alleged.contains(&at) {
                modality = weaker(modality, Modality::Alleged);
            }
            modality = weaker(modality, self.marks(word, at, depth, shared)?);
            if self.tree.is_root(at) {
                break;
            }
            let step = self.governed(word, at, depth)?;
            modality = weaker(modality, step.found);
            let Some(next) = step.next else { break };
            (at, shared) = (next, step.shared);
        }
        Some(modality)
    }
}

/// The modality that takes more off a claim.
pub(super) fn weaker(a: Modality, b: Modality) -> Modality {
    let rank = |m: Modality| match m {
        Modality::Asserted => 0,
        Modality::Alleged => 1,
        Modality::Planned => 2,
        Modality::Negated => 3,
    };
    if rank(b) > rank(a) { b } else { a }
}
