//! `dossier ingest`: reads articles into the store, one durable transaction each.

use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::error::{CommandError, Kind};
use super::extractions;
use super::gazetteer::OwnNames;
use super::inputs::Provenance;
use super::intake::{Intake, Keeping, take_file};
use super::interrupt::Interrupt;
use super::numbers::{Count, NUMBER};
use super::place::Place;
use super::tally::Tally;
use super::ui::{Format, Ui};
use crate::lexicon::counted;

/// Read articles into the store.
///
/// Each article is one transaction: when it is reported it is on disk whole. Inputs that cannot be read are listed and
/// the rest is kept (exit code 4). An article that comes again with another date, or with its first address,
/// is read again with it. After Ctrl-C, or a request to end, it stops behind the article that it is at, and says what
/// is kept (exit code 130, 143). With --format jsonl, as each is kept, or json, at the end, it prints what became of
/// each article: its file, outcome (new, new version, same text, unchanged), number, claims and date; and what was
/// rejected.
#[derive(Debug, Args)]
pub(super) struct IngestArgs {
    /// Files (text, Markdown, mail, JSON, JSON Lines, tables of texts); - reads standard input; with --watch folders
    /// too
    #[arg(value_name = "FILE", required_unless_present = "extraction")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    provenance: Provenance,
    /// Take in what another extractor read: the contract's JSON, one object or one a line
    #[arg(long, value_name = "FILE")]
    extraction: Vec<PathBuf>,
    #[command(flatten)]
    names: OwnNames,
    /// Read, say what would become of the store, keep nothing
    #[arg(long)]
    dry_run: bool,
    /// Sync to disk only after every N articles: faster, and a power cut can lose the last N
    #[arg(long, value_name = NUMBER, default_value_t = Count(1))]
    batch: Count<u32>,
    /// Read what is in the files and folders, then what comes into them or changes, until interrupted. The store is
    /// given up while there is nothing to read
    #[arg(long, conflicts_with_all = ["dry_run", "extraction"])]
    watch: bool,
}

/// So many inputs were rejected.
pub(super) fn rejected(count: usize) -> String {
    format!("{} {} rejected", counted(count, "input"), if count == 1 { "was" } else { "were" })
}

pub(super) fn run(args: &IngestArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    // A folder brings any number of articles.
    args.provenance.check(if args.watch { usize::MAX } else { args.files.len() })?;
    if args.watch {
        let keeping = Keeping { dry_run: false, batch: args.batch.0 };
        let mut intake = Intake::new(place, args.names.read()?, keeping);
        return super::watch::run(&args.files, &args.provenance, &mut intake, format, ui);
    }
    let keeping = Keeping { dry_run: args.dry_run, batch: args.batch.0 };
    let mut intake = Intake::new(place, args.names.read()?, keeping);
    let mut tally = Tally::to_print(format, ui);
    // Not while a file is being read: whoever types the article ends that with one Ctrl-C.
    let mut interrupt: Option<Interrupt> = None;
    let mut stop = || interrupt.get_or_insert_with(Interrupt::watch_all).is_asked();
    let taken = take_all(args, &mut intake, &mut tally, ui, &mut stop);
    tally.print(ui)?;
    taken.map_err(|error| {
        let before = tally.new + tally.versions;
        if before > 0 { error.hint(format!("kept before that: {}", tally.summary())) } else { error }
    })?;
    if let Some(Err(error)) = interrupt.as_ref().map(Interrupt::check) {
        ui.complain(format!("{}: kept until then: {}; the same command goes on", error.message, tally.summary()));
        return Err(error);
    }
    let kept = if args.dry_run { "would keep" } else { "kept" };
    let above = place.above().filter(|_| !args.dry_run);
    let whose = above.map_or_else(String::new, |path| format!(" in {}, the store of a folder above", path.display()));
    ui.note(format!("{kept}{whose}: {}", tally.summary()));
    tally.undated().into_iter().chain(tally.doubts()).for_each(|note| ui.note(note));
    if tally.rejected == 0 {
        return Ok(());
    }
    let error = CommandError::new(Kind::Rejected, format!("{}, the rest is kept", rejected(tally.rejected)));
    Err(tally.rejections().into_iter().fold(error, CommandError::detail))
}

/// Reads all inputs, until `stop` says so, and settles the store.
fn take_all(
    args: &IngestArgs,
    intake: &mut Intake<'_>,
    tally: &mut Tally,
    ui: &Ui,
    stop: &mut dyn FnMut() -> bool,
) -> Result<(), CommandError> {
    let bar = progress(args.files.len() as u64, ui);
    for file in &args.files {
        take_file(&args.provenance, file, intake, tally, stop)?;
        bar.inc(1);
    }
    for file in &args.extraction {
        take_extractions(file, intake, tally, stop)?;
    }
    intake.give_up()?;
    bar.finish_and_clear();
    Ok(())
}

/// Takes in what another extractor read; what is none of that is listed.
fn take_extractions(
    file: &Path,
    intake: &mut Intake<'_>,
    tally: &mut Tally,
    stop: &mut dyn FnMut() -> bool,
) -> Result<(), CommandError> {
    let input = match std::fs::File::open(file) {
        Ok(input) => std::io::BufReader::new(input),
        Err(error) => {
            tally.reject(format!("{} cannot be read: {error}", file.display()));
            return Ok(());
        }
    };
    extractions::each(input, &file.display().to_string(), tally, &mut |extraction, from, tally| {
        if stop() {
            return Ok(false);
        }
        extractions::take(intake.dossier()?, extraction, from, tally)?;
        intake.make_way()?;
        Ok(true)
    })
}

fn progress(files: u64, ui: &Ui) -> ProgressBar {
    if files < 5 {
        return ProgressBar::hidden();
    }
    let bar = bar("files", ui);
    bar.set_length(files);
    bar
}

/// A progress bar that counts something; hidden where there is no terminal.
pub(super) fn bar(what: &str, ui: &Ui) -> ProgressBar {
    if !ui.terminal {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template(&format!("{{bar:30}} {{pos}}/{{len}} {what}, {{eta}} left")) {
        bar.set_style(style);
    }
    bar
}
