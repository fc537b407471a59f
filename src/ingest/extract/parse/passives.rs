//! Passives and perfects that the parser took for something else.

use crate::ingest::extract::parse::sentence::Sentence;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::language::{Label, Pos, Tag};
use crate::lexicon::relation_classes::{FORCE, SUFFERINGS};
use crate::lexicon::shared_words::LOCATIVE;
use crate::lexicon::{Frames, NounClass, Nouns, Words};

/// Relations whose noun with "of" and "by" tells who did it to whom.
static DONE: Words = Words::of("passives.done");

/// Verbs that give somebody a post.
static SEATING: Words = Words::of("passives.seating");

/// Verbs of harm, in headlines that leave "is" out.
static HARMING: Words = Words::of("passives.harming");

/// What befalls things and people.
static UNDERGONE: Words = Words::of("passives.undergone");

/// Nouns for what the parties of a document do to it.
static SIGNING: Words = Words::of("passives.signing");

impl Sentence<'_> {
    /// "189 are killed, dozens are injured, and houses are destroyed in flooding": clauses that commas part are in a
    /// row, none is the content of the next.
    pub(super) fn spliced_passive(&mut self, at: Index) {
        let head = self.head(at);
        let passive = |i: Index| self.tag(i) == Tag::Vbn && self.kid(i, Label::Auxpass).is_some();
        if !matches!(self.label(at), Label::Ccomp | Label::Advcl)
            || head <= at
            || !passive(at)
            || !passive(head)
            || self.kid(at, Label::Mark).is_some()
            || self.kids(at).into_iter().any(|k| self.tag(k) == Tag::Wrb)
        {
            return;
        }
        let subject = self.kid(head, Label::Nsubjpass);
        if subject.is_some_and(|s| s > at) {
            self.hang(at, head, Label::Conj);
        }
    }

    /// "Seven people are killed and 15 injured", "…and others kidnapped by bandits": the second passive shares its
    /// auxiliary with the first.
    pub(super) fn elided_auxiliary(&mut self, at: Index) {
        let counted = matches!(self.tag(at), Tag::Cd | Tag::Nns | Tag::Nn | Tag::Dt | Tag::Nnps);
        let verb = self.head(at);
        if !counted || self.label(at) != Label::Conj || verb >= at {
            return;
        }
        let passive = self.tag(verb) == Tag::Vbn && self.kid(verb, Label::Auxpass).is_some();
        let participle = self.kids(at).into_iter().find(|k| *k > at && self.tag(*k) == Tag::Vbn);
        let Some(participle) = participle.filter(|p| passive && matches!(self.label(*p), Label::Acl | Label::Relcl))
        else {
            return;
        };
        if self.kids(participle).into_iter().any(|k| matches!(self.label(k), Label::Nsubj | Label::Nsubjpass)) {
            return;
        }
        self.hang(participle, verb, Label::Conj);
        self.hang(at, participle, Label::Nsubjpass);
    }

    /// "The countries have all imposed sanctions": what they have done was taken for a property of its object.
    pub(in crate::ingest::extract) fn perfect_before_object(&mut self, at: Index) {
        let object = self.head(at);
        if self.tag(at) != Tag::Vbn || self.label(at) != Label::Amod || object <= at || !self.is_noun(object) {
            return;
        }
        let auxiliary = self.kids(at).into_iter().find(|k| *k < at && self.lemma(*k) == "have");
        let subject = self.kid(at, Label::Nsubj).or_else(|| self.kid(object, Label::Nsubj));
        let (Some(_), Some(subject)) = (auxiliary, subject.filter(|s| *s < at)) else { return };
        self.take_place(object, at);
        for kid in self.kids(object) {
            let label = self.label(kid);
            if kid < subject || label == Label::Punct {
                self.hang(kid, at, label);
            }
        }
        self.hang(subject, at, Label::Nsubj);
        self.hang(object, at, Label::Dobj);
    }

    /// "killed in Israeli airstrikes on Gaza City", "in a strike by the navy on a vessel": what was attacked was hung
    /// on what it did to people.
    pub(in crate::ingest::extract) fn raised_target(&mut self, at: Index) {
        let preposition = self.head(at);
        let hung = matches!(self.label(preposition), Label::Prep | Label::Agent);
        if !self.is_noun(at) || self.label(at) != Label::Pobj || !hung {
            return;
        }
        let verb = self.head(preposition);
        let verbal = matches!(self.tag(verb), Tag::Vbn | Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbg | Tag::Vb);
        if !verbal || verb > preposition {
            return;
        }
        let frames = Frames::shared().noun(self.lemma(at));
        let attacks: Vec<_> = frames.iter().filter(|f| f.relation == "attacked").collect();
        if attacks.is_empty() {
            return;
        }
        let mut last = at;
        for i in at + 1..self.tokens.len() {
            let mut up = i;
            for _ in 0..12 {
                if up == at || self.is_root(up) {
                    break;
                }
                up = self.head(up);
            }
            if up != at {
                break;
            }
            last = i;
        }
        let next = last + 1;
        let brings = self.label(next) == Label::Prep
            && self.head(next) == verb
            && (matches!(self.lemma(next), "on" | "against")
                || matches!(self.lemma(next), "between" | "with" | "at")
                    && attacks
                        .iter()
                        .any(|f| f.target.contains(&self.lemma(next)) || f.source.contains(&self.lemma(next))));
        if brings {
            self.hang(next, at, Label::Prep);
        }
    }

    /// "Four are killed and five more injured", "with one person killed and another 14 injured": whoever stands before
    /// a bare participle of harm suffers it, and an adjective there is such a participle.
    pub(in crate::ingest::extract) fn bare_passive(&mut self, at: Index) {
        let adjective = self.tag(at) == Tag::Jj && matches!(self.word(at), "injured" | "wounded" | "hurt");
        if !(adjective || matches!(self.tag(at), Tag::Vbn | Tag::Vbd)) {
            return;
        }
        let Some(subject) = self.kid(at, Label::Nsubj).filter(|s| *s < at) else { return };
        let lemma = if adjective { "injure" } else { self.lemma(at) };
        let harms = Frames::shared().verb(lemma).iter().any(|f| f.rest.is_empty() && SUFFERINGS.contains(&f.relation));
        // "with six people killed", "rises to 40 people killed": a participle, whatever its tag.
        let hung = self.label(at) == Label::Pcomp && matches!(self.word(self.head(at)), "with" | "to" | "at" | "of");
        let beside = self.kids(at).into_iter().any(|k| self.word(k) == "with");
        // "One civilian killed after soldiers opened fire": a headline leaves "is" out.
        let bare = self.is_root(at) && self.tag(at) == Tag::Vbd && HARMING.contains(&lemma);
        if !harms || !(adjective || self.tag(at) == Tag::Vbn || self.tag(at) == Tag::Vbd && (hung || beside || bare)) {
            return;
        }
        let plain = !self
            .kids(at)
            .into_iter()
            .any(|k| matches!(self.label(k), Label::Aux | Label::Auxpass | Label::Dobj | Label::Ccomp));
        let absolute = hung || matches!(self.label(at), Label::Advcl | Label::Pcomp | Label::Ccomp) && beside;
        // "to 40 people killed and 300 others injured"
        let second = self.label(at) == Label::Ccomp
            && subject > 1
            && (subject.saturating_sub(4)..subject).any(|i| self.word(i) == "and")
            && self.kid(at, Label::Mark).is_none();
        let joined = self.label(at) == Label::Conj || second;
        if !plain || !(absolute || joined || bare) {
            return;
        }
        if self.tag(at) == Tag::Vbd {
            self.retag(at, Tag::Vbn, Pos::Verb);
        }
        if adjective {
            if !matches!(self.tag(self.head(at)), Tag::Vbn | Tag::Vbd) {
                return;
            }
            self.retag(at, Tag::Vbn, Pos::Verb);
            if let Some(token) = self.tokens.get_mut(at) {
                token.lemma = "injure".into();
            }
        }
        self.hang(subject, at, Label::Nsubjpass);
    }

    /// "Two people were killed and ten wounded when…": the number is the subject of a second passive.
    pub(in crate::ingest::extract) fn counted_passive(&mut self, at: Index) {
        let number = self.head(at);
        let first = self.head(number);
        let passive = |i: Index| self.tag(i) == Tag::Vbn && self.kid(i, Label::Nsubjpass).is_some();
        if self.tag(at) == Tag::Vbn
            && matches!(self.label(at), Label::Oprd | Label::Acl | Label::Amod | Label::Appos | Label::Dep)
            && self.tag(number) == Tag::Cd
            && number < at
            && self.label(number) == Label::Conj
            && first < number
            && passive(first)
        {
            self.hang(at, first, Label::Conj);
            self.hang(number, at, Label::Nsubjpass);
        }
    }

    /// "was fined 500 million euros by the regulator", "was awarded the prize by a jury": who does it was hung on what
    /// is given.
    pub(in crate::ingest::extract) fn agent_behind_object(&mut self, at: Index) {
        let object = self.head(at);
        let verb = self.head(object);
        let passive = self.tag(verb) == Tag::Vbn && self.kid(verb, Label::Auxpass).is_some();
        if self.word(at) != "by"
            || self.label(at) != Label::Prep
            || object > at
            || verb >= object
            || !matches!(self.label(object), Label::Dobj | Label::Oprd | Label::Npadvmod)
            || !passive
            || self.kid(verb, Label::Agent).is_some()
        {
            return;
        }
        let somebody = self.brings_somebody(at);
        if somebody {
            self.hang(at, verb, Label::Agent);
        }
    }

    /// "was listed as a terrorist group by the ministry", "was described as a traitor by her party": who does it was
    /// hung on what it is called.
    pub(in crate::ingest::extract) fn agent_behind_epithet(&mut self, at: Index) {
        let (epithet, as_what) = (self.head(at), self.head(self.head(at)));
        let verb = self.head(as_what);
        let hung = self.word(at) == "by"
            && matches!(self.label(at), Label::Prep | Label::Agent)
            && epithet < at
            && matches!(self.label(epithet), Label::Pobj | Label::Amod)
            && self.word(as_what) == "as"
            && self.label(as_what) == Label::Prep
            && verb < as_what;
        let passive = self.tag(verb) == Tag::Vbn && self.kid(verb, Label::Agent).is_none();
        if hung && passive && self.brings_somebody(at) {
            self.hang(at, verb, Label::Agent);
        }
    }

    /// Whether a preposition brings a name, or somebody who can do a thing.
    fn brings_somebody(&self, preposition: Index) -> bool {
        self.kid(preposition, Label::Pobj).is_some_and(|agent| {
            let class = Nouns::shared().class(self.lemma(agent));
            matches!(self.tag(agent), Tag::Nnp | Tag::Nnps)
                || class.is(NounClass::BODY.or(NounClass::POST).or(NounClass::PERSON).or(NounClass::FORCES))
        })
    }

    /// "documented the killing of 142 civilians, including 35 women, by armed groups": who killed them was hung on who
    /// tells it.
    pub(in crate::ingest::extract) fn agent_of_deed(&mut self, at: Index) {
        let verb = self.head(at);
        if self.word(at) != "by"
            || self.label(at) != Label::Prep
            || verb >= at
            || self.kid(verb, Label::Auxpass).is_some()
            || self.kid(verb, Label::Nsubj).is_none()
        {
            return;
        }
        let Some(deed) = self.kid(verb, Label::Dobj).filter(|d| *d < at) else { return };
        let harm = Frames::shared()
            .noun(self.lemma(deed))
            .iter()
            .any(|f| f.source.contains(&"by") && FORCE.contains(&f.relation));
        let of = self.kids(deed).into_iter().any(|k| matches!(self.word(k), "of" | "on" | "against"));
        let somebody = self.brings_somebody(at);
        if harm && of && somebody {
            self.hang(at, deed, Label::Prep);
        }
    }

    /// "The release of two journalists by Iran drew praise", "the signing of the treaty by Chad": who does what a noun
    /// names was hung on whom it is done to.
    pub(in crate::ingest::extract) fn agent_behind_victim(&mut self, at: Index) {
        let victim = self.head(at);
        let of = self.head(victim);
        let deed = self.head(of);
        let placed = self.word(at) == "by"
            && self.label(at) == Label::Prep
            && self.label(victim) == Label::Pobj
            && self.word(of) == "of"
            && self.is_noun(deed)
            && deed < of
            && victim < at;
        if !placed || !self.brings_somebody(at) {
            return;
        }
        let frames = Frames::shared();
        // "the rejection of attempts by Chad", "the condemnation of an attack by rebels": the attempts and the attack
        // are theirs.
        let done = |r: &str| DONE.contains(&r);
        let acts = frames
            .noun(self.lemma(deed))
            .iter()
            .any(|f| f.source.contains(&"by") && f.target.contains(&"of") && done(f.relation));
        let somebody = NounClass::PERSON
            .or(NounClass::PEOPLE)
            .or(NounClass::POST)
            .or(NounClass::OCCUPATION)
            .or(NounClass::FORCES)
            .or(NounClass::VEHICLE)
            .or(NounClass::PLACE);
        let suffers = matches!(self.tag(victim), Tag::Nnp | Tag::Nnps | Tag::Cd)
            || Nouns::shared().class(self.lemma(victim)).is(somebody);
        let signs = SIGNING.contains(&self.lemma(deed));
        if acts && (signs || suffers) {
            self.hang(at, deed, Label::Prep);
        }
    }

    /// "was shot dead at his home in Port-au-Prince by mercenaries": who did it was hung on where he did it.
    pub(in crate::ingest::extract) fn agent_behind_place(&mut self, at: Index) {
        if self.word(at) != "by" || self.label(at) != Label::Prep {
            return;
        }
        let mut place = self.head(at);
        for _ in 0..4 {
            let preposition = self.head(place);
            let verb = self.head(preposition);
            let brought = self.label(place) == Label::Pobj
                && self.label(preposition) == Label::Prep
                && (LOCATIVE.contains(&self.word(preposition))
                    // "taken to Lyon by the army": where to is said of another way than by whom something is done.
                    || matches!(self.word(preposition), "on" | "from" | "off"));
            // "killed in an attack by guerrillas", "in a raid by police on a house": the attack is theirs.
            let deed = !Frames::shared().noun(self.lemma(place)).is_empty();
            if !brought || place > at || deed {
                return;
            }
            if self.tag(verb) == Tag::Vbn {
                let passive = self.kid(verb, Label::Auxpass).is_some() || self.kid(verb, Label::Nsubjpass).is_some();
                let harmed = Frames::shared().verb(self.lemma(verb)).iter().any(|f| FORCE.contains(&f.relation));
                let somebody = self.brings_somebody(at);
                if passive && harmed && somebody && self.kid(verb, Label::Agent).is_none() {
                    self.hang(at, verb, Label::Agent);
                }
                return;
            }
            place = verb;
        }
    }

    /// "Parliament elected General X president", "Y appointed Z governor": with an object named behind it and no form
    /// of "be", whoever stands in front gives the post.
    pub(in crate::ingest::extract) fn giver_of_post(&mut self, at: Index) {
        let gives = SEATING.contains(&self.lemma(at));
        if !gives || self.tag(at) != Tag::Vbn || self.kid(at, Label::Auxpass).is_some() {
            return;
        }
        let Some(giver) = self.kid(at, Label::Nsubjpass).filter(|s| *s < at) else { return };
        let whom = self.kid(at, Label::Dobj).filter(|o| *o > at && matches!(self.tag(*o), Tag::Nnp | Tag::Nnps));
        if whom.is_some() {
            self.retag(at, Tag::Vbd, Pos::Verb);
            self.hang(giver, at, Label::Nsubj);
        }
    }

    /// "X is re-elected president": the prefix makes the parser take the participle for an adjective.
    pub(in crate::ingest::extract) fn passive_of_prefixed(&mut self, at: Index) {
        let prefixed = at.checked_sub(2).is_some_and(|p| {
            self.word(at - 1) == "-" && matches!(self.word(p).to_lowercase().as_str(), "re" | "co" | "pre")
        });
        let be = self.head(at);
        if !prefixed
            || !matches!(self.tag(at), Tag::Vbd | Tag::Vbn)
            || !matches!(self.label(at), Label::Acomp | Label::Attr | Label::Oprd)
            || self.lemma(be) != "be"
            || be >= at
        {
            return;
        }
        let (above, label, root) = (self.head(be), self.label(be), self.is_root(be));
        for kid in self.kids(be) {
            if kid != at {
                let label = if self.label(kid) == Label::Nsubj { Label::Nsubjpass } else { self.label(kid) };
                self.hang(kid, at, label);
            }
        }
        self.hang(at, if root { at } else { above }, label);
        self.hang(be, at, Label::Auxpass);
        self.retag(at, Tag::Vbn, Pos::Verb);
    }

    /// "The treaty was signed by Kenya and ratified in June": a participle behind the agent of a passive was taken
    /// for a past tense, which it would need an object for.
    pub(in crate::ingest::extract) fn undergone_beside_passive(&mut self, at: Index) {
        let first = self.head(at);
        let passive = self.label(at) == Label::Conj
            && self.tag(at) == Tag::Vbd
            && first < at
            && self.kid(first, Label::Auxpass).is_some()
            && self.kid(first, Label::Agent).is_some()
            && UNDERGONE.contains(&self.lemma(at));
        let own =
            |k: Index| matches!(self.label(k), Label::Nsubj | Label::Dobj | Label::Aux | Label::Ccomp | Label::Xcomp);
        if passive && !self.kids(at).into_iter().any(own) {
            self.retag(at, Tag::Vbn, Pos::Verb);
        }
    }

    /// "The law was passed by the Knesset, signed by the president and condemned by unions": the second of several
    /// participles was taken for what is said of whoever did the first.
    pub(in crate::ingest::extract) fn participle_of_series(&mut self, at: Index) {
        let agent = self.head(at);
        let by = self.head(agent);
        let first = self.head(by);
        let series = self.tag(at) == Tag::Vbn
            && self.label(at) == Label::Acl
            && at.checked_sub(1).is_some_and(|c| self.tag(c) == Tag::Comma)
            && self.label(agent) == Label::Pobj
            && self.label(by) == Label::Agent
            && self.kid(first, Label::Auxpass).is_some()
            && self.kid(at, Label::Agent).is_some();
        let next = self.kid(at, Label::Conj).filter(|n| matches!(self.tag(*n), Tag::Vbn | Tag::Vbd));
        if series && next.is_some_and(|n| self.kid(n, Label::Nsubj).is_none() && self.kid(n, Label::Dobj).is_none()) {
            self.hang(at, first, Label::Conj);
        }
    }

    /// "Reports that Israel had killed him were confirmed": whom a clause behind a noun names last was taken for what
    /// is confirmed.
    pub(in crate::ingest::extract) fn object_before_passive(&mut self, at: Index) {
        let passive = self.head(at);
        let Some(inner) = self.lowest(at).checked_sub(1) else { return };
        let noun = self.head(inner);
        let told = self.label(at) == Label::Nsubjpass
            && at < passive
            && self.label(inner) == Label::Acl
            && self.kid(inner, Label::Mark).is_some_and(|m| self.word(m) == "that")
            && self.kid(inner, Label::Nsubj).is_some()
            && self.kid(inner, Label::Dobj).is_none()
            && self.kid(inner, Label::Auxpass).is_none()
            && noun < inner
            && self.is_noun(noun)
            && self.head(passive) == noun;
        if !told {
            return;
        }
        self.take_place(noun, passive);
        self.hang(at, inner, Label::Dobj);
        self.hang(noun, passive, Label::Nsubjpass);
    }
}
