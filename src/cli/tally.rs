//! What became of the inputs that a command took in.

use serde::Serialize;

use super::error::CommandError;
use super::ui::{Format, Ui};
use crate::Dossier;
use crate::ingest::reader;
use crate::lexicon::counted;
use crate::model::{Article, Day};
use crate::store::{Ingested, Reader, StoreError};

/// How many rejected inputs are listed one by one.
const LISTED: usize = 20;

/// An article that came in, for programs.
#[derive(Serialize)]
struct Listed {
    from: String,
    outcome: &'static str,
    /// By which `articles` lists it.
    number: u64,
    claims: u32,
    published: Option<Day>,
}

/// What became of the inputs.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) new: u32,
    claims: u32,
    unchanged: u32,
    same_text: u32,
    pub(super) versions: u32,
    undated: u32,
    silent: u32,
    pub(super) rejected: usize,
    listed: Vec<String>,
    /// Every article, where they are to be printed together.
    articles: Option<Vec<Listed>>,
    /// Where each is printed once it is taken in.
    stream: Option<Ui>,
    foreign: Vec<String>,
    tables: Vec<String>,
}

impl Tally {
    /// One that prints each article when it is counted (JSON Lines), or all by [`Tally::print`] (JSON), where that is
    /// asked for.
    pub(super) fn to_print(format: Option<Format>, ui: &Ui) -> Self {
        let articles = (format == Some(Format::Json)).then(Vec::new);
        let stream = (format == Some(Format::Jsonl)).then(|| ui.clone());
        Self { articles, stream, ..Self::default() }
    }

    /// Counts an article that was taken in, and whether it has a date now. `published` is what it says itself, `from`
    /// where it came from.
    pub(super) fn count(
        &mut self,
        from: &str,
        ingested: Ingested,
        published: Option<Day>,
        dossier: &Dossier,
    ) -> Result<(), CommandError> {
        let undated = |sequence| {
            // Another source may have said it before.
            let is_dated = published.is_some() || dossier.snapshot().article(sequence)?.article.published.is_some();
            Ok::<_, StoreError>(u32::from(!is_dated))
        };
        if self.articles.is_some() || self.stream.is_some() {
            let (outcome, number, claims) = match ingested {
                Ingested::New { sequence, claims, .. } => ("new", sequence, claims),
                Ingested::NewVersion { sequence, claims, .. } => ("new version", sequence, claims),
                Ingested::SameText { original, .. } => ("same text", original, 0),
                Ingested::Unchanged { sequence } => ("unchanged", sequence, 0),
            };
            let listed = Listed { from: from.to_owned(), outcome, number, claims, published };
            match &self.stream {
                Some(ui) => ui.line(serde_json::to_string(&listed)?)?,
                None => self.articles.get_or_insert_default().push(listed),
            }
        }
        match ingested {
            Ingested::New { claims, sequence, .. } => {
                self.new += 1;
                self.silent += u32::from(claims == 0);
                self.claims += claims;
                self.undated += undated(sequence)?;
            }
            Ingested::Unchanged { .. } => self.unchanged += 1,
            Ingested::SameText { .. } => self.same_text += 1,
            Ingested::NewVersion { claims, sequence, .. } => {
                self.versions += 1;
                self.claims += claims;
                self.undated += undated(sequence)?;
            }
        }
        Ok(())
    }

    /// Notes what an article probably is of which nothing was read.
    pub(super) fn doubt(&mut self, from: &str, article: &Article, ingested: Ingested) {
        match ingested {
            Ingested::New { claims: 0, .. } if reader::is_table(&article.text) => self.tables.push(from.to_owned()),
            Ingested::New { claims: 0, .. } if reader::is_foreign(&article.text) => self.foreign.push(from.to_owned()),
            _ => {}
        }
    }

    /// Prints every article that came in and was not printed yet, and what was rejected, where that is asked for.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub(super) fn print(&self, ui: &Ui) -> Result<(), CommandError> {
        if let Some(articles) = &self.articles {
            let all = serde_json::json!({"articles": articles, "rejected": self.listed});
            return ui.line(all.to_string());
        }
        if self.stream.is_none() {
            return Ok(());
        }
        self.listed.iter().try_for_each(|why| ui.line(serde_json::json!({"rejected": why}).to_string()))
    }

    pub(super) fn reject(&mut self, why: String) {
        self.rejected += 1;
        if self.listed.len() < LISTED || self.articles.is_some() || self.stream.is_some() {
            self.listed.push(why);
        }
    }

    pub(super) fn summary(&self) -> String {
        let mut parts = vec![counted(self.new + self.versions, "article"), counted(self.claims, "claim")];
        if self.versions > 0 {
            parts.push(counted(self.versions, "new version"));
        }
        for (n, what) in [(self.same_text, "with a text known from another publisher"), (self.unchanged, "unchanged")] {
            if n > 0 {
                parts.push(format!("{n} {what}"));
            }
        }
        if self.rejected > 0 {
            parts.push(format!("{} rejected", self.rejected));
        }
        parts.join(", ")
    }

    /// What to say of articles that could not be read, each kind with what to do.
    pub(super) fn doubts(&self) -> impl Iterator<Item = String> {
        let all = self.new > 0 && self.silent == self.new && self.versions == 0;
        let silent = all && self.foreign.is_empty() && self.tables.is_empty();
        let foreign = named(&self.foreign).map(|names| {
            format!(
                "not in English, which alone is read: {names}; give a translation, and take this out with `dossier \
                forget`"
            )
        });
        let tables = named(&self.tables).map(|names| {
            format!(
                "a table, of which nothing was read: {names}; call its columns title, date and text to have the texts \
                 read, or take events in with `dossier import`, and take this out with `dossier forget`"
            )
        });
        let silent = silent.then(|| "nothing was read from what came in: texts must be English news".to_owned());
        [foreign, tables, silent].into_iter().flatten()
    }

    /// What to say of articles without a date, if there are any.
    pub(super) fn undated(&self) -> Option<String> {
        let (have, their) = if self.undated == 1 { ("has", "its") } else { ("have", "their") };
        let articles = (self.undated > 0).then(|| counted(self.undated, "article"))?;
        Some(format!(
            "{articles} {have} no date, nor have {their} claims: the same command again with --date YYYY-MM-DD gives it"
        ))
    }

    /// The inputs that were rejected, as far as they are listed, and how many more there are.
    pub(super) fn rejections(&self) -> Vec<String> {
        let more = self.rejected - self.listed.len().min(LISTED);
        let more = (more > 0).then(|| format!("and {more} more"));
        self.listed.iter().take(LISTED).cloned().chain(more).collect()
    }
}

/// Some names in a row; `None` of none.
fn named(names: &[String]) -> Option<String> {
    let more = names.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| format!("and {more} more"));
    let shown: Vec<String> = names.iter().take(LISTED).cloned().chain(more).collect();
    (!shown.is_empty()).then(|| shown.join(", "))
}
