//! Which index entries a journal entry makes.

use std::collections::BTreeSet;

use super::bytes::{put_ordered, put_text};
use super::entry::{
    ClaimIndex, ClaimKey, MOST_ALIASES, article_prefix, claim_prefix, cut, exact_name, gazetteer_prefix, node_prefix,
    publisher_prefix, row_place,
};
use super::reader::Direction;
use super::record::{ArticleRecord, Entry, Facts, ImportRecord, Mention, Republished, date_of, modality_of};
use super::rows::{self, UNDATED};
use super::{ClaimRef, StoreError, record};
use crate::lexicon::{LEAST_CONFIDENCE, fold};
use crate::model::{Article, ClaimId, DateInterval, Modality, NodeId};

/// All index entries of a journal entry, in no order.
///
/// # Errors
/// Where the entry contradicts itself.
pub(super) fn entries_of(sequence: u64, entry: &Entry) -> Result<Vec<Vec<u8>>, StoreError> {
    let mut out = Vec::new();
    match entry {
        Entry::Article(article) => of_article(sequence, article, &mut out)?,
        Entry::Import(import) => of_import(sequence, import, &mut out)?,
        Entry::Republished(again) => out.push(of_publisher(sequence, again)),
        Entry::Correction(_) | Entry::Undo { .. } | Entry::Tombstone { .. } => {}
    }
    Ok(out)
}

fn of_publisher(sequence: u64, again: &Republished) -> Vec<u8> {
    let mut entry = publisher_prefix(again.of);
    put_ordered(&mut entry, sequence);
    entry.extend(cut(again.publisher.as_deref().unwrap_or_default()).as_bytes());
    entry
}

fn of_article(sequence: u64, article: &ArticleRecord, out: &mut Vec<Vec<u8>>) -> Result<(), StoreError> {
    out.push(article_entry(sequence, article.claims.len() as u32, article.origin, &article.facts)?);
    for (index, mention) in article.mentions.iter().enumerate() {
        of_mention(sequence, index as u64, mention, out);
    }
    let who = |at: u32| -> Option<NodeId> { Some(NodeId(article.mentions.get(at as usize)?.node)) };
    for (index, claim) in article.claims.iter().enumerate() {
        let key = ClaimKey {
            at: ClaimRef { article: sequence, index: index as u32 },
            source: claim.source.and_then(who),
            relation: claim.relation,
            target: claim.target.and_then(who),
            date: claim.date.map(date_of),
            modality: modality_of(claim.modality),
            shown: claim.confidence >= LEAST_CONFIDENCE,
        };
        of_claim(&key, out);
        let mut about: Vec<NodeId> = claim.about.iter().filter_map(|a| who(*a)).collect();
        about.sort_unstable();
        about.dedup();
        out.extend(about.into_iter().map(|n| ClaimIndex::About(n).entry(&key)));
        if let Some(place) = claim.location.and_then(who) {
            out.push(ClaimIndex::At(place).entry(&key));
        }
        let mut name = claim_prefix(ClaimId(claim.id));
        put_ordered(&mut name, sequence);
        put_ordered(&mut name, index as u64);
        out.push(name);
    }
    Ok(())
}

fn of_claim(key: &ClaimKey, out: &mut Vec<Vec<u8>>) {
    if let Some(source) = key.source {
        out.push(ClaimIndex::Of(source, Direction::Out).entry(key));
    }
    if let Some(target) = key.target {
        out.push(ClaimIndex::Of(target, Direction::In).entry(key));
    }
    out.push(ClaimIndex::With(key.relation).entry(key));
}

fn article_entry(sequence: u64, claims: u32, origin: u64, facts: &Facts) -> Result<Vec<u8>, StoreError> {
    let mut entry = article_prefix(sequence);
    put_ordered(&mut entry, u64::from(claims));
    put_ordered(&mut entry, origin);
    let short = |text: &String| cut(text).to_owned();
    let facts = Facts {
        id: short(&facts.id),
        title: short(&facts.title),
        publisher: facts.publisher.as_ref().map(short),
        url: facts.url.as_ref().map(short),
        language: short(&facts.language),
        ..facts.clone()
    };
    entry.extend(record::encode(&facts)?);
    Ok(entry)
}

