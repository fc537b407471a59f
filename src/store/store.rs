//! The store: one writer, and snapshots for readers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use super::backend::{Backend, Change, Tree};
use super::disk::Disk;
use super::index::Snapshot;
use super::link::link;
use super::memory::Memory;
use super::reader::Reader;
use super::record::{ArticleRecord, ClaimRecord, Correction, Entry, decode, encode};
use super::{StoreError, key, text};

use crate::model::{
    Alias, AliasOrigin, ClaimId, ExtractedEdge, Extraction, NodeId, Span, UNKNOWN, text_hash,
};

/// The format that this program writes.
pub const FORMAT: u32 = 1;

/// What became of an article that was put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ingested {
    /// It is new.
    New {
        /// Its journal sequence.
        sequence: u64,
        /// Nodes that it made.
        nodes: u32,
        /// Claims that it makes.
        claims: u32,
    },
    /// The store has it already; nothing changed.
    Unchanged {
        /// Its journal sequence.
        sequence: u64,
    },
    /// Its text is known from another publisher: one text, one source more by name, no claims of its own.
    SameText {
        /// Its journal sequence.
        sequence: u64,
        /// The article with that text.
        original: u64,
    },
    /// It takes the place of an earlier version at the same address.
    NewVersion {
        /// Its journal sequence.
        sequence: u64,
        /// The version that it replaces.
        replaces: u64,
        /// Claims that it makes.
        claims: u32,
    },
}

/// A store of articles and what they say.
pub struct Store {
    backend: Arc<dyn Backend>,
    path: Option<PathBuf>,
    journal: BTreeMap<u64, Entry>,
    next_node: u32,
    snapshot: RwLock<Arc<Snapshot>>,
    durable: bool,
}

impl Store {
    /// Makes a store that lives as long as the process.
    ///
    /// # Errors
    /// None in practice: the signature is that of the store on disk.
    pub fn memory() -> Result<Self, StoreError> {
        Self::start(Arc::new(Memory::default()), None)
    }

