//! Tables of events: one row says who did what to whom, and when.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;

use super::records::{Found, Records};
use crate::model::{Day, EventRow, NodeKind};

/// More bytes are no name: a text in the wrong column.
const LONGEST_NAME: usize = 1_000;
/// A cell in quotes over several lines is no longer, in bytes: in a table of events it is a note.
const LONGEST_CELL: usize = 64 << 10;
/// Why a row is left out whose quote would take the rows behind it.
const OPEN_QUOTE: &str = "it opens a quote that is not closed; the rows behind it were read";

/// Which column holds what. A column is named as the header names it, or by its number from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Pairs of a field and its column, in any order.
    pub named: Vec<(Field, String)>,
}

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The day, YYYY-MM-DD or YYYYMMDD; what follows it (a time) is left out.
    Date,
    /// Who does it.
    Source,
    /// What is done.
    Relation,
    /// To whom or what.
    Target,
    /// What kind of node the source is.
    SourceKind,
    /// What kind of node the target is.
    TargetKind,
}

impl Field {
    /// All of them, with the headings that name them without a mapping.
    const KNOWN: [(Self, &'static [&'static str]); 6] = [
        (Self::Date, &["date", "day", "event date", "time"]),
        (Self::Source, &["source", "subject", "actor1", "source name", "head"]),
        (Self::Relation, &["relation", "predicate", "event", "event text", "type"]),
        (Self::Target, &["target", "object", "actor2", "target name", "tail"]),
        (Self::SourceKind, &["source kind"]),
        (Self::TargetKind, &["target kind"]),
    ];

    /// The field that a word names: `date`, `source-kind`.
    pub fn from_word(word: &str) -> Option<Self> {
        let word = heading(word);
        Self::KNOWN.into_iter().find(|(_, names)| names.first() == Some(&word.as_str())).map(|(field, _)| field)
    }
}

/// How a table is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// What parts the columns: a tab or a comma. Where it is a tab, quotes mean nothing.
    pub delimiter: u8,
    /// Whether the first row names the columns; `None` lets the row itself say.
    pub header: Option<bool>,
    /// Which column holds what, as far as the headings do not say it.
    pub columns: Columns,
    /// Other names for relations of the table.
    pub relations: BTreeMap<String, String>,
}

/// Why a table or a row of it cannot be read.
#[derive(Debug)]
pub enum TableError {
    /// No column holds a field that every row needs.
    NoColumn {
        /// The field.
        field: Field,
        /// What the header names.
        headings: Vec<String>,
    },
    /// Its first row opens a quote that is not closed.
    OpenQuote,
    /// The system failed to read it.
    Io(std::io::Error),
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoColumn { field, headings } => {
                let field = format!("{field:?}").to_lowercase();
                write!(f, "no column is known to hold the {field}; the columns are: {}", headings.join(", "))
            }
            Self::OpenQuote => f.write_str("the first row of the table opens a quote that is not closed"),
            Self::Io(error) => write!(f, "the table cannot be read: {error}"),
        }
    }
}

impl std::error::Error for TableError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::NoColumn { .. } | Self::OpenQuote => None,
        }
    }
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Why.
    pub why: String,
}

