//! What was read, in the form of the contract.
//! The nodes that claims name, numbered, and the claims with their evidence.

use rustc_hash::FxHashMap;

use super::mentions;
use super::reading::Reading;
use super::reading::argument::Argument;
use super::reading::draft_claims::DraftClaim;
use super::reading::node_index::NodeIndex;
use crate::ingest::prose::Prose;
use crate::lexicon::{Reliability, fold};
use crate::model::{
    Article, ExtractedEdge, ExtractedEvidence, ExtractedNode, Extraction, NodeKind, RelationName, SCHEMA, Span, UNKNOWN,
};

/// What a claim is about, by the node that claims are made of: a "peace treaty" that is signed is no event beside it.
fn told_as(reading: &Reading<'_>, node: NodeIndex, named: &FxHashMap<String, NodeIndex>) -> NodeIndex {
    let event = reading.nodes.get(node).filter(|d| d.is_event() && !d.named);
    event.and_then(|d| named.get(&fold(&d.name)).copied()).unwrap_or(node)
}

/// What a claim is about, each once and none of its ends.
fn topics(reading: &Reading<'_>, claim: &DraftClaim, named: &FxHashMap<String, NodeIndex>) -> Vec<NodeIndex> {
    let mut told: Vec<NodeIndex> = Vec::new();
    for node in claim.about.iter().map(|n| told_as(reading, *n, named)) {
        let end = node == claim.target.node || claim.source.as_ref().is_some_and(|s| s.node == node);
        if !end && !told.contains(&node) {
            told.push(node);
        }
    }
    told
}

/// Numbers the nodes that claims name, and writes everything in the contract's form.
pub(super) fn write(article: &Article, prose: &Prose<'_>, reading: &Reading<'_>, body: usize) -> Extraction {
    let mut claims: Vec<_> = reading.claims.iter().filter(|c| c.trigger >= body).collect();
    claims.sort_by_key(|c| (c.trigger, c.relation, c.source.as_ref().map(|s| s.node), c.target.node));
    let mut ids = Ids::default();
    let mut named: FxHashMap<String, NodeIndex> = FxHashMap::default();
    for claim in &claims {
        let document = reading.nodes.get(claim.target.node).filter(|d| d.kind == NodeKind::Resolution && !d.named);
        if let Some(document) = document {
            named.entry(fold(&document.name)).or_insert(claim.target.node);
        }
    }
    let read = claims.into_iter().filter_map(|claim| {
        let edge = edge(reading, claim, &named, &mut ids)?;
        Some((edge, claim.without_agent.map(|rule| rule.name())))
    });
    let (edges, without_agent): (Vec<ExtractedEdge>, Vec<Option<&'static str>>) = read.unzip();
    for node in mentions::beside(reading, body, &ids.order) {
        ids.id(node);
    }
    let nodes = ids.order.iter().filter_map(|node| written(reading, *node, ids.ids.get(node)?)).collect();
    let mut extraction = Extraction { schema: SCHEMA, article: article.into(), nodes, edges };
    Reliability::shared().judge(&mut extraction, &without_agent);
    for evidence in extraction.edges.iter_mut().filter_map(|edge| edge.evidence.as_mut()) {
        cite(evidence, prose, &article.text);
    }
    extraction
}

/// The ids of nodes, in the order in which they are first asked for.
#[derive(Default)]
struct Ids {
    ids: FxHashMap<NodeIndex, String>,
    order: Vec<NodeIndex>,
}

impl Ids {
    fn id(&mut self, node: NodeIndex) -> String {
        let next = self.ids.len() + 1;
        let order = &mut self.order;
        let id = self.ids.entry(node).or_insert_with(|| {
            order.push(node);
            format!("n{next}")
        });
        id.clone()
    }
}

/// A claim in the contract's form; nothing where its relation has no name that one can have.
fn edge(
    reading: &Reading<'_>,
    claim: &DraftClaim,
    named: &FxHashMap<String, NodeIndex>,
    ids: &mut Ids,
) -> Option<ExtractedEdge> {
    let tree = reading.tree;
    let relation = RelationName::new(claim.relation).ok()?;
    let (first, end) = tree.sentence(tree.sentence_of(claim.trigger));
    let sentence = tree.span(first, end - 1);
    let span = |a: &Argument| tree.span(a.first, a.last);
    Some(ExtractedEdge {
        source: claim.source.as_ref().map_or_else(|| UNKNOWN.to_owned(), |s| ids.id(s.node)),
        relation,
        target: ids.id(claim.target.node),
        predicate: claim.predicate.clone(),
        about: topics(reading, claim, named).into_iter().map(|n| ids.id(n)).collect(),
        location: claim.location.map(|n| ids.id(n)),
        date: claim.date,
        to: claim.to.iter().map(|n| ids.id(*n)).collect(),
        quantity: claim.quantity,
        role: claim.role.clone(),
        modality: claim.modality,
        attributed_to: claim.attributed_to.map(|n| ids.id(n)),
        confidence: 1.0,
        rule: claim.rule.name().to_owned(),
        evidence: Some(ExtractedEvidence {
            sentence: sentence.of(tree.text).unwrap_or_default().to_owned(),
            start: sentence.start,
            end: sentence.end,
            source: claim.source.as_ref().map(span),
            target: Some(span(&claim.target)),
            predicate: Some(tree.span(claim.trigger, claim.trigger)),
            main: is_of_the_main_clause(reading, claim),
        }),
    })
}

/// Whether the sentence's main verb says a claim, with the source's mention for its subject.
fn is_of_the_main_clause(reading: &Reading<'_>, claim: &DraftClaim) -> bool {
    let (tree, verb) = (reading.tree, claim.trigger);
    let is_subject = |a: &Argument| (a.first..=a.last).any(|i| tree.head(i) == verb);
    tree.is_verb(verb) && tree.is_root(tree.first_conjunct(verb)) && claim.source.as_ref().is_some_and(is_subject)
}

/// A node in the contract's form.
fn written(reading: &Reading<'_>, node: NodeIndex, id: &str) -> Option<ExtractedNode> {
    let draft = reading.nodes.get(node)?;
    // "the Supreme Court" without a country is this article's.
    let shared = draft.gazetteer.is_none() && draft.is_organization() && reading.gazetteer.is_shared(&draft.name);
    // "the Israeli military" is the same in every article, and so is Zelensky in every spelling.
    let same = match draft.kind {
        NodeKind::Organization => reading.gazetteer.state_body(&draft.name),
        NodeKind::Actor if draft.named => reading.gazetteer.spelled(&draft.name),
        _ => None,
    };
    Some(ExtractedNode {
        id: id.to_owned(),
        kind: draft.kind,
        name: draft.name.clone(),
        // A person goes by what was written, whatever finds an unnamed holder of the post.
        aliases: draft.aliases.iter().filter(|a| !draft.named || !draft.keys.contains(a)).cloned().collect(),
        named: Some(draft.named && !shared || same.is_some()),
        gazetteer: draft.gazetteer.clone().or(same),
    })
}

/// Makes the evidence of a claim, which was read in the prose, cite the article's text.
fn cite(evidence: &mut ExtractedEvidence, prose: &Prose<'_>, text: &str) {
    let sentence = prose.origin(Span::new(evidence.start, evidence.end));
    evidence.sentence = sentence.of(text).unwrap_or_default().to_owned();
    (evidence.start, evidence.end) = (sentence.start, sentence.end);
    for span in [&mut evidence.source, &mut evidence.target, &mut evidence.predicate].into_iter().flatten() {
        *span = prose.origin(*span);
    }
}
