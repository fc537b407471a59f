//! Invented articles, annotated by hand by the rules of docs/vocabulary.md before they were read: a floor of quality
//! that needs nothing beside the repository. Eight (`data/annotated`) are from eight fields of the news; 24
//! (`data/reports`) are in the wording of agencies, 24 (`data/papers`) in that of newspapers, courts, bulletins and the
//! United Nations, 24 (`data/affairs`) and another 24 (`data/coalitions`) tell of party politics and peace deals in as
//! many wordings as could be had; 16 (`data/embassies`) tell of visits, treaties, governments and votes, each in the
//! manner of another agency or paper. The writers had seen neither tables nor rules. What failed of the coalitions and
//! of the last four of the embassies was not looked at: it shows what the mends of the others are worth elsewhere.
//!
//! An edge is source, relation, target and, where it is not plainly asserted, the modality. A claim is
//! right where it has the relation and the ends (either way round where the relation is symmetric) of one of them.
//! Floors only go up. `cargo test --test annotated_articles -- --nocapture` lists what is missed and what is wrong; a
//! rule that is made for one of these sentences takes the test its worth.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail loudly, and lists what it found"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use dossier::ingest::extract::Extractor;
use dossier::ingest::language::Workspace;
use dossier::lexicon::{LEAST_CONFIDENCE, fold, relation};
use dossier::model::{Article, ExtractedEdge, ExtractedNode, Extraction, NodeKind, UNKNOWN};
use serde_json::Value;

/// A folder of articles and its floors.
struct Set {
    folder: &'static str,
    /// Of a hundred claims, so many are right.
    precision: f64,
    /// Of a hundred annotated edges, so many are found.
    recall: f64,
    /// Of a hundred edges that are found, so many have their modality.
    modality: f64,
}

const SETS: [Set; 6] = [
    Set { folder: "annotated", precision: 0.89, recall: 0.72, modality: 0.97 },
    Set { folder: "reports", precision: 0.82, recall: 0.595, modality: 0.97 },
    Set { folder: "papers", precision: 0.745, recall: 0.495, modality: 0.97 },
    Set { folder: "affairs", precision: 0.672, recall: 0.258, modality: 0.97 },
    Set { folder: "coalitions", precision: 0.644, recall: 0.237, modality: 0.95 },
    Set { folder: "embassies", precision: 0.724, recall: 0.364, modality: 0.97 },
];

struct Annotated {
    article: Article,
    nodes: Vec<(String, Vec<String>)>,
    edges: Vec<Edge>,
}

struct Edge {
    source: String,
    relation: String,
    target: String,
    modality: String,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn articles(folder: &str) -> Vec<Annotated> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file: std::path::PathBuf| {
        let all: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let list = |name: &str| all[name].as_array().unwrap().clone();
        let paragraphs: Vec<String> = list("text").iter().map(text).collect();
        let node = |node: &Value| {
            let name = text(&node["name"]);
            let aliases = node["aliases"].as_array().unwrap().iter().map(text);
            (name.clone(), std::iter::once(name).chain(aliases).collect())
        };
        let edge = |edge: &Value| Edge {
            source: text(&edge[0]),
            relation: text(&edge[1]),
            target: text(&edge[2]),
            modality: edge.get(3).map_or_else(|| "asserted".to_owned(), text),
        };
        Annotated {
            article: Article {
                id: file.file_stem().unwrap().to_string_lossy().into_owned(),
                title: text(&all["title"]),
                published: all["published"].as_str().unwrap().parse().ok(),
                language: "en".into(),
                text: paragraphs.join("\n"),
                ..Article::default()
            },
            nodes: list("nodes").iter().map(node).collect(),
            edges: list("edges").iter().map(edge).collect(),
        }
    };
    files.into_iter().map(read).collect()
}

/// The words of a name that say something.
fn content(name: &str) -> BTreeSet<String> {
    let idle = ["a", "an", "and", "by", "for", "from", "in", "of", "on", "over", "the", "to", "with"];
    fold(name).split(' ').filter(|word| !idle.contains(word)).map(str::to_owned).collect()
}

/// Whether a node that was read is the one that is annotated: by a name in common, and where it is an event or a
/// document, which texts name in many ways, by half of the words.
fn is_meant(read: &ExtractedNode, names: &[String]) -> bool {
    let same = |a: &str, b: &str| content(a) == content(b);
    let known = || std::iter::once(&read.name).chain(&read.aliases);
    let half = |name: &String| {
        let (ours, wanted) = (content(&read.name), content(name));
        let common = ours.intersection(&wanted).count();
        common > 0 && 4 * common >= ours.len() + wanted.len()
    };
    let loose = matches!(read.kind, NodeKind::Event | NodeKind::Resolution);
    names.iter().any(|name| known().any(|known| same(known, name)) || loose && half(name))
}

