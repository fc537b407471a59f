//! "how many", and how two are connected.

use super::deeds::claims;
use super::who::{with_source, with_target};
use super::{AUXILIARIES, BE, FORMS, NAME_WORDS, NOT, Parsed, Parser};
use crate::lexicon::{QuestionNoun, question_noun};
use crate::query::ast::{End, Form, Wants};
use crate::query::parser::verbs::Inflection;
use crate::query::parser::{ParseError, asking};

impl Parser<'_> {
    pub(super) fn how(&mut self) -> Parsed<Form> {
        self.at += 1;
        if self.is(BE) {
            let joins = ["and", "to", "with", "connected", "related", "linked"];
            if !(self.at + 1..self.words.len()).any(|at| self.is_at(at, &joins)) {
                return Err(self.no_manner());
            }
            self.at += 1;
            return self.ends();
        }
        if self.take(&["often"]) {
            return self.counted("times".to_owned(), String::new(), String::new());
        }
        if self.is(&["much", "long", "far", "big", "old"]) {
            let word = self.word().unwrap_or_default().to_owned();
            return Err(self
                .error(format!("I cannot say how {word}: I count claims, and the numbers that they tell"))
                .hint("how many people were killed in Aleppo · when did the talks begin · how often did X visit Y"));
        }
        if self.is(AUXILIARIES) {
            return Err(self.no_manner());
        }
        if !self.take(&["many"]) {
            return Err(self
                .error("after \"how\" I expect \"many\", \"often\", or \"are … and … connected\"")
                .hint("how many people were killed in Aleppo · how are Putin and HTS connected"));
        }
        self.how_many()
    }

    /// "[what is] the death toll": how many people were killed.
    pub(super) fn death_toll(&mut self) -> Option<Form> {
        let start = self.at;
        if self.take(&["what"]) {
            self.take(BE);
        }
        self.take(&["the"]);
        if !self.take_phrase(&["death", "toll"]) || !(self.ends_name(self.at) || self.is(&["of"])) {
            self.at = start;
            return None;
        }
        let (wants, verb, relations) =
            (Wants::HowMany("people".to_owned()), "killed".to_owned(), vec!["killed".to_owned()]);
        Some(Form::Claims { wants, source: End::Any, verb, relations, target: End::Any, negated: false })
    }

    fn no_manner(&self) -> ParseError {
        self.error_at(self.at.saturating_sub(1), "I cannot say how: claims tell who did what, when and where").hint(
            "ask for the claims (who killed X, when was X killed, what happened to X); `dossier why N` shows the \
             sentences behind row N",
        )
    }

    /// "people were killed", after "how many" or "number of".
    pub(super) fn how_many(&mut self) -> Parsed<Form> {
        let mut noun: Vec<String> = Vec::new();
        while let Some(word) = self.word() {
            let auxiliary = BE.contains(&word) || AUXILIARIES.contains(&word);
            let counted = noun.is_empty() && question_noun(word).is_some();
            let deed = question_noun(word).is_some_and(|n| n.relation.is_some()) && {
                let of = ["on", "against", "of", "to", "by"];
                let doer = !noun.is_empty() && self.is_of_deeds(&noun.join(" "));
                let were = self.has_happened(self.at + 1) || self.carried_words(self.at + 1).is_some();
                were || doer && (self.ends_name(self.at + 1) || self.is_at(self.at + 1, &of))
            };
            if auxiliary
                || self.has_happened(self.at)
                || self.ends_name(self.at)
                || (!counted && !deed && self.is_verb(self.at))
            {
                break;
            }
            if noun.len() > NAME_WORDS {
                return Err(self.error("I do not find a verb in this question").hint(FORMS));
            }
            noun.push(word.to_owned());
            self.at += 1;
        }
        let doer = noun.split_last().map(|(_, doer)| doer.join(" ")).unwrap_or_default();
        self.counted(noun.join(" "), doer, noun.last().cloned().unwrap_or_default())
    }

    /// What is counted, by its noun with who did it before it: the noun's claims, or those of the verb that follows.
    fn counted(&mut self, noun: String, doer: String, deed: String) -> Parsed<Form> {
        // "how many attacks in Syria": the noun alone says what is counted.
        if self.happened() || self.were_carried(&deed) || self.ends_name(self.at) || self.is(&["against", "of", "to"]) {
            return self.deeds_counted(noun, doer, deed);
        }
        // "how many times was Kyiv attacked"
        if noun == "times" && self.is(BE) {
            return self.after_auxiliary(Wants::HowMany(noun));
        }
        // "how many attacks did Russia carry out", "how many meetings did Putin have"
        let start = self.at;
        if self.is(AUXILIARIES) && question_noun(&noun).is_some_and(|n| n.relation.is_some()) {
            self.at = start - 1;
            if let Some(form) = self.deeds()? {
                self.listed = true;
                return Ok(with_wants(form, Wants::HowMany(noun)));
            }
            self.at = start;
        }
        let counted = who_is_counted(&noun);
        let form = self.counted_by_verb(Wants::HowMany(noun.clone()), counted)?;
        Ok(match question_noun(&noun).filter(|known| known.relation.is_some()) {
            Some(deeds) => of_deeds(form, deeds),
            None => form,
        })
    }

    /// Deeds that are counted by their noun alone, with who did them before it: "Israeli attacks were there".
    fn deeds_counted(&mut self, noun: String, doer: String, deed: String) -> Parsed<Form> {
        let known = !doer.is_empty() && (self.knows.name(&doer) || self.is_of_deeds(&doer));
        let doer = if known { End::Named(doer) } else { End::Any };
        let deed = if doer == End::Any { noun } else { deed };
        let Some(asked) = question_noun(&deed).and_then(|noun| claims(noun, doer, End::Any)) else {
            // "how many earthquakes were there"
            if self.knows.name(&deed) {
                return Err(self
                    .error_at(self.at.saturating_sub(1), format!("I cannot count {deed:?}: two claims may be of one"))
                    .hint(format!("ask for what is told of them, and count: show \"{deed}\"")));
            }
            return Err(self.error("I expect a verb here").hint("for example: how many people were killed in Aleppo"));
        };
        self.listed = true;
        Ok(with_wants(asked, Wants::HowMany(deed)))
    }

    /// What is counted by the verb behind its noun.
    fn counted_by_verb(&mut self, wants: Wants, counted: End) -> Parsed<Form> {
        if self.is(BE) {
            self.at += 1;
            return self.passive(wants, counted);
        }
        // "number of people killed in Gaza"
        let participle = self.verb_at(self.at).filter(|(_, form, _)| *form == Inflection::Past);
        let suffered = participle.is_some_and(|(_, _, taken)| {
            let behind = self.at + taken;
            self.is_at(behind, &["by"]) || !matches!(counted, End::Any | End::Kind(_)) && self.ends_name(behind)
        });
        if suffered && !matches!(counted, End::Kind(_)) {
            return self.passive(wants, counted);
        }
        if self.is(AUXILIARIES) {
            self.will |= self.is(&["will"]);
            self.at += 1;
            if self.take(&["been"]) {
                return self.passive(wants, counted);
            }
            if !self.is(NOT) && (!self.is_verb(self.at) || self.known_subject()) {
                return Ok(with_target(self.name_then_verb(wants)?, counted));
            }
        }
        let form = with_source(self.verb_first(false)?, counted);
        Ok(with_wants(form, wants))
    }

    /// The two ends of a path: "from A to B", "A and B connected".
    pub(super) fn ends(&mut self) -> Parsed<Form> {
        self.take(&["from", "between"]);
        let joined = ["connected", "related", "linked"];
        let a = self.name_before(&["and", "to", "with", "connected", "related", "linked"])?;
        // "how is Russia connected to Iran"
        self.take(&joined);
        if !self.take(&["and", "to", "with"]) {
            return Err(self
                .error("I expect \"and\" or \"to\", and the other end")
                .hint("path from Putin to HTS · how are Putin and HTS connected"));
        }
        let b = self.name_before(&joined)?;
        self.take(&joined);
        Ok(Form::Connected(a, b))
    }
}

