//! The lock of a store: one process holds it, and says which it is.

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::io_error;
use crate::store::StoreError;

/// The file in a store's folder that its holder locks; it names the holder's process id.
pub(super) const HOLDER: &str = "holder";

/// The file by which a process that waits for the lock asks its holder to make way.
pub(in crate::store) const WANTED: &str = "wanted";
/// How long a holder that makes way waits for whoever asked: five of their looks.
const GIVEN: Duration = Duration::from_millis(100);

/// Takes the lock of the store at `folder` and leaves a note of who has it. Waits up to `wait`. The lock is given up
/// when the file is closed.
pub(super) fn take(folder: &Path, wait: Duration) -> Result<File, StoreError> {
    let failed = |e| io_error(&format!("lock the store {}", folder.display()), e);
    let path = folder.join(HOLDER);
    let mut file = File::options().read(true).write(true).create(true).truncate(false).open(&path).map_err(failed)?;
    // More than the clock can count is for ever.
    let until = Instant::now().checked_add(wait);
    let mut asked = Asked(None);
    loop {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::Error(error)) => return Err(failed(error)),
            Err(TryLockError::WouldBlock) if until.is_none_or(|until| Instant::now() < until) => {
                asked.ask(folder);
                sleep(Duration::from_millis(20));
            }
            Err(TryLockError::WouldBlock) => {
                return Err(StoreError::InUse { path: folder.to_owned(), holder: holder(&path) });
            }
        }
    }
    // Only a help for whoever waits: a store on a full disk still opens. Always as long, since a file that is cut and
    // written again is flushed to disk when it is closed.
    let _ = write!(file, "{:<10}", std::process::id());
    Ok(file)
}

/// A request to make way, taken back when whoever made it has the lock or waits no more.
struct Asked(Option<PathBuf>);

impl Asked {
    fn ask(&mut self, folder: &Path) {
        let path = folder.join(WANTED);
        // Again and again: another process that waits takes it back with its own. Where it cannot be made the holder is
        // waited for as long.
        if File::options().write(true).create(true).truncate(false).open(&path).is_ok() {
            self.0 = Some(path);
        }
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        self.0.iter().for_each(|path| drop(fs::remove_file(path)));
    }
}

/// Whether a process waits for the lock of the store at `folder`.
pub(in crate::store) fn is_wanted(folder: &Path) -> bool {
    folder.join(WANTED).exists()
}

/// Waits, with the lock given up, until whoever waits for it has it, at most a tenth of a second.
pub(in crate::store) fn let_in(folder: &Path) {
    let until = Instant::now() + GIVEN;
    while is_wanted(folder) {
        if Instant::now() >= until {
            // Left by a process that was killed, or asked for again by a second one that waits for the first.
            let _ = fs::remove_file(folder.join(WANTED));
            return;
        }
        sleep(Duration::from_millis(5));
    }
}

fn holder(path: &Path) -> Option<u32> {
    // The holder may have the lock and not have written its number yet.
    for _ in 0..10 {
        if let Ok(number) = std::fs::read_to_string(path).ok()?.trim().parse() {
            return Some(number);
        }
        sleep(Duration::from_millis(2));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_waits_says_so_and_takes_it_back() {
        let folder = tempfile::tempdir().unwrap();
        let held = take(folder.path(), Duration::ZERO).unwrap();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| take(folder.path(), Duration::from_secs(20)));
            while !is_wanted(folder.path()) {
                sleep(Duration::from_millis(1));
            }
            drop(held);
            drop(waiting.join().unwrap().unwrap());
        });
        assert!(!is_wanted(folder.path()));
    }

    #[test]
    fn a_request_that_a_killed_process_left_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(WANTED), "").unwrap();
        let_in(folder.path());
        assert!(!is_wanted(folder.path()));
    }

    #[test]
    fn a_second_one_who_keeps_asking_does_not_keep_the_holder_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_owned();
        let (done, returned) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let_in(&path);
            done.send(()).unwrap();
        });
        let late = Instant::now() + 100 * GIVEN;
        while returned.try_recv().is_err() {
            std::fs::write(folder.path().join(WANTED), "").unwrap();
            assert!(Instant::now() < late, "the holder still waits");
        }
    }
}
