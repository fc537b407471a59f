//! `dossier check`: every record and index against the journal.

use clap::Args;

use super::error::{CommandError, Kind, REBUILD, RESTORE};
use super::place::Place;
use super::ui::Ui;
use crate::lexicon::counted;
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
        let claims = counted(snapshot.claim_count(), "claim");
        return ui.line(format!("sound: {}, {claims}", counted(snapshot.article_count(), "article")));
    }
    let remedy = if dossier.store().is_journal_whole() { REBUILD } else { RESTORE };
    let error = CommandError::new(Kind::Failed, counted(faults.len(), "fault"));
    Err(faults.into_iter().fold(error, CommandError::hint).hint(remedy))
}