fn is_end(annotated: &Annotated, extraction: &Extraction, id: &str, name: &str) -> bool {
    if id == UNKNOWN || name == UNKNOWN {
        return id == name;
    }
    let read = extraction.nodes.iter().find(|node| node.id == id);
    let wanted = annotated.nodes.iter().find(|(known, _)| known == name);
    read.zip(wanted).is_some_and(|(read, (_, names))| is_meant(read, names))
}

fn says(annotated: &Annotated, extraction: &Extraction, claim: &ExtractedEdge, edge: &Edge) -> bool {
    let ends = |source: &str, target: &str| {
        is_end(annotated, extraction, source, &edge.source) && is_end(annotated, extraction, target, &edge.target)
    };
    let symmetric = relation(&edge.relation).unwrap().symmetric;
    claim.relation.as_str() == edge.relation
        && (ends(&claim.source, &claim.target) || symmetric && ends(&claim.target, &claim.source))
}

#[derive(Default)]
struct Tally {
    /// Different claims that were read, and how many of them are right.
    claims: usize,
    right: usize,
    /// Annotated edges, how many of them were found, and with their modality.
    edges: usize,
    found: usize,
    modality: usize,
}

/// The sets with their tallies, made once for all tests.
fn tallies() -> impl Iterator<Item = (&'static Set, &'static Tally)> {
    static TALLIES: OnceLock<Vec<Tally>> = OnceLock::new();
    let tallies = TALLIES.get_or_init(|| SETS.iter().map(|set| tallied(set.folder)).collect());
    SETS.iter().zip(tallies)
}

fn tallied(folder: &str) -> Tally {
    let extractor = Extractor::new().unwrap();
    let mut work = Workspace::default();
    let mut tally = Tally::default();
    for annotated in articles(folder) {
        let mut extraction = extractor.extract(&annotated.article, &mut work).unwrap();
        extraction.edges.retain(|edge| edge.confidence >= LEAST_CONFIDENCE);
        let mut seen = BTreeSet::new();
        for claim in &extraction.edges {
            if seen.insert((&claim.source, claim.relation.as_str(), &claim.target)) {
                let right = annotated.edges.iter().any(|edge| says(&annotated, &extraction, claim, edge));
                tally.claims += 1;
                tally.right += usize::from(right);
                if !right {
                    let name =
                        |id: &str| extraction.nodes.iter().find(|n| n.id == id).map_or("?", |n| &n.name).to_owned();
                    println!("wrong: {} --{}--> {}", name(&claim.source), claim.relation, name(&claim.target));
                }
            }
        }
        for edge in &annotated.edges {
            let claims: Vec<_> =
                extraction.edges.iter().filter(|claim| says(&annotated, &extraction, claim, edge)).collect();
            tally.edges += 1;
            tally.found += usize::from(!claims.is_empty());
            tally.modality += usize::from(claims.iter().any(|claim| claim.modality.as_str() == edge.modality));
            if claims.is_empty() {
                println!("missed: {} --{}--> {}", edge.source, edge.relation, edge.target);
            }
        }
    }
    tally
}

fn assert_floor(what: &str, part: usize, whole: usize, floor: f64) {
    let figure = part as f64 / whole as f64;
    println!("{what} {figure:.3} ({part} of {whole}), floor {floor:.3}");
    assert!(figure >= floor, "{what} fell to {figure:.3} ({part} of {whole}), below {floor:.3}");
}

#[test]
fn claims_are_right_as_often_as_before() {
    for (set, tally) in tallies() {
        assert_floor("precision", tally.right, tally.claims, set.precision);
    }
}

#[test]
fn annotated_edges_are_found_as_often_as_before() {
    for (set, tally) in tallies() {
        assert_floor("recall", tally.found, tally.edges, set.recall);
    }
}

#[test]
fn what_is_planned_or_alleged_is_told_from_what_happened_as_often_as_before() {
    for (set, tally) in tallies() {
        assert_floor("modality", tally.modality, tally.found, set.modality);
    }
}

#[test]
fn every_annotation_names_nodes_that_are_there_and_relations_of_the_vocabulary() {
    for annotated in SETS.iter().flat_map(|set| articles(set.folder)) {
        for edge in &annotated.edges {
            let known = |name: &str| name == UNKNOWN || annotated.nodes.iter().any(|(node, _)| node == name);
            assert!(known(&edge.source) && known(&edge.target), "{} {}", edge.source, edge.target);
            assert!(relation(&edge.relation).is_some(), "{}", edge.relation);
        }
    }
}
