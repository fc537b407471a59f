//! Numbers of people and things.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How the text bounds a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Bound {
    /// As many as that.
    #[default]
    #[serde(rename = "exactly")]
    Exactly,
    /// "over", "at least", "dozens of".
    #[serde(rename = "at least")]
    AtLeast,
    /// "up to", "fewer than".
    #[serde(rename = "at most")]
    AtMost,
    /// "about", "some", "nearly".
    #[serde(rename = "about")]
    About,
}

impl Bound {
    /// The words for it; empty for an exact number.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exactly => "",
            Self::AtLeast => "at least",
            Self::AtMost => "at most",
            Self::About => "about",
        }
    }
}

/// A number with its bound. In JSON a bare number, or `{"value": 48500, "bound": "at least"}`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Quantity {
    /// The number.
    pub value: f64,
    /// What the text says about its precision.
    pub bound: Bound,
}

impl Quantity {
    /// An exact number.
    pub fn exactly(value: f64) -> Self {
        Self { value, bound: Bound::Exactly }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.bound {
            Bound::Exactly => write!(f, "{}", self.value),
            bound => write!(f, "{} {}", bound.as_str(), self.value),
        }
    }
}

/// The two JSON forms. Only for self-describing formats: the store's records have a struct of their own.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Whole(i64),
    Bare(f64),
    Bounded {
        value: Number,
        #[serde(default)]
        bound: Bound,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Real(f64),
}

/// Largest magnitude below which every whole `f64` is an exact `i64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A number without a fraction as such.
pub(crate) fn whole(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() < EXACT).then_some(value as i64)
}

impl From<Written> for Quantity {
    fn from(written: Written) -> Self {
        match written {
            Written::Whole(value) => Self::exactly(value as f64),
            Written::Bare(value) => Self::exactly(value),
            Written::Bounded { value: Number::Whole(value), bound } => Self { value: value as f64, bound },
            Written::Bounded { value: Number::Real(value), bound } => Self { value, bound },
        }
    }
}

impl From<Quantity> for Written {
    fn from(quantity: Quantity) -> Self {
        let Quantity { value, bound } = quantity;
        match (bound, whole(value)) {
            (Bound::Exactly, Some(n)) => Self::Whole(n),
            (Bound::Exactly, None) => Self::Bare(value),
            (_, Some(n)) => Self::Bounded { value: Number::Whole(n), bound },
            (_, None) => Self::Bounded { value: Number::Real(value), bound },
        }
    }
}
