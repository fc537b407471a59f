//! Who holds a post or came to it: "who is the president of France", "who was the Turkish foreign minister".
//! Also "who was elected president of Iran".

use super::names::owner;
use super::{AUXILIARIES, BE, NAME_WORDS, OBJECTS, Parser};
use crate::lexicon::{
    Gazetteer, NounClass, Nouns, QuestionWords, is_coming_to_a_post, is_field_of_a_post, is_vague_post,
    question_copulas, question_leaders,
};
use crate::query::ast::{End, Form, Wants};
use crate::query::parser::lexer::Kind;
use crate::query::parser::verb_relations;

/// Words of asking that are no post, whatever stands behind them.
static LISTS: QuestionWords = QuestionWords::of("lists");
use crate::query::parser::verbs::Inflection;

/// What may stand before a post and is no part of it.
const BEFORE_A_POST: &[&str] = &["the", "a", "an", "new", "first", "next", "current", "as"];

/// Forms of "become".
const BECOME: &[&str] = &["become", "became", "becomes", "becoming"];

/// Words that a post may have.
const POST_WORDS: usize = 5;

impl Parser<'_> {
    /// Reads the whole form, or leaves the parser where it was where the words are something else.
    pub(super) fn post(&mut self) -> Option<Form> {
        // "is Trump president", "what did the president of Ukraine say"
        if self.is(OBJECTS) && !self.is(&["who"]) || self.is(AUXILIARIES) || self.is(BE) || self.is(&LISTS) {
            return None;
        }
        let readers: [fn(&mut Self) -> Option<Form>; 4] =
            [Self::post_with_of, Self::post_of, Self::post_behind_a_name, Self::post_alone];
        let start = self.at;
        readers.into_iter().find_map(|read| {
            self.at = start;
            let form = read(self);
            if form.is_none() {
                self.at = start;
            }
            form
        })
    }

    /// "elected", "named"
    fn take_chosen(&mut self) -> bool {
        let chosen = self.word().is_some_and(is_coming_to_a_post);
        self.at += usize::from(chosen);
        chosen
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
            true => self.take_chosen() || self.take_phrase(&["sworn", "in"]),
            false => self.take(&["became", "become", "becomes"]),
        };
        while self.take(BEFORE_A_POST) {}
        (is || became).then_some((self.at, became))
    }

    /// "who is [the] US secretary of state": whose post stands before one that has "of" in it.
    fn post_with_of(&mut self) -> Option<Form> {
        let alone = !self.is(&["who"]);
        let (first, became) = self.who_is()?;
        let of = (first + 2..=first + POST_WORDS).find(|at| self.is_at(*at, &["of"]))?;
        let end = (of + 1..=self.words.len()).find(|at| self.closes_post(*at))?;
        let head = singular(self.word_at(of - 1)?);
        let field = self.text(of + 1, end);
        if !is_post(&head) || !is_field_of_a_post(&field.to_lowercase()) {
            return None;
        }
        let split = (first + 1..of).rev().find(|at| self.is_of_the_world(first, *at))?;
        let begins = (split..of).find(|at| !self.is_at(*at, BEFORE_A_POST))?;
        let plain = (split..end).all(|at| self.is_plain_word(at));
        if !plain || end - begins > POST_WORDS || alone && (first..end).any(|at| self.is_verb(at)) {
            return None;
        }
        let (name, post) = (self.text(first, split), self.text(begins, end).to_lowercase());
        self.at = end;
        Some(held(&post, owner(&name).to_owned(), became))
    }

    /// Whether the words from one to another are a country, region or body that the gazetteer knows, or people of one.
    fn is_of_the_world(&self, first: usize, end: usize) -> bool {
        let (gazetteer, name) = (Gazetteer::shared(), self.text(first, end));
        gazetteer.find(owner(&name)).or_else(|| gazetteer.demonym(&name)).is_some()
    }

    /// Whether a post ends there: at a filter, or at what it is for.
    fn closes_post(&self, at: usize) -> bool {
        self.ends_name(at) || self.is_at(at, &["for", "to"])
    }

    /// "Lukashenko [still] the president of Belarus", "Trump president", after "is": whether somebody has a post.
    pub(super) fn subject_and_post(&mut self) -> Option<Form> {
        let start = self.at;
        let form = self.named_and_post(start);
        if form.is_none() {
            self.at = start;
        }
        form
    }

    fn named_and_post(&mut self, start: usize) -> Option<Form> {
        let quoted = |parser: &Self, at: usize| parser.is_quoted(start) && at == start + 1;
        let known = |parser: &Self, at: usize| quoted(parser, at) || parser.is_name(start, at);
        // A name that the store does not know is asked for like another, so that the answer says that it knows none.
        self.post_behind(start, known)
            .or_else(|| self.post_behind(start, |parser, at| parser.is_written_as_name(start, at)))
    }

    /// As [`Self::subject_and_post`], behind what `named` takes for a name up to a word.
    fn post_behind(&mut self, start: usize, named: impl Fn(&Self, usize) -> bool) -> Option<Form> {
        let last = self.words.len().min(start + NAME_WORDS);
        // The longest name: "Petr Pavel", not "Petr".
        for at in (start + 1..last).rev() {
            if !named(self, at) || self.is_at(at, &["of", "and", "or"]) || self.ends_name(at) {
                continue;
            }
            self.at = at;
            let negated = self.take(&["not", "never", "no"]);
            self.take(&["still"]);
            let before = self.at;
            // "was Pezeshkian elected president"
            let source = End::Named(self.text(start, at));
            if let Some(form) = self.came_to_a_post(&Wants::Whether, &source, negated) {
                return Some(form);
            }
            let readers: [fn(&mut Self) -> Option<Form>; 4] =
                [Self::post_with_of, Self::post_of, Self::post_behind_a_name, Self::whole_post];
            let found = readers.into_iter().find_map(|read| {
                self.at = before;
                read(self)
            });
            if let Some(Form::Claims { verb, relations, target, .. }) = found {
                let wants = Wants::Whether;
                return Some(Form::Claims { wants, source, verb, relations, target, negated });
            }
        }
        None
    }

    /// "[the] president", up to a filter or the end: of anybody.
    fn whole_post(&mut self) -> Option<Form> {
        let (first, became) = self.who_is()?;
        let end = (first + 1..=self.words.len()).find(|at| self.closes_post(*at))?;
        let post = singular(&self.text(first, end).to_lowercase());
        let head = post.split(" of ").next()?.rsplit(' ').next()?.to_owned();
        let plain = (first..end).all(|at| self.is_plain_word(at));
        if !plain || end - first > POST_WORDS || !is_post(&head) || is_vague_post(&head) {
            return None;
        }
        self.at = end;
        Some(of_anybody(&post, became))
    }

    /// Whether "become" stands there, with a post not far behind it.
    pub(super) fn comes_to_a_post(&self, at: usize) -> bool {
        let post = |at: usize| self.word_at(at).is_some_and(|word| is_post(&singular(word)));
        self.is_at(at, BECOME) && (at + 1..=at + POST_WORDS + 2).any(post)
    }

    /// "[become, elected] chancellor [of Germany]", behind a name: whether and when somebody came to a post. Leaves the
    /// parser where it was where the words are something else.
    pub(super) fn came_to_a_post(&mut self, wants: &Wants, source: &End, negated: bool) -> Option<Form> {
        let start = self.at;
        let comes = self.comes_to_a_post(start) || self.word().is_some_and(is_coming_to_a_post);
        if !comes || !matches!(source, End::Named(_)) {
            return None;
        }
        self.at += 1;
        while self.take(BEFORE_A_POST) {}
        let before = self.at;
        let readers: [fn(&mut Self) -> Option<Form>; 4] =
            [Self::post_with_of, Self::post_of, Self::post_behind_a_name, Self::whole_post];
        let found = readers.into_iter().find_map(|read| {
            self.at = before;
            read(self)
        });
        let Some(Form::Claims { verb, target, .. }) = found else {
            self.at = start;
            return None;
        };
        let Some(post) = post_in(&verb) else {
            self.at = start;
            return None;
        };
        let of = if target == End::Any { "" } else { " of" };
        Some(Form::Claims {
            wants: wants.clone(),
            source: source.clone(),
            verb: format!("became {post}{of}"),
            relations: vec!["appointed".to_owned()],
            target,
            negated,
        })
    }

    /// "presidents", "foreign ministers", behind "list": those who hold such a post.
    pub(super) fn posts_listed(&mut self) -> Option<Form> {
        let start = self.at;
        let asks = self.is(OBJECTS) || self.is(&LISTS);
        let form = if asks { None } else { self.whole_post() };
        let verb = (start..self.at).any(|at| self.is_verb(at));
        let plural = !verb && form.is_some() && self.word_at(self.at - 1).is_some_and(|word| word.ends_with('s'));
        if !plural {
            self.at = start;
            return None;
        }
        form
    }

    /// "who is [the] president of France"
    fn post_of(&mut self) -> Option<Form> {
        let alone = !self.is(&["who"]);
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
        // "the allies of Israel" hold no post
        let others = self
            .copula_at(first)
            .is_some_and(|(verb, taken)| first + taken == of + 1 && question_leaders(verb).next().is_none());
        if others {
            return None;
        }
        let post = singular(&self.text(first, of).to_lowercase());
        // "the secretary of state": whose it is stands nowhere.
        let end = (of + 1..=self.words.len()).find(|at| self.closes_post(*at))?;
        if is_field_of_a_post(&self.text(of + 1, end).to_lowercase()) {
            return None;
        }
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

    /// "who was elected president", "who is the secretary of state": whoever came to the post, or holds it.
    fn post_alone(&mut self) -> Option<Form> {
        if !self.is(&["who"]) {
            return None;
        }
        self.whole_post()
    }

    /// "who is [the] French president", "who is France's president"
    fn post_behind_a_name(&mut self) -> Option<Form> {
        let alone = !self.is(&["who"]);
        let (first, became) = self.who_is()?;
        let end = (first + 1..=self.words.len()).find(|at| self.closes_post(*at))?;
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
    // "the leader of Bangladesh" is whoever leads it, whatever the post is called.
    let leads = question_copulas().find(|(phrase, _)| phrase.strip_suffix(" of") == Some(post)).map(|(_, verb)| verb);
    let leads = leads.filter(|verb| !became && question_leaders(verb).next().is_some());
    let (verb, relations) = match (leads, became) {
        (Some(verb), _) => (verb.to_owned(), verb_relations(verb).unwrap_or_default().to_vec()),
        (None, true) => (format!("became {post} of"), vec!["appointed"]),
        (None, false) => (format!("is {post} of"), vec!["represents"]),
    };
    let relations = relations.into_iter().map(str::to_owned).collect();
    Form::Claims { wants: Wants::Rows, source: End::Any, verb, relations, target: End::Named(name), negated: false }
}

/// Who holds a post, or came to it, of anybody.
fn of_anybody(post: &str, became: bool) -> Form {
    match held(post, String::new(), became) {
        Form::Claims { wants, source, verb, relations, negated, .. } => {
            let verb = if became { format!("became {post}") } else { verb };
            Form::Claims { wants, source, verb, relations, target: End::Any, negated }
        }
        other => other,
    }
}

/// When somebody came to the post that a question says they have.
pub(super) fn since_when(form: Form, wants: Wants) -> Form {
    let Form::Claims { source, verb, target, negated, .. } = form else { return form };
    let post = came_to(&verb).is_none().then(|| post_in(&verb)).flatten().map(|post| match target {
        End::Any => format!("became {post}"),
        _ => format!("became {post} of"),
    });
    let (verb, relations) = (post.unwrap_or(verb), vec!["appointed".to_owned()]);
    Form::Claims { wants, source, verb, relations, target, negated }
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
