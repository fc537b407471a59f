//! More parses mended: what was hung on the wrong word.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::shared_words::{REMOVING, RULING};
use crate::lexicon::{Frames, NounClass, Nouns, Words};

/// Verbs behind whose object "of" says what he is charged with, or loses.
static CHARGING: Words = Words::of("reattachments.charging");

/// Those who gather to demand something.
static CROWDS: Words = Words::of("reattachments.crowds");

/// Verbs that say what something is held to be.
static DEEMING: Words = Words::of("reattachments.deeming");

/// What is brought against somebody in court.
pub(super) static LAWSUITS: Words = Words::of("reattachments.lawsuits");

/// What a court finds a thing to be.
static LAWFUL: Words = Words::of("reattachments.lawful");

/// What a bill, a ban or a deal undergoes by whoever makes it or stands behind it.
static FATHERING: Words = Words::of("reattachments.fathering");

/// Words that go with a verb as its second half.
static PARTICLES: Words = Words::of("reattachments.particles");

/// Verbs of what a crowd wants.
static CLAMOURING: Words = Words::of("reattachments.clamouring");

/// Verbs that give a thing a name or a judgement.
static NAMING: Words = Words::of("reattachments.naming");

/// Verbs that take what they take from somebody with "of".
static DEPRIVING: Words = Words::of("reattachments.depriving");

