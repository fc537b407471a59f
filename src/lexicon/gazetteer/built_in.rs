//! The built-in gazetteer, from the tables of `data/gazetteer`.

use rustc_hash::FxHashMap;

use super::{Adherents, EntryClass, Gazetteer, Gender};
use crate::lexicon::fold;
use crate::lexicon::table::{list, rows};

pub(super) const COUNTRIES: &str = include_str!("../../../data/gazetteer/countries.tsv");
pub(super) const REGIONS: &str = include_str!("../../../data/gazetteer/regions.tsv");
pub(super) const SUBDIVISIONS: &str = include_str!("../../../data/gazetteer/subdivisions.tsv");
pub(super) const CITIES: &str = include_str!("../../../data/gazetteer/cities.tsv");
pub(super) const ORGANIZATIONS: &str = include_str!("../../../data/gazetteer/organizations.tsv");
pub(super) const ADHERENTS: &str = include_str!("../../../data/gazetteer/adherents.tsv");
pub(super) const PEOPLE: &str = include_str!("../../../data/gazetteer/people.tsv");
pub(super) const STATE_CODES: &str = include_str!("../../../data/gazetteer/state-codes.tsv");
pub(super) const SHARED_NAMES: &str = include_str!("../../../data/gazetteer/shared-names.tsv");
pub(super) const FIRST_NAMES: &str = include_str!("../../../data/gazetteer/first-names.tsv");

/// The names of countries by their codes.
type Codes = FxHashMap<&'static str, &'static str>;

impl Gazetteer {
    pub(super) fn built_in() -> Self {
        let codes: Codes = rows(COUNTRIES).map(|[code, name]| (code, name)).collect();
        let mut gazetteer = Self::default();
        gazetteer.add_countries(&codes);
        gazetteer.add_parts("region", EntryClass::Region, REGIONS, &codes);
        gazetteer.add_parts("subdivision", EntryClass::Subdivision, SUBDIVISIONS, &codes);
        gazetteer.add_organizations(&codes);
        gazetteer.add_adherents(&codes);
        gazetteer.add_cities(&codes);
        gazetteer.first_names =
            rows(FIRST_NAMES).map(|[name, letter]| (name, (letter != "b").then(|| gender(letter)))).collect();
        gazetteer.add_people();
        gazetteer.shared = rows(SHARED_NAMES).map(|[name, _]| fold(name)).collect();
        gazetteer.state_codes = rows(STATE_CODES).map(|[code, state]| (code, state)).collect();
        gazetteer
    }

    fn add_countries(&mut self, codes: &Codes) {
        for [code, name, capitals, demonyms, others, whole] in rows(COUNTRIES) {
            let within = codes.get(whole).map(|w| (*w).to_owned());
            let at = self.add(&format!("country/{code}"), name, EntryClass::Country, within, list(others));
            if let Some((entry, adjective)) = self.entries.get_mut(at as usize).zip(list(demonyms).next()) {
                entry.adjective = Some(adjective);
            }
            self.add_demonyms(demonyms, at);
            let plain = |capital: &'static str| capital.trim_start_matches('(').trim_end_matches(')');
            if let Some(capital) = list(capitals).next() {
                self.seats.insert(format!("country/{code}"), plain(capital));
            }
            for capital in list(capitals).filter(|capital| !capital.starts_with('(')) {
                self.capitals.entry(fold(capital)).or_insert(at);
            }
        }
    }

    /// Adds the regions of the world or the parts of countries.
    fn add_parts(&mut self, room: &str, class: EntryClass, table: &'static str, codes: &Codes) {
        for [name, within, demonyms, others] in rows(table) {
            let within = codes.get(within).map(|c| (*c).to_owned());
            let at = self.add(&format!("{room}/{name}"), name, class, within, list(others));
            self.add_demonyms(demonyms, at);
        }
    }

    fn add_demonyms(&mut self, demonyms: &'static str, at: u32) {
        for demonym in list(demonyms) {
            self.demonyms.entry(fold(demonym)).or_insert(at);
        }
    }

    fn add_organizations(&mut self, codes: &Codes) {
        for [name, others, within, class] in rows(ORGANIZATIONS) {
            self.sorts.insert(name, class);
            let class = match class {
                "media" => EntryClass::Media,
                "company" => EntryClass::Company,
                "team" => EntryClass::Team,
                _ => EntryClass::Organization,
            };
            let within = codes.get(within).copied().or(Some(within)).filter(|w| !w.is_empty()).map(str::to_owned);
            self.add(&format!("organization/{name}"), name, class, within, list(others));
        }
    }

    fn add_adherents(&mut self, codes: &Codes) {
        for [words, country, party, called, any, letter] in rows(ADHERENTS) {
            let Some(at) = self.by_name.get(&fold(party)).copied() else { continue };
            if !letter.is_empty() {
                self.party_letters.insert(letter, at);
            }
            let country = codes.get(country).map(|c| (*c).to_owned());
            for word in list(words) {
                let called = list(called).collect();
                let adherents = Adherents { party: at, country: country.clone(), any: any == "any", called };
                self.parties.entry(word).or_default().push(adherents);
            }
        }
    }

    fn add_cities(&mut self, codes: &Codes) {
        for [name, country, state, others] in rows(CITIES) {
            let within = codes.get(country).map(|c| (*c).to_owned());
            if !state.is_empty() {
                self.states_of_cities.extend(list(others).chain([name]).map(|name| (fold(name), state)));
            }
            self.add(&format!("city/{name}"), name, EntryClass::City, within, list(others));
        }
    }

    fn add_people(&mut self) {
        let countries = rows(COUNTRIES).filter(|[.., order]: &[&str; 7]| *order == "family");
        let family_first: Vec<&str> = countries.map(|[_, name, ..]| name).collect();
        for [name, of, letter] in rows(PEOPLE) {
            let gender = gender(letter);
            let folded = fold(name);
            let family = family_first.contains(&of);
            let words = [folded.rsplit(' ').next(), folded.split(' ').next().filter(|_| family)];
            for word in words.into_iter().flatten() {
                self.surnames
                    .entry(word.to_owned())
                    .and_modify(|known| *known = known.filter(|(other, _)| *other == of))
                    .or_insert(Some((of, gender)));
            }
            self.people.insert(folded, (of, gender));
        }
    }
}

/// The gender that a letter of the tables stands for: "f" or "m".
fn gender(letter: &str) -> Gender {
    if letter == "f" { Gender::Female } else { Gender::Male }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::fold;

    #[test]
    fn no_two_cities_of_a_country_have_one_name_but_for_its_marks() {
        let mut seen: FxHashMap<(String, &str), &str> = FxHashMap::default();
        for [name, country, state] in rows(CITIES) {
            let before = seen.insert((fold(name), country), state);
            assert!(before.is_none_or(|other| other != state), "{name} stands twice");
        }
    }

    #[test]
    fn known_people_are_of_the_gender_of_their_first_names() {
        let gazetteer = Gazetteer::shared();
        for [name, _, letter] in rows(PEOPLE) {
            let first = name.split(' ').next().unwrap_or_default();
            // An Armenian man.
            if let Some(of_name) = gazetteer.gender(first).filter(|_| name != "Karen Karapetyan" && !letter.is_empty())
            {
                assert_eq!(of_name, gender(letter), "{name}");
            }
        }
    }
}
