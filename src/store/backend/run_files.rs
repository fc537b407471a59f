//! Runs on disk: a file for each, written once from front to back.
//!
//! The blocks, then an index of them with a checksum for each, then where the index is. A run that was never sealed has
//! no such end, and nothing refers to it. `docs/store.md` shows the bytes.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use super::{Block, Pair, checksum, damaged, io_error};
use rustc_hash::FxHashMap;

use crate::store::StoreError;
use crate::store::bytes::{Rest, put_ordered};

/// The folder of the files.
pub(super) const FOLDER: &str = "runs";
/// What a file begins with, and, behind it, the version of its layout.
const MAGIC: &[u8; 8] = b"dos.run\x01";
/// Place of the index (8), its length (4), its checksum (4).
const TRAILER: usize = 16;
/// Blocks kept in memory, 7 KB each: a seek then costs neither a call of the system nor a checksum.
const AT_HAND: usize = 512;

/// The runs of a store.
#[derive(Debug)]
pub(super) struct RunFiles {
    folder: PathBuf,
    open: RwLock<BTreeMap<u32, Arc<RunFile>>>,
    writing: Mutex<BTreeMap<u32, Writing>>,
    /// Blocks that were read, by run and place. A sealed run never changes, and its number is not used again while
    /// anybody holds it.
    at_hand: RwLock<FxHashMap<(u32, u32), Block>>,
}

/// A sealed run.
#[derive(Debug)]
struct RunFile {
    file: File,
    /// The keys of all blocks, end to end.
    keys: Vec<u8>,
    blocks: Vec<Place>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    /// Where its key ends.
    key_end: u32,
    length: u32,
    offset: u64,
    crc: u32,
}

/// A run that is being written.
#[derive(Debug)]
struct Writing {
    file: BufWriter<File>,
    index: Vec<u8>,
    last_key: Vec<u8>,
    end: u64,
}

impl RunFiles {
    /// The runs of the store at `folder`. Reads nothing yet.
    pub(super) fn of(folder: &Path) -> Self {
        Self {
            folder: folder.join(FOLDER),
            open: RwLock::default(),
            writing: Mutex::default(),
            at_hand: RwLock::default(),
        }
    }

    fn path(&self, run: u32) -> PathBuf {
        self.folder.join(format!("{run:08}"))
    }

    pub(super) fn put(&self, run: u32, blocks: Vec<Pair>) -> io::Result<()> {
        let mut all = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if let std::collections::btree_map::Entry::Vacant(new) = all.entry(run) {
            new.insert(self.begin(run)?);
        }
        all.get_mut(&run).map_or(Ok(()), |writing| blocks.iter().try_for_each(|(key, block)| writing.put(key, block)))
    }

    fn begin(&self, run: u32) -> io::Result<Writing> {
        if !self.folder.exists() {
            fs::create_dir_all(&self.folder)?;
            self.folder.parent().map_or(Ok(()), |above| File::open(above)?.sync_all())?;
        }
        let mut file = BufWriter::with_capacity(64 << 10, File::create(self.path(run))?);
        file.write_all(MAGIC)?;
        Ok(Writing { file, index: Vec::new(), last_key: Vec::new(), end: MAGIC.len() as u64 })
    }

    pub(super) fn seal(&self, run: u32) -> io::Result<()> {
        let begun = self.writing.lock().unwrap_or_else(PoisonError::into_inner).remove(&run);
        begun.map_or_else(|| self.begin(run), Ok)?.seal()?;
        File::open(&self.folder)?.sync_all()
    }

