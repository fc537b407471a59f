//! Lists of people that the parser took apart: "20 militants, three policemen and one civilian were killed" tells of all of
//! them, though it gave the verb two subjects, or took the second for another name of the first.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};

impl Sentence<'_> {
    /// The second of several counted nouns joins the first.
    pub(in crate::ingest::extract) fn second_of_counted(&mut self, at: Index) {
        if !matches!(self.tag(at), Tag::Nn | Tag::Nns) || !self.is_counted(at) || !self.has_joined(at) {
            return;
        }
        let low = self.lowest(at);
        let Some(comma) = low.checked_sub(1).filter(|c| self.tag(*c) == Tag::Comma) else { return };
        let above = self.head(at);
        let first = match self.label(at) {
            // "Four nurses, two drivers and a doctor were abducted"; closed by a comma it says who the first are.
            Label::Appos if above < at => {
                let last = self.highest(at);
                let closed = matches!(self.tag(last + 1), Tag::Comma | Tag::Hyph);
                (!closed).then_some(above)
            }
            label @ (Label::Nsubj | Label::Nsubjpass) => {
                self.kids(above).into_iter().rfind(|k| *k < comma && self.label(*k) == label)
            }
            _ => None,
        };
        let Some(first) = first.filter(|f| matches!(self.tag(*f), Tag::Nn | Tag::Nns) && self.is_counted(*f)) else {
            return;
        };
        // "three men, two brothers and a cousin": those may be the three.
        if self.lemma(first) != self.lemma(at) && self.is_bare_until(first, comma) {
            self.hang(at, first, Label::Conj);
        }
    }

    fn is_counted(&self, noun: Index) -> bool {
        self.kids(noun).into_iter().any(|k| {
            k < noun && (self.label(k) == Label::Nummod || matches!(self.word(k), "a" | "an" | "several" | "some"))
        })
    }

    fn has_joined(&self, noun: Index) -> bool {
        let joined = |label| self.kids(noun).into_iter().any(|k| k > noun && self.label(k) == label);
        joined(Label::Cc) && joined(Label::Conj)
    }

    /// The first token of what hangs on a word.
    fn lowest(&self, at: Index) -> Index {
        let mut low = at;
        while let Some(lower) = self.kids(low).into_iter().min().filter(|k| *k < low) {
            low = lower;
        }
        low
    }

    /// The last token of what hangs on a word.
    fn highest(&self, at: Index) -> Index {
        let mut high = at;
        while let Some(higher) = self.kids(high).into_iter().max().filter(|k| *k > high) {
            high = higher;
        }
        high
    }

    /// Whether neither a clause nor a mark stands between a noun and a comma.
    fn is_bare_until(&self, noun: Index, comma: Index) -> bool {
        (noun + 1..comma).all(|i| !matches!(self.label(i), Label::Relcl | Label::Acl | Label::Punct))
    }
}
