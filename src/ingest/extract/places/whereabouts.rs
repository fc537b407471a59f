//! Where things lie: "Aleppo, Syria", "a village in Darfur", "northern Syria", "the Greek port of Lavrio".

use crate::ingest::extract::names::divisions;
use crate::ingest::extract::names::place_names::is_division;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, NounClass, Words};

/// Nouns behind the name of a settlement.
static SETTLEMENTS: Words = Words::of("whereabouts.settlements");

/// Nouns for places that are themselves what their name is of.
pub(super) static TOWNS: Words = Words::of("whereabouts.towns");

/// The rule of "Aleppo, Syria".
pub(in crate::ingest::extract) const CHAIN: Rule = Rule::PlacePlace;

/// What a place's name in front of another modifies.
#[derive(Clone, Copy)]
enum Modified {
    /// The other's own name: "Syria's Aleppo".
    Name,
    /// A town that is called by it: "the Blue Nile town of Kurmuk".
    Town,
    /// Another noun behind which it stands: "the Al-Mawasi area of Khan Yunis".
    Noun,
}

impl Reading<'_> {
    /// Makes the `located-in` claims that the text states or plainly implies.
    pub(in crate::ingest::extract) fn read_places(&mut self) {
        let tree = self.tree;
        let names: Vec<Name> = self.names.iter().cloned().collect();
        for name in &names {
            let Some(place) = self.place_argument(name) else {
                continue;
            };
            let head = (name.start..name.end)
                .find(|i| !(name.start..name.end).contains(&tree.head(*i)))
                .unwrap_or(name.end - 1);
            self.read_place_behind_comma(name, &place);
            // "Hunan China"
            if let Some(next) = self.names.at(name.end).filter(|n| n.start == name.end).cloned()
                && let Some(outer) = self.place_argument(&next).filter(|o| self.names_lie(&place, o))
            {
                self.claim_structural(&place, "located-in", outer, name.start, None, CHAIN);
            }
            self.read_place_in_place(name, &place);
            self.read_owners_of_place(name, &place, head);
            self.read_left_of(name, &place);
            self.read_place_in_compound(&place, head);
        }
    }

    /// "Aleppo, Syria", "Aleppo (Syria)" and "Ramgarh district, India"
    fn read_place_behind_comma(&mut self, name: &Name, place: &Argument) {
        let tree = self.tree;
        let noun = tree.lower(name.end.min(tree.len() - 1));
        // "Nir Oz kibbutz, Israel"
        let site = name.end < tree.len()
            && tree.tag(name.end) == Tag::Nn
            && tree.head(name.end - 1) == name.end
            && SETTLEMENTS.contains(&noun);
        let whole = is_division(noun) || divisions::is_plural(tree, name.end) || site;
        let end = if whole { name.end + 1 } else { name.end };
        // "Nassau, The Bahamas"
        let opens = if end + 2 < tree.len() && tree.lower(end + 1) == "the" { end + 2 } else { end + 1 };
        if end + 1 >= tree.len() || !matches!(tree.lower(end), "," | "(") {
            return;
        }
        let Some(next) = self.names.at(opens).filter(|n| n.start == opens).cloned() else { return };
        if self.names_the_site_before(name, &next) {
            self.claim_structural(&next.argument(), "located-in", place.clone(), next.start, None, Rule::SiteInAPlace);
            return;
        }
        let Some(outer) = self.place_argument(&next) else { return };
        if tree.sentence_of(name.start) == tree.sentence_of(next.start)
            && !self.acts_itself(name, &next)
            && !self.owns_a_subject(&next)
            && !self.tells_whose(name, &next)
            && self.gazetteer.find(&tree.phrase(name.start, next.end - 1)).is_none()
            && self.may_lie_in(place, &outer, &next, tree.label(next.end - 1) == Label::Appos)
        {
            self.claim_structural(place, "located-in", outer.clone(), end, None, CHAIN);
            self.part_from_namesake(place, &outer);
            self.read_side_by_side(name, &outer, end);
        }
    }

    /// "a hospital in Berlin, Charité": a name that nobody knows behind a known city's tells what the site is called.
    fn names_the_site_before(&self, city: &Name, next: &Name) -> bool {
        let tree = self.tree;
        let (from, end) = tree.sentence(tree.sentence_of(city.start));
        let known = self.nodes.is_city(city.node);
        let unknown = self.nodes.get(next.node).is_some_and(|d| d.class.is_none() && d.is_body_or_place());
        let written = tree.phrase(next.start, next.end - 1);
        let closed = next.end >= end || matches!(tree.lower(next.end), "." | "," | ";");
        let goes_on = next.end + 1 < end && self.names.at(next.end + 1).is_some();
        let site = city.start.checked_sub(2).filter(|s| *s > from && tree.lower(s + 1) == "in");
        let is_site = |s: Index| {
            let base = tree.base(s);
            tree.tag(s) == Tag::Nn
                && self.names.at(s).is_none()
                && !SETTLEMENTS.contains(&base.as_str())
                && self.class_of(s, &base).is(NounClass::PLACE)
                && self.class_of(s, &base).is(NounClass::ENTERPRISE)
        };
        let division = is_division(tree.lower(next.end - 1)) || next.end < end && is_division(tree.lower(next.end));
        known
            && unknown
            && closed
            && !goes_on
            && !division
            && self.gazetteer.find_written(&written).is_none()
            && site.is_some_and(is_site)
    }

    /// "Lavrio in Greece"
    fn read_place_in_place(&mut self, name: &Name, place: &Argument) {
        let tree = self.tree;
        if self.is_water(place) || self.is_somebody_there(name) {
            return;
        }
        for preposition in ["in", "of"] {
            let objects: Vec<Index> =
                (name.start..name.end).filter_map(|i| tree.prepositional(i, preposition)).collect();
            for object in objects {
                let Some(outer) = self.names.at(object).and_then(|n| self.place_argument(n)) else { continue };
                let of = preposition == "of";
                // "the Red Sea port town of Mokha" does not lie in Mokha.
                let apart = of && !(name.end..=name.end + 2).contains(&object);
                // "the Pacific island of Saipan", "a tour of the Gulf in Riyadh"
                let region = of && self.nodes.is_region(place.node)
                    || self.is_larger_than_a_city(place) && self.nodes.is_city(outer.node);
                let abroad = self.is_city_abroad(place, &outer);
                // "met Jane Roe, prosecutor of the Criminal Court, in Ramallah": there they met.
                let parted = object.checked_sub(2).is_some_and(|comma| tree.lower(comma) == "," && comma >= name.end);
                if !apart && !parted && !region && !abroad && self.lies_elsewhere_than(place, &outer) {
                    self.claim_structural(place, "located-in", outer, object, None, Rule::PlaceInPlace);
                }
            }
        }
    }

    /// "the Greek port of Lavrio", "Syria's Aleppo"
    fn read_owners_of_place(&mut self, name: &Name, place: &Argument, head: Index) {
        let tree = self.tree;
        let mut above = head;
        if tree.label(head) == Label::Pobj && tree.lower(tree.head(head)) == "of" {
            above = tree.head(tree.head(head));
        }
        // "the Israeli bombing of Damascus", "the occupation of Goma": who does it to the place does not hold it.
        if above != head && self.noun_phrase_frame(above).is_some() {
            above = head;
        }
        for modified in [above, head] {
            let modifies = |k: &Index| {
                *k < name.start && matches!(tree.label(*k), Label::Amod | Label::Poss | Label::Compound | Label::Nmod)
            };
            let kids: Vec<Index> = tree.kids(modified).filter(modifies).collect();
            for kid in kids {
                let outer = match self.names.at(kid).cloned() {
                    Some(other) if other.node != name.node => {
                        // "the Blue Nile town of Kurmuk"
                        let modified = match modified {
                            noun if noun == head => Modified::Name,
                            noun if TOWNS.contains(&tree.lemma(noun)) => Modified::Town,
                            _ => Modified::Noun,
                        };
                        let own = self.owns_place(&other, place, kid, modified);
                        self.place_argument(&other).filter(|_| own).map(|a| self.in_direction(a, &other))
                    }
                    Some(_) => None,
                    None => self.demonym(kid).map(|node| Argument::new(node, kid, kid)),
                };
                if let Some(outer) = outer.filter(|o| self.lies_elsewhere_than(place, o)) {
                    self.claim_structural(place, "located-in", outer.clone(), kid, None, Rule::PlaceOfACountry);
                    self.read_list(name, &outer, kid);
                }
            }
        }
    }

    /// Whether a place in front of another holds it; "the Al-Mawasi area of Khan Yunis", "Zaporizhzhia, Kharkiv" are
    /// side by side, not one in the other.
    fn owns_place(&self, other: &Name, place: &Argument, kid: Index, modified: Modified) -> bool {
        let label = self.tree.label(kid);
        // "the Beirut suburb of Haret Hreik"
        let place_is_city = || self.nodes.is_city(place.node);
        let holds = match modified {
            Modified::Name => label == Label::Amod || self.holds_others(other, place),
            Modified::Town => self.holds_others(other, place) || self.nodes.is_city(other.node) && !place_is_city(),
            Modified::Noun => false,
        };
        holds || label == Label::Poss || self.nodes.is_country(other.node)
    }

    /// A place by the direction that stands with its name: "northern Syria".
    fn in_direction(&self, mut place: Argument, name: &Name) -> Argument {
        if let Some((_, direction)) = self.directions.iter().find(|(at, _)| *at == name.start) {
            place.node = *direction;
        }
        place
    }

    /// "the Al-Mawasi area of Khan Yunis"
    fn read_place_in_compound(&mut self, place: &Argument, head: Index) {
        let tree = self.tree;
        let whole = tree.head(head);
        if tree.label(head) != Label::Compound
            // "the Pacific island of Saipan"
            || self.nodes.is_region(place.node)
            // "the West Bank town of Sinjil": the town is Sinjil.
            || TOWNS.contains(&tree.lemma(whole))
            || tree.lemma(whole) == "capital"
            || !self.class_of(whole, &tree.base(whole)).is(NounClass::PLACE)
        {
            return;
        }
        for preposition in ["of", "in"] {
            let object = tree.prepositional(whole, preposition);
            let outer = object.and_then(|o| self.names.at(o)).and_then(|n| self.place_argument(n));
            if let Some(outer) = outer.filter(|o| self.lies_elsewhere_than(place, o)) {
                self.claim_structural(place, "located-in", outer, head, None, Rule::PlaceInPlace);
            }
        }
    }

    /// Whether a second place is another one, which the gazetteer does not have in the first.
    fn lies_elsewhere_than(&self, place: &Argument, outer: &Argument) -> bool {
        outer.node != place.node && !self.gazetteer_says_otherwise(outer, place)
    }

    /// "the Serbian capital Belgrade", "Indonesia's Banten province": the words directly in front.
    fn read_left_of(&mut self, name: &Name, place: &Argument) {
        let tree = self.tree;
        let (start, _) = tree.sentence(tree.sentence_of(name.start));
        for token in (start.max(name.start.saturating_sub(4))..name.start).rev() {
            let part = tree.is_noun(token) || matches!(tree.tag(token), Tag::Jj | Tag::Pos);
            if !part {
                return;
            }
            let outer = match self.names.at(token).cloned() {
                Some(other) if other.node != name.node => self.place_argument(&other),
                Some(_) => None,
                None => self.demonym(token).map(|node| Argument::new(node, token, token)),
            };
            if let Some(outer) = outer {
                let lies = self.names_lie(place, &outer);
                if lies {
                    self.claim_structural(place, "located-in", outer.clone(), token, None, Rule::PlaceOfACountry);
                    self.read_list(name, &outer, token);
                }
                return;
            }
        }
    }

    /// "Beit She'an and Afula, Israel", "the Sumy and Kharkiv oblasts of Ukraine": what stands beside a place lies in
    /// the same.
    pub(in crate::ingest::extract) fn read_side_by_side(&mut self, name: &Name, outer: &Argument, trigger: Index) {
        let tree = self.tree;
        let mut first = name.clone();
        // Commas alone part a place from what holds it.
        let mut joined = false;
        for _ in 0..8 {
            let joint = |i: Index| matches!(tree.lower(i), "," | "and" | "or" | "&" | "the");
            let gap = (1..=3).take_while(|n| first.start.checked_sub(*n).is_some_and(joint)).count();
            let Some(at) = first.start.checked_sub(gap + 1).filter(|_| gap > 0) else { return };
            joined = joined || (at + 1..first.start).any(|i| matches!(tree.lower(i), "and" | "or" | "&"));
            if !joined {
                return;
            }
            let Some(before) = self.names.at(at).filter(|n| n.end == at + 1).cloned() else { return };
            let Some(place) = self.place_argument(&before) else { return };
            let lies = self.claims.by(place.node).any(|c| c.relation == "located-in");
            let entry = self.nodes.get(place.node).and_then(|d| self.gazetteer.find(&d.name));
            let whole = self.nodes.name(outer.node);
            let elsewhere = entry.is_some_and(|e| {
                e.class.is_country_or_region() || e.within.is_some() && !self.gazetteer.lies_in(&e.name, whole)
            });
            if lies || elsewhere || place.node == outer.node || tree.sentence_of(at) != tree.sentence_of(name.start) {
                return;
            }
            self.claim_structural(&place, "located-in", outer.clone(), trigger, None, Rule::PlacesSideBySide);
            first = before;
        }
    }

    /// "the US states of Idaho, Michigan and Washington", "Ukraine's Kharkiv, Odesa and Sumy oblasts": where the first
    /// lies the others lie, if the gazetteer does not have them elsewhere.
    fn read_list(&mut self, first: &Name, outer: &Argument, trigger: Index) {
        let tree = self.tree;
        let (_, stop) = tree.sentence(tree.sentence_of(first.start));
        let whole = self.nodes.name(outer.node);
        let (mut members, mut end, mut joined) = (Vec::new(), first.end, false);
        while members.len() < 20 {
            let gap = (end..stop).take_while(|i| matches!(tree.lower(*i), "," | "and" | "or" | "&")).count();
            joined = joined || (end..end + gap).any(|i| tree.lower(i) != ",");
            let Some(next) = self.names.at(end + gap).filter(|n| gap > 0 && n.start == end + gap).cloned() else {
                break;
            };
            let Some(place) = self.place_argument(&next) else { break };
            let known = self.nodes.get(place.node).and_then(|d| self.gazetteer.find(&d.name));
            if known.is_some_and(|e| e.class == EntryClass::Country || !self.gazetteer.lies_in(&e.name, whole)) {
                break;
            }
            members.push(place);
            end = next.end;
        }
        if joined {
            for place in members {
                self.claim_structural(&place, "located-in", outer.clone(), trigger, None, Rule::PlacesSideBySide);
            }
        }
    }
}
