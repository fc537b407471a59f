//! Questions in plain words into an AST.
//!
//! A name is the longest that the store knows, quotes always win, and otherwise it ends at the next word of a filter,
//! or at the first verb. Reading looks at most [`NAME_WORDS`] words ahead, so its time is linear in the question.
//!
//! `forms` tells by its first word what a question is; `who` and `how` read what they begin, `subject` what begins with
//! a name, `posts` who holds or came to a post, `copulas` what somebody is, `deeds` nouns of what was done, `listing`
//! lists, `about` names alone; `clause` has the verb and its ends, `names` where a name ends, `filters`, `topics`,
//! `times` and `ranges` what narrows the answer.

mod about;
mod carried;
mod clause;
mod continued;
mod copulas;
mod courtesy;
mod dated_filters;
mod deeds;
mod elections;
mod filters;
mod forms;
mod how;
mod listing;
mod names;
mod newest;
mod phrases;
mod posts;
mod ranges;
mod refusals;
mod subject;
mod times;
mod topics;
mod who;
mod words;

pub(in crate::query) use self::elections::WON;
use self::names::with_names_in_capitals;
use self::newest::Newest;
use self::phrases::joined;
pub(in crate::query) use self::posts::{came_to, post_in};
pub(in crate::query) use self::words::is_word_of_questions;
use self::words::{
    ANYONE, AUXILIARIES, BE, CONFLICTS, FILTER_WORDS, FORMS, HINTED, NOT, OBJECTS, POSITIONS, PREPOSITIONS,
};
use crate::lexicon::{question_leaders, question_noun};
use crate::model::{DateInterval, Day, Modality};
use crate::query::ast::{End, Filter, Form, Order, Question, Take, Wants};
use crate::query::parser::date::date;
use crate::query::parser::lexer::{Kind, Token, words};
use crate::query::parser::period::is_day_before;
use crate::query::parser::verbs::base;
use crate::query::parser::{Knows, ParseError};

/// Words that a name may have.
const NAME_WORDS: usize = 16;

type Parsed<T> = Result<T, ParseError>;

struct Parser<'a> {
    words: Vec<Token>,
    at: usize,
    length: usize,
    knows: Knows<'a>,
    today: Option<Day>,
    /// Whether the latest is asked for.
    latest: bool,
    /// Whether those told of most are asked for.
    most: bool,
    /// Whether the question began as a list of deeds.
    listed: bool,
    /// The second of two names that are all of the question.
    involved: Option<String>,
    /// Where the election was that somebody won.
    election_in: Option<String>,
    /// When it was.
    held: Option<DateInterval>,
    /// Where a deed was that somebody is said to be behind.
    carried_in: Option<Filter>,
    /// Which of many deeds are asked for.
    newest: Option<Newest>,
    /// Whether it is asked what will be.
    will: bool,
    /// Whether it is asked what is only alleged.
    alleged: bool,
    /// Whether it is asked to whom or what it was done: "who struck whom", "who was struck".
    suffered: bool,
    /// Whether the verb says that it was done to its subject, as "was attacked" does.
    passive: bool,
    /// Whether what stands behind the verb is what somebody died of.
    died_of: bool,
    /// What people should know of how the question was read.
    remarks: Vec<String>,
}

