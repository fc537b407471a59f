//! A question as it was understood. It prints itself in a form that reads back as the same question.

use std::fmt;

use crate::model::{DateInterval, Modality};

/// One end of the claims asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Anybody or anything.
    Any,
    /// Whoever bears this name.
    Named(String),
}

/// What the answer comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// The claims.
    Rows,
    /// The earliest date.
    When,
    /// The places.
    Where,
    /// The number.
    HowMany,
    /// Whether there is a claim.
    Whether,
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
    /// On this day or later.
    Since(DateInterval),
    /// Before this day.
    Before(DateInterval),
    /// Said by.
    AccordingTo(String),
    /// Confirmed by so many independent texts.
    Sources(u32),
    /// With these modalities.
    Modalities(Vec<Modality>),
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Undated last.
    Date,
    /// Most independent sources first.
    Sources,
    /// By the source's name.
    Name,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What the answer comes to.
    pub wants: Wants,
    /// Who does it.
    pub source: End,
    /// The relations asked for, any of them; empty for all.
    pub relations: Vec<String>,
    /// To whom or what.
    pub target: End,
    /// Whether it asks who did not.
    pub negated: bool,
    /// All of these hold.
    pub filters: Vec<Filter>,
    /// The order of the rows.
    pub order: Order,
    /// Whether the order is turned around.
    pub descending: bool,
    /// At most so many rows.
    pub limit: Option<usize>,
}

impl Question {
    /// A question for all claims of some relations.
    pub fn about_relations(relations: &[&str]) -> Self {
        Self {
            wants: Wants::Rows,
            source: End::Any,
            relations: relations.iter().map(|r| (*r).to_owned()).collect(),
            target: End::Any,
            negated: false,
            filters: Vec::new(),
            order: Order::Date,
            descending: false,
            limit: None,
        }
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', ""))
}

impl fmt::Display for Question {
    /// Writes the question as a pattern: `(a "Syria")-[met-with|spoke-with]-(b) about "X"`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |end: &End| match end {
            End::Any => "anyone".to_owned(),
            End::Named(name) => quoted(name),
        };
        let relations = if self.relations.is_empty() {
            "anything".to_owned()
        } else {
            self.relations.join(" or ")
        };
        let not = if self.negated { "not " } else { "" };
        write!(
            f,
            "{} {not}{relations} {}",
            end(&self.source),
            end(&self.target)
        )?;
        for filter in &self.filters {
            match filter {
                Filter::About(name) => write!(f, ", about {}", quoted(name))?,
                Filter::In(name) => write!(f, ", in {}", quoted(name))?,
                Filter::Involving(name) => write!(f, ", involving {}", quoted(name))?,
                Filter::During(date) => write!(f, ", on {date}")?,
                Filter::Since(date) => write!(f, ", since {date}")?,
                Filter::Before(date) => write!(f, ", before {date}")?,
                Filter::AccordingTo(name) => write!(f, ", according to {}", quoted(name))?,
                Filter::Sources(n) => write!(f, ", with at least {n} sources")?,
                Filter::Modalities(list) => {
                    let words: Vec<&str> = list.iter().map(|m| m.as_str()).collect();
                    write!(f, ", only {}", words.join(" and "))?;
                }
            }
        }
        Ok(())
    }
}
