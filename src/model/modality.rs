//! Whether a claim says that something happened.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How a claim stands to the facts, as its sentence has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// It happened, says the text.
    #[default]
    Asserted,
    /// It did not happen, or somebody denies or refuses it.
    Negated,
    /// It is to happen: will, plans to, offers to.
    Planned,
    /// Somebody claims it, and the text does not make the claim its own: reportedly, is accused of.
    Alleged,
}

impl Modality {
    /// All four, in the order in which they are listed to people.
    pub const ALL: [Self; 4] = [Self::Asserted, Self::Negated, Self::Planned, Self::Alleged];

    /// The word for it, as in the extraction contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Negated => "negated",
            Self::Planned => "planned",
            Self::Alleged => "alleged",
        }
    }

    /// Reads the word for it; `None` for any other word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.as_str() == word)
    }

    /// Whether answers hold such claims unless a filter says otherwise.
    pub fn answers_by_default(self) -> bool {
        matches!(self, Self::Asserted | Self::Alleged)
    }
}

impl fmt::Display for Modality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
