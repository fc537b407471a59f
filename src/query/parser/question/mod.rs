//! Questions in plain words into an AST.
//!
//! A name is the longest that the store knows, quotes always win, and otherwise it ends at the next word of a filter,
//! or at the first verb. Reading looks at most [`NAME_WORDS`] words ahead, so its time is linear in the question.

mod filters;
mod names;

use super::lexer::{Kind, Token, words};
use super::verbs::{Inflection, Verbs};
use super::{Knows, ParseError};
use crate::lexicon::question_noun;
use crate::model::Day;
use crate::query::ast::{End, Form, Question, Wants};

/// Words that a name may have.
const NAME_WORDS: usize = 16;

/// Words that end a name and begin a filter or a tail.
const FILTER_WORDS: &[&str] = &[
    "about",
    "regarding",
    "concerning",
    "in",
    "at",
    "near",
    "during",
    "within",
    "involving",
    "since",
    "from",
    "after",
    "before",
    "until",
    "till",
    "on",
    "between",
    "according",
    "with",
    "only",
    "including",
    "excluding",
    "last",
    "this",
    "past",
    "by",
    "first",
    "per",
    "today",
    "yesterday",
    "sorted",
    "ordered",
    "limit",
];

/// The same for people who misspell them, without those that are too short to tell.
const HINTED: &[&str] = &[
    "about",
    "during",
    "involving",
    "since",
    "after",
    "before",
    "until",
    "between",
    "according",
    "with",
    "only",
    "including",
    "excluding",
    "first",
    "last",
    "per",
];

const AUXILIARIES: &[&str] = &["did", "does", "do", "has", "have", "had", "will"];
const BE: &[&str] = &["was", "were", "is", "are", "been", "got"];
const NOT: &[&str] = &["not", "never"];
const ANYONE: &[&str] = &["anyone", "anybody", "someone", "somebody", "anything", "something", "everyone"];
const OBJECTS: &[&str] = &["who", "whom", "what", "which", "each"];
const PREPOSITIONS: &[&str] = &["with", "to", "for", "from", "against", "of", "on"];

const FORMS: &str = "ask for example: who met whom about Syria · what did Guterres call for · who was displaced · \
                     when did X visit Y · how many people were killed in Y · did X meet Y";

type Parsed<T> = Result<T, ParseError>;

struct Parser<'a> {
    words: Vec<Token>,
    at: usize,
    length: usize,
    knows: Knows<'a>,
    today: Option<Day>,
}

/// Reads a question. `knows` says whether the store has a name; `today` is what "last week" counts from.
///
/// # Errors
/// Where a word is not understood; the error says which, what was expected and what was perhaps meant.
pub(super) fn parse(question: &str, knows: Knows<'_>, today: Option<Day>) -> Parsed<Question> {
    let mut parser = Parser { words: words(question), at: 0, length: question.len(), knows, today };
    parser.take_phrase(&["can", "you"]);
    parser.take(&["please", "so", "and", "now"]);
    parser.take_phrase(&["tell", "me"]);
    let form = parser.form()?;
    let mut question = Question::new(form);
    parser.filters(&mut question)?;
    Ok(question)
}

