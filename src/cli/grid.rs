//! Rows in every format: a table for people, separated values, Markdown, JSON.

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};
use serde::Serialize;

use super::error::{CommandError, Kind};
use super::ui::{Format, Ui};

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
            Format::Table => self.table(ui),
            Format::Json => ui.line(serde_json::to_string_pretty(self.json)?),
            Format::Jsonl => self.json.iter().try_for_each(|row| ui.line(serde_json::to_string(row)?)),
            Format::Csv => self.separated(b',', ui),
            Format::Tsv => self.separated(b'\t', ui),
            Format::Markdown => {
                let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
                ui.line(line(self.headings.iter().map(|h| cell(h)).collect()))?;
                ui.line(format!("|{}", " --- |".repeat(self.headings.len())))?;
                self.rows.iter().try_for_each(|row| ui.line(line(row.iter().map(|c| cell(c)).collect())))
            }
            _ => Err(CommandError::usage("rows are printed as table, json, jsonl, csv, tsv or markdown")),
        }
    }

    fn table(&self, ui: &Ui) -> Result<(), CommandError> {
        let mut table = Table::new();
        table.load_style(UTF8_HORIZONTAL_ONLY);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(ui.width().min(160) as u16);
        table.set_header(self.headings);
        table.add_rows(&self.rows);
        ui.line(table.to_string())
    }

    fn separated(&self, by: u8, ui: &Ui) -> Result<(), CommandError> {
        let failed = |e: csv::Error| CommandError::new(Kind::Failed, format!("the rows cannot be written: {e}"));
        let mut writer = csv::WriterBuilder::new().delimiter(by).from_writer(Vec::new());
        writer.write_record(self.headings).map_err(failed)?;
        for row in &self.rows {
            writer.write_record(row).map_err(failed)?;
        }
        let bytes = writer.into_inner().map_err(|e| CommandError::new(Kind::Failed, e.to_string()))?;
        ui.out(String::from_utf8_lossy(&bytes))
    }
}

/// Text inside a Markdown table.
pub(super) fn cell(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ")
}
