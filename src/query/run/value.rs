//! Values, and how they compare.
//! A comparison may be true, false, only possible (a partial date), or without answer (no value there).

use std::cmp::Ordering;

use crate::lexicon::fold;
use crate::model::{DateInterval, NodeId};
use crate::query::ast::{Comparison, Literal};
use crate::store::ClaimRef;

/// How far a condition holds, from not at all to certainly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Truth {
    False,
    /// There is no value to judge.
    Unknown,
    /// A partial date allows it.
    Possible,
    True,
}

impl Truth {
    pub(super) fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::True => Self::False,
            other => other,
        }
    }

    /// Whether it is enough for an answer.
    pub(super) fn holds(self, maybe: bool) -> bool {
        self == Self::True || (maybe && self == Self::Possible)
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

/// A value while a query runs.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Datum {
    Null,
    Text(String),
    Number(f64),
    Date(DateInterval),
    Bool(bool),
    Node(NodeId),
    Claim(ClaimRef),
}

impl From<&Literal> for Datum {
    fn from(literal: &Literal) -> Self {
        match literal {
            Literal::Text(text) => Self::Text(text.clone()),
            Literal::Number(number) => Self::Number(*number),
            Literal::Date(date) => Self::Date(*date),
            Literal::Bool(value) => Self::Bool(*value),
            Literal::Null | Literal::Parameter(_) => Self::Null,
        }
    }
}

/// A confidence as it was written: 0.88 is kept as a small float, whose nearest large one is 0.8799999952.
pub(super) fn decimal(confidence: f32) -> f64 {
    (f64::from(confidence) * 1e7).round() / 1e7
}

/// The date that a literal can stand for: 2024 is a year, "2024-12" a month.
pub(super) fn as_date(literal: &Literal) -> Option<DateInterval> {
    date_of(&Datum::from(literal))
}

fn date_of(datum: &Datum) -> Option<DateInterval> {
    match datum {
        Datum::Date(date) => Some(*date),
        Datum::Text(text) => text.parse().ok(),
        Datum::Number(year) if year.fract() == 0.0 && (1.0..=9999.0).contains(year) => DateInterval::year(*year as i16),
        _ => None,
    }
}

/// Compares two values.
pub(super) fn compare(left: &Datum, comparison: Comparison, right: &Datum) -> Truth {
    if *left == Datum::Null || *right == Datum::Null {
        return Truth::Unknown;
    }
    if comparison == Comparison::Unequal {
        return compare(left, Comparison::Equal, right).not();
    }
    let dated = matches!(left, Datum::Date(_)) || matches!(right, Datum::Date(_));
    if dated {
        return match (date_of(left), date_of(right)) {
            (Some(a), Some(b)) => compare_dates(a, comparison, b),
            _ => Truth::Unknown,
        };
    }
    let order = match (left, right) {
        (Datum::Text(a), Datum::Text(b)) => {
            let (a, b) = (fold(a), fold(b));
            if comparison == Comparison::Equal {
                return (a == b).into();
            }
            Some(a.cmp(&b))
        }
        (Datum::Number(a), Datum::Number(b)) => a.partial_cmp(b),
        (Datum::Bool(a), Datum::Bool(b)) => Some(a.cmp(b)),
        (Datum::Node(a), Datum::Node(b)) => Some(a.cmp(b)),
        (Datum::Claim(a), Datum::Claim(b)) => Some(a.cmp(b)),
        _ => None,
    };
    match order {
        None if comparison == Comparison::Equal => Truth::False,
        None => Truth::Unknown,
        Some(order) => match comparison {
            Comparison::Equal | Comparison::Unequal => order == Ordering::Equal,
            Comparison::Less => order == Ordering::Less,
            Comparison::AtMost => order != Ordering::Greater,
            Comparison::Greater => order == Ordering::Greater,
            Comparison::AtLeast => order != Ordering::Less,
        }
        .into(),
    }
}

