//! What narrows, orders and cuts an answer: "about X", "since 2024-10", "first 5", "per week".

use super::deeds::as_claims;
use super::{HINTED, Parsed, Parser, nearest};
use crate::lexicon::{Whereabouts, relation};
use crate::model::Modality;
use crate::query::ast::{End, Filter, Form, Order, Per, Question, Take, Wants};
use crate::query::parser::ParseError;
use crate::query::parser::date::date;
use crate::query::parser::verbs::{Inflection, Verbs};

/// Relations whose deeds are of whoever did them: "visits of the Pope".
const DONE_BY: [&str; 5] = ["visited", "called-for", "threatened", "warned", "withdrew-from"];

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
                "one question knows nothing of the last: write the place or the time, in NAME, since 2025-06-13; or go on \
                 from a question with --after, or in `dossier shell`",
            );
        }
        match nearest(word, HINTED) {
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
        let dated_behind = |parser: &Self| {
            let taken = date(parser.rest(parser.at + 1), parser.today).map(|(_, taken)| taken);
            taken.is_some_and(|n| {
                let end = parser.at + 1 + n;
                parser.ends_name(end) && !parser.knows.whole_name(&parser.text(parser.at + 1, end))
            })
        };
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
            // "accused Israel of genocide", "sentenced to death"
            "to" if as_done(&mut question.form, None) => {
                self.at += 1;
                let name = self.end("to")?;
                as_done(&mut question.form, Some(name));
                Ok(None)
            }
            // "who ordered troops to leave Los Angeles"
            "to" if matches!(question.form, Form::Claims { .. }) && self.is_clause(self.at + 1) => {
                self.topic_of_clause().map(Some)
            }
            // "what did Taiwan accuse China of": the rows say it
            "of" | "against" | "to" | "for" | "with" if self.at > 0 && self.at + 1 == self.words.len() => {
                self.at += 1;
                Ok(None)
            }
            "of" | "against" | "to" if matches!(question.form, Form::Claims { .. }) => {
                self.at += 1;
                self.name(&word).map(Filter::About).map(Some)
            }
            "today" | "yesterday" => self.date("on").map(Filter::During).map(Some),
            // "in recent weeks"
            "in" | "over" if self.is_recent(self.at + 1) => {
                self.at += 2 + usize::from(self.is_at(self.at + 1, &["the"]));
                self.at += 1;
                question.order = Some((Order::Date, true));
                Ok(None)
            }
            "recently" | "lately" => {
                self.at += 1;
                question.order = Some((Order::Date, true));
                Ok(None)
            }
            "over" | "for" if self.is_window(self.at + 1) => {
                self.at += 1;
                self.take(&["the"]);
                self.relative().map(|window| window.map(Filter::During))
            }
            // "what did Trump and Putin talk about": the rows say it
            "about" | "on" | "over" if self.at > 0 && self.at + 1 == self.words.len() => {
                self.at += 1;
                Ok(None)
            }
            "to" | "towards" if matches!(question.form, Form::Says(_)) => {
                self.at += 1;
                self.name("to").map(Filter::About).map(Some)
            }
            // "what is planned for September"
            "for" | "over" if dated_behind(self) => {
                self.at += 1;
                self.dates(&word).map(Filter::During).map(Some)
            }
            // "who warned whom about what"
            "about" | "regarding" | "concerning" | "over" | "for" | "with" | "from"
                if self.is_at(self.at + 1, &["who", "whom", "what"]) && self.at + 2 == self.words.len() =>
            {
                self.at += 2;
                Ok(None)
            }
            "about" | "regarding" | "concerning" | "over" | "for" => {
                self.at += 1;
                self.name("about").map(Filter::About).map(Some)
            }
            "in" | "at" | "near" | "during" | "within" | "on" => self.placed_or_dated(&word, question),
            "last" | "this" | "past" => self.last(&word, question),
            "first" if self.at + 1 == self.words.len() => {
                self.at += 1;
                question.order = Some((Order::Date, false));
                question.take = Some(Take::First(1));
                Ok(None)
            }
            "first" | "limit" | "top" => {
                self.at += 1;
                let n = self.number().ok_or_else(|| {
                    self.error(format!("after {word:?} I expect a number")).hint("first 5, last 5, limit 5")
                })?;
                question.take = Some(Take::First(n));
                Ok(None)
            }
            "since" | "from" => self.since(&word, question),
            "after" => {
                self.at += 1;
                self.date("after").map(Filter::After).map(Some)
            }
            "before" => {
                self.at += 1;
                self.date("before").map(Filter::Before).map(Some)
            }
            "until" | "till" => {
                self.at += 1;
                self.date("until").map(Filter::Until).map(Some)
            }
            "between" => self.between(question),
            "involving" => {
                self.at += 1;
                self.name("involving").map(Filter::Involving).map(Some)
            }
            "according" => {
                self.at += 1;
                if !self.take(&["to"]) {
                    return Err(self.error("after \"according\" I expect \"to\""));
                }
                self.name("according to").map(Filter::AccordingTo).map(Some)
            }
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
            "per" | "each" | "every" => {
                self.at += 1;
                let per = Per::WORDS.iter().find(|(w, _)| self.is(&[w]));
                let (_, per) = per.ok_or_else(|| {
                    self.error("after \"per\" I expect day, week, month, year, actor, place or publisher")
                        .hint("a place is as the text tells it: a city, a province or a country")
                })?;
                self.at += 1;
                question.per = Some(*per);
                Ok(None)
            }
            _ => {
                self.at -= usize::from(self.is_at(self.at.wrapping_sub(1), &["and", "but", "also"]));
                Ok(None)
            }
        }
    }

    /// Refuses "killed in airstrikes": claims of who was killed do not say in which deed.
    pub(super) fn is_no_deed(&self, form: &Form) -> Parsed<()> {
        let Form::Claims { relations, .. } = form else { return Ok(()) };
        let at = self.at + usize::from(self.is(&["the", "a", "an"]));
        let harmed =
            !relations.is_empty() && relations.iter().all(|name| ["killed", "injured"].contains(&name.as_str()));
        let Some(noun) = self.one_deed_at(at).filter(|_| harmed) else { return Ok(()) };
        if self.knows.whole_name(&self.text(self.at, at + 1)) {
            return Ok(());
        }
        Err(self.error_at(at, "claims of who was killed or injured do not say in which deed").hint(format!(
            "ask for the deeds, and for who was killed, by place and time: {} in NAME; who was killed in NAME in 2025",
            noun.noun
        )))
    }

    /// Whether a verb in its base form stands there, and no name with it: "leave Los Angeles".
    fn is_clause(&self, at: usize) -> bool {
        let end = (at..=self.words.len()).find(|at| self.ends_name(*at)).unwrap_or(at);
        let verb = self.verb_at(at).or_else(|| Verbs::in_the_lexicon(self.rest(at)));
        verb.is_some_and(|(_, form, _)| form == Inflection::Base) && !self.knows.whole_name(&self.text(at, end))
    }

    /// "to leave Los Angeles", behind whom it was demanded of: what it names is the topic of the claim.
    fn topic_of_clause(&mut self) -> Parsed<Filter> {
        let start = self.at;
        let end = (start + 1..=self.words.len()).find(|at| self.ends_name(*at)).unwrap_or(self.words.len());
        let topic = (start + 2..end).map(|at| self.text(at, end)).find(|name| self.knows.whole_name(name));
        let Some(topic) = topic else {
            return Err(self
                .error("I cannot look for a whole clause")
                .hint("ask without it, or for its topic: who called on NAME about NAME"));
        };
        let clause = self.text(start, end);
        self.remarks.push(format!("of \"{clause}\" only {topic} is looked for, as what the claim concerns"));
        self.at = end;
        Ok(Filter::About(topic))
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
            match open && !self.suffered && question.per.is_none() {
                true => question.per = Some(Per::Actor),
                false => question.order = Some((Order::Count, false)),
            }
            return Some(None);
        }
        self.at = start;
        None
    }

    /// "attacks on Israel", "arrests of protesters": whom the deeds of a list were done to. Meetings and statements on
    /// something are about it.
    fn suffered_by(&mut self, question: &mut Question) -> Parsed<Option<Option<Filter>>> {
        if !self.is(&["on", "against", "of", "to"]) || date(self.rest(self.at + 1), self.today).is_some() {
            return Ok(None);
        }
        let targetless = |form: &&Form| matches!(form, Form::Claims { target: End::Any, .. });
        let listed = self.listed.then_some(&question.form).filter(targetless).cloned();
        let Some(form) = as_claims(&question.form).or(listed) else { return Ok(None) };
        let Form::Claims { relations, .. } = &form else { return Ok(None) };
        let said = relations.iter().any(|r| relation(r).is_none_or(|r| r.symmetric || r.place == Whereabouts::Never));
        let on = self.is(&["on"]);
        // "visits of the Pope" are by him, "arrests of protesters" are not by them.
        let by = self.is(&["of"]) && relations.iter().any(|r| DONE_BY.contains(&r.as_str()));
        self.at += 1;
        let name = self.name("on")?;
        if by {
            question.form = form;
            if let Form::Claims { source, .. } = &mut question.form {
                *source = End::Named(name);
            }
            self.listed = true;
            return Ok(Some(None));
        }
        if said && on {
            return Ok(Some(Some(Filter::About(name))));
        }
        if said {
            return Ok(Some(Some(Filter::Involving(name))));
        }
        question.form = form;
        if let Form::Claims { target, .. } = &mut question.form {
            *target = End::Named(name);
        }
        self.listed = true;
        Ok(Some(None))
    }

    /// "with at least 2 sources", or "with NAME".
    pub(super) fn with(&mut self, question: &Question) -> Parsed<Option<Filter>> {
        self.at += 1;
        let more = self.take_phrase(&["more", "than"]);
        let least = self.take_phrase(&["at", "least"]) || more;
        if !least && self.word().is_none_or(|w| w.parse::<u32>().is_err()) {
            // "who was charged with murder": what it was about
            let apart = matches!(&question.form, Form::Claims { relations, .. }
                if !relations.is_empty() && relations.iter().all(|r| relation(r).is_some_and(|r| !r.symmetric)));
            let with: fn(String) -> Filter = if apart { Filter::About } else { Filter::Involving };
            return self.name("with").map(with).map(Some);
        }
        let n = self.number().ok_or_else(|| self.error("I expect a number of sources here"))?;
        if !self.take(&["sources", "source", "publishers", "texts", "independent"]) {
            return Err(self.error("I expect \"sources\" here").hint("with at least 2 sources"));
        }
        self.take(&["sources"]);
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        Ok(Some(Filter::Sources(n.saturating_add(u32::from(more)))))
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
            .error("after \"by\" I expect date, sources, count or name")
            .hint("the rows are put in order by one of these; who says so: according to NAME"))
    }
}

/// Whether a question asks what somebody did, of anyone; with a name, it asks what they did to it.
fn as_done(form: &mut Form, whom: Option<End>) -> bool {
    let Form::Claims { verb, target, .. } = form else { return false };
    let done = verb == "do" && *target == End::Any;
    if let (true, Some(End::Named(name))) = (done, whom) {
        "do to".clone_into(verb);
        *target = End::Named(name);
    }
    done
}
