//! Who is tried or suspected of a deed did it, or is said to have: "convicted of the murder of Y", "the suspect in the killings".

use crate::ingest::extract::arguments::resolve::Want;
use crate::ingest::extract::deeds::events::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::qualifiers::clause::Agent;
use crate::ingest::extract::reading::{Argument, Reading};
use crate::ingest::language::Label;
use crate::model::Modality;

/// Nouns of whoever did the deed that follows.
const CULPRITS: &[&str] = &[
    "perpetrator",
    "suspect",
    "mastermind",
    "culprit",
    "gunman",
    "attacker",
    "assailant",
    "shooter",
    "killer",
    "bomber",
    "planner",
    "ringleader",
];

impl Reading<'_> {
    /// "convicted of the murder of Y", "charged with the attack": whoever is tried did it, or is said to have.
    pub(in crate::ingest::extract) fn convict(
        &mut self,
        noun: Index,
        relation_name: &str,
    ) -> Option<(Vec<Argument>, Modality)> {
        let tree = self.tree;
        if !is_harm(relation_name) || tree.label(noun) != Label::Pobj {
            return None;
        }
        let preposition = tree.head(noun);
        let governor = tree.head(preposition);
        if !matches!(tree.lower(preposition), "of" | "for" | "with" | "in" | "over" | "to" | "behind") {
            return None;
        }
        // "X, the suspect in the killings", "the gunman behind the attack"
        if CULPRITS.contains(&tree.lemma(governor)) && matches!(tree.lower(preposition), "in" | "of" | "behind" | "for")
        {
            let named = (tree.label(governor) == Label::Appos).then(|| tree.head(governor));
            let mut culprits = self.resolve(named.unwrap_or(governor), Want::Agent);
            culprits.iter_mut().for_each(|c| c.quantity = None);
            let proven = tree.lemma(governor) != "suspect";
            return (!culprits.is_empty())
                .then_some((culprits, if proven { Modality::Asserted } else { Modality::Alleged }));
        }
        // "sentences ten people to death for the murder of a man"
        let term =
            matches!(tree.lemma(governor), "death" | "prison" | "life" | "imprisonment" | "year" | "term" | "jail");
        let governor = if term { tree.clause_of(governor) } else { governor };
        // "charges against Y in the killing of Z", "the execution of Y for the murder of Z"
        let by_noun = match tree.lemma(governor) {
            "charge" | "case" | "indictment" | "prosecution" | "lawsuit" | "complaint" => {
                tree.prepositional(governor, "against").map(|o| (Some(o), false))
            }
            "execution" | "conviction" | "sentencing" | "imprisonment" => {
                tree.prepositional(governor, "of").map(|o| (Some(o), true))
            }
            "arrest" | "trial" | "detention" | "extradition" => {
                tree.prepositional(governor, "of").map(|o| (Some(o), false))
            }
            _ => None,
        };
        let (tried, proven) = by_noun.unwrap_or_else(|| match tree.lemma(governor) {
            "convict" | "sentence" | "jail" | "imprison" | "execute" => (self.patient_of(governor), true),
            "charge" | "arrest" | "detain" | "indict" | "accuse" | "try" | "suspect" | "prosecute" => {
                (self.patient_of(governor), false)
            }
            "guilty" | "responsible" => match self.subject(tree.clause_of(governor), 0) {
                Agent::Phrase(subject) => (Some(subject), true),
                _ => (None, true),
            },
            _ => (None, false),
        });
        let mut convicts = self.resolve(tried?, Want::Agent);
        convicts.iter_mut().for_each(|c| c.quantity = None);
        (!convicts.is_empty()).then_some((convicts, if proven { Modality::Asserted } else { Modality::Alleged }))
    }
}
