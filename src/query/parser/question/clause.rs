//! Verbs with what stands before and after them.

use super::posts::since_when;
use super::{AUXILIARIES, BE, FORMS, NOT, PREPOSITIONS, Parsed, Parser, nearest};
use crate::lexicon::{QuestionAdverb, is_left, question_adverbs, relation};
use crate::query::ast::{End, Filter, Form, Occasion, Wants};
use crate::query::parser::lexer::Kind;
use crate::query::parser::verbs::{Inflection, Verbs};
use crate::query::parser::{ParseError, base, object, predicates, verb_relations};

impl Parser<'_> {
    pub(super) fn verb_at(&self, at: usize) -> Option<(&'static [&'static str], Inflection, usize)> {
        Verbs::shared().at(self.rest(at))
    }

    /// Whether a verb stands there, of the lexicon or of an imported relation.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        self.verb_at(at).is_some() || self.imported_verb(at).is_some()
    }

    /// A relation that an import brought, by the longest phrase that names it in some form: "consulted",
    /// "expressed intent to cooperate".
    pub(super) fn imported_verb(&self, at: usize) -> Option<(String, usize)> {
        /// No relation of a table has more words.
        const LONGEST: usize = 8;
        let plain = self.rest(at).iter().take(LONGEST).take_while(|w| w.kind == Kind::Word).count();
        (1..=plain).rev().find_map(|taken| {
            let mut words = self.rest(at).iter().take(taken).map(|w| w.lower.as_str());
            let first = words.next()?;
            let rest: String = words.map(|w| format!("-{w}")).collect();
            let stems =
                [first.strip_suffix("ed"), first.strip_suffix('d'), first.strip_suffix('s'), first.strip_suffix("ing")];
            let doubled = stems.iter().flatten().filter_map(|stem| {
                let last = stem.chars().next_back()?;
                stem.strip_suffix(last).filter(|s| s.ends_with(last)).map(str::to_owned)
            });
            let silent = stems.iter().flatten().map(|stem| format!("{stem}e"));
            let verbs = std::iter::once(first.to_owned())
                .chain(stems.iter().flatten().map(|s| (*s).to_owned()))
                .chain(silent)
                .chain(doubled);
            verbs.map(|verb| format!("{verb}{rest}")).find(|name| self.knows.relation(name)).map(|name| (name, taken))
        })
    }

    /// A verb, in any form.
    pub(super) fn verb(&mut self) -> Parsed<(String, Vec<String>, Inflection)> {
        while self.is_passed_over(self.at) {
            self.latest |= self.is(&["recently", "lately"]);
            self.at += 1;
        }
        let begins = self.at;
        if let Some((relations, inflection, taken)) = self.verb_at(self.at) {
            let phrase: Vec<&str> = self.rest(self.at).iter().take(taken).map(|w| w.lower.as_str()).collect();
            let phrase = phrase.join(" ");
            // "done to" asks for the same as "do to".
            let phrase = base(&phrase)
                .filter(|b| ["do", "do to"].contains(b))
                .map_or_else(|| Verbs::told(&phrase), str::to_owned);
            // A relation of an imported table that is named so too.
            let imported = self.imported_verb(begins).filter(|(_, words)| *words == taken).map(|(name, _)| name);
            self.at += taken;
            self.is_one_verb(begins)?;
            let built_in: Vec<String> = relations.iter().map(|r| (*r).to_owned()).collect();
            // "met" of a table's "meet"
            let named = base(&phrase).map(|base| base.replace(' ', "-")).filter(|name| self.knows.relation(name));
            let imported = imported.or(named).filter(|name| !built_in.contains(name));
            let relations = built_in.into_iter().chain(imported).collect();
            return Ok((phrase, relations, inflection));
        }
        if let Some((relation, taken)) = self.imported_verb(self.at) {
            let phrase: Vec<&str> = self.rest(self.at).iter().take(taken).map(|w| w.lower.as_str()).collect();
            let phrase = phrase.join(" ");
            self.at += taken;
            return Ok((phrase, vec![relation], Inflection::Past));
        }
        if let Some((relations, inflection, taken)) = Verbs::in_the_lexicon(self.rest(self.at)) {
            let phrase: Vec<&str> = self.rest(self.at).iter().take(taken).map(|w| w.lower.as_str()).collect();
            let phrase = Verbs::told(&phrase.join(" "));
            self.at += taken;
            return Ok((phrase, relations.iter().map(|r| (*r).to_owned()).collect(), inflection));
        }
        let Some(word) = self.words.get(self.at) else {
            return Err(self.error("the question ends where I expect a verb").hint(FORMS));
        };
        let message = format!("I do not know the relation {:?}", word.text);
        let error = self.error(message);
        // A word of the language itself is no slip of a verb.
        let plain = self.ends_name(self.at) || self.is(&["the", "a", "an", "of", "to", "that", "like"]);
        // "what happend in Sudan"
        if nearest(&word.text, &["happened"]).is_some() {
            return Err(error.hint("did you mean \"happened\"? what happened in NAME"));
        }
        Err(match Verbs::shared().nearest(&word.lower).filter(|_| !plain) {
            Some(near) => error.hint(format!("did you mean \"{near}\"? `dossier schema --relations` lists them")),
            None if plain => error
                .hint(format!("I expect a verb there; for what is told of somebody or something: show NAME; {FORMS}")),
            None => error.hint("`dossier schema --relations` lists them"),
        })
    }

    /// Whether a word stands there that makes no difference beside a verb: "really".
    pub(super) fn is_passed_over(&self, at: usize) -> bool {
        let passed = |(phrase, how): &&(Vec<&str>, QuestionAdverb)| {
            *how == QuestionAdverb::Passed && self.phrase_at(at, phrase).is_some()
        };
        question_adverbs().iter().any(|adverb| passed(&adverb))
    }

    /// "met whom", "represents Iran", "called for what", "did not sign what".
    pub(super) fn verb_first(&mut self, negated: bool) -> Parsed<Form> {
        let mut negated = negated || self.take(NOT);
        self.take(&["been", "be"]);
        let (verb, relations, _) = self.verb()?;
        negated |= self.take(NOT);
        let target = self.target_of(&verb)?;
        Ok(Form::Claims { wants: Wants::Rows, source: End::Any, verb, relations, target, negated })
    }

    /// "[not] killed [by X]", after a form of "be". "is meeting whom" is no passive.
    pub(super) fn passive(&mut self, wants: Wants, target: End) -> Parsed<Form> {
        if let Some(form) = self.copula(wants.clone(), target.clone())? {
            return Ok(form);
        }
        self.passive_of(wants, target, false)
    }

    /// Whether a past participle stands there, as it does in a passive.
    pub(super) fn is_participle(&self, at: usize) -> bool {
        self.verb_at(at).is_some_and(|(_, form, _)| form == Inflection::Past)
    }

    /// As [`Parser::is_participle`], of any verb of the lexicon: "planned".
    pub(super) fn is_any_participle(&self, at: usize) -> bool {
        let past = |found: Option<(_, Inflection, usize)>| found.is_some_and(|(_, form, _)| form == Inflection::Past);
        past(self.verb_at(at)) || past(Verbs::in_the_lexicon(self.rest(at)))
    }

    fn passive_of(&mut self, wants: Wants, target: End, negated: bool) -> Parsed<Form> {
        let negated = self.take(NOT) || negated;
        // "when was Merz elected chancellor"
        if let Some(form) = self.came_to_a_post(&wants, &target, negated) {
            return Ok(form);
        }
        self.suffered |= target == End::Any || matches!(target, End::Kind(_));
        self.passive = true;
        self.take(&["being", "been", "it"]);
        let (verb, relations, inflection) = self.verb()?;
        if inflection == Inflection::Ing {
            let (source, target) = (target, self.target_of(&verb)?);
            return Ok(Form::Claims { wants, source, verb, relations, target, negated });
        }
        // "what was done to Syria"
        if base(&verb) == Some("do to") && !self.ends_name(self.at) && target == End::Any {
            let target = self.end("to")?;
            return Ok(Form::Claims { wants, source: End::Any, verb, relations, target, negated });
        }
        // "what was he accused of", "who was it attacked by"
        if self.at + 1 == self.words.len() && (self.is(PREPOSITIONS) || self.is(&["by"])) {
            self.at += 1;
        }
        let by = self.is(&["by"]) && !self.order_word(self.at + 1);
        let source = if by {
            self.at += 1;
            self.end("by")?
        } else {
            End::Any
        };
        Ok(Form::Claims { wants, source, verb, relations, target, negated })
    }

    /// "NAME [and NAME] [not] verb [[prep] NAME]", or "NAME say".
    pub(super) fn name_then_verb(&mut self, mut wants: Wants) -> Parsed<Form> {
        let mut negated = self.take(NOT);
        if wants == Wants::Rows
            && let Some(name) = self.speaker()
        {
            return Ok(Form::Says(name));
        }
        let begins = self.at;
        let (source, second) = self.subject()?;
        let ends = self.at;
        negated |= self.take(NOT);
        if self.take(&["didn't", "doesn't"]) || self.take_phrase(&["did", "not"]) {
            negated = true;
        }
        self.take(&["did", "has", "have", "will"]);
        // "where has Zelensky been"
        if wants == Wants::Where && second.is_none() && self.is(&["been"]) && self.ends_name(self.at + 1) {
            self.at += 1;
            return Ok(places_visited(source, negated));
        }
        // "has Navalny been arrested"
        if self.take(&["been", "be", "get", "got"]) && second.is_none() && self.is_participle(self.at) {
            return self.passive_of(wants, source, negated);
        }
        wants = self.occasion_of(wants);
        // "when did Merz become chancellor"
        if second.is_none()
            && let Some(form) = self.came_to_a_post(&wants, &source, negated)
        {
            return Ok(form);
        }
        // "have the US and Iran held talks"
        if let Some(Form::Claims { verb, relations, target, .. }) = self.carried()? {
            let target = second.unwrap_or(target);
            return Ok(Form::Claims { wants, source, verb, relations, target, negated });
        }
        let at = self.at;
        let (verb, relations, _) = self.verb()?;
        if second.is_none()
            && let Some((verb, winner)) = self.election_behind(&verb, &source)?
        {
            let relations = vec!["appointed".to_owned()];
            return Ok(Form::Claims { wants, source: End::Any, verb, relations, target: winner, negated });
        }
        let mut source = source;
        let (verb, relations) = match &second {
            Some(_) => with_each_other(verb, relations),
            None => (verb, relations),
        };
        let target = match second {
            Some(second) => self.target_of_two(&mut source, second, (&wants, &verb, &relations), at, (begins, ends))?,
            None => self.target_of(&verb)?,
        };
        if let Some(form) = self.told_otherwise(&wants, (&source, &target), &verb, &relations, negated) {
            return Ok(form);
        }
        Ok(Form::Claims { wants, source, verb, relations, target, negated })
    }

    /// What is wanted, with the occasion that "first", "last" or "most recently" before a verb asks for.
    fn occasion_of(&mut self, mut wants: Wants) -> Wants {
        let verb_follows = self.is_verb(self.at + 1);
        let occasion = match self.word() {
            Some("first") if verb_follows => Occasion::First,
            Some("last") if verb_follows => Occasion::Last,
            _ => Occasion::Any,
        };
        if occasion != Occasion::Any {
            self.at += 1;
        } else if self.take_phrase(&["most", "recently"]) {
            wants = occasional(wants, Occasion::Last);
        }
        occasional(wants, occasion)
    }

    /// What a verb is done to, where two names stand before it: by either, or by the first to the second.
    fn target_of_two(
        &mut self,
        source: &mut End,
        second: End,
        (wants, verb, relations): (&Wants, &str, &[String]),
        at: usize,
        span: (usize, usize),
    ) -> Parsed<End> {
        match second {
            // "when did the United States and Ukraine sign the deal": each of the two may be told of by itself.
            End::Named(second) if is_joint(wants, relations) => {
                if let End::Named(first) = &*source {
                    self.remarks.push(of_either(first, &second, relations.first()));
                    *source = End::Either(first.clone(), second);
                }
                self.target_of(verb)
            }
            // "what did Russia and Ukraine sign": neither did it to the other.
            second if !relations.iter().any(|r| between_two(r)) => {
                Err(self.apart(at, span, (source, &second), relations.first()))
            }
            // "did the US and Israel bomb Iran"
            second => {
                if let (End::Named(a), End::Named(b)) = (&*source, &second)
                    && !self.ends_name(self.at)
                    && !(self.is(PREPOSITIONS) && self.at + 1 == self.words.len())
                    && !self.is(&["each", "with", "in"])
                {
                    return Err(self.of_each(span.0, span, (a, b)));
                }
                Ok(second)
            }
        }
    }

    /// What is asked for under another verb, or none: elections held, where somebody fled or went.
    fn told_otherwise(
        &mut self,
        wants: &Wants,
        (source, target): (&End, &End),
        verb: &str,
        relations: &[String],
        negated: bool,
    ) -> Option<Form> {
        let claims = |wants, source, verb: &str, relations, target| Form::Claims {
            wants,
            source,
            verb: verb.to_owned(),
            relations,
            target,
            negated,
        };
        // "when did Canada hold elections": they are told of under many names.
        if let (true, End::Named(name)) = (is_vote(verb), source) {
            self.carried_in = Some(Filter::About(name.clone()));
            return Some(claims(wants.clone(), End::Any, verb, relations.to_vec(), target.clone()));
        }
        // "where did Assad flee": the places to which he is told to have fled.
        let flight = is_flight(verb) || base(verb) == Some(FLEE_TO);
        if let (Wants::Where, End::Any, true) = (wants, target, flight)
            && let Some(relations) = verb_relations(FLEE_TO)
        {
            let relations = relations.iter().map(|r| (*r).to_owned()).collect();
            return Some(claims(Wants::Rows, source.clone(), FLEE_TO, relations, End::Kind("places".to_owned())));
        }
        // "where did Trump go": the places are what he visited.
        let goes = *wants == Wants::Where && *target == End::Any && relations == ["visited"];
        goes.then(|| places_visited(source.clone(), negated))
    }

    /// Two names before a verb that does not say what one did to the other.
    fn apart(
        &self,
        at: usize,
        span: (usize, usize),
        (first, second): (&End, &End),
        relation: Option<&String>,
    ) -> ParseError {
        let (End::Named(a), End::Named(b), Some(relation)) = (first, second, relation) else {
            return self.error_at(at, "I can ask this of one name alone");
        };
        let error = self.of_each(at, span, (a, b));
        let both = format!(
            "or for what both did: dossier match '(a {{name: \"{a}\"}})-[:{relation}]->(x)<-[:{relation}]-(b {{name: \
             \"{b}\"}}) RETURN x.name'"
        );
        let hint = error.hint.as_ref().map_or_else(|| both.clone(), |each| format!("{each}; {both}"));
        error.hint(hint)
    }

    /// "when was X killed", "when did X meet Y".
    pub(super) fn after_auxiliary(&mut self, wants: Wants) -> Parsed<Form> {
        if self.is(BE) {
            self.at += 1;
            // "were sanctions on Syria lifted"
            let the = self.at + usize::from(self.is(&["the"]));
            if self.deed_at(the).is_some()
                && let Some(done) = self.described_passive(the)
            {
                let described = End::Named(self.text(the, done));
                self.at = done;
                return self.passive(wants, described);
            }
            if self.verb_at(self.at).is_some() {
                return self.passive(wants, End::Any);
            }
            if let Some(form) = (wants == Wants::Whether).then(|| self.subject_and_post()).flatten() {
                return Ok(form);
            }
            // "since when is Trump president": when he came to the post
            if let Some(form) = matches!(wants, Wants::When(_)).then(|| self.subject_and_post()).flatten() {
                return Ok(since_when(form, wants));
            }
            let start = self.at;
            if let Some(form) = self.subject_and_copula(&wants, false)? {
                // "when was the election in Canada" asks for no part of Canada.
                let inside = matches!(&form, Form::Claims { verb, .. } if verb == "form part of");
                if !inside || wants == Wants::Whether {
                    return Ok(form);
                }
            }
            self.at = start;
            let (target, second) = self.subject()?;
            if second.is_some() {
                self.at = start;
                return self.name_then_verb(wants);
            }
            // "were people killed in Aleppo"
            // "when was Trump last elected"
            let mut wants = wants;
            for (word, occasion) in [("last", Occasion::Last), ("first", Occasion::First)] {
                if self.is(&[word]) && self.is_verb(self.at + 1) {
                    self.at += 1;
                    wants = occasional(wants, occasion);
                }
            }
            let anyone = matches!(&target, End::Named(name) if ["people", "persons"].contains(&name.as_str()));
            return self.passive(wants, if anyone { End::Any } else { target });
        }
        self.will |= self.is(&["will"]);
        self.take(AUXILIARIES);
        self.name_then_verb(wants)
    }
}

