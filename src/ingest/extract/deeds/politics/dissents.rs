//! What those decide who stand apart from a vote: "adopted the resolution with Russia opposed".
//! Also "rejected the treaty with only Cuba in favour".

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::lexicon::Words;
use crate::model::Modality;

/// What a vote decides.
static DECIDED: Words = Words::of("dissents.decided");

impl Reading<'_> {
    /// Claims how those voted who are set apart in a phrase with "with", on what the sentence tells of as decided.
    pub(in crate::ingest::extract) fn read_dissents(&mut self, from: Index) {
        for with in from..self.tree.len() {
            let Some(dissent) = self.dissent(with) else { continue };
            let (start, _) = self.tree.sentence(self.tree.sentence_of(with));
            let decided = self.claims.within(start..with).rfind(|c| DECIDED.contains(&c.relation));
            let Some((target, deciders)) = decided.map(|c| (c.target.clone(), c.source.clone())) else { continue };
            let Some(relation) = dissent.relation else { continue };
            if !self.nodes.is_matter(target.node) {
                continue;
            }
            let mut voters: Vec<Argument> = Vec::new();
            let nouns: Vec<Index> = (with + 1..dissent.told).filter(|i| self.tree.is_noun(*i)).collect();
            for noun in nouns {
                let name = self.names.at(noun).cloned();
                let found = match name {
                    Some(name) if name.end == noun + 1 => vec![name.argument()],
                    Some(_) => Vec::new(),
                    None if self.tree.conjuncts(noun).len() == 1 => self.resolve_one(noun, Want::Agent),
                    None => Vec::new(),
                };
                voters.extend(found);
            }
            voters.retain(|v| deciders.as_ref().is_none_or(|d| d.node != v.node) && self.nodes.is_somebody(v.node));
            let found = Match::of("vote".to_owned());
            let telling = Telling::new(dissent.told, relation, &found, Modality::Asserted, Rule::Vote);
            self.claim_each(telling, &voters, &[target]);
        }
    }
}
