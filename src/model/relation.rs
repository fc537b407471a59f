//! Names of relations.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A relation's canonical name, such as `met-with`: lower case, words joined by hyphens.
///
/// Relations are data: the built-in ones stand in `data/lexicon/relations.tsv`, an import may bring others, and a
/// store keeps its own table of those it has seen. Cloning is cheap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RelationName(Arc<str>);

/// Why a text names no relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationNameError(String);

impl fmt::Display for RelationNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no name for a relation: it holds no letter or digit", self.0)
    }
}

impl std::error::Error for RelationNameError {}

impl RelationName {
    /// Folds a written name to the canonical one: `MET_WITH`, `met with` and `met-with` are one relation, and
    /// `Discuss by telephone` becomes `discuss-by-telephone`.
    ///
    /// # Errors
    /// Where `written` holds no letter and no digit.
    pub fn new(written: &str) -> Result<Self, RelationNameError> {
        let mut name = String::with_capacity(written.len());
        for part in written.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()) {
            if !name.is_empty() {
                name.push('-');
            }
            name.extend(part.chars().flat_map(char::to_lowercase));
        }
        if name.is_empty() { Err(RelationNameError(written.to_owned())) } else { Ok(Self(name.into())) }
    }

    /// The canonical name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RelationName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialEq<str> for RelationName {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for RelationName {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl TryFrom<String> for RelationName {
    type Error = RelationNameError;

    fn try_from(written: String) -> Result<Self, RelationNameError> {
        Self::new(&written)
    }
}

impl From<RelationName> for String {
    fn from(name: RelationName) -> Self {
        name.as_str().to_owned()
    }
}
