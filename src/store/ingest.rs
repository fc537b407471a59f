//! An extraction in: one article, one commit.

use std::collections::HashMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::backend::Batch;
use super::evidence_places::placed;
use super::forget::put_dead;
use super::hash::Hash;
use super::link::{Linker, Origins, earlier_mentions};
use super::opened::Store;
use super::record::{
    ArticleRecord, ClaimRecord, Counters, Entry, Facts, Mention, Republished, date_record, modality_number,
    quantity_record,
};
use super::relations::Relations;
use super::sameness::{article_id, longer_text_id, normalized};
use super::snapshot::Snapshot;
use super::standing::{self, Again, Coming, Found};
use super::table::{self, Digested};
use super::writer::{Writer, put_meta};
use super::{StoreError, contract, journal};
use crate::model::{Day, ExtractedEdge, Extraction, NodeId, UNKNOWN};

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ingested {
    /// It was new.
    New {
        /// Its journal sequence.
        sequence: u64,
        /// How many nodes the store did not know.
        nodes: u32,
        /// How many claims it makes.
        claims: u32,
    },
    /// The store has it already: nothing changed.
    Unchanged {
        /// Where it stands.
        sequence: u64,
    },
    /// The store has its text under another publisher, who is now one of two.
    SameText {
        /// The journal sequence of the further publisher.
        sequence: u64,
        /// Where the text stands.
        original: u64,
    },
    /// The store had an older text of it, or knew less about it: the claims of that are gone.
    NewVersion {
        /// Its journal sequence.
        sequence: u64,
        /// Where that stood.
        replaces: u64,
        /// How many nodes the store did not know.
        nodes: u32,
        /// How many claims it makes.
        claims: u32,
    },
}

/// An article on its way in.
#[derive(Debug)]
pub(super) struct Incoming<'a> {
    pub(super) extraction: &'a Extraction,
    /// What is known about the article, its id among it.
    pub(super) facts: Facts,
    pub(super) text: &'a str,
    pub(super) origin: Option<u64>,
    pub(super) replaces: Option<u64>,
    /// Whether another extractor read it.
    pub(super) foreign: bool,
    /// An earlier reading of the same text. Where the new one says the same, nothing is written.
    pub(super) earlier: Option<&'a ArticleRecord>,
    /// The order of the articles, where some are read again.
    pub(super) origins: &'a Origins,
}

/// An article that was taken in.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) sequence: u64,
    /// How many nodes it made.
    pub(super) nodes: u32,
    /// The ids of its claims.
    pub(super) claims: Vec<u64>,
}

impl Store {
    /// Takes an article in with all its claims: durable and whole when this returns, or not there at all.
    ///
    /// `text` is the text whose bytes the evidence counts; empty where an extraction came without it, and then the
    /// sentences of the evidence are kept at their places.
    ///
    /// # Errors
    /// Where the extraction contradicts itself or the text, or the disk fails.
    pub fn ingest(&self, extraction: &Extraction, text: &str) -> Result<Ingested, StoreError> {
        self.accept(extraction, text, false)
    }

    /// Takes in what another extractor read, with its text or, where it gives none, with the sentences of its evidence.
    /// A reread leaves it as it is.
    ///
    /// # Errors
    /// As [`Store::ingest`], and where evidence lies outside the text, or a number out of its range: claim and field
    /// are named.
    pub fn ingest_foreign(&self, extraction: &Extraction) -> Result<Ingested, StoreError> {
        self.accept(extraction, extraction.article.text.as_deref().unwrap_or_default(), true)
    }

