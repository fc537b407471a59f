//! What connects two nodes, with the evidence.

use std::collections::{BTreeMap, BTreeSet};

use super::adjacency::{Adjacency, Place};
use crate::model::{ClaimId, DateInterval, Day, Modality, NodeId, RelationName};
use crate::store::{ClaimRef, Reader, StoreError, cited_title};

/// The sentence that says so, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The claim.
    pub claim: ClaimId,
    /// The article's headline.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub published: Option<Day>,
    /// The sentence, to the letter.
    pub sentence: String,
}

/// Reads the sentence behind a claim.
///
/// # Errors
/// Where the store cannot be read or holds no such claim.
pub fn quote(reader: &dyn Reader, at: ClaimRef) -> Result<Quote, StoreError> {
    let claim = reader.claim(at)?;
    let article = reader.article(at.article)?.article;
    let text = reader.text(at.article)?;
    Ok(Quote {
        claim: claim.id,
        title: cited_title(&article, claim.id),
        publisher: article.publisher,
        published: article.published,
        sentence: claim.evidence.sentence.of(&text).unwrap_or_default().to_owned(),
    })
}

/// The claims of one relation between two nodes in one direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// Who does it.
    pub source: NodeId,
    /// What is done.
    pub relation: RelationName,
    /// To whom or what.
    pub target: NodeId,
    /// How many claims say so.
    pub claims: u32,
    /// How many independent texts say so.
    pub sources: u32,
    /// The earliest and the latest date of any claim.
    pub dates: Option<(DateInterval, DateInterval)>,
    /// The modalities seen.
    pub modalities: BTreeSet<Modality>,
    /// The best claim: the most certain, of equals the one dated latest, of equals the first.
    pub best: ClaimRef,
}

/// Sums up everything that connects two nodes, best attested first.
///
/// # Errors
/// Where the store cannot be read.
pub fn ties(reader: &dyn Reader, graph: &Adjacency, a: Place, b: Place) -> Result<Vec<Tie>, StoreError> {
    let mut found: BTreeMap<_, (Tie, BTreeSet<u64>, f32)> = BTreeMap::new();
    for edge in graph.between(a, b) {
        let Some(at) = graph.link(edge).and_then(|l| graph.claim(l)) else {
            continue;
        };
        let claim = reader.claim(at)?;
        let (Some(source), Some(target)) = (claim.source, claim.target) else {
            continue;
        };
        let text = reader.article(at.article)?.text_group;
        let key = (source, claim.relation.clone(), target);
        let (tie, texts, confidence) = found.entry(key).or_insert_with(|| {
            let tie = Tie {
                source,
                relation: claim.relation.clone(),
                target,
                claims: 0,
                sources: 0,
                dates: None,
                modalities: BTreeSet::new(),
                best: at,
            };
            (tie, BTreeSet::new(), -1.0)
        });
        let latest = tie.dates.map(|(_, last)| last);
        if claim.confidence > *confidence || (claim.confidence == *confidence && claim.date > latest) {
            (tie.best, *confidence) = (at, claim.confidence);
        }
        tie.claims += 1;
        tie.modalities.insert(claim.modality);
        tie.dates = match (tie.dates, claim.date) {
            (Some((first, last)), Some(date)) => Some((first.min(date), last.max(date))),
            (None, Some(date)) => Some((date, date)),
            (dates, None) => dates,
        };
        texts.insert(text);
    }
    let mut ties: Vec<Tie> =
        found.into_values().map(|(tie, texts, _)| Tie { sources: texts.len() as u32, ..tie }).collect();
    ties.sort_by(|a, b| {
        (b.sources, b.claims)
            .cmp(&(a.sources, a.claims))
            .then_with(|| a.relation.cmp(&b.relation))
            .then_with(|| a.source.cmp(&b.source))
    });
    Ok(ties)
}
