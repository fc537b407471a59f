//! The backup file: the journal and the texts in one compressed file, from which everything else is made again.
//!
//! Layout (`docs/store.md`), all of it in one gzip stream, whose checksum covers every byte: a line of text that names
//! the layout, a line that names the store's format and the version that wrote it, then records. A record is a letter,
//! a sequence (8 bytes, big-endian), a length (8 bytes) and so many bytes: `j` a journal entry, `t` the text of the
//! entry before it. The last record is `e`; its sequence is the count of the records before it.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;

use super::backend::{Backend, Batch, Memory, OnDisk};
use super::format::FORMAT;
use super::ledger::Ledger;
use super::opened::{self, Store};
use super::table;
use super::{StoreError, care, journal};

/// The first line: what the file is, and the version of its layout.
const TITLE: &str = "dossier backup 1";
/// How a gzip stream begins.
const GZIP: &[u8] = b"\x1f\x8b\x08";
const ENTRY: u8 = b'j';
const TEXT: u8 = b't';
const END: u8 = b'e';
/// A longer record is damage.
const LONGEST: u64 = 1 << 30;
/// Bytes written to the restored store in one batch.
const BATCH: usize = 1 << 20;

/// What a backup holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BackedUp {
    /// Journal entries.
    pub entries: u64,
    /// Texts of articles.
    pub texts: u64,
    /// Bytes of the file.
    pub bytes: u64,
}

impl Store {
    /// Writes everything to one file while reading goes on: under a temporary name, synced, then renamed, so that the
    /// file is whole or not there.
    ///
    /// # Errors
    /// Where the file is there already, or another than a backup left under the temporary name, a journal entry or a
    /// text cannot be read or is missing, or the disk fails.
    pub fn backup(&self, to: &Path) -> Result<BackedUp, StoreError> {
        if to.exists() {
            return Err(StoreError::Refused { why: format!("{} is there already", to.display()) });
        }
        let partial = beside(to, "partial");
        let failed = |source| StoreError::Io { doing: format!("write the backup {}", to.display()), source };
        let foreign = || StoreError::Refused {
            why: format!("{} is there and is no half-written backup: move it away first", partial.display()),
        };
        let file = alone(&partial).map_err(failed).and_then(|file| file.ok_or_else(foreign));
        let written = file.and_then(|file| {
            let mut done = self.dump(BufWriter::new(&file), &failed)?;
            file.sync_all().map_err(failed)?;
            done.bytes = file.metadata().map_err(failed)?.len();
            fs::rename(&partial, to).map_err(failed)?;
            sync_folder_of(to).map_err(failed)?;
            Ok(done)
        });
        // Whatever went wrong, half a backup is of no use; another process's or somebody's file is not ours to remove.
        let other = |error: &StoreError| match error {
            StoreError::Io { source, .. } => source.kind() == io::ErrorKind::WouldBlock,
            error => matches!(error, StoreError::Refused { .. }),
        };
        written.inspect_err(|error| {
            if !other(error) {
                drop(fs::remove_file(&partial))
            }
        })
    }

    /// Writes the same to a stream, such as standard output. [`BackedUp::bytes`] stays 0.
    ///
    /// # Errors
    /// Where a journal entry or a text cannot be read or is missing, or the stream cannot be written.
    pub fn backup_to(&self, to: impl Write) -> Result<BackedUp, StoreError> {
        let failed = |source| StoreError::Io { doing: "write the backup".into(), source };
        self.dump(BufWriter::new(to), &failed)
    }

