//! `dossier ask`: a question in plain words.

use std::path::Path;

use clap::Args;

use super::cited::Cited;
use super::error::{CommandError, Kind};
use super::grid::{self, cell, commas, tabs};
use super::interrupt::Interrupt;
use super::numbers::{Count, NUMBER};
use super::place::{Place, last_answer_in};
use super::ui::{Format, Ui, plain, quotation};
use crate::Dossier;
use crate::model::is_shown;
use crate::query::{Answer, Citation, NodeView, Options, ParseError, QueryError, Row};

/// Ask a question.
///
/// Forms: who met whom · who called for what · which countries condemned NAME · who spoke with NAME · what did NAME
/// call for · who was displaced · who was killed by NAME · when did NAME first (or last) visit NAME · where did NAME
/// meet NAME · how many people were killed · how many countries condemned NAME · did NAME attack NAME · what happened
/// · what does NAME say · list countries · list meetings · show NAME · how are NAME and NAME connected.
/// Filters: about NAME, in NAME or date, since/after/before/until/on DATE, between DATE and DATE, last week, involving
/// NAME (also to whom a demand is addressed), according to NAME, with at least N sources, only/including/excluding
/// planned, negated or alleged. Tails: by date (or sources, count, name), first 5, last 5, per month (or day, week,
/// year, actor, target, place, publisher). Exit code 2 where the question is not understood, 130 after Ctrl-C, which
/// prints what was found by then.
#[derive(Debug, Args)]
pub(super) struct AskArgs {
    /// The question
    #[arg(required = true, value_name = "WORD")]
    question: Vec<String>,
    /// A question before it, from which "and in 2025?" or "what about Iran" goes on; again for each, the last one last
    #[arg(long, value_name = "QUESTION")]
    after: Vec<String>,
    #[command(flatten)]
    how: HowArgs,
}

/// How a query is run, for `ask` and `match`.
#[derive(Debug, Args)]
pub(super) struct HowArgs {
    /// Print the pattern that says the same and the plan, and no answer; as text, json or jsonl
    #[arg(long)]
    explain: bool,
    /// Take matches too that a partial date only allows
    #[arg(long)]
    maybe: bool,
    /// At most so many rows, where the query does not say
    #[arg(long, value_name = NUMBER, default_value_t = Count(1000))]
    limit: Count,
    /// Stop after so many seconds, with what was found
    #[arg(long, value_name = "SECONDS")]
    timeout: Option<f64>,
    /// A value for $NAME of a pattern
    #[arg(long, value_name = "NAME=VALUE")]
    param: Vec<String>,
    /// Exit with 1 where there is no answer
    #[arg(short = 'e', long)]
    exit_code: bool,
}

impl HowArgs {
    pub(super) fn options(&self) -> Result<Options, CommandError> {
        let mut options = Options { maybe: self.maybe, limit: Some(self.limit.0), ..Options::default() };
        if let Some(seconds) = self.timeout {
            if seconds.is_nan() || seconds < 0.0 {
                return Err(CommandError::usage(format!("{seconds:e} is no time to stop after"))
                    .hint("give a number of seconds from 0 on"));
            }
            // More than the clock can count is no limit.
            options.timeout = std::time::Duration::try_from_secs_f64(seconds).ok();
        }
        for param in &self.param {
            let (name, value) = param.split_once('=').ok_or_else(|| {
                CommandError::usage(format!("--param {param} has no value")).hint("write --param name=value")
            })?;
            options.parameters.insert(name.trim_start_matches('$').to_owned(), crate::query::literal(value));
        }
        Ok(options)
    }
}

pub(super) fn run(args: &AskArgs, place: &Place, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let mut options = args.how.options()?;
    options.after.clone_from(&args.after);
    run_with(&args.question.join(" "), &args.how, options, place, format, ui)
}

/// Answers a query in either form.
pub(super) fn run_query(
    query: &str,
    how: &HowArgs,
    place: &Place,
    format: Option<Format>,
    ui: &Ui,
) -> Result<(), CommandError> {
    run_with(query, how, how.options()?, place, format, ui)
}

