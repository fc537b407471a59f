//! Everything about one node, in order.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::addressees::Addressees;
use super::tie::{Quote, quote};
use crate::model::{Claim, DateInterval, Modality, Node, NodeId};
use crate::store::{ClaimFilter, ClaimRef, Direction, Reader, StoreError};

/// What claims with the same ends, relation, modality, date and place come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The other end's name; `None` where nobody is named.
    pub other: Option<String>,
    /// What was demanded or granted, where the node is the one to whom that is addressed.
    pub what: Option<String>,
    /// To whom it is addressed, sorted.
    pub to: Vec<String>,
    /// The post, of a claim that says one.
    pub role: Option<String>,
    /// How many, in words.
    pub quantity: Option<String>,
    /// When.
    pub date: Option<DateInterval>,
    /// Where.
    pub place: Option<String>,
    /// What it concerns, sorted.
    pub about: Vec<String>,
    /// Who says so, where it is not the article itself.
    pub attributed_to: Option<String>,
    /// Whether it is said to have happened.
    pub modality: Modality,
    /// How many independent texts say so.
    pub sources: u32,
    /// The most certain claim's sentence.
    pub quote: Quote,
}

/// The facts of one relation in one direction, by date; undated ones last.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What is done.
    pub relation: String,
    /// `Out` where the node does it.
    pub direction: Direction,
    /// Whether the claims have the node for neither end, but are addressed to it.
    pub addressed: bool,
    /// What is known.
    pub facts: Vec<Fact>,
}

/// Somebody that claims name together with the node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Who.
    pub name: String,
    /// In how many claims.
    pub claims: u32,
    /// By which relations, the most frequent first.
    pub relations: Vec<String>,
}

/// The dossier of a node.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The node.
    pub node: Node,
    /// How many claims have it as an end.
    pub claims: u32,
    /// In how many articles.
    pub articles: u32,
    /// The first and last day that a claim is dated to.
    pub dates: Option<(DateInterval, DateInterval)>,
    /// Sections, those that the node does first, then those done to it; each with most facts first.
    pub sections: Vec<Section>,
    /// Who with whom and how often, most frequent first.
    pub partners: Vec<Partner>,
}

/// What the claims of one fact have in common; the undated sort last.
type Key = (bool, Option<DateInterval>, Option<NodeId>, Option<NodeId>, Modality, Option<String>, Option<NodeId>);

/// Claims by the fact that they are part of.
type Alike = BTreeMap<Key, Vec<(ClaimRef, Claim)>>;

/// Gathers the shown claims that have a node as an end or are addressed to it. `None` where there is no such node.
/// Cost: its claims, and those that may be addressed to somebody.
///
/// # Errors
/// Where the store cannot be read.
pub fn profile(reader: &dyn Reader, id: NodeId) -> Result<Option<Profile>, StoreError> {
    let Some(node) = reader.node(id)? else {
        return Ok(None);
    };
    let entries = entries(reader, id)?;
    let mut grouped: BTreeMap<(Direction, bool, String), Alike> = BTreeMap::new();
    let mut met: BTreeMap<NodeId, BTreeMap<String, u32>> = BTreeMap::new();
    let articles: BTreeSet<u64> = entries.iter().map(|(_, _, at)| at.article).collect();
    let mut dates: Option<(DateInterval, DateInterval)> = None;
    for (direction, addressed, at) in &entries {
        let claim = reader.claim(*at)?;
        let other = if *direction == Direction::Out { claim.target } else { claim.source };
        let relation = claim.relation.to_string();
        if let Some(other) = other {
            let times = met.entry(other).or_default();
            *times.entry(relation.clone()).or_default() += 1;
        }
        if let Some(date) = claim.date {
            dates = Some(dates.map_or((date, date), |(a, b)| (a.min(date), b.max(date))));
        }
        let what = claim.target.filter(|_| *addressed);
        let key = (claim.date.is_none(), claim.date, other, claim.location, claim.modality, claim.role.clone(), what);
        let section = grouped.entry((*direction, *addressed, relation)).or_default();
        section.entry(key).or_default().push((*at, claim));
    }
    let mut sections = Vec::new();
    for ((direction, addressed, relation), groups) in grouped {
        let mut facts = Vec::new();
        for ((_, date, other, place, modality, role, what), claims) in groups {
            let Some((at, claim)) = most_confident(&claims) else { continue };
            let told = Told::of(reader, id, &claims)?;
            facts.push(Fact {
                other: name(reader, other)?,
                what: name(reader, what)?,
                to: told.to.into_iter().collect(),
                role,
                quantity: claim.quantity.map(|q| q.to_string()),
                date,
                place: name(reader, place)?,
                about: told.about.into_iter().collect(),
                attributed_to: name(reader, claim.attributed_to)?,
                modality,
                sources: told.texts.len() as u32,
                quote: quote(reader, *at)?,
            });
        }
        sections.push(Section { relation, direction, addressed, facts });
    }
    sections.sort_by(|a, b| {
        a.direction
            .cmp(&b.direction)
            .then_with(|| a.addressed.cmp(&b.addressed))
            .then_with(|| b.facts.len().cmp(&a.facts.len()))
            .then_with(|| a.relation.cmp(&b.relation))
    });
    let partners = partners(reader, met)?;
    Ok(Some(Profile { node, claims: entries.len() as u32, articles: articles.len() as u32, dates, sections, partners }))
}