    pub(super) fn remove(&self, run: u32) -> io::Result<()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner).remove(&run);
        self.open.write().unwrap_or_else(PoisonError::into_inner).remove(&run);
        self.at_hand.write().unwrap_or_else(PoisonError::into_inner).retain(|(of, _), _| *of != run);
        match fs::remove_file(self.path(run)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    pub(super) fn numbers(&self) -> io::Result<Vec<u32>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut numbers = Vec::new();
        for entry in entries {
            numbers.extend(entry?.file_name().to_str().and_then(|name| name.parse::<u32>().ok()));
        }
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// Opens every run that is not yet open, so that it can be read even when its file has gone.
    pub(super) fn hold_all(&self) -> Result<(), StoreError> {
        let numbers = self.numbers().map_err(|e| io_error("read the store's indexes", e))?;
        // One that was never sealed is of no use to anybody.
        numbers.into_iter().for_each(|run| drop(self.run(run)));
        Ok(())
    }

    fn run(&self, run: u32) -> Result<Arc<RunFile>, StoreError> {
        if let Some(open) = self.open.read().unwrap_or_else(PoisonError::into_inner).get(&run) {
            return Ok(Arc::clone(open));
        }
        let opened = File::open(self.path(run)).and_then(RunFile::read).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => damaged(format!("index run {run} is missing")),
            io::ErrorKind::InvalidData => damaged(format!("index run {run} cannot be read back")),
            _ => io_error("read the store's indexes", error),
        });
        let opened = Arc::new(opened?);
        self.open.write().unwrap_or_else(PoisonError::into_inner).insert(run, Arc::clone(&opened));
        Ok(opened)
    }

    pub(super) fn block_for(&self, run: u32, key: &[u8]) -> Result<Option<u32>, StoreError> {
        Ok(self.run(run)?.block_for(key))
    }

    pub(super) fn block(&self, run: u32, place: u32) -> Result<Option<Block>, StoreError> {
        if let Some(block) = self.at_hand.read().unwrap_or_else(PoisonError::into_inner).get(&(run, place)) {
            return Ok(Some(Arc::clone(block)));
        }
        let file = self.run(run)?;
        let Some(at) = file.blocks.get(place as usize) else {
            return Ok(None);
        };
        let mut block = vec![0; at.length as usize];
        read_at(&file.file, &mut block, at.offset).map_err(|e| io_error("read the store's indexes", e))?;
        if checksum::of(&[&block]) != at.crc {
            return Err(damaged(format!("a block of index run {run} cannot be read back")));
        }
        let block = Arc::new(block);
        let mut at_hand = self.at_hand.write().unwrap_or_else(PoisonError::into_inner);
        if at_hand.len() >= AT_HAND {
            at_hand.clear();
        }
        at_hand.insert((run, place), Arc::clone(&block));
        Ok(Some(block))
    }
}

impl Writing {
    fn put(&mut self, key: &[u8], block: &[u8]) -> io::Result<()> {
        self.file.write_all(block)?;
        let shared = key.iter().zip(&self.last_key).take_while(|(a, b)| a == b).count();
        put_ordered(&mut self.index, shared as u64);
        put_ordered(&mut self.index, (key.len() - shared) as u64);
        self.index.extend(key.get(shared..).unwrap_or_default());
        put_ordered(&mut self.index, block.len() as u64);
        self.index.extend(checksum::of(&[block]).to_be_bytes());
        self.last_key.truncate(shared);
        self.last_key.extend(key.get(shared..).unwrap_or_default());
        self.end += block.len() as u64;
        Ok(())
    }

    fn seal(mut self) -> io::Result<()> {
        self.file.write_all(&self.index)?;
        let mut trailer = self.end.to_be_bytes().to_vec();
        trailer.extend((self.index.len() as u32).to_be_bytes());
        let crc = checksum::of(&[&trailer, &self.index]);
        self.file.write_all(&trailer)?;
        self.file.write_all(&crc.to_be_bytes())?;
        self.file.flush()?;
        self.file.get_ref().sync_all()
    }
}

impl RunFile {
    fn read(file: File) -> io::Result<Self> {
        let broken = || io::Error::from(io::ErrorKind::InvalidData);
        let length = file.metadata()?.len();
        let at = length.checked_sub(TRAILER as u64).ok_or_else(broken)?;
        // Most indexes come with one read from the end.
        let from = length.saturating_sub(64 << 10);
        let mut tail = vec![0; (length - from) as usize];
        read_at(&file, &mut tail, from)?;
        let mut rest = Rest(tail.get((at - from) as usize..).unwrap_or_default());
        let head = rest.0.get(..12).unwrap_or_default();
        let (begin, size, crc) = (rest.u64(), rest.u32(), rest.u32());
        let (begin, size, crc) = begin.zip(size).zip(crc).map(|((b, s), c)| (b, s, c)).ok_or_else(broken)?;
        if begin.checked_add(u64::from(size)) != Some(at) {
            return Err(broken());
        }
        let mut own;
        let index = if begin >= from {
            tail.get((begin - from) as usize..(at - from) as usize).ok_or_else(broken)?
        } else {
            own = vec![0; size as usize];
            read_at(&file, &mut own, begin)?;
            &own
        };
        if checksum::of(&[head, index]) != crc {
            return Err(broken());
        }
        let (keys, blocks) = Self::places(index, begin).ok_or_else(broken)?;
        Ok(Self { file, keys, blocks })
    }

