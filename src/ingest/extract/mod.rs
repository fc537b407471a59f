//! An analysed article into nodes and claims.
//!
//! In order: [`parse`] puts right what the words show to be wrong in the parse, [`names`] finds names and makes their
//! nodes, [`people`] and [`places`] read who holds what and what lies where, [`deeds`] reads verbs and event nouns by the
//! frames of the lexicon; each argument is resolved to a node by [`arguments`], each claim gets its [`qualifiers`]. What is
//! known meanwhile stands in [`reading`]. From the ground up: `parse`, `reading`, `names`, `arguments`, `qualifiers`, `people`
//! and `places`, `deeds`; none knows those above it.

mod arguments;
mod deed_classes;
mod deeds;
mod mentions;
mod names;
mod parse;
mod people;
mod places;
mod qualifiers;
mod reading;
mod rules;
mod trace;

use std::borrow::Cow;
use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::extract::parse::tree::Tree;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::country_mentions::CountryMentions;
use crate::ingest::extract::reading::draft_claims::DraftClaims;
use crate::ingest::extract::reading::held_posts::HeldPosts;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::Nodes;
use crate::ingest::language::{Analysis, Engine, ModelError, Workspace};
use crate::lexicon::{Frames, Gazetteer, Nouns, Reliability, fold};
use crate::model::{
    Article, ExtractedEdge, ExtractedEvidence, ExtractedNode, Extraction, NodeKind, RelationName, SCHEMA, UNKNOWN,
};

/// Reads articles: text in, nodes and claims out.
pub struct Extractor {
    engine: &'static Engine,
    gazetteer: Cow<'static, Gazetteer>,
}

impl Extractor {
    /// An extractor with the built-in gazetteer.
    ///
    /// # Errors
    /// Where the language model in the program is damaged.
    pub fn new() -> Result<Self, ModelError> {
        Ok(Self { engine: Engine::shared()?, gazetteer: Cow::Borrowed(Gazetteer::shared()) })
    }

    /// An extractor with a gazetteer of the user's own.
    ///
    /// # Errors
    /// As [`Extractor::new`].
    pub fn with_gazetteer(gazetteer: Gazetteer) -> Result<Self, ModelError> {
        Ok(Self { engine: Engine::shared()?, gazetteer: Cow::Owned(gazetteer) })
    }

    /// Reads one article. The same article gives the same extraction, to the byte.
    pub fn extract(&self, article: &Article, work: &mut Workspace) -> Extraction {
        self.read(article, work, false).0
    }

    /// How every sentence of an article was read: its parse, the names found, what became of each verb, and the
    /// claims with the rules that made them. For whoever extends the lexicon; the form is for people.
    pub fn trace(&self, article: &Article, work: &mut Workspace) -> String {
        self.read(article, work, true).1
    }

    fn read(&self, article: &Article, work: &mut Workspace, traced: bool) -> (Extraction, String) {
        let mut analysis = self.engine.analyze(&article.text, work);
        let parsed = analysis.tokens.clone();
        parse::repairs::mend(&mut analysis, &article.text, &self.gazetteer);
        parse::prefixed_verbs::mend(&mut analysis, &article.text);
        parse::soundness::restore(&mut analysis, &parsed);
        let tree = Tree::new(&article.text, &analysis);
        let mut nodes = Nodes::default();
        let names = names::found_names::find(&tree, &self.gazetteer, &mut nodes);
        let body = body_start(article, &analysis);
        let mut reading = Reading {
            tree: &tree,
            gazetteer: &self.gazetteer,
            nouns: Nouns::shared(),
            frames: Frames::shared(),
            names,
            nodes,
            published: article.published,
            brief: qualifiers::briefs::is_brief(&tree, body),
            narrated: qualifiers::briefs::is_narrated(&tree, body),
            body,
            countries: CountryMentions::default(),
            posts: HeldPosts::default(),
            chambers: OnceCell::new(),
            bare_posts: Vec::new(),
            directions: Vec::new(),
            claims: DraftClaims::default(),
            depth: 0,
            persons: FxHashMap::default(),
            asked_for: FxHashSet::default(),
            told: FxHashSet::default(),
            alleged: FxHashSet::default(),
            notes: traced.then(Vec::new),
        };
        reading.read_countries();
        reading.read_party_names();
        reading.read_directions();
        reading.read_posts();
        reading.note_genders();
        reading.read_chains();
        reading.read_places();
        reading.read_electorates();
        reading.read_verbs(body);
        reading.read_event_nouns(body);
        reading.read_responsibilities(body);
        reading.read_deeds(body);
        reading.read_stoppages(body);
        reading.read_announcements(body);
        reading.read_help_sent(body);
        reading.read_help_received(body);
        reading.read_aid_received(body);
        reading.read_plans(body);
        reading.read_operations(body);
        reading.read_joint_deeds(body);
        reading.read_citations(body);
        reading.read_tolls(body);
        reading.infer_agents();
        reading.doubt_causes();
        reading.infer_culprits();
        reading.identify_culprits();
        reading.drop_scenes();
        reading.read_denials(body);
        reading.read_terms();
        reading.read_members();
        reading.read_affiliations();
        reading.read_listed_appointments();
        reading.read_named_parts();
        reading.read_careers();
        reading.read_constituencies();
        reading.read_sites();
        reading.read_unnamed_sites();
        reading.read_place_appositions();
        reading.read_seats();
        reading.read_homes();
        reading.read_capitals();
        reading.read_speakers();
        reading.read_bare_posts();
        reading.read_place_examples();
        reading.read_geography();
        reading.read_topics();
        let extraction = finish(article, &reading, body);
        let trace = if traced { trace::write(&reading) } else { String::new() };
        (extraction, trace)
    }
}

