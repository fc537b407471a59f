//! Bodies of which each state has one: a nationality and a noun name them, "Israeli military".

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{EntryClass, Gazetteer};
use crate::lexicon::fold;
use crate::lexicon::table::{list, rows};

const STATE_BODIES: &str = include_str!("../../../data/gazetteer/state-bodies.tsv");

/// The body that folded words name, by its first word for it.
fn body(words: &str) -> Option<&'static str> {
    static BODIES: OnceLock<FxHashMap<String, &'static str>> = OnceLock::new();
    let bodies = BODIES.get_or_init(|| {
        let each = |words: &'static str| {
            let first = list(words).next().unwrap_or_default();
            list(words).map(move |word| (fold(word), first))
        };
        rows(STATE_BODIES).flat_map(|[words]| each(words)).collect()
    });
    bodies.get(words).copied()
}

impl Gazetteer {
    /// The key of a body of which each state has one, by its name in front of the body or behind it: "Israeli
    /// military", "Turkey's foreign ministry", "the Ministry of Defence of Ukraine". `None` for any other name.
    pub fn state_body(&self, name: &str) -> Option<String> {
        let folded = fold(name);
        let words: Vec<&str> = folded.split(' ').collect();
        let key = |state: &[&str], words: &[&str]| {
            let body = body(&words.join(" "))?;
            let state = state.join(" ");
            let state =
                self.demonym(&state).or_else(|| self.find(&state)).filter(|s| s.class == EntryClass::Country)?;
            Some(format!("body/{}/{body}", state.name))
        };
        (1..words.len()).find_map(|at| {
            let (before, behind) = words.split_at_checked(at)?;
            let of = || behind.strip_prefix(&["of"]).and_then(|state| key(state, before));
            key(before, behind).or_else(of)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Gazetteer;

    #[test]
    fn a_nationality_and_a_body_of_the_state_name_one_body() {
        let gazetteer = Gazetteer::shared();
        let key = |name: &str| gazetteer.state_body(name);
        assert_eq!(key("Israeli military").as_deref(), Some("body/Israel/military"));
        assert_eq!(key("U.S. military"), key("American armed forces"));
        assert_eq!(key("Ministry of Defence of Ukraine"), key("Ukraine's defense ministry"));
    }

    #[test]
    fn a_court_of_many_and_a_body_of_no_state_have_no_key() {
        let gazetteer = Gazetteer::shared();
        for name in ["Argentine court", "the military", "Israeli soldiers", "Puntland forces", "police"] {
            assert_eq!(gazetteer.state_body(name), None, "{name}");
        }
    }
}
