//! Acronyms taken for verbs: "donates 500 million dollars to UNICEF".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};

impl Sentence<'_> {
    /// "a coalition with the AfD.": the tokenizer leaves the full stop on a word with a capital behind a small letter.
    pub(in crate::ingest::extract) fn stop_on_acronym(&mut self, at: Index) {
        if at + 1 != self.tokens.len() {
            return;
        }
        let Some(stem) = self.word(at).strip_suffix('.') else { return };
        let mut end = stem.chars().rev();
        let mixed = end.next().is_some_and(char::is_uppercase) && end.next().is_some_and(char::is_lowercase);
        if !mixed {
            return;
        }
        let noun = self.is_noun(at);
        if let Some(token) = self.tokens.get_mut(at) {
            token.span.end -= 1;
            token.lemma = token.lemma.trim_end_matches('.').into();
        }
        if noun {
            self.retag(at, Tag::Nnp, Pos::Propn);
        }
    }

    /// "had spoken to Trump": a word with a capital within a sentence is no verb where only a noun can stand.
    pub(in crate::ingest::extract) fn name_for_verb(&mut self, at: Index) {
        let word = self.word(at);
        let capital = word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase);
        let small = |i: Index| self.word(i).starts_with(char::is_lowercase);
        if capital
            && matches!(self.tag(at), Tag::Vb | Tag::Vbp)
            && matches!(self.label(at), Label::Pobj | Label::Dobj)
            && at.checked_sub(1).is_some_and(small)
            && self.kids(at).is_empty()
        {
            let lemma = word.to_owned();
            self.retag(at, Tag::Nnp, Pos::Propn);
            if let Some(token) = self.tokens.get_mut(at) {
                token.lemma = lemma.into();
            }
        }
    }

    /// "to UNICEF" was taken for an infinitive: nothing in capitals throughout is one.
    pub(in crate::ingest::extract) fn acronym_for_infinitive(&mut self, at: Index) {
        let word = self.word(at);
        let acronym = word.chars().count() > 2 && word.chars().all(|c| c.is_uppercase() || c == '-');
        let Some(to) = at.checked_sub(1).filter(|t| self.word(*t) == "to" && self.label(*t) == Label::Aux) else {
            return;
        };
        let governor = self.head(at);
        if !acronym
            || self.tag(at) != Tag::Vb
            || governor >= to
            || self.kids(at).into_iter().any(|k| k > at && self.label(k) == Label::Dobj)
        {
            return;
        }
        self.retag(at, Tag::Nnp, Pos::Propn);
        self.retag(to, Tag::In, Pos::Adp);
        self.hang(to, governor, Label::Prep);
        self.hang(at, to, Label::Pobj);
    }

    /// "New Zealand MPs Jane Roe and Jon Holm", "two NGOs": an acronym with a small "s" is a plural.
    pub(in crate::ingest::extract) fn plural_of_acronym(&mut self, at: Index) {
        let word = self.word(at);
        let Some(stem) = word.strip_suffix('s').filter(|s| s.chars().count() > 1 && s.chars().all(char::is_uppercase))
        else {
            return;
        };
        let stem = stem.to_lowercase();
        if !matches!(self.tag(at), Tag::Nn | Tag::Nnp | Tag::Nnps | Tag::Nns) || matches!(stem.as_str(), "u" | "us") {
            return;
        }
        self.retag(at, Tag::Nns, Pos::Noun);
        if let Some(token) = self.tokens.get_mut(at) {
            token.lemma = stem.into();
        }
    }
}
