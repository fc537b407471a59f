//! `dossier optimize`: fewer, larger index runs and a file without gaps.

use std::path::Path;

use clap::Args;

use super::error::CommandError;
use super::place::Place;
use super::ui::Ui;

/// Merge the indexes and give unused space back.
///
/// Writes everything to a fresh file, so that nothing of the articles that were forgotten is left on the disk; needs as
/// much free space as the store has.
#[derive(Debug, Args)]
pub(super) struct OptimizeArgs {}

pub(super) fn run(_args: &OptimizeArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let before = size(&place.path());
    let mut dossier = place.open()?;
    dossier.optimize()?;
    let after = size(&place.path());
    ui.note(format!("{} kB before, {} kB now", before / 1000, after / 1000));
    Ok(())
}

/// Bytes of all files in a folder.
fn size(folder: &Path) -> u64 {
    let Ok(files) = std::fs::read_dir(folder) else {
        return 0;
    };
    let of = |file: std::fs::DirEntry| match file.metadata() {
        Ok(found) if found.is_dir() => size(&file.path()),
        Ok(found) => found.len(),
        Err(_) => 0,
    };
    files.flatten().map(of).sum()
}
