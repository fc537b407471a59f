//! Dates of what somebody is held for: "was arrested over the killing of nine people in March".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::Label;
use crate::lexicon::NounClass;

impl Reading<'_> {
    /// "was arrested over the killing of nine in March": the month or year goes with what somebody is held for.
    pub(super) fn dates_what_it_is_over(&self, token: Index, word: Index) -> bool {
        let tree = self.tree;
        let preposition = tree.head(token);
        let held = |relation: &str| matches!(relation, "detained" | "accused" | "sanctioned");
        if tree.label(token) != Label::Pobj
            || tree.lower(preposition) != "in"
            || !tree.is_verb(word)
            || !self.says(word, held)
        {
            return false;
        }
        let ground = |k: Index| {
            tree.lower(k) == "over"
                && tree.label(k) == Label::Prep
                && k > word
                && k < preposition
                && tree.kid(k, Label::Pobj).is_some_and(|o| tree.is_noun(o) && self.is_deed(o))
        };
        tree.kids(word).any(ground)
    }

    /// "offered a truce for 20 May": a day that is no day of the meeting at which that was offered.
    pub(super) fn is_day_ahead(&self, date: Index) -> bool {
        let tree = self.tree;
        tree.label(date) == Label::Pobj && tree.lower(tree.head(date)) == "for"
    }

    /// Whether a noun tells of a deed or a death.
    fn is_deed(&self, noun: Index) -> bool {
        let tree = self.tree;
        self.names.at(noun).is_none()
            && (self.noun_phrase_frame(noun).is_some() || self.class_of(noun, &tree.base(noun)).is(NounClass::CAUSE))
            || matches!(tree.lemma(noun), "death" | "role" | "crime" | "torture" | "disappearance")
    }
}