pub(super) fn with_wants(form: Form, asked: Wants) -> Form {
    match form {
        Form::Claims { source, verb, relations, target, negated, .. } => {
            Form::Claims { wants: asked, source, verb, relations, target, negated }
        }
        other => other,
    }
}

/// What a verb says of deeds: the verb that tells that somebody did them asks for them all.
fn of_deeds(form: Form, noun: QuestionNoun) -> Form {
    let Form::Claims { wants, source, verb, relations, target, negated } = form else { return form };
    let theirs = asking(noun).is_some_and(|asked| asked.relations.iter().any(|name| relations.contains(name)));
    let all = |end: End| if theirs && end == End::Named(noun.noun.to_owned()) { End::Any } else { end };
    Form::Claims { wants, source: all(source), verb, relations, target: all(target), negated }
}

/// Whom a noun counts: countries are counted; of people the claims themselves say how many, and of some of them, and of
/// deeds to which something was done, those that are called so: the claims of "how many attacks were condemned" are no
/// attacks.
fn who_is_counted(noun: &str) -> End {
    let general = ["", "times", "people", "persons", "others", "claims"].contains(&noun);
    match question_noun(noun) {
        Some(_) if general => End::Any,
        Some(known) if known.relation.is_some() => End::Named(noun.to_owned()),
        Some(known) if known.label.is_some_and(|label| label != "actor") || known.population().is_some() => {
            End::Kind(noun.to_owned())
        }
        // Names do not say of whom they are that it is a minister.
        Some(_) => End::Any,
        None if general => End::Any,
        None => End::Named(noun.to_owned()),
    }
}
