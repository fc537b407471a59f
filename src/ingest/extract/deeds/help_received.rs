//! Who helps somebody in what he does: "captured the town with the help of Russia".
//! Also "arrested him with support from the FBI".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;

/// What somebody does something with who is helped by another.
static HELP: Words = Words::of("help_received.help");

impl Reading<'_> {
    /// Reads every "with the help of", from the token `from` on.
    pub(in crate::ingest::extract) fn read_help_received(&mut self, from: Index) {
        for at in from..self.tree.len() {
            if self.tree.lower(at) == "with" && self.tree.label(at) == Label::Prep {
                self.read_help_with(at);
            }
        }
    }

    fn read_help_with(&mut self, with: Index) {
        let tree = self.tree;
        let Some(help) = tree.kid(with, Label::Pobj).filter(|h| HELP.contains(&tree.lemma(*h))) else { return };
        let deed = tree.clause_of(with);
        // "was met with support from the public", "came with help from": no deed that is helped.
        let does = |relation: &str| !matches!(relation, "none" | "supported" | "met-with" | "spoke-with" | "aided");
        // "With the help of France, Chad held the town"
        let fronted = deed > with && tree.head(with) == deed && tree.lower(tree.reach(help).1 + 1) == ",";
        if !tree.is_verb(deed) || deed > with && !fronted || !self.says(deed, does) || self.is_speech_act(deed) {
            return;
        }
        let helper = tree.prepositional(help, "of").or_else(|| tree.prepositional(help, "from"));
        let whose = || tree.kids(help).find(|k| *k < help && tree.label(*k) == Label::Poss);
        let Some(helper) = helper.or_else(whose) else { return };
        let (Some(modality), Agent::Phrase(doer)) = (self.modality(deed), self.agent(deed)) else { return };
        let mut helpers = self.resolve(helper, Want::Agent);
        helpers.retain(|h| self.acts(h.node));
        let mut helped = self.resolve(doer, Want::Agent);
        helped.retain(|h| self.acts(h.node));
        let found = Match::of(format!("with {}", tree.lower(help)));
        self.claim_each(help, &helpers, "aided", &helped, &found, modality, Rule::HelpReceived);
    }
}
