//! Who keeps or loses the confidence of a chamber: "lost a vote of confidence in parliament", "survived a no-confidence
//! vote", "was brought down in a no-confidence vote".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::model::Modality;

impl Reading<'_> {
    /// Reads a vote of confidence that somebody wins or loses, or that fails or passes: the chamber supports or rejects
    /// him. Tells whether it was one.
    pub(super) fn read_confidence(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let Some((vote, relation, whom)) = self.confidence_kept(verb).or_else(|| self.motion_carried(verb)) else {
            return false;
        };
        let Some(modality) = self.modality(verb) else { return false };
        // The "no" of "wins a no confidence vote" denies nothing.
        let undone = modality == Modality::Negated && tree.kid(verb, Label::Neg).is_none();
        let modality = if undone { Modality::Asserted } else { modality };
        let chamber = |k: &Index| {
            *k > verb && tree.label(*k) == Label::Pobj && matches!(tree.lower(tree.head(*k)), "in" | "at" | "among")
        };
        let inside: Vec<Index> = tree.below(verb).into_iter().filter(chamber).collect();
        let mut bodies: Vec<Argument> = inside.into_iter().flat_map(|k| self.resolve_one(k, Want::Agent)).collect();
        let whom: Vec<Argument> = self.actors(whom);
        bodies.retain(|b| {
            let of_many = self.nodes.get(b.node).is_some_and(|d| d.is_actor() && d.plural);
            (self.nodes.is_organization(b.node) || of_many) && whom.iter().all(|w| w.node != b.node)
        });
        let found = Match::of(format!("{} {}", tree.lemma(verb), tree.lemma(vote)));
        let telling = Telling::new(verb, relation, &found, modality, Rule::Vote);
        let told = !whom.is_empty();
        if bodies.is_empty() {
            whom.into_iter().for_each(|target| self.claim(telling, None, target));
        } else {
            self.claim_each(telling, &bodies, &whom);
        }
        told
    }

    /// "lost a confidence vote", "survived a vote of no confidence": the vote, what it says of him, and who he is.
    fn confidence_kept(&self, verb: Index) -> Option<(Index, &'static str, Index)> {
        let tree = self.tree;
        let relation = match tree.lemma(verb) {
            "lose" => "rejected",
            "win" | "survive" => "supported",
            _ => return None,
        };
        let vote = tree.kid(verb, Label::Dobj).filter(|v| self.is_of_confidence(*v))?;
        match self.subject(verb, 0) {
            Agent::Phrase(subject) if !self.is_passive(verb) => Some((vote, relation, subject)),
            _ => None,
        }
    }

    /// "A motion of no confidence in the premier failed in parliament": the motion, what it says of him, and who he is.
    fn motion_carried(&self, verb: Index) -> Option<(Index, &'static str, Index)> {
        let tree = self.tree;
        let relation = match tree.lemma(verb) {
            "fail" => "supported",
            "pass" | "succeed" => "rejected",
            _ => return None,
        };
        let vote = tree.kid(verb, Label::Nsubj).filter(|v| self.is_of_confidence(*v))?;
        let (low, high) = tree.reach(vote);
        let no = (low..=high).any(|i| matches!(tree.lower(i), "no" | "no-confidence" | "censure"));
        let of = tree.prepositional(vote, "of");
        let hosts = [Some(vote), of];
        let whom = hosts
            .into_iter()
            .flatten()
            .find_map(|h| ["in", "against"].into_iter().find_map(|p| tree.prepositional(h, p)))?;
        no.then_some((vote, relation, whom))
    }

    /// "a vote of confidence", "a no-confidence motion"
    pub(super) fn is_of_confidence(&self, vote: Index) -> bool {
        let tree = self.tree;
        let (low, high) = tree.reach(vote);
        let confidence = |i: Index| matches!(tree.lower(i), "confidence" | "no-confidence" | "censure");
        matches!(tree.lemma(vote), "vote" | "motion" | "ballot") && (low..=high).any(confidence)
    }
}