/// Reads a table row by row, in constant memory. `visit` gets each good row, with its line; `reject` each bad one.
/// Either may end the reading with an error of its own.
///
/// # Errors
/// Where a needed column is missing or the input fails: [`TableError`], turned into the caller's error.
pub fn read_table<E: From<TableError>>(
    input: impl Read,
    layout: &Layout,
    visit: &mut dyn FnMut(&EventRow<'_>, u64) -> Result<(), E>,
    reject: &mut dyn FnMut(BadRow) -> Result<(), E>,
) -> Result<(), E> {
    let quotes = layout.delimiter != b'\t';
    let mut records = Records::new(input, layout.delimiter, quotes, LONGEST_CELL);
    let mut record = csv::ByteRecord::new();
    let mut last: Option<(Vec<u8>, Day)> = None;
    let mut line = match records.read(&mut record).map_err(TableError::Io)? {
        Found::Record(line) => line,
        Found::OpenQuote(_) => return Err(TableError::OpenQuote.into()),
        Found::End => return Ok(()),
    };
    let (places, header) = Places::of_first(layout, &record)?;
    let mut waiting = !header;
    loop {
        if !std::mem::take(&mut waiting) {
            line = match records.read(&mut record).map_err(TableError::Io)? {
                Found::Record(line) => line,
                Found::OpenQuote(line) => {
                    reject(BadRow { line, why: OPEN_QUOTE.to_owned() })?;
                    continue;
                }
                Found::End => return Ok(()),
            };
        }
        if places.has_broken_cell(&record) {
            records.again_at_second_line();
            reject(BadRow { line, why: OPEN_QUOTE.to_owned() })?;
            continue;
        }
        match places.row(&record, &layout.relations, &mut last) {
            Ok(row) => visit(&row, line)?,
            Err(why) => reject(BadRow { line, why })?,
        }
    }
}

/// A heading without what people write differently.
fn heading(written: &str) -> String {
    written.trim_start_matches('\u{feff}').trim().to_lowercase().replace(['_', '-'], " ")
}

/// The column of each field.
#[derive(Debug)]
struct Places {
    date: Option<usize>,
    source: usize,
    relation: usize,
    target: usize,
    source_kind: Option<usize>,
    target_kind: Option<usize>,
}

impl Places {
    /// Tells from the first row where the columns are, and whether that row is the header.
    fn of_first(layout: &Layout, first: &csv::ByteRecord) -> Result<(Self, bool), TableError> {
        let headings: Vec<String> = first.iter().map(|h| String::from_utf8_lossy(h).into_owned()).collect();
        let numbers: Vec<String> = (1..=first.len()).map(|n| n.to_string()).collect();
        let by_heading = || Self::new(&layout.columns, &headings, true);
        let by_number = || Self::new(&layout.columns, &numbers, false);
        match layout.header {
            Some(true) => Ok((by_heading()?, true)),
            Some(false) => Ok((by_number()?, false)),
            None if layout.columns.named.is_empty() => {
                let plain =
                    Self { date: Some(0), source: 1, relation: 2, target: 3, source_kind: None, target_kind: None };
                let is_event = plain.row(first, &layout.relations, &mut None).is_ok_and(|row| row.day.is_some());
                if is_event { Ok((plain, false)) } else { Ok((by_heading()?, true)) }
            }
            None => {
                let numbered = layout.columns.named.iter().all(|(_, column)| column.parse::<usize>().is_ok());
                if numbered && let Ok(places) = by_number() {
                    // Numbers serve with a header too: then the first row has no day where its column is.
                    let is_event = places.row(first, &layout.relations, &mut None).is_ok();
                    return Ok((places, !is_event));
                }
                Ok((by_heading()?, true))
            }
        }
    }

    fn new(columns: &Columns, headings: &[String], named: bool) -> Result<Self, TableError> {
        let missing = |field: Field| TableError::NoColumn { field, headings: headings.to_vec() };
        let find = |field: Field| -> Result<Option<usize>, TableError> {
            if let Some((_, column)) = columns.named.iter().find(|(f, _)| *f == field) {
                let number = column.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
                let by_name = headings.iter().position(|h| heading(h) == heading(column));
                let at = by_name.or(number.filter(|n| *n < headings.len()));
                return at.map(Some).ok_or_else(|| missing(field));
            }
            let known = Field::KNOWN.iter().find(|(f, _)| *f == field).map_or(&[][..], |(_, names)| names);
            let mut names = known.iter();
            Ok(names.find_map(|name| headings.iter().position(|h| named && heading(h) == *name)))
        };
        let needed = |field: Field| find(field)?.ok_or_else(|| missing(field));
        Ok(Self {
            date: find(Field::Date)?,
            source: needed(Field::Source)?,
            relation: needed(Field::Relation)?,
            target: needed(Field::Target)?,
            source_kind: find(Field::SourceKind)?,
            target_kind: find(Field::TargetKind)?,
        })
    }

    /// Whether a name, a relation or a day goes over the end of a line, which none does: its quote should have been
    /// closed before.
    fn has_broken_cell(&self, record: &csv::ByteRecord) -> bool {
        let cells = [Some(self.source), Some(self.relation), Some(self.target), self.date];
        cells.into_iter().flatten().filter_map(|at| record.get(at)).any(|cell| cell.trim_ascii().contains(&b'\n'))
    }

    fn row<'a>(
        &self,
        record: &'a csv::ByteRecord,
        renamed: &'a BTreeMap<String, String>,
        last: &mut Option<(Vec<u8>, Day)>,
    ) -> Result<EventRow<'a>, String> {
        let text = |at: usize, what: &str| -> Result<&'a str, String> {
            let bytes = record.get(at).ok_or_else(|| format!("it has no {what}"))?;
            let text = std::str::from_utf8(bytes).map_err(|_| format!("its {what} is not UTF-8"))?.trim();
            if text.len() > LONGEST_NAME {
                Err(format!("its {what} is {} bytes long: that is no name", text.len()))
            } else if text.chars().any(char::is_alphanumeric) {
                Ok(text)
            } else {
                Err(format!("its {what} holds no letter and no digit"))
            }
        };
        let kind = |at: Option<usize>| -> Result<Option<NodeKind>, String> {
            let word = at.and_then(|at| record.get(at)).map(String::from_utf8_lossy).unwrap_or_default();
            let word = word.trim().to_lowercase();
            if word.is_empty() {
                return Ok(None);
            }
            NodeKind::from_word(&word).map(Some).ok_or_else(|| format!("{word:?} is no kind of node"))
        };
        let relation = text(self.relation, "relation")?;
        Ok(EventRow {
            day: self.date.and_then(|at| record.get(at)).map_or(Ok(None), |bytes| day(bytes, last))?,
            source: text(self.source, "source")?,
            relation: renamed.get(relation).map_or(relation, String::as_str),
            target: text(self.target, "target")?,
            source_kind: kind(self.source_kind)?,
            target_kind: kind(self.target_kind)?,
        })
    }
}

