//! Who helps somebody in what he does: "captured the town with the help of Russia".
//! Also "arrested him with support from the FBI".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
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
        // "With the help of Russia, the army took the town"
        let fronted = tree.sentence_around(with).start == with;
        // "was met with support from the public", "came with help from": no deed that is helped.
        let does = |relation: &str| !matches!(relation, "none" | "supported" | "met-with" | "spoke-with" | "aided");
        if !tree.is_verb(deed) || deed > with && !fronted || !self.says(deed, does) || self.is_speech_act(deed) {
            return;
        }
        let helper = tree.prepositional(help, "of").or_else(|| tree.prepositional(help, "from"));
        let whose = || tree.kids(help).find(|k| *k < help && tree.label(*k) == Label::Poss);
        let Some(helper) = helper.or_else(whose) else { return };
        let (Some(modality), Agent::Phrase(doer)) = (self.modality(deed), self.agent(deed)) else { return };
        let helpers = self.actors(helper);
        let helped = self.actors(doer);
        let found = Match::of(format!("with {}", tree.lower(help)));
        self.claim_each(Telling::new(help, "aided", &found, modality, Rule::HelpReceived), &helpers, &helped);
    }
}
