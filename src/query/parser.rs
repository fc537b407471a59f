//! Questions in plain words into an AST.
//!
//! The forms are those of a small grammar ("who VERB whom", "what did NAME VERB", "who was VERB", …); a name is the
//! longest that the store knows, quotes always win, and otherwise it ends at the next filter word.

use std::fmt;
use std::ops::Range;

use super::ast::{End, Filter, Order, Question, Wants};
use super::lexer::{Word, words};
use super::verbs::{Form, Verbs};
use crate::model::{DateInterval, Day, Modality};

/// Why a question was not understood, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// What is wrong.
    pub message: String,
    /// The bytes of the question that it is about.
    pub span: Range<usize>,
    /// What to do.
    pub hint: Option<String>,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ParseError {}

/// Words that end a name and begin a filter or a tail.
const FILTER_WORDS: &[&str] = &[
    "about",
    "in",
    "at",
    "near",
    "involving",
    "since",
    "after",
    "before",
    "until",
    "on",
    "between",
    "according",
    "with",
    "only",
    "including",
    "excluding",
    "last",
    "this",
    "by",
    "first",
    "regarding",
    "concerning",
    "during",
];

/// What the parser needs to know of the store: whether a name is in it.
pub(super) type Knows<'a> = &'a dyn Fn(&str) -> bool;

struct Parser<'a> {
    words: Vec<Word>,
    lower: Vec<String>,
    at: usize,
    length: usize,
    knows: Knows<'a>,
    today: Option<Day>,
}

type Parsed<T> = Result<T, ParseError>;

/// Reads a question. `knows` says whether the store has a name; `today` is what "last week" counts from.
///
/// # Errors
/// Where a word is not understood; the error says which, what was expected and what was perhaps meant.
pub(super) fn parse(question: &str, knows: Knows<'_>, today: Option<Day>) -> Parsed<Question> {
    let words = words(question);
    let lower = words.iter().map(|w| w.text.to_lowercase()).collect();
    let mut parser = Parser {
        words,
        lower,
        at: 0,
        length: question.len(),
        knows,
        today,
    };
    let mut parsed = parser.form()?;
    parser.filters(&mut parsed)?;
    Ok(parsed)
}

