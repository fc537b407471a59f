//! Values and how far a comparison of them holds.

use std::cmp::Ordering;

use dossier::model::{DateInterval, NodeId};
use dossier::query::ast::{Comparison, Literal};

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Bool(bool),
    Number(f64),
    Date(DateInterval),
    Text(String),
    Node(NodeId),
    Claim(String),
    List(Vec<Value>),
    Null,
}

/// How far something holds; the order is that of AND (least) and OR (greatest).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Holds {
    No,
    Unknown,
    Maybe,
    Yes,
}

impl From<bool> for Holds {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

impl Holds {
    pub(crate) fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Yes => Self::No,
            other => other,
        }
    }
}

pub(crate) fn literal(literal: &Literal) -> Value {
    match literal {
        Literal::Text(t) => Value::Text(t.clone()),
        Literal::Number(n) => Value::Number(*n),
        Literal::Date(d) => Value::Date(*d),
        Literal::Bool(b) => Value::Bool(*b),
        Literal::Null | Literal::Parameter(_) => Value::Null,
    }
}

/// A date, or what can stand for one beside a date: the number of a year, a text.
fn date(value: &Value) -> Option<DateInterval> {
    match value {
        Value::Date(d) => Some(*d),
        Value::Text(t) => t.parse().ok(),
        Value::Number(n) if *n >= 1.0 && n.fract() == 0.0 => DateInterval::year(*n as i16),
        _ => None,
    }
}

pub(crate) fn compare(a: &Value, sign: Comparison, b: &Value) -> Holds {
    if *a == Value::Null || *b == Value::Null {
        return Holds::Unknown;
    }
    if sign == Comparison::Unequal {
        return compare(a, Comparison::Equal, b).not();
    }
    if matches!(a, Value::Date(_)) || matches!(b, Value::Date(_)) {
        let (Some(a), Some(b)) = (date(a), date(b)) else {
            return Holds::Unknown;
        };
        return compare_dates(a, sign, b);
    }
    let order = match (a, b) {
        (Value::Text(a), Value::Text(b)) => Some(a.to_lowercase().cmp(&b.to_lowercase())),
        (Value::Number(a), Value::Number(b)) => a.partial_cmp(b),
        (Value::Bool(a), Value::Bool(b)) => Some(a.cmp(b)),
        (Value::Node(a), Value::Node(b)) => Some(a.cmp(b)),
        _ => None,
    };
    match (order, sign) {
        (None, Comparison::Equal) => Holds::No,
        (None, _) => Holds::Unknown,
        (Some(o), Comparison::Equal) => (o == Ordering::Equal).into(),
        (Some(o), Comparison::Less) => (o == Ordering::Less).into(),
        (Some(o), Comparison::AtMost) => (o != Ordering::Greater).into(),
        (Some(o), Comparison::Greater) => (o == Ordering::Greater).into(),
        (Some(o), _) => (o != Ordering::Less).into(),
    }
}

/// A partial date is all its days: what holds for each of them is certain, what holds for one is possible. To be
/// "after" an interval is to be after its last day, "before" before its first.
fn compare_dates(a: DateInterval, sign: Comparison, b: DateInterval) -> Holds {
    let holds = |day: i64| {
        let (first, last) = (i64::from(b.first.number()), end(b));
        match sign {
            Comparison::Less => day < first,
            Comparison::AtMost => day <= last,
            Comparison::Greater => day > last,
            Comparison::AtLeast => day >= first,
            Comparison::Equal | Comparison::Unequal => first <= day && day <= last,
        }
    };
    // Each of these holds for all days from one on, or up to one, or in between, so that the ends of both tell.
    let (from, to) = (i64::from(a.first.number()), end(a));
    let days = [from, to, i64::from(b.first.number()), end(b)].map(|d| d.clamp(from, to));
    if holds(from) && holds(to) {
        Holds::Yes
    } else if days.iter().any(|d| holds(*d)) {
        Holds::Maybe
    } else {
        Holds::No
    }
}

fn end(date: DateInterval) -> i64 {
    if date.open { i64::from(i32::MAX) } else { i64::from(date.last.number()) }
}

/// The order of ORDER BY, `min` and `max`: by type, then by value; nothing last.
pub(crate) fn order(a: &Value, b: &Value) -> Ordering {
    let rank = |v: &Value| match v {
        Value::Bool(_) => 0,
        Value::Number(_) => 1,
        Value::Date(_) => 2,
        Value::Text(_) => 3,
        Value::Node(_) => 4,
        Value::Claim(_) => 5,
        Value::List(_) => 6,
        Value::Null => 7,
    };
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.total_cmp(b),
        (Value::Date(a), Value::Date(b)) => a.cmp(b),
        (Value::Text(a), Value::Text(b)) => a.to_lowercase().cmp(&b.to_lowercase()).then_with(|| a.cmp(b)),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Node(a), Value::Node(b)) => a.cmp(b),
        (Value::Claim(a), Value::Claim(b)) => a.cmp(b),
        (Value::List(a), Value::List(b)) => {
            let differ = a.iter().zip(b).map(|(a, b)| order(a, b)).find(|o| o.is_ne());
            differ.unwrap_or_else(|| a.len().cmp(&b.len()))
        }
        _ => rank(a).cmp(&rank(b)),
    }
}
