//! `dossier ingest`: reads articles into the store, one durable transaction each.

use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::error::{CommandError, Kind};
use super::gazetteer::OwnNames;
use super::inputs::Provenance;
use super::interrupt::Interrupt;
use super::place::Place;
use super::ui::Ui;
use crate::Dossier;
use crate::lexicon::counted;
use crate::model::Extraction;
use crate::store::Ingested;

/// Read articles into the store.
///
/// Each article is one transaction: when it is reported it is on disk whole. Inputs that cannot be read are listed and
/// the rest is kept (exit code 4). After Ctrl-C, or a request to end, it stops behind the article that it is at, and says what is
/// kept (exit code 130, 143).
#[derive(Debug, Args)]
pub(super) struct IngestArgs {
    /// Files (text, Markdown, JSON, JSON Lines); - reads standard input; with --watch folders too
    #[arg(value_name = "FILE", required_unless_present = "extraction")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    provenance: Provenance,
    /// Take in what another extractor read: the contract's JSON, one object or one a line
    #[arg(long, value_name = "FILE")]
    extraction: Vec<PathBuf>,
    #[command(flatten)]
    names: OwnNames,
    /// Read, say what would happen, keep nothing
    #[arg(long)]
    dry_run: bool,
    /// Sync to disk only after every N articles: faster, and a power cut can lose the last N
    #[arg(long, value_name = "N", default_value_t = 1)]
    batch: u32,
    /// Read what is in the files and folders, then what comes into them or changes, until interrupted. The store is
    /// given up while there is nothing to read
    #[arg(long, conflicts_with_all = ["dry_run", "extraction"])]
    watch: bool,
}

/// What became of the inputs.
#[derive(Default)]
pub(super) struct Tally {
    new: u32,
    claims: u32,
    unchanged: u32,
    same_text: u32,
    versions: u32,
    pub(super) rejected: Vec<String>,
}

impl Tally {
    fn count(&mut self, ingested: Ingested) {
        match ingested {
            Ingested::New { claims, .. } => {
                self.new += 1;
                self.claims += claims;
            }
            Ingested::Unchanged { .. } => self.unchanged += 1,
            Ingested::SameText { .. } => self.same_text += 1,
            Ingested::NewVersion { claims, .. } => {
                self.versions += 1;
                self.claims += claims;
            }
        }
    }

    pub(super) fn summary(&self) -> String {
        let mut parts = vec![counted(self.new + self.versions, "article"), counted(self.claims, "claim")];
        if self.versions > 0 {
            parts.push(counted(self.versions, "new version"));
        }
        for (n, what) in [(self.same_text, "with a text known from another publisher"), (self.unchanged, "unchanged")] {
            if n > 0 {
                parts.push(format!("{n} {what}"));
            }
        }
        if !self.rejected.is_empty() {
            parts.push(format!("{} rejected", self.rejected.len()));
        }
        parts.join(", ")
    }
}

pub(super) fn run(args: &IngestArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    if args.watch {
        return super::watch::run(args, place, ui);
    }
    let mut dossier = if args.dry_run { Dossier::memory()? } else { place.open_or_create()? };
    prepare(args, &mut dossier)?;
    let mut tally = Tally::default();
    // Not while a file is being read: whoever types the article ends that with one Ctrl-C.
    let mut interrupt: Option<Interrupt> = None;
    let mut stop = || interrupt.get_or_insert_with(Interrupt::watch_all).is_asked();
    let taken = take_all(args, &mut dossier, &mut tally, ui, &mut stop);
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
    ui.note(format!("{kept}: {}{whose}", tally.summary()));
    if tally.rejected.is_empty() {
        return Ok(());
    }
    let verb = if tally.rejected.len() == 1 { "was" } else { "were" };
    let rejected = counted(tally.rejected.len(), "input");
    let error = CommandError::new(Kind::Rejected, format!("{rejected} {verb} rejected, the rest is kept"));
    Err(tally.rejected.into_iter().fold(error, CommandError::hint))
}

/// Reads all inputs, until `stop` says so, and settles the store.
fn take_all(
    args: &IngestArgs,
    dossier: &mut Dossier,
    tally: &mut Tally,
    ui: &Ui,
    stop: &mut dyn FnMut() -> bool,
) -> Result<(), CommandError> {
    let bar = progress(args.files.len() as u64, ui);
    for file in &args.files {
        take_file(args, file, dossier, tally, stop)?;
        bar.inc(1);
    }
    for file in &args.extraction {
        match extractions(file) {
            Ok(list) => {
                for extraction in list {
                    if stop() {
                        break;
                    }
                    tally.count(dossier.ingest_extraction(&extraction)?);
                }
            }
            Err(why) => tally.rejected.push(format!("{} {why}", file.display())),
        }
    }
    if !args.dry_run {
        dossier.store().sync()?;
    }
    bar.finish_and_clear();
    Ok(())
}

/// Sets a dossier up as the arguments say.
pub(super) fn prepare(args: &IngestArgs, dossier: &mut Dossier) -> Result<(), CommandError> {
    if let Some(gazetteer) = args.names.read()? {
        dossier.use_gazetteer(gazetteer)?;
    }
    dossier.store().sync_every(args.batch);
    Ok(())
}

/// Reads the articles of a file into a dossier; a file that cannot be read is listed.
pub(super) fn take_file(
    args: &IngestArgs,
    file: &Path,
    dossier: &mut Dossier,
    tally: &mut Tally,
    stop: &mut dyn FnMut() -> bool,
) -> Result<(), CommandError> {
    match args.provenance.read(file) {
        Ok(articles) => {
            for article in &articles {
                if stop() {
                    break;
                }
                tally.count(dossier.ingest(article).map_err(CommandError::from)?);
            }
            Ok(())
        }
        Err(error) => {
            tally.rejected.push(format!("{} {error}", file.display()));
            Ok(())
        }
    }
}

fn extractions(file: &PathBuf) -> Result<Vec<Extraction>, String> {
    let text = std::fs::read_to_string(file).map_err(|e| format!("cannot be read: {e}"))?;
    if let Ok(one) = serde_json::from_str(&text) {
        return Ok(vec![one]);
    }
    (1..)
        .zip(text.lines())
        .filter(|(_, l)| !l.trim().is_empty())
        .map(|(n, line)| serde_json::from_str(line).map_err(|e| format!("line {n} is no extraction: {e}")))
        .collect()
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
