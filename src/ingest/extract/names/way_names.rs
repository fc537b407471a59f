//! Roads, railways and pipelines that are called after the places they join, with a dash between.
//! Thus "the Nairobi–Mombasa Highway", "the Addis Ababa–Djibouti Railway". The recognizer parts them at the dash.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::EntityType;
use crate::lexicon::Words;

/// What such a name ends with.
static WAYS: Words = Words::of("way_names.ways");

/// Makes one name of the places and the noun behind them.
pub(in crate::ingest::extract) fn join(tree: &Tree<'_>, candidates: &mut Vec<Candidate>) {
    for noun in 2..tree.len() {
        let Some(start) = first(tree, noun) else { continue };
        let end = noun + 1;
        // "the Lagos–Badagry Expressway Authority" is a body.
        let goes_on = candidates.iter().any(|c| c.start <= start && c.end >= end || c.start <= noun && c.end > end);
        if !goes_on {
            candidates.retain(|c| c.end <= start || c.start >= end);
            candidates.push(Candidate { start, end, kind: Some(EntityType::Fac) });
        }
    }
}

/// Where the name begins that a noun ends.
fn first(tree: &Tree<'_>, noun: Index) -> Option<Index> {
    let (from, _) = tree.sentence(tree.sentence_of(noun));
    let capital = |i: Index| tree.word(i).starts_with(char::is_uppercase);
    if !WAYS.contains(&tree.lower(noun)) || !capital(noun) || !tree.is_noun(noun) {
        return None;
    }
    let dash = |i: Index| tree.word(i) == "–" && !tree.token(i).space_after;
    let mut at = noun;
    let mut dashed = false;
    while at > from {
        let before = at - 1;
        if dash(before) && before > from && !tree.token(before - 1).space_after && capital(before - 1) {
            dashed = true;
            at = before - 1;
        } else if capital(before) && tree.is_noun(before) && noun - before < 8 {
            at = before;
        } else {
            break;
        }
    }
    Some(at).filter(|_| dashed)
}
