//! Capitals and the countries that they are of: "the country's capital, Tunis", "Tbilisi, the Georgian capital".

use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::model::NodeKind;

impl Reading<'_> {
    /// "the country's capital, Tunis", "the capital city Sanaa", "Tbilisi, the Georgian capital", "Chad's capital,
    /// N'Djamena": the country is the gazetteer's.
    pub(in crate::ingest::extract) fn read_capitals(&mut self) {
        let tree = self.tree;
        let names: Vec<Name> = self.names.iter().cloned().collect();
        for name in &names {
            let Some(place) = self.place_argument(name) else { continue };
            let (from, end) = tree.sentence(tree.sentence_of(name.start));
            let before = (1..=3)
                .filter_map(|n| name.start.checked_sub(n))
                .find(|i| !matches!(tree.lower(*i), "," | "city" | "of" | "-"))
                .filter(|i| tree.lower(*i) == "capital");
            let behind = (name.end + 1 < end && tree.lower(name.end) == ",").then_some(name.end + 1);
            // ", the capital", ", the Georgian capital", ", Chad's capital"
            let after = behind.and_then(|first| {
                (first..end.min(first + 5))
                    .take_while(|i| !matches!(tree.lower(*i), "," | "and" | "." | "of" | "in"))
                    .find(|i| tree.lower(*i) == "capital")
            });
            let Some(capital) = before.or(after) else { continue };
            // "Bengaluru, capital of the Indian state of Karnataka"
            if after.is_some() && capital + 2 < end && tree.lower(capital + 1) == "of" {
                let of = self.place_from(capital + 2).and_then(|o| o.places.into_iter().next());
                if let Some(outer) = of.filter(|o| o.node != place.node && !self.gazetteer_says_otherwise(o, &place)) {
                    self.claim_structural(&place, "located-in", outer, capital, None, Rule::Capital);
                    continue;
                }
            }
            let entry = self.nodes.get(place.node).and_then(|d| self.gazetteer.find(&d.name));
            let Some(within) = entry.and_then(|e| e.within.clone()) else { continue };
            let near = (from.max(capital.saturating_sub(4))..end.min(capital + 4)).collect::<Vec<_>>();
            let known = self.nodes.find(&within, NodeKind::Location).or_else(|| {
                let nodes = near.into_iter().filter_map(|i| self.demonym(i)).collect::<Vec<_>>();
                nodes.into_iter().find(|n| self.nodes.get(*n).is_some_and(|d| d.name == within))
            });
            if let Some(node) = known {
                let outer = Argument::new(node, name.start, name.end - 1);
                self.claim_structural(&place, "located-in", outer, name.start, None, Rule::Capital);
            }
        }
    }
}
