//! Harm by a deed that is itself in doubt: "five people were killed in a suspected Israeli strike".

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::draft_claims::DraftClaims;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::model::Modality;

impl Reading<'_> {
    /// Takes harm for alleged where its agent is that of a noun in its clause, and the noun's deed is only alleged.
    pub(in crate::ingest::extract) fn doubt_causes(&mut self) {
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
