//! Questions that begin with whom they are about: "Guterres called for what", "ships attacked by the Houthis".

use super::words::{BE, FORMS, NOT, SUFFERED};
use super::{NAME_WORDS, Parsed, Parser, nearest};
use crate::lexicon::{QuestionWords, question_noun, relation};
use crate::query::ast::{End, Form, Wants};
use crate::query::parser::verbs::{Inflection, Verbs};

/// Words that questions start with.
static ASKING_WORDS: QuestionWords = QuestionWords::of("misspelt");

impl Parser<'_> {
    /// "whoo met putin": a word in small letters that the store has no name for, and one letter from a word that asks.
    fn is_no_misspelt_start(&self, start: usize) -> Parsed<()> {
        let Some(word) = self.words.get(start).map(|w| w.text.as_str()) else { return Ok(()) };
        let small = word.chars().count() > 2 && word.chars().all(char::is_lowercase);
        let asks = ASKING_WORDS.iter().find(|asks| strsim::damerau_levenshtein(word, asks) == 1);
        let verb = self.verb_at(start).is_some() || self.verb_at(start + 1).is_none();
        let Some(asks) = asks.filter(|_| small && !verb && !self.is_quoted(start) && !self.knows.name(word)) else {
            return Ok(());
        };
        Err(self
            .error_at(start, format!("I do not know how to read a question that starts with {word:?}"))
            .hint(format!("did you mean \"{asks}\"? a name goes in quotes: \"{word}\"")))
    }

    /// "Guterres called for what", "ships attacked by the Houthis": the subject stands first.
    pub(super) fn subject_first(&mut self) -> Parsed<Form> {
        let start = self.at;
        self.is_no_misspelt_start(start)?;
        // "ships attacked by the Houthis", "ships attacked in the Red Sea"
        let suffered = |at: &usize| {
            let Some((relations, Inflection::Past, taken)) = self.verb_at(*at) else { return false };
            let by = at + taken;
            let done = self.is_at(by, &["by"]) && !self.order_word(by + 1) && by + 1 < self.words.len();
            let violent = relations.iter().all(|r| relation(r).is_some_and(|r| SUFFERED.contains(&r.class)));
            done || violent && self.ends_name(by) && !self.knows.proper_name(&self.text(start, *at))
        };
        let end = self.words.len().min(start + NAME_WORDS);
        let verb = (start + 1..end).take_while(|at| !self.ends_name(*at)).find(suffered);
        // "killed by Israel", but "arrest warrants issued by the court"
        if self.verb_at(start).is_some() && !verb.is_some_and(|verb| self.knows.name(&self.text(start, verb))) {
            return self.verb_first(false);
        }
        // "Israel was attacked by whom"
        let be = (start + 1..end).take_while(|at| !self.ends_name(*at)).find(|at| {
            let done = at + 1 + usize::from(self.is_at(at + 1, NOT));
            self.is_at(*at, BE) && self.is_participle(done) && self.odd_word(start, *at).is_none()
        });
        if let Some(be) = be.filter(|be| !self.text(start, *be).trim().is_empty()) {
            let suffers = End::Named(self.text(start, be));
            self.at = be + 1;
            return self.passive(Wants::Rows, suffers);
        }
        let verb = verb.filter(|verb| self.odd_word(start, *verb).is_none());
        if let Some(verb) = verb.filter(|verb| !self.text(start, *verb).trim().is_empty()) {
            let described = End::Named(self.text(start, verb));
            self.at = verb;
            return self.passive(Wants::Rows, described);
        }
        if let Ok(form) = self.name_then_verb(Wants::Rows)
            && !self.unknown_doing(&form)
            && !self.is_noun_phrase(start, &form)
        {
            return Ok(form);
        }
        self.at = start;
        let word = self.words.get(start).map_or("", |w| w.text.as_str());
        if let Some(noun) = self.word_at(start + 1).and_then(question_noun)
            && !self.is_quoted(start)
        {
            let noun = noun.noun;
            return Err(self.error_at(start, format!("I cannot narrow {noun} to {word:?}")).hint(format!(
                "ask for {noun} alone, and narrow them by a filter: {noun} in NAME, {noun} about NAME"
            )));
        }
        let message = format!("I do not know how to read a question that starts with {word:?}");
        Err(match nearest(word, &ASKING_WORDS) {
            Some(near) => self.error(message).hint(format!("did you mean \"{near}\"?")),
            None => self.error(message).hint(format!("for what is told of it: {}; {FORMS}", self.shown(start))),
        })
    }

    /// How to ask for all that is told of what stands there.
    pub(super) fn shown(&self, start: usize) -> String {
        let start = start + usize::from(self.is_at(start, &["the", "a", "an"]));
        let end = (start + 1..self.words.len()).find(|at| self.ends_name(*at)).unwrap_or(self.words.len());
        let named = self.text(start, end.min(start + NAME_WORDS)).replace('"', "");
        format!("show \"{}\"", if named.trim().is_empty() { "NAME" } else { named.trim() })
    }

    /// Whether a noun is rather the last word of a noun phrase than a verb: "prisoner exchange", "nuclear talks", "US
    /// arms sales".
    fn is_noun_phrase(&self, start: usize, form: &Form) -> bool {
        let Form::Claims { wants: Wants::Rows, source: End::Named(name), target, negated: false, .. } = form else {
            return false;
        };
        let verb = start + name.split(' ').count();
        let quoted = (start..self.at).any(|at| self.is_quoted(at));
        let found = self.verb_at(verb).or_else(|| Verbs::in_the_lexicon(self.rest(verb)));
        let Some((_, inflection, _)) = found.filter(|_| !quoted) else { return false };
        match inflection {
            Inflection::Past | Inflection::Ing => false,
            _ if self.one_deed_at(verb).is_some() && !self.knows.whole_name(name) => true,
            Inflection::Base => *target == End::Any,
            Inflection::Third => matches!(target, End::Named(object) if !self.knows.name(object)),
        }
    }

    /// Whether a name that the store does not know is said to be doing something: "Trump Putin meeting" rather names
    /// what happened.
    fn unknown_doing(&self, form: &Form) -> bool {
        let Form::Claims { source: End::Named(name), .. } = form else { return false };
        let last = self.words.len().saturating_sub(1);
        let doing = self.verb_at(last).is_some_and(|(_, form, _)| form == Inflection::Ing);
        self.at > last && doing && !self.knows.name(name)
    }
}
