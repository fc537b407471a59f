//! The interface that everything above the store reads through.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::{Memo, StoreError};
use crate::model::{Article, Claim, ClaimId, DateInterval, Day, Modality, Node, NodeId, RelationName};

/// A relation's number in one store's own table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelationId(pub u16);

/// Which end of a claim a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The node is the source.
    Out,
    /// The node is the target.
    In,
}

/// Where a claim stands: the journal entry of its article and its place in it. One read gives the whole claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimRef {
    /// Journal sequence of the article.
    pub article: u64,
    /// Index of the claim in that entry.
    pub index: u32,
}

/// What the indexes know of a claim without reading the journal. Ends are canonical: merges are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimEntry {
    /// Where the claim itself is.
    pub at: ClaimRef,
    /// Who does it.
    pub source: Option<NodeId>,
    /// What is done.
    pub relation: RelationId,
    /// To whom or what.
    pub target: Option<NodeId>,
    /// When, if the text says so.
    pub date: Option<DateInterval>,
    /// Whether it is said to have happened.
    pub modality: Modality,
    /// Whether its confidence reaches the store's default threshold.
    pub shown: bool,
}

/// Which claims a scan is after; `None` means any.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClaimFilter<'a> {
    /// Only these relations.
    pub relations: Option<&'a [RelationId]>,
    /// Only claims whose date may lie in this window. Undated claims are left out.
    pub window: Option<DateInterval>,
}

/// An article's record, without its text.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleEntry {
    /// Its journal sequence.
    pub sequence: u64,
    /// What is known of it; `text` is empty.
    pub article: Article,
    /// Everybody who published this same text, sorted; the first publisher of the record among them.
    pub publishers: Vec<String>,
    /// How many claims it makes.
    pub claims: u32,
    /// Names the text for counting independent sources: articles with one text share it.
    pub text_group: u64,
}

/// One end of a name look-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMatch {
    /// The name as it was written.
    pub name: String,
    /// Who bears it.
    pub node: NodeId,
}

/// A consistent view of a store: the blocks plus the journal's tail, as of one moment.
///
/// Scans call `visit` for each claim in a fixed order and stop early when it breaks; an error of the store ends the
/// scan and is returned, never taken for the end of the data.
pub trait Reader {
    /// The relations this store knows, by number. Two may have one name: tables of events wrote them differently.
    fn relations(&self) -> &[RelationName];

    /// The numbers of the relations of a name, ascending; none where the store has never seen it.
    fn relation_ids(&self, name: &RelationName) -> Vec<RelationId> {
        (0..=u16::MAX).zip(self.relations()).filter(|(_, known)| *known == name).map(|(id, _)| RelationId(id)).collect()
    }

    /// How many nodes there are, merged ones counted once.
    fn node_count(&self) -> u64;

    /// How many claims there are.
    fn claim_count(&self) -> u64;

    /// How many articles there are.
    fn article_count(&self) -> u64;

    /// The node that an id stands for today: an id that was merged away resolves to the one that stays.
    ///
    /// # Errors
    /// Where the store cannot be read or a record does not decode.
    fn node(&self, id: NodeId) -> Result<Option<Node>, StoreError>;

    /// Every node, by id.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn nodes(&self, visit: &mut dyn FnMut(Node) -> ControlFlow<()>) -> Result<(), StoreError>;

    /// The nodes that bear a name, which is folded first ([`crate::lexicon::fold`]), by id.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn nodes_named(&self, name: &str) -> Result<Vec<NodeId>, StoreError>;

    /// Names (and single words of names) whose folded form starts with the folded `prefix`, sorted, at most `limit`.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn names_with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<NameMatch>, StoreError>;

    /// The claims of a node, by direction, relation, day and position.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn claims_of(
        &self,
        node: NodeId,
        direction: Direction,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError>;

    /// The claims of one relation, by day and position.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn claims_with(
        &self,
        relation: RelationId,
        window: Option<DateInterval>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError>;

