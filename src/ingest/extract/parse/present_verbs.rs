//! Verbs in the present tense of briefs that the parser took for nouns, with what belongs to them.
//! Thus "Thai police raid a house".

use crate::ingest::extract::parse::force_verbs::before_noun;
use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, Slot, Words};

/// Relations whose verb takes an object, not a clause.
static TAKING_OBJECTS: Words = Words::of("present_verbs.taking-objects");

/// Verbs without a frame that briefs are full of, whose present tense looks like a noun.
pub(in crate::ingest::extract) static EVERYDAY: Words = Words::of("present_verbs.everyday");

/// Verbs of saying or thinking of something what is not proved.
static ALLEGING: Words = Words::of("present_verbs.alleging");

impl Sentence<'_> {
    /// "Thai police raid a house", "The army orders civilians to leave": the sentence's head was taken for a noun.
    pub(super) fn noun_for_verb(&mut self, at: Index) {
        let tag = self.tag(at);
        let misled = self.is_subject_of_another(at);
        let open = self.is_root(at) || self.label(at) == Label::Ccomp || misled;
        if !matches!(tag, Tag::Nn | Tag::Nns) || !open || at == 0 {
            return;
        }
        let frames = Frames::shared();
        let lemma = self.lemma(at);
        if frames.verb(lemma).is_empty() && frames.speech(lemma).is_none() && !EVERYDAY.contains(&lemma) {
            return;
        }
        let subject = at - 1;
        if !(self.is_noun(subject) || self.lemma(subject) == "military")
            || self.head(subject) != at
            || !matches!(self.label(subject), Label::Compound | Label::Nmod | Label::Amod | Label::Dep | Label::Nsubj)
            || !self.agrees_as_verb(at, subject)
        {
            return;
        }
        let kids = self.kids(at);
        let named_again = kids.iter().copied().find(|k| self.is_object_named_again(at, *k));
        let told = kids.iter().copied().find(|k| self.is_told(at, *k));
        let infinitives: Vec<Index> = kids.iter().copied().filter(|k| *k > at && self.is_to_be_done(*k)).collect();
        let shown = named_again.is_some()
            || told.is_some()
            || !infinitives.is_empty()
            || kids.iter().any(|k| *k > at && self.label(*k) == Label::Dobj)
            || kids.iter().any(|k| *k == at + 1 && self.is_brought_by(at, *k));
        if !shown {
            return;
        }
        for kid in kids {
            if kid < subject && before_noun(self.label(kid)) {
                let label = self.label(kid);
                self.hang(kid, subject, label);
            }
        }
        let objects = named_again.into_iter().map(|object| (object, Label::Dobj));
        let clauses = infinitives.into_iter().map(|clause| (clause, Label::Xcomp));
        let contents = told.into_iter().map(|clause| (clause, Label::Ccomp));
        for (kid, label) in std::iter::once((subject, Label::Nsubj)).chain(objects).chain(clauses).chain(contents) {
            self.hang(kid, at, label);
        }
        self.retag(at, if tag == Tag::Nns { Tag::Vbz } else { Tag::Vbp }, Pos::Verb);
        if misled {
            let above = self.head(at);
            let label = if self.tag(above) == Tag::Vbg { Label::Advcl } else { Label::Conj };
            self.hang(at, at, Label::Root);
            self.hang(above, at, label);
        }
    }

    /// "A quake strikes near the city, resulting in injuries": taken for the subject of the participle, or of a verb
    /// that has another subject.
    fn is_subject_of_another(&self, at: Index) -> bool {
        let above = self.head(at);
        self.label(at) == Label::Nsubj
            && self.is_root(above)
            && above > at
            && (self.tag(above) == Tag::Vbg && self.kid(above, Label::Aux).is_none()
                || self.kids(above).into_iter().any(|k| k > at && self.label(k) == Label::Nsubj))
    }

    /// Whether a noun has the number of a verb of its subject: "summons" after a plural is a noun; "raid" after a
    /// singular is one, but for the police and names of two.
    fn agrees_as_verb(&self, at: Index, subject: Index) -> bool {
        let plural = matches!(self.tag(subject), Tag::Nns | Tag::Nnps)
            || matches!(self.lemma(subject), "police" | "people")
            || self.kids(at).into_iter().chain(self.kids(subject)).any(|k| k < at && self.label(k) == Label::Cc);
        // "The Houthis report that twelve people are killed": no other verb has the clause.
        let reports = || {
            self.is_root(at)
                && self.tag(subject) == Tag::Nnp
                && Frames::shared().speech(self.lemma(at)).is_some()
                && self.kids(at).into_iter().any(|k| {
                    k > at
                        && matches!(self.label(k), Label::Acl | Label::Relcl | Label::Ccomp)
                        && self.kids(k).into_iter().any(|m| self.label(m) == Label::Mark && self.word(m) == "that")
                })
        };
        (self.tag(at) == Tag::Nn) == plural || matches!(self.lemma(subject), "police" | "military") || reports()
    }

    /// "The army intercepts a missile": whether the object right behind it was taken for another name.
    fn is_object_named_again(&self, at: Index, kid: Index) -> bool {
        kid > at
            && self.label(kid) == Label::Appos
            && (kid == at + 1 || self.kids(kid).into_iter().min() == Some(at + 1))
            && self.tag(kid) != Tag::Nnp
    }

    /// "The Indian military announces they have killed three": whether a clause is what somebody tells.
    fn is_told(&self, at: Index, kid: Index) -> bool {
        kid > at
            && Frames::shared().speech(self.lemma(at)).is_some()
            && matches!(self.label(kid), Label::Acl | Label::Relcl | Label::Ccomp)
            && self
                .kid(kid, Label::Nsubj)
                .or_else(|| self.kid(kid, Label::Nsubjpass))
                .is_some_and(|s| s < kid && !matches!(self.tag(s), Tag::Wdt | Tag::Wp))
    }

    /// "orders civilians to leave": whether a clause is an infinitive with "to".
    fn is_to_be_done(&self, clause: Index) -> bool {
        matches!(self.label(clause), Label::Acl | Label::Xcomp | Label::Relcl | Label::Advcl)
            && self.kids(clause).into_iter().any(|t| self.tag(t) == Tag::To && self.label(t) == Label::Aux)
    }

    /// Whether a preposition is one that the verb of these letters takes.
    fn is_brought_by(&self, at: Index, preposition: Index) -> bool {
        let takes = |slot: &Slot| match slot {
            Slot::Preposition(p) => self.word(preposition).eq_ignore_ascii_case(p),
            _ => false,
        };
        let lemma = self.lemma(at);
        self.label(preposition) == Label::Prep
            && (EVERYDAY.contains(&lemma) || Frames::shared().verb(lemma).iter().any(|f| f.target.iter().any(takes)))
    }

    /// "The Chinese government sanctions Tolentino": the verb was found, its subject taken for a part of it.
    pub(super) fn subject_in_compound(&mut self, at: Index) {
        if !matches!(self.tag(at), Tag::Vbz | Tag::Vbp | Tag::Vbd)
            || at == 0
            || self.kids(at).into_iter().any(|k| {
                // "A 5.5 earthquake strikes": the article is no subject.
                matches!(self.label(k), Label::Nsubj | Label::Nsubjpass | Label::Csubj)
                    && !(self.tag(k) == Tag::Dt && matches!(self.word(k), "A" | "An" | "The" | "a" | "an" | "the"))
            })
        {
            return;
        }
        let subject = at - 1;
        if !self.is_noun(subject)
            || self.head(subject) != at
            || !matches!(self.label(subject), Label::Compound | Label::Nmod | Label::Amod)
        {
            return;
        }
        for kid in self.kids(at).into_iter().filter(|k| *k < subject).collect::<Vec<_>>() {
            let label = self.label(kid);
            if matches!(
                label,
                Label::Det | Label::Amod | Label::Compound | Label::Nmod | Label::Poss | Label::Nummod | Label::Case
            ) {
                self.hang(kid, subject, label);
            } else if self.tag(kid) == Tag::Dt && label == Label::Nsubj {
                self.hang(kid, subject, Label::Det);
            }
        }
        self.hang(subject, at, Label::Nsubj);
    }

    /// "to storm parliament": what "to" goes before is a verb.
    pub(super) fn infinitive(&mut self, at: Index) {
        if self.tag(at) == Tag::Nn
            && matches!(self.label(at), Label::Xcomp | Label::Advcl | Label::Acl | Label::Relcl | Label::Ccomp)
            && self.kids(at).into_iter().any(|k| self.tag(k) == Tag::To && self.label(k) == Label::Aux)
        {
            self.retag(at, Tag::Vb, Pos::Verb);
        }
    }

    /// "strikes buildings belonging to the army": the buildings are struck, not their belonging.
    pub(super) fn object_of_participle(&mut self, at: Index) {
        if !matches!(self.tag(at), Tag::Vbz | Tag::Vbp | Tag::Vbd) || self.kid(at, Label::Dobj).is_some() {
            return;
        }
        // "sees them leaving", "keeps it running": their clause is the object.
        let takes = |r: &str| TAKING_OBJECTS.contains(&r);
        if !Frames::shared().verb(self.lemma(at)).iter().any(|f| f.rest.is_empty() && takes(f.relation)) {
            return;
        }
        let completed =
            |i: Index| self.kids(i).into_iter().any(|x| x > i && matches!(self.label(x), Label::Xcomp | Label::Prep));
        let clause = self.kids(at).into_iter().find(|k| {
            *k > at
                && self.label(*k) == Label::Ccomp
                && self.kid(*k, Label::Aux).is_none()
                && (self.tag(*k) == Tag::Vbg
                    // "strikes a boat alleged to be carrying drugs"
                    || matches!(self.tag(*k), Tag::Vbn | Tag::Vbd)
                        && ALLEGING.contains(&self.lemma(*k))
                        && completed(*k))
        });
        let Some(clause) = clause else { return };
        if let Some(object) = self.kid(clause, Label::Nsubj).filter(|s| *s > at && *s < clause) {
            self.hang(object, at, Label::Dobj);
            self.hang(clause, object, Label::Acl);
        }
    }

    /// "The Islamic State claims responsibility for attacks": the object was taken for the head of all.
    pub(super) fn noun_in_compound(&mut self, at: Index) {
        let object = self.head(at);
        if self.tag(at) != Tag::Nns
            || self.label(at) != Label::Compound
            || object <= at
            || at == 0
            || !self.is_root(object)
            || !matches!(self.tag(object), Tag::Nn | Tag::Nns)
            || Frames::shared().verb(self.lemma(at)).is_empty() && Frames::shared().speech(self.lemma(at)).is_none()
        {
            return;
        }
        let subject = at - 1;
        let governs = self.head(subject) == at || self.head(subject) == object;
        if !self.is_noun(subject) || !governs || matches!(self.tag(subject), Tag::Nns | Tag::Nnps) {
            return;
        }
        let finite = (0..self.tokens.len()).any(|i| {
            matches!(self.tag(i), Tag::Vbz | Tag::Vbd | Tag::Vbp)
                && !matches!(self.label(i), Label::Relcl | Label::Advcl)
        });
        if finite {
            return;
        }
        for kid in self.kids(object).into_iter().filter(|k| *k < subject && *k != at).collect::<Vec<_>>() {
            let label = self.label(kid);
            self.hang(kid, subject, label);
        }
        self.hang(at, at, Label::Root);
        self.hang(object, at, Label::Dobj);
        self.hang(subject, at, Label::Nsubj);
        self.retag(at, Tag::Vbz, Pos::Verb);
    }

    /// "The Georgian State Security Service arrests MP Levan Khabeishvili": the verb was taken for a part of the name.
    pub(super) fn verb_in_compound(&mut self, at: Index) {
        let object = self.head(at);
        // "A judge in Lima jailed former president Jon Roe": so is a past form that has a subject.
        let past = self.tag(at) == Tag::Vbd && self.kid(at, Label::Nsubj).is_some();
        if !(self.tag(at) == Tag::Vbz || past)
            || !matches!(self.label(at), Label::Compound | Label::Amod | Label::Nmod)
            || object <= at
            || Frames::shared().verb(self.lemma(at)).is_empty()
        {
            return;
        }
        let Some(subject) = self.kid(at, Label::Nsubj).or_else(|| at.checked_sub(1).filter(|s| self.is_noun(*s)))
        else {
            return;
        };
        let (label, governor) = (self.label(object), self.head(object));
        if self.is_root(object) {
            self.hang(at, at, Label::Root);
        } else if label == Label::Nsubj && self.is_root(governor) {
            self.hang(at, at, Label::Root);
            self.hang(governor, at, Label::Advcl);
        } else {
            self.hang(at, governor, label);
        }
        // The post in front of the name was taken for the object.
        if let Some(post) = self.kid(at, Label::Dobj).filter(|post| past && *post < object) {
            self.hang(post, object, Label::Compound);
        }
        self.hang(object, at, Label::Dobj);
        self.hang(subject, at, Label::Nsubj);
    }

    /// "Prosecutors allege Holm murdered two people": the verb was taken for a noun.
    pub(in crate::ingest::extract) fn allege_for_noun(&mut self, at: Index) {
        let above = self.head(at);
        let told = match self.label(at) {
            Label::Npadvmod => above,
            // Taken for a part of the name that is the subject.
            Label::Compound if above > at && self.label(above) == Label::Nsubj => self.head(above),
            _ => return,
        };
        let teller = at.checked_sub(1).filter(|s| {
            matches!(self.tag(*s), Tag::Nns | Tag::Nnps) && matches!(self.head(*s), head if head == at || head == above)
        });
        let plain = matches!(self.tag(told), Tag::Vbd | Tag::Vbz | Tag::Vbn) && told > at && self.has_subject(told);
        let Some(teller) = teller.filter(|_| self.word(at) == "allege" && plain) else { return };
        self.retag(at, Tag::Vbp, Pos::Verb);
        self.take_place(told, at);
        self.hang(told, at, Label::Ccomp);
        self.hang(teller, at, Label::Nsubj);
    }
}
