//! What is judged: the deed, and not whom it was done to.
//! Thus "the arrest of Jon Holm, condemned by Chad, came on Friday", "freed Jon Holm, a decision welcomed by Chad".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// Nouns for what is done to somebody.
static DONE_TO: Words = Words::of("judged_deeds.done-to");

/// Verbs by which others take a stand on a deed, look into it or tell of it.
static JUDGING: Words = Words::of("judged_deeds.judging");

/// Nouns that take up what a clause has told.
static STEPS: Words = Words::of("judged_deeds.steps");

impl Sentence<'_> {
    /// "The arrest of Jon Holm, condemned by Chad, came on Friday": the participle was hung on him.
    pub(in crate::ingest::extract) fn judged_behind_person(&mut self, at: Index) {
        let person = self.head(at);
        let of = self.head(person);
        let deed = self.head(of);
        let set_off = self.first_kid(at).min(at).checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma);
        if self.tag(at) == Tag::Vbn
            && self.label(at) == Label::Acl
            && person < at
            && self.tag(person) == Tag::Nnp
            && self.label(person) == Label::Pobj
            && self.word(of) == "of"
            && deed < of
            && DONE_TO.contains(&self.lemma(deed))
            && JUDGING.contains(&self.lemma(at))
            && self.kid(at, Label::Agent).is_some()
            && set_off
        {
            self.hang(at, deed, Label::Acl);
        }
    }

    /// "The court freed Jon Holm, a decision welcomed by Chad": what was decided is not who he is.
    pub(in crate::ingest::extract) fn step_beside_person(&mut self, at: Index) {
        let person = self.head(at);
        let behind = |k: &Index| *k > at && matches!(self.label(*k), Label::Acl | Label::Relcl);
        if self.label(at) != Label::Appos
            || person >= at
            || self.tag(person) != Tag::Nnp
            || !STEPS.contains(&self.lemma(at))
            || !self.kids(at).iter().any(|k| matches!(self.word(*k), "a" | "an"))
            || !self.kids(at).iter().any(behind)
        {
            return;
        }
        let verb = std::iter::successors(Some(person), |i| Some(self.head(*i)))
            .take(6)
            .find(|i| matches!(self.tag(*i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn | Tag::Vbg | Tag::Vb));
        if let Some(verb) = verb {
            self.hang(at, verb, Label::Npadvmod);
        }
    }
}
