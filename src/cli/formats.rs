//! In which formats each command prints: what its help says, and what it refuses.

use super::error::CommandError;
use super::ui::Format;

/// What a command prints.
enum Printed {
    /// Rows: every format of rows, TSV where nobody looks.
    Rows,
    /// A text for people; rows in every other format of them.
    TextOrRows,
    /// These alone; `Table` stands for a text for people.
    Some(&'static [Format]),
    /// What it says to people alone.
    Nothing,
    /// A line of its own after the other.
    OfEachLine,
}

const ROWS: &[Format] = &[Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Tsv, Format::Markdown];

fn printed(command: &str) -> Printed {
    match command {
        "ask" | "match" | "path" | "neighbors" | "rank" | "communities" | "components" | "bridges" | "timeline"
        | "diff" | "articles" | "nodes" | "corrections" => Printed::Rows,
        "schema" | "stats" => Printed::TextOrRows,
        "show" => Printed::Some(&[Format::Table, Format::Markdown, Format::Json, Format::Jsonl]),
        "why" | "check" | "ingest" => Printed::Some(&[Format::Table, Format::Json, Format::Jsonl]),
        "extract" => Printed::Some(&[Format::Json, Format::Jsonl]),
        "analyze" => Printed::Some(&[Format::Conllu, Format::Json]),
        "export" => Printed::Some(&[Format::Dot]),
        "shell" => Printed::OfEachLine,
        _ => Printed::Nothing,
    }
}

impl Printed {
    fn formats(&self) -> &'static [Format] {
        match self {
            Self::Rows | Self::TextOrRows => ROWS,
            Self::Some(formats) => formats,
            Self::Nothing | Self::OfEachLine => &[],
        }
    }

    /// The formats in words: "table, json or jsonl".
    fn listed(&self, last: &str) -> String {
        let text = !matches!(self, Self::Rows);
        let names = self.formats().iter().map(|format| match format {
            Format::Table if text => "table (a text for people)".to_owned(),
            format => format.to_string(),
        });
        let names: Vec<String> = names.collect();
        match names.split_last() {
            Some((end, before)) if !before.is_empty() => format!("{} {last} {end}", before.join(", ")),
            _ => names.concat(),
        }
    }
}

/// What the help of a command says of its formats.
pub(super) fn in_help(command: &str) -> Option<String> {
    let printed = printed(command);
    let listed = printed.listed("and");
    Some(match printed {
        Printed::Rows => format!("Formats: {listed}; without one a table on a terminal, and TSV into a pipe."),
        Printed::TextOrRows => format!("Formats: {listed}; without one the text."),
        Printed::Some(formats) => match formats.first() {
            Some(only) if formats.len() == 1 => format!("Format: {only}."),
            Some(Format::Table) => format!("Formats: {listed}; without one the text."),
            first => format!("Formats: {listed}; without one {}.", first.map(ToString::to_string).unwrap_or_default()),
        },
        Printed::OfEachLine => "Formats: those of the command that a line asks for.".to_owned(),
        Printed::Nothing => return None,
    })
}

/// Whether a command prints in this format.
pub(super) fn has(command: &str, format: Format) -> bool {
    printed(command).formats().contains(&format)
}

/// Refuses a format that a command does not print in: what reads its output would meet another.
pub(super) fn check(command: &str, format: Option<Format>) -> Result<(), CommandError> {
    let Some(format) = format.filter(|format| !has(command, *format)) else {
        return Ok(());
    };
    let printed = printed(command);
    let offered = match printed {
        Printed::OfEachLine => return Ok(()),
        Printed::Nothing => {
            return Err(CommandError::usage(format!("`dossier {command}` prints nothing that could be {format}"))
                .hint("leave --format out: what it did is said in words"));
        }
        _ => printed.listed("or"),
    };
    let error = CommandError::usage(format!("`dossier {command}` does not print {format}"));
    let error = error.hint(format!("it prints {offered}"));
    Err(match (command, format) {
        ("export", _) => error.hint("dossier export --about Syria | dot -Tsvg -o syria.svg"),
        ("extract", _) => error
            .hint("`dossier ingest` takes claims in, then `dossier ask` and `dossier export` print rows and pictures"),
        (_, Format::Dot) => error.hint("`dossier export` draws a part of the graph"),
        (_, Format::Conllu) => error.hint("`dossier analyze` prints the analysis of a text"),
        _ => error,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_but_those_that_only_act_says_its_formats() {
        let acts = [
            "demo",
            "import",
            "merge",
            "split",
            "alias",
            "undo",
            "forget",
            "reread",
            "backup",
            "restore",
            "rebuild",
            "optimize",
            "completions",
        ];
        for command in super::super::command().get_subcommands() {
            let name = command.get_name();
            assert_eq!(in_help(name).is_none(), acts.contains(&name), "{name}");
        }
    }
}
