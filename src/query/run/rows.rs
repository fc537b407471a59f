//! Claims grouped into rows, with their citations.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::{fold, is_ended_post, relation};
use crate::model::{Claim, ClaimId, DateInterval, Modality, Node, NodeId, NodeKind, RelationName};
use crate::query::answer::{Citation, NodeView, Row};
use crate::store::{ArticleEntry, Reader, StoreError, cited_title};

/// The name and kind of an end: nodes of one name answer together.
type EndKey = Option<(Rc<str>, NodeKind)>;

/// What the claims of one row have in common. Undated ones come last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    undated: bool,
    pub(super) date: Option<DateInterval>,
    pub(super) source: EndKey,
    relation: RelationName,
    pub(super) target: EndKey,
    modality: Modality,
    pub(super) location: Option<Rc<str>>,
    /// Whether it is a post that somebody has no more.
    ended: bool,
}

/// Gathers claims into rows.
pub(super) struct Rows<'a> {
    reader: &'a dyn Reader,
    groups: BTreeMap<Key, Vec<Rc<Claim>>>,
    /// The claims that are in their group: a claim always falls into the same one.
    seen: FxHashSet<(ClaimId, u64)>,
    nodes: FxHashMap<NodeId, Rc<Node>>,
    /// Names of ends as keys hold them: folding is costly.
    ends: FxHashMap<NodeId, EndKey>,
    articles: FxHashMap<u64, Rc<ArticleEntry>>,
    texts: FxHashMap<u64, Rc<String>>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(reader: &'a dyn Reader) -> Self {
        Self {
            reader,
            groups: BTreeMap::new(),
            seen: FxHashSet::default(),
            nodes: FxHashMap::default(),
            ends: FxHashMap::default(),
            articles: FxHashMap::default(),
            texts: FxHashMap::default(),
        }
    }

    /// How many rows there are so far.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    fn node(&mut self, id: NodeId) -> Result<Option<Rc<Node>>, StoreError> {
        if let Some(node) = self.nodes.get(&id) {
            return Ok(Some(node.clone()));
        }
        let node = self.reader.node(id)?.map(Rc::new);
        if let Some(node) = &node {
            self.nodes.insert(id, node.clone());
        }
        Ok(node)
    }

    /// Puts a claim into its row.
    pub(super) fn add(&mut self, claim: Rc<Claim>) -> Result<(), StoreError> {
        if !self.seen.insert((claim.id, claim.article)) {
            return Ok(());
        }
        let mut end = |id: Option<NodeId>| -> Result<EndKey, StoreError> {
            let Some(id) = id else { return Ok(None) };
            if let Some(key) = self.ends.get(&id) {
                return Ok(key.clone());
            }
            let key = self.node(id)?.map(|n| (fold(&n.name).into(), n.kind));
            self.ends.insert(id, key.clone());
            Ok(key)
        };
        let (mut source, mut target) = (end(claim.source)?, end(claim.target)?);
        let location = end(claim.location)?.map(|(name, _)| name);
        let symmetric = relation(claim.relation.as_str()).is_some_and(|r| r.symmetric);
        if symmetric && source > target {
            std::mem::swap(&mut source, &mut target);
        }
        let key = Key {
            undated: claim.date.is_none(),
            date: claim.date,
            source,
            relation: claim.relation.clone(),
            target,
            modality: claim.modality,
            location,
            ended: claim.role.as_deref().is_some_and(is_ended_post),
        };
        self.groups.entry(key).or_default().push(claim);
        Ok(())
    }

    /// The groups, by date, undated ones last, then by ends, relation, modality and place.
    pub(super) fn take_groups(&mut self) -> Vec<(Key, Vec<Rc<Claim>>)> {
        std::mem::take(&mut self.groups).into_iter().collect()
    }

    /// How many independent texts make some claims.
    pub(super) fn texts(&self, claims: &[Rc<Claim>]) -> Result<usize, StoreError> {
        let mut texts = BTreeSet::new();
        for claim in claims {
            texts.insert(self.reader.article(claim.article)?.text_group);
        }
        Ok(texts.len())
    }

    fn view(&mut self, id: NodeId) -> Result<Option<NodeView>, StoreError> {
        Ok(self.node(id)?.map(|n| NodeView { id: n.id, kind: n.kind, name: n.name.clone() }))
    }

    fn one(&mut self, id: Option<NodeId>) -> Result<Option<NodeView>, StoreError> {
        id.map_or(Ok(None), |id| self.view(id))
    }

    fn many(&mut self, claims: &[Rc<Claim>], pick: fn(&Claim) -> &Vec<NodeId>) -> Result<Vec<NodeView>, StoreError> {
        let mut views: Vec<NodeView> = Vec::new();
        for id in claims.iter().flat_map(|c| pick(c)) {
            if let Some(view) = self.view(*id)?
                && !views.iter().any(|v| v.name == view.name)
            {
                views.push(view);
            }
        }
        Ok(views)
    }

    fn article(&mut self, sequence: u64) -> Result<Rc<ArticleEntry>, StoreError> {
        if let Some(article) = self.articles.get(&sequence) {
            return Ok(article.clone());
        }
        let article = Rc::new(self.reader.article(sequence)?);
        self.articles.insert(sequence, article.clone());
        Ok(article)
    }

    /// The sentence of a claim. An extraction from elsewhere may come without its text, a row of a table has none.
    fn sentence(&mut self, claim: &Claim) -> Result<String, StoreError> {
        let span = claim.evidence.sentence;
        if span.start == span.end {
            return Ok(String::new());
        }
        let text = match self.texts.get(&claim.article) {
            Some(text) => text.clone(),
            None => {
                let text = match self.reader.text(claim.article) {
                    Ok(text) => Rc::new(text),
                    Err(StoreError::NotFound { .. }) => Rc::default(),
                    Err(error) => return Err(error),
                };
                self.texts.insert(claim.article, text.clone());
                text
            }
        };
        Ok(span.of(&text).unwrap_or_default().to_owned())
    }

    /// One row of claims that belong together.
    pub(super) fn row(&mut self, claims: Vec<Rc<Claim>>) -> Result<Option<Row>, StoreError> {
        self.of(claims, true)
    }

    /// As [`Rows::row`], without its citations: no text is read for it.
    pub(super) fn uncited(&mut self, claims: Vec<Rc<Claim>>) -> Result<Option<Row>, StoreError> {
        self.of(claims, false)
    }

    fn of(&mut self, mut claims: Vec<Rc<Claim>>, cited: bool) -> Result<Option<Row>, StoreError> {
        // The surest first; then in journal order.
        claims.sort_by(|a, b| {
            b.confidence
                .total_cmp(&a.confidence)
                .then(a.article.cmp(&b.article))
                .then(a.evidence.sentence.cmp(&b.evidence.sentence))
                .then(a.id.cmp(&b.id))
        });
        let Some(first) = claims.first().cloned() else {
            return Ok(None);
        };
        let mut citations = Vec::with_capacity(claims.len());
        let mut texts = BTreeSet::new();
        for claim in claims.iter().filter(|_| cited) {
            let entry = self.article(claim.article)?;
            texts.insert(entry.text_group);
            citations.push(Citation {
                claim: claim.id,
                article: entry.article.id.clone(),
                title: cited_title(&entry.article, claim.id),
                publisher: entry.article.publisher.clone(),
                url: entry.article.url.clone(),
                date: entry.article.published,
                sentence: self.sentence(claim)?,
                start: claim.evidence.sentence.start,
                end: claim.evidence.sentence.end,
                rule: claim.rule.clone(),
            });
        }
        let quantity = claims.iter().filter_map(|c| c.quantity).max_by(|a, b| a.value.total_cmp(&b.value));
        Ok(Some(Row {
            source: self.one(first.source)?,
            relation: first.relation.clone(),
            predicate: first.predicate.clone(),
            target: self.one(first.target)?,
            date: first.date,
            location: self.one(first.location)?,
            about: self.many(&claims, |c| &c.about)?,
            to: self.many(&claims, |c| &c.to)?,
            quantity,
            role: claims.iter().find_map(|c| c.role.clone()),
            modality: first.modality,
            attributed_to: self.one(claims.iter().find_map(|c| c.attributed_to))?,
            confidence: first.confidence,
            sources: u32::try_from(texts.len()).unwrap_or(u32::MAX),
            citations,
        }))
    }
}
