//! `dossier reread`: today's extractor over the stored texts.

use clap::Args;

use super::error::CommandError;
use super::faults;
use super::gazetteer::OwnNames;
use super::ingest::bar;
use super::numbers::{Count, NUMBER};
use super::place::Place;
use super::ui::Ui;
use crate::lexicon::counted;

/// Read every stored text again with today's extractor.
///
/// Corrections hold on; a claim that is found again keeps its id. Each article is one transaction: an interrupted
/// reread leaves articles read anew and articles read as before, all whole. What another extractor read is left alone.
#[derive(Debug, Args)]
pub(super) struct RereadArgs {
    #[command(flatten)]
    names: OwnNames,
    /// Sync to disk only after every N articles: faster, and a power cut can take back the last N
    #[arg(long, value_name = NUMBER, default_value_t = Count(1))]
    batch: Count<u32>,
}

pub(super) fn run(args: &RereadArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let mut dossier = place.open()?;
    if let Some(gazetteer) = args.names.read()? {
        dossier.use_gazetteer(gazetteer)?;
    }
    dossier.store().sync_every(args.batch.0);
    let bar = bar("articles", ui);
    let done = dossier.reread(&mut |at| {
        bar.set_length(at.all);
        bar.set_position(at.done);
    })?;
    bar.finish_and_clear();
    ui.note(format!("{} read differently, {} as before", counted(done.changed, "article"), done.unchanged));
    if done.failed > 0 {
        ui.note(format!("{} left as they were: a fault of the reader came upon them{}", done.failed, faults::place()));
    }
    if done.skipped > 0 {
        ui.note(format!("{} left alone: another extractor or a table brought them", done.skipped));
    }
    ui.note(format!(
        "claims: {} found again, {} new, {} not found any more",
        done.claims_kept, done.claims_new, done.claims_gone
    ));
    Ok(())
}
