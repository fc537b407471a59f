//! Prepositions and names behind what is thrown in between commas, which the parser hung on that: "a critic of the
//! king, in March", "and, on Friday, Chad"; and those behind a participle, which it hung on the verb.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, Words};
use crate::model::month_number;

/// What is said of those who then stand before a court.
static CHARGED: Words = Words::of("asides.charged");

/// So many words may stand between the commas.
const LONGEST: usize = 6;

impl Sentence<'_> {
    /// "arrested Ali Roe, a critic of the king, in March": what stands behind the second comma says when and where he
    /// was arrested.
    pub(in crate::ingest::extract) fn adjunct_behind_apposition(&mut self, at: Index) {
        let described = self.head(at);
        let closed = at.checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma);
        if self.label(at) != Label::Prep
            || !closed
            || !matches!(self.word(at), "in" | "on" | "at" | "near" | "outside" | "for" | "after" | "during")
            || self.label(described) != Label::Appos
            || described > at
        {
            return;
        }
        let name = self.head(described);
        let verb = self.head(name);
        let opened = self.lowest(described).checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma && c > name);
        let object = matches!(self.label(name), Label::Dobj | Label::Nsubjpass) && name > verb;
        if !opened || !object || self.is_noun(verb) {
            return;
        }
        for kid in self.kids(described) {
            if kid >= at && self.label(kid) == Label::Prep {
                self.hang(kid, verb, Label::Prep);
            }
        }
    }

    /// "The sailors rescued on Tuesday had been captured": what stands right behind a participle goes with it, and not
    /// with the verb of the clause.
    pub(in crate::ingest::extract) fn adjunct_behind_participle(&mut self, at: Index) {
        let verb = self.head(at);
        if self.label(at) != Label::Prep || verb < at || !matches!(self.tag(verb), Tag::Vbn | Tag::Vbd | Tag::Vbz) {
            return;
        }
        let subject =
            self.kids(verb).into_iter().rfind(|k| *k < at && matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass));
        let Some(subject) = subject else { return };
        // "Two of the women freed by rebels on Sunday"
        let counted =
            self.kids(subject).into_iter().find(|k| self.word(*k) == "of").and_then(|o| self.kid(o, Label::Pobj));
        let noun = counted.filter(|n| *n < at).unwrap_or(subject);
        let participle = self
            .kids(noun)
            .into_iter()
            .find(|k| *k > noun && *k < at && self.label(*k) == Label::Acl && self.tag(*k) == Tag::Vbn);
        let Some(participle) = participle else { return };
        let plain = (participle + 1..at).all(|i| self.tag(i) != Tag::Comma && !self.hangs_on(i, verb));
        let helps = |k: &Index| *k > at && *k < verb && matches!(self.label(*k), Label::Aux | Label::Auxpass);
        let helped = self.lemma(verb) == "be" || self.kids(verb).iter().any(helps);
        // "A man accused of murder on Monday denied it": then he did.
        let of_participle = helped && !CHARGED.contains(&self.lemma(participle));
        // "captured in 2014", "passed in May": no day that a verb in the past tense has without saying more.
        let day = self.kid(at, Label::Pobj);
        let long_ago = day.is_some_and(|d| month_number(self.word(d)).is_some() || self.word(d).len() == 4)
            && matches!(self.word(at), "in")
            && self.kid(at, Label::Pobj).is_some_and(|d| self.kids(d).is_empty() || self.tag(d) == Tag::Nnp);
        let had = self.kids(verb).iter().any(|k| helps(k) && self.word(*k) == "had");
        let dated = day.is_some_and(|d| self.is_weekday_or_month(d) || self.tag(d) == Tag::Cd);
        if plain && (had || dated && (of_participle || long_ago)) {
            self.hang(at, participle, Label::Prep);
        }
    }

    fn hangs_on(&self, at: Index, verb: Index) -> bool {
        self.head(at) == verb && self.label(at) != Label::Prep
    }

    /// "met Meloni and, on Friday, Tusk": the second object was taken for a measure of time.
    pub(in crate::ingest::extract) fn object_behind_aside(&mut self, at: Index) {
        let verb = self.head(at);
        if !matches!(self.label(at), Label::Npadvmod | Label::Dep | Label::Appos | Label::Oprd)
            || !matches!(self.tag(at), Tag::Nnp | Tag::Nnps)
            || verb >= at
        {
            return;
        }
        let Some(object) = self.kid(verb, Label::Dobj).filter(|o| *o < at) else { return };
        let Some(closing) = self.lowest(at).checked_sub(1).filter(|c| self.tag(*c) == Tag::Comma) else { return };
        let low = closing.saturating_sub(LONGEST);
        let Some(opening) = (low..closing).rev().find(|i| self.tag(*i) == Tag::Comma) else { return };
        let joint = opening.checked_sub(1).filter(|and| self.word(*and) == "and" && *and > object);
        let Some(joint) = joint else { return };
        let timed = matches!(self.word(opening + 1), "on" | "in" | "later" | "last" | "a" | "earlier");
        if !timed || (object + 1..joint).any(|i| self.tag(i) == Tag::Comma) {
            return;
        }
        self.hang(joint, object, Label::Cc);
        self.hang(at, object, Label::Conj);
        for aside in opening + 1..closing {
            if self.head(aside) == verb {
                self.hang(aside, at, self.label(aside));
            }
        }
    }

    /// "Israel's killing on Friday of Nasrallah": what the deed is done to was hung on the day.
    pub(in crate::ingest::extract) fn patient_behind_day(&mut self, at: Index) {
        let day = self.head(at);
        let preposition = self.head(day);
        let deed = self.head(preposition);
        let fits = self.word(at) == "of"
            && self.label(at) == Label::Prep
            && self.tag(day) == Tag::Nnp
            && self.label(day) == Label::Pobj
            && day < at
            && matches!(self.word(preposition), "on" | "in" | "at")
            && self.is_noun(deed)
            && deed < preposition
            && !Frames::shared().noun(self.lemma(deed)).is_empty()
            && self.kids(deed).into_iter().any(|k| k < deed && matches!(self.label(k), Label::Poss | Label::Det));
        if fits && self.is_weekday_or_month(day) {
            self.hang(at, deed, Label::Prep);
        }
    }

    /// "Two journalists were on Monday arrested": the day keeps the auxiliary from its participle.
    pub(in crate::ingest::extract) fn participle_behind_day(&mut self, at: Index) {
        let be = self.head(at);
        let kids = self.kids(be);
        let has = |label: Label| kids.iter().any(|k| self.label(*k) == label);
        if self.tag(at) != Tag::Vbn
            || self.label(at) != Label::Advcl
            || be > at
            || !matches!(self.word(be), "was" | "were" | "is" | "are")
            || has(Label::Attr)
            || has(Label::Acomp)
            || self.kids(at).into_iter().any(|k| k < at)
        {
            return;
        }
        let Some(subject) = kids.iter().copied().find(|k| *k < be && self.label(*k) == Label::Nsubj) else { return };
        let between: Vec<Index> = kids.iter().copied().filter(|k| *k > be && *k < at).collect();
        // "The minister was in Oslo on Monday, accompanied by": there he was.
        let dated = |i: Index| self.is_weekday_or_month(i);
        let day = |k: Index| match self.label(k) {
            Label::Prep => self.kid(k, Label::Pobj).is_some_and(dated),
            Label::Npadvmod => dated(k),
            label => label == Label::Advmod,
        };
        let bare = between.iter().all(|k| day(*k))
            && between.first() == Some(&(be + 1))
            && (be + 1..at).all(|i| self.tag(i) != Tag::Comma);
        if !bare {
            return;
        }
        self.take_place(be, at);
        for kid in kids {
            if kid != at {
                self.hang(kid, at, self.label(kid));
            }
        }
        self.hang(subject, at, Label::Nsubjpass);
        self.hang(be, at, Label::Auxpass);
    }

    /// "said they had captured Goma, killed 12 soldiers and freed 40": the second deed was taken for another statement.
    pub(in crate::ingest::extract) fn deed_behind_deed(&mut self, at: Index) {
        let said = self.head(at);
        let comma = self.first_kid(at).min(at).checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma);
        let bare = self.kids(at).into_iter().all(|k| {
            !matches!(
                self.label(k),
                Label::Nsubj | Label::Nsubjpass | Label::Expl | Label::Mark | Label::Aux | Label::Auxpass
            )
        });
        if self.label(at) != Label::Ccomp
            || !matches!(self.tag(at), Tag::Vbd | Tag::Vbn)
            || said >= at
            || !comma
            || !bare
            || self.kid(at, Label::Dobj).is_none()
        {
            return;
        }
        let first = self.kids(said).into_iter().find(|k| {
            *k > said
                && *k < at
                && self.label(*k) == Label::Ccomp
                && self.kid(*k, Label::Nsubj).is_some()
                && self.kids(*k).into_iter().any(|a| self.label(a) == Label::Aux && self.word(a) == "had")
        });
        if let Some(first) = first {
            self.hang(at, first, Label::Conj);
            self.retag(at, Tag::Vbn, Pos::Verb);
            for further in self.kids(at) {
                if self.label(further) == Label::Conj && self.tag(further) == Tag::Vbd {
                    self.retag(further, Tag::Vbn, Pos::Verb);
                }
            }
        }
    }
}
