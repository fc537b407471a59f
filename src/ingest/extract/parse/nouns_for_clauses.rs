//! Clauses that the parser took for a part of the one before.
//! A subject for a second object ("lay down their arms and the government will free prisoners"), an infinitive for a
//! property ("urge them to free prisoners").

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, Slot, Words};

/// Verbs that are adjectives as well.
static ADJECTIVES: Words = Words::of("nouns_for_clauses.adjectives");

/// Nouns behind which an infinitive says what is to be done.
static INTENTS: Words = Words::of("nouns_for_clauses.intents");

impl Sentence<'_> {
    /// "lay down their arms and the government will free prisoners": the noun between "and" and an auxiliary is the
    /// subject of the auxiliary's verb.
    pub(in crate::ingest::extract) fn subject_joined_to_object(&mut self, at: Index) {
        let auxiliary = at + 1;
        let verb = self.head(auxiliary);
        let object = self.head(at);
        let apart = self.label(at) == Label::Conj
            && self.is_noun(at)
            && object < at
            && matches!(self.label(auxiliary), Label::Aux | Label::Auxpass)
            && matches!(self.tag(auxiliary), Tag::Md | Tag::Vbz | Tag::Vbp | Tag::Vbd)
            && verb > auxiliary
            && self.label(verb) == Label::Conj
            && self.head(verb) < object;
        let subject =
            |k: &Index| matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass | Label::Csubj | Label::Expl);
        if !apart || self.kids(verb).iter().any(subject) || !self.kids(self.head(verb)).iter().any(subject) {
            return;
        }
        let joined = self.lowest(at).checked_sub(1).is_some_and(|c| self.label(c) == Label::Cc);
        if joined {
            let passive = self.kid(verb, Label::Auxpass).is_some();
            self.hang(at, verb, if passive { Label::Nsubjpass } else { Label::Nsubj });
        }
    }

    /// "urged the government to free prisoners", "a call to open borders": what "to" goes before is a verb, where
    /// somebody is asked or means to do something.
    pub(in crate::ingest::extract) fn infinitive_for_property(&mut self, at: Index) {
        let Some(to) = at.checked_sub(1).filter(|t| self.word(*t) == "to" && self.label(*t) == Label::Prep) else {
            return;
        };
        let (noun, governor) = (self.head(at), self.head(to));
        if self.tag(at) != Tag::Jj
            || self.label(at) != Label::Amod
            || !ADJECTIVES.contains(&self.word(at))
            || self.label(noun) != Label::Pobj
            || self.head(noun) != to
            || !matches!(self.tag(noun), Tag::Nns | Tag::Nnps)
        {
            return;
        }
        let asks = Frames::shared()
            .verb(self.lemma(governor))
            .iter()
            .any(|f| f.target.iter().any(|slot| matches!(slot, Slot::Infinitive | Slot::OtherInfinitive)));
        let means = INTENTS.contains(&self.lemma(governor));
        if !(asks || means) {
            return;
        }
        self.retag(at, Tag::Vb, Pos::Verb);
        self.retag(to, Tag::To, Pos::Part);
        self.hang(at, governor, if asks { Label::Xcomp } else { Label::Acl });
        self.hang(to, at, Label::Aux);
        self.hang(noun, at, Label::Dobj);
    }

    /// "called an election": what is called is called into being, where the verb names it nothing.
    pub(in crate::ingest::extract) fn object_of_call(&mut self, at: Index) {
        let verb = self.head(at);
        let alone = self.label(at) == Label::Oprd
            && verb < at
            && self.lemma(verb) == "call"
            && self.is_noun(at)
            && self.kid(verb, Label::Dobj).is_none()
            && self.kid(verb, Label::Nsubjpass).is_none()
            // "an election that the opposition called a sham election": so it is named.
            && self.label(verb) != Label::Relcl;
        if alone && Frames::shared().verb("call").iter().any(|f| f.rest.contains(&self.lemma(at))) {
            self.hang(at, verb, Label::Dobj);
        }
    }

    /// "at least 13 suspected militants": the number counts the people, and does not suspect them.
    pub(in crate::ingest::extract) fn number_on_property(&mut self, at: Index) {
        let participle = self.head(at);
        let noun = self.head(participle);
        if self.tag(at) == Tag::Cd
            && self.label(at) == Label::Nsubj
            && participle == at + 1
            && self.label(participle) == Label::Amod
            && noun > participle
            && self.is_noun(noun)
        {
            self.hang(at, noun, Label::Nummod);
        }
    }

    /// "Three alleged rebels were killed": the participle between a number and what it counts was taken for the verb.
    pub(in crate::ingest::extract) fn property_for_verb(&mut self, at: Index) {
        let number = at.checked_sub(1).filter(|n| self.tag(*n) == Tag::Cd && self.head(*n) == at);
        let verb = self.kids(at).into_iter().find(|k| *k > at && self.label(*k) == Label::Ccomp);
        let (Some(number), Some(verb)) = (number, verb) else { return };
        let subject = self.kids(verb).into_iter().find(|k| {
            *k > at && *k < verb && matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass) && self.is_noun(*k)
        });
        let Some(subject) = subject.filter(|s| self.lowest(*s) == at + 1) else { return };
        let doubts = matches!(self.word(at), "alleged" | "suspected" | "accused" | "wanted");
        if !doubts || !matches!(self.tag(at), Tag::Vbd | Tag::Vbn) {
            return;
        }
        self.take_place(at, verb);
        self.hang(at, subject, Label::Amod);
        self.hang(number, subject, Label::Nummod);
        for kid in self.kids(at) {
            self.hang(kid, verb, self.label(kid));
        }
    }

    /// "declared Chakwera the winner": what the verb declares somebody to be is no other name of his.
    pub(in crate::ingest::extract) fn outcome_in_apposition(&mut self, at: Index) {
        let person = self.head(at);
        if self.label(at) != Label::Appos || person >= at || self.label(person) != Label::Dobj {
            return;
        }
        let verb = self.head(person);
        let the = at.checked_sub(1).filter(|t| *t == person + 1 && self.word(*t) == "the");
        let verdict = Frames::shared().verb(self.lemma(verb)).iter().any(|f| f.rest.contains(&self.lemma(at)));
        if the.is_some() && verdict {
            self.hang(at, verb, Label::Oprd);
        }
    }
}
