//! The lock of a store: one process holds it, and says which it is.

use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::io_error;
use crate::store::StoreError;

/// The file in a store's folder that its holder locks; it names the holder's process id.
pub(super) const HOLDER: &str = "holder";

/// Takes the lock of the store at `folder` and leaves a note of who has it. Waits up to `wait`. The lock is given up when
/// the file is closed.
pub(super) fn take(folder: &Path, wait: Duration) -> Result<File, StoreError> {
    let failed = |e| io_error(&format!("lock the store {}", folder.display()), e);
    let path = folder.join(HOLDER);
    let mut file = File::options().read(true).write(true).create(true).truncate(false).open(&path).map_err(failed)?;
    let until = Instant::now() + wait;
    loop {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::Error(error)) => return Err(failed(error)),
            Err(TryLockError::WouldBlock) if Instant::now() < until => sleep(Duration::from_millis(20)),
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
