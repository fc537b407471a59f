//! Those whom a verb is about, taken for a part of something else.
//! Who is named to a post, whom a complaint is against, who meets.

use crate::ingest::extract::parse::reattachments::LAWSUITS;
use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::Words;

/// Verbs of giving somebody a post.
static APPOINTING: Words = Words::of("parties.appointing");

impl Sentence<'_> {
    /// "named retired General Jane Roe as his successor": who is named was taken for a predicate.
    pub(in crate::ingest::extract) fn person_named(&mut self, at: Index) {
        let verb = self.head(at);
        let kids = self.kids(verb);
        let post = kids.iter().any(|k| *k > at && self.label(*k) == Label::Prep && self.word(*k) == "as");
        if self.label(at) == Label::Oprd
            && verb < at
            && self.tag(at) == Tag::Nnp
            && self.persons.contains(&(at + self.first))
            && APPOINTING.contains(&self.lemma(verb))
            && post
            && !kids.iter().any(|k| matches!(self.label(*k), Label::Dobj | Label::Nsubjpass | Label::Auxpass))
        {
            self.hang(at, verb, Label::Dobj);
        }
    }

    /// "A nurse called Ana Roe announced that she would stand": what somebody is called was taken for what is told, and
    /// what is told for a second name.
    pub(in crate::ingest::extract) fn verb_behind_called(&mut self, at: Index) {
        if !matches!(self.lemma(at), "call" | "name") || !matches!(self.tag(at), Tag::Vbd | Tag::Vbn) {
            return;
        }
        let Some(somebody) = self.kid(at, Label::Nsubj).filter(|s| s + 1 == at && self.is_noun(*s)) else { return };
        let article = self.kids(somebody).into_iter().any(|k| matches!(self.word(k), "a" | "an" | "A" | "An" | "one"));
        let kids = self.kids(at);
        let name = kids.iter().copied().find(|k| {
            *k > at && self.tag(*k) == Tag::Nnp && matches!(self.label(*k), Label::Oprd | Label::Dobj | Label::Appos)
        });
        let Some(name) = name.filter(|n| article && self.lowest(*n) == at + 1) else { return };
        let told = kids.iter().copied().find(|k| {
            *k == name + 1
                && matches!(self.tag(*k), Tag::Vbd | Tag::Vbz | Tag::Vbp)
                && self.kid(*k, Label::Nsubj).is_none_or(|s| s > *k)
        });
        let Some(told) = told else { return };
        self.take_place(at, told);
        self.hang(somebody, told, Label::Nsubj);
        self.hang(at, somebody, Label::Acl);
        self.hang(name, at, Label::Oprd);
        self.retag(at, Tag::Vbn, Pos::Verb);
        for kid in kids.into_iter().filter(|k| *k != somebody && *k != name && *k != told) {
            self.hang(kid, told, self.label(kid));
        }
    }

    /// "filed a complaint with the WTO against Chad": whom it is against was hung on the body that hears it.
    pub(in crate::ingest::extract) fn against_behind_court(&mut self, at: Index) {
        let court = self.head(at);
        let with = self.head(court);
        let above = self.head(with);
        if self.label(at) != Label::Prep
            || self.word(at) != "against"
            || self.label(court) != Label::Pobj
            || !matches!(self.word(with), "with" | "at" | "before" | "to")
            || court >= at
        {
            return;
        }
        let noun = if self.is_noun(above) { Some(above) } else { self.kid(above, Label::Dobj).filter(|o| *o < with) };
        if let Some(noun) = noun.filter(|n| LAWSUITS.contains(&self.lemma(*n)) && *n < with) {
            self.hang(at, noun, Label::Prep);
        }
    }

    /// "was agreed by foreign ministers meeting in Brussels": those who meet were taken for a part of the meeting.
    pub(in crate::ingest::extract) fn people_meeting(&mut self, at: Index) {
        let Some(people) = at.checked_sub(1).filter(|p| self.head(*p) == at) else { return };
        let goes_on = self.kids(at).into_iter().any(|k| k > at && self.label(k) == Label::Prep);
        if self.tag(at) != Tag::Vbg
            || self.lemma(at) != "meet"
            || self.label(at) != Label::Pobj
            || !matches!(self.label(people), Label::Compound | Label::Nmod)
            || self.tag(people) != Tag::Nns
            || !goes_on
        {
            return;
        }
        for kid in self.kids(at) {
            if kid < people {
                self.hang(kid, people, self.label(kid));
            }
        }
        self.hang(people, self.head(at), Label::Pobj);
        self.hang(at, people, Label::Acl);
    }
}