fn run_with(
    query: &str,
    how: &HowArgs,
    mut options: Options,
    place: &Place,
    format: Option<Format>,
    ui: &Ui,
) -> Result<(), CommandError> {
    let dossier = place.open_to_read(ui)?;
    let interrupt = Interrupt::watch();
    options.cancel = Some(interrupt.flag());
    let reader = dossier.snapshot();
    if how.explain {
        let parsed = crate::query::parse(reader.as_ref(), query, &options).map_err(|e| query_error(query, e))?;
        let explanation = crate::query::explain(reader.as_ref(), &parsed, &options)?;
        match format {
            Some(Format::Json) => ui.line(serde_json::to_string_pretty(&explanation)?)?,
            Some(Format::Jsonl) => ui.line(serde_json::to_string(&explanation)?)?,
            None | Some(Format::Table) => ui.line(explanation.to_string())?,
            Some(format) => {
                return Err(CommandError::usage(format!("an explanation is not printed as {format}"))
                    .hint("it is printed as table (a text for people), json or jsonl"));
            }
        }
        return interrupt.check();
    }
    let answer = crate::query::ask(reader.as_ref(), query, &options).map_err(|e| query_error(query, e))?;
    if !dossier.is_copy() {
        remember(&answer, &place.path(), ui);
    }
    print(&answer, format, ui)?;
    interrupt.check()?;
    if how.exit_code && answer.rows.is_empty() && answer.records.is_empty() {
        return Err(CommandError::new(Kind::Failed, "no answer"));
    }
    Ok(())
}

/// Asks, with errors that point into the question.
pub(super) fn ask(dossier: &Dossier, question: &str) -> Result<Answer, CommandError> {
    dossier.ask(question).map_err(|e| query_error(question, e))
}

pub(super) fn query_error(question: &str, error: QueryError) -> CommandError {
    match error {
        QueryError::Store(error) => error.into(),
        QueryError::Parse(error) => misread(question, error, ""),
        QueryError::Before { question, error } => misread(&question, error, "the question before cannot be read: "),
    }
}

/// What is wrong with a question, and where in it.
fn misread(question: &str, error: ParseError, before: &str) -> CommandError {
    let mut message = format!("{before}{}", shortened(&error.message));
    message.push_str(&pointed_at(question, &error.span));
    let failure = CommandError::new(Kind::Usage, message);
    error.hint.into_iter().fold(failure, CommandError::hint)
}

/// The question with marks under a part of it, on two lines; of a long one what stands around that part.
fn pointed_at(question: &str, span: &std::ops::Range<usize>) -> String {
    /// Characters that are shown before and behind.
    const AROUND: usize = 60;
    if question.trim().is_empty() {
        return String::new();
    }
    // Nothing that takes no room, or more than one place: the marks would stand elsewhere.
    let plain = |c: char| if is_shown(c) { c } else { ' ' };
    let before: Vec<char> = question.get(..span.start).unwrap_or_default().chars().map(plain).collect();
    let rest: Vec<char> = question.get(span.start..).unwrap_or_default().chars().map(plain).collect();
    let marked = question.get(span.clone()).unwrap_or_default().chars().count();
    let (skipped, shown) = (before.len().saturating_sub(AROUND), (marked + AROUND).min(2 * AROUND));
    let mut line = String::from(if skipped > 0 { "…" } else { "" });
    line.extend(before.iter().skip(skipped));
    let indent = line.chars().count();
    line.extend(rest.iter().take(shown));
    if rest.len() > shown {
        line.push('…');
    }
    let marks = marked.clamp(1, 2 * AROUND);
    format!("\n  {line}\n  {}{}", " ".repeat(indent), "^".repeat(marks))
}

/// A message without the middle of a word that is too long to read.
fn shortened(message: &str) -> String {
    const LONGEST: usize = 300;
    let length = message.chars().count();
    if length <= LONGEST {
        return message.to_owned();
    }
    let start: String = message.chars().take(LONGEST / 2).collect();
    let end: String = message.chars().skip(length - LONGEST / 4).collect();
    format!("{start}…{end}")
}