/// Reads a day; tables are mostly sorted by it, so the last one is kept.
fn day(bytes: &[u8], last: &mut Option<(Vec<u8>, Day)>) -> Result<Option<Day>, String> {
    if let Some((written, day)) = last
        && written == bytes
    {
        return Ok(Some(*day));
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let bad = || format!("{text:?} is no day (YYYY-MM-DD or YYYYMMDD)");
    let digits: String = text.chars().take(10).filter(char::is_ascii_digit).collect();
    let dashed = text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let plain = text.len() >= 8 && text.get(..8).is_some_and(|d| d.bytes().all(|b| b.is_ascii_digit()));
    if !(dashed || plain) {
        return Err(bad());
    }
    let number = |range: std::ops::Range<usize>| digits.get(range).and_then(|d| d.parse::<i16>().ok());
    let (year, month, date) = (number(0..4), number(4..6), number(6..8));
    let found = match (year, month, date) {
        (Some(year), Some(month), Some(date)) => Day::from_ymd(year, month as i8, date as i8),
        _ => None,
    };
    let found = found.ok_or_else(bad)?;
    *last = Some((bytes.to_vec(), found));
    Ok(Some(found))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, layout: &Layout) -> (Vec<String>, Vec<BadRow>) {
        let (mut rows, mut bad) = (Vec::new(), Vec::new());
        read_table::<TableError>(
            text.as_bytes(),
            layout,
            &mut |row, line| {
                let day = row.day.map_or_else(|| "-".into(), |d| d.to_string());
                rows.push(format!("{line}: {day} {} {} {}", row.source, row.relation, row.target));
                Ok(())
            },
            &mut |row| {
                bad.push(row);
                Ok(())
            },
        )
        .unwrap();
        (rows, bad)
    }

    #[test]
    fn headings_name_the_columns_in_any_order() {
        let layout =
            Layout { delimiter: b',', header: Some(true), columns: Columns::default(), relations: BTreeMap::new() };
        let (rows, _) =
            read("Target Name,event_date,SOURCE,relation\n\"Doe, J.\",2024-12-02T08:00,Fidan,met\n", &layout);
        assert_eq!(rows, ["2: 2024-12-02 Fidan met Doe, J."]);
    }

    #[test]
    fn a_table_without_a_header_is_mapped_by_numbers() {
        let named = vec![
            (Field::Date, "1".into()),
            (Field::Source, "2".into()),
            (Field::Relation, "3".into()),
            (Field::Target, "4".into()),
        ];
        let layout =
            Layout { delimiter: b'\t', header: Some(false), columns: Columns { named }, relations: BTreeMap::new() };
        let (rows, bad) =
            read("20050101\tA \"x\"\tmet\tB\n2005-13-01\tA\tmet\tB\n\tA\tmet\tB\nA\n2005-01-02\tA\t\tB\n", &layout);
        assert_eq!(rows, ["1: 2005-01-01 A \"x\" met B", "3: - A met B"]);
        assert_eq!(bad.iter().map(|b| b.line).collect::<Vec<_>>(), [2, 4, 5]);
    }

    #[test]
    fn a_table_says_by_its_first_row_whether_it_has_headings() {
        let layout = Layout { delimiter: b'\t', header: None, columns: Columns::default(), relations: BTreeMap::new() };
        assert_eq!(read("2005-01-01\tA\tmet\tB\n", &layout).0, ["1: 2005-01-01 A met B"]);
        assert_eq!(
            read("target\tdate\tsource\trelation\nB\t2005-01-01\tA\tmet\n", &layout).0,
            ["2: 2005-01-01 A met B"]
        );
    }

    #[test]
    fn a_quote_that_is_not_closed_costs_its_row_and_no_other() {
        let layout = Layout { delimiter: b',', header: None, columns: Columns::default(), relations: BTreeMap::new() };
        let rows = "2024-12-04,C,met,D\n".repeat(3);
        for stray in ["2024-12-03,\"A,met,B\n", "2024-12-03,A,met,\"B\n"] {
            for closing in ["", "2024-12-05,\"E, F\",met,G\n", "2024-12-05,E,met,G\"\n"] {
                let (read, bad) = read(&format!("date,source,relation,target\n{stray}{rows}{closing}"), &layout);
                assert_eq!(bad.iter().map(|row| row.line).collect::<Vec<_>>(), [2], "{stray}{closing}");
                assert_eq!(read.len(), 3 + closing.lines().count(), "{stray}{closing}");
            }
        }
    }

    #[test]
    fn relations_of_a_table_get_other_names() {
        let relations = BTreeMap::from([("Consult".to_owned(), "met-with".to_owned())]);
        let layout = Layout { delimiter: b'\t', header: None, columns: Columns::default(), relations };
        assert_eq!(read("2005-01-01\tA\tConsult\tB\n", &layout).0, ["1: 2005-01-01 A met-with B"]);
    }

    #[test]
    fn a_missing_column_is_named_with_those_that_are_there() {
        let layout =
            Layout { delimiter: b',', header: Some(true), columns: Columns::default(), relations: BTreeMap::new() };
        let read = read_table::<TableError>("date,who\n".as_bytes(), &layout, &mut |_, _| Ok(()), &mut |_| Ok(()));
        assert!(read.unwrap_err().to_string().ends_with("hold the source; the columns are: date, who"));
    }
}
