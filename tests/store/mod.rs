//! Drafts of articles for the tests of the store.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]
#![allow(dead_code, unreachable_pub, reason = "each test file uses some of it")]

use std::ops::{ControlFlow, Range};

use dossier::model::{
    DateInterval, Day, EventRow, ExtractedArticle, ExtractedEdge, ExtractedEvidence, ExtractedNode, Extraction,
    Modality, NodeId, NodeKind, RelationName, Span,
};
use dossier::store::{ClaimEntry, ClaimFilter, Direction, Reader, Snapshot, Store};

/// An article, read.
#[derive(Clone, Debug)]
pub struct Draft {
    pub extraction: Extraction,
    pub text: String,
}

pub fn node(id: &str, kind: NodeKind, name: &str) -> ExtractedNode {
    ExtractedNode { id: id.into(), kind, name: name.into(), aliases: Vec::new(), named: Some(true), gazetteer: None }
}

/// A day of 2024 for the `i`th article.
pub fn day(i: u32) -> DateInterval {
    DateInterval::day(Day::from_ymd(2024, 1, 1).unwrap().plus_days(i as i32 % 366))
}

impl Draft {
    /// Somebody met somebody in Ankara on 2 December 2024 about Syria.
    pub fn meeting(source: &str, target: &str) -> Self {
        let text = format!("{source} met {target} in Ankara about Syria on Monday.");
        let at = |name: &str| {
            let start = text.find(name).unwrap_or_default() as u32;
            Some(Span::new(start, start + name.len() as u32))
        };
        let evidence = ExtractedEvidence {
            sentence: text.clone(),
            start: 0,
            end: text.len() as u32,
            source: at(source),
            target: at(target),
            predicate: at("met"),
            main: false,
        };
        let extraction = Extraction {
            schema: 1,
            article: ExtractedArticle {
                id: format!("https://example.org/{source}/{target}"),
                title: format!("{source} meets {target}"),
                published: Day::from_ymd(2024, 12, 3),
                publisher: Some("Example".into()),
                language: "en".into(),
                ..ExtractedArticle::default()
            },
            nodes: vec![
                node("n1", NodeKind::Actor, source),
                node("n2", NodeKind::Actor, target),
                node("n3", NodeKind::Location, "Ankara"),
                node("n4", NodeKind::Location, "Syria"),
            ],
            edges: vec![ExtractedEdge {
                source: "n1".into(),
                relation: RelationName::new("met-with").unwrap(),
                target: "n2".into(),
                predicate: "meet".into(),
                about: vec!["n4".into()],
                location: Some("n3".into()),
                date: "2024-12-02".parse().ok(),
                to: Vec::new(),
                quantity: None,
                role: None,
                modality: Modality::Asserted,
                attributed_to: None,
                confidence: 0.9,
                rule: "test".into(),
                evidence: Some(evidence),
            }],
        };
        Self { extraction, text }
    }
}

/// Takes in articles in which one hub meets somebody new each, one a day.
pub fn fill(store: &Store, numbers: Range<u32>) {
    store.sync_every(1000);
    for i in numbers {
        let mut draft = Draft::meeting("Hub Person", &format!("Guest Number{i}"));
        draft.extraction.edges[0].date = Some(day(i));
        store.ingest(&draft.extraction, &draft.text).unwrap();
    }
    store.sync().unwrap();
}

/// Takes in a table in which people meet, without dates.
pub fn import(store: &Store, label: &str, rows: impl IntoIterator<Item = (String, String)>) {
    let mut importer = store.importer(label).unwrap();
    for (source, target) in rows {
        let row = EventRow {
            day: None,
            source: &source,
            relation: "met with",
            target: &target,
            source_kind: None,
            target_kind: None,
        };
        importer.push(&row).unwrap();
    }
    importer.finish().unwrap();
}

/// The one node that bears a name.
pub fn one(view: &Snapshot, name: &str) -> NodeId {
    let found = view.nodes_named(name).unwrap();
    assert_eq!(found.len(), 1, "{name}");
    found[0]
}

/// All claims of a node.
pub fn claims_of(view: &Snapshot, node: NodeId, direction: Direction) -> Vec<ClaimEntry> {
    let mut found = Vec::new();
    view.claims_of(node, direction, ClaimFilter::default(), &mut |claim| {
        found.push(claim);
        ControlFlow::Continue(())
    })
    .unwrap();
    found
}
