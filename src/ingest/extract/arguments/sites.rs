//! Places without a name: "the village", "the embassy's compound".
//! Also "houses that were shelled"; and which place "the region" is.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::names::place_names;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::SURROUNDINGS;
use crate::lexicon::{EntryClass, Words};
use crate::model::NodeKind;

/// Nouns that mean a country.
static COUNTRIES: Words = Words::of("sites.countries");

/// Nouns for parts of a country that have a name of their own.
static TERRITORIES: Words = Words::of("sites.territories");

/// Places where armed people stay or move.
static HELD: Words = Words::of("sites.held");

/// Nouns that bear the name of a place with "of" ("the port of Aden").
static PLACES: Words = Words::of("sites.places");

/// Nouns for a part of a city that stands for the city.
static MIDDLES: Words = Words::of("sites.middles");

/// Nouns for the building of a body.
static SEATS: Words = Words::of("sites.seats");

impl Reading<'_> {
    /// The places that a noun stands for: one with a name, one just named, or one that is only described.
    pub(in crate::ingest::extract) fn place(
        &mut self,
        head: Index,
        base: &str,
        definite: bool,
        want: Want,
    ) -> Vec<Argument> {
        if let Some(city) = self.capital_meant(head, base) {
            return vec![Argument::new(city, head, head)];
        }
        if let Some(area) = self.named_area(head, base) {
            return vec![area];
        }
        if let Some(named) = self.places_called(head, base) {
            return named;
        }
        if let Some(named) = self.named_beside_noun(head, base) {
            return vec![named];
        }
        if let Some(seated) = self.body_seated(head, base, want) {
            return seated;
        }
        if let Some(border) = self.border(head, base) {
            return vec![border];
        }
        if definite && let Some(country) = self.state_of_region(head, base) {
            return vec![Argument::new(country, head, head)];
        }
        let (first, last, phrase) = self.description(head, &["of"]);
        if first == last {
            return self.bare_place(head, base, definite, want);
        }
        let name = self.as_written(first, &phrase);
        let node = self.descriptive(NodeKind::Location, &name, base, head, false);
        // "prominent hotels" may be called "hotels" as well.
        if want == Want::Any && self.nodes.find(self.tree.lower(head), NodeKind::Location).is_none() {
            self.nodes.call(node, self.tree.lower(head));
        }
        vec![Argument::new(node, first, last)]
    }

    /// "Peru's capital", "in the centre of Peru's capital": the city.
    fn capital_meant(&mut self, head: Index, base: &str) -> Option<NodeIndex> {
        let part = MIDDLES.contains(&base);
        let whole = self.tree.prepositional(head, "of").filter(|_| part);
        whole.and_then(|of| self.capital_of_country(of)).or_else(|| self.capital_of_country(head))
    }

    /// "in the Al-Mawasi area of Khan Younis": the area has a name.
    fn named_area(&self, head: Index, base: &str) -> Option<Argument> {
        let tree = self.tree;
        let before = tree.kids(head).filter(|k| *k < head && tree.label(*k) == Label::Compound);
        let name = before.filter_map(|k| self.names.at(k)).find(|n| n.end == head)?;
        // "the Beirut suburb of Haret Hreik": the other name is the suburb's own.
        let area = SURROUNDINGS.contains(&base) && !(base == "suburb" && self.is_called_behind(name, head + 1));
        (area && self.nodes.is_place(name.node)).then(|| name.argument())
    }

    /// Whether in "the Beirut suburb of Haret Hreik" the name behind "of" is the suburb's own. In "the Dahieh suburb of
    /// Beirut" it is the other way round: of the two a table knows the second alone, or has the first in it.
    pub(in crate::ingest::extract) fn is_called_behind(&self, first: &Name, of: Index) -> bool {
        let second = (of + 1..(of + 4).min(self.tree.len())).find_map(|i| self.names.at(i));
        let known = |n: &Name| self.nodes.get(n.node).is_some_and(|d| d.class.is_some());
        let holds = |n: &Name| self.gazetteer.lies_in(self.nodes.name(first.node), self.nodes.name(n.node));
        // Of two cities the capital is the larger.
        let capital = |n: &Name| self.gazetteer.metonym(&self.tree.phrase(n.start, n.end - 1)).is_some();
        let cities = |n: &Name| self.nodes.is_city(first.node) && self.nodes.is_city(n.node);
        second.is_some_and(|n| match known(n) {
            false => true,
            true => !holds(n) && known(first) && (!cities(n) || capital(first)),
        })
    }

    /// "the city of Aleppo", "the towns of Sabiid and Anole"
    fn places_called(&self, head: Index, base: &str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let object = tree.prepositional(head, "of")?;
        let name = self.place_at(object)?;
        let bears_name = place_names::holds_a_name(base) || PLACES.contains(&base);
        if !bears_name {
            return None;
        }
        let all = tree.conjuncts(object).into_iter().filter_map(|i| self.names.at(i));
        let all: Vec<Argument> = all.filter(|n| self.nodes.is_place(n.node)).map(|n| n.argument()).collect();
        let several = all.len() > 1 && tree.lower(head).ends_with('s');
        Some(if several { all } else { vec![name.argument()] })
    }

    /// "the village Birmaza", "the Himalayan region": the name stands beside the noun.
    fn named_beside_noun(&self, head: Index, base: &str) -> Option<Argument> {
        let tree = self.tree;
        let name = tree
            .kids(head)
            .filter(|k| matches!(tree.label(*k), Label::Appos | Label::Compound))
            .find_map(|k| self.names.at(k))?;
        // "a charge that the Gulf state denies", "the Himalayan nation": the country just named.
        let of_region = COUNTRIES.contains(&base) && self.nodes.is_region(name.node);
        let called = name.start > head || TERRITORIES.contains(&base);
        (self.nodes.is_place(name.node) && !of_region && called)
            .then(|| Argument::new(name.node, name.start, name.end - 1))
    }

    /// "raided the office of Sputnik": whoever sits there was raided.
    fn body_seated(&mut self, head: Index, base: &str, want: Want) -> Option<Vec<Argument>> {
        let seat = SEATS.contains(&base);
        let object = self.tree.prepositional(head, "of").filter(|_| seat && want == Want::Any)?;
        let mut found = self.resolve_one(object, Want::Agent);
        found.retain(|a| self.nodes.is_organization(a.node));
        (!found.is_empty()).then_some(found)
    }

    /// "along its border with Belarus"
    fn border(&mut self, head: Index, base: &str) -> Option<Argument> {
        if !matches!(base, "border" | "frontier") {
            return None;
        }
        let with = ["with", "between"].into_iter().find(|p| self.tree.prepositional(head, p).is_some())?;
        let (first, last, phrase) = self.description(head, &["of", with]);
        let name = self.as_written(first, &phrase);
        let node = self.descriptive(NodeKind::Location, &name, base, head, false);
        Some(Argument::new(node, first, last))
    }

    /// "the Gulf state denies": the country just named.
    fn state_of_region(&self, head: Index, base: &str) -> Option<NodeIndex> {
        let tree = self.tree;
        let regional = matches!(base, "state" | "nation" | "country" | "kingdom")
            && tree.kids(head).any(|k| {
                tree.label(k) == Label::Compound && self.names.at(k).is_some_and(|n| self.nodes.is_region(n.node))
            });
        if regional { self.country_meant(head) } else { None }
    }

    /// A place of which nothing but its noun is told: "two camps", "the region".
    fn bare_place(&mut self, head: Index, base: &str, definite: bool, want: Want) -> Vec<Argument> {
        let tree = self.tree;
        // "two camps", "shelled houses and hospitals"
        let counted = tree.kid(head, Label::Nummod).is_some() || !definite && self.is_hit_or_supplied(head);
        // "More than 100 countries have supported the ban", "several states": they act.
        let states =
            COUNTRIES.contains(&base) && !definite && want == Want::Agent && (counted || self.is_several(head));
        let named = if states { self.counted_behind_colon(head, tree.clause_of(head)) } else { Vec::new() };
        if !named.is_empty() {
            return named;
        }
        if tree.tag(head) == Tag::Nns && (counted && want == Want::Any || states) {
            let name = tree.lower(head).to_owned();
            let node = self.descriptive(NodeKind::Location, &name, base, head, true);
            return vec![Argument { quantity: self.quantity(head), ..Argument::new(node, head, head) }];
        }
        if !definite {
            // "a raid on their hideout"
            let owned = HELD.contains(&base) && tree.kid(head, Label::Poss).is_some();
            let determined = tree.kid(head, Label::Det).is_some() || owned;
            return if want == Want::Any && determined { vec![self.new_place(head, base)] } else { Vec::new() };
        }
        let class = class_named(base);
        let found = self
            .place_last_named(head, base, class)
            .or_else(|| self.nodes.headed(base).rev().find(|(_, d)| d.is_place()).map(|(i, _)| i));
        if found.is_none() && want == Want::Any && class != Some(EntryClass::Country) {
            // "80 % of the tunnels"
            return vec![self.new_place(head, base)];
        }
        found.map(|node| Argument::new(node, head, head)).into_iter().collect()
    }

    /// Whether places without a determiner are those that somebody hits or supplies: "shelled houses and hospitals".
    fn is_hit_or_supplied(&self, head: Index) -> bool {
        let tree = self.tree;
        let first = tree.first_conjunct(head);
        match tree.label(first) {
            Label::Dobj | Label::Nsubjpass => tree.is_verb(tree.head(first)) && self.is_violent(tree.head(first)),
            Label::Pobj => self.is_supplied(first),
            _ => false,
        }
    }

    /// A place that goes by its noun alone: "several of their bases", "the entrances to the plant".
    fn new_place(&mut self, head: Index, base: &str) -> Argument {
        let many = self.tree.tag(head) == Tag::Nns;
        let called = if many { self.tree.lower(head).to_owned() } else { base.to_owned() };
        let node = self.descriptive(NodeKind::Location, &called, base, head, many);
        Argument::new(node, head, head)
    }

    /// The place of its sort that the text last named: "the region", "the country", "the city".
    fn place_last_named(&self, head: Index, base: &str, class: Option<EntryClass>) -> Option<NodeIndex> {
        match base {
            // "deployed troops in Akobo to secure the area"
            "area" => {
                let before = self.names.within(self.tree.sentence_around(head).start..head);
                let of_sentence = before.into_iter().rev().find(|n| n.end <= head && self.nodes.is_mere_place(n.node));
                of_sentence.map(|n| n.node).or_else(|| self.latest_part(head))
            }
            "region" | "province" | "territory" => self.latest_part(head),
            "country" | "nation" => self.country_meant(head).or_else(|| self.latest(head, |d| d.is_country())),
            _ => class.and_then(|class| self.latest(head, |d| d.class == Some(class))),
        }
    }

    /// "supplied fuel to hospitals": whether a noun stands behind "to" of a verb of aid.
    fn is_supplied(&self, noun: Index) -> bool {
        let tree = self.tree;
        let verb = tree.clause_of(noun);
        tree.lower(tree.head(noun)) == "to" && tree.is_verb(verb) && self.says(verb, |r| r == "aided")
    }

    /// "The region" after "northeastern Syria", "the province" after "Idlib province": the part of a country last
    /// spoken of.
    fn latest_part(&self, before: Index) -> Option<NodeIndex> {
        let near = |i: Index| {
            i < before
                && self.tree.sentence_of(i) + 4 > self.tree.sentence_of(before)
                && (!self.brief || self.tree.line_of(i) == self.tree.line_of(before))
        };
        let parts = self.directions.iter().filter(|(at, _)| near(*at)).copied();
        let before = self.names.within(self.tree.sentences_back(before, 3)..before).into_iter();
        let divisions = before.filter(|n| {
            near(n.start) && self.nodes.get(n.node).is_some_and(|d| d.class == Some(EntryClass::Subdivision))
        });
        parts.chain(divisions.map(|n| (n.start, n.node))).max_by_key(|(at, _)| *at).map(|(_, node)| node)
    }
}

/// The class of the places that a noun can mean.
fn class_named(base: &str) -> Option<EntryClass> {
    match base {
        "country" | "nation" | "state" => Some(EntryClass::Country),
        "city" | "town" | "capital" => Some(EntryClass::City),
        _ => None,
    }
}