/// What two do that one does with the other, by the verb that says so: "did Israel and Hamas negotiate" is asked as
/// "negotiate with".
fn with_each_other(verb: String, relations: Vec<String>) -> (String, Vec<String>) {
    let symmetric = |name: &str| relation(name).is_some_and(|known| known.symmetric);
    let base = base(&verb);
    // "talk", "meet": as wide as it is asked; "discuss" alone would ask for what is called a discussion.
    let every = base.is_some_and(|base| predicates(base).is_empty());
    if every && relations.iter().all(|name| symmetric(name)) {
        return (verb, relations);
    }
    let together = base.map(|base| format!("{base} with"));
    let asked = together.and_then(|together| Some((verb_relations(&together)?, together)));
    match asked.filter(|(asked, _)| asked.iter().all(|name| symmetric(name))) {
        Some((asked, together)) => (together, asked.iter().map(|name| (*name).to_owned()).collect()),
        None => (verb, relations),
    }
}

/// How it is told where somebody fled.
const FLEE_TO: &str = "flee to";

/// Whether a relation between two that are named together is one of either to the other: "did Russia and Ukraine
/// fight".
fn between_two(name: &str) -> bool {
    name == "attacked" || relation(name).is_none_or(|relation| relation.symmetric)
}

/// Whether a deed of two may be looked for as one of either: what they agreed on or made known together, or whatever
/// only rows or dates are asked of.
fn is_joint(wants: &Wants, relations: &[String]) -> bool {
    let agreed = || relations.iter().all(|name| relation(name).is_some_and(|known| known.class == "AGREE"));
    !relations.iter().any(|name| between_two(name)) && (*wants != Wants::Whether || agreed())
}

