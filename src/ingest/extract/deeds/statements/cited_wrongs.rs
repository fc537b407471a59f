//! Wrongs that somebody gives as a reason: "citing Chad's failure to protect civilians".
//! Also "alleging her involvement in the plot", "after alleged ceasefire violations by the rebels". Whoever cites them
//! accuses whose they are.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::shared_words::WRONGS;
use crate::model::Modality;

impl Reading<'_> {
    /// Whom a cited wrong accuses.
    pub(in crate::ingest::extract) fn read_cited_wrong(&mut self, noun: Index) {
        let tree = self.tree;
        let base = tree.base(noun);
        if !WRONGS.contains(&base.as_str()) || self.names.at(noun).is_some() {
            return;
        }
        let mut first = noun;
        while tree.label(first) == Label::Conj && tree.is_noun(tree.head(first)) {
            first = tree.head(first);
        }
        let governor = tree.head(first);
        let alleged = tree.kids(noun).any(|k| matches!(tree.lower(k), "alleged" | "suspected"));
        let clause = match tree.label(first) {
            Label::Dobj if matches!(tree.lemma(governor), "cite" | "allege") => governor,
            Label::Pobj
                if alleged
                    && matches!(tree.lower(governor), "after" | "over" | "for" | "following")
                    && tree.is_verb(tree.head(governor)) =>
            {
                tree.head(governor)
            }
            _ => return,
        };
        let owner = tree.kid(noun, Label::Poss).or_else(|| tree.prepositional(noun, "by")).or_else(|| {
            tree.prepositional(noun, "of").filter(|_| matches!(base.as_str(), "failure" | "refusal" | "inability"))
        });
        let Some(owner) = owner else { return };
        let Agent::Phrase(subject) = self.subject(clause, 0) else { return };
        if self.is_passive(clause) || !matches!(self.modality(clause), Some(Modality::Asserted | Modality::Planned)) {
            return;
        }
        let mut sources = self.resolve(subject, Want::Agent);
        self.keep_somebody(&mut sources);
        let mut targets = self.resolve(owner, Want::Agent);
        self.keep_kinds(&mut targets, "accused");
        targets.retain(|t| self.acts(t.node) && !sources.iter().any(|s| s.node == t.node));
        self.claim_each(
            Telling::new(noun, "accused", &Match::of(base), Modality::Asserted, Rule::CitedWrong),
            &sources,
            &targets,
        );
    }
}
