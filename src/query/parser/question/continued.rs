//! A question that goes on from the one before: "and in 2025?", "what about Iran", "and when?".

use super::refusals::GOES_ON;
use super::{Parsed, Parser};
use crate::query::ast::{End, Filter, Form, Occasion, Question, Wants};
use crate::query::parser::ParseError;

/// What to do where it does not say what changes.
const WHOLE: &str = "ask the whole question; what can change is a filter or the one name in it: and in 2025, and in \
    NAME, what about NAME";

impl Parser<'_> {
    /// The question before with what this one changes: filters of the same sort, its one name, or what is wanted.
    pub(super) fn continued(&mut self, mut question: Question) -> Parsed<Question> {
        self.at += GOES_ON.iter().find_map(|phrase| self.phrase_at(self.at, phrase)).unwrap_or(0);
        self.has_only_dates()?;
        self.courtesy();
        let last = self.at + 1 == self.words.len();
        if last && self.is(&["why", "how"]) {
            return Err(self.no_reasons(self.at));
        }
        if last && self.is(&["when", "where"]) {
            let asked = if self.is(&["when"]) { Wants::When(Occasion::Any) } else { Wants::Where };
            if let Form::Claims { wants, .. } = &mut question.form {
                *wants = asked;
                return Ok(question);
            }
            return Err(self.unchanged());
        }
        if !self.ends_name(self.at) && !self.is_plain_date(self.at) && !self.is_period(self.at) {
            let start = self.at;
            let name = self.name("and")?;
            if !renamed(&mut question, name) {
                return Err(self.error_at(start, "I do not know which of the names this one stands for").hint(WHOLE));
            }
        }
        let before = std::mem::take(&mut question.filters);
        self.filters(&mut question)?;
        self.has_some_time(&question)?;
        let now = std::mem::take(&mut question.filters);
        let kept = before.into_iter().filter(|old| !now.iter().any(|new| sort(new) == sort(old)));
        question.filters = kept.chain(now.iter().cloned()).collect();
        Ok(question)
    }

    fn unchanged(&self) -> ParseError {
        self.error("I do not know what this changes of the question before").hint(WHOLE)
    }
}

/// Filters of one sort stand for each other: one time for another, one place for another.
fn sort(filter: &Filter) -> u8 {
    match filter {
        Filter::About(_) => 0,
        Filter::In(_) => 1,
        Filter::Involving(_) => 2,
        Filter::AccordingTo(_) => 3,
        Filter::Sources(_) => 4,
        Filter::During(_) | Filter::Since(_) | Filter::After(_) | Filter::Before(_) | Filter::Until(_) => 5,
        Filter::Only(_) | Filter::Including(_) | Filter::Excluding(_) => 6,
    }
}

/// Puts another name for the only one that a question has; false where it has none, or several.
fn renamed(question: &mut Question, name: String) -> bool {
    let mut named: Vec<&mut String> = Vec::new();
    match &mut question.form {
        Form::Claims { source, target, .. } => {
            named.extend([source, target].into_iter().filter_map(|end| match end {
                End::Named(name) => Some(name),
                End::Any | End::Kind(_) | End::Either(..) => None,
            }));
        }
        Form::Says(of) | Form::Show(of) => named.push(of),
        Form::Connected(..) => return false,
        Form::Happened | Form::List(_) => {}
    }
    if named.is_empty() {
        named.extend(question.filters.iter_mut().filter_map(|filter| match filter {
            Filter::About(name) | Filter::In(name) | Filter::Involving(name) => Some(name),
            _ => None,
        }));
    }
    match named.as_mut_slice() {
        [only] => {
            **only = name;
            true
        }
        _ => false,
    }
}
