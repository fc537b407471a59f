//! What became of the inputs that a command took in.

use crate::Dossier;
use crate::lexicon::counted;
use crate::model::Day;
use crate::store::{Ingested, Reader, StoreError};

/// How many rejected inputs are listed one by one.
const LISTED: usize = 20;

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
}

impl Tally {
    /// Counts an article that was taken in, and whether it has a date now. `published` is what it says itself.
    pub(super) fn count(
        &mut self,
        ingested: Ingested,
        published: Option<Day>,
        dossier: &Dossier,
    ) -> Result<(), StoreError> {
        let undated = |sequence| {
            // Another source may have said it before.
            let is_dated = published.is_some() || dossier.snapshot().article(sequence)?.article.published.is_some();
            Ok::<_, StoreError>(u32::from(!is_dated))
        };
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

    pub(super) fn reject(&mut self, why: String) {
        self.rejected += 1;
        if self.listed.len() < LISTED {
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

    /// What to say of articles of which nothing was read, if all are such.
    pub(super) fn silent(&self) -> Option<String> {
        let all = self.new > 0 && self.silent == self.new && self.versions == 0;
        all.then(|| {
            "nothing was read from what came in: texts must be English news; a table of events is taken in by dossier import"
                .to_owned()
        })
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
        let more = self.rejected - self.listed.len();
        let more = (more > 0).then(|| format!("and {more} more"));
        self.listed.iter().cloned().chain(more).collect()
    }
}
