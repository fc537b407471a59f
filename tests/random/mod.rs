//! Random stores and random queries for the tests of the question language.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]
#![allow(dead_code, reason = "each test file uses some of it")]

use dossier::Dossier;
use dossier::model::Extraction;
use dossier::query::ast::{
    Aggregate, Arrow, Comparison, EdgePattern, Expression, Function, Item, Literal, NodePattern, Operand, Path,
    Pattern, Returned, Sort,
};
use proptest::prelude::*;
use serde_json::json;

/// The nodes of every article of a random store; the last is descriptive, so that each article has its own.
pub(crate) const NAMES: [&str; 8] =
    ["Ada Lovelace", "Boris Karlov", "Syria", "Aleppo", "Damascus", "northern Syria", "Red Cross", "civilians"];
const RELATIONS: [&str; 6] = ["met-with", "spoke-with", "attacked", "called-for", "visited", "located-in"];
const PREDICATES: [&str; 4] = ["raid", "storm", "meet", ""];
const MODALITIES: [&str; 4] = ["asserted", "negated", "planned", "alleged"];
const DATES: [Option<&str>; 6] =
    [None, Some("2024"), Some("2024-12"), Some("2024-12-02"), Some("2024-11-30"), Some("2024-12-01/..")];

pub(crate) fn kind(name: &str) -> &'static str {
    match name {
        "Syria" | "Aleppo" | "Damascus" | "northern Syria" => "location",
        "Red Cross" => "organization",
        _ => "actor",
    }
}

/// One claim by numbers: ends and relation, then date, place, topic, speaker, modality and confidence.
pub(crate) type Edge = ((usize, usize, usize), (usize, Option<usize>, Option<usize>, Option<usize>, usize, bool));

/// The claims of a random store.
pub(crate) fn edges() -> impl Strategy<Value = Vec<Edge>> {
    let ends = (0..9usize, 0..6usize, 0..9usize);
    let qualifiers = (
        0..6usize,
        prop::option::of(2..6usize),
        prop::option::of(0..8usize),
        prop::option::weighted(0.2, 0..8usize),
        prop_oneof![4 => Just(0usize), 1 => 1..4usize],
        prop::bool::weighted(0.1),
    );
    prop::collection::vec((ends, qualifiers), 0..24)
}

/// A store of these claims, six an article, articles by two publishers.
pub(crate) fn store(edges: &[Edge]) -> Dossier {
    let dossier = Dossier::memory().unwrap();
    for (n, part) in edges.chunks(6).enumerate() {
        let nodes: Vec<_> = NAMES
            .iter()
            .map(|name| json!({"id": name, "kind": kind(name), "name": name, "named": *name != "civilians"}))
            .collect();
        let text: String = format!("Article {n}. ") + &"x".repeat(part.len());
        let name = |at: usize| NAMES.get(at).unwrap_or(&"?");
        let list: Vec<_> = part
            .iter()
            .enumerate()
            .map(|(i, ((source, relation, target), (date, place, about, speaker, modality, unsure)))| {
                json!({
                    "source": name(*source), "relation": RELATIONS[*relation], "target": name(*target),
                    "predicate": PREDICATES[(source + relation + target) % 4],
                    "date": DATES[*date], "location": place.map(name), "about": about.map(name).into_iter().collect::<Vec<_>>(),
                    "attributed_to": speaker.map(name), "modality": MODALITIES[*modality],
                    "confidence": if *unsure { 0.1 } else { 0.9 },
                    "evidence": {"sentence": "", "start": i, "end": i + 1},
                })
            })
            .collect();
        let extraction: Extraction = serde_json::from_value(json!({
            "schema": 1, "nodes": nodes, "edges": list,
            "article": {"id": format!("a{n}"), "title": "t", "text": text, "publisher": format!("p{}", n % 2)},
        }))
        .unwrap();
        dossier.ingest_extraction(&extraction).unwrap();
    }
    dossier
}

fn name() -> impl Strategy<Value = String> + Clone {
    prop::sample::select(NAMES.to_vec()).prop_map(str::to_owned)
}

