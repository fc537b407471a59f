//! What kinds of things common nouns name, from `data/gazetteer/nouns.tsv`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::table::rows;

const NOUNS: &str = include_str!("../../data/gazetteer/nouns.tsv");

/// What a common noun can name; a noun may be several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct NounClass(u32);

impl NounClass {
    /// An office or occupation that one person holds.
    pub(crate) const POST: Self = Self(1);
    /// A countable person.
    pub(crate) const PERSON: Self = Self(1 << 1);
    /// A group of people that is no organization.
    pub(crate) const PEOPLE: Self = Self(1 << 2);
    /// An organization.
    pub(crate) const BODY: Self = Self(1 << 3);
    /// A government: stands for its country.
    pub(crate) const GOVERNMENT: Self = Self(1 << 4);
    /// A place.
    pub(crate) const PLACE: Self = Self(1 << 5);
    /// A document that binds or decides.
    pub(crate) const DOCUMENT: Self = Self(1 << 6);
    /// A force of nature or an accident that kills without an agent.
    pub(crate) const CAUSE: Self = Self(1 << 7);

    /// An occupation: it stands for an employer, never for a country.
    pub(crate) const OCCUPATION: Self = Self(1 << 8);

    /// An office of a state: without a country named it is the country's that the news is about.
    pub(crate) const OFFICE: Self = Self(1 << 9);

    /// A ship, aircraft or vehicle: what is hijacked, hit or shot down.
    pub(crate) const VEHICLE: Self = Self(1 << 10);

    /// What somebody starts or holds: a campaign, an inquiry, a rocket.
    pub(crate) const UNDERTAKING: Self = Self(1 << 11);

    /// What binds or burdens those it is laid on, and may be lifted: a ban, a curfew, a tariff.
    pub(crate) const RESTRICTION: Self = Self(1 << 12);

    /// A text that says something and decides nothing: a statement, a letter.
    pub(crate) const UTTERANCE: Self = Self(1 << 13);
    /// What is fired, thrown or dropped: it does nothing of its own.
    pub(crate) const WEAPON: Self = Self(1 << 14);

    /// Those who bear arms: an army, its soldiers, a militia, the police.
    pub(crate) const FORCES: Self = Self(1 << 15);

    /// A member of a legislature, who sits there for a place.
    pub(crate) const LEGISLATOR: Self = Self(1 << 20);

    /// Somebody who acts for one person: a lawyer.
    pub(crate) const AGENT: Self = Self(1 << 21);

    /// An office of a state or province of a country: without one named it is the one that the news is about.
    pub(crate) const REGIONAL: Self = Self(1 << 22);

    /// An office of a city.
    pub(crate) const MUNICIPAL: Self = Self(1 << 23);

    /// Somebody sent: an ambassador "to" a country does not speak for it.
    pub(crate) const ENVOY: Self = Self(1 << 24);

    /// A post that parties have: a "Republican chairman" is the party's, a "Republican senator" is not.
    pub(crate) const PARTY_POST: Self = Self(1 << 25);

    /// Somebody whose nationality says nothing of an office: a "Mexican drug lord" does not speak for Mexico.
    pub(crate) const PRIVATE: Self = Self(1 << 26);

    /// A body that is at home in a country and does not speak for it: a company, a newspaper, a party, a club.
    pub(crate) const ENTERPRISE: Self = Self(1 << 27);

    /// Who plays for a team, or leads it: an "England captain" stands for England on the field.
    pub(crate) const ATHLETE: Self = Self(1 << 28);

    /// An illness that spreads, or its spreading.
    pub(crate) const CONTAGION: Self = Self(1 << 29);

    fn named(name: &str) -> Self {
        match name {
            "post" => Self::POST,
            "person" => Self::PERSON,
            "people" => Self::PEOPLE,
            "body" => Self::BODY,
            "government" => Self::GOVERNMENT,
            "place" => Self::PLACE,
            "document" => Self::DOCUMENT,
            "cause" => Self::CAUSE,
            "occupation" => Self::OCCUPATION,
            "office" => Self::OFFICE,
            "vehicle" => Self::VEHICLE,
            "undertaking" => Self::UNDERTAKING,
            "restriction" => Self::RESTRICTION,
            "utterance" => Self::UTTERANCE,
            "weapon" => Self::WEAPON,
            "forces" => Self::FORCES,
            "legislator" => Self::LEGISLATOR,
            "agent" => Self::AGENT,
            "regional" => Self::REGIONAL,
            "municipal" => Self::MUNICIPAL,
            "envoy" => Self::ENVOY,
            "party post" => Self::PARTY_POST,
            "private" => Self::PRIVATE,
            "enterprise" => Self::ENTERPRISE,
            "athlete" => Self::ATHLETE,
            "contagion" => Self::CONTAGION,
            _ => Self(0),
        }
    }

    /// Whether it is, or may be, one of `other`.
    pub(crate) fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Either of the two.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the table does not know the noun.
    pub(crate) fn is_unknown(self) -> bool {
        self.0 & !(Self::ENTERPRISE.0 | Self::ATHLETE.0) == 0
    }
}

/// The table of nouns.
pub(crate) struct Nouns(FxHashMap<&'static str, NounClass>);

impl Nouns {
    /// The built-in table, read at first use.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Nouns> = OnceLock::new();
        SHARED.get_or_init(|| {
            let mut nouns: FxHashMap<&'static str, NounClass> = FxHashMap::default();
            for [noun, class] in rows(NOUNS) {
                let known = nouns.entry(noun).or_default();
                *known = known.or(NounClass::named(class));
            }
            Self(nouns)
        })
    }

    /// What a noun, or a phrase of several words in lower case, can name.
    pub(crate) fn class(&self, lemma: &str) -> NounClass {
        self.0.get(lemma).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_a_noun_is_known() {
        for [noun, class] in rows(NOUNS) {
            assert!(NounClass::named(class).0 != 0, "{noun}: {class:?} is no class of nouns");
        }
    }
}
