//! What the gazetteer knows of a place that the text names together with what holds it.
//! Thus "protests continued in China, as thousands marched in Guangzhou".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::{EntryClass, Words};

/// Words in the names of waters.
static SEAS: Words = Words::of("geography.seas");

impl Reading<'_> {
    /// Makes the `located-in` claims of places whose country stands in the same sentence, where both say where
    /// something happens: a country that acts says nothing of its cities.
    pub(in crate::ingest::extract) fn read_geography(&mut self) {
        let tree = self.tree;
        let names = self.names_of_body();
        for name in &names {
            let Some(place) = self
                .nodes
                .get(name.node)
                .cloned()
                .filter(|d| d.is_place() && d.class.is_some_and(EntryClass::is_part_of_country))
            else {
                continue;
            };
            let lies = self.claims.by(name.node).any(|c| c.relation == "located-in");
            let city = place.is_city();
            if !(self.says_where(name.end - 1)
                || city && self.follows(name.end - 1, &["on", "of", "from", "to", "into", "outside", "over"]))
            {
                continue;
            }
            let Some(within) = self.gazetteer.find(&place.name).and_then(|e| e.within.clone()).filter(|_| !lies) else {
                continue;
            };
            let (start, end) = tree.sentence(tree.sentence_of(name.start));
            let outer = (start..end).find_map(|i| self.stands_for(i, &within));
            // "Peru's president declared an emergency in Cusco": of a capital it says nothing.
            let capital = self.gazetteer.metonym(&place.name).is_some();
            let outer = outer.or_else(|| {
                // "Peruvian police raided a house in Cusco" says little of where Cusco is, "Peru" does.
                (start..end).filter(|_| city && !capital).find_map(|i| self.mentions_country(i, &within))
            });
            if let Some((node, first, last)) = outer {
                let inner = name.argument();
                let outer = Argument::new(node, first, last);
                self.claim_structural(&inner, "located-in", outer, name.start, None, Rule::Geography);
            }
        }
    }

    /// The node of the country of this name where a token names it, and not only its people.
    fn mentions_country(&self, token: Index, country: &str) -> Option<(NodeIndex, Index, Index)> {
        let (node, first, last) =
            self.names.at(token).filter(|n| n.start == token).map(|n| (n.node, n.start, n.end - 1))?;
        self.nodes.get(node).is_some_and(|d| d.name == country).then_some((node, first, last))
    }

    /// The node of the country of this name where a token that says where names it.
    fn stands_for(&self, token: Index, country: &str) -> Option<(NodeIndex, Index, Index)> {
        let name = self.names.at(token).filter(|n| n.start == token && self.says_where(n.end - 1))?;
        self.nodes.get(name.node).is_some_and(|d| d.name == country).then_some((name.node, name.start, name.end - 1))
    }

    /// Whether a name's last word is the object of a preposition of place.
    fn says_where(&self, last: Index) -> bool {
        self.follows(last, &["in", "at", "near", "across", "throughout", "around"])
    }

    /// Whether a name's last word, or the first of the list that it stands in, is the object of one of these
    /// prepositions.
    fn follows(&self, last: Index, prepositions: &[&str]) -> bool {
        let tree = self.tree;
        let first_of_list = (0..4).fold(last, |at, _| if tree.label(at) == Label::Conj { tree.head(at) } else { at });
        tree.label(first_of_list) == Label::Pobj && prepositions.contains(&tree.lower(tree.head(first_of_list)))
    }

    /// "a train to Vienna in Budapest", "bound for Karachi in the Gulf of Aden": where somebody is on the way to, told
    /// with where that was. A known city that is a goal lies in no other city and in no sea, a capital in nothing that
    /// nobody knows.
    pub(in crate::ingest::extract) fn is_way_stop(&self, first: Index, inner: &str, outer: &str) -> bool {
        let tree = self.tree;
        let city = self.gazetteer.find(inner).is_some_and(|e| e.class == EntryClass::City);
        let name = self.names.at(first).filter(|n| n.end < tree.len() && tree.lower(n.end) == "in");
        let goal =
            first.checked_sub(1).is_some_and(|b| matches!(tree.lower(b), "to" | "for" | "towards" | "toward" | "into"));
        if !city || !goal || name.is_none() {
            return false;
        }
        let water = || {
            let words = outer.to_lowercase();
            words.split(' ').any(|w| SEAS.contains(&w))
        };
        match self.gazetteer.find(outer) {
            _ if self.gazetteer.lies_in(inner, outer) => false,
            Some(whole) => whole.class == EntryClass::City || water(),
            None => self.gazetteer.metonym(inner).is_some() && !outer.contains(' '),
        }
    }
}
