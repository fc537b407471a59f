//! The store as an adapter of the side-by-side benchmark of graph stores (`../shared/bench`): `store TASK FOLDER FILE`
//! with the tasks bulk, ingest, cold and query; prints one line of JSON. `docs/performance.md` says how to run it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a program for measuring: it may stop at the first thing wrong"
)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use dossier::Dossier;
use dossier::graph::{Adjacency, Builder, Pairs, degrees, hops, page_rank, shortest};
use dossier::ingest::table::{Columns, Field, Layout};
use dossier::model::{
    DateInterval, Day, ExtractedArticle, ExtractedEdge, ExtractedEvidence, ExtractedNode, Extraction, Modality, NodeId,
    NodeKind, RelationName,
};
use dossier::store::{ClaimEntry, ClaimFilter, ClaimRef, Direction, Reader, RelationId, Snapshot, Store};
use serde_json::{Value, json};

const MEETINGS: [&str; 8] = [
    "Consult",
    "Make a visit",
    "Host a visit",
    "Engage in negotiation",
    "Meet at a 'third' location",
    "Mediate",
    "Discuss by telephone",
    "Express intent to meet or negotiate",
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let start = Instant::now();
    let mut said = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["bulk", folder, file] => bulk(folder, file, start),
        ["ingest", folder, file] => ingest(folder, file),
        ["cold", folder, file] => cold(folder, file, start),
        ["query", folder, file] => query(folder, file, start),
        _ => return println!("skipped: the side-by-side benchmark runs this program"),
    };
    said["rss"] = json!(peak_memory());
    println!("{said}");
}