/// A question of any form that asks for claims, with filters.
pub(crate) fn question() -> impl Strategy<Value = String> {
    let name = prop_oneof![9 => name(), 1 => Just("Nobody Atall".to_owned())].prop_map(|n| format!("\"{n}\""));
    let verb = prop::sample::select(vec!["met", "contacted", "attacked", "stormed", "called for", "visited"]);
    let end = prop_oneof![Just("whom".to_owned()), name.clone()];
    let noun =
        prop::sample::select(vec!["who", "which countries", "which people", "which civilians", "what organizations"]);
    let form = prop_oneof![
        (noun.clone(), verb.clone(), end.clone()).prop_map(|(w, v, e)| format!("{w} {v} {e}")),
        (noun, name.clone(), verb.clone()).prop_map(|(w, n, v)| match w {
            "who" => format!("what did {n} {v}"),
            w => format!("{w} did {n} {v}"),
        }),
        (verb.clone(), name.clone()).prop_map(|(v, n)| format!("who did not {v} {n}")),
        (name.clone(), verb.clone(), name.clone()).prop_map(|(a, v, b)| format!("did {a} {v} {b}")),
        (name.clone(), verb.clone(), name.clone()).prop_map(|(a, v, b)| format!("when did {a} {v} {b}")),
        (verb.clone(), name.clone()).prop_map(|(v, n)| format!("where was {n} {v}")),
        verb.prop_map(|v| format!("how many people were {v}")),
        Just("what happened".to_owned()),
        name.clone().prop_map(|n| format!("what happened to {n}")),
        name.clone().prop_map(|n| format!("who is the mayor of {n}")),
        name.clone().prop_map(|n| format!("who was elected mayor of {n}")),
        name.clone().prop_map(|n| format!("what did {n} do")),
        name.clone().prop_map(|n| format!("what did {n} do to whom")),
        name.clone().prop_map(|n| format!("attacks by {n}")),
        (name.clone(), name.clone()).prop_map(|(a, b)| format!("attacks on {a} by {b}")),
        (name.clone(), name.clone()).prop_map(|(a, b)| format!("is {a} located in {b}")),
        name.clone().prop_map(|n| format!("latest news about {n}")),
        Just("list meetings".to_owned()),
        name.clone().prop_map(|n| format!("what does {n} say")),
        name.clone().prop_map(|n| format!("show {n}")),
    ];
    let filter = prop_oneof![
        name.clone().prop_map(|n| format!(" about {n}")),
        name.clone().prop_map(|n| format!(" in {n}")),
        name.clone().prop_map(|n| format!(" involving {n}")),
        name.prop_map(|n| format!(" according to {n}")),
        Just(" since 2024-12".to_owned()),
        Just(" in 2024-12".to_owned()),
        Just(" after 2024-11-30".to_owned()),
        Just(" before 2024-12-02".to_owned()),
        Just(" until 2024".to_owned()),
        Just(" with at least 2 sources".to_owned()),
        Just(" including planned".to_owned()),
        Just(" only negated and alleged".to_owned()),
        Just(" excluding alleged".to_owned()),
    ];
    (form, prop::collection::vec(filter, 0..3)).prop_map(|(form, filters)| form + &filters.concat())
}

const NODES: [&str; 3] = ["a", "b", "c"];
const EDGES: [&str; 2] = ["m", "n"];

fn literal() -> impl Strategy<Value = Literal> {
    prop_oneof![
        name().prop_map(Literal::Text),
        prop::sample::select(vec!["2024", "2024-12", "2024-12-01", "2024-11-30/2024-12-02"])
            .prop_map(|d| Literal::Date(d.parse().unwrap())),
        (0..3u8).prop_map(|n| Literal::Number(f64::from(n))),
        Just(Literal::Null),
    ]
}

fn text(choices: &'static [&'static str]) -> impl Strategy<Value = Literal> {
    prop::sample::select(choices).prop_map(|t| Literal::Text(t.to_owned()))
}

fn labels(choices: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    let one = prop::sample::subsequence(choices, 1..=2).prop_map(|l| l.into_iter().map(str::to_owned).collect());
    prop_oneof![3 => Just(Vec::new()), 1 => one]
}