    /// Opens the store in a folder, waiting up to `wait` for a process that has it.
    ///
    /// # Errors
    /// Where there is none, something else is there, another process keeps it, it is damaged, or a later version of
    /// the program wrote it.
    pub fn open(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        match std::fs::metadata(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(StoreError::Missing {
                    path: path.to_owned(),
                });
            }
            Err(source) => {
                return Err(StoreError::Io {
                    doing: format!("looking at {}", path.display()),
                    source,
                });
            }
            Ok(meta) if !meta.is_dir() => {
                return Err(StoreError::NotAStore {
                    path: path.to_owned(),
                    found: "it is a file".to_owned(),
                });
            }
            Ok(_) => {}
        }
        if !path.join("sled").is_dir() {
            let found = "it is a folder without a store in it".to_owned();
            return Err(StoreError::NotAStore {
                path: path.to_owned(),
                found,
            });
        }
        Self::start(Arc::new(Disk::open(path, wait)?), Some(path.to_owned()))
    }

    /// Opens the store in a folder, making one where there is nothing.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_or_create(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let empty = std::fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none());
        if empty || !path.exists() {
            std::fs::create_dir_all(path.join("sled")).map_err(|source| StoreError::Io {
                doing: format!("making {}", path.display()),
                source,
            })?;
        }
        Self::open(path, wait)
    }

    fn start(backend: Arc<dyn Backend>, path: Option<PathBuf>) -> Result<Self, StoreError> {
        let format = backend.get(Tree::Meta, b"format")?;
        let written_by = backend.get(Tree::Meta, b"written by")?;
        match format
            .as_deref()
            .map(|f| f.first_chunk::<4>().map(|b| u32::from_be_bytes(*b)))
        {
            None => backend.apply(
                &[
                    (
                        Tree::Meta,
                        b"format".to_vec(),
                        Some(FORMAT.to_be_bytes().to_vec()),
                    ),
                    (
                        Tree::Meta,
                        b"written by".to_vec(),
                        Some(env!("CARGO_PKG_VERSION").into()),
                    ),
                ],
                true,
            )?,
            Some(Some(FORMAT)) => {}
            Some(Some(newer)) if newer > FORMAT => {
                return Err(StoreError::TooNew {
                    path: path.unwrap_or_default(),
                    written_by: String::from_utf8_lossy(&written_by.unwrap_or_default())
                        .into_owned(),
                    format: newer,
                });
            }
            Some(_) => {
                return Err(StoreError::Damaged {
                    what: "the format number".to_owned(),
                });
            }
        }
        let mut raw: BTreeMap<u64, Vec<u8>> = BTreeMap::new();
        backend.scan(Tree::Journal, &[], &mut |key, part| {
            let sequence = key::sequence(key).ok_or_else(|| StoreError::Damaged {
                what: "a key of the journal".to_owned(),
            })?;
            raw.entry(sequence).or_default().extend_from_slice(part);
            Ok(())
        })?;
        let mut journal = BTreeMap::new();
        for (sequence, bytes) in raw {
            journal.insert(
                sequence,
                decode::<Entry>(&bytes, &format!("journal entry {sequence}"))?,
            );
        }
        let next_node = backend.get(Tree::Meta, b"next node")?;
        let next_node = next_node
            .and_then(|b| b.first_chunk::<4>().map(|b| u32::from_be_bytes(*b)))
            .unwrap_or(1);
        let snapshot = Snapshot::replay(backend.clone(), &journal)?;
        Ok(Self {
            backend,
            path,
            journal,
            next_node,
            snapshot: RwLock::new(Arc::new(snapshot)),
            durable: true,
        })
    }

    /// Where the store is; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether every change is synced to disk before it is reported; on unless switched off for a batch.
    pub fn set_durable(&mut self, durable: bool) {
        self.durable = durable;
    }

    /// Makes everything that was reported survive a power cut.
    ///
    /// # Errors
    /// Where the disk fails.
    pub fn sync(&self) -> Result<(), StoreError> {
        self.backend.apply(&[], true)
    }

    /// The store as it is now; later changes do not show in it.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn next_sequence(&self) -> u64 {
        self.journal
            .last_key_value()
            .map_or(1, |(last, _)| last + 1)
    }

    fn digest(&self, key: &[u8]) -> Result<Option<u64>, StoreError> {
        let value = self.backend.get(Tree::Digest, key)?;
        Ok(value
            .and_then(|v| key::sequence(&v))
            .filter(|s| matches!(self.journal.get(s), Some(Entry::Article(_)))))
    }

    /// Whether an article with this id and text is there already.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn has(&self, id: &str, text: &str) -> Result<Option<u64>, StoreError> {
        let Some(sequence) = self.digest(&key::address(id))? else {
            return Ok(None);
        };
        let same = matches!(self.journal.get(&sequence), Some(Entry::Article(a)) if a.text_hash == text_hash(text));
        Ok(same.then_some(sequence))
    }

    /// Puts an article in, in one transaction: on disk whole when this returns, or not at all.
    ///
    /// # Errors
    /// Where the extraction contradicts itself or the disk fails; the store is as before then.
    pub fn ingest(&mut self, extraction: &Extraction, text: &str) -> Result<Ingested, StoreError> {
        let article = &extraction.article;
        let hash = text_hash(text);
        let id = if article.id.is_empty() {
            format!("text:{hash:016x}")
        } else {
            article.id.clone()
        };
        if let Some(sequence) = self.has(&id, text)? {
            return Ok(Ingested::Unchanged { sequence });
        }
        let replaces = self.digest(&key::address(&id))?;
        let original = if text.is_empty() {
            None
        } else {
            self.digest(&key::text(hash))?
        };
        let original = original.filter(|o| replaces != Some(*o) && !self.is_replaced(*o));
        let sequence = self.next_sequence();
        let snapshot = self.snapshot();
        let mut record = ArticleRecord {
            id: id.clone(),
            title: article.title.clone(),
            published: article.published,
            date_from: article.date_from,
            publisher: article.publisher.clone(),
            url: article.url.clone(),
            language: article.language.clone(),
            text_hash: hash,
            replaces,
            same_text_as: original,
            new_relations: Vec::new(),
            new_nodes: Vec::new(),
            links: Vec::new(),
            claims: Vec::new(),
        };
        if original.is_none() {
            let linked = link(&snapshot, &extraction.nodes, self.next_node)?;
            let mut relations: Vec<String> = snapshot
                .relations()
                .iter()
                .map(|r| r.as_str().to_owned())
                .collect();
            let known = relations.len();
            for edge in &extraction.edges {
                let claim = claim(edge, &id, &linked, &mut relations, &record.claims, text)?;
                record.claims.push(claim);
            }
            record.new_relations = relations.split_off(known);
            record.new_nodes = linked.new;
            record.links = linked.links;
        }
        let (nodes, claims) = (record.new_nodes.len() as u32, record.claims.len() as u32);
        let mut changes: Vec<Change> = vec![
            (
                Tree::Digest,
                key::address(&id),
                Some(sequence.to_be_bytes().to_vec()),
            ),
            (
                Tree::Meta,
                b"next node".to_vec(),
                Some((self.next_node + nodes).to_be_bytes().to_vec()),
            ),
        ];
        if original.is_none() && !text.is_empty() {
            changes.push((
                Tree::Digest,
                key::text(hash),
                Some(sequence.to_be_bytes().to_vec()),
            ));
            changes.extend(text::changes(sequence, text)?);
        }
        let entry = Entry::Article(Box::new(record));
        changes.extend(text::parts(Tree::Journal, sequence, &encode(&entry)?));
        self.backend.apply(&changes, self.durable)?;
        self.next_node += nodes;
        self.journal.insert(sequence, entry);
        if replaces.is_some() {
            self.replay()?;
        } else if let Some(Entry::Article(record)) = self.journal.get(&sequence) {
            let mut held = self
                .snapshot
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            drop(snapshot);
            Arc::make_mut(&mut held).extend(sequence, record)?;
        }
        Ok(match (original, replaces) {
            (Some(original), _) => Ingested::SameText { sequence, original },
            (None, Some(replaces)) => Ingested::NewVersion {
                sequence,
                replaces,
                claims,
            },
            (None, None) => Ingested::New {
                sequence,
                nodes,
                claims,
            },
        })
    }

    fn is_replaced(&self, sequence: u64) -> bool {
        self.journal
            .values()
            .any(|e| matches!(e, Entry::Article(a) if a.replaces == Some(sequence)))
    }

    fn replay(&self) -> Result<(), StoreError> {
        let snapshot = Snapshot::replay(self.backend.clone(), &self.journal)?;
        *self
            .snapshot
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
        Ok(())
    }

    fn correct(&mut self, correction: Correction) -> Result<u64, StoreError> {
        let sequence = self.next_sequence();
        let entry = Entry::Correction(correction);
        self.backend.apply(
            &text::parts(Tree::Journal, sequence, &encode(&entry)?),
            true,
        )?;
        self.journal.insert(sequence, entry);
        self.replay()?;
        Ok(sequence)
    }

    /// Says that two nodes are one. Gives the correction's number, for [`Store::undo`].
    ///
    /// # Errors
    /// Where a node is not there, both are one already, or their kinds differ.
    pub fn merge(&mut self, gone: NodeId, stays: NodeId) -> Result<u64, StoreError> {
        let snapshot = self.snapshot();
        let find = |id: NodeId| {
            snapshot.node(id)?.ok_or_else(|| StoreError::NotFound {
                what: format!("node {id}"),
            })
        };
        let (a, b) = (find(gone)?, find(stays)?);
        if a.id == b.id {
            return Err(StoreError::Refused {
                why: format!("{} and {} are one node already", a.name, b.name),
            });
        }
        if a.kind != b.kind {
            let why = format!(
                "{} is of kind {}, {} of kind {}: only nodes of one kind merge",
                a.name, a.kind, b.name, b.kind
            );
            return Err(StoreError::Refused { why });
        }
        drop(snapshot);
        self.correct(Correction::Merge {
            gone: a.id,
            stays: b.id,
        })
    }

    /// Gives a node another name. Gives the correction's number.
    ///
    /// # Errors
    /// Where the node is not there.
    pub fn add_alias(&mut self, node: NodeId, name: &str) -> Result<u64, StoreError> {
        self.snapshot()
            .node(node)?
            .ok_or_else(|| StoreError::NotFound {
                what: format!("node {node}"),
            })?;
        self.correct(Correction::AddAlias {
            node,
            alias: Alias {
                name: name.to_owned(),
                origin: AliasOrigin::Person,
            },
        })
    }

    /// Takes another name from a node. Gives the correction's number.
    ///
    /// # Errors
    /// Where the node is not there.
    pub fn remove_alias(&mut self, node: NodeId, name: &str) -> Result<u64, StoreError> {
        self.snapshot()
            .node(node)?
            .ok_or_else(|| StoreError::NotFound {
                what: format!("node {node}"),
            })?;
        self.correct(Correction::RemoveAlias {
            node,
            name: name.to_owned(),
        })
    }

    /// Takes a correction back; the last one that holds where no number is given. Gives the number undone.
    ///
    /// # Errors
    /// Where there is no such correction.
    pub fn undo(&mut self, sequence: Option<u64>) -> Result<u64, StoreError> {
        let undone: Vec<u64> = self
            .journal
            .values()
            .filter_map(|e| match e {
                Entry::Correction(Correction::Undo { sequence }) => Some(*sequence),
                _ => None,
            })
            .collect();
        let holds = |(s, e): (&u64, &Entry)| {
            let correction =
                matches!(e, Entry::Correction(c) if !matches!(c, Correction::Undo { .. }));
            (correction && !undone.contains(s)).then_some(*s)
        };
        let found = match sequence {
            Some(wanted) => self.journal.get_key_value(&wanted).and_then(holds),
            None => self.journal.iter().rev().find_map(holds),
        };
        let sequence = found.ok_or_else(|| StoreError::NotFound {
            what: "a correction to undo".to_owned(),
        })?;
        self.correct(Correction::Undo { sequence })?;
        Ok(sequence)
    }

    /// Takes an article out, with every claim and node that only it supported. It cannot be undone. What it was
    /// replaced by, or repeats, stays.
    ///
    /// # Errors
    /// Where there is no such article.
    pub fn forget(&mut self, sequence: u64) -> Result<(), StoreError> {
        let Some(Entry::Article(record)) = self.journal.get(&sequence) else {
            return Err(StoreError::NotFound {
                what: format!("article {sequence}"),
            });
        };
        let heirs = self
            .journal
            .values()
            .any(|e| matches!(e, Entry::Article(a) if a.same_text_as == Some(sequence)));
        if heirs {
            let why = format!(
                "article {sequence} shares its text with another publisher's: forget that one first"
            );
            return Err(StoreError::Refused { why });
        }
        let mut changes: Vec<Change> = Vec::new();
        for tree in [Tree::Journal, Tree::Text] {
            self.backend
                .scan(tree, &sequence.to_be_bytes(), &mut |key, _| {
                    changes.push((tree, key.to_vec(), None));
                    Ok(())
                })?;
        }
        for key in [key::address(&record.id), key::text(record.text_hash)] {
            if self
                .backend
                .get(Tree::Digest, &key)?
                .and_then(|v| key::sequence(&v))
                == Some(sequence)
            {
                changes.push((Tree::Digest, key, None));
            }
        }
        // The relations and nodes that later entries number from must stay countable.
        let words = ArticleRecord {
            id: String::new(),
            title: String::new(),
            published: None,
            date_from: None,
            publisher: None,
            url: None,
            language: String::new(),
            text_hash: 0,
            replaces: None,
            same_text_as: None,
            new_relations: record.new_relations.clone(),
            new_nodes: self.shared_nodes(sequence),
            links: Vec::new(),
            claims: Vec::new(),
        };
        let entry = if words.new_relations.is_empty() && words.new_nodes.is_empty() {
            Entry::Forgotten
        } else {
            Entry::ForgottenWords(Box::new(words))
        };
        changes.extend(text::parts(Tree::Journal, sequence, &encode(&entry)?));
        self.backend.apply(&changes, true)?;
        self.journal.insert(sequence, entry);
        self.replay()
    }

    /// The nodes that an article made and another one still names.
    fn shared_nodes(&self, sequence: u64) -> Vec<super::record::NodeRecord> {
        let Some(Entry::Article(record)) = self.journal.get(&sequence) else {
            return Vec::new();
        };
        let named = |node: NodeId| {
            self.journal.iter().any(|(s, e)| {
                *s != sequence
                    && matches!(e, Entry::Article(a) if a.links.iter().any(|l| l.node == node))
            })
        };
        record
            .new_nodes
            .iter()
            .filter(|n| named(n.id))
            .cloned()
            .collect()
    }

    /// Reads every record and text again and compares the indexes with the journal; gives the faults.
    ///
    /// # Errors
    /// Where the engine fails to read at all.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        let mut faults = Vec::new();
        let snapshot = self.snapshot();
        let mut raw: BTreeMap<u64, Vec<u8>> = BTreeMap::new();
        self.backend.scan(Tree::Journal, &[], &mut |key, part| {
            raw.entry(key::sequence(key).unwrap_or_default())
                .or_default()
                .extend_from_slice(part);
            Ok(())
        })?;
        for (sequence, bytes) in &raw {
            match decode::<Entry>(bytes, &format!("journal entry {sequence}")) {
                Err(error) => faults.push(error.to_string()),
                Ok(entry) if self.journal.get(sequence) != Some(&entry) => {
                    faults.push(format!(
                        "journal entry {sequence} differs from what was read at the start"
                    ));
                }
                Ok(Entry::Article(article)) => {
                    self.check_article(*sequence, &article, &snapshot, &mut faults)
                }
                Ok(_) => {}
            }
        }
        if raw.len() != self.journal.len() {
            faults.push(format!(
                "the journal holds {} entries, {} are known",
                raw.len(),
                self.journal.len()
            ));
        }
        Ok(faults)
    }

    fn check_article(
        &self,
        sequence: u64,
        article: &ArticleRecord,
        snapshot: &Snapshot,
        faults: &mut Vec<String>,
    ) {
        match snapshot.text(sequence) {
            Ok(text) if article.same_text_as.is_none() && text_hash(&text) != article.text_hash => {
                faults.push(format!(
                    "the text of article {sequence} is not the one that was read"
                ));
            }
            Ok(text) => {
                for claim in article.claims.iter().filter(|c| !c.sentence.is_empty()) {
                    if claim.sentence.of(&text).is_none() {
                        faults.push(format!(
                            "the sentence of claim {} lies outside its text",
                            claim.id
                        ));
                    }
                }
            }
            Err(StoreError::NotFound { .. }) if article.text_hash == text_hash("") => {}
            Err(error) => faults.push(error.to_string()),
        }
        if snapshot.article_record(sequence).is_some() {
            for claim in &article.claims {
                if !matches!(snapshot.find_claim(claim.id), Ok(Some(at)) if at.article == sequence)
                {
                    faults.push(format!(
                        "claim {} of article {sequence} is not in the index",
                        claim.id
                    ));
                }
            }
        }
    }
}

