//! Places without a name: "the village", "the embassy's compound", "houses that were shelled"; and which place "the region" is.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::names::place_names;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, Words};
use crate::model::NodeKind;

/// Nouns that mean a country.
static COUNTRIES: Words = Words::of("sites.countries");

/// Nouns for parts of a country that have a name of their own.
static TERRITORIES: Words = Words::of("sites.territories");

/// Places where armed people stay or move.
static HELD: Words = Words::of("sites.held");

impl Reading<'_> {
    pub(in crate::ingest::extract) fn place(
        &mut self,
        head: Index,
        base: &str,
        definite: bool,
        want: Want,
    ) -> Vec<Argument> {
        let tree = self.tree;
        // "in the centre of Peru's capital"
        let part = matches!(base, "centre" | "center" | "heart" | "middle" | "street");
        let whole = tree.prepositional(head, "of").filter(|_| part);
        let city = whole.and_then(|of| self.capital_of_country(of)).or_else(|| self.capital_of_country(head));
        if let Some(city) = city {
            return vec![Argument::new(city, head, head)];
        }
        // "in the Al-Mawasi area of Khan Younis": the area has a name.
        let called = tree.kids(head).filter(|k| *k < head && tree.label(*k) == Label::Compound);
        let called = called.filter_map(|k| self.names.at(k)).find(|n| n.end == head).cloned();
        if let Some(name) = called.filter(|_| matches!(base, "area" | "neighbourhood" | "neighborhood" | "suburb"))
            && self.nodes.get(name.node).is_some_and(|d| d.kind == NodeKind::Location)
        {
            return vec![name.argument()];
        }
        // "the city of Aleppo", "the village Birmaza"
        if let Some(object) = tree.prepositional(head, "of")
            && let Some(name) =
                self.names.at(object).filter(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Location))
            && (place_names::holds_a_name(base)
                || matches!(base, "port" | "capital" | "area" | "county" | "republic" | "camp"))
        {
            // "the towns of Sabiid and Anole"
            let all = tree.conjuncts(object).into_iter().filter_map(|i| self.names.at(i));
            let all = all.filter(|n| self.nodes.get(n.node).is_some_and(|d| d.kind == NodeKind::Location));
            let all: Vec<Argument> = all.map(|n| n.argument()).collect();
            let several = all.len() > 1 && tree.lower(head).ends_with('s');
            return if several { all } else { vec![name.argument()] };
        }
        if let Some(name) = tree
            .kids(head)
            .filter(|k| matches!(tree.label(*k), Label::Appos | Label::Compound))
            .find_map(|k| self.names.at(k))
            .cloned()
            && self.nodes.get(name.node).is_some_and(|d| d.kind == NodeKind::Location)
            // "a charge that the Gulf state denies", "the Himalayan nation": the country just named.
            && !(COUNTRIES.contains(&base)
                && self.nodes.get(name.node).is_some_and(|d| d.class == Some(EntryClass::Region)))
            && (name.start > head
                || TERRITORIES.contains(&base))
        {
            return vec![Argument::new(name.node, name.start, name.end - 1)];
        }
        // "raided the office of Sputnik": whoever sits there was raided.
        if matches!(base, "office" | "headquarters" | "building" | "premises" | "compound")
            && want == Want::Any
            && let Some(object) = tree.prepositional(head, "of")
        {
            let mut found = self.resolve_one(object, Want::Agent);
            found.retain(|a| self.nodes.get(a.node).is_some_and(|d| d.kind == NodeKind::Organization));
            if !found.is_empty() {
                return found;
            }
        }
        // "along its border with Belarus"
        if matches!(base, "border" | "frontier")
            && let Some(with) = ["with", "between"].into_iter().find(|p| tree.prepositional(head, p).is_some())
        {
            let (first, last, phrase) = self.description(head, &["of", with]);
            let name = self.as_written(first, &phrase);
            let node = self.descriptive(NodeKind::Location, &name, base, head, false);
            return vec![Argument::new(node, first, last)];
        }
        let (first, last, phrase) = self.description(head, &["of"]);
        // "the Gulf state denies": the country just named.
        if definite
            && matches!(base, "state" | "nation" | "country" | "kingdom")
            && tree.kids(head).any(|k| {
                tree.label(k) == Label::Compound
                    && self
                        .names
                        .at(k)
                        .is_some_and(|n| self.nodes.get(n.node).is_some_and(|d| d.class == Some(EntryClass::Region)))
            })
            && let Some(country) = self.country_meant(head)
        {
            return vec![Argument::new(country, head, head)];
        }
        if first == last {
            // "a raid on their hideout"
            let owned = HELD.contains(&base) && tree.kid(head, Label::Poss).is_some();
            // "two camps", "shelled houses and hospitals"
            let first = tree.first_conjunct(head);
            let struck = matches!(tree.label(first), Label::Dobj | Label::Nsubjpass)
                && tree.is_verb(tree.head(first))
                && self.is_violent(tree.head(first))
                && !definite
                || tree.label(first) == Label::Pobj && !definite && self.is_supplied(first);
            let several = (tree.kid(head, Label::Nummod).is_some() || struck) && tree.tag(head) == Tag::Nns;
            // "More than 100 countries have supported the ban", "several states": they act.
            let states = COUNTRIES.contains(&base) && tree.tag(head) == Tag::Nns && !definite;
            let act = states && want == Want::Agent && (several || self.is_several(head));
            if several && want == Want::Any || act {
                let name = tree.lower(head).to_owned();
                let node = self.descriptive(NodeKind::Location, &name, base, head, true);
                return vec![Argument { quantity: self.quantity(head), ..Argument::new(node, head, head) }];
            }
            let determined = tree.kid(head, Label::Det).is_some() || owned;
            if !definite && want == Want::Any && determined {
                // "several of their bases", "the entrances to the plant"
                let many = tree.tag(head) == Tag::Nns;
                let called = if many { tree.lower(head).to_owned() } else { base.to_owned() };
                let node = self.descriptive(NodeKind::Location, &called, base, head, many);
                return vec![Argument::new(node, head, head)];
            }
            if !definite {
                return Vec::new();
            }
            let class = match base {
                "country" | "nation" | "state" => Some(EntryClass::Country),
                "city" | "town" | "capital" => Some(EntryClass::City),
                _ => None,
            };
            let found = match base {
                // "deployed troops in Akobo to secure the area"
                "area" => {
                    let before = self.names.within(self.tree.sentence_around(head).start..head);
                    let of_sentence = before.into_iter().rev().find(|n| {
                        n.end <= head
                            && self
                                .nodes
                                .get(n.node)
                                .is_some_and(|d| d.kind == NodeKind::Location && d.class != Some(EntryClass::Country))
                    });
                    of_sentence.map(|n| n.node).or_else(|| self.latest_part(head))
                }
                "region" | "province" | "territory" => self.latest_part(head),
                "country" | "nation" => {
                    self.country_meant(head).or_else(|| self.latest(head, |d| d.class == Some(EntryClass::Country)))
                }
                _ => class.and_then(|class| self.latest(head, |d| d.class == Some(class))),
            };
            let found = found
                .or_else(|| self.nodes.headed(base).rev().find(|(_, d)| d.kind == NodeKind::Location).map(|(i, _)| i));
            if found.is_none() && want == Want::Any && class != Some(EntryClass::Country) {
                // "80 % of the tunnels"
                let many = tree.tag(head) == Tag::Nns;
                let called = if many { tree.lower(head).to_owned() } else { base.to_owned() };
                let node = self.descriptive(NodeKind::Location, &called, base, head, many);
                return vec![Argument::new(node, head, head)];
            }
            return found.map(|node| Argument::new(node, head, head)).into_iter().collect();
        }
        let name = self.as_written(first, &phrase);
        let node = self.descriptive(NodeKind::Location, &name, base, head, false);
        // "prominent hotels" may be called "hotels" as well.
        if want == Want::Any && self.nodes.find(tree.lower(head), NodeKind::Location).is_none() {
            self.nodes.call(node, tree.lower(head));
        }
        vec![Argument::new(node, first, last)]
    }

    /// "supplied fuel to hospitals": whether a noun stands behind "to" of a verb of aid.
    fn is_supplied(&self, noun: Index) -> bool {
        let tree = self.tree;
        let verb = tree.clause_of(noun);
        tree.lower(tree.head(noun)) == "to" && tree.is_verb(verb) && self.says(verb, |r| r == "aided")
    }

    /// "The region" after "northeastern Syria", "the province" after "Idlib province": the part of a country last spoken of.
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
