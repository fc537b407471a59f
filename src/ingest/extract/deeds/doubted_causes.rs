//! Harm by a deed that is itself in doubt: "five people were killed in a suspected Israeli strike".

use crate::ingest::extract::deeds::events::is_harm;
use crate::ingest::extract::nodes::NodeIndex;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::Label;
use crate::model::Modality;

impl Reading<'_> {
    /// Takes harm for alleged where its agent is that of a noun in its clause, and the noun's deed is only alleged.
    pub(in crate::ingest::extract) fn doubt_causes(&mut self) {
        let doubted: Vec<(NodeIndex, Index)> = self
            .claims
            .iter()
            .filter(|c| c.modality == Modality::Alleged && c.relation == "attacked" && c.rule == "event noun")
            .filter_map(|c| Some((c.source.as_ref()?.node, c.trigger)))
            .collect();
        for i in 0..self.claims.len() {
            let Some(claim) = self.claims.get(i).filter(|c| is_harm(c.relation) && c.modality == Modality::Asserted)
            else {
                continue;
            };
            let harmed_by = |noun: Index| claim.source.is_some() && self.is_cause_of(noun, claim.trigger);
            let source = claim.source.as_ref().map(|s| s.node);
            if doubted.iter().any(|(agent, noun)| Some(*agent) == source && harmed_by(*noun))
                && let Some(claim) = self.claims.get_mut(i)
            {
                claim.modality = Modality::Alleged;
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
