//! What has befallen somebody, told in front of his name behind a verb, which the parser took for a deed of the verb's
//! subject: "Germany honoured murdered journalist Jane Roe", "The envoy visited detained former president Ali Roe".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::Words;

/// Verbs of what befalls people and is told in front of their names.
static BEFALLING: Words = Words::of("fates.befalling");

/// Verbs behind which a participle is no epithet: it tells what somebody or something is, or is made.
static LINKING: Words = Words::of("fates.linking");

impl Sentence<'_> {
    /// "buried murdered journalist Jane Roe": no determiner stands between the participle and the name.
    pub(in crate::ingest::extract) fn epithet_behind_verb(&mut self, at: Index) {
        let Some(verb) = at.checked_sub(1) else { return };
        if !matches!(self.tag(at), Tag::Vbn | Tag::Vbd)
            || !BEFALLING.contains(&self.lemma(at))
            || !matches!(self.tag(verb), Tag::Vbd | Tag::Vbn | Tag::Vbz | Tag::Vbp | Tag::Vb | Tag::Vbg)
            || self.is_noun(verb)
            || LINKING.contains(&self.lemma(verb))
        {
            return;
        }
        let Some(object) = self.kid(at, Label::Dobj).filter(|o| *o > at + 1 && self.tag(*o) == Tag::Nnp) else {
            return;
        };
        let bare = matches!(self.tag(at + 1), Tag::Nn | Tag::Jj)
            && (at + 1..object).all(|i| matches!(self.tag(i), Tag::Nn | Tag::Jj | Tag::Nnp | Tag::Hyph));
        // "Thousands buried murdered journalist Jane Roe": taken for those whom others buried.
        let described = self.label(verb) == Label::Acl && self.kid(at, Label::Nsubj) == Some(self.head(verb));
        let over = described || self.head(verb) == at && self.label(verb) == Label::Aux;
        let under = self.head(at) == verb && matches!(self.label(at), Label::Xcomp | Label::Advcl | Label::Ccomp);
        if !bare || !(over || under) || described && !self.kids(verb).is_empty() {
            return;
        }
        if over {
            self.take_place(at, verb);
            self.retag(verb, if self.tag(verb) == Tag::Vbn { Tag::Vbd } else { self.tag(verb) }, Pos::Verb);
        }
        for kid in self.kids(at) {
            if kid != verb && kid != object {
                self.hang(kid, verb, self.label(kid));
            }
        }
        self.hang(object, verb, Label::Dobj);
        self.hang(at, object, Label::Amod);
        self.retag(at, Tag::Vbn, Pos::Verb);
    }
}
