//! Nouns of deeds and of those who do or suffer them: "what sanctions did the EU impose on Russia".
//! Also "attacks by Israel on Syria", "people killed in Gaza".

use super::names::owner;
use super::{AUXILIARIES, BE, CONFLICTS, NAME_WORDS, POSITIONS, Parsed, Parser};
use crate::lexicon::{
    Gazetteer, QuestionNoun, QuestionWords, is_intransitive, one_question_noun, question_noun, relation,
};
use crate::model::NodeKind;
use crate::query::ast::{End, Filter, Form, Wants};
use crate::query::parser::asking;
use crate::query::parser::verbs::{Asking, Inflection, Verbs, base, first_verb, whole};

/// Words by which a deed is said to have been.
const HAPPENED: &[&[&str]] = &[
    &["happened"],
    &["happens"],
    &["occurred"],
    &["took", "place"],
    &["has", "happened"],
    &["is", "happening"],
    &["is", "going", "on"],
    &["are", "going", "on"],
    &["were", "there"],
    &["was", "there"],
    &["are", "there"],
    &["have", "there", "been"],
    &["have", "been", "reported"],
    &["have", "happened"],
    &["have", "occurred"],
    &["have", "taken", "place"],
    &["has", "taken", "place"],
];

/// Nouns of what somebody says.
const STATEMENTS: &[&str] = &["statements", "statement", "remarks", "comments"];

/// What is said of deeds of which somebody tells no more than that they were: "reported".
static TOLD_OF: QuestionWords = QuestionWords::of("told of");

/// A verb of a deed that is also one that nobody suffers ("strike"): where it is said or asked to whom it was done, or
/// a country did it, the deed.
pub(super) fn done_to_somebody(form: &mut Form, suffered: bool) {
    let Form::Claims { source, verb, relations, target, .. } = form else { return };
    if !base(verb).is_some_and(is_intransitive) || relations.len() < 2 {
        return;
    }
    let deeds = whole(verb);
    let state = |name: &str| {
        let gazetteer = Gazetteer::shared();
        gazetteer.find(name).or_else(|| gazetteer.demonym(name)).is_some()
    };
    let by_a_state = matches!(source, End::Named(name) if state(name));
    if !deeds.is_empty() && (suffered || *target != End::Any || by_a_state) {
        relations.retain(|name| deeds.contains(&name.as_str()));
    }
}

/// What somebody dies of kills them: "who died of measles" asks whom measles killed.
pub(super) fn died_of(form: &mut Form) {
    let Form::Claims { source, verb, relations, target, .. } = form else { return };
    let Some(kill) = relations.first().and_then(|name| first_verb(name)) else { return };
    std::mem::swap(source, target);
    kill.clone_into(verb);
}

