//! `dossier restore`: a store from a backup.

use std::path::PathBuf;

use clap::Args;

use super::error::{CommandError, Kind};
use super::place::Place;
use super::ui::Ui;
use crate::lexicon::counted;
use crate::store::{Reader, Store, StoreError};

/// Make a store from a backup.
///
/// The folder (--store) must not be there yet: nothing is ever overwritten. A backup that is damaged or cut short
/// leaves nothing behind.
#[derive(Debug, Args)]
pub(super) struct RestoreArgs {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn run(args: &RestoreArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let to = place.path();
    if to.exists() {
        return Err(CommandError::usage(format!("{} is there already: a restore overwrites nothing", to.display()))
            .hint("name a new folder with --store DIR"));
    }
    let store = Store::restore(&args.file, &to).map_err(|error| match error {
        StoreError::NotAStore { path, found } => {
            CommandError::new(Kind::Store, format!("{} is no backup: {found}", path.display()))
                .hint("give the file that `dossier backup FILE` wrote")
        }
        other => other.into(),
    })?;
    let view = store.snapshot();
    let (articles, claims) = (counted(view.article_count(), "article"), counted(view.claim_count(), "claim"));
    ui.note(format!("{}: {articles}, {claims}", to.display()));
    Ok(())
}