    fn accept(&self, extraction: &Extraction, text: &str, foreign: bool) -> Result<Ingested, StoreError> {
        let is_whole = !foreign || !text.is_empty();
        let (extraction, text) = placed(extraction, text);
        let (extraction, text) = (extraction.as_ref(), text.as_ref());
        if foreign {
            contract::check(extraction, text)?;
        }
        let mut guard = self.lock();
        let writer = &mut *guard;
        let mut facts = Facts::of(article_id(&extraction.article, text), &extraction.article);
        let (mut replaces, mut origin) = (None, None);
        let coming = if is_whole { Coming::Whole(text) } else { Coming::Excerpt(text) };
        match standing::find(self.backend.as_ref(), writer, &facts, coming)? {
            Found::Nothing => {}
            Found::OtherText => facts.id = longer_text_id(text),
            Found::Version(sequence) => replaces = Some(sequence),
            Found::Text { sequence, again: Again::Nothing, .. } => return Ok(Ingested::Unchanged { sequence }),
            Found::Text { sequence, again: Again::Publisher, .. } => {
                return self.republish(writer, sequence, extraction, &facts.id);
            }
            Found::Text { sequence, origin: first, again: Again::Facts(known) } => {
                // It stays the same text to whoever published it too.
                (facts, replaces, origin) = (*known, Some(sequence), Some(first));
            }
        }
        let origins = Origins::default();
        let incoming =
            Incoming { extraction, facts, text, origin, replaces, foreign, earlier: None, origins: &origins };
        let Some(Taken { sequence, nodes, claims }) = self.take_in(writer, &incoming)? else {
            return Ok(Ingested::Unchanged { sequence: replaces.unwrap_or_default() });
        };
        let claims = claims.len() as u32;
        Ok(match replaces {
            Some(replaces) => Ingested::NewVersion { sequence, replaces, nodes, claims },
            None => Ingested::New { sequence, nodes, claims },
        })
    }

    fn republish(
        &self,
        writer: &mut Writer,
        sequence: u64,
        extraction: &Extraction,
        id: &str,
    ) -> Result<Ingested, StoreError> {
        let view = writer.view(&self.backend);
        let facts = view.article_facts(sequence)?;
        let known = super::Reader::article(view.as_ref(), sequence)?.publishers;
        let publisher = extraction.article.publisher.clone();
        if publisher.as_ref().is_none_or(|p| known.contains(p)) {
            return Ok(Ingested::Unchanged { sequence });
        }
        let origin = facts.map_or(sequence, |f| f.origin);
        let entry = Entry::Republished(Republished {
            of: origin,
            id: id.to_owned(),
            publisher,
            url: extraction.article.url.clone(),
        });
        let mut batch = Batch::default();
        batch.put(table::digest(Digested::Id, id), origin.to_be_bytes().to_vec());
        let counters = writer.counters.clone();
        let again = self.append(writer, &entry, counters, batch)?;
        Ok(Ingested::SameText { sequence: again, original: sequence })
    }

    /// Appends an article; `None` where an earlier reading said the same.
    pub(super) fn take_in(&self, writer: &mut Writer, incoming: &Incoming<'_>) -> Result<Option<Taken>, StoreError> {
        let known = writer.relations.len();
        let taken = self.try_to_take_in(writer, incoming);
        if !matches!(taken, Ok(Some(_))) {
            writer.forget_relations(known);
        }
        taken
    }

    fn try_to_take_in(&self, writer: &mut Writer, incoming: &Incoming<'_>) -> Result<Option<Taken>, StoreError> {
        let Incoming { extraction, facts, .. } = incoming;
        let sequence = writer.counters.next_sequence;
        let mut counters = writer.counters.clone();
        let mut batch = Batch::default();
        let known_relations = writer.relations.len();
        let view = writer.view(&self.backend);
        let mut linker = Linker {
            view: &view,
            names: &mut writer.names,
            earlier: incoming.earlier.map(|earlier| earlier_mentions(&earlier.mentions)).unwrap_or_default(),
            replaces: incoming.replaces,
            origins: incoming.origins,
            published: facts.published.map(Day::from_number),
            next_node: &mut counters.next_node,
        };
        let (mentions, places) = mentions_of(&mut linker, extraction)?;
        let nodes = counters.next_node - writer.counters.next_node;
        let claims = claims(writer, &facts.id, extraction, &places)?;
        if incoming.earlier.is_some_and(|earlier| says_the_same(earlier, &mentions, &claims)) {
            return Ok(None);
        }
        let relations = writer.relations.since(known_relations);
        if !relations.is_empty() {
            put_relations(writer, &mut batch)?;
        }
        counters.nodes += u64::from(nodes);
        counters.nodes += revived_by_merges(writer, &view, &mentions)?;
        counters.claims += claims.len() as u64;
        counters.articles += 1;
        for claim in &claims {
            counters.date(claim.date);
        }
        let origin = incoming.origin.unwrap_or(sequence);
        put_digests(&mut batch, incoming, sequence, origin);
        journal::put_text(&mut batch, sequence, incoming.text)?;
        let ids = claims.iter().map(|claim| claim.id).collect();
        let record = ArticleRecord {
            facts: facts.clone(),
            origin,
            replaces: incoming.replaces,
            foreign: incoming.foreign,
            relations,
            mentions,
            claims,
        };
        if let Some(old) = incoming.replaces {
            self.replace(writer, old, &record.mentions, (&mut batch, &mut counters))?;
        }
        let entry = Entry::Article(Box::new(record));
        self.append(writer, &entry, counters, batch)?;
        if let Entry::Article(record) = &entry {
            writer.names.add(&view, &record.mentions);
        }
        // It shares the list of the dead, which would be copied as long as it is there.
        drop(view);
        if let Some(old) = incoming.replaces {
            self.buried(writer, &[old]);
        } else if writer.corrections.names_article(&facts.id) {
            self.correct_anew(writer);
        }
        Ok(Some(Taken { sequence, nodes, claims: ids }))
    }

