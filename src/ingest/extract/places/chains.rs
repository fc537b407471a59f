//! Places told one inside the other by what directly follows: "Palmyra in central Syria".
//! Also "Rafah, in the southern Gaza Strip", "a mosque in Örebro", "Shanklin on the Isle of Wight", "the Rajouri
//! district of Jammu and Kashmir".
//!
//! The words stand side by side, so that no parse is needed: it often hangs "in Syria" on the verb.

use crate::ingest::extract::names::place_names::is_division;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::places::whereabouts::TOWNS;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{EntryClass, NounClass, Words, is_direction};

/// Words of roads, rivers, seas and ranges, which lie in more than one place.
static WAYS: Words = Words::of("chains.ways");

/// Bodies that stand somewhere: "a court in Chișinău".
pub(super) static SEATED: Words = Words::of("chains.seated");

/// Where a place ends, which still is the place's: "on the outskirts of Leeds".
static EDGES: Words = Words::of("chains.edges");

/// Words that stand between an adjective and a place's name: "the French capital Paris".
static RANKS: Words = Words::of("chains.ranks");

/// What a place is by those who hold it.
static HELD: Words = Words::of("chains.held");

/// A place read from the words, and the token after it.
pub(in crate::ingest::extract) struct Outer {
    pub(in crate::ingest::extract) places: Vec<Argument>,
    pub(super) last: Index,
}

/// Last words of names of islands.
static ISLANDS: Words = Words::of("chains.islands");

/// Words between a place's name and a site that is called by it.
static FACILITIES: Words = Words::of("chains.facilities");

/// Whether a name is that of a road, a river or a range, which lies in more than the place told with it: "Interstate 95
/// in Stafford County", "the Chūō Expressway in Hachiōji".
fn runs_on(tree: &crate::ingest::extract::parse::tree::Tree<'_>, name: &Name) -> bool {
    let way = |i: Index| WAYS.contains(&tree.lower(i));
    (name.start..name.end).any(way)
}

/// The inner end of a chain of places.
#[derive(Clone, Copy)]
struct Link {
    /// The token behind it.
    end: Index,
    /// The end of its sentence.
    stop: Index,
    /// Whether a noun follows the name that says what sort of place it is.
    noun: bool,
    /// Whether it is a place, and no institution with a seat.
    is_place: bool,
}

