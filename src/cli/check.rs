//! `dossier check`: every record and index against the journal.

use clap::Args;
use serde_json::json;

use super::error::{CommandError, FORGET, Kind, REBUILD, RESTORE};
use super::place::Place;
use super::read_store::is_full;
use super::ui::{Format, Ui};
use crate::lexicon::counted;
use crate::store::{ArticleEntry, Reader, StoreError};

/// Verify the store: every record decodes, every text is whole, the indexes agree with the journal. Exit code 1 and a
/// list where not.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {}

pub(super) fn run(_args: &CheckArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let as_json = matches!(format, Some(Format::Json | Format::Jsonl));
    let mut dossier = place.open_to_read(ui)?;
    let faults = match dossier.store().check() {
        // The engine writes when it is opened, even to be read.
        Err(StoreError::Io { source, .. }) if is_full(&source) => {
            drop(dossier);
            dossier = place.copy_to_read(ui)?;
            dossier.store().check()?
        }
        checked => checked?,
    };
    if as_json {
        let snapshot = dossier.snapshot();
        ui.line(
            json!({"sound": faults.is_empty(), "articles": snapshot.article_count(), "claims": snapshot.claim_count(),
                "faults": faults})
            .to_string(),
        )?;
    } else if faults.is_empty() {
        let snapshot = dossier.snapshot();
        let claims = counted(snapshot.claim_count(), "claim");
        return ui.line(format!("sound: {}, {claims}", counted(snapshot.article_count(), "article")));
    }
    if faults.is_empty() {
        return Ok(());
    }
    let misplaced = dossier.store().misplaced().unwrap_or_default();
    let mut remedies: Vec<String> = (misplaced.iter())
        .map(|entry| {
            let ArticleEntry { sequence, article, .. } = entry;
            format!(
                "`dossier forget {sequence}` takes out {}, whose evidence was wrong when it came: ingest it again",
                article.id
            )
        })
        .collect();
    if !dossier.store().is_journal_whole() {
        remedies.extend([RESTORE, FORGET].map(str::to_owned));
    } else if faults.len() > misplaced.len() {
        remedies.push(REBUILD.to_owned());
    }
    let error = CommandError::new(Kind::Failed, counted(faults.len(), "fault"));
    let error = faults.into_iter().fold(error, CommandError::detail);
    Err(remedies.into_iter().fold(error, CommandError::hint))
}
