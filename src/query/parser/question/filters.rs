//! What narrows, orders and cuts an answer: "about X", "since 2024-10", "first 5", "per week".

use super::deeds::as_claims;
use super::{HINTED, Parsed, Parser, nearest};
use crate::lexicon::relation_classes::CASUALTIES;
use crate::model::{DateInterval, Modality};
use crate::query::ast::{End, Filter, Form, Order, Per, Question, Take, Wants};
use crate::query::parser::ParseError;
use crate::query::parser::date::date;

impl Parser<'_> {
    pub(super) fn filters(&mut self, question: &mut Question) -> Parsed<()> {
        while self.at < self.words.len() {
            let before = self.at;
            let filter = self.filter(question)?;
            question.filters.extend(filter);
            if self.at == before {
                return Err(self.unknown());
            }
        }
        Ok(())
    }

    pub(super) fn unknown(&self) -> ParseError {
        let word = self.words.get(self.at).map_or("", |w| w.text.as_str());
        let error = self.error(format!("I do not understand {word:?} here"));
        if self.is(&["then", "next", "there", "here", "afterwards", "later", "before"]) {
            return error.hint(
                "one question knows nothing of the last: write the place or the time, in NAME, since 2025-06-13; or go \
                 on from a question with --after, or in `dossier shell`",
            );
        }
        match nearest(word, &HINTED) {
            Some(near) => error.hint(format!("did you mean \"{near}\"?")),
            None => error.hint(
                "a question may go on with: about NAME, in NAME or DATE, involving NAME, since DATE, between DATE and \
                 DATE, according to NAME, with at least N sources, including planned, by date, first N, per month; \
                 put a long name in quotes",
            ),
        }
    }

    pub(super) fn order_word(&self, at: usize) -> bool {
        Order::WORDS.iter().any(|(w, _)| self.is_at(at, &[w]))
    }

    /// One filter or tail; tails go to the question itself.
    pub(super) fn filter(&mut self, question: &mut Question) -> Parsed<Option<Filter>> {
        self.take(&["and", "but", "also"]);
        // "earlier this year"
        if self.is_at(self.at + 1, &["this", "last"]) {
            self.take(&["earlier", "later"]);
        }
        let word = self.word().unwrap_or_default().to_owned();
        if let Some(filter) = self.bounded()? {
            return Ok(Some(filter));
        }
        let several = date(self.rest(self.at), self.today).is_some_and(|(_, taken)| taken > 1);
        if self.is_plain_date(self.at) || self.is_period(self.at) || several {
            return self.dates("on").map(Filter::During).map(Some);
        }
        if let Some(filter) = self.most(question).or(self.suffered_by(question)?) {
            return Ok(filter);
        }
        match word.as_str() {
            "to" | "towards" | "of" | "against" => self.done_of(&word, question),
            "about" | "on" | "over" | "for" | "with" if self.is_left_over() => {
                self.at += 1;
                Ok(None)
            }
            // "who warned whom about what"
            "with" | "from" if self.is_what_alone() => {
                self.at += 2;
                Ok(None)
            }
            "about" | "regarding" | "concerning" | "over" | "for" => self.about_or_when(&word, question),
            "today" | "yesterday" => self.date("on").map(Filter::During).map(Some),
            // "in recent weeks"
            "in" if self.is_recent(self.at + 1) => self.recent_weeks(question),
            "recently" | "lately" => {
                self.at += 1;
                question.order = Some((Order::Date, true));
                Ok(None)
            }
            "in" | "at" | "near" | "during" | "within" | "on" => self.placed_or_dated(&word, question),
            "last" | "this" | "past" => self.last(&word, question),
            "first" | "limit" | "top" => self.first(&word, question),
            "since" | "from" => self.since(&word, question),
            "after" => self.one_date("after", Filter::After),
            "before" => self.one_date("before", Filter::Before),
            "until" | "till" => self.one_date("until", Filter::Until),
            "between" => self.between(question),
            "involving" => {
                self.at += 1;
                self.name("involving").map(Filter::Involving).map(Some)
            }
            "according" => self.according(),
            "with" => self.with(question),
            "only" | "including" | "excluding" => {
                self.at += 1;
                let list = self.modalities(&word)?;
                Ok(Some(match word.as_str() {
                    "only" => Filter::Only(list),
                    "including" => Filter::Including(list),
                    _ => Filter::Excluding(list),
                }))
            }
            "by" | "sorted" | "ordered" | "order" | "sort" => self.by(question),
            "per" | "each" | "every" => self.per(question),
            _ => self.no_filter(),
        }
    }

    /// Leaves the word to others, with the "and" before it.
    pub(super) fn no_filter(&mut self) -> Parsed<Option<Filter>> {
        self.at -= usize::from(self.is_at(self.at.wrapping_sub(1), &["and", "but", "also"]));
        Ok(None)
    }

    /// "in recent weeks"
    pub(super) fn recent_weeks(&mut self, question: &mut Question) -> Parsed<Option<Filter>> {
        self.at += 2 + usize::from(self.is_at(self.at + 1, &["the"]));
        self.at += 1;
        question.order = Some((Order::Date, true));
        Ok(None)
    }

    /// "after 2025-06-13": a filter of one date behind its word.
    fn one_date(&mut self, word: &str, filter: fn(DateInterval) -> Filter) -> Parsed<Option<Filter>> {
        self.at += 1;
        self.date(word).map(filter).map(Some)
    }

    /// "first 5", "limit 5"; "first" at the end alone.
    fn first(&mut self, word: &str, question: &mut Question) -> Parsed<Option<Filter>> {
        self.at += 1;
        if word == "first" && self.at == self.words.len() {
            question.order = Some((Order::Date, false));
            question.take = Some(Take::First(1));
            return Ok(None);
        }
        let n = self.rows(|parser| {
            parser.error(format!("after {word:?} I expect a number")).hint("first 5, last 5, limit 5")
        })?;
        question.take = Some(Take::First(n));
        Ok(None)
    }

    /// A number of rows, of which there must be one; `error` where none stands here.
    pub(super) fn rows(&mut self, error: impl FnOnce(&Self) -> ParseError) -> Parsed<usize> {
        let start = self.at;
        match self.number() {
            Some(0) => Err(ParseError::no_rows(self.error_at(start, "").span)),
            Some(n) => Ok(n),
            None => Err(error(self)),
        }
    }

    /// "according to NAME"
    fn according(&mut self) -> Parsed<Option<Filter>> {
        self.at += 1;
        if !self.take(&["to"]) {
            return Err(self.error("after \"according\" I expect \"to\""));
        }
        self.name("according to").map(Filter::AccordingTo).map(Some)
    }

    /// "per month"
    fn per(&mut self, question: &mut Question) -> Parsed<Option<Filter>> {
        self.at += 1;
        let per = Per::WORDS.iter().find(|(w, _)| self.is(&[w]));
        let (_, per) = per.ok_or_else(|| {
            self.error("after \"per\" I expect day, week, month, year, actor, target, place or publisher")
                .hint("a place is as the text tells it: a city, a province or a country")
        })?;
        self.at += 1;
        question.per = Some(*per);
        Ok(None)
    }

    /// Refuses "killed in airstrikes": claims of who was killed do not say in which deed.
    pub(super) fn is_no_deed(&self, form: &Form) -> Parsed<()> {
        let Form::Claims { relations, .. } = form else { return Ok(()) };
        let at = self.at + usize::from(self.is(&["the", "a", "an"]));
        let harmed = !relations.is_empty() && relations.iter().all(|name| CASUALTIES.contains(&name.as_str()));
        let Some(noun) = self.one_deed_at(at).filter(|_| harmed) else { return Ok(()) };
        if self.knows.whole_name(&self.text(self.at, at + 1)) {
            return Ok(());
        }
        Err(self.error_at(at, "claims of who was killed or injured do not say in which deed").hint(format!(
            "ask for the deeds, and for who was killed, by place and time: {} in NAME; who was killed in NAME in 2025",
            noun.noun
        )))
    }

    /// "the most", "most often": those told of most come first.
    fn most(&mut self, question: &mut Question) -> Option<Option<Filter>> {
        let start = self.at;
        self.take(&["the"]);
        if self.take(&["most"]) {
            self.take(&["often", "frequently"]);
            // "who attacked the most": whoever has most claims
            let open = matches!(
                &question.form,
                Form::Claims { wants: Wants::Rows, source: End::Any | End::Kind(_), target: End::Any, .. }
            );
            // "which country was attacked most", "which cities did Russia attack most"
            let suffered = matches!(
                &question.form,
                Form::Claims { wants: Wants::Rows, source: End::Any | End::Named(_), target: End::Kind(_), .. }
            );
            match (suffered, open) {
                _ if question.per.is_some() => question.order = Some((Order::Count, false)),
                (true, _) => question.per = Some(Per::Target),
                // "who was attacked the most"
                (false, true) if self.passive => question.per = Some(Per::Target),
                (false, true) if !self.suffered => question.per = Some(Per::Actor),
                _ => question.order = Some((Order::Count, false)),
            }
            return Some(None);
        }
        self.at = start;
        None
    }

    /// What "the most" of somebody counts: of people who were harmed the numbers that are told, else the claims.
    pub(super) fn most_by(&self, form: &Form) -> Order {
        let harmed = |name: &String| CASUALTIES.contains(&name.as_str());
        match form {
            Form::Claims { relations, wants: Wants::Rows, .. }
                if !relations.is_empty() && relations.iter().all(harmed) =>
            {
                Order::Number
            }
            _ => Order::Count,
        }
    }

    pub(super) fn modalities(&mut self, after: &str) -> Parsed<Vec<Modality>> {
        let mut list = Vec::new();
        while let Some(modality) = self.word().and_then(Modality::from_word) {
            self.at += 1;
            if !list.contains(&modality) {
                list.push(modality);
            }
            let more =
                self.is(&["and", "or"]) && self.word_at(self.at + 1).is_some_and(|w| Modality::from_word(w).is_some());
            self.at += usize::from(more);
        }
        if list.is_empty() {
            return Err(self.error(format!("after {after:?} I expect asserted, planned, negated or alleged")));
        }
        Ok(list)
    }

    /// "by date [desc]"; or the agent of a passive: "by NAME".
    pub(super) fn by(&mut self, question: &mut Question) -> Parsed<Option<Filter>> {
        if !self.take(&["by", "from"]) {
            self.at += 1;
            if !self.take(&["by"]) {
                return Err(self.error("I expect \"by\" here"));
            }
        }
        // "deaths in Gaza by month"
        if let Some((_, per)) = Per::WORDS.iter().find(|(w, _)| self.is(&[w])) {
            self.at += 1;
            question.per = Some(*per);
            return Ok(None);
        }
        if self.is(&["country", "countries"]) && self.at + 1 == self.words.len() {
            return Err(self
                .error("I cannot count by country")
                .hint("per place counts by the place that the text tells: a city, a province or a country"));
        }
        // "attacks in Syria by Israel"
        if let Some(form) = as_claims(&question.form).filter(|_| !self.order_word(self.at)) {
            question.form = form;
            self.listed = true;
        }
        if let Some((_, order)) = Order::WORDS.iter().find(|(w, _)| self.is(&[w])) {
            self.at += 1;
            let descending = self.take(&["desc", "descending", "down"]);
            question.order = Some((*order, descending));
            return Ok(None);
        }
        if let Form::Claims { source, verb, .. } = &mut question.form
            && *source == End::Any
            && super::post_in(verb).is_none()
        {
            let name = self.end("by")?;
            if let Form::Claims { source, .. } = &mut question.form {
                *source = name;
            }
            return Ok(None);
        }
        Err(self
            .error("after \"by\" I expect date, sources, count, number or name")
            .hint("the rows are put in order by one of these; who says so: according to NAME"))
    }
}
