//! The command line: one file a command. Nothing else in the program talks to people.

mod analyze;
mod ask;
mod backup;
mod check;
mod cited;
mod completions;
mod correct;
mod corrections;
mod demo;
mod diff;
mod error;
mod export;
mod extract;
mod extractions;
mod faults;
mod formats;
mod gazetteer;
mod grid;
mod groups;
mod import;
mod ingest;
mod inputs;
mod intake;
mod interrupt;
mod listing;
mod matching;
mod neighbors;
mod numbers;
mod optimize;
mod path;
mod place;
mod rank;
mod read_store;
mod rebuild;
mod reread;
mod restore;
mod scope;
mod shell;
mod show;
mod split;
mod tally;
mod timeline;
mod ui;
mod watch;
mod why;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use self::error::{CommandError, Kind};
use self::numbers::NUMBER;
use self::place::Place;
use self::ui::{ColorChoice, Format, Ui};

/// An embedded knowledge graph of the news: reads articles, keeps who did what to whom with the sentence that says
/// so, answers questions.
#[derive(Debug, Parser)]
#[command(name = "dossier", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// The command's name, by which its formats are known.
    #[arg(skip)]
    name: String,
    #[command(flatten)]
    place: Place,
    /// How to print; which of these a command has, its help says
    #[arg(long, global = true, value_enum, help_heading = EVERYWHERE)]
    format: Option<Format>,
    /// When to colour
    #[arg(long, global = true, value_enum, default_value_t, help_heading = EVERYWHERE)]
    color: ColorChoice,
    /// Say only what was asked for
    #[arg(short, long, global = true, help_heading = EVERYWHERE)]
    quiet: bool,
}

/// The heading under which the help of each command shows the options that all have.
const EVERYWHERE: &str = "Options of every command";

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::DemoArgs),
    Ingest(ingest::IngestArgs),
    Import(import::ImportArgs),
    Ask(ask::AskArgs),
    Match(matching::MatchArgs),
    Why(why::WhyArgs),
    Show(show::ShowArgs),
    Export(export::ExportArgs),
    Path(path::PathArgs),
    Neighbors(neighbors::NeighborsArgs),
    Rank(rank::RankArgs),
    Communities(groups::CommunitiesArgs),
    Components(groups::ComponentsArgs),
    Bridges(groups::BridgesArgs),
    Timeline(timeline::TimelineArgs),
    Diff(diff::DiffArgs),
    Articles(listing::ArticlesArgs),
    Nodes(listing::NodesArgs),
    Schema(listing::SchemaArgs),
    Stats(listing::StatsArgs),
    Extract(extract::ExtractArgs),
    Analyze(analyze::AnalyzeArgs),
    Merge(correct::MergeArgs),
    Split(split::SplitArgs),
    Alias(correct::AliasArgs),
    Undo(correct::UndoArgs),
    Corrections(corrections::CorrectionsArgs),
    Forget(correct::ForgetArgs),
    Reread(reread::RereadArgs),
    Check(check::CheckArgs),
    Backup(backup::BackupArgs),
    Restore(restore::RestoreArgs),
    Rebuild(rebuild::RebuildArgs),
    Optimize(optimize::OptimizeArgs),
    Shell(shell::ShellArgs),
    Completions(completions::CompletionsArgs),
}

/// The whole command line. The help of each command ends with its formats.
fn command() -> clap::Command {
    Cli::command().mut_subcommands(|sub| {
        let numbers = |arg: clap::Arg| {
            let is_number = arg.get_value_names().is_some_and(|names| names.iter().any(|name| name == NUMBER));
            if is_number { arg.allow_negative_numbers(true) } else { arg }
        };
        let sub = sub.mut_args(numbers);
        let about = sub.get_long_about().or(sub.get_about()).map(ToString::to_string).unwrap_or_default();
        match formats::in_help(sub.get_name()) {
            Some(formats) => sub.long_about(format!("{about}\n\n{formats}")),
            None => sub,
        }
    })
}

