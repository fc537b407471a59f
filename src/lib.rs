//! An embedded knowledge graph of the news.
//!
//! An article walks in at one end and an answer walks out at the other; every module is one room on that way and
//! knows only the rooms before it:
//!
//! 1. [`model`]: the words of the graph, plain data.
//! 2. [`lexicon`]: what the program knows of the world and of English, compiled from `data/`.
//! 3. [`ingest`]: an article in, an extraction out: reader, language, extract.
//! 4. [`store`]: keeps what was read, with its evidence.
//! 5. [`graph`][]: traversals.
//! 6. [`query`]: the question language.
//! 7. [`export`]: pictures and files.
//! 8. `cli`, with the feature of that name: the only room that talks to people. A program that builds upon the library
//!    does without it (`default-features = false`), and without the crates that it alone needs.
//!
//! [`Dossier`] is the door to all of them:
//!
//! ```
//! use dossier::Dossier;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let dossier = Dossier::memory()?;
//! let text = "---\ndate: 2024-12-03\n---\nPresident Vladimir Putin met Hakan Fidan in Moscow on Monday.";
//! dossier.ingest_text(text, &Default::default())?;
//! let answer = dossier.ask("who met whom in Moscow")?;
//! assert_eq!(answer.rows.len(), 1);
//! assert_eq!(answer.rows[0].date.unwrap().to_string(), "2024-12-02");
//! # Ok(())
//! # }
//! ```

// So many as `.ci/clippy.toml` says; tests may tell longer stories.
#![warn(clippy::too_many_lines)]

#[cfg(feature = "cli")]
pub mod cli;
pub mod export;
pub mod graph;
pub mod ingest;
pub mod lexicon;
pub mod model;
pub mod query;
pub mod store;

use std::fmt;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use graph::{Profile, profile};
use ingest::extract::{Extractor, ReaderFault};
use ingest::language::{ModelError, Workspace};
use ingest::reader::{Hints, ReadError, read_bytes, read_path};
use ingest::table::{BadRow, Layout, TableError, read_table};
use model::{Article, Extraction, canonical_url};
use query::{Answer, QueryError};
use store::{ArticleEntry, Imported, Ingested, Reader, Reread, Rereading, Snapshot, Standing, Store, StoreError};

/// A store with a reader: articles in, answers out.
///
/// Threads may share one: each reads with buffers of its own, and the store takes one transaction at a time.
pub struct Dossier {
    store: Store,
    /// Made when the first article is read.
    extractor: OnceLock<Extractor>,
    /// Buffers that no thread reads with now.
    idle: Mutex<Vec<Workspace>>,
}

/// Why a [`Dossier`] could not do what it was asked.
#[derive(Debug)]
pub enum Error {
    /// The store.
    Store(StoreError),
    /// The language model in the program.
    Model(ModelError),
    /// A table of events.
    Table(TableError),
    /// An article that the reader failed at.
    Reader(ReaderFault),
    /// An input that is no article.
    Read {
        /// The file, where it is one.
        path: Option<PathBuf>,
        /// Why.
        error: ReadError,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Model(error) => error.fmt(f),
            Self::Table(error) => error.fmt(f),
            Self::Reader(fault) => write!(f, "the article {fault}"),
            Self::Read { path: Some(path), error } => write!(f, "{} {error}", path.display()),
            Self::Read { path: None, error } => write!(f, "the input {error}"),
        }
    }
}

impl std::error::Error for Error {
    // What it says is what the error inside says: its cause is the cause.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Store(error) => error.source(),
            Self::Model(error) => error.source(),
            Self::Table(error) => error.source(),
            Self::Reader(fault) => fault.source(),
            Self::Read { error, .. } => error.source(),
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<TableError> for Error {
    fn from(error: TableError) -> Self {
        Self::Table(error)
    }
}

impl From<ReaderFault> for Error {
    fn from(fault: ReaderFault) -> Self {
        Self::Reader(fault)
    }
}

impl From<ReadError> for Error {
    fn from(error: ReadError) -> Self {
        Self::Read { path: None, error }
    }
}

impl From<ModelError> for Error {
    fn from(error: ModelError) -> Self {
        Self::Model(error)
    }
}

impl Dossier {
    /// A dossier that lives as long as the process.
    ///
    /// # Errors
    /// As [`Store::memory`].
    pub fn memory() -> Result<Self, StoreError> {
        Store::memory().map(Self::over)
    }

    /// Opens the store in a folder, waiting up to `wait` for a process that has it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        Store::open(path, wait).map(Self::over)
    }

