//! Speakers that the parser took for something else: "…," warned the general; "refuted claims that".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::Frames;

/// What others have said, where the word is a verb as well.
const SAID: &[&str] = &["claim", "report", "charge", "rumour", "rumor"];

impl Sentence<'_> {
    /// "'The talks are over,' warned General Rao": whoever speaks stands behind a verb that has the quotation in front.
    pub(in crate::ingest::extract) fn speaker_behind_quotation(&mut self, at: Index) {
        let closed = at.checked_sub(1).is_some_and(|b| matches!(self.tag(b), Tag::CloseQuote));
        let finite = matches!(self.tag(at), Tag::Vbd | Tag::Vbz);
        if !closed || !finite || Frames::shared().speech(self.lemma(at)).is_none() {
            return;
        }
        let kids = self.kids(at);
        let told = kids.iter().any(|k| *k < at && self.label(*k) == Label::Ccomp);
        let subject = kids.iter().any(|k| matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass | Label::Expl));
        let speaker = kids.iter().copied().find(|k| *k > at && self.label(*k) == Label::Dobj);
        if let Some(speaker) = speaker.filter(|_| told && !subject) {
            self.hang(speaker, at, Label::Nsubj);
        }
    }

    /// "Forty people were arrested, among them Ali Roe, said the league": he is one of them, and says nothing.
    pub(in crate::ingest::extract) fn named_among_them(&mut self, at: Index) {
        let them = at + 1;
        if self.word(at) != "among"
            || them >= self.tokens.len()
            || !matches!(self.word(them), "them" | "whom")
            || self.head(them) != at
        {
            return;
        }
        let above = self.head(at);
        let says = Frames::shared().speech(self.lemma(above)).is_some();
        let named = if above > them && self.is_noun(above) {
            Some(above)
        } else {
            self.kid(above, Label::Nsubj).filter(|s| *s > them && says)
        };
        let Some(named) = named else { return };
        let over = self.head(named);
        let group = match self.label(named) {
            Label::Appos if over < at && self.is_noun(over) => Some(over),
            // Whoever says it stands behind the verb, as the second of its subjects.
            Label::Nsubj if Frames::shared().speech(self.lemma(over)).is_some() => {
                let kids = self.kids(over);
                let speaker = kids.iter().any(|k| *k > over && self.label(*k) == Label::Nsubj);
                let told = kids.iter().copied().find(|k| *k < at && self.label(*k) == Label::Ccomp);
                told.filter(|_| speaker)
                    .and_then(|t| self.kid(t, Label::Nsubjpass).or_else(|| self.kid(t, Label::Dobj)))
                    .or_else(|| told.filter(|_| speaker).and_then(|t| self.kid(t, Label::Nsubj)))
            }
            _ => None,
        };
        let Some(group) = group else { return };
        self.hang(at, group, Label::Prep);
        self.hang(them, at, Label::Dep);
        self.hang(named, at, Label::Pobj);
    }

    /// "refuted claims that its troops had shelled a village": what is refuted was taken for a verb.
    pub(in crate::ingest::extract) fn claims_for_verb(&mut self, at: Index) {
        if matches!(self.label(at), Label::Dobj | Label::Pobj)
            && self.tag(at) == Tag::Vbz
            && SAID.contains(&self.lemma(at))
            && self.head(at) < at
        {
            self.retag(at, Tag::Nns, Pos::Noun);
        }
    }

    /// "Warning of a catastrophe, the envoy said": a participle in front was taken for a noun.
    pub(in crate::ingest::extract) fn participle_in_front(&mut self, at: Index) {
        if self.label(at) == Label::Advcl
            && self.tag(at) == Tag::Nn
            && matches!(self.lemma(at), "warning")
            && self.head(at) > at
            && self.kids(at).into_iter().all(|k| k > at)
        {
            self.retag(at, Tag::Vbg, Pos::Verb);
            if let Some(token) = self.tokens.get_mut(at) {
                token.lemma = "warn".into();
            }
        }
    }
}
