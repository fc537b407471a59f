//! `dossier split`: some articles mean somebody else.

use clap::Args;

use super::correct::{article, one};
use super::error::CommandError;
use super::place::Place;
use super::ui::Ui;
use crate::lexicon::counted;

/// Say that some articles mean somebody else by a name. `undo` takes it back.
///
/// What those articles claim of the node goes to a new node of the same name.
#[derive(Debug, Args)]
pub(super) struct SplitArgs {
    /// The name, or id (n12), that stands for two
    node: String,
    /// The articles that mean the other one: address, id or number, as `dossier articles` lists them
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<String>,
}

pub(super) fn run(args: &SplitArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let dossier = place.open()?;
    let node = one(&dossier, &args.node)?;
    let mut sequences = Vec::with_capacity(args.articles.len());
    for wanted in &args.articles {
        sequences.push(article(&dossier, wanted)?.sequence);
    }
    let (number, new) = dossier.store().split(node, &sequences)?;
    let (articles, verb) = (counted(sequences.len(), "article"), if sequences.len() == 1 { "means" } else { "mean" });
    ui.note(format!("correction {number}: {articles} {verb} {new}, not {node}; `dossier undo {number}` takes it back"));
    Ok(())
}
