//! What stands after a form of "be" without a verb: "is a member of NATO", "are allies".

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{NAME_WORDS, Parsed, Parser};
use crate::lexicon::{is_intransitive, question_copulas};
use crate::query::ast::{End, Form, Wants};
use crate::query::parser::verbs::verb_relations;

const ARTICLES: &[&str] = &["the", "a", "an"];

/// "is not a member", "is no member"
const NOT_OR_NO: &[&str] = &["not", "never", "no"];

/// Phrases in words, each with its verb, by their first word.
type Copulas = FxHashMap<&'static str, Vec<(Vec<&'static str>, &'static str)>>;

/// The phrases with the verb that says the same, by their first word.
fn shared() -> &'static Copulas {
    static SHARED: OnceLock<Copulas> = OnceLock::new();
    SHARED.get_or_init(|| {
        let mut all: Copulas = FxHashMap::default();
        for (phrase, verb) in question_copulas() {
            let words: Vec<&str> = phrase.split(' ').collect();
            all.entry(words.first().copied().unwrap_or_default()).or_default().push((words, verb));
        }
        for phrases in all.values_mut() {
            phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        all
    })
}

impl Parser<'_> {
    /// The verb that the longest phrase there stands for, and the words of the phrase.
    pub(super) fn copula_at(&self, at: usize) -> Option<(&'static str, usize)> {
        let phrases = shared().get(self.word_at(at)?)?;
        let (words, verb) =
            phrases.iter().find(|(words, _)| (at..).zip(words).all(|(n, word)| self.is_at(n, &[word])))?;
        Some((verb, words.len()))
    }

    /// "a member of NATO", after "who is", "which countries are" or "is Sweden". `second` is the other of two that are
    /// said to be so of each other: "are Turkey and Qatar allies". With `open`, nothing need follow: "what
    /// organizations is Sweden a member of".
    fn phrase(&mut self, wants: Wants, subject: End, second: Option<End>, open: bool) -> Parsed<Option<Form>> {
        let start = self.at;
        let negated = self.take(NOT_OR_NO);
        // "who are the allies of Israel"
        if self.copula_at(self.at).is_none() && self.copula_at(self.at + 1).is_some_and(|(_, taken)| taken > 1) {
            self.take(ARTICLES);
        }
        let found = self.copula_at(self.at).filter(|(verb, taken)| {
            // "who is in charge": the rest must be a name, unless a second stands before.
            open || second.is_some() || !self.ends_name(self.at + taken) || is_intransitive(verb)
        });
        // "are Putin and Trump dead" asks two questions.
        if let (Some((verb, taken)), End::Named(a), Some(End::Named(b))) = (&found, &subject, &second)
            && is_intransitive(verb)
        {
            let begins = start.saturating_sub(a.split(' ').count() + b.split(' ').count() + 1);
            return Err(self.of_each(self.at + taken, (begins, start), (a, b)));
        }
        let Some((verb, taken)) = found else {
            self.at = start;
            return Ok(None);
        };
        self.at += taken;
        let target = match second {
            Some(second) => second,
            // "is Navalny dead"
            None if is_intransitive(verb) => End::Any,
            None => self.target()?,
        };
        let relations = verb_relations(verb).unwrap_or_default().iter().map(|r| (*r).to_owned()).collect();
        Ok(Some(Form::Claims { wants, source: subject, verb: verb.to_owned(), relations, target, negated }))
    }

    /// "a member of NATO" of whoever is asked for.
    pub(super) fn copula(&mut self, wants: Wants, subject: End) -> Parsed<Option<Form>> {
        self.phrase(wants, subject, None, false)
    }

    /// "members of al-Qaeda", at the beginning: those who are so.
    pub(super) fn copula_alone(&mut self) -> Option<Form> {
        let start = self.at;
        self.take(ARTICLES);
        let (_, taken) = self.copula_at(self.at).filter(|(_, taken)| *taken > 1)?;
        let name = self.at + taken;
        let end = (name..=self.words.len()).find(|at| self.ends_name(*at))?;
        let form = self.is_at(name - 1, &["of"]) && !(name..end).any(|at| self.is_verb(at));
        let form = if form { self.copula(Wants::Rows, End::Any).ok().flatten() } else { None };
        if form.is_none() {
            self.at = start;
        }
        form
    }

    /// "allies", behind "Russia's": those who are so of it.
    pub(super) fn copula_of(&mut self, name: String) -> Option<Form> {
        let of = |words: &Vec<&str>| words.len() == 2 && words.last() == Some(&"of") || words.last() == Some(&"with");
        let phrases = shared().get(self.word()?)?;
        let (_, verb) = phrases.iter().find(|(words, _)| of(words))?;
        self.at += 1;
        let relations = verb_relations(verb).unwrap_or_default().iter().map(|r| (*r).to_owned()).collect();
        let (wants, source, target) = (Wants::Rows, End::Any, End::Named(name));
        Some(Form::Claims { wants, source, verb: (*verb).to_owned(), relations, target, negated: false })
    }

    /// "Sweden a member of NATO", after a form of "be"; `open` as for a phrase. Leaves the parser where it was where
    /// the words are something else.
    pub(super) fn subject_and_copula(&mut self, wants: &Wants, open: bool) -> Parsed<Option<Form>> {
        let start = self.at;
        let end = self.words.len().min(start + NAME_WORDS);
        let splits = (start + 1..end).filter(|at| self.copula_at(*at).is_some());
        let found = splits.map(|at| (at, self.subjects(start, at))).find_map(|(at, s)| s.map(|s| (at, s)));
        let Some((at, (first, second))) = found else { return Ok(None) };
        self.at = if self.is_at(at - 1, NOT_OR_NO) { at - 1 } else { at };
        let form = self.phrase(wants.clone(), End::Named(first), second.map(End::Named), open)?;
        if form.is_none() {
            self.at = start;
        }
        Ok(form)
    }

    /// The name before a copula, or the two joined by "and". A name that the store does not know counts before a phrase
    /// that is no mere preposition: "is Peterson a member of".
    fn subjects(&self, start: usize, copula: usize) -> Option<(String, Option<String>)> {
        let end = if self.is_at(copula - 1, NOT_OR_NO) { copula - 1 } else { copula };
        let clear = self.copula_at(copula).is_some_and(|(_, taken)| taken > 1 || self.ends_name(copula + taken));
        if (start..end).any(|at| self.is_verb(at) && !self.is_quoted(at))
            || self.is_at(start, ARTICLES) && end == start + 1
        {
            return None;
        }
        let known = |from: usize, to: usize| {
            from < to && (clear || self.is_quoted(from) && to == from + 1 || self.knows.name(&self.text(from, to)))
        };
        let and = (start + 1..end.saturating_sub(1)).find(|at| self.is_at(*at, &["and"]));
        match and {
            // "India and Pakistan", though a store may know a "conflict between India and Pakistan"
            Some(and)
                if !self.knows.name(&self.text(start, end))
                    || !self.knows.whole_name(&self.text(start, end))
                        && self.knows.whole_name(&self.text(start, and))
                        && self.knows.whole_name(&self.text(and + 1, end)) =>
            {
                (known(start, and) && known(and + 1, end))
                    .then(|| (self.text(start, and), Some(self.text(and + 1, end))))
            }
            _ => known(start, end).then(|| (self.text(start, end), None)),
        }
    }
}