    fn dump(&self, to: impl Write, failed: &dyn Fn(io::Error) -> StoreError) -> Result<BackedUp, StoreError> {
        // A backup of a damaged store would take the place of the last good one.
        Ledger::read(self.backend.as_ref())?;
        // What is committed from now on is left out; what is forgotten meanwhile is left out or in, whole.
        let until = self.lock().counters.next_sequence;
        let backend = self.backend.as_ref();
        let mut done = BackedUp::default();
        let mut out = GzEncoder::new(to, Compression::default());
        let title = format!("{TITLE}\nformat {FORMAT}, written by dossier {}\n", env!("CARGO_PKG_VERSION"));
        out.write_all(title.as_bytes()).map_err(failed)?;
        for sequence in 1..until {
            let entry = journal::get_parts(backend, table::JOURNAL, sequence)?
                .ok_or_else(|| StoreError::Lost { what: format!("journal entry {sequence} is missing") })?;
            put(&mut out, ENTRY, sequence, &entry).map_err(failed)?;
            done.entries += 1;
            let text = journal::read_text(backend, sequence)?;
            if !text.is_empty() {
                put(&mut out, TEXT, sequence, text.as_bytes()).map_err(failed)?;
                done.texts += 1;
            }
        }
        put(&mut out, END, done.entries + done.texts, &[]).map_err(failed)?;
        out.finish().and_then(|mut to| to.flush()).map_err(failed)?;
        Ok(done)
    }

    /// Makes a store in a folder from a backup: under another name, then renamed, so that it is whole or not there.
    ///
    /// # Errors
    /// Where something is at `to` already, or anything but the rest of a restore under the other name, the file is no
    /// backup, is cut short, damaged or of a later format, or the disk fails.
    pub fn restore(from: &Path, to: &Path) -> Result<Self, StoreError> {
        if to.exists() {
            return Err(StoreError::Refused {
                why: format!("{} is there already: a restore overwrites nothing", to.display()),
            });
        }
        let partial = beside(to, "partial");
        let failed = |source| StoreError::Io { doing: format!("restore to {}", to.display()), source };
        // Before the folder is made, so that a wrong name of the file leaves nothing behind.
        let input = open(from)?;
        fs::create_dir_all(&partial).map_err(failed)?;
        let backend = OnDisk::anew(&partial).inspect_err(|error| {
            // What another process restores there is not ours to remove, nor are somebody's files.
            if !matches!(error, StoreError::InUse { .. } | StoreError::Refused { .. }) {
                drop(fs::remove_dir_all(&partial));
            }
        })?;
        let restored = fill(&backend, input, from).and_then(|()| {
            drop(backend);
            fs::rename(&partial, to).map_err(failed)?;
            sync_folder_of(to).map_err(failed)
        });
        restored.inspect_err(|_| drop(fs::remove_dir_all(&partial)))?;
        Self::open(to, std::time::Duration::from_secs(1))
    }

    /// Makes a store in memory from a backup.
    ///
    /// # Errors
    /// As [`Store::restore`].
    pub fn restore_to_memory(from: &Path) -> Result<Self, StoreError> {
        let backend = Memory::default();
        fill(&backend, open(from)?, from)?;
        Self::on(Arc::new(backend), None)
    }
}

fn put(out: &mut impl Write, letter: u8, sequence: u64, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&[letter])?;
    out.write_all(&sequence.to_be_bytes())?;
    out.write_all(&(bytes.len() as u64).to_be_bytes())?;
    out.write_all(bytes)
}

type Input = BufReader<GzDecoder<BufReader<File>>>;

/// Opens a backup and reads its title.
fn open(from: &Path) -> Result<Input, StoreError> {
    let failed = |source| StoreError::Io { doing: format!("open the backup {}", from.display()), source };
    let file = File::open(from).map_err(failed)?;
    let mut input = BufReader::new(GzDecoder::new(BufReader::new(file)));
    read_title(&mut input, from)?;
    Ok(input)
}

