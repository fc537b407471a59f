//! `dossier corrections`: what people corrected, and by which number `undo` takes it back.

use clap::Args;
use serde::Serialize;

use super::error::CommandError;
use super::grid::Grid;
use super::place::Place;
use super::ui::{Format, Ui};
use crate::store::{Correction, CorrectionEntry, Reader, Snapshot, StoreError};

/// List the corrections that hold, with the numbers by which `undo` takes them back.
///
/// A merge ends with the last article that mentions one of the two: whoever comes by that name later is a node of their
/// own.
#[derive(Debug, Args)]
pub(super) struct CorrectionsArgs {
    /// Those too that were taken back, or of whom no article says anything any more
    #[arg(long)]
    all: bool,
}

/// A correction as it is listed.
#[derive(Serialize)]
struct Listed {
    number: u64,
    correction: &'static str,
    node: String,
    name: String,
    /// What it is about beside the node: the node that went, the articles, the alias.
    what: String,
    holds: bool,
    undone: bool,
}

pub(super) fn run(args: &CorrectionsArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let snapshot = dossier.snapshot();
    let mut listed = Vec::new();
    for entry in snapshot.corrections() {
        let entry = listed_as(entry, &snapshot)?;
        if args.all || entry.holds {
            listed.push(entry);
        }
    }
    if listed.is_empty() {
        ui.note("no corrections hold");
        // A table without rows tells people nothing; a program counts on its heading.
        if format == Some(Format::Table) || format.is_none() && ui.terminal {
            return Ok(());
        }
    }
    let rows = listed.iter().map(|entry| {
        let Listed { number, correction, node, name, what, holds, undone } = entry;
        let state = match (*holds, *undone) {
            (true, _) => "",
            (false, true) => " (taken back)",
            (false, false) => " (of what was forgotten)",
        };
        vec![number.to_string(), format!("{correction}{state}"), called(name, node), what.clone()]
    });
    let headings = &["number", "correction", "node", "what"];
    Grid { headings, rows: rows.collect(), json: &listed }.print(format, ui)
}

/// A correction in words.
pub(super) fn described(number: u64, snapshot: &Snapshot) -> Result<String, StoreError> {
    let Some(entry) = snapshot.corrections().iter().find(|entry| entry.sequence == number) else {
        return Ok(String::new());
    };
    let Listed { correction, node, name, what, .. } = listed_as(entry, snapshot)?;
    Ok(format!("{correction}, {}: {what}", called(&name, &node)))
}

/// A node by its name and its id; by the id alone where no article names it any more.
fn called(name: &str, id: &str) -> String {
    if name.is_empty() { id.to_owned() } else { format!("{name} ({id})") }
}

fn listed_as(entry: &CorrectionEntry, snapshot: &Snapshot) -> Result<Listed, StoreError> {
    let (correction, node, what) = match &entry.correction {
        Correction::Merge { from, into } => {
            let gone = snapshot.name_before_corrections(*from)?.unwrap_or_default();
            ("merge", *into, format!("{} is one with it", called(&gone, &from.to_string())))
        }
        Correction::Split { node, new, articles } => {
            ("split", *node, format!("somebody else ({new}) in {}", articles.join(", ")))
        }
        Correction::AddAlias { node, name } => ("alias add", *node, name.clone()),
        Correction::RemoveAlias { node, name } => ("alias remove", *node, name.clone()),
    };
    let name = snapshot.node(node)?.map(|node| node.name);
    let name = name.map_or_else(|| snapshot.name_before_corrections(node), |name| Ok(Some(name)))?;
    Ok(Listed {
        number: entry.sequence,
        correction,
        node: node.to_string(),
        name: name.unwrap_or_default(),
        what,
        holds: snapshot.holds(entry)?,
        undone: entry.undone,
    })
}
