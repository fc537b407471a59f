//! Verbs that the parser takes for less than they are.
//! The bare passives of headlines ("Tycoon jailed for fraud"), a verb swallowed by its object ("Turkey deployed
//! troops"), numbers and words of outcome that hang beside what they count.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::relation_classes::SUFFERINGS;
use crate::lexicon::{Frames, Words};

/// Verbs that do nothing to nobody: where they have no object their subject suffers them.
static SUFFERED: Words = Words::of("reduced_verbs.suffered");

/// Gerunds that name what happens, not what somebody does.
static HAPPENINGS: Words = Words::of("reduced_verbs.happenings");

/// What a court hands somebody.
static PENALTIES: Words = Words::of("reduced_verbs.penalties");

/// Those who may hold or try somebody: courts, police, armed forces.
static AUTHORITIES: Words = Words::of("reduced_verbs.authorities");

/// Verbs of what they do to those they hold or try.
static TRYING: Words = Words::of("reduced_verbs.trying");

/// Adjectives for what a deed leaves people ("left two dead").
static OUTCOMES: Words = Words::of("reduced_verbs.outcomes");

/// Verbs of courts before "guilty".
static FINDING: Words = Words::of("reduced_verbs.finding");

/// What they find somebody.
static VERDICTS: Words = Words::of("reduced_verbs.verdicts");

