//! Names that the world gives to places, organizations and people, from `data/gazetteer`.

mod built_in;
mod chambers;
mod containment;
mod direction;
mod readings;
mod spellings;
mod state_bodies;
mod user;

pub(crate) use self::chambers::chamber_of_title;
pub use self::readings::NameReading;
pub(crate) use self::spellings::spelled_name;

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

pub(crate) use self::direction::{DIRECTIONS, direction_adjective, is_direction, split_direction};
pub use self::user::GazetteerError;
use crate::lexicon::fold;
use crate::model::NodeKind;

/// What sort of thing an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryClass {
    /// A state, territory or de-facto state: a place that acts.
    Country,
    /// A part of the world or of a country.
    Region,
    /// A state, province or island of a country.
    Subdivision,
    /// A city.
    City,
    /// An organization.
    Organization,
    /// A news agency, paper or broadcaster.
    Media,
    /// A firm.
    Company,
    /// A sports team or a league of them.
    Team,
    /// A person or group that a user's own table adds.
    Actor,
}

impl EntryClass {
    /// Whether it is an organization of a sort that the gazetteer has no class of its own for, a firm or a team.
    pub fn is_body(self) -> bool {
        matches!(self, Self::Organization | Self::Company | Self::Team)
    }

    /// Whether it is a place within one country that has borders: a city, a province.
    pub fn is_part_of_country(self) -> bool {
        matches!(self, Self::City | Self::Subdivision)
    }

    /// Whether it is a place that is no country.
    pub fn is_lesser_place(self) -> bool {
        matches!(self, Self::City | Self::Subdivision | Self::Region)
    }

    /// Whether it is a country or a province: a land with a name for its people.
    pub fn is_land(self) -> bool {
        matches!(self, Self::Country | Self::Subdivision)
    }

    /// Whether it is a place with a government of its own.
    pub fn is_governed(self) -> bool {
        matches!(self, Self::Country | Self::City | Self::Subdivision)
    }

    /// Whether it is a place so large that towns lie in it.
    pub fn is_area(self) -> bool {
        matches!(self, Self::Country | Self::Region | Self::Subdivision)
    }

    /// Whether it is a country or larger, or across borders.
    pub fn is_country_or_region(self) -> bool {
        matches!(self, Self::Country | Self::Region)
    }
}

/// One thing that the gazetteer knows.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its key: `country/SY`, `city/Aleppo`, `organization/United Nations`.
    pub key: String,
    /// Its canonical name.
    pub name: String,
    /// The kind of node it is.
    pub kind: NodeKind,
    /// What sort of thing it is.
    pub class: EntryClass,
    /// The name of what it lies in or is part of, if that is fixed.
    pub within: Option<String>,
    /// A country's adjective: `Turkish`.
    pub adjective: Option<&'static str>,
}

/// Gender of a first name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

/// What a word for adherents means in one country.
#[derive(Clone, Debug)]
struct Adherents {
    party: u32,
    country: Option<String>,
    /// Whether the word means this party whatever the country.
    any: bool,
    /// What an article may call the party besides.
    called: Vec<&'static str>,
}

/// A party that a word for its adherents names.
#[derive(Clone, Copy, Debug)]
pub struct PartyOf<'g> {
    /// The party.
    pub party: &'g Entry,
    /// Where its adherents are called so.
    pub country: Option<&'g str>,
    /// Whether the word means this party whatever the country.
    pub any: bool,
    /// What an article may call the party besides.
    pub called: &'g [&'static str],
}

