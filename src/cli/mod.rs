//! The command line: one file a command. Nothing else in the program talks to people.

mod error;
mod extract;
mod inputs;
mod ui;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::error::{CommandError, Kind};
use self::ui::{ColorChoice, Format, Ui};

/// An embedded knowledge graph of the news: reads articles, keeps who did what to whom with the sentence that says
/// so, answers questions.
#[derive(Debug, Parser)]
#[command(name = "dossier", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// How to print
    #[arg(long, global = true, value_enum)]
    format: Option<Format>,
    /// When to colour
    #[arg(long, global = true, value_enum, default_value_t)]
    color: ColorChoice,
    /// Say only what was asked for
    #[arg(short, long, global = true)]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::ExtractArgs),
}

/// Runs the program with the process's arguments.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output and are no failure.
            let _ = error.print();
            return if error.use_stderr() {
                ExitCode::from(2)
            } else {
                ExitCode::SUCCESS
            };
        }
    };
    let ui = Ui::new(cli.color, cli.quiet);
    match run(&cli, &ui) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => report(&error, &ui),
    }
}

fn run(cli: &Cli, ui: &Ui) -> Result<(), CommandError> {
    match &cli.command {
        Command::Extract(args) => extract::run(args, cli.format, ui),
    }
}

fn report(error: &CommandError, ui: &Ui) -> ExitCode {
    if error.kind != Kind::BrokenPipe {
        ui.complain(format!("error: {}", error.message));
        error
            .hints
            .iter()
            .for_each(|hint| ui.complain(format!("  hint: {hint}")));
    }
    ExitCode::from(error.code())
}
