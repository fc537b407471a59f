//! Filters by time, and what stands in their place.
//! Thus "in 2024" and "in Syria", "since May", "between June and July", "up to 2025".

use super::clause::is_vote;
use super::deeds::as_claims;
use super::ranges::in_year_of;
use super::{Parsed, Parser};
use crate::lexicon::{Gazetteer, countries_with, relation};
use crate::model::{DateInterval, NodeKind};
use crate::query::ast::{End, Filter, Form, Order, Question, Take};
use crate::query::parser::ParseError;
use crate::query::parser::date::date;

/// "EU countries" for the EU: a body is no place, but its members are.
fn in_its_members(name: String) -> String {
    let body = Gazetteer::shared().find(&name).is_some_and(|entry| entry.kind != NodeKind::Location);
    if !body || countries_with(&name).is_none() {
        return name;
    }
    format!("{} countries", name.strip_prefix("the ").unwrap_or(&name))
}

impl Parser<'_> {
    fn is_dated(&self) -> bool {
        date(self.rest(self.at), self.today).is_some()
    }

    /// "in Syria", "in 2024", "in the last month", "on whom".
    pub(super) fn placed_or_dated(&mut self, word: &str, question: &Question) -> Parsed<Option<Filter>> {
        self.at += 1;
        // "who imposed tariffs on whom"
        if self.is(&["who", "whom", "what"]) && self.at + 1 == self.words.len() {
            self.at += 1;
            return Ok(None);
        }
        if self.is_at(self.at + 1, &["last", "this", "past"]) {
            self.take(&["the"]);
        }
        if let Some(window) = self.relative()? {
            return Ok(Some(Filter::During(window)));
        }
        if self.is_dated() {
            return self.dates(word).map(Filter::During).map(Some);
        }
        self.is_no_short_date()?;
        self.is_no_deed(&question.form)?;
        let name = self.name(word)?;
        // The claims of a vote say whose it was, and seldom where.
        let vote = matches!(&question.form, Form::Claims { verb, .. } if is_vote(verb))
            || as_claims(&question.form)
                .is_some_and(|form| matches!(form, Form::Claims { verb, .. } if is_vote(&verb)));
        Ok(Some(if word == "on" || vote { Filter::About(name) } else { Filter::In(in_its_members(name)) }))
    }

    /// "last week", "last 5", "last" at the end.
    pub(super) fn last(&mut self, word: &str, question: &mut Question) -> Parsed<Option<Filter>> {
        match self.relative()? {
            Some(window) => Ok(Some(Filter::During(window))),
            // "which country did Trump visit last"
            None if word == "last" && self.at + 1 == self.words.len() => {
                self.at += 1;
                question.order = Some((Order::Date, true));
                question.take = Some(Take::First(1));
                Ok(None)
            }
            None => {
                self.at += 1;
                let n = self.rows(|parser| {
                    parser
                        .error("after \"last\" I expect a number, or week, month or year")
                        .hint("in the last 3 months, last week, last 5; or write the dates: in 2025-08")
                })?;
                question.take = Some(Take::Last(n));
                Ok(None)
            }
        }
    }

    /// "since 2024", "from May to June", "warnings from China".
    pub(super) fn since(&mut self, word: &str, question: &mut Question) -> Parsed<Option<Filter>> {
        self.at += 1;
        // "warnings from China"
        if word == "from" && !self.is_dated() && as_claims(&question.form).is_some() {
            self.at -= 1;
            return self.by(question);
        }
        // "refugees from Sudan"
        if word == "from" && !self.is_date(self.at) && matches!(question.form, Form::List(_) | Form::Show(_)) {
            return Err(self.error("after \"from\" I expect a date here").hint(
                "ask where it was (in NAME), whom it involves (involving NAME), or who did it (by NAME); of those \
                 who left a place: who fled NAME",
            ));
        }
        let start = self.at;
        let first = self.date(word)?;
        let end = self.at;
        if word == "from" && self.take(&["to", "until", "till"]) {
            return self.range_from((start, end), first, "to").map(Some);
        }
        Ok(Some(Filter::Since(first)))
    }

    /// "up to June 2025", "on or after 13 June 2025", "by June 2025": the same as until, since.
    pub(super) fn bounded(&mut self) -> Parsed<Option<Filter>> {
        /// Phrases, and whether the time begins or ends with the date; none where it is the other side of it.
        type Bound = (&'static [&'static str], fn(DateInterval) -> Filter);
        const BOUNDS: &[Bound] = &[
            (&["on", "or", "after"], Filter::Since),
            (&["on", "or", "before"], Filter::Until),
            (&["up", "to"], Filter::Until),
            (&["no", "later", "than"], Filter::Until),
            (&["not", "later", "than"], Filter::Until),
            (&["by"], Filter::Until),
            (&["prior", "to"], Filter::Before),
            (&["earlier", "than"], Filter::Before),
            (&["later", "than"], Filter::After),
            (&["as", "of"], Filter::Since),
            (&["starting"], Filter::Since),
            (&["ever", "since"], Filter::Since),
        ];
        let found = BOUNDS.iter().find_map(|(phrase, bound)| Some((self.phrase_at(self.at, phrase)?, bound)));
        let Some((taken, bound)) = found.filter(|(taken, _)| self.is_date(self.at + taken)) else {
            // "around 13 June"
            if self.is(&["around", "about", "circa"]) && self.is_plain_date(self.at + 1) {
                let (day, _) = date(self.rest(self.at + 1), self.today).ok_or_else(|| self.unknown())?;
                let (first, last) = (day.first.plus_days(-3), day.last.plus_days(3));
                return Err(self
                    .error("I do not know how near to that day you mean")
                    .hint(format!("say the days: between {first} and {last}")));
            }
            return Ok(None);
        };
        let word = self.text(self.at, self.at + taken);
        self.at += taken;
        self.take(&["the"]);
        self.date(&word).map(bound).map(Some)
    }

    /// A date, or two that follow each other: "June and July 2025".
    pub(super) fn dates(&mut self, after: &str) -> Parsed<DateInterval> {
        let start = self.at;
        let first = self.date(after)?;
        let joined = self.is(&["and", "or"]) && date(self.rest(self.at + 1), self.today).is_some();
        if !joined {
            return Ok(first);
        }
        let and = self.at;
        self.at += 1;
        let second = self.date("and")?;
        let days = |date: DateInterval| date.last.number() - date.first.number() + 1;
        let joined = |first: DateInterval| {
            let all = DateInterval::between(first.first.min(second.first), first.last.max(second.last));
            (days(all) == days(first) + days(second)).then_some(all)
        };
        // "December and January 2025"
        if let Some(all) = joined(first).or_else(|| joined(in_year_of(first, second)?)) {
            return Ok(all);
        }
        let (a, b) = (self.text(start, and), self.text(and + 1, self.at));
        let error = self.of_each(and, (start, self.at), (&a, &b));
        Err(ParseError { message: "I can ask for one time alone, or from one date to another".to_owned(), ..error })
    }

    /// "recent weeks"
    pub(super) fn is_recent(&self, at: usize) -> bool {
        let at = at + usize::from(self.is_at(at, &["the"]));
        self.is_at(at, &["recent"]) && self.is_at(at + 1, &["days", "weeks", "months", "years", "times"])
    }

    /// Refuses "01/02/2025", of which nobody knows which is the month.
    fn is_no_short_date(&self) -> Parsed<()> {
        let Some(word) = self.word().filter(|_| !self.is_quoted(self.at)) else { return Ok(()) };
        let parts: Vec<&str> = word.split(['/', '.']).collect();
        let figures =
            parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
        if parts.len() < 2 || !figures || self.knows.whole_name(word) {
            return Ok(());
        }
        Err(self
            .error(format!("I do not know which of {word:?} is the month"))
            .hint("write 2024, 2024-12, 2024-12-03 or 3 December 2024"))
    }

    /// "between DATE and DATE", or two names: "meetings between Russia and Turkey".
    pub(super) fn between(&mut self, question: &mut Question) -> Parsed<Option<Filter>> {
        self.at += 1;
        let and = ["and", "to"];
        if date(self.rest(self.at), self.today).is_some() {
            let start = self.at;
            let first = self.date("between")?;
            let end = self.at;
            if !self.take(&and) {
                return Err(self.error("I expect \"and\" and a second date here"));
            }
            return self.range_from((start, end), first, "and").map(Some);
        }
        // "who mediated between Israel and Hamas": it was about both.
        let apart = matches!(&question.form, Form::Claims { source: End::Any, target: End::Any, relations, .. }
            if !relations.iter().any(|r| relation(r).is_none_or(|r| r.symmetric) || r == "attacked"));
        let with: fn(String) -> Filter = if apart { Filter::About } else { Filter::Involving };
        // Rather two names that the store knows than one that has both in it: "talks between Iran and the US".
        let end = (self.at..=self.words.len()).find(|at| self.ends_name(*at)).unwrap_or(self.at);
        if let Some((a, b)) = self.halves(self.at, end).filter(|(a, b)| self.knows.name(a) && self.knows.name(b)) {
            self.at = end;
            question.filters.push(with(a));
            return Ok(Some(with(b)));
        }
        let a = self.name_before(&and)?;
        if !self.take(&and) {
            return Err(self.error("I expect \"and\" and a second name or date here"));
        }
        question.filters.push(with(a));
        self.name("and").map(with).map(Some)
    }
}
