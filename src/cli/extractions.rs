//! Extractions that come in from elsewhere, for `ingest --extraction` and `import`.

use std::io::BufRead;

use super::error::CommandError;
use super::tally::Tally;
use crate::Dossier;
use crate::ingest::reader::reason;
use crate::model::Extraction;
use crate::store::StoreError;

/// An extraction, or why it is none, with the line that it begins on.
type Read = (usize, Result<Box<Extraction>, String>);

/// Takes one extraction into a store and counts it. What the store refuses is counted as rejected.
///
/// # Errors
/// Where the store fails.
pub(super) fn take(
    dossier: &Dossier,
    extraction: &Extraction,
    from: &str,
    tally: &mut Tally,
) -> Result<(), CommandError> {
    match dossier.ingest_extraction(extraction) {
        Ok(ingested) => tally.count(from, ingested, extraction.article.published, dossier)?,
        Err(StoreError::Refused { why }) => tally.reject(format!("{from}: {why}")),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Reads the extractions of a text, one a line or one written over many lines, as they are asked for, and hands each
/// with where it stands to `keep`, until that says to stop. What is none is counted as rejected.
///
/// # Errors
/// Those of `keep`.
pub(super) fn each(
    input: impl BufRead,
    file: &str,
    tally: &mut Tally,
    keep: &mut dyn FnMut(&Extraction, &str, &mut Tally) -> Result<bool, CommandError>,
) -> Result<(), CommandError> {
    for (line, read) in (Extractions { lines: input.lines(), line: 0, next: None }) {
        let from = format!("{file} line {line}");
        match read {
            Ok(extraction) if !keep(&extraction, &from, tally)? => break,
            Ok(_) => {}
            Err(why) => tally.reject(format!("{from}: {why}")),
        }
    }
    Ok(())
}

struct Extractions<L> {
    lines: L,
    line: usize,
    /// A line that was read to see whether the object before it goes on.
    next: Option<String>,
}

impl<L: Iterator<Item = std::io::Result<String>>> Extractions<L> {
    fn next_line(&mut self) -> Option<std::io::Result<String>> {
        let line = self.next.take().map(Ok).or_else(|| self.lines.next())?;
        self.line += 1;
        Some(line)
    }

    /// The object that begins with this line, which is none by itself: up to the line that closes it.
    fn written_over_lines(&mut self, first: &str) -> std::io::Result<Option<Result<Box<Extraction>, String>>> {
        let mut text = first.to_owned();
        while let Some(line) = self.next_line() {
            let line = line?;
            // The next object: what was begun before it is none.
            if line.starts_with('{') {
                self.next = Some(line);
                self.line -= 1;
                return Ok(None);
            }
            text.push('\n');
            text.push_str(&line);
            if line.starts_with('}') {
                return Ok(Some(parsed(&text)));
            }
        }
        Ok(None)
    }
}

impl<L: Iterator<Item = std::io::Result<String>>> Iterator for Extractions<L> {
    type Item = Read;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = match self.next_line()? {
                Ok(line) => line,
                Err(error) => return Some((self.line, Err(error.to_string()))),
            };
            if line.trim().is_empty() {
                continue;
            }
            let begins = self.line;
            let alone = parsed(&line);
            let open = alone.is_err() && line.starts_with('{') && !line.trim_end().ends_with('}');
            let whole = match open.then(|| self.written_over_lines(&line)) {
                Some(Ok(Some(whole))) => whole,
                Some(Err(error)) => Err(error.to_string()),
                Some(Ok(None)) | None => alone,
            };
            return Some((begins, whole));
        }
    }
}

fn parsed(text: &str) -> Result<Box<Extraction>, String> {
    serde_json::from_str::<Extraction>(text)
        .map(Box::new)
        .map_err(|error| format!("it is no extraction: {}{}", reason(&error), of_articles(text)))
}

/// What to say of a text that is rather an article.
fn of_articles(text: &str) -> &'static str {
    let object = serde_json::from_str::<serde_json::Value>(text).unwrap_or_default();
    let article = object.get("text").is_some_and(serde_json::Value::is_string) && object.get("nodes").is_none();
    if article { "; it looks like an article: dossier ingest reads those" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::Extractions;

    /// The lines on which something is read, and what is wrong with it.
    fn read(text: &str) -> Vec<(usize, bool)> {
        let lines = text.lines().map(|line| Ok(line.to_owned()));
        Extractions { lines, line: 0, next: None }.map(|(line, read)| (line, read.is_ok())).collect()
    }

    const ONE: &str = r#"{"schema": 1, "article": {"id": "a", "title": "t"}, "nodes": [], "edges": []}"#;

    #[test]
    fn an_object_written_over_lines_is_one() {
        let over_lines = ONE.replace(", \"nodes\"", ",\n \"nodes\"").replace("]}", "]\n}");
        assert_eq!(read(&over_lines), [(1, true)]);
    }

    #[test]
    fn a_line_that_was_cut_off_costs_no_other() {
        let cut = ONE.get(..30).unwrap_or_default();
        assert_eq!(read(&format!("{cut}\n{ONE}\n\n{ONE}")), [(1, false), (2, true), (4, true)]);
    }
}
