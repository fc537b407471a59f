//! Standard output, standard error, colour and width.

use std::io::{IsTerminal, Write};

use clap::ValueEnum;

use super::error::CommandError;
use crate::ingest::prose::Prose;
use crate::model::is_shown;

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A table or a text for people.
    Table,
    /// One JSON document.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// Markdown.
    Markdown,
    /// Graphviz, of `export`.
    Dot,
    /// CoNLL-U, of `analyze`.
    Conllu,
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Markdown => "markdown",
            Self::Dot => "dot",
            Self::Conllu => "conllu",
        })
    }
}

/// The only way in which commands talk to people.
#[derive(Clone, Debug)]
pub(super) struct Ui {
    /// Whether standard output is a terminal.
    pub(super) terminal: bool,
    colored: bool,
    quiet: bool,
}

impl Ui {
    pub(super) fn new(color: ColorChoice, quiet: bool) -> Self {
        let terminal = std::io::stdout().is_terminal();
        let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty() && v != "0");
        let colored = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => set("CLICOLOR_FORCE") || (terminal && !set("NO_COLOR")),
        };
        Self { terminal, colored, quiet }
    }

    /// Columns of the terminal; 80 where it does not say how many, 100 where there is none.
    pub(super) fn width(&self) -> usize {
        let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
        let seen = || comfy_table::Table::new().width().map_or(0, usize::from);
        match columns.or_else(|| self.terminal.then(seen)) {
            Some(0) => 80,
            Some(columns) => columns,
            None => 100,
        }
    }

    /// Prints data to standard output.
    pub(super) fn out(&self, text: impl AsRef<str>) -> Result<(), CommandError> {
        let mut out = std::io::stdout().lock();
        out.write_all(text.as_ref().as_bytes()).and_then(|()| out.flush()).map_err(CommandError::output)
    }

    /// Prints a line of data to standard output.
    pub(super) fn line(&self, text: impl AsRef<str>) -> Result<(), CommandError> {
        self.out(format!("{}\n", text.as_ref()))
    }

    /// Says something to people, on standard error, line by line as [`plain`] shows it; nothing when quiet.
    pub(super) fn note(&self, text: impl AsRef<str>) {
        if !self.quiet {
            self.complain(text);
        }
    }

    /// Says something that must be said, on standard error.
    pub(super) fn complain(&self, text: impl AsRef<str>) {
        // Messages name what stands in files and stores.
        let lines: Vec<String> = text.as_ref().split('\n').map(plain).collect();
        // Nobody is left to tell where standard error is closed.
        let _ = writeln!(std::io::stderr().lock(), "{}", lines.join("\n"));
    }

    /// Text in bold, where colours are on.
    pub(super) fn bold(&self, text: &str) -> String {
        self.styled(text, anstyle::Style::new().bold())
    }

    /// Text set back, where colours are on.
    pub(super) fn dim(&self, text: &str) -> String {
        self.styled(text, anstyle::Style::new().dimmed())
    }

    /// Text that stands out, where colours are on.
    pub(super) fn marked(&self, text: &str) -> String {
        self.styled(text, anstyle::AnsiColor::Cyan.on_default().bold())
    }

    fn styled(&self, text: &str, style: anstyle::Style) -> String {
        if self.colored { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

/// Text of others on one line, as a terminal can show it: names may hold line feeds, and signs that colour or turn what
/// stands behind them.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' => out.push(' '),
            c if !is_shown(c) => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

/// A stretch of an article on one line, without the marks of its layout.
pub(super) fn quotation(text: &str) -> String {
    let words = Prose::of(text, "");
    plain(&words.text().split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::{plain, quotation};

    #[test]
    fn a_quotation_is_shown_on_one_line_without_its_layout() {
        assert_eq!(
            quotation("<b>Fidan</b> met\nhis   counterpart&nbsp;in **Ankara**.[2]"),
            "Fidan met his counterpart in Ankara."
        );
    }

    #[test]
    fn what_would_command_a_terminal_is_written_out() {
        assert_eq!(plain("a\u{1b}[31mb\nc\u{202e}d\u{61c}e"), "a\\u{1b}[31mb c\\u{202e}d\\u{61c}e");
    }
}
