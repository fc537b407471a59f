//! `dossier completions`: completion scripts for shells.

use clap::Args;
use clap_complete::Shell;

use super::error::CommandError;
use super::ui::Ui;

/// Print a completion script for a shell.
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// Which shell
    shell: Shell,
}

pub(super) fn run(args: &CompletionsArgs, ui: &Ui) -> Result<(), CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::command(), "dossier", &mut script);
    ui.out(String::from_utf8_lossy(&script))
}
