//! A vessel that is called by what it is after it was named: "the tanker Suez Rajan … the vessel".
//! Also "the ship, a freighter named Victoria".

use crate::ingest::extract::names::vessels::{NAMING, PREFIXES, VESSELS};
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Tag;

impl Reading<'_> {
    /// The vessel that a noun stands for: named in its own phrase, or the only one named before it.
    pub(super) fn vessel_again(&self, head: Index, base: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        if tree.tag(head) != Tag::Nn || !VESSELS.contains(&base) {
            return None;
        }
        let (low, high) = tree.reach(head);
        let beside = self.names.within(low..high + 1).into_iter().find(|n| n.start > head && self.is_vessels(n));
        if let Some(name) = beside {
            return Some(name.node);
        }
        let plain = tree.kids(head).all(|k| k < head && !matches!(tree.lower(k), "a" | "an" | "another" | "other"));
        let definite = tree.kids(head).any(|k| matches!(tree.lower(k), "the" | "this"));
        let owned = (low..head).any(|i| self.names.at(i).is_some() || self.gazetteer.demonym(tree.word(i)).is_some());
        if !definite || !plain || owned {
            return None;
        }
        let mut told: Vec<NodeIndex> = self
            .names
            .iter()
            .filter(|n| n.end <= head && n.start >= self.body && !self.apart(n.start, head) && self.is_vessels(n))
            .map(|n| n.node)
            .collect();
        told.sort_unstable();
        told.dedup();
        told.first().copied().filter(|_| told.len() == 1)
    }

    /// Whether a name is a vessel's by the words in front of it.
    pub(super) fn is_vessels(&self, name: &Name) -> bool {
        let tree = self.tree;
        let back = |by: usize| name.start.checked_sub(by).map_or("", |i| tree.lower(i));
        let vessel = |by: usize| VESSELS.contains(&back(by));
        // Not "the vessel, the United Kingdom-flagged Madleen".
        let thing = self.nodes.is_organization(name.node);
        thing
            && (PREFIXES.contains(&tree.word(name.start))
                || vessel(1)
                || NAMING.contains(&back(1)) && vessel(2)
                || back(1) == "the" && back(2) == "," && vessel(3))
    }
}
