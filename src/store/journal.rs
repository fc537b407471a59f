//! Reading and writing what stands at a sequence: journal entries and texts, in parts of at most 7 KB.

use super::backend::{Backend, Batch};
use super::record::{self, Entry};
use super::{StoreError, rows, table};

/// A page of sled holds up to 17 values, and one above a quarter of a segment goes to a file of its own that sled never
/// syncs: so 17 parts stay below 128 KB.
const PART: usize = 7_000;
/// An entry of so many bytes is within all limits of reading.
const CERTAIN: usize = 8 << 20;
/// The longest text that is kept.
const LONGEST_TEXT: usize = 256 << 20;

/// Puts a value in parts; the first one begins with their count.
pub(super) fn put_parts(batch: &mut Batch, table: u8, sequence: u64, value: &[u8]) {
    let mut whole = Vec::with_capacity(value.len() + 2);
    let count = (value.len() + 2).div_ceil(PART).max(1);
    whole.extend((count as u16).to_be_bytes());
    whole.extend(value);
    for (number, part) in whole.chunks(PART).enumerate() {
        batch.put(table::part(table, sequence, number as u16), part.to_vec());
    }
}

fn parts(first: &[u8]) -> u16 {
    first.first_chunk().map_or(0, |count| u16::from_be_bytes(*count))
}

/// Reads a value in parts.
pub(super) fn get_parts(backend: &dyn Backend, table: u8, sequence: u64) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(first) = backend.get(&table::part(table, sequence, 0))? else {
        return Ok(None);
    };
    let count = parts(&first);
    let mut value = first;
    for number in 1..count {
        let part = backend.get(&table::part(table, sequence, number))?;
        value.extend(part.ok_or_else(|| StoreError::Lost {
            what: format!("part {number} of journal entry {sequence} is missing"),
        })?);
    }
    Ok(Some(value.split_off(value.len().min(2))))
}

/// Removes a value in parts.
pub(super) fn remove_parts(
    backend: &dyn Backend,
    batch: &mut Batch,
    table: u8,
    sequence: u64,
) -> Result<(), StoreError> {
    if let Some(first) = backend.get(&table::part(table, sequence, 0))? {
        for number in 0..parts(&first) {
            batch.remove(table::part(table, sequence, number));
        }
    }
    Ok(())
}

/// The journal entry at a sequence.
pub(super) fn read(backend: &dyn Backend, sequence: u64) -> Result<Option<Entry>, StoreError> {
    get_parts(backend, table::JOURNAL, sequence)?
        .map(|bytes| record::decode(&bytes, &format!("journal entry {sequence}")).map_err(StoreError::of_journal))
        .transpose()
}

/// The journal entry at a sequence that was given out: each has one for good, if only a tombstone.
pub(super) fn entry(backend: &dyn Backend, sequence: u64) -> Result<Entry, StoreError> {
    read(backend, sequence)?.ok_or_else(|| StoreError::Lost { what: format!("journal entry {sequence} is missing") })
}

/// Puts a journal entry.
///
/// # Errors
/// Where it is so large that it could not be read back.
pub(super) fn put(batch: &mut Batch, sequence: u64, entry: &Entry) -> Result<(), StoreError> {
    let bytes = record::encode(entry)?;
    if bytes.len() > CERTAIN && record::decode::<Entry>(&bytes, "the entry").is_err() {
        return Err(StoreError::Refused {
            why: format!(
                "what is to be kept at once is {} MB, which is too much: take it in in parts",
                bytes.len() >> 20
            ),
        });
    }
    put_parts(batch, table::JOURNAL, sequence, &bytes);
    Ok(())
}

/// Puts a text.
pub(super) fn put_text(batch: &mut Batch, sequence: u64, text: &str) -> Result<(), StoreError> {
    if text.len() > LONGEST_TEXT {
        return Err(StoreError::Refused {
            why: format!("the article is {} MB long; at most {} MB are kept", text.len() >> 20, LONGEST_TEXT >> 20),
        });
    }
    if !text.is_empty() {
        put_parts(batch, table::TEXT, sequence, &rows::deflate(text.as_bytes()));
    }
    Ok(())
}

/// The text at a sequence; empty where none was kept.
///
/// # Errors
/// Where it is damaged, and where it is missing although claims cite it.
pub(super) fn read_text(backend: &dyn Backend, sequence: u64) -> Result<String, StoreError> {
    let text = find_text(backend, sequence)?;
    if text.is_empty()
        && let Entry::Article(article) = entry(backend, sequence)?
        && article.cites_its_text()
    {
        return Err(no_text(sequence));
    }
    Ok(text)
}

/// The same without a look at the claims.
pub(super) fn find_text(backend: &dyn Backend, sequence: u64) -> Result<String, StoreError> {
    let Some(bytes) = get_parts(backend, table::TEXT, sequence)? else {
        return Ok(String::new());
    };
    String::from_utf8(rows::inflate(&bytes, LONGEST_TEXT).map_err(StoreError::of_journal)?)
        .map_err(|_| StoreError::Lost { what: format!("the text of journal entry {sequence} is not UTF-8") })
}

/// A text that was kept is not there.
pub(super) fn no_text(sequence: u64) -> StoreError {
    StoreError::Lost { what: format!("the text of article {sequence} is missing") }
}

/// Calls `visit` for each journal entry from a sequence on.
pub(super) fn scan(
    backend: &dyn Backend,
    from: u64,
    visit: &mut dyn FnMut(u64, Entry) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut key = table::part(table::JOURNAL, from, 0);
    key.pop();
    while let Some((found, _)) = backend.after(&key)? {
        if found.first() != Some(&table::JOURNAL) {
            break;
        }
        let sequence = table::sequence(&found)
            .ok_or_else(|| StoreError::Lost { what: "a key of the journal is cut short".into() })?;
        let entry = read(backend, sequence)?
            .ok_or_else(|| StoreError::Lost { what: format!("journal entry {sequence} lacks its first part") })?;
        visit(sequence, entry)?;
        key = table::part(table::JOURNAL, sequence, u16::MAX);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::record::Republished;

    #[test]
    fn an_entry_that_could_not_be_read_back_is_refused() {
        let id = "x".repeat(257 << 20);
        let entry = Entry::Republished(Republished { of: 1, id, publisher: None, url: None });
        let mut batch = Batch::default();
        assert!(matches!(put(&mut batch, 2, &entry), Err(StoreError::Refused { .. })));
        assert!(batch.writes.is_empty());
    }
}
