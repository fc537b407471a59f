//! Verbs that the parser hung on the clause around the one that they belong to: "recalled its troops after a raid
//! killed nine", "opposed Ukraine joining the EU".

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::shared_words::{ANSWERING, CHARGES};
use crate::lexicon::{NounClass, Nouns, Words};

/// Prepositions that open a clause, too.
static OPENING: Words = Words::of("misplaced_clauses.opening");

/// Verbs whose participle takes an object of its own: "a boy named Ali", "a man given ten years".
static TWO_OBJECTS: Words = Words::of("misplaced_clauses.two-objects");

/// Verbs of those who will not have what others do.
static AGAINST: Words = Words::of("misplaced_clauses.against");

/// What strikes a place and is nobody: a storm, a raid.
static STRIKES: Words = Words::of("misplaced_clauses.strikes");

/// What it does there.
static DAMAGES: Words = Words::of("misplaced_clauses.damages");

/// Verbs of saying what somebody has done wrong "of" him.
static CHARGING: Words = Words::of("misplaced_clauses.charging");

impl Sentence<'_> {
    /// "after a raid killed nine soldiers", "as a flood hit Calgary": a preposition with a noun and its participle is a
    /// clause, where the participle has an object.
    pub(in crate::ingest::extract) fn clause_behind_preposition(&mut self, at: Index) {
        let noun = self.head(at);
        let preposition = self.head(noun);
        let fits = self.label(at) == Label::Acl
            && matches!(self.tag(at), Tag::Vbn | Tag::Vbd)
            && noun < at
            && self.label(noun) == Label::Pobj
            && preposition < noun
            && self.label(preposition) == Label::Prep
            && OPENING.contains(&self.word(preposition))
            && !TWO_OBJECTS.contains(&self.lemma(at))
            && self.kid(at, Label::Dobj).is_some_and(|o| o > at)
            && self.kid(at, Label::Agent).is_none()
            && (noun + 1..at).all(|i| self.tag(i) == Tag::Rb);
        let verb = self.head(preposition);
        if !fits
            || verb == preposition
            || !matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vb | Tag::Vbn)
        {
            return;
        }
        self.hang(at, verb, Label::Advcl);
        self.hang(noun, at, Label::Nsubj);
        self.hang(preposition, at, Label::Mark);
        self.retag(at, Tag::Vbd, Pos::Verb);
    }

    /// "signed it after parliament, where the right has 54 seats, threw it out": the preposition opens the clause of
    /// the verb behind a relative clause, where that has been joined to the verb of the main clause.
    pub(in crate::ingest::extract) fn clause_behind_described(&mut self, at: Index) {
        let bare = !self.kids(at).into_iter().any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass));
        if self.tag(at) != Tag::Vbd || !bare {
            return;
        }
        // What the sentence tells was taken for what the verb says.
        let said = self.kids(at).into_iter().find(|k| *k < at && self.label(*k) == Label::Ccomp);
        let joined = Some(self.head(at)).filter(|_| self.label(at) == Label::Conj);
        let Some(outer) = said.or(joined).filter(|o| *o < at) else { return };
        let mut first = at;
        while first > outer && self.tag(first - 1) == Tag::Rb {
            first -= 1;
        }
        let Some(comma) = first.checked_sub(1).filter(|c| self.tag(*c) == Tag::Comma) else { return };
        let two = self.kids(outer).into_iter().any(|k| k > outer && k < at && self.label(k) == Label::Cc);
        let opening = self
            .kids(outer)
            .into_iter()
            .rfind(|p| *p > outer && *p < comma && self.label(*p) == Label::Prep && OPENING.contains(&self.word(*p)));
        let Some(opening) = opening else { return };
        let Some(noun) = self.kid(opening, Label::Pobj) else { return };
        let clause = self.kids(noun).into_iter().find(|k| *k > noun && self.label(*k) == Label::Relcl);
        let described = clause.is_some_and(|c| c < comma && (c + 1..comma).all(|i| self.tag(i) != Tag::Comma));
        if described && !two && self.tag(noun + 1) == Tag::Comma {
            if said.is_some() {
                self.take_place(at, outer);
            }
            self.hang(at, outer, Label::Advcl);
            self.hang(noun, at, Label::Nsubj);
            self.hang(opening, at, Label::Mark);
        }
    }

    /// "accused Chad of theft, a charge Deby denied": the charge was taken for what whoever denies it is, and the
    /// sentence for what he denies.
    pub(in crate::ingest::extract) fn charge_beside_denier(&mut self, at: Index) {
        let denier = self.head(at);
        let verb = self.head(denier);
        let fits = self.label(at) == Label::Compound
            && CHARGES.contains(&self.lemma(at))
            && denier == at + 1
            && self.label(denier) == Label::Nsubj
            && self.is_noun(denier)
            && verb > denier
            && ANSWERING.contains(&self.lemma(verb));
        let article = at.checked_sub(1).filter(|a| fits && matches!(self.word(*a), "a" | "an"));
        let comma = article.and_then(|a| a.checked_sub(1)).filter(|c| self.tag(*c) == Tag::Comma);
        let (Some(article), Some(comma)) = (article, comma) else { return };
        let told = self.kids(verb).into_iter().find(|k| *k < comma && self.label(*k) == Label::Ccomp);
        let Some(told) = told else { return };
        self.take_place(verb, told);
        self.hang(at, told, Label::Npadvmod);
        self.hang(article, at, Label::Det);
        self.hang(verb, at, Label::Relcl);
        self.retag(verb, Tag::Vbd, Pos::Verb);
    }

    /// "moved 500 people as a flood hit Calgary, destroyed a bridge and killed nine": what a storm or a raid does
    /// further was joined to the verb of the main clause.
    pub(in crate::ingest::extract) fn damage_of_event(&mut self, at: Index) {
        let outer = self.head(at);
        let joined = self.label(at) == Label::Conj
            && outer < at
            && matches!(self.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbn)
            && DAMAGES.contains(&self.lemma(at))
            && !DAMAGES.contains(&self.lemma(outer))
            && !self.kids(at).into_iter().any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass));
        if !joined {
            return;
        }
        let struck = self.kids(outer).into_iter().rfind(|c| {
            *c > outer
                && *c < at
                && self.label(*c) == Label::Advcl
                && self.kid(*c, Label::Nsubj).is_some_and(|s| s < *c && STRIKES.contains(&self.lemma(s)))
        });
        if let Some(struck) = struck {
            self.hang(at, struck, Label::Conj);
        }
    }

    /// "91 deputies backed the motion and 68 voted against it": the number right in front of the second verb is its
    /// subject, and no second object of the first.
    pub(in crate::ingest::extract) fn number_for_subject(&mut self, at: Index) {
        let first = self.head(at);
        // "and four million have been displaced": its auxiliaries stand in between.
        let helps = |i: &Index| matches!(self.label(*i), Label::Aux | Label::Auxpass) && self.head(*i) > at;
        let verb = (at + 1..self.tokens.len()).find(|i| !helps(i)).unwrap_or(at + 1);
        let helped = verb > at + 1 && (at + 1..verb).all(|i| self.head(i) == verb);
        let bare = self.kids(at).into_iter().all(|k| k < at && helped && self.tag(k) == Tag::Cd);
        let object = matches!(self.label(first), Label::Dobj)
            || helped && matches!(self.label(first), Label::Npadvmod | Label::Pobj | Label::Attr);
        let joined = self.head(verb) == self.head(first)
            || helped && self.verb_above(first).is_some_and(|v| v == self.head(verb));
        let fits = self.tag(at) == Tag::Cd
            && self.label(at) == Label::Conj
            && object
            && (helped || matches!(self.tag(verb), Tag::Vbd | Tag::Vbp))
            && self.label(verb) == Label::Conj
            && joined
            && !self.kids(verb).into_iter().any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass))
            && bare;
        if fits {
            let passive = self.kid(verb, Label::Auxpass).is_some();
            self.hang(at, verb, if passive { Label::Nsubjpass } else { Label::Nsubj });
        }
    }

    /// "urged them to release those arrested and to investigate": an infinitive joins no participle, but the infinitive
    /// above.
    pub(in crate::ingest::extract) fn infinitive_beside_participle(&mut self, at: Index) {
        let to = |this: &Self, verb: Index| {
            this.tag(verb) == Tag::Vb && this.kids(verb).into_iter().any(|k| k < verb && this.tag(k) == Tag::To)
        };
        let participle = self.head(at);
        let joined = self.label(at) == Label::Conj
            && participle < at
            && to(self, at)
            && self.tag(participle) == Tag::Vbn
            && self.label(participle) == Label::Acl;
        let mut above = participle;
        for _ in 0..5 {
            if !joined || self.is_root(above) {
                return;
            }
            above = self.head(above);
            if to(self, above) {
                self.hang(at, above, Label::Conj);
                return;
            }
        }
    }

    /// "Jane Roe of Labour and Jon Holm of Reform": the second person goes with the first, not with her party.
    pub(in crate::ingest::extract) fn person_behind_body(&mut self, at: Index) {
        let of = self.head(at);
        let first = self.head(of);
        let named = |this: &Self, token: Index| this.persons.contains(&(token + this.first));
        let mixed = self.label(at) == Label::Pobj
            && self.word(of) == "of"
            && named(self, at)
            && named(self, first)
            && first < of
            && self.lowest(at).checked_sub(1).is_some_and(|and| self.word(and) == "and")
            && self.kids(of).into_iter().any(|k| k < at && self.label(k) == Label::Pobj && !named(self, k));
        if mixed {
            self.hang(at, first, Label::Conj);
        }
    }

    /// "opposed Ukraine joining the EU", "protested against Israel bombing it": whoever is named right in front of the
    /// gerund does it, and not whoever is against it.
    pub(in crate::ingest::extract) fn gerund_of_another(&mut self, at: Index) {
        // "vetoed a resolution calling for talks": that is what the resolution says.
        let named = |n: &Index| matches!(self.tag(*n), Tag::Nnp | Tag::Nnps);
        let Some(noun) = at.checked_sub(1).filter(named) else { return };
        if self.tag(at) != Tag::Vbg || !matches!(self.label(at), Label::Advcl | Label::Acl | Label::Xcomp) {
            return;
        }
        let above = self.head(noun);
        let (verb, label) = match self.label(noun) {
            Label::Dobj => (above, Label::Ccomp),
            Label::Pobj if self.word(above) == "against" => (self.head(above), Label::Pcomp),
            _ => return,
        };
        let hung = self.head(at) == noun || self.head(at) == verb || self.head(at) == above;
        if !hung || !AGAINST.contains(&self.lemma(verb)) || self.kid(at, Label::Nsubj).is_some() {
            return;
        }
        self.hang(at, above, label);
        self.hang(noun, at, Label::Nsubj);
    }

    /// "was convicted by a German court of torture and murder": of what he was convicted, not what the court is of.
    pub(in crate::ingest::extract) fn charge_behind_court(&mut self, at: Index) {
        let court = self.head(at);
        let by = self.head(court);
        let verb = self.head(by);
        let fits = self.word(at) == "of"
            && self.label(court) == Label::Pobj
            && self.label(by) == Label::Agent
            && CHARGING.contains(&self.lemma(verb));
        let charge = self.kids(at).into_iter().find(|k| matches!(self.label(*k), Label::Pobj | Label::Pcomp));
        let plain = |charge: Index| {
            let class = Nouns::shared().class(self.lemma(charge));
            self.tag(charge) == Tag::Vbg
                || matches!(self.tag(charge), Tag::Nn | Tag::Nns)
                    && !self.kids(charge).into_iter().any(|k| k < charge && self.word(k) == "the")
                    && !class.is(NounClass::BODY.or(NounClass::POST).or(NounClass::PERSON).or(NounClass::PLACE))
        };
        if fits && charge.is_some_and(plain) {
            self.hang(at, verb, Label::Prep);
        }
    }

    /// "resigned after the party's leader, Jon Roe, withdrew his support": a preposition with a noun and the name in
    /// apposition to it opens the clause of the verb behind them, which was left without a subject.
    pub(in crate::ingest::extract) fn clause_behind_apposed(&mut self, at: Index) {
        let main = self.head(at);
        let own = |k: Index| {
            matches!(self.label(k), Label::Nsubj | Label::Nsubjpass | Label::Mark | Label::Cc | Label::Advmod) && k < at
        };
        let bare = self.label(at) == Label::Advcl && main < at && !self.kids(at).into_iter().any(own);
        let comma = at.checked_sub(1).filter(|c| bare && self.tag(*c) == Tag::Comma);
        let Some(last) = comma.and_then(|c| c.checked_sub(1)) else { return };
        let opening = self
            .kids(main)
            .into_iter()
            .rfind(|p| *p > main && *p < last && self.label(*p) == Label::Prep && OPENING.contains(&self.word(*p)));
        let Some(opening) = opening else { return };
        let Some(noun) = self.kid(opening, Label::Pobj) else { return };
        let apposed = self.kids(noun).into_iter().any(|k| {
            k > noun && k <= last && self.label(k) == Label::Appos && matches!(self.tag(k), Tag::Nnp | Tag::Nnps)
        });
        let finite = matches!(self.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp);
        if apposed && finite && self.tag(noun + 1) == Tag::Comma && self.is_below(last, noun) {
            self.hang(noun, at, Label::Nsubj);
            self.hang(opening, at, Label::Mark);
        }
    }
}
