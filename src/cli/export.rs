//! `dossier export`: a part of the graph as a picture.

use std::path::{Path, PathBuf};

use clap::Args;

use super::error::{CommandError, Kind};
use super::numbers::NUMBER;
use super::place::Place;
use super::scope::{ScopeArgs, nodes};
use super::ui::{Ui, quotation};
use crate::export::dot;
use crate::graph::{Selection, cut};
use crate::lexicon::counted;

/// Draw a part of the graph, as DOT for Graphviz.
///
/// An arrow says its relation, date, place, topic and number of independent sources; resting on it shows the
/// sentence (in SVG). Negated, planned and alleged claims are drawn too, each in its own line style.
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// The neighbourhood of this name
    #[arg(long, value_name = "NAME")]
    node: Vec<String>,
    /// How many steps the neighbourhood goes
    #[arg(long, value_name = NUMBER, default_value_t = 1)]
    hops: u32,
    #[command(flatten)]
    scope: ScopeArgs,
    /// Write to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &ExportArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    if let Some((path, ending)) = args.output.as_deref().and_then(|path| Some((path, drawn(path)?))) {
        let to = path.display();
        return Err(CommandError::usage(format!("export writes DOT, and {to} is to be a picture")).hint(format!(
            "let Graphviz draw it: dossier export … -o {} && dot -T{ending} {} -o {to}",
            path.with_extension("dot").display(),
            path.with_extension("dot").display()
        )));
    }
    let words = args.scope.words();
    if args.node.is_empty() && words.is_empty() {
        return Err(CommandError::usage("say which part of the graph to draw").hint(
            "dossier export --about Syria, or --node \"Antonio Guterres\" --hops 2, or --match \"who met whom\"",
        ));
    }
    let dossier = place.open_to_read(ui)?;
    let selection =
        Selection { nodes: nodes(&dossier, &args.node)?, hops: args.hops, scope: args.scope.scope(&dossier)? };
    let mut graph = cut(dossier.snapshot().as_ref(), &selection)?;
    for edge in graph.edge_weights_mut() {
        edge.sentence = quotation(&edge.sentence);
    }
    let around = args.node.join(", ");
    let parts: Vec<&str> = [around.as_str(), words.as_str()].into_iter().filter(|p| !p.is_empty()).collect();
    let mut title = parts.join(", ");
    if let Some(rest) = title.strip_prefix("about ") {
        title = rest.to_owned();
    }
    let text = dot(&graph, &title);
    match &args.output {
        None => ui.out(text),
        Some(path) => {
            let was_there = path.exists();
            std::fs::write(path, text).map_err(|e| {
                // A part of a picture is of no use.
                if !was_there {
                    let _ = std::fs::remove_file(path);
                }
                CommandError::new(Kind::Failed, format!("{} cannot be written: {e}", path.display()))
            })?;
            // Agents whom nobody names are drawn and are no nodes of the store.
            let named = graph.node_weights().filter(|node| node.id.is_some()).count();
            let (nodes, edges) = (counted(named, "node"), counted(graph.edge_count(), "edge"));
            ui.note(format!("{}: {nodes}, {edges}", path.display()));
            Ok(())
        }
    }
}

/// The ending of a file that is to hold what Graphviz makes of DOT.
fn drawn(path: &Path) -> Option<String> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    ["svg", "png", "pdf", "jpg", "jpeg", "gif", "ps", "eps", "webp"].contains(&ending.as_str()).then_some(ending)
}
