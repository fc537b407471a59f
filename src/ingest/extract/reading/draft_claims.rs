//! The claims of an article as far as it has been read, found by where they stand and by whom they are of.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::model::{DateInterval, Modality, Quantity};

/// A claim in the making.
#[derive(Clone, Debug)]
pub(in crate::ingest::extract) struct DraftClaim {
    /// `None` where the text names nobody.
    pub(in crate::ingest::extract) source: Option<Argument>,
    pub(in crate::ingest::extract) relation: &'static str,
    pub(in crate::ingest::extract) target: Argument,
    /// The word that says what was done.
    pub(in crate::ingest::extract) trigger: Index,
    pub(in crate::ingest::extract) predicate: String,
    pub(in crate::ingest::extract) about: Vec<NodeIndex>,
    /// Nouns that may name what the claim concerns, until all that is told is known.
    pub(in crate::ingest::extract) topics: Vec<Index>,
    pub(in crate::ingest::extract) location: Option<NodeIndex>,
    pub(in crate::ingest::extract) date: Option<DateInterval>,
    pub(in crate::ingest::extract) to: Vec<NodeIndex>,
    pub(in crate::ingest::extract) quantity: Option<Quantity>,
    pub(in crate::ingest::extract) role: Option<String>,
    pub(in crate::ingest::extract) modality: Modality,
    pub(in crate::ingest::extract) attributed_to: Option<NodeIndex>,
    pub(in crate::ingest::extract) rule: Rule,
    /// The rule that read it without an agent, where one told elsewhere was taken for its agent.
    pub(in crate::ingest::extract) without_agent: Option<Rule>,
}