/// Keeps the claims of each row beside the store, for `why`. A store that cannot be written to still answers.
fn remember(answer: &Answer, store: &Path, ui: &Ui) {
    let rows: Vec<Vec<String>> =
        answer.rows.iter().map(|r| r.citations.iter().map(|c| c.claim.to_string()).collect()).collect();
    let Ok(text) = serde_json::to_string(&rows) else { return };
    let (file, partial) = (last_answer_in(store), last_answer_in(store).with_extension("partial"));
    // Rather no answer than half of one, or the one before: `why` would explain what was not asked.
    if let Err(error) = std::fs::write(&partial, text).and_then(|()| std::fs::rename(&partial, &file)) {
        let _ = std::fs::remove_file(&partial);
        let _ = std::fs::remove_file(&file);
        ui.note(format!("`why` will not know this answer, which the store cannot keep: {error}"));
    }
}

/// Prints an answer in a format; for people, a table and its citations.
pub(super) fn print(answer: &Answer, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
    let format = format.unwrap_or(if ui.terminal { Format::Table } else { Format::Tsv });
    match format {
        Format::Json => ui.line(serde_json::to_string_pretty(answer)?),
        Format::Jsonl => lines(answer, ui).map(|()| beside(answer, ui)),
        Format::Csv | Format::Tsv => separated(answer, format == Format::Csv, ui),
        Format::Markdown => markdown(answer, ui),
        Format::Table | Format::Dot | Format::Conllu => table(answer, ui),
    }
}

/// One JSON object a line: records by their columns, groups, or rows.
fn lines(answer: &Answer, ui: &Ui) -> Result<(), CommandError> {
    for record in &answer.records {
        let pairs = answer.columns.iter().zip(record);
        let object: Result<serde_json::Map<_, _>, serde_json::Error> =
            pairs.map(|(column, cell)| Ok((column.clone(), serde_json::to_value(cell)?))).collect();
        ui.line(serde_json::to_string(&object?)?)?;
    }
    if !answer.groups.is_empty() {
        return answer.groups.iter().try_for_each(|group| ui.line(serde_json::to_string(group)?));
    }
    answer.rows.iter().try_for_each(|row| ui.line(serde_json::to_string(row)?))
}

fn cited(citation: &Citation) -> Cited<'_> {
    let Citation { publisher, date, title, sentence, .. } = citation;
    Cited { publisher: publisher.as_deref(), published: *date, title, sentence }
}

fn name(view: &Option<NodeView>) -> &str {
    view.as_ref().map_or("?", |v| v.name.as_str())
}

fn cells(row: &Row) -> Vec<String> {
    let about: Vec<&str> = row.about.iter().map(|n| n.name.as_str()).collect();
    let mut relation = row.relation.to_string();
    if row.modality != crate::model::Modality::Asserted {
        relation = format!("{relation} ({})", row.modality);
    }
    let mut target = name(&row.target).to_owned();
    if let Some(quantity) = row.quantity {
        target = format!("{target} ({quantity})");
    }
    // "urged" what, of whom
    if !row.to.is_empty() {
        let to: Vec<&str> = row.to.iter().map(|n| n.name.as_str()).collect();
        target = format!("{target} (to {})", to.join(", "));
    }
    if let Some(role) = &row.role {
        relation = format!("{relation}: {role}");
    }
    vec![
        name(&row.source).to_owned(),
        relation,
        target,
        row.date.map(|d| d.to_string()).unwrap_or_default(),
        row.location.as_ref().map(|l| l.name.clone()).unwrap_or_default(),
        about.join(", "),
        row.sources.to_string(),
    ]
}

fn separated(answer: &Answer, by_commas: bool, ui: &Ui) -> Result<(), CommandError> {
    let (header, lines) = flat(answer);
    ui.out(if by_commas { commas(&header, &lines)? } else { tabs(&header, &lines) })?;
    beside(answer, ui);
    Ok(())
}

