//! Whom or what a noun phrase names as a target: its parties, the places of its settlements, who trades.

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{EntityType, Label, Tag};
use crate::lexicon::relation_classes::CONQUESTS;
use crate::lexicon::{NounClass, Words, relation};
use crate::model::NodeKind;

/// Relations whose target may be "the X area".
static AREAS: Words = Words::of("target_phrases.areas");

/// Relations whose target may be a part of a place.
static FRONTS: Words = Words::of("target_phrases.fronts");

/// Relations whose target may be whatever the noun says.
static ABSTRACT: Words = Words::of("target_phrases.abstract");

/// Nouns of which several are listed with "of".
static SETTLEMENTS: Words = Words::of("target_phrases.settlements");

/// Nouns that say only that something can be struck, and not whose it is.
static TARGETS: Words = Words::of("target_phrases.targets");

/// Places that armed people hold.
static STRONGHOLDS: Words = Words::of("target_phrases.strongholds");

/// Nouns of what people and states have, and that can be threatened or denied.
static GOODS_OF_LIFE: Words = Words::of("target_phrases.goods-of-life");

/// Nouns of the traffic between countries, in people, goods and money.
static TRAFFIC: Words = Words::of("target_phrases.traffic");

/// Nouns for armed risings.
static RISINGS: Words = Words::of("target_phrases.risings");

/// Nouns for what is left of the dead.
static REMAINS: Words = Words::of("target_phrases.remains");

