//! A government and others that the parser made one phrase.
//! Thus "The Burmese government and ethnic armed groups have agreed".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

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
}
