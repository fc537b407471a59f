//! Everything about a name: "Syria", "who is Fidan", "latest news about Georgia", "Israel and Iran".

use super::names::owner;
use super::{AUXILIARIES, BE, NAME_WORDS, Parser};
use crate::lexicon::{QuestionWords, question_noun};
use crate::query::ast::{End, Filter, Form, Wants};
use crate::query::parser::lexer::Kind;
use crate::query::parser::verb_relations;

/// Words that begin other questions.
static OTHER_FORMS: QuestionWords = QuestionWords::of("form");

/// What may stand for everything that is told.
static NEWS: QuestionWords = QuestionWords::of("everything");

/// What of it asks for what happened, and no more.
static TOLD: QuestionWords = QuestionWords::of("happened");

/// What asks for all that is known, behind "what" or "who".
static KNOWN: QuestionWords = QuestionWords::of("known");

/// How a place is said to be somewhere.
const LIE: &str = "lie in";

/// What asks for the last of it first.
static LATEST: QuestionWords = QuestionWords::of("latest");

/// How somebody asks about a name.
#[derive(Clone, Copy)]
struct Asked {
    /// Whether by "who", "what" or "where".
    asked: bool,
    what: bool,
    place: bool,
    /// Whether for all that is known: "what is known about".
    known: bool,
    /// Whether to be shown something: "list", "show me".
    shown: bool,
}

