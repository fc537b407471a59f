//! Whose chamber "Congress" and "the House" are: what a text says of America and of other countries.

use crate::ingest::extract::nodes::{Draft, NodeIndex, Nodes};
use crate::ingest::extract::parse::tree::{Index, Tree};
use crate::lexicon::{Gazetteer, PlaceClass, Words};
use crate::model::NodeKind;

/// Words by which a text shows that it speaks of the United States, as they are written.
static AMERICAN: Words = Words::of("chambers.american");

/// Whether a text names the United States, its parties or its government.
pub(super) fn speaks_of_america(tree: &Tree<'_>) -> bool {
    (0..tree.len())
        .any(|i| AMERICAN.contains(&tree.word(i)) || tree.word(i) == "States" && i > 0 && tree.word(i - 1) == "United")
}

/// Whether a text names a country that is not the United States.
pub(super) fn names_another_country(tree: &Tree<'_>, gazetteer: &Gazetteer) -> bool {
    names_country(tree, gazetteer, |name| name != "United States")
}

pub(super) fn names_country(tree: &Tree<'_>, gazetteer: &Gazetteer, wanted: impl Fn(&str) -> bool) -> bool {
    (0..tree.len()).filter(|i| tree.word(*i).starts_with(char::is_uppercase)).any(|i| {
        let word = tree.word(i);
        let country = gazetteer.demonym(word).or_else(|| gazetteer.find_written(word));
        country.is_some_and(|e| e.class == PlaceClass::Country && wanted(&e.name))
    })
}

/// "the House": the one house of representatives or commons that the article names, else the American one in news of
/// America.
pub(super) fn lower_house(tree: &Tree<'_>, gazetteer: &Gazetteer, nodes: &mut Nodes, next: Index) -> Option<NodeIndex> {
    let house = |d: &Draft| {
        d.kind == NodeKind::Organization && (d.name.starts_with("House of ") || d.name.contains(" House of "))
    };
    let named: Vec<NodeIndex> = nodes.iter().filter(|(_, d)| house(d)).map(|(n, _)| n).take(2).collect();
    let node = match named.as_slice() {
        [node] => *node,
        _ => {
            let american = |i: Index| {
                matches!(
                    tree.word(i),
                    "U.S." | "US" | "Congress" | "Republicans" | "Democrats" | "Republican" | "Democratic"
                ) || tree.word(i) == "States" && i > 0 && tree.word(i - 1) == "United"
            };
            // "House Speaker X", "House Minority Leader Y": only Americans are called so.
            let titled = next + 1 < tree.len()
                && matches!(tree.lower(next), "speaker" | "majority" | "minority" | "gop")
                && tree.word(next + 1).starts_with(char::is_uppercase);
            let entry =
                gazetteer.find("US House of Representatives").filter(|_| titled || (0..tree.len()).any(american))?;
            nodes.of_entry(entry, "")
        }
    };
    nodes.call(node, "House");
    Some(node)
}
