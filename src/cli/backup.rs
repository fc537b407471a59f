//! `dossier backup`: the whole store in one file.

use std::path::{Path, PathBuf};

use clap::Args;

use super::error::CommandError;
use super::place::Place;
use super::ui::Ui;
use crate::lexicon::counted;
use crate::store::{BackedUp, StoreError};

/// Write the whole store to one compressed file, from which `restore` makes it again.
///
/// The file is whole or not there: it is written under another name and renamed at the end. It holds the articles with
/// their texts, what was read in them and all corrections; indexes are made again by `restore`.
#[derive(Debug, Args)]
pub(super) struct BackupArgs {
    /// The file to write, which must not be there yet; - writes to standard output
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn run(args: &BackupArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    if args.file == Path::new("-") {
        if ui.terminal {
            return Err(CommandError::usage("a backup is no text for a terminal").hint("name a file, or pipe it"));
        }
        let done = dossier.store().backup_to(std::io::stdout().lock()).map_err(|error| match error {
            StoreError::Io { source, .. } => CommandError::output(source),
            other => other.into(),
        })?;
        ui.note(told(&done));
        return Ok(());
    }
    if args.file.exists() {
        return Err(CommandError::usage(format!(
            "{} is there already: a backup overwrites nothing",
            args.file.display()
        ))
        .hint("name another file, or move that one away"));
    }
    let done = dossier.store().backup(&args.file)?;
    ui.note(format!("{}: {}, {}", args.file.display(), told(&done), counted(done.bytes, "byte")));
    Ok(())
}

/// What is in a backup.
fn told(done: &BackedUp) -> String {
    format!("{}, {}", counted(done.entries, "journal entry"), counted(done.texts, "text"))
}
