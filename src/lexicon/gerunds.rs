//! Whose deed a gerund behind a verb tells of: `data/lexicon/gerund-doers.tsv`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::table::{list, rows};

const GERUND_DOERS: &str = include_str!("../../data/lexicon/gerund-doers.tsv");

/// Whether a gerund behind a verb tells what those did to whom the verb is done, in this place: `passive`, `active` or
/// `active for` ("arrested him for stealing").
pub(crate) fn gerund_of_patient(verb: &str, place: &str) -> bool {
    static DOERS: OnceLock<FxHashMap<&'static str, Vec<&'static str>>> = OnceLock::new();
    let doers = DOERS.get_or_init(|| {
        let each = |[verbs, places]: [&'static str; 2]| list(verbs).map(move |verb| (verb, list(places).collect()));
        rows(GERUND_DOERS).flat_map(each).collect()
    });
    doers.get(verb).is_some_and(|places| places.contains(&place))
}