impl Parser<'_> {
    fn word(&self) -> Option<&str> {
        self.lower.get(self.at).map(String::as_str)
    }

    fn take(&mut self, expected: &[&str]) -> bool {
        let found = self.word().is_some_and(|w| expected.contains(&w))
            && !self.words.get(self.at).is_some_and(|w| w.quoted);
        self.at += usize::from(found);
        found
    }

    fn error(&self, message: impl Into<String>, hint: Option<String>) -> ParseError {
        let span = self
            .words
            .get(self.at)
            .map_or(self.length..self.length, |w| w.start..w.end);
        ParseError {
            message: message.into(),
            span,
            hint,
        }
    }

    fn forms_hint() -> Option<String> {
        Some("ask for example: who met whom about Syria · what did Guterres call for · who was displaced · when did X visit Y".to_owned())
    }

    fn form(&mut self) -> Parsed<Question> {
        self.take(&["and", "so", "please", "tell"]);
        match self.word() {
            None => Err(self.error("the question is empty", Self::forms_hint())),
            Some("who" | "whom" | "what" | "which" | "whose") => {
                self.at += 1;
                if self.take(&["did", "does", "do", "has", "have"]) {
                    if self.take(&["not", "never"]) {
                        return self.verb_first(true);
                    }
                    return self.name_then_verb(Wants::Rows);
                }
                if self.take(&["was", "were", "is", "are", "been"]) {
                    return self.passive(Wants::Rows);
                }
                self.verb_first(false)
            }
            Some("when") => self.after_auxiliary(Wants::When),
            Some("where") => self.after_auxiliary(Wants::Where),
            Some("how") => {
                self.at += 1;
                if !self.take(&["many"]) {
                    return Err(self.error("after \"how\" I expect \"many\"", Self::forms_hint()));
                }
                // The noun says what is counted; the verb says what happened to it.
                while self
                    .word()
                    .is_some_and(|w| !matches!(w, "was" | "were" | "did" | "have" | "has" | "are"))
                    && Verbs::shared()
                        .at(self.lower.get(self.at..).unwrap_or_default())
                        .is_none()
                {
                    self.at += 1;
                }
                if self.take(&["did"]) {
                    return self.name_then_verb(Wants::HowMany);
                }
                self.take(&["have", "has"]);
                self.take(&["was", "were", "are", "been"]);
                self.passive(Wants::HowMany)
            }
            Some("did" | "has" | "does" | "have") => {
                self.at += 1;
                self.name_then_verb(Wants::Whether)
            }
            Some("was" | "were") => {
                self.at += 1;
                let name = self.name_before_verb()?;
                let mut question = self.passive(Wants::Whether)?;
                question.target = End::Named(name);
                Ok(question)
            }
            Some(word) => {
                let message =
                    format!("I do not know how to read a question that starts with {word:?}");
                Err(self.error(message, Self::forms_hint()))
            }
        }
    }

    fn after_auxiliary(&mut self, wants: Wants) -> Parsed<Question> {
        self.at += 1;
        if self.take(&["was", "were"]) {
            let name = self.name_before_verb()?;
            let mut question = self.passive(wants)?;
            question.target = End::Named(name);
            return Ok(question);
        }
        self.take(&["did", "does", "has", "have"]);
        self.name_then_verb(wants)
    }

    /// "met whom …", "represents Iran", "called for what …"
    fn verb_first(&mut self, negated: bool) -> Parsed<Question> {
        let relations = self.verb(None)?;
        let mut question = Question {
            negated,
            ..Question::about_relations(&relations)
        };
        question.target = self.object()?;
        Ok(question)
    }

    /// "NAME [and NAME] [not] VERB [NAME]"
    fn name_then_verb(&mut self, wants: Wants) -> Parsed<Question> {
        let name = self.name_before_verb()?;
        let negated = self.take(&["not", "never"]);
        self.take(&["first", "last"]);
        let relations = self.verb(Some(Form::Base))?;
        let mut question = Question {
            wants,
            negated,
            ..Question::about_relations(&relations)
        };
        question.target = self.object()?;
        // "when did A and B meet"
        if let (Some((a, b)), End::Any) = (name.split_once(" and "), &question.target)
            && !(self.knows)(&name)
        {
            question.source = End::Named(a.to_owned());
            question.target = End::Named(b.to_owned());
        } else {
            question.source = End::Named(name);
        }
        Ok(question)
    }

    /// "displaced", "killed by NAME"
    fn passive(&mut self, wants: Wants) -> Parsed<Question> {
        let negated = self.take(&["not", "never"]);
        let relations = self.verb(Some(Form::Past))?;
        let mut question = Question {
            wants,
            negated,
            ..Question::about_relations(&relations)
        };
        if self.word() == Some("by")
            && !self
                .lower
                .get(self.at + 1)
                .is_some_and(|w| matches!(w.as_str(), "date" | "sources" | "count" | "name"))
        {
            self.at += 1;
            question.source = End::Named(self.name()?);
        }
        Ok(question)
    }

    fn verb(&mut self, _form: Option<Form>) -> Parsed<Vec<&'static str>> {
        let rest = self.lower.get(self.at..).unwrap_or_default();
        if let Some((verb, n)) = Verbs::shared().at(rest) {
            self.at += n;
            // "protested against whom": the preposition belongs to the verb even where the table has it bare.
            let bare_preposition = self.word().is_some_and(|w| {
                matches!(
                    w,
                    "with" | "to" | "for" | "from" | "of" | "against" | "on" | "at" | "into" | "in"
                )
            });
            let then_object = self
                .lower
                .get(self.at + 1)
                .is_some_and(|w| matches!(w.as_str(), "whom" | "who" | "what"));
            if bare_preposition && (then_object || self.at + 1 >= self.lower.len()) {
                self.at += 1;
            }
            return Ok(verb.relations.clone());
        }
        let Some(word) = self.word() else {
            return Err(self.error(
                "the question ends where I expect a verb",
                Self::forms_hint(),
            ));
        };
        let hint = Verbs::shared()
            .nearest(word)
            .map(|v| format!("did you mean \"{v}\"?"));
        let hint = hint
            .map(|h| format!("{h} `dossier schema --relations` lists them"))
            .or_else(|| Some("`dossier schema --relations` lists them".to_owned()));
        Err(self.error(format!("I do not know the relation \"{word}\""), hint))
    }

    fn object(&mut self) -> Parsed<End> {
        if self.take(&[
            "whom",
            "who",
            "what",
            "something",
            "anything",
            "anyone",
            "anybody",
        ]) {
            return Ok(End::Any);
        }
        match self.word() {
            None => Ok(End::Any),
            Some(word)
                if FILTER_WORDS.contains(&word)
                    && !self.words.get(self.at).is_some_and(|w| w.quoted) =>
            {
                Ok(End::Any)
            }
            Some(_) => self.name().map(End::Named),
        }
    }

    /// A name: quoted, or the longest that the store knows, or up to the next filter word.
    fn name(&mut self) -> Parsed<String> {
        let Some(first) = self.words.get(self.at) else {
            return Err(self.error("the question ends where I expect a name", None));
        };
        if first.quoted {
            self.at += 1;
            return Ok(first.text.clone());
        }
        let rest = self.words.get(self.at..).unwrap_or_default();
        let phrase = |n: usize| {
            rest.iter()
                .take(n)
                .map(|w| w.text.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let until = rest
            .iter()
            .skip(1)
            .position(|w| w.quoted || FILTER_WORDS.contains(&w.text.to_lowercase().as_str()))
            .map_or(rest.len(), |i| i + 1);
        let known = (1..=rest.len().min(12))
            .rev()
            .find(|n| *n >= until && (self.knows)(&phrase(*n)));
        let n = known.unwrap_or(until);
        self.at += n;
        Ok(phrase(n))
    }

    /// A name that a verb follows.
    fn name_before_verb(&mut self) -> Parsed<String> {
        if let Some(first) = self.words.get(self.at).filter(|w| w.quoted) {
            let text = first.text.clone();
            self.at += 1;
            return Ok(text);
        }
        let rest = self.lower.get(self.at..).unwrap_or_default();
        let is_verb = |n: usize| {
            let after = rest.get(n..).unwrap_or_default();
            let skip = usize::from(
                after
                    .first()
                    .is_some_and(|w| matches!(w.as_str(), "not" | "never" | "first" | "last")),
            );
            Verbs::shared()
                .at(after.get(skip..).unwrap_or_default())
                .is_some()
        };
        let phrase = |n: usize| {
            self.words
                .iter()
                .skip(self.at)
                .take(n)
                .map(|w| w.text.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let known = (1..rest.len())
            .rev()
            .find(|n| is_verb(*n) && (self.knows)(&phrase(*n)));
        let n = known.or_else(|| (1..rest.len()).find(|n| is_verb(*n)));
        match n {
            Some(n) => {
                let name = phrase(n);
                self.at += n;
                Ok(name)
            }
            None => {
                // Point at the last word: there should be a verb after the name.
                self.at = self.words.len().saturating_sub(1);
                let word = self.word().unwrap_or_default().to_owned();
                let near = Verbs::shared()
                    .nearest(&word)
                    .map(|v| format!("did you mean \"{v}\"?"));
                Err(self.error(
                    "I find no verb that I know after the name",
                    near.or_else(|| {
                        Some("`dossier schema --relations` lists the verbs".to_owned())
                    }),
                ))
            }
        }
    }

    fn filters(&mut self, question: &mut Question) -> Parsed<()> {
        while let Some(word) = self.word().map(str::to_owned) {
            self.at += 1;
            match word.as_str() {
                "about" | "regarding" | "concerning" => {
                    question.filters.push(Filter::About(self.name()?))
                }
                "in" | "at" | "near" | "during" => {
                    let filter = match self.date() {
                        Some(date) => Filter::During(date),
                        None => Filter::In(self.name()?),
                    };
                    question.filters.push(filter);
                }
                "involving" => question.filters.push(Filter::Involving(self.name()?)),
                "since" | "after" | "on" | "before" | "until" => {
                    let date = self.date().ok_or_else(|| {
                        self.error(
                            format!("after \"{word}\" I expect a date"),
                            Some(
                                "write 2024, 2024-12, 2024-12-03, 3 December 2024 or December 2024"
                                    .to_owned(),
                            ),
                        )
                    })?;
                    question.filters.push(match word.as_str() {
                        "since" => Filter::Since(date),
                        "after" => Filter::Since(DateInterval::day(date.last.plus_days(1))),
                        "on" => Filter::During(date),
                        "until" => Filter::Before(DateInterval::day(date.last.plus_days(1))),
                        _ => Filter::Before(date),
                    });
                }
                "between" => {
                    let bad = |p: &Self| {
                        p.error(
                            "after \"between\" I expect two dates joined by \"and\"",
                            None,
                        )
                    };
                    let first = self.date().ok_or_else(|| bad(self))?;
                    if !self.take(&["and"]) {
                        return Err(bad(self));
                    }
                    let last = self.date().ok_or_else(|| bad(self))?;
                    question.filters.push(Filter::During(DateInterval::between(
                        first.first,
                        last.last,
                    )));
                }
                "according" => {
                    self.take(&["to"]);
                    question.filters.push(Filter::AccordingTo(self.name()?));
                }
                "with" => {
                    let (at, least) = (self.take(&["at"]), self.take(&["least"]));
                    let number = self.word().and_then(|w| w.parse().ok());
                    let Some(number) = number.filter(|_| at && least) else {
                        return Err(
                            self.error("after \"with\" I expect \"at least N sources\"", None)
                        );
                    };
                    self.at += 1;
                    self.take(&["sources", "source"]);
                    question.filters.push(Filter::Sources(number));
                }
                "only" | "including" | "excluding" => {
                    let modality = self.word().and_then(Modality::from_word);
                    let Some(modality) = modality else {
                        return Err(self.error(
                            format!(
                                "after \"{word}\" I expect asserted, planned, negated or alleged"
                            ),
                            None,
                        ));
                    };
                    self.at += 1;
                    let default = || Modality::ALL.into_iter().filter(|m| m.answers_by_default());
                    question
                        .filters
                        .push(Filter::Modalities(match word.as_str() {
                            "only" => vec![modality],
                            "including" => default().chain([modality]).collect(),
                            _ => default().filter(|m| *m != modality).collect(),
                        }));
                }
                "last" | "this" | "first" => self.period_or_limit(&word, question)?,
                "by" => self.order(question)?,
                _ => {
                    self.at -= 1;
                    let hint = "quote a name of several words; filters are about, in, since, before, on, between, involving, according to, with at least N sources, only planned";
                    return Err(self.error(
                        format!("I do not know what to do with \"{word}\" here"),
                        Some(hint.to_owned()),
                    ));
                }
            }
        }
        Ok(())
    }

    fn period_or_limit(&mut self, word: &str, question: &mut Question) -> Parsed<()> {
        if let Some(number) = self
            .word()
            .and_then(|w| w.parse().ok())
            .filter(|_| word != "this")
        {
            self.at += 1;
            question.limit = Some(number);
            question.descending |= word == "last";
            return Ok(());
        }
        let back = i32::from(word == "last");
        let today = self.today.ok_or_else(|| {
            self.error("the store holds no date that this could count from", None)
        })?;
        let interval = match self.word() {
            Some("week") => {
                let monday = today.plus_days(-i32::from(today.weekday()) - 7 * back);
                Some(DateInterval::between(monday, monday.plus_days(6)))
            }
            Some("month") => {
                let (year, month, _) = today.plus_months(-back).ymd();
                DateInterval::month(year, month)
            }
            Some("year") => DateInterval::year(today.ymd().0 - back as i16),
            _ => None,
        };
        let interval = interval.ok_or_else(|| {
            self.error(
                format!("after \"{word}\" I expect week, month, year or a number"),
                None,
            )
        })?;
        self.at += 1;
        question.filters.push(Filter::During(interval));
        Ok(())
    }

    fn order(&mut self, question: &mut Question) -> Parsed<()> {
        question.order = match self.word() {
            Some("date") => Order::Date,
            Some("sources" | "count") => Order::Sources,
            Some("name") => Order::Name,
            _ => return Err(self.error("after \"by\" I expect date, sources or name", None)),
        };
        self.at += 1;
        question.descending = self.take(&["desc"]);
        Ok(())
    }

    /// `2024`, `2024-12`, `2024-12-03`, `December 2024`, `3 December 2024`, `December 3 2024`.
    fn date(&mut self) -> Option<DateInterval> {
        const MONTHS: [&str; 12] = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ];
        let month = |w: &str| {
            MONTHS
                .iter()
                .position(|m| *m == w || (w.len() >= 3 && m.starts_with(w)))
                .map(|i| i as i8 + 1)
        };
        let get = |i: usize| self.lower.get(self.at + i).map(String::as_str);
        let year = |w: Option<&str>| {
            w.filter(|w| w.len() == 4)
                .and_then(|w| w.parse::<i16>().ok())
        };
        let first = get(0)?;
        let (found, words) = if let Ok(date) = first.parse::<DateInterval>() {
            (Some(date), 1)
        } else if let Some(day) = match first {
            "today" => self.today,
            "yesterday" => self.today.map(|d| d.plus_days(-1)),
            _ => None,
        } {
            (Some(DateInterval::day(day)), 1)
        } else if let Some(m) = month(first) {
            match (
                get(1).and_then(|w| w.parse::<i8>().ok()),
                year(get(1)),
                year(get(2)),
            ) {
                (Some(d), None, Some(y)) => (Day::from_ymd(y, m, d).map(DateInterval::day), 3),
                (_, Some(y), _) => (DateInterval::month(y, m), 2),
                _ => (None, 0),
            }
        } else if let (Ok(d), Some(m), Some(y)) =
            (first.parse::<i8>(), get(1).and_then(month), year(get(2)))
        {
            (Day::from_ymd(y, m, d).map(DateInterval::day), 3)
        } else {
            (None, 0)
        };
        self.at += if found.is_some() { words } else { 0 };
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(question: &str) -> String {
        match parse(
            question,
            &|name| name == "Bank of Japan in Tokyo",
            "2024-12-03".parse().ok(),
        ) {
            Ok(parsed) => format!("{:?}: {parsed}", parsed.wants),
            Err(error) => format!(
                "{} at {:?}",
                error.message,
                question.get(error.span.clone())
            ),
        }
    }

    #[test]
    fn the_forms_are_read() {
        for (question, expected) in [
            (
                "who met whom about Syria",
                "Rows: anyone met-with anyone, about \"Syria\"",
            ),
            (
                "What did Guterres call for?",
                "Rows: \"Guterres\" called-for anyone",
            ),
            (
                "who was displaced in Aleppo since 2024-11",
                "Rows: anyone displaced anyone, in \"Aleppo\", since 2024-11",
            ),
            ("who was killed by Israel", "Rows: \"Israel\" killed anyone"),
            ("who spoke with Putin", "Rows: anyone spoke-with \"Putin\""),
            (
                "whom does Rick Clark represent",
                "Rows: \"Rick Clark\" represents anyone",
            ),
            (
                "when did Hague visit Tunisia",
                "When: \"Hague\" visited \"Tunisia\"",
            ),
            (
                "did Russia attack Ukraine in 2022",
                "Whether: \"Russia\" attacked \"Ukraine\", on 2022",
            ),
            (
                "how many people were killed in Syria",
                "HowMany: anyone killed anyone, in \"Syria\"",
            ),
            ("who did not sign what", "Rows: anyone not signed anyone"),
            (
                "who met Bank of Japan in Tokyo",
                "Rows: anyone met-with \"Bank of Japan in Tokyo\"",
            ),
        ] {
            assert_eq!(read(question), expected, "{question}");
        }
    }

    #[test]
    fn an_unknown_verb_is_pointed_at() {
        assert_eq!(
            read("who meeted whom about Syria"),
            "I do not know the relation \"meeted\" at Some(\"meeted\")"
        );
    }

    #[test]
    fn a_filter_without_what_it_needs_is_pointed_at() {
        assert!(read("who met whom since Syria").starts_with("after \"since\" I expect a date"));
        assert!(
            read("who met whom wth Syria").starts_with("I do not know what to do with \"wth\"")
        );
    }
}
