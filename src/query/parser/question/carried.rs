//! Deeds that a verb only carries: "carried out attacks on Israel", "claimed responsibility for the bombing in Moscow".
//! Also "is behind the attack".

use super::clause::is_flight;
use super::{BE, Parsed, Parser};
use crate::lexicon::{QuestionNoun, deed_called, is_suffered, question_noun};
use crate::query::ast::{End, Filter, Form, Wants};
use crate::query::parser::verbs::Asking;
use crate::query::parser::{asking, base, verb_relations};

/// What somebody says of a deed who says that it was theirs.
const CLAIMED: &[&[&str]] = &[
    &["claimed", "responsibility", "for"],
    &["claims", "responsibility", "for"],
    &["claim", "responsibility", "for"],
    &["claiming", "responsibility", "for"],
    &["took", "responsibility", "for"],
    &["take", "responsibility", "for"],
    &["accepted", "responsibility", "for"],
    &["took", "credit", "for"],
    &["claimed", "credit", "for"],
];

/// The verb that asks for such claims.
const RESPONSIBLE: &str = "claim responsibility for";

/// What follows a form of "be" before a deed that was somebody's.
const RESPONSIBLE_FOR: &[&[&str]] = &[&["behind"], &["responsible", "for"], &["to", "blame", "for"]];

/// What may stand between such a verb and its deed.
const BEFORE_A_DEED: &[&str] =
    &["the", "a", "an", "any", "some", "all", "new", "more", "this", "that", "these", "those"];

/// What says that one that is known already is meant.
const DEFINITE: &[&str] = &["the", "this", "that", "these", "those"];

