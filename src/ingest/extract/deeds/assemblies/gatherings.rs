//! What a crowd without a name gathers for: "gathered outside the embassy in support of Roe".
//! Also "rallied to demand elections", "marched against the law". Who marches says by it what he wants, so that such a
//! claim is surer than others of crowds.

use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::model::Modality;

/// Verbs of coming together in public.
static GATHERING: Words = Words::of("gatherings.gathering");

/// What a crowd says by gathering.
static SAID: Words = Words::of("gatherings.said");

impl Reading<'_> {
    /// Gives the claims of what crowds gather for a rule of their own.
    pub(in crate::ingest::extract) fn note_gatherings(&mut self, from: Index) {
        let gathered: Vec<usize> = self
            .claims
            .numbered(from..self.tree.len())
            .filter(|(_, claim)| self.is_of_gathering(claim))
            .map(|(number, _)| number)
            .collect();
        for number in gathered {
            self.claims.change(number, |claim| claim.rule = Rule::Gathering);
        }
    }

    fn is_of_gathering(&self, claim: &DraftClaim) -> bool {
        let tree = self.tree;
        let crowd = claim
            .source
            .as_ref()
            .and_then(|s| self.nodes.get(s.node))
            .is_some_and(|d| d.is_actor() && d.plural && !d.named);
        if !crowd || !SAID.contains(&claim.relation) || claim.modality != Modality::Asserted {
            return false;
        }
        let clause = tree.clause_of(claim.trigger);
        let gathers = |verb: Index| {
            (GATHERING.contains(&tree.lemma(verb)) || self.stops_work(verb)) && tree.kid(verb, Label::Nsubj).is_some()
        };
        // "gathered to demand", "rallied demanding"
        let above = matches!(tree.label(clause), Label::Advcl | Label::Xcomp) && gathers(tree.head(clause));
        if claim.relation == "protested" {
            // "went on strike to protest a pay cut"
            let to_protest = above && tree.lemma(clause) == "protest" && !self.nodes.is_place(claim.target.node);
            gathers(clause) && self.is_told_why(claim) || to_protest
        } else {
            gathers(clause) || above
        }
    }

    /// "went on strike", "are on strike", "walked out", "downed tools"
    fn stops_work(&self, verb: Index) -> bool {
        let tree = self.tree;
        let out = || tree.kids(verb).any(|k| k > verb && tree.lower(k) == "out");
        let tools = || tree.kid(verb, Label::Dobj).is_some_and(|o| tree.lower(o) == "tools");
        match tree.lemma(verb) {
            "go" | "be" | "remain" | "stay" => {
                tree.prepositional(verb, "on").is_some_and(|o| tree.lemma(o) == "strike")
            }
            "walk" => out(),
            "down" | "lay" => tools(),
            _ => false,
        }
    }

    /// Whether what is protested is the cause and not the place: "rallied in Jos against the law".
    fn is_told_why(&self, claim: &DraftClaim) -> bool {
        let tree = self.tree;
        let (from, _) = tree.sentence(tree.sentence_of(claim.target.first));
        let before = (from..claim.target.first).rev().find(|i| !tree.is_noun(*i) && tree.label(*i) != Label::Det);
        before.is_some_and(|b| matches!(tree.lower(b), "against" | "over" | "at"))
    }
}
