//! Nodes of a kind, claims of a kind, and everything about a name.

use super::names::owner;
use super::{AUXILIARIES, BE, NAME_WORDS, Parsed, Parser, nearest};
use crate::lexicon::{question_noun, question_nouns};
use crate::query::ast::{End, Filter, Form, Wants};
use crate::query::parser::lexer::Kind;
use crate::query::parser::verb_relations;

/// Words that begin other questions.
const OTHER_FORMS: &[&str] = &[
    "path",
    "paths",
    "connection",
    "connections",
    "link",
    "links",
    "relations",
    "relation",
    "ties",
    "contacts",
    "dealings",
    "list",
    "find",
    "how",
    "when",
    "where",
    "which",
    "whom",
    "did",
    "does",
    "do",
    "has",
    "have",
    "will",
];

/// What may stand for everything that is told.
const NEWS: &[&str] = &[
    "news",
    "claims",
    "everything",
    "anything",
    "information",
    "facts",
    "reports",
    "stories",
    "developments",
    "timeline",
    "history",
    "summary",
    "overview",
    "profile",
    "dossier",
    "update",
    "updates",
    "summarise",
    "summarize",
    "describe",
    "explain",
];

/// What of it asks for what happened, and no more.
const TOLD: &[&str] = &["news", "reports", "stories", "developments", "update", "updates"];

/// How a place is said to be somewhere.
const LIE: &str = "lie in";

/// What asks for the last of it first.
const LATEST: &[&str] = &["latest", "recent", "newest", "new"];

