//! What states and their organs are called: "the Government of India", "the Slovak Republic".
//! Also "the United States State Department".

use crate::lexicon::{Entry, EntryClass, Gazetteer, Words};
use crate::model::NodeKind;

/// Words that, with a country's name, name the country.
static STATES: Words = Words::phrases("official_names.states");

/// Words for a government after a nationality.
static GOVERNMENTS: Words = Words::phrases("official_names.governments");

/// The country that a name of its government or its full title names: "Government of Iraq", "Slovak Republic".
pub(in crate::ingest::extract) fn country<'g>(gazetteer: &'g Gazetteer, written: &str) -> Option<&'g Entry> {
    let is_country = |e: &&Entry| e.class == EntryClass::Country;
    let lower = written.to_lowercase();
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    if let Some((state, of)) = lower.split_once(" of ")
        && STATES.contains(&state)
    {
        return gazetteer.find(of).filter(is_country);
    }
    let (whose, what) = GOVERNMENTS.iter().find_map(|g| Some((lower.strip_suffix(g)?.strip_suffix(' ')?, *g)))?;
    // "Dominican Republic", "Czech Republic" are found by their names; a people's adjective makes the rest.
    let entry = gazetteer.demonym(whose).or_else(|| gazetteer.find(whose).filter(|_| what != "republic"));
    entry.filter(is_country).or_else(|| gazetteer.head_of(whose).filter(|_| what != "republic"))
}

/// The organ of a country that stands in a table without it: "the United States State Department", "U.S. Democratic
/// Party".
pub(in crate::ingest::extract) fn of_country<'g>(gazetteer: &'g Gazetteer, written: &str) -> Option<&'g Entry> {
    let (country, rest) = split(gazetteer, written)?;
    let body = |name: &str| gazetteer.find_written(name).filter(|e| e.kind == NodeKind::Organization);
    let own = |e: &&Entry| belongs(gazetteer, e, &country.name);
    let short = if country.name == "United States" { body(&format!("US {rest}")) } else { None };
    let several = rest.contains(' ');
    short.or_else(|| body(rest).filter(|e| own(e) || several && e.within.is_none()))
}

/// The body that a table knows without the one that it is a part of in front: "United Nations World Food Programme".
pub(in crate::ingest::extract) fn of_body<'g>(gazetteer: &'g Gazetteer, written: &str) -> Option<&'g Entry> {
    let body = |name: &str| gazetteer.find_written(name).filter(|e| e.kind == NodeKind::Organization);
    written.match_indices(' ').take(3).find_map(|(at, _)| {
        let (front, rest) = (body(written.get(..at)?)?, body(written.get(at + 1..)?)?);
        (rest.key != front.key && belongs(gazetteer, rest, &front.name)).then_some(rest)
    })
}

/// Whether an entry is a part of something, at once or through others: a committee of the Senate is the United States'.
fn belongs(gazetteer: &Gazetteer, entry: &Entry, whole: &str) -> bool {
    let mut within = entry.within.as_deref();
    for _ in 0..3 {
        match within {
            Some(name) if name == whole => return true,
            Some(name) => within = gazetteer.find_written(name).and_then(|e| e.within.as_deref()),
            None => return false,
        }
    }
    false
}

/// A name of several words without the country in front.
pub(in crate::ingest::extract) fn without_country<'n>(gazetteer: &Gazetteer, written: &'n str) -> Option<&'n str> {
    split(gazetteer, written).map(|(_, rest)| rest).filter(|rest| rest.contains(' '))
}

/// The country in front of a name of several words.
pub(in crate::ingest::extract) fn in_front<'g>(gazetteer: &'g Gazetteer, written: &str) -> Option<&'g Entry> {
    split(gazetteer, written).map(|(country, _)| country)
}

/// A country, by name or nationality, and what follows it.
fn split<'g, 'n>(gazetteer: &'g Gazetteer, written: &'n str) -> Option<(&'g Entry, &'n str)> {
    written.match_indices(' ').take(3).find_map(|(at, _)| {
        let (front, rest) = (written.get(..at)?, written.get(at + 1..)?);
        let country = gazetteer.demonym(front).or_else(|| gazetteer.find_written(front));
        country.filter(|e| e.class == EntryClass::Country).map(|e| (e, rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_government_is_its_country() {
        let gazetteer = Gazetteer::shared();
        for (name, wanted) in [
            ("Government of India", "India"),
            ("the Republic of Cyprus", "Cyprus"),
            ("Slovak Republic", "Slovakia"),
            ("Haitian Government", "Haiti"),
            ("Obama administration", "United States"),
        ] {
            assert_eq!(country(gazetteer, name).unwrap().name, wanted, "{name}");
        }
        assert!(country(gazetteer, "State of Fear").is_none());
    }

    #[test]
    fn an_organ_is_found_behind_its_country() {
        let gazetteer = Gazetteer::shared();
        assert_eq!(of_country(gazetteer, "United States State Department").unwrap().name, "US State Department");
        assert!(of_country(gazetteer, "Norwegian State Department").is_none());
        assert_eq!(
            of_country(gazetteer, "United States Senate Finance Committee").unwrap().name,
            "Senate Finance Committee"
        );
    }

    #[test]
    fn a_body_is_found_behind_the_one_that_it_is_a_part_of() {
        let gazetteer = Gazetteer::shared();
        assert_eq!(of_body(gazetteer, "United Nations World Food Programme").unwrap().name, "World Food Programme");
        assert!(of_body(gazetteer, "NATO World Food Programme").is_none());
    }
}
