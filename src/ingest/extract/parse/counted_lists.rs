//! Lists of people that the parser took apart.
//! Thus "20 militants, three policemen and one civilian were killed" tells of all of them, though it gave the verb two
//! subjects, or took the second for another name of the first.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};

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

    /// "five diplomats of Norway, three of Finland and two of Mali": the second number counts more of them, and was
    /// taken for another name of the first.
    pub(in crate::ingest::extract) fn number_of_list(&mut self, at: Index) {
        let first = self.head(at);
        // "one of its largest" counts nothing of the kind.
        let of = |this: &Self, i: Index| {
            let behind = |k: &Index| *k > i && matches!(this.word(*k), "of" | "from");
            let preposition = this.kids(i).into_iter().find(behind)?;
            let named = this.kid(preposition, Label::Pobj).is_some_and(|o| this.tag(o) == Tag::Nnp);
            named.then(|| this.word(preposition).to_owned())
        };
        if self.tag(at) == Tag::Cd
            && self.label(at) == Label::Appos
            && first < at
            && self.tag(first) == Tag::Nns
            && self.kid(first, Label::Nummod).is_some()
            && of(self, at).is_some_and(|preposition| of(self, first) == Some(preposition))
        {
            self.hang(at, first, Label::Conj);
        }
    }

    /// "killed the chief, his wife and three guards": what goes on with somebody's own and "and" is a list, where the
    /// last of it is a phrase of its own.
    pub(in crate::ingest::extract) fn list_behind_own(&mut self, at: Index) {
        let first = self.head(at);
        if self.label(at) != Label::Appos || first >= at || !self.is_noun(at) || !self.is_noun(first) {
            return;
        }
        let low = self.lowest(at);
        let own = self.tag(low) == Tag::PrpPoss && self.head(low) == at;
        let comma = low.checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma);
        let last = self.kids(at).into_iter().find(|k| *k > at && self.label(*k) == Label::Conj && self.is_noun(*k));
        let whole = last.is_some_and(|l| {
            matches!(self.tag(l), Tag::Nnp | Tag::Nnps)
                || self
                    .kids(l)
                    .into_iter()
                    .any(|k| k < l && matches!(self.label(k), Label::Det | Label::Nummod | Label::Poss))
        });
        // "Ana Lobo, his wife and his agent, said": closed by a comma it says who she is.
        let closed = self.tokens.get(self.highest(at) + 1).is_some_and(|t| t.tag == Tag::Comma);
        let affected = matches!(self.label(first), Label::Dobj | Label::Nsubjpass | Label::Pobj | Label::Conj);
        if own && comma && whole && affected && !closed {
            self.hang(at, first, Label::Conj);
        }
    }

    /// "arrested Ana Lobo, a lawyer, and Jan Petras", "killed a judge and two of his guards": the second object was
    /// hung on the verb, or on what the lives are lost of.
    pub(in crate::ingest::extract) fn object_joined_to_verb(&mut self, at: Index) {
        let verb = self.head(at);
        let number = self.tag(at) == Tag::Cd
            && self.kids(at).into_iter().any(|k| {
                self.word(k) == "of"
                    && self.kids(k).into_iter().any(|o| self.kids(o).into_iter().any(|p| self.tag(p) == Tag::PrpPoss))
            });
        let name = self.tag(at) == Tag::Nnp;
        if !(number || name) || self.label(at) != Label::Conj || verb >= at {
            return;
        }
        let joint = self.lowest(at).checked_sub(1).is_some_and(|c| self.word(c) == "and");
        let clause =
            self.kids(at).into_iter().any(|k| matches!(self.label(k), Label::Nsubj | Label::Dobj | Label::Aux));
        if !joint || clause {
            return;
        }
        let fits = |this: &Self, o: Index| {
            o > verb && o < at && this.is_noun(o) && (number || matches!(this.tag(o), Tag::Nnp | Tag::Nnps))
        };
        let object = if self.is_noun(verb) {
            let of = self.kids(verb).into_iter().find(|k| self.word(*k) == "of" && *k < at);
            of.and_then(|of| self.kid(of, Label::Pobj)).filter(|_| number && self.lemma(verb) == "life")
        } else {
            let active = matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn | Tag::Vbg | Tag::Vb);
            self.kid(verb, Label::Dobj).filter(|_| active)
        };
        if let Some(object) = object.filter(|o| fits(self, *o)) {
            self.hang(at, object, Label::Conj);
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

    /// The last token of what hangs on a word.
    pub(super) fn highest(&self, at: Index) -> Index {
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

    /// "Soldiers arrested between 50 and 60 students": the two numbers count whom the verb is done to, and whoever was
    /// taken for him does it.
    pub(in crate::ingest::extract) fn counted_between(&mut self, at: Index) {
        let Some(verb) = at.checked_sub(1).filter(|v| *v == self.head(at)) else { return };
        let counted = self.kid(at, Label::Pobj).filter(|n| self.tag(*n) == Tag::Nns);
        let Some(noun) = counted.filter(|_| self.word(at) == "between" && self.label(at) == Label::Prep) else {
            return;
        };
        let number = at + 1;
        let range = self.tag(number) == Tag::Cd
            && self.head(number) == noun
            && self.word(number + 1) == "and"
            && self.tag(number + 2) == Tag::Cd
            && self.head(number + 2) == number;
        let kids = self.kids(verb);
        let subject = kids.iter().copied().find(|k| matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass));
        let other = kids.iter().any(|k| matches!(self.label(*k), Label::Dobj | Label::Auxpass | Label::Aux));
        let Some(subject) = subject.filter(|_| range && !other && matches!(self.tag(verb), Tag::Vbd | Tag::Vbn)) else {
            return;
        };
        self.retag(verb, Tag::Vbd, Pos::Verb);
        self.hang(subject, verb, Label::Nsubj);
        self.hang(noun, verb, Label::Dobj);
        self.hang(at, number, Label::Quantmod);
    }

    /// "two Democrats opposed, and one independent supported": what was taken for a property is who did it.
    pub(in crate::ingest::extract) fn independent_for_subject(&mut self, at: Index) {
        let Some(voter) = at.checked_sub(1) else { return };
        let kids = self.kids(at);
        let number = kids.iter().copied().find(|k| self.label(*k) == Label::Nummod && *k + 1 == voter);
        let bare = kids.iter().all(|k| Some(*k) == number || *k == voter || *k > at);
        let fits = self.label(at) == Label::Conj
            && matches!(self.tag(at), Tag::Vbn | Tag::Vbd)
            && self.label(voter) == Label::Amod
            && self.head(voter) == at
            && self.lemma(voter) == "independent";
        let Some(number) = number.filter(|_| fits && bare) else { return };
        self.retag(at, Tag::Vbd, Pos::Verb);
        self.retag(voter, Tag::Nn, Pos::Noun);
        self.hang(voter, at, Label::Nsubj);
        self.hang(number, voter, Label::Nummod);
    }

    /// "Two deputies opposed the motion, and a third, Jon Holm, backed it": whoever is counted behind "and" does what
    /// the verb behind the name says.
    pub(in crate::ingest::extract) fn counted_for_subject(&mut self, at: Index) {
        let Some(name) = self.kid(at, Label::Appos).filter(|n| *n > at && self.tag(*n) == Tag::Nnp) else { return };
        let counted = self.label(at) == Label::Conj
            && matches!(self.word(at), "second" | "third" | "fourth" | "fifth" | "other" | "another")
            && self.tag(name + 1) == Tag::Comma;
        let verb = name + 2;
        let above = self.head(verb);
        let free = matches!(self.tag(verb), Tag::Vbd | Tag::Vbz) && self.label(verb) == Label::Conj && above < at;
        if !counted || !free || self.has_subject(verb) || !self.is_below(at, above) {
            return;
        }
        self.hang(name, verb, Label::Nsubj);
        self.hang(at, name, Label::Nmod);
    }

    /// "arrested two suspects in the case so far, Jon Holm and Ann Roe": as many names as the object counts are theirs,
    /// wherever the parser hung them.
    pub(in crate::ingest::extract) fn names_of_counted(&mut self, at: Index) {
        const NUMBERS: [&str; 5] = ["two", "three", "four", "five", "six"];
        let named = matches!(self.label(at), Label::Appos | Label::Npadvmod)
            && self.tag(at) == Tag::Nnp
            && self.persons.contains(&(at + self.first));
        let comma = self.lowest(at).checked_sub(1).filter(|c| named && self.tag(*c) == Tag::Comma);
        let (Some(comma), Some(verb)) = (comma, self.verb_of_adjunct(at)) else { return };
        let Some(object) = self.kid(verb, Label::Dobj).filter(|o| *o < comma && self.tag(*o) == Tag::Nns) else {
            return;
        };
        if self.head(at) == object || self.kids(object).into_iter().any(|k| self.label(k) == Label::Appos) {
            return;
        }
        let number = self.kid(object, Label::Nummod).map(|n| self.word(n).to_lowercase());
        let mut names = 1;
        let mut last = at;
        while let Some(next) = self.kid(last, Label::Conj).filter(|n| self.tag(*n) == Tag::Nnp) {
            names += 1;
            last = next;
        }
        let counted = NUMBERS.iter().zip(2..).any(|(word, count)| number.as_deref() == Some(*word) && count == names);
        if counted {
            self.hang(at, object, Label::Appos);
        }
    }

    /// The verb of whose adjunct a noun is a part.
    fn verb_of_adjunct(&self, noun: Index) -> Option<Index> {
        let mut at = noun;
        for _ in 0..6 {
            if self.is_root(at) || !matches!(self.label(at), Label::Appos | Label::Npadvmod | Label::Pobj | Label::Prep)
            {
                return None;
            }
            at = self.head(at);
            if matches!(self.tag(at), Tag::Vbd | Tag::Vbn | Tag::Vbz | Tag::Vbp) {
                return Some(at);
            }
        }
        None
    }
}
