//! "The Kenyan capital", "Peru's capital": the city that it is.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::Label;

impl Reading<'_> {
    /// The capital of the country that stands in front of the word, or behind "of": the city that the text names, else
    /// the gazetteer's. None of money: "Chinese capital".
    pub(in crate::ingest::extract) fn capital_of_country(&mut self, head: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        if tree.lower(head) != "capital" {
            return None;
        }
        let whose: Vec<Index> = tree
            .kids(head)
            .filter(|k| {
                *k < head && matches!(tree.label(*k), Label::Amod | Label::Poss | Label::Compound | Label::Nmod)
            })
            .collect();
        let definite = tree.kids(head).any(|k| tree.lower(k) == "the" || tree.label(k) == Label::Poss);
        let of = tree.prepositional(head, "of").filter(|_| definite);
        let country = whose.into_iter().filter(|_| definite).chain(of).find_map(|k| match self.names.at(k) {
            Some(name) => Some(name.node),
            None => self.demonym(k),
        })?;
        let key = self.nodes.get(country).filter(|d| d.is_country())?.gazetteer.clone()?;
        let gazetteer = self.gazetteer;
        let is_seat = |node: NodeIndex| {
            self.nodes
                .get(node)
                .is_some_and(|d| d.is_city() && gazetteer.metonym(&d.name).is_some_and(|e| e.key == key))
        };
        let named = self.names.iter().map(|n| n.node).find(|n| is_seat(*n));
        named.or_else(|| {
            let city = gazetteer.capital(&key)?;
            Some(self.nodes.of_entry(city, &city.name))
        })
    }
}
