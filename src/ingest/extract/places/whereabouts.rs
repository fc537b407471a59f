//! Where things lie: "Aleppo, Syria", "a village in Darfur", "northern Syria", "the Greek port of Lavrio".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::names::divisions;
use crate::ingest::extract::names::place_names::is_division;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, PlaceClass, Words, is_direction};
use crate::model::NodeKind;

/// Parts of countries that lie in larger ones: "Weld County, Colorado", "Bari region, Puntland".
static SMALL: Words = Words::of("whereabouts.small");

/// Nouns behind the name of a settlement.
static SETTLEMENTS: Words = Words::of("whereabouts.settlements");

/// The rule of "Aleppo, Syria".
pub(in crate::ingest::extract) const CHAIN: Rule = Rule::PlacePlace;

impl Reading<'_> {
    pub(in crate::ingest::extract) fn place_argument(&self, name: &Name) -> Option<Argument> {
        let is_place = self.nodes.get(name.node).is_some_and(|d| d.kind == NodeKind::Location);
        is_place.then(|| name.argument())
    }

    /// "into the Sea of Japan, Japan's coast guard said": the place behind the comma owns who speaks.
    fn owns_a_subject(&self, name: &Name) -> bool {
        let tree = self.tree;
        let owns = name.end < tree.len() && tree.tag(name.end) == Tag::Pos;
        owns && matches!(tree.label(tree.head(name.end - 1)), Label::Nsubj | Label::Nsubjpass)
    }

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
            // "Aleppo, Syria", "Aleppo (Syria)" and "Ramgarh district, India"
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
            if end + 1 < tree.len()
                && let Some(next) = self.names.at(opens).filter(|n| n.start == opens).cloned()
                && matches!(tree.lower(end), "," | "(")
                && tree.sentence_of(name.start) == tree.sentence_of(next.start)
                && let Some(outer) = self.place_argument(&next)
                && !self.acts_itself(name, &next)
                && !self.owns_a_subject(&next)
                && self.gazetteer.find(&tree.phrase(name.start, next.end - 1)).is_none()
                && self.may_lie_in(&place, &outer, &next, tree.label(next.end - 1) == Label::Appos)
            {
                self.claim_structural(&place, "located-in", outer.clone(), end, None, CHAIN);
                self.part_from_namesake(&place, &outer);
                self.read_side_by_side(name, &outer, end);
            }
            // "Hunan China"
            if let Some(next) = self.names.at(name.end).filter(|n| n.start == name.end).cloned()
                && let Some(outer) = self.place_argument(&next).filter(|o| self.names_lie(&place, o))
            {
                self.claim_structural(&place, "located-in", outer, name.start, None, CHAIN);
            }
            // "Lavrio in Greece"
            for preposition in ["in", "near", "of"] {
                let objects: Vec<Index> =
                    (name.start..name.end).filter_map(|i| tree.prepositional(i, preposition)).collect();
                for object in objects {
                    // "the Red Sea port town of Mokha" does not lie in Mokha.
                    let apart = preposition == "of" && !(name.end..=name.end + 2).contains(&object);
                    if let Some(outer) = self.names.at(object).cloned().as_ref().and_then(|n| self.place_argument(n))
                        && preposition != "near"
                        && !apart
                        && !self.is_water(&place)
                        // "the Pacific island of Saipan"
                        && (preposition != "of" || self.nodes.get(place.node).is_none_or(|d| d.class != Some(PlaceClass::Region)))
                        && outer.node != place.node
                        && !self.gazetteer_says_otherwise(&outer, &place)
                    {
                        self.claim_structural(&place, "located-in", outer, object, None, Rule::PlaceInPlace);
                    }
                }
            }
            // "the Greek port of Lavrio", "Syria's Aleppo"
            let mut above = head;
            if tree.label(head) == Label::Pobj && tree.lower(tree.head(head)) == "of" {
                above = tree.head(tree.head(head));
            }
            for modifier in [above, head] {
                let kids: Vec<Index> = tree
                    .kids(modifier)
                    .filter(|k| {
                        *k < name.start
                            && matches!(tree.label(*k), Label::Amod | Label::Poss | Label::Compound | Label::Nmod)
                    })
                    .collect();
                for kid in kids {
                    let outer = match self.names.at(kid).cloned() {
                        Some(other) if other.node != name.node => {
                            // "the Al-Mawasi area of Khan Yunis", "Zaporizhzhia, Kharkiv": side by side, not one in the other.
                            let country = self.nodes.get(other.node).and_then(|d| d.class) == Some(PlaceClass::Country);
                            // "the Blue Nile town of Kurmuk"
                            let town = modifier == above
                                && above != head
                                && matches!(
                                    tree.lemma(above),
                                    "town"
                                        | "village"
                                        | "city"
                                        | "port"
                                        | "hamlet"
                                        | "settlement"
                                        | "suburb"
                                        | "island"
                                )
                                && self.holds_others(&other, &place);
                            let whose = tree.label(kid) == Label::Poss
                                || country
                                || town
                                || modifier == head
                                    && (tree.label(kid) == Label::Amod || self.holds_others(&other, &place));
                            self.place_argument(&other).filter(|_| whose).map(|mut a| {
                                let direction = self.directions.iter().find(|(at, _)| *at == other.start);
                                a.node = direction.map_or(a.node, |(_, n)| *n);
                                a
                            })
                        }
                        Some(_) => None,
                        None => self.demonym(kid).map(|node| Argument::new(node, kid, kid)),
                    };
                    if let Some(outer) =
                        outer.filter(|o| o.node != place.node && !self.gazetteer_says_otherwise(o, &place))
                    {
                        self.claim_structural(&place, "located-in", outer.clone(), kid, None, Rule::PlaceOfACountry);
                        self.read_list(name, &outer, kid);
                    }
                }
            }
            self.read_left_of(name, &place);
            // "the Al-Mawasi area of Khan Yunis"
            // "the Pacific island of Saipan"
            let water = self.nodes.get(place.node).is_some_and(|d| d.class == Some(PlaceClass::Region));
            if tree.label(head) == Label::Compound
                && !water
                // "the West Bank town of Sinjil": the town is Sinjil.
                && !matches!(
                    tree.lemma(tree.head(head)),
                    "town" | "village" | "city" | "port" | "island" | "capital" | "hamlet" | "settlement" | "suburb"
                )
                && self.class_of(tree.head(head), &tree.base(tree.head(head))).is(NounClass::PLACE)
            {
                for preposition in ["of", "in"] {
                    let object = tree.prepositional(tree.head(head), preposition);
                    let outer = object.and_then(|o| self.names.at(o)).cloned().and_then(|n| self.place_argument(&n));
                    if let Some(outer) =
                        outer.filter(|o| o.node != place.node && !self.gazetteer_says_otherwise(o, &place))
                    {
                        self.claim_structural(&place, "located-in", outer, head, None, Rule::PlaceInPlace);
                    }
                }
            }
        }
    }

    /// "the US Embassy in London", "a military base in Maidan Shahr".
    pub(in crate::ingest::extract) fn read_sites(&mut self) {
        let tree = self.tree;
        for head in 0..tree.len() {
            if !tree.is_noun(head) {
                continue;
            }
            let Some(object) = tree.prepositional(head, "in") else { continue };
            let name = self.names.at(head).cloned();
            let is_org =
                name.as_ref().is_some_and(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Organization));
            // "the town of Pandeglang in the province of Banten"
            let of = tree.prepositional(head, "of").and_then(|o| self.names.at(o)).cloned();
            let site = match (name, of) {
                (Some(name), _) if is_org && self.seated(&name).is_some() => Some(name.argument()),
                (None, Some(of)) if self.class_of(head, &tree.base(head)).is(NounClass::PLACE) => {
                    self.place_argument(&of)
                }
                // "Goma, the largest city in eastern Congo", "Shire, a strategic town in Tigray": the place itself.
                (None, None) if self.apposed_place(head).is_some() => self.apposed_place(head),
                (None, None) => {
                    let found = self.resolve_one(head, Want::Place);
                    found
                        .into_iter()
                        .find(|a| self.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Location && !d.named))
                }
                _ => None,
            };
            let Some(site) = site else { continue };
            let told = self.claims.upon(site.node).next().is_some() || self.claims.by(site.node).next().is_some();
            if !told && !self.claims.iter().any(|c| c.location == Some(site.node)) {
                continue;
            }
            let outer = self
                .resolve_one(object, Want::Place)
                .into_iter()
                .find(|a| self.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Location && d.named));
            if let Some(outer) = outer.filter(|o| !self.gazetteer_says_otherwise(o, &site)) {
                self.claim_structural(&site, "located-in", outer.clone(), head, None, Rule::SiteInAPlace);
                // "a hospital, a school, and a residential area in Sumy"
                for beside in self.sites_beside(head) {
                    self.claim_structural(&beside, "located-in", outer.clone(), head, None, Rule::SiteInAPlace);
                }
            }
        }
    }

    /// The named place that a description of a place stands behind.
    fn apposed_place(&self, head: Index) -> Option<Argument> {
        let tree = self.tree;
        let place = self.class_of(head, &tree.base(head)).is(NounClass::PLACE);
        let before = tree.head(head);
        let name = self.names.at(before).filter(|n| {
            place && tree.label(head) == Label::Appos && before < head && n.end < tree.len() && tree.lower(n.end) == ","
        })?;
        self.place_argument(name)
    }

    /// "the country's capital, Tunis", "the capital city Sanaa", "Tbilisi, the Georgian capital", "Chad's capital, N'Djamena": the
    /// country is the gazetteer's.
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

    /// "the Serbian capital Belgrade", "Indonesia's Banten province": the words directly in front.
    fn read_left_of(&mut self, name: &Name, place: &Argument) {
        let tree = self.tree;
        let (start, _) = tree.sentence(tree.sentence_of(name.start));
        for token in (start.max(name.start.saturating_sub(4))..name.start).rev() {
            let part = tree.is_noun(token)
                || matches!(tree.tag(token), crate::ingest::language::Tag::Jj | crate::ingest::language::Tag::Pos);
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

    /// Whether the second of two names parted by a comma begins a clause of its own: "In Paris, Germany said". An unknown
    /// village before a country lies in it, even where the parse makes the country a subject: "in Mpika, Zambia killing
    /// nine", "a doctor from Bonneville, France is charged".
    fn acts_itself(&self, name: &Name, next: &Name) -> bool {
        let tree = self.tree;
        if !matches!(tree.label(next.end - 1), Label::Nsubj | Label::Nsubjpass) {
            return false;
        }
        let before = name.start.checked_sub(1);
        let located = before.is_some_and(|b| {
            matches!(tree.lower(b), "in" | "near" | "from" | "at" | "of" | "outside" | "to" | "," | "around")
        });
        let of_noun = before.is_some_and(|b| tree.is_noun(tree.head(b)));
        let clause = tree.clause_of(next.end - 1);
        let known = |n: &Name| self.nodes.get(n.node).and_then(|d| self.gazetteer.find(&d.name));
        let inside = known(name).is_some_and(|e| e.within.as_deref() == known(next).map(|e| e.name.as_str()));
        let strange = known(name).is_none();
        let participle = tree.tag(clause) == crate::ingest::language::Tag::Vbg;
        let apart = located && (participle || of_noun) && (inside || strange);
        !apart
    }

    /// Whether a name is that of a country or of a part of one, which may hold a place that is no part of a country itself.
    fn holds_others(&self, name: &Name, place: &Argument) -> bool {
        let part = self.nodes.get(place.node).is_some_and(|d| d.class == Some(PlaceClass::Subdivision));
        self.nodes.get(name.node).is_some_and(|d| {
            d.class == Some(PlaceClass::Country)
                || !part && d.class == Some(PlaceClass::Subdivision)
                || d.class == Some(PlaceClass::Region)
                    && self.gazetteer.find(&d.name).is_some_and(|e| e.within.is_some())
        })
    }

    /// "Beit She'an and Afula, Israel", "the Sumy and Kharkiv oblasts of Ukraine": what stands beside a place lies in the
    /// same.
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
            let whole = self.nodes.get(outer.node).map(|d| d.name.clone()).unwrap_or_default();
            let elsewhere = entry.is_some_and(|e| {
                matches!(e.class, PlaceClass::Country | PlaceClass::Region)
                    || e.within.is_some() && !self.gazetteer.lies_in(&e.name, &whole)
            });
            if lies || elsewhere || place.node == outer.node || tree.sentence_of(at) != tree.sentence_of(name.start) {
                return;
            }
            self.claim_structural(&place, "located-in", outer.clone(), trigger, None, Rule::PlacesSideBySide);
            first = before;
        }
    }

    /// "the US states of Idaho, Michigan and Washington", "Ukraine's Kharkiv, Odesa and Sumy oblasts": where the first lies
    /// the others lie, if the gazetteer does not have them elsewhere.
    fn read_list(&mut self, first: &Name, outer: &Argument, trigger: Index) {
        let tree = self.tree;
        let (_, stop) = tree.sentence(tree.sentence_of(first.start));
        let whole = self.nodes.get(outer.node).map(|d| d.name.clone()).unwrap_or_default();
        let (mut members, mut end, mut joined) = (Vec::new(), first.end, false);
        while members.len() < 20 {
            let gap = (end..stop).take_while(|i| matches!(tree.lower(*i), "," | "and" | "or" | "&")).count();
            joined = joined || (end..end + gap).any(|i| tree.lower(i) != ",");
            let Some(next) = self.names.at(end + gap).filter(|n| gap > 0 && n.start == end + gap).cloned() else {
                break;
            };
            let Some(place) = self.place_argument(&next) else { break };
            let known = self.nodes.get(place.node).and_then(|d| self.gazetteer.find(&d.name));
            if known.is_some_and(|e| e.class == PlaceClass::Country || !self.gazetteer.lies_in(&e.name, &whole)) {
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

    /// Whether the gazetteer has one place in the other.
    pub(in crate::ingest::extract) fn names_lie(&self, inner: &Argument, outer: &Argument) -> bool {
        let name = |a: &Argument| self.nodes.get(a.node).map(|d| d.name.clone()).unwrap_or_default();
        self.gazetteer.lies_in(&name(inner), &name(outer))
    }

    fn may_lie_in(&self, inner: &Argument, outer: &Argument, next: &Name, apposed: bool) -> bool {
        let name = |a: &Argument| self.nodes.get(a.node).map(|d| d.name.clone()).unwrap_or_default();
        if self.gazetteer_says_otherwise(outer, inner) || inner.node == outer.node {
            return false;
        }
        let (inner_first, inner_last) = (inner.first, inner.last);
        let (inner, outer) = (name(inner), name(outer));
        if self.gazetteer.lies_in(&inner, &outer) {
            return true;
        }
        // "in Kherson, Donetsk and Luhansk" lists places side by side.
        let tree = self.tree;
        let known = |n: &str| self.gazetteer.find(n);
        let is_small = |n: &str| SMALL.contains(&n.rsplit(' ').next().unwrap_or_default().to_lowercase().as_str());
        // "Tarrant County, Texas, and", "Huntsville, Alabama, and"
        let part = known(&outer).is_some_and(|o| {
            o.class == PlaceClass::Subdivision
                && !is_small(&outer)
                && (is_small(&inner)
                    || o.within.as_deref() == Some("United States")
                        // "Washington, Pennsylvania and California" are three states.
                        && self.gazetteer.namesake_state(&tree.phrase(inner_first, inner_last)).is_none()
                        && known(&inner).is_none_or(|i| i.class == PlaceClass::City))
        });
        if !part && self.is_listed_on(next.end) {
            return false;
        }
        // "Bonneville, France": a place before a country or a part of one lies in it, unless it is a country itself.
        let entry = |n: &str| self.gazetteer.find(n);
        let holds = entry(&outer)
            .is_some_and(|e| matches!(e.class, PlaceClass::Country | PlaceClass::Region | PlaceClass::Subdivision))
            || next.end - next.start > 1 && is_division(tree.lower(next.end - 1))
            || self.nodes.get(next.node).is_some_and(|d| d.class == Some(PlaceClass::Subdivision))
            // "Muara Angke, North Jakarta"
            || is_direction(tree.lower(next.start)) && entry(&tree.phrase(next.start + 1, next.end - 1)).is_some()
            || next.end < tree.len() && is_division(tree.lower(next.end));
        // "Malapatan, Sarangani, Philippines": what lies in something itself holds what comes before it.
        let held = self.chain_ends_in_whole(next.end);
        // A part of a country lies in no other country, and in another part of its own only where it is of the smaller
        // kind or where the country follows: "Weld County, Colorado", "Mastung District, Balochistan, Pakistan".
        let last = inner.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let noun = tree.lower((inner_last + 1).min(tree.len() - 1));
        let small = [last.as_str(), noun].iter().any(|w| SMALL.contains(w));
        let country_follows = held && self.names.at(next.end + 1).is_some_and(|n| self.is_country(n.node));
        let elsewhere = entry(&inner).zip(entry(&outer)).is_some_and(|(i, o)| {
            let apart = o.class != PlaceClass::Country && i.within.is_some() && i.within != o.within;
            // "in Norfolk, Virginia": of two places of one name the gazetteer has the other.
            let namesake = apart && i.class != PlaceClass::Country && tree.follows_whereabouts(inner_first);
            // "Alabama, Arkansas, Maine": states of one country stand in a list.
            i.class != PlaceClass::City && !namesake && (apart || i.class == o.class && !small && !country_follows)
        });
        let smaller = !entry(&inner).is_some_and(|e| e.class == PlaceClass::Country) && !elsewhere;
        smaller && (holds || held || apposed)
    }

    /// "in the Indian Ocean in Seychelles": an ocean lies in no country.
    fn is_water(&self, place: &Argument) -> bool {
        matches!(self.tree.lower(place.last), "ocean" | "sea" | "gulf" | "strait" | "seas" | "oceans")
    }

    /// "Norfolk, Virginia" is not the Norfolk that the gazetteer has in England.
    fn part_from_namesake(&mut self, inner: &Argument, outer: &Argument) {
        let entry = |a: &Argument| self.nodes.get(a.node).and_then(|d| self.gazetteer.find(&d.name));
        let apart = entry(inner).zip(entry(outer)).is_some_and(|(i, o)| {
            let country = |e: &crate::lexicon::Entry| match e.class {
                PlaceClass::Country => Some(e.name.clone()),
                _ => e.within.clone(),
            };
            i.class == PlaceClass::Subdivision && i.within.is_some() && country(i) != country(o) && country(o).is_some()
        });
        if apart {
            self.nodes.part_from_entry(inner.node);
        }
    }

    /// Whether a chain of places goes on to a country or a part of one: "Bensonhurst, Brooklyn, New York City, New York".
    fn chain_ends_in_whole(&self, from: Index) -> bool {
        let tree = self.tree;
        let mut at = from;
        for _ in 0..3 {
            let next = at + 1;
            if next >= tree.len() || tree.lower(at) != "," {
                return false;
            }
            let Some(name) = self.names.at(next).filter(|n| n.start == next && self.place_argument(n).is_some()) else {
                return false;
            };
            let class = self.nodes.get(name.node).and_then(|d| d.class);
            if matches!(class, Some(PlaceClass::Country | PlaceClass::Subdivision)) {
                return true;
            }
            at = name.end;
        }
        false
    }

    /// Whether the gazetteer has it the other way round, or two countries would lie in each other.
    pub(in crate::ingest::extract) fn gazetteer_says_otherwise(&self, outer: &Argument, inner: &Argument) -> bool {
        let name = |a: &Argument| self.nodes.get(a.node).map(|d| d.name.clone()).unwrap_or_default();
        let (outer, inner_first, inner) = (name(outer), inner.first, name(inner));
        let country = |n: &str| {
            self.gazetteer.find(n).is_some_and(|e| e.class == PlaceClass::Country && !e.key.starts_with("country/X-"))
        };
        // "in London in the Ecuadorian Embassy"
        let holds = |n: &str| {
            self.gazetteer.find(n).is_some_and(|e| matches!(e.class, PlaceClass::City | PlaceClass::Subdivision))
        };
        let site = |n: &str| {
            let last = n.rsplit(' ').next().unwrap_or_default().to_lowercase();
            n.contains(' ') && self.nouns.class(&last).is(NounClass::PLACE) && !is_division(&last)
        };
        self.gazetteer.lies_in(&outer, &inner)
            || country(&inner)
            || self.is_way_stop(inner_first, &inner, &outer)
            || holds(&inner) && site(&outer) && self.gazetteer.find(&outer).is_none()
    }
}
