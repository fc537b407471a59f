//! Lemmas that the lemmatizer cut off too much or too little.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, NounClass, Nouns, base_of_past};

impl Sentence<'_> {
    /// "four military bases" are no basis of anything.
    pub(in crate::ingest::extract) fn lemma_of_bases(&mut self, at: Index) {
        if self.word(at).eq_ignore_ascii_case("bases")
            && self.lemma(at) == "basis"
            && let Some(token) = self.tokens.get_mut(at)
        {
            token.lemma = "base".into();
        }
    }

    /// "Wildfires in Portugal forced 3,000 to flee": a disaster that opens the sentence is no name.
    pub(in crate::ingest::extract) fn disaster_in_front(&mut self, at: Index) {
        let named = matches!(self.tag(at), Tag::Nnp | Tag::Nnps);
        if at != 0 || !named || matches!(self.tag(at + 1), Tag::Nnp | Tag::Nnps) || self.label(at) == Label::Compound {
            return;
        }
        let word = self.word(at).to_lowercase();
        let Some(one) = word.strip_suffix('s').filter(|one| Nouns::shared().class(one).is(NounClass::CAUSE)) else {
            return;
        };
        self.retag(at, Tag::Nns, Pos::Noun);
        if let Some(token) = self.tokens.get_mut(at) {
            token.lemma = one.into();
        }
    }

    /// "wound at least 20": who wounds people winds nothing.
    pub(in crate::ingest::extract) fn lemma_of_wound(&mut self, at: Index) {
        if self.word(at) != "wound" || self.lemma(at) != "wind" || self.kid(at, Label::Dobj).is_none() {
            return;
        }
        if self.kids(at).into_iter().any(|k| matches!(self.word(k), "up" | "down" | "around" | "through")) {
            return;
        }
        if self.tag(at) == Tag::Vbd {
            self.retag(at, Tag::Vbp, Pos::Verb);
        }
        if let Some(token) = self.tokens.get_mut(at) {
            token.lemma = "wound".into();
        }
    }

    /// "Ukrainian forces retook the village": a past form that the tagger takes for the verb itself.
    pub(in crate::ingest::extract) fn past_for_present(&mut self, at: Index) {
        if self.tag(at) != Tag::Vbp || !Frames::shared().verb(self.lemma(at)).is_empty() {
            return;
        }
        let Some(base) = base_of_past(&self.word(at).to_lowercase()) else { return };
        self.retag(at, Tag::Vbd, Pos::Verb);
        if let Some(token) = self.tokens.get_mut(at) {
            token.lemma = base.into();
        }
    }

    /// "The court spared him": of "spare", and not of "spar".
    pub(in crate::ingest::extract) fn lemma_of_spared(&mut self, at: Index) {
        if self.lemma(at) == "spar"
            && matches!(self.word(at), "spared" | "sparing")
            && let Some(token) = self.tokens.get_mut(at)
        {
            token.lemma = "spare".into();
        }
    }

    /// "fines", "stages", "relaunches": the verb that the lexicon knows, where the lemmatizer has cut off too much or
    /// too little.
    pub(in crate::ingest::extract) fn lemma_of_verb(&mut self, at: Index) {
        let frames = Frames::shared();
        let lemma = self.lemma(at);
        let third = self.tag(at) == Tag::Vbz;
        // "spares" is of "spare", though there is "spar".
        if !third && !frames.verb(lemma).is_empty() {
            return;
        }
        let word = self.word(at).to_lowercase();
        let cut = |ending: &str, put: &str| word.strip_suffix(ending).map(|stem| format!("{stem}{put}"));
        // "readmitted"
        let undoubled = || {
            let stem = word.strip_suffix("ed")?;
            let last = stem.chars().next_back()?;
            stem.strip_suffix(last).filter(|s| s.ends_with(last)).map(str::to_owned)
        };
        let candidates = match self.tag(at) {
            Tag::Vbz => [cut("s", ""), cut("es", ""), cut("ies", "y"), None],
            Tag::Vbd | Tag::Vbn => [cut("d", ""), cut("ed", ""), cut("ied", "y"), undoubled()],
            Tag::Vbg => [cut("ing", "e"), cut("ing", ""), None, None],
            _ => return,
        };
        let known = candidates.into_iter().flatten().find(|c| !frames.verb(c).is_empty());
        if let Some(known) = known.filter(|k| k != lemma)
            && let Some(token) = self.tokens.get_mut(at)
        {
            token.lemma = known.into();
        }
    }
}
