//! `dossier path`: how two nodes are connected.

use std::ops::ControlFlow;

use clap::{Args, ValueEnum};
use rustc_hash::FxHashSet;
use serde_json::{Value, json};

use super::cited::Cited;
use super::error::CommandError;
use super::grid::Grid;
use super::numbers::{Count, NUMBER};
use super::place::Place;
use super::scope::{ScopeArgs, claim_name, name, nodes};
use super::ui::{Format, Ui, plain};
use crate::graph::{
    Adjacency, Cost, Pairs, Path, Quote, Tie, attested, k_shortest, k_shortest_via, quote, shortest, ties,
};
use crate::lexicon::{counted, is_crowd, told_from_target};
use crate::model::NodeId;
use crate::store::Reader;

/// What makes a connection short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Weight {
    /// Few hops.
    #[default]
    Hops,
    /// Few and well-attested hops: one with n sources costs 1 + 1/n.
    Evidence,
}

/// Show how two names are connected, every hop with its evidence.
///
/// Claims are followed in both directions. Of several relations between two nodes, a hop shows the best attested. No
/// path leads over those who are no more than some people, such as the dead of a toll.
#[derive(Debug, Args)]
pub(super) struct PathArgs {
    /// Where the path starts
    #[arg(value_name = "FROM")]
    from: String,
    /// Where it ends
    #[arg(value_name = "TO")]
    to: String,
    /// How many paths, the shortest first
    #[arg(short, long, value_name = NUMBER, default_value_t = Count(1))]
    count: Count,
    /// Paths of at most so many hops
    #[arg(long, value_name = NUMBER, default_value_t = Count(6))]
    max_hops: Count,
    /// Paths over this name
    #[arg(long, value_name = "NAME")]
    via: Option<String>,
    /// Hops that so many independent texts attest
    #[arg(long, value_name = NUMBER, default_value_t = Count(1))]
    min_sources: Count<u32>,
    /// What makes a path short
    #[arg(long, value_enum, default_value_t)]
    weight: Weight,
    #[command(flatten)]
    scope: ScopeArgs,
}

/// One step: the nodes' names, everything between them, the best quote.
struct Hop {
    start: NodeId,
    from: String,
    to: String,
    ties: Vec<Tie>,
    quote: Option<Quote>,
}

pub(super) fn run(args: &PathArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let snapshot = dossier.snapshot();
    let reader = snapshot.as_ref();
    let from = nodes(&dossier, std::slice::from_ref(&args.from))?;
    let to = nodes(&dossier, std::slice::from_ref(&args.to))?;
    let via = nodes(&dossier, args.via.as_slice())?;
    if from == to {
        return Err(CommandError::usage(format!("both ends of the path are {}", args.from))
            .hint("name two different nodes; `dossier show NAME` tells of one"));
    }
    let graph = args.scope.scope(&dossier)?.load(reader)?;
    let cost = match args.weight {
        Weight::Hops => Cost::Hops,
        Weight::Evidence => Cost::Evidence,
    };
    let pairs = if args.min_sources.0 > 1 || cost == Cost::Evidence {
        attested(reader, &graph, args.min_sources.0)?
    } else {
        Pairs::new(&graph)
    };
    // A name means every node that bears it.
    let placed = |ids: &[NodeId]| -> Vec<u32> { ids.iter().filter_map(|id| graph.place(*id)).collect() };
    let (from, to, via) = (placed(&from), placed(&to), placed(&via));
    let crowds = crowds(reader, &graph)?;
    let ends = [&from, &to, &via];
    let pairs = pairs.without(|place| crowds.contains(&place) && !ends.iter().any(|ids| ids.contains(&place)));
    let mut paths: Vec<Path> = Vec::new();
    for (a, b) in from.iter().flat_map(|a| to.iter().map(move |b| (*a, *b))) {
        if args.via.is_some() {
            for over in &via {
                let ends = (a, b);
                paths.extend(k_shortest_via(&pairs, ends, *over, args.count.0, args.max_hops.0, cost));
            }
        } else if args.count.0 == 1 && cost == Cost::Hops {
            paths.extend(shortest(&pairs, a, b, args.max_hops.0));
        } else {
            paths.extend(k_shortest(&pairs, a, b, args.count.0, args.max_hops.0, cost));
        }
    }
    paths.sort_by(|a, b| a.cost.total_cmp(&b.cost).then_with(|| a.nodes.cmp(&b.nodes)));
    // Two nodes of one name may lie on the same path.
    paths.dedup_by(|a, b| a.nodes == b.nodes);
    paths.truncate(args.count.0);
    if paths.is_empty() {
        return none(args, ui);
    }
    let paths: Vec<Vec<Hop>> = paths.iter().map(|path| hops(reader, &graph, path)).collect::<Result<_, _>>()?;
    print(&paths, format, ui)
}

/// Where the nodes are that are no more than some people, such as the dead of a toll: they connect nobody.
fn crowds(reader: &dyn Reader, graph: &Adjacency) -> Result<FxHashSet<u32>, CommandError> {
    let mut crowds = FxHashSet::default();
    reader.nodes(&mut |node| {
        if !node.named && is_crowd(&node.name) {
            crowds.extend(graph.place(node.id));
        }
        ControlFlow::Continue(())
    })?;
    Ok(crowds)
}