impl Parser<'_> {
    /// "happened", "took place", "is happening".
    pub(super) fn happened(&mut self) -> bool {
        HAPPENED.iter().any(|phrase| self.take_phrase(phrase))
    }

    /// Whether such words stand there.
    pub(super) fn has_happened(&self, at: usize) -> bool {
        HAPPENED.iter().any(|phrase| (at..).zip(*phrase).all(|(n, word)| self.is_at(n, &[word])))
    }

    pub(super) fn deed_at(&self, at: usize) -> Option<QuestionNoun> {
        question_noun(self.word_at(at)?).filter(|n| n.relation.is_some())
    }

    /// A noun of deeds, with who did them to whom: "attacks in Syria", "sanctions did the EU impose on Russia",
    /// "attacks were carried out by Hamas". Leaves the parser where it was where the words are something else.
    pub(super) fn deeds(&mut self) -> Parsed<Option<Form>> {
        let start = self.at;
        self.take(&["all", "the", "any"]);
        let Some(noun) = self.deed_at(self.at) else {
            self.at = start;
            return Ok(None);
        };
        self.at += 1;
        let list = || Form::List(noun.noun.to_owned());
        if self.happened() || self.ends_name(self.at) || self.is(&["against", "of", "to"]) {
            return Ok(Some(list()));
        }
        if self.is(BE) && self.is_light(self.at + 1) {
            self.at += 1;
            self.take_light();
            return Ok(Some(list()));
        }
        // "did the EU impose on Russia"
        if self.is(AUXILIARIES) {
            self.at += 1;
            let end = (self.at + 1..self.words.len()).find(|at| self.is_light(*at));
            if let Some(end) = end.filter(|end| !(self.at..*end).any(|at| self.is_verb(at) && !self.is_light(at))) {
                let source = End::Named(self.name_before_light(end));
                self.take_light();
                let target =
                    if self.take(&["on", "against", "with", "to", "of", "from"]) { self.end("on")? } else { End::Any };
                return Ok(claims(noun, source, target));
            }
        }
        self.at = start;
        Ok(None)
    }

    /// "Trump's meetings with Putin", "Russia's allies": deeds by somebody, or those who are something to somebody.
    pub(super) fn possessed(&mut self) -> Option<Form> {
        let before = self.at;
        // "what are Russia's allies"
        if self.take(&["who", "what"]) && !self.take(&["is", "are", "was", "were"]) {
            self.at = before;
            return None;
        }
        let form = self.owned();
        if form.is_none() {
            self.at = before;
        }
        form
    }

    /// As [`Parser::deed_at`], of one deed too: "visit".
    pub(super) fn one_deed_at(&self, at: usize) -> Option<QuestionNoun> {
        self.deed_at(at).or_else(|| one_question_noun(self.word_at(at)?).filter(|n| n.relation.is_some()))
    }

    /// "Joe Biden meetings", "Houthi attacks on Israel": where a known name and a noun of deeds stand, and no end of a
    /// verb behind it.
    fn deeds_of_a_name(&mut self, start: usize, end: usize) -> Option<Form> {
        let noun = |at: &usize| {
            let verb = self.verb_at(*at).is_some_and(|(_, _, taken)| taken > 1);
            // "Trump calls on Iran" is no phone call.
            let verb = verb || self.is_at(*at, &["calls"]) && self.is_at(at + 1, &["on"]);
            let ends = self.ends_name(at + 1) || self.is_plain_date(at + 1) || self.is_at(at + 1, &["against", "of"]);
            // "Russian attack on Kyiv", but "Kyiv attack" may be one on Kyiv
            let one = self.is_at(at + 1, &["on", "against"]) && self.one_deed_at(*at).is_some();
            !verb && ends && (one || self.deed_at(*at).is_some()) && self.is_of_deeds(&self.text(start, *at))
        };
        let Some(at) = (start + 1..end).take_while(|at| !self.ends_name(*at)).find(noun) else {
            return self.deeds_of_two(start, end);
        };
        let noun = self.one_deed_at(at)?;
        let name = owner(&self.text(start, at)).to_owned();
        let asked_for = self.is_at(at, &["calls"]) && !self.knows.proper_name(&name) && !is_people(&name);
        self.at = at + 1;
        self.listed = true;
        // "ceasefire calls": for it, not by it
        if asked_for {
            return claims(question_noun("demands")?, End::Any, End::Named(name));
        }
        claims(noun, End::Named(name), End::Any)
    }

    /// Whether deeds may be told of by these words before their noun: a name, or people: "civilian".
    pub(super) fn is_of_deeds(&self, words: &str) -> bool {
        self.knows.whole_name(words) || is_people(words)
    }

    /// "Trump and Netanyahu meetings", "Russia Iran relations": deeds between two, or what connects them.
    fn deeds_of_two(&mut self, start: usize, end: usize) -> Option<Form> {
        let conflict = |at: usize| self.is_at(at, &CONFLICTS);
        let links =
            |at: usize| self.is_at(at, &["relations", "relationship", "ties", "links", "connections"]) || conflict(at);
        let at = (start + 2..end).take_while(|at| !self.ends_name(*at)).find(|at| {
            (self.deed_at(*at).is_some() || links(*at)) && (self.ends_name(at + 1) || self.is_plain_date(at + 1))
        })?;
        let two = |named: &dyn Fn(usize, usize) -> bool, joined: bool| {
            (start + 1..at).find_map(|split| {
                let and = self.is_at(split, &["and", "-", "–", "&"]);
                let second = split + usize::from(and);
                let both = (and || !joined) && second < at && named(start, split) && named(second, at);
                both.then(|| (self.text(start, split), self.text(second, at)))
            })
        };
        let known = |first: usize, end: usize| self.knows.whole_name(&self.text(first, end));
        let written = |first: usize, end: usize| {
            self.is_written_as_name(first, end) && Gazetteer::shared().demonym(&self.text(first, end)).is_none()
        };
        // Of names that the store does not know the answer says so.
        let (a, b) = two(&known, false).or_else(|| two(&written, true))?;
        let noun = self.deed_at(at).filter(|_| !links(at));
        // "India Pakistan conflict"
        if conflict(at) {
            self.at = at + 1;
            self.involved = Some(b);
            return Some(Form::Show(a));
        }
        self.at = at + 1;
        let Some(noun) = noun else { return Some(Form::Connected(a, b)) };
        self.involved = Some(a);
        self.carried_in = Some(Filter::Involving(b));
        Some(Form::List(noun.noun.to_owned()))
    }

    fn owned(&mut self) -> Option<Form> {
        let start = self.at;
        let end = self.words.len().min(start + NAME_WORDS);
        if let Some(form) = self.deeds_of_a_name(start, end).or_else(|| self.statements_of_a_name(start, end)) {
            return Some(form);
        }
        let whose = (start..end)
            .take_while(|at| !self.ends_name(*at))
            .find(|at| self.word_at(*at).is_some_and(|word| owner(word) != word))?;
        let name = owner(&self.text(start, whose + 1)).to_owned();
        // An apostrophe alone owns nothing.
        if name.trim().is_empty() {
            return None;
        }
        self.at = whose + 1;
        self.latest |= self.is(&["latest", "last", "recent"]);
        self.take(&["latest", "recent", "last", "own"]);
        // "Iran's response to Israel"
        if self.is(&POSITIONS) && (self.ends_name(self.at + 1) || self.is_at(self.at + 1, &["to", "towards"])) {
            self.at += 1;
            return Some(Form::Says(name));
        }
        match self.one_deed_at(self.at) {
            Some(noun) => {
                self.at += 1;
                self.listed = true;
                claims(noun, End::Named(name), End::Any)
            }
            None => self.copula_of(name),
        }
    }

    /// "statements by Putin", "remarks of the Pope", at the beginning: what somebody says, also where the store has a
    /// node that is called "statements".
    pub(super) fn statements_by(&mut self) -> Parsed<Option<Form>> {
        let says = self.is(STATEMENTS) || self.is(&["words"]);
        let whole = || self.knows.whole_name(&self.text(self.at, self.words.len()));
        if !says || !self.is_at(self.at + 1, &["by", "from", "of"]) || whole() {
            return Ok(None);
        }
        self.at += 2;
        self.name("by").map(Form::Says).map(Some)
    }

    /// "UN statements on Gaza": what a known name says.
    fn statements_of_a_name(&mut self, start: usize, end: usize) -> Option<Form> {
        let mut ends = (start + 1..end).take_while(|at| !self.ends_name(*at));
        let at = ends.find(|at| self.is_at(*at, STATEMENTS) && self.ends_name(at + 1))?;
        let name = self.text(start, at);
        if !self.is_of_deeds(&name) {
            return None;
        }
        self.at = at + 1;
        if self.is(&["on"]) && !self.is_date(self.at + 1) {
            self.at += 1;
            self.carried_in = Some(Filter::About(self.name("on").ok()?));
        }
        Some(Form::Says(name))
    }

    /// "is there", "were there", with what: whether it is told of.
    pub(super) fn there_is(&mut self) -> Parsed<Form> {
        self.take(&["any", "some", "a", "an"]);
        if let Some(noun) = self.deed_at(self.at)
            && let Some(Form::Claims { source, verb, relations, target, negated, .. }) =
                claims(noun, End::Any, End::Any)
        {
            self.at += 1;
            self.listed = true;
            return Ok(Form::Claims { wants: Wants::Whether, source, verb, relations, target, negated });
        }
        self.name("there").map(Form::Show)
    }

    fn name_before_light(&mut self, end: usize) -> String {
        let name = self.text(self.at, end);
        self.at = end;
        name
    }

    /// Whether a verb that only carries such a noun stands there: "impose", "carried out".
    fn is_light(&self, at: usize) -> bool {
        self.light_at(at).is_some()
    }

    /// How many words such a verb has there.
    pub(super) fn light_at(&self, at: usize) -> Option<usize> {
        Verbs::carries(self.rest(at))
    }

    /// Whether the participle of such a verb stands there, and what ends the deed behind it: "imposed by", "carried out
    /// in".
    pub(super) fn is_carried(&self, at: usize) -> bool {
        self.light_at(at).map(|taken| at + taken).is_some_and(|ends| {
            !self.is_verb_alone(at) && (self.ends_name(ends) || self.is_at(ends, &["against", "to"]))
        })
    }

    /// Takes "were launched", "have been carried out", "imposed", "were reported" behind a noun of deeds: that there
    /// were such.
    pub(super) fn were_carried(&mut self, deed: &str) -> bool {
        let deeds = question_noun(deed).is_some_and(|noun| noun.relation.is_some());
        let taken = self.carried_words(self.at).filter(|_| deeds);
        self.at += taken.unwrap_or(0);
        taken.is_some()
    }

    /// How many words say there that deeds were carried out.
    pub(super) fn carried_words(&self, start: usize) -> Option<usize> {
        let been = self.is_at(start, AUXILIARIES) && self.is_at(start + 1, &["been"]);
        let be = if been { 2 } else { usize::from(self.is_at(start, BE)) };
        let at = start + be + usize::from(be > 0 && self.is_at(start + be, &["being"]));
        if self.is_carried(at) {
            return Some(at + self.light_at(at)? - start);
        }
        (be > 0 && self.is_at(at, &TOLD_OF)).then_some(at + 1 - start)
    }

    /// Whether a base or third form stands there, which no participle is.
    fn is_verb_alone(&self, at: usize) -> bool {
        self.verb_at(at).is_some_and(|(_, form, _)| matches!(form, Inflection::Base | Inflection::Third))
    }

    pub(super) fn take_light(&mut self) {
        self.at += self.light_at(self.at).unwrap_or(1);
    }

    /// The participle that tells what was done to what stands before it: "sanctions on Syria lifted".
    pub(super) fn described_passive(&self, start: usize) -> Option<usize> {
        let end = self.words.len().min(start + NAME_WORDS);
        (start + 1..end).find(|at| {
            let taken = self.verb_at(*at).filter(|(_, form, _)| *form == Inflection::Past).map(|(_, _, taken)| taken);
            taken.is_some_and(|taken| self.ends_name(at + taken)) && !self.is_carried(*at) && !self.is_quoted(start)
        })
    }

    /// Whether this noun begins who did or suffered something: "countries that condemned", "people killed", "countries
    /// condemning", "countries Russia attacked".
    pub(super) fn who_did(&self, noun: &str) -> bool {
        let next = self.at + 1;
        question_noun(noun).is_some_and(|n| n.label.is_some())
            && (self.is_at(next, &["that", "which", "who", "whom"])
                || self.names_then_verb(next)
                || self.verb_at(next).is_some_and(|(_, form, _)| matches!(form, Inflection::Past | Inflection::Ing)))
    }

    /// Whether a name that the store knows stands there, and a verb behind it: "countries Russia attacked".
    fn names_then_verb(&self, at: usize) -> bool {
        let end = self.words.len().min(at + NAME_WORDS);
        (at + 1..end).any(|verb| self.verb_at(verb).is_some() && self.knows.name(&self.text(at, verb)))
    }

    /// What follows such a noun.
    pub(super) fn qualified(&mut self, noun: &str) -> Parsed<Form> {
        let asked = self.asked(noun);
        if self.take(&["that", "which", "who", "whom"]) {
            return self.done_by(asked);
        }
        // "people killed in Gaza", but "countries condemned Israel"
        let suffered = self
            .verb_at(self.at)
            .filter(|(_, form, taken)| *form == Inflection::Past && self.ends_name(self.at + taken))
            .is_some_and(|(relations, _, _)| relations.iter().all(|r| relation(r).is_some_and(|r| !r.symmetric)));
        if suffered {
            return self.passive(Wants::Rows, asked);
        }
        self.done_by(asked)
    }

    /// Who a noun asks for: "people" may be anyone.
    pub(super) fn asked(&self, noun: &str) -> End {
        if ["people", "persons", "person"].contains(&noun) { End::Any } else { End::Kind(noun.to_owned()) }
    }
}