/// A date is an interval: `a = b` certainly where all of `a` lies in `b`, possibly where a day of it does; `a < b`
/// where it lies before the first day of `b`.
fn compare_dates(a: DateInterval, comparison: Comparison, b: DateInterval) -> Truth {
    let (certain, possible) = match comparison {
        Comparison::Equal | Comparison::Unequal => (a.within(b), a.overlaps(b)),
        Comparison::Less => (a.end() < b.first, a.first < b.first),
        Comparison::AtMost => (a.end() <= b.end(), a.first <= b.end()),
        Comparison::Greater => (a.first > b.end(), a.end() > b.end()),
        Comparison::AtLeast => (a.first >= b.first, a.end() >= b.first),
    };
    match (certain, possible) {
        (true, _) => Truth::True,
        (false, true) => Truth::Possible,
        (false, false) => Truth::False,
    }
}

/// The order of values in ORDER BY, `min` and `max`: by type, then by value; nothing last.
pub(super) fn order(a: &Datum, b: &Datum) -> Ordering {
    let rank = |d: &Datum| match d {
        Datum::Bool(_) => 0,
        Datum::Number(_) => 1,
        Datum::Date(_) => 2,
        Datum::Text(_) => 3,
        Datum::Node(_) => 4,
        Datum::Claim(_) => 5,
        Datum::Null => 6,
    };
    match (a, b) {
        (Datum::Number(a), Datum::Number(b)) => a.total_cmp(b),
        (Datum::Date(a), Datum::Date(b)) => a.cmp(b),
        (Datum::Text(a), Datum::Text(b)) => fold(a).cmp(&fold(b)).then_with(|| a.cmp(b)),
        (Datum::Bool(a), Datum::Bool(b)) => a.cmp(b),
        (Datum::Node(a), Datum::Node(b)) => a.cmp(b),
        (Datum::Claim(a), Datum::Claim(b)) => a.cmp(b),
        _ => rank(a).cmp(&rank(b)),
    }
}

/// Values with what they sort by worked out once: to compare texts means to fold them.
#[derive(Clone, Debug)]
pub(super) struct Sorting(Vec<(Datum, Option<String>)>);

impl Sorting {
    pub(super) fn of(values: &[Datum]) -> Self {
        let folded = |datum: &Datum| if let Datum::Text(text) = datum { Some(fold(text)) } else { None };
        Self(values.iter().map(|datum| (datum.clone(), folded(datum))).collect())
    }
}

impl PartialEq for Sorting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Sorting {}

impl PartialOrd for Sorting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// One value after the other, as [`order`] has them.
impl Ord for Sorting {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0
            .iter()
            .zip(&other.0)
            .map(|(a, b)| match (a, b) {
                ((Datum::Text(a), Some(x)), (Datum::Text(b), Some(y))) => x.cmp(y).then_with(|| a.cmp(b)),
                ((a, _), (b, _)) => order(a, b),
            })
            .find(|o| o.is_ne())
            .unwrap_or_else(|| self.0.len().cmp(&other.0.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn truth(a: &str, comparison: Comparison, b: &str) -> Truth {
        compare_dates(a.parse().unwrap(), comparison, b.parse().unwrap())
    }

    #[test]
    fn a_partial_date_matches_possibly_what_it_may_be() {
        use Comparison::{AtLeast, AtMost, Equal, Greater, Less};
        assert_eq!(truth("2024-12-02", Equal, "2024-12"), Truth::True);
        assert_eq!(truth("2024", Equal, "2024-12"), Truth::Possible);
        assert_eq!(truth("2024-11", AtLeast, "2024-11-15"), Truth::Possible);
        assert_eq!(truth("2024-10", AtLeast, "2024-11"), Truth::False);
        assert_eq!(truth("2024-12", Less, "2024-12-02"), Truth::Possible);
        assert_eq!(truth("2024-12-02", AtMost, "2024-12"), Truth::True);
        assert_eq!(truth("2025-01", Greater, "2024"), Truth::True);
    }

    #[test]
    fn nothing_compares_with_nothing() {
        assert_eq!(compare(&Datum::Null, Comparison::Equal, &Datum::Null), Truth::Unknown);
    }
}
