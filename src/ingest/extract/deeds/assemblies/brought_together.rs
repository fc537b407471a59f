//! Those whom somebody or something brings to one table: "the talks brought together Hamas and Fatah".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;

impl Reading<'_> {
    /// Claims that each of those who are brought together meets the others; whether there were such.
    pub(in crate::ingest::extract::deeds) fn read_brought_together(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let together = tree.kids(verb).any(|k| k > verb && tree.lower(k) == "together");
        if tree.lemma(verb) != "bring" || !together || self.is_passive(verb) || !self.may_bring_together(verb) {
            return false;
        }
        let Some(object) = tree.kid(verb, Label::Dobj) else { return false };
        let Some(modality) = self.modality(verb) else { return false };
        let mut parties = self.resolve(object, Want::Agent);
        parties.retain(|p| self.acts(p.node) && self.nodes.is_somebody(p.node) && !self.nodes.is_nameless(p.node));
        let found = Match::of("bring together".to_owned());
        self.claim_each_pair(Telling::new(verb, "met-with", &found, modality, Rule::VerbTogether), &parties)
    }

    /// "The conference", "The Egyptian mediators": whether what brings them together is a meeting or somebody.
    fn may_bring_together(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        let Agent::Phrase(subject) = self.subject(verb, 0) else { return false };
        let meeting = self.names.at(subject).is_none()
            && self.frames.noun(&tree.base(subject)).iter().any(|f| f.relation == "met-with");
        meeting || self.resolve_one(subject, Want::Agent).iter().any(|a| self.acts(a.node))
    }
}
