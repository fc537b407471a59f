//! The tables of verbs as frames, in the order in which they are tried.

use rustc_hash::FxHashMap;

use super::frames::{Slot, VerbFrame, spelled_out};
use super::table::{list, rows};

const VERBS: &str = include_str!("../../data/lexicon/verbs.tsv");
const STANCE_VERBS: &str = include_str!("../../data/lexicon/stance-verbs.tsv");

/// The frames of verbs, those of each in the order in which they are tried.
pub(super) fn verb_frames() -> FxHashMap<&'static str, Vec<VerbFrame>> {
    let mut verbs: FxHashMap<&'static str, Vec<VerbFrame>> = FxHashMap::default();
    for row in rows(VERBS).chain(rows(STANCE_VERBS)) {
        for (verb, frame) in frames_of_row(row) {
            verbs.entry(verb).or_default().push(frame);
        }
    }
    verbs.values_mut().for_each(|frames| frames.sort_by_key(turn));
    verbs
}

/// When a frame is tried among those of its verb.
fn turn(frame: &VerbFrame) -> (std::cmp::Reverse<usize>, bool, bool) {
    // A longer phrase is the more certain reading.
    let length = std::cmp::Reverse(frame.rest.len());
    // Of "urged the government" and "urged the government to act" the latter says what is asked for.
    let clause = frame.relation == "called-for" && frame.target.first() == Some(&Slot::Infinitive);
    // "Dropped the tariff" is a concession before it is anything else.
    let plain = !(frame.restriction || frame.single);
    (length, !clause, plain)
}

/// The frames of a row of the tables: one for each of the phrases that it spells out.
fn frames_of_row(
    [phrase, relation, target, to, limits]: [&'static str; 5],
) -> impl Iterator<Item = (&'static str, VerbFrame)> {
    let frame = move |rest| VerbFrame {
        rest,
        relation,
        target: list(target).map(Slot::named).collect(),
        to: list(to).map(Slot::named).collect(),
        kinds: limits.chars().filter(char::is_ascii_uppercase).collect(),
        needs_agent: limits.contains('!'),
        undertaking: limits.contains('u'),
        deal: limits.contains('d'),
        restriction: limits.contains('r'),
        instrument: limits.contains('i'),
        unnamed: limits.contains('?'),
        single: limits.contains('1'),
        ahead: limits.contains('p'),
        forces: limits.contains('f'),
        weapon: limits.contains('w'),
        passive: limits.contains('v'),
        main: limits.contains('m'),
        besides: limits.contains('+'),
    };
    spelled_out(phrase).into_iter().map(move |(verb, rest)| (verb, frame(rest)))
}

#[cfg(test)]
mod tests {
    use rustc_hash::FxHashSet;

    use super::*;
    use crate::lexicon::relation;

    #[test]
    fn no_reading_of_a_phrase_stands_twice() {
        let mut seen = FxHashSet::default();
        for [phrase, relation, target, to, limits] in rows(VERBS).chain(rows(STANCE_VERBS)) {
            for one in spelled_out(phrase) {
                let told = format!("{one:?} {relation} {target} {to} {limits}");
                assert!(seen.insert(told.clone()), "{told}");
            }
        }
    }

    /// Whether one frame reads all that another does which is tried after it; of symmetric relations each slot counts.
    fn reads_all_of(a: &VerbFrame, b: &VerbFrame) -> bool {
        let limits = |f: &VerbFrame| {
            let what = [f.undertaking, f.deal, f.restriction, f.instrument, f.weapon];
            [what.as_slice(), &[f.needs_agent, f.single, f.forces, f.passive, f.main]].concat()
        };
        let kinds = a.kinds.is_empty() || !b.kinds.is_empty() && b.kinds.chars().all(|kind| a.kinds.contains(kind));
        (&a.rest, a.relation, a.besides) == (&b.rest, b.relation, b.besides)
            && b.target.iter().all(|slot| a.target.contains(slot))
            && (a.target.len() == b.target.len() || relation(a.relation).is_none_or(|r| !r.symmetric))
            && kinds
            && (a.unnamed || !b.unnamed)
            && limits(a).into_iter().zip(limits(b)).all(|(a, b)| b || !a)
    }

    #[test]
    fn no_row_is_one_that_others_leave_nothing_to_read() {
        let all: Vec<[&str; 5]> = rows(VERBS).chain(rows(STANCE_VERBS)).collect();
        let mut verbs: FxHashMap<&str, Vec<(usize, VerbFrame)>> = FxHashMap::default();
        for (at, row) in all.iter().enumerate() {
            frames_of_row(*row).for_each(|(verb, frame)| verbs.entry(verb).or_default().push((at, frame)));
        }
        let mut read = FxHashSet::default();
        for frames in verbs.values_mut() {
            frames.sort_by_key(|(_, frame)| turn(frame));
            for (n, (at, frame)) in frames.iter().enumerate() {
                if !frames.iter().take(n).any(|(_, earlier)| reads_all_of(earlier, frame)) {
                    read.insert(*at);
                }
            }
        }
        let idle: Vec<&[&str; 5]> = (0..).zip(&all).filter(|(at, _)| !read.contains(at)).map(|(_, row)| row).collect();
        assert!(idle.is_empty(), "{idle:?}");
    }
}
