//! Further infinitives that the parser joined to the verb that governs the first.
//! Thus "agreed to open a crossing, build a railway and sign a treaty" tells of three things agreed to, and of nothing
//! built or signed.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, Slot, Words};

/// Verbs that say of their infinitive that it was not done.
static UNDONE: Words = Words::of("infinitive_conjuncts.undone");
/// Verbs that an infinitive follows which tells what somebody has in mind.
static PLANNING: Words = Words::of("infinitive_conjuncts.planning");

/// Where somebody is called upon to do something.
static SPOKEN_IN: Words = Words::of("infinitive_conjuncts.spoken-in");

/// What stands between a verb and its infinitive has at most so many words.
const LONGEST_ASIDE: usize = 10;

impl Sentence<'_> {
    /// A bare verb without a subject joins the infinitive in front of it, not the finite verb above that.
    pub(in crate::ingest::extract) fn infinitive_beside_finite(&mut self, at: Index) {
        let governor = self.head(at);
        if !matches!(self.tag(at), Tag::Vb | Tag::Vbp) || self.label(at) != Label::Conj || governor >= at {
            return;
        }
        let own = self.kids(at).into_iter().any(|k| {
            matches!(
                self.label(k),
                Label::Nsubj | Label::Nsubjpass | Label::Csubj | Label::Expl | Label::Aux | Label::Auxpass | Label::Neg
            )
        });
        // "The two sides meet to sign a treaty and visit a school": of the same form as the verb above, so only where a
        // comma shows that a list goes on.
        let differs = match self.tag(governor) {
            Tag::Vbd | Tag::Vbz => true,
            Tag::Vbp => at.checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma),
            _ => false,
        };
        if own || !differs {
            return;
        }
        let infinitive = self.kids(governor).into_iter().rfind(|k| {
            *k > governor
                && *k < at
                && self.label(*k) == Label::Xcomp
                && self.tag(*k) == Tag::Vb
                && self.kids(*k).into_iter().any(|t| self.tag(t) == Tag::To)
        });
        if let Some(first) = infinitive {
            self.retag(at, Tag::Vb, Pos::Verb);
            self.hang(at, first, Label::Conj);
        }
    }

    /// "puts the police under his command and orders 800 soldiers to enter the city": the infinitive right behind the
    /// object of a verb that asks is what is asked of it, not a purpose of the verb above.
    pub(in crate::ingest::extract) fn infinitive_of_joined_request(&mut self, at: Index) {
        let Some(to) = at.checked_sub(1).filter(|t| self.tag(*t) == Tag::To && self.head(*t) == at) else { return };
        let first = self.head(at);
        if self.tag(at) != Tag::Vb || !matches!(self.label(at), Label::Advcl | Label::Xcomp) || first >= to {
            return;
        }
        let asks = |verb: Index| {
            let frames = Frames::shared().verb(self.lemma(verb));
            frames.iter().any(|f| f.target.iter().any(|slot| matches!(slot, Slot::Infinitive | Slot::OtherInfinitive)))
        };
        let ends_here = |verb: &Index| {
            self.label(*verb) == Label::Conj
                && self.head(*verb) == first
                && self.kid(*verb, Label::Dobj).is_some_and(|o| o < to && self.highest(o) + 1 == to)
        };
        if let Some(verb) = (first + 1..to).rev().find(|i| ends_here(i)).filter(|v| asks(*v)) {
            self.hang(at, verb, Label::Xcomp);
        }
    }

    /// "jailed a man for planning to bomb it", "on suspicion of planning to": the infinitive is what was planned, not a
    /// purpose of the verb above.
    pub(in crate::ingest::extract) fn infinitive_of_planning(&mut self, at: Index) {
        let to = at.checked_sub(1).filter(|t| self.tag(*t) == Tag::To && self.head(*t) == at);
        let Some(last) = to.and_then(|t| t.checked_sub(1)) else { return };
        // "accused it of planning, along with others, to attack": what stands in commas parts the two.
        let aside = self.tag(last) == Tag::Comma;
        let low = last.saturating_sub(LONGEST_ASIDE);
        let opened = (low..last).rev().find(|i| aside && self.tag(*i) == Tag::Comma);
        let plain = opened.is_some_and(|c| {
            matches!(self.tag(c + 1), Tag::In | Tag::Rb) && (c + 1..last).all(|i| !self.is_finite_or_infinitive(i))
        });
        let Some(gerund) = (if aside { opened.filter(|_| plain).and_then(|c| c.checked_sub(1)) } else { Some(last) })
        else {
            return;
        };
        let word = self.word(gerund).to_lowercase();
        let Some(stem) = word.strip_suffix("ing") else { return };
        let lemma = [stem, stem.get(..stem.len().saturating_sub(1)).unwrap_or_default()]
            .into_iter()
            .find(|base| PLANNING.contains(base))
            .map(str::to_owned)
            .or_else(|| Some(format!("{stem}e")).filter(|base| PLANNING.contains(&base.as_str())));
        let behind = matches!(self.label(gerund), Label::Pobj | Label::Pcomp) && self.head(gerund) < gerund;
        let Some(lemma) = lemma.filter(|_| behind && self.tag(at) == Tag::Vb && self.head(at) != gerund) else {
            return;
        };
        if !matches!(self.label(at), Label::Advcl | Label::Acl | Label::Xcomp | Label::Relcl) || self.head(at) > gerund
        {
            return;
        }
        self.retag(gerund, Tag::Vbg, Pos::Verb);
        if let Some(token) = self.tokens.get_mut(gerund) {
            token.lemma = lemma.into();
        }
        self.hang(gerund, self.head(gerund), Label::Pcomp);
        self.hang(at, gerund, Label::Xcomp);
        for between in gerund + 1..last {
            if !(gerund..last).contains(&self.head(between)) {
                self.hang(between, gerund, self.label(between));
            }
        }
    }

    /// "called on Merz in a letter to dismiss him": the infinitive was hung on where he was called upon.
    pub(in crate::ingest::extract) fn infinitive_of_call(&mut self, at: Index) {
        let mut place = self.head(at);
        let to = self.tag(at) == Tag::Vb && self.kids(at).into_iter().any(|k| k < at && self.tag(k) == Tag::To);
        if !to || place > at || !matches!(self.label(at), Label::Relcl | Label::Acl | Label::Advcl | Label::Xcomp) {
            return;
        }
        // "in a statement on Friday": hung on the day.
        for _ in 0..2 {
            let outer = self.head(self.head(place));
            if !SPOKEN_IN.contains(&self.lemma(place)) && self.label(place) == Label::Pobj && self.is_noun(outer) {
                place = outer;
            }
        }
        let preposition = self.head(place);
        if !SPOKEN_IN.contains(&self.lemma(place))
            || self.label(place) != Label::Pobj
            || !matches!(self.word(preposition), "in" | "during" | "at" | "on" | "with" | "via")
        {
            return;
        }
        let mut verb = self.head(preposition);
        let called = |this: &Self, verb: Index| {
            matches!(this.lemma(verb), "call" | "appeal") && !this.is_noun(verb) && verb < preposition
        };
        for _ in 0..2 {
            if !called(self, verb) {
                verb = self.head(verb);
            }
        }
        let upon =
            self.kids(verb).into_iter().find(|k| *k == verb + 1 && matches!(self.word(*k), "on" | "upon" | "to"));
        let Some(upon) = upon.filter(|_| called(self, verb)) else { return };
        // "called on President Saied": taken for a clause.
        let whom = self.kid(upon, Label::Pobj).or_else(|| {
            self.kids(verb).into_iter().find(|k| {
                *k > upon
                    && *k < preposition
                    && self.is_noun(*k)
                    && matches!(self.label(*k), Label::Ccomp | Label::Dobj)
            })
        });
        let Some(whom) = whom.filter(|w| *w < preposition) else { return };
        self.hang(whom, upon, Label::Pobj);
        self.hang(preposition, verb, Label::Prep);
        self.hang(at, verb, Label::Xcomp);
    }

    fn is_finite_or_infinitive(&self, at: Index) -> bool {
        matches!(self.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vb | Tag::Md)
    }

    /// "failed on Friday to sign the accord", "refused in Doha to free them": what stands between parts no infinitive
    /// from the verb that says it was not done, and which has no purpose.
    pub(in crate::ingest::extract) fn infinitive_behind_time(&mut self, at: Index) {
        let above = self.head(at);
        // "declined for the second time to accept": hung on the time.
        let counted = self.label(at) == Label::Relcl
            && matches!(self.word(above), "time" | "day" | "week" | "month" | "year")
            && self.label(above) == Label::Pobj;
        let verb = if counted { self.head(self.head(above)) } else { above };
        let parted = (counted || self.label(at) == Label::Advcl)
            && self.tag(at) == Tag::Vb
            && verb < at
            && UNDONE.contains(&self.lemma(verb))
            && self.kid(verb, Label::Dobj).is_none()
            && self.kids(at).into_iter().any(|k| self.tag(k) == Tag::To)
            && !self.kids(at).into_iter().any(|k| matches!(self.label(k), Label::Mark | Label::Nsubj));
        if parted {
            self.hang(at, verb, Label::Xcomp);
        }
    }
}
