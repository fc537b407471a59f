//! `dossier communities`, `components`, `bridges`: what hangs together and by whom.

use clap::Args;
use serde_json::{Value, json};

use super::error::CommandError;
use super::grid::Grid;
use super::numbers::{Count, NUMBER};
use super::place::Place;
use super::scope::{ScopeArgs, name};
use super::ui::{Format, Ui};
use crate::graph::{Adjacency, Pairs, brokers, communities, components, degrees};
use crate::lexicon::counted;
use crate::store::Reader;

/// Find groups that have more to do with each other than with the rest.
#[derive(Debug, Args)]
pub(super) struct CommunitiesArgs {
    /// At most so many groups, the largest first
    #[arg(long, value_name = NUMBER, default_value_t = Count(20))]
    limit: Count,
    /// How many names of each
    #[arg(long, value_name = NUMBER, default_value_t = Count(6))]
    names: Count,
    #[command(flatten)]
    scope: ScopeArgs,
}

/// Find the parts of the graph that nothing connects.
#[derive(Debug, Args)]
pub(super) struct ComponentsArgs {
    /// At most so many parts, the largest first
    #[arg(long, value_name = NUMBER, default_value_t = Count(20))]
    limit: Count,
    /// How many names of each
    #[arg(long, value_name = NUMBER, default_value_t = Count(6))]
    names: Count,
    #[command(flatten)]
    scope: ScopeArgs,
}

/// Find who alone connects groups that would otherwise be apart.
#[derive(Debug, Args)]
pub(super) struct BridgesArgs {
    /// At most so many, those that connect most pairs first
    #[arg(long, value_name = NUMBER, default_value_t = Count(20))]
    limit: Count,
    #[command(flatten)]
    scope: ScopeArgs,
}

pub(super) fn communities_of(
    args: &CommunitiesArgs,
    place: &Place,
    format: Option<Format>,
    ui: &Ui,
) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let snapshot = dossier.snapshot();
    let graph = args.scope.scope(&dossier)?.load(snapshot.as_ref())?;
    let found = communities(&Pairs::new(&graph));
    let all = found.groups.len();
    print(snapshot.as_ref(), &graph, found.groups, args.limit.0, args.names.0, format, ui)?;
    ui.note(format!("{}, modularity {:.4}", counted(all, "community"), found.modularity));
    Ok(())
}

pub(super) fn components_of(
    args: &ComponentsArgs,
    place: &Place,
    format: Option<Format>,
    ui: &Ui,
) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let snapshot = dossier.snapshot();
    let graph = args.scope.scope(&dossier)?.load(snapshot.as_ref())?;
    let found = components(&Pairs::new(&graph));
    let all = found.len();
    print(snapshot.as_ref(), &graph, found, args.limit.0, args.names.0, format, ui)?;
    ui.note(format!("{} of {}", counted(all, "part"), counted(graph.node_count(), "node")));
    Ok(())
}

/// Prints groups with their most claimed names.
fn print(
    reader: &dyn Reader,
    graph: &Adjacency,
    groups: Vec<Vec<u32>>,
    limit: usize,
    names: usize,
    format: Option<Format>,
    ui: &Ui,
) -> Result<(), CommandError> {
    let degrees = degrees(graph);
    let (mut rows, mut data): (Vec<Vec<String>>, Vec<Value>) = (Vec::new(), Vec::new());
    for (n, mut group) in (1..).zip(groups.into_iter().take(limit)) {
        let size = group.len();
        group.sort_by_key(|p| (std::cmp::Reverse(degrees.get(*p as usize).copied()), *p));
        let mut members = Vec::new();
        for id in group.iter().filter_map(|p| graph.id(*p)).take(names) {
            members.push(name(reader, id)?);
        }
        data.push(json!({"group": n, "size": size, "names": members}));
        rows.push(vec![n.to_string(), size.to_string(), members.join("; ")]);
    }
    Grid { headings: &["group", "size", "names"], rows, json: &data }.print(format, ui)
}

pub(super) fn bridges(args: &BridgesArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let snapshot = dossier.snapshot();
    let graph = args.scope.scope(&dossier)?.load(snapshot.as_ref())?;
    let found = brokers(&Pairs::new(&graph));
    let all = found.len();
    let (mut rows, mut data): (Vec<Vec<String>>, Vec<Value>) = (Vec::new(), Vec::new());
    for broker in found.into_iter().take(args.limit.0) {
        let Some(id) = graph.id(broker.place) else {
            continue;
        };
        let name = name(snapshot.as_ref(), id)?;
        let mut parts: Vec<String> = broker.parts.iter().take(6).map(usize::to_string).collect();
        if broker.parts.len() > 6 {
            parts.push(format!("{} more", broker.parts.len() - 6));
        }
        data.push(json!({"id": id.to_string(), "name": name, "separates": broker.separated, "parts": broker.parts}));
        rows.push(vec![name, broker.separated.to_string(), parts.join(", ")]);
    }
    Grid { headings: &["name", "pairs it alone connects", "parts without it"], rows, json: &data }.print(format, ui)?;
    if all > data.len() {
        ui.note(format!("{} of {all}; --limit shows more", data.len()));
    }
    Ok(())
}
