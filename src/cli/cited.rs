//! How a claim's source is named beside it: an article with its sentence, or the row of a table, which has none.

use super::ui::quotation;
use crate::model::Day;

/// Where a claim stands.
pub(super) struct Cited<'a> {
    pub(super) publisher: Option<&'a str>,
    pub(super) published: Option<Day>,
    pub(super) title: &'a str,
    /// Empty for the row of a table, and where an extraction came without its text.
    pub(super) sentence: &'a str,
}

impl Cited<'_> {
    /// Whether it is a row of a table: its title names the row behind the table's name, and it was not published on a
    /// day.
    fn is_row(&self) -> bool {
        let table = self.publisher.filter(|_| self.sentence.is_empty() && self.published.is_none());
        table.is_some_and(|table| self.title.strip_prefix(table).is_some_and(|rest| rest.starts_with(", row ")))
    }

    /// Who published it and when.
    pub(super) fn by_and_date(&self) -> Option<String> {
        let date = || self.published.map_or_else(|| "undated".to_owned(), |day| day.to_string());
        (!self.is_row()).then(|| format!("{}, {}", self.publisher.unwrap_or("unknown publisher"), date()))
    }

    /// In a few words: the publisher or the title, and the date where it has one.
    pub(super) fn shortly(&self) -> String {
        let by = self.publisher.filter(|_| !self.is_row()).unwrap_or(self.title);
        let date = self.published.map(|day| format!(", {day}"));
        format!("{by}{}", date.unwrap_or_default())
    }

    /// The sentence in quotation marks, where there is one.
    pub(super) fn quoted(&self) -> Option<String> {
        (!self.sentence.is_empty()).then(|| format!("“{}”", quotation(self.sentence)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_cited_by_its_table_and_number_alone() {
        let row = Cited { publisher: Some("events.tsv"), published: None, title: "events.tsv, row 7", sentence: "" };
        assert_eq!((row.by_and_date(), row.shortly().as_str(), row.quoted()), (None, "events.tsv, row 7", None));
    }

    #[test]
    fn a_sentence_is_cited_by_its_publisher_and_date() {
        let said = Cited { publisher: Some("Desk"), published: None, title: "Talks", sentence: "Fidan met him." };
        assert_eq!(said.by_and_date().as_deref(), Some("Desk, undated"));
        assert_eq!((said.shortly().as_str(), said.quoted().as_deref()), ("Desk", Some("“Fidan met him.”")));
    }
}
