//! Names behind two nouns, of which one is the other's: "an aide to Chad's president, Omar Bah,".
//! Also "Kenya's president and the opposition's leader, Martha Roe,", "flew to Peru, whose president, Ana Paz,
//! condemned it".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Nouns, Words};

/// Those who are called by whose companions or opponents they are.
pub(in crate::ingest::extract) static COMPANIONS: Words = Words::of("companions.companions");

impl Sentence<'_> {
    /// "An aide to Chad's president, Omar Bah, resigned": the aide is called so, unless the gazetteer knows somebody of
    /// that name, who may be the president.
    pub(in crate::ingest::extract) fn name_behind_companion(&mut self, at: Index) {
        let post = self.head(at);
        let preposition = self.head(post);
        let companion = self.head(preposition);
        let behind = self.label(at) == Label::Appos
            && self.tag(at) == Tag::Nnp
            && post < at
            && self.tag(post) == Tag::Nn
            && self.label(post) == Label::Pobj
            && companion < preposition
            && self.tag(companion) == Tag::Nn
            && COMPANIONS.contains(&self.lemma(companion));
        if behind && self.gazetteer.person(self.name_written(at)).is_none() {
            self.hang(at, companion, Label::Appos);
        }
    }

    /// The words of a name up to its last.
    fn name_written(&self, last: Index) -> &str {
        self.written(self.first_kid(last), last)
    }

    /// "Peru's minister and the mayor of Lima, Luis Roe, visited it": the name is that of the post right before it,
    /// where that has an owner or an article of its own.
    pub(in crate::ingest::extract) fn name_behind_second_post(&mut self, at: Index) {
        let first = self.head(at);
        if self.label(at) != Label::Appos || self.tag(at) != Tag::Nnp || first >= at || self.tag(first) != Tag::Nn {
            return;
        }
        let own = |i: &Index| {
            *i > first
                && *i < at
                && self.label(*i) == Label::Conj
                && self.tag(*i) == Tag::Nn
                && Nouns::shared().class(self.lemma(*i)).is(NounClass::POST)
                && self.kids(*i).into_iter().any(|k| k < *i && matches!(self.label(k), Label::Det | Label::Poss))
        };
        if let Some(second) = self.kids(first).into_iter().rev().find(own) {
            self.hang(at, second, Label::Appos);
        }
    }

    /// "flew to Peru, whose president, Ana Paz, condemned it": the verb behind the name is the president's, not a
    /// second one of whoever flew.
    pub(in crate::ingest::extract) fn clause_of_whose_post(&mut self, at: Index) {
        let owner = self.head(at);
        let whose = self.kid(at, Label::Poss).filter(|w| self.tag(*w) == Tag::WpPoss);
        let named = self.kid(at, Label::Appos).filter(|n| *n > at && self.tag(*n) == Tag::Nnp);
        let (Some(_), Some(named)) = (whose, named) else { return };
        if self.label(at) != Label::Appos || owner >= at {
            return;
        }
        let behind = named + 1 + usize::from(self.tag(named + 1) == Tag::Comma);
        let verb = match self.label(behind) {
            Label::Aux | Label::Auxpass => self.head(behind),
            _ => behind,
        };
        let first = self.head(verb);
        let own = self.kids(verb).into_iter().any(|k| {
            matches!(self.label(k), Label::Nsubj | Label::Nsubjpass | Label::Mark | Label::Expl | Label::Csubj)
        });
        let joined = self.label(verb) == Label::Conj && first < at && !own;
        if joined && verb >= behind && matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn) {
            let passive = self.kid(verb, Label::Auxpass).is_some();
            self.hang(at, verb, if passive { Label::Nsubjpass } else { Label::Nsubj });
            self.hang(verb, owner, Label::Relcl);
        }
    }

    /// "During the rule of President Jon Roe, Ana Holm was jailed": the second name was taken for another one of
    /// the first, and is who the sentence is about.
    pub(in crate::ingest::extract) fn subject_behind_fronted_name(&mut self, at: Index) {
        let fronted = self.head(at);
        let comma = self.first_kid(at).checked_sub(1).filter(|c| self.tag(*c) == Tag::Comma && *c > fronted);
        if self.label(at) != Label::Appos
            || self.tag(at) != Tag::Nnp
            || self.tag(fronted) != Tag::Nnp
            || comma.is_none()
        {
            return;
        }
        let verb = match self.label(at + 1) {
            Label::Aux | Label::Auxpass | Label::Neg => self.head(at + 1),
            _ => at + 1,
        };
        let finite = matches!(self.tag(at + 1), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        let own = [Label::Nsubj, Label::Nsubjpass, Label::Expl].into_iter().any(|l| self.kid(verb, l).is_some());
        let above = std::iter::successors(Some(fronted), |i| Some(self.head(*i)).filter(|h| h != i)).take(8);
        let in_front = above.into_iter().any(|i| i < at && self.head(i) == verb && self.label(i) == Label::Prep);
        if finite && !own && verb > at && in_front {
            let passive = self.kid(verb, Label::Auxpass).is_some();
            self.hang(at, verb, if passive { Label::Nsubjpass } else { Label::Nsubj });
        }
    }
}
