//! Other names that the text gives somebody: "Juan Perez, also known as El Gordo", "Ahmed Noor, a.k.a. Abu Tariq".

use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::ingest::extract::reading::names::Names;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::Nodes;
use crate::ingest::language::Tag;
use crate::lexicon::Words;

/// Words that bring another name by themselves.
static ALIASES: Words = Words::of("known_as.aliases");

/// Participles that do so with or without "as".
static CALLED: Words = Words::of("known_as.called");

/// Lets the other names stand for who bears them.
pub(in crate::ingest::extract) fn join(tree: &Tree<'_>, names: &mut Names, nodes: &mut Nodes) {
    let mut same: Vec<(NodeIndex, NodeIndex)> = Vec::new();
    for name in names.iter() {
        let Some(first) = other_name(tree, name.end) else { continue };
        let Some(other) = names.at(first).filter(|n| n.start == first && n.node != name.node) else { continue };
        let kind = |n| nodes.get(n).map(|d| d.kind);
        let known = nodes.get(other.node).is_none_or(|d| d.gazetteer.is_some());
        // Who is not called otherwise is another: "the town of Gori, known as Stalin's birthplace".
        let owns = other.end < tree.len() && tree.tag(other.end) == Tag::Pos;
        let person = nodes.is_person(name.node);
        if !known && !owns && (person || kind(name.node) == kind(other.node)) {
            same.push((name.node, other.node));
        }
    }
    for (bearer, other) in same {
        names.merge(nodes, other, bearer);
    }
}

/// Where the other name begins that is told behind a name.
fn other_name(tree: &Tree<'_>, end: Index) -> Option<Index> {
    let (_, stop) = tree.sentence(tree.sentence_of(end.checked_sub(1)?));
    let word = |i: Index| if i < stop { tree.lower(i) } else { "" };
    let mut at = if matches!(word(end), "," | "(") { end + 1 } else { end };
    let adverb = |i: Index| i < stop && (matches!(tree.tag(i), Tag::Rb | Tag::Rbr | Tag::Rbs) || word(i) == "online");
    while adverb(at) {
        at += 1;
    }
    if CALLED.contains(&word(at)) {
        at += 1;
        while adverb(at) {
            at += 1;
        }
        let named = matches!(word(at), "as" | "by");
        // "known as" needs its preposition, "nicknamed" none.
        if named {
            at += 1;
        } else if word(at - 1) == "known" {
            return None;
        }
    } else if ALIASES.contains(&word(at)) {
        at += 1;
    } else {
        return None;
    }
    while matches!(word(at), "the" | "\"" | "“" | "``" | "‘" | "'") {
        at += 1;
    }
    Some(at).filter(|a| *a < stop)
}
