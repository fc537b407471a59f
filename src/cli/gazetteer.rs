//! `--gazetteer FILE`: a user's own names, beside the built-in ones.

use std::path::PathBuf;

use clap::Args;

use super::error::CommandError;
use crate::lexicon::Gazetteer;

/// A table of the user's own.
#[derive(Debug, Args)]
pub(super) struct OwnNames {
    /// Know these names too, before the built-in ones: a table (name, other names, part of, kind, parted by tabs) or a
    /// JSON object from names to actor codes
    #[arg(long = "gazetteer", value_name = "FILE")]
    file: Option<PathBuf>,
}

impl OwnNames {
    /// The built-in gazetteer with the user's names in it; `None` where there are none.
    pub(super) fn read(&self) -> Result<Option<Gazetteer>, CommandError> {
        let Some(file) = &self.file else {
            return Ok(None);
        };
        let table = std::fs::read_to_string(file)
            .map_err(|e| CommandError::usage(format!("the gazetteer {} cannot be read: {e}", file.display())))?;
        let mut gazetteer = Gazetteer::shared().clone();
        gazetteer.merge(&table).map_err(|e| {
            CommandError::usage(format!("the gazetteer {} is wrong in {e}", file.display()))
                .hint("one entry a line: name, other names, part of, kind, parted by tabs; # starts a comment")
        })?;
        Ok(Some(gazetteer))
    }
}