/// Peak memory of this process in MB.
fn peak_memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    peak.and_then(|l| l.trim().trim_end_matches("kB").trim().parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

fn layout() -> Layout {
    let named = [(Field::Date, "1"), (Field::Source, "2"), (Field::Relation, "3"), (Field::Target, "4")];
    let named = named.into_iter().map(|(field, column)| (field, column.to_owned())).collect();
    Layout { delimiter: b'\t', header: Some(false), columns: Columns { named }, relations: BTreeMap::new() }
}

fn bulk(folder: &str, file: &str, start: Instant) -> Value {
    // The driver makes the folder; a store makes its own.
    let _ = fs::remove_dir(folder);
    let dossier = Dossier::open_or_create(Path::new(folder), Duration::ZERO).unwrap();
    let input = fs::File::open(file).unwrap();
    let done = dossier.import_table("icews", input, &layout(), &mut |_| {}, &mut |_| {}).unwrap();
    drop(dossier);
    let secs = start.elapsed().as_secs_f64();
    json!({"secs": secs, "edges": done.rows})
}

fn open(folder: &str) -> Store {
    Store::open(Path::new(folder), Duration::ZERO).unwrap()
}

/// An article with fifteen claims, each in a sentence of its own.
fn article(number: usize, lines: &[&str]) -> (Extraction, String) {
    let mut text = String::new();
    let mut nodes: Vec<ExtractedNode> = Vec::new();
    let mut edges = Vec::new();
    for line in lines {
        let [day, source, relation, target] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let mut node = |name: &str| -> String {
            let at = nodes.iter().position(|n| n.name == name).unwrap_or_else(|| {
                nodes.push(ExtractedNode {
                    id: format!("n{}", nodes.len()),
                    kind: NodeKind::Actor,
                    name: name.to_owned(),
                    aliases: Vec::new(),
                    named: Some(true),
                    gazetteer: None,
                });
                nodes.len() - 1
            });
            format!("n{at}")
        };
        let (source_id, target_id) = (node(source), node(target));
        let begin = text.len() as u32;
        text.push_str(&format!("{source}: {relation}: {target}."));
        edges.push(ExtractedEdge {
            source: source_id,
            relation: RelationName::new(relation).unwrap(),
            target: target_id,
            predicate: relation.to_owned(),
            about: Vec::new(),
            location: None,
            date: Some(day.parse().unwrap()),
            to: Vec::new(),
            quantity: None,
            role: None,
            modality: Modality::Asserted,
            attributed_to: None,
            confidence: 1.0,
            rule: "bench".into(),
            evidence: Some(ExtractedEvidence {
                sentence: text[begin as usize..].to_owned(),
                start: begin,
                end: text.len() as u32,
                source: None,
                target: None,
                predicate: None,
                main: false,
            }),
        });
        text.push('\n');
    }
    let article = ExtractedArticle { id: format!("bench/{number}"), ..ExtractedArticle::default() };
    (Extraction { schema: 1, article, nodes, edges }, text)
}

fn ingest(folder: &str, file: &str) -> Value {
    let store = open(folder);
    let before = count(&store.snapshot());
    let text = fs::read_to_string(file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let mut each = Vec::new();
    let start = Instant::now();
    for (number, lines) in lines.chunks(15).enumerate() {
        let one = Instant::now();
        let (extraction, text) = article(number, lines);
        store.ingest(&extraction, &text).unwrap();
        each.push(one.elapsed().as_secs_f64() * 1e6);
    }
    let secs = start.elapsed().as_secs_f64();
    each.sort_by(f64::total_cmp);
    let added = count(&store.snapshot()) - before;
    json!({"secs": secs, "p50_us": each[each.len() / 2], "p99_us": each[each.len() * 99 / 100], "added": added})
}

/// Counts the claims by reading them.
fn count(view: &Snapshot) -> u64 {
    let mut count = 0;
    view.claims(ClaimFilter::default(), &mut |_| {
        count += 1;
        ControlFlow::Continue(())
    })
    .unwrap();
    count
}

/// A question: who met whom, an end in a topic, between two days.
fn question(value: &Value) -> (&str, DateInterval) {
    let day = |number: u64| {
        Day::from_ymd((number / 10_000) as i16, (number / 100 % 100) as i8, (number % 100) as i8).unwrap()
    };
    let window = DateInterval::between(day(value[1].as_u64().unwrap()), day(value[2].as_u64().unwrap()));
    (value[0].as_str().unwrap(), window)
}

fn number(day: Day) -> u32 {
    let (year, month, day) = day.ymd();
    year as u32 * 10_000 + month as u32 * 100 + day as u32
}

/// The nodes called `X` or `… (X)`.
fn topic(view: &Snapshot, name: &str) -> Vec<NodeId> {
    let inside = format!("({name})");
    let mut found: Vec<NodeId> = view
        .nodes_bearing(name)
        .unwrap()
        .into_iter()
        .filter(|m| m.name == name || m.name.ends_with(&inside))
        .map(|m| m.node)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn meetings(view: &Snapshot) -> Vec<RelationId> {
    (0..view.relations().len() as u16).map(RelationId).filter(|id| MEETINGS.contains(&as_written(view, *id))).collect()
}

fn as_written(view: &Snapshot, relation: RelationId) -> &str {
    view.relation_as_written(relation).unwrap()
}

type Meeting = (u32, NodeId, RelationId, NodeId);

fn who_met_whom(view: &Snapshot, value: &Value, relations: &[RelationId]) -> BTreeSet<Meeting> {
    let (name, window) = question(value);
    let mut found = BTreeSet::new();
    let nodes = topic(view, name);
    for node in nodes {
        for direction in [Direction::Out, Direction::In] {
            let filter = ClaimFilter { relations: Some(relations), window: Some(window) };
            view.claims_of(node, direction, filter, &mut |c| {
                found.insert((number(c.date.unwrap().first), c.source.unwrap(), c.relation, c.target.unwrap()));
                ControlFlow::Continue(())
            })
            .unwrap();
        }
    }
    found
}

fn cold(folder: &str, file: &str, start: Instant) -> Value {
    let store = open(folder);
    let opened = start.elapsed().as_secs_f64();
    let view = store.snapshot();
    let params: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let rows = who_met_whom(&view, &params["q1"][0], &meetings(&view));
    let found = start.elapsed().as_secs_f64();
    let mut names: HashMap<NodeId, String> = HashMap::new();
    let answer: Vec<String> = rows
        .iter()
        .map(|(day, a, relation, b)| {
            let mut name =
                |id: &NodeId| names.entry(*id).or_insert_with(|| view.node(*id).unwrap().unwrap().name).clone();
            format!("{day} {} {} {}", name(a), as_written(&view, *relation), name(b))
        })
        .collect();
    json!({"secs": start.elapsed().as_secs_f64(), "n": answer.len(), "opened": opened, "found": found})
}

struct Graph {
    names: Vec<String>,
    all: Adjacency,
    pairs: Pairs,
    once: Adjacency,
}

fn load(view: &Snapshot) -> Graph {
    let mut builder = Builder::default();
    let mut connected: Vec<(NodeId, NodeId)> = Vec::new();
    view.claims(ClaimFilter::default(), &mut |claim| {
        builder.add(&claim);
        connected.extend(claim.source.zip(claim.target));
        ControlFlow::Continue(())
    })
    .unwrap();
    connected.sort_unstable();
    connected.dedup();
    let mut once = Builder::default();
    for (source, target) in connected {
        once.add(&ClaimEntry {
            at: ClaimRef { article: 0, index: 0 },
            source: Some(source),
            relation: RelationId(0),
            target: Some(target),
            date: None,
            modality: Modality::Asserted,
            shown: true,
        });
    }
    let all = builder.finish();
    let mut names = vec![String::new(); all.node_count()];
    view.nodes(&mut |node| {
        if let Some(place) = all.place(node.id) {
            names[place as usize] = node.name;
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    Graph { names, pairs: Pairs::new(&all), all, once: once.finish() }
}

fn query(folder: &str, file: &str, start: Instant) -> Value {
    let store = open(folder);
    let view = store.snapshot();
    let graph = load(&view);
    let opened = start.elapsed().as_secs_f64();
    let params: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let places: HashMap<&str, u32> = graph.names.iter().zip(0..).map(|(name, place)| (name.as_str(), place)).collect();
    let place = |name: &Value| places[name.as_str().unwrap()];
    let name = |place: u32| graph.names[place as usize].as_str();
    let of = |id: NodeId| graph.names[graph.all.place(id).unwrap() as usize].as_str();
    let list = |key: &str| params[key].as_array().unwrap().clone();
    let mut times: BTreeMap<&str, f64> = BTreeMap::new();
    let mut answers = json!({});
    for _ in 0..3 {
        let mut timed = |key: &'static str, work: &dyn Fn() -> Value| {
            let start = Instant::now();
            answers[key] = work();
            let secs = start.elapsed().as_secs_f64();
            let least = times.entry(key).or_insert(f64::INFINITY);
            *least = least.min(secs);
        };
        timed("q1", &|| {
            let relations = meetings(&view);
            let rows = |value: &Value| -> Vec<Value> {
                (who_met_whom(&view, value, &relations).into_iter())
                    .map(|(day, a, relation, b)| json!([day, of(a), as_written(&view, relation), of(b)]))
                    .collect()
            };
            list("q1").iter().map(rows).collect()
        });
        timed("q2", &|| {
            let profile = |wanted: &Value| -> Vec<Value> {
                let node = graph.all.id(place(wanted)).unwrap();
                let mut found: BTreeMap<(&str, RelationId), (u32, u32)> = BTreeMap::new();
                for (word, direction) in [("out", Direction::Out), ("in", Direction::In)] {
                    view.claims_of(node, direction, ClaimFilter::default(), &mut |claim| {
                        let (count, last) = found.entry((word, claim.relation)).or_default();
                        *count += 1;
                        *last = (*last).max(number(claim.date.unwrap().first));
                        ControlFlow::Continue(())
                    })
                    .unwrap();
                }
                found
                    .into_iter()
                    .map(|((word, r), (count, last))| json!([word, as_written(&view, r), count, last]))
                    .collect()
            };
            list("q2").iter().map(profile).collect()
        });
        timed("q3", &|| {
            let sizes = |wanted: &Value| {
                let found = hops(&graph.pairs, place(wanted), 3);
                let within = |h: usize| found.rings.get(h + 1).unwrap_or(&found.reached.len()) - 1;
                json!([within(2), within(3)])
            };
            list("q3").iter().map(sizes).collect()
        });
        timed("q4", &|| {
            let length = |ends: &Value| {
                shortest(&graph.pairs, place(&ends[0]), place(&ends[1]), usize::MAX).map_or(-1, |p| p.hops() as i64)
            };
            list("q4").iter().map(length).collect()
        });
        timed("q5deg", &|| {
            let degrees = degrees(&graph.all);
            let mut order: Vec<u32> = (0..degrees.len() as u32).collect();
            order.sort_by(|a, b| degrees[*b as usize].cmp(&degrees[*a as usize]).then_with(|| name(*a).cmp(name(*b))));
            order.iter().take(25).map(|p| json!([name(*p), degrees[*p as usize]])).collect()
        });
        timed("q5pr", &|| {
            let ranks = page_rank(&graph.once);
            let mut order: Vec<u32> = (0..ranks.len() as u32).collect();
            order.sort_by(|a, b| ranks[*b as usize].total_cmp(&ranks[*a as usize]));
            order.iter().take(25).map(|p| json!(of(graph.once.id(*p).unwrap()))).collect()
        });
        timed("q6", &|| {
            let ego = |wanted: &Value| {
                let found = hops(&graph.pairs, place(wanted), 2);
                let mut edges = Vec::new();
                for source in &found.reached {
                    for run in graph.all.targets(*source).chunk_by(|a, b| a == b) {
                        if found.distance[run[0] as usize] <= 2 {
                            edges.push(json!([name(*source), name(run[0]), run.len()]));
                        }
                    }
                }
                json!([found.reached.len(), edges])
            };
            list("q6").iter().map(ego).collect()
        });
    }
    json!({"open": opened, "T": times, "answers": answers})
}
