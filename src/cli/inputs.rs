//! The articles that a command names: files, or `-` for standard input.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::ingest::reader::{self, Hints, ReadError};
use crate::model::{Article, Day};

/// Articles to read.
#[derive(Debug, Args)]
pub(super) struct Inputs {
    /// Files (text, Markdown, JSON, JSON Lines); - reads standard input
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
    /// The address of the article
    #[arg(long)]
    url: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// Its headline
    #[arg(long)]
    title: Option<String>,
}

impl Provenance {
    fn hints(&self) -> Hints {
        Hints { date: self.date, url: self.url.clone(), publisher: self.publisher.clone(), title: self.title.clone() }
    }

    /// Reads the articles of a file.
    pub(super) fn read(&self, file: &Path) -> Result<Vec<Article>, ReadError> {
        if file == Path::new("-") {
            reader::read_stream(std::io::stdin().lock(), false, &self.hints())
        } else {
            reader::read_path(file, &self.hints())
        }
    }
}
