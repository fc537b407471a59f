//! How often the rules are right, counted on the reference articles: `data/lexicon/reliability.tsv`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::table::rows;

const RELIABILITY: &str = include_str!("../../data/lexicon/reliability.tsv");

/// Claims less likely right than this are left out where nobody says otherwise.
pub const LEAST_CONFIDENCE: f32 = 0.3;

/// What one observation weighs against the counts of a rule or relation.
const PRIOR: f32 = 5.0;
/// How much of a claim's confidence comes from the certainty of its mentions; the rest is the rule's record.
const MENTIONS: f32 = 0.4;

/// The record of rules and relations: how many of their claims were right.
pub struct Reliability {
    all: f32,
    rules: FxHashMap<&'static str, f32>,
    relations: FxHashMap<&'static str, f32>,
}

impl Reliability {
    /// The record on the reference articles, read at first use.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Reliability> = OnceLock::new();
        SHARED.get_or_init(|| {
            let (mut right, mut seen) = (0.0f32, 0.0f32);
            let mut counts: Vec<(&str, &str, f32, f32)> = Vec::new();
            for [what, name, good, of] in rows(RELIABILITY) {
                let (good, of) = (good.parse().unwrap_or(0.0), of.parse().unwrap_or(0.0));
                if what == "rule" {
                    right += good;
                    seen += of;
                }
                counts.push((what, name, good, of));
            }
            let all = if seen > 0.0 { right / seen } else { 0.5 };
            let rate = |kind: &str| {
                let of_kind = counts.iter().filter(|(what, ..)| *what == kind);
                of_kind.map(|(_, name, good, of)| (*name, (good + PRIOR * all) / (of + PRIOR))).collect()
            };
            Self { all, rules: rate("rule"), relations: rate("relation") }
        })
    }

    /// The probability, 0 to 1, that a claim is right: the record of its rule and its relation, and how sure its
    /// mentions are (`mentions`, 0 to 1).
    pub fn of(&self, rule: &str, relation: &str, mentions: f32) -> f32 {
        let known = |rates: &FxHashMap<&str, f32>, name: &str| rates.get(name).copied().unwrap_or(self.all);
        let record = known(&self.rules, rule) * known(&self.relations, relation) / self.all;
        let whole = MENTIONS * mentions + (1.0 - MENTIONS) * record.clamp(0.1, 0.97);
        // Two digits: more would claim a precision that the counts do not have.
        (whole.clamp(0.05, 0.98) * 100.0).round() / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_is_often_right_makes_surer_claims() {
        let record = Reliability::shared();
        assert!(record.of("place, place", "located-in", 0.8) > record.of("event noun", "attacked", 0.8));
    }

    #[test]
    fn surer_mentions_make_surer_claims() {
        let record = Reliability::shared();
        assert!(record.of("verb", "killed", 0.9) > record.of("verb", "killed", 0.3));
    }
}
