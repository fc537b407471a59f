//! Main verbs that the parser took for participles, so that the sentence has none or only "said".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::Words;

/// What bombs, boats and buildings do by themselves.
static HAPPENING: Words = Words::of("main_verbs.happening");

impl Sentence<'_> {
    /// "A lorry packed with explosives detonated in Gao, killing nine, police said": a noun in front of "said" is not
    /// its object, but the subject of what is said.
    pub(in crate::ingest::extract) fn happening_that_is_said(&mut self, at: Index) {
        let verb = self.head(at);
        let said = self.label(at) == Label::Dobj
            && verb > at
            && matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && self.kid(verb, Label::Nsubj).is_some_and(|s| s > at)
            && matches!(self.tag(at), Tag::Nn | Tag::Nns);
        if !said {
            return;
        }
        let comma = (at..verb).find(|i| self.tag(*i) == Tag::Comma).unwrap_or(verb);
        let happens = |i: &Index| {
            matches!(self.tag(*i), Tag::Vbn | Tag::Vbd)
                && self.label(*i) == Label::Acl
                && HAPPENING.contains(&self.lemma(*i))
                && self.kid(*i, Label::Agent).is_none()
                && self.kid(*i, Label::Dobj).is_none()
        };
        let Some(main) = (at + 1..comma).rev().find(happens) else { return };
        let behind = |i: &Index| {
            *i > main && matches!(self.label(*i), Label::Acl | Label::Advcl | Label::Punct) && self.tag(*i) != Tag::Vbn
        };
        let moved: Vec<Index> = self.kids(at).into_iter().filter(behind).collect();
        self.retag(main, Tag::Vbd, Pos::Verb);
        self.hang(main, verb, Label::Ccomp);
        self.hang(at, main, Label::Nsubj);
        for kid in moved {
            let label = if self.label(kid) == Label::Punct { Label::Punct } else { Label::Advcl };
            self.hang(kid, main, label);
        }
    }

    /// "A blast followed by a fire killed nine people": where the sentence has no verb, the one with an object behind
    /// the participle's agent is its own.
    pub(in crate::ingest::extract) fn deed_behind_agent(&mut self, at: Index) {
        let acted = self.tag(at) == Tag::Vbd
            && self.label(at) == Label::Acl
            && self.kid(at, Label::Dobj).is_some_and(|o| o > at)
            && self.kid(at, Label::Nsubj).is_none();
        let mut above = at;
        for _ in 0..6 {
            if !acted || self.is_root(above) {
                return;
            }
            let below = above;
            above = self.head(above);
            let participle = self.label(below) == Label::Acl
                && self.tag(below) == Tag::Vbn
                && below < at
                && self.kid(below, Label::Agent).is_some_and(|by| by < at);
            if participle && self.is_root(above) && matches!(self.tag(above), Tag::Nn | Tag::Nns) && above < below {
                self.hang(at, at, Label::Root);
                self.hang(above, at, Label::Nsubj);
                return;
            }
        }
    }

    /// "He had ruled it out of order, but the Supreme Court on Friday overturned the ruling": who overturned it was
    /// joined to the first verb, which was taken for what is told.
    pub(in crate::ingest::extract) fn subject_behind_but(&mut self, at: Index) {
        let first = self.head(at);
        let second = self.head(first);
        let fits = self.is_noun(at)
            && self.label(at) == Label::Conj
            && first < at
            && self.label(first) == Label::Ccomp
            && second > at
            && self.is_root(second)
            && matches!(self.tag(second), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && self.kid(second, Label::Nsubj).is_none()
            && self.kid(first, Label::Nsubj).is_some()
            && self.kids(first).into_iter().any(|k| k < at && k > first && self.label(k) == Label::Cc);
        if fits {
            self.hang(first, first, Label::Root);
            self.hang(second, first, Label::Conj);
            self.hang(at, second, Label::Nsubj);
        }
    }

    /// "Kenya hailed the deal, and the union's envoy, Jane Roe, met the president": who met him was taken for another
    /// object of the first verb.
    pub(in crate::ingest::extract) fn subject_behind_and(&mut self, at: Index) {
        let first = self.head(at);
        let kids = self.kids(first);
        let Some(and) = kids.iter().copied().rfind(|k| self.label(*k) == Label::Cc && *k < at) else { return };
        let second = kids.iter().copied().find(|k| *k > at && self.label(*k) == Label::Conj);
        let Some(second) = second else { return };
        let fits = self.is_noun(at)
            && matches!(self.label(at), Label::Conj | Label::Dobj)
            && and > first
            && self.lowest(at) == and + 1
            && matches!(self.tag(first), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && matches!(self.tag(second), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && self.kid(first, Label::Nsubj).is_some()
            && kids.iter().any(|k| *k > first && *k < and && self.label(*k) == Label::Dobj)
            && !self.kids(second).into_iter().any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass))
            && !kids.iter().any(|k| *k > at && *k < second && self.label(*k) == Label::Cc);
        if fits {
            self.hang(at, second, Label::Nsubj);
        }
    }
}