/// Reads a question. `knows` says whether the store has a name; `today` is what "last week" counts from. Gives what
/// people should know of how it was read, too.
///
/// # Errors
/// Where a word is not understood; the error says which, what was expected and what was perhaps meant.
pub(super) fn parse(question: &str, knows: Knows<'_>, today: Option<Day>) -> Parsed<(Question, Vec<String>)> {
    let mut parser = Parser::new(question, knows, today);
    // "help"
    if parser.words.len() == 1 && parser.is(&["help"]) && !knows.whole_name("help") {
        return Err(parser
            .error("\"help\" is no question")
            .hint(format!("`dossier ask --help` tells the forms; {FORMS}")));
    }
    if let Some(quote) = parser.words.iter().find(|word| word.open) {
        parser
            .remarks
            .push(format!("the quote before \"{}\" is not closed: all behind it is taken for one text", quote.text));
    }
    parser.needs_no_other()?;
    parser.has_only_dates()?;
    parser.courtesy();
    parser.adverbs();
    parser.deeds_threatened();
    parser.deeds_of_the_accused();
    parser.turned();
    parser.modality_before_deeds();
    parser.refusal()?;
    parser.second_question()?;
    let mut form = parser.form()?;
    // "who did Syria"
    if matches!(&form, Form::Claims { verb, target, .. } if verb == "do" && *target != End::Any) {
        let last = parser.at.saturating_sub(1);
        return Err(parser
            .error_at(last, "I do not know what was done")
            .hint("who did what to NAME; what did NAME do to NAME"));
    }
    if parser.died_of {
        deeds::died_of(&mut form);
    }
    let mut question = Question::new(form);
    // "latest news about Sudan"
    question.order = parser.latest.then_some((Order::Date, true));
    if parser.most {
        question.order = Some((parser.most_by(&question.form), false));
    }
    // "Israel and Iran"
    question.filters.extend(parser.involved.take().map(Filter::Involving));
    question.filters.extend(parser.election_in.take().map(Filter::In));
    question.filters.extend(parser.held.take().map(Filter::During));
    question.filters.extend(parser.carried_in.take());
    // "will Trump meet Putin"
    question.filters.extend(parser.will.then(|| Filter::Only(vec![Modality::Planned])));
    // "who allegedly attacked whom"
    question.filters.extend(parser.alleged.then(|| Filter::Only(vec![Modality::Alleged])));
    if let Some(newest) = parser.newest.take() {
        newest.apply(&mut question);
        if question.take == Some(Take::First(0)) {
            return Err(ParseError::no_rows(parser.error_at(0, "").span));
        }
    }
    // "what happened to Navalny"
    if question.form == Form::Happened && parser.take(&["to"]) {
        question.filters.push(Filter::Involving(parser.name("to")?));
    }
    parser.filters(&mut question)?;
    parser.has_some_time(&question)?;
    deeds::done_to_somebody(&mut question.form, parser.suffered);
    // Of all who ever held a post, those of whom most is told come first.
    if let (Form::Claims { verb, wants: Wants::Rows, .. }, None) = (&question.form, question.order)
        && (post_in(verb).is_some() && came_to(verb).is_none() || asks_for_leaders(verb))
    {
        question.order = Some((Order::Sources, false));
    }
    Ok((question, parser.remarks))
}

/// Whether a question needs the one before it: "and in 2025?".
pub(super) fn goes_on(question: &str, knows: Knows<'_>) -> bool {
    Parser::new(question, knows, None).goes_on().is_some()
}

/// Reads a question that goes on from another.
///
/// # Errors
/// As [`parse`], and where it does not say what changes.
pub(super) fn continued(before: Question, question: &str, knows: Knows<'_>, today: Option<Day>) -> Parsed<Question> {
    Parser::new(question, knows, today).continued(before)
}

impl<'a> Parser<'a> {
    fn new(question: &str, knows: Knows<'a>, today: Option<Day>) -> Self {
        Self {
            words: joined(with_names_in_capitals(words(question))),
            at: 0,
            length: question.len(),
            knows,
            today,
            latest: false,
            most: false,
            listed: false,
            involved: None,
            election_in: None,
            held: None,
            carried_in: None,
            newest: None,
            will: false,
            alleged: false,
            suffered: false,
            passive: false,
            died_of: false,
            remarks: Vec::new(),
        }
    }
}

