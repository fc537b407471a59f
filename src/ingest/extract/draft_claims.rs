//! The claims of an article as far as it has been read, found by where they stand and by whom they are of.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::ingest::extract::nodes::NodeIndex;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Draft;

/// The relation of a claim and its ends.
type Ends = (&'static str, Option<NodeIndex>, NodeIndex);

/// Claims in the order in which they were made.
#[derive(Debug, Default)]
pub(super) struct DraftClaims {
    all: Vec<Draft>,
    by_trigger: BTreeSet<(Index, usize)>,
    by_source: FxHashMap<NodeIndex, Vec<usize>>,
    by_target: FxHashMap<NodeIndex, Vec<usize>>,
    /// By the first token of the target's mention.
    by_mention: FxHashMap<Index, Vec<usize>>,
    /// How many claims have each relation and ends.
    ends: FxHashMap<Ends, usize>,
}

fn ends_of(claim: &Draft) -> Ends {
    (claim.relation, claim.source.as_ref().map(|s| s.node), claim.target.node)
}

impl DraftClaims {
    pub(super) fn push(&mut self, claim: Draft) {
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

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, number: usize) -> Option<&Draft> {
        self.all.get(number)
    }

    /// All claims, the oldest first.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Draft> {
        self.all.iter()
    }

    /// Changes one claim, where there is one of this number, but not where its target is mentioned.
    pub(super) fn change(&mut self, number: usize, change: impl FnOnce(&mut Draft)) {
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
    pub(super) fn retain(&mut self, fits: impl FnMut(&Draft) -> bool) {
        let before = self.all.len();
        self.all.retain(fits);
        if self.all.len() < before {
            *self = std::mem::take(&mut self.all).into_iter().collect();
        }
    }

    /// Takes all claims away.
    pub(super) fn take(&mut self) -> Vec<Draft> {
        std::mem::take(self).all
    }

    /// Whether there is a claim of a relation with these ends.
    pub(super) fn has(&self, relation: &'static str, source: NodeIndex, target: NodeIndex) -> bool {
        self.ends.get(&(relation, Some(source), target)).is_some_and(|count| *count > 0)
    }

    fn of_numbers(&self, numbers: Option<&Vec<usize>>) -> impl DoubleEndedIterator<Item = &Draft> + Clone {
        let numbers = numbers.map_or(&[][..], Vec::as_slice);
        numbers.iter().filter_map(|n| self.all.get(*n))
    }

    /// What a node is said to do or be, the oldest claim first.
    pub(super) fn by(&self, source: NodeIndex) -> impl DoubleEndedIterator<Item = &Draft> + Clone {
        self.of_numbers(self.by_source.get(&source))
    }

    /// What is said to be done to a node, the oldest claim first.
    pub(super) fn upon(&self, target: NodeIndex) -> impl DoubleEndedIterator<Item = &Draft> + Clone {
        self.of_numbers(self.by_target.get(&target))
    }

    /// The claims whose target is mentioned from a token on, the oldest first.
    pub(super) fn aimed_at(&self, token: Index) -> impl DoubleEndedIterator<Item = &Draft> + Clone {
        self.of_numbers(self.by_mention.get(&token))
    }

    /// The claims whose words stand in a stretch of the text, in its order; of one word the oldest first.
    pub(super) fn within(&self, tokens: Range<Index>) -> impl DoubleEndedIterator<Item = &Draft> + Clone {
        self.numbered(tokens).map(|(_, claim)| claim)
    }

    /// As [`DraftClaims::within`], with their numbers.
    pub(super) fn numbered(&self, tokens: Range<Index>) -> impl DoubleEndedIterator<Item = (usize, &Draft)> + Clone {
        let Range { start, end } = tokens;
        let found = self.by_trigger.range((start, 0)..(end.max(start), 0));
        found.filter_map(|(_, number)| self.all.get(*number).map(|claim| (*number, claim)))
    }

    /// As [`DraftClaims::numbered`], but the oldest claim first wherever it stands.
    pub(super) fn in_order(&self, tokens: Range<Index>) -> Vec<(usize, &Draft)> {
        let mut found: Vec<_> = self.numbered(tokens).collect();
        found.sort_unstable_by_key(|(number, _)| *number);
        found
    }
}

impl FromIterator<Draft> for DraftClaims {
    fn from_iter<I: IntoIterator<Item = Draft>>(claims: I) -> Self {
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
