//! "who", "whom", "what", "which countries".

use super::names::owner;
use super::{AUXILIARIES, BE, NAME_WORDS, NOT, POSITIONS, Parsed, Parser};
use crate::lexicon::{countries_called, question_noun};
use crate::query::ast::{End, Filter, Form, Wants};

/// Nouns of what connects two.
const LINKS: &[&str] =
    &["connection", "connections", "link", "links", "relation", "relations", "relationship", "ties", "tie"];

impl Parser<'_> {
    pub(super) fn who(&mut self) -> Parsed<Form> {
        self.at += 1;
        self.take(&["else"]);
        // "what will happen", "what is planned for September"
        for phrase in
            [&["will", "happen"][..], &["is", "going", "to", "happen"], &["is", "planned"], &["is", "scheduled"]]
        {
            let begins = self.at;
            if self.is_at(begins - 1, &["what"]) && self.take_phrase(phrase) {
                if self.ends_name(self.at) || self.is(&["for"]) {
                    self.will = true;
                    return Ok(Form::Happened);
                }
                self.at = begins;
            }
        }
        // "what is alleged", "what has been reported about Iran"
        let begins = self.at;
        let told = [&["is"][..], &["was"], &["has", "been"]].iter().any(|be| self.take_phrase(be));
        if told && self.is_at(begins - 1, &["what"]) && self.take(&["alleged", "reported"]) && self.ends_name(self.at) {
            self.alleged = true;
            return Ok(Form::Happened);
        }
        self.at = begins;
        if self.happened() {
            return Ok(Form::Happened);
        }
        self.take_phrase(&["of", "the"]);
        if let Some(form) = self.deeds()? {
            return Ok(form);
        }
        if let Some(form) = self.position()? {
            return Ok(form);
        }
        if self.word_at(self.at + 1).is_some_and(|w| question_noun(w).is_some()) {
            self.take(&["all", "other", "the"]);
        }
        if let Some(countries) = self.countries() {
            return self.done_by(countries);
        }
        let Some(noun) = self.word().and_then(question_noun).filter(|_| !self.is_verb(self.at)) else {
            // "which Hamas leaders were killed": those who are called so
            let people = self.word_at(self.at + 1).and_then(question_noun).is_some_and(|n| n.label == Some("actor"));
            if people && let Some(form) = self.described_sufferers()? {
                return Ok(form);
            }
            self.adjective()?;
            if let Some(form) = self.described_sufferers()? {
                return Ok(form);
            }
            if let Some(form) = self.election_won()? {
                return Ok(form);
            }
            return self.done_by(End::Any);
        };
        self.at += 1;
        self.done_by(match noun.label {
            Some(_) => End::Kind(noun.noun.to_owned()),
            None => End::Any,
        })
    }

    /// "is Turkey's position on Syria", "is the position of Iran on Syria": what somebody says.
    fn position(&mut self) -> Parsed<Option<Form>> {
        let start = self.at;
        if !self.take(&["is", "was"]) {
            return Ok(None);
        }
        self.take(&["the"]);
        if self.is(LINKS) && self.is_at(self.at + 1, &["between"]) {
            self.at += 1;
            return self.ends().map(Some);
        }
        if self.is(&POSITIONS) && self.is_at(self.at + 1, &["of"]) {
            self.at += 2;
            return self.name("of").map(Form::Says).map(Some);
        }
        let ends = |at: usize| self.ends_name(at) || self.is_at(at, &["to", "towards"]);
        let end = (self.at + 1..self.words.len()).find(|at| self.is_at(*at, &POSITIONS) && ends(at + 1));
        let Some(end) = end.filter(|end| end - self.at <= NAME_WORDS) else {
            self.at = start;
            return Ok(None);
        };
        let name = self.text(self.at, end);
        self.at = end + 1;
        Ok(Some(Form::Says(owner(&name).to_owned())))
    }

    /// "ships were attacked", after "which": what was done to those who are called so.
    fn described_sufferers(&mut self) -> Parsed<Option<Form>> {
        /// Words that such a description may have.
        const LONGEST: usize = 4;
        let start = self.at;
        if !self.is_at(start.wrapping_sub(1), &["which", "what"]) || self.is(AUXILIARIES) || self.is(BE) {
            return Ok(None);
        }
        let be = (start + 1..=start + LONGEST).find(|at| self.is_at(*at, BE) || self.is_at(*at, AUXILIARIES));
        let passive = |be: usize| {
            let verb = be + 1 + usize::from(self.is_at(be + 1, &["been"]));
            self.is_participle(verb) && (start..be).all(|at| !self.ends_name(at))
        };
        let passive_at = be.filter(|be| passive(*be));
        // "what law did Zimbabwe adopt"
        if let Some(did) = be.filter(|at| passive_at.is_none() && self.is_at(*at, AUXILIARIES)) {
            self.at = did + 1;
            let blank = self.text(start, did).trim().is_empty();
            if !blank && (start..did).all(|at| !self.ends_name(at)) && !self.is_verb(self.at) && self.known_doer() {
                let described = self.text(start, did);
                return Ok(Some(with_target(self.name_then_verb(Wants::Rows)?, End::Named(described))));
            }
            self.at = start;
        }
        let Some(be) = passive_at.filter(|be| !self.text(start, *be).trim().is_empty()) else { return Ok(None) };
        let described = self.text(start, be);
        self.at = be + 1;
        self.passive(Wants::Rows, End::Named(described)).map(Some)
    }

    /// "African countries", "EU member states", behind "which".
    fn countries(&mut self) -> Option<End> {
        /// Words that such a phrase may have.
        const LONGEST: usize = 4;
        let last = self.words.len().min(self.at + LONGEST);
        let end = (self.at + 2..=last).find(|end| countries_called(&self.text(self.at, *end)).is_some())?;
        let countries = End::Named(self.text(self.at, end));
        self.at = end;
        Some(countries)
    }

    /// "which wealthy countries": a noun can be narrowed by filters alone.
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
        if let Some(form) = self.carried()? {
            return Ok(with_source(form, asked));
        }
        if let Some(form) = self.responsible()? {
            return Ok(with_source(form, asked));
        }
        // "who was it that attacked Israel"
        if self.is(BE) && self.is_at(self.at + 1, &["it"]) && self.is_at(self.at + 2, &["that", "who"]) {
            self.at += 3;
        }
        // "who is going to meet Putin"
        if self.is(BE)
            && self.is_at(self.at + 1, &["going", "expected", "due", "set"])
            && self.is_at(self.at + 2, &["to"])
            && self.is_verb(self.at + 3)
        {
            self.at += 3;
            self.will = true;
            return Ok(with_source(self.verb_first(false)?, asked));
        }
        if self.is(&["say", "says", "said"]) && self.is_at(self.at + 1, &["that"]) {
            return Err(self.error("I cannot look for a whole clause").hint(
                "ask who accused, condemned or supported whom, or what somebody says: what did NAME say about NAME",
            ));
        }
        if self.is(AUXILIARIES) {
            return self.done_after_auxiliary(asked);
        }
        if self.take(&["didn't", "doesn't", "hasn't", "haven't"]) {
            return Ok(with_source(self.verb_first(true)?, asked));
        }
        if self.is(BE) {
            return self.done_after_be(asked);
        }
        // "who Israel attacked"
        if !self.is_verb(self.at) && self.known_subject() {
            let form = self.name_then_verb(Wants::Rows)?;
            return Ok(self.asked_target(form, asked));
        }
        Ok(with_source(self.verb_first(false)?, asked))
    }

    /// "who did what in Syria", "who has been convicted of murder", "who did Israel attack": at the auxiliary.
    fn done_after_auxiliary(&mut self, asked: End) -> Parsed<Form> {
        self.will |= self.is(&["will"]);
        self.at += 1;
        // "who did what in Syria", "what did who do to Syria"
        if self.take(&["what", "anything"])
            || self.is(&["who", "whom", "anyone"]) && self.is_at(self.at + 1, &["do", "done"])
        {
            if self.take(&["who", "whom", "anyone"]) {
                self.at += 1;
            }
            let target = self.done_to()?;
            return Ok(did_what(asked, target));
        }
        // "who has been convicted of murder"
        if self.take(&["been", "be"]) && !self.is(NOT) {
            return self.passive(Wants::Rows, asked);
        }
        if let Some(form) = self.carried()? {
            return Ok(with_source(form, asked));
        }
        // "have imposed sanctions on Russia"
        let perfect = self.is_at(self.at - 1, &["has", "have", "had"]) && self.is_participle(self.at);
        if self.is(NOT) || perfect || self.is_verb(self.at) && !self.known_subject() {
            return Ok(with_source(self.verb_first(false)?, asked));
        }
        let form = self.name_then_verb(Wants::Rows)?;
        Ok(self.asked_target(form, asked))
    }

    /// "who were the leaders that met", "what was Navalny accused of", "who was arrested": at the form of "be".
    fn done_after_be(&mut self, asked: End) -> Parsed<Form> {
        self.at += 1;
        if let Some(form) = self.copula(Wants::Rows, asked.clone())? {
            return Ok(form);
        }
        // "what were the protests in Serbia about"
        let deeds = self.at + usize::from(self.is(&["the", "all"]));
        if let Some(noun) = self.deed_at(deeds).filter(|_| self.ends_name(deeds + 1)) {
            self.at = deeds + 1;
            self.listed = true;
            return Ok(Form::List(noun.noun.to_owned()));
        }
        // "who were the leaders that met in Ankara"
        let noun = self.at + usize::from(self.is(&["the"]));
        if let Some(word) = self.word_at(noun).filter(|w| question_noun(w).is_some_and(|n| n.label.is_some()))
            && self.is_at(noun + 1, &["that", "which", "who", "whom"])
        {
            let word = word.to_owned();
            self.at = noun + 1;
            return self.qualified(&word);
        }
        // "what organizations is Sweden a member of"
        if let Some(form) = self.subject_and_copula(&Wants::Rows, true)? {
            return Ok(with_target(form, asked));
        }
        // "what is the Security Council doing about Sudan"
        if !self.is_verb(self.at) && self.known_subject() {
            let start = self.at;
            let (subject, second) = self.subject()?;
            // "what was Navalny accused of"
            if second.is_none() && self.is_participle(self.at + usize::from(self.is(NOT))) {
                return self.passive(Wants::Rows, subject);
            }
            self.at = start;
            return Ok(with_target(self.name_then_verb(Wants::Rows)?, asked));
        }
        self.passive(Wants::Rows, asked)
    }
}