    /// Takes out the article that a new one replaces, which mentions these.
    fn replace(
        &self,
        writer: &mut Writer,
        old: u64,
        mentions: &[Mention],
        (batch, counters): (&mut Batch, &mut Counters),
    ) -> Result<(), StoreError> {
        let lost = self.bury(writer, &[old], mentions)?;
        put_dead(batch, writer, &[old])?;
        counters.articles -= 1;
        counters.claims -= lost.claims;
        counters.nodes = (counters.nodes + lost.revived).saturating_sub(lost.nodes);
        Ok(())
    }
}

/// A mention of each node of an extraction, and where it stands among them by the id that it has there.
fn mentions_of<'a>(
    linker: &mut Linker<'_>,
    extraction: &'a Extraction,
) -> Result<(Vec<Mention>, HashMap<&'a str, u32>), StoreError> {
    let mut places: HashMap<&str, u32> = HashMap::new();
    let mut mentions = Vec::with_capacity(extraction.nodes.len());
    for node in &extraction.nodes {
        if places.insert(&node.id, mentions.len() as u32).is_some() {
            return Err(StoreError::Refused { why: format!("the extraction lists the node {:?} twice", node.id) });
        }
        mentions.push(linker.mention(node)?);
    }
    Ok((mentions, places))
}

/// Whether an earlier reading says what this one does.
fn says_the_same(earlier: &ArticleRecord, mentions: &[Mention], claims: &[ClaimRecord]) -> bool {
    let same = |a: &Mention, b: &Mention| Mention { link: b.link.clone(), ..a.clone() } == *b;
    earlier.claims == claims
        && earlier.mentions.len() == mentions.len()
        && earlier.mentions.iter().zip(mentions).all(|(a, b)| same(a, b))
}

/// How many known nodes live again by being mentioned: a merge leads to its node even where nothing live mentions that
/// one any more.
fn revived_by_merges(writer: &Writer, view: &Snapshot, mentions: &[Mention]) -> Result<u64, StoreError> {
    if writer.corrections.entries.is_empty() {
        return Ok(0);
    }
    let mut known: Vec<u32> = mentions.iter().map(|m| m.node).filter(|n| *n < writer.counters.next_node).collect();
    known.sort_unstable();
    known.dedup();
    let mut revived = 0;
    for node in known {
        revived += u64::from(!view.is_mentioned_beside(NodeId(node), &FxHashSet::default())?);
    }
    Ok(revived)
}

/// Puts by what an article is known again: its id and its text, or for a new version its address and where it now
/// stands.
fn put_digests(batch: &mut Batch, incoming: &Incoming<'_>, sequence: u64, origin: u64) {
    if origin == sequence {
        let place = origin.to_be_bytes().to_vec();
        batch.put(table::digest(Digested::Id, &incoming.facts.id), place.clone());
        if !incoming.text.is_empty() {
            let key = table::digest(Digested::Text, &normalized(incoming.text));
            batch.put(key, place);
        }
    } else {
        batch.put(table::current(origin), sequence.to_be_bytes().to_vec());
        if let Some(id) = incoming.facts.id_of_url() {
            batch.put(table::digest(Digested::Id, &id), origin.to_be_bytes().to_vec());
        }
    }
}

