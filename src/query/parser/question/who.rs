//! "who", "whom", "what", "which countries".

use super::{AUXILIARIES, BE, NOT, Parsed, Parser};
use crate::lexicon::question_noun;
use crate::query::ast::{End, Form, Wants};

impl Parser<'_> {
    pub(super) fn who(&mut self) -> Parsed<Form> {
        self.at += 1;
        if self.happened() {
            return Ok(Form::Happened);
        }
        self.take_phrase(&["of", "the"]);
        if self.word_at(self.at + 1).is_some_and(|w| question_noun(w).is_some()) {
            self.take(&["all", "other", "the"]);
        }
        let Some(noun) = self.word().and_then(question_noun).filter(|_| !self.is_verb(self.at)) else {
            self.adjective()?;
            return self.done_by(End::Any);
        };
        self.at += 1;
        if noun.relation.is_some()
            && (self.happened() || self.take_phrase(&["were", "held"]) || self.ends_name(self.at))
        {
            return Ok(Form::List(noun.noun.to_owned()));
        }
        self.done_by(match noun.label {
            Some(_) => End::Kind(noun.noun.to_owned()),
            None => End::Any,
        })
    }

    /// "happened", "took place", "is happening".
    fn happened(&mut self) -> bool {
        self.take(&["happened", "happens", "occurred"])
            || self.take_phrase(&["took", "place"])
            || self.take_phrase(&["has", "happened"])
            || self.take_phrase(&["is", "happening"])
    }

    /// "which European countries": a noun can be narrowed by filters alone.
    fn adjective(&mut self) -> Parsed<()> {
        let noun = self.word_at(self.at + 1).and_then(question_noun).filter(|n| n.label.is_some());
        let known = self.verb_at(self.at).is_some() || self.is(AUXILIARIES) || self.is(BE) || self.is(NOT);
        match noun {
            Some(noun) if !known && self.imported_verb(self.at).is_none() => {
                let word = self.words.get(self.at).map_or("", |w| w.text.as_str());
                Err(self.error(format!("I cannot narrow {} to {word:?}", noun.noun)).hint(format!(
                    "ask \"which {} …\", and narrow it by a filter: in NAME, about NAME, involving NAME",
                    noun.noun
                )))
            }
            _ => Ok(()),
        }
    }

    /// What follows "who" or a noun: what these did, or what somebody did to them.
    pub(super) fn done_by(&mut self, asked: End) -> Parsed<Form> {
        self.take(&["all", "else", "also"]);
        if self.is(AUXILIARIES) {
            self.at += 1;
            self.take(&["been", "be"]);
            if self.is(NOT) || self.is_verb(self.at) && !self.known_subject() {
                return Ok(with_source(self.verb_first(false)?, asked));
            }
            return Ok(with_target(self.name_then_verb(Wants::Rows)?, asked));
        }
        if self.take(&["didn't", "doesn't", "hasn't", "haven't"]) {
            return Ok(with_source(self.verb_first(true)?, asked));
        }
        if self.is(BE) {
            self.at += 1;
            return self.passive(Wants::Rows, asked);
        }
        Ok(with_source(self.verb_first(false)?, asked))
    }
}

/// The claims with this source, where the question names none.
pub(super) fn with_source(form: Form, asked: End) -> Form {
    match form {
        Form::Claims { wants, source: End::Any, verb, relations, target, negated } => {
            Form::Claims { wants, source: asked, verb, relations, target, negated }
        }
        other => other,
    }
}

/// The claims with this target, where the question names none.
pub(super) fn with_target(form: Form, asked: End) -> Form {
    match form {
        Form::Claims { wants, source, verb, relations, target: End::Any, negated } => {
            Form::Claims { wants, source, verb, relations, target: asked, negated }
        }
        other => other,
    }
}
