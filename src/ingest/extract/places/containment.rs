//! Whether one place may lie in another, by the gazetteer and by how the two names stand beside each other.

use crate::ingest::extract::names::place_names::is_division;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::{DIRECTIONAL, LOCATIVE};
use crate::lexicon::{Entry, EntryClass, NounClass, Words, is_direction};

/// Parts of countries that lie in larger ones: "Weld County, Colorado", "Bari region, Puntland".
static SMALL: Words = Words::of("containment.small");

/// Nouns for waters, which lie in no country.
static WATERS: Words = Words::of("containment.waters");

impl Reading<'_> {
    /// "into the Sea of Japan, Japan's coast guard said": the place behind the comma owns who speaks.
    pub(super) fn owns_a_subject(&self, name: &Name) -> bool {
        let tree = self.tree;
        let owns = name.end < tree.len() && tree.tag(name.end) == Tag::Pos;
        let owned = tree.head(name.end.saturating_sub(1));
        // "In Canberra, Australia's minister, Ann Roe, said": the parse takes the minister for what the city is.
        let officer = || self.class_of(owned, &tree.base(owned)).is(NounClass::POST.or(NounClass::PERSON));
        let subject = matches!(tree.label(owned), Label::Nsubj | Label::Nsubjpass);
        owns && (subject || tree.label(owned) == Label::Appos && officer())
    }

    /// "In Ankara, US envoy Jane Roe said", "In Doha, UK and Chadian officials met": the second name only says whose they
    /// are. Behind a place that nobody knows only an acronym does: "in Mpika, Zambia police said" is where it lies.
    pub(super) fn tells_whose(&self, name: &Name, next: &Name) -> bool {
        let tree = self.tree;
        let last = next.end - 1;
        let whose = tree.head(last);
        let premodifies = matches!(tree.label(last), Label::Compound | Label::Nmod | Label::Amod) && whose >= next.end;
        let known = || self.nodes.get(name.node).and_then(|d| self.gazetteer.find(&d.name)).is_some();
        let acronym = || tree.phrase(last, last).chars().all(|c| c.is_uppercase() || c == '.');
        let country = self.nodes.is_country(next.node);
        premodifies && country && (known() || acronym()) && !self.names_lie(&name.argument(), &next.argument())
    }

    /// Whether the second of two names parted by a comma begins a clause of its own: "In Paris, Germany said". An
    /// unknown village before a country lies in it, even where the parse makes the country a subject: "in Mpika, Zambia
    /// killing nine", "a doctor from Bonneville, France is charged".
    pub(super) fn acts_itself(&self, name: &Name, next: &Name) -> bool {
        let tree = self.tree;
        if !matches!(tree.label(next.end - 1), Label::Nsubj | Label::Nsubjpass) {
            return false;
        }
        let before = name.start.checked_sub(1);
        // "the town of Mpika, Zambia", "in Kasama, Mpika, Zambia"
        let located = before
            .map(|b| tree.lower(b))
            .is_some_and(|b| LOCATIVE.contains(&b) || DIRECTIONAL.contains(&b) || matches!(b, "of" | ","));
        // "In a blow to Roe, Armenia left": what opens the clause is no subject.
        let opening = |b: Index| tree.lower(b) == "to" && tree.label(tree.head(b)) == Label::Pobj;
        let of_noun = before.is_some_and(|b| tree.is_noun(tree.head(b)) && !opening(b));
        let clause = tree.clause_of(next.end - 1);
        let known = |n: &Name| self.nodes.get(n.node).and_then(|d| self.gazetteer.find(&d.name));
        let inside = known(name).is_some_and(|e| e.within.as_deref() == known(next).map(|e| e.name.as_str()));
        let strange = known(name).is_none();
        let participle = tree.tag(clause) == Tag::Vbg;
        let apart = located && (participle || of_noun) && (inside || strange);
        !apart
    }

    /// Whether a name is that of a country or of a part of one, which may hold a place that is no part of a country
    /// itself.
    pub(super) fn holds_others(&self, name: &Name, place: &Argument) -> bool {
        let part = self.nodes.get(place.node).is_some_and(|d| d.class == Some(EntryClass::Subdivision));
        self.nodes.get(name.node).is_some_and(|d| {
            d.is_country()
                || !part && d.class == Some(EntryClass::Subdivision)
                || d.is_region() && self.gazetteer.find(&d.name).is_some_and(|e| e.within.is_some())
        })
    }

    /// Whether the gazetteer has one place in the other.
    pub(in crate::ingest::extract) fn names_lie(&self, inner: &Argument, outer: &Argument) -> bool {
        let name = |a: &Argument| self.nodes.name(a.node);
        self.gazetteer.lies_in(name(inner), name(outer))
    }

    /// Whether the first of two names parted by a comma lies in the second.
    pub(super) fn may_lie_in(&self, inner: &Argument, outer: &Argument, next: &Name, apposed: bool) -> bool {
        let name = |a: &Argument| self.nodes.name(a.node);
        if self.gazetteer_says_otherwise(outer, inner) || inner.node == outer.node {
            return false;
        }
        let (inner_first, inner_last) = (inner.first, inner.last);
        let (inner, outer) = (name(inner), name(outer));
        if self.gazetteer.lies_in(inner, outer) {
            return true;
        }
        // "in Kherson, Donetsk and Luhansk" lists places side by side.
        let tree = self.tree;
        let known = |n: &str| self.gazetteer.find(n);
        let is_small = |n: &str| SMALL.contains(&n.rsplit(' ').next().unwrap_or_default().to_lowercase().as_str());
        // "Tarrant County, Texas, and", "Huntsville, Alabama, and"
        let part = known(outer).is_some_and(|o| {
            o.class == EntryClass::Subdivision
                && !is_small(outer)
                && (is_small(inner)
                    || o.within.as_deref() == Some("United States")
                        // "Washington, Pennsylvania and California" are three states.
                        && self.gazetteer.namesake_state(&tree.phrase(inner_first, inner_last)).is_none()
                        && known(inner).is_none_or(|i| i.class == EntryClass::City))
        });
        if !part && self.is_listed_on(next.end) {
            return false;
        }
        // "Bonneville, France": a place before a country or a part of one lies in it, unless it is a country itself.
        let entry = |n: &str| self.gazetteer.find(n);
        let holds = entry(outer)
            .is_some_and(|e| e.class.is_area())
            || next.end - next.start > 1 && is_division(tree.lower(next.end - 1))
            || self.nodes.get(next.node).is_some_and(|d| d.class == Some(EntryClass::Subdivision))
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
        let country_follows = held && self.country_at(next.end + 1).is_some();
        let elsewhere = entry(inner).zip(entry(outer)).is_some_and(|(i, o)| {
            let apart = o.class != EntryClass::Country && i.within.is_some() && i.within != o.within;
            // "in Norfolk, Virginia": of two places of one name the gazetteer has the other.
            let namesake = apart && i.class != EntryClass::Country && tree.follows_whereabouts(inner_first);
            // "Alabama, Arkansas, Maine": states of one country stand in a list.
            i.class != EntryClass::City && !namesake && (apart || i.class == o.class && !small && !country_follows)
        });
        let smaller = !entry(inner).is_some_and(|e| e.class == EntryClass::Country) && !elsewhere;
        smaller && (holds || held || apposed)
    }

    /// Whether a place is a part of the world, which no city holds: "the Gulf", but not "the Green Zone".
    pub(super) fn is_larger_than_a_city(&self, place: &Argument) -> bool {
        let within =
            || self.nodes.get(place.node).and_then(|d| self.gazetteer.find(&d.name)).map(|e| e.within.is_some());
        self.nodes.is_region(place.node) && within() == Some(false)
    }

    /// "in the Indian Ocean in Seychelles": an ocean lies in no country.
    pub(super) fn is_water(&self, place: &Argument) -> bool {
        WATERS.contains(&self.tree.lower(place.last))
    }

    /// "Norfolk, Virginia" is not the Norfolk that the gazetteer has in England.
    pub(super) fn part_from_namesake(&mut self, inner: &Argument, outer: &Argument) {
        let entry = |a: &Argument| self.nodes.get(a.node).and_then(|d| self.gazetteer.find(&d.name));
        let apart = entry(inner).zip(entry(outer)).is_some_and(|(i, o)| {
            let country = |e: &Entry| match e.class {
                EntryClass::Country => Some(e.name.clone()),
                _ => e.within.clone(),
            };
            i.class == EntryClass::Subdivision && i.within.is_some() && country(i) != country(o) && country(o).is_some()
        });
        if apart {
            self.nodes.part_from_entry(inner.node);
        }
    }

    /// Whether a chain of places goes on to a country or a part of one: "Bensonhurst, Brooklyn, New York City, New
    /// York".
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
            if class.is_some_and(EntryClass::is_land) {
                return true;
            }
            at = name.end;
        }
        false
    }

    /// Whether the gazetteer has it the other way round, or two countries would lie in each other.
    pub(in crate::ingest::extract) fn gazetteer_says_otherwise(&self, outer: &Argument, inner: &Argument) -> bool {
        let name = |a: &Argument| self.nodes.name(a.node);
        let (outer, inner_first, inner) = (name(outer), inner.first, name(inner));
        let country = |n: &str| {
            self.gazetteer.find(n).is_some_and(|e| e.class == EntryClass::Country && !e.key.starts_with("country/X-"))
        };
        // "in London in the Ecuadorian Embassy"
        let holds = |n: &str| self.gazetteer.find(n).is_some_and(|e| e.class.is_part_of_country());
        let site = |n: &str| {
            let last = n.rsplit(' ').next().unwrap_or_default().to_lowercase();
            n.contains(' ') && self.nouns.class(&last).is(NounClass::PLACE) && !is_division(&last)
        };
        self.gazetteer.lies_in(outer, inner)
            || country(inner)
            || self.is_way_stop(inner_first, inner, outer)
            || holds(inner) && site(outer) && self.gazetteer.find(outer).is_none()
    }

    /// "the strike on Odesa in Brussels": whether the second is a city of another country than the first, so that
    /// "in" says where it was condemned.
    pub(super) fn is_city_abroad(&self, inner: &Argument, outer: &Argument) -> bool {
        let countries = self.country_of_place(inner.node).zip(self.country_of_place(outer.node));
        self.nodes.is_city(outer.node) && countries.is_some_and(|(here, there)| here != there)
    }
}
