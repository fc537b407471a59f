//! Second verbs of the main clause that the parser joined to a clause inside it.
//! Thus "urges them not to strike a deal and calls for protests", "says that the talks are real but warns". Tense and
//! meaning show whose they are.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, NounClass, Nouns, Speech, Words, irregular_verbs};

/// Verbs by which somebody goes on to say, demand or judge something after what he has said.
static GOES_ON: Words = Words::of("finite_conjuncts.goes-on");

/// Past forms that are infinitives as well.
static SAME_FORMS: Words = Words::of("finite_conjuncts.same-forms");

impl Sentence<'_> {
    /// "refused to disavow the theory and defended his policies": a finite verb joins no infinitive, but the verb
    /// above.
    pub(in crate::ingest::extract) fn finite_beside_infinitive(&mut self, at: Index) {
        let first = self.head(at);
        let infinitive = self.tag(first) == Tag::Vb
            && self.kids(first).into_iter().any(|k| self.label(k) == Label::Aux && self.tag(k) == Tag::To);
        // "demanded that the president resign and filed a motion"
        let subjunctive = matches!(self.tag(first), Tag::Vb | Tag::Vbp)
            && self.tag(at) == Tag::Vbd
            && self.label(first) == Label::Ccomp
            && self.kids(first).into_iter().any(|k| self.label(k) == Label::Mark && self.word(k) == "that");
        if !self.is_second_verb(at) || !(infinitive || subjunctive) || SAME_FORMS.contains(&self.lemma(at)) {
            return;
        }
        if let Some(above) = self.first_above(first, |this, above| this.tag(above) == this.tag(at)) {
            self.hang(at, above, Label::Conj);
        }
    }

    /// "citing its refusal to sign the deal and criticizing its leaders": a gerund joins no infinitive, but the gerund
    /// above.
    pub(in crate::ingest::extract) fn gerund_beside_infinitive(&mut self, at: Index) {
        let first = self.head(at);
        let bare = |label: Label| self.kid(at, label).is_none();
        let joined = self.tag(at) == Tag::Vbg
            && self.label(at) == Label::Conj
            && first < at
            && self.tag(first) == Tag::Vb
            && self.kids(first).into_iter().any(|k| self.tag(k) == Tag::To)
            && [Label::Aux, Label::Nsubj, Label::Mark].into_iter().all(bare);
        if !joined {
            return;
        }
        let free = |this: &Self, above: Index| this.tag(above) == Tag::Vbg && this.kid(above, Label::Aux).is_none();
        if let Some(above) = self.first_above(first, free) {
            self.hang(at, above, Label::Conj);
        }
    }

    /// "finds him guilty of fraud and bans her from office": a finite verb joins no adjective and no noun, but the verb
    /// above.
    pub(in crate::ingest::extract) fn finite_beside_predicate(&mut self, at: Index) {
        let first = self.head(at);
        if !self.is_second_verb(at)
            || first >= at
            || !matches!(
                self.tag(first),
                Tag::Jj | Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Vbn | Tag::Rb | Tag::Cd
            )
            || self.label(first) == Label::Nsubj
            || self.shares_perfect(at)
        {
            return;
        }
        if let Some(above) = self.first_above(first, |this, above| this.tag(above) == this.tag(at) && above < at) {
            self.hang(at, above, Label::Conj);
        }
    }

    /// "said Russia had bombed Odesa and killed three children": a past form that is a participle too goes with the
    /// perfect in front of it. Behind a comma and "and", or where it says what somebody went on to say of a state or a
    /// body, it may be the main clause's.
    fn shares_perfect(&self, at: Index) -> bool {
        let mut first = self.head(at);
        for _ in 0..4 {
            if self.label(first) == Label::Conj {
                first = self.head(first);
            }
        }
        let kids = self.kids(first);
        let perfect = self.tag(first) == Tag::Vbn
            && kids.iter().any(|k| self.label(*k) == Label::Aux && self.lemma(*k) == "have")
            && !kids.iter().any(|k| self.label(*k) == Label::Auxpass);
        let word = self.word(at);
        let regular = word.ends_with("ed");
        let participle = regular
            || irregular_verbs().any(|(verb, past)| verb == self.lemma(at) && past.last().is_some_and(|p| *p == word));
        let parted = at
            .checked_sub(2)
            .is_some_and(|c| self.tag(c) == Tag::Comma && self.tag(at - 1) == Tag::Cc && self.head(at) == first);
        let person =
            || kids.iter().any(|k| self.label(*k) == Label::Nsubj && self.persons.contains(&(*k + self.first)));
        let goes_on = GOES_ON.contains(&self.lemma(at));
        let speaks = || Frames::shared().speech(self.lemma(at)).is_some();
        perfect && participle && !parted && (!goes_on || person() && !speaks())
    }

    /// "says that the talks have progressed but also states that a deal is far", "said that the report shows that the
    /// dam is safe and urged them to return": whoever says the one says the other.
    pub(in crate::ingest::extract) fn speech_beside_statement(&mut self, at: Index) {
        let strayed = self.tag(at) == Tag::Vbn && self.label(at) == Label::Conj && self.has_no_subject(at);
        if !(strayed || self.is_second_verb(at)) || !GOES_ON.contains(&self.lemma(at)) {
            return;
        }
        let mut statement = self.head(at);
        for _ in 0..4 {
            if self.label(statement) == Label::Conj {
                statement = self.head(statement);
            }
        }
        // "said that the camp was full and appealed for aid": no camp does.
        let of_things = self.is_of_things(statement);
        if strayed && (!of_things || self.kid(statement, Label::Auxpass).is_some()) {
            return;
        }
        let mut telling = self.head(statement);
        for _ in 0..2 {
            let inner = self.label(telling) == Label::Ccomp && of_things && self.is_of_things(telling);
            if inner && self.label(statement) == Label::Ccomp && telling < statement {
                statement = telling;
                telling = self.head(statement);
            }
        }
        let perfect = self.tag(telling) == Tag::Vbn
            && self.kids(telling).into_iter().any(|k| self.label(k) == Label::Aux && self.lemma(k) == "have");
        let past = self.tag(telling) == Tag::Vbd || perfect && of_things;
        let same = if self.tag(at) == Tag::Vbz { self.tag(telling) == Tag::Vbz } else { past };
        let tells = self.label(statement) == Label::Ccomp
            && statement < at
            && telling < statement
            && same
            && matches!(Frames::shared().speech(self.lemma(telling)), Some(Speech::Say | Speech::Claim))
            && self.kid(telling, Label::Nsubj).is_some()
            && (self.lemma(telling) != "tell" || of_things)
            // "reported that a spokeswoman confirmed it but denied": she denied.
            && (of_things || Frames::shared().speech(self.lemma(statement)).is_none());
        if tells {
            self.hang(at, telling, Label::Conj);
            let tag = if perfect { Tag::Vbn } else { self.tag(telling) };
            self.retag(at, tag, Pos::Verb);
        }
    }

    /// Whether the subject of a clause is a thing, which says and asks nothing of anybody.
    fn is_of_things(&self, clause: Index) -> bool {
        let speaks = NounClass::PERSON
            .or(NounClass::POST)
            .or(NounClass::OCCUPATION)
            .or(NounClass::AGENT)
            .or(NounClass::GOVERNMENT);
        self.kid(clause, Label::Nsubj).is_some_and(|subject| {
            matches!(self.tag(subject), Tag::Nn | Tag::Nns) && !Nouns::shared().class(self.lemma(subject)).is(speaks)
        })
    }

    /// The nearest word above one that fits, six steps up at most.
    pub(in crate::ingest::extract) fn first_above(
        &self,
        from: Index,
        fits: impl Fn(&Self, Index) -> bool,
    ) -> Option<Index> {
        let mut above = from;
        for _ in 0..6 {
            if self.is_root(above) {
                return None;
            }
            above = self.head(above);
            if fits(self, above) {
                return Some(above);
            }
        }
        None
    }

    /// Whether a finite verb without a subject of its own is joined to another.
    fn is_second_verb(&self, at: Index) -> bool {
        matches!(self.tag(at), Tag::Vbz | Tag::Vbd) && self.label(at) == Label::Conj && self.has_no_subject(at)
    }

    fn has_no_subject(&self, at: Index) -> bool {
        self.kids(at).into_iter().all(|k| {
            !matches!(
                self.label(k),
                Label::Nsubj | Label::Nsubjpass | Label::Csubj | Label::Auxpass | Label::Mark | Label::Expl
            )
        })
    }
}
