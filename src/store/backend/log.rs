//! The log: what was committed since the engine's file was last brought up to date, one checksummed record a commit.
//!
//! A commit is one write at the end of a file that is there already, and one fdatasync. The file's head says up to
//! where it was synced: written after each sync, it tells a commit that a crash tore from one that was acknowledged and
//! is damaged. `docs/store.md` shows the bytes.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::{Batch, checksum, io_error, lost};
use crate::store::StoreError;
use crate::store::bytes::{Rest, put_ordered};
use crate::store::format::{self, FORMAT, MAGIC};

/// Writes that the engine may not have yet, by key; `None` removes.
pub(super) type Pending = BTreeMap<Vec<u8>, Option<Vec<u8>>>;

/// The file, and the next one while it is being written.
pub(super) const NAME: &str = "log";
pub(super) const FRESH: &str = "log.new";
/// What stood behind the end of the log when a commit was to go there.
pub(super) const TORN: &str = "log.torn";
/// Where it says up to where it was synced.
const SYNCED: u64 = 256;
/// Where it says that commits were written behind others that were not synced yet.
const BATCHED: u64 = 268;
const IS_BATCHED: &[u8] = b"batched\0";
/// Where the records begin: behind the first sector.
const BODY: usize = 512;
/// So many zeros are written ahead of the records: a sync need not record a new length of the file, which takes more
/// than half of its time.
const AHEAD: usize = 256 << 10;

/// An open log.
#[derive(Debug)]
pub(super) struct Log {
    file: File,
    folder: PathBuf,
    /// Counts the logs of a store, from 0.
    pub(super) number: u64,
    /// Where the next record goes.
    end: u64,
    /// The length of the file.
    length: u64,
    /// Behind the end stands what a crash left of a commit.
    torn: bool,
    /// Up to where it is synced; `None` where that is not known of the commits of a process before.
    synced: Option<u64>,
    /// Whether it says of itself that commits were written behind others that were not synced yet.
    batched: bool,
    /// Whether the mark of what was synced could not be read when it was opened, and was not written since.
    unmarked: bool,
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
        Ok(Self {
            file: made().map_err(failed)?,
            folder: folder.to_owned(),
            number,
            end: length,
            length,
            torn: false,
            synced: Some(length),
            batched: false,
            unmarked: false,
            closed: false,
        })
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
        let head = read_head(&bytes, folder)?;
        let mut end = BODY as u64;
        while let Some(next) = read_record(&bytes, end, pending) {
            end = next;
        }
        let torn = bytes.get(end as usize..).unwrap_or_default().iter().any(|byte| *byte != 0);
        let (synced, unmarked) = match head.mark {
            Mark::None => (0, false),
            Mark::At(synced) => (synced, false),
            Mark::Damaged => (0, true),
        };
        // A commit is synced before the next one is written, unless they were batched: so what stands before a whole
        // one was.
        let lost_before_another = || !head.batched && has_record_behind(&bytes, end);
        // The first record came with the file.
        if end == BODY as u64 || end < synced || torn && (unmarked || lost_before_another()) {
            return Err(lost("commits in its log that were synced cannot be read back"));
        }
        let (number, batched, length) = (head.number, head.batched, bytes.len() as u64);
        let synced = Some(end).filter(|end| *end == synced);
        let folder = folder.to_owned();
        Ok(Some(Self { file, folder, number, end, length, torn, synced, batched, unmarked, closed: false }))
    }

    /// What is wrong with it though every commit can be read.
    pub(super) fn fault(&self) -> Option<String> {
        self.unmarked
            .then(|| "the mark in its log of what was synced is damaged: the next commit writes it anew".to_owned())
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
            self.put_aside()?;
            // What stands there could pass for a commit behind this one.
            self.file.set_len(self.end)?;
            self.file.sync_all()?;
            (self.length, self.torn) = (self.end, false);
        }
        match self.synced {
            None => self.try_to_sync()?,
            Some(synced) if synced < self.end && !self.batched => self.say_batched()?,
            Some(_) => {}
        }
        let mut bytes = Vec::new();
        put_record(&mut bytes, self.end, batch);
        let end = self.end + bytes.len() as u64;
        if end > self.length {
            bytes.resize(bytes.len() + AHEAD, 0);
            self.length = self.end + bytes.len() as u64;
        }
        self.file.seek(SeekFrom::Start(self.end))?;
        if let Err(error) = self.file.write_all(&bytes) {
            // On a full disk the commit may be there whole and only the room ahead of it not: it is told as not kept.
            let _ = self.file.set_len(self.end);
            return Err(error);
        }
        self.end = end;
        Ok(())
    }

    /// Copies what stands behind the end to a file of its own, in the place of what was put there before.
    fn put_aside(&mut self) -> io::Result<()> {
        let mut rest = Vec::new();
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.read_to_end(&mut rest)?;
        rest.truncate(rest.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1));
        let mut torn = File::create(self.folder.join(TORN))?;
        torn.write_all(&rest)?;
        torn.sync_all()?;
        File::open(&self.folder)?.sync_all()
    }

    /// Notes, before one is, that commits may be written behind others that are not synced, of which a power cut may
    /// take the first and leave the second; and syncs what is there.
    fn say_batched(&mut self) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(BATCHED))?;
        self.file.write_all(IS_BATCHED)?;
        self.batched = true;
        self.try_to_sync()
    }

    fn try_to_sync(&mut self) -> io::Result<()> {
        self.file.sync_data()?;
        self.synced = Some(self.end);
        let mut mark = [0; 12];
        let (end, crc) = mark.split_at_mut(8);
        end.copy_from_slice(&self.end.to_be_bytes());
        crc.copy_from_slice(&checksum::of(&[&self.number.to_be_bytes(), end]).to_be_bytes());
        self.file.seek(SeekFrom::Start(SYNCED))?;
        self.file.write_all(&mark)?;
        self.unmarked = false;
        if !self.is_in_place()? {
            let why = "its log was removed, moved or replaced meanwhile, and what was kept since may be lost";
            return Err(io::Error::other(why));
        }
        Ok(())
    }

    /// Whether its name still leads to the open file. What goes to one that was removed is gone when that is closed.
    fn is_in_place(&self) -> io::Result<bool> {
        let named = match fs::metadata(self.folder.join(NAME)) {
            Ok(named) => named,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error),
        };
        is_one(&named, &self.file.metadata()?)
    }
}

