//! Verbs that the parser parted from their clause because of what is thrown in before them: "an outbreak that had,
//! officials said, infected 900 people", "had infected thousands and, according to the agency, killed twelve"; and
//! those who do the second of two deeds behind "with".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};

/// So many words may be thrown in between two commas.
const LONGEST: usize = 8;

impl Sentence<'_> {
    /// The comma that opens what is thrown in right before a token.
    fn aside_before(&self, at: Index) -> Option<Index> {
        let close = at.checked_sub(1).filter(|c| self.tag(*c) == Tag::Comma)?;
        let first = close.saturating_sub(LONGEST);
        (first..close).rev().find(|i| self.tag(*i) == Tag::Comma)
    }

    pub(in crate::ingest::extract) fn has_subject(&self, at: Index) -> bool {
        self.kids(at).into_iter().any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass))
    }

    /// "an outbreak that had, officials said, infected 900 people": the participle behind the remark was taken for a
    /// second verb of the main clause.
    pub(in crate::ingest::extract) fn perfect_behind_aside(&mut self, at: Index) {
        let strayed = matches!(self.label(at), Label::Conj | Label::Advcl);
        if !strayed || !matches!(self.tag(at), Tag::Vbd | Tag::Vbn) || self.has_subject(at) {
            return;
        }
        let had = self.aside_before(at).and_then(|c| c.checked_sub(1));
        let Some(had) = had.filter(|h| matches!(self.word(*h), "had" | "has" | "have")) else { return };
        let which = had.checked_sub(1).filter(|w| matches!(self.tag(*w), Tag::Wdt | Tag::Wp));
        let Some(which) = which else { return };
        // What the parser took for the verb of the relative clause: the auxiliary, or a word of the remark.
        let taken = self.head(which);
        let noun = which.checked_sub(1).filter(|n| self.is_noun(*n));
        let Some(noun) = noun.filter(|_| taken < at && self.kid(taken, Label::Dobj).is_none()) else { return };
        if self.is_below(noun, at) {
            return;
        }
        self.hang(at, noun, Label::Relcl);
        self.hang(which, at, Label::Nsubj);
        self.hang(had, at, Label::Aux);
        if taken != had {
            let label = if self.tag(taken) == Tag::In { Label::Prep } else { Label::Parataxis };
            self.hang(taken, at, label);
        }
        self.retag(at, Tag::Vbn, Pos::Verb);
        // "and killed twelve": joined to what the remark parted from it.
        let joined = (at + 1..self.tokens.len()).find(|v| {
            self.label(*v) == Label::Conj
                && matches!(self.tag(*v), Tag::Vbd | Tag::Vbn)
                && !self.has_subject(*v)
                && self.word(*v - 1) == "and"
                && self.head(*v - 1) == at
        });
        if let Some(joined) = joined {
            self.hang(joined, at, Label::Conj);
        }
    }

    /// "that had infected thousands and, according to the agency, killed twelve": the second verb goes with the one
    /// that its "and" hangs on, and not with the verb of the main clause.
    pub(in crate::ingest::extract) fn second_behind_aside(&mut self, at: Index) {
        let outer = self.head(at);
        let strayed = matches!(self.label(at), Label::Conj | Label::Advcl) && self.kid(at, Label::Mark).is_none();
        if !strayed || !matches!(self.tag(at), Tag::Vbd | Tag::Vbn) || self.has_subject(at) {
            return;
        }
        let and = self.aside_before(at).and_then(|c| c.checked_sub(1));
        let Some(and) = and.filter(|a| matches!(self.word(*a), "and" | "but" | "or")) else { return };
        let first = self.head(and);
        let alike = matches!(self.tag(first), Tag::Vbd | Tag::Vbn) && self.kid(first, Label::Auxpass).is_none();
        if first > outer && first < and && alike && self.is_below(first, outer) {
            self.hang(at, first, Label::Conj);
        }
    }

    /// "with Ann Roe calling the plan cruel and Ed Holm calling it a disgrace": whoever stands behind "and" does what
    /// the second gerund says, and is nothing of the first.
    pub(in crate::ingest::extract) fn doer_of_second_gerund(&mut self, at: Index) {
        if self.tag(at) != Tag::Vbg || self.has_subject(at) || self.kid(at, Label::Aux).is_some() {
            return;
        }
        let near = at.saturating_sub(LONGEST)..at;
        let Some(and) = near.clone().rev().find(|i| self.word(*i) == "and") else { return };
        let named = |i: &Index| {
            matches!(self.tag(*i), Tag::Nnp | Tag::Nnps | Tag::Nns)
                && self.lowest(*i) == and + 1
                && (*i + 1 == at || matches!(self.word(*i + 1), "of" | "from"))
        };
        let Some(doer) = (and + 1..at).rev().find(named) else { return };
        // All that stands between is of whoever does it.
        if (doer + 1..at).any(|i| !self.is_below(i, doer)) {
            return;
        }
        let first = (0..and).rev().find(|i| {
            self.tag(*i) == Tag::Vbg
                && self.label(*i) == Label::Pcomp
                && self.word(self.head(*i)) == "with"
                && self.kid(*i, Label::Nsubj).is_some_and(|s| s < *i)
        });
        let Some(first) = first else { return };
        let with = self.head(first);
        if !self.is_below(doer, first) || !(self.head(at) == with || self.is_below(at, first)) {
            return;
        }
        self.hang(at, first, Label::Conj);
        self.hang(doer, at, Label::Nsubj);
        self.hang(and, first, Label::Cc);
    }
}
