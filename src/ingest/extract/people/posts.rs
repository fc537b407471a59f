//! Posts and those who hold them: "foreign minister Hakan Fidan", "Lam Akol, the Sudanese foreign minister".
//! Also "the Turkish foreign minister".

use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::DEPARTMENTS;
use crate::lexicon::{NounClass, Words};

/// What has a chief besides the departments of a government.
static SERVICES: Words = Words::of("posts.services");

/// A post in the text: its words, and what it is a post of.
pub(in crate::ingest::extract) struct Post {
    pub(in crate::ingest::extract) words: String,
    pub(in crate::ingest::extract) head: Index,
    pub(in crate::ingest::extract) of: Vec<NodeIndex>,
}

/// Words that belong to a post when they stand in front of it.
static RANKS: Words = Words::of("posts.ranks");

/// Posts of which there are some with "general" behind them.
pub(super) static GENERALS: Words = Words::of("posts.generals");

impl Reading<'_> {
    /// The words of a post up to its head, and where they start.
    pub(in crate::ingest::extract) fn post_words(&self, head: Index) -> (Index, String) {
        let tree = self.tree;
        let (start, _) = tree.sentence(tree.sentence_of(head));
        let mut first = head;
        while first > start {
            let before = first - 1;
            let word = tree.lower(before);
            let part = (matches!(
                tree.label(before),
                Label::Compound | Label::Amod | Label::Nmod | Label::Punct | Label::Advmod
            ) && tree.head(before) <= head
                && tree.head(before) >= first)
                || (word == "-" && RANKS.contains(&tree.lower(before.saturating_sub(1))));
            // "attorney general"
            let paired = || self.nouns.class(&format!("{word} {}", tree.base(first))).is(NounClass::POST);
            let known =
                RANKS.contains(&word) || word == "-" || self.post_class(before) || self.ministry(word) || paired();
            if !part || !known || self.names.at(before).is_some() {
                break;
            }
            first = before;
        }
        // "co-leaders"
        if first > start + 1 && tree.lower(first) == "-" {
            first -= 1;
        }
        let (_, end) = tree.sentence(tree.sentence_of(head));
        let hyphened = head + 2 < end
            && tree.lower(head + 1) == "-"
            && matches!(tree.lower(head + 2), "general" | "elect" | "designate" | "in");
        // "the director general of the agency"
        let general = head + 1 < end && tree.lower(head + 1) == "general" && GENERALS.contains(&tree.lower(head));
        if general {
            return (first, tree.phrase(first, head + 1));
        }
        let last = if hyphened && tree.lower(head + 2) != "in" { head + 2 } else { head };
        (first, tree.phrase(first, last))
    }

    /// The department in a minister's title.
    fn ministry(&self, word: &str) -> bool {
        DEPARTMENTS.contains(&word) || SERVICES.contains(&word)
    }

    /// What the post that a word names belongs to.
    pub(in crate::ingest::extract) fn owners_of_post(&mut self, head: Index) -> Vec<NodeIndex> {
        self.read_post(head).of
    }

    pub(in crate::ingest::extract) fn read_post(&mut self, head: Index) -> Post {
        let (first, words) = self.post_words(head);
        let (low, _) = self.tree.reach(head);
        let mut of = self.post_owners(head, low);
        // "Israel's Knesset speaker Amir Ohana" is the Knesset's.
        if !matches!(self.tree.tag(head), Tag::Nns | Tag::Nnps) {
            self.prefer_body(&mut of, head);
        }
        // "A police official in Mumbai" speaks for the police there.
        let place = |n: &NodeIndex| self.nodes.is_place(*n);
        if of.iter().all(place)
            && let Some(body) = (low..head).rev().find_map(|i| self.body_meant(i, &of))
        {
            of = vec![body];
        }
        let words = self.with_department(head, &of).unwrap_or(words);
        Post { words: lower_first(&words, self.tree.word(first)), head, of }
    }

    /// "Secretary of State", "Minister of Defense" where no country's name follows: what it is of belongs to the post.
    pub(super) fn with_department(&self, head: Index, of: &[NodeIndex]) -> Option<String> {
        let tree = self.tree;
        let (_, end) = tree.sentence(tree.sentence_of(head));
        let minister = matches!(tree.base(head).as_str(), "secretary" | "minister" | "undersecretary");
        // "removed as prime minister for an ethics violation"
        let department = |i: Index| !matches!(tree.lower(i), "a" | "an" | "his" | "her" | "their" | "its");
        let behind = head + 2 < end && matches!(tree.lower(head + 1), "of" | "for") && department(head + 2);
        // "accused the prime minister of corruption"
        let prime = head > 0 && tree.lower(head - 1) == "prime";
        if !minister || !behind || prime || tree.is_verb(tree.head(head + 1)) || tree.tag(head) == Tag::Nns {
            return None;
        }
        let stop = self.phrase_end(head, end).min(head + 8);
        let named = (head + 1..stop).any(|i| self.names.at(i).is_some());
        let own = named || of.iter().any(|n| self.nodes.is_organization(*n));
        let (first, _) = self.post_words(head);
        (!own && stop > head + 2).then(|| tree.phrase(first, stop - 1))
    }

    /// Whose state or organization "his" stands for.
    pub(in crate::ingest::extract) fn possessor_state(&mut self, possessor: Index) -> Vec<NodeIndex> {
        let Some(owner) = self.pronoun(possessor) else {
            return Vec::new();
        };
        // "Chileans vote to elect their president"
        let people = self.nodes.get(owner.node).filter(|d| d.is_actor() && !d.person).map(|d| d.name.clone());
        if let Some(country) = people.and_then(|name| self.gazetteer.demonym(&name)) {
            return vec![self.nodes.of_entry(country, "")];
        }
        let of = if self.nodes.is_person(owner.node) {
            self.posts.of_person(owner.node).next_back().and_then(|h| h.of)
        } else {
            Some(owner.node)
        };
        of.into_iter().collect()
    }

    pub(in crate::ingest::extract) fn occupation(&self, token: Index) -> bool {
        let base = self.tree.base(token);
        self.tree.is_noun(token) && self.class_of(token, &base).is(NounClass::OCCUPATION)
    }

    pub(in crate::ingest::extract) fn post_owners_in(&mut self, from: Index, to: Index) -> Vec<NodeIndex> {
        let mut owners = Vec::new();
        for token in from..to {
            let node = match self.names.at(token) {
                Some(name) => Some(name.node).filter(|n| !self.nodes.is_actor(*n)),
                None => self.demonym(token),
            };
            owners.extend(node.filter(|n| !owners.contains(n)));
        }
        owners
    }
}

pub(in crate::ingest::extract) fn singular(words: &str) -> String {
    words
        .strip_suffix("men")
        .map(|w| format!("{w}man"))
        .unwrap_or_else(|| words.strip_suffix('s').unwrap_or(words).to_owned())
}

/// A post as posts are compared: lower case, without hyphens.
pub(in crate::ingest::extract) fn plain(words: &str) -> String {
    words.to_lowercase().replace('-', " ")
}