/// A 64-bit hash of what names a claim; `n` tells apart claims that nothing else does.
fn claim_id(article: &str, edge: &ExtractedEdge, source: &str, target: &str, n: u32) -> ClaimId {
    let spans = edge.evidence.as_ref().map(|e| (e.source, e.target));
    let named = match spans {
        Some((source, Some(target))) => format!("{source:?}{target:?}"),
        _ => format!("{source}\u{1f}{target}\u{1f}{:?}", edge.date),
    };
    let text = format!(
        "{article}\u{1f}{}\u{1f}{named}\u{1f}{}\u{1f}{n}",
        edge.relation, edge.modality
    );
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    ClaimId(hash)
}

fn claim(
    edge: &ExtractedEdge,
    article: &str,
    linked: &super::link::Linked,
    relations: &mut Vec<String>,
    before: &[ClaimRecord],
    text: &str,
) -> Result<ClaimRecord, StoreError> {
    let node = |id: &String| {
        linked
            .nodes
            .get(id)
            .copied()
            .ok_or_else(|| StoreError::Refused {
                why: format!(
                    "a {} claim names node {id:?}, which the extraction does not list",
                    edge.relation
                ),
            })
    };
    let end = |id: &String| {
        if id == UNKNOWN {
            Ok(None)
        } else {
            node(id).map(Some)
        }
    };
    let many = |ids: &[String]| ids.iter().map(node).collect::<Result<Vec<_>, _>>();
    let relation = relations
        .iter()
        .position(|r| r == edge.relation.as_str())
        .unwrap_or_else(|| {
            relations.push(edge.relation.as_str().to_owned());
            relations.len() - 1
        });
    let mut n = 0;
    let id = loop {
        let id = claim_id(article, edge, &edge.source, &edge.target, n);
        if !before.iter().any(|c| c.id == id) {
            break id;
        }
        n += 1;
    };
    let evidence = edge.evidence.as_ref();
    let sentence = evidence.map_or(Span::new(0, 0), |e| Span::new(e.start, e.end));
    // Another extractor may give the sentence without its place.
    let sentence = match evidence {
        Some(e) if sentence.of(text) != Some(e.sentence.as_str()) => {
            text.find(&e.sentence).map_or(Span::new(0, 0), |at| {
                Span::new(at as u32, (at + e.sentence.len()) as u32)
            })
        }
        _ => sentence,
    };
    Ok(ClaimRecord {
        id,
        source: end(&edge.source)?,
        relation: u16::try_from(relation).map_err(|_| StoreError::Refused {
            why: "a store holds at most 65,536 relations".to_owned(),
        })?,
        target: end(&edge.target)?,
        predicate: edge.predicate.clone(),
        about: many(&edge.about)?,
        location: edge.location.as_ref().map(node).transpose()?,
        date: edge.date,
        to: many(&edge.to)?,
        quantity: edge.quantity.map(|q| (q.value, q.bound)),
        role: edge.role.clone(),
        modality: edge.modality,
        attributed_to: edge.attributed_to.as_ref().map(node).transpose()?,
        confidence: edge.confidence,
        rule: edge.rule.clone(),
        sentence,
        source_span: evidence.and_then(|e| e.source),
        target_span: evidence.and_then(|e| e.target),
        predicate_span: evidence.and_then(|e| e.predicate),
    })
}