impl Parser<'_> {
    fn word_at(&self, at: usize) -> Option<&str> {
        self.words.get(at).filter(|w| w.kind == Kind::Word).map(|w| w.lower.as_str())
    }

    fn word(&self) -> Option<&str> {
        self.word_at(self.at)
    }

    fn is_quoted(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.kind == Kind::Quoted)
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

    /// As [`Parser::take_phrase`], of the first of several that stands there, as a table has them.
    fn take_spelled(&mut self, phrases: &[&str]) -> bool {
        let found = phrases.iter().find_map(|phrase| self.spells(self.at, phrase));
        self.at += found.unwrap_or(0);
        found.is_some()
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
        at >= self.words.len()
            || self.is_at(at, &FILTER_WORDS)
            || self.is_at(at + 2, &["ago"])
            || self.is_at(at, &["next"]) && self.is_at(at + 1, &["week", "month", "year"])
            || self.is_at(at, &["the"]) && (self.is_at(at + 1, &["most"]) || self.is_window(at))
            || is_day_before(self.rest(at + usize::from(self.is_at(at, &["the"]))))
    }

    /// Drops a second question at the end whose answer stands in the rows anyway: "and when", "and by whom".
    fn second_question(&mut self) -> Parsed<()> {
        let last = self.words.len().saturating_sub(1);
        // "who met whom where"
        if self.is(&["who", "whom", "what", "which"])
            && last > self.at + 2
            && self.is_at(last, &["when", "where"])
            && !self.is_at(last - 1, &["and"])
        {
            self.words.truncate(last);
            return Ok(());
        }
        let by = usize::from(last > 0 && self.is_at(last - 1, &["by", "with"]));
        let Some(and) = last.checked_sub(by + 1).filter(|and| *and > 0 && self.is_at(*and, &["and"])) else {
            return Ok(());
        };
        if self.is_at(last, &["why", "how"]) {
            return Err(self.no_reasons(last));
        }
        if self.is_at(last, &["when", "where", "who", "whom", "what"]) {
            self.words.truncate(and);
        }
        Ok(())
    }

    fn no_reasons(&self, at: usize) -> ParseError {
        let word = self.words.get(at).map_or("why", |w| w.lower.as_str());
        self.error_at(at, format!("I cannot say {word}: claims have no reasons")).hint(
            "ask what happened instead (did X attack Y, what did X do in Y); `dossier why N` shows the sentences \
             behind row N of the last answer",
        )
    }

    /// What is no question by its first word: a date, a list of deeds, a post, a name alone. Nothing where the first
    /// word decides.
    fn form_of_its_own(&mut self) -> Parsed<Option<Form>> {
        // "yesterday"
        let dated = date(self.rest(self.at), self.today).is_some_and(|(_, taken)| self.at + taken == self.words.len());
        if dated && !self.knows.whole_name(&self.text(self.at, self.words.len())) {
            return Ok(Some(Form::Happened));
        }
        if let Some(form) = self.newest_list() {
            return Ok(Some(form));
        }
        if let Some(form) = self.death_toll() {
            return Ok(Some(form));
        }
        if let Some(form) = self.possessed() {
            return Ok(Some(form));
        }
        if self.is(&["the", "any", "all", "some"]) && self.word_at(self.at + 1).and_then(question_noun).is_some() {
            self.at += 1;
        }
        self.counts_no_first()?;
        if self.is(&["total", "overall"]) && self.word_at(self.at + 1).and_then(question_noun).is_some() {
            self.at += 1;
            return self.how_many().map(Some);
        }
        // "are there protests in Serbia"
        if self.is(BE) && self.is_at(self.at + 1, &["there"]) {
            self.at += 2;
            return self.there_is().map(Some);
        }
        // "countries in Africa"
        if let Some(noun) = self.word().and_then(question_noun).filter(|n| n.label.is_some() && n.is_general())
            && self.ends_name(self.at + 1)
            && !self.is(&["events", "event"])
        {
            self.at += 1;
            return Ok(Some(Form::List(noun.noun.to_owned())));
        }
        // "presidents", "foreign ministers in 2024"
        if let Some(form) = self.post().or_else(|| self.posts_listed()).or_else(|| self.copula_alone()) {
            return Ok(Some(form));
        }
        // "events in Aleppo"
        if self.is(&["events", "incidents", "happenings"])
            && self.is_at(self.at + 1, &FILTER_WORDS)
            && !self.is_at(self.at + 1, &["about", "by", "with"])
        {
            self.at += 1;
            return Ok(Some(Form::Happened));
        }
        if let Some(form) = self.about_somebody() {
            return Ok(Some(form));
        }
        Ok(None)
    }

    fn form(&mut self) -> Parsed<Form> {
        if let Some(form) = self.statements_by()? {
            return Ok(form);
        }
        if let Some(form) = self.form_of_its_own()? {
            return Ok(form);
        }
        let Some(first) = self.word().map(str::to_owned) else {
            if self.words.is_empty() {
                return Err(self.error("the question is empty").hint(FORMS));
            }
            return self.subject_first();
        };
        if let Some(form) = self.form_by_question_word(&first)? {
            return Ok(form);
        }
        if let Some(form) = self.form_by_tie_or_auxiliary(&first)? {
            return Ok(form);
        }
        match self.form_by_noun(&first)? {
            Some(form) => Ok(form),
            None => self.subject_first(),
        }
    }
}

/// Whether a verb asks for who is at the head of something: "lead".
fn asks_for_leaders(verb: &str) -> bool {
    base(verb).is_some_and(|verb| question_leaders(verb).next().is_some())
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
