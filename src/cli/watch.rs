//! `dossier ingest --watch`: reads what comes into folders. The store is open only while there is something to read.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::error::CommandError;
use super::inputs::Provenance;
use super::intake::{Intake, take_file};
use super::tally::Tally;
use super::ui::{Format, Ui};

/// Between two looks.
const PAUSE: Duration = Duration::from_secs(1);

/// What tells one state of a file from another.
type State = (u64, Option<SystemTime>);

/// The files of some folders, and which of them were read in which state.
#[derive(Debug, Default)]
struct Watched {
    last: BTreeMap<PathBuf, State>,
    done: BTreeMap<PathBuf, State>,
    /// Places that could not be looked into the last time.
    failed: BTreeSet<PathBuf>,
}

impl Watched {
    /// Files that were not read yet as they are now, and that did not change since the last look: whoever writes one
    /// may not be done. Of a place that cannot be looked into it is said once, until it can be again.
    fn ready(&mut self, places: &[PathBuf], say: &mut dyn FnMut(String)) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for place in places {
            match files_in(place) {
                Ok(found) => {
                    self.failed.remove(place);
                    files.extend(found);
                }
                Err(error) if self.failed.insert(place.clone()) => {
                    say(format!("{} cannot be looked into: {error}; trying again", place.display()));
                }
                Err(_) => {}
            }
        }
        let now: BTreeMap<PathBuf, State> = files
            .into_iter()
            .filter_map(|file| {
                let state = state(&file)?;
                Some((file, state))
            })
            .collect();
        let ready = now
            .iter()
            .filter(|(file, state)| self.last.get(*file) == Some(*state) && self.done.get(*file) != Some(*state));
        let ready = ready.map(|(file, _)| file.clone()).collect();
        self.last = now;
        ready
    }

    fn is_done(&mut self, file: &Path) {
        if let Some(state) = self.last.get(file) {
            self.done.insert(file.to_owned(), *state);
        }
    }
}

/// Reads until it is interrupted. A store that another process keeps for longer than `--wait` is tried again later.
pub(super) fn run(
    places: &[PathBuf],
    provenance: &Provenance,
    intake: &mut Intake<'_>,
    format: Option<Format>,
    ui: &Ui,
) -> Result<(), CommandError> {
    // A document has an end.
    let format = format.map(|format| if format == Format::Json { Format::Jsonl } else { format });
    for place in places {
        is_there(place)?;
    }
    let mut watched = Watched::default();
    loop {
        let ready = watched.ready(places, &mut |fault| ui.complain(format!("error: {fault}")));
        if !ready.is_empty() {
            match read(provenance, &ready, intake, Tally::to_print(format, ui)) {
                Ok(tally) => {
                    ready.iter().for_each(|file| watched.is_done(file));
                    tally.print(ui)?;
                    ui.note(format!("kept: {}", tally.summary()));
                    tally.undated().into_iter().chain(tally.doubts()).for_each(|note| ui.note(note));
                    tally.rejections().iter().for_each(|why| ui.note(format!("rejected: {why}")));
                }
                Err(error) => {
                    // Whatever failed, others may have the store meanwhile.
                    let _ = intake.give_up();
                    ui.complain(format!("error: {}; trying again", error.message));
                }
            }
        }
        std::thread::sleep(PAUSE);
    }
}

/// Refuses to wait for what is not there: most often its name is misspelt.
fn is_there(place: &Path) -> Result<(), CommandError> {
    match std::fs::metadata(place) {
        Ok(_) => Ok(()),
        Err(_) if place == Path::new("-") => {
            Err(CommandError::usage("standard input cannot be watched").hint("name folders or files"))
        }
        Err(error) => Err(CommandError::usage(format!("{} cannot be watched: {error}", place.display()))
            .hint("look at the path, or make the folder first")),
    }
}

fn read(
    provenance: &Provenance,
    files: &[PathBuf],
    intake: &mut Intake<'_>,
    mut tally: Tally,
) -> Result<Tally, CommandError> {
    for file in files {
        take_file(provenance, file, intake, &mut tally, &mut || false)?;
    }
    intake.give_up()?;
    Ok(tally)
}

fn state(file: &Path) -> Option<State> {
    let found = std::fs::metadata(file).ok()?;
    Some((found.len(), found.modified().ok()))
}

/// The files of a folder, hidden ones left out; a file itself.
fn files_in(place: &Path) -> io::Result<Vec<PathBuf>> {
    if std::fs::metadata(place)?.is_file() {
        return Ok(vec![place.to_owned()]);
    }
    let entries = std::fs::read_dir(place)?;
    let hidden = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    Ok(entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file() && !hidden(path)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_when_it_stopped_changing_and_again_when_it_changed() {
        let folder = tempfile::tempdir().unwrap();
        let (places, file) = ([folder.path().to_owned()], folder.path().join("news.txt"));
        let mut watched = Watched::default();
        std::fs::write(&file, "Talks").unwrap();
        std::fs::write(folder.path().join(".partial"), "Talks").unwrap();
        assert_eq!(watched.ready(&places, &mut |fault| panic!("{fault}")), Vec::<PathBuf>::new());
        assert_eq!(watched.ready(&places, &mut |fault| panic!("{fault}")), std::slice::from_ref(&file));
        watched.is_done(&file);
        assert_eq!(watched.ready(&places, &mut |fault| panic!("{fault}")), Vec::<PathBuf>::new());
        std::fs::write(&file, "Talks began").unwrap();
        assert_eq!(watched.ready(&places, &mut |fault| panic!("{fault}")), Vec::<PathBuf>::new());
        assert_eq!(watched.ready(&places, &mut |fault| panic!("{fault}")), [file]);
    }
    #[test]
    fn a_place_that_cannot_be_looked_into_is_told_of_once() {
        let folder = tempfile::tempdir().unwrap();
        let places = [folder.path().join("news")];
        let (mut watched, mut said) = (Watched::default(), Vec::new());
        assert!(is_there(&places[0]).is_err());
        for _ in 0..2 {
            watched.ready(&places, &mut |fault| said.push(fault));
        }
        std::fs::create_dir(&places[0]).unwrap();
        watched.ready(&places, &mut |fault| said.push(fault));
        std::fs::remove_dir(&places[0]).unwrap();
        watched.ready(&places, &mut |fault| said.push(fault));
        assert_eq!(said.len(), 2, "{said:?}");
    }
}
