//! Harm by a deed that is itself in doubt: "five people were killed in a suspected Israeli strike".

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::draft_claims::DraftClaims;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::model::Modality;

impl Reading<'_> {
    /// Takes harm for alleged where its agent is that of a noun in its clause, and the noun's deed is only alleged.
    pub(in crate::ingest::extract) fn doubt_causes(&mut self) {
        self.doubt_blamed();
        let doubted: DraftClaims = self
            .claims
            .iter()
            .filter(|c| c.modality == Modality::Alleged && c.relation == "attacked" && c.rule == Rule::EventNoun)
            .filter(|c| c.source.is_some())
            .cloned()
            .collect();
        for i in 0..self.claims.len() {
            let Some(claim) = self.claims.get(i).filter(|c| is_harm(c.relation) && c.modality == Modality::Asserted)
            else {
                continue;
            };
            let Some(source) = claim.source.as_ref().map(|s| s.node) else { continue };
            // A noun stands in the sentence of the verb that it is the cause of.
            let mut nouns = doubted.within(self.tree.sentence_around(claim.trigger));
            let of_them = |c: &DraftClaim| c.source.as_ref().is_some_and(|s| s.node == source);
            if nouns.any(|c| of_them(c) && self.is_cause_of(c.trigger, claim.trigger)) {
                self.claims.change(i, |claim| claim.modality = Modality::Alleged);
            }
        }
    }

    /// "The bombing, which Chad blamed on the rebels, killed nine": by the word of those who blame them.
    fn doubt_blamed(&mut self) {
        for i in 0..self.claims.len() {
            let Some(claim) = self.claims.get(i).filter(|c| is_harm(c.relation) && c.modality == Modality::Asserted)
            else {
                continue;
            };
            let Some(source) = claim.source.as_ref().map(|s| s.node) else { continue };
            let blamed = if claim.rule == Rule::EventNoun {
                self.is_blamed_on(claim.trigger, source)
            } else {
                let around = self.tree.sentence_around(claim.trigger);
                around.filter(|noun| self.is_cause_of(*noun, claim.trigger)).any(|noun| self.is_blamed_on(noun, source))
            };
            if blamed {
                self.claims.change(i, |claim| claim.modality = Modality::Alleged);
            }
        }
    }

    /// Whether a clause behind a noun lays its deed to somebody: "blamed on Hamas", "attributed to the rebels".
    fn is_blamed_on(&self, noun: Index, culprit: NodeIndex) -> bool {
        let tree = self.tree;
        let laid = |k: Index| {
            let preposition = match tree.lemma(k) {
                "blame" | "pin" => "on",
                "attribute" | "ascribe" => "to",
                _ => return false,
            };
            let object =
                tree.prepositional(k, preposition).filter(|_| matches!(tree.label(k), Label::Acl | Label::Relcl));
            object.and_then(|o| self.names.at(o)).is_some_and(|n| n.node == culprit)
        };
        tree.kids(noun).any(laid)
    }

    /// Whether a noun is what does a verb's harm, or what it is done in.
    fn is_cause_of(&self, noun: Index, verb: Index) -> bool {
        let tree = self.tree;
        let head = tree.head(noun);
        match tree.label(noun) {
            Label::Nsubj => head == verb,
            Label::Pobj => matches!(tree.lower(head), "in" | "by" | "during" | "from") && tree.clause_of(noun) == verb,
            _ => false,
        }
    }
}
