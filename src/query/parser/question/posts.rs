//! Who holds a post: "who is the president of France", "who was the Turkish foreign minister".

use super::Parser;
use crate::lexicon::{Gazetteer, NounClass, Nouns};
use crate::query::ast::{End, Form, Wants};
use crate::query::parser::lexer::Kind;
use crate::query::parser::verbs::Inflection;

/// Words that a post may have.
const POST_WORDS: usize = 5;

impl Parser<'_> {
    /// Reads the whole form, or leaves the parser where it was where the words are something else.
    pub(super) fn post(&mut self) -> Option<Form> {
        let start = self.at;
        let form = self.post_of().or_else(|| {
            self.at = start;
            self.post_behind_a_name()
        });
        if form.is_none() {
            self.at = start;
        }
        form
    }

    fn who_is(&mut self) -> Option<usize> {
        let found = self.take(&["who"]) && self.take(&["was", "were", "is", "are"]) || self.take(&["who's"]);
        self.take(&["the", "a", "an"]);
        found.then_some(self.at)
    }

    /// "who is [the] president of France"
    fn post_of(&mut self) -> Option<Form> {
        let first = self.who_is()?;
        let of = (first + 1..=first + POST_WORDS).find(|at| self.is_at(*at, &["of"]))?;
        let plain = (first..of).all(|at| self.words.get(at).is_some_and(|w| w.kind == Kind::Word));
        // "who was accused of", "who is a member of"
        let passive = matches!(self.verb_at(first), Some((_, Inflection::Past | Inflection::Ing, _)));
        if !plain || passive || self.is_at(of - 1, &["member", "members", "part"]) || self.is_at(first, &["not"]) {
            return None;
        }
        let post = self.text(first, of).to_lowercase();
        self.at = of + 1;
        let name = self.name("of").ok()?;
        Some(held(&post, name))
    }

    /// "who is [the] French president", "who is France's president"
    fn post_behind_a_name(&mut self) -> Option<Form> {
        let first = self.who_is()?;
        let end = (first + 1..=self.words.len()).find(|at| self.ends_name(*at))?;
        let head = self.word_at(end - 1)?;
        if end - first > POST_WORDS || !Nouns::shared().class(head.rsplit('-').next()?).is(NounClass::POST) {
            return None;
        }
        let gazetteer = Gazetteer::shared();
        let of_the_world = |at: usize| {
            let name = self.text(first, at);
            gazetteer.find(&name).or_else(|| gazetteer.demonym(&name)).is_some()
        };
        let mut splits = (first + 1..end).rev();
        let split = splits
            .clone()
            .find(|at| of_the_world(*at))
            .or_else(|| splits.find(|at| self.knows.name(&self.text(first, *at))))?;
        let (name, post) = (self.text(first, split), self.text(split, end).to_lowercase());
        self.at = end;
        Some(held(&post, name))
    }
}

fn held(post: &str, name: String) -> Form {
    Form::Claims {
        wants: Wants::Rows,
        source: End::Any,
        verb: format!("is {post} of"),
        relations: vec!["represents".to_owned()],
        target: End::Named(name),
        negated: false,
    }
}

/// The post that a verb phrase of such a question asks for.
pub(in crate::query) fn post_in(verb: &str) -> Option<&str> {
    verb.strip_prefix("is ")?.strip_suffix(" of")
}
