//! Subjects between which and their verb a day stands ("Chile on Monday recalled its envoy"), and short clauses whose
//! verb was taken for a modifier of its object ("Trump deployed troops").

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, NounClass, Nouns, Words};

/// What is said of those whom something is then done to: charges, not news.
static CHARGING: Words = Words::of("dated_subjects.charging");

/// Verbs of having a place in one's hands.
static HOLDING: Words = Words::of("dated_subjects.holding");

/// Nouns for texts whose words say what is done by them.
static ENACTED: Words = Words::of("dated_subjects.enacted");

/// Verbs of deciding on what somebody proposes to do.
static DECIDING: Words = Words::of("dated_subjects.deciding");

impl Sentence<'_> {
    /// "hanged a man accused of spying on Sunday": the weekday at the end is that of the news, not of the charge or of
    /// what somebody is charged with.
    pub(in crate::ingest::extract) fn day_on_charge(&mut self, at: Index) {
        if !self.is_on_weekday(at) {
            return;
        }
        let up = |i: &Index| Some(self.head(*i)).filter(|h| h != i && *h < at);
        let charge = std::iter::successors(Some(at), up)
            .take(5)
            .find(|i| self.label(*i) == Label::Acl && CHARGING.contains(&self.lemma(*i)) && self.tag(*i) == Tag::Vbn);
        let Some(charged) = charge.map(|c| self.head(c)) else { return };
        let verb = self.head(charged);
        let ends = self.word(at + 2.min(self.tokens.len().saturating_sub(at + 1))) == ".";
        let dated = self
            .kids(verb)
            .into_iter()
            .any(|k| self.label(k) == Label::Prep && self.kid(k, Label::Pobj).is_some_and(|day| self.is_weekday(day)));
        if ends && !dated && self.label(charged) == Label::Dobj && verb < charged && self.is_finite(verb) {
            self.hang(at, verb, Label::Prep);
        }
    }

    /// "South Korea's president on Wednesday visited Tokyo": the day was hung on the subject.
    pub(in crate::ingest::extract) fn day_on_subject(&mut self, at: Index) {
        let Some(behind) = self.behind_day(at) else { return };
        let subject = self.head(at);
        if !matches!(self.label(at), Label::Prep | Label::Npadvmod) || subject >= at || self.is_finite(subject) {
            return;
        }
        let verb = if self.label(behind) == Label::Aux || self.label(behind) == Label::Auxpass {
            self.head(behind)
        } else {
            behind
        };
        // "police in Lima on Monday": the day may hang on the place.
        let governor =
            std::iter::successors(Some(subject), |i| Some(self.head(*i)).filter(|h| h != i && *h < at)).last();
        let subjects = [Label::Nsubj, Label::Nsubjpass];
        // "A soldier captured in 2014 was freed", "A man shot on Sunday was a spy": the participle's day; "The raid on
        // Goma in May was condemned": the raid's.
        let passive = self.label(behind) == Label::Auxpass;
        let plain = verb == behind && self.lemma(verb) != "be" && self.word(at).eq_ignore_ascii_case("on");
        let told = self.label(subject) == Label::Acl && self.tag(subject) == Tag::Vbn && !plain;
        let deed = |g: Index| passive && !Frames::shared().noun(self.lemma(g)).is_empty();
        if told || governor.is_some_and(deed) {
            return;
        }
        let acts = governor.is_some_and(|g| subjects.contains(&self.label(g)) && self.head(g) == verb);
        if acts && self.is_finite(verb) {
            self.hang(at, verb, Label::Prep);
        }
    }

    /// "Trump deployed troops to Chicago", "The European Union on Tuesday imposed sanctions on Iran": the verb was
    /// taken for a modifier of its object, and whoever acts for the head of all.
    pub(in crate::ingest::extract) fn clause_for_noun(&mut self, verb: Index) {
        let object = self.head(verb);
        if self.label(verb) != Label::Amod
            || !matches!(self.tag(verb), Tag::Vbd | Tag::Vbn)
            || object <= verb
            || !matches!(self.tag(object), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
            || self.kids(object).into_iter().any(|k| k < verb && self.label(k) != Label::Amod)
        {
            return;
        }
        let day = (0..verb).rev().take(4).find(|at| self.behind_day(*at) == Some(verb));
        let Some(subject) = day.unwrap_or(verb).checked_sub(1) else { return };
        // "Chad's parliament on Friday elected Ali Roe president"
        let owned = |k: Index| self.label(k) == Label::Poss && self.tag(k) == Tag::Nnp;
        let named = self.tag(subject) == Tag::Nnp
            || subject == 0 && self.is_noun(subject)
            || day.is_some() && self.is_noun(subject) && self.kids(subject).into_iter().any(owned);
        let over = std::iter::successors(Some(object), |i| Some(self.head(*i)).filter(|h| h != i)).last();
        let above = over.is_some_and(|over| over == subject || over == object);
        let tensed = self.tag(verb) == Tag::Vbd || day.is_some();
        let finite = (0..self.tokens.len()).any(|i| {
            i != verb
                && (matches!(self.tag(i), Tag::Vbz | Tag::Vbp | Tag::Md) || self.tag(i) == Tag::Vbd)
                && !matches!(self.label(i), Label::Relcl | Label::Advcl | Label::Ccomp | Label::Conj | Label::Acl)
        });
        if !named || !above || !tensed || finite {
            return;
        }
        let root = over.unwrap_or(subject);
        for kid in self.kids(root).into_iter().filter(|k| *k > object) {
            let label = self.label(kid);
            self.hang(kid, verb, label);
        }
        self.hang(verb, verb, Label::Root);
        self.hang(subject, verb, Label::Nsubj);
        self.hang(object, verb, Label::Dobj);
        // "elected Ali Roe president": whom the verb is done to goes before what he becomes.
        let chosen = self
            .kids(verb)
            .into_iter()
            .find(|k| *k > verb && *k < object && self.label(*k) == Label::Appos && self.tag(*k) == Tag::Nnp);
        if let Some(chosen) = chosen {
            self.hang(chosen, verb, Label::Dobj);
            self.hang(object, verb, Label::Oprd);
        }
        self.retag(verb, Tag::Vbd, Pos::Verb);
        if let Some(day) = day {
            self.hang(day, verb, Label::Prep);
            self.hang(day + 1, day, Label::Pobj);
        }
    }

    /// "Chile imposed sanctions on Iran": a name right in front of a verb without a subject was taken for a measure.
    pub(in crate::ingest::extract) fn name_for_measure(&mut self, at: Index) {
        let verb = self.head(at);
        if self.label(at) == Label::Npadvmod
            && self.tag(at) == Tag::Nnp
            && verb == at + 1
            && self.is_finite(verb)
            && self.kid(verb, Label::Nsubj).is_none()
            && self.kid(verb, Label::Nsubjpass).is_none()
            && self.kid(verb, Label::Dobj).is_some()
            && !self.is_weekday_or_month(at)
        {
            self.hang(at, verb, Label::Nsubj);
        }
    }

    /// "They detained two brothers": people behind a verb without an object were taken for a measure of it.
    pub(in crate::ingest::extract) fn people_for_measure(&mut self, at: Index) {
        let verb = self.head(at);
        let subject = self.kid(verb, Label::Nsubj).or_else(|| self.kid(verb, Label::Nsubjpass));
        let people = self.label(at) == Label::Npadvmod
            && matches!(self.tag(at), Tag::Nn | Tag::Nns)
            && Nouns::shared().class(self.lemma(at)).is(NounClass::PERSON)
            && verb < at
            && self.lowest(at) == verb + 1
            && matches!(self.tag(verb), Tag::Vbd | Tag::Vbn)
            && self.kid(verb, Label::Auxpass).is_none()
            && self.kid(verb, Label::Dobj).is_none()
            && !Frames::shared().verb(self.lemma(verb)).is_empty();
        let Some(subject) = subject.filter(|s| people && *s < verb) else { return };
        self.hang(at, verb, Label::Dobj);
        if self.label(subject) == Label::Nsubjpass {
            self.hang(subject, verb, Label::Nsubj);
            self.retag(verb, Tag::Vbd, Pos::Verb);
        }
    }

    pub(super) fn is_finite(&self, verb: Index) -> bool {
        matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            || matches!(self.tag(verb), Tag::Vbn | Tag::Vb | Tag::Vbg)
                && self.kids(verb).into_iter().any(|k| matches!(self.label(k), Label::Aux | Label::Auxpass))
    }

    /// The verb or auxiliary right behind the day that a preposition brings: "on Monday", "on 5 June 2024", "in May".
    fn behind_day(&self, at: Index) -> Option<Index> {
        if !matches!(self.word(at), "on" | "in" | "On" | "In") {
            return None;
        }
        let mut end = at + 1;
        let mut told = false;
        while self.is_weekday_or_month(end) || self.tag(end) == Tag::Cd {
            told |= self.is_weekday_or_month(end) || self.tag(end) == Tag::Cd && self.word(end).len() == 4;
            end += 1;
        }
        while self.tag(end) == Tag::Rb {
            end += 1;
        }
        let verb = matches!(self.tag(end), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn | Tag::Md);
        (told && verb).then_some(end)
    }

    /// "was attacked at a bridge controlled by the army on Monday", "killed Roe and an aide on Tuesday": the weekday is
    /// the verb's, not that of who holds the place, nor of the last of those whom it befell.
    pub(in crate::ingest::extract) fn day_on_last(&mut self, at: Index) {
        if !self.is_on_weekday(at) {
            return;
        }
        let last = self.head(at);
        let verb = if self.label(last) == Label::Acl && HOLDING.contains(&self.lemma(last)) {
            let place = self.head(last);
            let preposition = self.head(place);
            let within = self.label(place) == Label::Pobj && self.label(preposition) == Label::Prep;
            Some(self.head(preposition)).filter(|_| within)
        } else {
            let somebody = Nouns::shared()
                .class(self.lemma(last))
                .is(NounClass::PERSON.or(NounClass::POST).or(NounClass::OCCUPATION).or(NounClass::AGENT));
            let mut first = last;
            while self.label(first) == Label::Conj && self.head(first) < first && self.is_noun(self.head(first)) {
                first = self.head(first);
            }
            let befell = self.label(first) == Label::Dobj && first != last && (somebody || self.word(last) == "others");
            Some(self.head(first)).filter(|_| befell)
        };
        let verb = verb.filter(|v| *v < at && (self.is_finite(*v) || self.kid(*v, Label::Auxpass).is_some()));
        let dated = |v: Index| {
            let kids = self.kids(v);
            kids.into_iter().any(|k| {
                self.label(k) == Label::Prep && self.kid(k, Label::Pobj).is_some_and(|day| self.is_weekday(day))
            })
        };
        if let Some(verb) = verb.filter(|v| !dated(*v)) {
            self.hang(at, verb, Label::Prep);
        }
    }

    /// "passed a law banning guns on Monday", "rejected a plan to cut taxes on Monday", "found him guilty of murder on
    /// Monday": the weekday at the end is that of the decision, and not of what it is about.
    pub(in crate::ingest::extract) fn day_of_decision(&mut self, at: Index) {
        let ends = self.tokens.len() > at + 2 && self.word(at + 2) == ".";
        if !self.is_on_weekday(at) || !ends {
            return;
        }
        let up = |i: &Index| Some(self.head(*i)).filter(|h| h != i);
        let chain: Vec<Index> = std::iter::successors(Some(at), up).take(7).collect();
        let Some(part) = chain.iter().position(|i| self.is_part_of_decision(*i)) else { return };
        let decides = |v: &&Index| self.is_finite(**v) && **v < at && self.tag(**v) != Tag::Vbg;
        let Some(verb) = chain.iter().skip(part + 1).find(decides).copied() else { return };
        let dated = |k: Index| {
            k != at && self.label(k) == Label::Prep && self.kid(k, Label::Pobj).is_some_and(|day| self.is_weekday(day))
        };
        if !self.kids(verb).into_iter().any(dated) {
            self.hang(at, verb, Label::Prep);
        }
    }

    /// "banning burqas" of a law that is passed, "to cut taxes" of a plan that is rejected, "of murder" of whom a court
    /// finds guilty, "of no confidence" of a motion.
    fn is_part_of_decision(&self, at: Index) -> bool {
        let noun = self.head(at);
        let object = noun < at && self.label(noun) == Label::Dobj;
        match self.label(at) {
            Label::Acl | Label::Relcl if matches!(self.tag(at), Tag::Vbg | Tag::Vbz) => {
                object && ENACTED.contains(&self.lemma(noun))
            }
            Label::Acl if self.tag(at) == Tag::Vb => object && DECIDING.contains(&self.lemma(self.head(noun))),
            Label::Prep if self.word(at) == "of" => {
                self.word(noun) == "guilty"
                    || matches!(self.lemma(noun), "motion" | "vote")
                        && self.kid(at, Label::Pobj).is_some_and(|o| self.word(o) == "confidence")
            }
            _ => false,
        }
    }
}
