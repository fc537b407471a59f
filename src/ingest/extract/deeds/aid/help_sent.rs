//! Help that a story need not say for whom, "Spain and Japan sent rescue teams": it is for the country that the story
//! is of. Sympathy is read only where somebody is named (`tributes.rs`).

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::node_index::NodeIndex;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::model::{Modality, NodeKind};

/// Verbs by which help goes out, and those that only promise it.
static SENDING: Words = Words::of("help_sent.sending");
static OFFERING: Words = Words::of("help_sent.offering");

/// What helps.
static HELP: Words = Words::of("help_sent.help");

impl Reading<'_> {
    /// Reads every verb that sends or offers help to nobody in particular, from the token `from` on.
    pub(in crate::ingest::extract) fn read_help_sent(&mut self, from: Index) {
        if self.brief {
            return;
        }
        // The country that the story opens with or speaks of most; of several alike nobody can tell.
        let first = self.countries.iter().min_by_key(|(i, _)| *i).map(|(_, n)| *n);
        let Some(main) = self.main_country().filter(|m| self.leads(*m) || first == Some(*m)) else { return };
        for verb in from..self.tree.len() {
            if self.tree.is_verb(verb) && !self.told.contains(&verb) && !self.asked_for.contains(&verb) {
                self.read_help(verb, main);
            }
        }
    }

    fn read_help(&mut self, verb: Index, main: NodeIndex) {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let offers = OFFERING.contains(&lemma);
        if !(offers || SENDING.contains(&lemma)) || self.is_passive(verb) {
            return;
        }
        let Some(object) = tree.kid(verb, Label::Dobj).filter(|o| self.names.at(*o).is_none()) else { return };
        let given = |i: &Index| HELP.contains(&tree.lemma(*i)) || HELP.contains(&tree.lower(*i));
        let helps = tree.conjuncts(object).iter().any(given)
            || tree.kids(object).any(|k| k < object && tree.label(k) == Label::Compound && given(&k));
        let somewhere = ["to", "for", "in", "with", "from", "against", "on", "into", "of"];
        let told = somewhere
            .into_iter()
            .any(|p| tree.prepositional(verb, p).is_some() || p != "of" && tree.prepositional(object, p).is_some())
            || tree.kid(verb, Label::Dative).is_some();
        let behind = object + 1 < tree.len() && somewhere.contains(&tree.lower(object + 1));
        if told || behind || !helps {
            return;
        }
        let (Some(modality), Agent::Phrase(subject)) = (self.modality(verb), self.subject(verb, 0)) else { return };
        let mut sources = self.resolve(subject, Want::Agent);
        sources.retain(|s| s.node != main && self.is_from_elsewhere(s));
        let modality = if offers && modality == Modality::Asserted { Modality::Planned } else { modality };
        let target = [Argument::new(main, object, object)];
        let found = Match::of(lemma.to_owned());
        self.claim_each(Telling::new(verb, "aided", &found, modality, Rule::HelpSent), &sources, &target);
    }

    /// Whether a node is a country, or an organization that the gazetteer knows.
    fn is_from_elsewhere(&self, who: &Argument) -> bool {
        let Some(draft) = self.nodes.get(who.node) else { return false };
        match draft.kind {
            NodeKind::Location => self.nodes.is_country(who.node),
            NodeKind::Organization => draft.gazetteer.is_some() && !self.nodes.is_chamber(who.node),
            _ => false,
        }
    }
}