    /// Every claim, by relation, day and position: one pass for what reads the whole graph.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn claims(
        &self,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let known = (0..self.relations().len()).filter_map(|i| u16::try_from(i).ok());
        let mut flow = ControlFlow::Continue(());
        for relation in known.map(RelationId) {
            if filter.relations.is_some_and(|r| !r.contains(&relation)) {
                continue;
            }
            self.claims_with(relation, filter.window, &mut |entry| {
                flow = visit(entry);
                flow
            })?;
            if flow.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// The claims that name a node in `about`, by relation, day and position.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn claims_about(
        &self,
        node: NodeId,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError>;

    /// The claims that happened at a node, by relation, day and position.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn claims_at(
        &self,
        node: NodeId,
        filter: ClaimFilter<'_>,
        visit: &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError>;

    /// The nodes at the other ends of a node's claims that answer by default (shown, asserted or alleged), by id,
    /// without the node itself; nothing where `goes_on` says to stop. Cost: the node's claims, once.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn neighbours(&self, node: NodeId, goes_on: &dyn Fn() -> bool) -> Result<Option<Arc<[NodeId]>>, StoreError> {
        neighbours_by(node, goes_on, &mut |direction, visit| {
            self.claims_of(node, direction, ClaimFilter::default(), visit)
        })
    }

    /// The claims of a node with one other node at their other end, by relation, day and position, where the view has
    /// them at hand; `None` where they must be looked for among all claims of the node. Cost: two searches, and the
    /// claims.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn claims_between(
        &self,
        node: NodeId,
        direction: Direction,
        other: NodeId,
        filter: ClaimFilter<'_>,
    ) -> Result<Option<Vec<ClaimEntry>>, StoreError> {
        let _ = (node, direction, other, filter);
        Ok(None)
    }

    /// Where to keep what is worked out from this view, so that it need not be worked out again; nowhere by default.
    fn memo(&self) -> Option<&Memo> {
        None
    }

    /// How many claims a scan would visit at most, from the indexes alone: for planning.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn degree(&self, node: NodeId, direction: Direction) -> Result<u64, StoreError>;

    /// One claim, whole.
    ///
    /// # Errors
    /// As [`Reader::node`]; also where nothing stands at `at`.
    fn claim(&self, at: ClaimRef) -> Result<Claim, StoreError>;

    /// The claim of an index entry: as [`Reader::claim`], but cheaper where the index holds all of it.
    ///
    /// # Errors
    /// As [`Reader::claim`].
    fn claim_of(&self, entry: &ClaimEntry) -> Result<Claim, StoreError> {
        self.claim(entry.at)
    }

    /// Finds a claim by its name.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn find_claim(&self, id: ClaimId) -> Result<Option<ClaimRef>, StoreError>;

    /// One article's record.
    ///
    /// # Errors
    /// As [`Reader::node`]; also where there is no such article.
    fn article(&self, sequence: u64) -> Result<ArticleEntry, StoreError>;

    /// What names the text of an article, for counting independent sources: as in its record.
    ///
    /// # Errors
    /// As [`Reader::article`].
    fn text_group(&self, sequence: u64) -> Result<u64, StoreError> {
        Ok(self.article(sequence)?.text_group)
    }

    /// Every article in journal order, forgotten and replaced ones left out.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn articles(&self, visit: &mut dyn FnMut(ArticleEntry) -> ControlFlow<()>) -> Result<(), StoreError>;

    /// When the last article appeared; `None` where none says when.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn last_published(&self) -> Result<Option<Day>, StoreError> {
        let mut last = None;
        self.articles(&mut |entry| {
            last = last.max(entry.article.published);
            ControlFlow::Continue(())
        })?;
        Ok(last)
    }

    /// An article's text.
    ///
    /// # Errors
    /// As [`Reader::node`]; also where there is no such article.
    fn text(&self, sequence: u64) -> Result<String, StoreError>;

    /// The first and last day that any claim is dated to.
    ///
    /// # Errors
    /// As [`Reader::node`].
    fn date_range(&self) -> Result<Option<(Day, Day)>, StoreError>;
}

/// Reads the claims of a node in one direction.
type ReadClaims<'a> =
    &'a mut dyn FnMut(Direction, &mut dyn FnMut(ClaimEntry) -> ControlFlow<()>) -> Result<(), StoreError>;

/// The neighbours of a node, by what reads its claims.
pub(super) fn neighbours_by(
    node: NodeId,
    goes_on: &dyn Fn() -> bool,
    read: ReadClaims<'_>,
) -> Result<Option<Arc<[NodeId]>>, StoreError> {
    let mut found = Vec::new();
    let mut stopped = false;
    for direction in [Direction::Out, Direction::In] {
        read(direction, &mut |entry| {
            let other = if direction == Direction::Out { entry.target } else { entry.source };
            let answers = entry.shown && entry.modality.answers_by_default();
            found.extend(other.filter(|other| answers && *other != node));
            stopped = !goes_on();
            if stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        if stopped {
            return Ok(None);
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(Some(found.into()))
}
