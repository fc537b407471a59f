//! `dossier export`: a part of the graph as a picture.

use std::path::PathBuf;

use clap::Args;

use super::error::{CommandError, Kind};
use super::place::{Place, unknown_name};
use super::ui::{Format, Ui};
use crate::Dossier;
use crate::export::dot;
use crate::graph::{Selection, select};
use crate::model::{DateInterval, NodeId};

/// Draw a part of the graph, as DOT for Graphviz.
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// What concerns this name, or has it as an end
    #[arg(long, value_name = "NAME", required_unless_present = "node")]
    about: Vec<String>,
    /// The neighbourhood of this name
    #[arg(long, value_name = "NAME")]
    node: Vec<String>,
    /// How many steps the neighbourhood goes
    #[arg(long, default_value_t = 1)]
    hops: u32,
    /// Only these relations
    #[arg(long, value_name = "RELATION", value_delimiter = ',')]
    only: Vec<String>,
    /// Only claims dated since then
    #[arg(long, value_name = "DATE")]
    since: Option<DateInterval>,
    /// Write to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(
    args: &ExportArgs,
    place: &Place,
    format: Option<Format>,
    ui: &Ui,
) -> Result<(), CommandError> {
    if !matches!(format, None | Some(Format::Dot)) {
        return Err(CommandError::usage("export writes DOT")
            .hint("dossier export --about Syria | dot -Tsvg -o syria.svg"));
    }
    let dossier = place.open()?;
    let selection = Selection {
        nodes: nodes(&dossier, &args.node)?,
        hops: args.hops,
        about: nodes(&dossier, &args.about)?,
        relations: args.only.clone(),
        window: args.since.map(|d| DateInterval::since(d.first)),
    };
    let graph = select(dossier.snapshot().as_ref(), &selection)?;
    let title = args
        .about
        .iter()
        .chain(&args.node)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    let text = dot(&graph, &title);
    match &args.output {
        None => ui.out(text),
        Some(path) => {
            std::fs::write(path, text).map_err(|e| {
                CommandError::new(
                    Kind::Failed,
                    format!("{} cannot be written: {e}", path.display()),
                )
            })?;
            ui.note(format!(
                "{}: {} nodes, {} edges",
                path.display(),
                graph.node_count(),
                graph.edge_count()
            ));
            Ok(())
        }
    }
}

fn nodes(dossier: &Dossier, names: &[String]) -> Result<Vec<NodeId>, CommandError> {
    let mut all = Vec::new();
    for name in names {
        let found = crate::query::select(dossier.snapshot().as_ref(), name)?;
        if found.is_empty() {
            return Err(unknown_name(dossier, name));
        }
        all.extend(found);
    }
    Ok(all)
}