/// Whether some people are called so: "Syrian", "civilian".
fn is_people(words: &str) -> bool {
    population_of(words).is_some() || Gazetteer::shared().demonym(words).is_some()
}

/// Whether a word in small letters before a noun of deeds is rather whom they were done to: "journalist killings".
fn is_harmed(name: &str, relations: &[String]) -> bool {
    let done_to_people =
        relations.iter().any(|name| relation(name).is_some_and(|r| !r.symmetric && r.takes(NodeKind::Actor)));
    done_to_people && population_of(name).is_some()
}

/// The noun of questions for people that a word before a noun of deeds is: "civilians" of "civilian".
pub(super) fn population_of(name: &str) -> Option<QuestionNoun> {
    let people = |noun: QuestionNoun| noun.label == Some("actor") && noun.population().is_some();
    question_noun(name).filter(|noun| people(*noun)).or_else(|| one_question_noun(name).filter(|noun| people(*noun)))
}

/// Who suffered a deed by the word before its noun: "Palestinians" of "Palestinian deaths".
fn sufferers(name: &str) -> End {
    if let Some(noun) = population_of(name) {
        return End::Kind(noun.noun.to_owned());
    }
    let gazetteer = Gazetteer::shared();
    let adjective = gazetteer.find(name).is_none() && gazetteer.demonym(name).is_some();
    if adjective && !name.ends_with(['s', 'h', 'e']) {
        return End::Named(format!("{name}s"));
    }
    End::Named(name.to_owned())
}

/// The claims of a noun's deeds between two ends.
pub(super) fn claims(noun: QuestionNoun, source: End, target: End) -> Option<Form> {
    let Asking { base, past, relations } = asking(noun)?;
    // "civilian deaths", "hostage releases": not by them
    let (source, target) = match (source, target) {
        (End::Named(name), End::Any) if noun.suffered || is_harmed(&name, &relations) => (End::Any, sufferers(&name)),
        ends => ends,
    };
    // "what did Israel attack", but "who attacked whom".
    let verb = if matches!(source, End::Named(_)) { base } else { past }.to_owned();
    Some(Form::Claims { wants: Wants::Rows, source, verb, relations, target, negated: false })
}

/// A list of deeds as the claims of its relation, so that it can have ends.
pub(super) fn as_claims(form: &Form) -> Option<Form> {
    let Form::List(noun) = form else { return None };
    claims(question_noun(noun)?, End::Any, End::Any)
}
