//! The records of a table: its lines, taken apart into cells, where a cell in quotes may go on over several lines.
//!
//! A quote that is opened and never rightly closed costs its own line alone: whoever reads is told of it, and reading
//! goes on at the next line. A quote is rightly closed where the cell, or the line, ends behind it.

use std::io::{self, Read};

use csv::ByteRecord;

/// So much is asked of the input at once, in bytes.
const CHUNK: usize = 64 << 10;
/// What may stand before the first heading.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What was found where a record should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A record, which begins in this line, from 1.
    Record(u64),
    /// This line opens a quote that is not closed; reading goes on behind it.
    OpenQuote(u64),
    /// The input has ended.
    End,
}

/// Reads a table record by record, in memory that its longest record needs.
#[derive(Debug)]
pub(super) struct Records<R> {
    input: R,
    delimiter: u8,
    /// Whether a cell that begins with a quote ends at the next one.
    quotes: bool,
    /// A cell in quotes that goes over several lines is no longer, in bytes.
    longest: usize,
    /// What was read of the input and is still needed.
    ahead: Vec<u8>,
    /// Where the next record begins in it, and in which line.
    next: (usize, u64),
    /// The same of the line behind the first one of the last record.
    second: (usize, u64),
    begun: bool,
    ended: bool,
}

/// A line in what was read ahead: where what stands in it ends, and where the next one begins.
#[derive(Clone, Copy)]
struct Line {
    end: usize,
    next: usize,
    number: u64,
}

/// What a quote at the beginning of a cell is.
enum Quoted {
    /// The cell within, and where it ends.
    Cell(Vec<u8>, usize, Line),
    /// A mark like any other.
    Mark,
    /// Not closed.
    Open,
}

impl<R: Read> Records<R> {
    /// The records of a table whose cells `delimiter` parts. Where that is a tab, a quote that is not closed, or a tab
    /// within quotes, makes the quote a mark like any other.
    pub(super) fn new(input: R, delimiter: u8, quotes: bool, longest: usize) -> Self {
        let (ahead, next) = (Vec::new(), (0, 1));
        Self { input, delimiter, quotes, longest, ahead, next, second: next, begun: false, ended: false }
    }

    /// Reads the next record that is not empty.
    ///
    /// # Errors
    /// Where the input fails.
    pub(super) fn read(&mut self, record: &mut ByteRecord) -> io::Result<Found> {
        record.clear();
        if self.next.0 >= CHUNK {
            self.ahead.drain(..self.next.0);
            self.next.0 = 0;
        }
        let first = loop {
            let Some(line) = self.line(self.next)? else {
                return Ok(Found::End);
            };
            if line.end > self.next.0 {
                break line;
            }
            self.next = (line.next, line.number + 1);
        };
        let (mut at, mut line) = (self.next.0, first);
        self.second = (first.next, first.number + 1);
        loop {
            let quoted = if self.quotes && self.byte(at) == Some(b'"') { self.quoted(at, line)? } else { Quoted::Mark };
            at = match quoted {
                Quoted::Cell(cell, end, last) => {
                    record.push_field(&cell);
                    line = last;
                    end
                }
                Quoted::Mark => {
                    let rest = self.ahead.get(at..line.end).unwrap_or_default();
                    let cell = rest.split(|byte| *byte == self.delimiter).next().unwrap_or_default();
                    record.push_field(cell);
                    at + cell.len()
                }
                Quoted::Open => {
                    self.next = self.second;
                    return Ok(Found::OpenQuote(first.number));
                }
            };
            if at >= line.end {
                break;
            }
            at += 1;
        }
        self.next = (line.next, line.number + 1);
        Ok(Found::Record(first.number))
    }

    /// Reads the last record's lines again, but for the first: one of its cells was closed too late.
    pub(super) fn again_at_second_line(&mut self) {
        self.next = self.second;
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.ahead.get(at).copied()
    }