/// The first token after a first line that repeats the title.
fn body_start(article: &Article, analysis: &Analysis) -> usize {
    let first = article.text.lines().next().unwrap_or_default();
    if fold(first) != fold(&article.title) || first.is_empty() {
        return 0;
    }
    let end = first.len() as u32;
    analysis.tokens.iter().position(|t| t.span.start >= end).unwrap_or(analysis.tokens.len())
}

/// What a claim is about, by the node that claims are made of: a "peace treaty" that is signed is no event beside it.
fn told_as(reading: &Reading<'_>, node: NodeIndex, named: &FxHashMap<String, NodeIndex>) -> NodeIndex {
    let event = reading.nodes.get(node).filter(|d| d.kind == NodeKind::Event && !d.named);
    event.and_then(|d| named.get(&fold(&d.name)).copied()).unwrap_or(node)
}

/// Numbers the nodes that claims name, and writes everything in the contract's form.
fn finish(article: &Article, reading: &Reading<'_>, body: usize) -> Extraction {
    let tree = reading.tree;
    let mut claims: Vec<_> = reading.claims.iter().filter(|c| c.trigger >= body).collect();
    claims.sort_by_key(|c| (c.trigger, c.relation, c.source.as_ref().map(|s| s.node), c.target.node));
    let mut ids: FxHashMap<NodeIndex, String> = FxHashMap::default();
    let mut order: Vec<NodeIndex> = Vec::new();
    let mut id = |node: NodeIndex| {
        let next = ids.len() + 1;
        ids.entry(node)
            .or_insert_with(|| {
                order.push(node);
                format!("n{next}")
            })
            .clone()
    };
    let mut named: FxHashMap<String, NodeIndex> = FxHashMap::default();
    for claim in &claims {
        let document = reading.nodes.get(claim.target.node).filter(|d| d.kind == NodeKind::Resolution && !d.named);
        if let Some(document) = document {
            named.entry(fold(&document.name)).or_insert(claim.target.node);
        }
    }
    let span = |a: &Argument| tree.span(a.first, a.last);
    let mut edges = Vec::with_capacity(claims.len());
    for claim in claims {
        let Ok(relation) = RelationName::new(claim.relation) else {
            continue;
        };
        let (first, end) = tree.sentence(tree.sentence_of(claim.trigger));
        let sentence = tree.span(first, end - 1);
        edges.push(ExtractedEdge {
            source: claim.source.as_ref().map_or_else(|| UNKNOWN.to_owned(), |s| id(s.node)),
            relation,
            target: id(claim.target.node),
            predicate: claim.predicate.clone(),
            about: claim.about.iter().map(|n| id(told_as(reading, *n, &named))).collect(),
            location: claim.location.map(&mut id),
            date: claim.date,
            to: claim.to.iter().map(|n| id(*n)).collect(),
            quantity: claim.quantity,
            role: claim.role.clone(),
            modality: claim.modality,
            attributed_to: claim.attributed_to.map(&mut id),
            confidence: 1.0,
            rule: claim.rule.name().to_owned(),
            evidence: Some(ExtractedEvidence {
                sentence: sentence.of(tree.text).unwrap_or_default().to_owned(),
                start: sentence.start,
                end: sentence.end,
                source: claim.source.as_ref().map(span),
                target: Some(span(&claim.target)),
                predicate: Some(tree.span(claim.trigger, claim.trigger)),
            }),
        });
    }
    for node in mentions::beside(reading, body, &order) {
        ids.insert(node, format!("n{}", ids.len() + 1));
        order.push(node);
    }
    let nodes = order
        .iter()
        .filter_map(|node| {
            let draft = reading.nodes.get(*node)?;
            // "the Supreme Court" without a country is this article's.
            let shared = draft.gazetteer.is_none()
                && draft.kind == NodeKind::Organization
                && reading.gazetteer.is_shared(&draft.name);
            // "the Israeli military" is the same in every article, and so is Zelensky in every spelling.
            let same = match draft.kind {
                NodeKind::Organization => reading.gazetteer.state_body(&draft.name),
                NodeKind::Actor if draft.named => reading.gazetteer.spelled(&draft.name),
                _ => None,
            };
            Some(ExtractedNode {
                id: ids.get(node)?.clone(),
                kind: draft.kind,
                name: draft.name.clone(),
                aliases: draft.aliases.clone(),
                named: Some(draft.named && !shared || same.is_some()),
                gazetteer: draft.gazetteer.clone().or(same),
            })
        })
        .collect();
    let mut extraction = Extraction { schema: SCHEMA, article: article.into(), nodes, edges };
    Reliability::shared().judge(&mut extraction);
    extraction
}
