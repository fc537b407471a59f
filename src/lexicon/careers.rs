//! Verbs by which somebody comes to belong to a body, from `data/lexicon/careers.tsv`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::table::{list, rows};

const CAREERS: &str = include_str!("../../data/lexicon/careers.tsv");

/// What a verb needs to say where somebody serves, works, learns or plays.
#[derive(Clone, Debug)]
pub(crate) struct Career {
    /// What its object must be; empty where it needs none.
    pub(crate) objects: Vec<&'static str>,
    /// The prepositions that bring the body.
    pub(crate) prepositions: Vec<&'static str>,
    /// Whether only who still does it belongs there.
    pub(crate) learning: bool,
}

impl Career {
    /// The career that a verb may tell of, by its base form.
    pub(crate) fn of(lemma: &str) -> Option<&'static Self> {
        static SHARED: OnceLock<FxHashMap<&'static str, Career>> = OnceLock::new();
        let all = SHARED.get_or_init(|| {
            rows(CAREERS)
                .flat_map(|[verbs, objects, prepositions, learning]| {
                    let career = Career {
                        objects: list(objects).collect(),
                        prepositions: list(prepositions).collect(),
                        learning: !learning.is_empty(),
                    };
                    list(verbs).map(move |verb| (verb, career.clone()))
                })
                .collect()
        });
        all.get(lemma)
    }
}
