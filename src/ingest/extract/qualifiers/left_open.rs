//! What the words of a clause leave open or rule out: "until it signs", "once he frees them", "rather than attack", "too
//! weak to attack", "has until Friday to sign".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::Modality;

/// Conjunctions behind which the present tense tells of what lies ahead, beside a verb that does.
static AHEAD: Words = Words::of("left_open.ahead");

/// Adverbs that make a condition of the clause behind them with "as": "as long as".
static PROVISOS: Words = Words::of("left_open.provisos");

impl Reading<'_> {
    /// "until Rwanda signs the treaty", "once Israel frees them, Hamas will": whether a conjunction opens a clause in
    /// the present tense that tells of what is to come. "As soon as" hangs on its adverb.
    pub(super) fn opens_what_lies_ahead(&self, clause: Index, conjunction: Index) -> bool {
        let tree = self.tree;
        let until = matches!(tree.lower(conjunction), "until" | "till");
        let timed = AHEAD.contains(&tree.lower(conjunction))
            || tree.lower(conjunction) == "as" && !tree.is_verb(tree.head(clause));
        if !(until || timed) || tree.label(clause) != Label::Advcl {
            return false;
        }
        let above = self.verb_above(clause);
        let ahead = |v: Index| {
            tree.kids(v)
                .any(|k| tree.label(k) == Label::Aux && matches!(tree.lower(k), "will" | "shall" | "'ll" | "must"))
                || tree.kids(v).any(|k| matches!(tree.lower(k), "is" | "are" | "am") && tree.label(k) == Label::Auxpass)
                    && self.frames.modality(tree.lemma(v), "verb") == Some(Modality::Planned)
        };
        let now = self.is_present(clause);
        // "said it would rule until elections were held"
        let shifted = || tree.kids(above).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "would");
        until && (now || shifted()) || now && ahead(above)
    }

    /// "as long as Labour rejects the tax": a condition, not a time.
    pub(super) fn is_proviso(&self, clause: Index) -> bool {
        PROVISOS.contains(&self.tree.lower(self.tree.head(clause)))
    }

    /// The verb that a clause of time belongs to, past the adverb of "as soon as".
    fn verb_above(&self, clause: Index) -> Index {
        let tree = self.tree;
        let head = tree.head(clause);
        if tree.is_verb(head) { head } else { tree.head(head) }
    }

    /// "signs", "is signed": whether a clause tells in the present tense.
    fn is_present(&self, verb: Index) -> bool {
        let tree = self.tree;
        let first = tree.kids(verb).find(|k| matches!(tree.label(*k), Label::Aux | Label::Auxpass));
        match first {
            Some(auxiliary) => matches!(tree.lower(auxiliary), "is" | "are" | "has" | "have" | "does" | "do"),
            None => matches!(tree.tag(verb), Tag::Vbz | Tag::Vbp),
        }
    }

    /// "resigned rather than support the bill", "had better sign than attack": what somebody does not do for it.
    pub(super) fn is_preferred_to(&self, verb: Index) -> bool {
        let tree = self.tree;
        let head = tree.head(verb);
        if tree.tag(verb) != Tag::Vb && tree.tag(verb) != Tag::Vbp {
            return false;
        }
        match tree.label(verb) {
            Label::Conj => {
                let than = verb.checked_sub(1).filter(|t| tree.lower(*t) == "than");
                than.and_then(|t| t.checked_sub(1)).is_some_and(|r| tree.lower(r) == "rather")
            }
            Label::Pcomp => tree.lower(head) == "than",
            _ => false,
        }
    }

    /// "has until Friday to sign the treaty", "is in no position to sign it": what is left open.
    pub(super) fn is_given_time_for(&self, infinitive: Index) -> bool {
        let tree = self.tree;
        let verb = tree.head(infinitive);
        if !tree.is_infinitive(infinitive)
            || !matches!(tree.label(infinitive), Label::Xcomp | Label::Advcl | Label::Acl)
        {
            return false;
        }
        let brings = |preposition: Index| tree.kid(preposition, Label::Pobj);
        let has = |k: Index| matches!(tree.lower(k), "until" | "till") && k < infinitive;
        let no = |k: Index| {
            matches!(tree.lower(k), "in" | "under" | "of")
                && brings(k).is_some_and(|o| tree.kids(o).any(|d| tree.lower(d) == "no" && d < o) && o < infinitive)
        };
        match tree.lemma(verb) {
            "have" => tree.kids(verb).any(has),
            "be" => tree.kids(verb).any(no),
            _ => {
                let preposition = tree.head(verb);
                tree.is_noun(verb)
                    && tree.lemma(tree.head(preposition)) == "be"
                    && tree.label(verb) == Label::Pobj
                    && no(preposition)
            }
        }
    }

    /// "too weak to attack", "arrived too late to arrest him": that it is not done; whether that in turn is denied.
    pub(super) fn is_too_much_for(&self, infinitive: Index) -> Option<bool> {
        let tree = self.tree;
        let above = tree.head(infinitive);
        if !tree.is_infinitive(infinitive) || !matches!(tree.label(infinitive), Label::Xcomp | Label::Advcl) {
            return None;
        }
        let too = |k: Index| tree.kids(k).any(|t| tree.lower(t) == "too" && t < k) && k < infinitive;
        let measured = |k: Index| matches!(tree.label(k), Label::Acomp | Label::Advmod) && too(k);
        let verb = if tree.is_verb(above) { above } else { tree.head(above) };
        let fits = if tree.is_verb(above) { tree.kids(above).any(measured) } else { too(above) };
        fits.then(|| tree.kid(verb, Label::Neg).is_some())
    }

    /// "is open to meet the rebels": the adjective that an infinitive completes, where the parser hung it on the verb.
    pub(super) fn adjective_of_infinitive(&self, infinitive: Index) -> Option<Index> {
        let tree = self.tree;
        let verb = tree.head(infinitive);
        let adjective = tree.kid(verb, Label::Acomp).filter(|a| *a < infinitive && tree.lemma(verb) == "be")?;
        let known = self.frames.modality(tree.lemma(adjective), "adjective").is_some()
            || self.frames.makes_no_claim(tree.lemma(adjective), "adjective");
        (tree.is_infinitive(infinitive) && known).then_some(adjective)
    }
}
