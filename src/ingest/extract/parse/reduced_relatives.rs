//! "Rebels led by Jolani captured Aleppo": a participle taken for the clause's verb.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, Words};

/// Participles of what is said of somebody ("six men said to belong to").
static TELLING: Words = Words::of("reduced_relatives.telling");

/// Verbs of putting a name on somebody.
static LABELLING: Words = Words::of("reduced_relatives.labelling");

impl Sentence<'_> {
    /// A participle with a subject, "by" somebody and no auxiliary says more of that subject where a finite verb
    /// follows all of it: that verb is the clause's.
    pub(in crate::ingest::extract) fn participle_for_clause(&mut self, at: Index) {
        let Some(subject) = self.kid(at, Label::Nsubj).filter(|subject| *subject + 1 == at) else {
            return;
        };
        if self.tag(at) != Tag::Vbn || self.kid(at, Label::Agent).is_none() || self.is_root(at) {
            return;
        }
        let kids = self.kids(at);
        let helped = kids.iter().any(|k| matches!(self.label(*k), Label::Aux | Label::Auxpass));
        let verb = self.reach(at) + 1;
        let finite = matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && self.label(verb) == Label::Conj
            && self.head(verb) < at
            && !self.kids(verb).into_iter().any(|k| self.label(k) == Label::Nsubj);
        if helped || !finite || self.is_below(at, verb) {
            return;
        }
        self.hang(verb, self.head(at), self.label(at));
        self.hang(subject, verb, Label::Nsubj);
        self.hang(at, subject, Label::Acl);
        for kid in kids.into_iter().filter(|k| *k < subject) {
            self.hang(kid, verb, self.label(kid));
        }
    }

    /// "the rockets fired at Metula": what describes a noun without a subject of its own is a participle.
    pub(in crate::ingest::extract) fn participle_for_past(&mut self, at: Index) {
        let kids = self.kids(at);
        let own = kids.iter().any(|k| {
            matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass | Label::Aux | Label::Dobj | Label::Expl)
        });
        let noun = self.head(at);
        if self.label(at) == Label::Acl && self.tag(at) == Tag::Vbd && !own && noun + 1 == at && !self.is_root(noun) {
            self.retag(at, Tag::Vbn, Pos::Verb);
        }
    }

    /// "Police arrested six men said to belong to the gang": what is said is said of the object, by nobody of the
    /// sentence.
    pub(in crate::ingest::extract) fn told_of_object(&mut self, at: Index) {
        let verb = self.head(at);
        let told = TELLING.contains(&self.lemma(at))
            && matches!(self.tag(at), Tag::Vbd | Tag::Vbn)
            && self.label(at) == Label::Conj
            && verb < at
            && self.kid(at, Label::Nsubj).is_none()
            && !self.kids(at).into_iter().any(|k| matches!(self.label(k), Label::Aux | Label::Auxpass | Label::Cc));
        let object = at.checked_sub(1).filter(|o| told && self.is_noun(*o));
        let Some(object) = object.filter(|o| self.head(*o) == verb && self.label(*o) == Label::Dobj) else { return };
        if at + 1 < self.tokens.len() && self.word(at + 1) == "to" {
            self.hang(at, object, Label::Acl);
            self.retag(at, Tag::Vbn, Pos::Verb);
        }
    }

    /// The last token below a token.
    fn reach(&self, at: Index) -> Index {
        (at..self.tokens.len()).rev().find(|token| self.is_below(*token, at)).unwrap_or(at)
    }

    /// Whether a token hangs from another, or is it.
    pub(super) fn is_below(&self, token: Index, above: Index) -> bool {
        let mut at = token;
        for _ in 0..self.tokens.len() {
            if at == above || self.is_root(at) {
                break;
            }
            at = self.head(at);
        }
        at == above
    }

    /// "A student stabbed Mayor Jon Roe in Leeds": the only verb was taken for a participle, and its object for another
    /// name of who did it.
    pub(in crate::ingest::extract) fn deed_of_somebody(&mut self, at: Index) {
        let noun = self.head(at);
        let kids = self.kids(at);
        let own = kids.iter().any(|k| {
            matches!(
                self.label(*k),
                Label::Agent | Label::Dobj | Label::Aux | Label::Auxpass | Label::Nsubj | Label::Prep
            )
        });
        let object = self.kids(noun).into_iter().find(|k| {
            *k > at && self.label(*k) == Label::Appos && self.tag(*k) == Tag::Nnp && self.lowest(*k) == at + 1
        });
        let opens = self.is_root(noun) && self.tag(noun) == Tag::Nn && self.lowest(noun) == 0;
        let Some(object) = object.filter(|_| opens && self.label(at) == Label::Acl && noun + 1 == at && !own) else {
            return;
        };
        if !matches!(self.tag(at), Tag::Vbn | Tag::Vbd) || Frames::shared().verb(self.lemma(at)).is_empty() {
            return;
        }
        let behind: Vec<Index> = self.kids(noun).into_iter().filter(|k| *k > at).collect();
        self.retag(at, Tag::Vbd, Pos::Verb);
        self.hang(at, at, Label::Root);
        self.hang(noun, at, Label::Nsubj);
        for kid in behind {
            let label = if kid == object { Label::Dobj } else { self.label(kid) };
            self.hang(kid, at, label);
        }
    }

    /// "The group, designated a terrorist organisation by Spain, denied it": what is said of the subject between commas
    /// was taken for the clause's verb, and whoever says it was hung on the epithet.
    pub(in crate::ingest::extract) fn epithet_for_clause(&mut self, at: Index) {
        if !matches!(self.tag(at), Tag::Vbd | Tag::Vbn) || !self.is_root(at) || !LABELLING.contains(&self.lemma(at)) {
            return;
        }
        let comma = at.checked_sub(1).filter(|c| self.tag(*c) == Tag::Comma);
        let kids = self.kids(at);
        let Some(comma) = comma else { return };
        let subject = kids
            .iter()
            .copied()
            .find(|k| *k < comma && matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass) && self.is_noun(*k));
        let epithet =
            kids.iter().copied().find(|k| *k > at && matches!(self.label(*k), Label::Dobj | Label::Oprd | Label::Attr));
        let helped = kids.iter().any(|k| matches!(self.label(*k), Label::Aux | Label::Auxpass | Label::Cc));
        let (Some(subject), Some(epithet), false) = (subject, epithet, helped) else { return };
        let verb = kids.iter().copied().find(|k| {
            *k > epithet
                && self.label(*k) == Label::Conj
                && matches!(self.tag(*k), Tag::Vbd | Tag::Vbz | Tag::Vbp)
                && self.kid(*k, Label::Nsubj).is_none()
        });
        let Some(verb) = verb.filter(|v| (epithet..*v).any(|i| self.tag(i) == Tag::Comma)) else { return };
        let by =
            (epithet + 1..verb).find(|i| self.word(*i) == "by" && (self.is_below(*i, epithet) || self.head(*i) == at));
        self.take_place(at, verb);
        self.hang(subject, verb, Label::Nsubj);
        self.hang(at, subject, Label::Acl);
        self.retag(at, Tag::Vbn, Pos::Verb);
        self.hang(epithet, at, Label::Oprd);
        if let Some(by) = by {
            self.hang(by, at, Label::Agent);
        }
        for kid in kids.into_iter().filter(|k| *k > verb) {
            self.hang(kid, verb, self.label(kid));
        }
    }
}
