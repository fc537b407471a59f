//! The store while articles come in: open only while something is put into it.

use std::path::Path;

use super::error::CommandError;
use super::faults;
use super::inputs::Provenance;
use super::place::Place;
use super::read_store::ReadStore;
use super::tally::Tally;
use crate::Dossier;
use crate::lexicon::Gazetteer;
use crate::store::Store;

/// How what comes in is kept.
#[derive(Clone, Copy)]
pub(super) struct Keeping {
    /// Not at all: it is only said what would happen.
    pub(super) dry_run: bool,
    /// Synced after so many articles.
    pub(super) batch: u32,
}

/// A store that is opened when the first article is there, and given up while the next one is waited for.
pub(super) struct Intake<'a> {
    place: &'a Place,
    names: Option<Gazetteer>,
    keeping: Keeping,
    open: Option<Dossier>,
    /// The store that a dry run looks into.
    looked_into: Option<ReadStore>,
    /// Whether the store was given up to somebody.
    is_lent: bool,
}

impl<'a> Intake<'a> {
    /// A store that is not open yet; `names` are the user's own.
    pub(super) fn new(place: &'a Place, names: Option<Gazetteer>, keeping: Keeping) -> Self {
        Self { place, names, keeping, open: None, looked_into: None, is_lent: false }
    }

    /// The store, opened as the arguments say.
    pub(super) fn dossier(&mut self) -> Result<&mut Dossier, CommandError> {
        let dossier = match self.open.take() {
            Some(dossier) => dossier,
            None => {
                let mut dossier = match self.keeping.dry_run {
                    true => {
                        self.looked_into = self.place.open_to_rehearse()?;
                        match &self.looked_into {
                            Some(store) => store.rehearsal()?,
                            None => Dossier::memory()?,
                        }
                    }
                    false if self.is_lent => self.place.open_again()?,
                    false => self.place.open_or_create()?,
                };
                if let Some(names) = &self.names {
                    dossier.use_gazetteer(names.clone())?;
                }
                dossier.store().sync_every(self.keeping.batch);
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
        if self.keeping.dry_run {
            return Ok(());
        }
        if let Some(dossier) = self.open.take() {
            dossier.store().sync()?;
        }
        Ok(())
    }
}

/// Reads the articles of a file into a store; what cannot be read is listed.
pub(super) fn take_file(
    provenance: &Provenance,
    file: &Path,
    intake: &mut Intake<'_>,
    tally: &mut Tally,
    stop: &mut dyn FnMut() -> bool,
) -> Result<(), CommandError> {
    if file == Path::new("-") {
        // Whoever writes there may take their time.
        intake.give_up()?;
    }
    let read = provenance.read(file, &mut |error| tally.reject(format!("{} {error}", file.display())));
    let articles = match read {
        Ok(articles) => articles,
        Err(error) => {
            tally.reject(format!("{} {error}", file.display()));
            return Ok(());
        }
    };
    for article in &articles {
        if stop() {
            break;
        }
        let dossier = intake.dossier()?;
        let from = file.display().to_string();
        let ingested = match dossier.ingest(article) {
            Ok(ingested) => ingested,
            Err(crate::Error::Reader(fault)) => {
                tally.reject(format!("{from}: {}", faults::told(article, fault)));
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        tally.count(&from, ingested, article.published, dossier)?;
        tally.doubt(&from, article, ingested);
        intake.make_way()?;
    }
    Ok(())
}
