//! People whose name news spells in several ways.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Gazetteer;
use crate::lexicon::fold;
use crate::lexicon::table::{list, rows};

const SPELLINGS: &str = include_str!("../../../data/gazetteer/spellings.tsv");

/// What begins the keys of such people.
const KEY: &str = "person/";

/// Letters of the shortest word that is taken for the surname of such a person.
const SURNAME: usize = 4;

/// A person whom news spells in several ways.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spelled {
    name: &'static str,
    others: &'static str,
}

impl Spelled {
    /// The key.
    pub(crate) fn key(self) -> String {
        format!("{KEY}{}", self.name)
    }

    /// All spellings of the whole name, the one to show first.
    pub(crate) fn spellings(self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(list(self.others))
    }
}

/// Such people by the last words of each spelling, folded: the whole name, and each shorter end of it.
fn people() -> &'static FxHashMap<String, Vec<Spelled>> {
    static PEOPLE: OnceLock<FxHashMap<String, Vec<Spelled>>> = OnceLock::new();
    PEOPLE.get_or_init(|| {
        let mut people: FxHashMap<String, Vec<Spelled>> = FxHashMap::default();
        for [name, others] in rows(SPELLINGS) {
            let person = Spelled { name, others };
            for spelling in person.spellings() {
                let folded = fold(spelling);
                let ends = folded.match_indices(' ').filter_map(|(at, _)| folded.get(at + 1..));
                for end in std::iter::once(folded.as_str()).chain(ends) {
                    let known = people.entry(end.to_owned()).or_default();
                    if !known.iter().any(|other| other.name == name) {
                        known.push(person);
                    }
                }
            }
        }
        people
    })
}

/// The name to show for such a person's key.
pub(crate) fn spelled_name(key: &str) -> Option<&str> {
    key.strip_prefix(KEY)
}

impl Gazetteer {
    /// The key of a person whom news spells in several ways, by any of the spellings of the whole name.
    pub fn spelled(&self, name: &str) -> Option<String> {
        let folded = fold(name);
        let called = self.ending_so(&folded).iter().find(|person| person.spellings().any(|s| fold(s) == folded));
        called.map(|person| person.key())
    }

    /// The people of whom news spells the whole name, or the end of it, so: "zelenskiy". The name is folded; a short
    /// word is none ("un" of Kim Jong Un), nor is one that stands for something else.
    pub(crate) fn ending_so(&self, folded: &str) -> &'static [Spelled] {
        match people().get(folded) {
            Some(people)
                if folded.contains(' ') || folded.chars().count() >= SURNAME && self.find(folded).is_none() =>
            {
                people
            }
            _ => &[],
        }
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
