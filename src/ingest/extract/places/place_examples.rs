//! Places told by example: "across Ukraine, including Kyiv and Odesa".
//! Also "floods in central Vietnam, including in major cities such as Hue and Vinh".

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::lexicon::{EntryClass, NounClass};

/// The rule of these claims.
const EXAMPLE: Rule = Rule::PlaceByExample;

impl Reading<'_> {
    /// Makes the `located-in` claims of places that are listed as parts of another.
    pub(in crate::ingest::extract) fn read_place_examples(&mut self) {
        let tree = self.tree;
        for token in self.body..tree.len() {
            let such = tree.lower(token) == "such" && token + 1 < tree.len() && tree.lower(token + 1) == "as";
            if !(such || matches!(tree.lower(token), "including" | "notably" | "especially")) {
                continue;
            }
            let (from, end) = tree.sentence(tree.sentence_of(token));
            let Some(whole) = self.whole_before(token, from) else { continue };
            let start = if such { token + 2 } else { token + 1 };
            for place in self.examples(start, end) {
                let name = |n| self.nodes.name(n);
                let known = self.gazetteer.find(name(place.node)).is_some_and(|e| e.within.is_some());
                let lies = self.names_lie(&place, &whole);
                if place.node == whole.node || known && !lies || self.gazetteer_says_otherwise(&whole, &place) {
                    continue;
                }
                self.claim_structural(&place, "located-in", whole.clone(), token, None, EXAMPLE);
            }
        }
    }

    /// The country or part of one right before the examples: "in central Vietnam, including", "cities in Peru such as".
    fn whole_before(&self, token: Index, from: Index) -> Option<Argument> {
        let tree = self.tree;
        let mut at = token;
        while at > from && token - at < 3 && matches!(tree.lower(at - 1), "," | "(" | "—") {
            at -= 1;
        }
        let mut name = at.checked_sub(1).and_then(|b| self.names.at(b));
        // "in central Vietnam, including in major cities such as": the place before the nouns.
        if name.is_none() && tree.lower(token) == "such" {
            let place = |i: Index| self.nouns.class(&tree.base(i)).is(NounClass::PLACE);
            let noun = at.checked_sub(1).filter(|n| *n > from && place(*n))?;
            let including = (from.max(noun.saturating_sub(5))..noun).rev().find(|i| tree.lower(*i) == "including")?;
            let before = if tree.lower(including.checked_sub(1)?) == "," { including - 1 } else { including };
            name = before.checked_sub(1).and_then(|b| self.names.at(b));
        }
        let name = name?;
        let place = self.nodes.get(name.node)?;
        if !place.class.is_some_and(EntryClass::is_area) {
            return None;
        }
        let mut found = name.argument();
        let direction = self.directions.iter().find(|(at, _)| *at == name.start);
        found.node = direction.map_or(found.node, |(_, n)| *n);
        Some(found)
    }

    /// The places of a list of examples.
    fn examples(&self, start: Index, end: Index) -> Vec<Argument> {
        let tree = self.tree;
        let mut found = Vec::new();
        let mut at = start;
        while at < end && found.len() < 12 {
            let class = self.nouns.class(&tree.base(at));
            let word = tree.lower(at);
            if let Some(name) = self.names.at(at).filter(|n| n.start == at).cloned() {
                let Some(place) = self.place_of(&name) else { break };
                at = name.end;
                found.push(place);
            } else if matches!(word, "," | "and" | "in" | "the" | "of" | "major" | "capital" | "near" | "as" | "&")
                || class.is(NounClass::PLACE) && tree.is_noun(at)
            {
                at += 1;
            } else {
                break;
            }
        }
        found
    }

    fn place_of(&self, name: &Name) -> Option<Argument> {
        self.place_argument(name)
            .filter(|a| self.nodes.get(a.node).is_some_and(|d| !d.class.is_some_and(EntryClass::is_country_or_region)))
    }
}
