//! A government and others that the parser made one phrase.
//! Thus "The Burmese government and ethnic armed groups have agreed".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::EPITHETS;
use crate::lexicon::{NounClass, Nouns, Words};

/// Bodies of which there is one, so that it is named as the first of two.
static BODIES: Words = Words::of("bodies_side_by_side.bodies");

/// Nouns that both words before them say whose they are: "government and opposition leaders".
static SHARED: Words = Words::of("bodies_side_by_side.shared");

impl Sentence<'_> {
    /// The first of two hung on the second as if it described it.
    pub(in crate::ingest::extract) fn first_of_two_bodies(&mut self, at: Index) {
        let (second, and) = (self.head(at), at + 1);
        let described = matches!(self.label(at), Label::Nmod | Label::Compound)
            && second > and + 1
            && BODIES.contains(&self.word(at))
            && self.word(and) == "and"
            && self.label(and) == Label::Cc
            && matches!(self.head(and), head if head == at || head == second);
        // "communist rebels", "ethnic armed groups": told apart by a word of their own.
        let own = (and + 1..second).all(|i| matches!(self.tag(i), Tag::Jj | Tag::Vbn | Tag::Vbg | Tag::Hyph))
            && !SHARED.contains(&self.lemma(second))
            && matches!(self.tag(second), Tag::Nns);
        let whose = self.kids(at).into_iter().any(|k| k < at);
        if !described || !own || !whose {
            return;
        }
        let before: Vec<Index> = self.kids(second).into_iter().filter(|k| *k < at).collect();
        self.take_place(second, at);
        for kid in before {
            let label = self.label(kid);
            self.hang(kid, at, label);
        }
        self.hang(and, at, Label::Cc);
        self.hang(second, at, Label::Conj);
    }

    /// "Australia, Canada, and the United Kingdom recognise it": the last of a list was taken for a subject of its own.
    pub(in crate::ingest::extract) fn second_subject(&mut self, at: Index) {
        let verb = self.head(at);
        if self.label(at) != Label::Nsubj || !self.is_noun(at) || verb == at || at > verb {
            return;
        }
        let before = |k: &Index| *k < at && self.label(*k) == Label::Nsubj && self.is_noun(*k);
        let Some(first) = self.kids(verb).into_iter().filter(before).max() else { return };
        // "the League and the People's Party agreed"
        let low = self.lowest(at);
        // "the news agency Xinhua reported": what it is was taken for a subject of its own.
        if low == first + 1 && self.tag(first) == Tag::Nn && self.tag(at) == Tag::Nnp {
            let class = Nouns::shared().class(self.lemma(first));
            // "the former colonial power France deplored it"
            if class.is(NounClass::BODY.or(NounClass::ENTERPRISE)) || EPITHETS.contains(&self.lemma(first)) {
                for kid in self.kids(first) {
                    if kid < first
                        && matches!(self.label(kid), Label::Det | Label::Amod | Label::Poss | Label::Compound)
                    {
                        self.hang(kid, at, self.label(kid));
                    }
                }
                self.hang(first, at, Label::Compound);
            }
            return;
        }
        // "Antonio Costa, Commission President Jane Roe and Jon Holm met": the second is the first's fellow.
        let comma = low.checked_sub(1).filter(|c| self.tag(*c) == Tag::Comma && *c == first + 1);
        let listed = self.kids(at).into_iter().any(|k| k > at && self.label(k) == Label::Conj)
            && self.kids(at).into_iter().any(|k| k > at && self.label(k) == Label::Cc && self.word(k) == "and");
        let names = self.tag(first) == Tag::Nnp && self.tag(at) == Tag::Nnp;
        if comma.is_some() && listed && names {
            self.hang(at, first, Label::Conj);
            return;
        }
        let Some(cc) = low.checked_sub(1).filter(|c| self.label(*c) == Label::Cc && *c > first) else { return };
        let list = (first + 1..cc).all(|i| !matches!(self.label(i), Label::Relcl | Label::Acl | Label::Ccomp));
        if list && matches!(self.head(cc), h if h == first || h == verb || (first..cc).contains(&h)) {
            self.hang(at, first, Label::Conj);
            self.hang(cc, first, Label::Cc);
        }
    }
}
