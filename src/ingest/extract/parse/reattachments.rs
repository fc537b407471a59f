//! More parses mended: what was hung on the wrong word, and second verbs taken for nouns.

use crate::ingest::extract::parse::repairs::EVERYDAY;
use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, NounClass, Nouns, Words};

/// Those who gather to demand something.
static CROWDS: Words = Words::of("reattachments.crowds");

impl Sentence<'_> {
    /// "accused the judge of bias", "convicted the officer of murder": the charge was hung on whoever is charged.
    pub(in crate::ingest::extract) fn charge_on_the_charged(&mut self, at: Index) {
        let charged = self.head(at);
        let verb = self.head(charged);
        if self.word(at) != "of"
            || charged + 1 != at
            || verb >= charged
            || self.label(charged) != Label::Dobj
            || !self.is_noun(charged)
            || !matches!(
                self.lemma(verb),
                "accuse"
                    | "convict"
                    | "suspect"
                    | "acquit"
                    | "absolve"
                    | "clear"
                    | "strip"
                    | "deprive"
                    | "rob"
                    | "relieve"
                    | "rid"
                    | "divest"
                    | "defraud"
                    | "exonerate"
            )
            || self.kids(verb).into_iter().any(|k| k > at && self.word(k) == "of")
        {
            return;
        }
        let Some(charge) = self.kids(at).into_iter().find(|k| matches!(self.label(*k), Label::Pobj | Label::Pcomp))
        else {
            return;
        };
        // "accused the leader of the party", "of the protests": whose leader it is.
        let bare = !self
            .kids(charge)
            .into_iter()
            .any(|k| k < charge && (self.word(k).eq_ignore_ascii_case("the") || self.label(k) == Label::Poss));
        let holder = Nouns::shared().class(self.lemma(charge));
        let plain = matches!(self.tag(charge), Tag::Nn | Tag::Nns)
            && bare
            && !holder.is(NounClass::BODY.or(NounClass::POST).or(NounClass::PERSON).or(NounClass::PLACE));
        // "stripped 94 dissidents of their citizenship"
        let deprived = matches!(self.lemma(verb), "strip" | "deprive" | "rob" | "relieve" | "rid" | "divest");
        if self.tag(charge) == Tag::Vbg || plain || deprived {
            self.hang(at, verb, Label::Prep);
        }
    }

    /// "fired warning shots": what warns was taken for a deed.
    pub(in crate::ingest::extract) fn warning_in_front(&mut self, at: Index) {
        let noun = at + 1;
        let warns = matches!(self.word(at), "warning") && !self.is_noun(at) && noun < self.tokens.len();
        if !warns
            || !matches!(
                self.lemma(noun),
                "shot" | "sign" | "signal" | "system" | "light" | "letter" | "strike" | "label"
            )
            || self.head(noun) != at && self.head(at) != noun
        {
            return;
        }
        let (above, label) = (self.head(at), self.label(at));
        self.retag(at, Tag::Nn, Pos::Noun);
        if self.head(noun) == at {
            let object = matches!(label, Label::Xcomp | Label::Ccomp | Label::Advcl | Label::Acl);
            self.hang(noun, above, if object { Label::Dobj } else { label });
            for kid in self.kids(at) {
                if kid != noun {
                    self.hang(kid, above, self.label(kid));
                }
            }
        }
        self.hang(at, noun, Label::Compound);
    }

    /// "fired tear gas at protesters demanding reforms", "clashed with farmers calling for aid": the crowd demands, not
    /// whoever deals with it.
    pub(in crate::ingest::extract) fn demanding_crowd(&mut self, at: Index) {
        let Some(crowd) = at.checked_sub(1) else { return };
        if self.tag(at) != Tag::Vbg
            || !matches!(
                self.lemma(at),
                "demand" | "call" | "protest" | "chant" | "oppose" | "denounce" | "urge" | "seek"
            )
            || !matches!(self.label(at), Label::Advcl | Label::Xcomp | Label::Pcomp | Label::Conj | Label::Ccomp)
            || self.tag(crowd) != Tag::Nns
            || !matches!(self.label(crowd), Label::Pobj | Label::Dobj | Label::Nsubjpass)
            || !CROWDS.contains(&self.lemma(crowd))
        {
            return;
        }
        self.hang(at, crowd, Label::Acl);
    }

    /// "issued a tsunami warning": a warning of what stands in front of it was taken for a verb, an alert for a property.
    pub(in crate::ingest::extract) fn warning_for_verb(&mut self, at: Index) {
        let Some(danger) = at.checked_sub(1) else { return };
        if !matches!(self.word(at).to_lowercase().as_str(), "warning" | "warnings" | "alert" | "alerts" | "advisory")
            || self.is_noun(at)
            || !self.is_noun(danger)
            || !Nouns::shared().class(self.lemma(danger)).is(NounClass::CAUSE)
            || !(self.head(danger) == at || self.head(at) == danger)
        {
            return;
        }
        self.retag(at, Tag::Nn, Pos::Noun);
        let label = self.label(at);
        if self.head(at) == danger {
            let (above, label) = (self.head(danger), self.label(danger));
            self.hang(at, above, label);
        } else if matches!(label, Label::Ccomp | Label::Xcomp | Label::Acl | Label::Advcl) {
            self.hang(at, self.head(at), Label::Dobj);
        }
        self.hang(danger, at, Label::Compound);
        for kid in self.kids(at) {
            if kid > at
                && matches!(self.label(kid), Label::Xcomp | Label::Ccomp | Label::Advcl)
                && self.tag(kid) == Tag::Vbn
            {
                self.hang(kid, at, Label::Acl);
            }
        }
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
            && matches!(
                self.lemma(verb),
                "rule"
                    | "declare"
                    | "find"
                    | "deem"
                    | "call"
                    | "consider"
                    | "hold"
                    | "judge"
                    | "render"
                    | "pronounce"
                    | "make"
            );
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

    /// "dropped her lawsuit against the president", "filed charges against him": whom it is against was hung on the verb.
    pub(in crate::ingest::extract) fn against_of_lawsuit(&mut self, at: Index) {
        let verb = self.head(at);
        let Some(noun) = at.checked_sub(1) else { return };
        if self.label(at) == Label::Prep
            && self.word(at) == "against"
            && self.head(noun) == verb
            && matches!(self.label(noun), Label::Dobj | Label::Nsubjpass)
            && matches!(
                self.lemma(noun),
                "lawsuit"
                    | "suit"
                    | "complaint"
                    | "case"
                    | "charge"
                    | "allegation"
                    | "accusation"
                    | "claim"
                    | "indictment"
            )
        {
            self.hang(at, noun, Label::Prep);
        }
    }

    /// "Australia, Canada, and the United Kingdom recognise it": the last of a list was taken for a subject of its own.
    pub(in crate::ingest::extract) fn second_subject(&mut self, at: Index) {
        let verb = self.head(at);
        if self.label(at) != Label::Nsubj || !self.is_noun(at) || verb == at || at > verb {
            return;
        }
        let before = |k: &Index| *k < at && self.label(*k) == Label::Nsubj && self.is_noun(*k);
        let Some(first) = self.kids(verb).into_iter().filter(before).max() else { return };
        let low = self.kids(at).into_iter().chain([at]).min().unwrap_or(at);
        let Some(cc) = low.checked_sub(1).filter(|c| self.label(*c) == Label::Cc && *c > first) else { return };
        let list = (first + 1..cc).all(|i| !matches!(self.label(i), Label::Relcl | Label::Acl | Label::Ccomp));
        if list && matches!(self.head(cc), h if h == first || h == verb || (first..cc).contains(&h)) {
            self.hang(at, first, Label::Conj);
            self.hang(cc, first, Label::Cc);
        }
    }

    /// "A truck veers off a road and plunges into a gorge": the second verb of two was taken for a noun as the first was.
    pub(in crate::ingest::extract) fn conjoined_verb(&mut self, at: Index) {
        let head = self.head(at);
        let joined = at > 0 && self.label(at) == Label::Conj && head < at && self.tag(head) == Tag::Vbz;
        let cc = at.checked_sub(1).is_some_and(|c| self.label(c) == Label::Cc);
        if !joined || !cc || self.tag(at) != Tag::Nns || self.kids(at).into_iter().any(|k| k < at) {
            return;
        }
        let lemma = self.lemma(at);
        if Frames::shared().verb(lemma).is_empty() && !EVERYDAY.contains(&lemma) {
            return;
        }
        let goes_on = self.kids(at).into_iter().any(|k| {
            k > at && matches!(self.label(k), Label::Prep | Label::Dobj | Label::Appos | Label::Advcl | Label::Prt)
        });
        if goes_on {
            self.retag(at, Tag::Vbz, Pos::Verb);
        }
    }

    /// "suspended the broadcaster RFI", "the offices of the newspaper Cumhuriyet": the name right behind what it is.
    pub(in crate::ingest::extract) fn name_behind_noun(&mut self, at: Index) {
        // "the government and the opposition party Renamo signed": hung on the first of the two.
        let joined = self.label(at) == Label::Appos
            && at.checked_sub(1).is_some_and(|n| self.label(n) == Label::Conj && self.head(n) == self.head(at));
        if self.tag(at) != Tag::Nnp
            || !(joined || matches!(self.label(at), Label::Npadvmod | Label::Dobj | Label::Oprd))
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
            && class.is(NounClass::BODY)
            && described
            && (joined || matches!(self.label(noun), Label::Dobj | Label::Pobj))
            && (self.head(at) == self.head(noun) || self.label(noun) == Label::Pobj)
        {
            self.hang(at, noun, Label::Appos);
        }
    }

    /// "three of the six occupants onboard": the adverb behind them was taken for the noun.
    pub(in crate::ingest::extract) fn adverb_for_noun(&mut self, at: Index) {
        let noun = at.checked_sub(1).filter(|n| self.is_noun(*n) && self.head(*n) == at);
        let Some(noun) =
            noun.filter(|_| matches!(self.word(at), "onboard" | "aboard" | "nearby" | "overseas" | "abroad"))
        else {
            return;
        };
        let (head, label) = (self.head(at), self.label(at));
        if head == at || self.is_noun(at) && self.tag(at) == Tag::Nnp {
            return;
        }
        self.hang(noun, head, label);
        for kid in self.kids(at).into_iter().filter(|k| *k < noun).collect::<Vec<_>>() {
            let label = self.label(kid);
            self.hang(kid, noun, label);
        }
        self.hang(at, noun, Label::Advmod);
    }

    /// "launch a strike at Odesa, Ukraine, damaging buildings": behind a comma the participle says what was done, not of
    /// what sort the buildings are.
    pub(in crate::ingest::extract) fn participle_for_modifier(&mut self, at: Index) {
        let noun = self.head(at);
        let comma = at.checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma);
        if self.tag(at) != Tag::Vbg
            || self.label(at) != Label::Amod
            || !comma
            || noun <= at
            || self.tag(noun) != Tag::Nns
            || !matches!(self.label(noun), Label::Appos | Label::Conj | Label::Npadvmod)
            || self.kids(noun).into_iter().any(|k| k < at)
            || !Frames::shared().verb(self.lemma(at)).iter().any(|f| f.rest.is_empty())
        {
            return;
        }
        let mut above = self.head(noun);
        for _ in 0..8 {
            if matches!(self.tag(above), Tag::Vbz | Tag::Vbd | Tag::Vbp | Tag::Vbn) && !self.is_noun(above) {
                self.hang(at, above, Label::Advcl);
                self.hang(noun, at, Label::Dobj);
                return;
            }
            above = self.head(above);
        }
    }

    /// "in a shooting when suspected gunmen open fire": "when" opens the clause, it does not say when they were suspected.
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

    /// "Russian drone strikes on Kyiv, Ukraine kill four people": what struck was taken for a verb, since a country stands
    /// right before the one that is.
    pub(in crate::ingest::extract) fn attack_for_verb(&mut self, at: Index) {
        if self.tag(at) != Tag::Vbz
            || !matches!(self.lemma(at), "strike" | "attack" | "raid" | "assault" | "bombing" | "clash")
            || self.kid(at, Label::Dobj).is_some()
        {
            return;
        }
        let sort = |l: &str| {
            matches!(
                l,
                "drone"
                    | "missile"
                    | "air"
                    | "rocket"
                    | "artillery"
                    | "mortar"
                    | "bomb"
                    | "terrorist"
                    | "militant"
                    | "gun"
            )
        };
        let Some(subject) = at.checked_sub(1).filter(|s| self.is_noun(*s) && self.head(*s) == at) else { return };
        if self.label(subject) != Label::Nsubj || !sort(self.lemma(subject)) || self.tag(subject) == Tag::Nns {
            return;
        }
        let next = self.kids(at).into_iter().find(|k| {
            *k > at
                && self.label(*k) == Label::Conj
                && matches!(self.tag(*k), Tag::Vbp | Tag::Vbd | Tag::Vbz)
                && !self.kids(at).into_iter().any(|c| self.label(c) == Label::Cc && c < *k)
        });
        let Some(verb) = next else { return };
        if !self.is_root(at) {
            return;
        }
        self.retag(at, Tag::Nns, Pos::Noun);
        self.hang(verb, verb, Label::Root);
        for kid in self.kids(at).into_iter().filter(|k| *k > verb).collect::<Vec<_>>() {
            let label = self.label(kid);
            self.hang(kid, verb, label);
        }
        for kid in self.kids(subject).into_iter().filter(|k| *k < subject).collect::<Vec<_>>() {
            let label = self.label(kid);
            self.hang(kid, at, label);
        }
        self.hang(subject, at, Label::Compound);
        self.hang(at, verb, Label::Nsubj);
        // The country goes with the place before it.
        let country = self.kid(verb, Label::Nsubj).filter(|c| *c != at && self.tag(*c) == Tag::Nnp);
        let place = country.and_then(|c| c.checked_sub(2));
        if let (Some(country), Some(place)) = (country, place)
            && self.label(place) == Label::Pobj
            && self.tag(country - 1) == Tag::Comma
        {
            self.hang(country, place, Label::Appos);
        }
    }

    /// "Forces kill a militant that killed two soldiers and arrest several others": a present tense goes with the one before it.
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

    /// "accused of launching attacks on villages": what is launched was taken for what launching describes.
    pub(in crate::ingest::extract) fn gerund_in_compound(&mut self, at: Index) {
        let object = self.head(at);
        let preposition = self.head(object);
        if self.tag(at) != Tag::Vbg
            || !matches!(self.label(at), Label::Compound | Label::Amod)
            || object <= at
            || self.label(object) != Label::Pobj
            || preposition + 1 != at
            || self.label(preposition) != Label::Prep
            || !matches!(self.word(preposition), "of" | "for" | "from" | "after" | "before" | "by" | "without" | "in")
            || !Frames::shared().is_light(self.lemma(at))
            || Frames::shared().noun(self.lemma(object)).is_empty()
        {
            return;
        }
        self.hang(at, preposition, Label::Pcomp);
        self.hang(object, at, Label::Dobj);
        self.retag(at, Tag::Vbg, Pos::Verb);
    }

    /// "The police and the army announce they have arrested 44": the verb of two was taken for a noun before its clause.
    pub(in crate::ingest::extract) fn announcement_of_two(&mut self, at: Index) {
        let says = matches!(
            self.lemma(at),
            "announce" | "report" | "state" | "claim" | "confirm" | "say" | "agree" | "warn" | "declare"
        );
        let clause = self.kids(at).into_iter().any(|k| k > at && self.label(k) == Label::Ccomp);
        let subject = self.kids(at).into_iter().find(|k| *k < at && self.is_noun(*k));
        if says
            && matches!(self.tag(at), Tag::Nn | Tag::Nnp)
            && self.is_root(at)
            && clause
            && let Some(subject) = subject
        {
            self.hang(subject, at, Label::Nsubj);
            self.retag(at, Tag::Vbp, Pos::Verb);
        }
    }

    /// "Following talks in Doha, Chad agreed": a preposition that was taken for a participle.
    pub(in crate::ingest::extract) fn verbal_preposition(&mut self, at: Index) {
        if self.tag(at) == Tag::Vbg
            && matches!(self.lemma(at), "follow" | "include" | "regard" | "concern" | "pend")
            && self.label(at) != Label::Prep
            && self.kid(at, Label::Pobj).is_some()
            && self.kid(at, Label::Dobj).is_none()
        {
            let head = self.head(at);
            if head != at {
                self.hang(at, head, Label::Prep);
                self.retag(at, Tag::In, Pos::Adp);
            }
        }
    }

    /// "rejects the ceasefire deal with Israel": the object was taken for a clause whose verb is "deal".
    pub(in crate::ingest::extract) fn verb_for_object(&mut self, at: Index) {
        let governor = self.head(at);
        let Some(subject) = at.checked_sub(1).filter(|s| self.head(*s) == at && self.label(*s) == Label::Nsubj) else {
            return;
        };
        let somebody = NounClass::PERSON
            .or(NounClass::POST)
            .or(NounClass::BODY)
            .or(NounClass::GOVERNMENT)
            .or(NounClass::PEOPLE)
            .or(NounClass::PLACE);
        let bare = !self
            .kids(at)
            .into_iter()
            .any(|k| matches!(self.label(k), Label::Aux | Label::Auxpass | Label::Mark | Label::Dobj | Label::Neg));
        // A singular subject has no such verb.
        if matches!(self.tag(at), Tag::Vb | Tag::Vbp)
            && self.tag(subject) == Tag::Nn
            && bare
            && self.label(at) == Label::Ccomp
            && governor < subject
            && !Nouns::shared().class(self.lemma(subject)).is(somebody)
            && (!Frames::shared().noun(self.lemma(at)).is_empty()
                || Nouns::shared().class(self.lemma(at)).is(NounClass::DOCUMENT))
        {
            self.retag(at, Tag::Nn, Pos::Noun);
            self.hang(at, governor, Label::Dobj);
            for kid in self.kids(subject).into_iter().filter(|k| *k < subject) {
                self.hang(kid, at, self.label(kid));
            }
            self.hang(subject, at, Label::Compound);
        }
    }

    /// "talks between the two would resume": a plural subject that was taken for a verb.
    pub(in crate::ingest::extract) fn verb_for_subject(&mut self, at: Index) {
        // "signed a nuclear cooperation deal"
        let determined = matches!(self.label(at), Label::Dobj | Label::Pobj | Label::Nsubj)
            && self.tag(at) == Tag::Vb
            && self
                .kids(at)
                .into_iter()
                .any(|k| k < at && matches!(self.label(k), Label::Det | Label::Amod | Label::Compound))
            && !self.kids(at).into_iter().any(|k| matches!(self.label(k), Label::Aux | Label::Dobj | Label::Nsubj));
        if determined {
            self.retag(at, Tag::Nn, Pos::Noun);
            return;
        }
        let argument = matches!(self.label(at), Label::Nsubj | Label::Nsubjpass | Label::Pobj | Label::Dobj)
            && self.tag(at) == Tag::Vbz;
        let clausal = self
            .kids(at)
            .into_iter()
            .any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Aux | Label::Mark));
        if argument && !clausal && !Frames::shared().noun(self.lemma(at)).is_empty() {
            self.retag(at, Tag::Nns, Pos::Noun);
        }
    }
}
