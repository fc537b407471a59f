//! Dates, windows that count from today, and numbers.

use super::{Parsed, Parser};
use crate::model::DateInterval;
use crate::query::parser::ParseError;
use crate::query::parser::date::date;
use crate::query::parser::period::{counts_from_today, is_day_before, number, period};
use crate::query::parser::spans::{UNITS, latest, relative};

impl Parser<'_> {
    pub(super) fn date(&mut self, after: &str) -> Parsed<DateInterval> {
        // "since last week"
        if let Some(window) = self.relative()? {
            return Ok(window);
        }
        match date(self.rest(self.at), self.today) {
            Some((date, taken)) => {
                self.at += taken;
                Ok(date)
            }
            // "since the ceasefire"
            None if self.is(&["the", "his", "her", "its", "their"]) => {
                Err(self.error(format!("I expect a date after {after:?}, not what happened then")).hint(format!(
                    "ask for its day first (when did NAME agree to the ceasefire), then write it: {after} 2024-11-27"
                )))
            }
            None => Err(self
                .error(format!("I expect a date after {after:?}"))
                .hint("write 2024, 2024-12, 2024-12-03, 3 December 2024, today or yesterday")),
        }
    }

    fn no_today(&self) -> ParseError {
        self.error("I have no day to count from, or none so far back: the store has no dated article or claim")
            .hint("write the dates: between 2024-12-01 and 2024-12-07")
    }

    pub(super) fn number(&mut self) -> Option<usize> {
        let number = number(self.word()?)?;
        self.at += 1;
        Some(number)
    }

    /// A date that stands alone and cannot be a name: "Sudan 2024".
    pub(super) fn is_plain_date(&self, at: usize) -> bool {
        date(self.rest(at), self.today).is_some_and(|(_, taken)| {
            let words = self.rest(at).iter().take(taken);
            words.into_iter().any(|w| w.lower.bytes().filter(u8::is_ascii_digit).count() == 4)
                || self.rest(at).first().is_some_and(|w| w.lower.len() == 10)
        })
    }

    /// "Monday", "the weekend", "two weeks ago".
    pub(super) fn is_period(&self, at: usize) -> bool {
        let the = usize::from(self.is_at(at, &["the"]));
        let named = is_day_before(self.rest(at + the))
            || self.is_at(at + 2, &["ago"])
            || self.word_at(at + the).is_some_and(counts_from_today);
        named && period(self.rest(at), self.today).is_some()
    }

    /// Whether a date stands there.
    pub(super) fn is_date(&self, at: usize) -> bool {
        date(self.rest(at), self.today).is_some() || self.is_window(at)
    }

    /// "the last week", "the past three months".
    pub(super) fn is_window(&self, at: usize) -> bool {
        let the = usize::from(self.is_at(at, &["the"]));
        self.is_at(at + the, &["last", "past", "next"])
    }

    /// "last week", "this month"; nothing where something else stands.
    pub(super) fn relative(&mut self) -> Parsed<Option<DateInterval>> {
        // "next month"
        if self.is(&["next"]) && self.is_at(self.at + 1, &["week", "month", "year"]) {
            let found = date(self.rest(self.at), self.today);
            let (window, taken) = found.ok_or_else(|| self.no_today())?;
            self.at += taken;
            return Ok(Some(window));
        }
        let this = self.is(&["this"]);
        if !this && !self.is(&["last", "past"]) {
            return Ok(None);
        }
        // "last 3 months", "the last couple of weeks"
        let is_unit = |at: usize| self.word_at(at).is_some_and(|unit| UNITS.contains(&unit.trim_end_matches('s')));
        let couple = self.is_at(self.at + 1, &["couple"]);
        let unit = self.at + 2 + usize::from(couple && self.is_at(self.at + 2, &["of"]));
        let number = if couple { Some(2) } else { self.word_at(self.at + 1).and_then(number) };
        if let Some(n) = number.filter(|_| is_unit(unit)) {
            let window = self.today.and_then(|today| latest(n, self.word_at(unit)?, today));
            let window = window.ok_or_else(|| self.no_today())?;
            self.at = unit + 1;
            return Ok(Some(window));
        }
        if self.is_at(self.at + 1, &["few", "several", "many"]) && is_unit(self.at + 2) {
            let (few, unit) = (self.text(self.at + 1, self.at + 2), self.text(self.at + 2, self.at + 3));
            return Err(self
                .error_at(self.at + 1, format!("I do not know how many {few} {unit} are"))
                .hint(format!("say the number: in the last 3 {unit}; or ask for the latest first: recently")));
        }
        let unit = self.word_at(self.at + 1).unwrap_or_default().to_owned();
        // "the last fortnight", which no calendar has
        if let ("hour" | "day" | "fortnight" | "quarter" | "decade", false) = (unit.as_str(), this) {
            let window = self.today.and_then(|today| latest(1, &unit, today));
            let window = window.ok_or_else(|| self.no_today())?;
            self.at += 2;
            return Ok(Some(window));
        }
        if !["week", "month", "year"].contains(&unit.as_str()) {
            // "last Monday", "this summer"
            let found = date(self.rest(self.at), self.today);
            self.at += found.map_or(0, |(_, taken)| taken);
            return Ok(found.map(|(window, _)| window));
        }
        let Some(today) = self.today else {
            return Err(self.no_today());
        };
        self.at += 2;
        Ok(relative(this, &unit, today))
    }
}
