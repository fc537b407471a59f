//! Who holds which post of what: the claims of posts, and where the text leaves the country out.

use super::nodes::NodeIndex;
use super::posts::plain;
use super::reading::{Argument, Held, Reading};
use super::resolve::Want;
use super::tree::Index;
use crate::ingest::language::Tag;
use crate::lexicon::{NounClass, PlaceClass};
use crate::model::NodeKind;

impl Reading<'_> {
    pub(super) fn hold(
        &mut self,
        holder: &Argument,
        post_head: Index,
        words: String,
        of: Vec<NodeIndex>,
        rule: &'static str,
    ) {
        let bare = plain(&words);
        let of = if of.is_empty() { self.elsewhere(holder.node, &bare) } else { of };
        let of = if of.is_empty() { self.state_of(holder, &bare) } else { of };
        if of.is_empty() {
            if !self.posts.iter().any(|h| h.person == holder.node && h.post == bare) {
                self.posts.push(Held { person: holder.node, post: bare, of: None });
            }
            return;
        }
        for node in of {
            self.posts.push(Held { person: holder.node, post: bare.clone(), of: Some(node) });
            let short = self.nodes.get(node).map(|d| format!("{} {words}", d.name));
            short.into_iter().for_each(|alias| self.nodes.call(holder.node, &alias));
            let target = Argument { node, first: post_head, last: post_head, quantity: None, sure: 1.0 };
            let last = bare.rsplit(' ').next().unwrap_or_default();
            let of_party = matches!(
                last,
                "lawmaker"
                    | "mp"
                    | "mk"
                    | "legislator"
                    | "politician"
                    | "deputy"
                    | "candidate"
                    | "activist"
                    | "supporter"
                    | "parliamentarian"
            ) && self.nodes.get(node).is_some_and(|d| d.kind == NodeKind::Organization);
            let member = of_party || matches!(bare.as_str(), "member" | "official member");
            let relation = if member { "member-of" } else { "represents" };
            self.claim_structural(holder, relation, target, post_head, Some(words.clone()), rule, 0.85);
        }
    }

    /// The country of an office that the text gives without one: the one that the gazetteer knows the person for,
    /// else the one that the line is about, else the one that the article names most.
    pub(super) fn state_of(&mut self, holder: &Argument, post: &str) -> Vec<NodeIndex> {
        if post.contains("counterpart") || !self.is_office(post) {
            return Vec::new();
        }
        let name = self.nodes.get(holder.node).map(|d| d.name.clone()).unwrap_or_default();
        if let Some((entry, _)) = self.gazetteer.person(&name) {
            return vec![self.nodes.of_entry(entry, &entry.name.clone())];
        }
        if post.starts_with("former") {
            return Vec::new();
        }
        self.main_country().into_iter().collect()
    }

    /// The country that the article names most.
    pub(super) fn main_country(&self) -> Option<NodeIndex> {
        let is_country = |n: NodeIndex| self.nodes.get(n).is_some_and(|d| d.class == Some(PlaceClass::Country));
        let mut counts: Vec<(usize, NodeIndex)> = Vec::new();
        for name in self.names.iter().filter(|n| is_country(n.node)) {
            match counts.iter_mut().find(|(_, n)| *n == name.node) {
                Some((c, _)) => *c += 1,
                None => counts.push((1, name.node)),
            }
        }
        counts.into_iter().rev().max_by_key(|(c, _)| *c).map(|(_, n)| n)
    }

    /// Whether a post is an office of a state: "current secretary of state", "minister of information".
    pub(super) fn is_office(&self, post: &str) -> bool {
        let head = post.split(" of ").next().unwrap_or(post).split(" for ").next().unwrap_or(post);
        [post, head].into_iter().any(|whole| {
            let starts = whole.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
            starts.filter_map(|at| whole.get(at..)).any(|end| self.nouns.class(end).is(NounClass::OFFICE))
        })
    }

    /// What the same person's fuller post elsewhere in the article belongs to.
    pub(super) fn elsewhere(&self, person: NodeIndex, post: &str) -> Vec<NodeIndex> {
        let known = self
            .posts
            .iter()
            .find(|h| h.person == person && h.of.is_some() && (h.post.ends_with(post) || post.ends_with(&h.post)));
        known.and_then(|h| h.of).into_iter().collect()
    }

    /// "his Russian counterpart Vladimir Putin" holds the post of whoever "his" is.
    pub(super) fn counterpart(&mut self, holder: &Argument, title: Index) {
        let tree = self.tree;
        let possessor = (title.saturating_sub(4)..title).find(|i| tree.tag(*i) == Tag::PrpPoss);
        let other = possessor.and_then(|p| self.pronoun(p)).map(|a| a.node);
        let post = self
            .posts
            .iter()
            .rev()
            .find(|h| Some(h.person) == other || (other.is_none() && h.person != holder.node))
            .map(|h| h.post.clone());
        let of = self.post_owners_in(title.saturating_sub(3), title);
        if let Some(post) = post {
            self.hold(holder, title, post, of, "counterpart");
        }
    }

    /// A person with an occupation at an organization: "a lawyer for X", "editor of Y".
    pub(super) fn employed(&mut self, holder: &Argument, occupation: Index) {
        let tree = self.tree;
        let (low, _) = tree.reach(occupation);
        let owners = self.post_owners(occupation, low);
        for node in owners {
            if self.nodes.get(node).is_some_and(|d| d.kind == NodeKind::Organization) {
                let target = Argument { node, first: occupation, last: occupation, quantity: None, sure: 0.8 };
                let words = tree.lower(occupation).to_owned();
                self.claim_structural(holder, "represents", target, occupation, Some(words), "occupation", 0.7);
            }
        }
    }

    /// "Komeito, a member of the ruling coalition", "X, part of Y".
    pub(super) fn membership(&mut self, holder: &Argument, head: Index) {
        if matches!(
            self.tree.lemma(head),
            "member" | "part" | "faction" | "wing" | "branch" | "affiliate" | "ally" | "subsidiary"
        ) && let Some(object) = self.tree.prepositional(head, "of")
        {
            for target in self.resolve(object, Want::Any) {
                self.claim_structural(holder, "member-of", target, head, None, "membership in apposition", 0.7);
            }
        }
    }
}
