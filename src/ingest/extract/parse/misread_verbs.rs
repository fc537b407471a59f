//! Finite verbs that the parser took for what describes a noun: "Jane Roe named Jon Holm as minister".
//! Also "Mali severed diplomatic relations with", "the club sacked manager X"; and subjects that it hung on an
//! auxiliary or on part of a name.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{EntryClass, Frames, NounClass, Nouns, Words};
use crate::model::NodeKind;

/// What stands in front of "forces" that bear arms.
static SORTS_OF_FORCES: Words = Words::of("misread_verbs.sorts-of-forces");

/// What an infinitive behind it says the content of: "the decision of the court to issue".
pub(in crate::ingest::extract) static RESOLVES: Words = Words::of("misread_verbs.resolves");

/// Verbs that judge what somebody resolves.
static JUDGES: Words = Words::of("misread_verbs.judges");

impl Sentence<'_> {
    /// "Keir Starmer named Rachel Reeves as chancellor": a name alone before a participle that has an object is its
    /// subject.
    pub(in crate::ingest::extract) fn finite_behind_name(&mut self, at: Index) {
        let subject = self.head(at);
        if !matches!(self.tag(at), Tag::Vbn | Tag::Vbd)
            || self.label(at) != Label::Acl
            || !self.is_root(subject)
            || subject >= at
            || Frames::shared().verb(self.lemma(at)).is_empty()
        {
            return;
        }
        let beside = subject + 1 == at && matches!(self.tag(subject), Tag::Nnp | Tag::Nnps);
        // "The president, Duma Boko, named Jane Roe as"
        let apposed = self.tag(at - 1) == Tag::Comma
            && self.kids(subject).into_iter().any(|k| {
                self.label(k) == Label::Appos && k > subject && k + 2 == at && self.persons.contains(&(k + self.first))
            });
        // "The Left party named Heidi Roe as its candidate"
        let body = subject + 1 == at
            && self.lemma(at) == "name"
            && self.persons.contains(&(at + 1 + self.first))
            && Nouns::shared().class(self.lemma(subject)).is(NounClass::BODY)
            && self.kids(subject).into_iter().chain(self.kids(at)).any(|k| k > at && self.word(k) == "as");
        if !(beside || apposed || body) {
            return;
        }
        let object = self
            .kids(at)
            .into_iter()
            .find(|k| *k > at && matches!(self.label(*k), Label::Dobj | Label::Oprd | Label::Attr) && self.is_noun(*k));
        let Some(object) = object else { return };
        let mut up = at + 1;
        for _ in 0..6 {
            if up == object || self.is_root(up) {
                break;
            }
            up = self.head(up);
        }
        let low = if up == object { at + 1 } else { object };
        let described = self.kids(subject).into_iter().any(|k| {
            k < subject && self.label(k) == Label::Det && matches!(self.word(k).to_lowercase().as_str(), "a" | "an")
        });
        if low != at + 1 || described || self.kid(at, Label::Agent).is_some() {
            return;
        }
        for kid in self.kids(subject).into_iter().filter(|k| *k > at).collect::<Vec<_>>() {
            let label = self.label(kid);
            let listed = matches!(label, Label::Cc | Label::Conj) && kid > object;
            self.hang(kid, if listed { object } else { at }, label);
        }
        self.hang(at, at, Label::Root);
        self.hang(subject, at, Label::Nsubj);
        self.hang(object, at, Label::Dobj);
        self.retag(at, Tag::Vbd, Pos::Verb);
    }

    /// "Manchester United sacked manager Jane Roe", "Mali severed diplomatic relations with Ukraine": a past tense
    /// between a subject and a noun was taken for what describes the noun.
    pub(in crate::ingest::extract) fn finite_before_noun(&mut self, at: Index) {
        let noun = self.head(at);
        if at == 0
            || !matches!(self.tag(at), Tag::Vbn | Tag::Vbd)
            || !matches!(self.label(at), Label::Amod | Label::Compound | Label::Nmod)
            || noun <= at
            || Frames::shared().verb(self.lemma(at)).is_empty()
        {
            return;
        }
        let mut object = noun;
        for _ in 0..4 {
            if self.is_root(object) || !matches!(self.label(object), Label::Compound | Label::Nmod) {
                break;
            }
            object = self.head(object);
        }
        let subject = at - 1;
        if !self.is_root(object) || !matches!(self.tag(object), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps) {
            return;
        }
        let nominal = matches!(self.tag(subject), Tag::Nnp | Tag::Nnps) && self.label(subject) == Label::Nsubj;
        // The country was taken for an adjective.
        let country = subject == 0
            && self.head(subject) == object
            && self.gazetteer.find_written(self.word(subject)).is_some_and(|e| e.class == EntryClass::Country)
            && self.gazetteer.demonym(self.word(subject)).is_none();
        if !(nominal && self.head(subject) == object || country) {
            return;
        }
        for kid in
            self.kids(object).into_iter().filter(|k| *k < subject || self.label(*k) == Label::Punct).collect::<Vec<_>>()
        {
            let label = self.label(kid);
            self.hang(kid, at, label);
        }
        self.hang(at, at, Label::Root);
        self.hang(subject, at, Label::Nsubj);
        self.hang(object, at, Label::Dobj);
        self.retag(at, Tag::Vbd, Pos::Verb);
        if country {
            self.retag(subject, Tag::Nnp, Pos::Propn);
        }
    }

    /// "President Roe was re-elected", parsed with the subject on "was".
    pub(in crate::ingest::extract) fn subject_of_auxiliary(&mut self, at: Index) {
        let auxiliary = self.head(at);
        let verb = self.head(auxiliary);
        let subject = matches!(self.label(at), Label::Nsubj | Label::Nsubjpass) && at < auxiliary;
        if !(subject || matches!(self.label(at), Label::Aux | Label::Neg))
            || !matches!(self.label(auxiliary), Label::Aux | Label::Auxpass)
            || verb == auxiliary
        {
            return;
        }
        let label = match self.label(auxiliary) {
            Label::Auxpass if subject => Label::Nsubjpass,
            _ if subject => Label::Nsubj,
            _ => self.label(at),
        };
        self.hang(at, verb, label);
    }

    /// "Ursula von der Leyen and Charles Michel will visit": what goes with a name was hung on a word inside it.
    pub(in crate::ingest::extract) fn kids_of_name(&mut self, at: Index) {
        let inside = |this: &Self, i: Index| this.persons.contains(&(i + this.first));
        let head = self.head(at);
        if !inside(self, at)
            || !inside(self, head)
            || at != head + 1
            || !matches!(self.label(at), Label::Appos | Label::Conj)
            || self.tag(head) != Tag::Nnp
            || self.tag(at) != Tag::Nnp
        {
            return;
        }
        for kid in self.kids(at).into_iter().filter(|k| *k > at).collect::<Vec<_>>() {
            let label = self.label(kid);
            self.hang(kid, head, label);
        }
    }

    /// "Nigeria's Tinubu sacks the governor": who stands for the country was taken for a part of the verb.
    pub(in crate::ingest::extract) fn possessor_for_subject(&mut self, at: Index) {
        let verb = self.head(at);
        let (mark, name) = (at + 1, at + 2);
        if self.label(at) != Label::Nsubj
            || self.tag(mark) != Tag::Pos
            || self.head(mark) != at
            || name + 1 != verb
            || self.tag(name) != Tag::Nnp
            || self.head(name) != verb
            || !matches!(self.label(name), Label::Compound | Label::Nmod | Label::Amod | Label::Npadvmod)
            || !matches!(self.tag(verb), Tag::Vbz | Tag::Vbd | Tag::Vbp)
        {
            return;
        }
        self.hang(name, verb, Label::Nsubj);
        self.hang(at, name, Label::Poss);
    }

    /// "Save the Children called on donors": the verb inside a known name was taken for the sentence's.
    pub(in crate::ingest::extract) fn verb_in_name(&mut self) {
        let Some(root) = (0..self.tokens.len()).find(|i| self.is_root(*i)) else { return };
        if root > 3 || !self.word(0).starts_with(char::is_uppercase) {
            return;
        }
        let known = |end: Index| {
            let (first, last) = (self.tokens.first()?, self.tokens.get(end - 1)?);
            let written = self.text.get(first.span.start as usize..last.span.end as usize)?;
            self.gazetteer.find_written(written).filter(|e| e.kind == NodeKind::Organization).map(|_| end)
        };
        let Some(end) = (root.max(1) + 1..=6).rev().find_map(known) else { return };
        let finite = |i: &Index| {
            matches!(self.tag(*i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn)
                && self.head(*i) < end
                && !matches!(self.label(*i), Label::Aux | Label::Auxpass)
        };
        let Some(verb) = (end..(end + 3).min(self.tokens.len())).find(finite) else { return };
        let last = end - 1;
        let outside: Vec<Index> = (end..self.tokens.len()).filter(|i| self.head(*i) < end && *i != verb).collect();
        for kid in outside {
            let label = self.label(kid);
            self.hang(kid, verb, label);
        }
        for part in 0..last {
            self.hang(part, last, Label::Compound);
        }
        self.hang(verb, verb, Label::Root);
        self.hang(last, verb, Label::Nsubj);
        self.retag(last, Tag::Nnp, Pos::Propn);
        for part in 0..last {
            self.retag(part, Tag::Nnp, Pos::Propn);
        }
        if self.tag(verb) == Tag::Vbn {
            self.retag(verb, Tag::Vbd, Pos::Verb);
        }
    }

    /// "Alternative for Germany co-leader Jane Roe was chosen", "stripped the Russian figure skater Jane Roe of": two
    /// subjects or objects side by side are one, and the name is its head.
    pub(in crate::ingest::extract) fn title_beside_name(&mut self, at: Index) {
        let verb = self.head(at);
        let label = self.label(at);
        if !matches!(label, Label::Nsubj | Label::Nsubjpass | Label::Dobj)
            || self.tag(at) != Tag::Nnp
            || !self.persons.contains(&(at + self.first))
        {
            return;
        }
        let low = self.first_kid(at);
        // "grants a pardon to activist Jane Roe": the preposition brings the name.
        if let Some(title) = low.checked_sub(1).filter(|t| self.label(*t) == Label::Pobj && self.tag(*t) == Tag::Nn)
            && label == Label::Dobj
            && self.head(title) < title
            && Nouns::shared()
                .class(self.lemma(title))
                .is(NounClass::POST.or(NounClass::OCCUPATION).or(NounClass::PERSON))
        {
            let preposition = self.head(title);
            self.hang(at, preposition, Label::Pobj);
            self.hang(title, at, Label::Compound);
            return;
        }
        let Some(other) = self
            .kids(verb)
            .into_iter()
            .filter(|k| *k < low && (self.label(*k) == label || *k + 1 == low && self.label(*k) == Label::Nsubj))
            .max()
        else {
            return;
        };
        if !self.is_noun(other) && self.tag(other) != Tag::Jj || verb > other && verb < at {
            return;
        }
        let plain = (other + 1..low).all(|i| {
            !matches!(self.tag(i), Tag::Comma | Tag::Cc | Tag::In | Tag::To)
                && !matches!(self.label(i), Label::Cc | Label::Punct | Label::Relcl | Label::Aux)
                || matches!(self.tag(i), Tag::Hyph)
        });
        if plain && !self.persons.contains(&(other + self.first)) {
            self.hang(other, at, Label::Nmod);
        }
    }

    /// "was welcomed by the European Union, the African Union and Kenya": the second of a list was taken for an
    /// apposition of the subject.
    pub(in crate::ingest::extract) fn list_behind_agent(&mut self, at: Index) {
        let subject = self.head(at);
        if self.label(at) != Label::Appos || !self.is_noun(at) || subject >= at || self.is_root(subject) {
            return;
        }
        let low = self.first_kid(at);
        let Some(first) = low.checked_sub(2).filter(|f| self.tag(*f + 1) == Tag::Comma && self.is_noun(*f)) else {
            return;
        };
        let preposition = self.head(first);
        let verb = self.head(preposition);
        let listed = self.kids(at).into_iter().any(|k| k > at && self.label(k) == Label::Cc);
        if self.label(first) == Label::Pobj
            && matches!(self.label(preposition), Label::Agent | Label::Prep)
            && verb > subject
            && self.head(subject) == verb
            && matches!(self.label(subject), Label::Nsubj | Label::Nsubjpass)
            && listed
        {
            self.hang(at, first, Label::Conj);
        }
    }

    /// "is re-elected president of the club": the participle was taken for what describes the president.
    pub(in crate::ingest::extract) fn elected_again(&mut self, at: Index) {
        let post = self.head(at);
        let be = self.head(post);
        let Some(prefix) = at.checked_sub(2) else { return };
        if self.word(at - 1) != "-"
            || !self.word(prefix).eq_ignore_ascii_case("re")
            || self.label(at) != Label::Amod
            || self.label(post) != Label::Attr
            || self.lemma(be) != "be"
            || be >= prefix
            || post <= at
        {
            return;
        }
        let (above, label, root) = (self.head(be), self.label(be), self.is_root(be));
        for kid in self.kids(be) {
            let label = if self.label(kid) == Label::Nsubj { Label::Nsubjpass } else { self.label(kid) };
            self.hang(kid, at, label);
        }
        self.hang(at, if root { at } else { above }, if root { Label::Root } else { label });
        self.hang(be, at, Label::Auxpass);
        self.hang(post, at, Label::Oprd);
        self.hang(prefix, at, Label::Punct);
        self.hang(at - 1, at, Label::Punct);
        self.retag(at, Tag::Vbn, Pos::Verb);
        if let Some(token) = self.tokens.get_mut(at) {
            token.lemma = "elect".into();
        }
    }

    /// "Security forces in South Sudan arrest": the forces were taken for a verb.
    pub(in crate::ingest::extract) fn forces_for_verb(&mut self, at: Index) {
        let Some(sort) = at.checked_sub(1) else { return };
        let of_arms = SORTS_OF_FORCES.contains(&self.word(sort).to_lowercase().as_str());
        if self.word(at) != "forces"
            || !of_arms
            || self.tag(at) != Tag::Vbz
            || !self.is_root(at)
            || self.kid(at, Label::Dobj).is_some()
        {
            return;
        }
        self.retag(at, Tag::Nns, Pos::Noun);
        self.hang(sort, at, Label::Compound);
    }

    /// "The foreign ministers from Azerbaijan, Bahrain and Egypt met": the second country was joined to the ministers.
    pub(in crate::ingest::extract) fn country_of_list(&mut self, at: Index) {
        let noun = self.head(at);
        if self.label(at) != Label::Conj || !matches!(self.tag(at), Tag::Nnp) || noun >= at {
            return;
        }
        let low = self.first_kid(at);
        let Some(first) = low.checked_sub(2).filter(|f| self.tag(*f + 1) == Tag::Comma) else { return };
        let start = self.kids(first).into_iter().filter(|k| *k < first).chain([first]).min().unwrap_or(first);
        let preposition = self.head(first);
        if self.label(first) == Label::Pobj
            && self.head(preposition) == noun
            && matches!(self.word(preposition), "from" | "of")
            && matches!(self.tag(noun), Tag::Nns | Tag::Nnps)
            && self.is_country(start, first)
            && self.is_country(low, at)
        {
            self.hang(at, first, Label::Conj);
        }
    }

    /// "Burkina Faso, Mali, and Niger withdraw": a country is not what another is called, but one of a list.
    pub(in crate::ingest::extract) fn country_between(&mut self, at: Index) {
        let first = self.head(at);
        if self.label(at) != Label::Conj || first >= at || self.tag(at) != Tag::Nnp {
            return;
        }
        let low = |i: Index| {
            self.kids(i)
                .into_iter()
                .filter(|k| *k < i && self.label(*k) == Label::Compound)
                .chain([i])
                .min()
                .unwrap_or(i)
        };
        let country = |i: Index| self.is_country(low(i), i);
        let between = |k: &Index| {
            (first..at).contains(k)
                && self.label(*k) == Label::Appos
                && low(*k).checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma)
                && country(*k)
        };
        let middle: Vec<Index> = self.kids(first).into_iter().filter(between).collect();
        if !middle.is_empty() && country(first) && country(at) {
            middle.into_iter().for_each(|k| self.hang(k, first, Label::Conj));
        }
    }

    /// "Putin, Kim sign a pact", "Saudi Arabia, Iran reopen embassies": a headline joins two with a comma, as the
    /// plural verb shows.
    pub(in crate::ingest::extract) fn headline_pair(&mut self) {
        let proper =
            |i: Index| matches!(self.tag(i), Tag::Nnp | Tag::Nnps) && self.word(i).starts_with(char::is_uppercase);
        let run = |from: Index| (from..self.tokens.len().min(from + 3)).take_while(|i| proper(*i)).last();
        let Some(first) = run(0) else { return };
        let comma = first + 1;
        if self.tag(comma) != Tag::Comma {
            return;
        }
        let Some(second) = run(comma + 1) else { return };
        let verb = second + 1;
        if !self.is_root(verb) || !matches!(self.tag(verb), Tag::Vb | Tag::Vbp) || self.tokens.len() > 16 {
            return;
        }
        for i in 0..first {
            self.hang(i, first, Label::Compound);
        }
        for i in comma + 1..second {
            self.hang(i, second, Label::Compound);
        }
        self.hang(first, verb, Label::Nsubj);
        self.hang(comma, first, Label::Punct);
        self.hang(second, first, Label::Conj);
        self.retag(verb, Tag::Vbp, Pos::Verb);
    }

    /// "WHO warns of an outbreak": the body was taken for the pronoun.
    pub(in crate::ingest::extract) fn body_for_pronoun(&mut self, at: Index) {
        let capital = |i: Index| self.word(i).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let shouted = at + 1 < self.tokens.len() && capital(at + 1) && self.word(at + 1).len() > 1;
        if self.word(at) == "WHO" && matches!(self.tag(at), Tag::Wp | Tag::Wdt) && !shouted {
            self.retag(at, Tag::Nnp, Pos::Propn);
        }
    }

    /// "slammed the decision of the court to issue a warrant": what is decided was hung on the verb that judges it.
    pub(in crate::ingest::extract) fn content_of_decision(&mut self, at: Index) {
        let verb = self.head(at);
        let infinitive = self.tag(at) == Tag::Vb
            && matches!(self.label(at), Label::Advcl | Label::Xcomp | Label::Ccomp)
            && self.kids(at).into_iter().any(|k| self.tag(k) == Tag::To && self.label(k) == Label::Aux);
        if !infinitive || verb >= at || !JUDGES.contains(&self.lemma(verb)) {
            return;
        }
        let Some(noun) = self.kid(verb, Label::Dobj).filter(|n| *n > verb && *n < at) else { return };
        let comma = (noun..at).any(|i| self.tag(i) == Tag::Comma);
        if RESOLVES.contains(&self.lemma(noun)) && !comma {
            self.hang(at, noun, Label::Acl);
        }
    }

    /// "Meta fined $1.3 billion over data transfers": who is fined and nothing but the sum is named.
    pub(in crate::ingest::extract) fn fined_in_headline(&mut self, at: Index) {
        if !self.is_root(at) || self.tag(at) != Tag::Vbd || self.lemma(at) != "fine" {
            return;
        }
        let Some(subject) = self.kid(at, Label::Nsubj).filter(|s| *s < at) else { return };
        let bare = !self.kids(at).into_iter().any(|k| {
            matches!(
                self.label(k),
                Label::Aux | Label::Auxpass | Label::Ccomp | Label::Xcomp | Label::Dative | Label::Agent
            )
        });
        // "fined Apple 1.8 billion": somebody stands between.
        let next = matches!(self.tag(at + 1), Tag::Dollar | Tag::Cd | Tag::Sym)
            || self.word(at + 1).starts_with(['€', '£', '¥', '$']);
        if bare && next {
            self.retag(at, Tag::Vbn, Pos::Verb);
            self.hang(subject, at, Label::Nsubjpass);
        }
    }

    /// "ended his re-election bid": the prefix was taken for a thing of its own.
    pub(in crate::ingest::extract) fn prefix_for_object(&mut self, at: Index) {
        let tail = at + 2;
        if self.word(at) != "re"
            || tail >= self.tokens.len()
            || self.word(at + 1) != "-"
            || !matches!(self.label(at), Label::Dobj | Label::Pobj)
        {
            return;
        }
        let noun = self.head(tail);
        let governor = self.head(at);
        let parts = self.label(tail) == Label::Compound
            && noun > tail
            && self.head(noun) == governor
            && governor < at
            && matches!(self.label(noun), Label::Dobj | Label::Pobj);
        if !parts {
            return;
        }
        for kid in self.kids(at) {
            self.hang(kid, noun, self.label(kid));
        }
        self.hang(at, tail, Label::Compound);
        self.hang(at + 1, tail, Label::Punct);
        if let Some(day) = self.kids(noun).into_iter().find(|k| *k > noun && self.is_on_weekday(*k)) {
            self.hang(day, governor, Label::Prep);
        }
    }
}