impl Sentence<'_> {
    /// "Opposition leader arrested over protests", "Tycoon jailed for eight years": a headline leaves "is" out.
    pub(in crate::ingest::extract) fn headline_passive(&mut self, at: Index) {
        // "UN says 798 killed since May", "as two arrested over riots"
        let told = matches!(self.label(at), Label::Ccomp | Label::Advcl);
        if !matches!(self.tag(at), Tag::Vbd | Tag::Vbn) || !(self.is_root(at) || told) || at == 0 {
            return;
        }
        let handed = self.is_handed_penalty(at);
        self.part_listed_victims(at);
        if !(SUFFERED.contains(&self.lemma(at)) || handed || self.is_done_by_next_word(at)) {
            return;
        }
        let kids = self.kids(at);
        let plain = !kids.iter().any(|k| {
            self.label(*k) == Label::Dobj && !handed
                || matches!(
                    self.label(*k),
                    Label::Aux | Label::Auxpass | Label::Ccomp | Label::Nsubjpass | Label::Dative
                )
                || self.label(*k) == Label::Xcomp
                    && self.tag(*k) == Tag::Vb
                    && !matches!(self.lemma(at), "order" | "urge")
        });
        // "Parliament elected General Y president": the one elected was taken for a part of the post.
        let named = kids
            .iter()
            .copied()
            .filter(|k| self.label(*k) == Label::Oprd)
            .any(|post| self.kids(post).into_iter().any(|k| k > at && self.persons.contains(&(k + self.first))));
        if named {
            return;
        }
        let subjects: Vec<Index> = kids.into_iter().filter(|k| self.label(*k) == Label::Nsubj && *k < at).collect();
        let who = subjects.iter().any(|s| self.is_noun(*s) || self.tag(*s) == Tag::Cd);
        if !plain || !who {
            return;
        }
        self.retag(at, Tag::Vbn, Pos::Verb);
        for subject in subjects {
            self.hang(subject, at, Label::Nsubjpass);
        }
    }

    /// "shot dead", "charged with murder", "released on parole", "freed after a siege": what the word behind a verb
    /// shows to be done to its subject.
    fn is_done_by_next_word(&self, at: Index) -> bool {
        let next = if at + 1 < self.tokens.len() { self.word(at + 1).to_lowercase() } else { String::new() };
        let shot = matches!(self.lemma(at), "shoot" | "stab")
            && matches!(next.as_str(), "dead" | "in" | "outside" | "near" | "by");
        let charged = self.lemma(at) == "charge" && matches!(next.as_str(), "with" | "over" | "in");
        let released = self.lemma(at) == "release"
            && matches!(
                next.as_str(),
                "on" | "from" | "after" | "without" | "by" | "in" | "as" | "ahead" | "following"
            );
        shot || charged || released
    }

    /// "Ex-premier handed 14-year sentence"
    fn is_handed_penalty(&self, at: Index) -> bool {
        matches!(self.lemma(at), "hand" | "give")
            && self.kid(at, Label::Dobj).is_some_and(|o| {
                PENALTIES.contains(&self.lemma(o))
                    && !self.kids(o).into_iter().any(|k| matches!(self.label(k), Label::Det | Label::Poss))
            })
            && self.kid(at, Label::Dative).is_none()
    }

    /// "Three killed, 20 injured in train crash": the second number opens its own.
    fn part_listed_victims(&mut self, at: Index) {
        let listed = self.kid(at, Label::Dobj).filter(|o| {
            SUFFERED.contains(&self.lemma(at))
                && self.tag(*o) == Tag::Cd
                && o.checked_sub(1).is_some_and(|c| c > 0 && self.tag(c) == Tag::Comma)
        });
        if let Some(number) = listed
            && let Some(second) = self.kid(number, Label::Acl).filter(|s| SUFFERED.contains(&self.lemma(*s)))
        {
            self.hang(second, at, Label::Conj);
            self.hang(number, second, Label::Nsubjpass);
            self.retag(second, Tag::Vbn, Pos::Verb);
        }
    }

    /// "A bomber attacked the church; the authorities blamed rebels": what stands before the semicolon is nobody's
    /// word.
    pub(in crate::ingest::extract) fn spliced_statement(&mut self, at: Index) {
        let telling = self.head(at);
        if self.label(at) == Label::Ccomp
            && telling > at
            && (at + 1..telling).any(|i| self.word(i) == ";")
            && self.kid(at, Label::Mark).is_none()
            && self
                .kids(telling)
                .into_iter()
                .any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass | Label::Expl) && k > at)
        {
            self.hang(at, telling, Label::Parataxis);
        }
    }

    /// "UN peacekeeper killed in an ambush": a finite verb behind a noun without a subject of its own is a participle.
    pub(in crate::ingest::extract) fn finite_participle(&mut self, at: Index) {
        let noun = self.head(at);
        if self.tag(at) == Tag::Vbd
            && self.label(at) == Label::Acl
            && noun < at
            && self.is_noun(noun)
            && SUFFERED.contains(&self.lemma(at))
            && self.kid(at, Label::Dobj).is_none()
            && self.kid(at, Label::Nsubj).is_none()
        {
            self.retag(at, Tag::Vbn, Pos::Verb);
        }
    }

    /// "wants the president removed", "ordered the house searched": who is to suffer it was taken for who does it.
    pub(in crate::ingest::extract) fn participle_of_wish(&mut self, at: Index) {
        let wish = self.head(at);
        let wished = matches!(self.tag(at), Tag::Vbd | Tag::Vbn)
            && self.label(at) == Label::Ccomp
            && wish < at
            && matches!(self.lemma(wish), "want" | "need" | "order");
        let Some(patient) = self.kid(at, Label::Nsubj).filter(|s| wished && *s > wish && *s < at && self.is_noun(*s))
        else {
            return;
        };
        let bare = |k: &Index| !matches!(self.label(*k), Label::Aux | Label::Auxpass | Label::Mark | Label::Dobj);
        if self.kids(at).iter().all(bare) {
            self.retag(at, Tag::Vbn, Pos::Verb);
            self.hang(patient, at, Label::Nsubjpass);
        }
    }

    /// "Turkey deployed troops to Iraq", "rebels seized towns": the verb was taken for a property of its object.
    pub(in crate::ingest::extract) fn finite_before_object(&mut self, at: Index) {
        let object = self.head(at);
        if !matches!(self.tag(at), Tag::Vbd | Tag::Vbn)
            || !matches!(self.label(at), Label::Amod | Label::Compound)
            || object <= at
            || !self.is_noun(object)
            || at == 0
        {
            return;
        }
        let bare =
            !self.kids(at).into_iter().any(|k| matches!(self.label(k), Label::Aux | Label::Auxpass | Label::Advmod));
        // "A St Petersburg court jailed artist Sasha Skochilenko"
        let court = at.checked_sub(1).filter(|s| {
            self.head(*s) == object
                && matches!(self.label(*s), Label::Nmod | Label::Compound)
                && AUTHORITIES.contains(&self.lemma(*s))
                && TRYING.contains(&self.lemma(at))
                && matches!(self.tag(object), Tag::Nnp | Tag::Nns | Tag::Nnps)
        });
        let Some(subject) = self.kid(at, Label::Nsubj).or(court).filter(|s| *s < at && bare) else { return };
        let framed = !Frames::shared().verb(self.lemma(at)).is_empty();
        // "signed a European Union supported ceasefire"
        let told = court.is_some() && self.kid(at, Label::Nsubj).is_none();
        let free = self.head(object) == object || self.label(object) == Label::Ccomp;
        if told && !free {
            return;
        }
        let determined = !told
            && self
                .kids(object)
                .into_iter()
                .any(|k| k < subject && matches!(self.label(k), Label::Det | Label::Poss | Label::Nummod));
        if determined || !framed || !self.is_noun(subject) || self.kid(object, Label::Nsubj).is_some() {
            return;
        }
        self.take_place(object, at);
        for kid in self.kids(object) {
            let label = self.label(kid);
            if kid < subject && told && matches!(label, Label::Det | Label::Amod | Label::Compound | Label::Nmod) {
                self.hang(kid, subject, label);
            } else if kid < subject
                || label == Label::Punct
                || kid > object && matches!(label, Label::Prep | Label::Advcl | Label::Npadvmod)
            {
                self.hang(kid, at, label);
            }
        }
        self.hang(subject, at, Label::Nsubj);
        self.hang(object, at, Label::Dobj);
        self.retag(at, Tag::Vbd, Pos::Verb);
    }

    /// "injuring over 200", "killed around 50": the number is who was hurt, the word in front measures it.
    pub(in crate::ingest::extract) fn number_behind_measure(&mut self, at: Index) {
        let verb = self.head(at);
        // "Serbia arrests 11 over the collapse": the number was taken for a measure.
        if self.tag(at) == Tag::Cd
            && self.label(at) == Label::Npadvmod
            && verb + 1 == at
            && matches!(self.tag(verb), Tag::Vbz | Tag::Vbp | Tag::Vbd | Tag::Vb)
            && self.kid(verb, Label::Dobj).is_none()
            && (SUFFERED.contains(&self.lemma(verb)) || self.lemma(verb) == "hang")
        {
            self.hang(at, verb, Label::Dobj);
            return;
        }
        if !matches!(self.word(at), "over" | "around" | "about" | "nearly" | "under" | "above")
            || self.label(at) != Label::Prep
            || verb >= at
            || !matches!(self.tag(verb), Tag::Vbg | Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vb)
            || self.kid(verb, Label::Dobj).is_some()
        {
            return;
        }
        let counts = Frames::shared()
            .verb(self.lemma(verb))
            .iter()
            .any(|f| f.rest.is_empty() && SUFFERINGS.contains(&f.relation));
        let Some(number) = self.kid(at, Label::Pobj).filter(|n| self.tag(*n) == Tag::Cd && counts) else { return };
        self.hang(number, verb, Label::Dobj);
        self.hang(at, number, Label::Quantmod);
    }

    /// "shooting dead chief executive Brian Thompson", "shot dead two men": "dead" is what came of it.
    pub(in crate::ingest::extract) fn dead_of_shot(&mut self, at: Index) {
        let Some(verb) = at.checked_sub(1) else { return };
        let governor = self.head(at);
        if self.word(at) == "dead"
            && matches!(self.lemma(verb), "shoot" | "stab" | "gun")
            && matches!(self.tag(verb), Tag::Vbg | Tag::Vbd | Tag::Vbn | Tag::Vb | Tag::Vbz | Tag::Vbp)
            && self.label(at) == Label::Amod
            && governor > at
        {
            self.hang(at, verb, Label::Oprd);
        }
    }

    /// "leaving one Palestinian dead", "left 12 Iraqis dead": a people's name in front of "dead" was taken for its
    /// property.
    pub(in crate::ingest::extract) fn dead_of_left(&mut self, at: Index) {
        let verb = self.head(at);
        let Some(who) = at.checked_sub(1) else { return };
        // "made 15,000 families homeless": they were taken for who is so.
        if self.word(at) == "homeless"
            && self.label(at) == Label::Ccomp
            && matches!(self.lemma(verb), "make" | "leave" | "render")
            && verb < who
            && let Some(people) = self.kid(at, Label::Nsubj)
        {
            self.hang(people, verb, Label::Dobj);
            self.hang(at, verb, Label::Oprd);
            return;
        }
        let outcome = OUTCOMES.contains(&self.word(at));
        // "left 95 people injured in Quetta on Monday": where and when they were left so.
        if outcome && self.label(at) == Label::Acl && self.label(verb) == Label::Dobj {
            let (people, leaving) = (verb, self.head(verb));
            if self.lemma(leaving) == "leave" && leaving < people {
                let behind = |this: &Self, k: Index| k > at && matches!(this.label(k), Label::Prep | Label::Npadvmod);
                for kid in self.kids(at).into_iter().filter(|k| behind(self, *k)).collect::<Vec<_>>() {
                    self.hang(kid, leaving, self.label(kid));
                }
            }
            return;
        }
        if outcome
            && self.label(at) == Label::Dobj
            && self.lemma(verb) == "leave"
            && verb < who
            && self.head(who) == at
            && matches!(self.label(who), Label::Amod | Label::Compound | Label::Nmod)
            && self.word(who).starts_with(char::is_uppercase)
        {
            for kid in self.kids(at).into_iter().filter(|k| *k < who) {
                let label = self.label(kid);
                self.hang(kid, who, label);
            }
            self.hang(who, verb, Label::Dobj);
            self.hang(at, verb, Label::Oprd);
            self.retag(who, Tag::Nn, Pos::Noun);
            self.retag(at, Tag::Jj, Pos::Adj);
        }
    }

    /// "took dozens of guests hostage", "held ten workers hostage": what they are taken for was glued to who they are.
    pub(in crate::ingest::extract) fn hostage_of_taken(&mut self, at: Index) {
        let Some(who) = at.checked_sub(1) else { return };
        if !matches!(self.word(at), "hostage" | "captive" | "prisoner") || self.head(who) != at || !self.is_noun(who) {
            return;
        }
        let mut verb = at;
        for _ in 0..3 {
            if self.is_root(verb) {
                return;
            }
            verb = self.head(verb);
            if matches!(self.lemma(verb), "take" | "hold") {
                break;
            }
        }
        let plural =
            matches!(self.tag(who), Tag::Nns | Tag::Nnps) || matches!(self.lemma(who), "people" | "staff" | "crew");
        if !matches!(self.lemma(verb), "take" | "hold") || verb > who || !plural {
            return;
        }
        let (above, label) = (self.head(at), self.label(at));
        for kid in self.kids(at).into_iter().filter(|k| *k != who) {
            let label = self.label(kid);
            if kid < who {
                self.hang(kid, who, label);
            } else {
                self.hang(kid, verb, label);
            }
        }
        self.hang(who, above, label);
        self.hang(at, verb, Label::Oprd);
    }

    /// "found 14 people guilty of helping": who is found so was taken for the subject of a clause.
    pub(in crate::ingest::extract) fn guilty_of_found(&mut self, at: Index) {
        if !VERDICTS.contains(&self.word(at)) {
            return;
        }
        let verb = self.head(at);
        // "found Donald Trump guilty": the name was taken for a clause.
        let above = self.head(verb);
        if self.is_noun(verb)
            && self.label(verb) == Label::Ccomp
            && above < verb
            && verb < at
            && FINDING.contains(&self.lemma(above))
        {
            self.hang(verb, above, Label::Dobj);
            self.hang(at, above, Label::Oprd);
            return;
        }
        if self.label(at) != Label::Ccomp
            || self.tag(at) != Tag::Jj
            || !FINDING.contains(&self.lemma(verb))
            || verb >= at
        {
            return;
        }
        let Some(who) = self.kid(at, Label::Nsubj).filter(|w| *w > verb && *w < at) else { return };
        let cleared = self.kids(at).into_iter().any(|k| self.word(k) == "not") || self.word(at) == "innocent";
        self.hang(who, verb, Label::Dobj);
        self.hang(at, verb, Label::Oprd);
        // "found the soldier not guilty" acquits him.
        if cleared && let Some(token) = self.tokens.get_mut(verb) {
            token.lemma = "acquit".into();
        }
    }

    /// "Fighting in Sudan has displaced millions", "heavy shelling killed three": what happens, not what somebody does.
    pub(in crate::ingest::extract) fn happening_for_deed(&mut self, at: Index) {
        if self.tag(at) != Tag::Vbg
            || !HAPPENINGS.contains(&self.word(at).to_lowercase().as_str())
            || !matches!(self.label(at), Label::Nsubj | Label::Nsubjpass | Label::Pobj | Label::Dobj)
            || self.kid(at, Label::Dobj).is_some()
            || self.kid(at, Label::Nsubj).is_some()
        {
            return;
        }
        self.retag(at, Tag::Nn, Pos::Noun);
        let word = self.word(at).to_lowercase();
        if let Some(token) = self.tokens.get_mut(at) {
            token.lemma = word.into();
        }
    }
}