/// Says on standard error what an answer comes to beside its rows, where they go to another program.
fn beside(answer: &Answer, ui: &Ui) {
    ui.note(plain(&format!("read as: {}", answer.read_as)));
    let none = answer.rows.is_empty() && answer.records.is_empty();
    let sentence = answer.sentence.as_deref();
    sentence.or(none.then_some("No claim in the store says so.")).into_iter().for_each(|said| ui.note(plain(said)));
    answer.notes.iter().for_each(|note| ui.note(plain(note)));
}

fn markdown(answer: &Answer, ui: &Ui) -> Result<(), CommandError> {
    let escape = cell;
    if let Some(sentence) = &answer.sentence {
        ui.line(format!("{}\n", escape(sentence)))?;
    }
    let (header, lines) = flat(answer);
    if lines.is_empty() {
        return answer.notes.iter().try_for_each(|note| ui.line(escape(note)));
    }
    ui.line(format!("| {} |", header.join(" | ")))?;
    ui.line(format!("|{}", " --- |".repeat(header.len())))?;
    for line in &lines {
        let cells: Vec<String> = line.iter().map(|c| escape(c)).collect();
        ui.line(format!("| {} |", cells.join(" | ")))?;
    }
    ui.line("")?;
    for (n, row) in (1..).zip(&answer.rows) {
        if let Some(citation) = row.citations.first() {
            let cited = cited(citation);
            let by = cited.by_and_date().map_or_else(String::new, |by| format!("{}, ", escape(&by)));
            let quoted = cited.quoted().map_or_else(String::new, |quoted| format!(": {}", escape(&quoted)));
            ui.line(format!("{n}. {by}*{}*{quoted}", escape(&citation.title)))?;
        }
    }
    Ok(())
}

fn table(answer: &Answer, ui: &Ui) -> Result<(), CommandError> {
    ui.line(ui.dim(&format!("read as: {}", plain(&answer.read_as))))?;
    if let Some(sentence) = &answer.sentence {
        ui.line(ui.bold(&plain(sentence)))?;
    }
    if !answer.records.is_empty() || !answer.groups.is_empty() {
        let (header, lines) = flat(answer);
        grid::table(&header, &lines, ui)?;
    }
    if !answer.rows.is_empty() {
        let header: Vec<&str> = std::iter::once("#").chain(answer.columns.iter().map(String::as_str)).collect();
        let numbered = (1..).zip(&answer.rows).map(|(n, row)| [vec![n.to_string()], cells(row)].concat());
        let (header, lines) = grid::filled(&header, numbered.collect());
        grid::table(&header, &lines, ui)?;
        for (n, row) in (1..).zip(&answer.rows) {
            for citation in row.citations.iter().take(3) {
                let by = cited(citation).by_and_date().map_or_else(String::new, |by| format!("{by}, "));
                let from = plain(&format!("{by}{}", citation.title));
                ui.line(match citation.sentence.is_empty() {
                    true => format!("[{n}] {}", ui.bold(&from)),
                    false => format!("[{n}] {} {}", ui.bold(&format!("{from}:")), quotation(&citation.sentence)),
                })?;
            }
        }
        ui.line(ui.dim("`dossier why N` shows the sentences behind row N"))?;
    }
    answer.notes.iter().try_for_each(|note| ui.line(plain(note)))
}

/// The header and the lines of an answer without citations: records, groups, or rows.
fn flat(answer: &Answer) -> (Vec<String>, Vec<Vec<String>>) {
    if !answer.groups.is_empty() {
        let lines = answer.groups.iter().map(|g| vec![g.key.clone(), g.rows.to_string()]);
        return (vec!["per".to_owned(), "rows".to_owned()], lines.collect());
    }
    let lines = if answer.records.is_empty() {
        answer.rows.iter().map(cells).collect()
    } else {
        answer.records.iter().map(|r| r.iter().map(ToString::to_string).collect()).collect()
    };
    (answer.columns.clone(), lines)
}