/// What to say of a question for either of two.
fn of_either(a: &str, b: &str, relation: Option<&String>) -> String {
    let labels = relation.map_or_else(String::new, |name| format!(":{name}"));
    format!(
        "rows of {a} or {b}; for what both did: dossier match '(a {{name: \"{a}\"}})-[{labels}]->(x)<-[{labels}]-(b \
         {{name: \"{b}\"}}) RETURN x.name'"
    )
}

/// Which places somebody visited.
fn places_visited(source: End, negated: bool) -> Form {
    let (verb, relations, target) = ("visit".to_owned(), vec!["visited".to_owned()], End::Kind("places".to_owned()));
    Form::Claims { wants: Wants::Rows, source, verb, relations, target, negated }
}

/// Whether a verb tells of votes, which claims name in many ways: "hold elections".
pub(super) fn is_vote(verb: &str) -> bool {
    object(verb).is_some() && base(verb).is_some_and(|base| base.starts_with("hold "))
}

/// Whether a verb tells of people who leave a place: "flee".
pub(super) fn is_flight(verb: &str) -> bool {
    base(verb).is_some_and(is_left)
}

/// What is wanted, with the occasion that the words say.
fn occasional(wants: Wants, occasion: Occasion) -> Wants {
    match wants {
        Wants::When(Occasion::Any) => Wants::When(occasion),
        other => other,
    }
}