    fn places(index: &[u8], end: u64) -> Option<(Vec<u8>, Vec<Place>)> {
        let (mut keys, mut blocks) = (Vec::with_capacity(index.len() * 2), Vec::with_capacity(index.len() / 16));
        let (mut rest, mut offset, mut last) = (Rest(index), MAGIC.len() as u64, 0..0usize);
        while !rest.0.is_empty() {
            let (shared, own) = (rest.ordered()? as usize, rest.ordered()? as usize);
            let start = keys.len();
            keys.extend_from_within(last.start..last.start.checked_add(shared).filter(|end| *end <= last.end)?);
            keys.extend_from_slice(rest.take(own)?);
            last = start..keys.len();
            let length = rest.ordered_u32()?;
            blocks.push(Place { key_end: keys.len() as u32, length, offset, crc: rest.u32()? });
            offset = offset.checked_add(u64::from(length)).filter(|here| *here <= end)?;
        }
        Some((keys, blocks))
    }

    fn key(&self, place: usize) -> &[u8] {
        let end_of = |place: usize| self.blocks.get(place).map_or(0, |block| block.key_end as usize);
        let start = place.checked_sub(1).map_or(0, end_of);
        self.keys.get(start..end_of(place)).unwrap_or_default()
    }

    fn block_for(&self, key: &[u8]) -> Option<u32> {
        let (mut low, mut high) = (0, self.blocks.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.key(middle) <= key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.checked_sub(1).map(|place| place as u32)
    }
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset).map_err(cut_short)
}

#[cfg(windows)]
fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt;
    let mut done = 0;
    while let Some(rest) = bytes.get_mut(done..).filter(|rest| !rest.is_empty()) {
        match file.seek_read(rest, offset + done as u64)? {
            0 => return Err(io::ErrorKind::InvalidData.into()),
            read => done += read,
        }
    }
    Ok(())
}

/// A file that ends too early is damaged.
#[cfg(unix)]
fn cut_short(error: io::Error) -> io::Error {
    if error.kind() == io::ErrorKind::UnexpectedEof { io::ErrorKind::InvalidData.into() } else { error }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks() -> Vec<Pair> {
        (0..3000u32)
            .map(|i| (if i == 0 { vec![] } else { (7 * i).to_be_bytes().to_vec() }, vec![i as u8; 40]))
            .collect()
    }

    #[test]
    fn a_sealed_run_is_read_back_by_key_and_by_place() {
        let folder = tempfile::tempdir().unwrap();
        let runs = RunFiles::of(folder.path());
        runs.put(3, blocks()).unwrap();
        runs.seal(3).unwrap();
        let again = RunFiles::of(folder.path());
        assert_eq!(again.numbers().unwrap(), [3]);
        let found = |key: u32| again.block_for(3, &key.to_be_bytes()).unwrap();
        assert_eq!([found(0), found(6), found(7), found(13), found(u32::MAX)], [0, 0, 1, 1, 2999].map(Some));
        assert_eq!(again.block(3, 1).unwrap().as_deref(), Some(&vec![1; 40]));
        assert_eq!(again.block(3, 3000).unwrap(), None);
    }

    #[test]
    fn a_flipped_bit_of_a_block_or_of_the_index_is_damage() {
        let folder = tempfile::tempdir().unwrap();
        let runs = RunFiles::of(folder.path());
        runs.put(0, blocks()).unwrap();
        runs.seal(0).unwrap();
        let path = runs.path(0);
        let whole = fs::read(&path).unwrap();
        let read_all = || {
            let runs = RunFiles::of(folder.path());
            runs.block_for(0, &[])?;
            (0..3000).try_for_each(|place| runs.block(0, place).map(drop))
        };
        for at in (MAGIC.len()..whole.len()).step_by(997) {
            let mut flipped = whole.clone();
            flipped[at] ^= 4;
            fs::write(&path, flipped).unwrap();
            assert!(matches!(read_all(), Err(StoreError::Damaged { .. })), "byte {at}");
        }
    }

    #[test]
    fn a_run_that_was_not_sealed_is_damage() {
        let folder = tempfile::tempdir().unwrap();
        let runs = RunFiles::of(folder.path());
        runs.put(0, blocks()).unwrap();
        drop(runs);
        assert!(matches!(RunFiles::of(folder.path()).block_for(0, &[]), Err(StoreError::Damaged { .. })));
    }
}
