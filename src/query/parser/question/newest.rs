//! Which of many deeds: "latest attacks", "the last five attacks", "when was the last attack on Kyiv".

use super::deeds::claims;
use super::{BE, Parsed, Parser};
use crate::lexicon::QuestionNoun;
use crate::query::ast::{End, Form, Occasion, Order, Question, Take, Wants};
use crate::query::parser::period::number;

/// The order by date that is asked for, and how many of the rows.
#[derive(Clone, Copy)]
pub(super) struct Newest {
    descending: bool,
    count: Option<usize>,
}

impl Newest {
    /// Puts a question in this order.
    pub(super) fn apply(self, question: &mut Question) {
        question.order = Some((Order::Date, self.descending));
        question.take = self.count.map(Take::First);
    }
}

impl Parser<'_> {
    /// Takes "[the] [five] latest", "[the] last [five]", "[the] first [five]" where a noun of deeds stands behind it.
    fn newest(&mut self) -> Option<(Newest, QuestionNoun)> {
        let start = self.at;
        let found = self.newest_deeds();
        if found.is_none() {
            self.at = start;
        }
        found
    }

    fn newest_deeds(&mut self) -> Option<(Newest, QuestionNoun)> {
        self.take(&["the"]);
        let before = self.counted_word();
        let most = self.take_phrase(&["most", "recent"]);
        let latest = most || self.take(&["latest", "newest", "recent"]);
        // "last month" is a time.
        let last = !latest && self.take(&["last"]);
        if !latest && !last && !self.take(&["first"]) {
            return None;
        }
        let count = before.or_else(|| self.counted_word());
        let noun = self.deed_at(self.at);
        let one = if noun.is_none() { self.one_deed_at(self.at) } else { None };
        // "last attacks" without a number are no more than the latest.
        let singular = one.is_some() || self.word().is_some_and(|word| !word.ends_with('s'));
        let count = count.or_else(|| singular.then_some(1));
        let noun = noun.or(one)?;
        self.at += 1;
        Some((Newest { descending: latest || last, count }, noun))
    }

    fn counted_word(&mut self) -> Option<usize> {
        let n = number(self.word()?)?;
        self.at += 1;
        Some(n)
    }

    /// "latest attacks", "what was the last attack": a list of deeds in the order of their dates.
    pub(super) fn newest_list(&mut self) -> Option<Form> {
        let start = self.at;
        if self.take(&["what", "which", "who"]) && !self.take(BE) {
            self.at = start;
            return None;
        }
        self.take(&["list", "show"]);
        self.take(&["me"]);
        let Some((newest, noun)) = self.newest() else {
            self.at = start;
            return None;
        };
        self.newest = Some(newest);
        Some(Form::List(noun.noun.to_owned()))
    }

    /// "was the last attack on Kyiv", after "when" or "where".
    pub(super) fn occasion_of_deeds(&mut self, wants: &Wants) -> Parsed<Option<Form>> {
        let start = self.at;
        if !self.take(BE) {
            return Ok(None);
        }
        // "when were sanctions on Syria lifted"
        let the = self.at + usize::from(self.is(&["the"]));
        if self.deed_at(the).is_some() && self.described_passive(the).is_some() {
            self.at = start;
            return Ok(None);
        }
        // "where were there protests"
        if self.take(&["there"]) {
            self.take(&["any", "some"]);
        }
        let found = self
            .newest()
            .map(|(newest, noun)| (if newest.descending { Occasion::Last } else { Occasion::First }, noun));
        let the = self.at + usize::from(self.is(&["the"]));
        let Some((occasion, noun)) =
            found.or_else(|| Some((Occasion::Any, self.deed_at(the).or_else(|| self.one_deed_at(the))?)))
        else {
            let last = self.is_at(the, &["last", "latest", "first"]);
            if self.is_at(self.at.saturating_sub(1), &["there", "any", "some"]) {
                return Err(self
                    .error("I do not know deeds by this noun")
                    .hint("ask for deeds that a relation has: when were there attacks in NAME; or show \"NAME\""));
            }
            self.at = start;
            // "when was the last earthquake in Indonesia"
            if last && !self.ends_name(the + 1) && !self.is_at(the + 1, &["time"]) && self.verb_at(the + 1).is_none() {
                let word = self.words.get(the + 1).map_or("", |w| w.text.as_str());
                return Err(self
                    .error_at(the, format!("I cannot look for the last of what {word:?} names"))
                    .hint(format!("ask for all that is told of it, the latest first: show {word:?} by date desc")));
            }
            return Ok(None);
        };
        if occasion == Occasion::Any {
            let which = the > self.at;
            self.at = the;
            if which {
                self.is_told_which(noun)?;
            }
            self.at = the + 1;
        }
        // "where were the talks held"
        if self.is_carried(self.at) {
            self.take_light();
        }
        let wants = if matches!(wants, Wants::When(_)) { Wants::When(occasion) } else { wants.clone() };
        self.listed = true;
        Ok(claims(noun, End::Any, End::Any).map(|form| super::how::with_wants(form, wants)))
    }
}
