//! One thing named with and without the place or the state in front: "New York City Times Square" and "Times Square", "the
//! U.S. Prohibition Party" and "the Prohibition Party".

use crate::ingest::extract::names::found_names::Name;
use crate::ingest::extract::nodes::{Draft, NodeIndex, Nodes};
use crate::lexicon::{Entry, Gazetteer, PlaceClass, fold};
use crate::model::NodeKind;

/// Lets the names with a place in front stand for the node of the name without it, where the article has that too and puts no
/// other place in front of it.
pub(in crate::ingest::extract) fn join(gazetteer: &Gazetteer, names: &mut [Name], nodes: &mut Nodes) {
    let mut found: Vec<(NodeIndex, NodeIndex, String)> = Vec::new();
    for (fronted, draft) in nodes.iter().filter(|(_, d)| d.named && d.gazetteer.is_none()) {
        for (at, _) in draft.name.match_indices(' ').take(3) {
            let (Some(front), Some(rest)) = (draft.name.get(..at), draft.name.get(at + 1..)) else { continue };
            let Some(place) = place_in_front(gazetteer, front).filter(|_| rest.contains(' ')) else { continue };
            let plain = nodes.named(&fold(rest), draft.kind).find(|(_, d)| d.named && fits(d, place));
            if let Some((plain, _)) = plain {
                found.push((fronted, plain, place.key.clone()));
                break;
            }
        }
    }
    for (fronted, plain, place) in &found {
        // "the US Chess Federation", "the Indian Chess Federation": which of them goes without is open.
        if found.iter().any(|(_, other, elsewhere)| other == plain && elsewhere != place) {
            continue;
        }
        let called: Vec<String> = nodes
            .get(*fronted)
            .map(|d| std::iter::once(d.name.clone()).chain(d.aliases.clone()).collect())
            .unwrap_or_default();
        called.iter().for_each(|name| nodes.call(*plain, name));
        names.iter_mut().filter(|n| n.node == *fronted).for_each(|n| n.node = *plain);
    }
}

/// The country, its nationality or the city that words name.
fn place_in_front<'g>(gazetteer: &'g Gazetteer, words: &str) -> Option<&'g Entry> {
    let place = gazetteer.demonym(words).or_else(|| gazetteer.find_written(words))?;
    matches!(place.class, PlaceClass::Country | PlaceClass::City | PlaceClass::Subdivision).then_some(place)
}

/// Whether the thing without the place may be the one in that place: a body or a site that no table knows as another's.
fn fits(draft: &Draft, place: &Entry) -> bool {
    match draft.kind {
        NodeKind::Organization => place.class == PlaceClass::Country && draft.gazetteer.is_none(),
        NodeKind::Location => {
            !matches!(draft.class, Some(PlaceClass::City | PlaceClass::Country | PlaceClass::Subdivision))
        }
        _ => false,
    }
}
