//! People whose name news spells in several ways.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Gazetteer;
use crate::lexicon::fold;
use crate::lexicon::table::{list, rows};

const SPELLINGS: &str = include_str!("../../../data/gazetteer/spellings.tsv");

/// What begins the keys of such people.
const KEY: &str = "person/";

/// The name to show for such a person's key.
pub(crate) fn spelled_name(key: &str) -> Option<&str> {
    key.strip_prefix(KEY)
}

impl Gazetteer {
    /// The key of a person whom news spells in several ways, by any of the spellings of the whole name.
    pub fn spelled(&self, name: &str) -> Option<String> {
        static PEOPLE: OnceLock<FxHashMap<String, &'static str>> = OnceLock::new();
        let people = PEOPLE.get_or_init(|| {
            let each = |[name, others]: [&'static str; 2]| {
                std::iter::once(name).chain(list(others)).map(move |spelling| (fold(spelling), name))
            };
            rows(SPELLINGS).flat_map(each).collect()
        });
        people.get(&fold(name)).map(|name| format!("{KEY}{name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Gazetteer, SPELLINGS};
    use crate::lexicon::fold;
    use crate::lexicon::table::{list, rows};

    #[test]
    fn each_spelling_names_one_person() {
        let key = |name: &str| Gazetteer::shared().spelled(name);
        assert_eq!(key("Volodymyr Zelensky"), key("Volodymyr Zelenskiy"));
        assert!(key("Zelensky").is_none());
    }

    #[test]
    fn no_spelling_stands_in_two_rows() {
        let mut seen: Vec<(String, &str)> = Vec::new();
        for [name, others] in rows(SPELLINGS) {
            for spelling in std::iter::once(name).chain(list(others)) {
                let folded = fold(spelling);
                if let Some((_, other)) = seen.iter().find(|(known, other)| *known == folded && *other != name) {
                    panic!("{spelling} stands for {other} and for {name}");
                }
                seen.push((folded, name));
            }
        }
    }
}