impl Parser<'_> {
    /// "Syria", "who is Fidan", "latest news about Georgia", "what is known about Hezbollah", "Israel and Iran",
    /// "Sudan 2024": everything about a name that the store knows. "What is new in Sudan" asks for what happened.
    /// Leaves the parser where it was where the words are something else.
    pub(super) fn about_somebody(&mut self) -> Option<Form> {
        let start = self.at;
        let form = self.told_about();
        if form.is_none() {
            self.at = start;
            self.latest = false;
        }
        form
    }

    fn told_about(&mut self) -> Option<Form> {
        let mut asked = self.asks_about()?;
        let told = !asked.known && self.is(&TOLD);
        let news = self.takes_news(asked);
        if news && self.has_no_name(asked.known) {
            // "news from Sudan"
            if self.is(&["from"]) && !self.is_date(self.at + 1) {
                self.at += 1;
                self.carried_in = Some(Filter::In(self.name("from").ok()?));
            }
            return Some(Form::Happened);
        }
        // "news today"
        if news
            && !asked.known
            && self.is_date(self.at)
            && !self.knows.whole_name(&self.text(self.at, self.words.len()))
        {
            return Some(Form::Happened);
        }
        asked.asked &= !news;
        let about = self.takes_about(asked, news)?;
        if !(asked.asked || about) && (asked.shown || news) {
            return None;
        }
        let end = (self.at + 1..=self.words.len()).find(|at| self.ends_name(*at))?;
        if end - self.at > NAME_WORDS {
            return None;
        }
        if !asked.asked
            && !about
            && let Some(form) = self.name_before_news(end)
        {
            return Some(form);
        }
        let name = self.text(self.at, end);
        if name.is_empty() || self.is_clause_or_filter(end, &name, about) || asked.asked && self.is_done_to(end, &name)
        {
            return None;
        }
        if about && news || self.knows.name(&name) {
            self.at = end;
            // "news about Syria"
            if about && news && told {
                self.carried_in = Some(Filter::About(name));
                return Some(Form::Happened);
            }
            return Some(asked.of(name));
        }
        if let Some(form) = self.parts_of_name(end, asked) {
            return Some(form);
        }
        // "who is MBS": an answer says that the store does not know it.
        let capital = |at: usize| self.words.get(at).is_some_and(|w| w.text.starts_with(char::is_uppercase));
        let whole = end == self.words.len()
            && (self.at..end).all(capital)
            && (asked.asked || !asked.shown)
            && !news
            && self.is_single(end, asked.asked);
        if !whole {
            return None;
        }
        self.at = end;
        Some(asked.of(name))
    }

    /// Takes the words that ask, articles included: "who is", "what do we know", "show me the latest". `None` where the
    /// words are another question's.
    fn asks_about(&mut self) -> Option<Asked> {
        // "what is going on in Sudan", though a store may know "going"
        if self.is(&["what"]) && self.has_happened(self.at + 1) {
            return None;
        }
        // "is Ukraine in NATO", though a store may know IS
        if self.is(BE) || self.is(AUXILIARIES) {
            return None;
        }
        let place = self.is(&["where"]);
        let what = self.is(&["what"]);
        let asked = self.take(&["who", "what", "where"]);
        let known = asked && self.take_spelled(&KNOWN);
        if asked && !known && !self.is_about_a_name() {
            return None;
        }
        let listed = self.take(&["list", "find"]);
        let shown = listed || !asked && self.take(&["show", "give"]) && self.take(&["me"]);
        self.take_phrase(&["is", "there"]);
        while self.is(&["the", "all", "any", "some"]) || self.is(&LATEST) {
            self.latest |= self.is(&LATEST);
            self.at += 1;
        }
        // "meetings between", though a store may know some meetings by that name
        if !asked && self.word().and_then(question_noun).is_some_and(|noun| noun.relation.is_some()) {
            return None;
        }
        // A store may know a name of this one word, such as the Shining Path.
        if !asked && self.is(&OTHER_FORMS) && self.word_at(self.at + 1).is_some() {
            return None;
        }
        Some(Asked { asked, what, place, known, shown })
    }

    /// Takes "is" behind "who" or "what"; whether what follows may be a name.
    fn is_about_a_name(&mut self) -> bool {
        if !self.take(&["is", "was", "are", "were"]) {
            return false;
        }
        // "what is alleged"
        let alleged = self.is(&["alleged", "reported"]) && self.ends_name(self.at + 1);
        // "who is against Israel"
        !alleged && self.copula_at(self.at).is_none()
    }

    /// Takes "news", "timeline" and the like; whether all that is told is asked for.
    fn takes_news(&mut self, asked: Asked) -> bool {
        let mut news = asked.known || (!asked.asked || self.latest) && self.take(&NEWS);
        // "what is the latest", "what is new"
        news |= self.latest && asked.what;
        // "who is the new pope"
        self.latest &= !asked.asked || asked.what;
        news || self.latest && (self.at >= self.words.len() || self.is(&["from"]))
    }

    /// Whether news is asked for of no name, but of a place, a time or all: "what is new in Sudan".
    fn has_no_name(&self, known: bool) -> bool {
        self.latest && self.at >= self.words.len() || self.is(&["in", "at", "near", "from", "since"]) && !known
    }

    /// Takes "about" and the like in front of a name; whether one was there or is understood: "timeline Sudan".
    fn takes_about(&mut self, asked: Asked, news: bool) -> Option<bool> {
        let with = self.is_at(self.at.wrapping_sub(1), &["with"]) && asked.known;
        if news && self.take(&["new"]) {
            self.latest = true;
        }
        // "timeline Sudan"
        let next = (self.at + 1..=self.words.len()).find(|at| self.ends_name(*at))?;
        let whole = news && !asked.known && self.knows.whole_name(&self.text(self.at, next));
        Some(
            with || whole
                || !asked.asked && self.take(&["about", "on", "regarding"])
                || news && self.take(&["of", "for"]),
        )
    }

    /// "Gaza latest", "Sudan news"
    fn name_before_news(&mut self, end: usize) -> Option<Form> {
        let news = self.is_at(end - 1, &["latest", "news", "timeline", "updates", "update"]) && end > self.at + 1;
        if !news || !self.knows.whole_name(&self.text(self.at, end - 1)) {
            return None;
        }
        let name = self.text(self.at, end - 1);
        self.latest |= !self.is_at(end - 1, &["timeline"]);
        self.at = end;
        Some(Form::Show(name))
    }

    /// Whether the words up to `end` ask for claims or narrow an answer, and are no name.
    fn is_clause_or_filter(&self, end: usize, name: &str, about: bool) -> bool {
        // A verb there asks for claims: "who was killed".
        let verb = !about && (self.at..end).any(|at| self.verb_at(at).is_some());
        // "who are the Rapid Support Forces"
        let verb = verb && (self.verb_at(self.at).is_some() || !self.knows.whole_name(name));
        // "and in 2025"
        let alone = end == self.at + 1 || self.is_plain_date(self.at + 1);
        verb || self.ends_name(self.at) && alone && !self.is_quoted(self.at)
    }

    /// Whether "who was" goes on with a participle that is no whole name: "ousted", though a name has the word in it.
    fn is_done_to(&self, end: usize, name: &str) -> bool {
        let small = self.words.get(self.at).is_some_and(|word| word.text.starts_with(char::is_lowercase));
        small && end == self.at + 1 && self.is_any_participle(self.at) && !self.knows.whole_name(name)
    }

    /// "Sudan 2024", "Israel and Iran": a known name with a date, or two names.
    fn parts_of_name(&mut self, end: usize, asked: Asked) -> Option<Form> {
        let dated = (self.at + 1..end).find(|at| self.is_plain_date(*at) && self.knows.name(&self.text(self.at, *at)));
        if let Some(dated) = dated.filter(|_| !asked.asked) {
            let name = self.text(self.at, dated);
            self.at = dated;
            return Some(Form::Show(name));
        }
        if asked.asked && !asked.what { None } else { self.two_names(end) }
    }

    /// Whether a name that the store does not know may be all of the question that is left.
    fn is_single(&self, end: usize, asked: bool) -> bool {
        let starts = ["I", "A", "The"];
        let first = self.words.get(self.at).map_or("", |w| w.text.as_str());
        let plain = (self.at..end).all(|at| self.words.get(at).is_some_and(|w| w.kind == Kind::Word));
        let noun =
            (self.at..end).any(|at| self.word_at(at).and_then(question_noun).is_some() || self.copula_at(at).is_some());
        plain && !noun && (asked || end - self.at <= 3 && !starts.contains(&first))
    }

    /// "Israel and Iran", "Israel Iran"; "UN resolutions".
    fn two_names(&mut self, end: usize) -> Option<Form> {
        let both = |at: usize| {
            let joined = usize::from(self.is_at(at, &["and", "vs", "versus", "-", "–", "&", "+"]));
            (at, joined, self.text(self.at, at), self.text(at + joined, end))
        };
        let known = |joined: usize, name: &str| {
            if joined > 0 { self.knows.name(name) } else { self.knows.whole_name(name) }
        };
        let of = |at: usize| self.is_at(at, &["of"]) || self.is_at(at - 1, &["of"]);
        let (at, joined, first, second) =
            (self.at + 1..end).filter(|at| !of(*at)).map(both).find(|(at, joined, a, b)| {
                let noun = *joined == 0
                    && owner(a) == a
                    && at + 1 == end
                    && question_noun(b).is_some_and(|n| n.label.is_some() && n.is_general());
                !b.is_empty() && known(*joined, a) && (noun || known(*joined, b))
            })?;
        self.at = end;
        if let Some(noun) = question_noun(&second).filter(|n| joined == 0 && at + 1 == end && n.label.is_some()) {
            self.involved = Some(first);
            return Some(Form::List(noun.noun.to_owned()));
        }
        self.involved = Some(second);
        Some(Form::Show(first))
    }
}

impl Asked {
    /// The question for a name: where it lies, or everything about it.
    fn of(self, name: String) -> Form {
        if self.place && self.asked { lies(name) } else { Form::Show(name) }
    }
}

/// Where a place is: what it lies in.
fn lies(name: String) -> Form {
    let relations = verb_relations(LIE).unwrap_or_default().iter().map(|relation| (*relation).to_owned()).collect();
    let (wants, source, target) = (Wants::Rows, End::Named(name), End::Any);
    Form::Claims { wants, source, verb: LIE.to_owned(), relations, target, negated: false }
}
