//! Questions in plain words.

use std::fmt;

use super::quoted;
use crate::lexicon::{counted, question_noun};
use crate::model::{DateInterval, Modality};
use crate::query::parser::{came_to, post_in};

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
    fn word(self) -> &'static str {
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
    pub const WORDS: [(&'static str, Self); 4] =
        [("date", Self::Date), ("sources", Self::Sources), ("count", Self::Count), ("name", Self::Name)];

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

/// Relations whose target is somebody.
const PERSONAL: &[&str] = &[
    "met-with",
    "spoke-with",
    "detained",
    "killed",
    "injured",
    "displaced",
    "appointed",
    "accused",
    "cooperated-with",
];

/// Whether nothing stands behind a verb phrase: "resigned".
fn stands_alone(verb: &str, relations: &[String]) -> bool {
    // "strike" alone is a strike or an attack, "who struck whom" an attack.
    let whole = crate::query::parser::verb_relations(verb).is_none_or(|all| all == relations);
    whole && crate::query::parser::base(verb).is_some_and(crate::lexicon::is_intransitive)
}

/// Whether a question for a number of deeds says all by their noun: "how many protests were there".
fn is_told_by_noun(noun: &str, verb: &str, relations: &[String]) -> bool {
    let asked = question_noun(noun).and_then(crate::query::parser::asking);
    asked.is_some_and(|asked| asked.relations == relations && asked.past == verb)
}

/// Whether one end is what is counted, by the noun after "how many": "how many hospitals were attacked".
fn is_counted(end: &End, wants: &Wants) -> bool {
    match (end, wants) {
        (End::Kind(_), Wants::HowMany(_)) => true,
        (End::Named(name), Wants::HowMany(noun)) => name == noun,
        _ => false,
    }
}

/// Whether anything may have been done: "who did what to Syria".
fn is_any_deed(verb: &str, target: &End) -> bool {
    match target {
        End::Named(_) => verb == "do to",
        End::Any => verb == "do",
        End::Kind(_) | End::Either(..) => false,
    }
}

/// Whether a verb phrase is in its past form.
fn is_past(verb: &str) -> bool {
    crate::query::parser::inflection(verb) == Some(crate::query::parser::Inflection::Past)
}

/// The modalities as words; several are joined by `and`.
fn words(modalities: &[Modality]) -> String {
    let words: Vec<&str> = modalities.iter().map(|m| m.as_str()).collect();
    words.join(" and ")
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claims {
                wants: Wants::HowMany(noun),
                source: End::Any,
                verb,
                relations,
                target: End::Any,
                negated: false,
            } if is_told_by_noun(noun, verb, relations) => {
                write!(f, "how many {noun} were there")
            }
            // "how many people died": nobody did it to them.
            Self::Claims {
                wants: Wants::HowMany(noun),
                source: End::Any,
                verb,
                relations,
                target: End::Any,
                negated: false,
            } if stands_alone(verb, relations) => {
                let space = if noun.is_empty() { "" } else { " " };
                write!(f, "how many {noun}{space}{verb}")
            }
            // "who did what to …"
            Self::Claims { wants: Wants::Rows, source, verb, target, negated: false, .. }
                if is_any_deed(verb, target) && !matches!(source, End::Named(_)) =>
            {
                match source {
                    End::Kind(noun) => write!(f, "which {noun}")?,
                    _ => f.write_str("who")?,
                }
                f.write_str(" did what")?;
                if let End::Named(name) = target { write!(f, " to {}", quoted(name)) } else { Ok(()) }
            }
            // "is Lukashenko president of Belarus"
            Self::Claims { wants: Wants::Whether, source: End::Named(name), verb, target, negated, .. }
                if verb.starts_with("is ") && post_in(verb).is_some() =>
            {
                let not = if *negated { " not" } else { "" };
                write!(f, "is {}{not} {}", quoted(name), post_in(verb).unwrap_or_default())?;
                if let End::Named(whose) = target { write!(f, " of {}", quoted(whose)) } else { Ok(()) }
            }
            // "who is secretary of state"
            Self::Claims { wants: Wants::Rows, source: End::Any, verb, target: End::Any, negated: false, .. }
                if verb.starts_with("is ") && post_in(verb).is_some() =>
            {
                write!(f, "who is {}", post_in(verb).unwrap_or_default())
            }
            Self::Claims { wants, source, verb, relations, target, negated } => {
                // "when did Merz become chancellor"
                let post = came_to(verb).filter(|_| matches!(source, End::Named(_)));
                let verb = &post.map_or_else(|| verb.clone(), |post| format!("become {post}"));
                let not = if *negated { " not" } else { "" };
                // "did … call for", but "has … contacted".
                let aux = if is_past(verb) { "has" } else { "did" };
                let whom = !relations.is_empty() && relations.iter().all(|r| PERSONAL.contains(&r.as_str()));
                let any = if whom { "whom" } else { "what" };
                let subject = match source {
                    End::Any => "anyone".to_owned(),
                    End::Kind(noun) => format!("any {noun}"),
                    End::Named(name) => quoted(name),
                    End::Either(a, b) => format!("{} or {}", quoted(a), quoted(b)),
                };
                let rows = *wants == Wants::Rows;
                match (wants, source) {
                    (Wants::Rows, End::Named(_) | End::Either(..)) => {
                        match target {
                            End::Kind(noun) => write!(f, "which {noun}")?,
                            _ => f.write_str(any)?,
                        }
                        write!(f, " {aux} {subject}{not} {verb}")?;
                    }
                    (Wants::Rows, _) => {
                        match source {
                            End::Kind(noun) => write!(f, "which {noun}")?,
                            _ => f.write_str("who")?,
                        }
                        match (*negated, source) {
                            (true, End::Kind(_)) if is_past(verb) => write!(f, " have not {verb}")?,
                            (true, _) if is_past(verb) => write!(f, " has not {verb}")?,
                            (true, _) => write!(f, " did not {verb}")?,
                            (false, End::Any) => write!(f, " {}", crate::query::parser::third(verb))?,
                            (false, _) => write!(f, " {verb}")?,
                        }
                    }
                    (Wants::When(occasion), _) => {
                        write!(f, "when {aux} {subject}{not}{} {verb}", occasion.word())?;
                    }
                    (Wants::Where, _) => write!(f, "where {aux} {subject}{not} {verb}")?,
                    // "how many countries condemned …": those who are counted did it.
                    (Wants::HowMany(noun), _) if is_counted(source, wants) => {
                        // "how many guards led" alone would count whom somebody led.
                        let suffers = matches!((source, target), (End::Named(_), End::Any)) && is_past(verb);
                        let not = match (*negated, suffers) {
                            (true, _) => " did not",
                            (false, true) => " have",
                            (false, false) => "",
                        };
                        write!(f, "how many {noun}{not} {verb}")?;
                    }
                    (Wants::HowMany(noun), _) => {
                        let space = if noun.is_empty() { "" } else { " " };
                        write!(f, "how many {noun}{space}{aux} {subject}{not} {verb}")?;
                    }
                    (Wants::Whether, _) => write!(f, "{aux} {subject}{not} {verb}")?,
                }
                match (target, source) {
                    // The noun after "how many" says so already.
                    (target, _) if is_counted(target, wants) => Ok(()),
                    (End::Named(name), _) => write!(f, " {}", quoted(name)),
                    (End::Either(a, b), _) => write!(f, " {} or {}", quoted(a), quoted(b)),
                    (_, End::Named(_) | End::Either(..)) if rows => Ok(()),
                    (End::Kind(noun), _) => write!(f, " which {noun}"),
                    (End::Any, _) if rows && (post_in(verb).is_some() || stands_alone(verb, relations)) => Ok(()),
                    (End::Any, _) if rows => write!(f, " {any}"),
                    (End::Any, _) if stands_alone(verb, relations) => Ok(()),
                    (End::Any, End::Any) if *wants == Wants::Whether => {
                        write!(f, " {}", if whom { "anyone" } else { "anything" })
                    }
                    (End::Any, _) => Ok(()),
                }
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