#[cfg(unix)]
fn is_one(a: &fs::Metadata, b: &fs::Metadata) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    Ok((a.dev(), a.ino()) == (b.dev(), b.ino()))
}

/// Elsewhere an open file can be neither removed nor replaced.
#[cfg(not(unix))]
fn is_one(_: &fs::Metadata, _: &fs::Metadata) -> io::Result<bool> {
    Ok(true)
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

/// What the head of a log says.
struct Head {
    number: u64,
    mark: Mark,
    batched: bool,
}

/// The mark of what was synced.
enum Mark {
    /// Never written.
    None,
    At(u64),
    /// Not as it was written.
    Damaged,
}

fn read_head(bytes: &[u8], folder: &Path) -> Result<Head, StoreError> {
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
    let mut rest = Rest(bytes.get(SYNCED as usize..).ok_or_else(broken)?);
    let (end, crc) = rest.take(8).zip(rest.u32()).ok_or_else(broken)?;
    let is_whole = checksum::of(&[&number.to_be_bytes(), end]) == crc;
    let mark = match Rest(end).u64() {
        Some(end) if is_whole => Mark::At(end),
        Some(0) if crc == 0 => Mark::None,
        _ => Mark::Damaged,
    };
    Ok(Head { number, mark, batched: rest.0.starts_with(IS_BATCHED) })
}

/// Appends a record to `bytes`; it will stand at `place` in the file. Length, checksum, then for each write the length
/// of the key, the key, and the length of the value plus one with the value, or 0.
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
    let body = body_at(bytes, place, &mut |_| true)?;
    each_write(body, |key, value| drop(pending.insert(key.to_vec(), value.map(<[u8]>::to_vec))))?;
    Some(place + 8 + body.len() as u64)
}

/// The body of the record at a place, where its checksum says that it stands there as it was written; it is reckoned
/// only where `is_likely` says yes.
fn body_at<'a>(bytes: &'a [u8], place: u64, is_likely: &mut dyn FnMut(&[u8]) -> bool) -> Option<&'a [u8]> {
    let mut rest = Rest(bytes.get(place as usize..)?);
    let (length, crc) = (rest.u32()? as usize, rest.u32()?);
    let body = rest.take(length)?;
    let is_whole = length > 0 && is_likely(body) && checksum::of(&[&place.to_be_bytes(), body]) == crc;
    is_whole.then_some(body)
}

