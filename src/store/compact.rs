//! Merging: the tail into a run of blocks, runs of like size into one.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::StoreError;
use super::backend::{Backend, Batch};
use super::entry;
use super::opened::{Store, TAIL_BYTES, UNSETTLED};
use super::run::{DiskRun, Merged, RunWriter};
use super::writer::{Writer, put_meta};

/// So many runs of one level become one of the next.
const FAN: usize = 6;

impl Store {
    /// Writes the tail out as a run, and does all that this leaves to do.
    pub(super) fn merge_tail(&self, writer: &mut Writer) -> Result<(), StoreError> {
        if writer.tail.runs.is_empty() {
            return Ok(());
        }
        self.write_tail(writer)?;
        self.thin_out(writer)
    }

    /// Writes the tail out as a run. The list of runs moves last: a crash before that leaves all as it was.
    pub(super) fn write_tail(&self, writer: &mut Writer) -> Result<(), StoreError> {
        let watermark = writer.counters.next_sequence;
        if writer.tail.runs.is_empty() {
            return Ok(());
        }
        let number = writer.manifest.next_run;
        let tail = std::mem::take(&mut writer.tail);
        let backend = self.backend.as_ref();
        let written = write_run(backend, number, Merged::new(backend, [], &tail.runs), None);
        if let Err(error) = written {
            writer.tail = tail;
            return Err(error);
        }
        let mut manifest = writer.manifest.clone();
        manifest.runs.push((number, 0));
        manifest.next_run = number + 1;
        manifest.watermark = watermark;
        if let Err(error) = self.publish(writer, manifest) {
            writer.tail = tail;
            return Err(error);
        }
        Ok(())
    }

    /// Does one piece of what the writing of a tail leaves to do, so that no commit waits for all of it.
    pub(super) fn tidy(&self, writer: &mut Writer) -> Result<(), StoreError> {
        if let Some(level) = crowded(&writer.manifest.runs) {
            return self.merge_runs(writer, level);
        }
        writer.untidy = false;
        self.sweep(writer)?;
        writer.untidy = self.backend.settle_piece()?;
        Ok(())
    }

    /// Does the rest of it.
    pub(super) fn tidy_up(&self, writer: &mut Writer) -> Result<(), StoreError> {
        while writer.untidy {
            self.tidy(writer)?;
        }
        Ok(())
    }

    /// Merges runs where a level has too many of them.
    pub(super) fn thin_out(&self, writer: &mut Writer) -> Result<(), StoreError> {
        while let Some(level) = crowded(&writer.manifest.runs) {
            self.merge_runs(writer, level)?;
        }
        self.sweep(writer)?;
        self.backend.settle(UNSETTLED)
    }

    /// Merges all runs of one level into one of the next.
    fn merge_runs(&self, writer: &mut Writer, level: u8) -> Result<(), StoreError> {
        let chosen: Vec<u32> =
            (writer.manifest.runs.iter()).filter(|(_, l)| *l == level).map(|(number, _)| *number).collect();
        self.merge_chosen(writer, &chosen, level + 1)
    }

    /// Merges the tail and all runs into one.
    pub(super) fn merge_all(&self, writer: &mut Writer) -> Result<(), StoreError> {
        self.merge_tail(writer)?;
        let all: Vec<u32> = writer.manifest.runs.iter().map(|(n, _)| *n).collect();
        let level = writer.manifest.runs.iter().map(|(_, l)| *l).max();
        if all.len() > 1 {
            self.merge_chosen(writer, &all, level.unwrap_or_default())?;
        }
        self.sweep(writer)
    }

    fn merge_chosen(&self, writer: &mut Writer, chosen: &[u32], level: u8) -> Result<(), StoreError> {
        let number = writer.manifest.next_run;
        let runs = chosen.iter().map(|n| DiskRun(*n));
        let merged = Merged::new(self.backend.as_ref(), runs, &[]);
        write_run(self.backend.as_ref(), number, merged, Some(&writer.dead))?;
        let mut manifest = writer.manifest.clone();
        let at = manifest.runs.iter().position(|(n, _)| chosen.contains(n));
        manifest.runs.retain(|(n, _)| !chosen.contains(n));
        let at = at.unwrap_or_default().min(manifest.runs.len());
        manifest.runs.insert(at, (number, level));
        manifest.next_run = number + 1;
        manifest.garbage.extend(chosen);
        self.publish(writer, manifest)
    }

    /// Makes a new list of runs the store's: durable at once, since the runs that it leaves out may be removed then.
    pub(super) fn publish(&self, writer: &mut Writer, manifest: super::record::Manifest) -> Result<(), StoreError> {
        let mut batch = Batch::default();
        put_meta(&mut batch, "runs", &manifest)?;
        self.commit(writer, batch)?;
        self.sync_all(writer)?;
        let mut runs = Vec::with_capacity(manifest.runs.len());
        for (number, _) in &manifest.runs {
            let known = writer.runs.iter().find(|run| run.0 == *number);
            runs.push(known.map_or_else(|| Arc::new(DiskRun(*number)), Arc::clone));
        }
        let gone = writer.runs.iter().filter(|run| !runs.contains(run)).cloned();
        let gone: Vec<Arc<DiskRun>> = gone.collect();
        writer.retired.extend(gone);
        writer.runs = Arc::new(runs);
        writer.manifest = manifest;
        writer.changed();
        Ok(())
    }

    /// Removes the blocks of merged runs that no snapshot reads any more.
    pub(super) fn sweep(&self, writer: &mut Writer) -> Result<(), StoreError> {
        writer.retired.retain(|run| Arc::strong_count(run) > 1);
        let held: Vec<u32> = writer.retired.iter().map(|run| run.0).collect();
        let (kept, free): (Vec<u32>, Vec<u32>) = (writer.manifest.garbage.iter()).partition(|n| held.contains(n));
        if free.is_empty() {
            return Ok(());
        }
        for number in free {
            self.backend.remove_run(number)?;
        }
        let mut manifest = writer.manifest.clone();
        manifest.garbage = kept;
        self.publish(writer, manifest)
    }
}

/// Writes all entries of a cursor as a run, leaving out those of dead articles; gives the bytes of its blocks.
pub(super) fn write_run(
    backend: &dyn Backend,
    number: u32,
    mut from: Merged<'_>,
    dead: Option<&FxHashSet<u64>>,
) -> Result<usize, StoreError> {
    let mut run = RunWriter::new(backend, number)?;
    let dead = dead.filter(|dead| !dead.is_empty());
    from.seek(&[])?;
    while let Some(bytes) = from.entry() {
        let gone = dead.is_some_and(|dead| entry::article_of(bytes).is_some_and(|article| dead.contains(&article)));
        if !gone {
            run.push(bytes)?;
        }
        from.advance()?;
    }
    run.finish()
}

/// The level of a run of so many bytes: as many as FAN runs of the level below come to.
pub(super) fn level_of(bytes: usize) -> u8 {
    let mut level = 0;
    let mut least = TAIL_BYTES * FAN / 2;
    while bytes >= least {
        level += 1;
        least = least.saturating_mul(FAN);
    }
    level
}

/// The lowest level with too many runs.
fn crowded(runs: &[(u32, u8)]) -> Option<u8> {
    let mut levels: Vec<u8> = runs.iter().map(|(_, level)| *level).collect();
    levels.sort_unstable();
    levels.chunk_by(|a, b| a == b).find(|same| same.len() >= FAN).and_then(|same| same.first().copied())
}
