//! American states that share their name with a city or a country: "Ithaca, New York".
//! Also "Savannah, Georgia, United States", "Spokane, Washington".

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::names::usage::Usage;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::Tag;
use crate::lexicon::{Entry, EntryClass, Gazetteer, Words};

/// What American states have, in front of their name with "of" and behind it.
static OFFICES: Words = Words::of("state_names.offices");

/// What the names of parts of a state end in.
static PARTS: Words = Words::of("state_names.parts");

/// The state that a name stands for, where the words around it say that it is no city and no country.
pub(super) fn state<'a>(usage: &Usage<'a>, candidate: &Candidate) -> Option<&'a Entry> {
    let Usage { tree, gazetteer, .. } = *usage;
    let written = tree.phrase(candidate.start, candidate.end - 1);
    let state = gazetteer.namesake_state(&written)?;
    let other = gazetteer.find_written(&written)?;
    let finder = Finder { tree, gazetteer, state, other };
    // "Tbilisi, Georgia": behind a city of the country it is the country.
    if finder.follows_a_city_of_the_other(candidate.start) {
        return None;
    }
    let here = finder.is_state(candidate.start, candidate.end, &written);
    // What its own words leave open the rest decides: a state where another mention is one, and no city or people of
    // the country is named.
    let elsewhere = || {
        let mut mentions = (0..tree.len()).filter(|i| tree.word(*i) == written);
        mentions.any(|i| finder.is_state(i, i + 1, &written)) && !usage.names_people_or_city(other)
    };
    (here || other.class == EntryClass::Country && usage.is_state_elsewhere(&written, elsewhere)).then_some(state)
}

struct Finder<'a> {
    tree: &'a Tree<'a>,
    gazetteer: &'a Gazetteer,
    /// The state that bears the name.
    state: &'a Entry,
    /// The country or the city that it means otherwise.
    other: &'a Entry,
}

impl Finder<'_> {
    fn is_state(&self, start: Index, end: Index, written: &str) -> bool {
        // "Washington" among states is still the government more often than the state.
        let seat = self.gazetteer.metonym(written).is_some();
        !self.follows_a_city_of_the_other(start)
            && (self.follows_its_place(start, end, seat)
                || !seat && self.among_states(start, end)
                || self.called_a_state(start, end))
    }

    /// The name behind which a comma stands in front of a name.
    fn before_comma(&self, start: Index) -> Option<String> {
        let tree = self.tree;
        let before = start.checked_sub(2).filter(|b| tree.lower(*b + 1) == ",")?;
        let (from, _) = tree.sentence(tree.sentence_of(start));
        let first = (from..=before).rev().take_while(|i| tree.tag(*i) == Tag::Nnp).last()?;
        Some(tree.phrase(first, before))
    }

    fn follows_a_city_of_the_other(&self, start: Index) -> bool {
        let city = self.before_comma(start).and_then(|place| self.gazetteer.find_written(&place));
        city.is_some_and(|c| c.class == EntryClass::City && c.within.as_deref() == Some(self.other.name.as_str()))
    }

    /// "New York City, New York", "Brooklyn, New York", "Ithaca, New York": the state behind one of its places, no list
    /// of cities.
    fn follows_its_place(&self, start: Index, end: Index, seat: bool) -> bool {
        let tree = self.tree;
        let Some(place) = self.before_comma(start) else { return false };
        let (_, stop) = tree.sentence(tree.sentence_of(start));
        let within = self.gazetteer.state_of_city(&place).is_some_and(|of| of.key == self.state.key)
            || PARTS.iter().any(|word| place.ends_with(word));
        let listed = |i: Index| i < stop && matches!(tree.lower(i), "and" | "or" | "&");
        let known = self.gazetteer.find_written(&place).is_some();
        let listed = listed(end) || end + 1 < stop && tree.lower(end) == "," && listed(end + 1);
        // An unknown village may lie in Georgia the country; behind one, a city's name is its state's.
        within || self.other.class == EntryClass::City && !seat && !known && !listed
    }

    /// "Maine, New York, New Jersey and Hawaii": one of a list of states.
    fn among_states(&self, start: Index, end: Index) -> bool {
        let tree = self.tree;
        let (from, stop) = tree.sentence(tree.sentence_of(start));
        let state = |first: Index, last: Index| {
            self.gazetteer
                .find_written(&tree.phrase(first, last))
                .is_some_and(|e| e.class == EntryClass::Subdivision && e.within.as_deref() == Some("United States"))
        };
        let joint = |i: Index| matches!(tree.lower(i), "," | "and" | "or" | "&");
        let gap = (end..stop).take_while(|i| joint(*i)).count();
        let next = end + gap;
        let follows = gap > 0 && next < stop && (state(next, next) || next + 1 < stop && state(next, next + 1));
        let gap = (from..start).rev().take_while(|i| joint(*i)).count();
        let last = start.checked_sub(gap + 1).filter(|l| gap > 0 && *l >= from);
        let precedes = last.is_some_and(|l| state(l, l) || l > from && state(l - 1, l));
        follows || precedes
    }

    /// "Georgia, U.S.", "the state of Washington", "Georgia governor Brian Kemp", "the governor of Georgia".
    fn called_a_state(&self, start: Index, end: Index) -> bool {
        let tree = self.tree;
        let word = |i: Index| if i < tree.len() { tree.lower(i) } else { "" };
        let before = |n: usize| start.checked_sub(n).map_or("", |i| tree.lower(i));
        let of_state = before(1) == "of" && OFFICES.contains(&before(2));
        // A city lies in America too.
        let american = self.other.class == EntryClass::Country && word(end) == "," && {
            let is_it = |last: Index| {
                last < tree.len()
                    && self.gazetteer.find_written(&tree.phrase(end + 1, last)).map(|e| e.name.as_str())
                        == self.state.within.as_deref()
            };
            is_it(end + 1) || is_it(end + 2)
        };
        let office = OFFICES.contains(&word(end))
            || word(end) == "secretary" && word(end + 1) == "of" && word(end + 2) == "state";
        of_state || american || office
    }
}
