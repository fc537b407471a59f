//! The store while articles come in: open only while something is put into it.

use super::error::CommandError;
use super::ingest::IngestArgs;
use super::place::Place;
use crate::Dossier;
use crate::lexicon::Gazetteer;
use crate::store::Store;

/// A store that is opened when the first article is there, and given up while the next one is waited for.
pub(super) struct Intake<'a> {
    args: &'a IngestArgs,
    place: &'a Place,
    names: Option<Gazetteer>,
    open: Option<Dossier>,
    /// Whether the store was given up to somebody.
    is_lent: bool,
}

impl<'a> Intake<'a> {
    /// # Errors
    /// Where the user's own names cannot be read.
    pub(super) fn new(args: &'a IngestArgs, place: &'a Place) -> Result<Self, CommandError> {
        Ok(Self { args, place, names: args.names.read()?, open: None, is_lent: false })
    }

    /// The store, opened as the arguments say.
    pub(super) fn dossier(&mut self) -> Result<&mut Dossier, CommandError> {
        let dossier = match self.open.take() {
            Some(dossier) => dossier,
            None => {
                let mut dossier = match self.args.dry_run {
                    true => Dossier::memory()?,
                    false if self.is_lent => self.place.open_again()?,
                    false => self.place.open_or_create()?,
                };
                if let Some(names) = &self.names {
                    dossier.use_gazetteer(names.clone())?;
                }
                dossier.store().sync_every(self.args.batch);
                dossier
            }
        };
        Ok(self.open.insert(dossier))
    }

    /// Lets a process that waits for the store have it before the next article.
    pub(super) fn make_way(&mut self) -> Result<(), CommandError> {
        if self.open.as_mut().is_some_and(|dossier| dossier.store().is_wanted()) {
            self.give_up()?;
            Store::let_in(&self.place.path());
            self.is_lent = true;
        }
        Ok(())
    }

    /// Syncs what was taken in, and lets other processes have the store. What a dry run would keep stays.
    pub(super) fn give_up(&mut self) -> Result<(), CommandError> {
        if self.args.dry_run {
            return Ok(());
        }
        if let Some(dossier) = self.open.take() {
            dossier.store().sync()?;
        }
        Ok(())
    }
}