impl Reading<'_> {
    /// The place that a phrase names from a token on: "the northern city of Mosul", "occupied East Jerusalem", "Brazil,
    /// Bolivia and Paraguay".
    pub(in crate::ingest::extract) fn place_from(&self, start: Index) -> Option<Outer> {
        let tree = self.tree;
        let (_, stop) = tree.sentence(tree.sentence_of(start.min(tree.len() - 1)));
        let mut at = start;
        for _ in 0..5 {
            // "Houthi-controlled Yemen", "Russian-occupied Crimea"
            if at + 3 < stop && tree.tag(at + 1) == Tag::Hyph && HELD.contains(&tree.lower(at + 2)) {
                at += 3;
                continue;
            }
            if at + 1 >= stop || self.names.at(at).is_some_and(|n| n.start == at) {
                break;
            }
            let base = tree.base(at);
            let place = self.nouns.class(&base).is(NounClass::PLACE) || EDGES.contains(&tree.lower(at));
            let named_next = self.names.at(at + 1).is_some_and(|n| n.start == at + 1);
            let skips = at > start && named_next && RANKS.contains(&tree.lower(at))
                || matches!(tree.tag(at), Tag::Dt | Tag::Jj | Tag::Vbn | Tag::Hyph)
                || is_direction(tree.lower(at))
                || place && tree.lower(at + 1) == "of";
            if !skips {
                return None;
            }
            let part = place || is_direction(tree.lower(at));
            at += if part && tree.lower(at + 1) == "of" { 2 } else { 1 };
        }
        let mut name = self.names.at(at).filter(|n| n.start == at)?;
        // "in Puntland's Bari Region", "in Iraq's western Anbar province"
        let behind = name.end + 1;
        let aside = behind + 1 < stop && self.names.at(behind).is_none() && is_direction(tree.lower(behind));
        let behind = if aside { behind + 1 } else { behind };
        if behind < stop
            && tree.tag(name.end) == Tag::Pos
            && let Some(next) = self.names.at(behind).filter(|n| n.start == behind)
            && self.place_argument(next).is_some()
        {
            name = next;
        }
        let argument = |name: &Name| {
            let mut found = self.place_argument(name)?;
            let direction = self.directions.iter().find(|(at, _)| *at == name.start);
            found.node = direction.map_or(found.node, |(_, n)| *n);
            Some(found)
        };
        let first = argument(name)?;
        let class = |a: &Argument| self.nodes.get(a.node).and_then(|d| d.class);
        let (mut places, mut last) = (vec![first.clone()], name.end - 1);
        // Several countries side by side.
        let mut next = name.end;
        while class(&first) == Some(EntryClass::Country) && next + 1 < stop {
            let gap = (next..stop).take_while(|i| matches!(tree.lower(*i), "," | "and" | "or")).count();
            let more = self.names.at(next + gap).filter(|n| gap > 0 && n.start == next + gap);
            let Some(more) = more else { break };
            let Some(place) = argument(more).filter(|a| class(a) == Some(EntryClass::Country)) else { break };
            places.push(place);
            next = more.end;
            last = more.end - 1;
        }
        if places.len() > 1 && !(name.end..=last).any(|i| matches!(tree.lower(i), "and" | "or")) {
            places.truncate(1);
            last = name.end - 1;
        }
        Some(Outer { places, last })
    }

    /// Whether a list of places goes on at a token, behind one of them, that "and" closes: "Taiz, Marib, Hodeidah, and
    /// Aden" lie in none of each other. "Erie, Illinois, Dayton, Ohio and Reno" tells where each lies.
    pub(in crate::ingest::extract) fn is_listed_on(&self, from: Index) -> bool {
        let tree = self.tree;
        let Some(known) = from.checked_sub(1).and_then(|b| self.names.at(b)) else { return false };
        let (_, stop) = tree.sentence(tree.sentence_of(known.start));
        let (mut at, mut before) = (from, known.node);
        while at + 1 < stop {
            let next = if tree.lower(at) == "," { at + 1 } else { at };
            let closes = matches!(tree.lower(next), "and" | "or" | "&");
            let first = if closes { next + 1 } else { next };
            if first == at || first >= stop {
                return false;
            }
            let Some(place) = self.place_from(first) else {
                // "Mombasa, Lamu, and Malindi", of which nobody knows the last
                let unknown = self.names.at(first).filter(|n| n.start == first && n.end == first + 1);
                return closes
                    && unknown
                        .and_then(|n| self.nodes.get(n.node))
                        .is_some_and(|d| d.is_organization() && d.class.is_none())
                    && !self.opens_a_clause(first);
            };
            let node = self.names.at(place.last).map_or(before, |n| n.node);
            if closes || place.places.len() > 1 {
                // "Azna, Lorestan, and Lordegan, Fars": each with its own.
                let class = |n| self.nodes.get(n).and_then(|d: &DraftNode| d.class);
                let behind = (place.last + 2 < stop && tree.lower(place.last + 1) == ",")
                    .then(|| self.names.at(place.last + 2))
                    .flatten();
                let paired = at == from
                    && class(before) == Some(EntryClass::Subdivision)
                    && behind.is_some_and(|n| class(n.node) == Some(EntryClass::Subdivision));
                return !paired && !self.opens_a_clause(place.last);
            }
            let name = |n| self.nodes.name(n);
            if self.gazetteer.lies_in(name(before), name(node)) {
                return false;
            }
            (at, before) = (place.last + 1, node);
        }
        false
    }

    /// "struck Bukavu, South Kivu, and Rwanda denied": who begins another clause.
    fn opens_a_clause(&self, last: Index) -> bool {
        matches!(self.tree.label(last), Label::Nsubj | Label::Nsubjpass)
    }

    /// Makes the `located-in` claims of named places and of institutions with a seat.
    pub(in crate::ingest::extract) fn read_chains(&mut self) {
        let names: Vec<Name> = self.names.iter().cloned().collect();
        for name in &names {
            if let Some(link) = self.link_of(name)
                && let Some(start) = self.start_of_outer(name, link)
                && let Some(outer) = self.place_from(start)
                && !self.is_item_of_list(name, link, &outer)
            {
                self.claim_lies_in(name, link, &outer);
            }
        }
    }

    /// A name as the inner end of a chain, where it can be one.
    fn link_of(&self, name: &Name) -> Option<Link> {
        let tree = self.tree;
        let is_place = self.place_argument(name).is_some();
        if !is_place && self.seated(name).is_none() {
            return None;
        }
        let (_, stop) = tree.sentence(tree.sentence_of(name.start));
        let place = |i: Index| tree.is_noun(i) && self.nouns.class(&tree.base(i)).is(NounClass::PLACE);
        let noun = name.end < stop && place(name.end) && self.names.at(name.end).is_none_or(|n| n.start < name.end);
        // "the Ain al-Asad air base"
        let base = is_place && name.end + 1 < stop && FACILITIES.contains(&tree.lower(name.end)) && place(name.end + 1);
        let end = name.end + if base { 2 } else { usize::from(noun) };
        let link = Link { end, stop, noun: noun || base, is_place };
        (end + 1 < stop && !self.lies_beside(name, link)).then_some(link)
    }

    /// Whether a name is that of what does not lie in the place told with it.
    fn lies_beside(&self, name: &Name, link: Link) -> bool {
        let tree = self.tree;
        // "40 km southwest of Mogadishu in Lower Shabelle" says where something else lies.
        let measured =
            || name.start > 1 && tree.lower(name.start - 1) == "of" && is_direction(tree.lower(name.start - 2));
        // "the Red Sea port town of Mokha" lies on the sea, which does not lie in it.
        let water = || matches!(tree.lower(name.end - 1), "sea" | "ocean" | "gulf");
        measured() || link.noun && water() || runs_on(tree, name)
    }

    /// Where the outer place of a chain begins, by what joins it to the inner one.
    fn start_of_outer(&self, name: &Name, link: Link) -> Option<Index> {
        let tree = self.tree;
        let Link { end, .. } = link;
        match (tree.lower(end), tree.lower(end + 1)) {
            ("in", _) => Some(end + 1),
            // "the Beirut suburb of Haret Hreik": the suburb has the name behind.
            ("of", _) if link.noun && TOWNS.contains(&tree.lower(end - 1)) && self.is_called_behind(name, end) => None,
            ("of", _) if link.noun || is_division(tree.lower(name.end - 1)) => Some(end + 1),
            (",", _) if self.is_apposed_place(link) => Some(end + 1),
            ("at", _) if self.stands_at_place(name, link) => Some(end + 1),
            // "met Jane Roe, prosecutor of the Criminal Court, in Ramallah": there they met.
            (",", "in") if link.is_place => Some(end + 2),
            // "Makassar, on the Indonesian island of Sulawesi"
            (",", "on")
                if end + 5 < link.stop
                    && tree.lower(end + 2) == "the"
                    && (end + 3..end + 6).any(|i| matches!(tree.lower(i), "island" | "peninsula" | "archipelago")) =>
            {
                Some(end + 3)
            }
            ("on", "the") => Some(end + 2),
            // "Santa Rosa Island, off the coast of California"
            ("off", _) | (",", "off") if ISLANDS.contains(&tree.lower(name.end - 1)) => {
                let off = if tree.lower(end) == "," { end + 1 } else { end };
                let coast = (off + 1..link.stop.min(off + 5)).find(|i| tree.lower(*i) == "coast")?;
                (coast + 2 < link.stop && tree.lower(coast + 1) == "of").then_some(coast + 2)
            }
            _ => None,
        }
    }

    /// Whether a place without a name of its own in front follows a comma.
    fn is_apposed_place(&self, link: Link) -> bool {
        let tree = self.tree;
        let Link { end, stop, .. } = link;
        // "Sevastopol, Russian-occupied Crimea"
        if end + 3 < stop && tree.tag(end + 2) == Tag::Hyph && HELD.contains(&tree.lower(end + 3)) {
            return true;
        }
        // "Palmyra, central Syria"; "Handlova, northeast of Bratislava," lies outside it.
        let directed = is_direction(tree.lower(end + 1)) && tree.lower(end + 2) != "of";
        // "Adamuz, province of Córdoba"
        let division = end + 3 < stop && tree.lower(end + 2) == "of" && is_division(tree.lower(end + 1));
        (directed || division) && self.names.at(end + 1).is_none()
    }

    /// "Kennedy Space Center at Cape Canaveral"
    fn stands_at_place(&self, name: &Name, link: Link) -> bool {
        let last = self.tree.base(name.end - 1);
        link.is_place
            && self.nouns.class(&last).is(NounClass::PLACE.or(NounClass::BODY))
            && [link.end + 1, link.end + 2]
                .iter()
                .any(|i| self.names.at(*i).is_some_and(|n| n.start == *i && self.place_argument(n).is_some()))
    }

    /// "western Kherson, central Odesa, and southern Mykolaiv" are three; "Palmyra, central Syria, and Hama" two.
    fn is_item_of_list(&self, name: &Name, link: Link, outer: &Outer) -> bool {
        let tree = self.tree;
        if tree.lower(link.end) != "," || !self.is_listed_on(outer.last + 1) {
            return false;
        }
        let parted = name.start.checked_sub(1).is_some_and(|b| is_direction(tree.lower(b)));
        let inner = self.inner_of(name);
        let lies = inner.zip(self.names.at(outer.last)).is_some_and(|(i, n)| self.names_lie(&i, &n.argument()));
        parted || !lies
    }

    /// The inner end of a chain: a place, or an institution with a seat.
    fn inner_of(&self, name: &Name) -> Option<Argument> {
        self.place_argument(name).or_else(|| self.seated(name))
    }

    /// Claims that what a name means lies in the places told with it.
    fn claim_lies_in(&mut self, name: &Name, link: Link, outer: &Outer) {
        let Some(inner) = self.inner_of(name) else { return };
        if self.place_argument(name).is_some() && self.is_somebody_there(name) {
            return;
        }
        for place in &outer.places {
            if inner.node != place.node
                && !self.is_turned(&inner, place)
                && self.may_lie_on(link, place, outer)
                && !self.gazetteer_says_otherwise(place, &inner)
                && !self.is_city_abroad(&inner, place)
            {
                self.claim_structural(&inner, "located-in", place.clone(), link.end, None, Rule::PlaceInPlace);
                if link.is_place {
                    self.read_side_by_side(name, place, link.end);
                }
            }
        }
    }

    /// "Helmand in Sangin": no province lies in a place that nobody knows. "a tour of the Gulf in Riyadh": nor a part of
    /// the world in a city.
    fn is_turned(&self, inner: &Argument, outer: &Argument) -> bool {
        let class = |a: &Argument| self.nodes.get(a.node).and_then(|d| d.class);
        if self.is_larger_than_a_city(inner) && self.nodes.is_city(outer.node) {
            return true;
        }
        class(inner).is_some_and(EntryClass::is_land)
            && class(outer).is_none()
            && !self.directions.iter().any(|(_, d)| *d == outer.node)
    }

    /// "on Sulawesi", "on the outskirts of Leeds": what lies on a country or a city lies on an edge of it.
    fn may_lie_on(&self, link: Link, place: &Argument, outer: &Outer) -> bool {
        let tree = self.tree;
        let class = self.nodes.get(place.node).and_then(|d| d.class);
        tree.lower(link.end) != "on"
            || !matches!(class, Some(EntryClass::Country | EntryClass::City))
            || (link.end + 2..outer.last).any(|i| EDGES.contains(&tree.lower(i)))
    }

    /// An organization that stands somewhere, by its last word: "Belmont University", "the Court of Session".
    pub(in crate::ingest::extract) fn seated(&self, name: &Name) -> Option<Argument> {
        let tree = self.tree;
        self.nodes.get(name.node).filter(|d| d.is_organization())?;
        let seat = |i: Index| {
            let base = tree.base(i);
            SEATED.contains(&base.as_str()) || self.nouns.class(&base).is(NounClass::PLACE)
        };
        let of = (name.start..name.end).find(|i| tree.lower(*i) == "of");
        let heads = [Some(name.end - 1), of.and_then(|o| o.checked_sub(1)).filter(|h| *h >= name.start)];
        // "at the National Philharmonic in Warsaw"
        let before = |n: usize| name.start.checked_sub(n).map_or("", |i| tree.lower(i));
        let lead = if before(1) == "the" { before(2) } else { before(1) };
        let unknown = self.nodes.get(name.node).is_some_and(|d| d.class.is_none());
        let used = unknown && matches!(lead, "at" | "outside" | "inside" | "near");
        let sits = used || name.end - name.start > 1 && heads.into_iter().flatten().any(seat);
        sits.then(|| name.argument())
    }
}
