//! Who is blamed, where another word was taken between: "blamed the attack on Pakistan", "holds India responsible".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;

/// What somebody is held to be who is blamed.
static GUILTY: Words = Words::of("blame.guilty");

impl Sentence<'_> {
    /// "blamed the blast at the dam on Russia": the last "on" behind what somebody is blamed for says who is.
    pub(in crate::ingest::extract) fn blamed_behind_deed(&mut self, at: Index) {
        if self.lemma(at) != "blame" {
            return;
        }
        let deed = self.kid(at, Label::Dobj).filter(|d| *d > at && matches!(self.tag(*d), Tag::Nn | Tag::Nns));
        let Some(deed) = deed else { return };
        if self.kids(at).into_iter().any(|k| k > deed && self.word(k) == "on" && self.names_somebody(k)) {
            return;
        }
        let below = |i: Index| std::iter::successors(Some(i), |t| Some(self.head(*t)).filter(|h| h != t)).take(8);
        let on = (deed + 1..self.tokens.len())
            .rev()
            .find(|i| self.word(*i) == "on" && self.label(*i) == Label::Prep && self.names_somebody(*i));
        if let Some(on) = on.filter(|on| below(*on).any(|t| t == at)) {
            self.hang(on, at, Label::Prep);
        }
    }

    /// Whether behind a preposition stands who can be blamed, and no day.
    fn names_somebody(&self, preposition: Index) -> bool {
        self.kid(preposition, Label::Pobj)
            .is_some_and(|o| matches!(self.tag(o), Tag::Nnp | Tag::Nnps | Tag::Nns) && !self.is_weekday(o))
    }

    /// "holds India responsible for the attack": whom somebody holds to be so was taken for the subject of a clause.
    pub(in crate::ingest::extract) fn held_responsible(&mut self, at: Index) {
        let verb = self.head(at);
        let held = GUILTY.contains(&self.word(at))
            && matches!(self.label(at), Label::Ccomp | Label::Acomp)
            && self.lemma(verb) == "hold"
            && verb < at;
        let Some(whom) = self.kid(at, Label::Nsubj).filter(|w| held && verb < *w && *w < at) else { return };
        self.hang(whom, verb, Label::Dobj);
        self.hang(at, verb, Label::Oprd);
    }
}
