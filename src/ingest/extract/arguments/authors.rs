//! Whose words a document or a gathering speaks: "a petition signed by teachers demands".
//! Also "the lawsuit, filed by Texas, seeks", "published an editorial calling for". What it says is said by whoever
//! made it.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{Gender, Words};

/// Relations by which somebody makes what the text names again.
static MADE: Words = Words::of("authors.made");

/// Things by which people speak.
static SPEAKING: Words = Words::of("authors.speaking");

/// Verbs by which people bring such things into the world.
static MAKING: Words = Words::of("authors.making");

/// Verbs of keeping a document from being adopted.
static STOPPING: Words = Words::of("authors.stopping");

impl Reading<'_> {
    /// Whether a noun names something by which people speak.
    pub(in crate::ingest::extract) fn speaks_for_others(&self, noun: Index) -> bool {
        let tree = self.tree;
        tree.is_noun(noun) && self.names.at(noun).is_none() && SPEAKING.contains(&tree.base(noun).as_str())
    }

    /// Whoever made what a noun names: by whom, whose, whose deed it is in its clause or was before.
    pub(in crate::ingest::extract) fn authors(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        if !self.speaks_for_others(noun) {
            return Vec::new();
        }
        // A draft that others back or block is not yet the word of the body that it lies before.
        let draft = tree.kids(noun).any(|k| k < noun && matches!(tree.lower(k), "draft" | "proposed" | "rejected"));
        let blocked = tree.label(noun) == Label::Dobj && STOPPING.contains(&tree.lemma(tree.head(noun)));
        if draft || blocked {
            return Vec::new();
        }
        let makes = |v: &Index| tree.is_verb(*v) && MAKING.contains(&tree.lemma(*v));
        // "a lawsuit filed by Texas", "the bill, which she introduced"
        let made = tree.kids(noun).find(|k| matches!(tree.label(*k), Label::Acl | Label::Relcl) && makes(k));
        let mut found = Vec::new();
        if let Some(made) = made
            && (self.is_passive(made) || tree.label(made) == Label::Relcl)
            && let Agent::Phrase(maker) = self.agent(made)
            && maker != noun
        {
            found = self.resolve(maker, Want::Agent);
        }
        if found.is_empty() {
            found = self.askers(noun);
        }
        // "issued a statement that condemned", "a petition was launched by teachers"
        let verb = tree.head(noun);
        let governed = matches!(tree.label(noun), Label::Dobj | Label::Nsubjpass) && makes(&verb);
        if found.is_empty()
            && governed
            && let Agent::Phrase(maker) = self.agent(verb)
            && maker != noun
        {
            found = self.resolve(maker, Want::Agent);
        }
        if found.is_empty() {
            found = self.known_authors(noun);
        }
        let acts = |a: &Argument| self.nodes.is_somebody(a.node);
        found.retain(acts);
        found
    }

    /// "after a speech given by JD Vance in which he criticised Europe": whoever is named with the words in which
    /// somebody says it.
    pub(super) fn speaker_in_which(&self, token: Index, gender: Gender) -> Option<NodeIndex> {
        let tree = self.tree;
        let clause = tree.head(token);
        let told = tree.label(token) == Label::Nsubj && tree.label(clause) == Label::Relcl;
        let which = tree.kids(clause).find(|k| {
            *k < token
                && matches!(tree.lower(*k), "in" | "during")
                && tree.kid(*k, Label::Pobj).is_some_and(|o| tree.lower(o) == "which")
        });
        let within = which.filter(|_| told)?;
        let start = tree.sentence_around(token).start;
        let words = (start..within).rev().find(|i| self.speaks_for_others(*i))?;
        let fits = |n: NodeIndex| {
            self.nodes.is_person(n) && self.nodes.get(n).and_then(|d| d.gender).is_none_or(|known| known == gender)
        };
        self.names.within(words..within).into_iter().rev().map(|n| n.node).find(|n| fits(*n))
    }

    /// "The petition calls for": whoever was told before to have made it.
    fn known_authors(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let definite = tree.kids(noun).any(|k| matches!(tree.lower(k), "the" | "this" | "that"));
        let bare = tree.kids(noun).all(|k| !matches!(tree.tag(k), Tag::Jj | Tag::Nn | Tag::Nnp));
        if !definite || !bare {
            return Vec::new();
        }
        let base = tree.base(noun);
        let from = tree.line_around(tree.line_around(noun).start.saturating_sub(1)).start;
        let made = self
            .claims
            .in_order(from..noun)
            .into_iter()
            .rev()
            .map(|(_, c)| c)
            .find(|c| MADE.contains(&c.relation) && self.nodes.get(c.target.node).is_some_and(|d| d.head == base));
        made.and_then(|c| c.source.clone()).into_iter().collect()
    }
}