/// Puts the table of relations.
pub(super) fn put_relations(writer: &Writer, batch: &mut Batch) -> Result<(), StoreError> {
    put_meta(batch, "relations", &writer.relations.written())
}

impl Counters {
    /// Widens the range of days.
    pub(super) fn date(&mut self, date: Option<(i32, i32, bool)>) {
        let Some((first, last, open)) = date else {
            return;
        };
        self.first_day = Some(self.first_day.map_or(first, |day| day.min(first)));
        self.last_day = Some(self.last_day.map_or(last, |day| day.max(last)));
        let length = if open { i32::MAX } else { last.saturating_sub(first) };
        self.longest = self.longest.max(length);
    }
}

fn claims(
    writer: &mut Writer,
    article: &str,
    extraction: &Extraction,
    places: &HashMap<&str, u32>,
) -> Result<Vec<ClaimRecord>, StoreError> {
    let place = |id: &str| -> Result<Option<u32>, StoreError> {
        if id == UNKNOWN {
            return Ok(None);
        }
        let unknown = || StoreError::Refused {
            why: format!("an edge of the extraction names the node {id:?}, which is not listed"),
        };
        places.get(id).copied().map(Some).ok_or_else(unknown)
    };
    let listed = |ids: &[String]| -> Result<Vec<u32>, StoreError> {
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            found.extend(place(id)?);
        }
        Ok(found)
    };
    let one = |id: &Option<String>| -> Result<Option<u32>, StoreError> { id.as_deref().map_or(Ok(None), place) };
    let mut claims: Vec<ClaimRecord> = Vec::with_capacity(extraction.edges.len());
    let mut ids = FxHashSet::default();
    // For claims that are alike, where the next of them is to look on.
    let mut alike: FxHashMap<u64, u64> = FxHashMap::default();
    for edge in &extraction.edges {
        let evidence = edge.evidence.as_ref();
        let pair = |span: crate::model::Span| (span.start, span.end);
        let first = claim_id(article, edge, 0);
        let mut id = first;
        let again = alike.entry(first).or_default();
        while !ids.insert(id) {
            *again += 1;
            id = claim_id(article, edge, *again);
        }
        claims.push(ClaimRecord {
            id,
            source: place(&edge.source)?,
            relation: Relations::named(&mut writer.relations, &edge.relation)?.0,
            target: place(&edge.target)?,
            predicate: edge.predicate.clone(),
            about: listed(&edge.about)?,
            location: one(&edge.location)?,
            date: edge.date.map(date_record),
            to: listed(&edge.to)?,
            quantity: edge.quantity.map(quantity_record),
            role: edge.role.clone(),
            modality: modality_number(edge.modality),
            attributed_to: one(&edge.attributed_to)?,
            confidence: edge.confidence,
            rule: edge.rule.clone(),
            sentence: evidence.map_or((0, 0), |e| (e.start, e.end)),
            source_span: evidence.and_then(|e| e.source).map(pair),
            target_span: evidence.and_then(|e| e.target).map(pair),
            predicate_span: evidence.and_then(|e| e.predicate).map(pair),
        });
    }
    Ok(claims)
}

/// A claim's name. `again` tells apart claims of one article that are alike in all of it.
fn claim_id(article: &str, edge: &ExtractedEdge, again: u64) -> u64 {
    let mut hash = Hash::new(again)
        .add(article.as_bytes())
        .add(edge.relation.as_str().as_bytes())
        .add(edge.modality.as_str().as_bytes());
    let evidence = edge.evidence.as_ref();
    let spans = evidence.map(|e| (e.source, e.target));
    if let Some((source, target)) = spans.filter(|(s, t)| s.is_some() || t.is_some()) {
        for span in [source, target] {
            let (start, end) = span.map_or((u32::MAX, u32::MAX), |s| (s.start, s.end));
            hash = hash.add(&start.to_be_bytes()).add(&end.to_be_bytes());
        }
    } else {
        // Another extractor's claim: the sentence and the ends, as it names them.
        let (start, end) = evidence.map_or((0, 0), |e| (e.start, e.end));
        hash = hash.add(&start.to_be_bytes()).add(&end.to_be_bytes());
        hash = hash.add(edge.source.as_bytes()).add(edge.target.as_bytes());
    }
    hash.finish()
}
