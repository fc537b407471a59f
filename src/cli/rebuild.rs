//! `dossier rebuild`: the indexes again from the journal.

use clap::Args;

use super::error::CommandError;
use super::place::Place;
use super::ui::Ui;
use crate::lexicon::counted;
use crate::store::Reader;

/// Make all indexes again from the journal.
///
/// For a store whose indexes `check` finds at fault. The old ones serve until the new ones are whole.
#[derive(Debug, Args)]
pub(super) struct RebuildArgs {}

pub(super) fn run(_args: &RebuildArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let store = place.rebuild()?;
    let view = store.snapshot();
    let (articles, claims) = (counted(view.article_count(), "article"), counted(view.claim_count(), "claim"));
    ui.note(format!("indexes made again: {articles}, {claims}"));
    Ok(())
}
