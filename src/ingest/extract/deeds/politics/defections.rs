//! Defections: "a commander of the Zamba Front has defected to the army" leaves the Front, whose he was.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::lexicon::Words;

/// What somebody changes who goes over to others.
static SIDES: Words = Words::of("defections.sides");

impl Reading<'_> {
    /// Who goes over to the other side leaves the one that he was of.
    pub(in crate::ingest::extract) fn read_defection(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let over = |word: &str| tree.kids(verb).any(|k| tree.lower(k) == word);
        let goes = match tree.lemma(verb) {
            "defect" => true,
            "desert" => over("to"),
            "switch" | "cross" => {
                tree.kid(verb, crate::ingest::language::Label::Dobj).is_some_and(|o| SIDES.contains(&tree.lower(o)))
            }
            _ => false,
        };
        if !goes || self.is_passive(verb) || tree.prepositional(verb, "from").is_some() {
            return false;
        }
        let (Some(modality), Agent::Phrase(subject)) = (self.modality(verb), self.subject(verb, 0)) else {
            return false;
        };
        let mut left: Vec<Argument> = ["of", "from", "in", "with"]
            .into_iter()
            .find_map(|p| tree.prepositional(subject, p))
            .map(|body| self.resolve(body, Want::Agent))
            .unwrap_or_default();
        if left.is_empty()
            && let Some((owner, first, last)) = self.owner(subject)
        {
            left.push(Argument::new(owner, first, last));
        }
        let leavers = self.resolve(subject, Want::Agent);
        if left.is_empty() {
            let person = |node| leavers.iter().any(|l| l.node == node);
            let of = self.posts.iter().rev().find(|h| person(h.person)).and_then(|h| h.of);
            left.extend(of.map(|of| Argument::new(of, subject, subject)));
        }
        // "a Russian officer defected to Russia": his is whatever he left.
        let joined: Vec<Argument> =
            tree.prepositional(verb, "to").map(|t| self.resolve(t, Want::Agent)).unwrap_or_default();
        left.retain(|a| !joined.iter().any(|j| j.node == a.node));
        left.retain(|a| self.nodes.is_body_or_state(a.node));
        if left.is_empty() || leavers.is_empty() {
            return false;
        }
        let found = Match::of(tree.lemma(verb).to_owned());
        self.claim_each(Telling::new(verb, "withdrew-from", &found, modality, Rule::Defection), &leavers, &left);
        true
    }
}
