//! Sites and places that a noun tells, and the place that directly follows: "a mosque in Örebro".
//! Also "Utøya, an island in Norway".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::places::chains::SEATED;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, NounClass, Words};

/// Nouns for places that are no sites of their own: "areas in Syria" are Syria.
static VAGUE: Words = Words::of("sites_in_places.vague");

impl Reading<'_> {
    /// "Utøya, an island in Norway", "the city, the capital of Maharashtra", "Beit Lahia, a town in northern Gaza".
    pub(in crate::ingest::extract) fn read_place_appositions(&mut self) {
        let tree = self.tree;
        for noun in self.body..tree.len().saturating_sub(2) {
            let base = tree.base(noun);
            if tree.tag(noun) != Tag::Nn
                || self.names.at(noun).is_some()
                || !self.class_of(noun, &base).is(NounClass::PLACE)
                || !matches!(tree.lower(noun + 1), "in" | "of" | "on")
                // "a market in Homs, a mosque in Hama": the mosque is another site.
                || tree.is_placed_by_itself(noun)
            {
                continue;
            }
            let (from, _) = tree.sentence(tree.sentence_of(noun));
            let described = (from..noun)
                .rev()
                .take_while(|i| {
                    matches!(tree.tag(*i), Tag::Jj | Tag::Nn | Tag::Dt | Tag::Hyph | Tag::Vbn | Tag::Rb | Tag::Jjs)
                        // "a US base in Djibouti", "a Red Sea port in Yemen"
                        || tree.tag(*i) == Tag::Nnp && self.place_at(*i).is_some()
                })
                .last();
            let Some(first) = described.filter(|f| tree.tag(*f) == Tag::Dt && *f > from + 1) else { continue };
            if tree.lower(first - 1) != "," {
                continue;
            }
            let inner = match self.names.at(first - 2).cloned() {
                Some(name) => self.place_argument(&name).into_iter().collect(),
                None if tree.is_noun(first - 2) => self.resolve_one(first - 2, Want::Place),
                None => Vec::new(),
            };
            let inner = inner.into_iter().find(|a| self.nodes.is_place(a.node));
            let (Some(inner), Some(outer)) = (inner, self.place_from(noun + 2)) else { continue };
            for place in outer.places {
                // "a state on the Gulf of Mexico"
                if tree.lower(noun + 1) == "on" && self.is_water(&place) {
                    continue;
                }
                if inner.node != place.node && !self.gazetteer_says_otherwise(&place, &inner) {
                    self.claim_structural(&inner, "located-in", place, noun, None, Rule::PlaceInApposition);
                }
            }
        }
    }

    /// Makes the `located-in` claims of sites without a name: "a mosque in Örebro", "two oil facilities in Saudi
    /// Arabia".
    pub(in crate::ingest::extract) fn read_unnamed_sites(&mut self) {
        let tree = self.tree;
        for noun in self.body..tree.len().saturating_sub(2) {
            if !matches!(tree.tag(noun), Tag::Nn | Tag::Nns)
                || self.names.at(noun).is_some()
                || !matches!(tree.lower(noun + 1), "in" | "on" | "at" | "across" | "throughout")
                || tree.lower(noun + 1) == "on" && tree.lower(noun + 2) != "the"
            {
                continue;
            }
            let base = tree.base(noun);
            let class = self.class_of(noun, &base);
            let seated = SEATED.contains(&base.as_str());
            if VAGUE.contains(&base.as_str()) || !(seated || class.is(NounClass::PLACE)) {
                continue;
            }
            // "Goma, the largest city in Congo", "Kuriga, a town in Kaduna State": the place just named.
            let (from, _) = tree.sentence(tree.sentence_of(noun));
            let open = (from..noun)
                .rev()
                .take_while(|i| {
                    matches!(tree.tag(*i), Tag::Jj | Tag::Jjs | Tag::Jjr | Tag::Dt | Tag::Hyph | Tag::Vbn | Tag::Rb)
                        || tree.is_noun(*i) && (self.names.at(*i).is_none() || tree.head(*i) == noun)
                })
                .last()
                .filter(|f| *f > from + 1 && tree.lower(*f - 1) == ",");
            if open.is_some_and(|f| self.names.at(f - 2).is_some_and(|n| self.place_argument(n).is_some())) {
                continue;
            }
            if self.is_superlative(noun) {
                continue;
            }
            let Some(outer) = self.place_from(noun + 2) else { continue };
            let Some(place) = outer.places.first().cloned() else { continue };
            // "a reactor at Yongbyon" stands there, "a school at war" nowhere.
            let town = self.nodes.get(place.node).is_some_and(|d| !d.class.is_some_and(EntryClass::is_area));
            if tree.lower(noun + 1) == "at" && !town {
                continue;
            }
            let sites = self.resolve_one(noun, Want::Any);
            let site = sites
                .into_iter()
                .find(|a| self.nodes.get(a.node).is_some_and(|d| d.is_body_or_place() && d.class.is_none()));
            let Some(site) = site.filter(|s| s.node != place.node) else { continue };
            let phrase = tree.phrase(site.first.min(noun), outer.last);
            self.nodes.call(site.node, &phrase);
            self.claim_structural(&site, "located-in", place.clone(), noun, None, Rule::SiteInAPlace);
            // "dealerships across Canada, Mexico and Brazil"
            for further in outer.places.iter().skip(1).filter(|_| tree.lower(noun + 1) != "in").cloned() {
                self.claim_structural(&site, "located-in", further, noun, None, Rule::SiteInAPlace);
            }
            for beside in self.sites_beside(noun) {
                self.claim_structural(&beside, "located-in", place.clone(), noun, None, Rule::SiteInAPlace);
            }
        }
    }

    /// "the highest court in Scotland", "one of the most famous monuments in France": the place is what it is compared
    /// in.
    fn is_superlative(&self, noun: Index) -> bool {
        let tree = self.tree;
        // "Iran's largest plant in Assaluyeh" is compared in Iran.
        if tree.kid(noun, Label::Poss).is_some() {
            return false;
        }
        tree.kids(noun).any(|k| {
            k < noun
                && (tree.tag(k) == Tag::Jjs && !matches!(tree.lower(k), "least" | "most")
                    || tree
                        .kids(k)
                        .any(|m| tree.label(m) == Label::Advmod && matches!(tree.lower(m), "most" | "least")))
        })
    }

    /// The sites that a list names before this one: "a hospital, a school, and a residential area".
    pub(in crate::ingest::extract) fn sites_beside(&mut self, last: Index) -> Vec<Argument> {
        let tree = self.tree;
        let (mut at, mut found) = (last, Vec::new());
        while tree.label(at) == Label::Conj {
            at = tree.head(at);
            let base = tree.base(at);
            // "a market in Homs and a school in Idlib": each in its own town.
            let own = ["in", "near", "at", "on", "outside"].iter().any(|p| tree.prepositional(at, p).is_some());
            if !own && self.class_of(at, &base).is(NounClass::PLACE) && self.names.at(at).is_none() {
                let sites = self.resolve_one(at, Want::Any);
                found.extend(
                    sites.into_iter().filter(|a| self.nodes.get(a.node).is_some_and(|d| d.is_place() && !d.named)),
                );
            }
        }
        found
    }
}
