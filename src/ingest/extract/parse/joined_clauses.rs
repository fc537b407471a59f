//! Two main clauses joined by "and" without a comma, of which the parser took the second one's subject for a fellow of
//! the last noun of the first: "Chad expelled two envoys and Mali recalled its own".

use crate::ingest::extract::parse::joined_verbs::is_finite;
use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, Slot};

fn is_subject(label: Label) -> bool {
    matches!(label, Label::Nsubj | Label::Nsubjpass | Label::Csubj | Label::Expl)
}

impl Sentence<'_> {
    /// "bombed Tyre and the militia shelled Haifa": the noun between "and" and a second finite verb is that verb's
    /// subject; a joined verb that has none needs no noun in front.
    pub(in crate::ingest::extract) fn subject_joined_before(&mut self, at: Index) {
        if !is_finite(self.tag(at)) || self.kids(at).into_iter().any(|k| self.has_own_subject(k)) {
            return;
        }
        let Some(subject) = self.noun_joined_before(at) else { return };
        let Some(first) = self.verb_above(self.head(subject)).filter(|f| *f < at) else { return };
        // "rammed a boat and the navy protested": the first was hung on the second.
        let below = self.head(first) == at && self.label(first) == Label::Ccomp && self.is_root(at);
        let beside = self.head(at) == first && matches!(self.label(at), Label::Conj | Label::Ccomp | Label::Advcl)
            || self.head(at) == subject && matches!(self.label(at), Label::Acl | Label::Relcl)
            || self.label(at) == Label::Conj && self.head(at) < subject && self.head(at) > first;
        if !(below || beside) || !self.kids(first).into_iter().any(|k| k < first && is_subject(self.label(k))) {
            return;
        }
        self.part_clauses(first, subject, at, below);
    }

    /// "closed the crossing and Iran shut its airspace": what the first clause does something to was taken for the
    /// subject of a clause that the first verb tells of.
    pub(in crate::ingest::extract) fn object_for_subject(&mut self, at: Index) {
        let first = self.head(at);
        if !is_finite(self.tag(at)) || self.label(at) != Label::Ccomp || first >= at || !is_finite(self.tag(first)) {
            return;
        }
        let Some(subject) = self.noun_joined_before(at) else { return };
        let object = self.head(subject);
        let frames = Frames::shared();
        let lemma = self.lemma(first);
        let takes_object = frames.speech(lemma).is_none()
            && frames.verb(lemma).iter().any(|f| f.target.contains(&Slot::Object))
            && !frames.verb(lemma).iter().any(|f| f.target.contains(&Slot::That));
        let bare = |k: Index| matches!(self.label(k), Label::Mark | Label::Aux | Label::Auxpass | Label::Expl);
        if !takes_object
            || self.label(object) != Label::Nsubj
            || self.head(object) != at
            || self.lowest(object) != first + 1
            || self.kid(first, Label::Dobj).is_some()
            || self.kids(at).into_iter().any(bare)
        {
            return;
        }
        self.hang(object, first, Label::Dobj);
        self.part_clauses(first, subject, at, false);
    }

    fn has_own_subject(&self, kid: Index) -> bool {
        is_subject(self.label(kid)) || matches!(self.label(kid), Label::Mark | Label::Auxpass | Label::Agent)
    }

    /// The noun right before a verb that "and" joins to another noun.
    fn noun_joined_before(&self, verb: Index) -> Option<Index> {
        let adverb = |i: &Index| self.tag(*i) == Tag::Rb && self.head(*i) == verb;
        let last = (0..verb).rev().find(|i| !adverb(i))?;
        // "and the head of the union called": the noun lies further up.
        let joined = |i: &Index| self.label(*i) == Label::Conj && self.is_noun(*i) && self.head(*i) < *i;
        let subject = std::iter::successors(Some(last), |i| Some(self.head(*i)).filter(|h| h != i && h < i))
            .take(4)
            .find(joined)
            .filter(|s| self.is_noun(self.head(*s)))?;
        let low = self.lowest(subject);
        let joint = low.checked_sub(1).filter(|c| self.tag(*c) == Tag::Cc && matches!(self.word(*c), "and" | "but"))?;
        let apart =
            (joint..=last).all(|i| !matches!(self.tag(i), Tag::Comma) && (i == joint || self.tag(i) != Tag::Cc));
        // "both Iran and Iraq", "between Iran and Iraq" are pairs.
        let paired = self.kids(self.head(subject)).into_iter().any(|k| self.label(k) == Label::Preconj);
        let head = self.head(subject);
        let between = matches!(self.word(self.head(head)), "between" | "among");
        (apart && !paired && !between && self.head(subject) < joint).then_some(subject)
    }

    /// Makes two clauses side by side of a first verb, and a second with its subject.
    fn part_clauses(&mut self, first: Index, subject: Index, second: Index, below: bool) {
        if below {
            self.hang(first, first, Label::Root);
        }
        if let Some(joint) = self.lowest(subject).checked_sub(1) {
            self.hang(joint, first, Label::Cc);
        }
        self.hang(subject, second, Label::Nsubj);
        self.hang(second, first, Label::Conj);
        self.retag(second, self.tag(second), Pos::Verb);
    }

    /// "The junta, whose leader Ali Roe denied the charge, rejected the deal": the first noun was hung on the verb of
    /// the clause that tells of it, the second verb joined to that.
    pub(in crate::ingest::extract) fn subject_before_whose(&mut self, at: Index) {
        let inner = self.head(at);
        let told = is_subject(self.label(at)) && inner > at && self.word(at + 1) == "," && self.word(at + 2) == "whose";
        if !told {
            return;
        }
        let owned = self.kids(inner).into_iter().any(|k| k > at + 2 && k < inner && is_subject(self.label(k)));
        let outer = self.kids(inner).into_iter().find(|k| {
            *k > inner
                && self.label(*k) == Label::Conj
                && matches!(self.tag(*k), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn)
                && self.first_kid(*k).min(*k).checked_sub(1).is_some_and(|c| self.word(c) == ",")
                && !self.kids(*k).into_iter().any(|s| is_subject(self.label(s)))
        });
        // "whose leader, Ali Roe, was killed": taken for another name of whoever has a leader.
        let leader = self
            .kids(at)
            .into_iter()
            .find(|k| *k > at + 2 && *k < inner && self.label(*k) == Label::Appos && self.head(at + 2) == *k);
        let Some(outer) = outer.filter(|_| owned || leader.is_some()) else { return };
        if let Some(leader) = leader.filter(|_| !owned) {
            let suffers = self.kid(inner, Label::Auxpass).is_some();
            self.hang(leader, inner, if suffers { Label::Nsubjpass } else { Label::Nsubj });
        }
        let passive = self.kid(outer, Label::Auxpass).is_some();
        let behind: Vec<Index> = self.kids(inner).into_iter().filter(|k| *k > outer).collect();
        self.take_place(inner, outer);
        self.hang(at, outer, if passive { Label::Nsubjpass } else { Label::Nsubj });
        self.hang(inner, at, Label::Relcl);
        for kid in behind {
            self.hang(kid, outer, self.label(kid));
        }
        if !self.is_noun(at) {
            self.retag(at, Tag::Nn, Pos::Noun);
        }
    }

    /// "Kenya, which condemned the coup, and Uganda signed it": two subjects of one verb, parted by what is said of the
    /// first, where "and" hangs on that.
    pub(in crate::ingest::extract) fn subject_behind_relative(&mut self, at: Index) {
        let verb = self.head(at);
        if !is_subject(self.label(at)) || !self.is_noun(at) {
            return;
        }
        let Some(and) = self.lowest(at).checked_sub(1).filter(|a| self.word(*a) == "and") else { return };
        let first = self.head(and);
        let both = self.label(and) == Label::Cc
            && first < and
            && is_subject(self.label(first))
            && self.head(first) == verb
            && self.kid(first, Label::Relcl).is_some_and(|clause| clause < and);
        if both {
            self.hang(at, first, Label::Conj);
        }
    }
}