/// The relation of a claim and its ends.
type Ends = (&'static str, Option<NodeIndex>, NodeIndex);

/// Claims in the order in which they were made.
#[derive(Debug, Default)]
pub(in crate::ingest::extract) struct DraftClaims {
    all: Vec<DraftClaim>,
    by_trigger: BTreeSet<(Index, usize)>,
    by_source: FxHashMap<NodeIndex, Vec<usize>>,
    by_target: FxHashMap<NodeIndex, Vec<usize>>,
    /// By the first token of the target's mention.
    by_mention: FxHashMap<Index, Vec<usize>>,
    /// How many claims have each relation and ends.
    ends: FxHashMap<Ends, usize>,
}

fn ends_of(claim: &DraftClaim) -> Ends {
    (claim.relation, claim.source.as_ref().map(|s| s.node), claim.target.node)
}

impl DraftClaims {
    pub(in crate::ingest::extract) fn push(&mut self, claim: DraftClaim) {
        let number = self.all.len();
        self.enter(number, claim.trigger, ends_of(&claim));
        self.by_mention.entry(claim.target.first).or_default().push(number);
        self.all.push(claim);
    }

    fn enter(&mut self, number: usize, trigger: Index, ends: Ends) {
        self.by_trigger.insert((trigger, number));
        *self.ends.entry(ends).or_default() += 1;
        let (_, source, target) = ends;
        if let Some(numbers) = source.map(|s| self.by_source.entry(s).or_default()) {
            put_in_order(numbers, number);
        }
        put_in_order(self.by_target.entry(target).or_default(), number);
    }

    fn leave(&mut self, number: usize, trigger: Index, ends: Ends) {
        self.by_trigger.remove(&(trigger, number));
        if let Some(count) = self.ends.get_mut(&ends) {
            *count -= 1;
        }
        let (_, source, target) = ends;
        let lists = [source.and_then(|s| self.by_source.get_mut(&s)), self.by_target.get_mut(&target)];
        for numbers in lists.into_iter().flatten() {
            if let Ok(at) = numbers.binary_search(&number) {
                numbers.remove(at);
            }
        }
    }

    pub(in crate::ingest::extract) fn len(&self) -> usize {
        self.all.len()
    }

    pub(in crate::ingest::extract) fn get(&self, number: usize) -> Option<&DraftClaim> {
        self.all.get(number)
    }

    /// All claims, the oldest first.
    pub(in crate::ingest::extract) fn iter(&self) -> impl DoubleEndedIterator<Item = &DraftClaim> {
        self.all.iter()
    }

    /// Changes one claim, where there is one of this number, but not where its target is mentioned.
    pub(in crate::ingest::extract) fn change(&mut self, number: usize, change: impl FnOnce(&mut DraftClaim)) {
        let Some(claim) = self.all.get_mut(number) else { return };
        let before = (claim.trigger, ends_of(claim));
        change(claim);
        let after = (claim.trigger, ends_of(claim));
        if before != after {
            self.leave(number, before.0, before.1);
            self.enter(number, after.0, after.1);
        }
    }

    /// Keeps those that fit, and numbers them anew.
    pub(in crate::ingest::extract) fn retain(&mut self, fits: impl FnMut(&DraftClaim) -> bool) {
        let before = self.all.len();
        self.all.retain(fits);
        if self.all.len() < before {
            *self = std::mem::take(&mut self.all).into_iter().collect();
        }
    }

    /// Takes all claims away.
    pub(in crate::ingest::extract) fn take(&mut self) -> Vec<DraftClaim> {
        std::mem::take(self).all
    }

    /// Whether there is a claim of a relation with these ends.
    pub(in crate::ingest::extract) fn has(&self, relation: &'static str, source: NodeIndex, target: NodeIndex) -> bool {
        self.ends.get(&(relation, Some(source), target)).is_some_and(|count| *count > 0)
    }

    fn of_numbers(&self, numbers: Option<&Vec<usize>>) -> impl DoubleEndedIterator<Item = &DraftClaim> + Clone {
        let numbers = numbers.map_or(&[][..], Vec::as_slice);
        numbers.iter().filter_map(|n| self.all.get(*n))
    }

    /// What a node is said to do or be, the oldest claim first.
    pub(in crate::ingest::extract) fn by(
        &self,
        source: NodeIndex,
    ) -> impl DoubleEndedIterator<Item = &DraftClaim> + Clone {
        self.of_numbers(self.by_source.get(&source))
    }

    /// What is said to be done to a node, the oldest claim first.
    pub(in crate::ingest::extract) fn upon(
        &self,
        target: NodeIndex,
    ) -> impl DoubleEndedIterator<Item = &DraftClaim> + Clone {
        self.of_numbers(self.by_target.get(&target))
    }

    /// The claims whose target is mentioned from a token on, the oldest first.
    pub(in crate::ingest::extract) fn aimed_at(
        &self,
        token: Index,
    ) -> impl DoubleEndedIterator<Item = &DraftClaim> + Clone {
        self.of_numbers(self.by_mention.get(&token))
    }

    /// The claims whose words stand in a stretch of the text, in its order; of one word the oldest first.
    pub(in crate::ingest::extract) fn within(
        &self,
        tokens: Range<Index>,
    ) -> impl DoubleEndedIterator<Item = &DraftClaim> + Clone {
        self.numbered(tokens).map(|(_, claim)| claim)
    }

    /// As [`DraftClaims::within`], with their numbers.
    pub(in crate::ingest::extract) fn numbered(
        &self,
        tokens: Range<Index>,
    ) -> impl DoubleEndedIterator<Item = (usize, &DraftClaim)> + Clone {
        let Range { start, end } = tokens;
        let found = self.by_trigger.range((start, 0)..(end.max(start), 0));
        found.filter_map(|(_, number)| self.all.get(*number).map(|claim| (*number, claim)))
    }

    /// As [`DraftClaims::numbered`], but the oldest claim first wherever it stands.
    pub(in crate::ingest::extract) fn in_order(&self, tokens: Range<Index>) -> Vec<(usize, &DraftClaim)> {
        let mut found: Vec<_> = self.numbered(tokens).collect();
        found.sort_unstable_by_key(|(number, _)| *number);
        found
    }
}

impl FromIterator<DraftClaim> for DraftClaims {
    fn from_iter<I: IntoIterator<Item = DraftClaim>>(claims: I) -> Self {
        let mut all = Self::default();
        claims.into_iter().for_each(|claim| all.push(claim));
        all
    }
}

/// Claims are mostly entered in their order.
fn put_in_order(numbers: &mut Vec<usize>, number: usize) {
    if numbers.last().is_none_or(|last| *last < number) {
        numbers.push(number);
    } else if let Err(at) = numbers.binary_search(&number) {
        numbers.insert(at, number);
    }
}