impl Parser<'_> {
    /// "Syria", "who is Fidan", "latest news about Georgia", "what is known about Hezbollah", "Israel and Iran",
    /// "Sudan 2024": everything about a name that the store knows. "What is new in Sudan" asks for what happened. Leaves
    /// the parser where it was where the words are something else.
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
        let mut asked = self.take(&["who", "what", "where"]);
        let known = asked
            && (self.take_phrase(&["should", "i", "know"])
                || self.take_phrase(&["do", "we", "know"])
                || self.take_phrase(&["do", "you", "know"])
                || self.take_phrase(&["is", "known"])
                || self.take_phrase(&["is", "there"])
                || self.take_phrase(&["is", "going", "on", "with"])
                || self.take_phrase(&["is", "up", "with"])
                || self.take_phrase(&["is", "happening", "with"]));
        if asked && !known && !self.take(&["is", "was", "are", "were"]) {
            return None;
        }
        // "what is alleged"
        if asked && !known && self.is(&["alleged", "reported"]) && self.ends_name(self.at + 1) {
            return None;
        }
        // "who is against Israel"
        if asked && !known && self.copula_at(self.at).is_some() {
            return None;
        }
        let listed = self.take(&["list", "find"]);
        let shown = listed || !asked && self.take(&["show", "give"]) && self.take(&["me"]);
        self.take_phrase(&["is", "there"]);
        while self.is(&["the", "all", "any", "some"]) || self.is(LATEST) {
            self.latest |= self.is(LATEST);
            self.at += 1;
        }
        // "meetings between", though a store may know some meetings by that name
        if !asked && self.word().and_then(question_noun).is_some_and(|noun| noun.relation.is_some()) {
            return None;
        }
        // A store may know a name of this one word, such as the Shining Path.
        if !asked && self.is(OTHER_FORMS) && self.word_at(self.at + 1).is_some() {
            return None;
        }
        let told = !known && self.is(TOLD);
        let mut news = known || (!asked || self.latest) && self.take(NEWS);
        // "what is the latest", "what is new"
        news |= self.latest && what;
        // "who is the new pope"
        self.latest &= !asked || what;
        news |= self.latest && (self.at >= self.words.len() || self.is(&["from"]));
        if news
            && (self.latest && self.at >= self.words.len() || self.is(&["in", "at", "near", "from", "since"]) && !known)
        {
            // "news from Sudan"
            if self.is(&["from"]) && !self.is_date(self.at + 1) {
                self.at += 1;
                self.carried_in = Some(Filter::In(self.name("from").ok()?));
            }
            return Some(Form::Happened);
        }
        // "news today"
        if news && !known && self.is_date(self.at) && !self.knows.whole_name(&self.text(self.at, self.words.len())) {
            return Some(Form::Happened);
        }
        asked &= !news;
        let with = self.is_at(self.at.wrapping_sub(1), &["with"]) && known;
        if news && self.take(&["new"]) {
            self.latest = true;
        }
        // "timeline Sudan"
        let next = (self.at + 1..=self.words.len()).find(|at| self.ends_name(*at))?;
        let whole = news && !known && self.knows.whole_name(&self.text(self.at, next));
        let about =
            with || whole || !asked && self.take(&["about", "on", "regarding"]) || news && self.take(&["of", "for"]);
        if !(asked || about) && (shown || news) {
            return None;
        }
        let end = (self.at + 1..=self.words.len()).find(|at| self.ends_name(*at))?;
        if end - self.at > NAME_WORDS {
            return None;
        }
        // "Gaza latest", "Sudan news"
        if !asked
            && !about
            && self.is_at(end - 1, &["latest", "news", "timeline", "updates", "update"])
            && end > self.at + 1
            && self.knows.whole_name(&self.text(self.at, end - 1))
        {
            let name = self.text(self.at, end - 1);
            self.latest |= !self.is_at(end - 1, &["timeline"]);
            self.at = end;
            return Some(Form::Show(name));
        }
        let name = self.text(self.at, end);
        // A verb there asks for claims: "who was killed".
        let verb = (self.at..end).any(|at| self.verb_at(at).is_some()) && !about;
        // "who are the Rapid Support Forces"
        let verb = verb && (self.verb_at(self.at).is_some() || !self.knows.whole_name(&name));
        // "and in 2025"
        let alone = end == self.at + 1 || self.is_plain_date(self.at + 1);
        let filter = self.ends_name(self.at) && alone && !self.is_quoted(self.at);
        if name.is_empty() || verb || filter {
            return None;
        }
        if about && news || self.knows.name(&name) {
            self.at = end;
            // "news about Syria"
            if about && news && told {
                self.carried_in = Some(Filter::About(name));
                return Some(Form::Happened);
            }
            return Some(if place && asked { lies(name) } else { Form::Show(name) });
        }
        // "Sudan 2024"
        let dated = (self.at + 1..end).find(|at| self.is_plain_date(*at) && self.knows.name(&self.text(self.at, *at)));
        if let Some(dated) = dated.filter(|_| !asked) {
            let name = self.text(self.at, dated);
            self.at = dated;
            return Some(Form::Show(name));
        }
        if (!asked || what)
            && let Some(form) = self.two_names(end)
        {
            return Some(form);
        }
        // "who is MBS": an answer says that the store does not know it.
        let capital = |at: usize| self.words.get(at).is_some_and(|w| w.text.starts_with(char::is_uppercase));
        let whole = end == self.words.len() && (self.at..end).all(capital) && (asked || !shown) && !news;
        if !whole || !self.is_single(end, asked) {
            return None;
        }
        self.at = end;
        Some(if place && asked { lies(name) } else { Form::Show(name) })
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

    pub(super) fn listing(&mut self) -> Parsed<Form> {
        let show = self.is(&["show"]);
        self.at += 1;
        self.take(&["me"]);
        self.take(&["of"]);
        self.take(&["all", "the"]);
        if self.is(&["who", "whom", "what", "when", "where", "which"]) {
            return self.form();
        }
        if let Some(form) = self.posts_listed() {
            return Ok(form);
        }
        let noun = self.word().filter(|w| question_noun(w).is_some());
        if let Some(noun) = noun.map(str::to_owned)
            && self.ends_name(self.at + 1)
        {
            self.at += 1;
            return Ok(Form::List(noun));
        }
        if let Some(noun) = self.word().filter(|w| self.who_did(w)).map(str::to_owned) {
            self.at += 1;
            return self.qualified(&noun);
        }
        if let Some(form) = self.deeds()? {
            return Ok(form);
        }
        // "list members of NATO"
        if let Some(form) = self.copula_alone() {
            return Ok(form);
        }
        if show {
            return self.name("show").map(Form::Show);
        }
        let word = self.word().unwrap_or_default().to_owned();
        let nouns: Vec<&str> = question_nouns().map(|n| n.noun).collect();
        let error = self.error(format!("I cannot list {word:?}"));
        Err(match nearest(&word, &nouns) {
            Some(near) => error.hint(format!("did you mean \"{near}\"?")),
            None => error.hint("list actors, organizations, locations, resolutions, events, countries, or meetings, attacks, arrests …"),
        })
    }
}

/// Where a place is: what it lies in.
fn lies(name: String) -> Form {
    let relations = verb_relations(LIE).unwrap_or_default().iter().map(|relation| (*relation).to_owned()).collect();
    let (wants, source, target) = (Wants::Rows, End::Named(name), End::Any);
    Form::Claims { wants, source, verb: LIE.to_owned(), relations, target, negated: false }
}
