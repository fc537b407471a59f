//! The labels of nodes in patterns: their kinds, and countries and cities among the places.

use crate::lexicon::{EntryClass, Gazetteer};
use crate::model::{Node, NodeKind};

/// What `(a:label)` asks of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeLabel {
    /// A kind of node.
    Kind(NodeKind),
    /// A place that the gazetteer has as a country.
    Country,
    /// A place that the gazetteer has as a city.
    City,
}

/// All labels, for people.
pub(super) const LABELS: &str = "actor, organization, location, resolution, event, country or city";

impl NodeLabel {
    /// The label of this word.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        match word {
            "country" => Some(Self::Country),
            "city" => Some(Self::City),
            _ => NodeKind::from_word(word).map(Self::Kind),
        }
    }

    /// Whether a node bears it.
    pub(super) fn takes(self, node: &Node) -> bool {
        let listed = |key: &str| node.gazetteer.as_ref().map(|entry| entry.starts_with(key));
        match self {
            Self::Country => listed("country/"),
            Self::City => listed("city/"),
            Self::Kind(_) => None,
        }
        .unwrap_or_else(|| self.takes_view(node.kind, &node.name))
    }

    /// Whether a node of this kind and name bears it.
    pub(super) fn takes_view(self, kind: NodeKind, name: &str) -> bool {
        let class = |wanted: EntryClass| {
            kind == NodeKind::Location && Gazetteer::shared().find(name).is_some_and(|entry| entry.class == wanted)
        };
        match self {
            Self::Kind(wanted) => kind == wanted,
            Self::Country => class(EntryClass::Country),
            Self::City => class(EntryClass::City),
        }
    }
}