fn node_pattern() -> impl Strategy<Value = NodePattern> {
    let property = prop_oneof![
        8 => Just(Vec::new()),
        2 => name().prop_map(|n| vec![("name".to_owned(), Literal::Text(n))]),
        1 => text(&["actor", "location"]).prop_map(|k| vec![("kind".to_owned(), k)]),
    ];
    let variable = prop::option::weighted(0.8, prop::sample::select(NODES.to_vec()));
    (variable, labels(&["actor", "organization", "location"]), property).prop_map(|(variable, labels, properties)| {
        NodePattern { variable: variable.map(str::to_owned), labels, properties }
    })
}

fn edge_pattern(walks: bool) -> impl Strategy<Value = EdgePattern> {
    let arrow = prop::sample::select(vec![Arrow::Right, Arrow::Left, Arrow::Either]);
    let length = prop_oneof![
        4 => Just(None),
        u32::from(walks) => (0..2u32, 1..3u32).prop_map(|(least, most)| Some((least, Some(most)))),
    ];
    let property = prop_oneof![
        9 => Just(Vec::new()),
        1 => text(&MODALITIES).prop_map(|m| vec![("modality".to_owned(), m)]),
        1 => name().prop_map(|n| vec![("location".to_owned(), Literal::Text(n))]),
    ];
    (labels(&RELATIONS), arrow, length, property).prop_map(|(labels, arrow, length, properties)| EdgePattern {
        variable: None,
        labels,
        arrow,
        length,
        properties,
    })
}

fn path(walks: bool, steps: std::ops::Range<usize>) -> impl Strategy<Value = Path> {
    (node_pattern(), prop::collection::vec((edge_pattern(walks), node_pattern()), steps))
        .prop_map(|(start, steps)| Path { start, steps })
}

fn comparison() -> impl Strategy<Value = Comparison> {
    prop::sample::select(Comparison::SIGNS.map(|(_, sign)| sign).to_vec())
}

fn operand() -> impl Strategy<Value = Operand> {
    let node = (prop::sample::select(NODES.to_vec()), prop::sample::select(vec!["name", "kind"]));
    let edge = prop::sample::select(EDGES.to_vec());
    let properties = vec!["relation", "class", "date", "modality", "location", "attributed_to", "publisher"];
    prop_oneof![
        node.prop_map(|(v, p)| Operand::Property(v.to_owned(), p.to_owned())),
        (edge.clone(), prop::sample::select(properties))
            .prop_map(|(v, p)| Operand::Property(v.to_owned(), p.to_owned())),
        edge.prop_map(|v| Operand::Sources(v.to_owned())),
        prop::sample::select(NODES.to_vec()).prop_map(|v| Operand::Variable(v.to_owned())),
    ]
}

fn condition() -> impl Strategy<Value = Expression> {
    let edge = || prop::sample::select(EDGES.to_vec()).prop_map(str::to_owned);
    let function = prop::sample::select(Function::NAMES.map(|(_, f)| f).to_vec());
    let date = || edge().prop_map(|m| Operand::Property(m, "date".to_owned()));
    let leaf = prop_oneof![
        3 => (date(), comparison(), literal())
            .prop_map(|(d, sign, l)| Expression::Compare(d, sign, Operand::Literal(l))),
        2 => (operand(), comparison(), literal())
            .prop_map(|(o, sign, l)| Expression::Compare(o, sign, Operand::Literal(l))),
        1 => (literal(), comparison(), operand())
            .prop_map(|(l, sign, o)| Expression::Compare(Operand::Literal(l), sign, o)),
        1 => (operand(), comparison(), operand()).prop_map(|(a, sign, b)| Expression::Compare(a, sign, b)),
        2 => (operand(), prop::collection::vec(literal(), 1..3)).prop_map(|(o, list)| Expression::In(o, list)),
        1 => (edge(), prop::sample::subsequence(MODALITIES.to_vec(), 1..3)).prop_map(|(m, list)| Expression::In(
            Operand::Property(m, "modality".to_owned()), list.into_iter().map(|t| Literal::Text(t.to_owned())).collect())),
        1 => (operand(), text(&["a", "sy", "met", "Lovelace", "asserted"]))
            .prop_map(|(o, l)| Expression::Contains(o, l)),
        1 => (operand(), text(&["a", "sy", "met", "Ada"])).prop_map(|(o, l)| Expression::StartsWith(o, l)),
        1 => (operand(), any::<bool>()).prop_map(|(o, null)| Expression::IsNull(o, null)),
        3 => (function, edge(), name()).prop_map(|(f, m, n)| Expression::Call(f, m, Literal::Text(n))),
        1 => path(false, 1..3).prop_map(Expression::Exists),
    ];
    leaf.prop_recursive(2, 6, 2, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..3).prop_map(Expression::And),
            prop::collection::vec(inner.clone(), 2..3).prop_map(Expression::Or),
            inner.prop_map(|e| Expression::Not(Box::new(e))),
        ]
    })
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let aggregate = prop::sample::select(Aggregate::NAMES.map(|(_, a)| a).to_vec());
    let value = prop_oneof![
        3 => operand().prop_map(Returned::Value),
        1 => Just(Returned::CountAll),
        1 => (aggregate, any::<bool>(), operand()).prop_map(|(a, distinct, o)| Returned::Aggregate(a, distinct, o)),
    ];
    let alias = prop::option::weighted(0.2, Just("x".to_owned()));
    let one = (value, alias).prop_map(|(value, alias)| Item { value, alias });
    prop_oneof![1 => Just(Vec::new()), 1 => prop::collection::vec(one, 1..4)]
}

