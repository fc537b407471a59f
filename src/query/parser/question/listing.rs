//! Nodes of a kind, claims of a kind, and everything about a name.

use super::{NAME_WORDS, Parsed, Parser, nearest};
use crate::lexicon::{question_noun, question_nouns};
use crate::query::ast::{End, Form};

/// Words that begin other questions.
const STARTS: &[&str] = &[
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

impl Parser<'_> {
    /// "Syria", "who is Fidan", "latest news about Georgia", "tell me about Hezbollah": everything about a name that the
    /// store knows. Leaves the parser where it was where the words are something else.
    pub(super) fn about_somebody(&mut self) -> Option<String> {
        let start = self.at;
        let asked = self.take(&["who", "what", "where"]);
        if asked && !self.take(&["is", "was", "are", "were"]) {
            self.at = start;
            return None;
        }
        let shown = !asked && self.take(&["show", "give"]) && self.take(&["me"]);
        while self.take(&["the", "all", "any", "latest", "recent", "newest", "some"]) {}
        // A store may know a name of this one word, such as the Shining Path.
        if !asked && self.is(STARTS) && self.word_at(self.at + 1).is_some() {
            self.at = start;
            return None;
        }
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
                "timeline",
                "history",
            ]);
        let about = !asked && self.take(&["about", "on", "regarding"]) || news && self.take(&["of", "for"]);
        if !(asked || about) && (shown || news) {
            self.at = start;
            return None;
        }
        let end = (self.at + 1..=self.words.len()).find(|at| self.ends_name(*at))?;
        if end - self.at > NAME_WORDS {
            self.at = start;
            return None;
        }
        let name = self.text(self.at, end);
        // A verb there asks for claims: "who was killed".
        let verb = (self.at..end).any(|at| self.verb_at(at).is_some()) && !about;
        if name.is_empty() || verb || !(about && news || self.knows.name(&name)) {
            self.at = start;
            return None;
        }
        self.at = end;
        Some(name)
    }

    pub(super) fn listing(&mut self) -> Parsed<Form> {
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
        if let Some(noun) = self.word().and_then(question_noun).filter(|n| n.label.is_some())
            && self.is_at(self.at + 1, &["that", "which", "who"])
        {
            self.at += 2;
            return self.done_by(End::Kind(noun.noun.to_owned()));
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
