//! Verbs of giving with two objects: "granted Milken a full pardon", "sent Ukraine two helicopters".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// Verbs that give somebody something.
static GIVING: Words = Words::of("double_objects.giving");

/// What is given to a country by such a verb.
static GIVEN: Words = Words::of("double_objects.given");

/// Nouns that make a set phrase with a verb and a preposition.
static SET_PHRASES: Words = Words::of("double_objects.set-phrases");

/// What a court or a state grants somebody who has asked for it.
static MERCIES: Words = Words::of("double_objects.mercies");

impl Sentence<'_> {
    /// "signs into law a bill that bans it", "took into custody three clerks": what stands behind the idiom is the
    /// object.
    pub(in crate::ingest::extract) fn object_behind_idiom(&mut self, at: Index) {
        let verb = self.head(at);
        if self.label(at) != Label::Npadvmod
            || !self.is_noun(at)
            || verb >= at
            || !matches!(self.tag(verb), Tag::Vb | Tag::Vbz | Tag::Vbd | Tag::Vbp | Tag::Vbg | Tag::Vbn)
            || self.kid(verb, Label::Dobj).is_some()
            || self.kid(verb, Label::Nsubjpass).is_some()
        {
            return;
        }
        let idiom = self.kids(verb).into_iter().any(|k| {
            k == verb + 1
                && self.label(k) == Label::Prep
                && matches!(self.word(k), "into" | "to" | "on" | "under")
                && self.kid(k, Label::Pobj).is_some_and(|o| o < at && SET_PHRASES.contains(&self.word(o)))
        });
        if idiom {
            self.hang(at, verb, Label::Dobj);
        }
    }

    /// The thing given was taken for an apposition of who gets it.
    pub(in crate::ingest::extract) fn thing_given(&mut self, at: Index) {
        let receiver = self.head(at);
        if self.label(at) != Label::Appos
            || !self.is_noun(at)
            || receiver >= at
            || !matches!(self.label(receiver), Label::Dative | Label::Dobj)
        {
            return;
        }
        let verb = self.head(receiver);
        if !GIVING.contains(&self.lemma(verb)) || verb >= receiver {
            return;
        }
        let first = self.kids(at).into_iter().chain([at]).min().unwrap_or(at);
        let opens = matches!(self.tag(first), Tag::Dt | Tag::Cd) && first < at;
        // "the minister, a friend" is no gift.
        let close = (receiver + 1..first).all(|i| self.label(i) != Label::Punct);
        let other = self.kids(verb).into_iter().any(|k| self.label(k) == Label::Dobj && k != receiver);
        if opens && close && !other {
            self.hang(receiver, verb, Label::Dative);
            self.hang(at, verb, Label::Dobj);
        }
    }

    /// "thanked the agencies, the Swiss government and the Red Cross": what goes on with a comma and "and" is one list.
    pub(in crate::ingest::extract) fn listed_objects(&mut self, at: Index) {
        let verb = self.head(at);
        if self.label(at) != Label::Dobj || verb >= at || self.kid(at, Label::Conj).is_none() {
            return;
        }
        let first = self.kids(verb).into_iter().find(|k| self.label(*k) == Label::Dobj && *k < at && *k > verb);
        let Some(first) = first else { return };
        let low = self.lowest(at);
        let comma = low.checked_sub(1).is_some_and(|c| self.word(c) == ",");
        let joined = self.kids(at).into_iter().any(|k| self.label(k) == Label::Cc && self.word(k) == "and");
        if comma && joined && self.is_noun(first) && self.is_noun(at) {
            self.hang(at, first, Label::Conj);
        }
    }

    /// "Israel, Spain and Japan sent teams": the first of the list was taken for an adverb.
    pub(in crate::ingest::extract) fn first_of_subjects(&mut self, at: Index) {
        let verb = self.head(at);
        if !matches!(self.label(at), Label::Npadvmod | Label::Dep | Label::Nsubj)
            || !matches!(self.tag(at), Tag::Nnp | Tag::Nnps)
            || verb <= at
            || self.word(at + 1) != ","
            || self.kid(at, Label::Conj).is_some()
        {
            return;
        }
        let subject = self
            .kids(verb)
            .into_iter()
            .find(|k| *k > at && *k < verb && matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass));
        let Some(subject) = subject else { return };
        let low = self.kids(subject).into_iter().filter(|k| *k < subject).min().unwrap_or(subject);
        let joined = self.kid(subject, Label::Conj).is_some()
            && self.kids(subject).into_iter().any(|k| self.label(k) == Label::Cc);
        let proper = matches!(self.tag(subject), Tag::Nnp | Tag::Nnps);
        // "Ruiz, Olsen hold talks": of a headline, whose verb is that of several.
        let low_first = self.kids(at).into_iter().min().unwrap_or(at).min(at);
        let headline = low_first == 0
            && self.tag(verb) == Tag::Vbp
            && verb == subject + 1
            && self.tag(subject) == Tag::Nnp
            && self.label(at) == Label::Npadvmod;
        if low == at + 2 && (joined || headline) && proper {
            let label = self.label(subject);
            self.hang(at, verb, label);
            self.hang(subject, at, Label::Conj);
        }
    }

    /// "offered North Korea aid", "sent Ukraine weapons": who gets it was taken for a part of what is given.
    pub(in crate::ingest::extract) fn receiver_in_compound(&mut self, at: Index) {
        let verb = self.head(at);
        if self.label(at) != Label::Dobj
            || verb >= at
            || !GIVING.contains(&self.lemma(verb))
            || !GIVEN.contains(&self.lemma(at))
        {
            return;
        }
        let first = verb + 1;
        let Some(receiver) = (first..at).rev().find(|i| {
            self.head(*i) == at
                && matches!(self.tag(*i), Tag::Nnp | Tag::Nnps)
                && matches!(self.label(*i), Label::Compound | Label::Nmod)
        }) else {
            return;
        };
        let name = (first..=receiver).all(|i| matches!(self.tag(i), Tag::Nnp | Tag::Nnps) && self.head(i) <= at);
        let country = self.is_country(first, receiver);
        // "granted Kejriwal interim bail"
        let mercy = MERCIES.contains(&self.lemma(at));
        if !name || !(country || mercy) {
            return;
        }
        for kid in (first..receiver).filter(|i| self.head(*i) == at).collect::<Vec<_>>() {
            self.hang(kid, receiver, Label::Compound);
        }
        self.hang(receiver, verb, Label::Dative);
    }

    /// "fines Google 2.95 billion euros", "lend Kenya 3 billion dollars": who gets it was taken for a part of the
    /// amount.
    pub(in crate::ingest::extract) fn receiver_in_amount(&mut self, at: Index) {
        let verb = self.head(at);
        if self.label(at) != Label::Dobj || verb >= at || !GIVING.contains(&self.lemma(verb)) {
            return;
        }
        let numbers: Vec<Index> = self.kids(at).into_iter().filter(|k| *k < at && self.tag(*k) == Tag::Cd).collect();
        let inside = numbers.iter().flat_map(|n| self.kids(*n)).chain(self.kids(at));
        let named = |k: &Index| {
            *k > verb && *k < at && matches!(self.tag(*k), Tag::Nnp | Tag::Nnps) && self.label(*k) == Label::Compound
        };
        let Some(receiver) = inside.filter(named).max() else { return };
        // Only where a number follows the name at once: "gave the Texas 14 dollars", not "gave 14 US dollars".
        let number_next = self.tag(receiver + 1) == Tag::Cd || self.tag(receiver + 1) == Tag::Dollar;
        if number_next && !numbers.is_empty() {
            let amount = self.head(receiver);
            let parts: Vec<Index> = (verb + 1..receiver).filter(|k| self.head(*k) == amount).collect();
            for kid in parts {
                self.hang(kid, receiver, Label::Compound);
            }
            self.hang(receiver, verb, Label::Dative);
        }
    }
}