    /// Opens the store in a folder, making one where there is nothing.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_or_create(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        Store::open_or_create(path, wait).map(Self::over)
    }

    /// A dossier that begins with all that this one has and keeps nothing of what comes in ([`Store::rehearsal`]).
    ///
    /// # Errors
    /// As [`Store::rehearsal`].
    pub fn rehearsal(&self) -> Result<Self, StoreError> {
        self.store.rehearsal().map(Self::over)
    }

    fn over(store: Store) -> Self {
        Self { store, extractor: OnceLock::new(), idle: Mutex::default() }
    }

    fn extractor(&self) -> Result<&Extractor, ModelError> {
        if let Some(extractor) = self.extractor.get() {
            return Ok(extractor);
        }
        let made = Extractor::new()?;
        Ok(self.extractor.get_or_init(|| made))
    }

    /// Reads with buffers that no other thread has meanwhile.
    fn with_buffers<T>(&self, read: impl FnOnce(&mut Workspace) -> T) -> T {
        let mut work = self.buffers().pop().unwrap_or_default();
        let done = read(&mut work);
        self.buffers().push(work);
        done
    }

    fn buffers(&self) -> MutexGuard<'_, Vec<Workspace>> {
        // Whoever panicked had taken its buffers out: those that are here are whole.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads articles with a gazetteer of the user's own from now on.
    ///
    /// # Errors
    /// Where the language model in the program is damaged.
    pub fn use_gazetteer(&mut self, gazetteer: lexicon::Gazetteer) -> Result<(), ModelError> {
        self.extractor = OnceLock::from(Extractor::with_gazetteer(gazetteer)?);
        Ok(())
    }

    /// Reads an article and keeps what it says, in one durable transaction. An article that is there already is read
    /// again only where something new is said about it, such as its date ([`Store::standing`]).
    ///
    /// # Errors
    /// Where the store fails, the language model in the program is damaged, or the reader fails at the article.
    pub fn ingest(&self, article: &Article) -> Result<Ingested, Error> {
        let amended;
        let article = match self.store.standing(article)? {
            Standing::Known { sequence } => return Ok(Ingested::Unchanged { sequence }),
            Standing::Amended(known) => {
                amended = known;
                &*amended
            }
            Standing::New => article,
        };
        let extractor = self.extractor()?;
        let extraction = self.with_buffers(|work| extractor.extract(article, work))?;
        Ok(self.store.ingest(&extraction, &article.text)?)
    }

    /// Reads the articles in a text, as [`ingest::reader::read_bytes`] finds them: one in plain text or Markdown, with
    /// front matter or without, several in JSON Lines. `hints` go before what they say of themselves.
    ///
    /// # Errors
    /// Where there is no article in it, and as [`Dossier::ingest`]; the articles before are kept.
    pub fn ingest_text(&self, text: &str, hints: &Hints) -> Result<Vec<Ingested>, Error> {
        self.ingest_all(&read_bytes(text.as_bytes(), hints)?)
    }

    /// Reads the articles in a file, as [`ingest::reader::read_path`] finds them.
    ///
    /// # Errors
    /// Where the file cannot be read or holds no article, and as [`Dossier::ingest`]; the articles before are kept.
    pub fn ingest_path(&self, path: &Path, hints: &Hints) -> Result<Vec<Ingested>, Error> {
        let articles = read_path(path, hints).map_err(|error| Error::Read { path: Some(path.to_owned()), error })?;
        self.ingest_all(&articles)
    }

    fn ingest_all(&self, articles: &[Article]) -> Result<Vec<Ingested>, Error> {
        articles.iter().map(|article| self.ingest(article)).collect()
    }

    /// Keeps what another extractor read; its text, where it gives one, is kept too.
    ///
    /// # Errors
    /// As [`Store::ingest`].
    pub fn ingest_extraction(&self, extraction: &Extraction) -> Result<Ingested, StoreError> {
        self.store.ingest_foreign(extraction)
    }

    /// Takes in a table of events under a name, streaming. Rows that cannot be read, or whose names or relation are
    /// empty, go to `reject` with their line, and the rest is kept; `progress` is told the rows taken in after each
    /// 4,096. The same table under the same name again brings only the rows behind those that are known.
    ///
    /// `reject` and `progress` must not ask this dossier, nor wait for a thread that does: it waits for the end of the
    /// import.
    ///
    /// # Errors
    /// Where a needed column is missing, the input or the store fails, or the table differs from the one that was
    /// imported under this name before.
    pub fn import_table(
        &self,
        label: &str,
        input: impl std::io::Read,
        layout: &Layout,
        reject: &mut dyn FnMut(BadRow),
        progress: &mut dyn FnMut(u64),
    ) -> Result<Imported, Error> {
        let mut importer = self.store.importer(label)?;
        read_table::<Error>(
            input,
            layout,
            &mut |row, _| {
                importer.push(row)?;
                if importer.taken().is_multiple_of(4096) {
                    progress(importer.taken());
                }
                Ok(())
            },
            &mut |bad| {
                reject(bad);
                Ok(())
            },
        )?;
        Ok(importer.finish()?)
    }

    /// Reads every stored text again with today's extractor, one transaction an article; `progress` is told after each.
    /// People's corrections hold on, and a claim that is found again keeps its id.
    ///
    /// # Errors
    /// As [`Store::reread`], and where the language model in the program is damaged.
    pub fn reread(&self, progress: &mut dyn FnMut(Rereading)) -> Result<Reread, Error> {
        let extractor = self.extractor()?;
        let reread =
            |work: &mut Workspace| self.store.reread(&mut |article| extractor.extract(article, work).ok(), progress);
        Ok(self.with_buffers(reread)?)
    }

    /// The article that an address, an id or a number (as `dossier articles` lists them) names.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn article(&self, name: &str) -> Result<Option<ArticleEntry>, StoreError> {
        let wanted = canonical_url(name);
        for id in [name, &wanted] {
            let Some(sequence) = self.store.sequence_of(id)? else { continue };
            match self.snapshot().article(sequence) {
                Ok(entry) if entry.article.id == id => return Ok(Some(entry)),
                // A table has an id too.
                Ok(_) | Err(StoreError::NotFound { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        // By its number, or by an address that came later than its id.
        let number = name.parse().ok();
        let mut found = None;
        self.snapshot().articles(&mut |entry| {
            let is_at = entry.article.url.as_deref().is_some_and(|url| canonical_url(url) == wanted);
            if is_at || Some(entry.sequence) == number {
                found = Some(entry);
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }

    /// Takes an article out of the store for good, with its claims, and gives back what it was; it is named as for
    /// [`Dossier::article`].
    ///
    /// # Errors
    /// Where there is no such article, or the store fails.
    pub fn forget(&self, name: &str) -> Result<ArticleEntry, StoreError> {
        let entry =
            self.article(name)?.ok_or_else(|| StoreError::NotFound { what: format!("the article {name:?}") })?;
        self.store.forget(entry.sequence)?;
        Ok(entry)
    }

    /// What the store holds about those who bear a name: one profile for each, none where nobody does.
    ///
    /// ```
    /// use dossier::Dossier;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let dossier = Dossier::memory()?;
    /// dossier.ingest_text("President Vladimir Putin met Hakan Fidan in Moscow.", &Default::default())?;
    /// let profiles = dossier.show("Putin")?;
    /// assert_eq!(profiles[0].node.name, "Vladimir Putin");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn show(&self, name: &str) -> Result<Vec<Profile>, StoreError> {
        let snapshot = self.snapshot();
        let nodes = query::select(snapshot.as_ref(), name)?;
        let profiles = nodes.into_iter().map(|id| profile(snapshot.as_ref(), id));
        profiles.filter_map(Result::transpose).collect()
    }

    /// Answers a question in plain words, or a pattern.
    ///
    /// ```
    /// use dossier::Dossier;
    /// use dossier::query::QueryError;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let dossier = Dossier::memory()?;
    /// let text = "---\ndate: 2024-12-03\n---\nPresident Vladimir Putin met Hakan Fidan in Moscow on Monday.";
    /// dossier.ingest_text(text, &Default::default())?;
    /// for row in &dossier.ask("who met Putin")? {
    ///     let sentence = &row.citations[0].sentence;
    ///     assert_eq!(sentence, "President Vladimir Putin met Hakan Fidan in Moscow on Monday.");
    /// }
    /// // A word that is not understood is an error that points at it.
    /// let Err(QueryError::Parse(error)) = dossier.ask("who meeted Putin") else { panic!() };
    /// assert_eq!(error.span, 4..10);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Where a word is not understood, or the store cannot be read.
    pub fn ask(&self, question: &str) -> Result<Answer, QueryError> {
        query::ask(self.snapshot().as_ref(), question, &query::Options::default())
    }

    /// Answers a query that was built by hand: with [`query::Ask`], or as an [`query::ast::Pattern`].
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use dossier::Dossier;
    /// use dossier::query::{Ask, Options};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let dossier = Dossier::memory()?;
    /// let text = "---\ndate: 2024-12-03\n---\nPresident Vladimir Putin met Hakan Fidan in Moscow on Monday.";
    /// dossier.ingest_text(text, &Default::default())?;
    /// let meetings = Ask::claims(&["met-with"]).by("Putin").since("2024-11".parse()?).first(10).query();
    /// let options = Options { timeout: Some(Duration::from_secs(2)), ..Options::default() };
    /// let answer = dossier.answer(&meetings, &options)?;
    /// let whom: Vec<&str> = answer.iter().filter_map(|row| Some(row.target.as_ref()?.name.as_str())).collect();
    /// assert_eq!(whom.len(), 1);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn answer(&self, query: &query::ast::Query, options: &query::Options) -> Result<Answer, StoreError> {
        query::answer(self.snapshot().as_ref(), query, options)
    }

    /// The store as it is now, for reading.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.store.snapshot()
    }

    /// The store, for corrections and care.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Writes the store anew without what is not needed any more. As the store is another one after it, nobody else may
    /// have hold of it.
    ///
    /// # Errors
    /// As [`Store::optimize`].
    pub fn optimize(&mut self) -> Result<(), StoreError> {
        self.store.optimize()
    }
}
