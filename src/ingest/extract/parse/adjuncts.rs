//! What the parser hung on the wrong verb, or took for a verb of the clause: "in Jenin, occupied Palestine", "jailed
//! her for fraud and taking bribes", "was barred from running by the court".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, Words};

/// Verbs of keeping somebody from doing something.
static KEEPING_FROM: Words = Words::of("adjuncts.keeping-from");

/// Verbs of laying a deed to somebody.
static ASCRIBING: Words = Words::of("adjuncts.ascribing");

/// Verbs of bringing two sides together.
static HOSTING: Words = Words::of("adjuncts.hosting");

impl Sentence<'_> {
    /// "killed in Jenin, occupied Palestine": the place is called so, and nobody of the sentence occupies it.
    pub(in crate::ingest::extract) fn occupied_place(&mut self, at: Index) {
        let Some(inner) = at.checked_sub(2).filter(|_| self.word(at) == "occupied") else { return };
        let parted = self.tag(at - 1) == Tag::Comma && self.tag(inner) == Tag::Nnp && self.label(inner) == Label::Pobj;
        let bare = !self
            .kids(at)
            .into_iter()
            .any(|k| matches!(self.label(k), Label::Nsubj | Label::Aux | Label::Auxpass | Label::Cc | Label::Mark));
        let place = self.kid(at, Label::Dobj).filter(|p| *p > at && self.tag(*p) == Tag::Nnp);
        let Some(place) = place.filter(|p| parted && bare && self.lowest(*p) == at + 1) else { return };
        if self.is_root(at) || self.head(inner) > inner {
            return;
        }
        let behind: Vec<Index> = self.kids(at).into_iter().filter(|k| *k > place).collect();
        for kid in behind {
            self.hang(kid, self.head(at), self.label(kid));
        }
        self.hang(place, inner, Label::Appos);
        self.hang(at, place, Label::Amod);
        self.retag(at, Tag::Jj, Pos::Adj);
    }

    /// "jailed her for fraud and accepting bribes", "spoke about the war and lifting sanctions": a gerund joins no
    /// finite verb, but what the preposition brings.
    pub(in crate::ingest::extract) fn gerund_beside_object(&mut self, at: Index) {
        let verb = self.head(at);
        let bare = |k: Index| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass | Label::Aux | Label::Mark);
        let strayed = self.tag(at) == Tag::Vbg
            && self.label(at) == Label::Conj
            && verb < at
            && matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn)
            && !self.kids(at).into_iter().any(bare);
        // "is meeting them and talking"
        let and = at.checked_sub(1).filter(|a| strayed && self.tag(*a) == Tag::Cc);
        let Some(last) = and.and_then(|a| a.checked_sub(1)) else { return };
        let last = if self.tag(last) == Tag::Comma { last.saturating_sub(1) } else { last };
        let brings = self.kids(verb).into_iter().rev().find(|k| {
            *k > verb
                && *k < at
                && self.label(*k) == Label::Prep
                && matches!(self.word(*k), "for" | "of" | "about" | "on" | "over")
                && self.kid(*k, Label::Pobj).is_some_and(|o| self.is_below(last, o))
        });
        if let (Some(preposition), Some(and)) = (brings, and) {
            self.hang(at, preposition, Label::Pcomp);
            self.hang(and, preposition, Label::Cc);
        }
    }

    /// "was barred from leaving the country by the court": whoever bars him was hung on what he is barred from.
    pub(in crate::ingest::extract) fn agent_of_barring(&mut self, at: Index) {
        if self.word(at) != "by" || !matches!(self.label(at), Label::Prep | Label::Agent) {
            return;
        }
        let mut above = self.head(at);
        for _ in 0..5 {
            let from = self.head(above);
            let kept = self.head(from);
            let within = matches!(self.label(above), Label::Pcomp | Label::Pobj) && self.word(from) == "from";
            if within && self.kid(kept, Label::Auxpass).is_some() && KEEPING_FROM.contains(&self.lemma(kept)) {
                let somebody = self.kid(at, Label::Pobj).is_some_and(|o| {
                    matches!(self.tag(o), Tag::Nnp | Tag::Nnps)
                        || self.kids(o).into_iter().any(|k| self.label(k) == Label::Det && self.word(k) == "the")
                });
                if somebody && self.kid(kept, Label::Agent).is_none() {
                    self.hang(at, kept, Label::Agent);
                }
                return;
            }
            if self.is_root(above) {
                return;
            }
            above = self.head(above);
        }
    }

    /// "A Briton jailed in Tehran in 2022 is released": the participle tells of him, and the passive behind it is the
    /// clause's verb.
    pub(in crate::ingest::extract) fn passive_behind_participle(&mut self, at: Index) {
        let plain = |k: Index| matches!(self.label(k), Label::Aux | Label::Auxpass | Label::Cc | Label::Conj);
        let Some(subject) = self.kid(at, Label::Nsubjpass).or_else(|| self.kid(at, Label::Nsubj)) else { return };
        let told = self.tag(at) == Tag::Vbn || self.tag(at) == Tag::Vbd && self.kid(at, Label::Dobj).is_none();
        if !told || subject + 1 != at || !self.is_root(at) || !self.is_noun(subject) {
            return;
        }
        let own = |k: Index| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass | Label::Cc);
        let outer = self.kids(at).into_iter().find(|k| {
            *k > at
                && self.label(*k) == Label::Conj
                && self
                    .kid(*k, Label::Auxpass)
                    .is_some_and(|a| a > at && matches!(self.tag(a), Tag::Vbz | Tag::Vbp | Tag::Vbd))
                && !self.kids(*k).into_iter().any(own)
        });
        let Some(outer) = outer else { return };
        if self.kids(at).into_iter().any(|k| k != outer && plain(k)) {
            return;
        }
        let auxiliary = self.kid(outer, Label::Auxpass).unwrap_or(outer);
        let behind: Vec<Index> = self
            .kids(at)
            .into_iter()
            .filter(|k| *k > outer || *k < subject || self.label(*k) == Label::Punct)
            .collect();
        if self.tag(auxiliary - 1) == Tag::Comma {
            return;
        }
        self.hang(outer, outer, Label::Root);
        self.retag(at, Tag::Vbn, Pos::Verb);
        self.hang(subject, outer, Label::Nsubjpass);
        self.hang(at, subject, Label::Acl);
        for kid in behind {
            self.hang(kid, outer, self.label(kid));
        }
    }

    /// "attributed the killing to the cartel": who did it was hung on the deed.
    pub(in crate::ingest::extract) fn author_of_ascribed(&mut self, at: Index) {
        let deed = self.head(at);
        let verb = self.head(deed);
        if self.word(at) == "to"
            && self.label(at) == Label::Prep
            && deed < at
            && verb < deed
            && matches!(self.label(deed), Label::Dobj)
            && ASCRIBING.contains(&self.lemma(verb))
        {
            self.hang(at, verb, Label::Prep);
        }
    }

    /// "A meeting hosted by Oman between Iran and Iraq": the two sides are the meeting's, not the host's.
    pub(in crate::ingest::extract) fn sides_behind_host(&mut self, at: Index) {
        if self.word(at) != "between" || self.label(at) != Label::Prep {
            return;
        }
        let above = self.head(at);
        let by = self.head(above);
        let made =
            if self.label(above) == Label::Pobj && self.label(by) == Label::Agent { self.head(by) } else { above };
        let meeting = self.head(made);
        let hosted = self.label(made) == Label::Acl
            && self.tag(made) == Tag::Vbn
            && HOSTING.contains(&self.lemma(made))
            && self.kid(made, Label::Agent).is_some();
        let of_two = Frames::shared().noun(self.lemma(meeting)).iter().any(|f| f.source.contains(&"between"));
        if hosted && meeting < made && of_two && self.kid(at, Label::Pobj).is_some() {
            self.hang(at, meeting, Label::Prep);
        }
    }

    /// "were killed as troops said they had retaken the town": who stands between "as" and a finite verb without a
    /// subject is that verb's.
    pub(in crate::ingest::extract) fn subject_behind_as(&mut self, at: Index) {
        let Some(noun) = self.kid(at, Label::Pobj).filter(|n| *n > at && self.word(at) == "as") else { return };
        let verb = noun + 1;
        let above = self.head(at);
        let own = |k: Index| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass | Label::Mark | Label::Expl);
        let bare = self.label(at) == Label::Prep
            && self.label(verb) == Label::Advcl
            && self.head(verb) == above
            && above < at
            && matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && !self.kids(verb).into_iter().any(own);
        if bare && self.is_noun(noun) {
            self.hang(noun, verb, Label::Nsubj);
            self.hang(at, verb, Label::Mark);
        }
    }

    /// "accused the army and the militia of burning villages": what both are accused of was hung on the second.
    pub(in crate::ingest::extract) fn charge_behind_list(&mut self, at: Index) {
        let second = self.head(at);
        let first = self.head(second);
        let verb = self.head(first);
        let charge = self.word(at) == "of"
            && self.label(at) == Label::Prep
            && self.tag(at + 1) == Tag::Vbg
            && self.label(second) == Label::Conj
            && matches!(self.label(first), Label::Dobj | Label::Nsubjpass)
            && first < second
            && second < at;
        if charge && matches!(self.lemma(verb), "accuse" | "suspect" | "convict" | "acquit" | "clear") {
            self.hang(at, verb, Label::Prep);
            // "of burning villages": taken for a property of the villages.
            if let Some(done_to) = self.kid(at, Label::Pobj).filter(|o| self.head(at + 1) == *o) {
                self.hang(at + 1, at, Label::Pcomp);
                self.hang(done_to, at + 1, Label::Dobj);
            }
        }
    }

    /// "the release of two sailors and the return of a ship": the second deed goes with the first, not with whom that
    /// is done to.
    pub(in crate::ingest::extract) fn deed_beside_deed(&mut self, at: Index) {
        let host = self.head(at);
        let of = self.head(host);
        let first = self.head(of);
        let frames = Frames::shared();
        let deed = |i: Index| matches!(self.tag(i), Tag::Nn | Tag::Nns) && frames.names_deed(self.lemma(i));
        let definite = |i: Index| self.kids(i).into_iter().any(|k| k < i && self.word(k) == "the");
        let own = self.kids(at).into_iter().any(|k| k > at && self.word(k) == "of");
        let strayed = self.label(at) == Label::Conj
            && self.label(host) == Label::Pobj
            && self.word(of) == "of"
            && first < of
            && host < at
            && own;
        if strayed && deed(at) && deed(first) && !deed(host) && definite(at) && definite(first) {
            self.hang(at, first, Label::Conj);
            let joint = self.kids(host).into_iter().filter(|k| self.label(*k) == Label::Cc).collect::<Vec<_>>();
            for cc in joint {
                self.hang(cc, first, Label::Cc);
            }
        }
    }

    /// "damaging a hospital and leading schools to close": the second gerund was taken for a property of its object,
    /// and what the first one is done to for another.
    pub(in crate::ingest::extract) fn gerund_for_modifier(&mut self, at: Index) {
        let first = self.head(at);
        let second = self.head(first);
        let verb = self.head(second);
        let strayed = self.tag(at) == Tag::Vbg
            && self.label(at) == Label::Conj
            && matches!(self.label(first), Label::Nmod | Label::Compound)
            && self.label(second) == Label::Dobj
            && self.tag(verb) == Tag::Vbg
            && verb < first
            && first < at
            && at < second
            && self.tag(second) == Tag::Nns;
        let Some(joint) = at.checked_sub(1).filter(|j| strayed && self.tag(*j) == Tag::Cc) else { return };
        let article: Vec<Index> = self.kids(second).into_iter().filter(|k| *k < first).collect();
        for kid in article {
            self.hang(kid, first, self.label(kid));
        }
        self.hang(first, verb, Label::Dobj);
        self.hang(at, verb, Label::Conj);
        let led = self.lemma(at) == "lead";
        self.hang(second, at, if led { Label::Dep } else { Label::Dobj });
        self.hang(joint, verb, Label::Cc);
    }
}
