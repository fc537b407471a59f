//! What the matches of one group come to in one column of a RETURN.

use super::value::{Datum, order};
use crate::query::ast::Aggregate;

/// What the bindings of one group come to in one column.
#[derive(Clone, Debug)]
pub(super) enum Gathered {
    One(Datum),
    Count(u64),
    /// The least or greatest value so far; null before the first.
    Least(Datum),
    Greatest(Datum),
    Values(Vec<Datum>),
    /// Values of which each counts once.
    Distinct(Vec<Datum>),
}

impl Gathered {
    /// What an aggregate has before the first value.
    pub(super) fn nothing(aggregate: Aggregate, distinct: bool) -> Self {
        match aggregate {
            Aggregate::Count if !distinct => Self::Count(0),
            Aggregate::Min => Self::Least(Datum::Null),
            Aggregate::Max => Self::Greatest(Datum::Null),
            Aggregate::Count | Aggregate::Collect if distinct => Self::Distinct(Vec::new()),
            Aggregate::Count | Aggregate::Collect => Self::Values(Vec::new()),
        }
    }

    /// Takes a value in, and gives how many more are held then.
    pub(super) fn add(&mut self, datum: Datum) -> usize {
        match self {
            _ if datum == Datum::Null => {}
            Self::One(_) => {}
            Self::Count(n) => *n += 1,
            Self::Least(least) => {
                if *least == Datum::Null || order(&datum, least).is_lt() {
                    *least = datum;
                }
            }
            Self::Greatest(greatest) => {
                if *greatest == Datum::Null || order(&datum, greatest).is_ge() {
                    *greatest = datum;
                }
            }
            Self::Values(list) | Self::Distinct(list) => {
                list.push(datum);
                return 1;
            }
        }
        0
    }

    /// The value, where it tells groups apart.
    pub(super) fn key(&self) -> Option<Datum> {
        if let Self::One(datum) = self { Some(datum.clone()) } else { None }
    }

    /// Lets go of what need not be held, and gives how many values are.
    pub(super) fn thin_out(&mut self) -> usize {
        match self {
            Self::Distinct(list) => {
                list.sort_by(order);
                list.dedup();
                list.len()
            }
            Self::Values(list) => list.len(),
            Self::One(_) | Self::Count(_) | Self::Least(_) | Self::Greatest(_) => 0,
        }
    }
}
