//! `dossier diff`: what changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use serde_json::{Value, json};

use super::error::CommandError;
use super::grid::Grid;
use super::place::Place;
use super::read_store::ReadStore;
use super::ui::{Format, Ui};
use crate::graph::{Change, Diff, EdgeState, State, diff};
use crate::lexicon::counted;
use crate::model::{DateInterval, Day};
use crate::store::{Snapshot, Store, StoreError};

/// Show what became known between two dates, or between an older store and this one.
///
/// Dates are those of publication: what the articles up to --to say that those up to --from did not.
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// What was known at the end of this day
    #[arg(long, visible_alias = "since", value_name = "DATE")]
    from: Option<DateInterval>,
    /// What is known at the end of this day; whatever is dated without it
    #[arg(long, visible_alias = "until", value_name = "DATE")]
    to: Option<DateInterval>,
    /// Compare with an older store: a backup, or a store's folder
    #[arg(long, value_name = "PATH", conflicts_with = "from")]
    against: Option<PathBuf>,
    /// What it has become: a later backup or folder; otherwise this store
    #[arg(long, value_name = "PATH", requires = "against")]
    now: Option<PathBuf>,
}

/// What was opened to be compared, for as long as it is looked at.
enum Opened {
    Backup(Box<Store>),
    Folder(Box<ReadStore>),
}

impl Opened {
    fn snapshot(&self) -> Arc<Snapshot> {
        match self {
            Self::Backup(store) => store.snapshot(),
            Self::Folder(store) => store.snapshot(),
        }
    }
}

/// What a backup or a store's folder holds; a backup is read into memory. What fails is told of that path, not of the
/// store that the command works on.
fn kept_in(path: &Path, place: &Place, ui: &Ui) -> Result<Opened, CommandError> {
    if path.is_file() {
        return Ok(Opened::Backup(Box::new(Store::restore_to_memory(path)?)));
    }
    Store::is_there(path).map_err(|error| match error {
        StoreError::Missing { .. } | StoreError::NotAStore { .. } => CommandError::usage(error.to_string())
            .hint("name a file that `dossier backup` wrote, or the folder of a store"),
        error => error.into(),
    })?;
    let place = place.with_folder(path);
    place.open_to_read(ui).map(|store| Opened::Folder(Box::new(store))).map_err(|error| place.named_in(error))
}

pub(super) fn run(args: &DiffArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    // A store that is a copy goes with what was opened.
    let now = match &args.now {
        Some(path) => kept_in(path, place, ui)?,
        None => Opened::Folder(Box::new(place.open_to_read(ui)?)),
    };
    let snapshot = now.snapshot();
    if args.from.is_none() && args.against.is_none() {
        return Err(CommandError::usage("say what to compare with")
            .hint("dossier diff --from 2024-12-01, or --against store.backup"));
    }
    // Of articles without a date nobody knows whether they were there before: between days they are left out at both.
    let until = args.to.map(|d| d.last).or(args.from.and(Day::from_ymd(9999, 12, 31)));
    let before = match &args.against {
        Some(path) => State::of(kept_in(path, place, ui)?.snapshot().as_ref(), None)?,
        None => {
            let from = args.from.map(|d| d.last);
            if let (Some(from), Some(to)) = (from, until)
                && to < from
            {
                return Err(CommandError::usage(format!("--to {to} lies before --from {from}")));
            }
            State::of(snapshot.as_ref(), from)?
        }
    };
    let after = State::of(snapshot.as_ref(), until)?;
    let found = diff(&before, &after);
    let (rows, data) = changes(&found);
    Grid { headings: &["change", "source", "relation", "target", "before", "now"], rows, json: &data }
        .print(format, ui)?;
    ui.note(format!(
        "{}, {}, {} with more sources, {} with another modality",
        counted(found.new_nodes.len(), "new node"),
        counted(found.new_edges.len(), "new edge"),
        found.more_sources.len(),
        found.changed_modality.len()
    ));
    let undated = after.undated.max(before.undated);
    if undated > 0 {
        let verb = if undated == 1 { "is" } else { "are" };
        ui.note(format!("{} without a date {verb} left out", counted(undated, "article")));
    }
    Ok(())
}

/// Each change as a row, and as an object.
fn changes(found: &Diff) -> (Vec<Vec<String>>, Vec<Value>) {
    let (mut rows, mut data): (Vec<Vec<String>>, Vec<Value>) = (Vec::new(), Vec::new());
    for (change, nodes) in [("new node", &found.new_nodes), ("gone node", &found.gone_nodes)] {
        for node in nodes {
            rows.push(vec![
                change.to_owned(),
                node.name.clone(),
                node.kind.to_string(),
                String::new(),
                String::new(),
                String::new(),
            ]);
            data.push(json!({"change": change, "name": node.name, "kind": node.kind}));
        }
    }
    for (word, changes) in [
        ("new edge", &found.new_edges),
        ("gone edge", &found.gone_edges),
        ("more sources", &found.more_sources),
        ("changed modality", &found.changed_modality),
    ] {
        for change in changes {
            let (row, value) = edge(word, change);
            rows.push(row);
            data.push(value);
        }
    }
    (rows, data)
}

fn edge(word: &str, change: &Change) -> (Vec<String>, Value) {
    let (source, relation, target) = &change.edge;
    let name = |end: &Option<crate::graph::Named>| end.as_ref().map_or_else(|| "?".to_owned(), |n| n.name.clone());
    let state = |state: &Option<EdgeState>| {
        state.as_ref().map_or_else(String::new, |s| {
            let words: Vec<&str> = s.modalities.iter().map(|m| m.as_str()).collect();
            let plural = if s.sources == 1 { "" } else { "s" };
            format!("{} source{plural}, {}", s.sources, words.join(" and "))
        })
    };
    let plain = |state: &Option<EdgeState>| {
        state.as_ref().map(|s| json!({"claims": s.claims, "sources": s.sources, "modalities": s.modalities}))
    };
    let row = vec![
        word.to_owned(),
        name(source),
        relation.clone(),
        name(target),
        state(&change.before),
        state(&change.after),
    ];
    let value = json!({"change": word, "source": name(source), "relation": relation, "target": name(target),
        "before": plain(&change.before), "now": plain(&change.after)});
    (row, value)
}
