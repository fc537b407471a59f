//! Nicknames in quotation marks inside a name: 'Nemesio "El Mencho" Oseguera' is one person, whom the text may also
//! name without them.

use crate::ingest::extract::names::candidate::Candidate;
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::nodes::Nodes;
use crate::ingest::language::{EntityType, Tag};
use crate::lexicon::{NounClass, Nouns};

fn quote(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "‘" | "’" | "''" | "``")
}

/// Joins first name, nickname and family name to one candidate.
pub(in crate::ingest::extract) fn join(tree: &Tree<'_>, candidates: &mut Vec<Candidate>) {
    let part = |i: Index| {
        tree.tag(i) == Tag::Nnp
            && tree.word(i).chars().next().is_some_and(char::is_uppercase)
            && !Nouns::shared().class(&tree.base(i)).is(NounClass::POST.or(NounClass::BODY).or(NounClass::PLACE))
    };
    let mut open = 1;
    while open + 3 < tree.len() {
        let (_, end) = tree.sentence(tree.sentence_of(open));
        let close = (open + 2..end.min(open + 5)).find(|i| quote(tree.word(*i)));
        let Some(close) = close.filter(|c| {
            quote(tree.word(open))
                && part(open - 1)
                && *c + 1 < end
                && part(c + 1)
                && tree.sentence_of(open - 1) == tree.sentence_of(open)
        }) else {
            open += 1;
            continue;
        };
        let nickname = (open + 1..close).all(|i| tree.word(i).starts_with(char::is_uppercase));
        let person = |i: Index| tree.entity(i).is_some_and(|e| e.kind == EntityType::Person);
        let start = (open.saturating_sub(3)..open).rev().take_while(|i| part(*i)).last().unwrap_or(open - 1);
        let last = (close + 1..end.min(close + 4)).take_while(|i| part(*i)).last().unwrap_or(close + 1);
        if nickname && (person(open - 1) || person(close + 1) || (open + 1..close).any(person)) {
            candidates.retain(|c| c.end <= start || c.start > last);
            candidates.push(Candidate { start, end: last + 1, kind: Some(EntityType::Person) });
        }
        open = close + 1;
    }
}

/// Calls them by their name without the nickname as well.
pub(in crate::ingest::extract) fn call(tree: &Tree<'_>, names: &[Name], nodes: &mut Nodes) {
    for name in names {
        let open = (name.start..name.end).find(|i| quote(tree.word(*i)));
        let close = (name.start..name.end).rev().find(|i| quote(tree.word(*i)));
        if let (Some(open), Some(close)) = (open, close)
            && open > name.start
            && close > open + 1
            && close + 1 < name.end
        {
            nodes.call(
                name.node,
                &format!("{} {}", tree.phrase(name.start, open - 1), tree.phrase(close + 1, name.end - 1)),
            );
        }
    }
}