fn none(args: &PathArgs, ui: &Ui) -> Result<(), CommandError> {
    ui.note(format!(
        "No path of at most {} hops between {} and {} in what was selected.",
        args.max_hops.0, args.from, args.to
    ));
    Ok(())
}

fn hops(reader: &dyn Reader, graph: &Adjacency, path: &Path) -> Result<Vec<Hop>, CommandError> {
    let mut hops = Vec::new();
    for pair in path.nodes.windows(2) {
        let [a, b] = *pair else { continue };
        let (Some(from), Some(to)) = (graph.id(a), graph.id(b)) else {
            continue;
        };
        let ties = ties(reader, graph, a, b)?;
        hops.push(Hop {
            start: from,
            from: name(reader, from)?,
            to: name(reader, to)?,
            quote: ties.first().map(|t| quote(reader, t.best)).transpose()?,
            ties,
        });
    }
    Ok(hops)
}

impl Hop {
    fn best(&self) -> Option<&Tie> {
        self.ties.first()
    }

    /// The relation, told from where the hop starts: "was accused by" where the other end does it.
    fn told(&self, tie: &Tie) -> String {
        if tie.source == self.start { tie.relation.to_string() } else { told_from_target(tie.relation.as_str()) }
    }

    /// The relation with the date, the number of sources and what else connects the two.
    fn facts(&self) -> String {
        let Some(tie) = self.best() else {
            return String::new();
        };
        let mut facts = vec![self.told(tie)];
        facts.extend(tie.dates.map(
            |(first, last)| {
                if first == last { first.to_string() } else { format!("{first} … {last}") }
            },
        ));
        if tie.sources > 1 {
            facts.push(counted(tie.sources, "source"));
        }
        if self.ties.len() > 1 {
            let others: Vec<String> = self.ties.iter().skip(1).take(3).map(|t| self.told(t)).collect();
            facts.push(format!("also {}", others.join(", ")));
        }
        facts.join(", ")
    }

    fn json(&self) -> Value {
        let tie = |t: &Tie| {
            json!({"source": t.source.to_string(), "relation": t.relation.as_str(), "target": t.target.to_string(),
                "claims": t.claims, "sources": t.sources, "first": t.dates.map(|d| d.0), "last": t.dates.map(|d| d.1),
                "modalities": t.modalities})
        };
        let cited = self.quote.as_ref().map(|q| {
            json!({"claim": q.claim.to_string(), "title": q.title, "publisher": q.publisher, "date": q.published,
                "sentence": q.sentence})
        });
        let ties: Vec<_> = self.ties.iter().map(tie).collect();
        json!({"from": self.from, "to": self.to, "ties": ties, "citation": cited})
    }

    fn cited(&self) -> String {
        self.quote.as_ref().map_or_else(String::new, |q| {
            let Quote { publisher, published, title, sentence, .. } = q;
            let cited = Cited { publisher: publisher.as_deref(), published: *published, title, sentence };
            [Some(cited.shortly()), cited.quoted()].into_iter().flatten().collect::<Vec<_>>().join(": ")
        })
    }
}

fn print(paths: &[Vec<Hop>], format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let table = format.is_none() && ui.terminal || format == Some(Format::Table);
    if !table {
        let json: Vec<Value> =
            paths.iter().map(|p| json!({"hops": p.iter().map(Hop::json).collect::<Vec<_>>()})).collect();
        let mut rows = Vec::new();
        for (n, path) in (1..).zip(paths) {
            for (step, hop) in (1..).zip(path) {
                let tie = hop.best();
                let date = tie.and_then(|t| t.dates);
                rows.push(vec![
                    format!("{n}.{step}"),
                    hop.from.clone(),
                    tie.map(|t| hop.told(t)).unwrap_or_default(),
                    hop.to.clone(),
                    date.map(|(_, last)| last.to_string()).unwrap_or_default(),
                    tie.map(|t| t.sources.to_string()).unwrap_or_default(),
                    hop.quote.as_ref().map(|q| claim_name(q.claim)).unwrap_or_default(),
                    hop.cited(),
                ]);
            }
        }
        let grid = Grid {
            headings: &["hop", "from", "relation", "to", "date", "sources", "claim", "evidence"],
            rows,
            json: &json,
        };
        return grid.print(format, ui);
    }
    for (n, path) in (1..).zip(paths) {
        let mut names: Vec<&str> = path.iter().map(|h| h.from.as_str()).collect();
        names.extend(path.last().map(|h| h.to.as_str()));
        ui.line(format!("{n}. {}", ui.bold(&plain(&names.join(" — ")))))?;
        for hop in path {
            ui.line(format!(
                "   {}: {}",
                plain(&format!("{} · {}", hop.from, hop.to)),
                ui.marked(&plain(&hop.facts()))
            ))?;
            ui.line(format!("     {}", ui.dim(&plain(&hop.cited()))))?;
        }
    }
    Ok(())
}
