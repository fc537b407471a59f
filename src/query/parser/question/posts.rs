//! Who holds a post or came to it: "who is the president of France", "who was the Turkish foreign minister", "who was
//! elected president of Iran".

use super::names::owner;
use super::{AUXILIARIES, BE, OBJECTS, Parser};
use crate::lexicon::{Gazetteer, NounClass, Nouns};
use crate::query::ast::{End, Form, Wants};
use crate::query::parser::lexer::Kind;
use crate::query::parser::verbs::Inflection;

/// Ways of coming to a post, after a form of "be".
const CHOSEN: &[&str] = &[
    "elected",
    "reelected",
    "re-elected",
    "named",
    "appointed",
    "chosen",
    "selected",
    "nominated",
    "picked",
    "inaugurated",
    "installed",
    "made",
    "proclaimed",
    "declared",
];

/// What may stand before a post and is no part of it.
const BEFORE_A_POST: &[&str] = &["the", "a", "an", "new", "first", "next", "interim", "acting", "current", "as"];

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
        let form = form.or_else(|| {
            self.at = start;
            self.post_alone()
        });
        if form.is_none() {
            self.at = start;
        }
        form
    }

    /// Where the post begins after "who is the" or "who was elected", or at once, and whether it tells who came to it.
    fn who_is(&mut self) -> Option<(usize, bool)> {
        if !self.take(&["who"]) {
            while self.take(BEFORE_A_POST) {}
            return Some((self.at, false));
        }
        self.take(&["has", "have"]);
        let is = self.take(&["was", "were", "is", "are", "been"]);
        let became = match is {
            true => self.take(CHOSEN) || self.take_phrase(&["sworn", "in"]),
            false => self.take(&["became", "become", "becomes"]),
        };
        while self.take(BEFORE_A_POST) {}
        (is || became).then_some((self.at, became))
    }

    /// "who is [the] president of France"
    fn post_of(&mut self) -> Option<Form> {
        let alone = !self.is(&["who"]);
        // "what did the president of Ukraine say"
        if alone && (self.is(OBJECTS) || self.is(AUXILIARIES) || self.is(BE) || self.is(&["when", "where", "how"])) {
            return None;
        }
        let (first, became) = self.who_is()?;
        let mut ofs = (first + 1..=first + POST_WORDS).filter(|at| self.is_at(*at, &["of"]));
        let of = ofs.next()?;
        let head = of - 1;
        // "the minister of defence of Israel"
        let of = std::iter::once(of).chain(ofs).find(|at| self.is_whole_until_filter(at + 1)).unwrap_or(of);
        if (first..of).any(|at| self.ends_name(at)) {
            return None;
        }
        if alone && !(self.word_at(head).is_some_and(|word| is_post(&singular(word))) && self.is_all(of + 1)) {
            return None;
        }
        let plain = (first..of).all(|at| self.is_plain_word(at));
        // "who was accused of", "who is a member of"
        let passive = matches!(self.verb_at(first), Some((_, Inflection::Past | Inflection::Ing, _)));
        if !plain || passive || self.is_at(head, &["member", "members", "part"]) || self.is_at(first, &["not"]) {
            return None;
        }
        let post = singular(&self.text(first, of).to_lowercase());
        self.at = of + 1;
        let name = self.name("of").ok()?;
        Some(held(&post, name, became))
    }

    /// Whether the words from there to the next filter are a whole name that the store has.
    fn is_whole_until_filter(&self, start: usize) -> bool {
        let end = (start..=self.words.len()).find(|at| self.ends_name(*at));
        end.is_some_and(|end| end > start && self.knows.whole_name(&self.text(start, end)))
    }

    /// Whether a word has letters, figures and hyphens alone, as the words of a post do.
    fn is_plain_word(&self, at: usize) -> bool {
        let plain = |c: char| c.is_alphanumeric() || c == '-';
        self.words.get(at).is_some_and(|w| w.kind == Kind::Word && w.text.chars().all(plain))
    }

    /// Whether nothing but a name stands between there and the next filter.
    fn is_all(&self, start: usize) -> bool {
        let end = (start..=self.words.len()).find(|at| self.ends_name(*at));
        end.is_some_and(|end| end > start && !(start..end).any(|at| self.is_verb(at)))
    }

    /// "who was elected president"
    fn post_alone(&mut self) -> Option<Form> {
        let (first, became) = self.who_is()?;
        let end = (first + 1..=self.words.len()).find(|at| self.ends_name(*at))?;
        let post = singular(&self.text(first, end).to_lowercase());
        let plain = (first..end).all(|at| self.is_plain_word(at));
        if !became || !plain || end - first > POST_WORDS || !post.rsplit(' ').next().is_some_and(is_post) {
            return None;
        }
        self.at = end;
        Some(Form::Claims {
            wants: Wants::Rows,
            source: End::Any,
            verb: format!("became {post}"),
            relations: vec!["appointed".to_owned()],
            target: End::Any,
            negated: false,
        })
    }

    /// "who is [the] French president", "who is France's president"
    fn post_behind_a_name(&mut self) -> Option<Form> {
        let alone = !self.is(&["who"]);
        let (first, became) = self.who_is()?;
        let end = (first + 1..=self.words.len()).find(|at| self.ends_name(*at))?;
        let head = self.word_at(end - 1)?;
        if alone && (first..end - 1).any(|at| self.is_verb(at)) {
            return None;
        }
        if end - first > POST_WORDS || !is_post(&singular(head)) || ["member", "members"].contains(&head) {
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
            .or_else(|| splits.find(|at| self.knows.whole_name(&self.text(first, *at))))?;
        // "Israel's acting president": as "who is the acting president of Israel"
        let begins = (split..end).find(|at| !self.is_at(*at, BEFORE_A_POST))?;
        let (name, post) = (self.text(first, split), singular(&self.text(begins, end).to_lowercase()));
        let name = owner(&name);
        if name.trim().is_empty() || self.is_at(begins, &["not"]) || !(split..end).all(|at| self.is_plain_word(at)) {
            return None;
        }
        self.at = end;
        Some(held(&post, name.to_owned(), became))
    }
}

fn is_post(word: &str) -> bool {
    word.rsplit('-').next().is_some_and(|head| Nouns::shared().class(head).is(NounClass::POST))
}

/// "leaders" as "leader", where that is a post.
fn singular(post: &str) -> String {
    let one = post.strip_suffix('s').filter(|one| one.rsplit(' ').next().is_some_and(is_post));
    one.unwrap_or(post).to_owned()
}

fn held(post: &str, name: String, became: bool) -> Form {
    Form::Claims {
        wants: Wants::Rows,
        source: End::Any,
        verb: if became { format!("became {post} of") } else { format!("is {post} of") },
        relations: vec![if became { "appointed" } else { "represents" }.to_owned()],
        target: End::Named(name),
        negated: false,
    }
}

/// The post that a verb phrase of such a question asks for.
pub(in crate::query) fn post_in(verb: &str) -> Option<&str> {
    match came_to(verb) {
        Some(post) => Some(post.strip_suffix(" of").unwrap_or(post)),
        None => verb.strip_prefix("is ")?.strip_suffix(" of"),
    }
}

/// What stands behind "became", where a verb phrase asks for who came to a post.
pub(in crate::query) fn came_to(verb: &str) -> Option<&str> {
    verb.strip_prefix("became ")
}
