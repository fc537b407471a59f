//! Calls and letters that stand apart from whom they go to.
//! Thus "In a phone call, Roe told Holm that it must reopen", "sent a letter demanding answers to Jane Roe".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::model::Modality;

/// Verbs of turning to somebody with words.
static ADDRESSING: Words = Words::of("words_in_calls.addressing");

/// Nouns for speaking with somebody from afar.
static CALLS: Words = Words::of("words_in_calls.calls");

/// Nouns for what is written to somebody.
static LETTERS: Words = Words::of("words_in_calls.letters");

impl Reading<'_> {
    /// Claims that whoever tells somebody something in a call or a letter has spoken with him.
    pub(in crate::ingest::extract::deeds) fn read_words_in_call(&mut self, verb: Index) {
        let tree = self.tree;
        let addressed = self.addressed_in_call(verb).or_else(|| self.addressed_by_letter(verb));
        let Some((means, object)) = addressed else { return };
        let (Agent::Phrase(subject), Some(Modality::Asserted)) = (self.agent(verb), self.modality(verb)) else {
            return;
        };
        let sources = self.actors(subject);
        let targets = self.actors(object);
        let found = Match::of(tree.lemma(means).to_owned());
        let telling = Telling::new(means, "spoke-with", &found, Modality::Asserted, Rule::EventNoun);
        self.claim_each(telling, &sources, &targets);
    }

    /// "During a phone call, Roe urged Holm to accept the deal": the call, and whom it is with.
    fn addressed_in_call(&self, verb: Index) -> Option<(Index, Index)> {
        let tree = self.tree;
        if !ADDRESSING.contains(&tree.lemma(verb)) || self.is_passive(verb) {
            return None;
        }
        let call = ["in", "during", "on"].into_iter().find_map(|p| tree.prepositional(verb, p))?;
        let far = tree.lemma(call) != "conversation"
            || tree.kids(call).any(|k| matches!(tree.lower(k), "phone" | "telephone" | "video"));
        let told = ["with", "between", "to", "from"].into_iter().any(|p| tree.prepositional(call, p).is_some());
        let one = tree.kids(call).any(|k| tree.is_indefinite_article(k) || matches!(tree.lower(k), "the" | "another"));
        if !CALLS.contains(&tree.lemma(call)) || !far || told || !one {
            return None;
        }
        let object = tree.kid(verb, Label::Dobj).or_else(|| tree.kid(verb, Label::Dative))?;
        (self.names.at(object).is_some() && object > verb).then_some((call, object))
    }

    /// "wrote a letter condemning the raid to Roe": the letter, and whom it goes to, hung on what it says.
    fn addressed_by_letter(&self, verb: Index) -> Option<(Index, Index)> {
        let tree = self.tree;
        if !matches!(tree.lemma(verb), "send" | "write" | "address") || self.is_passive(verb) {
            return None;
        }
        let letter = tree.kid(verb, Label::Dobj).filter(|o| LETTERS.contains(&tree.lemma(*o)))?;
        let says = tree.kids(letter).find(|k| tree.label(*k) == Label::Acl && *k > letter)?;
        let to =
            tree.below(says).into_iter().filter(|i| tree.lower(*i) == "to").filter_map(|i| tree.kid(i, Label::Pobj));
        let whom = |o: &Index| self.person_at(*o).is_some();
        to.filter(whom).max().map(|object| (letter, object))
    }
}
