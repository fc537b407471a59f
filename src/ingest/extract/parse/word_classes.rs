//! Words of another class than the parser took them for.
//! Nouns for verbs ("a tsunami warning"), verbs for nouns ("and plunges into a gorge"), adverbs, participles and
//! prepositions.

use crate::ingest::extract::parse::present_verbs::EVERYDAY;
use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::{Frames, NounClass, Nouns, Words};

/// What warns.
static WARNINGS: Words = Words::of("word_classes.warnings");

/// Nouns in front of an attack that say by what or by whom.
static ATTACKING: Words = Words::of("word_classes.attacking");

/// Verbs by which those in charge make something known.
static ANNOUNCING: Words = Words::of("word_classes.announcing");

/// Nouns for attacks that are taken for verbs.
static ATTACKS: Words = Words::of("word_classes.attacks");

/// Nouns for warnings that are taken for verbs or adjectives.
static MISREAD_WARNINGS: Words = Words::of("word_classes.misread-warnings");

/// Adverbs of place that are taken for nouns.
static PLACE_ADVERBS: Words = Words::of("word_classes.place-adverbs");

impl Sentence<'_> {
    /// "met Zelensky in Kyiv": a strange name right behind the verb was taken for an adverb.
    pub(in crate::ingest::extract) fn name_for_adverb(&mut self, at: Index) {
        let Some(verb) = at.checked_sub(1).filter(|v| *v > 0 && self.head(at) == *v) else { return };
        let name = self.word(at).starts_with(char::is_uppercase)
            && self.word(at).chars().skip(1).all(char::is_lowercase)
            && self.word(at).chars().count() > 3
            && matches!(self.tag(at), Tag::Rb | Tag::Jj)
            && matches!(self.label(at), Label::Advmod | Label::Acomp);
        let acts = matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vb)
            && self.word(verb).starts_with(char::is_lowercase)
            && !Frames::shared().verb(self.lemma(verb)).is_empty()
            && self.kid(verb, Label::Dobj).is_none();
        let person = self.persons.contains(&(at + self.first));
        if name && acts && (person || self.tag(at) == Tag::Rb) {
            self.retag(at, Tag::Nnp, Pos::Propn);
            self.hang(at, verb, Label::Dobj);
        }
    }

    /// "fired warning shots": what warns was taken for a deed.
    pub(in crate::ingest::extract) fn warning_in_front(&mut self, at: Index) {
        let noun = at + 1;
        let warns = matches!(self.word(at), "warning") && !self.is_noun(at) && noun < self.tokens.len();
        if !warns || !WARNINGS.contains(&self.lemma(noun)) || self.head(noun) != at && self.head(at) != noun {
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

    /// "issued a tsunami warning": a warning of what stands in front of it was taken for a verb, an alert for a
    /// property.
    pub(in crate::ingest::extract) fn warning_for_verb(&mut self, at: Index) {
        let Some(danger) = at.checked_sub(1) else { return };
        if self.is_noun(at)
            || !self.is_noun(danger)
            || !MISREAD_WARNINGS.contains(&self.word(at).to_lowercase().as_str())
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

    /// "A truck veers off a road and plunges into a gorge": the second verb of two was taken for a noun as the first
    /// was.
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

    /// "three of the six occupants onboard": the adverb behind them was taken for the noun.
    pub(in crate::ingest::extract) fn adverb_for_noun(&mut self, at: Index) {
        let noun = at.checked_sub(1).filter(|n| self.is_noun(*n) && self.head(*n) == at);
        let Some(noun) = noun.filter(|_| PLACE_ADVERBS.contains(&self.word(at))) else {
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

    /// "launch a strike at Odesa, Ukraine, damaging buildings": behind a comma the participle says what was done, not
    /// of what sort the buildings are.
    pub(in crate::ingest::extract) fn participle_for_modifier(&mut self, at: Index) {
        let noun = self.head(at);
        let comma = at.checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma);
        if self.label(at) != Label::Amod
            || !comma
            || noun <= at
            || self.tag(noun) != Tag::Nns
            || !matches!(self.label(noun), Label::Appos | Label::Conj | Label::Npadvmod)
            || self.kids(noun).into_iter().any(|k| k < at)
        {
            return;
        }
        // "damaging" is an adjective too.
        let stem = self.word(at).strip_suffix("ing").filter(|_| matches!(self.tag(at), Tag::Vbg | Tag::Jj));
        let verb = stem
            .into_iter()
            .flat_map(|s| [s.to_owned(), format!("{s}e")])
            .find(|base| Frames::shared().verb(base).iter().any(|f| f.rest.is_empty()));
        let Some(base) = verb else { return };
        // "residents, surviving soldiers and medics": a list goes on behind it.
        let first = self.head(noun);
        let listed = self.tag(at) == Tag::Jj && self.tag(first) != Tag::Nnp;
        let mut above = first;
        for _ in 0..8 {
            if matches!(self.tag(above), Tag::Vbz | Tag::Vbd | Tag::Vbp | Tag::Vbn) && !self.is_noun(above) && !listed {
                self.retag(at, Tag::Vbg, Pos::Verb);
                if let Some(token) = self.tokens.get_mut(at) {
                    token.lemma = base.as_str().into();
                }
                self.hang(at, above, Label::Advcl);
                self.hang(noun, at, Label::Dobj);
                return;
            }
            above = self.head(above);
        }
    }

    /// "Russian drone strikes on Kyiv, Ukraine kill four people": what struck was taken for a verb, since a country
    /// stands right before the one that is.
    pub(in crate::ingest::extract) fn attack_for_verb(&mut self, at: Index) {
        if self.tag(at) != Tag::Vbz || !ATTACKS.contains(&self.lemma(at)) || self.kid(at, Label::Dobj).is_some() {
            return;
        }
        let Some(subject) = at.checked_sub(1).filter(|s| self.is_noun(*s) && self.head(*s) == at) else { return };
        if self.label(subject) != Label::Nsubj
            || !ATTACKING.contains(&self.lemma(subject))
            || self.tag(subject) == Tag::Nns
        {
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

    /// "The police and the army announce they have arrested 44": the verb of two was taken for a noun before its
    /// clause.
    pub(in crate::ingest::extract) fn announcement_of_two(&mut self, at: Index) {
        if !self.is_root(at) || !ANNOUNCING.contains(&self.lemma(at)) {
            return;
        }
        let clause = self.kids(at).into_iter().any(|k| k > at && self.label(k) == Label::Ccomp);
        let subject = self.kids(at).into_iter().find(|k| *k < at && self.is_noun(*k));
        if matches!(self.tag(at), Tag::Nn | Tag::Nnp)
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
