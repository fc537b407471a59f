//! Names that several things bear, and what tells which is meant: "Amazon", "House".

use std::sync::OnceLock;

use super::{Entry, Gazetteer};
use crate::lexicon::table::{list, rows};

const READINGS: &str = include_str!("../../../data/gazetteer/readings.tsv");

/// One thing that a name may mean, and what stands around it then.
#[derive(Clone, Debug)]
pub struct NameReading {
    name: &'static str,
    meant: &'static str,
    country: &'static str,
    /// Words right before or behind the name, in lower case; `@bare` where none stands there.
    pub beside: Vec<&'static str>,
    /// Words of its sentence, in lower case; those with a capital may stand anywhere in the text.
    pub words: Vec<&'static str>,
}

fn readings() -> &'static [NameReading] {
    static SHARED: OnceLock<Vec<NameReading>> = OnceLock::new();
    SHARED.get_or_init(|| {
        let each = |[name, meant, country, beside, words]: [&'static str; 5]| NameReading {
            name,
            meant,
            country,
            beside: list(beside).collect(),
            words: list(words).collect(),
        };
        rows(READINGS).map(each).collect()
    })
}

impl Gazetteer {
    /// What a name as written may mean beside what bears it in the other tables, in the order to be tried; nothing for
    /// most names.
    pub fn readings(&self, name: &str) -> impl Iterator<Item = &'static NameReading> {
        readings().iter().filter(move |reading| reading.name == name)
    }

    /// The entry that a reading means.
    pub fn meant(&self, reading: &NameReading) -> Option<&Entry> {
        self.find(reading.meant)
    }

    /// The country that the text must speak of where a reading is meant; `None` where the words alone decide.
    pub fn country_of(&self, reading: &NameReading) -> Option<&Entry> {
        self.find(reading.country)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reading_means_something_that_a_table_knows() {
        let gazetteer = Gazetteer::shared();
        for reading in readings() {
            assert!(gazetteer.meant(reading).is_some(), "{}", reading.meant);
            assert!(reading.country.is_empty() || gazetteer.country_of(reading).is_some(), "{}", reading.country);
        }
    }
}
