//! What claims are about and whom a list of deeds was done to: "about X", "accused of genocide", "attacks on Israel".
//! Also "with X".

use super::deeds::as_claims;
use super::{Parsed, Parser};
use crate::lexicon::Words;
use crate::lexicon::{Whereabouts, relation};
use crate::query::ast::{End, Filter, Form, Question};
use crate::query::parser::date::date;
use crate::query::parser::verbs::{Inflection, Verbs};

/// Relations whose deeds are of whoever did them: "visits of the Pope".
static DONE_BY: Words = Words::of("question_topics.done-by");

impl Parser<'_> {
    /// "accused Israel of genocide", "sentenced to death", "what did Erdogan say to Iran": what a preposition of the
    /// verb brings.
    pub(super) fn done_of(&mut self, word: &str, question: &mut Question) -> Parsed<Option<Filter>> {
        let claims = matches!(question.form, Form::Claims { .. });
        // "what did Israel do to Iran"
        if word == "to" && as_done(&mut question.form, None) {
            self.at += 1;
            let name = self.end("to")?;
            as_done(&mut question.form, Some(name));
            return Ok(None);
        }
        // "who ordered troops to leave Los Angeles"
        if word == "to" && claims && self.is_clause(self.at + 1) {
            return self.topic_of_clause().map(Some);
        }
        // "what did Taiwan accuse China of": the rows say it
        if word != "towards" && self.is_left_over() {
            self.at += 1;
            return Ok(None);
        }
        let said_to = matches!(question.form, Form::Says(_)) && matches!(word, "to" | "towards");
        if claims && word != "towards" || said_to {
            self.at += 1;
            return self.name(if said_to { "to" } else { word }).map(Filter::About).map(Some);
        }
        self.no_filter()
    }

    /// Takes out what is threatened where that is a deed: "what did Iran threaten to do", "who threatened to close the
    /// Strait of Hormuz" asks who threatened the strait.
    pub(super) fn deeds_threatened(&mut self) {
        let threat = |at: &usize| self.is_at(*at, &["threaten", "threatened", "threatens", "threatening"]);
        let found = (self.at..self.words.len()).find(threat).map(|at| at + 1);
        let Some(to) = found.filter(|to| self.is_at(*to, &["to"]) && to + 1 < self.words.len()) else { return };
        let object = to + 2 + usize::from(self.is_at(to + 2, &["the", "a", "an"]));
        let whole = self.text(object.min(self.words.len()), self.words.len());
        let end = if self.knows.whole_name(&whole) { object } else { self.words.len() };
        if !self.is_at(to + 1, &["do"]) {
            let deed = self.text(to, end);
            self.remarks.push(format!("\"{deed}\" is left out: what was threatened stands in the sentence"));
        }
        self.words.drain(to..end);
    }

    /// Takes out of what deed somebody is accused, where it is no name: "who accused Russia of killing civilians".
    pub(super) fn deeds_of_the_accused(&mut self) {
        let accused = |at: &usize| self.is_at(*at, &["accuse", "accused", "accuses", "accusing"]);
        let Some(verb) = (self.at..self.words.len()).find(accused) else { return };
        let Some(of) = (verb..self.words.len()).find(|at| self.is_at(*at, &["of"])) else { return };
        let gerund = self.words.get(of + 1).is_some_and(|w| w.text == w.lower && w.lower.ends_with("ing"));
        let dated = |at: &usize| {
            self.is_at(*at, &["since", "before", "after", "during", "by"])
                || self.is_at(*at, &["in", "on"]) && self.is_dated_at(*at + 1)
        };
        let end = (of + 1..self.words.len()).find(dated).unwrap_or(self.words.len());
        if !gerund || end < of + 3 || self.knows.whole_name(&self.text(of + 1, end)) {
            return;
        }
        // "accused of killing civilians" is about the civilians.
        let left = if self.knows.whole_name(&self.text(of + 2, end)) { of + 1..of + 2 } else { of..end };
        let deed = self.text(left.start, left.end);
        self.remarks.push(format!("\"{deed}\" is left out: what somebody is accused of stands in the sentence"));
        self.words.drain(left);
    }

    /// "about the war", "for September", "over the last week".
    pub(super) fn about_or_when(&mut self, word: &str, question: &mut Question) -> Parsed<Option<Filter>> {
        let over_or_for = matches!(word, "over" | "for");
        if word == "over" && self.is_recent(self.at + 1) {
            return self.recent_weeks(question);
        }
        if over_or_for && self.is_window(self.at + 1) {
            self.at += 1;
            self.take(&["the"]);
            return self.relative().map(|window| window.map(Filter::During));
        }
        // "what is planned for September"
        if over_or_for && self.is_dated_at(self.at + 1) {
            self.at += 1;
            return self.dates(word).map(Filter::During).map(Some);
        }
        // "who warned whom about what"
        if self.is_what_alone() {
            self.at += 2;
            return Ok(None);
        }
        self.at += 1;
        self.name("about").map(Filter::About).map(Some)
    }

    /// "what did Trump and Putin talk about": whether a preposition ends the question; the rows say of what.
    pub(super) fn is_left_over(&self) -> bool {
        self.at > 0 && self.at + 1 == self.words.len()
    }

    /// Whether "what" or "whom" stands behind this word and ends the question.
    pub(super) fn is_what_alone(&self) -> bool {
        self.is_at(self.at + 1, &["who", "whom", "what"]) && self.at + 2 == self.words.len()
    }

    /// Whether a date stands there that is all of a name's place, and no name.
    fn is_dated_at(&self, at: usize) -> bool {
        let taken = date(self.rest(at), self.today).map(|(_, taken)| taken);
        taken.is_some_and(|n| self.ends_name(at + n) && !self.knows.whole_name(&self.text(at, at + n)))
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

    /// "attacks on Israel", "arrests of protesters": whom the deeds of a list were done to. Meetings and statements on
    /// something are about it.
    pub(super) fn suffered_by(&mut self, question: &mut Question) -> Parsed<Option<Option<Filter>>> {
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
