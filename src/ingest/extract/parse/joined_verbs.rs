//! Verbs joined by "and" of which the parser took one for a noun or a property, or hung it on the wrong verb.
//! Thus "police arrest and detain the minister", "kills two people and wounds 14 others", "raided the office and seized
//! computers", "accuses Iraq of violating its airspace and warns of retaliation".

use crate::ingest::extract::parse::present_verbs::EVERYDAY;
use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, Slot, Words};

/// Relations that are done to the object of the last of joined verbs.
static DONE_TO: Words = Words::of("joined_verbs.done-to");

/// Past forms that are seldom a property of what they stand in front of: "seized computers".
static DONE: Words = Words::of("joined_verbs.done");

/// Whether the lexicon reads a verb at all.
pub(super) fn is_known(lemma: &str) -> bool {
    let frames = Frames::shared();
    !frames.verb(lemma).is_empty() || frames.speech(lemma).is_some() || EVERYDAY.contains(&lemma)
}

pub(super) fn is_finite(tag: Tag) -> bool {
    matches!(tag, Tag::Vbz | Tag::Vbd | Tag::Vbp)
}

impl Sentence<'_> {
    /// The finite verb that governs a noun, through the nouns and prepositions between.
    pub(super) fn verb_above(&self, mut at: Index) -> Option<Index> {
        for _ in 0..8 {
            if is_finite(self.tag(at)) && !matches!(self.label(at), Label::Aux | Label::Auxpass) {
                return Some(at);
            }
            let nominal = matches!(
                self.label(at),
                Label::Dobj | Label::Pobj | Label::Prep | Label::Conj | Label::Appos | Label::Npadvmod | Label::Dative
            );
            if !nominal || self.is_root(at) {
                return None;
            }
            at = self.head(at);
        }
        None
    }

    /// "and" right in front of a word, perhaps with an adverb between.
    fn joint_before(&self, at: Index) -> Option<Index> {
        let before = at.checked_sub(1)?;
        let before = if self.tag(before) == Tag::Rb { before.checked_sub(1)? } else { before };
        (self.tag(before) == Tag::Cc && matches!(self.word(before), "and" | "but")).then_some(before)
    }

    /// "kills two people and wounds 14 others": what has an object of its own is no noun.
    pub(in crate::ingest::extract) fn noun_beside_verb(&mut self, at: Index) {
        if !matches!(self.tag(at), Tag::Nns | Tag::Nn)
            || !matches!(self.label(at), Label::Conj | Label::Compound | Label::Nmod)
            || !is_known(self.lemma(at))
        {
            return;
        }
        let Some(joint) = self.joint_before(at) else { return };
        let opens = |this: &Self, object: Index| {
            let first = this.kids(object).into_iter().filter(|k| *k > at).chain([object]).min();
            let determined = matches!(this.tag(at + 1), Tag::Cd | Tag::Dt | Tag::PrpPoss | Tag::Dollar);
            // "wounds at least 20 others"
            let bounded = (at + 1..(at + 4).min(object)).any(|i| this.tag(i) == Tag::Cd && this.head(i) == object)
                && (at + 1..object).all(|i| this.tag(i) != Tag::Comma && !this.is_noun(i));
            first == Some(at + 1) && determined || bounded
        };
        let head = self.head(at);
        let (object, first) = if self.label(at) == Label::Conj {
            if head > at {
                return;
            }
            let Some(verb) = self.verb_above(head) else { return };
            let own = self.kids(at).into_iter().find(|k| *k > at && self.label(*k) == Label::Dobj && self.is_noun(*k));
            let second = || {
                self.kids(verb).into_iter().chain(self.kids(at)).chain(self.kids(head)).find(|k| {
                    *k > at
                        && matches!(self.label(*k), Label::Dobj | Label::Appos | Label::Npadvmod | Label::Conj)
                        && self.is_noun(*k)
                        && opens(self, *k)
                })
            };
            let Some(object) = own.or_else(second) else { return };
            (object, verb)
        } else {
            // "…and wounds 14 others": taken for a part of the others.
            let noun = self.head(head);
            if head <= at || self.label(head) != Label::Conj || noun >= at || !opens(self, head) {
                return;
            }
            let Some(verb) = self.verb_above(noun) else { return };
            (head, verb)
        };
        let agrees = match self.tag(first) {
            Tag::Vbz => self.tag(at) == Tag::Nns,
            Tag::Vbp => self.tag(at) == Tag::Nn,
            _ => false,
        };
        if !agrees || first > at {
            return;
        }
        for kid in self.kids(object).into_iter().filter(|k| *k <= at) {
            if self.label(kid) == Label::Cc {
                self.hang(kid, first, Label::Cc);
            }
        }
        self.hang(object, at, Label::Dobj);
        self.hang(at, first, Label::Conj);
        self.hang(joint, first, Label::Cc);
        self.retag(at, self.tag(first), Pos::Verb);
    }

    /// "Peruvian police arrest and detain the minister": the first of two verbs was taken for the noun that the
    /// sentence is about.
    pub(in crate::ingest::extract) fn first_of_two_verbs(&mut self, at: Index) {
        let subject = match at.checked_sub(1) {
            Some(subject) if self.is_noun(subject) && self.head(subject) == at => subject,
            _ => return,
        };
        if !matches!(self.tag(at), Tag::Nn | Tag::Nns | Tag::Nnp)
            || !(self.is_root(at) || self.label(at) == Label::Ccomp)
            || !matches!(self.label(subject), Label::Compound | Label::Nmod | Label::Amod)
            || !is_known(&self.word(at).to_lowercase()) && !is_known(self.lemma(at))
        {
            return;
        }
        let second = self.kids(at).into_iter().find(|k| {
            *k > at
                && self.label(*k) == Label::Conj
                && matches!(self.tag(*k), Tag::Vb | Tag::Vbp | Tag::Vbz)
                && self.joint_before(*k) == Some(at + 1)
                && self.kids(*k).into_iter().any(|o| o > *k && matches!(self.label(o), Label::Dobj | Label::Prep))
                && self.kid(*k, Label::Nsubj).is_none()
        });
        let Some(second) = second else { return };
        let many =
            matches!(self.tag(subject), Tag::Nns | Tag::Nnps) || matches!(self.lemma(subject), "police" | "people");
        let present = if self.word(at).ends_with('s') && self.tag(second) == Tag::Vbz { Tag::Vbz } else { Tag::Vbp };
        if (present == Tag::Vbp) != many {
            return;
        }
        self.give_subject(at, subject);
        self.retag(at, present, Pos::Verb);
        self.retag(second, present, Pos::Verb);
        let lower = self.word(at).to_lowercase();
        if present == Tag::Vbp
            && let Some(token) = self.tokens.get_mut(at)
        {
            token.lemma = lower.into();
        }
    }

    /// "raided the office and seized computers": the second deed was taken for a property of its object.
    pub(in crate::ingest::extract) fn participle_beside_verb(&mut self, at: Index) {
        let object = self.head(at);
        if !matches!(self.tag(at), Tag::Vbn | Tag::Vbd)
            || !matches!(self.label(at), Label::Amod)
            || object <= at
            || !matches!(self.tag(object), Tag::Nns | Tag::Nnps)
            || self.label(object) != Label::Conj
            || self.head(object) >= at
            || !DONE.contains(&self.lemma(at))
        {
            return;
        }
        let Some(joint) = self.joint_before(at).filter(|j| *j + 1 == at) else { return };
        let first = match self.verb_above(self.head(object)) {
            Some(first) if first < at => first,
            _ => return,
        };
        let active = self.tag(first) == Tag::Vbd && self.kid(first, Label::Auxpass).is_none();
        if !active || self.kid(first, Label::Nsubj).is_none() && self.label(first) != Label::Conj {
            return;
        }
        self.hang(at, first, Label::Conj);
        self.hang(object, at, Label::Dobj);
        self.hang(joint, first, Label::Cc);
        self.retag(at, Tag::Vbd, Pos::Verb);
    }

    /// "Militants kidnapped and killed two priests", "Norway condemned and Chad denounced the raid": the first deed was
    /// taken for a passive without its auxiliary, though what the last one is done to stands behind them all.
    pub(in crate::ingest::extract) fn first_of_joint_deeds(&mut self, at: Index) {
        let bare = |this: &Self, verb: Index| {
            !this.kids(verb).into_iter().any(|k| {
                matches!(this.label(k), Label::Aux | Label::Auxpass | Label::Agent | Label::Dobj | Label::Prep)
                    || verb != at && this.label(k) == Label::Nsubjpass
            })
        };
        if self.tag(at) != Tag::Vbn || !bare(self, at) {
            return;
        }
        // "Militants abducted and later freed a nun.": the whole was taken for a noun.
        let told = self.head(at);
        let verbless = self.label(at) == Label::Acl
            && told + 1 == at
            && self.is_root(told)
            && matches!(self.tag(told), Tag::Nns | Tag::Nnps | Tag::Nnp)
            && self.tokens.last().is_some_and(|t| t.tag == Tag::Period);
        let subject = self.kid(at, Label::Nsubjpass).or(Some(told).filter(|_| verbless));
        let Some(subject) = subject.filter(|s| *s < at) else { return };
        let (mut deeds, mut joint) = (vec![at], false);
        let object = loop {
            let last = deeds.last().copied().unwrap_or(at);
            let next = self
                .kids(last)
                .into_iter()
                .find(|k| *k > last && self.label(*k) == Label::Conj && matches!(self.tag(*k), Tag::Vbn | Tag::Vbd));
            let Some(next) = next else { return };
            let another = self.kid(next, Label::Nsubj).map_or(next, |s| self.lowest(s).max(last + 1));
            let between =
                (last + 1..another).all(|i| matches!(self.label(i), Label::Cc | Label::Advmod | Label::Punct));
            if !between {
                return;
            }
            joint |= (last + 1..next).any(|i| matches!(self.word(i), "and" | "nor" | "or"));
            deeds.push(next);
            let done_to = self.kid(next, Label::Dobj).filter(|o| *o > next && self.is_noun(*o));
            if let Some(object) = done_to.filter(|_| self.tag(next) == Tag::Vbd) {
                break object;
            }
            if !bare(self, next) {
                return;
            }
        };
        let Some(last) = deeds.last().copied().filter(|l| joint && *l < object) else { return };
        if !self.is_done_to_object(last) {
            return;
        }
        if verbless {
            self.take_place(told, at);
            for kid in self.kids(told) {
                if kid > at && self.label(kid) == Label::Punct {
                    self.hang(kid, at, Label::Punct);
                }
            }
        }
        self.hang(subject, at, Label::Nsubj);
        for deed in deeds {
            self.retag(deed, Tag::Vbd, Pos::Verb);
        }
    }

    /// Whether a verb tells by its object alone of whom or what a deed is done to.
    fn is_done_to_object(&self, verb: Index) -> bool {
        Frames::shared()
            .verb(self.lemma(verb))
            .iter()
            .any(|f| f.rest.is_empty() && f.target.first() == Some(&Slot::Object) && DONE_TO.contains(&f.relation))
    }

    /// "accuses Iraq of violating its airspace and warns of retaliation": a gerund is joined to no finite verb.
    pub(in crate::ingest::extract) fn finite_beside_gerund(&mut self, at: Index) {
        let gerund = self.head(at);
        // "arrest five suspected of running a fraud centre and seize their computers"
        let base = self.tag(at) == Tag::Vb && self.kid(at, Label::Aux).is_none();
        if !(is_finite(self.tag(at)) || base)
            || self.label(at) != Label::Conj
            || gerund >= at
            || self.tag(gerund) != Tag::Vbg
            || self.kids(gerund).into_iter().any(|k| matches!(self.label(k), Label::Aux | Label::Nsubj))
            || self.kids(at).into_iter().any(|k| {
                matches!(
                    self.label(k),
                    Label::Nsubj | Label::Nsubjpass | Label::Csubj | Label::Auxpass | Label::Mark | Label::Expl
                )
            })
        {
            return;
        }
        let present = |this: &Self, above: Index| base && this.tag(above) == Tag::Vbp;
        let fits =
            |this: &Self, above: Index| (this.tag(above) == this.tag(at) || present(this, above)) && above < gerund;
        if let Some(above) = self.first_above(gerund, fits) {
            self.hang(at, above, Label::Conj);
            if present(self, above) {
                self.retag(at, Tag::Vbp, Pos::Verb);
            }
        }
    }

    /// "targeting power plants and forcing operators to close": behind a gerund and "and" another was taken for a
    /// property.
    pub(in crate::ingest::extract) fn gerund_beside_gerund(&mut self, at: Index) {
        let object = self.head(at);
        let Some(stem) = self.word(at).strip_suffix("ing").map(str::to_owned) else { return };
        if !matches!(self.tag(at), Tag::Vbg | Tag::Jj)
            || self.label(at) != Label::Amod
            || object <= at
            || self.tag(object) != Tag::Nns
            || self.label(object) != Label::Conj
        {
            return;
        }
        let Some(joint) = self.joint_before(at).filter(|j| *j + 1 == at) else { return };
        let noun = self.head(object);
        let first = self.head(noun);
        let doubled = stem.get(..stem.len().saturating_sub(1)).unwrap_or_default().to_owned();
        let base = [stem.clone(), format!("{stem}e"), doubled].into_iter().find(|b| is_known(b));
        let Some(base) = base.filter(|_| self.label(noun) == Label::Dobj && self.tag(first) == Tag::Vbg && noun < at)
        else {
            return;
        };
        self.hang(at, first, Label::Conj);
        self.hang(object, at, Label::Dobj);
        self.hang(joint, first, Label::Cc);
        self.retag(at, Tag::Vbg, Pos::Verb);
        if let Some(token) = self.tokens.get_mut(at) {
            token.lemma = base.into();
        }
    }

    /// "killed 12 soldiers in Kidal and four in Gao", "ten died in Cuba and 22 in Haiti": the second number goes with
    /// the first, not with the verb.
    pub(in crate::ingest::extract) fn number_beside_verb(&mut self, at: Index) {
        let verb = self.head(at);
        if self.tag(at) != Tag::Cd
            || self.label(at) != Label::Conj
            || verb >= at
            || self.is_noun(verb)
            || self.joint_before(at).is_none()
            || !self.kids(at).into_iter().any(|k| {
                k > at && self.label(k) == Label::Prep && matches!(self.word(k), "in" | "at" | "near" | "from" | "on")
            })
        {
            return;
        }
        let counted = |this: &Self, label: Label| {
            let found = this.kids(verb).into_iter().find(|k| this.label(*k) == label && *k < at);
            found.filter(|k| this.tag(*k) == Tag::Cd || this.kid(*k, Label::Nummod).is_some())
        };
        let object = self.kids(verb).into_iter().any(|k| self.label(k) == Label::Dobj);
        let host = counted(self, Label::Dobj)
            .or_else(|| counted(self, Label::Nsubjpass).or_else(|| counted(self, Label::Nsubj)).filter(|_| !object));
        if let Some(host) = host {
            self.hang(at, host, Label::Conj);
        }
    }
}