    /// Reads the cell whose quote is opened at a place in a line.
    fn quoted(&mut self, opened: usize, first: Line) -> io::Result<Quoted> {
        let is_tab = self.delimiter == b'\t';
        let open = if is_tab { Quoted::Mark } else { Quoted::Open };
        let (mut cell, mut at, mut line) = (Vec::new(), opened + 1, first);
        loop {
            let rest = self.ahead.get(at..line.next).unwrap_or_default();
            let Some(more) = rest.iter().position(|byte| *byte == b'"') else {
                cell.extend(rest);
                if cell.len() > self.longest || is_tab && cell.contains(&b'\t') {
                    return Ok(open);
                }
                at = line.next;
                line = match self.line((line.next, line.number + 1))? {
                    Some(next) => next,
                    None => return Ok(open),
                };
                continue;
            };
            cell.extend(rest.iter().take(more));
            let behind = at + more + 1;
            if self.byte(behind) == Some(b'"') {
                cell.push(b'"');
                at = behind + 1;
                continue;
            }
            let rest = self.ahead.get(behind..line.end).unwrap_or_default();
            let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
            if rest.len() == blanks || rest.get(blanks) == Some(&self.delimiter) {
                let is_cell = !is_tab || !cell.contains(&b'\t');
                return Ok(if is_cell { Quoted::Cell(cell, behind + blanks, line) } else { open });
            }
            if line.number > first.number || is_tab {
                return Ok(open);
            }
            // In one line nothing else is lost by it.
            let more = rest.split(|byte| *byte == self.delimiter).next().unwrap_or_default();
            cell.extend(more);
            return Ok(Quoted::Cell(cell, behind + more.len(), line));
        }
    }

    /// The line that begins at a place; `None` at the end of the input.
    fn line(&mut self, (start, number): (usize, u64)) -> io::Result<Option<Line>> {
        let mut searched = start;
        loop {
            let rest = self.ahead.get(searched..).unwrap_or_default();
            if let Some(found) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
                let end = searched + found;
                let is_pair = self.byte(end) == Some(b'\r') && self.byte(end + 1) == Some(b'\n');
                // What stands behind a carriage return may not have been read yet.
                if self.byte(end) == Some(b'\n') || end + 1 < self.ahead.len() || self.ended {
                    return Ok(Some(Line { end, next: end + 1 + usize::from(is_pair), number }));
                }
                searched = end;
            } else {
                searched = self.ahead.len();
            }
            if self.ended {
                let end = self.ahead.len();
                return Ok((start < end).then_some(Line { end, next: end, number }));
            }
            self.ended = self.input.by_ref().take(CHUNK as u64).read_to_end(&mut self.ahead)? == 0;
            if !std::mem::replace(&mut self.begun, true) && self.ahead.starts_with(BYTE_ORDER_MARK) {
                self.ahead.drain(..BYTE_ORDER_MARK.len());
                searched = 0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, delimiter: u8) -> Vec<String> {
        let mut records = Records::new(text.as_bytes(), delimiter, true, 100);
        let mut record = ByteRecord::new();
        let mut found = Vec::new();
        loop {
            match records.read(&mut record).unwrap() {
                Found::Record(line) => {
                    let cells: Vec<_> = record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
                    found.push(format!("{line}: {}", cells.join("|")));
                }
                Found::OpenQuote(line) => found.push(format!("{line}: open")),
                Found::End => return found,
            }
        }
    }

    #[test]
    fn cells_in_quotes_hold_delimiters_lines_and_doubled_quotes() {
        assert_eq!(
            read("a,\"b, c\"\r\n\r\n\"d\ne\" ,\"\"\"f\"\" g\"\rh,\n", b','),
            ["1: a|b, c", "3: d\ne|\"f\" g", "5: h|"]
        );
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_own_line_alone() {
        assert_eq!(read("a,\"b\nc,d\ne,f", b','), ["1: open", "2: c|d", "3: e|f"]);
    }

    #[test]
    fn a_quote_that_only_the_next_quoted_cell_would_close_is_not_closed() {
        assert_eq!(read("a,\"b\nc,\"d, e\"\nf,g\n", b','), ["1: open", "2: c|d, e", "3: f|g"]);
    }

    #[test]
    fn a_cell_over_more_lines_than_any_has_is_not_closed() {
        let rows = "c,d\n".repeat(50);
        let found = read(&format!("a,\"b\n{rows}e\",f\n"), b',');
        assert_eq!((found[0].as_str(), found.len()), ("1: open", 52));
    }

    #[test]
    fn a_quote_within_a_cell_is_a_mark() {
        assert_eq!(read("a 5\" gun,b\n\"x\" y,z\n", b','), ["1: a 5\" gun|b", "2: x y|z"]);
    }

    #[test]
    fn between_tabs_a_quote_that_is_not_closed_is_a_mark() {
        assert_eq!(read("a\t\"b\nc\t\"d \"\"e\"\"\nf\"\ng\th\"\n", b'\t'), ["1: a|\"b", "2: c|d \"e\"\nf", "4: g|h\""]);
    }

    #[test]
    fn what_ends_between_two_reads_of_the_input_is_read_like_the_rest() {
        let long = format!("{},\"x\r\ny\"\r\nlast,z", "a".repeat(CHUNK - 4));
        let found = read(&long, b',');
        assert!(found.len() == 2 && found[0].ends_with("|x\r\ny") && found[1] == "3: last|z", "{}", found.len());
    }
}