/// A pattern of at most three edges. What it names, its paths have.
pub(crate) fn pattern() -> impl Strategy<Value = Pattern> {
    let paths = prop_oneof![
        4 => path(true, 1..2).prop_map(|p| vec![p]),
        2 => path(true, 2..3).prop_map(|p| vec![p]),
        1 => (path(false, 0..2), path(false, 0..2)).prop_map(|(a, b)| vec![a, b]),
    ];
    let tail = (
        any::<bool>(),
        0..3usize,
        any::<bool>(),
        prop::option::weighted(0.2, 1..5usize),
        prop::option::weighted(0.2, 0..3usize),
    );
    (paths, prop::option::weighted(0.7, condition()), items(), tail).prop_map(
        |(mut paths, condition, mut items, (distinct, sorted, descending, limit, skip))| {
            // Names come to be known by standing in the paths.
            let mut edges = EDGES.iter();
            let mut nodes = NODES.iter();
            for path in &mut paths {
                let named = std::iter::once(&mut path.start).chain(path.steps.iter_mut().map(|(_, n)| n));
                named.filter(|n| n.variable.is_none()).for_each(|n| n.variable = nodes.next().map(|v| (*v).to_owned()));
                path.steps.iter_mut().for_each(|(e, _)| e.variable = edges.next().map(|v| (*v).to_owned()));
            }
            let known = |v: &str| {
                paths.iter().any(|p| {
                    p.start.variable.as_deref() == Some(v)
                        || p.steps
                            .iter()
                            .any(|(e, n)| e.variable.as_deref() == Some(v) || n.variable.as_deref() == Some(v))
                })
            };
            let condition = condition.filter(|c| names(c).iter().all(|v| known(v)));
            items.retain(|i| returned(&i.value).is_none_or(|v| known(&v)));
            let order = items
                .iter()
                .take(sorted)
                .map(|i| match &i.alias {
                    Some(alias) => Returned::Value(Operand::Variable(alias.clone())),
                    None => i.value.clone(),
                })
                .map(|value| Sort { value, descending })
                .collect();
            Pattern { paths, condition, distinct: distinct && !items.is_empty(), items, order, skip, limit }
        },
    )
}

fn variable(operand: &Operand) -> Option<String> {
    match operand {
        Operand::Variable(v) | Operand::Property(v, _) | Operand::Sources(v) => Some(v.clone()),
        Operand::Literal(_) => None,
    }
}

fn returned(value: &Returned) -> Option<String> {
    match value {
        Returned::Value(o) | Returned::Aggregate(_, _, o) => variable(o),
        Returned::CountAll => None,
    }
}

fn names(condition: &Expression) -> Vec<String> {
    match condition {
        Expression::Or(parts) | Expression::And(parts) => parts.iter().flat_map(names).collect(),
        Expression::Not(part) => names(part),
        Expression::Compare(a, _, b) => variable(a).into_iter().chain(variable(b)).collect(),
        Expression::In(a, _) | Expression::Contains(a, _) | Expression::StartsWith(a, _) | Expression::IsNull(a, _) => {
            variable(a).into_iter().collect()
        }
        Expression::Call(_, v, _) => vec![v.clone()],
        Expression::Exists(_) => Vec::new(),
    }
}
