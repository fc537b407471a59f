//! `dossier import`: a table of events, or claims as JSON Lines, into the store.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::error::{CommandError, Kind};
use super::place::Place;
use super::ui::Ui;
use crate::model::{Day, Extraction, RelationName};
use crate::store::{ImportRow, StoreError};

/// Words by which the first line of a table names its columns.
const HEADERS: [(&str, &[&str]); 4] = [
    ("date", &["date", "event date", "event_date", "day"]),
    ("source", &["source", "source name", "source_name", "subject", "actor1", "from"]),
    ("relation", &["relation", "event text", "event_text", "predicate", "event", "type"]),
    ("target", &["target", "target name", "target_name", "object", "actor2", "to"]),
];
/// So many bad rows are shown.
const SHOWN: usize = 5;

/// Take in a table of events (TSV or CSV: date, source, relation, target), or claims as JSON Lines.
///
/// Every name is the known node that bears exactly it, else a new node; every relation that the store does not know
/// becomes one of its own. The same table again changes nothing. Rows that cannot be read are listed and left out
/// (exit code 4).
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// Tables (.tsv, .csv) or claims in the extraction's form (.json, .jsonl)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Which columns hold date, source, relation and target: names of the first line, or numbers from 1
    #[arg(long, value_name = "DATE,SOURCE,RELATION,TARGET", value_delimiter = ',')]
    columns: Vec<String>,
    /// A table of two columns that renames relations: the table's name, ours
    #[arg(long, value_name = "FILE")]
    relations: Option<PathBuf>,
    /// What stands as the publisher of the rows; otherwise the file's name
    #[arg(long, value_name = "NAME")]
    label: Option<String>,
}

pub(super) fn run(args: &ImportArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    if !(args.columns.is_empty() || args.columns.len() == 4) {
        return Err(CommandError::usage(format!("--columns names {} columns, it takes four", args.columns.len()))
            .hint("the columns of date, source, relation and target, such as --columns 1,2,3,4"));
    }
    let renamed = args.relations.as_deref().map(renames).transpose()?.unwrap_or_default();
    let mut dossier = place.open_or_create()?;
    let mut bad: Vec<String> = Vec::new();
    let mut rejected = 0u64;
    for file in &args.files {
        let shown = file.display();
        let kind = file.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        if matches!(kind.as_str(), "json" | "jsonl" | "ndjson") {
            let claims = claims(file, &mut dossier, &mut bad, &mut rejected)?;
            ui.note(format!("{shown}: {claims} claims"));
            continue;
        }
        let label = args.label.clone().unwrap_or_else(|| {
            file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_else(|| "import".to_owned())
        });
        let bar = progress(file, ui);
        let mut wrong = Vec::new();
        let table = Table::open(file, kind == "csv", &args.columns)?;
        let mut skipped = 0u64;
        let rows = table.rows(&renamed).filter_map(|row| match row {
            Ok(row) => Some(Ok::<_, StoreError>(row)),
            Err(why) => {
                skipped += 1;
                if wrong.len() < SHOWN {
                    wrong.push(format!("{shown} {why}"));
                }
                None
            }
        });
        let done = dossier.store().import(&label, rows, &mut |rows| bar.set_position(rows))?;
        bar.finish_and_clear();
        rejected += skipped;
        bad.append(&mut wrong);
        let known = if done.unchanged > 0 { format!(", {} were there", done.unchanged) } else { String::new() };
        ui.note(format!("{shown}: {} rows, {} new nodes{known}", done.rows, done.nodes));
    }
    if rejected == 0 {
        return Ok(());
    }
    let error = CommandError::new(Kind::Rejected, format!("{rejected} rows cannot be read, the rest is kept"));
    Err(bad.into_iter().take(SHOWN).fold(error, CommandError::hint))
}

/// A table with the places of its four columns.
struct Table {
    reader: csv::Reader<File>,
    columns: [usize; 4],
    first: Option<csv::StringRecord>,
}

