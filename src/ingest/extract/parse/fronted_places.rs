//! A place in front of the subject ("In Kabul, Chad and the rebels held talks"), for a list of which the parser takes it.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::EntryClass;

impl Sentence<'_> {
    /// "In Kabul, Chad and the rebels held talks": a verb without a subject, behind a city and countries that are joined
    /// to it by a comma.
    pub(in crate::ingest::extract) fn subject_behind_fronted_place(&mut self, at: Index) {
        let place = self.head(at);
        let preposition = self.head(place);
        let verb = self.head(preposition);
        let city = || {
            let entry = self.gazetteer.find_written(self.written(self.lowest(place), place));
            entry.is_some_and(|e| e.class == EntryClass::City)
        };
        let fits = self.label(at) == Label::Conj
            && self.label(place) == Label::Pobj
            && self.label(preposition) == Label::Prep
            && matches!(self.word(preposition), "In" | "in" | "At" | "at")
            && preposition < place
            && place < at
            && at < verb
            && matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn | Tag::Vb)
            && place + 1 + 1 == self.lowest(at)
            && self.tag(place + 1) == Tag::Comma
            && self.kid(place, Label::Cc).is_none()
            && self.kid(at, Label::Cc).is_some()
            && !self.subject_stands(verb)
            && city();
        if fits {
            let passive = self.kid(verb, Label::Auxpass).is_some();
            self.hang(at, verb, if passive { Label::Nsubjpass } else { Label::Nsubj });
            self.hang(place + 1, verb, Label::Punct);
        }
    }

    /// Whether a verb has a subject.
    fn subject_stands(&self, verb: Index) -> bool {
        self.kids(verb)
            .into_iter()
            .any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass | Label::Csubj | Label::Expl))
    }
}
