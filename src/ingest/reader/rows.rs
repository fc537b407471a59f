//! Articles as the rows of a table with headings, as spreadsheets and crawlers write them.

use csv::ByteRecord;
use serde_json::{Map, Value};

use super::{LARGEST, ReadError};
use crate::ingest::records::{Found, Records};

/// A row under the names that are known, or why there is none.
type Row = Result<Map<String, Value>, ReadError>;

/// What parts the columns of a table that has one: nothing that a text holds.
const NOTHING: u8 = 0x1f;

/// The rows of a table whose headings name one of `needed`, and another one of `known` where it is not `sure` that it
/// is a table, each with its line and under the names of `known`; `None` where a text is no such table.
pub(super) fn of(text: &str, sure: bool, needed: &[&str], known: &[&str]) -> Option<Vec<(usize, Row)>> {
    let head = text.lines().next()?;
    let count = |mark: u8| head.bytes().filter(|b| *b == mark).count();
    let delimiter = [b',', b'\t', b';'].into_iter().filter(|mark| count(*mark) > 0).max_by_key(|mark| count(*mark));
    let delimiter = delimiter.unwrap_or(NOTHING);
    let mut records = Records::new(text.as_bytes(), delimiter, true, LARGEST as usize);
    let mut record = ByteRecord::new();
    let named = |heading: &[u8]| {
        let heading = std::str::from_utf8(heading).ok()?.trim();
        known.iter().find(|name| name.eq_ignore_ascii_case(heading)).copied()
    };
    let Found::Record(_) = records.read(&mut record).ok()? else {
        return None;
    };
    let headings: Vec<Option<&str>> = record.iter().map(named).collect();
    let is_needed = |name: &&str| needed.contains(name);
    let fewest = if sure { 1 } else { 2 };
    if headings.iter().flatten().count() < fewest || !headings.iter().flatten().any(is_needed) {
        return None;
    }
    let mut rows = Vec::new();
    loop {
        match records.read(&mut record).ok()? {
            Found::Record(line) => {
                let cells = headings.iter().zip(&record).filter_map(|(name, cell)| Some(((*name)?, cell)));
                let cells = cells.filter_map(|(name, cell)| Some((name, std::str::from_utf8(cell).ok()?)));
                let cells = cells.filter(|(_, cell)| !cell.trim().is_empty());
                rows.push((line as usize, Ok(cells.map(|(name, cell)| (name.to_owned(), cell.into())).collect())));
            }
            Found::OpenQuote(line) => rows.push((line as usize, Err(ReadError::OpenQuote))),
            Found::End => return Some(rows),
        }
    }
}
