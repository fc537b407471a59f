//! What is told of: the deed that is judged, and not whom it was done to; who is named behind where he is from.
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

    /// "A Briton, Jon Holm, was arrested": who bears the name is told of, and from where he is beside it.
    pub(in crate::ingest::extract) fn person_behind_nation(&mut self, at: Index) {
        let nation = self.head(at);
        let is_article = |this: &Self, i: Index| matches!(this.word(i), "a" | "an" | "A" | "An");
        let before = nation.checked_sub(1).filter(|b| is_article(self, *b));
        let counted =
            self.kids(nation).into_iter().any(|k| k < nation && (self.tag(k) == Tag::Cd || is_article(self, k)));
        if self.label(at) != Label::Appos
            || nation >= at
            || !self.persons.contains(&(at + self.first))
            || self.tag(self.lowest(at).saturating_sub(1)) != Tag::Comma
            || self.gazetteer.demonym(self.word(nation)).is_none()
            || self.is_root(nation)
            || !(counted || before.is_some())
        {
            return;
        }
        // The parser may have hung the article on the verb.
        if let Some(before) = before {
            self.hang(before, nation, Label::Det);
        }
        let behind: Vec<Index> = self.kids(nation).into_iter().filter(|k| *k > at).collect();
        self.take_place(nation, at);
        self.hang(nation, at, Label::Compound);
        for kid in behind {
            self.hang(kid, at, self.label(kid));
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
