//! Deeds that a verb only carries: "carried out attacks on Israel", "claimed responsibility for the bombing in Moscow",
//! "is behind the attack".

use super::{BE, Parsed, Parser};
use crate::lexicon::{QuestionNoun, question_noun};
use crate::query::ast::{End, Filter, Form, Wants};
use crate::query::parser::base;
use crate::query::parser::verbs::Verbs;

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
const BEHIND: &[&[&str]] = &[&["behind"], &["responsible", "for"], &["to", "blame", "for"]];

/// Nouns of deeds that nobody lists by, since claims call them attacks or killings.
const CALLED: &[(&str, &str)] = &[
    ("shooting", "attacks"),
    ("shootings", "attacks"),
    ("explosion", "attacks"),
    ("explosions", "attacks"),
    ("blast", "attacks"),
    ("blasts", "attacks"),
    ("assault", "attacks"),
    ("ambush", "attacks"),
    ("shelling", "attacks"),
    ("murder", "killings"),
    ("murders", "killings"),
    ("assassination", "killings"),
    ("massacre", "killings"),
    ("death", "killings"),
];

/// What may stand between such a verb and its deed.
const ARTICLES: &[&str] = &["the", "a", "an", "any", "some", "all", "new", "more"];

impl Parser<'_> {
    /// "carried out [the] attacks [on X]", "imposed sanctions [on X]", behind who did: what the noun says.
    pub(super) fn carried(&mut self) -> Parsed<Option<Form>> {
        let start = self.at;
        let one = self.verb_at(start).is_none_or(|(_, _, taken)| taken == 1);
        if !one || !self.word_at(start).is_some_and(Verbs::carries) {
            return Ok(None);
        }
        self.at += 1;
        self.take(&["out"]);
        self.take(ARTICLES);
        let noun =
            self.deed_at(self.at).or_else(|| self.one_deed_at(self.at)).and_then(|noun| Some((noun, noun.relation?)));
        // "launched an operation" is what the verb itself says.
        let own = |relation: &str| self.verb_at(start).is_some_and(|(verbs, _, _)| verbs.contains(&relation));
        let Some((_, relation)) = noun.filter(|(_, relation)| !own(relation) && self.closes_deed(self.at + 1)) else {
            self.at = start;
            return Ok(None);
        };
        self.at += 1;
        let target = self.suffers()?;
        let verb = crate::query::parser::past(relation).unwrap_or(relation).to_owned();
        Ok(Some(did(verb, relation, target)))
    }

    /// Whether a verb that carries a deed stands there: "carry out attacks".
    pub(super) fn carries_deed(&self, at: usize) -> bool {
        let mut noun = at + 1;
        for part in [&["out"][..], ARTICLES] {
            noun += usize::from(self.is_at(noun, part));
        }
        self.word_at(at).is_some_and(Verbs::carries)
            && self.deed_at(noun).or_else(|| self.one_deed_at(noun)).is_some()
            && self.closes_deed(noun + 1)
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
            return self.end("on");
        }
        Ok(End::Any)
    }

    /// "claimed responsibility for the attack on X", "is behind the bombing in Y", behind "who".
    pub(super) fn responsible(&mut self) -> Parsed<Option<Form>> {
        if CLAIMED.iter().any(|phrase| self.take_phrase(phrase)) {
            let (_, target) = self.deed()?;
            return Ok(Some(did(RESPONSIBLE.to_owned(), "attacked", target)));
        }
        let start = self.at;
        if self.take(BE) && BEHIND.iter().any(|phrase| self.take_phrase(phrase)) {
            let (relation, target) = self.deed()?;
            let relation = relation.unwrap_or("attacked");
            let verb = crate::query::parser::past(relation).unwrap_or(relation).to_owned();
            return Ok(Some(did(verb, relation, target)));
        }
        self.at = start;
        Ok(None)
    }

    /// What stands behind a verb: for "claimed responsibility for" a deed, else whom or what it was done to.
    pub(super) fn target_of(&mut self, verb: &str) -> Parsed<End> {
        if base(verb) == Some(RESPONSIBLE) {
            return self.deed().map(|(_, target)| target);
        }
        self.target()
    }

    /// "[the] [Moscow] attack [on X]", "Kyiv": the relation, and to whom. Where it was goes to the filters.
    fn deed(&mut self) -> Parsed<(Option<&'static str>, End)> {
        let start = self.at;
        self.take(&["the", "a", "an", "this", "that", "these", "those"]);
        let noun = (self.at..self.words.len().min(self.at + 5))
            .take_while(|at| !self.ends_name(*at))
            .find_map(|at| self.deed_called(at).map(|noun| (at, noun)));
        let Some((at, noun)) = noun.filter(|(at, _)| self.closes_deed(at + 1)) else {
            self.at = start;
            return Ok((None, self.target()?));
        };
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
        Ok((noun.relation, self.suffers()?))
    }

    fn deed_called(&self, at: usize) -> Option<QuestionNoun> {
        let called = || {
            let word = self.word_at(at)?;
            CALLED.iter().find(|(name, _)| *name == word).and_then(|(_, noun)| question_noun(noun))
        };
        self.deed_at(at).or_else(|| self.one_deed_at(at)).or_else(called)
    }
}

/// Who did this.
fn did(verb: String, relation: &str, target: End) -> Form {
    let relations = vec![relation.to_owned()];
    Form::Claims { wants: Wants::Rows, source: End::Any, verb, relations, target, negated: false }
}
