//! Second ends that a repeated preposition, something thrown in or a word of kinship keeps apart from the first: "met
//! with Xi and with Putin", "visited Oslo and, on Monday, Riga", "Kenya and its neighbour Chad signed".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{Frames, Words};

/// What one country is to another.
static NEIGHBOURS: Words = Words::of("joined_phrases.neighbours");

/// So many words may be thrown in behind "and".
const LONGEST: usize = 7;

impl Sentence<'_> {
    /// "killed Ali Roe, as well as his brother", "Ana Roe, as well as Jon Holm, was charged": what "as well as" brings
    /// stands beside the noun in front, and is not what that one is called.
    pub(in crate::ingest::extract) fn noun_behind_as_well_as(&mut self, at: Index) {
        let opens = at.checked_sub(2).filter(|o| self.word(*o) == "as" && self.word(at - 1) == "well");
        let Some(before) = opens.and_then(|o| o.checked_sub(1)) else { return };
        let one = if self.tag(before) == Tag::Comma { before.checked_sub(1) } else { Some(before) };
        let top = |i: Index| {
            let above = |k: &Index| Some(self.head(*k)).filter(|h| h != k && *h < at && self.is_noun(*h));
            std::iter::successors(Some(i), above).last().unwrap_or(i)
        };
        let Some(one) = one.filter(|i| self.is_noun(*i)).map(top) else { return };
        let listed = matches!(self.label(at), Label::Cc | Label::Prep);
        let apart = |k: &Index| match self.label(*k) {
            Label::Appos => self.head(*k) == one,
            Label::Pobj => self.head(*k) == at,
            _ => false,
        };
        let other = (at + 1..self.tokens.len()).find(|k| self.lowest(*k) == at + 1 && self.is_noun(*k) && apart(k));
        if let Some(other) = other.filter(|_| listed) {
            self.hang(other, one, Label::Conj);
            self.hang(at, one, Label::Cc);
        }
    }

    /// "met with Xi and with Putin", "condemned by Chad and by Niger": a preposition said again brings a fellow of what
    /// it brought before.
    pub(in crate::ingest::extract) fn preposition_again(&mut self, at: Index) {
        let Some(and) = at.checked_sub(1).filter(|a| matches!(self.word(*a), "and" | "or")) else { return };
        if self.label(at) == Label::Mark {
            self.subject_for_fellow(at, and);
            return;
        }
        let mut first = self.head(at);
        // "held talks with Xi and with Putin": hung on the verb.
        if self.label(at) == Label::Conj && !matches!(self.label(first), Label::Prep | Label::Agent | Label::Dative) {
            first = self.preposition_before(at, and).unwrap_or(first);
        }
        let again = self.label(at) == Label::Conj
            && first < at
            && self.word(at) == self.word(first)
            && matches!(self.label(first), Label::Prep | Label::Agent | Label::Dative);
        if !again {
            return;
        }
        let bare = |k: Index| self.label(k) == Label::Pobj && self.is_noun(k);
        let brought = |p: Index| self.kids(p).into_iter().find(|k| *k > p && bare(*k));
        let alone = self.kids(at).into_iter().all(|k| self.label(k) == Label::Pobj);
        if let (Some(one), Some(other), true) = (brought(first), brought(at), alone) {
            // "on Monday and on Tuesday"
            self.hang(other, one, Label::Conj);
            self.hang(at, one, Label::Cc);
            self.hang(and, one, Label::Cc);
            // "with Xi and with Putin on the deal": what is talked about goes with the talks.
            let about = self.kids(other).into_iter().filter(|k| {
                *k > other
                    && self.label(*k) == Label::Prep
                    && matches!(self.word(*k), "on" | "about" | "over" | "regarding")
            });
            for topic in about.collect::<Vec<_>>() {
                self.hang(topic, self.head(first), Label::Prep);
            }
        }
    }

    /// The same preposition, the phrase of which ends right before "and".
    fn preposition_before(&self, at: Index, and: Index) -> Option<Index> {
        let ends =
            |p: &Index| self.kid(*p, Label::Pobj).is_some_and(|o| o < and && (o + 1..and).all(|i| self.head(i) == o));
        (0..and).rev().find(|p| self.label(*p) == Label::Prep && self.word(*p) == self.word(at)).filter(ends)
    }

    /// "met with Xi and with Putin to discuss the war": the second was taken for the subject of the infinitive.
    fn subject_for_fellow(&mut self, at: Index, and: Index) {
        let infinitive = self.head(at);
        let Some(first) = self.preposition_before(at, and) else { return };
        let other = self.kid(infinitive, Label::Nsubj).filter(|o| *o > at && *o < infinitive);
        let (Some(one), Some(other)) = (self.kid(first, Label::Pobj), other) else { return };
        self.hang(other, one, Label::Conj);
        self.hang(at, one, Label::Cc);
        self.hang(and, one, Label::Cc);
    }

    /// "visited Oslo and, on Monday, Riga": behind what is thrown in stands a fellow of the noun before "and".
    pub(in crate::ingest::extract) fn fellow_behind_aside(&mut self, at: Index) {
        let Some(noun) = at.checked_sub(1).filter(|n| self.word(at) == "and" && self.is_noun(*n)) else { return };
        if self.tag(at + 1) != Tag::Comma {
            return;
        }
        let close = (at + 3..(at + 3 + LONGEST).min(self.tokens.len())).find(|i| self.tag(*i) == Tag::Comma);
        let Some(close) = close else { return };
        let nominal = |i: Index| {
            matches!(
                self.tag(i),
                Tag::Nnp | Tag::Nnps | Tag::Nn | Tag::Nns | Tag::Dt | Tag::Jj | Tag::Cd | Tag::PrpPoss
            )
        };
        let end = (close + 1..self.tokens.len()).find(|i| !nominal(*i)).unwrap_or(self.tokens.len());
        let Some(other) = end.checked_sub(1).filter(|o| *o > close && self.is_noun(*o)) else { return };
        // "and, on Monday, Riga fell": a clause of its own.
        let ends = matches!(self.tag(end), Tag::Period | Tag::Comma | Tag::In) && end < self.tokens.len();
        let strayed =
            matches!(self.label(other), Label::Appos | Label::Conj | Label::Dobj | Label::Npadvmod | Label::Dep);
        let mut first = noun;
        while self.label(first) == Label::Conj && self.head(first) < first && self.is_noun(self.head(first)) {
            first = self.head(first);
        }
        let core = matches!(self.label(first), Label::Dobj | Label::Nsubjpass | Label::Pobj);
        if !ends || !strayed || !core || self.is_below(first, other) || self.verb_within(at + 2..close) {
            return;
        }
        let thrown: Vec<Index> =
            (at + 2..close).filter(|i| !(at + 2..close).contains(&self.head(*i)) && *i != other).collect();
        self.hang(other, first, Label::Conj);
        self.hang(at, first, Label::Cc);
        for word in thrown {
            self.hang(word, other, self.label(word));
        }
    }

    fn verb_within(&self, mut range: std::ops::Range<Index>) -> bool {
        range.any(|i| matches!(self.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md))
    }

    /// "Kenya and its neighbour Chad signed", "met its ally Qatar": the name is who acts, and not a name of the noun.
    pub(in crate::ingest::extract) fn name_of_neighbour(&mut self, at: Index) {
        let named = self.kids(at).into_iter().find(|k| {
            *k > at && self.label(*k) == Label::Appos && self.tag(*k) == Tag::Nnp && {
                let low = self.lowest(*k);
                low == at + 1 || low == at + 2 && self.label(at + 1) == Label::Det
            }
        });
        let owned = self.kid(at, Label::Poss).is_some_and(|p| self.tag(p) == Tag::PrpPoss);
        let Some(named) = named.filter(|_| owned && NEIGHBOURS.contains(&self.lemma(at))) else { return };
        if self.is_root(at) {
            return;
        }
        self.take_place(at, named);
        for kid in self.kids(at).into_iter().filter(|k| *k > named) {
            self.hang(kid, named, self.label(kid));
        }
        self.hang(at, named, Label::Compound);
    }

    /// "jailed the founder of the sect, Tom Reed, and his wife": who stands behind the name joins the post in front, as
    /// the name does.
    pub(in crate::ingest::extract) fn fellow_behind_name(&mut self, at: Index) {
        let name = self.head(at);
        let post = self.head(name);
        let behind = self.label(at) == Label::Conj
            && self.is_noun(at)
            && self.label(name) == Label::Appos
            && self.tag(name) == Tag::Nnp
            && post < name
            && name < at
            && matches!(self.tag(post), Tag::Nn | Tag::Nns)
            && self.kid(at, Label::Poss).is_some_and(|p| self.tag(p) == Tag::PrpPoss);
        let joint = self.lowest(at).checked_sub(1).filter(|j| behind && self.word(*j) == "and");
        let Some(joint) = joint.filter(|j| self.tag(j.saturating_sub(1)) == Tag::Comma) else { return };
        self.hang(at, post, Label::Conj);
        self.hang(joint, post, Label::Cc);
    }

    /// "was, according to Reuters, jailed by Peru": the participle behind what is thrown in is the clause's verb.
    pub(in crate::ingest::extract) fn passive_behind_aside(&mut self, at: Index) {
        let thrown = self.label(at) == Label::Acl && self.tag(at) == Tag::Vbn;
        if !thrown || at.checked_sub(1).is_none_or(|c| self.tag(c) != Tag::Comma) {
            return;
        }
        let up = |i: &Index| Some(self.head(*i)).filter(|h| h != i && h < i);
        let be = std::iter::successors(Some(self.head(at)), up).take(5).find(|i| self.lemma(*i) == "be");
        let Some(be) = be.filter(|b| matches!(self.tag(*b), Tag::Vbd | Tag::Vbz | Tag::Vbp)) else { return };
        let kids = self.kids(be);
        let bare = !kids.iter().any(|k| *k > be && matches!(self.label(*k), Label::Attr | Label::Acomp | Label::Ccomp));
        let subject = kids.iter().copied().find(|k| *k < be && self.label(*k) == Label::Nsubj);
        let Some(subject) = subject.filter(|_| bare && self.tag(be + 1) == Tag::Comma) else { return };
        self.take_place(be, at);
        for kid in kids {
            self.hang(kid, at, self.label(kid));
        }
        self.hang(subject, at, Label::Nsubjpass);
        self.hang(be, at, Label::Auxpass);
    }

    /// "clashes between the government and the rebels in Goma": where they clash, not whose government it is.
    pub(in crate::ingest::extract) fn place_of_clash(&mut self, at: Index) {
        let first = self.head(at);
        let between = self.head(first);
        let clash = self.head(between);
        let strayed = matches!(self.word(at), "in" | "near" | "at")
            && self.label(at) == Label::Prep
            && self.label(first) == Label::Pobj
            && self.word(between) == "between"
            && self.kids(first).into_iter().any(|k| k < at && self.label(k) == Label::Conj);
        let of_two = || Frames::shared().noun(self.lemma(clash)).iter().any(|f| f.source.contains(&"between"));
        if strayed && clash < between && of_two() {
            self.hang(at, clash, Label::Prep);
        }
    }
}
