//! `dossier import`: claims that were read elsewhere, and tables of events.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::ProgressBar;

use super::error::{CommandError, Kind};
use super::extractions;
use super::ingest::bar;
use super::numbers::{Count, NUMBER};
use super::place::Place;
use super::tally::Tally;
use super::ui::Ui;
use crate::Dossier;
use crate::ingest::table::{BadRow, Columns, Field, Layout};
use crate::lexicon::counted;
use crate::store::{Imported, StoreError};

/// Take in claims that were read elsewhere: JSON lines of the extraction contract, or tables of events.
///
/// A table (.tsv, .csv, also one parted by semicolons) has a row for each event: who did what to whom, and when. Its
/// relations may be any: the store keeps its own table of them. Rows that cannot be read are listed and the rest is
/// kept (exit code 4). Importing a table again brings only the rows behind those that the store has.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// Tables (.tsv, .csv) or claims (.jsonl); - reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The columns of date, source, relation and target: headings, or numbers from 1. Without it headings such as
    /// date, source, relation, target are looked for, and a table without headings holds them in that order
    #[arg(long, value_name = "DATE,SOURCE,RELATION,TARGET", value_delimiter = ',', conflicts_with = "map")]
    columns: Vec<String>,
    /// A table of two columns that renames relations: the table's name, then the store's
    #[arg(long, value_name = "FILE")]
    relations: Option<PathBuf>,
    /// Single columns by what they hold, also those of the kinds: date=1, source=actor1, relation=…, target=…,
    /// source-kind=…, target-kind=…
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',')]
    map: Vec<String>,
    /// The table's first row is an event, not headings
    #[arg(long)]
    no_header: bool,
    /// What the file holds, where its name does not say
    #[arg(long = "as", value_name = "KIND", value_parser = ["jsonl", "tsv", "csv"])]
    kind: Option<String>,
    /// The name of the table, which answers cite; otherwise the file's
    #[arg(long, visible_alias = "name", value_name = "NAME")]
    label: Option<String>,
    /// JSON lines: sync to disk only after every N articles, so that a power cut can lose the last N
    #[arg(long, value_name = NUMBER, default_value_t = Count(256))]
    batch: Count<u32>,
}

/// How many rejected rows are listed one by one.
const LISTED: usize = 20;

#[derive(Default)]
struct Rejected {
    /// The file that is being read.
    file: String,
    count: u64,
    /// How many files could not be opened.
    files: u64,
    listed: Vec<String>,
}

impl Rejected {
    fn add(&mut self, row: &BadRow) {
        self.count += 1;
        if self.listed.len() < LISTED {
            self.listed.push(format!("{} line {}: {}", self.file, row.line, row.why));
        }
    }

    fn add_all(&mut self, tally: &Tally) {
        self.count += tally.rejected as u64;
        self.listed.extend(tally.rejections());
    }

    fn add_file(&mut self, error: &CommandError) {
        self.files += 1;
        self.listed.push(error.message.clone());
    }

    fn into_result(self) -> Result<(), CommandError> {
        let rejected_of = |count: u64, noun: &str| {
            let verb = if count == 1 { "was" } else { "were" };
            (count > 0).then(|| format!("{} {verb} rejected", counted(count, noun)))
        };
        let rejected: Vec<String> =
            [rejected_of(self.files, "file"), rejected_of(self.count, "line")].into_iter().flatten().collect();
        if rejected.is_empty() {
            return Ok(());
        }
        let rejected = rejected.join(" and ");
        let error = CommandError::new(Kind::Rejected, format!("{rejected}, the rest is kept"));
        Err(self.listed.into_iter().fold(error, CommandError::detail))
    }
}

pub(super) fn run(args: &ImportArgs, place: &Place, ui: &Ui) -> Result<(), CommandError> {
    let columns = columns(args)?;
    let relations = args.relations.as_deref().map(renames).transpose()?.unwrap_or_default();
    // A command that cannot be carried out for one file keeps nothing of the others.
    for file in &args.files {
        holds(args, file)?;
    }
    let dossier = place.open_or_create()?;
    let mut rejected = Rejected::default();
    for file in &args.files {
        let input = if file == Path::new("-") { Ok(Box::new(io::stdin().lock()) as Box<dyn Read>) } else { open(file) };
        let input = match input {
            Ok(input) => input,
            Err(error) => {
                rejected.add_file(&error);
                continue;
            }
        };
        let into = Import { args, dossier: &dossier, ui, bar: bar("bytes", ui) };
        let bar = &into.bar;
        bar.set_length(file.metadata().map_or(0, |found| found.len()));
        let mut input = BufReader::new(bar.wrap_read(input));
        rejected.file = file.display().to_string();
        let begins = match input.fill_buf() {
            Ok(begins) => begins.to_vec(),
            Err(error) => {
                rejected.add_file(&CommandError::usage(format!("{} cannot be read: {error}", file.display())));
                continue;
            }
        };
        if begins.trim_ascii().is_empty() {
            rejected.add_file(&CommandError::usage(format!("{} is empty", file.display())));
            continue;
        }
        match holds(args, file)? {
            Holds::Claims => into.lines(input, &mut rejected)?,
            Holds::Table(delimiter) => {
                let delimiter = parted_by(&begins, delimiter);
                let header = args.no_header.then_some(false);
                let layout = Layout { delimiter, header, columns: columns.clone(), relations: relations.clone() };
                into.table(file, input, &layout, &mut rejected)?;
            }
        }
    }
    rejected.into_result()
}

