//! Clauses whose subject stands behind the verb, or in a clause of its own: "Also arrested was Jon Roe", "It was Hamas
//! that rejected it". Also what is said of somebody behind the post that he gets.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// Verbs that give somebody a post.
static CHOOSING: Words = Words::of("turned_clauses.choosing");

impl Sentence<'_> {
    /// "Also arrested was Jon Roe", "Injured in the blast were four nurses": whom a passive befell was taken for
    /// what he is.
    pub(in crate::ingest::extract) fn subject_behind_passive(&mut self, at: Index) {
        let be = self.head(at);
        let passive = self.head(be);
        let turned = self.label(at) == Label::Attr
            && self.is_noun(at)
            && be < at
            && self.lemma(be) == "be"
            && self.label(be) == Label::Auxpass
            && passive < be
            && self.tag(passive) == Tag::Vbn
            // "Among those expected at the summit is"
            && passive.checked_sub(1).is_none_or(|b| self.word(b) != "those")
            && !self.kids(passive).into_iter().any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass));
        if turned {
            self.hang(at, passive, Label::Nsubjpass);
        }
    }

    /// "It was Hamas that rejected the plan": what is told of whoever it was hangs on him.
    pub(in crate::ingest::extract) fn clause_of_cleft(&mut self, at: Index) {
        let be = self.head(at);
        let whoever = self.kid(be, Label::Attr).filter(|w| self.is_noun(*w) && *w < at && be < *w);
        let Some(whoever) = whoever else { return };
        let relative = self.kid(at, Label::Nsubj).is_some_and(|s| {
            s > whoever && s < at && matches!(self.tag(s), Tag::Wdt | Tag::Wp) && self.word(s) != "what"
        });
        let cleft = matches!(self.label(at), Label::Ccomp | Label::Advcl | Label::Relcl)
            && self.lemma(be) == "be"
            && self.kid(be, Label::Nsubj).is_some_and(|it| it < be && self.word(it).eq_ignore_ascii_case("it"))
            && matches!(self.tag(whoever), Tag::Nnp | Tag::Nnps);
        if cleft && relative {
            self.hang(at, whoever, Label::Relcl);
        }
    }

    /// "appoints Ann Lee as minister, who is confirmed by parliament": whoever gets the post is.
    pub(in crate::ingest::extract) fn who_of_appointed(&mut self, at: Index) {
        let post = self.head(at);
        let who = |k: Index| k < at && self.tag(k) == Tag::Wp && self.word(k) == "who";
        let relative = self.label(at) == Label::Relcl
            && post < at
            && self.tag(post) == Tag::Nn
            && self.kids(at).into_iter().any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass) && who(k));
        let verb = match self.label(post) {
            Label::Pobj if matches!(self.word(self.head(post)), "as" | "to") => self.head(self.head(post)),
            Label::Oprd => self.head(post),
            _ => return,
        };
        let whom = self.kid(verb, Label::Dobj).filter(|o| *o < post && self.tag(*o) == Tag::Nnp);
        if let Some(whom) = whom.filter(|_| relative && CHOOSING.contains(&self.lemma(verb))) {
            self.hang(at, whom, Label::Relcl);
        }
    }
}
