//! Deeds that an infinitive or a noun tells of and that are done, where others of the kind would only be planned.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::year_of;

/// Verbs of several who do a thing together.
static JOINING: Words = Words::of("done_already.joining");

/// What stands with such verbs: "up", "forces".
static TOGETHER: Words = Words::of("done_already.together");

impl Reading<'_> {
    /// "teamed up to rescue them", "had joined forces to free the hostages": what several have done together is done;
    /// to be rid of somebody they may only have tried.
    pub(super) fn did_together(&self, word: Index, governor: Index) -> bool {
        let tree = self.tree;
        let together = |k: Index| TOGETHER.contains(&tree.lower(k));
        let past = tree.tag(governor) == Tag::Vbd
            || tree.tag(governor) == Tag::Vbn
                && tree.kid(governor, Label::Aux).is_some_and(|a| tree.lemma(a) == "have");
        past && JOINING.contains(&tree.lemma(governor))
            && tree.kids(governor).any(together)
            && self.says(word, |relation| matches!(relation, "aided" | "detained" | "launched" | "adopted"))
    }

    /// "the 1998 bombing": whether a year in front of an event says that it is over.
    pub(super) fn is_of_past_year(&self, event: Index) -> bool {
        let tree = self.tree;
        let now = self.published.map(|day| day.ymd().0);
        let past = |k: Index| year_of(tree.word(k)).is_some_and(|year| now.is_some_and(|now| year < now));
        tree.kids(event).any(|k| k < event && past(k))
    }

    /// "is the first state to sign it": whether an infinitive says what somebody is said to be. Who is not the first to
    /// do it has done so.
    pub(super) fn is_what_somebody_is(&self, infinitive: Index) -> bool {
        let tree = self.tree;
        let noun = tree.head(infinitive);
        let be = tree.head(noun);
        tree.is_infinitive(infinitive)
            && tree.label(noun) == Label::Attr
            && matches!(tree.lemma(be), "be" | "become")
            // "had been the first to call him": that is done.
            && tree.tag(be) == Tag::Vb
            && tree.kid(be, Label::Neg).is_none()
    }
}