/// Visits the writes of a record's body; `None` where they do not end with it.
fn each_write(body: &[u8], mut visit: impl FnMut(&[u8], Option<&[u8]>)) -> Option<()> {
    let mut rest = Rest(body);
    while !rest.0.is_empty() {
        let length = rest.ordered()?.try_into().ok()?;
        let key = rest.take(length)?;
        let value = match rest.ordered()? {
            0 => None,
            more => Some(rest.take((more - 1).try_into().ok()?)?),
        };
        visit(key, value);
    }
    Some(())
}

/// Whether a whole record stands anywhere behind a place; its checksum holds its own place, so nothing else passes for
/// one.
fn has_record_behind(bytes: &[u8], place: u64) -> bool {
    // Most of what is no record does not look like one either, which is told faster.
    let is_likely = &mut |body: &[u8]| each_write(body, |_, _| {}).is_some();
    (place + 1..bytes.len() as u64).any(|at| body_at(bytes, at, is_likely).is_some())
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

    fn flip(folder: &Path, at: usize) {
        let mut bytes = fs::read(folder.join(NAME)).unwrap();
        bytes[at] ^= 1;
        fs::write(folder.join(NAME), bytes).unwrap();
    }

    #[test]
    fn what_a_crash_left_behind_the_end_never_passes_for_a_commit_and_is_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = Log::create(folder.path(), 0, &commit(b"a", Some(b"1"))).unwrap();
        // Three commits of which a power cut takes the second; the first was synced when the log noted that they are
        // batched.
        log.append(&commit(b"a", Some(b"2"))).unwrap();
        let torn = log.end as usize;
        log.append(&commit(b"b", Some(b"lost"))).unwrap();
        log.append(&commit(b"c", Some(b"stray"))).unwrap();
        flip(folder.path(), torn + 4);
        let mut log = Log::open(folder.path(), &mut Pending::new()).unwrap().unwrap();
        // As long as the one that was lost.
        log.append(&commit(b"b", Some(b"kept"))).unwrap();
        let mut pending = Pending::new();
        Log::open(folder.path(), &mut pending).unwrap();
        assert_eq!(pending.get(&b"b"[..]), Some(&Some(b"kept".to_vec())));
        assert_eq!(pending.get(&b"c"[..]), None);
        let aside = fs::read(folder.path().join(TORN)).unwrap();
        assert!(aside.windows(5).any(|bytes| bytes == b"stray"));
    }

    #[test]
    fn a_commit_that_cannot_be_read_before_one_that_can_is_loss_whatever_the_mark_says() {
        for mark in ["whole", "zeros", "damaged"] {
            let folder = tempfile::tempdir().unwrap();
            let mut log = Log::create(folder.path(), 0, &commit(b"a", Some(b"1"))).unwrap();
            let first = log.end as usize;
            for key in [b"b", b"c"] {
                log.append(&commit(key, Some(b"2"))).unwrap();
                log.sync().unwrap();
            }
            flip(folder.path(), first + 9);
            let mut bytes = fs::read(folder.path().join(NAME)).unwrap();
            match mark {
                "zeros" => bytes[256..268].fill(0),
                "damaged" => bytes[258] ^= 1,
                _ => {}
            }
            fs::write(folder.path().join(NAME), bytes).unwrap();
            let opened = Log::open(folder.path(), &mut Pending::new());
            assert!(matches!(opened, Err(StoreError::Lost { .. })), "{mark}");
        }
    }

    #[test]
    fn a_damaged_mark_over_whole_commits_is_a_fault_until_it_is_written_anew() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = Log::create(folder.path(), 0, &commit(b"a", Some(b"1"))).unwrap();
        log.append(&commit(b"b", Some(b"2"))).unwrap();
        log.sync().unwrap();
        flip(folder.path(), 258);
        let mut log = Log::open(folder.path(), &mut Pending::new()).unwrap().unwrap();
        assert!(log.fault().is_some());
        log.append(&commit(b"c", Some(b"3"))).unwrap();
        log.sync().unwrap();
        assert_eq!(Log::open(folder.path(), &mut Pending::new()).unwrap().unwrap().fault(), None);
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
