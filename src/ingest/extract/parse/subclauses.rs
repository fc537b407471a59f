//! Clauses behind a conjunction that the parser took for a second verb of the main clause.
//! Thus "X became leader after Y stepped down".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};

impl Sentence<'_> {
    /// "Speaking to Al Jazeera, Chad's minister, Ali Roe, accused rebels of looting": the participle was taken for the
    /// subject, and the subject for a description of whoever is spoken to.
    pub(in crate::ingest::extract) fn participle_for_subject(&mut self, at: Index) {
        let verb = self.head(at);
        let finite = |v: Index| matches!(self.tag(v), Tag::Vbd | Tag::Vbz | Tag::Vbp);
        let own = |k: &Index| matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass | Label::Expl);
        if at != 0
            || self.tag(at) != Tag::Vbg
            || self.label(at) != Label::Csubj
            || !finite(verb)
            || self.lemma(verb) == "be"
            || self.kids(verb).iter().any(own)
            || verb.checked_sub(1).is_none_or(|c| self.tag(c) == Tag::Cc)
        {
            return;
        }
        let comma = |k: Index| (at + 1..k).rev().find(|i| self.tag(*i) == Tag::Comma);
        let described = (at + 1..verb).find(|k| {
            let noun = self.head(*k);
            self.label(*k) == Label::Appos
                && self.is_noun(*k)
                && noun < *k
                && comma(*k).is_some_and(|c| c > noun)
                && matches!(self.label(noun), Label::Pobj | Label::Dobj)
                && std::iter::successors(Some(noun), |i| Some(self.head(*i)).filter(|h| h != i)).any(|i| i == at)
        });
        if let Some(subject) = described {
            self.hang(at, verb, Label::Advcl);
            self.hang(subject, verb, Label::Nsubj);
        }
    }

    /// "Hours before he met Roe, Lee called": whom the clause in front is done to was taken for a part of the name of
    /// the subject behind the comma.
    pub(in crate::ingest::extract) fn object_before_subject(&mut self, at: Index) {
        let subject = self.head(at);
        let main = self.head(subject);
        let parted = matches!(self.label(at), Label::Nmod | Label::Compound | Label::Appos)
            && self.tag(at) == Tag::Nnp
            && self.tag(at + 1) == Tag::Comma
            && self.tag(subject) == Tag::Nnp
            && matches!(self.label(subject), Label::Nsubj | Label::Nsubjpass)
            && subject > at
            && main > subject;
        let name = self.lowest(at);
        let Some(verb) = name.checked_sub(1).filter(|v| {
            parted
                && self.head(*v) == main
                && self.label(*v) == Label::Advcl
                && matches!(self.tag(*v), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbg)
                && self.kid(*v, Label::Dobj).is_none()
        }) else {
            return;
        };
        self.hang(at, verb, Label::Dobj);
        self.hang(at + 1, main, Label::Punct);
    }

    /// "after Theresa May stepped down": the name between a conjunction and a finite verb is the verb's subject.
    pub(in crate::ingest::extract) fn subject_behind_conjunction(&mut self, at: Index) {
        let first = self.head(at);
        let bare = self.label(at) == Label::Conj
            && first < at
            && matches!(self.tag(at), Tag::Vbd | Tag::Vbz)
            && self.kids(at).into_iter().all(|k| {
                !matches!(self.label(k), Label::Nsubj | Label::Nsubjpass | Label::Expl | Label::Mark | Label::Csubj)
            });
        let Some(subject) = at.checked_sub(1).filter(|_| bare) else { return };
        let opening = self.head(subject);
        let conjunction = matches!(self.word(opening), "after" | "before" | "until" | "since")
            && self.label(opening) == Label::Prep
            && self.label(subject) == Label::Pobj
            && self.tag(subject) == Tag::Nnp
            && opening < subject;
        // "resigned after the summit and left": what joins the two verbs stands between them.
        let joined = (first + 1..at).any(|i| self.label(i) == Label::Cc && self.head(i) == first);
        if !conjunction || joined {
            return;
        }
        self.hang(subject, at, Label::Nsubj);
        self.hang(opening, at, Label::Mark);
        self.retag(opening, Tag::In, Pos::Sconj);
        self.hang(at, first, Label::Advcl);
    }

    /// "after the governor, Ali Roe, met elders": the name between the commas kept the subject from its verb.
    pub(in crate::ingest::extract) fn described_behind_conjunction(&mut self, at: Index) {
        let first = self.head(at);
        let own = |k: &Index| matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass | Label::Expl | Label::Mark);
        if self.label(at) != Label::Conj
            || first >= at
            || !matches!(self.tag(at), Tag::Vbd | Tag::Vbz)
            || at.checked_sub(1).is_none_or(|c| self.tag(c) != Tag::Comma)
            || self.kids(at).iter().any(own)
        {
            return;
        }
        let opening = self.kids(first).into_iter().rev().find(|k| {
            *k > first
                && *k < at
                && self.label(*k) == Label::Prep
                && matches!(self.word(*k), "after" | "before" | "until" | "since")
        });
        let Some(opening) = opening else { return };
        let Some(subject) = self.kid(opening, Label::Pobj).filter(|s| self.is_noun(*s) && *s < at) else { return };
        let named = self.kids(subject).into_iter().any(|k| k > subject && k + 2 == at && self.label(k) == Label::Appos);
        if !named {
            return;
        }
        self.hang(subject, at, Label::Nsubj);
        self.hang(opening, at, Label::Mark);
        self.retag(opening, Tag::In, Pos::Sconj);
        // "a day after": the measure goes with the clause.
        let measure = self.kids(first).into_iter().find(|k| *k + 1 == opening && self.label(*k) == Label::Npadvmod);
        if let Some(measure) = measure {
            self.hang(measure, at, Label::Npadvmod);
        }
        self.hang(at, first, Label::Advcl);
    }

    /// "Critics of the position of the United States": what stands right behind "of" was hung elsewhere.
    pub(in crate::ingest::extract) fn object_behind_of(&mut self, at: Index) {
        let apart = self.word(at) == "of" && self.label(at) == Label::Prep && self.kids(at).is_empty();
        if !apart {
            return;
        }
        let inside = |i: &Index| {
            matches!(self.tag(*i), Tag::Dt | Tag::Jj | Tag::PrpPoss | Tag::Cd | Tag::Pos) || self.is_noun(*i)
        };
        let Some(last) = (at + 1..self.tokens.len()).take_while(inside).last() else { return };
        if self.is_noun(last) && self.label(last) == Label::Appos && self.head(last) < at {
            for article in at + 1..last {
                if self.label(article) == Label::Det && self.head(article) < at {
                    self.hang(article, last, Label::Det);
                }
            }
            self.hang(last, at, Label::Pobj);
        }
    }
}
