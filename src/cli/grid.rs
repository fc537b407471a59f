//! Rows in every format: a table for people, separated values, Markdown, JSON.

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};
use serde::Serialize;

use super::error::{CommandError, Kind};
use super::ui::{Format, Ui, plain};

/// Below this many columns a table has no room: each row is a list.
const NARROW: usize = 60;

/// Rows under headings, and the same as plain data.
pub(super) struct Grid<'a, J: Serialize> {
    pub(super) headings: &'a [&'a str],
    pub(super) rows: Vec<Vec<String>>,
    pub(super) json: &'a [J],
}

impl<J: Serialize> Grid<'_, J> {
    /// Prints the rows; without a format a table on a terminal and TSV into a pipe.
    pub(super) fn print(&self, format: Option<Format>, ui: &Ui) -> Result<(), CommandError> {
        match format.unwrap_or(if ui.terminal { Format::Table } else { Format::Tsv }) {
            Format::Json => ui.line(serde_json::to_string_pretty(self.json)?),
            Format::Jsonl => self.json.iter().try_for_each(|row| ui.line(serde_json::to_string(row)?)),
            Format::Csv => ui.out(commas(self.headings, &self.rows)?),
            Format::Tsv => ui.out(tabs(self.headings, &self.rows)),
            Format::Markdown => {
                let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
                ui.line(line(self.headings.iter().map(|h| cell(h)).collect()))?;
                ui.line(format!("|{}", " --- |".repeat(self.headings.len())))?;
                self.rows.iter().try_for_each(|row| ui.line(line(row.iter().map(|c| cell(c)).collect())))
            }
            // No command of rows has another.
            Format::Table | Format::Dot | Format::Conllu => table(self.headings, &self.rows, ui),
        }
    }
}

/// The columns that hold something, with their headings.
pub(super) fn filled<'h>(headings: &[&'h str], rows: Vec<Vec<String>>) -> (Vec<&'h str>, Vec<Vec<String>>) {
    let kept: Vec<bool> =
        (0..headings.len()).map(|at| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()))).collect();
    let keep = |at: usize| kept.get(at).copied().unwrap_or(false);
    let headings = headings.iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, heading)| *heading).collect();
    let some =
        |row: Vec<String>| row.into_iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, cell)| cell).collect();
    (headings, rows.into_iter().map(some).collect())
}

/// The characters of the longest word of a column, so that no date or relation breaks inside.
fn longest_word(heading: &str, rows: &[Vec<String>], at: usize) -> usize {
    let cells = rows.iter().filter_map(|row| row.get(at)).map(String::as_str);
    let words = cells.chain([heading]).flat_map(str::split_whitespace);
    words.map(|word| word.chars().count()).max().unwrap_or_default()
}

/// Prints a table for people; where the terminal is too narrow for one, each row as a list.
pub(super) fn table(headings: &[impl AsRef<str>], rows: &[Vec<String>], ui: &Ui) -> Result<(), CommandError> {
    if ui.width() < NARROW {
        for row in rows {
            for (heading, cell) in headings.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
                ui.line(format!("{}: {}", ui.dim(heading.as_ref()), plain(cell)))?;
            }
            ui.line("")?;
        }
        return Ok(());
    }
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(ui.width().min(160) as u16);
    table.set_header(headings.iter().map(AsRef::as_ref));
    for row in rows {
        table.add_row(row.iter().map(|cell| plain(cell)));
    }
    // Words stay whole where there is room for the longest of each column.
    let words: Vec<usize> = headings.iter().enumerate().map(|(at, h)| longest_word(h.as_ref(), rows, at)).collect();
    let fits = words.iter().map(|word| word + 2).sum::<usize>() <= ui.width();
    for (at, word) in words.iter().enumerate() {
        if let Some(column) = table.column_mut(at) {
            column.set_padding((0, 1));
            // With the padding.
            if fits && let Ok(word) = u16::try_from(word + 1) {
                column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(word)));
            }
        }
    }
    ui.line(table.to_string())
}

/// Rows parted by commas, quoted where that is needed.
pub(super) fn commas(headings: &[impl AsRef<str>], rows: &[Vec<String>]) -> Result<String, CommandError> {
    let failed = |e: csv::Error| CommandError::new(Kind::Failed, format!("the rows cannot be written: {e}"));
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(headings.iter().map(AsRef::as_ref)).map_err(failed)?;
    for row in rows {
        writer.write_record(row).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|e| CommandError::new(Kind::Failed, e.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Rows parted by tabs, a row on a line. TSV has no quotes: a tab or a line feed in a value is a blank.
pub(super) fn tabs(headings: &[impl AsRef<str>], rows: &[Vec<String>]) -> String {
    let line = |cells: Vec<String>| cells.join("\t") + "\n";
    let mut text = line(headings.iter().map(|h| plain(h.as_ref())).collect());
    text.extend(rows.iter().map(|row| line(row.iter().map(|cell| plain(cell)).collect())));
    text
}

/// Text inside a Markdown table.
pub(super) fn cell(text: &str) -> String {
    plain(text).replace('\\', "\\\\").replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::{commas, filled, longest_word, tabs};

    #[test]
    fn a_column_without_anything_in_it_is_left_out() {
        let rows = vec![vec!["a".to_owned(), String::new(), "c".to_owned()]];
        assert_eq!(filled(&["x", "y", "z"], rows), (vec!["x", "z"], vec![vec!["a".to_owned(), "c".to_owned()]]));
    }

    #[test]
    fn a_column_is_as_wide_as_its_longest_word() {
        let rows = vec![vec!["2024-10-24".to_owned()], vec!["one two".to_owned()]];
        assert_eq!(longest_word("date", &rows, 0), 10);
    }

    #[test]
    fn values_parted_by_tabs_have_no_quotes() {
        let rows = vec![vec!["say \"no\"\tnow".to_owned(), "a\nb".to_owned()]];
        assert_eq!(tabs(&["x", "y"], &rows), "x\ty\nsay \"no\" now\ta b\n");
        assert_eq!(commas(&["x", "y"], &rows).unwrap(), "x,y\n\"say \"\"no\"\"\tnow\",\"a\nb\"\n");
    }
}
