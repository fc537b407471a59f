//! `dossier rank`: who matters.

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::error::CommandError;
use super::grid::Grid;
use super::numbers::{Count, NUMBER};
use super::place::Place;
use super::scope::{ScopeArgs, kinds, of_kind};
use super::ui::{Format, Ui};
use crate::graph::{EXACT, PIVOTS, Pairs, betweenness, degrees, page_rank};
use crate::lexicon::counted;
use crate::model::NodeKind;
use crate::store::Reader;

/// By what a node is ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Measure {
    /// How many claims it takes part in.
    #[default]
    Degree,
    /// How often a walk from claim to claim comes by: being named by those who are named. Two who name nobody but each
    /// other keep what comes to them, so that with few claims it says little.
    Pagerank,
    /// How many shortest connections of others lead over it.
    Betweenness,
}

/// Rank the nodes: most claims, most prominent, or most in between.
///
/// Claims are the asserted and alleged ones in the part of the graph that is ranked: with --kind, those between nodes
/// of that kind.
#[derive(Debug, Args)]
pub(super) struct RankArgs {
    /// By what
    #[arg(long, value_enum, default_value_t)]
    by: Measure,
    /// Only nodes of this kind, and claims between them
    #[arg(long, value_parser = kinds())]
    kind: Option<NodeKind>,
    /// At most so many
    #[arg(long, value_name = NUMBER, default_value_t = Count(20))]
    limit: Count,
    #[command(flatten)]
    scope: ScopeArgs,
}

pub(super) fn run(args: &RankArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let snapshot = dossier.snapshot();
    let reader = snapshot.as_ref();
    let mut scope = args.scope.scope(&dossier)?;
    scope.nodes = args.kind.map(|k| of_kind(reader, k)).transpose()?;
    let graph = scope.load(reader)?;
    let degrees = degrees(&graph);
    let scores: Vec<f64> = match args.by {
        Measure::Degree => degrees.iter().map(|d| *d as f64).collect(),
        Measure::Pagerank => page_rank(&graph),
        Measure::Betweenness => {
            let found = betweenness(&Pairs::new(&graph), EXACT, PIVOTS);
            if let Some(pivots) = found.pivots {
                ui.note(format!(
                    "An estimate: shortest paths were counted from {pivots} of {}.",
                    counted(graph.node_count(), "node")
                ));
            }
            found.share
        }
    };
    let mut ranked: Vec<(f64, u32)> = scores.iter().copied().zip(0..).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (mut rows, mut data): (Vec<Vec<String>>, Vec<Value>) = (Vec::new(), Vec::new());
    for (n, (score, place)) in (1..).zip(ranked.into_iter().take(args.limit.0)) {
        let Some(node) = graph.id(place).map(|id| reader.node(id)).transpose()?.flatten() else {
            continue;
        };
        let claims = degrees.get(place as usize).copied().unwrap_or_default();
        data.push(json!({"rank": n, "id": node.id.to_string(), "kind": node.kind, "name": node.name, "score": score,
            "claims": claims}));
        let score = if args.by == Measure::Degree { score.to_string() } else { format!("{score:.6}") };
        rows.push(vec![n.to_string(), node.name, node.kind.to_string(), score, claims.to_string()]);
    }
    let score = match args.by {
        Measure::Degree => "degree",
        Measure::Pagerank => "pagerank",
        Measure::Betweenness => "betweenness",
    };
    Grid { headings: &["rank", "name", "kind", score, "claims"], rows, json: &data }.print(format, ui)
}