/// Writes what a backup holds to an empty backend, and makes all else from it.
fn fill(backend: &dyn Backend, mut input: Input, from: &Path) -> Result<(), StoreError> {
    let damaged =
        |why: &str| StoreError::BadBackup { path: from.to_owned(), why: format!("is a damaged backup: it {why}") };
    let broken = |error: io::Error| match error.kind() {
        io::ErrorKind::UnexpectedEof => damaged("is cut short"),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => damaged("does not agree with its checksum"),
        _ => StoreError::Io { doing: format!("read the backup {}", from.display()), source: error },
    };
    opened::make(backend)?;
    let (mut batch, mut bytes, mut records) = (Batch::default(), 0, 0u64);
    loop {
        let mut head = [0; 17];
        input.read_exact(&mut head).map_err(broken)?;
        let [letter, rest @ ..] = &head;
        let (letter, rest) = (*letter, rest.as_slice());
        let number = |at: usize| rest.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_be_bytes);
        let (sequence, length) = (number(0), number(8));
        if letter == END {
            if sequence != records {
                return Err(damaged("lacks records"));
            }
            break;
        }
        if length > LONGEST {
            return Err(damaged("holds a record that is too long"));
        }
        let mut value = Vec::new();
        let read = input.by_ref().take(length).read_to_end(&mut value).map_err(broken)?;
        if read as u64 != length {
            return Err(damaged("is cut short"));
        }
        bytes += value.len();
        match letter {
            ENTRY => journal::put_parts(&mut batch, table::JOURNAL, sequence, &value),
            TEXT => {
                let text = String::from_utf8(value).map_err(|_| damaged("holds a text that is not UTF-8"))?;
                journal::put_text(&mut batch, sequence, &text)?;
            }
            _ => return Err(damaged("holds a record of an unknown kind")),
        }
        records += 1;
        if bytes >= BATCH {
            backend.write(std::mem::take(&mut batch))?;
            bytes = 0;
        }
    }
    // The checksum stands behind the last record.
    if input.read(&mut [0]).map_err(broken)? != 0 {
        return Err(damaged("goes on behind its end"));
    }
    if input.get_mut().get_mut().read(&mut [0]).map_err(broken)? != 0 {
        return Err(damaged("is followed by something else"));
    }
    backend.write(batch)?;
    care::rebuild(backend).map_err(|error| match error {
        StoreError::Damaged { what } | StoreError::Lost { what } => {
            damaged(&format!("holds a journal of which {what}"))
        }
        other => other,
    })
}

fn read_title(input: &mut impl BufRead, from: &Path) -> Result<(), StoreError> {
    let foreign = |_| StoreError::BadBackup { path: from.to_owned(), why: "is no backup of dossier's".into() };
    let mut line = || -> Result<String, StoreError> {
        let mut line = String::new();
        // A file that is something else may have no line end for a long time.
        input.by_ref().take(200).read_line(&mut line).map_err(foreign)?;
        Ok(line.trim_end().to_owned())
    };
    let (title, versions) = (line()?, line()?);
    let (format, written_by) = versions.split_once(", written by dossier ").unwrap_or_default();
    let format: Option<u32> = format.strip_prefix("format ").and_then(|number| number.parse().ok());
    match format {
        Some(format) if format > FORMAT || (title != TITLE && title.starts_with("dossier backup ")) => {
            Err(StoreError::TooNew { path: from.to_owned(), written_by: written_by.to_owned(), format })
        }
        Some(_) if title == TITLE => Ok(()),
        _ => Err(StoreError::BadBackup { path: from.to_owned(), why: "is no backup of dossier's".into() }),
    }
}

/// Makes a file, or empties one that a backup left, unless another process is writing it; `None` where another file is
/// there.
fn alone(path: &Path) -> io::Result<Option<File>> {
    let mut file = File::options().read(true).write(true).create(true).truncate(false).open(path)?;
    file.try_lock().map_err(|error| match error {
        fs::TryLockError::WouldBlock => io::Error::new(io::ErrorKind::WouldBlock, "another process is writing it"),
        fs::TryLockError::Error(error) => error,
    })?;
    if !is_left_by_a_backup(&file)? {
        return Ok(None);
    }
    file.set_len(0)?;
    file.rewind()?;
    Ok(Some(file))
}

/// Whether a file is as a backup leaves it that was cut off: it begins like one, as far as it goes.
fn is_left_by_a_backup(mut file: &File) -> io::Result<bool> {
    let mut magic = Vec::new();
    file.take(GZIP.len() as u64).read_to_end(&mut magic)?;
    file.rewind()?;
    let mut title = Vec::new();
    let read = GzDecoder::new(BufReader::new(file)).take(TITLE.len() as u64).read_to_end(&mut title);
    let is_cut_short = |error: io::Error| error.kind() == io::ErrorKind::UnexpectedEof;
    let begins_like_one = GZIP.starts_with(&magic) && TITLE.as_bytes().starts_with(&title);
    Ok(begins_like_one && read.map_or_else(is_cut_short, |_| true))
}

/// A name beside a path, for what is not whole yet.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

fn sync_folder_of(path: &Path) -> io::Result<()> {
    match path.canonicalize()?.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}
