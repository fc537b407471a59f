//! Ranks that news shortens: `data/gazetteer/ranks.tsv`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::table::rows;

const RANKS: &str = include_str!("../../data/gazetteer/ranks.tsv");

/// What a shortened rank stands for, by the word with its full stop: "Supt." is a superintendent.
pub(crate) fn rank_written_out(short: &str) -> Option<&'static str> {
    static SHARED: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    SHARED.get_or_init(|| rows(RANKS).map(|[short, long]| (short, long)).collect()).get(short).copied()
}
