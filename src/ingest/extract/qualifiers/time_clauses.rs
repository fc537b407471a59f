//! Clauses of time and condition that tell of what is still to come: "will leave once Hamas frees the hostages", "stays
//! shut until Rwanda signs".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

/// Words that open a clause of time.
static OPENING: Words = Words::of("time_clauses.opening");

/// Those of them behind which the past tense lies ahead of "would" too ("would leave once Hamas freed them").
static PAST_AHEAD: Words = Words::of("time_clauses.past-ahead");

/// Auxiliaries of what has not been done.
static AHEAD: Words = Words::of("time_clauses.ahead");

/// Adverbs that make a condition of the clause behind them with "as": "as long as".
static PROVISOS: Words = Words::of("time_clauses.provisos");

impl Reading<'_> {
    /// What a clause of time or condition makes of its claim: planned where it lies ahead, `Some(None)` where it is a
    /// mere condition ("in case Russia attacks").
    pub(super) fn time_ahead(&self, clause: Index) -> Option<Option<Modality>> {
        let tree = self.tree;
        if self.is_in_case(clause) {
            return Some(None);
        }
        let opening = self.opening_of(clause)?;
        let word = tree.lower(opening);
        // "as long as Labour rejects the tax"
        if word == "as" && PROVISOS.contains(&tree.lower(tree.head(clause))) {
            return Some(None);
        }
        let has = |words: &[&str]| {
            tree.kids(clause)
                .any(|k| matches!(tree.label(k), Label::Aux | Label::Auxpass) && words.contains(&tree.lower(k)))
        };
        let present = match tree.tag(clause) {
            Tag::Vbz | Tag::Vbp => true,
            Tag::Vbn => has(&["has", "have", "is", "are"]) && !has(&["had", "was", "were"]),
            _ => false,
        };
        let past = tree.tag(clause) == Tag::Vbd || tree.tag(clause) == Tag::Vbn && has(&["had", "was", "were"]);
        if matches!(word, "until" | "till") && present {
            return Some(Some(Modality::Planned));
        }
        let main = self.verb_above(clause)?;
        let auxiliary =
            |words: &dyn Fn(&str) -> bool| tree.kids(main).any(|k| tree.label(k) == Label::Aux && words(tree.lower(k)));
        // "would expand its powers, after the president challenged it"
        let sure = |w: &str| AHEAD.contains(&w) && !(word == "after" && w == "would");
        let ahead = present && auxiliary(&sure) || past && PAST_AHEAD.contains(&word) && auxiliary(&|w| w == "would");
        ahead.then_some(Some(Modality::Planned))
    }

    /// The word that opens a clause of time, the second "as" of "as soon as".
    fn opening_of(&self, clause: Index) -> Option<Index> {
        let tree = self.tree;
        let above = tree.head(clause);
        let as_soon = (tree.lower(above) == "soon" || PROVISOS.contains(&tree.lower(above)))
            && tree.kids(above).any(|k| tree.lower(k) == "as");
        tree.kids(clause).take_while(|k| *k < clause).find(|k| {
            matches!(tree.label(*k), Label::Mark | Label::Advmod)
                && (OPENING.contains(&tree.lower(*k)) || as_soon && tree.lower(*k) == "as")
        })
    }

    /// "in case Russia attacks": whether those words stand right before a clause.
    fn is_in_case(&self, clause: Index) -> bool {
        let tree = self.tree;
        let first = tree.reach(clause).0;
        let words = |at: Index| tree.lower(at) == "in" && at + 1 < tree.len() && tree.lower(at + 1) == "case";
        words(first) || first.checked_sub(2).is_some_and(words)
    }

    /// The nearest verb that a clause hangs under.
    fn verb_above(&self, clause: Index) -> Option<Index> {
        let tree = self.tree;
        let mut at = clause;
        for _ in 0..3 {
            if tree.is_root(at) {
                return None;
            }
            at = tree.head(at);
            if tree.is_verb(at) {
                return Some(at);
            }
        }
        None
    }
}
