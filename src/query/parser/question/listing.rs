//! Nodes of a kind and claims of a kind: "list resolutions", "show me all attacks".

use super::{Parsed, Parser, nearest};
use crate::lexicon::{question_noun, question_nouns};
use crate::query::ast::Form;

impl Parser<'_> {
    pub(super) fn listing(&mut self) -> Parsed<Form> {
        let show = self.is(&["show"]);
        self.at += 1;
        self.take(&["me"]);
        self.take(&["of"]);
        self.take(&["all", "the"]);
        if self.is(&["who", "whom", "what", "when", "where", "which"]) {
            return self.form();
        }
        if let Some(form) = self.posts_listed().or_else(|| self.post()) {
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
        // "list floods": whatever is called so
        let named = self.at;
        if let Ok(name) = self.name("list")
            && self.knows.name(&name)
            && (self.at >= self.words.len() || self.ends_name(self.at))
        {
            return Ok(Form::Show(name));
        }
        self.at = named;
        let word = self.word().unwrap_or_default().to_owned();
        let nouns: Vec<&str> = question_nouns().map(|n| n.noun).collect();
        let error = self.error(format!("I cannot list {word:?}"));
        Err(match nearest(&word, &nouns) {
            Some(near) => error.hint(format!("did you mean \"{near}\"?")),
            None => error.hint(
                "list actors, organizations, locations, resolutions, events, countries, or meetings, \
                attacks, arrests …",
            ),
        })
    }
}