/// The gazetteer.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    by_name: FxHashMap<String, u32>,
    demonyms: FxHashMap<String, u32>,
    capitals: FxHashMap<String, u32>,
    /// By the country's key: its capital's name.
    seats: FxHashMap<String, &'static str>,
    /// By word: the parties whose adherents are called so, each in its country.
    parties: FxHashMap<&'static str, Vec<Adherents>>,
    /// By the letter behind a member's name.
    party_letters: FxHashMap<&'static str, u32>,
    first_names: FxHashMap<&'static str, Option<Gender>>,
    /// By folded full name: what they stood for, and gender.
    people: FxHashMap<String, (&'static str, Gender)>,
    /// By folded surname, and by the family name in front of Chinese and Korean names: as `people`, where all of that
    /// name stood for one country.
    surnames: FxHashMap<String, Option<(&'static str, Gender)>>,
    /// By what stands behind a member of Congress's party, without full stops: `D-Calif`, `R-TX`.
    state_codes: FxHashMap<&'static str, &'static str>,
    /// The codes of the states of American cities, by folded name.
    states_of_cities: FxHashMap<String, &'static str>,
    /// Folded names that are capitals only, such as `un`, `who` and `is`.
    acronyms: FxHashSet<String>,
    /// By an acronym that several entries bear, folded: all but the first.
    namesakes: FxHashMap<String, Vec<u32>>,
    /// By an organization's name: its class in the table, such as `party` or `company`.
    sorts: FxHashMap<&'static str, &'static str>,
    /// Folded names that bodies of many countries bear.
    shared: FxHashSet<String>,
    /// What lies directly in a place, by its folded name; made at first use.
    children: OnceLock<FxHashMap<String, Vec<u32>>>,
}

impl Gazetteer {
    /// The built-in gazetteer, read at first use.
    pub fn shared() -> &'static Self {
        static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
        GAZETTEER.get_or_init(Self::built_in)
    }

    /// Adds an entry under its name and other names; a name that is taken keeps its first bearer.
    fn add<'a>(
        &mut self,
        key: &str,
        name: &'a str,
        class: EntryClass,
        within: Option<String>,
        others: impl Iterator<Item = &'a str>,
    ) -> u32 {
        let kind = match class {
            EntryClass::Country | EntryClass::Region | EntryClass::Subdivision | EntryClass::City => NodeKind::Location,
            EntryClass::Organization | EntryClass::Media | EntryClass::Company | EntryClass::Team => {
                NodeKind::Organization
            }
            EntryClass::Actor => NodeKind::Actor,
        };
        let at = self.entries.len() as u32;
        self.entries.push(Entry { key: key.to_owned(), name: name.to_owned(), kind, class, within, adjective: None });
        for name in std::iter::once(name).chain(others) {
            let folded = fold(name);
            if is_acronym(name) {
                self.acronyms.insert(folded.clone());
                if self.by_name.get(&folded).is_some_and(|first| *first != at) {
                    self.namesakes.entry(folded.clone()).or_default().push(at);
                }
            }
            self.by_name.entry(folded).or_insert(at);
        }
        at
    }

    fn entry(&self, at: Option<&u32>) -> Option<&Entry> {
        self.entries.get(*at? as usize)
    }

    /// The entry that bears a name, which is folded first.
    pub fn find(&self, name: &str) -> Option<&Entry> {
        self.entry(self.by_name.get(&fold(name)))
    }

    /// What else of the built-in tables an acronym stands for than the entry that it finds: `RSF`.
    pub fn namesakes(&self, acronym: &str) -> impl Iterator<Item = &Entry> {
        self.namesakes.get(&fold(acronym)).into_iter().flatten().filter_map(|at| self.entry(Some(at)))
    }

    /// What sort of organization a name in the built-in table is: `body` (between states), `state`, `armed`, `party`,
    /// `media`,
    /// `company` or `group`.
    pub fn sort_of(&self, name: &str) -> Option<&'static str> {
        self.sorts.get(name).copied()
    }

    /// The entry that bears a name as a text writes it: an acronym must stand in capitals, so that "who" is not the
    /// World Health Organization and "Care" no charity.
    pub fn find_written(&self, name: &str) -> Option<&Entry> {
        let folded = fold(name);
        let entry = self.entry(self.by_name.get(&folded))?;
        (!self.acronyms.contains(&folded) || is_acronym(name)).then_some(entry)
    }

    /// The country (or region) that a demonym belongs to: `Syrian`, `Britons`.
    pub fn demonym(&self, word: &str) -> Option<&Entry> {
        let folded = fold(word);
        let one = folded.strip_suffix('s').filter(|one| one.len() > 4);
        self.entry(self.demonyms.get(&folded).or_else(|| self.demonyms.get(one?)))
    }

    /// The country whose government a capital's or seat's name can stand for: `Ankara`, `the Kremlin`.
    pub fn metonym(&self, name: &str) -> Option<&Entry> {
        // News says "Brussels" of the Union far oftener than of Belgium.
        if fold(name) == "brussels" {
            return self.find("European Union");
        }
        self.entry(self.capitals.get(&fold(name)))
    }

    /// The capital of a country, by the country's key; the first where it has several.
    pub fn capital(&self, country: &str) -> Option<&Entry> {
        self.find(self.seats.get(country)?).filter(|entry| entry.class == EntryClass::City)
    }

    /// Whether a word names adherents of a party in some country: `Democrat`, `Labour`. Case counts.
    pub fn is_adherent(&self, word: &str) -> bool {
        self.parties.contains_key(word)
    }

    /// The party that a letter behind a member's name stands for: "Tom Lantos, D-Calif.".
    pub(crate) fn party_of_letter(&self, letter: &str) -> Option<&Entry> {
        self.entry(self.party_letters.get(letter))
    }

    /// The parties whose adherents a word names, each in its country: `Liberal` in Canada and in Australia. Case
    /// counts.
    pub fn parties(&self, word: &str) -> impl Iterator<Item = PartyOf<'_>> {
        self.parties.get(word).into_iter().flatten().filter_map(|a| {
            Some(PartyOf {
                party: self.entry(Some(&a.party))?,
                country: a.country.as_deref(),
                any: a.any,
                called: &a.called,
            })
        })
    }

    /// What a person of public life stood for: a country, or an organization; and his or her gender.
    pub fn person(&self, full_name: &str) -> Option<(&Entry, Gender)> {
        let (of, gender) = self.people.get(&fold(full_name))?;
        Some((self.find(of)?, *gender))
    }

    /// The country whose government a surname stands for, as in "the Obama administration": that of everybody in public
    /// life who bears it.
    pub fn head_of(&self, surname: &str) -> Option<&Entry> {
        let (of, _) = self.surnames.get(&fold(surname)).copied().flatten()?;
        self.find(of).filter(|e| e.class == EntryClass::Country)
    }

    /// As [`Gazetteer::person`], of a surname alone, where all of public life who bear it stood for the same.
    pub fn surname(&self, name: &str) -> Option<(&Entry, Gender)> {
        let (of, gender) = self.surnames.get(&fold(name)).copied().flatten()?;
        Some((self.find(of)?, gender))
    }

    /// The American state that a code behind a politician's name stands for: `Calif`, `TX`.
    pub fn state_code(&self, code: &str) -> Option<&Entry> {
        let code = code.trim_end_matches(['.', ')', ',']);
        self.find(self.state_codes.get(code).copied().unwrap_or(code))
            .filter(|e| e.class == EntryClass::Subdivision && e.within.as_deref() == Some("United States"))
    }

    /// The American state that bears the name of a country or a city, which the name alone does not mean: `Georgia`.
    pub fn namesake_state(&self, name: &str) -> Option<&Entry> {
        let other = self.find_written(name)?;
        self.state_code(name).filter(|state| state.key != other.key && state.name.contains(name))
    }

    /// The American state that a city of that country lies in.
    pub fn state_of_city(&self, name: &str) -> Option<&Entry> {
        self.state_code(self.states_of_cities.get(&fold(name))?)
    }

    /// Whether bodies of many countries bear a name, as "Supreme Court": it does not say which one is meant.
    pub fn is_shared(&self, name: &str) -> bool {
        self.shared.contains(&fold(name))
    }

    /// The gender of a first name, if it is clear.
    pub fn gender(&self, first_name: &str) -> Option<Gender> {
        self.first_names.get(first_name).copied().flatten()
    }

    /// Whether people bear a word as their first name, be they men, women or both.
    pub fn is_first_name(&self, word: &str) -> bool {
        self.first_names.contains_key(word)
    }
}

