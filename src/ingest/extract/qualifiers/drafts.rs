//! What a text that is not yet in force would do, and what is laid to somebody with the deed that led to it: "debated a
//! bill banning the party", "met to vote on the treaty", "accused of setting a fire that killed nine".

use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// Texts that do something once they are in force.
static TEXTS: Words = Words::of("drafts.texts");

/// Verbs of taking up such a text before it is adopted.
static TAKING_UP: Words = Words::of("drafts.taking-up");

/// Verbs of bringing such a text in, by which somebody says what it says.
static TABLING: Words = Words::of("drafts.tabling");

/// Verbs of doing what harms people.
static CARRYING_OUT: Words = Words::of("drafts.carrying-out");

impl Reading<'_> {
    /// "voted to advance a bill imposing sanctions": whether a participle says what a text would do that is only
    /// taken up.
    pub(super) fn is_of_draft(&self, participle: Index) -> bool {
        let tree = self.tree;
        let text = tree.head(participle);
        if tree.label(participle) != Label::Acl
            || tree.tag(participle) != Tag::Vbg
            || !TEXTS.contains(&tree.base(text).as_str())
        {
            return false;
        }
        let above = tree.head(text);
        match tree.label(text) {
            // "tabled a resolution condemning the coup": whoever tables it condemns the coup.
            Label::Dobj if TABLING.contains(&tree.lemma(above)) && self.is_speech_act(participle) => false,
            Label::Dobj => tree.is_verb(above) && TAKING_UP.contains(&tree.lemma(above)),
            Label::Pobj => {
                let vote = tree.head(above);
                tree.lower(above) == "on"
                    && tree.is_verb(vote)
                    && tree.lemma(vote) == "vote"
                    && tree.is_infinitive(vote)
            }
            _ => false,
        }
    }

    /// "convened to vote on a resolution": nobody has adopted it yet.
    pub(super) fn is_only_voted_on(&self, verb: Index) -> bool {
        let tree = self.tree;
        tree.lemma(verb) == "vote"
            && tree.is_verb(verb)
            && tree.is_infinitive(verb)
            && matches!(tree.label(verb), Label::Advcl | Label::Xcomp | Label::Acl)
            && tree.prepositional(verb, "on").is_some()
    }

    /// "on charges of starting a fire that killed nine": whoever is charged with the one has killed by that charge
    /// alone.
    pub(super) fn is_outcome_of_charge(&self, word: Index, clause: Index) -> bool {
        let tree = self.tree;
        let cause = tree.head(clause);
        let deed = tree.head(cause);
        word == clause
            && self.names.at(cause).is_none()
            && self.says(word, is_harm)
            && tree.label(cause) == Label::Dobj
            && matches!(tree.label(deed), Label::Pcomp | Label::Xcomp)
            && tree.is_verb(deed)
            && CARRYING_OUT.contains(&tree.lemma(deed))
    }
}
