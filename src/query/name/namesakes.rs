//! Which of several that bear a name is meant, and what people should know of the choice.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::select;
use crate::lexicon::{Entry, counted, fold};
use crate::model::{NodeId, NodeKind};
use crate::store::{ClaimFilter, Direction, Reader, StoreError};

/// So many of the others are named in a note.
const NAMED: usize = 4;

/// The nodes that show one name: they answer together.
pub(super) struct Namesakes {
    /// The name, folded.
    pub(super) key: String,
    /// The name and kind as people read them.
    shown: String,
    pub(super) nodes: Vec<NodeId>,
    /// How many claims they have, counted only where there are several to choose from.
    claims: u64,
}

/// Those that bear a name, the likeliest to be meant first. Cost: the claims of each where they are several.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn ranked(
    reader: &dyn Reader,
    name: &str,
    whole: bool,
    found: Vec<NodeId>,
) -> Result<Vec<Namesakes>, StoreError> {
    let wanted = fold(name);
    let mut groups: BTreeMap<String, Namesakes> = BTreeMap::new();
    let mut of_gazetteer = false;
    for id in found {
        let Some(node) = reader.node(id)? else {
            continue;
        };
        let key = fold(&node.name);
        of_gazetteer |= node.gazetteer.is_some() && key == wanted;
        let group = groups.entry(key.clone()).or_insert_with(|| Namesakes {
            key,
            shown: format!("{} ({})", node.name, node.kind),
            nodes: Vec::new(),
            claims: 0,
        });
        if !group.nodes.contains(&node.id) {
            group.nodes.push(node.id);
        }
    }
    let mut ranked: Vec<Namesakes> = groups.into_values().collect();
    if ranked.len() > 1 {
        for group in &mut ranked {
            for id in &group.nodes {
                group.claims += support(reader, *id)?;
            }
        }
    }
    // "Obama" alone is rather the Barack Obama of seventy claims than an Obama that one article did not name in full;
    // a whole name, or one that the gazetteer knows, is who it says.
    let letter_first = of_gazetteer || wanted.contains(' ');
    ranked.sort_by_cached_key(|group| {
        // The name to the letter goes before others; then the best supported.
        let other = group.key != wanted;
        // A part of a name goes before a part of another name: "Maduro" of the man before the "Maduro regime" of his
        // country.
        let beside = !whole && !format!(" {} ", group.key).contains(&format!(" {wanted} "));
        (letter_first && other, beside, Reverse(group.claims), other, group.key.clone())
    });
    Ok(ranked)
}

/// How many claims a node has at either end: those that are shown, with all corrections made. Cost: its claims.
pub(super) fn support(reader: &dyn Reader, id: NodeId) -> Result<u64, StoreError> {
    let mut claims = 0;
    for direction in [Direction::Out, Direction::In] {
        reader.claims_of(id, direction, ClaimFilter::default(), &mut |entry| {
            claims += u64::from(entry.shown);
            ControlFlow::Continue(())
        })?;
    }
    Ok(claims)
}

/// Who is called by the last word alone of a full name, and is somebody else to the store: "Macron" beside "Emmanuel
/// Macron". Of several the best supported.
///
/// # Errors
/// Where the store cannot be read.
pub(in crate::query) fn called_by_surname(
    reader: &dyn Reader,
    name: &str,
) -> Result<Option<(String, NodeId)>, StoreError> {
    let Some((_, surname)) = name.rsplit_once(' ') else { return Ok(None) };
    let meant = select(reader, name)?;
    let mut best: Option<(u64, NodeId, String)> = None;
    for id in reader.nodes_named(surname)? {
        let Some(node) = reader.node(id)? else { continue };
        let alone = node.kind == NodeKind::Actor && fold(&node.name) == fold(surname);
        let claims = support(reader, id)?;
        if alone && !meant.contains(&id) && best.as_ref().is_none_or(|(most, ..)| claims > *most) {
            best = Some((claims, id, node.name));
        }
    }
    Ok(best.filter(|(claims, ..)| *claims > 0).map(|(_, id, name)| (name, id)))
}

impl Namesakes {
    /// That others could have been meant, and how to choose one of them; nothing where there are none.
    pub(super) fn note_of_choice(&self, name: &str, others: &[Self]) -> Option<String> {
        // Who has no claims answers nothing, and is no choice beside one who has.
        let others: Vec<&Self> = others.iter().filter(|other| self.claims == 0 || other.claims > 0).collect();
        if others.is_empty() {
            return None;
        }
        let named = others.iter().take(NAMED).map(|other| other.with_claims()).collect::<Vec<_>>().join("; ");
        let more = others.len().saturating_sub(NAMED);
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        // The full name of whoever is called by these words alone is what was asked for already.
        let wanted = fold(name);
        let called_so = others.iter().find(|other| other.key == wanted).and_then(|other| other.nodes.first());
        let how = match called_so {
            None => "Put the full name in quotes to choose another".to_owned(),
            Some(id) if others.len() == 1 => format!("Write {id} in place of the name to choose the other"),
            Some(id) => {
                format!("Put the full name in quotes to choose another, or write {id} for who is called {name:?} alone")
            }
        };
        Some(format!("{name:?} may be several: I took {}; also: {named}{more}. {how}.", self.with_claims()))
    }

    fn with_claims(&self) -> String {
        format!("{}, {}", self.shown, counted(self.claims, "claim"))
    }
}

/// That the name of a capital was taken for its country's government, alone or too.
pub(super) fn note_of_capital(name: &str, country: &Entry, first: &Namesakes, both: bool) -> Option<String> {
    let government = fold(&country.name);
    if government == fold(name) {
        return None;
    }
    if both {
        return Some(format!(
            "{name:?} stands here for the government of {} too: in {name} asks for the city",
            country.name
        ));
    }
    (first.key == government).then(|| format!("{name:?} is taken for {}, for whose government it stands", country.name))
}
