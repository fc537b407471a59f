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
        let Some(gerund) = to.and_then(|t| t.checked_sub(1)) else { return };
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
