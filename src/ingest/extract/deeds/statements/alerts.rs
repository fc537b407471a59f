//! Warnings whose danger stands in front of them: "issued a tsunami warning", "put Manila under a typhoon alert".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::{Modality, NodeKind};

/// Verbs by which an office gives a warning.
static GIVING: Words = Words::of("alerts.giving");

/// Dangers that no table of causes has.
static DANGERS: Words = Words::of("alerts.dangers");

/// Nouns for warnings that an office gives.
static ALERTS: Words = Words::of("alerts.alerts");

impl Reading<'_> {
    /// "The agency issued a tsunami warning for Java": it warned of a tsunami.
    pub(in crate::ingest::extract) fn read_alert(&mut self, noun: Index) {
        let tree = self.tree;
        // "warning" has the base of the verb where it stands for one.
        let sort = |word: &str| ALERTS.contains(&word);
        if !(sort(&tree.base(noun)) || sort(tree.lower(noun))) || self.names.at(noun).is_some() {
            return;
        }
        let danger = noun.checked_sub(1).filter(|d| {
            tree.head(*d) == noun
                && tree.label(*d) == Label::Compound
                && matches!(tree.tag(*d), Tag::Nn | Tag::Nns | Tag::Nnp)
                && (self.nouns.class(&tree.base(*d)).is(NounClass::CAUSE) || DANGERS.contains(&tree.base(*d).as_str()))
        });
        let Some(danger) = danger else { return };
        let verb = tree.head(noun);
        let by = |at: Index| tree.kids(at).find(|k| tree.label(*k) == Label::Acl && GIVING.contains(&tree.lemma(*k)));
        let giver = match tree.label(noun) {
            Label::Dobj | Label::Nsubjpass if GIVING.contains(&tree.lemma(verb)) => Some(verb),
            _ => by(noun),
        };
        let Some(giver) = giver else { return };
        // "A tsunami warning was issued": by nobody named.
        let mut sources = match self.agent(giver) {
            Agent::Phrase(subject) => self.resolve(subject, Want::Agent),
            Agent::Unnamed if tree.label(noun) == Label::Nsubjpass => Vec::new(),
            _ => return,
        };
        if self.modality(giver) != Some(Modality::Asserted) {
            return;
        }
        let unnamed = sources.is_empty() && self.agent(giver) == Agent::Unnamed;
        self.keep_somebody(&mut sources);
        let target = self.descriptive(NodeKind::Event, tree.lower(danger), &tree.base(danger), danger, false);
        let targets = [Argument::new(target, danger, danger)];
        let (found, plain) = (Match::of(tree.base(noun)), Modality::Asserted);
        let telling = Telling::new(noun, "warned", &found, plain, Rule::Alert);
        self.claim_each(telling, &sources, &targets);
        if unnamed {
            self.claim(telling, None, Argument::new(target, danger, danger));
        }
    }
}
