//! `dossier merge`, `alias`, `undo`, `forget`: corrections by people, and taking an article out.

use std::io::{BufRead, IsTerminal};

use clap::{Args, Subcommand};

use super::error::CommandError;
use super::place::{Place, unknown_name};
use super::ui::Ui;
use crate::Dossier;
use crate::lexicon::counted;
use crate::model::{Node, NodeId};
use crate::store::{ArticleEntry, Reader, StoreError};

/// Say that two names are one: the first becomes the second. `undo` takes it back.
#[derive(Debug, Args)]
pub(super) struct MergeArgs {
    /// The name, or id (n12), that goes
    gone: String,
    /// The name, or id, that stays
    stays: String,
}

/// Give a node another name, or take one away.
#[derive(Debug, Args)]
pub(super) struct AliasArgs {
    #[command(subcommand)]
    change: AliasChange,
}

#[derive(Debug, Subcommand)]
enum AliasChange {
    /// Add a name
    Add {
        /// The node's name or id
        node: String,
        /// The other name
        alias: String,
    },
    /// Remove a name
    Remove {
        /// The node's name or id
        node: String,
        /// The other name
        alias: String,
    },
}

/// Take a correction back: the last one, or the one with this number.
#[derive(Debug, Args)]
pub(super) struct UndoArgs {
    /// The correction's number, as `dossier corrections` lists it
    number: Option<u64>,
}

/// Take an article out with every claim that only it supports. It cannot be undone.
///
/// The old bytes stay on disk until `dossier optimize`. Of an imported table all rows go.
#[derive(Debug, Args)]
pub(super) struct ForgetArgs {
    /// The article's address, id or number, as `dossier articles` lists them
    article: String,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

pub(super) fn one(dossier: &Dossier, name: &str) -> Result<NodeId, CommandError> {
    let snapshot = dossier.snapshot();
    if let Some(id) = NodeId::from_text(name)
        && snapshot.node(id)?.is_some()
    {
        return Ok(id);
    }
    let found = crate::query::select(snapshot.as_ref(), name)?;
    match found.as_slice() {
        [] => Err(unknown_name(dossier, name)),
        [id] => Ok(*id),
        many => {
            let error = CommandError::usage(format!("{name:?} selects {} nodes: name one by its id", many.len()));
            let list = many.iter().take(8).filter_map(|id| snapshot.node(*id).ok().flatten());
            Err(list.fold(error, |e, n| e.hint(format!("{}: {} ({})", n.id, n.name, n.kind))))
        }
    }
}

pub(super) fn merge(args: &MergeArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open()?;
    let (gone, stays) = (one(&dossier, &args.gone)?, one(&dossier, &args.stays)?);
    let number = dossier.store().merge(gone, stays)?;
    ui.note(format!(
        "correction {number}: {:?} is {:?} now; `dossier undo {number}` takes it back",
        args.gone, args.stays
    ));
    Ok(())
}

pub(super) fn alias(args: &AliasArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open()?;
    let number = match &args.change {
        AliasChange::Add { node, alias } => {
            let node = one(&dossier, node)?;
            let number = dossier.store().add_alias(node, alias)?;
            let snapshot = dossier.snapshot();
            for other in snapshot.nodes_named(alias)?.into_iter().filter(|other| *other != node) {
                if let Some(Node { id, kind, name, .. }) = snapshot.node(other)? {
                    ui.note(format!(
                        "{alias:?} is what {name:?} ({id}, {kind}) is called too: a question by that name finds both"
                    ));
                }
            }
            number
        }
        AliasChange::Remove { node, alias } => {
            let node = one(&dossier, node)?;
            dossier.store().remove_alias(node, alias).map_err(|error| match error {
                StoreError::Refused { why } => {
                    CommandError::usage(why).hint(format!("`dossier show {node}` lists its names"))
                }
                other => other.into(),
            })?
        }
    };
    ui.note(format!("correction {number}; `dossier undo {number}` takes it back"));
    Ok(())
}

pub(super) fn undo(args: &UndoArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open()?;
    let number = dossier.store().undo(args.number).map_err(|error| match error {
        StoreError::NotFound { .. } => CommandError::usage("there is no such correction to undo")
            .hint("`dossier corrections` lists those that hold, with their numbers"),
        other => other.into(),
    })?;
    let what = super::corrections::described(number, &dossier.snapshot())?;
    ui.note(format!("correction {number} does not hold any more: {what}"));
    Ok(())
}

/// The article that an address, an id or a number names.
pub(super) fn article(dossier: &Dossier, name: &str) -> Result<ArticleEntry, CommandError> {
    dossier.article(name)?.ok_or_else(|| {
        CommandError::usage(format!("no article {name:?} in the store")).hint("`dossier articles` lists them")
    })
}

pub(super) fn forget(args: &ForgetArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open()?;
    let entry = article(&dossier, &args.article)?;
    if !args.yes {
        if !std::io::stdin().is_terminal() {
            return Err(CommandError::usage("forgetting cannot be undone").hint("say --yes where nobody can be asked"));
        }
        ui.complain(format!(
            "Forget {:?} and its {}? This cannot be undone. Type yes:",
            entry.article.title,
            counted(entry.claims, "claim")
        ));
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).map_err(CommandError::output)?;
        if line.trim() != "yes" {
            ui.note("nothing was forgotten");
            return Ok(());
        }
    }
    dossier.store().forget(entry.sequence)?;
    ui.note(format!("forgotten: {}", entry.article.title));
    Ok(())
}
