//! The log: what was committed since the engine's file was last brought up to date, one checksummed record a commit.
//!
//! A commit is one write at the end of a file that is there already, and one fdatasync. The file's head says up to where
//! it was synced: written after each sync, it tells a commit that a crash tore from one that was acknowledged and is
//! damaged. `docs/store.md` shows the bytes.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::{Batch, checksum, io_error, lost};
use crate::store::StoreError;
use crate::store::bytes::{Rest, put_ordered};
use crate::store::format::{self, FORMAT, MAGIC};

/// Writes that the engine may not have yet, by key; `None` removes.
pub(super) type Pending = BTreeMap<Vec<u8>, Option<Vec<u8>>>;

/// The file, and the next one while it is being written.
pub(super) const NAME: &str = "log";
pub(super) const FRESH: &str = "log.new";
/// Where it says up to where it was synced.
const SYNCED: u64 = 256;
/// Where the records begin: behind the first sector.
const BODY: usize = 512;
/// So many zeros are written ahead of the records: a sync need not record a new length of the file, which takes more than
/// half of its time.
const AHEAD: usize = 256 << 10;

/// An open log.
#[derive(Debug)]
pub(super) struct Log {
    file: File,
    /// Counts the logs of a store, from 0.
    pub(super) number: u64,
    /// Where the next record goes.
    end: u64,
    /// The length of the file.
    length: u64,
    /// Behind the end stands what a crash left of a commit.
    torn: bool,
    /// Whether a write failed, or another log may have taken its place.
    closed: bool,
}

impl Log {
    /// Makes a log that begins with some writes, in the place of the one before: durable when this returns.
    pub(super) fn create(folder: &Path, number: u64, first: &Batch) -> Result<Self, StoreError> {
        let failed = |e| io_error("make the store's log", e);
        let fresh = folder.join(FRESH);
        let mut bytes = head(number);
        put_record(&mut bytes, BODY as u64, first);
        let made = || -> io::Result<File> {
            let mut file = File::options().read(true).write(true).create(true).truncate(true).open(&fresh)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            fs::rename(&fresh, folder.join(NAME))?;
            File::open(folder)?.sync_all()?;
            Ok(file)
        };
        let length = bytes.len() as u64;
        Ok(Self { file: made().map_err(failed)?, number, end: length, length, torn: false, closed: false })
    }

