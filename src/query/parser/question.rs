//! Questions in plain words into an AST.
//!
//! A name is the longest that the store knows, quotes always win, and otherwise it ends at the next word of a filter,
//! or at the first verb. Reading looks at most [`NAME_WORDS`] words ahead, so its time is linear in the question.

use super::date::{date, relative};
use super::lexer::{Kind, Token, words};
use super::verbs::{Inflection, Verbs};
use super::{Knows, ParseError};
use crate::lexicon::question_noun;
use crate::model::{DateInterval, Day, Modality};
use crate::query::ast::{End, Filter, Form, Order, Per, Question, Take, Wants};

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

    /// The name in "NAME say" at the parser's place.
    fn speaker(&mut self) -> Option<String> {
        let says = ["say", "says", "said", "claim", "tell"];
        let (start, end) = (self.at, self.words.len().min(self.at + NAME_WORDS));
        let at = (start + 1..end).find(|at| self.is_at(*at, &says))?;
        if !self.ends_name(at + 1) {
            return None;
        }
        let name = self.text(start, at);
        self.at = at + 1;
        Some(name)
    }

    /// Whether a verb could open the rest: "[did] [not] [first] verb".
    fn opens_with_verb(&self, at: usize) -> bool {
        let skipped = [
            "not", "never", "first", "last", "did", "didn't", "has", "have", "also", "already", "ever", "been", "will",
            "recently",
        ];
        (at..at + 3)
            .find(|n| !self.is_at(*n, &skipped))
            .is_some_and(|n| self.verb_at(n).is_some() || self.imported_verb(n).is_some())
    }

    fn known_subject(&self) -> bool {
        let end = self.words.len().min(self.at + NAME_WORDS);
        (self.at + 1..end).any(|at| self.opens_with_verb(at) && self.knows.name(&self.text(self.at, at)))
    }

    /// The name, or the two names joined by "and", before a verb: the longest that the store knows; failing that, up to
    /// the first verb.
    fn subject(&mut self) -> Parsed<(End, Option<End>)> {
        let start = self.at;
        if self.words.get(start).is_some_and(|w| w.kind == Kind::Quoted) {
            let first = End::Named(self.name("the verb")?);
            if self.take(&["and"]) {
                return Ok((first, Some(End::Named(self.name_before_verb()?))));
            }
            return Ok((first, None));
        }
        if self.is(ANYONE) && self.opens_with_verb(start + 1) {
            self.at += 1;
            return Ok((End::Any, None));
        }
        let end = self.words.len().min(start + 2 * NAME_WORDS);
        let splits: Vec<usize> = (start + 1..end).filter(|at| self.opens_with_verb(*at)).collect();
        let Some(earliest) = splits.first().copied() else {
            return Err(self.no_verb(start));
        };
        let both = |at: usize| {
            (start + 1..at)
                .filter(|and| self.is_at(*and, &["and", "with"]))
                .map(|and| (self.text(start, and), self.text(and + 1, at)))
                .find(|(a, b)| !a.is_empty() && !b.is_empty() && self.knows.name(a) && self.knows.name(b))
        };
        let split = splits
            .iter()
            .rev()
            .copied()
            .find(|at| self.knows.name(&self.text(start, *at)) || both(*at).is_some())
            .unwrap_or(earliest);
        let whole = self.text(start, split);
        let pair = if self.knows.name(&whole) { None } else { both(split) };
        self.at = split;
        Ok(match pair {
            Some((a, b)) => (End::Named(a), Some(End::Named(b))),
            None => match self.halves(start, split) {
                Some((a, b)) if !self.knows.name(&whole) => (End::Named(a), Some(End::Named(b))),
                _ => (End::Named(whole), None),
            },
        })
    }

    /// "A and B", where the store knows neither as a whole.
    fn halves(&self, start: usize, end: usize) -> Option<(String, String)> {
        let and = (start + 1..end.saturating_sub(1)).find(|at| self.is_at(*at, &["and"]))?;
        Some((self.text(start, and), self.text(and + 1, end)))
    }

    fn name_before_verb(&mut self) -> Parsed<String> {
        match self.subject()? {
            (End::Named(name), _) => Ok(name),
            (End::Any, _) => Err(self.error("I expect a name here")),
        }
    }

    fn no_verb(&self, start: usize) -> ParseError {
        let end = self.words.len().min(start + NAME_WORDS);
        let guess = (start + 1..end).find_map(|at| {
            let word = self.word_at(at).filter(|w| w.len() > 3)?;
            Some((at, Verbs::shared().nearest(word)?))
        });
        if let Some((at, near)) = guess {
            let word = self.words.get(at).map_or("", |w| w.text.as_str());
            return self
                .error_at(at, format!("I do not know the relation {word:?}"))
                .hint(format!("did you mean \"{near}\"? `dossier schema --relations` lists them"));
        }
        let last = (start..end).rev().find(|at| !self.ends_name(*at));
        self.error_at(last.map_or(start, |l| l.max(start)), "I do not find a verb that I know after the name")
            .hint("`dossier schema --relations` lists the verbs; put a long name in quotes")
    }

    /// What comes after the verb: "whom", "[prep] NAME", nothing.
    fn target(&mut self) -> Parsed<End> {
        let after = self.at + 1;
        if self.is(PREPOSITIONS)
            && !self.is_at(after, &["at", "least", "more"])
            && !(self.is(&["on", "from"]) && date(self.rest(after), self.today).is_some())
            && (self.is_at(after, OBJECTS) || !self.is(FILTER_WORDS) || self.is(&["with"]))
        {
            self.at += 1;
        }
        if self.is(OBJECTS) || self.is(ANYONE) {
            self.at += 1;
            if self.word().is_some_and(|w| question_noun(w).is_some()) {
                self.at += 1;
            }
            self.take(&["other"]);
            return Ok(End::Any);
        }
        if self.ends_name(self.at) {
            return Ok(End::Any);
        }
        self.end("the verb")
    }

    fn end(&mut self, after: &str) -> Parsed<End> {
        if self.is(OBJECTS) || self.is(ANYONE) {
            self.at += 1;
            return Ok(End::Any);
        }
        self.name(after).map(End::Named)
    }

    /// The words from one to another, as they were written.
    fn text(&self, start: usize, end: usize) -> String {
        let words: Vec<&str> = self.words.get(start..end).unwrap_or_default().iter().map(|w| w.text.as_str()).collect();
        words.join(" ")
    }

    fn name(&mut self, after: &str) -> Parsed<String> {
        let name = self.name_before(&[])?;
        if name.trim().is_empty() {
            self.at = self.at.saturating_sub(1);
            return Err(self.error(format!("I expect a name after {after:?}, not an empty one")));
        }
        Ok(name)
    }

    /// A name that ends at a filter word or at one of these words.
    fn name_before(&mut self, ends: &[&str]) -> Parsed<String> {
        let start = self.at;
        match self.words.get(start) {
            None => {
                return Err(self
                    .error("the question ends where I expect a name")
                    .hint("put the name here, in quotes if it has many words"));
            }
            Some(word) if word.kind == Kind::Quoted => {
                self.at += 1;
                return Ok(word.text.clone());
            }
            Some(_) => {}
        }
        let longest = (start..self.words.len().min(start + NAME_WORDS))
            .find(|at| self.words.get(*at).is_some_and(|w| w.kind == Kind::Quoted))
            .unwrap_or(self.words.len().min(start + NAME_WORDS));
        let cuts: Vec<usize> =
            (start + 1..=longest).filter(|at| *at == longest || self.ends_name(*at) || self.is_at(*at, ends)).collect();
        let known = cuts.iter().rev().copied().find(|at| self.knows.name(&self.text(start, *at)));
        if known.is_none() && self.ends_name(start) {
            let word = self.words.get(start).map_or("", |w| w.text.as_str());
            return Err(self
                .error(format!("I expect a name here, and {word:?} starts a filter"))
                .hint("put a name that contains such a word in quotes"));
        }
        let cut = known.or(cuts.first().copied()).unwrap_or(start + 1);
        self.at = cut;
        Ok(self.text(start, cut))
    }

    fn date(&mut self, after: &str) -> Parsed<DateInterval> {
        match date(self.rest(self.at), self.today) {
            Some((date, taken)) => {
                self.at += taken;
                Ok(date)
            }
            None => Err(self
                .error(format!("I expect a date after {after:?}"))
                .hint("write 2024, 2024-12, 2024-12-03, 3 December 2024, today or yesterday")),
        }
    }

    fn number(&mut self) -> Option<usize> {
        let small = ["one", "two", "three", "four", "five", "six"];
        let word = self.word()?;
        let number =
            word.parse().ok().or_else(|| small.iter().position(|w| *w == word).map(|position| position + 1))?;
        self.at += 1;
        Some(number)
    }

    fn filters(&mut self, question: &mut Question) -> Parsed<()> {
        while self.at < self.words.len() {
            let before = self.at;
            let filter = self.filter(question)?;
            question.filters.extend(filter);
            if self.at == before {
                return Err(self.unknown());
            }
        }
        Ok(())
    }

    fn unknown(&self) -> ParseError {
        let word = self.words.get(self.at).map_or("", |w| w.text.as_str());
        let error = self.error(format!("I do not understand {word:?} here"));
        match nearest(word, HINTED) {
            Some(near) => error.hint(format!("did you mean \"{near}\"?")),
            None => error.hint(
                "a question may go on with: about NAME, in NAME or DATE, involving NAME, since DATE, between DATE and \
                 DATE, according to NAME, with at least N sources, including planned, by date, first N, per month; \
                 put a long name in quotes",
            ),
        }
    }

    fn order_word(&self, at: usize) -> bool {
        Order::WORDS.iter().any(|(w, _)| self.is_at(at, &[w]))
    }

    /// One filter or tail; tails go to the question itself.
    fn filter(&mut self, question: &mut Question) -> Parsed<Option<Filter>> {
        self.take(&["and", "but", "also"]);
        let word = self.word().unwrap_or_default().to_owned();
        let dated = |parser: &Self| date(parser.rest(parser.at), parser.today).is_some();
        match word.as_str() {
            "today" | "yesterday" => self.date("on").map(Filter::During).map(Some),
            "about" | "regarding" | "concerning" => {
                self.at += 1;
                self.name("about").map(Filter::About).map(Some)
            }
            "in" | "at" | "near" | "during" | "within" | "on" => {
                self.at += 1;
                if self.is_at(self.at + 1, &["last", "this", "past"]) {
                    self.take(&["the"]);
                }
                if let Some(window) = self.relative()? {
                    return Ok(Some(Filter::During(window)));
                }
                if dated(self) {
                    return self.date(&word).map(Filter::During).map(Some);
                }
                let name = self.name(&word)?;
                Ok(Some(if word == "on" { Filter::About(name) } else { Filter::In(name) }))
            }
            "last" | "this" | "past" => match self.relative()? {
                Some(window) => Ok(Some(Filter::During(window))),
                None => {
                    self.at += 1;
                    let n = self
                        .number()
                        .ok_or_else(|| self.error("after \"last\" I expect a number, or week, month or year"))?;
                    question.take = Some(Take::Last(n));
                    Ok(None)
                }
            },
            "first" | "limit" | "top" => {
                self.at += 1;
                let n = self.number().ok_or_else(|| self.error(format!("after {word:?} I expect a number")))?;
                question.take = Some(Take::First(n));
                Ok(None)
            }
            "since" | "from" => {
                self.at += 1;
                let first = self.date(&word)?;
                if word == "from" && self.take(&["to", "until", "till"]) {
                    let last = self.date("to")?;
                    return Ok(Some(Filter::During(DateInterval::between(first.first, last.last))));
                }
                Ok(Some(Filter::Since(first)))
            }
            "after" => {
                self.at += 1;
                self.date("after").map(Filter::After).map(Some)
            }
            "before" => {
                self.at += 1;
                self.date("before").map(Filter::Before).map(Some)
            }
            "until" | "till" => {
                self.at += 1;
                self.date("until").map(Filter::Until).map(Some)
            }
            "between" => self.between(question),
            "involving" => {
                self.at += 1;
                self.name("involving").map(Filter::Involving).map(Some)
            }
            "according" => {
                self.at += 1;
                if !self.take(&["to"]) {
                    return Err(self.error("after \"according\" I expect \"to\""));
                }
                self.name("according to").map(Filter::AccordingTo).map(Some)
            }
            "with" => self.with(),
            "only" | "including" | "excluding" => {
                self.at += 1;
                let list = self.modalities(&word)?;
                Ok(Some(match word.as_str() {
                    "only" => Filter::Only(list),
                    "including" => Filter::Including(list),
                    _ => Filter::Excluding(list),
                }))
            }
            "by" | "sorted" | "ordered" | "order" | "sort" => self.by(question),
            "per" | "each" | "every" => {
                self.at += 1;
                let per = Per::WORDS.iter().find(|(w, _)| self.is(&[w]));
                let (_, per) = per.ok_or_else(|| {
                    self.error("after \"per\" I expect day, week, month, year, actor, place or publisher")
                })?;
                self.at += 1;
                question.per = Some(*per);
                Ok(None)
            }
            _ => {
                self.at -= usize::from(self.is_at(self.at.wrapping_sub(1), &["and", "but", "also"]));
                Ok(None)
            }
        }
    }

    /// "last week", "this month"; nothing where something else stands.
    fn relative(&mut self) -> Parsed<Option<DateInterval>> {
        let this = self.is(&["this"]);
        if !this && !self.is(&["last", "past"]) {
            return Ok(None);
        }
        let unit = self.word_at(self.at + 1).unwrap_or_default().to_owned();
        if !["week", "month", "year"].contains(&unit.as_str()) {
            return Ok(None);
        }
        let Some(today) = self.today else {
            return Err(self
                .error("I have no date to count from: the store holds no dated claim")
                .hint("write the dates: between 2024-12-01 and 2024-12-07"));
        };
        self.at += 2;
        Ok(relative(this, &unit, today))
    }

    /// "between DATE and DATE", or two names: "meetings between Russia and Turkey".
    fn between(&mut self, question: &mut Question) -> Parsed<Option<Filter>> {
        self.at += 1;
        let and = ["and", "to"];
        if date(self.rest(self.at), self.today).is_some() {
            let first = self.date("between")?;
            if !self.take(&and) {
                return Err(self.error("I expect \"and\" and a second date here"));
            }
            let last = self.date("and")?;
            return Ok(Some(Filter::During(DateInterval::between(
                first.first.min(last.first),
                first.last.max(last.last),
            ))));
        }
        let a = self.name_before(&and)?;
        if !self.take(&and) {
            return Err(self.error("I expect \"and\" and a second name or date here"));
        }
        question.filters.push(Filter::Involving(a));
        self.name("and").map(Filter::Involving).map(Some)
    }

    /// "with at least 2 sources", or "with NAME".
    fn with(&mut self) -> Parsed<Option<Filter>> {
        self.at += 1;
        let more = self.take_phrase(&["more", "than"]);
        let least = self.take_phrase(&["at", "least"]) || more;
        if !least && self.word().is_none_or(|w| w.parse::<u32>().is_err()) {
            return self.name("with").map(Filter::Involving).map(Some);
        }
        let n = self.number().ok_or_else(|| self.error("I expect a number of sources here"))?;
        if !self.take(&["sources", "source", "publishers", "texts", "independent"]) {
            return Err(self.error("I expect \"sources\" here").hint("with at least 2 sources"));
        }
        self.take(&["sources"]);
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        Ok(Some(Filter::Sources(n.saturating_add(u32::from(more)))))
    }

    fn modalities(&mut self, after: &str) -> Parsed<Vec<Modality>> {
        let mut list = Vec::new();
        while let Some(modality) = self.word().and_then(Modality::from_word) {
            self.at += 1;
            if !list.contains(&modality) {
                list.push(modality);
            }
            let more =
                self.is(&["and", "or"]) && self.word_at(self.at + 1).is_some_and(|w| Modality::from_word(w).is_some());
            self.at += usize::from(more);
        }
        if list.is_empty() {
            return Err(self.error(format!("after {after:?} I expect asserted, planned, negated or alleged")));
        }
        Ok(list)
    }

    /// "by date [desc]"; or the agent of a passive: "by NAME".
    fn by(&mut self, question: &mut Question) -> Parsed<Option<Filter>> {
        if !self.take(&["by"]) {
            self.at += 1;
            if !self.take(&["by"]) {
                return Err(self.error("I expect \"by\" here"));
            }
        }
        if let Some((_, order)) = Order::WORDS.iter().find(|(w, _)| self.is(&[w])) {
            self.at += 1;
            let descending = self.take(&["desc", "descending", "down"]);
            question.order = Some((*order, descending));
            return Ok(None);
        }
        if let Form::Claims { source, .. } = &mut question.form
            && *source == End::Any
        {
            let name = self.end("by")?;
            if let Form::Claims { source, .. } = &mut question.form {
                *source = name;
            }
            return Ok(None);
        }
        Err(self
            .error("after \"by\" I expect date, sources, count or name")
            .hint("the rows are put in order by one of these"))
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
