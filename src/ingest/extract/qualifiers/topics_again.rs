//! What claims concern that other words of the article tell: the documents and events that their words name again, what
//! is known of their target elsewhere, where the deed was done that they judge.

use rustc_hash::FxHashMap;

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::topic_words::is_judgement;
use crate::ingest::extract::qualifiers::topics::{MOST, is_topical};
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::lexicon::Words;
use crate::lexicon::relation_classes::PACTS;
use crate::model::NodeKind;

/// Relations of which whoever judges or denies them speaks of the doer.
static DOINGS: Words = Words::of("topics_again.doings");

/// Relations that answer what others did, besides judgements.
static ANSWERS: Words = Words::of("topics_again.answers");

/// The word of a claim, its relation, its target and its source.
type Told = (Index, &'static str, NodeIndex, Option<NodeIndex>);

impl Reading<'_> {
    /// Adds to each claim's topics the events and documents that its words name and other claims are of: "urged a
    /// return to the talks" concerns the talks.
    pub(in crate::ingest::extract) fn read_topics(&mut self) {
        let claims = self.claims.take();
        let all = claims.iter().flat_map(|c| [Some(c.target.node), c.source.as_ref().map(|s| s.node)]).flatten();
        let mut ends: FxHashMap<NodeIndex, usize> = FxHashMap::default();
        for node in all {
            let next = ends.len();
            ends.entry(node).or_insert(next);
        }
        let mut read: Vec<DraftClaim> = Vec::with_capacity(claims.len());
        let mut nouns: Vec<Vec<Index>> = Vec::with_capacity(claims.len());
        for mut claim in claims {
            let topics = std::mem::take(&mut claim.topics);
            nouns.push(topics.clone());
            for word in topics {
                let Some(node) = self.thing_named(word, &ends) else { continue };
                let own = claim.target.node == node || claim.source.as_ref().is_some_and(|s| s.node == node);
                if !own && !claim.about.contains(&node) && claim.about.len() < MOST {
                    claim.about.push(node);
                }
            }
            read.push(claim);
        }
        self.weigh_topics(&mut read);
        self.read_judged_deeds(&mut read, &nouns);
        self.share_topics(&mut read);
        self.claims = read.into_iter().collect();
    }

    /// What is known of a deed or a document holds wherever it is spoken of; who judges it speaks of whoever did it.
    fn share_topics(&self, read: &mut [DraftClaim]) {
        let mut upon: FxHashMap<NodeIndex, Vec<usize>> = FxHashMap::default();
        for (i, claim) in read.iter().enumerate() {
            upon.entry(claim.target.node).or_default().push(i);
        }
        for i in 0..read.len() {
            let Some(claim) = read.get(i).filter(|c| c.about.is_empty() && is_topical(c.relation)) else { continue };
            let node = claim.target.node;
            let own = |n: &NodeIndex| *n == node || claim.source.as_ref().is_some_and(|s| s.node == *n);
            if !self.nodes.is_matter(node) {
                continue;
            }
            let mut more: Vec<NodeIndex> = Vec::new();
            for other in upon.get(&node).into_iter().flatten().filter_map(|n| read.get(*n)) {
                more.extend(&other.about);
                let doer = DOINGS.contains(&other.relation);
                if doer && (is_judgement(claim.relation) || ANSWERS.contains(&claim.relation)) {
                    more.extend(other.source.as_ref().map(|s| s.node));
                }
            }
            let party = |n: &NodeIndex| {
                let same =
                    |c: &DraftClaim| c.relation == claim.relation && c.source.as_ref().is_some_and(|s| s.node == *n);
                upon.get(&node).into_iter().flatten().filter_map(|c| read.get(*c)).any(same)
            };
            more.retain(|n| !(own(n) || PACTS.contains(&claim.relation) && party(n)));
            more.dedup();
            more.truncate(2);
            if let Some(claim) = read.get_mut(i) {
                claim.about = more;
            }
        }
    }

    /// Takes away topics that are another part of the same claim: who did it as well, whom it is addressed to; and
    /// those of kinds that claims of a relation do not concern. The parties of a pact are not what it is about.
    fn weigh_topics(&self, claims: &mut [DraftClaim]) {
        let is_location = |n: NodeIndex| self.nodes.get(n).is_some_and(|d| d.kind == NodeKind::Location);
        let mut pacts: FxHashMap<(&'static str, NodeIndex), Vec<NodeIndex>> = FxHashMap::default();
        for claim in claims.iter().filter(|c| PACTS.contains(&c.relation)) {
            let parties = pacts.entry((claim.relation, claim.target.node)).or_default();
            parties.extend(claim.source.as_ref().map(|s| s.node));
        }
        let mut by_trigger: FxHashMap<Index, Vec<Told>> = FxHashMap::default();
        for claim in claims.iter() {
            let (source, target) = (claim.source.as_ref().map(|s| s.node), claim.target.node);
            by_trigger.entry(claim.trigger).or_default().push((claim.trigger, claim.relation, target, source));
        }
        let mut blamed: FxHashMap<(usize, Option<NodeIndex>), Vec<NodeIndex>> = FxHashMap::default();
        for claim in claims.iter().filter(|c| c.relation == "accused" && !self.nodes.is_matter(c.target.node)) {
            let key = (self.tree.sentence_of(claim.trigger), claim.source.as_ref().map(|s| s.node));
            blamed.entry(key).or_default().push(claim.target.node);
        }
        for claim in claims.iter_mut() {
            let own = claim.source.as_ref().map(|s| s.node);
            let agents = by_trigger.get(&claim.trigger).map_or(&[][..], Vec::as_slice);
            let beside: Vec<NodeIndex> = agents
                .iter()
                .filter(|a| (a.0, a.1, a.2) == (claim.trigger, claim.relation, claim.target.node) && a.3 != own)
                .filter_map(|a| a.3)
                .collect();
            let parties = pacts.get(&(claim.relation, claim.target.node)).map_or(&[][..], Vec::as_slice);
            claim.about.retain(|n| !parties.contains(n));
            // "sued the company and the state": neither is what the other was sued about.
            let struck: Vec<NodeIndex> = agents
                .iter()
                .filter(|a| (a.0, a.1, a.3) == (claim.trigger, claim.relation, own) && a.2 != claim.target.node)
                .map(|a| a.2)
                .collect();
            let accused = blamed.get(&(self.tree.sentence_of(claim.trigger), own)).map_or(&[][..], Vec::as_slice);
            let accused = if claim.relation == "accused" { accused } else { &[] };
            claim.about.retain(|n| !struck.contains(n) && !accused.contains(n));
            let held = claim.relation == "detained";
            let to = claim.to.clone();
            claim.about.retain(|n| !(held && is_location(*n) || to.contains(n) || beside.contains(n)));
        }
    }

    /// The first event or document among `known` that a noun names: by its description, or by its head behind "the".
    fn thing_named(&self, noun: Index, known: &FxHashMap<NodeIndex, usize>) -> Option<NodeIndex> {
        let tree = self.tree;
        let (first, last, phrase) = self.description(noun, &["of", "for", "on", "to", "against"]);
        let (_, _, short) = self.description(noun, &[]);
        let base = tree.base(noun);
        let definite = tree.kids(noun).any(|k| matches!(tree.lower(k), "the" | "this" | "that" | "these"));
        if first == last && !definite {
            return None;
        }
        let bare = definite && first == last;
        let same = |d: &DraftNode| {
            d.is_matter() && (bare || d.name.eq_ignore_ascii_case(&phrase) || d.name.eq_ignore_ascii_case(&short))
        };
        let named = self.nodes.headed(&base).filter(|(_, d)| same(d));
        named.filter_map(|(n, _)| known.get(&n).map(|place| (*place, n))).min().map(|(_, n)| n)
    }
}
