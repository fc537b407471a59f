//! Which nodes a name in a query selects.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::lexicon::{Gazetteer, PlaceClass, fold};
use crate::model::{Node, NodeId, NodeKind};
use crate::store::{Direction, Reader, StoreError};

/// What part a name plays; a capital stands for its government only where something acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// An end of a claim.
    End,
    /// A topic or a place.
    Place,
}

/// What a name selects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Resolved {
    /// By id; empty where the store knows nobody of that name.
    pub(super) nodes: Vec<NodeId>,
    /// What people should know of the choice.
    pub(super) note: Option<String>,
}

/// Hyphens as people and newsrooms write them.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Whether the store, or the gazetteer with the store, knows a name.
pub(super) fn is_known(reader: &dyn Reader, name: &str) -> bool {
    !fold(name).is_empty()
        && (exact(reader, name, Part::End).is_ok_and(|found| !found.is_empty())
            || partial(reader, name).is_ok_and(|found| !found.is_empty()))
}

/// Nodes that bear the name, with those that the gazetteer knows by it.
fn exact(reader: &dyn Reader, name: &str, part: Part) -> Result<Vec<NodeId>, StoreError> {
    let mut found = reader.nodes_named(name)?;
    if found.is_empty() && name.contains(HYPHENS) {
        // "cease-fire" is "ceasefire"; what is written apart folds alike already.
        found = reader.nodes_named(&name.replace(HYPHENS, ""))?;
    }
    let own = found.len();
    let gazetteer = Gazetteer::shared();
    // A capital is its government where something acts; as a place only where no city of that name is there.
    let metonym = gazetteer.metonym(name).filter(|_| part == Part::End || own == 0);
    let entries = [gazetteer.find(name), gazetteer.demonym(name), metonym];
    for entry in entries.into_iter().flatten() {
        for id in reader.nodes_named(&entry.name)? {
            let node = reader.node(id)?;
            let same = node.is_some_and(|n| match &n.gazetteer {
                Some(key) => *key == entry.key,
                None => n.kind == entry.kind && fold(&n.name) == fold(&entry.name),
            });
            if same && !found.contains(&id) {
                found.push(id);
            }
        }
    }
    Ok(found)
}

/// Nodes whose name holds the name as whole words: "Guterres" is in "Antonio Guterres".
fn partial(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    let folded = fold(name);
    let wanted = format!(" {folded} ");
    /// Names of one word that are still few.
    const FEW: usize = 64;
    let mut words: Vec<&str> = folded.split(' ').filter(|w| w.len() > 1).collect();
    words.sort_by_key(|w| std::cmp::Reverse(w.len()));
    let Some(longest) = words.first() else {
        return Ok(Vec::new());
    };
    // By the first word that few names have; a word that none has settles it.
    let mut few = None;
    for word in &words {
        let names = reader.names_with_prefix(word, FEW)?;
        if names.is_empty() {
            return Ok(Vec::new());
        }
        if names.len() < FEW && few.is_none() {
            few = Some(names);
        }
    }
    let candidates = match few {
        Some(names) => names,
        None => reader.names_with_prefix(longest, 2_000)?,
    };
    let mut found = Vec::new();
    for candidate in candidates {
        if format!(" {} ", fold(&candidate.name)).contains(&wanted) && !found.contains(&candidate.node) {
            found.push(candidate.node);
        }
    }
    Ok(found)
}

