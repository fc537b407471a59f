//! The articles that a command names: files, or `-` for standard input.

use std::path::{Path, PathBuf};

use clap::Args;

use super::error::CommandError;
use crate::ingest::reader::{self, Hints, ReadError};
use crate::model::{Article, Day};

/// Articles to read.
#[derive(Debug, Args)]
pub(super) struct Inputs {
    /// Files (text, Markdown, mail, JSON, JSON Lines, tables of texts); - reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) provenance: Provenance,
}

/// Where articles come from, as far as their files do not say.
#[derive(Debug, Args)]
pub(super) struct Provenance {
    /// The day of publication, YYYY-MM-DD; goes before what the article says
    #[arg(long, value_name = "DATE")]
    date: Option<Day>,
    /// The address of the article, where there is one alone
    #[arg(long)]
    url: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// Its headline, where there is one alone
    #[arg(long)]
    title: Option<String>,
}

impl Provenance {
    fn hints(&self) -> Hints {
        Hints { date: self.date, url: self.url.clone(), publisher: self.publisher.clone(), title: self.title.clone() }
    }

    /// Refuses an address or a headline for more than one file: each article would take the place of the one before.
    pub(super) fn check(&self, files: usize) -> Result<(), CommandError> {
        let given = [("--url", self.url.is_some()), ("--title", self.title.is_some())];
        match given.into_iter().find(|(_, given)| *given) {
            Some((option, _)) if files > 1 => {
                Err(CommandError::usage(format!("{option} is of one article, and these may be several"))
                    .hint("run the command once for each, or give JSON Lines with the fields url and title"))
            }
            _ => Ok(()),
        }
    }

    /// Reads the articles of a file. Of several in JSON, those that cannot be read go to `reject`.
    pub(super) fn read(&self, file: &Path, reject: &mut dyn FnMut(ReadError)) -> Result<Vec<Article>, ReadError> {
        if file == Path::new("-") {
            reader::read_stream(std::io::stdin().lock(), &self.hints(), reject)
        } else {
            reader::read_path_in_part(file, &self.hints(), reject)
        }
    }
}
