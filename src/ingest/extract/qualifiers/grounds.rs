//! Dates of what somebody is held for: "was arrested over the killing of nine people in March".

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, Words};

/// Those who find long after a deed who did it.
static COURTS: Words = Words::of("grounds.courts");

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

    /// "the court ruled on Monday that Chad had aided them", "the judge said on Friday that Roe had killed two": done
    /// before that day.
    pub(super) fn is_found_by_court(&self, clause: Index, telling: Index) -> bool {
        let tree = self.tree;
        let judges = |s: Index| {
            COURTS.contains(&tree.lemma(s))
                || self.organization_at(s).is_some_and(|n| self.nodes.name(n.node).to_lowercase().contains("court"))
        };
        tree.kids(clause).any(|k| tree.label(k) == Label::Aux && tree.lower(k) == "had")
            && (matches!(tree.lemma(telling), "rule" | "find" | "conclude" | "determine")
                || tree.kid(telling, Label::Nsubj).is_some_and(judges))
    }

    /// "offered a truce for 20 May": a day that is no day of the meeting at which that was offered.
    pub(super) fn is_day_ahead(&self, date: Index) -> bool {
        let tree = self.tree;
        tree.label(date) == Label::Pobj && tree.lower(tree.head(date)) == "for"
    }

    /// "killed the mayor and four others on Monday": the day hangs on the last of those whom a verb harms.
    pub(super) fn is_harmed_with(&self, other: Index, first: Index, verb: Index) -> bool {
        let tree = self.tree;
        tree.label(other) == Label::Conj
            && tree.label(first) == Label::Dobj
            && tree.head(first) == verb
            && self.says(verb, is_harm)
    }

    /// Whether a noun tells of a deed or a death.
    fn is_deed(&self, noun: Index) -> bool {
        let tree = self.tree;
        self.names.at(noun).is_none()
            && (self.noun_phrase_frame(noun).is_some() || self.class_of(noun, &tree.base(noun)).is(NounClass::CAUSE))
            || matches!(tree.lemma(noun), "death" | "role" | "crime" | "torture" | "disappearance")
    }
}