/// Reads a command line.
fn parse(words: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<Cli, clap::Error> {
    let matches = command().try_get_matches_from(words)?;
    let mut cli = Cli::from_arg_matches(&matches)?;
    cli.name = matches.subcommand_name().unwrap_or_default().to_owned();
    Ok(cli)
}

/// The help of every command, as the manual in `docs/commands.md` holds it.
pub fn manual() -> String {
    let mut command = command();
    // Usages name the whole command, and have the options of every command.
    command.build();
    let mut text = String::from(
        "# Commands\n\nWhat `dossier help COMMAND` prints, made by a test: do not edit. The options that every command \
         has stand\nonce, at the end.\n",
    );
    let mut everywhere = String::new();
    command.get_subcommands().filter(|sub| sub.get_name() != "help").for_each(|sub| {
        everywhere = section(sub, "dossier", &mut text);
    });
    text.push_str(&format!("\n## {EVERYWHERE}\n\n```text\n{everywhere}\n```\n"));
    text
}

/// Adds the help of a command, and of those under it, to the manual; gives the options that all have, which it leaves
/// out.
fn section(command: &clap::Command, above: &str, text: &mut String) -> String {
    let name = format!("{above} {}", command.get_name());
    let help = command.clone().term_width(100).render_long_help().to_string();
    let (own, shared) = help.split_once(&format!("\n{EVERYWHERE}:\n")).unwrap_or((&help, ""));
    text.push_str(&format!("\n## {name}\n\n```text\n{}\n```\n", own.trim_end()));
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        section(sub, &name, text);
    }
    shared.trim_end().to_owned()
}

/// Runs the program with the process's arguments.
pub fn main() -> ExitCode {
    let cli = match parse(std::env::args_os()) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output and are no failure.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let ui = Ui::new(cli.color, cli.quiet);
    #[cfg(unix)]
    interrupt::fail_at_file_limit();
    // A bug of ours must not look like the user's fault.
    faults::note_panics();
    match catch_unwind(AssertUnwindSafe(|| run(&cli, &ui).map_err(|error| cli.place.named_in(error)))) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => report(&error, &ui),
        Err(_) => {
            ui.complain(format!(
                "error: dossier met a state that it should never be in{}; what was reported as kept is kept",
                faults::place()
            ));
            ui.complain("  hint: please report it, with this message, the command and its input");
            ExitCode::from(70)
        }
    }
}

fn run(cli: &Cli, ui: &Ui) -> Result<(), CommandError> {
    formats::check(&cli.name, cli.format)?;
    let (place, format) = (&cli.place, cli.format);
    match &cli.command {
        Command::Demo(args) => demo::run(args, place, ui),
        Command::Ingest(args) => ingest::run(args, place, format, ui),
        Command::Import(args) => import::run(args, place, ui),
        Command::Ask(args) => ask::run(args, place, format, ui),
        Command::Match(args) => matching::run(args, place, format, ui),
        Command::Why(args) => why::run(args, place, format, ui),
        Command::Show(args) => show::run(args, place, format, ui),
        Command::Export(args) => export::run(args, place, ui),
        Command::Path(args) => path::run(args, place, format, ui),
        Command::Neighbors(args) => neighbors::run(args, place, format, ui),
        Command::Rank(args) => rank::run(args, place, format, ui),
        Command::Communities(args) => groups::communities_of(args, place, format, ui),
        Command::Components(args) => groups::components_of(args, place, format, ui),
        Command::Bridges(args) => groups::bridges(args, place, format, ui),
        Command::Timeline(args) => timeline::run(args, place, format, ui),
        Command::Diff(args) => diff::run(args, place, format, ui),
        Command::Articles(args) => listing::articles(args, place, format, ui),
        Command::Nodes(args) => listing::nodes(args, place, format, ui),
        Command::Schema(args) => listing::schema(args, format, ui),
        Command::Stats(args) => listing::stats(args, place, format, ui),
        Command::Extract(args) => extract::run(args, format, ui),
        Command::Analyze(args) => analyze::run(args, format, ui),
        Command::Merge(args) => correct::merge(args, place, ui),
        Command::Split(args) => split::run(args, place, ui),
        Command::Alias(args) => correct::alias(args, place, ui),
        Command::Undo(args) => correct::undo(args, place, ui),
        Command::Corrections(args) => corrections::run(args, place, format, ui),
        Command::Forget(args) => correct::forget(args, place, ui),
        Command::Reread(args) => reread::run(args, place, ui),
        Command::Check(args) => check::run(args, place, format, ui),
        Command::Backup(args) => backup::run(args, place, ui),
        Command::Restore(args) => restore::run(args, place, ui),
        Command::Rebuild(args) => rebuild::run(args, place, ui),
        Command::Optimize(args) => optimize::run(args, place, ui),
        Command::Shell(_) => shell::run(cli, ui),
        Command::Completions(args) => completions::run(args, ui),
    }
}

fn report(error: &CommandError, ui: &Ui) -> ExitCode {
    if !matches!(error.kind, Kind::BrokenPipe | Kind::Interrupted | Kind::Terminated) {
        ui.complain(format!("error: {}", error.message));
        error.details.iter().for_each(|detail| ui.complain(format!("  {detail}")));
        error.hints.iter().for_each(|hint| ui.complain(format!("  hint: {hint}")));
    }
    ExitCode::from(error.kind.code())
}
