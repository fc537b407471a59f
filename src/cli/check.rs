//! `dossier check`: every record and index against the journal.

use clap::Args;

use super::error::{CommandError, Kind, REBUILD, RESTORE};
use super::place::Place;
use super::ui::Ui;
use crate::store::Reader;

/// Verify the store: every record decodes, every text is whole, the indexes agree with the journal. Exit code 1 and a
/// list where not.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {}

pub(super) fn run(_args: &CheckArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let mut dossier = place.open_to_read(ui)?;
    let faults = dossier.store().check()?;
    if faults.is_empty() {
        let snapshot = dossier.snapshot();
        return ui.line(format!("sound: {} articles, {} claims", snapshot.article_count(), snapshot.claim_count()));
    }
    let remedy = if dossier.store().is_journal_whole() { REBUILD } else { RESTORE };
    let count = if faults.len() == 1 { "1 fault".into() } else { format!("{} faults", faults.len()) };
    let error = CommandError::new(Kind::Failed, count);
    Err(faults.into_iter().fold(error, CommandError::hint).hint(remedy))
}
