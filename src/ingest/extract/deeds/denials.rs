//! What somebody denies did not happen, as he has it: "denies Chad's claim that it took the town", "denied the report".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::model::{Modality, NodeKind};

/// Nouns for what others have said.
static SAID: Words = Words::of("denials.said");

impl Reading<'_> {
    /// Adds the negated deeds of those who deny what others claim.
    pub(in crate::ingest::extract) fn read_denials(&mut self, from: Index) {
        let tree = self.tree;
        for verb in from..tree.len() {
            if !tree.is_verb(verb)
                || !matches!(tree.lemma(verb), "deny" | "refute" | "dispute" | "dismiss" | "reject")
                || tree.kid(verb, Label::Neg).is_some()
            {
                continue;
            }
            let said = tree.kid(verb, Label::Dobj).or_else(|| tree.kid(verb, Label::Nsubjpass));
            let Some(said) = said.filter(|s| SAID.contains(&tree.base(*s).as_str())) else { continue };
            let Agent::Phrase(subject) = self.agent(verb) else { continue };
            let denier = self.resolve_one(subject, Want::Agent).first().map(|a| a.node);
            let Some(denier) = denier else { continue };
            let told = self.told_in(said, verb, denier);
            for claim in told {
                self.claims.push(DraftClaim {
                    modality: Modality::Negated,
                    attributed_to: Some(denier),
                    rule: Rule::Denial,
                    ..claim
                });
            }
        }
    }

    /// The claims of the clause behind a word for what was said; of "the claim" alone, those that another made right before.
    fn told_in(&self, said: Index, verb: Index, denier: NodeIndex) -> Vec<DraftClaim> {
        let tree = self.tree;
        let clause = tree.kids(said).find(|k| {
            *k > said && tree.is_verb(*k) && matches!(tree.label(*k), Label::Acl | Label::Ccomp | Label::Relcl)
        });
        let deed = |c: &&DraftClaim| {
            c.source.is_some()
                && !matches!(
                    c.relation,
                    "represents"
                        | "member-of"
                        | "located-in"
                        | "accused"
                        | "denied"
                        | "condemned"
                        | "supported"
                        | "warned"
                        | "called-for"
                        | "rejected"
                        | "cited"
                        | "threatened"
                )
                && matches!(c.modality, Modality::Alleged | Modality::Asserted)
        };
        let somebody =
            |node: Option<NodeIndex>| node.and_then(|n| self.nodes.get(n)).is_some_and(|d| d.kind != NodeKind::Event);
        match clause {
            Some(clause) => self.claims.within(clause..clause + 1).filter(deed).cloned().collect(),
            None if matches!(tree.lemma(verb), "deny" | "refute") && tree.prepositional(said, "of").is_none() => {
                let from = tree.line_around(verb).start.max(tree.sentences_back(verb, 1));
                let before = |c: &&DraftClaim| {
                    somebody(c.attributed_to)
                        && c.attributed_to != Some(denier)
                        && c.source.as_ref().is_some_and(|s| s.node != denier)
                };
                let told: Vec<DraftClaim> =
                    self.claims.within(from..verb).filter(deed).filter(before).cloned().collect();
                let last = told.iter().map(|c| c.trigger).max();
                told.into_iter().filter(|c| Some(c.trigger) == last).collect()
            }
            None => Vec::new(),
        }
    }
}
