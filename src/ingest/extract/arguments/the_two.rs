//! "The two leaders", "both sides", "the two governments": who the two are of whom the text has told last.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{Entry, EntryClass, Words, relation};

/// What two sides do together, each for itself.
static SHARED: Words = Words::of("the_two.shared");

/// Nouns of states, which do not stand for the people who lead them.
static STATES: Words = Words::of("the_two.states");

/// Nouns that stand for the two who were just said to do something together.
static PAIRED: Words = Words::of("the_two.paired");

impl Reading<'_> {
    /// "the two leaders", "both sides": those of the latest claim of two who do the same.
    pub(in crate::ingest::extract) fn the_two(&mut self, head: Index, base: &str) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let with = |word: &[&str]| tree.kids(head).any(|k| k < head && word.contains(&tree.lower(k)));
        // "arrested two men": two others.
        let two = with(&["both"]) || with(&["two"]) && with(&["the", "these", "those"]);
        // "The ministers agreed": of two who were just said to meet.
        let bare = matches!(base, "minister" | "president" | "leader")
            && tree.tag(head) == Tag::Nns
            && tree.kids(head).any(|k| tree.lower(k) == "the")
            && tree.kids(head).all(|k| k < head && tree.label(k) == Label::Det);
        if !(two || bare) || !PAIRED.contains(&base) {
            return None;
        }
        // "Both ministers": of those who were just said to meet, two who are ministers.
        let office = matches!(base, "minister" | "president");
        let fits = |node: NodeIndex| {
            !office
                || self.posts.of_person(node).any(|h| h.post.ends_with(base))
                || self.bare_posts.iter().any(|(a, words, _)| a.node == node && words.ends_with(base))
        };
        let together = |c: &&DraftClaim| {
            fits(c.target.node)
                && c.source.as_ref().is_some_and(|s| fits(s.node))
                // In a brief each line is an item of its own.
                && (!self.brief || tree.line_of(c.trigger) == tree.line_of(head))
                && relation(c.relation).is_some_and(|r| r.symmetric)
        };
        let Some(latest) = self.claims.within(tree.sentences_back(head, 2)..head).rev().find(together) else {
            return if two && STATES.contains(&base) { self.two_countries(head) } else { None };
        };
        let one = latest.source.as_ref()?.node;
        if !(two || self.nodes.is_person(one) && self.nodes.is_person(latest.target.node)) {
            return None;
        }
        let (low, _) = tree.reach(head);
        let mut two = [one, latest.target.node];
        // "President Varga met Prime Minister Nagy. The two governments signed": those of their countries.
        if STATES.contains(&base) {
            for node in &mut two {
                if self.nodes.is_person(*node) {
                    let held =
                        self.posts.of_person(*node).rev().find_map(|h| h.of).filter(|c| self.nodes.is_country(*c));
                    let known = || self.country_of_head(*node);
                    *node = match held {
                        Some(country) => country,
                        None => {
                            let entry = known()?;
                            self.nodes.of_entry(entry, "")
                        }
                    };
                }
            }
        }
        Some(two.into_iter().map(|n| Argument::new(n, low, head)).collect())
    }

    /// "The Peruvian president arrived in Indonesia. The two countries": those that the sentence and the two before it
    /// name, where they name no others.
    fn two_countries(&self, head: Index) -> Option<Vec<Argument>> {
        let tree = self.tree;
        let line = tree.line_of(head);
        let near = self.countries.within(tree.sentences_back(head, 2)..head).iter();
        let mut named: Vec<NodeIndex> =
            near.filter(|(i, _)| !self.brief || tree.line_of(*i) == line).map(|(_, n)| *n).collect();
        named.sort_unstable();
        named.dedup();
        // "accused Tobago and the U.S. Central Intelligence Agency": a third is told of by its body.
        let window = self.names.within(tree.sentences_back(head, 2)..head);
        let third = window.into_iter().any(|n| {
            let of = self.gazetteer.find(self.nodes.name(n.node)).filter(|_| self.nodes.is_organization(n.node));
            let country = of.and_then(|entry| entry.within.as_deref()).and_then(|name| self.gazetteer.find(name));
            let told = |entry: &Entry| named.iter().any(|c| self.nodes.is_called(*c, &entry.name));
            country.is_some_and(|entry| entry.class == EntryClass::Country && !told(entry))
        });
        let (low, _) = tree.reach(head);
        (named.len() == 2 && !third).then(|| named.into_iter().map(|n| Argument::new(n, low, head)).collect())
    }

    /// "Sudan's army and the Rapid Support Forces accepted a truce. Egypt praised both sides": the two who were told of
    /// last as doing the same.
    pub(in crate::ingest::extract) fn two_sides(&self, head: Index) -> Option<[NodeIndex; 2]> {
        let tree = self.tree;
        let alike = |a: &DraftClaim, b: &DraftClaim| {
            a.trigger == b.trigger && a.relation == b.relation && a.target.node == b.target.node
        };
        let near: Vec<&DraftClaim> = self
            .claims
            .within(tree.sentences_back(head, 2)..tree.sentence_around(head).start)
            .filter(|c| SHARED.contains(&c.relation) && (!self.brief || tree.line_of(c.trigger) == tree.line_of(head)))
            .collect();
        let last = near.iter().rev().find(|c| near.iter().any(|o| alike(c, o) && o.source != c.source))?;
        let mut sides: Vec<NodeIndex> = near
            .iter()
            .filter(|c| alike(c, last))
            .filter_map(|c| c.source.as_ref())
            .map(|s| s.node)
            .filter(|n| self.acts(*n))
            .collect();
        sides.sort_unstable();
        sides.dedup();
        <[NodeIndex; 2]>::try_from(sides).ok()
    }
}
