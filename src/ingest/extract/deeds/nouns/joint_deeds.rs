//! What several do together, told by an adjective of the deed: "France and Britain carry out a joint strike".
//! Also "the rebels and the separatists launch coordinated attacks". They work together besides.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// What is done with one's own hands; a joint statement or funeral is no work together.
static DEEDS: Words = Words::of("joint_deeds.deeds");

/// Adjectives of what two do together.
static JOINT: Words = Words::of("joint_deeds.joint");

impl Reading<'_> {
    /// Reads deeds done together, from the token `from` on.
    pub(in crate::ingest::extract) fn read_joint_deeds(&mut self, from: Index) {
        for noun in from..self.tree.len() {
            let tree = self.tree;
            let joint = |k: Index| k < noun && JOINT.contains(&tree.lower(k));
            if tree.is_noun(noun)
                && DEEDS.contains(&tree.base(noun).as_str())
                && tree.kids(noun).any(joint)
                && self.noun_phrase_frame(noun).is_none_or(|(f, _)| f.relation != "cooperated-with")
            {
                self.read_joint_deed(noun);
            }
        }
    }

    fn read_joint_deed(&mut self, noun: Index) {
        let tree = self.tree;
        let clause = tree.clause_of(noun);
        if !tree.is_verb(clause) || self.asked_for.contains(&clause) {
            return;
        }
        let mut parties: Vec<Argument> = Vec::new();
        for preposition in ["by", "between", "of"] {
            if parties.is_empty()
                && let Some(object) = tree.prepositional(noun, preposition)
            {
                parties = self.resolve(object, Want::Agent);
            }
        }
        let mut top = noun;
        if tree.label(top) == Label::Pobj && matches!(tree.lower(tree.head(top)), "in" | "during") {
            top = tree.head(top);
        }
        let done = tree.head(top) == clause && matches!(tree.label(top), Label::Dobj | Label::Prep | Label::Nsubjpass);
        if parties.is_empty()
            && done
            && let Agent::Phrase(subject) = self.agent(clause)
        {
            parties = self.resolve(subject, Want::Agent);
            // "British and French aircraft carry out a joint strike"
            if parties.len() < 2 {
                let (low, high) = tree.reach(subject);
                let countries: Vec<_> = (low..=high.min(subject)).filter_map(|i| Some((self.demonym(i)?, i))).collect();
                if countries.len() > 1 {
                    parties = countries.into_iter().map(|(node, i)| Argument::new(node, i, i)).collect();
                }
            }
        }
        let body = |a: &Argument| self.acts(a.node) && self.nodes.is_somebody(a.node);
        parties.retain(body);
        let Some(modality) = self.modality(noun) else { return };
        if parties.len() < 2 {
            return;
        }
        let found = Match::of(format!("joint {}", tree.base(noun)));
        self.claim_each_pair(Telling::new(noun, "cooperated-with", &found, modality, Rule::JointDeed), &parties);
    }
}
