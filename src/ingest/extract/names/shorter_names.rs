//! The node that a shorter form of its name means: "Guterres", "Parliament" after "the Tunisian Parliament", initials.

use rustc_hash::FxHashMap;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::Nodes;
use crate::lexicon::{Gender, fold};
use crate::model::NodeKind;

/// The person whose surname, or first name, is this word: of several who bear it as surname the one whom the text named
/// first, as of the Sheridans; "Rosselló" is the first of two surnames of "Ricardo Rosselló Nevares". `gender` is what
/// a title in front says.
pub(super) fn person_called(
    nodes: &Nodes,
    word: &str,
    gender: Option<Gender>,
    firsts: &FxHashMap<NodeIndex, Index>,
) -> Option<NodeIndex> {
    let wanted = fold(word);
    let names = nodes.names();
    let fits = |n: &NodeIndex| {
        gender.is_none_or(|gender| nodes.get(*n).and_then(|d| d.gender).is_none_or(|known| known == gender))
    };
    let mut surnamed: Vec<NodeIndex> = names.people_by_last(&wanted).filter(fits).collect();
    surnamed.sort_unstable();
    surnamed.dedup();
    if surnamed.len() > 1 {
        return surnamed.into_iter().min_by_key(|n| firsts.get(n).copied().unwrap_or(usize::MAX));
    }
    // A first name is one word.
    let first = names.people_by_first(&wanted).filter(|n| !wanted.contains(' ') && fits(n));
    match only(surnamed.into_iter().chain(first)) {
        Bearers::One(node) => Some(node),
        Bearers::Several => None,
        Bearers::None => match names.people_by_middle(&wanted) {
            [node] if fits(node) => Some(*node),
            _ => None,
        },
    }
}

/// How many nodes bear a name.
enum Bearers {
    None,
    One(NodeIndex),
    Several,
}

/// Whether nodes, of which each may come more than once, are only one.
fn only(mut nodes: impl Iterator<Item = NodeIndex>) -> Bearers {
    match nodes.next() {
        None => Bearers::None,
        Some(first) if nodes.all(|n| n == first) => Bearers::One(first),
        Some(_) => Bearers::Several,
    }
}

/// The only organization whose longer name ends with this word.
pub(super) fn ending_so(nodes: &Nodes, written: &str) -> Option<NodeIndex> {
    match only(nodes.names().longer_before(NodeKind::Organization, &fold(written))) {
        // "the House" is not the White House.
        Bearers::One(node) if written != "House" => Some(node),
        _ => None,
    }
}

/// The only node of a kind whose name holds this shorter one as its beginning or end, or whose initials it is; none of
/// the people of whom it is known that they are `others`.
pub(super) fn fuller(
    nodes: &Nodes,
    written: &str,
    kind: NodeKind,
    others: &dyn Fn(NodeIndex) -> bool,
) -> Option<NodeIndex> {
    let wanted = fold(written);
    let names = nodes.names();
    let initials = written.chars().count() >= 2 && written.chars().all(|c| c.is_uppercase() || c == '.');
    if initials {
        return match names.spelled_by(kind, &wanted.replace(' ', "")) {
            [node] => Some(*node),
            _ => None,
        };
    }
    let several = wanted.contains(' ');
    let found = match kind {
        // "Wanda Vázquez" is "Wanda Vázquez Garced", "John Luk" "John Luk Jok".
        NodeKind::Actor => {
            let one_more = |n: &NodeIndex| {
                names.folded(*n).get(wanted.len() + 1..).is_some_and(|rest| several && !rest.contains(' '))
            };
            let second = names.longer_behind(kind, &wanted).filter(one_more);
            // "John James Conyers Jr", "John Conyers"
            let between = names.with_more_between(kind, &wanted).iter().copied();
            only(names.longer_before(kind, &wanted).chain(between).chain(second).filter(|n| !others(*n)))
        }
        NodeKind::Organization if several || wanted.chars().count() > 4 => {
            // "Salhus" after "Salhus Shipping", "Parliament" after "the Tunisian Parliament".
            // "the House" is no committee of it.
            let chamber = matches!(wanted.as_str(), "house" | "senate" | "congress" | "commons" | "assembly");
            let committee =
                |n: &NodeIndex| names.folded(*n).strip_prefix(&wanted).is_some_and(|rest| rest.starts_with(' '));
            let behind = names.longer_behind(kind, &wanted).filter(|_| !chamber);
            only(names.longer_before(kind, &wanted).filter(|n| !(chamber && committee(n))).chain(behind))
        }
        _ => Bearers::None,
    };
    match found {
        Bearers::One(node) => Some(node),
        _ => None,
    }
}