impl Parser<'_> {
    /// "carried out [the] attacks [on X]", "imposed sanctions [on X]", "took part in the talks", behind who did: what
    /// the noun says.
    pub(super) fn carried(&mut self) -> Parsed<Option<Form>> {
        let start = self.at;
        let Some(light) = self.light_at(start) else { return Ok(None) };
        // "launched against" is a verb of its own.
        if self.verb_at(start).is_some_and(|(_, _, taken)| taken > light) {
            return Ok(None);
        }
        self.at += light;
        let which = self.is(DEFINITE);
        self.take(BEFORE_A_DEED);
        let noun = self.one_deed_at(self.at).and_then(|noun| Some((noun, noun.relation?)));
        // "launched an operation" is what the verb itself says.
        let own = |relation: &str| self.verb_at(start).is_some_and(|(verbs, _, _)| verbs.contains(&relation));
        let noun = noun.filter(|(_, relation)| !own(relation) && self.closes_deed(self.at + 1));
        let Some((Some(asked), noun)) = noun.map(|(noun, _)| (asking(noun), noun)) else {
            self.at = start;
            return Ok(None);
        };
        if which {
            self.is_told_which(noun)?;
        }
        self.at += 1;
        let target = self.suffers()?;
        Ok(Some(did(asked.past.to_owned(), asked.relations, target)))
    }

    /// Refuses "the summit" where nothing behind it says which one.
    pub(super) fn is_told_which(&self, noun: QuestionNoun) -> Parsed<()> {
        if self.at + 1 < self.words.len() {
            return Ok(());
        }
        let word = self.words.get(self.at).map_or(noun.noun, |w| w.text.as_str());
        let done = asking(noun).map_or("did", |asked| asked.past);
        Err(self.error(format!("I do not know which {word} you mean: one question knows nothing of the last")).hint(
            format!("say where, when or between whom: who {done} whom in NAME in 2024; or put its name in quotes"),
        ))
    }

    /// Whether a verb that carries a deed stands there: "carry out attacks".
    pub(super) fn carries_deed(&self, at: usize) -> bool {
        let Some(light) = self.light_at(at) else { return false };
        let noun = at + light + usize::from(self.is_at(at + light, BEFORE_A_DEED));
        self.one_deed_at(noun).is_some() && self.closes_deed(noun + 1)
    }

    /// Whether a noun of deeds has all that it needs before this place.
    fn closes_deed(&self, at: usize) -> bool {
        self.ends_name(at) || self.is_at(at, &["against", "of", "to", "for"])
    }

    /// "on X", "against X", behind a deed.
    fn suffers(&mut self) -> Parsed<End> {
        let dated = self.is(&["on", "from"]) && self.is_date(self.at + 1);
        if !dated
            && self.is(&["on", "against", "of", "to", "with", "from"])
            && !self.is_at(self.at + 1, &["at", "more"])
        {
            self.at += 1;
            // "which countries did Trump impose tariffs on"
            return if self.at == self.words.len() { Ok(End::Any) } else { self.end("on") };
        }
        Ok(End::Any)
    }

    /// "claimed responsibility for the attack on X", "is behind the bombing in Y", behind "who".
    pub(super) fn responsible(&mut self) -> Parsed<Option<Form>> {
        if CLAIMED.iter().any(|phrase| self.take_phrase(phrase)) {
            let (_, target) = self.deed()?;
            return Ok(Some(did(RESPONSIBLE.to_owned(), vec!["attacked".to_owned()], target)));
        }
        let start = self.at;
        if self.take(BE) && RESPONSIBLE_FOR.iter().any(|phrase| self.take_phrase(phrase)) {
            let (asked, target) = self.deed()?;
            return Ok(asked
                .or_else(|| asking(question_noun("attacks")?))
                .map(|asked| did(asked.past.to_owned(), asked.relations, target)));
        }
        self.at = start;
        Ok(None)
    }

    /// What stands behind a verb: for "claimed responsibility for" a deed, else whom or what it was done to.
    pub(super) fn target_of(&mut self, verb: &str) -> Parsed<End> {
        if base(verb) == Some(RESPONSIBLE) {
            return self.deed().map(|(_, target)| target);
        }
        if is_flight(verb) && self.is(&["from"]) && !self.is_date(self.at + 1) {
            self.at += 1;
        }
        // "who died of measles", "how many people died from cholera"
        let died = base(verb).is_some_and(is_suffered) && verb_relations(verb).is_some_and(|all| all == ["killed"]);
        if died && self.is(&["of", "from"]) && !self.is_date(self.at + 1) {
            self.at += 1;
            self.died_of = true;
            return self.end("of");
        }
        self.target()
    }

    /// "[the] [Moscow] attack [on X]", "Kyiv": how its noun asks, and to whom. Where it was goes to the filters.
    fn deed(&mut self) -> Parsed<(Option<Asking>, End)> {
        let start = self.at;
        let which = self.is(DEFINITE);
        self.take(&["the", "a", "an", "this", "that", "these", "those"]);
        let noun = (self.at..self.words.len().min(self.at + 5))
            .take_while(|at| !self.ends_name(*at))
            .find_map(|at| self.deed_called(at).map(|noun| (at, noun)));
        let Some((at, noun)) = noun.filter(|(at, _)| self.closes_deed(at + 1)) else {
            self.at = start;
            return Ok((None, self.target()?));
        };
        if which && at == self.at {
            self.is_told_which(noun)?;
        }
        if at > self.at {
            let place = self.text(self.at, at);
            if !self.knows.name(&place) {
                return Err(self
                    .error(format!("I cannot narrow {} to {place:?}", noun.noun))
                    .hint("ask by place or target: who claimed responsibility for the attack in NAME, on NAME"));
            }
            self.carried_in = Some(Filter::In(place));
        }
        self.at = at + 1;
        Ok((asking(noun), self.suffers()?))
    }

    fn deed_called(&self, at: usize) -> Option<QuestionNoun> {
        self.one_deed_at(at).or_else(|| deed_called(self.word_at(at)?))
    }
}

/// Who did this.
fn did(verb: String, relations: Vec<String>, target: End) -> Form {
    Form::Claims { wants: Wants::Rows, source: End::Any, verb, relations, target, negated: false }
}
