//! Posts given up.

use super::clause::Agent;
use super::events::Match;
use super::nodes::NodeIndex;
use super::reading::{Argument, Reading};
use super::resolve::Want;
use super::tree::Index;
use crate::ingest::language::Label;
use crate::model::NodeKind;

impl Reading<'_> {
    /// "X resigned", "X stepped down as president of Y": X gives up what X represents.
    pub(super) fn read_resignation(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let down = tree.kids(verb).any(|k| matches!(tree.lower(k), "down" | "aside"));
        let post = tree.prepositional(verb, "as").or_else(|| tree.prepositional(verb, "from"));
        let post = post.or_else(|| tree.kid(verb, Label::Dobj)).filter(|p| self.post_class(*p));
        let resigns = match tree.lemma(verb) {
            "resign" => true,
            "step" | "stand" => down,
            "quit" | "retire" => post.is_some(),
            _ => false,
        };
        if !resigns || self.is_passive(verb) {
            return false;
        }
        // "called for X to resign": X does not.
        if self.asked_for.contains(&verb) || self.wanted(verb) {
            return true;
        }
        let (Some(modality), Agent::Phrase(subject)) = (self.modality(verb), self.subject(verb, 0)) else {
            return false;
        };
        let holders = self.resolve(subject, Want::Agent);
        for holder in holders {
            if self.nodes.get(holder.node).is_none_or(|d| d.kind != NodeKind::Actor) {
                continue;
            }
            let own = post.map(|p| self.owners_of_post(p)).unwrap_or_default();
            // "resigns as Vice President of India": whose post it was.
            if let Some(post) =
                post.filter(|p| !own.is_empty() && tree.base(*p) != "member" && self.is_person(holder.node))
            {
                self.hold_post(&holder, post);
            }
            let mut of: Vec<NodeIndex> = own;
            if of.is_empty() {
                of.extend(self.posts.iter().rev().find(|h| h.person == holder.node).and_then(|h| h.of));
            }
            if of.is_empty() {
                of.extend(self.bare_posts.iter().rev().find(|(a, ..)| a.node == holder.node).map(|(_, _, of)| *of));
            }
            let word = post.unwrap_or(verb);
            let found = Match {
                targets: Vec::new(),
                to: Vec::new(),
                predicate: tree.lemma(verb).to_owned(),
                inside: None,
                subject_is_target: false,
            };
            for node in of {
                let target = Argument::new(node, word, word);
                self.claim(verb, Some(holder.clone()), "conceded", target, &found, modality, "resignation");
            }
        }
        true
    }
}