fn of_mention(sequence: u64, index: u64, mention: &Mention, out: &mut Vec<Vec<u8>>) {
    let mut facts = node_prefix(NodeId(mention.node));
    put_ordered(&mut facts, sequence);
    put_ordered(&mut facts, index);
    facts.push(mention.kind & 7 | u8::from(mention.named) << 3 | u8::from(mention.gazetteer.is_some()) << 4);
    put_text(&mut facts, cut(&mention.name));
    if let Some(key) = &mention.gazetteer {
        put_text(&mut facts, cut(key));
        let mut entry = gazetteer_prefix(key);
        entry.extend(mention.node.to_be_bytes());
        put_ordered(&mut entry, sequence);
        entry.push(mention.kind);
        out.push(entry);
    }
    let aliases = mention.aliases.iter().take(MOST_ALIASES);
    put_ordered(&mut facts, aliases.len() as u64);
    for alias in aliases.clone() {
        put_text(&mut facts, cut(alias));
    }
    out.push(facts);
    let mut seen: BTreeSet<Vec<u8>> = BTreeSet::new();
    let names = std::iter::once((&mention.name, true)).chain(aliases.map(|a| (a, false)));
    for (name, main) in names {
        of_name(sequence, mention, name, main, &mut seen);
    }
    out.extend(seen);
}

fn of_name(sequence: u64, mention: &Mention, name: &str, main: bool, out: &mut BTreeSet<Vec<u8>>) {
    let folded = fold(name);
    let mut put = |key: &str, word: bool| {
        let mut entry = exact_name(key);
        entry.extend(mention.node.to_be_bytes());
        put_ordered(&mut entry, sequence);
        entry.push(mention.kind & 7 | u8::from(mention.named) << 3 | u8::from(main) << 4 | u8::from(word) << 5);
        entry.extend(cut(name).as_bytes());
        out.insert(entry);
    };
    put(&folded, false);
    if folded.contains(' ') {
        folded.split(' ').for_each(|word| put(word, true));
    }
}

/// The entries of an import that are not of its rows.
pub(super) fn of_import_itself(sequence: u64, import: &ImportRecord, out: &mut Vec<Vec<u8>>) -> Result<(), StoreError> {
    out.push(article_entry(sequence, import.count, import.origin, &import.facts())?);
    for (index, mention) in import.mentions.iter().enumerate() {
        of_mention(sequence, index as u64, mention, out);
    }
    Ok(())
}

fn of_import(sequence: u64, import: &ImportRecord, out: &mut Vec<Vec<u8>>) -> Result<(), StoreError> {
    of_import_itself(sequence, import, out)?;
    let rows = rows::unpack(&import.rows, import.count)
        .ok_or_else(|| StoreError::Lost { what: format!("the rows of journal entry {sequence} do not decode") })?;
    for (index, row) in rows.iter().enumerate() {
        let at = ClaimRef { article: sequence, index: index as u32 };
        of_claim(&row_key(at, row), out);
    }
    Ok(())
}

/// What the indexes say of a row.
pub(super) fn row_key(at: ClaimRef, row: &rows::Row) -> ClaimKey {
    let day = crate::model::Day::from_number(row.day);
    ClaimKey {
        at,
        source: Some(NodeId(row.source)),
        relation: row.relation,
        target: Some(NodeId(row.target)),
        date: (row.day != UNDATED).then(|| DateInterval::day(day)),
        modality: Modality::Asserted,
        shown: true,
    }
}

/// What a claim is cited by: its article's title; of a table's part, the table and the row, counted among those that
/// were read.
pub fn cited_title(article: &Article, claim: ClaimId) -> String {
    let row = || {
        let (label, first) = article.id.strip_prefix("import:")?.rsplit_once('#')?;
        let is_part = article.title.starts_with(&format!("{label}, rows {first} to "));
        let row = first.parse::<u64>().ok()? + u64::from(row_place(claim).index);
        is_part.then(|| format!("{label}, row {row}"))
    };
    row().unwrap_or_else(|| article.title.clone())
}

impl ImportRecord {
    /// The article id of the part of an import that begins with a row.
    pub(super) fn id(label: &str, first_row: u64) -> String {
        format!("import:{label}#{first_row}")
    }

    /// The import as an article of its own.
    pub(super) fn facts(&self) -> Facts {
        let last = self.first_row + u64::from(self.count).saturating_sub(1);
        Facts {
            id: Self::id(&self.label, self.first_row),
            title: format!("{}, rows {} to {last}", self.label, self.first_row),
            publisher: Some(self.label.clone()),
            ..Facts::default()
        }
    }
}
