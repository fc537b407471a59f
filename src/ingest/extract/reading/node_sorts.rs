//! What sort of thing a node is, in the terms that the rules speak in.

use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::{DraftNode, Nodes};
use crate::lexicon::EntryClass;
use crate::model::NodeKind;

impl DraftNode {
    /// Whether it is a place, a country too.
    pub(in crate::ingest::extract) fn is_place(&self) -> bool {
        self.kind == NodeKind::Location
    }

    /// Whether it is a body of people that acts as one.
    pub(in crate::ingest::extract) fn is_organization(&self) -> bool {
        self.kind == NodeKind::Organization
    }

    /// Whether it is a person, a post or a population.
    pub(in crate::ingest::extract) fn is_actor(&self) -> bool {
        self.kind == NodeKind::Actor
    }

    /// Whether it is something that happens; a document is none.
    pub(in crate::ingest::extract) fn is_event(&self) -> bool {
        self.kind == NodeKind::Event
    }

    /// As [`NodeKind::is_matter`].
    pub(in crate::ingest::extract) fn is_matter(&self) -> bool {
        self.kind.is_matter()
    }

    /// As [`NodeKind::is_somebody`].
    pub(in crate::ingest::extract) fn is_somebody(&self) -> bool {
        self.kind.is_somebody()
    }

    /// As [`NodeKind::is_body_or_place`].
    pub(in crate::ingest::extract) fn is_body_or_place(&self) -> bool {
        self.kind.is_body_or_place()
    }

    /// As [`NodeKind::is_body_or_people`].
    pub(in crate::ingest::extract) fn is_body_or_people(&self) -> bool {
        self.kind.is_body_or_people()
    }

    /// Whether it is a state that the gazetteer knows: a place that acts.
    pub(in crate::ingest::extract) fn is_country(&self) -> bool {
        self.class == Some(EntryClass::Country)
    }

    /// Whether it is a city that the gazetteer knows or that its name shows to be one.
    pub(in crate::ingest::extract) fn is_city(&self) -> bool {
        self.class == Some(EntryClass::City)
    }

    /// Whether it is a part of the world or a sea, which is of no one state.
    pub(in crate::ingest::extract) fn is_region(&self) -> bool {
        self.class == Some(EntryClass::Region)
    }

    /// Whether it is people who go without a name: "protesters", "a spokesman".
    pub(in crate::ingest::extract) fn is_nameless(&self) -> bool {
        self.is_actor() && !self.named
    }

    /// Whether it is an organization that goes by a name of its own.
    pub(in crate::ingest::extract) fn is_named_organization(&self) -> bool {
        self.is_organization() && self.named
    }

    /// Whether it is a body or a state: what has a government or a board, and acts by it.
    pub(in crate::ingest::extract) fn is_body_or_state(&self) -> bool {
        self.is_organization() || self.is_country()
    }

    /// Whether it is a place that is no state, and does nothing by itself.
    pub(in crate::ingest::extract) fn is_mere_place(&self) -> bool {
        self.is_place() && !self.is_country()
    }
}

/// The same of a node by its index.
impl Nodes {
    pub(in crate::ingest::extract) fn is_place(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_place)
    }

    pub(in crate::ingest::extract) fn is_organization(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_organization)
    }

    pub(in crate::ingest::extract) fn is_actor(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_actor)
    }

    pub(in crate::ingest::extract) fn is_event(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_event)
    }

    pub(in crate::ingest::extract) fn is_matter(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_matter)
    }

    pub(in crate::ingest::extract) fn is_somebody(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_somebody)
    }

    pub(in crate::ingest::extract) fn is_country(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_country)
    }

    pub(in crate::ingest::extract) fn is_city(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_city)
    }

    pub(in crate::ingest::extract) fn is_region(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_region)
    }

    pub(in crate::ingest::extract) fn is_nameless(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_nameless)
    }

    pub(in crate::ingest::extract) fn is_body_or_place(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_body_or_place)
    }

    pub(in crate::ingest::extract) fn is_body_or_people(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_body_or_people)
    }

    pub(in crate::ingest::extract) fn is_named_organization(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_named_organization)
    }

    pub(in crate::ingest::extract) fn is_mere_place(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_mere_place)
    }

    pub(in crate::ingest::extract) fn is_body_or_state(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(DraftNode::is_body_or_state)
    }

    /// Whether it is a single human being.
    pub(in crate::ingest::extract) fn is_person(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(|d| d.person)
    }

    /// Whether this is the name that it goes by.
    pub(in crate::ingest::extract) fn is_called(&self, node: NodeIndex, name: &str) -> bool {
        self.get(node).is_some_and(|d| d.name == name)
    }

    /// Whether it is a house of a legislature, by its name.
    pub(in crate::ingest::extract) fn is_chamber(&self, node: NodeIndex) -> bool {
        self.get(node).is_some_and(|d| {
            let name = d.name.to_lowercase();
            ["senate", "house", "congress", "parliament", "assembly"]
                .iter()
                .any(|w| name.ends_with(w) || name.starts_with(&format!("{w} of ")))
                || name.starts_with("national assembly")
                || name.contains("house of ")
        })
    }

    /// Whether a body is a legislature or a house of one: "Assembly of the Representatives of the People" too.
    pub(in crate::ingest::extract) fn is_legislature(&self, node: NodeIndex) -> bool {
        let says = |d: &DraftNode| {
            std::iter::once(&d.name).chain(&d.aliases).any(|name| {
                let name = name.to_lowercase();
                name.ends_with("parliament") || name.starts_with("parliament of ") || name.ends_with("legislature")
            })
        };
        self.is_chamber(node) && !self.is_called(node, "UN General Assembly") || self.get(node).is_some_and(says)
    }
}