impl Reading<'_> {
    /// What a noun phrase stands for as a target; a phrase that names nobody is an event or a document.
    pub(in crate::ingest::extract) fn target_phrase(&mut self, head: Index, relation_name: &str) -> Vec<Argument> {
        let tree = self.tree;
        // "signed two billion dollars worth of agreements"
        if tree.lower(head) == "worth"
            && let Some(goods) = tree.prepositional(head, "of").filter(|o| *o > head)
        {
            return self.target_phrase(goods, relation_name);
        }
        if let Some(named) = self.army_struck(head, relation_name).or_else(|| self.area_struck(head, relation_name)) {
            return vec![named];
        }
        if let Some(places) = self.places_of_targets(head, relation_name) {
            return places;
        }
        if let Some(owner) = self.owner_struck(head, relation_name) {
            return vec![owner];
        }
        if let Some(rising) = self.rising_fought(head, relation_name) {
            return rising;
        }
        let places = self.places_of_settlements(head);
        if !places.is_empty() {
            return places;
        }
        // "released the bodies of Shiri and Ariel Bibas"
        if relation_name == "conceded"
            && REMAINS.contains(&tree.base(head).as_str())
            && let Some(of) = tree.prepositional(head, "of")
        {
            return self.resolve(of, Want::Any);
        }
        if relation_name == "sanctioned"
            && let Some(found) = self.traders(head)
        {
            return found;
        }
        self.thing_or_event(head, relation_name)
    }

    /// What a phrase stands for that tells of no place struck and of no goods.
    fn thing_or_event(&mut self, head: Index, relation_name: &str) -> Vec<Argument> {
        let tree = self.tree;
        let mut found =
            if relation_name == "launched" { self.undertakings(head) } else { self.resolve(head, Want::Any) };
        // "threatened tariffs on Mexico", "denied any wrongdoing": whatever it was.
        let abstraction = ABSTRACT.contains(&relation_name)
            && found.is_empty()
            && tree.is_noun(head)
            && self.names.at(head).is_none()
            && !GOODS_OF_LIFE.contains(&tree.lemma(head));
        if abstraction {
            found = self.thing(head, &tree.base(head), NodeKind::Event, false);
        }
        if relation_name == "called-for" && self.is_asked_to_be_sent(head) {
            return self.thing(head, &tree.base(head), NodeKind::Event, false);
        }
        // What is demanded of a person or place is an event of its own; "agreed to the deal" is a document or event.
        if relation_name == "called-for" || relation_name == "launched" {
            let takes = |kind: NodeKind| relation(relation_name).is_some_and(|r| r.takes(kind));
            found.retain(|a| self.nodes.get(a.node).is_some_and(|d| takes(d.kind)));
        }
        found
    }

    /// "attacks on several Mali Armed Forces positions": whose they are was attacked.
    fn army_struck(&self, head: Index, relation_name: &str) -> Option<Argument> {
        let tree = self.tree;
        let lemma = tree.lemma(head);
        let struck = relation_name == "attacked"
            && CONQUESTS.contains(&relation_name)
            && (TARGETS.contains(&lemma) || STRONGHOLDS.contains(&lemma));
        let whose = tree
            .kids(head)
            .filter(|k| *k < head && matches!(tree.label(*k), Label::Compound | Label::Nmod | Label::Poss))
            .find_map(|k| self.names.at(k))
            .filter(|n| self.nodes.is_organization(n.node));
        whose.filter(|_| struck).map(|n| Argument::new(n.node, n.start, n.end - 1))
    }

    /// "has been fighting a separatist rebellion": those who have risen.
    fn rising_fought(&mut self, head: Index, relation_name: &str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let fought = tree.label(head) == Label::Dobj && matches!(tree.lemma(tree.head(head)), "fight" | "battle");
        let rising = relation_name == "attacked" && fought && RISINGS.contains(&tree.lemma(head));
        (rising && self.names.at(head).is_none())
            .then(|| self.thing(head, &tree.base(head), NodeKind::Organization, false))
    }

    /// "airstrikes in the Baalbek area in northeastern Lebanon": the area goes by its name.
    fn area_struck(&self, head: Index, relation_name: &str) -> Option<Argument> {
        let tree = self.tree;
        let area = AREAS.contains(&relation_name) && tree.lemma(head) == "area";
        let named = tree
            .kids(head)
            .filter(|k| *k + 1 == head && matches!(tree.label(*k), Label::Compound | Label::Nmod))
            .find_map(|k| self.names.at(k))
            .filter(|n| self.nodes.is_place(n.node));
        named.filter(|_| area).map(|n| Argument::new(n.node, n.start, n.end - 1))
    }

    /// "bombed targets in Tyre and Sidon": the towns were bombed.
    fn places_of_targets(&mut self, head: Index, relation_name: &str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        if !FRONTS.contains(&relation_name) || !TARGETS.contains(&tree.lemma(head)) {
            return None;
        }
        let place = ["in", "of", "across", "throughout", "on", "inside", "around"]
            .into_iter()
            .find_map(|p| tree.prepositional(head, p))
            // Right behind them, wherever the parser hung it.
            .or_else(|| tree.prepositional(tree.head(head), "in").filter(|p| tree.head(*p) == head + 1))
            .filter(|p| self.names.at(*p).is_some())?;
        let mut found = Vec::new();
        for one in tree.conjuncts(place) {
            // "in Homs and the Quneitra Governorate"
            let before =
                |n: &Name| n.start.checked_sub(1 + usize::from(tree.lower(n.start.saturating_sub(1)) == "the"));
            let joined = self.names.at(one).and_then(before).is_some_and(|b| tree.lower(b) == "and");
            if one == place || joined {
                found.extend(self.resolve_one(one, Want::Place));
            }
        }
        let place = |a: &Argument| self.nodes.is_place(a.node);
        found.iter().any(place).then_some(found)
    }

    /// "strikes Iranian military targets": whose they are was struck.
    fn owner_struck(&mut self, head: Index, relation_name: &str) -> Option<Argument> {
        let tree = self.tree;
        if relation_name != "attacked" || !matches!(tree.lemma(head), "target" | "position" | "asset") {
            return None;
        }
        let (node, first, last) = self.owner(head).filter(|(_, first, _)| *first < head)?;
        let struck = self.nodes.is_body_or_state(node)
            && tree.kids(head).all(|k| tree.label(k) != Label::Prep || matches!(tree.lower(k), "with" | "by"));
        struck.then(|| Argument::new(node, first, last))
    }

    /// "asked for more tanks", "has asked for NATO troops": that they be sent.
    fn is_asked_to_be_sent(&self, head: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(head);
        let asked = tree.label(head) == Label::Pobj && tree.lower(above) == "for"
            // "Kyiv is seeking more tanks from its allies"
            || tree.label(head) == Label::Dobj && matches!(tree.lemma(above), "seek" | "request" | "demand");
        asked
            && tree.tag(head) == Tag::Nns
            && self.names.at(head).is_none()
            && tree.kids(head).all(|k| !tree.is_verb(k))
            && self.class_of(head, &tree.base(head)).is(NounClass::WEAPON.or(NounClass::VEHICLE).or(NounClass::FORCES))
    }

    /// "the communes and towns of Aguelhok, Gao and Sévaré", "new areas of Al-Kawthar and Boos-Hareeri": each that is
    /// named.
    fn places_of_settlements(&mut self, head: Index) -> Vec<Argument> {
        let tree = self.tree;
        let settlement = |i: Index| matches!(tree.tag(i), Tag::Nns | Tag::Nnps) && SETTLEMENTS.contains(&tree.lemma(i));
        if self.names.at(head).is_some() || !tree.conjuncts(head).into_iter().all(settlement) {
            return Vec::new();
        }
        let of = tree.conjuncts(head).into_iter().find_map(|c| tree.prepositional(c, "of"));
        let Some(of) = of.filter(|o| self.names.at(*o).is_some()) else { return Vec::new() };
        let named = |i: &Index| self.place_at(*i).is_some();
        if tree.conjuncts(of).iter().filter(|i| named(i)).count() < 2 {
            return Vec::new();
        }
        let mut found = self.resolve(of, Want::Any);
        found.retain(|a| self.nodes.is_place(a.node));
        found
    }

    /// "tariffs on Chinese goods", "on $30 billion of imports from Canada", "sanctions on Russia's energy revenues":
    /// whose they are is meant.
    fn traders(&mut self, head: Index) -> Option<Vec<Argument>> {
        let tree = self.tree;
        // "restrictions on flights to Cuba", "a ban on trade with Iran"
        let country_behind = ["to", "with", "into"].iter().find_map(|p| tree.prepositional(head, p));
        if TRAFFIC.contains(&tree.base(head).as_str())
            && let Some(behind) = country_behind
        {
            let mut found = self.resolve(behind, Want::Agent);
            found.retain(|a| self.nodes.is_country(a.node));
            if !found.is_empty() {
                return Some(found);
            }
        }
        let money = tree.entity(head).is_some_and(|e| e.kind == EntityType::Money) || tree.tag(head) == Tag::Cd;
        let goods = if money { tree.prepositional(head, "of")? } else { head };
        let class = self.class_of(goods, &tree.base(goods));
        if self.names.at(goods).is_some()
            || !tree.is_noun(goods)
            || !class.is_unknown()
            || !self.named_right_behind(goods).is_empty()
        {
            return None;
        }
        let country =
            |this: &Self, n: NodeIndex| this.nodes.get(n).is_some_and(|d| d.is_country() || d.name == "European Union");
        if let Some(from) =
            tree.prepositional(goods, "from").or_else(|| tree.prepositional(tree.head(tree.head(head)), "from"))
        {
            let mut found = self.resolve(from, Want::Agent);
            found.retain(|a| country(self, a.node));
            if !found.is_empty() {
                return Some(found);
            }
        }
        let (node, first, last) = self.owner(goods)?;
        country(self, node).then(|| vec![Argument::new(node, first, last)])
    }
}
