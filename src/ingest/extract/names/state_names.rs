//! American states that share their name with a city or a country: "Ithaca, New York", "Savannah, Georgia, United States",
//! "Spokane, Washington".

use crate::ingest::extract::names::found_names::Candidate;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::Tag;
use crate::lexicon::{Entry, Gazetteer, PlaceClass};

/// The state that a name stands for, where the words around it say that it is no city and no country.
pub(in crate::ingest::extract) fn state<'g>(
    tree: &Tree<'_>,
    candidate: &Candidate,
    gazetteer: &'g Gazetteer,
) -> Option<&'g Entry> {
    let written = tree.phrase(candidate.start, candidate.end - 1);
    if !matches!(written.as_str(), "New York" | "Georgia" | "Washington") {
        return None;
    }
    let finder = Finder { tree, gazetteer };
    let here = finder.is_state(candidate.start, candidate.end, &written);
    // An article speaks of one Georgia.
    let elsewhere = || (0..tree.len()).any(|i| tree.word(i) == "Georgia" && finder.is_state(i, i + 1, "Georgia"));
    let is_state = here || written == "Georgia" && elsewhere();
    gazetteer.state_code(&written).filter(|_| is_state)
}

struct Finder<'a> {
    tree: &'a Tree<'a>,
    gazetteer: &'a Gazetteer,
}

impl Finder<'_> {
    fn is_state(&self, start: Index, end: Index, written: &str) -> bool {
        self.follows_its_place(start, end, written)
            || written != "Washington" && self.among_states(start, end)
            || self.called_a_state(start, end, written)
    }

    /// "New York City, New York", "Brooklyn, New York", "Ithaca, New York": the state behind one of its places, no list of
    /// cities.
    fn follows_its_place(&self, start: Index, end: Index, written: &str) -> bool {
        let tree = self.tree;
        let Some(before) = start.checked_sub(2).filter(|b| tree.lower(*b + 1) == ",") else { return false };
        let (from, stop) = tree.sentence(tree.sentence_of(start));
        let first = (from..=before).rev().take_while(|i| tree.tag(*i) == Tag::Nnp).last().unwrap_or(before);
        let place = tree.phrase(first, before);
        let state = self.gazetteer.state_code(written).map(|state| &state.key);
        let within = state.is_some() && self.gazetteer.state_of_city(&place).map(|of| &of.key) == state
            || ["Bronx", "County", "Island"].iter().any(|word| place.ends_with(word));
        let listed = |i: Index| i < stop && matches!(tree.lower(i), "and" | "or" | "&");
        let known = self.gazetteer.find_written(&place).is_some();
        let listed = listed(end) || end + 1 < stop && tree.lower(end) == "," && listed(end + 1);
        // An unknown village may lie in Georgia the country.
        tree.tag(before) == Tag::Nnp && (within || written == "New York" && !known && !listed)
    }

    /// "Maine, New York, New Jersey and Hawaii": one of a list of states.
    fn among_states(&self, start: Index, end: Index) -> bool {
        let tree = self.tree;
        let (from, stop) = tree.sentence(tree.sentence_of(start));
        let state = |first: Index, last: Index| {
            self.gazetteer
                .find_written(&tree.phrase(first, last))
                .is_some_and(|e| e.class == PlaceClass::Subdivision && e.within.as_deref() == Some("United States"))
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
    fn called_a_state(&self, start: Index, end: Index, written: &str) -> bool {
        let tree = self.tree;
        let word = |i: Index| if i < tree.len() { tree.lower(i) } else { "" };
        let before = |n: usize| start.checked_sub(n).map_or("", |i| tree.lower(i));
        let of_state = before(1) == "of" && matches!(before(2), "state" | "governor" | "senator");
        let country = word(end) == ","
            && (matches!(word(end + 1), "u.s." | "us" | "usa" | "u.s.a.")
                || word(end + 1) == "united" && word(end + 2) == "states");
        let office = matches!(word(end), "governor" | "gov." | "senator" | "sen." | "state")
            || word(end) == "secretary" && word(end + 1) == "of" && word(end + 2) == "state";
        of_state || written == "Georgia" && (country || office) || written == "Washington" && word(end) == "state"
    }
}
