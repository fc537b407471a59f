//! Operations by name: "Operation Desert Storm", "Operation White Whale", whatever the recognizer takes the rest for.

use crate::ingest::extract::names::candidate::{self, Candidate};
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::language::{EntityType, Tag};

/// The most words behind "Operation".
const LONGEST: usize = 4;

/// Makes each operation that bears a name one candidate.
pub(in crate::ingest::extract) fn name(tree: &Tree<'_>, candidates: &mut Vec<Candidate>) {
    let proper = |i: Index| {
        i < tree.len()
            && matches!(tree.tag(i), Tag::Nnp | Tag::Nnps | Tag::Nn | Tag::Jj | Tag::Vbg | Tag::Nns)
            && tree.word(i).starts_with(char::is_uppercase)
    };
    let mut spans: Vec<(Index, Index)> = Vec::new();
    for at in 0..tree.len() {
        if tree.word(at) != "Operation" || !proper(at + 1) || tree.sentence_of(at) != tree.sentence_of(at + 1) {
            continue;
        }
        let mut end = at + 1;
        while end <= at + LONGEST && proper(end) {
            end += 1;
        }
        spans.push((at, end));
    }
    if spans.is_empty() {
        return;
    }
    candidate::put_in_place(candidates, spans, EntityType::Event);
}
