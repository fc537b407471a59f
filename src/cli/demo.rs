//! `dossier demo`: the sample articles, five questions, and what to try next.

use clap::Args;

use super::ask;
use super::error::CommandError;
use super::place::Place;
use super::ui::{Format, Ui};
use crate::Dossier;
use crate::ingest::reader::Hints;
use crate::lexicon::counted;
use crate::store::Reader;

/// The sample articles, compiled in.
const ARTICLES: &[&str] = &[
    include_str!("../../data/articles/01-aleppo-offensive.md"),
    include_str!("../../data/articles/02-un-appeal-on-syria.md"),
    include_str!("../../data/articles/03-ministers-in-ankara.md"),
    include_str!("../../data/articles/04-tehran-moscow-call.md"),
    include_str!("../../data/articles/05-doha-talks.md"),
    include_str!("../../data/articles/06-lebanon-ceasefire.md"),
    include_str!("../../data/articles/07-icc-warrants.md"),
    include_str!("../../data/articles/08-sweden-joins-nato.md"),
    include_str!("../../data/articles/09-kazan-summit.md"),
    include_str!("../../data/articles/10-bangladesh-protests.md"),
    include_str!("../../data/articles/11-sudan-famine-aid.md"),
    include_str!("../../data/articles/12-venezuela-sanctions.md"),
];

const QUESTIONS: [&str; 5] = [
    "who met whom about Syria",
    "what did Guterres call for",
    "who was displaced",
    "who attacked whom",
    "who represents Iran",
];

/// Read the sample articles that ship with the program and answer five questions.
#[derive(Debug, Args)]
pub(super) struct DemoArgs {
    /// Keep the store in this folder, to go on from there
    #[arg(long, value_name = "DIR")]
    keep: Option<std::path::PathBuf>,
}

pub(super) fn run(args: &DemoArgs, _place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let dossier = match &args.keep {
        Some(path) => Dossier::open_or_create(path, std::time::Duration::from_secs(1))?,
        None => Dossier::memory()?,
    };
    for text in ARTICLES {
        dossier.ingest_text(text, &Hints::default())?;
    }
    let snapshot = dossier.snapshot();
    ui.line(format!(
        "Read {} of 2024 into {} and {}.\n",
        counted(snapshot.article_count(), "short report"),
        counted(snapshot.node_count(), "node"),
        counted(snapshot.claim_count(), "claim")
    ))?;
    for question in QUESTIONS {
        ui.line(ui.bold(&format!("> dossier ask \"{question}\"")))?;
        let answer = ask::ask(&dossier, question)?;
        ask::print(&answer, Some(Format::Table), ui)?;
        ui.line("")?;
    }
    ui.line(ui.bold("Now with your own articles:"))?;
    ui.line("  dossier ingest news/*.txt --date 2024-12-03    reads them into ./dossier.db")?;
    ui.line("  dossier ask \"who called for what\"              asks; why 1 shows the sentence behind row 1")?;
    ui.line("  dossier show \"Antonio Guterres\"                everything about one node")?;
    ui.line("  dossier export --about Syria -o syria.dot      a picture for Graphviz: dot -Tsvg syria.dot")?;
    if args.keep.is_none() {
        ui.line("  dossier demo --keep demo.db                    keeps this demo's store: then add --store demo.db")?;
    }
    Ok(())
}
