//! What a question is by its first word: a word of asking, a tie, an auxiliary, or a noun of deeds.

use super::deeds::claims;
use super::words::{AUXILIARIES, BE, CONFLICTS};
use super::{Parsed, Parser};
use crate::lexicon::{QuestionWords, question_noun};
use crate::query::ast::{End, Form, Occasion, Wants};

impl Parser<'_> {
    /// A question that a word of asking opens: "who", "when", "how", "number of".
    pub(super) fn form_by_question_word(&mut self, first: &str) -> Parsed<Option<Form>> {
        if let Some((taken, place)) = self.occasion_asked(first) {
            self.at += taken - 1;
            return if place { self.wherever() } else { self.when() }.map(Some);
        }
        let form = match first {
            "with" | "to" | "for" | "from" | "against" | "of" | "by"
                if self.is_at(self.at + 1, &["who", "whom", "what", "which"]) =>
            {
                self.at += 1;
                self.form()
            }
            "who" | "whom" | "what" | "which" | "whose" => self.who(),
            "why" => Err(self.no_reasons(self.at)),
            "number" if self.is_at(self.at + 1, &["of"]) => {
                self.at += 2;
                self.how_many()
            }
            "when" => self.when(),
            "where" => self.wherever(),
            "how" => self.how(),
            _ => return Ok(None),
        };
        form.map(Some)
    }

    /// "on what date", "in which year", "since when", "what day was", "in which city": how many words ask for a time
    /// or, as is said beside, a place.
    fn occasion_asked(&self, first: &str) -> Option<(usize, bool)> {
        static TIMES: QuestionWords = QuestionWords::of("time");
        static PLACES: QuestionWords = QuestionWords::of("place");
        let asks = |at: usize| self.is_at(at, &["what", "which"]);
        let (at, preposition) = match first {
            "on" | "in" | "at" if asks(self.at + 1) => (self.at + 2, true),
            "since" if self.is_at(self.at + 1, &["when"]) => return Some((2, false)),
            "what" | "which" => (self.at + 1, false),
            _ => return None,
        };
        // "which year did it join", not "which country did Macron visit"
        let verb = self.word_at(at + 1).is_some_and(|w| AUXILIARIES.contains(&w) || BE.contains(&w));
        let taken = at + 1 - self.at;
        if self.is_at(at, &TIMES) && verb {
            return Some((taken, false));
        }
        (preposition && self.is_at(at, &PLACES) && verb).then_some((taken, true))
    }

    /// "when were elections held in NAME", "when was the last time that", "when did".
    fn when(&mut self) -> Parsed<Form> {
        self.at += 1;
        self.take_phrase(&["and", "where"]);
        if let Some(form) = self.election_held()? {
            return Ok(form);
        }
        if let Some(form) = self.occasion_of_deeds(&Wants::When(Occasion::Any))? {
            return Ok(form);
        }
        let occasion = if self.take_phrase(&["was", "the", "last", "time"]) {
            Occasion::Last
        } else if self.take_phrase(&["was", "the", "first", "time"]) {
            Occasion::First
        } else {
            return self.after_auxiliary(Wants::When(Occasion::Any));
        };
        self.take(&["that", "when"]);
        self.name_then_verb(Wants::When(occasion))
    }

    /// "where were the talks", "where did".
    fn wherever(&mut self) -> Parsed<Form> {
        self.at += 1;
        self.take_phrase(&["and", "when"]);
        if let Some(form) = self.occasion_of_deeds(&Wants::Where)? {
            return Ok(form);
        }
        self.after_auxiliary(Wants::Where)
    }

    /// What is between two names, a list, or whether something is so: "ties between", "show", "did".
    pub(super) fn form_by_tie_or_auxiliary(&mut self, first: &str) -> Parsed<Option<Form>> {
        let form = match first {
            // "war between India and Pakistan"
            word if CONFLICTS.contains(&word) && self.is_at(self.at + 1, &["between"]) => {
                self.at += 1;
                self.conflict()
            }
            "relations" | "relation" | "ties" | "contacts" | "dealings"
                if self.is_at(self.at + 1, &["between", "of"]) =>
            {
                self.at += 1;
                self.ends()
            }
            "path" | "paths" | "connection" | "connections" | "link" | "links" => {
                self.at += 1;
                self.ends()
            }
            "list" | "show" | "find" | "give" => self.listing(),
            // "will there be talks"
            "will" if self.is_at(self.at + 1, &["there"]) && self.is_at(self.at + 2, &["be"]) => {
                self.will = true;
                self.at += 3;
                self.there_is()
            }
            word if AUXILIARIES.contains(&word) => {
                self.will = word == "will";
                self.at += 1;
                self.name_then_verb(Wants::Whether)
            }
            word if BE.contains(&word) => self.after_auxiliary(Wants::Whether),
            _ => return Ok(None),
        };
        form.map(Some)
    }

    /// "between India and Pakistan", behind a conflict: what one of them did or suffered that involves the other.
    fn conflict(&mut self) -> Parsed<Form> {
        Ok(match self.ends()? {
            Form::Connected(a, b) => {
                self.involved = Some(b);
                Form::Show(a)
            }
            other => other,
        })
    }

    /// A question that a noun opens: of deeds, or of those who did or suffered them.
    pub(super) fn form_by_noun(&mut self, first: &str) -> Parsed<Option<Form>> {
        let form = match first {
            // "victims of Hamas"
            "victims" if self.is_at(self.at + 1, &["of"]) => {
                self.at += 2;
                let done_by = End::Named(self.name("of")?);
                return Ok(question_noun("killings").and_then(|noun| claims(noun, done_by, End::Any)));
            }
            word if question_noun(word).is_some_and(|noun| {
                let deeds = noun.relation.is_some() && self.is_at(self.at + 1, &["of", "to", "against"]);
                self.ends_name(self.at + 1) || deeds
            }) =>
            {
                self.at += 1;
                Ok(Form::List(first.to_owned()))
            }
            // "attack on Kyiv"
            _ if self.verb_at(self.at).is_none_or(|(_, _, taken)| taken == 1)
                && self.is_at(self.at + 1, &["on", "against", "in", "near", "by", "between", "of"])
                && self.one_deed_at(self.at).is_some() =>
            {
                let noun = self.one_deed_at(self.at).map_or(first, |noun| noun.noun).to_owned();
                self.at += 1;
                Ok(Form::List(noun))
            }
            // "sanctions imposed by the EU", "attacks carried out by Hamas"
            word if self.deed_at(self.at).is_some() && self.is_carried(self.at + 1) => {
                let noun = question_noun(word).map_or(first, |noun| noun.noun).to_owned();
                self.at += 1;
                self.take_light();
                Ok(Form::List(noun))
            }
            // "attacks planned by Hamas"
            _ if self.deed_at(self.at).is_some()
                && self.is_any_participle(self.at + 1)
                && self.is_at(self.at + 2, &["by"])
                && !self.order_word(self.at + 3) =>
            {
                self.at += 1;
                self.passive(Wants::Rows, End::Named(first.to_owned()))
            }
            // "countries that condemned Israel", "people killed in Gaza", "countries condemning Israel"
            word if self.who_did(word) => {
                self.at += 1;
                self.qualified(first)
            }
            _ => return Ok(None),
        };
        form.map(Some)
    }
}
