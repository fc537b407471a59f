//! The rows of an import, packed: each is day, source, relation, target in 14 bytes, columns apart, then deflated.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::StoreError;

/// A row of a table of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    pub(super) source: u32,
    pub(super) relation: u16,
    pub(super) target: u32,
    /// Days since 1970-01-01; `i32::MIN` where the row has no date.
    pub(super) day: i32,
}

/// A row without a date.
pub(super) const UNDATED: i32 = i32::MIN;

/// The most rows that one journal entry holds.
pub(super) const ROWS: usize = 4096;

/// Packs rows.
pub(super) fn pack(rows: &[Row]) -> Vec<u8> {
    let mut columns = Vec::with_capacity(rows.len() * 14);
    let mut before = 0i32;
    for row in rows {
        columns.extend(row.day.wrapping_sub(before).to_be_bytes());
        before = row.day;
    }
    rows.iter().for_each(|r| columns.extend(r.source.to_be_bytes()));
    rows.iter().for_each(|r| columns.extend(r.target.to_be_bytes()));
    rows.iter().for_each(|r| columns.extend(r.relation.to_be_bytes()));
    deflate(&columns)
}

/// Takes packed rows apart; `None` where they are not `count` rows.
pub(super) fn unpack(packed: &[u8], count: u32) -> Option<Vec<Row>> {
    let count = count as usize;
    if count > ROWS {
        return None;
    }
    let columns = inflate(packed, count * 14).ok()?;
    let (days, rest) = columns.split_at_checked(count * 4)?;
    let (sources, rest) = rest.split_at_checked(count * 4)?;
    let (targets, relations) = rest.split_at_checked(count * 4)?;
    if relations.len() != count * 2 {
        return None;
    }
    let word = |bytes: &[u8]| bytes.try_into().ok().map(u32::from_be_bytes);
    let mut before = 0i32;
    days.chunks_exact(4)
        .zip(sources.chunks_exact(4))
        .zip(targets.chunks_exact(4).zip(relations.chunks_exact(2)))
        .map(|((day, source), (target, relation))| {
            before = before.wrapping_add(word(day)? as i32);
            Some(Row {
                source: word(source)?,
                relation: relation.try_into().ok().map(u16::from_be_bytes)?,
                target: word(target)?,
                day: before,
            })
        })
        .collect()
}

/// Deflates bytes, fast rather than small.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// Inflates bytes to at most `most` bytes.
///
/// # Errors
/// Where they are no deflated bytes, or more come out.
pub(super) fn inflate(bytes: &[u8], most: usize) -> Result<Vec<u8>, StoreError> {
    let mut out = Vec::with_capacity(most.min(1 << 20));
    let read = DeflateDecoder::new(bytes).take(most as u64 + 1).read_to_end(&mut out);
    match read {
        Ok(_) if out.len() <= most => Ok(out),
        _ => Err(StoreError::Damaged { what: "a compressed value does not inflate".into() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_come_back(rows in proptest::collection::vec(
            (any::<u32>(), any::<u16>(), any::<u32>(), any::<i32>()), 0..99)) {
            let rows: Vec<Row> = rows.into_iter()
                .map(|(source, relation, target, day)| Row { source, relation, target, day }).collect();
            prop_assert_eq!(unpack(&pack(&rows), rows.len() as u32), Some(rows));
        }
    }
}
