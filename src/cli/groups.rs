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

/// Find groups that have more to do with each other than with the rest.
#[derive(Debug, Args)]
pub(super) struct CommunitiesArgs {
    #[command(flatten)]
    shown: GroupArgs,
}

/// Find the parts of the graph that nothing connects.
#[derive(Debug, Args)]
pub(super) struct ComponentsArgs {
    #[command(flatten)]
    shown: GroupArgs,
}

// No line of documentation: it would stand in the place of the command's own.
#[derive(Debug, Args)]
struct GroupArgs {
    /// At most so many, the largest first
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
    print_groups(&args.shown, place, format, ui, |graph| {
        let found = communities(&Pairs::new(graph));
        let note = format!("{}, modularity {:.4}", counted(found.groups.len(), "community"), found.modularity);
        (found.groups, note)
    })
}

pub(super) fn components_of(
    args: &ComponentsArgs,
    place: &Place,
    format: Option<Format>,
    ui: &Ui,
) -> Result<(), CommandError> {
    print_groups(&args.shown, place, format, ui, |graph| {
        let found = components(&Pairs::new(graph));
        let note = format!("{} of {}", counted(found.len(), "part"), counted(graph.node_count(), "node"));
        (found, note)
    })
}

/// Prints the groups that `find` finds, each with its most claimed names, and its note on all of them.
fn print_groups(
    args: &GroupArgs,
    place: &Place,
    format: Option<Format>,
    ui: &Ui,
    find: impl FnOnce(&Adjacency) -> (Vec<Vec<u32>>, String),
) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let snapshot = dossier.snapshot();
    let graph = &args.scope.scope(&dossier)?.load(snapshot.as_ref())?;
    let (groups, note) = find(graph);
    let degrees = degrees(graph);
    let (mut rows, mut data): (Vec<Vec<String>>, Vec<Value>) = (Vec::new(), Vec::new());
    for (n, mut group) in (1..).zip(groups.into_iter().take(args.limit.0)) {
        let size = group.len();
        group.sort_by_key(|p| (std::cmp::Reverse(degrees.get(*p as usize).copied()), *p));
        let mut members = Vec::new();
        for id in group.iter().filter_map(|p| graph.id(*p)).take(args.names.0) {
            members.push(name(snapshot.as_ref(), id)?);
        }
        data.push(json!({"group": n, "size": size, "names": members}));
        rows.push(vec![n.to_string(), size.to_string(), members.join("; ")]);
    }
    Grid { headings: &["group", "size", "names"], rows, json: &data }.print(format, ui)?;
    ui.note(note);
    Ok(())
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
