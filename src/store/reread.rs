//! Reading the stored texts again with a better extractor.
//!
//! Links are decided again, in journal order ([`super::relink`]): a mention stays the node that it was only where
//! today's rules would take it for that node too. People's corrections name articles by id and nodes by number, so they
//! hold on.

use rustc_hash::FxHashSet;

use super::ingest::{Incoming, Taken};
use super::link::Origins;
use super::opened::Store;
use super::record::{ArticleRecord, Entry};
use super::{StoreError, journal};
use crate::model::{Article, Extraction};

/// What rereading came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reread {
    /// Articles that read differently now.
    pub changed: u64,
    /// Articles that read as before.
    pub unchanged: u64,
    /// Articles left alone: another extractor read them, or there is no text.
    pub skipped: u64,
    /// Articles left alone since `extract` gave nothing.
    pub failed: u64,
    /// Claims that were found again under the same id.
    pub claims_kept: u64,
    /// Claims that the earlier reading did not have.
    pub claims_new: u64,
    /// Claims that the new reading does not find.
    pub claims_gone: u64,
}

/// How far rereading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rereading {
    /// Articles looked at.
    pub done: u64,
    /// Articles in all.
    pub all: u64,
}

impl Store {
    /// Reads every stored text again with `extract`, one transaction an article, and puts the new readings in the place
    /// of the old ones. An article that reads as before, or of which `extract` gives nothing, is left untouched.
    /// `progress` is told after each article. Others may read and write meanwhile: what comes in is not read again,
    /// what goes is left out.
    ///
    /// # Errors
    /// Where an entry does not decode or the disk fails: articles before it are reread, the others are as they were.
    pub fn reread(
        &self,
        extract: &mut dyn FnMut(&Article) -> Option<Extraction>,
        progress: &mut dyn FnMut(Rereading),
    ) -> Result<Reread, StoreError> {
        let view = self.snapshot();
        let mut articles: Vec<(u64, u64)> = view.live_articles()?.into_iter().map(|a| (a.origin, a.sequence)).collect();
        drop(view);
        // An article that an earlier reread changed stands further back in the journal than it came.
        articles.sort_unstable();
        let mut origins: Origins = articles.iter().map(|(origin, sequence)| (*sequence, *origin)).collect();
        let mut done = Reread::default();
        for (at, (origin, sequence)) in articles.iter().enumerate() {
            if let Some(now) = self.reread_one(*sequence, extract, &origins, &mut done)? {
                origins.insert(now, *origin);
            }
            progress(Rereading { done: at as u64 + 1, all: articles.len() as u64 });
        }
        self.sync()?;
        Ok(done)
    }

    /// A live article of our own reading with its text; `None` where it is not one that is read again.
    fn to_reread(&self, sequence: u64) -> Result<Option<(Box<ArticleRecord>, String)>, StoreError> {
        let writer = self.lock();
        let backend = self.backend.as_ref();
        Ok(match journal::read(backend, sequence)? {
            Some(Entry::Article(article)) if !article.foreign && !writer.dead.contains(&sequence) => {
                let text = journal::read_text(backend, sequence)?;
                (!text.is_empty()).then_some((article, text))
            }
            _ => None,
        })
    }

    /// Reads one article again; gives where it stands now, if it reads otherwise.
    fn reread_one(
        &self,
        sequence: u64,
        extract: &mut dyn FnMut(&Article) -> Option<Extraction>,
        origins: &Origins,
        done: &mut Reread,
    ) -> Result<Option<u64>, StoreError> {
        let Some((old, text)) = self.to_reread(sequence)? else {
            done.skipped += 1;
            return Ok(None);
        };
        let article = Article { text, ..super::snapshot::article_of(old.facts.clone()) };
        // Reading a long article takes seconds, in which others ask and write.
        let Some(extraction) = extract(&article) else {
            done.failed += 1;
            return Ok(None);
        };
        let mut guard = self.lock();
        let writer = &mut *guard;
        if writer.dead.contains(&sequence) {
            done.skipped += 1;
            return Ok(None);
        }
        let incoming = Incoming {
            extraction: &extraction,
            facts: old.facts.clone(),
            text: &article.text,
            origin: Some(old.origin),
            replaces: Some(sequence),
            foreign: false,
            earlier: Some(&old),
            origins,
        };
        let Some(Taken { claims, sequence, .. }) = self.take_in(writer, &incoming)? else {
            done.unchanged += 1;
            done.claims_kept += old.claims.len() as u64;
            return Ok(None);
        };
        done.changed += 1;
        let before: FxHashSet<u64> = old.claims.iter().map(|claim| claim.id).collect();
        let kept = claims.iter().filter(|id| before.contains(id)).count() as u64;
        done.claims_kept += kept;
        done.claims_new += claims.len() as u64 - kept;
        done.claims_gone += old.claims.len() as u64 - kept;
        Ok(Some(sequence))
    }
}