impl Parser<'_> {
    fn word_at(&self, at: usize) -> Option<&str> {
        self.words.get(at).filter(|w| w.kind == Kind::Word).map(|w| w.lower.as_str())
    }

    fn word(&self) -> Option<&str> {
        self.word_at(self.at)
    }

    fn is_at(&self, at: usize, expected: &[&str]) -> bool {
        self.word_at(at).is_some_and(|w| expected.contains(&w))
    }

    fn is(&self, expected: &[&str]) -> bool {
        self.is_at(self.at, expected)
    }

    fn take(&mut self, expected: &[&str]) -> bool {
        let found = self.is(expected);
        self.at += usize::from(found);
        found
    }

    fn take_phrase(&mut self, phrase: &[&str]) -> bool {
        let found = (self.at..).zip(phrase).all(|(at, w)| self.is_at(at, &[w]));
        self.at += if found { phrase.len() } else { 0 };
        found
    }

    fn rest(&self, at: usize) -> &[Token] {
        self.words.get(at..).unwrap_or_default()
    }

    fn error_at(&self, at: usize, message: impl Into<String>) -> ParseError {
        let span = self.words.get(at).map_or(self.length..self.length, |w| w.start..w.end);
        ParseError::new(message, span)
    }

    fn error(&self, message: impl Into<String>) -> ParseError {
        self.error_at(self.at, message)
    }

    /// Whether a filter, a tail or the end stands there.
    fn ends_name(&self, at: usize) -> bool {
        at >= self.words.len() || self.is_at(at, FILTER_WORDS)
    }

    fn form(&mut self) -> Parsed<Form> {
        if let Some(name) = self.about_somebody() {
            return Ok(Form::Show(name));
        }
        let Some(first) = self.word().map(str::to_owned) else {
            if self.words.is_empty() {
                return Err(self.error("the question is empty").hint(FORMS));
            }
            return self.subject_first();
        };
        match first.as_str() {
            "with" | "to" | "for" | "from" | "against" | "of"
                if self.is_at(self.at + 1, &["who", "whom", "what", "which"]) =>
            {
                self.at += 1;
                self.form()
            }
            "who" | "whom" | "what" | "which" | "whose" | "who's" => self.who(),
            "when" => {
                self.at += 1;
                self.after_auxiliary(Wants::When)
            }
            "where" => {
                self.at += 1;
                self.after_auxiliary(Wants::Where)
            }
            "how" => self.how(),
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
            word if AUXILIARIES.contains(&word) => {
                self.at += 1;
                self.name_then_verb(Wants::Whether)
            }
            word if BE.contains(&word) => self.after_auxiliary(Wants::Whether),
            word if question_noun(word).is_some() && self.ends_name(self.at + 1) => {
                self.at += 1;
                Ok(Form::List(first))
            }
            _ => self.subject_first(),
        }
    }

    /// "Syria", "who is Fidan", "latest news about Georgia", "tell me about Hezbollah": everything about a name that the
    /// store knows. Leaves the parser where it was where the words are something else.
    fn about_somebody(&mut self) -> Option<String> {
        let start = self.at;
        let asked = self.take(&["who", "what", "where"]);
        if asked && !self.take(&["is", "was", "are", "were"]) {
            self.at = start;
            return None;
        }
        let shown = !asked && self.take(&["show", "give"]) && self.take(&["me"]);
        while self.take(&["the", "all", "any", "latest", "recent", "newest", "some"]) {}
        let news = !asked
            && self.take(&[
                "news",
                "claims",
                "everything",
                "information",
                "facts",
                "reports",
                "stories",
                "developments",
            ]);
        let about = !asked && self.take(&["about", "on", "regarding"]);
        if !(asked || about) && (shown || news) {
            self.at = start;
            return None;
        }
        let end = (self.at + 1..=self.words.len()).find(|at| self.ends_name(*at))?;
        let name = self.text(self.at, end);
        // A verb there asks for claims: "who was killed".
        let verb = (self.at..end).any(|at| self.verb_at(at).is_some()) && !about;
        if name.is_empty() || verb || end - self.at > NAME_WORDS || !(about && news || self.knows.name(&name)) {
            self.at = start;
            return None;
        }
        self.at = end;
        Some(name)
    }

    /// "Guterres called for what": the subject stands first.
    fn subject_first(&mut self) -> Parsed<Form> {
        let start = self.at;
        if self.verb_at(self.at).is_some() {
            return self.verb_first(false);
        }
        if let Ok(form) = self.name_then_verb(Wants::Rows) {
            return Ok(form);
        }
        self.at = start;
        let word = self.words.get(start).map_or("", |w| w.text.as_str());
        let message = format!("I do not know how to read a question that starts with {word:?}");
        let starts = ["who", "whom", "what", "when", "where", "how", "did", "list", "show", "path"];
        Err(match nearest(word, &starts) {
            Some(near) => self.error(message).hint(format!("did you mean \"{near}\"?")),
            None => self.error(message).hint(FORMS),
        })
    }

    fn who(&mut self) -> Parsed<Form> {
        self.at += 1;
        if self.take(&["happened", "happens", "occurred"]) || self.take_phrase(&["took", "place"]) {
            return Ok(Form::Happened);
        }
        if self.take_phrase(&["has", "happened"]) || self.take_phrase(&["is", "happening"]) {
            return Ok(Form::Happened);
        }
        // "which countries", "what people"
        if let Some(noun) = self.word().and_then(question_noun)
            && self.verb_at(self.at).is_none()
        {
            // Everybody is an actor or may act; to leave the others out is for a pattern to say.
            if let Some(kind) =
                noun.kind.filter(|_| noun.relation.is_none() && !matches!(noun.noun, "people" | "persons"))
            {
                return Err(self
                    .error(format!("a question cannot be narrowed to {}", noun.noun))
                    .hint(format!("ask \"who …\", or a pattern: dossier match '(a:{kind})-[r:met-with]-(b)'")));
            }
            self.at += 1;
        }
        self.take(&["all", "else", "also"]);
        if self.is(AUXILIARIES) {
            self.at += 1;
            self.take(&["been", "be"]);
            if self.is(NOT) || self.verb_at(self.at).is_some() && !self.known_subject() {
                return self.verb_first(false);
            }
            return self.name_then_verb(Wants::Rows);
        }
        if self.take(&["didn't", "doesn't", "hasn't", "haven't"]) {
            return self.verb_first(true);
        }
        if self.is(BE) {
            self.at += 1;
            return self.passive(Wants::Rows, End::Any);
        }
        self.verb_first(false)
    }

    fn how(&mut self) -> Parsed<Form> {
        self.at += 1;
        if self.take(BE) {
            return self.ends();
        }
        if !self.take(&["many", "often"]) {
            return Err(self
                .error("after \"how\" I expect \"many\", or \"are … and … connected\"")
                .hint("how many people were killed in Aleppo · how are Putin and HTS connected"));
        }
        let mut noun: Vec<String> = Vec::new();
        while let Some(word) = self.word() {
            let auxiliary = BE.contains(&word) || AUXILIARIES.contains(&word);
            let counted = noun.is_empty() && question_noun(word).is_some();
            if auxiliary || self.ends_name(self.at) || (!counted && self.verb_at(self.at).is_some()) {
                break;
            }
            if noun.len() > NAME_WORDS {
                return Err(self.error("I do not find a verb in this question").hint(FORMS));
            }
            noun.push(word.to_owned());
            self.at += 1;
        }
        let noun = noun.join(" ");
        // "how many attacks in Syria": the noun alone says what is counted.
        if self.ends_name(self.at) {
            let known = question_noun(&noun).and_then(|n| n.relation);
            return match known {
                Some(relation) => Ok(Form::Claims {
                    wants: Wants::HowMany(noun),
                    source: End::Any,
                    verb: super::past(relation).unwrap_or(relation).to_owned(),
                    relations: vec![relation.to_owned()],
                    target: End::Any,
                    negated: false,
                }),
                None => {
                    Err(self.error("I expect a verb here").hint("for example: how many people were killed in Aleppo"))
                }
            };
        }
        let wants = Wants::HowMany(noun);
        if self.is(BE) {
            self.at += 1;
            return self.passive(wants, End::Any);
        }
        if self.is(AUXILIARIES) {
            self.at += 1;
            if self.take(&["been"]) {
                return self.passive(wants, End::Any);
            }
            if self.verb_at(self.at).is_none() || self.known_subject() {
                return self.name_then_verb(wants);
            }
        }
        let form = self.verb_first(false)?;
        Ok(with_wants(form, wants))
    }

    /// "when was X killed", "when did X meet Y".
    fn after_auxiliary(&mut self, wants: Wants) -> Parsed<Form> {
        if self.is(BE) {
            self.at += 1;
            if self.verb_at(self.at).is_some() {
                return self.passive(wants, End::Any);
            }
            let start = self.at;
            let (target, second) = self.subject()?;
            if second.is_some() {
                self.at = start;
                return self.name_then_verb(wants);
            }
            return self.passive(wants, target);
        }
        self.take(AUXILIARIES);
        self.name_then_verb(wants)
    }

    /// The two ends of a path: "from A to B", "A and B connected".
    fn ends(&mut self) -> Parsed<Form> {
        self.take(&["from", "between"]);
        let a = self.name_before(&["and", "to", "with"])?;
        if !self.take(&["and", "to", "with"]) {
            return Err(self
                .error("I expect \"and\" or \"to\", and the other end")
                .hint("path from Putin to HTS · how are Putin and HTS connected"));
        }
        let b = self.name_before(&["connected", "related", "linked"])?;
        self.take(&["connected", "related", "linked"]);
        Ok(Form::Connected(a, b))
    }

    fn listing(&mut self) -> Parsed<Form> {
        let show = self.is(&["show"]);
        self.at += 1;
        self.take(&["me"]);
        self.take(&["all", "the"]);
        if self.is(&["who", "whom", "what", "when", "where", "which"]) {
            return self.form();
        }
        let noun = self.word().filter(|w| question_noun(w).is_some());
        if let Some(noun) = noun.map(str::to_owned)
            && self.ends_name(self.at + 1)
        {
            self.at += 1;
            return Ok(Form::List(noun));
        }
        if show {
            return self.name("show").map(Form::Show);
        }
        let word = self.word().unwrap_or_default().to_owned();
        let nouns: Vec<&str> = crate::lexicon::question_nouns().map(|n| n.noun).collect();
        let error = self.error(format!("I cannot list {word:?}"));
        Err(match nearest(&word, &nouns) {
            Some(near) => error.hint(format!("did you mean \"{near}\"?")),
            None => error.hint("list actors, organizations, locations, resolutions, events, countries, or meetings, attacks, arrests …"),
        })
    }

    fn verb_at(&self, at: usize) -> Option<(&'static [&'static str], Inflection, usize)> {
        Verbs::shared().at(self.rest(at))
    }

    /// A relation that an import brought, by the longest phrase that names it in some form: "consulted",
    /// "expressed intent to cooperate".
    fn imported_verb(&self, at: usize) -> Option<(String, usize)> {
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
    fn verb(&mut self) -> Parsed<(String, Vec<String>, Inflection)> {
        self.take(&["also", "already", "ever", "just", "recently"]);
        if let Some((relations, inflection, taken)) = self.verb_at(self.at) {
            let phrase: Vec<&str> = self.rest(self.at).iter().take(taken).map(|w| w.lower.as_str()).collect();
            let phrase = phrase.join(" ");
            self.at += taken;
            let relations = relations.iter().map(|r| (*r).to_owned()).collect();
            return Ok((phrase, relations, inflection));
        }
        if let Some((relation, taken)) = self.imported_verb(self.at) {
            let phrase: Vec<&str> = self.rest(self.at).iter().take(taken).map(|w| w.lower.as_str()).collect();
            let phrase = phrase.join(" ");
            self.at += taken;
            return Ok((phrase, vec![relation], Inflection::Past));
        }
        let Some(word) = self.words.get(self.at) else {
            return Err(self.error("the question ends where I expect a verb").hint(FORMS));
        };
        let message = format!("I do not know the relation {:?}", word.text);
        let error = self.error(message);
        Err(match Verbs::shared().nearest(&word.lower) {
            Some(near) => error.hint(format!("did you mean \"{near}\"? `dossier schema --relations` lists them")),
            None => error.hint("`dossier schema --relations` lists them"),
        })
    }

    /// "met whom", "represents Iran", "called for what", "did not sign what".
    fn verb_first(&mut self, negated: bool) -> Parsed<Form> {
        let mut negated = negated || self.take(NOT);
        self.take(&["been", "be"]);
        let (verb, relations, _) = self.verb()?;
        negated |= self.take(NOT);
        let target = self.target()?;
        Ok(Form::Claims { wants: Wants::Rows, source: End::Any, verb, relations, target, negated })
    }

    /// "[not] killed [by X]", after a form of "be". "is meeting whom" is no passive.
    fn passive(&mut self, wants: Wants, target: End) -> Parsed<Form> {
        let negated = self.take(NOT);
        self.take(&["being", "been", "it"]);
        let (verb, relations, inflection) = self.verb()?;
        if inflection == Inflection::Ing && target == End::Any {
            let target = self.target()?;
            return Ok(Form::Claims { wants, source: End::Any, verb, relations, target, negated });
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
    fn name_then_verb(&mut self, wants: Wants) -> Parsed<Form> {
        let mut negated = self.take(NOT);
        if wants == Wants::Rows
            && let Some(name) = self.speaker()
        {
            return Ok(Form::Says(name));
        }
        let (source, second) = self.subject()?;
        negated |= self.take(NOT);
        if self.take(&["didn't", "doesn't"]) || self.take_phrase(&["did", "not"]) {
            negated = true;
        }
        self.take(&["did", "has", "have", "will"]);
        self.take(&["been", "be"]);
        if self.is(&["first", "last"]) && self.verb_at(self.at + 1).is_some() {
            self.at += 1;
        }
        let (verb, relations, _) = self.verb()?;
        let target = match second {
            Some(second) => second,
            None => self.target()?,
        };
        Ok(Form::Claims { wants, source, verb, relations, target, negated })
    }
}

fn with_wants(form: Form, asked: Wants) -> Form {
    match form {
        Form::Claims { source, verb, relations, target, negated, .. } => {
            Form::Claims { wants: asked, source, verb, relations, target, negated }
        }
        other => other,
    }
}

/// The word that a misspelt one is nearest to, if any is near.
fn nearest<'a>(word: &str, among: &[&'a str]) -> Option<&'a str> {
    if word.len() > 24 {
        return None;
    }
    among
        .iter()
        .map(|w| (strsim::damerau_levenshtein(w, &word.to_lowercase()), *w))
        .filter(|(distance, w)| *distance <= 2 && *distance < w.len() / 2 + 1)
        .min()
        .map(|(_, w)| w)
}
