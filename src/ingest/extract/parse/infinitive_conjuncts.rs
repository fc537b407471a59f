//! Further infinitives that the parser joined to the verb that governs the first: "agreed to open a crossing, build a
//! railway and sign a treaty" tells of three things agreed to, and of nothing built or signed.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};

impl Sentence<'_> {
    /// A bare verb without a subject joins the infinitive in front of it, not the finite verb above that.
    pub(in crate::ingest::extract) fn infinitive_beside_finite(&mut self, at: Index) {
        let governor = self.head(at);
        if !matches!(self.tag(at), Tag::Vb | Tag::Vbp) || self.label(at) != Label::Conj || governor >= at {
            return;
        }
        let own = self.kids(at).into_iter().any(|k| {
            matches!(
                self.label(k),
                Label::Nsubj | Label::Nsubjpass | Label::Csubj | Label::Expl | Label::Aux | Label::Auxpass | Label::Neg
            )
        });
        // "The two sides meet to sign a treaty and visit a school": of the same form as the verb above, so only where a
        // comma shows that a list goes on.
        let differs = match self.tag(governor) {
            Tag::Vbd | Tag::Vbz => true,
            Tag::Vbp => at.checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma),
            _ => false,
        };
        if own || !differs {
            return;
        }
        let infinitive = self.kids(governor).into_iter().rfind(|k| {
            *k > governor
                && *k < at
                && self.label(*k) == Label::Xcomp
                && self.tag(*k) == Tag::Vb
                && self.kids(*k).into_iter().any(|t| self.tag(t) == Tag::To)
        });
        if let Some(first) = infinitive {
            self.retag(at, Tag::Vb, Pos::Verb);
            self.hang(at, first, Label::Conj);
        }
    }
}
