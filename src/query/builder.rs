//! Questions built by hand, typed.

use std::fmt;

use super::ast::{End, Filter, Form, Order, Per, Query, Question, Take, Wants};
use crate::lexicon::{question_noun, relation};
use crate::model::DateInterval;

/// A noun that names no kind of node to the lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownNoun(String);

impl fmt::Display for UnknownNoun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} names no kind of node, as countries, organizations or people do", self.0)
    }
}

impl std::error::Error for UnknownNoun {}

fn known(noun: &str) -> Result<End, UnknownNoun> {
    question_noun(noun).map(|_| End::Kind(noun.to_owned())).ok_or_else(|| UnknownNoun(noun.to_owned()))
}

/// Builds a question.
///
/// ```
/// use dossier::query::Ask;
///
/// let question = Ask::claims(&["met-with"])
///     .by("Putin")
///     .about("Syria")
///     .since("2024-11".parse()?)
///     .question();
/// assert_eq!(question.to_string(), "whom has \"Putin\" met about \"Syria\" since 2024-11");
/// # Ok::<(), dossier::model::DateParseError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Ask {
    question: Question,
}

impl Ask {
    /// Asks for the claims of some relations, by their names; of any where there are none.
    pub fn claims(relations: &[&str]) -> Self {
        let verb = match relations {
            [one] => super::parser::past(one).unwrap_or(one),
            [] => "did",
            many => ["contacted"]
                .into_iter()
                .find(|verb| super::verb_relations(verb).is_some_and(|r| r == many))
                .unwrap_or("did"),
        };
        Self {
            question: Question::new(Form::Claims {
                wants: Wants::Rows,
                source: End::Any,
                verb: verb.to_owned(),
                relations: relations.iter().map(|r| relation(r).map_or(*r, |known| known.name).to_owned()).collect(),
                target: End::Any,
                negated: false,
            }),
        }
    }

    fn form(mut self, change: impl FnOnce(&mut End, &mut End, &mut bool)) -> Self {
        if let Form::Claims { source, target, negated, .. } = &mut self.question.form {
            change(source, target, negated);
        }
        self
    }

    /// By somebody.
    pub fn by(self, name: &str) -> Self {
        self.form(|source, _, _| *source = End::Named(name.to_owned()))
    }

    /// By any of a kind, by a noun as questions have it: `countries`, `organizations`, `people`.
    ///
    /// ```
    /// use dossier::query::Ask;
    ///
    /// let question = Ask::claims(&["condemned"]).by_any("countries")?.to("Israel").question();
    /// assert_eq!(question.to_string(), "which countries condemned \"Israel\"");
    /// assert!(Ask::claims(&["condemned"]).by_any("wombats").is_err());
    /// # Ok::<(), dossier::query::UnknownNoun>(())
    /// ```
    ///
    /// # Errors
    /// Where the lexicon knows no such noun.
    pub fn by_any(self, noun: &str) -> Result<Self, UnknownNoun> {
        let kind = known(noun)?;
        Ok(self.form(|source, _, _| *source = kind))
    }

    /// To any of a kind, as [`Ask::by_any`].
    ///
    /// # Errors
    /// Where the lexicon knows no such noun.
    pub fn to_any(self, noun: &str) -> Result<Self, UnknownNoun> {
        let kind = known(noun)?;
        Ok(self.form(|_, target, _| *target = kind))
    }

    /// To somebody or something.
    pub fn to(self, name: &str) -> Self {
        self.form(|_, target, _| *target = End::Named(name.to_owned()))
    }

    /// Those that are said not to have happened.
    pub fn negated(self) -> Self {
        self.form(|_, _, negated| *negated = true)
    }

    /// Narrows the claims.
    pub fn filter(mut self, filter: Filter) -> Self {
        self.question.filters.push(filter);
        self
    }

    /// Concerning somebody or something, or what lies in it.
    pub fn about(self, name: &str) -> Self {
        self.filter(Filter::About(name.to_owned()))
    }

    /// In a place, or in what lies in it.
    pub fn at(self, place: &str) -> Self {
        self.filter(Filter::In(place.to_owned()))
    }

    /// With this node at either end.
    pub fn involving(self, name: &str) -> Self {
        self.filter(Filter::Involving(name.to_owned()))
    }

    /// Said by somebody.
    pub fn according_to(self, name: &str) -> Self {
        self.filter(Filter::AccordingTo(name.to_owned()))
    }

    /// On the first of these days or later.
    pub fn since(self, date: DateInterval) -> Self {
        self.filter(Filter::Since(date))
    }

    /// In these days.
    pub fn during(self, date: DateInterval) -> Self {
        self.filter(Filter::During(date))
    }

    /// Said by so many independent texts at least.
    pub fn sources(self, least: u32) -> Self {
        self.filter(Filter::Sources(least))
    }

    /// In this order.
    pub fn order(mut self, order: Order, descending: bool) -> Self {
        self.question.order = Some((order, descending));
        self
    }

    /// At most so many rows.
    pub fn first(mut self, n: usize) -> Self {
        self.question.take = Some(Take::First(n));
        self
    }

    /// Counted by day, place, publisher …
    pub fn per(mut self, per: Per) -> Self {
        self.question.per = Some(per);
        self
    }

    /// The question.
    pub fn question(self) -> Question {
        self.question
    }

    /// The question as a query, for [`super::answer`].
    pub fn query(self) -> Query {
        Query::Question(self.question)
    }
}
