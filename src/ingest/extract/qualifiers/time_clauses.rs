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
        let as_soon = matches!(tree.lower(above), "soon" | "long") && tree.kids(above).any(|k| tree.lower(k) == "as");
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

    /// "too early for Turkey to recognise it", "time for Iran to sign", "clears the way for Kenya to deport him": what an
    /// infinitive with a subject of its own behind "for" makes of its claim.
    pub(super) fn for_somebody_to(&self, clause: Index) -> Option<Option<Modality>> {
        let tree = self.tree;
        let marked = tree.is_infinitive(clause)
            && tree.kids(clause).any(|k| k < clause && tree.label(k) == Label::Mark && tree.lower(k) == "for");
        if !marked {
            return None;
        }
        let above = tree.head(clause);
        let judged = tree.tag(above) == Tag::Jj
            || tree.kid(above, Label::Acomp).is_some_and(|a| a < clause)
            || matches!(tree.lower(above), "time" | "reason" | "need" | "room");
        Some((!judged).then_some(Modality::Planned))
    }

    /// "too weak to invade", "is strong enough to attack", "arrived too late to arrest them": what is only possible, or
    /// not even that. Who "was lucky enough to meet him" did.
    pub(super) fn is_measured_against(&self, infinitive: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(infinitive);
        let too = |at: Index| tree.kids(at).any(|k| tree.label(k) == Label::Advmod && tree.lower(k) == "too");
        let enough = |at: Index| tree.kids(at).any(|k| tree.label(k) == Label::Advmod && tree.lower(k) == "enough");
        let copula = tree.head(above);
        let now = matches!(tree.tag(copula), Tag::Vbz | Tag::Vbp);
        let late = |k: Index| k < infinitive && tree.label(k) == Label::Advmod && too(k);
        tree.is_infinitive(infinitive)
            && (matches!(tree.tag(above), Tag::Jj | Tag::Rb) && (too(above) || now && enough(above))
                || tree.is_verb(above)
                    && (tree.kids(above).any(late)
                        || tree.kid(above, Label::Acomp).is_some_and(|a| a < infinitive && too(a))))
    }

    /// "resigned rather than support it", "would sooner resign than sign": what somebody did not do.
    pub(super) fn is_not_chosen(&self, verb: Index) -> bool {
        let tree = self.tree;
        let Some(than) = verb.checked_sub(1).filter(|t| tree.lower(*t) == "than") else { return false };
        let bare = matches!(tree.tag(verb), Tag::Vb | Tag::Vbp | Tag::Vbg);
        let next = than.checked_sub(1).is_some_and(|r| matches!(tree.lower(r), "rather" | "sooner"));
        let start = tree.sentence_around(verb).start;
        let would = |i: Index| matches!(tree.lower(i), "rather" | "sooner") || tree.lemma(i) == "prefer";
        bare && (next || (start.max(than.saturating_sub(12))..than).any(would))
    }
}