/// What a file holds.
enum Holds {
    /// Extractions, one on a line.
    Claims,
    /// A table of events, with what parts its columns.
    Table(u8),
}

/// What a file holds, by its name or as the command says.
fn holds(args: &ImportArgs, file: &Path) -> Result<Holds, CommandError> {
    let ending = file.extension().and_then(|e| e.to_str()).map(str::to_lowercase);
    let kind = args.kind.clone().or(ending).unwrap_or_default();
    match kind.as_str() {
        "jsonl" | "ndjson" | "json" => Ok(Holds::Claims),
        "csv" => Ok(Holds::Table(b',')),
        "tsv" | "tab" | "txt" => Ok(Holds::Table(b'\t')),
        _ => Err(CommandError::usage(format!("the name of {} does not say what it holds", file.display()))
            .hint("say --as jsonl, tsv or csv")),
    }
}

fn open(file: &Path) -> Result<Box<dyn Read>, CommandError> {
    if file.is_dir() {
        return Err(CommandError::usage(format!("{} is a folder: name the files in it", file.display())));
    }
    let opened = File::open(file);
    Ok(Box::new(opened.map_err(|e| CommandError::usage(format!("{} cannot be opened: {e}", file.display())))?))
}

/// What parts the columns of a table that begins so: semicolons, where it is written as spreadsheets of many countries
/// write what they call values parted by commas.
fn parted_by(begins: &[u8], delimiter: u8) -> u8 {
    let first = begins.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if delimiter == b',' && !first.contains(&b',') && first.contains(&b';') { b';' } else { delimiter }
}

/// Reads a table of two columns.
fn renames(file: &Path) -> Result<BTreeMap<String, String>, CommandError> {
    let mut text = String::new();
    let read = open(file)?.read_to_string(&mut text);
    read.map_err(|e| CommandError::usage(format!("{} cannot be read: {e}", file.display())))?;
    let pair = |line: &str| {
        let (from, to) = line.split_once(['\t', ','])?;
        Some((from.trim().to_owned(), to.split(['\t', ',']).next().unwrap_or_default().trim().to_owned()))
    };
    Ok(text.lines().filter_map(pair).filter(|(_, to)| !to.is_empty()).collect())
}

fn columns(args: &ImportArgs) -> Result<Columns, CommandError> {
    let mut named = Vec::with_capacity(args.map.len());
    if !args.columns.is_empty() {
        if args.columns.len() != 4 {
            return Err(CommandError::usage(format!(
                "--columns names {}, it takes four",
                counted(args.columns.len(), "column")
            ))
            .hint("the columns of date, source, relation and target, such as --columns 1,2,3,4"));
        }
        let fields = [Field::Date, Field::Source, Field::Relation, Field::Target];
        named.extend(fields.into_iter().zip(args.columns.iter().cloned()));
    }
    for pair in &args.map {
        let (field, column) =
            pair.split_once('=').ok_or_else(|| CommandError::usage(format!("{pair:?} is not FIELD=COLUMN")))?;
        let field = Field::from_word(field).ok_or_else(|| {
            CommandError::usage(format!("{field:?} is nothing that a column can hold"))
                .hint("date, source, relation, target, source-kind, target-kind")
        })?;
        named.push((field, column.to_owned()));
    }
    Ok(Columns { named })
}

/// Where a file goes.
struct Import<'a> {
    args: &'a ImportArgs,
    dossier: &'a Dossier,
    ui: &'a Ui,
    bar: ProgressBar,
}

impl Import<'_> {
    fn table(
        &self,
        file: &Path,
        input: impl Read,
        layout: &Layout,
        rejected: &mut Rejected,
    ) -> Result<(), CommandError> {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
        let label = self.args.label.clone().or(name).unwrap_or_else(|| "table".into());
        let done = self.dossier.import_table(&label, input, layout, &mut |row| rejected.add(&row), &mut |_| {});
        let done: Imported = done.map_err(|error| {
            let of_the_table = matches!(error, crate::Error::Store(StoreError::Refused { .. }));
            let mut error = CommandError::from(error);
            if of_the_table {
                error.message = format!("{}: {}", rejected.file, error.message);
            }
            error
        })?;
        self.bar.finish_and_clear();
        let known = if done.known > 0 { format!(", {}", there(done.known)) } else { String::new() };
        self.ui.note(format!("{label}: {}, {}{known}", counted(done.rows, "row"), counted(done.nodes, "new node")));
        Ok(())
    }

    fn lines(&self, input: impl BufRead, rejected: &mut Rejected) -> Result<(), CommandError> {
        self.dossier.store().sync_every(self.args.batch.0);
        let mut tally = Tally::default();
        extractions::each(input, &rejected.file, &mut tally, &mut |extraction, from, tally| {
            extractions::take(self.dossier, extraction, from, tally).map(|()| true)
        })?;
        self.dossier.store().sync()?;
        self.bar.finish_and_clear();
        self.ui.note(format!("{}: {}", rejected.file, tally.summary()));
        rejected.add_all(&tally);
        Ok(())
    }
}

/// How many were in the store before.
fn there(number: u64) -> String {
    format!("{number} {} there", if number == 1 { "was" } else { "were" })
}
