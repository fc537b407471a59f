//! Articles as the rows of a table with headings, as spreadsheets and crawlers write them.

use serde_json::{Map, Value};

/// The rows of a table whose headings name one of `needed` and another one of `known`, each with its line and under the
/// names of `known`; `None` where a text is no such table.
pub(super) fn of(text: &str, needed: &[&str], known: &[&str]) -> Option<Vec<(usize, Map<String, Value>)>> {
    let head = text.lines().next()?;
    let delimiter = [b',', b'\t', b';'].into_iter().max_by_key(|mark| head.bytes().filter(|b| b == mark).count())?;
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(true).from_reader(text.as_bytes());
    let named = |heading: &str| known.iter().find(|name| name.eq_ignore_ascii_case(heading.trim())).copied();
    let headings: Vec<Option<&str>> = reader.headers().ok()?.iter().map(named).collect();
    let is_needed = |name: &&str| needed.contains(name);
    if headings.iter().flatten().count() < 2 || !headings.iter().flatten().any(is_needed) {
        return None;
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.ok()?;
        let line = record.position().map_or(0, |place| place.line() as usize);
        let cells = headings.iter().zip(&record).filter(|(_, cell)| !cell.trim().is_empty());
        let named = cells.filter_map(|(name, cell)| Some(((*name)?.to_owned(), Value::from(cell))));
        rows.push((line, named.collect()));
    }
    Some(rows)
}