    /// Opens the log of a store and adds its commits to `pending`; `None` where there is none.
    ///
    /// # Errors
    /// Where a later version wrote it, a commit that was synced is damaged, or the disk fails.
    pub(super) fn open(folder: &Path, pending: &mut Pending) -> Result<Option<Self>, StoreError> {
        let failed = |e| io_error("read the store's log", e);
        let mut file = match File::options().read(true).write(true).open(folder.join(NAME)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(failed)?;
        let (number, synced) = read_head(&bytes, folder)?;
        let mut end = BODY as u64;
        while let Some(next) = read_record(&bytes, end, pending) {
            end = next;
        }
        // The first record came with the file.
        if end == BODY as u64 || synced.is_some_and(|synced| end < synced) {
            return Err(lost("commits in its log that were synced cannot be read back"));
        }
        let torn = bytes.get(end as usize..).unwrap_or_default().iter().any(|byte| *byte != 0);
        Ok(Some(Self { file, number, end, length: bytes.len() as u64, torn, closed: false }))
    }

    /// Bytes of all commits.
    pub(super) fn size(&self) -> u64 {
        self.end - BODY as u64
    }

    /// From now on nothing is appended.
    pub(super) fn close(&mut self) {
        self.closed = true;
    }

    /// Appends a commit. Where this fails nothing is written any more.
    pub(super) fn append(&mut self, batch: &Batch) -> io::Result<()> {
        self.or_close(|log| log.try_to_append(batch))
    }

    /// Returns when every commit so far would outlive a power cut. Where this fails nothing is written any more: the
    /// system may have dropped what it could not write, and a second sync would not say so.
    pub(super) fn sync(&mut self) -> io::Result<()> {
        self.or_close(Self::try_to_sync)
    }

    fn or_close(&mut self, write: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        if self.closed {
            return Err(io::Error::other("an earlier write to the store failed: open it again"));
        }
        write(self).inspect_err(|_| self.closed = true)
    }

    fn try_to_append(&mut self, batch: &Batch) -> io::Result<()> {
        if self.torn {
            // What stands there could pass for a commit behind this one.
            self.file.set_len(self.end)?;
            self.file.sync_all()?;
            (self.length, self.torn) = (self.end, false);
        }
        let mut bytes = Vec::new();
        put_record(&mut bytes, self.end, batch);
        let end = self.end + bytes.len() as u64;
        if end > self.length {
            bytes.resize(bytes.len() + AHEAD, 0);
            self.length = self.end + bytes.len() as u64;
        }
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(&bytes)?;
        self.end = end;
        Ok(())
    }

    fn try_to_sync(&mut self) -> io::Result<()> {
        self.file.sync_data()?;
        let mut mark = [0; 12];
        let (end, crc) = mark.split_at_mut(8);
        end.copy_from_slice(&self.end.to_be_bytes());
        crc.copy_from_slice(&checksum::of(&[&self.number.to_be_bytes(), end]).to_be_bytes());
        self.file.seek(SeekFrom::Start(SYNCED))?;
        self.file.write_all(&mark)
    }
}

fn head(number: u64) -> Vec<u8> {
    let mut bytes = format::record();
    bytes.truncate(SYNCED as usize - 16);
    let version = bytes.len() - MAGIC.len() - 4;
    let mut head = MAGIC.to_vec();
    head.extend(FORMAT.to_be_bytes());
    head.extend(number.to_be_bytes());
    head.push(version as u8);
    head.extend(bytes.split_off(MAGIC.len() + 4));
    let crc = checksum::of(&[&head]);
    head.extend(crc.to_be_bytes());
    head.resize(BODY, 0);
    head
}

/// The number of a log and up to where it was synced, as far as that can be read.
fn read_head(bytes: &[u8], folder: &Path) -> Result<(u64, Option<u64>), StoreError> {
    let broken = || lost("the head of its log cannot be read");
    let mut rest = Rest(bytes);
    let read = (|| {
        let magic = rest.take(MAGIC.len())?;
        let (format, number) = (rest.u32()?, rest.u64()?);
        let length = usize::from(rest.u8()?);
        Some((magic, format, number, rest.take(length)?, rest.u32()?))
    })();
    let (magic, format, number, version, crc) = read.ok_or_else(broken)?;
    let all = MAGIC.len() + 4 + 8 + 1 + version.len();
    if magic != MAGIC || checksum::of(&[bytes.get(..all).unwrap_or_default()]) != crc {
        return Err(broken());
    }
    if format > FORMAT {
        let written_by = String::from_utf8_lossy(version).into_owned();
        return Err(StoreError::TooNew { path: folder.to_owned(), written_by, format });
    }
    let mut mark = Rest(bytes.get(SYNCED as usize..).ok_or_else(broken)?);
    let synced = mark.take(8).zip(mark.u32());
    let synced = synced.filter(|(end, crc)| checksum::of(&[&number.to_be_bytes(), end]) == *crc);
    Ok((number, synced.and_then(|(end, _)| Rest(end).u64())))
}

/// Appends a record to `bytes`; it will stand at `place` in the file. Length, checksum, then for each write the length of
/// the key, the key, and the length of the value plus one with the value, or 0.
fn put_record(bytes: &mut Vec<u8>, place: u64, batch: &Batch) {
    let start = bytes.len();
    bytes.extend([0; 8]);
    for (key, value) in &batch.writes {
        put_ordered(bytes, key.len() as u64);
        bytes.extend(key);
        match value {
            Some(value) => {
                put_ordered(bytes, value.len() as u64 + 1);
                bytes.extend(value);
            }
            None => put_ordered(bytes, 0),
        }
    }
    let body = bytes.get(start + 8..).unwrap_or_default();
    let (length, crc) = (body.len() as u32, checksum::of(&[&place.to_be_bytes(), body]));
    if let Some(head) = bytes.get_mut(start..start + 8) {
        let (first, second) = head.split_at_mut(4);
        first.copy_from_slice(&length.to_be_bytes());
        second.copy_from_slice(&crc.to_be_bytes());
    }
}

/// Adds the record at a place to `pending` and gives the place behind it; `None` where none can be read there.
fn read_record(bytes: &[u8], place: u64, pending: &mut Pending) -> Option<u64> {
    let mut rest = Rest(bytes.get(place as usize..)?);
    let (length, crc) = (rest.u32()? as usize, rest.u32()?);
    let body = rest.take(length)?;
    if length == 0 || checksum::of(&[&place.to_be_bytes(), body]) != crc {
        return None;
    }
    let mut rest = Rest(body);
    while !rest.0.is_empty() {
        let length = rest.ordered()? as usize;
        let key = rest.take(length)?.to_vec();
        let value = match rest.ordered()? {
            0 => None,
            more => Some(rest.take((more - 1) as usize)?.to_vec()),
        };
        pending.insert(key, value);
    }
    Some(place + 8 + length as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commit(key: &[u8], value: Option<&[u8]>) -> Batch {
        Batch { writes: vec![(key.to_vec(), value.map(<[u8]>::to_vec))] }
    }

    #[test]
    fn the_bytes_of_a_log_stay_as_they_are() {
        let mut bytes = Vec::new();
        let mut batch = commit(b"key", Some(b"value"));
        batch.remove(b"gone".to_vec());
        put_record(&mut bytes, 512, &batch);
        let body = b"\x03key\x06value\x04gone\x00";
        let crc = checksum::of(&[&512u64.to_be_bytes(), body]);
        assert_eq!(bytes, [&[0, 0, 0, body.len() as u8][..], &crc.to_be_bytes(), body].concat());
        let head = head(7);
        let version = env!("CARGO_PKG_VERSION").as_bytes();
        let wanted = [&b"dossier\0\0\0\0\x02\0\0\0\0\0\0\0\x07"[..], &[version.len() as u8][..], version].concat();
        assert!(head.starts_with(&wanted) && head.len() == 512);
    }

    #[test]
    fn commits_come_back_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = Log::create(folder.path(), 3, &commit(b"a", Some(b"1"))).unwrap();
        log.append(&commit(b"b", Some(b"2"))).unwrap();
        log.append(&commit(b"a", None)).unwrap();
        log.sync().unwrap();
        let mut pending = Pending::new();
        let again = Log::open(folder.path(), &mut pending).unwrap().unwrap();
        assert_eq!((again.number, again.end), (3, log.end));
        assert_eq!(pending, Pending::from([(b"a".to_vec(), None), (b"b".to_vec(), Some(b"2".to_vec()))]));
    }

    #[test]
    fn what_a_crash_left_behind_the_end_never_passes_for_a_commit() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = Log::create(folder.path(), 0, &commit(b"a", Some(b"1"))).unwrap();
        // Two commits that were not synced; a power cut takes the first of them.
        let torn = log.end as usize;
        log.append(&commit(b"b", Some(b"lost"))).unwrap();
        log.append(&commit(b"c", Some(b"stray"))).unwrap();
        let mut bytes = fs::read(folder.path().join(NAME)).unwrap();
        bytes[torn + 4] ^= 1;
        fs::write(folder.path().join(NAME), bytes).unwrap();
        let mut log = Log::open(folder.path(), &mut Pending::new()).unwrap().unwrap();
        // As long as the one that was lost.
        log.append(&commit(b"b", Some(b"kept"))).unwrap();
        let mut pending = Pending::new();
        Log::open(folder.path(), &mut pending).unwrap();
        assert_eq!(pending.get(&b"b"[..]), Some(&Some(b"kept".to_vec())));
        assert_eq!(pending.get(&b"c"[..]), None);
    }

    #[test]
    fn a_damaged_commit_that_was_synced_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = Log::create(folder.path(), 0, &commit(b"a", Some(b"1"))).unwrap();
        log.append(&commit(b"b", Some(b"2"))).unwrap();
        log.sync().unwrap();
        let mut bytes = fs::read(folder.path().join(NAME)).unwrap();
        bytes[log.end as usize - 1] ^= 1;
        fs::write(folder.path().join(NAME), bytes).unwrap();
        assert!(matches!(Log::open(folder.path(), &mut Pending::new()), Err(StoreError::Lost { .. })));
    }
}
