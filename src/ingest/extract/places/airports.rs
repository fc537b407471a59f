//! Airports that bear the name of their city: "San Diego International Airport".

use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::lexicon::{EntryClass, Words};

/// What stands between the city and "Airport".
static SORTS: Words = Words::of("airports.sorts");

impl Reading<'_> {
    /// Makes the `located-in` claims of airports in the cities that they are named after.
    pub(in crate::ingest::extract) fn read_airports(&mut self) {
        let names = self.names_of_body();
        for name in names {
            let tree = self.tree;
            let sort = name.end.checked_sub(2).filter(|s| *s > name.start && SORTS.contains(&tree.lower(*s)));
            let Some(sort) = sort.filter(|_| tree.lower(name.end - 1) == "airport") else { continue };
            let told = self.claims.by(name.node).any(|c| c.relation == "located-in");
            if told || self.place_argument(&name).is_none() {
                continue;
            }
            let city = self.gazetteer.find_written(&tree.phrase(name.start, sort - 1));
            if let Some(city) = city.filter(|e| e.class == EntryClass::City).cloned() {
                let node = self.nodes.of_entry(&city, "");
                let target = Argument::new(node, name.start, sort - 1);
                self.claim_structural(&name.argument(), "located-in", target, name.start, None, Rule::PlaceInPlace);
            }
        }
    }
}