impl Table {
    fn open(file: &Path, commas: bool, wanted: &[String]) -> Result<Self, CommandError> {
        let failed = |e: csv::Error| CommandError::usage(format!("{} cannot be read: {e}", file.display()));
        let source =
            File::open(file).map_err(|e| CommandError::usage(format!("{} cannot be read: {e}", file.display())))?;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(if commas { b',' } else { b'\t' })
            .quoting(commas)
            .flexible(true)
            .has_headers(false)
            .from_reader(source);
        let mut first = csv::StringRecord::new();
        let any = reader.read_record(&mut first).map_err(failed)?;
        let at = |name: &str| first.iter().position(|h| h.trim().eq_ignore_ascii_case(name));
        let mut columns = [0, 1, 2, 3];
        let mut header = false;
        if wanted.is_empty() {
            let named: Vec<usize> =
                HEADERS.iter().filter_map(|(_, names)| names.iter().find_map(|name| at(name))).collect();
            if let [date, source, relation, target] = named.as_slice() {
                columns = [*date, *source, *relation, *target];
                header = true;
            }
        } else {
            for (column, name) in columns.iter_mut().zip(wanted) {
                *column = match name.trim().parse::<usize>() {
                    Ok(number) if number > 0 => number - 1,
                    _ => {
                        header = true;
                        at(name.trim()).ok_or_else(|| {
                            let there: Vec<&str> = first.iter().take(20).collect();
                            CommandError::usage(format!("{} has no column {name:?}", file.display()))
                                .hint(format!("its first line holds: {}", there.join(", ")))
                        })?
                    }
                };
            }
        }
        Ok(Self { reader, columns, first: (any && !header).then_some(first) })
    }

    fn rows<'a>(
        self,
        renamed: &'a HashMap<String, RelationName>,
    ) -> impl Iterator<Item = Result<ImportRow, String>> + 'a {
        let columns = self.columns;
        let first = self.first.into_iter().map(Ok);
        first.chain(self.reader.into_records()).map(move |record| {
            let record = record.map_err(|e| e.to_string())?;
            let line = record.position().map_or(1, csv::Position::line);
            row(&record, columns, renamed).map_err(|why| format!("line {line}: {why}"))
        })
    }
}

fn row(
    record: &csv::StringRecord,
    columns: [usize; 4],
    renamed: &HashMap<String, RelationName>,
) -> Result<ImportRow, String> {
    let [date, source, relation, target] = columns;
    let field = |at: usize| record.get(at).map(str::trim).ok_or_else(|| format!("it has no column {}", at + 1));
    let end = |at: usize| match field(at) {
        Ok("") => Err(format!("column {} names nobody", at + 1)),
        found => found.map(str::to_owned),
    };
    let day = match field(date)? {
        "" => None,
        written => {
            let day = written.get(..10).unwrap_or(written);
            Some(day.parse::<Day>().map_err(|_| format!("{written:?} is no date (YYYY-MM-DD)"))?)
        }
    };
    let written = field(relation)?;
    let relation = match renamed.get(written) {
        Some(ours) => ours.clone(),
        None => RelationName::new(written).map_err(|e| e.to_string())?,
    };
    Ok(ImportRow { day, source: end(source)?, relation, target: end(target)? })
}

/// A table that renames relations.
fn renames(file: &Path) -> Result<HashMap<String, RelationName>, CommandError> {
    let text = std::fs::read_to_string(file)
        .map_err(|e| CommandError::usage(format!("{} cannot be read: {e}", file.display())))?;
    let mut renamed = HashMap::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#')) {
        let Some((theirs, ours)) = line.split_once('\t').or_else(|| line.split_once(',')) else {
            return Err(CommandError::usage(format!("{} line {number}: two columns are needed", file.display())));
        };
        let ours = RelationName::new(ours.split('\t').next().unwrap_or(ours))
            .map_err(|e| CommandError::usage(format!("{} line {number}: {e}", file.display())))?;
        renamed.insert(theirs.trim().to_owned(), ours);
    }
    Ok(renamed)
}

/// Takes claims in that stand one extraction a line; returns how many.
fn claims(
    file: &Path,
    dossier: &mut crate::Dossier,
    bad: &mut Vec<String>,
    rejected: &mut u64,
) -> Result<u64, CommandError> {
    let source =
        File::open(file).map_err(|e| CommandError::usage(format!("{} cannot be read: {e}", file.display())))?;
    dossier.store().set_durable(false);
    let mut count = 0;
    for (number, line) in (1..).zip(BufReader::new(source).lines()) {
        let line =
            line.map_err(|e| CommandError::usage(format!("{} line {number} cannot be read: {e}", file.display())))?;
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Extraction>(&line) {
            Ok(extraction) => {
                dossier.ingest_extraction(&extraction)?;
                count += extraction.edges.len() as u64;
            }
            Err(error) => {
                *rejected += 1;
                bad.push(format!("{} line {number} is no extraction: {error}", file.display()));
            }
        }
    }
    dossier.store().sync()?;
    dossier.store().set_durable(true);
    Ok(count)
}

fn progress(file: &Path, ui: &Ui) -> ProgressBar {
    let size = std::fs::metadata(file).map_or(0, |m| m.len());
    if !ui.terminal || size < 1 << 20 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} rows, {per_sec}") {
        bar.set_style(style);
    }
    bar
}