impl Parser<'_> {
    /// The claims whose targets are asked for: what stands behind the verb as well is what it was about, as in "which
    /// countries did Trump threaten with tariffs".
    fn asked_target(&mut self, form: Form, asked: End) -> Form {
        match form {
            Form::Claims { wants, source, verb, relations, target: End::Named(topic), negated }
                // Of two names before the verb the second is no topic.
                if asked != End::Any
                    && source != End::Any
                    && self.carried_in.is_none()
                    && !self.words.iter().any(|word| word.lower == "and") =>
            {
                self.carried_in = Some(Filter::About(topic));
                Form::Claims { wants, source, verb, relations, target: asked, negated }
            }
            other => with_target(other, asked),
        }
    }

    /// "to Syria", behind "did what"; "to whom" may be anyone.
    fn done_to(&mut self) -> Parsed<End> {
        if !self.take(&["to", "with", "against"]) {
            return Ok(End::Any);
        }
        self.end("to")
    }
}

/// "who did what [to X]": any relation of what happens.
fn did_what(source: End, target: End) -> Form {
    let verb = if matches!(target, End::Named(_)) { "do to" } else { "do" };
    Form::Claims { wants: Wants::Rows, source, verb: verb.to_owned(), relations: Vec::new(), target, negated: false }
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
