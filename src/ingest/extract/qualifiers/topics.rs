//! What a claim concerns: the names inside what is asked for, agreed on or talked over, what a meeting discusses, what
//! somebody is tried for.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::beside_the_matter::TAKING_PART;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::lexicon::relation_classes::{CHARGES, CONTACTS};
use crate::model::NodeKind;

/// Relations that are about something.
static WITH_TOPICS: Words = Words::of("topics.topical");

/// Relations that concern no more than what moved somebody to them, or what he went for.
static GROUNDED: Words = Words::of("topics.grounded");

/// A claim names so many topics at most.
pub(super) const MOST: usize = 6;

/// Relations whose claims concern something beyond their ends.
pub(super) fn is_topical(relation: &str) -> bool {
    WITH_TOPICS.contains(&relation)
}

impl Reading<'_> {
    /// What a claim concerns, and the nouns that may turn out to name what other claims are of.
    pub(in crate::ingest::extract) fn about(
        &mut self,
        trigger: Index,
        relation: &str,
        target: &Argument,
        ends: &[NodeIndex],
        inside: Option<(Index, Index)>,
    ) -> (Vec<NodeIndex>, Vec<Index>) {
        let grounded = GROUNDED.contains(&relation);
        if !is_topical(relation) && !grounded {
            return (Vec::new(), Vec::new());
        }
        let mut words: Vec<Index> = Vec::new();
        let draft = self.nodes.get(target.node);
        let thing = draft.is_some_and(DraftNode::is_matter);
        let described = draft.is_some_and(|d| !d.named);
        if grounded {
            words.extend(self.grounds_of(trigger, relation));
        } else {
            if thing && described && (inside.is_some() || target.last > target.first) {
                let head = self.head_within(target.first, target.last);
                self.concerned(head, relation, true, &mut words);
            }
            words.extend(self.topics_of(trigger, relation));
            if CHARGES.contains(&relation) {
                words.extend(self.charges(trigger, relation));
            }
        }
        let top: Vec<Index> = std::iter::once(trigger).chain(target.first..=target.last).collect();
        let mut found = self.named_among(&mut words, &top, relation, ends);
        if found.is_empty() && !grounded {
            let mut below = self.words_below(trigger, relation, target, inside);
            let journeys = self.tree.kids(trigger).filter(|k| self.is_journey(*k)).map(|k| self.tree.reach(k));
            let journeys: Vec<(Index, Index)> = journeys.collect();
            below.retain(|w| !journeys.iter().any(|(low, high)| (*low..=*high).contains(w)));
            found = self.named_among(&mut below, &top, relation, ends);
        }
        if found.is_empty() && CONTACTS.contains(&relation) {
            found = self.spoken_of(trigger, &top, relation, ends);
        }
        for event in self.topic_events(trigger, relation, target) {
            if !ends.contains(&event) && !found.contains(&event) {
                found.push(event);
            }
        }
        found.truncate(MOST);
        words.retain(|w| self.tree.is_noun(*w) && self.names.at(*w).is_none() && self.demonym(*w).is_none());
        (found, words)
    }

    /// What words name that a claim concerns, but its own ends; of the words those stay that say what it concerns.
    fn named_among(
        &mut self,
        words: &mut Vec<Index>,
        top: &[Index],
        relation: &str,
        ends: &[NodeIndex],
    ) -> Vec<NodeIndex> {
        words.retain(|w| !self.only_describes_topic(*w) && !self.is_beside_the_matter(*w, top, relation));
        let owned = words.iter().copied().filter(|w| self.tree.tag(*w) == Tag::PrpPoss).collect::<Vec<_>>();
        // "over its rivals": a body that is spoken of takes part.
        let parties = if TAKING_PART.contains(&relation) { self.nodes_of(&owned) } else { Vec::new() };
        let mut found = self.nodes_of(words);
        found.retain(|n| !(ends.contains(n) || parties.contains(n) && self.nodes.is_organization(*n)));
        found
    }

    /// What those who meet or call each other speak of: whom and what the words of it name, else the things.
    fn spoken_of(&mut self, contact: Index, top: &[Index], relation: &str, ends: &[NodeIndex]) -> Vec<NodeIndex> {
        let heads = self.said_in_contact(contact);
        let mut said: Vec<Index> = heads.iter().flat_map(|o| self.tree.below(*o)).collect();
        let mut found = self.named_among(&mut said, top, relation, ends);
        if found.is_empty() {
            found = self.things_spoken_of(&heads);
            found.retain(|n| !ends.contains(n));
        }
        found
    }

    /// "on a visit to Beijing": whether a preposition brings a journey, which says when something was done and where.
    pub(super) fn is_journey(&self, preposition: Index) -> bool {
        let tree = self.tree;
        matches!(tree.lower(preposition), "on" | "during")
            && tree
                .kid(preposition, Label::Pobj)
                .is_some_and(|o| self.noun_phrase_frame(o).is_some_and(|(f, _)| f.relation == "visited"))
    }

    /// Whom or what words name: by a name, a possessive, a people or a demonym; each once.
    fn nodes_of(&mut self, words: &[Index]) -> Vec<NodeIndex> {
        let mut found: Vec<NodeIndex> = Vec::new();
        for word in words {
            let named = self.names.at(*word).cloned();
            let node = match named {
                // "ruled out talks with Washington"
                Some(name) => Some(self.government_beside(name.node, *word).unwrap_or(name.node)),
                None if self.tree.tag(*word) == Tag::PrpPoss => self.pronoun(*word).map(|a| a.node),
                None if self.is_place_of_language(*word) => None,
                None => self.people_named(*word).or_else(|| self.demonym(*word)),
            };
            found.extend(node.filter(|n| !found.contains(n)));
        }
        found
    }

    /// The country whose government a capital stands for behind "with" or "against".
    fn government_beside(&mut self, node: NodeIndex, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let beside = tree.label(word) == Label::Pobj && {
            let preposition = tree.head(word);
            matches!(tree.lower(preposition), "with" | "against" | "between" | "by")
                // "pressure from Washington"
                || tree.lower(preposition) == "from" && tree.is_noun(tree.head(preposition))
        };
        let city = self.nodes.is_city(node);
        let entry = self.gazetteer.metonym(tree.word(word)).filter(|_| beside && city)?;
        Some(self.nodes.of_entry(entry, ""))
    }

    /// The people that a plural demonym names where the article speaks of them: "Haitians".
    fn people_named(&self, word: Index) -> Option<NodeIndex> {
        let tree = self.tree;
        let plural = matches!(tree.tag(word), Tag::Nns | Tag::Nnps) && tree.word(word).starts_with(char::is_uppercase);
        plural.then(|| self.nodes.find(tree.word(word), NodeKind::Actor)).flatten()
    }

    /// The word of a stretch that governs the others.
    pub(in crate::ingest::extract) fn head_within(&self, first: Index, last: Index) -> Index {
        (first..=last).find(|i| self.tree.is_root(*i) || !(first..=last).contains(&self.tree.head(*i))).unwrap_or(first)
    }
}
