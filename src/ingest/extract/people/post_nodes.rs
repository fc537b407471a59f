//! The nodes of posts that nobody is known to hold: "the Turkish foreign minister", "a police official in Mumbai".

use crate::ingest::extract::arguments::descriptions::lower_first;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::people::posts::{plain, singular};
use crate::ingest::extract::people::unnamed_posts::UnnamedPost;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::reading::nodes::DraftNode;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::model::NodeKind;

/// Posts whose holder a text calls the head or the leader of what they are of.
static HEADS: Words = Words::phrases("post_nodes.heads");

/// Nouns for whoever leads a body.
static CHIEFS: Words = Words::of("post_nodes.chiefs");

/// Verbs of choosing somebody for a post that nobody holds yet.
static CHOOSING: Words = Words::of("post_nodes.choosing");

/// The post of one owner, with what it may be called by.
struct OwnedPost {
    head: Index,
    /// What one holder of it is called.
    words: String,
    owner: String,
    /// The owner as the text has it in front of the post.
    written: Option<String>,
    /// Whether the owner is an organization.
    of_body: bool,
    /// Whether it is one post, of one owner.
    sole: bool,
}

impl Reading<'_> {
    /// The known holder of a post for each of its owners, or else a node of its own.
    pub(super) fn post_of_each(&mut self, mut post: UnnamedPost) -> Vec<Argument> {
        let tree = self.tree;
        let head = post.head;
        let indefinite = tree.kids(head).any(|k| tree.is_indefinite_article(k));
        if let Some(words) = self.counterparts_post(head, &post.bare) {
            post.bare = plain(&words);
            post.words = words;
        }
        let (low, _) = tree.reach(head);
        let mut found = Vec::new();
        for of in post.of.iter().copied() {
            let holder = if indefinite { None } else { self.known_holder(of, &post.bare) };
            if let Some(holder) = holder {
                found.push(Argument::new(holder, low, head));
                continue;
            }
            let owned = self.owned_post(&post, of);
            let node = self.descriptive(NodeKind::Actor, &self.name_of_post(&owned), &post.bare, head, false);
            self.call_post(node, &owned);
            let argument = Argument::new(node, low, head);
            if !self.is_to_be_filled(head) {
                self.bare_posts.push((argument.clone(), owned.words, of));
            }
            found.push(argument);
        }
        found
    }

    /// Who holds a post of something, as far as the text has said.
    fn known_holder(&self, of: NodeIndex, bare: &str) -> Option<NodeIndex> {
        let longer = format!(" {bare}");
        let mut held = self.posts.of_body(of).rev();
        let holder = held.find(|h| h.post == bare || h.post.ends_with(&longer)).map(|h| h.person);
        holder.or_else(|| self.heads(of, bare))
    }

    /// Who heads something where the text calls the post otherwise: "the UN chief" is its Secretary-General.
    fn heads(&self, of: NodeIndex, bare: &str) -> Option<NodeIndex> {
        if !CHIEFS.contains(&bare) {
            return None;
        }
        let mut found = self.posts.of_body(of).filter(|h| HEADS.contains(&h.post.as_str())).map(|h| h.person);
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    fn owned_post(&self, post: &UnnamedPost, of: NodeIndex) -> OwnedPost {
        let draft = self.nodes.get(of);
        let owner = draft.map(|d| d.name.clone()).unwrap_or_default();
        OwnedPost {
            head: post.head,
            words: if post.plural { singular(&post.words) } else { post.words.clone() },
            written: self.owner_as_written(post.head, of, &owner),
            of_body: draft.is_some_and(DraftNode::is_organization),
            sole: post.of.len() == 1 && !post.plural,
            owner,
        }
    }

    /// What stands in front of a post for its owner: the name, or the adjective of a country.
    fn owner_as_written(&self, head: Index, of: NodeIndex, owner: &str) -> Option<String> {
        let tree = self.tree;
        let (low, _) = tree.reach(head);
        (low..head).find_map(|i| match self.names.at(i) {
            Some(name) => (name.node == of).then(|| tree.phrase(name.start, name.end - 1)),
            None => {
                let adjective = self.gazetteer.demonym(tree.word(i)).is_some_and(|e| e.name == owner);
                adjective.then(|| tree.word(i).to_owned())
            }
        })
    }

    /// What the node of a post is called: as it is described there, else by its owner.
    fn name_of_post(&self, post: &OwnedPost) -> String {
        let tree = self.tree;
        let OwnedPost { head, words, owner, .. } = post;
        let Some(written) = &post.written else {
            // "police official in Mumbai", "spokesperson for the Guild"
            let (first, _, tailed) = self.description(*head, &["of", "for", "from", "at"]);
            if post.sole && post.of_body && (2..9).contains(&tailed.split(' ').count()) {
                return lower_first(&tailed, tree.word(first));
            }
            // "the foreign ministers of Turkey and Iran" are the Turkish one and the Iranian one.
            let adjective = self.gazetteer.find(owner).and_then(|e| e.adjective).filter(|a| !a.ends_with("er"));
            return adjective.map_or_else(|| format!("{words} of {owner}"), |a| format!("{a} {words}"));
        };
        // "Malian army spokesperson", "United States counter-terrorism official"
        let (first, _, described) = self.description(*head, &[]);
        // "the UN secretary-general": the post goes on behind its noun.
        let whole = described.ends_with(tree.lower(*head)) && !words.to_lowercase().ends_with(tree.lower(*head));
        if post.sole && described.split(' ').count() < 8 && tree.tag(first) != Tag::Prp && !whole {
            let named = self.names.at(first).is_some();
            return if named { described } else { lower_first(&described, tree.word(first)) };
        }
        format!("{written} {words}")
    }

    /// Notes what else a post may be called by.
    fn call_post(&mut self, node: NodeIndex, post: &OwnedPost) {
        let tree = self.tree;
        let OwnedPost { head, words, owner, .. } = post;
        self.nodes.answer_to(node, &format!("{owner} {words}"));
        self.nodes.answer_to(node, &format!("{words} of {owner}"));
        if let Some(written) = post.written.as_ref().filter(|w| self.gazetteer.demonym(w).is_none()) {
            self.nodes.answer_to(node, &format!("{words} of {written}"));
        }
        if post.of_body {
            self.nodes.answer_to(node, &format!("{words} for {owner}"));
        }
        // "the spokesman for the German government", "the Health Minister for the Bío Bío Region"
        if post.sole {
            let (first, _, said) = self.description(*head, &["of", "for", "from", "at", "to", "in"]);
            self.nodes.call(node, &lower_first(&said, tree.word(first)));
        }
        if let Some(place) = tree.prepositional(*head, "in").and_then(|o| self.names.at(o)) {
            let place = tree.phrase(place.start, place.end - 1);
            self.nodes.call(node, &format!("{words} in {place}"));
        }
    }

    /// "vote to elect their president", "the next president": whether nobody holds the post yet.
    fn is_to_be_filled(&self, head: Index) -> bool {
        let tree = self.tree;
        let above = tree.head(head);
        tree.label(head) == Label::Dobj && CHOOSING.contains(&tree.lemma(above))
            || tree.label(head) == Label::Pobj && tree.lower(above) == "for" && tree.lemma(tree.head(above)) == "vote"
            || tree.kids(head).any(|k| matches!(tree.lower(k), "next" | "future"))
    }

    /// The post of the one whose "his German counterpart" somebody is.
    fn counterparts_post(&mut self, head: Index, bare: &str) -> Option<String> {
        let tree = self.tree;
        if bare != "counterpart" {
            return None;
        }
        let possessor = tree.kids(head).find(|k| tree.tag(*k) == Tag::PrpPoss);
        let other = possessor.and_then(|p| self.pronoun(p)).map(|a| a.node);
        let held = other.and_then(|o| self.posts.of_person(o).next_back()).map(|h| h.post.clone());
        let held = held.or_else(|| {
            self.bare_posts.iter().rev().find(|(a, ..)| Some(a.node) == other).map(|(_, words, _)| words.clone())
        });
        // The subject of the clause has the post, if nobody else is known to.
        held.or_else(|| self.bare_posts.last().map(|(_, words, _)| words.clone()))
    }
}