/// Nodes whose name is the same but for where it is written apart or with a hyphen: "ceasefire" and "cease-fire". Cost:
/// every name; only asked for where nothing else was found.
fn squashed(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    let squash = |name: &str| fold(name).replace(' ', "");
    let wanted = squash(name);
    let mut found = Vec::new();
    reader.nodes(&mut |node: Node| {
        let mut names = std::iter::once(&node.name).chain(node.aliases.iter().map(|a| &a.name));
        if names.any(|n| squash(n) == wanted) {
            found.push(node.id);
        }
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

/// How many claims a node has at either end.
fn support(reader: &dyn Reader, id: NodeId) -> Result<u64, StoreError> {
    Ok(reader.degree(id, Direction::Out)? + reader.degree(id, Direction::In)?)
}

/// The nodes that a name selects. All nodes of one name are one; of several names the one with the most claims is
/// taken, and the note says so.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn resolve(reader: &dyn Reader, name: &str, part: Part) -> Result<Resolved, StoreError> {
    let mut found = exact(reader, name, part)?;
    let whole = !found.is_empty();
    if !whole {
        found = partial(reader, name)?;
    }
    if found.is_empty() && !fold(name).is_empty() {
        found = squashed(reader, name)?;
    }
    let wanted = fold(name);
    // Node groups by the name they show: several nodes of one name answer together.
    let mut groups: BTreeMap<String, (u64, String, Vec<NodeId>)> = BTreeMap::new();
    let mut of_gazetteer = false;
    for id in found {
        let Some(node) = reader.node(id)? else {
            continue;
        };
        of_gazetteer |= node.gazetteer.is_some() && fold(&node.name) == wanted;
        let group =
            groups.entry(fold(&node.name)).or_insert_with(|| (0, format!("{} ({})", node.name, node.kind), Vec::new()));
        if !group.2.contains(&node.id) {
            group.2.push(node.id);
        }
    }
    if groups.len() > 1 {
        for (claims, _, nodes) in groups.values_mut() {
            for id in nodes {
                *claims += support(reader, *id)?;
            }
        }
    }
    let government =
        Gazetteer::shared().metonym(name).filter(|_| part == Part::End && whole).map(|entry| fold(&entry.name));
    // "Obama" alone is rather the Barack Obama of seventy claims than an Obama that one article did not name in full;
    // a whole name, or one that the gazetteer knows, is who it says.
    let letter_first = of_gazetteer || wanted.contains(' ');
    let mut ranked: Vec<(String, u64, String, Vec<NodeId>)> =
        groups.into_iter().map(|(key, (claims, shown, nodes))| (key, claims, shown, nodes)).collect();
    ranked.sort_by(|a, b| {
        // The name to the letter goes before others; then the best supported.
        let other = |key: &str| key != wanted;
        let rank = |key: &str| letter_first && other(key);
        let left = (rank(&a.0), std::cmp::Reverse(a.1), other(&a.0), &a.0);
        left.cmp(&(rank(&b.0), std::cmp::Reverse(b.1), other(&b.0), &b.0))
    });
    let mut ranked = ranked.into_iter();
    let Some((key, claims, shown, mut nodes)) = ranked.next() else {
        return Ok(Resolved::default());
    };
    let mut others: Vec<String> = Vec::new();
    for (other, claims, shown, more) in ranked {
        if government.as_deref() == Some(other.as_str()) || government.as_deref() == Some(key.as_str()) {
            nodes.extend(more);
        } else {
            others.push(format!("{shown}, {}", self::claims(claims)));
        }
    }
    nodes.sort_unstable();
    let note = (!others.is_empty()).then(|| {
        let more = others.len().saturating_sub(4);
        others.truncate(4);
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        format!(
            "'{name}' may be several: I took {shown}, {}; also: {}{more}. Put the full name in quotes to choose another.",
            self::claims(claims),
            others.join("; ")
        )
    });
    Ok(Resolved { nodes, note })
}

/// The nodes that a name selects: those of [`resolve`].
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn select(reader: &dyn Reader, name: &str) -> Result<Vec<NodeId>, StoreError> {
    if let Some(id) = NodeId::from_text(name)
        && let Some(node) = reader.node(id)?
    {
        return Ok(vec![node.id]);
    }
    Ok(resolve(reader, name, Part::End)?.nodes)
}

const DIRECTIONS: [&str; 17] = [
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "north",
    "south",
    "east",
    "west",
];

/// The nodes of a name with everything that lies in them, at any depth: by `located-in` claims, by the gazetteer's
/// geography, and by direction (northern Syria lies in Syria). Cost: the places that lie there, not the store's nodes.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn with_what_lies_in(reader: &dyn Reader, nodes: &[NodeId]) -> Result<Vec<NodeId>, StoreError> {
    let mut all: std::collections::BTreeSet<NodeId> = nodes.iter().copied().collect();
    let mut open: Vec<NodeId> = nodes.to_vec();
    let located = crate::model::RelationName::new("located-in").map(|name| reader.relation_ids(&name));
    let located = located.unwrap_or_default();
    let gazetteer = Gazetteer::shared();
    // Few stores have places by every direction: those that have none are not asked for each place.
    let mut directions: Vec<&str> = Vec::new();
    for direction in DIRECTIONS {
        if !reader.names_with_prefix(direction, 1)?.is_empty() {
            directions.push(direction);
        }
    }
    while let Some(id) = open.pop() {
        if !located.is_empty() {
            let filter = crate::store::ClaimFilter { relations: Some(&located), window: None };
            let mut inner = Vec::new();
            reader.claims_of(id, Direction::In, filter, &mut |claim| {
                inner.extend(claim.source.filter(|_| claim.shown && claim.modality.answers_by_default()));
                ControlFlow::Continue(())
            })?;
            for inner in inner {
                if all.insert(inner) {
                    open.push(inner);
                }
            }
        }
        let Some(place) = reader.node(id)?.filter(|n| n.kind == NodeKind::Location) else {
            continue;
        };
        let mut names: Vec<String> = Vec::new();
        let mut directed = |name: &str| {
            names.extend(directions.iter().map(|d| format!("{d} {name}")));
        };
        directed(&place.name);
        for entry in gazetteer.inside(&place.name) {
            if entry.class != PlaceClass::City {
                directed(&entry.name);
            }
        }
        names.extend(gazetteer.inside(&place.name).map(|e| e.name.clone()));
        for name in names {
            for inner in reader.nodes_named(&name)? {
                if all.contains(&inner) {
                    continue;
                }
                let lies = reader
                    .node(inner)?
                    .is_some_and(|n| n.kind == NodeKind::Location && gazetteer.lies_in(&n.name, &place.name));
                if lies && all.insert(inner) {
                    open.push(inner);
                }
            }
        }
    }
    Ok(all.into_iter().collect())
}

/// "1 claim", "2 claims".
pub(super) fn claims(n: u64) -> String {
    format!("{n} claim{}", if n == 1 { "" } else { "s" })
}

/// What to say of a name that the store does not know.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn unknown(reader: &dyn Reader, name: &str) -> Result<String, StoreError> {
    let near: Vec<String> = nearest(reader, name)?.iter().map(|(n, c)| format!("{n}, {}", claims(*c))).collect();
    Ok(if near.is_empty() {
        format!("no node called '{name}'")
    } else {
        format!("no node called '{name}'; nearest: {}", near.join("; "))
    })
}

/// Names near one that the store does not know, best first, at most three, with their claims counted. Cost: one
/// comparison a name; only asked for where an answer would be empty.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn nearest(reader: &dyn Reader, name: &str) -> Result<Vec<(String, u64)>, StoreError> {
    let wanted = fold(name);
    let wanted: String = wanted.chars().take(80).collect();
    let mut near: Vec<(u32, String, NodeId)> = Vec::new();
    reader.nodes(&mut |node: Node| {
        let names = std::iter::once(&node.name).chain(node.aliases.iter().map(|a| &a.name));
        let best = names
            .flat_map(|n| {
                let folded = fold(n);
                let words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
                words.into_iter().chain([folded])
            })
            .map(|n| (strsim::jaro_winkler(&n, &wanted) * 1000.0) as u32)
            .max();
        if let Some(score) = best.filter(|s| *s > 850) {
            near.push((score, node.name, node.id));
        }
        ControlFlow::Continue(())
    })?;
    near.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    near.dedup_by(|a, b| a.1 == b.1);
    near.truncate(3);
    near.into_iter().map(|(_, name, id)| Ok((name, support(reader, id)?))).collect()
}
