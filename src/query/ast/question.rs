//! Questions in plain words.

use std::fmt;

use super::asked::Asked;
use super::quoted;
use crate::lexicon::counted;
use crate::model::{DateInterval, Modality};

/// One end of the claims asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Anybody or anything.
    Any,
    /// Any of a kind, by a noun of the lexicon: "countries".
    Kind(String),
    /// Whoever bears this name.
    Named(String),
    /// Whoever bears one of two names.
    Either(String, String),
}

/// Which date `when` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The earliest; the answer names the latest too.
    Any,
    /// The earliest.
    First,
    /// The latest.
    Last,
}

impl Occasion {
    /// Its word, with a space before it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::First => " first",
            Self::Last => " last",
        }
    }
}

/// What the answer comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wants {
    /// The claims.
    Rows,
    /// The date.
    When(Occasion),
    /// The places.
    Where,
    /// The number, of what the noun says.
    HowMany(String),
    /// Whether there is a claim.
    Whether,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Claims of some relations between two ends.
    Claims {
        /// What the answer comes to.
        wants: Wants,
        /// Who does it.
        source: End,
        /// The words for what is done, in lower case.
        verb: String,
        /// The relations that these words ask for.
        relations: Vec<String>,
        /// To whom or what.
        target: End,
        /// Whether it asks for what did not happen.
        negated: bool,
    },
    /// Everything that happened.
    Happened,
    /// What somebody says.
    Says(String),
    /// How two are connected.
    Connected(String, String),
    /// Nodes of a kind, or claims of a kind, by a noun of the lexicon.
    List(String),
    /// All claims of a node.
    Show(String),
}

/// What narrows the claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Concerning somebody or something, or what lies in it.
    About(String),
    /// In a place, or in what lies in it.
    In(String),
    /// With this node at either end.
    Involving(String),
    /// Within these days.
    During(DateInterval),
    /// On the first of these days or later.
    Since(DateInterval),
    /// After the last of these days.
    After(DateInterval),
    /// Before the first of these days.
    Before(DateInterval),
    /// On the last of these days or earlier.
    Until(DateInterval),
    /// Said by.
    AccordingTo(String),
    /// Said by so many independent texts at least.
    Sources(u32),
    /// With these modalities alone.
    Only(Vec<Modality>),
    /// With these modalities too.
    Including(Vec<Modality>),
    /// Without these modalities.
    Excluding(Vec<Modality>),
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Undated last.
    Date,
    /// Number of independent sources.
    Sources,
    /// Number of claims.
    Count,
    /// The number that the claims tell, such as a toll.
    Number,
    /// The ends' names.
    Name,
}

/// How many of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// The first so many.
    First(usize),
    /// The last so many.
    Last(usize),
}

/// What rows are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// A calendar day.
    Day,
    /// A week from Monday.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
    /// The source.
    Actor,
    /// To whom or what it was done.
    Target,
    /// Where it happened.
    Place,
    /// Who published it.
    Publisher,
}

impl Per {
    /// All, with their words.
    pub const WORDS: [(&'static str, Self); 8] = [
        ("day", Self::Day),
        ("week", Self::Week),
        ("month", Self::Month),
        ("year", Self::Year),
        ("actor", Self::Actor),
        ("target", Self::Target),
        ("place", Self::Place),
        ("publisher", Self::Publisher),
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, per)| *per == self).map_or("day", |(word, _)| word)
    }
}

impl Order {
    /// All, with their words.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("date", Self::Date),
        ("sources", Self::Sources),
        ("count", Self::Count),
        ("number", Self::Number),
        ("name", Self::Name),
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, order)| *order == self).map_or("date", |(word, _)| word)
    }
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub form: Form,
    /// All of these hold.
    pub filters: Vec<Filter>,
    /// The order of the rows, and whether it is turned around.
    pub order: Option<(Order, bool)>,
    /// How many of the rows.
    pub take: Option<Take>,
    /// What the rows are counted by.
    pub per: Option<Per>,
}

impl Question {
    /// A question without filters.
    pub fn new(form: Form) -> Self {
        Self { form, filters: Vec::new(), order: None, take: None, per: None }
    }
}

/// The modalities as words; several are joined by `and`.
fn words(modalities: &[Modality]) -> String {
    let words: Vec<&str> = modalities.iter().map(|m| m.as_str()).collect();
    words.join(" and ")
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claims { wants, source, verb, relations, target, negated } => {
                Asked { wants, source, verb, relations, target, negated: *negated }.fmt(f)
            }
            Self::Happened => f.write_str("what happened"),
            Self::Says(name) => write!(f, "what does {} say", quoted(name)),
            Self::Connected(a, b) => write!(f, "path from {} to {}", quoted(a), quoted(b)),
            Self::List(noun) => write!(f, "list {noun}"),
            Self::Show(name) => write!(f, "show {}", quoted(name)),
        }
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::About(name) => write!(f, "about {}", quoted(name)),
            Self::In(name) => write!(f, "in {}", quoted(name)),
            Self::Involving(name) => write!(f, "involving {}", quoted(name)),
            Self::During(date) => write!(f, "in {date}"),
            Self::Since(date) => write!(f, "since {date}"),
            Self::After(date) => write!(f, "after {date}"),
            Self::Before(date) => write!(f, "before {date}"),
            Self::Until(date) => write!(f, "until {date}"),
            Self::AccordingTo(name) => write!(f, "according to {}", quoted(name)),
            Self::Sources(n) => write!(f, "with at least {}", counted(*n, "source")),
            Self::Only(list) => write!(f, "only {}", words(list)),
            Self::Including(list) => write!(f, "including {}", words(list)),
            Self::Excluding(list) => write!(f, "excluding {}", words(list)),
        }
    }
}

impl fmt::Display for Question {
    /// Writes the question so that it reads back as the same question: names in quotes, dates as numbers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.form.fmt(f)?;
        for filter in &self.filters {
            write!(f, " {filter}")?;
        }
        if let Some((order, descending)) = self.order {
            let desc = if descending { " desc" } else { "" };
            write!(f, " by {}{desc}", order.word())?;
        }
        match self.take {
            Some(Take::First(n)) => write!(f, " first {n}")?,
            Some(Take::Last(n)) => write!(f, " last {n}")?,
            None => {}
        }
        self.per.map_or(Ok(()), |per| write!(f, " per {}", per.word()))
    }
}