/// Whether a name is one short word of capitals.
fn is_acronym(name: &str) -> bool {
    name.chars().count() <= 5
        && name.chars().any(char::is_uppercase)
        && !name.chars().any(|c| c.is_lowercase() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::built_in::*;
    use super::*;
    use crate::lexicon::table::rows;

    #[test]
    fn a_country_answers_to_its_variants_demonyms_and_capital() {
        let gazetteer = Gazetteer::shared();
        assert_eq!(gazetteer.find("Türkiye").unwrap().name, "Turkey");
        assert_eq!(gazetteer.find("U.S.").unwrap().name, "United States");
        assert_eq!(gazetteer.demonym("Syrian").unwrap().name, "Syria");
        assert_eq!(gazetteer.metonym("the Kremlin").unwrap().name, "Russia");
    }

    #[test]
    fn a_capital_may_be_another_city_than_the_government_s() {
        let gazetteer = Gazetteer::shared();
        let capital = |key| gazetteer.capital(key).map(|city| city.name.as_str());
        assert_eq!((capital("country/NL"), capital("country/KE")), (Some("Amsterdam"), Some("Nairobi")));
        assert!(gazetteer.metonym("Amsterdam").is_none());
        assert_eq!(gazetteer.metonym("The Hague").map(|country| country.name.as_str()), Some("Netherlands"));
    }

    #[test]
    fn an_acronym_must_be_written_in_capitals() {
        let gazetteer = Gazetteer::shared();
        assert_eq!(gazetteer.find_written("WHO").unwrap().name, "World Health Organization");
        assert!(gazetteer.find_written("Who").is_none());
        assert_eq!(gazetteer.find_written("U.S.").unwrap().key, "country/US");
        assert_eq!(gazetteer.find("un").unwrap().name, "United Nations");
    }

    #[test]
    fn every_row_of_every_table_has_its_name_and_a_known_country() {
        let gazetteer = Gazetteer::shared();
        let codes: Vec<&str> = rows::<1>(COUNTRIES).map(|[code]| code).collect();
        for (table, field) in [(REGIONS, 1), (SUBDIVISIONS, 1), (CITIES, 1)] {
            for row in rows::<4>(table) {
                assert!(!row[0].is_empty(), "{row:?}");
                assert!(row[field].is_empty() || codes.contains(&row[field]), "{row:?}");
            }
        }
        for [name, _, within, class] in rows(ORGANIZATIONS) {
            let known = ["body", "state", "armed", "party", "media", "company", "team", "group"];
            assert!(known.contains(&class), "{name}: {class:?}");
            let whole = within.is_empty() || codes.contains(&within) || gazetteer.find(within).is_some();
            assert!(whole, "{name} is part of {within}, which no table knows");
        }
    }

    #[test]
    fn every_word_for_adherents_has_a_party_that_a_table_knows() {
        let gazetteer = Gazetteer::shared();
        let codes: Vec<&str> = rows::<1>(COUNTRIES).map(|[code]| code).collect();
        for [words, country, party] in rows(ADHERENTS) {
            assert!(gazetteer.find(party).is_some(), "{words}: no table knows {party}");
            assert!(country.is_empty() || codes.contains(&country), "{words}: {country}");
        }
        assert!(gazetteer.parties("Liberal").any(|p| p.country == Some("Canada")));
    }

    #[test]
    fn a_name_has_one_row_in_a_table() {
        for table in [COUNTRIES, REGIONS, SUBDIVISIONS, ORGANIZATIONS, CITIES] {
            let mut seen = FxHashSet::default();
            for [first, second] in rows(table) {
                let name = if std::ptr::eq(table, COUNTRIES) { second } else { first };
                assert!(seen.insert(name), "{name} stands twice");
            }
        }
    }
}