/// The claims that a node has a part in: in which direction, and whether they are only addressed to it.
fn entries(reader: &dyn Reader, id: NodeId) -> Result<Vec<(Direction, bool, ClaimRef)>, StoreError> {
    let mut entries: Vec<(Direction, bool, ClaimRef)> = Vec::new();
    for direction in [Direction::Out, Direction::In] {
        reader.claims_of(id, direction, ClaimFilter::default(), &mut |entry| {
            if entry.shown {
                entries.push((direction, false, entry.at));
            }
            ControlFlow::Continue(())
        })?;
    }
    for entry in Addressees::of_store(reader)?.to(id, ClaimFilter::default()) {
        if entry.shown && ![entry.source, entry.target].contains(&Some(id)) {
            entries.push((Direction::In, true, entry.at));
        }
    }
    Ok(entries)
}

fn name(reader: &dyn Reader, id: Option<NodeId>) -> Result<Option<String>, StoreError> {
    Ok(id.map_or(Ok(None), |id| reader.node(id))?.map(|n| n.name))
}

/// What several claims that tell the same fact tell of it together.
struct Told {
    texts: BTreeSet<u64>,
    about: BTreeSet<String>,
    to: BTreeSet<String>,
}

impl Told {
    /// Gathers what claims about a node tell, which it is not told itself.
    fn of(reader: &dyn Reader, id: NodeId, claims: &[(ClaimRef, Claim)]) -> Result<Self, StoreError> {
        let mut told = Self { texts: BTreeSet::new(), about: BTreeSet::new(), to: BTreeSet::new() };
        for (at, claim) in claims {
            told.texts.insert(reader.article(at.article)?.text_group);
            for topic in &claim.about {
                told.about.extend(name(reader, Some(*topic))?);
            }
            for to_whom in claim.to.iter().filter(|to_whom| **to_whom != id) {
                told.to.extend(name(reader, Some(*to_whom))?);
            }
        }
        Ok(told)
    }
}

/// The claim of the highest confidence, of equals the first.
fn most_confident(claims: &[(ClaimRef, Claim)]) -> Option<&(ClaimRef, Claim)> {
    let mut best: Option<&(ClaimRef, Claim)> = None;
    for claim in claims {
        if best.is_none_or(|b| claim.1.confidence > b.1.confidence) {
            best = Some(claim);
        }
    }
    best
}

/// Whom a node has claims with, those it has most with first.
fn partners(reader: &dyn Reader, met: BTreeMap<NodeId, BTreeMap<String, u32>>) -> Result<Vec<Partner>, StoreError> {
    let mut partners = Vec::new();
    for (other, relations) in met {
        let Some(name) = name(reader, Some(other))? else {
            continue;
        };
        let mut relations: Vec<(String, u32)> = relations.into_iter().collect();
        relations.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        partners.push(Partner {
            name,
            claims: relations.iter().map(|(_, n)| n).sum(),
            relations: relations.into_iter().map(|(r, _)| r).collect(),
        });
    }
    partners.sort_by(|a, b| b.claims.cmp(&a.claims).then_with(|| a.name.cmp(&b.name)));
    Ok(partners)
}
