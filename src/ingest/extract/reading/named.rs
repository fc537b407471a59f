//! Who and what is named at a token.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;

impl Reading<'_> {
    /// The names of the body, in the order in which they were found.
    pub(in crate::ingest::extract) fn names_of_body(&self) -> Vec<Name> {
        self.names.iter().filter(|n| n.start >= self.body).cloned().collect()
    }

    pub(in crate::ingest::extract) fn person_at(&self, token: Index) -> Option<&Name> {
        self.names.at(token).filter(|n| self.nodes.is_person(n.node))
    }

    pub(in crate::ingest::extract) fn organization_at(&self, token: Index) -> Option<&Name> {
        self.names.at(token).filter(|n| self.nodes.is_organization(n.node))
    }

    pub(in crate::ingest::extract) fn country_at(&self, token: Index) -> Option<&Name> {
        self.names.at(token).filter(|n| self.nodes.is_country(n.node))
    }

    pub(in crate::ingest::extract) fn place_at(&self, token: Index) -> Option<&Name> {
        self.names.at(token).filter(|n| self.nodes.is_place(n.node))
    }

    /// A name as a place; `None` where it is of something else.
    pub(in crate::ingest::extract) fn place_argument(&self, name: &Name) -> Option<Argument> {
        let is_place = self.nodes.is_place(name.node);
        is_place.then(|| name.argument())
    }

    /// Whether a table knows somebody by name.
    pub(in crate::ingest::extract) fn is_known_person(&self, node: NodeIndex) -> bool {
        self.gazetteer.person(self.nodes.name(node)).is_some()
    }
}
