//! Sums, counts and measures that hang in the wrong place.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};

impl Sentence<'_> {
    /// "fined Apple 500 million euros": whoever is fined was taken for a part of the sum.
    pub(in crate::ingest::extract) fn fined_sum(&mut self, at: Index) {
        // "fined him a million euros"
        let fined = self.head(at);
        if self.label(at) == Label::Dative && self.lemma(fined) == "fine" && fined < at {
            let sums: Vec<Index> =
                self.kids(fined).into_iter().filter(|k| *k > at && self.label(*k) == Label::Dobj).collect();
            for sum in sums {
                self.hang(sum, fined, Label::Npadvmod);
            }
            self.hang(at, fined, Label::Dobj);
            return;
        }
        let sum = self.head(at);
        let verb = self.head(sum);
        if matches!(self.lemma(verb), "fine" | "dock")
            && self.label(sum) == Label::Dobj
            && sum > at
            && at > verb
            && self.tag(at) == Tag::Nnp
            && matches!(self.label(at), Label::Nmod | Label::Compound | Label::Poss)
            && self.kids(sum).into_iter().any(|k| k > at && matches!(self.label(k), Label::Nummod))
        {
            self.hang(at, verb, Label::Dobj);
            self.hang(sum, verb, Label::Npadvmod);
        }
    }

    /// "wounding 20 more": the number is who was wounded.
    pub(in crate::ingest::extract) fn number_more(&mut self, at: Index) {
        let verb = self.head(at);
        let number = at.checked_sub(1).filter(|n| self.tag(*n) == Tag::Cd && self.head(*n) == at);
        let verbal = matches!(self.tag(verb), Tag::Vbg | Tag::Vbz | Tag::Vbd | Tag::Vbp | Tag::Vb | Tag::Vbn);
        if self.word(at) == "more"
            && matches!(self.label(at), Label::Advmod | Label::Npadvmod | Label::Dobj)
            && verbal
            && verb < at
            && self.kid(verb, Label::Dobj).is_none_or(|o| o == at)
            && let Some(number) = number
        {
            self.hang(number, verb, Label::Dobj);
            self.hang(at, number, Label::Amod);
        }
    }

    /// "A magnitude 6.2 earthquake struck", "a category 4 hurricane hit": a measure in front was taken for a subject of
    /// its own.
    pub(in crate::ingest::extract) fn measured_subject(&mut self, at: Index) {
        let verb = self.head(at);
        if self.label(at) != Label::Nsubj || verb <= at || !self.is_noun(at) {
            return;
        }
        let Some(number) = Some(at + 1).filter(|n| self.tag(*n) == Tag::Cd) else { return };
        let noun = number + 1;
        if noun >= verb || !self.is_noun(noun) || self.head(noun) != verb || self.label(noun) != Label::Nsubj {
            return;
        }
        for kid in self.kids(at).into_iter().filter(|k| *k < at) {
            let label = self.label(kid);
            self.hang(kid, noun, label);
        }
        self.hang(at, noun, Label::Compound);
    }

    /// "votes 56–32 to withdraw": the tally does not withdraw.
    pub(in crate::ingest::extract) fn tally_of_vote(&mut self, at: Index) {
        let tally = self.head(at);
        let vote = self.head(tally);
        let to = self.kids(at).into_iter().any(|k| self.tag(k) == Tag::To && self.label(k) == Label::Aux);
        if to
            && self.tag(at) == Tag::Vb
            && matches!(self.label(at), Label::Relcl | Label::Acl | Label::Xcomp | Label::Advcl)
            && self.tag(tally) == Tag::Cd
            && vote < tally
            && self.lemma(vote) == "vote"
        {
            self.hang(at, vote, Label::Advcl);
        }
    }
}
