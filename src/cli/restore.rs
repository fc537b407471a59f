//! `dossier restore`: a store from a backup.

use std::path::PathBuf;

use clap::Args;

use super::error::CommandError;
use super::place::Place;
use super::ui::Ui;
use crate::store::{Reader, Store};

/// Make a store from a backup.
///
/// The folder (--store) must not be there yet: nothing is ever overwritten. A backup that is damaged or cut short leaves
/// nothing behind.
#[derive(Debug, Args)]
pub(super) struct RestoreArgs {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn run(args: &RestoreArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let to = place.path();
    let store = Store::restore(&args.file, &to)?;
    let view = store.snapshot();
    ui.note(format!("{}: {} articles, {} claims", to.display(), view.article_count(), view.claim_count()));
    Ok(())
}