impl Sentence<'_> {
    /// "called on Jane Roe to resign": what has an object is a preposition.
    pub(in crate::ingest::extract) fn particle_with_object(&mut self, at: Index) {
        if self.label(at) == Label::Prt && self.kid(at, Label::Pobj).is_some() {
            self.hang(at, self.head(at), Label::Prep);
            self.retag(at, Tag::In, Pos::Adp);
        }
    }

    /// "The Syrian government and Kurdish rebels agreed": the first of two was taken for a part of the second.
    pub(in crate::ingest::extract) fn first_of_two_sides(&mut self, at: Index) {
        let second = self.head(at);
        let sides = NounClass::GOVERNMENT.or(NounClass::BODY).or(NounClass::FORCES).or(NounClass::PEOPLE);
        let side = |i: Index| Nouns::shared().class(self.lemma(i)).is(sides);
        let joined = matches!(self.label(at), Label::Nmod | Label::Compound)
            && second == at + 3
            && matches!(self.tag(at), Tag::Nn | Tag::Nns)
            && self.tag(second) == Tag::Nns
            && self.word(at + 1) == "and"
            && self.label(at + 2) == Label::Conj
            && self.head(at + 2) == at
            && (matches!(self.tag(at + 2), Tag::Jj | Tag::Nnp) || self.gazetteer.demonym(self.word(at + 2)).is_some())
            && self.kids(at).into_iter().any(|k| k < at && self.label(k) == Label::Amod)
            && side(at)
            && side(second);
        if !joined {
            return;
        }
        let (governor, label) = (self.head(second), self.label(second));
        if governor == second {
            return;
        }
        for kid in self.kids(second) {
            if kid < at {
                self.hang(kid, at, self.label(kid));
            }
        }
        self.hang(at, governor, label);
        self.hang(second, at, Label::Conj);
        self.hang(at + 2, second, Label::Amod);
    }

    /// "voted down a bipartisan plan": a preposition that brings nothing, right behind a verb that has an object, is
    /// its particle.
    pub(in crate::ingest::extract) fn preposition_without_object(&mut self, at: Index) {
        let verb = self.head(at);
        let stranded = self.label(at) == Label::Prep
            && verb + 1 == at
            && matches!(self.tag(verb), Tag::Vb | Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Vbn | Tag::Vbg)
            && PARTICLES.contains(&self.word(at))
            && self.kids(at).is_empty()
            && self.kid(verb, Label::Dobj).is_some_and(|o| o > at);
        if stranded {
            self.hang(at, verb, Label::Prt);
            self.retag(at, Tag::Rp, Pos::Adp);
        }
    }

    /// "a ban on weapons proposed by the senator": what somebody proposes, backs or brokers is the ban, not the
    /// weapons.
    pub(in crate::ingest::extract) fn measure_fathered(&mut self, at: Index) {
        let object = self.head(at);
        let preposition = self.head(object);
        let measure = self.head(preposition);
        let fathered = self.tag(at) == Tag::Vbn
            && self.label(at) == Label::Acl
            && FATHERING.contains(&self.lemma(at))
            && self.kid(at, Label::Agent).is_some()
            && self.label(object) == Label::Pobj
            && self.label(preposition) == Label::Prep
            && measure < preposition
            && self.is_noun(measure);
        if !fathered {
            return;
        }
        let decided = |i: Index| {
            Nouns::shared()
                .class(self.lemma(i))
                .is(NounClass::DOCUMENT.or(NounClass::RESTRICTION).or(NounClass::UNDERTAKING))
        };
        if decided(measure) && !decided(object) {
            self.hang(at, measure, Label::Acl);
        }
    }

    /// "accused the minister of misleading parliament": what somebody is charged with doing was taken for an epithet of
    /// whom he did it to. Before an article, or a name, the parser knows it.
    pub(in crate::ingest::extract) fn gerund_of_charge(&mut self, at: Index) {
        let done_to = self.head(at);
        let Some(preposition) = at.checked_sub(1).filter(|p| self.word(*p) == "of" && self.head(done_to) == *p) else {
            return;
        };
        let charged = self.head(preposition);
        let verb = if CHARGING.contains(&self.lemma(charged)) { charged } else { self.head(charged) };
        let gerund = self.tag(at) == Tag::Vbg
            && self.label(at) == Label::Amod
            && at < done_to
            && self.label(done_to) == Label::Pobj
            && CHARGING.contains(&self.lemma(verb))
            && (verb == charged || self.label(charged) == Label::Dobj && charged < preposition);
        if gerund {
            if preposition > verb {
                self.hang(preposition, verb, Label::Prep);
            }
            self.hang(at, preposition, Label::Pcomp);
            self.hang(done_to, at, Label::Dobj);
            self.retag(at, Tag::Vbg, Pos::Verb);
        }
    }

    /// "accused the judge of bias", "convicted the officer of murder": the charge was hung on whoever is charged.
    pub(in crate::ingest::extract) fn charge_on_the_charged(&mut self, at: Index) {
        let charged = self.head(at);
        let verb = self.head(charged);
        if self.word(at) != "of"
            || charged + 1 != at
            || verb >= charged
            || self.label(charged) != Label::Dobj
            || !self.is_noun(charged)
            || !CHARGING.contains(&self.lemma(verb))
            || self.kids(verb).into_iter().any(|k| k > at && self.word(k) == "of")
        {
            return;
        }
        let Some(charge) = self.kids(at).into_iter().find(|k| matches!(self.label(*k), Label::Pobj | Label::Pcomp))
        else {
            return;
        };
        // "accused the leader of the party", "of the protests": whose leader it is.
        let the = |k: Index| self.word(k).eq_ignore_ascii_case("the") || self.label(k) == Label::Poss;
        let bare = !self.kids(charge).into_iter().any(|k| k < charge && the(k));
        let holder = Nouns::shared().class(self.lemma(charge));
        let plain = matches!(self.tag(charge), Tag::Nn | Tag::Nns)
            && bare
            && !holder.is(NounClass::BODY.or(NounClass::POST).or(NounClass::PERSON).or(NounClass::PLACE));
        // "convicted two men of the murder of a judge"
        let crime = Frames::shared().noun(self.lemma(charge)).iter().any(|f| f.relation == "killed")
            && Nouns::shared().class(self.lemma(charged)).is(NounClass::PERSON);
        // "stripped 94 dissidents of their citizenship"
        let deprived = DEPRIVING.contains(&self.lemma(verb));
        if self.tag(charge) == Tag::Vbg || plain || crime || deprived {
            self.hang(at, verb, Label::Prep);
        }
    }

    /// "fired tear gas at protesters demanding reforms", "clashed with farmers calling for aid": the crowd demands, not
    /// whoever deals with it.
    pub(in crate::ingest::extract) fn demanding_crowd(&mut self, at: Index) {
        let Some(crowd) = at.checked_sub(1) else { return };
        if self.tag(at) != Tag::Vbg
            || !CLAMOURING.contains(&self.lemma(at))
            || !matches!(self.label(at), Label::Advcl | Label::Xcomp | Label::Pcomp | Label::Conj | Label::Ccomp)
            || self.tag(crowd) != Tag::Nns
            || !matches!(self.label(crowd), Label::Pobj | Label::Dobj | Label::Nsubjpass)
            || !CROWDS.contains(&self.lemma(crowd))
        {
            return;
        }
        self.hang(at, crowd, Label::Acl);
    }

    /// "ruled the policy unconstitutional": what is judged was hung on the adjective.
    pub(in crate::ingest::extract) fn object_of_judgement(&mut self, at: Index) {
        let adjective = self.head(at);
        let verb = self.head(adjective);
        let judged = self.label(at) == Label::Compound
            && self.is_noun(at)
            && adjective == at + 1
            && self.tag(adjective) == Tag::Jj
            && matches!(self.label(adjective), Label::Oprd | Label::Acomp | Label::Dobj | Label::Ccomp)
            && verb < at
            && self.kid(verb, Label::Dobj).is_none_or(|o| o == adjective)
            && DEEMING.contains(&self.lemma(verb));
        if !judged {
            return;
        }
        for kid in self.kids(adjective) {
            if kid < at {
                self.hang(kid, at, self.label(kid));
            }
        }
        self.hang(at, verb, Label::Dobj);
        self.hang(adjective, verb, Label::Oprd);
    }

    /// "called the verdict political persecution": what is judged was taken for a part of the judgement. An adjective
    /// never stands behind the noun that it belongs to.
    pub(in crate::ingest::extract) fn epithet_behind_object(&mut self, at: Index) {
        let verb = self.head(at);
        let judges = NAMING.contains(&self.lemma(verb));
        if judges {
            self.epithet_for_noun(at);
        }
        if !judges || self.label(at) != Label::Dobj || !self.is_noun(at) || at <= verb {
            return;
        }
        let kids = self.kids(at);
        // "called Jon Roe a puppet": taken for another name of his.
        let called = kids.iter().copied().find(|k| {
            let article = self.lowest(*k);
            self.label(*k) == Label::Appos && *k > at && matches!(self.word(article), "a" | "an") && {
                article.checked_sub(1).is_some_and(|b| b > verb && self.is_noun(b))
            }
        });
        if let Some(called) = called.filter(|_| self.lemma(verb) == "call") {
            self.hang(called, verb, Label::Oprd);
            return;
        }
        let Some(adjective) = kids.iter().copied().find(|k| self.label(*k) == Label::Amod && *k > verb) else { return };
        let judged = kids.iter().copied().find(|k| {
            matches!(self.label(*k), Label::Nmod | Label::Compound) && *k + 1 == adjective && self.is_noun(*k)
        });
        let opens = kids.iter().copied().find(|k| self.label(*k) == Label::Det && self.word(*k) == "the");
        let (Some(judged), Some(_)) = (judged, opens) else { return };
        for kid in kids {
            if kid < judged {
                self.hang(kid, judged, self.label(kid));
            }
        }
        self.hang(judged, verb, Label::Dobj);
        self.hang(at, verb, Label::Oprd);
    }

    /// "called the trial unfair": the adjective was taken for a noun that the trial is a part of.
    fn epithet_for_noun(&mut self, at: Index) {
        let verb = self.head(at);
        let judged = at.checked_sub(1).filter(|j| {
            self.head(*j) == at && self.label(*j) == Label::Compound && matches!(self.tag(*j), Tag::Nn | Tag::Nns)
        });
        let looks = ["un", "in", "im", "il", "ir"].iter().any(|p| self.word(at).starts_with(p))
            && Nouns::shared().class(self.lemma(at)).is_unknown();
        let Some(judged) = judged.filter(|j| {
            *j > verb + 1
                && looks
                && matches!(self.label(at), Label::Oprd | Label::Dobj)
                && self.tag(at) == Tag::Nn
                && self.kids(at).into_iter().any(|k| k < *j && self.word(k) == "the")
        }) else {
            return;
        };
        for kid in self.kids(at) {
            if kid < judged {
                self.hang(kid, judged, self.label(kid));
            }
        }
        self.hang(judged, verb, Label::Dobj);
        self.hang(at, verb, Label::Oprd);
        self.retag(at, Tag::Jj, Pos::Adj);
    }

    /// "On Monday, Jane Roe, along with others, introduced a bill": whoever acts was hung on the day in front.
    pub(in crate::ingest::extract) fn subject_on_date(&mut self, at: Index) {
        let day = self.head(at);
        let preposition = self.head(day);
        let verb = self.head(preposition);
        if self.label(at) == Label::Appos
            && self.is_weekday_or_month(day)
            && self.tag(at) == Tag::Nnp
            && day < at
            && at < verb
            && self.label(day) == Label::Pobj
            && self.label(preposition) == Label::Prep
            && matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && self.kid(verb, Label::Nsubj).is_none()
            && self.kid(verb, Label::Nsubjpass).is_none()
        {
            self.hang(at, verb, Label::Nsubj);
        }
    }

    /// "Two senators, Jane Roe and John Doe, opposed it": the names in apposition were taken for subjects of their own.
    pub(in crate::ingest::extract) fn names_of_several(&mut self, at: Index) {
        let verb = self.head(at);
        if self.label(at) != Label::Nsubj || self.tag(at) != Tag::Nnp || verb <= at {
            return;
        }
        let Some(several) = self
            .kids(verb)
            .into_iter()
            .find(|k| *k < at && self.label(*k) == Label::Nsubj && matches!(self.tag(*k), Tag::Nns | Tag::Nnps))
        else {
            return;
        };
        let comma = several + 1;
        let first = (comma + 1..=at).find(|i| self.tag(*i) != Tag::Comma);
        let begins = first
            .is_some_and(|f| (f..at).all(|i| self.head(i) == at || self.head(i) < at + 1 && self.tag(i) == Tag::Nnp));
        if self.tag(comma) == Tag::Comma && begins && self.persons.contains(&(at + self.first)) {
            self.hang(at, several, Label::Appos);
        }
    }

    /// "ruled the policy, which bars them, unconstitutional": an adjective behind the noun and a comma is the ruling.
    pub(in crate::ingest::extract) fn finding_behind_clause(&mut self, at: Index) {
        let noun = self.head(at);
        if self.label(at) != Label::Amod
            || noun >= at
            || self.tag(at) != Tag::Jj
            || at.checked_sub(1).is_none_or(|c| self.tag(c) != Tag::Comma)
            || !LAWFUL.contains(&self.word(at))
        {
            return;
        }
        let ruled = (0..noun)
            .rev()
            .find(|v| RULING.contains(&self.lemma(*v)) && self.kid(*v, Label::Dobj).is_some_and(|o| o < at));
        if let Some(verb) = ruled {
            self.hang(at, verb, Label::Oprd);
        }
    }

    /// "dropped her lawsuit against the president", "filed charges against him": whom it is against was hung on the
    /// verb.
    pub(in crate::ingest::extract) fn against_of_lawsuit(&mut self, at: Index) {
        let verb = self.head(at);
        let Some(noun) = at.checked_sub(1) else { return };
        if self.label(at) == Label::Prep
            && self.word(at) == "against"
            && self.head(noun) == verb
            && matches!(self.label(noun), Label::Dobj | Label::Nsubjpass)
            && LAWSUITS.contains(&self.lemma(noun))
        {
            self.hang(at, noun, Label::Prep);
        }
    }

    /// "suspended the broadcaster RFI", "the offices of the newspaper Cumhuriyet": the name right behind what it is.
    pub(in crate::ingest::extract) fn name_behind_noun(&mut self, at: Index) {
        // "the government and the opposition party Renamo signed": hung on the first of the two.
        let joined = self.label(at) == Label::Appos
            && at.checked_sub(1).is_some_and(|n| self.label(n) == Label::Conj && self.head(n) == self.head(at));
        if self.tag(at) != Tag::Nnp
            || !(joined || matches!(self.label(at), Label::Npadvmod | Label::Dobj | Label::Oprd | Label::Pobj))
        {
            return;
        }
        let first =
            self.kids(at).into_iter().filter(|k| *k < at && self.label(*k) == Label::Compound).min().unwrap_or(at);
        let Some(noun) = first.checked_sub(1) else { return };
        let class = Nouns::shared().class(self.lemma(noun));
        let described =
            self.kids(noun).into_iter().any(|k| k < noun && matches!(self.label(k), Label::Det | Label::Amod));
        if matches!(self.tag(noun), Tag::Nn | Tag::Nns)
            && class.is(NounClass::BODY.or(NounClass::ENTERPRISE))
            && described
            // "with the Chinese startup Xpeng": two objects of one preposition.
            && (self.label(at) != Label::Pobj || self.label(noun) == Label::Pobj && self.head(at) == self.head(noun))
            && (joined || matches!(self.label(noun), Label::Dobj | Label::Pobj))
            && (self.head(at) == self.head(noun) || self.label(noun) == Label::Pobj)
        {
            self.hang(at, noun, Label::Appos);
        }
    }

    /// "in a shooting when suspected gunmen open fire": "when" opens the clause, it does not say when they were
    /// suspected.
    pub(in crate::ingest::extract) fn conjunction_on_participle(&mut self, at: Index) {
        let participle = self.head(at);
        if self.tag(at) != Tag::Wrb || self.label(at) != Label::Advmod || self.label(participle) != Label::Amod {
            return;
        }
        let noun = self.head(participle);
        let verb = self.head(noun);
        if participle == at + 1 && self.label(noun) == Label::Nsubj && verb > noun {
            self.hang(at, verb, Label::Advmod);
        }
    }

    /// "Forces kill a militant that killed two soldiers and arrest several others": a present tense goes with the one
    /// before it.
    pub(in crate::ingest::extract) fn tense_of_two(&mut self, at: Index) {
        let head = self.head(at);
        let present = |t: Tag| matches!(t, Tag::Vbp | Tag::Vbz | Tag::Vb);
        if self.label(at) != Label::Conj
            || !present(self.tag(at))
            || self.tag(head) != Tag::Vbd
            || self.label(head) != Label::Relcl
            || self.kid(at, Label::Nsubj).is_some()
        {
            return;
        }
        let mut above = self.head(head);
        for _ in 0..6 {
            if present(self.tag(above)) {
                let bare = self.tag(at) == Tag::Vb && self.tag(above) == Tag::Vbp;
                if self.tag(above) == self.tag(at) || bare {
                    self.hang(at, above, Label::Conj);
                }
                return;
            }
            above = self.head(above);
        }
    }

    /// "Kelly, the chief of staff, and Baroni, the director, were convicted": the second name goes with the first.
    pub(in crate::ingest::extract) fn named_beside_apposition(&mut self, at: Index) {
        let description = self.head(at);
        let name = self.head(description);
        let proper = |i: Index| self.tag(i) == Tag::Nnp;
        let comma = at
            .checked_sub(1)
            .filter(|c| self.label(*c) == Label::Cc)
            .and_then(|c| c.checked_sub(1))
            .is_some_and(|c| self.tag(c) == Tag::Comma);
        if self.label(at) == Label::Conj
            && comma
            && proper(at)
            && self.label(description) == Label::Appos
            && self.tag(description) == Tag::Nn
            && proper(name)
        {
            self.hang(at, name, Label::Conj);
        }
    }

    /// "removed a video of the singer Jon Holm from YouTube": where something is taken away from was hung on whoever it
    /// shows.
    pub(in crate::ingest::extract) fn source_of_removal(&mut self, at: Index) {
        let noun = self.head(at);
        if self.word(at) != "from" || self.label(at) != Label::Prep || !self.is_noun(noun) {
            return;
        }
        let verb = self.verb_of_object(noun).filter(|v| REMOVING.contains(&self.lemma(*v)));
        // "removed officials from Chad" is as likely of those as a place that they are taken from.
        if let Some(verb) = verb.filter(|v| self.kid(*v, Label::Dobj).is_some_and(|o| o != noun)) {
            self.hang(at, verb, Label::Prep);
        }
    }

    /// The verb of whose object, in whatever depth, a noun is a part.
    fn verb_of_object(&self, noun: Index) -> Option<Index> {
        let mut at = noun;
        for _ in 0..6 {
            if self.label(at) == Label::Dobj && !matches!(self.lemma(self.head(at)), "feature" | "show" | "include") {
                return Some(self.head(at));
            }
            if self.is_root(at) || !matches!(self.label(at), Label::Pobj | Label::Prep | Label::Acl | Label::Dobj) {
                return None;
            }
            at = self.head(at);
        }
        None
    }
}
