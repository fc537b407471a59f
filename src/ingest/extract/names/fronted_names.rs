//! One thing named with and without the place or the state in front.
//! Thus "New York City Times Square" and "Times Square", "the U.S. Prohibition Party" and "the Prohibition Party".

use rustc_hash::FxHashMap;

use crate::ingest::extract::reading::names::Name;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::{DraftNode, Nodes};
use crate::lexicon::{Entry, EntryClass, Gazetteer, fold};
use crate::model::NodeKind;

/// Lets the names with a place in front stand for the node of the name without it, where the article has that too and
/// puts no other place in front of it. Cost: linear in the nodes and the names.
pub(in crate::ingest::extract) fn join(gazetteer: &Gazetteer, names: &mut [Name], nodes: &mut Nodes) {
    let mut plain_of: FxHashMap<NodeIndex, NodeIndex> = FxHashMap::default();
    // The place in front of each plain name; `None` where several stand there: of "the US Chess Federation" and "the
    // Indian Chess Federation" it is open which goes without.
    let mut places: FxHashMap<NodeIndex, Option<&str>> = FxHashMap::default();
    let mut fronted: Vec<NodeIndex> = Vec::new();
    for (node, draft) in nodes.iter().filter(|(_, d)| d.named && d.gazetteer.is_none()) {
        if let Some((plain, place)) = without_place(gazetteer, nodes, draft) {
            let known = places.entry(plain).or_insert(Some(place));
            *known = known.filter(|known| *known == place);
            plain_of.insert(node, plain);
            fronted.push(node);
        }
    }
    plain_of.retain(|_, plain| places.get(plain).is_some_and(Option::is_some));
    for node in fronted {
        let Some(plain) = plain_of.get(&node) else { continue };
        nodes.call_as(*plain, node);
    }
    for name in names {
        name.node = plain_of.get(&name.node).copied().unwrap_or(name.node);
    }
}

/// The node whose name is this one without the place in front, and that place's key.
fn without_place<'g>(gazetteer: &'g Gazetteer, nodes: &Nodes, draft: &DraftNode) -> Option<(NodeIndex, &'g str)> {
    draft.name.match_indices(' ').take(3).find_map(|(at, _)| {
        let (front, rest) = (draft.name.get(..at)?, draft.name.get(at + 1..)?);
        let place = place_in_front(gazetteer, front).filter(|_| rest.contains(' '))?;
        let (plain, _) = nodes.named(&fold(rest), draft.kind).find(|(_, d)| d.named && fits(d, place))?;
        Some((plain, place.key.as_str()))
    })
}

/// The country, its nationality or the city that words name.
fn place_in_front<'g>(gazetteer: &'g Gazetteer, words: &str) -> Option<&'g Entry> {
    let place = gazetteer.demonym(words).or_else(|| gazetteer.find_written(words))?;
    place.class.is_governed().then_some(place)
}

/// Whether the thing without the place may be the one in that place: a body or a site that no table knows as another's.
fn fits(draft: &DraftNode, place: &Entry) -> bool {
    match draft.kind {
        NodeKind::Organization => place.class == EntryClass::Country && draft.gazetteer.is_none(),
        NodeKind::Location => !draft.class.is_some_and(EntryClass::is_governed),
        _ => false,
    }
}
