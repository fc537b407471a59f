//! Which chamber a title names: `data/gazetteer/chambers.tsv`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lexicon::table::{list, rows};

const CHAMBERS: &str = include_str!("../../../data/gazetteer/chambers.tsv");

/// What a title of a member says of its chamber.
#[derive(Clone, Debug)]
pub(crate) struct ChamberOf {
    /// Words that the chamber's name has, in small letters; none where the title alone tells no chamber of a text.
    pub(crate) words: Vec<&'static str>,
    /// The house of the American Congress whose members bear the title.
    pub(crate) house: Option<&'static str>,
}

/// What a title, in small letters, says of its chamber.
pub(crate) fn chamber_of_title(title: &str) -> Option<&'static ChamberOf> {
    static SHARED: OnceLock<FxHashMap<&'static str, ChamberOf>> = OnceLock::new();
    let of_row = |[titles, words, house]: [&'static str; 3]| {
        let of = ChamberOf { words: list(words).collect(), house: Some(house).filter(|house| !house.is_empty()) };
        list(titles).map(move |title| (title, of.clone())).collect::<Vec<_>>()
    };
    SHARED.get_or_init(|| rows(CHAMBERS).flat_map(of_row).collect()).get(title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Gazetteer;

    #[test]
    fn every_house_is_one_of_the_gazetteer() {
        for [_, _, house] in rows(CHAMBERS) {
            assert!(house.is_empty() || Gazetteer::shared().find(house).is_some(), "{house}");
        }
    }
}
