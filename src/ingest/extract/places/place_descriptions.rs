//! Where a place lies by what it is called behind its name: "Gorizia, an Italian town on the border,".

use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Tag;
use crate::lexicon::Words;

/// Nouns of places that lie in the country whose adjective stands with them.
static SETTLED: Words = Words::of("place_descriptions.settled");

/// At most so many words describe a place.
const LONGEST: usize = 8;

impl Reading<'_> {
    /// Makes the `located-in` claims of places that an apposition describes by a country or a part of one.
    pub(in crate::ingest::extract) fn read_described_places(&mut self) {
        let names = self.names_of_body();
        for name in &names {
            if let Some(place) = self.place_argument(name).filter(|p| !self.nodes.is_country(p.node)) {
                self.read_description_of_place(name, &place);
            }
        }
    }

    fn read_description_of_place(&mut self, name: &Name, place: &Argument) {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(name.start));
        let first = name.end + 2;
        if first + 1 >= end || tree.lower(name.end) != "," || !tree.is_article(name.end + 1) {
            return;
        }
        let described = |i: &usize| {
            tree.is_noun(*i) || matches!(tree.tag(*i), Tag::Jj | Tag::Jjs | Tag::Hyph | Tag::Vbn | Tag::Cd | Tag::Pos)
        };
        let Some(noun) = (first..end.min(first + LONGEST)).take_while(described).last() else { return };
        let closed = noun + 1 >= end
            || matches!(tree.tag(noun + 1), Tag::Comma | Tag::Period | Tag::In)
            || matches!(tree.lower(noun + 1), "where" | "that" | "which" | "with" | "and");
        if !closed || !SETTLED.contains(&tree.base(noun).as_str()) || self.names.at(noun).is_some() {
            return;
        }
        let outer = (first..noun).find_map(|i| match self.names.at(i) {
            Some(other) => self.place_argument(other).filter(|_| self.holds_others(other, place)),
            None => self.demonym(i).map(|node| Argument::new(node, i, i)),
        });
        let Some(outer) = outer.filter(|o| o.node != place.node && !self.gazetteer_says_otherwise(o, place)) else {
            return;
        };
        if !self.is_water(&outer) && !self.is_city_abroad(place, &outer) {
            self.claim_structural(place, "located-in", outer, noun, None, Rule::PlaceInApposition);
        }
    }
}
