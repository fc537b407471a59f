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
//! 8. [`cli`]: the only room that talks to people.
//!
//! [`Dossier`] is the door to all of them:
//!
//! ```
//! use dossier::Dossier;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut dossier = Dossier::memory()?;
//! let text = "---\ndate: 2024-12-03\n---\nPresident Vladimir Putin met Hakan Fidan in Moscow on Monday.";
//! for article in dossier::ingest::reader::read_bytes(text.as_bytes(), &Default::default())? {
//!     dossier.ingest(&article)?;
//! }
//! let answer = dossier.ask("who met whom in Moscow")?;
//! assert_eq!(answer.rows.len(), 1);
//! assert_eq!(answer.rows[0].date.unwrap().to_string(), "2024-12-02");
//! # Ok(())
//! # }
//! ```

pub mod cli;
pub mod export;
pub mod graph;
pub mod ingest;
pub mod lexicon;
pub mod model;
pub mod query;
pub mod store;

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ingest::extract::Extractor;
use ingest::language::{ModelError, Workspace};
use ingest::table::{BadRow, Layout, TableError, read_table};
use model::{Article, Extraction};
use query::{Answer, QueryError};
use store::{Imported, Ingested, Reread, Rereading, Snapshot, Standing, Store, StoreError};

/// A store with a reader: articles in, answers out.
pub struct Dossier {
    store: Store,
    extractor: Option<Extractor>,
    work: Workspace,
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
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Model(error) => error.fmt(f),
            Self::Table(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

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

    fn over(store: Store) -> Self {
        Self { store, extractor: None, work: Workspace::default() }
    }

    /// Reads articles with a gazetteer of the user's own from now on.
    ///
    /// # Errors
    /// Where the language model in the program is damaged.
    pub fn use_gazetteer(&mut self, gazetteer: lexicon::Gazetteer) -> Result<(), ModelError> {
        self.extractor = Some(Extractor::with_gazetteer(gazetteer)?);
        Ok(())
    }

    /// Reads an article and keeps what it says, in one durable transaction. An article that is there already is read
    /// again only where something new is said about it, such as its date ([`Store::standing`]).
    ///
    /// # Errors
    /// Where the store fails, or the language model in the program is damaged.
    pub fn ingest(&mut self, article: &Article) -> Result<Ingested, Error> {
        let amended;
        let article = match self.store.standing(article)? {
            Standing::Known { sequence } => return Ok(Ingested::Unchanged { sequence }),
            Standing::Amended(known) => {
                amended = known;
                &*amended
            }
            Standing::New => article,
        };
        let extractor = match &self.extractor {
            Some(extractor) => extractor,
            None => self.extractor.insert(Extractor::new()?),
        };
        let extraction = extractor.extract(article, &mut self.work);
        Ok(self.store.ingest(&extraction, &article.text)?)
    }

    /// Keeps what another extractor read; its text, where it gives one, is kept too.
    ///
    /// # Errors
    /// As [`Store::ingest`].
    pub fn ingest_extraction(&mut self, extraction: &Extraction) -> Result<Ingested, StoreError> {
        self.store.ingest_foreign(extraction)
    }

    /// Takes in a table of events under a name, streaming. Rows that cannot be read, or whose names or relation are
    /// empty, go to `reject` with their line, and the rest is kept; `progress` is told the rows taken in after each
    /// 4,096. The same table under the same name again brings only the rows behind those that are known.
    ///
    /// # Errors
    /// Where a needed column is missing, the input or the store fails, or the table differs from the one that was
    /// imported under this name before.
    pub fn import_table(
        &mut self,
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
    pub fn reread(&mut self, progress: &mut dyn FnMut(Rereading)) -> Result<Reread, Error> {
        let extractor = match &self.extractor {
            Some(extractor) => extractor,
            None => self.extractor.insert(Extractor::new()?),
        };
        let work = &mut self.work;
        Ok(self.store.reread(&mut |article| extractor.extract(article, work), progress)?)
    }

    /// Answers a question in plain words, or a pattern.
    ///
    /// ```
    /// use dossier::Dossier;
    /// use dossier::query::QueryError;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let mut dossier = Dossier::memory()?;
    /// let text = "---\ndate: 2024-12-03\n---\nPresident Vladimir Putin met Hakan Fidan in Moscow on Monday.";
    /// for article in dossier::ingest::reader::read_bytes(text.as_bytes(), &Default::default())? {
    ///     dossier.ingest(&article)?;
    /// }
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
    /// let mut dossier = Dossier::memory()?;
    /// let text = "---\ndate: 2024-12-03\n---\nPresident Vladimir Putin met Hakan Fidan in Moscow on Monday.";
    /// for article in dossier::ingest::reader::read_bytes(text.as_bytes(), &Default::default())? {
    ///     dossier.ingest(&article)?;
    /// }
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
    pub fn store(&mut self) -> &mut Store {
        &mut self.store
    }
}
