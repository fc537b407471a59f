//! A store of format 1, which kept all in the engine, becomes one of format 2.
//! Its records about itself go to a log, its index runs to files. The journal stays where it is.
//!
//! Each step may be cut off by a crash and done again: the runs, then the mark of the new format in the engine, then
//! the log, from whose existence on the store is of format 2, then the old records are removed.

use std::path::Path;

use super::log::Pending;
use super::on_sled::OnSled;
use super::run_files::RunFiles;
use super::{Batch, io_error, lost};
use crate::store::format::{self, ALL_IN_ENGINE};
use crate::store::{StoreError, table};

/// The table of blocks that format 1 had: run (4), parting key.
const BLOCK: u8 = b'b';
/// Bytes of blocks written together.
const TOGETHER: usize = 1 << 20;

/// Copies what moves, and gives the records about the store for its log; none where the engine is empty.
///
/// # Errors
/// Where a later version wrote it, it is no store, it is damaged, or the disk fails.
pub(super) fn migrate(engine: &OnSled, folder: &Path) -> Result<Pending, StoreError> {
    let Some(found) = engine.get(&table::meta("format"))? else {
        if engine.is_unused()? {
            return Ok(Pending::new());
        }
        return Err(StoreError::NotAStore {
            path: folder.to_owned(),
            found: "a store of a build before the first release, or not one of dossier's".into(),
        });
    };
    let format = format::check(&found, folder)?;
    let mut records = Pending::new();
    let mut key = vec![table::META];
    while let Some((next, value)) = engine.after(&key)?.filter(|(found, _)| found.first() == Some(&table::META)) {
        records.insert(next.clone(), Some(value));
        key = next;
    }
    if !records.contains_key(&table::meta("counters")) {
        // Such an engine came after its log.
        return Err(lost("its log is missing"));
    }
    copy_runs(engine, folder)?;
    if format == ALL_IN_ENGINE {
        let mut batch = Batch::default();
        batch.put(table::meta("format"), format::record());
        engine.write(batch)?;
        engine.sync()?;
    }
    records.insert(table::meta("format"), Some(format::record()));
    Ok(records)
}

/// Removes from the engine what has moved.
///
/// # Errors
/// Where the disk fails.
pub(super) fn finish(engine: &OnSled) -> Result<(), StoreError> {
    for table in [BLOCK, table::META] {
        let mut batch = Batch::default();
        let mut key = vec![table];
        while let Some((next, _)) = engine.after(&key)?.filter(|(found, _)| found.first() == Some(&table)) {
            if next != table::meta("format") {
                batch.remove(next.clone());
            }
            if batch.writes.len() >= 256 {
                engine.write(std::mem::take(&mut batch))?;
            }
            key = next;
        }
        engine.write(batch)?;
    }
    engine.sync()
}

fn copy_runs(engine: &OnSled, folder: &Path) -> Result<(), StoreError> {
    let failed = |e| io_error("write the store's indexes", e);
    let runs = RunFiles::of(folder);
    let (mut current, mut blocks, mut bytes) = (None, Vec::new(), 0);
    let mut key = vec![BLOCK];
    while let Some((next, block)) = engine.after(&key)?.filter(|(found, _)| found.first() == Some(&BLOCK)) {
        let run = next.get(1..5).and_then(|number| number.try_into().ok()).map(u32::from_be_bytes);
        let run = run.ok_or_else(|| lost("the key of a block is cut short"))?;
        if current != Some(run) {
            if let Some(last) = current.replace(run) {
                runs.put(last, std::mem::take(&mut blocks)).map_err(failed)?;
                runs.seal(last).map_err(failed)?;
            }
            runs.remove(run).map_err(failed)?;
            bytes = 0;
        }
        bytes += block.len();
        blocks.push((next.get(5..).unwrap_or_default().to_vec(), block));
        if bytes >= TOGETHER {
            runs.put(run, std::mem::take(&mut blocks)).map_err(failed)?;
            bytes = 0;
        }
        key = next;
    }
    if let Some(last) = current {
        runs.put(last, blocks).map_err(failed)?;
        runs.seal(last).map_err(failed)?;
    }
    Ok(())
}
