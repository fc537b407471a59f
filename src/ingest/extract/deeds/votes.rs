//! Votes told without what was voted on: "two Democrats opposed", "18 countries voted against it".

use crate::ingest::extract::arguments::resolve::Want;
use crate::ingest::extract::deeds::events::Match;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::clause::Agent;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::model::NodeKind;

impl Reading<'_> {
    /// "with 194 Republicans opposing it; two Democrats opposed, and one independent voted in favor": of the bill last
    /// told of in the paragraph.
    pub(in crate::ingest::extract) fn read_vote(&mut self, verb: Index) {
        let tree = self.tree;
        if self.is_passive(verb) {
            return;
        }
        let bare = |object: Option<Index>| object.is_none_or(|o| matches!(tree.tag(o), Tag::Prp | Tag::Dt));
        let voice = |words: &[&str]| {
            tree.kids(verb).any(|k| {
                k > verb
                    && words.contains(&tree.lower(k))
                    && bare(tree.kid(k, Label::Pobj).filter(|o| !matches!(tree.lower(*o), "favor" | "favour")))
                    && tree.kid(k, Label::Pobj).is_none_or(|o| tree.prepositional(o, "of").is_none())
            })
        };
        let relation = match tree.lemma(verb) {
            "support" | "back" => "supported",
            "oppose" | "reject" => "rejected",
            "vote" if voice(&["against", "no"]) => "rejected",
            "vote" if voice(&["for", "in", "yes", "aye"]) => "supported",
            _ => return,
        };
        let plain = tree.lemma(verb) == "vote"
            || bare(tree.kid(verb, Label::Dobj))
                && tree
                    .kids(verb)
                    .all(|k| !matches!(tree.label(k), Label::Prep | Label::Xcomp | Label::Ccomp | Label::Prt));
        if !plain {
            return;
        }
        let Some(subject) = tree.kid(verb, Label::Nsubj) else { return };
        // "The countries that voted against include Russia and Belarus": those.
        let includes = Some(tree.head(verb))
            .filter(|h| tree.label(verb) == Label::Relcl && tree.label(*h) == Label::Nsubj)
            .map(|h| tree.head(h))
            .filter(|v| matches!(tree.lemma(*v), "include" | "be"))
            .and_then(|v| tree.kid(v, Label::Dobj).or_else(|| tree.kid(v, Label::Attr)));
        let line = tree.line_of(verb);
        let decided = self.claims.iter().rev().find(|c| {
            tree.line_of(c.trigger) == line
                && matches!(c.relation, "adopted" | "rejected" | "supported" | "signed")
                && self
                    .nodes
                    .get(c.target.node)
                    .is_some_and(|d| matches!(d.kind, NodeKind::Resolution | NodeKind::Event))
        });
        let Some(target) = decided.map(|c| c.target.clone()) else { return };
        let Some(modality) = self.modality(verb) else { return };
        let subject = match (includes, self.subject(verb, 0)) {
            (Some(named), _) => named,
            (None, Agent::Phrase(phrase)) => phrase,
            (None, _) => subject,
        };
        let mut voters = self.resolve(subject, Want::Agent);
        voters.retain(|v| {
            self.nodes.get(v.node).is_some_and(|d| !matches!(d.kind, NodeKind::Event | NodeKind::Resolution))
        });
        let found = Match::of(tree.lemma(verb).to_owned());
        self.claim_each(verb, &voters, relation, &[target], &found, modality, "vote");
    }
}
