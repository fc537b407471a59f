//! `dossier extract`: what `ingest` would store for an article, printed; no store is touched.

use clap::Args;

use super::error::{CommandError, Kind};
use super::faults;
use super::gazetteer::OwnNames;
use super::inputs::Inputs;
use super::ui::{Format, Ui};
use crate::ingest::extract::Extractor;
use crate::ingest::language::Workspace;
use crate::lexicon::LEAST_CONFIDENCE;

/// Print what would be stored for an article, without a store.
#[derive(Debug, Args)]
pub(super) struct ExtractArgs {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    names: OwnNames,
    /// Leave out claims that are less likely right than this, 0 to 1
    #[arg(long, value_name = "P", default_value_t = LEAST_CONFIDENCE)]
    min_confidence: f32,
    /// Print how each sentence was read instead: parse, names, what became of each verb, claims with their rules
    #[arg(long)]
    trace: bool,
    /// Print the article's text too, as article.text
    #[arg(long)]
    with_text: bool,
}

pub(super) fn run(args: &ExtractArgs, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    if !(0.0..=1.0).contains(&args.min_confidence) {
        return Err(CommandError::usage(format!("--min-confidence {} is not between 0 and 1", args.min_confidence)));
    }
    let extractor = match args.names.read()? {
        Some(gazetteer) => Extractor::with_gazetteer(gazetteer)?,
        None => Extractor::new()?,
    };
    args.inputs.provenance.check(args.inputs.files.len())?;
    let mut work = Workspace::default();
    let mut rejected = 0;
    for file in &args.inputs.files {
        let mut reject = |error| {
            ui.complain(format!("error: {} {error}", file.display()));
            rejected += 1;
        };
        let articles = args.inputs.provenance.read(file, &mut reject).unwrap_or_else(|error| {
            reject(error);
            Vec::new()
        });
        for article in articles {
            if args.trace {
                ui.line(extractor.trace(&article, &mut work))?;
                continue;
            }
            let mut extraction = match extractor.extract(&article, &mut work) {
                Ok(extraction) => extraction,
                Err(fault) => {
                    ui.complain(format!("error: {}: {}", file.display(), faults::told(&article, fault)));
                    rejected += 1;
                    continue;
                }
            };
            extraction.keep_confident(args.min_confidence);
            if args.with_text {
                extraction.article.text = Some(article.text.clone());
            }
            let one_line = format == Some(Format::Jsonl);
            ui.line(if one_line {
                serde_json::to_string(&extraction)?
            } else {
                serde_json::to_string_pretty(&extraction)?
            })?;
        }
    }
    if rejected > 0 {
        let rejected = super::ingest::rejected(rejected);
        return Err(CommandError::new(Kind::Rejected, format!("{rejected}, the rest is printed")));
    }
    Ok(())
}
