//! Parses mended where something stands between two words that belong together.
//! Thus "driven 8,000 people, most of them children, from their homes", "an outbreak declared on 24 July has killed
//! five".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Nouns, Words, base_of_past};

/// What opens a remark on whom or what was just counted.
static COUNTING: Words = Words::of("distant_parts.counting");

/// Verbs that somebody is taken away by from a place.
static REMOVING: Words = Words::of("distant_parts.removing");

/// Words of one form that a noun is described by, or that are verbs.
static MODIFIERS: Words = Words::of("distant_parts.modifiers");

/// Verbs of charging somebody or clearing somebody of a charge.
static CHARGING: Words = Words::of("distant_parts.charging");

impl Sentence<'_> {
    /// "driven 8,000 people, most of them children, from their homes": where they were driven from was hung on the
    /// remark.
    pub(in crate::ingest::extract) fn origin_behind_remark(&mut self, at: Index) {
        if self.word(at) != "from" || self.label(at) != Label::Prep || at < 3 || self.tag(at - 1) != Tag::Comma {
            return;
        }
        let remark = self.head(at);
        if remark >= at || !self.is_noun(remark) {
            return;
        }
        let opens = (0..remark).rev().find(|i| self.tag(*i) == Tag::Comma);
        let Some(first) = opens.map(|o| o + 1).filter(|f| COUNTING.contains(&self.word(*f))) else { return };
        let verb = (0..first).rev().find(|v| {
            REMOVING.contains(&self.lemma(*v)) && matches!(self.tag(*v), Tag::Vb | Tag::Vbd | Tag::Vbn | Tag::Vbg)
        });
        let moved = |v: Index| self.kid(v, Label::Dobj).or_else(|| self.kid(v, Label::Nsubjpass));
        if let Some(verb) = verb.filter(|v| moved(*v).is_some_and(|o| o < first)) {
            self.hang(at, verb, Label::Prep);
        }
    }

    /// "found guilty on Monday of the murder": what somebody is guilty of was hung on the day.
    pub(in crate::ingest::extract) fn charge_behind_day(&mut self, at: Index) {
        let day = self.head(at);
        let on = self.head(day);
        let verb = self.head(on);
        let word = self.word(day).to_lowercase();
        // "found guilty last month of the murder"
        let past = self.label(day) == Label::Npadvmod && matches!(word.as_str(), "week" | "month" | "year" | "night");
        let verb = if past { self.head(day) } else { verb };
        let on_day = self.is_weekday_or_month(day) && self.label(day) == Label::Pobj;
        if self.word(at) != "of" || self.label(at) != Label::Prep || !(on_day || past) {
            return;
        }
        let guilty = self.kids(verb).into_iter().find(|k| *k < at && self.word(*k) == "guilty");
        let accused = CHARGING.contains(&self.lemma(verb));
        if let Some(host) = guilty.or(Some(verb).filter(|_| accused)) {
            self.hang(at, host, Label::Prep);
        }
    }

    /// "an outbreak declared in May has killed five": a participle was taken for the verb, and the verb for what was
    /// declared.
    pub(in crate::ingest::extract) fn verb_behind_participle(&mut self, at: Index) {
        let participle = self.head(at);
        if self.label(at) != Label::Ccomp || participle >= at || self.tag(participle) != Tag::Vbd {
            return;
        }
        let kids = self.kids(at);
        let subject = |k: &Index| matches!(self.label(*k), Label::Nsubj | Label::Nsubjpass | Label::Mark | Label::Expl);
        // A clause that begins with its auxiliary has its subject before the verb that it was hung on.
        let helped = kids.iter().any(|k| {
            matches!(self.label(*k), Label::Aux | Label::Auxpass)
                && matches!(self.word(*k), "has" | "have" | "had" | "was" | "were" | "is" | "are" | "will")
                && kids.iter().all(|o| o >= k || self.tag(*o) == Tag::Comma)
        });
        let owner = self.kid(participle, Label::Nsubj).filter(|s| *s + 1 == participle && self.is_noun(*s));
        let between = self.kids(participle).into_iter().any(|k| {
            k > participle && k < at && matches!(self.label(k), Label::Dobj | Label::Cc | Label::Conj | Label::Punct)
        });
        let Some(owner) = owner.filter(|_| helped && !kids.iter().any(subject) && !between) else { return };
        let passive = kids.iter().any(|k| self.label(*k) == Label::Auxpass);
        self.take_place(participle, at);
        for kid in self.kids(participle) {
            if kid > at || kid < owner {
                self.hang(kid, at, self.label(kid));
            }
        }
        self.hang(owner, at, if passive { Label::Nsubjpass } else { Label::Nsubj });
        self.hang(participle, owner, Label::Acl);
        self.retag(participle, Tag::Vbn, Pos::Verb);
    }

    /// "asset freezes and travel bans": the first of two nouns was taken for a verb that is done to the second.
    pub(in crate::ingest::extract) fn modifier_for_verb(&mut self, at: Index) {
        let above = self.head(at);
        // The verb that has the first of the nouns for its object, where the second was hung on that.
        let object = self.kid(above, Label::Dobj).filter(|o| o + 2 == at);
        let first = if self.is_noun(above) { above } else { object.unwrap_or(above) };
        let noun = at + 1;
        let joined = matches!(self.tag(at), Tag::Vb | Tag::Vbp)
            && self.label(at) == Label::Conj
            && MODIFIERS.contains(&self.lemma(at))
            && first < at
            && self.is_noun(first)
            && self.word(at - 1) == "and"
            && self.tag(noun) == Tag::Nns
            && self.head(noun) == at
            && self.kids(at).into_iter().all(|k| k >= noun);
        if !joined {
            return;
        }
        for kid in self.kids(at) {
            self.hang(kid, noun, self.label(kid));
        }
        self.hang(noun, first, Label::Conj);
        self.hang(at, noun, Label::Compound);
        self.retag(at, Tag::Nn, Pos::Noun);
    }

    /// "whose offer Fiji turned down": what belongs to somebody is what is done something to.
    pub(in crate::ingest::extract) fn object_of_whose(&mut self, at: Index) {
        let above = self.head(at);
        let owned = self.is_noun(at) && self.kids(at).into_iter().any(|k| self.word(k) == "whose");
        if !owned {
            return;
        }
        let finite = |v: Index| matches!(self.tag(v), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn);
        // The subject stands between the two: hung on the verb, or on what is done something to.
        let verb = match self.label(at) {
            Label::Relcl if above < at => self.kids(above).into_iter().find(|k| {
                *k > at
                    && self.label(*k) == Label::Relcl
                    && finite(*k)
                    && self.kid(*k, Label::Dobj).is_none()
                    && self.kid(*k, Label::Nsubj).is_some_and(|s| s > at)
            }),
            Label::Nsubj if above > at && finite(above) && self.kid(above, Label::Dobj).is_none() => Some(above),
            _ => None,
        };
        let Some(verb) = verb else { return };
        let between = self.kids(at).into_iter().find(|k| k + 1 == verb && self.label(*k) == Label::Dobj);
        match (self.label(at), between) {
            (Label::Nsubj, Some(subject)) => self.hang(subject, verb, Label::Nsubj),
            (Label::Nsubj, None) => return,
            _ => {}
        }
        self.hang(at, verb, Label::Dobj);
    }

    /// "went ahead with the sale of the port in the face of opposition": what it is done against was hung on a noun in
    /// between.
    pub(in crate::ingest::extract) fn in_the_face_of(&mut self, at: Index) {
        let into = self.head(at);
        let fixed = matches!(self.word(at), "face" | "teeth")
            && self.label(at) == Label::Pobj
            && self.word(into) == "in"
            && self.kids(at).into_iter().any(|k| self.word(k) == "of")
            && self.kids(at).into_iter().any(|k| self.word(k) == "the");
        let mut above = self.head(into);
        for _ in 0..6 {
            if !fixed || !self.is_noun(above) && self.label(above) != Label::Prep || self.is_root(above) {
                break;
            }
            above = self.head(above);
        }
        if fixed && matches!(self.tag(above), Tag::Vb | Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn | Tag::Vbg) {
            self.hang(into, above, Label::Prep);
        }
    }

    /// "The army retook Jebel Moya": a past form that the tagger does not know was taken for a part of the name behind
    /// it.
    pub(in crate::ingest::extract) fn past_in_name(&mut self, at: Index) {
        let name = self.head(at);
        let beside = at.checked_sub(1).filter(|s| {
            let parts = matches!(self.label(*s), Label::Compound | Label::Nmod | Label::Nsubj);
            parts && self.tag(*s) == Tag::Nnp && [name, at].contains(&self.head(*s)) && self.head(name) == name
        });
        let subject = self.kid(at, Label::Nsubj).filter(|s| s + 1 == at).or(beside);
        let inside = matches!(self.tag(at), Tag::Nn | Tag::Nnp)
            && matches!(self.label(at), Label::Compound | Label::Nmod | Label::Amod)
            && name > at
            && Nouns::shared().class(self.word(at)).is_unknown();
        let Some(base) = base_of_past(self.word(at)).filter(|_| inside) else { return };
        let Some(subject) = subject else { return };
        self.take_place(name, at);
        // "South Sudan retook Malakal": what stands in front of the subject is its own.
        for kid in self.kids(name) {
            if kid < subject {
                self.hang(kid, subject, self.label(kid));
            }
        }
        for kid in self.kids(name) {
            if kid > name {
                self.hang(kid, at, self.label(kid));
            }
        }
        self.hang(name, at, Label::Dobj);
        self.hang(subject, at, Label::Nsubj);
        self.retag(at, Tag::Vbd, Pos::Verb);
        if let Some(token) = self.tokens.get_mut(at) {
            token.lemma = base.into();
        }
    }

    /// "ruled out sending troops": what is ruled out is no circumstance of it.
    pub(in crate::ingest::extract) fn gerund_ruled_out(&mut self, at: Index) {
        let verb = self.head(at);
        // "ruled out Chad joining the bloc": with whoever would do it in front.
        let doer = self
            .kids(at)
            .into_iter()
            .find(|k| *k + 1 == at && self.is_noun(*k) && matches!(self.label(*k), Label::Nsubj | Label::Npadvmod));
        let first = doer.map_or(at, |d| self.lowest(d));
        let out = first.checked_sub(1).filter(|o| self.label(*o) == Label::Prt && self.word(*o) == "out");
        if self.tag(at) == Tag::Vbg
            && matches!(self.label(at), Label::Advcl | Label::Ccomp)
            && out.is_some_and(|o| self.head(o) == verb)
            && self.lemma(verb) == "rule"
        {
            if let Some(doer) = doer {
                self.hang(doer, at, Label::Nsubj);
            }
            self.hang(at, verb, Label::Xcomp);
        }
    }

    /// "protesters in Tbilisi who were demanding elections": "who" stands for people, not for the place where they are.
    pub(in crate::ingest::extract) fn who_behind_place(&mut self, at: Index) {
        let place = self.head(at);
        let who = self.kids(at).into_iter().any(|k| k > place && k < at && self.word(k) == "who");
        if self.label(at) != Label::Relcl || !who || !self.places.contains(&(self.first + place)) {
            return;
        }
        // "three men at the High Court in London, who": up to those who can be many.
        let in_front = |noun: &Index| {
            let preposition = self.head(*noun);
            let locative =
                self.label(*noun) == Label::Pobj && matches!(self.word(preposition), "in" | "at" | "near" | "from");
            preposition.checked_sub(1).filter(|p| locative && preposition < *noun && self.is_noun(*p))
        };
        let mut in_fronts = std::iter::successors(Some(place), in_front).skip(1);
        if let Some(people) = in_fronts.find(|p| self.tag(*p) == Tag::Nns && !self.places.contains(&(self.first + p))) {
            self.hang(at, people, Label::Relcl);
        }
    }
}
