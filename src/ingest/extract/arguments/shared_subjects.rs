//! Who does what a verb without a subject of its own says.
//! Whoever acts in the clause that it hangs on, or upon whom that acts.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::SUPPOSING;
use crate::lexicon::{Words, gerund_of_patient};

/// Relations whose noun is a measure against somebody.
static PENALTIES: Words = Words::of("shared_subjects.penalties");

/// Nouns of what somebody is held on.
static GROUNDS: Words = Words::of("shared_subjects.grounds");

/// Verbs whose object, not subject, is who does what the infinitive says.
static OBJECT_CONTROL: Words = Words::of("shared_subjects.object-control");

/// What those who summon an envoy do to him.
static PROTESTING: Words = Words::of("shared_subjects.protesting");

/// Words that single one out of a row.
static ORDINALS: Words = Words::of("shared_subjects.ordinals");

/// Nouns of times.
static TIMES: Words = Words::of("shared_subjects.times");

/// "first", "latest", "110th".
fn is_ordinal(word: &str) -> bool {
    ORDINALS.contains(&word)
        || word.starts_with(|c: char| c.is_ascii_digit()) && ["st", "nd", "rd", "th"].iter().any(|e| word.ends_with(e))
}

impl Reading<'_> {
    /// Who does what a verb without a subject of its own says.
    pub(super) fn shared_subject(&self, verb: Index, depth: u8) -> Agent {
        let tree = self.tree;
        let head = tree.head(verb);
        // "summoned the envoy to protest against the raid": whoever summons protests.
        let received = tree.lemma(head) == "summon"
            && matches!(tree.label(verb), Label::Xcomp | Label::Advcl)
            && PROTESTING.contains(&tree.lemma(verb));
        if received {
            return self.subject(head, depth + 1);
        }
        if let Some(asked) = self.asked_to(verb) {
            return Agent::Phrase(asked);
        }
        // "was sent a letter, asking him to respond": whoever wrote it asks.
        let of_letter = || {
            let received = tree.kid(head, Label::Dobj).filter(|o| *o < verb);
            received.is_some_and(|o| self.speaks_for_others(o)) && self.is_passive(head) && self.is_speech_act(verb)
        };
        if tree.label(verb) == Label::Advcl && tree.tag(verb) == Tag::Vbg && of_letter() {
            return self.agent(head);
        }
        match tree.label(verb) {
            Label::Conj | Label::Dep if tree.is_verb(head) => self.subject(tree.coordinated_with(verb), depth + 1),
            Label::Relcl => self.subject_of_relative(verb, depth),
            Label::Acl if !tree.is_verb(head) => self.adnominal_subject(verb, depth),
            Label::Pcomp => self.gerund_subject(verb, depth),
            Label::Xcomp | Label::Advcl | Label::Ccomp | Label::Acl | Label::Oprd => {
                self.subject_of_complement(verb, depth)
            }
            _ => Agent::Open,
        }
    }

    /// Who does what a relative clause without a pronoun says: "the first country to recognise it".
    fn subject_of_relative(&self, verb: Index, depth: u8) -> Agent {
        let tree = self.tree;
        let head = tree.head(verb);
        let aux_to = || tree.is_infinitive(verb);
        // "became the first country to recognize Palau": the one that became it.
        if tree.label(head) == Label::Attr
            && tree.tag(verb) == Tag::Vb
            && tree.kids(verb).any(|k| tree.label(k) == Label::Aux && tree.tag(k) == Tag::To)
        {
            return self.subject(tree.head(head), depth + 1);
        }
        if tree.tag(verb) == Tag::Vbg {
            return Agent::Phrase(head);
        }
        // "took to the streets for a tenth night to protest": a night does nothing.
        if tree.tag(verb) == Tag::Vb
            && TIMES.contains(&tree.lemma(head))
            && tree.label(head) == Label::Pobj
            && aux_to()
            && tree.is_verb(tree.clause_of(head))
        {
            return self.subject(tree.clause_of(head), depth + 1);
        }
        // "would be the third woman to lead it": she may not.
        let unsure = |clause: Index| {
            tree.kids(clause).any(|k| {
                tree.label(k) == Label::Neg
                    || tree.label(k) == Label::Aux && matches!(tree.lower(k), "would" | "could" | "might" | "may")
            })
        };
        // "became the first country to recognise it": whoever became that.
        if tree.kids(head).chain([head]).any(|k| is_ordinal(tree.lower(k)))
            && tree.label(head) == Label::Attr
            && tree.is_verb(tree.head(head))
            && !unsure(tree.head(head))
            && aux_to()
        {
            return self.subject(tree.head(head), depth + 1);
        }
        Agent::Open
    }

    /// Who does what a complement or an adverbial clause says: whoever its verb says, or that verb's own subject.
    fn subject_of_complement(&self, verb: Index, depth: u8) -> Agent {
        let tree = self.tree;
        let governor = tree.head(verb);
        // "sent him to Goma to command the army": to lead what, is what he is sent for.
        let leads = || {
            tree.label(verb) == Label::Advcl
                && tree.is_infinitive(verb)
                && self.frames.verb(tree.lemma(verb)).iter().any(|f| f.relation == "represents")
        };
        if (matches!(tree.label(verb), Label::Xcomp | Label::Ccomp) || leads())
            && OBJECT_CONTROL.contains(&tree.lemma(governor))
            && let Some(object) = tree.kid(governor, Label::Dobj).or_else(|| tree.kid(governor, Label::Nsubjpass))
        {
            // "Ana Ruiz, whom Petro appointed to lead the army": she leads it.
            let relative = tree.label(governor) == Label::Relcl && matches!(tree.tag(object), Tag::Wp | Tag::Wdt);
            return Agent::Phrase(if relative { self.antecedent(governor) } else { object });
        }
        if !tree.is_verb(governor) {
            return self.subject_of_predicative(governor, depth);
        }
        // "a man believed to have been hired": the man.
        if tree.label(governor) == Label::Acl
            && tree.tag(governor) == Tag::Vbn
            && tree.is_infinitive(verb)
            && SUPPOSING.contains(&tree.lemma(governor))
            && tree.is_noun(tree.head(governor))
        {
            return Agent::Phrase(tree.head(governor));
        }
        if let Some(user) = self.user_of_thing(verb, governor) {
            return user;
        }
        if let Some(telling) = self.told_beside(verb, governor) {
            return self.subject(telling, depth + 1);
        }
        if tree.label(verb) == Label::Ccomp && tree.tag(verb) != Tag::Vbg {
            return Agent::Open;
        }
        self.subject(governor, depth + 1)
    }

    /// "is about to restore", "is ready to talk": whoever is.
    fn subject_of_predicative(&self, governor: Index, depth: u8) -> Agent {
        let tree = self.tree;
        if !matches!(tree.label(governor), Label::Acomp | Label::Prep | Label::Attr) || tree.is_noun(governor) {
            return Agent::Open;
        }
        let verb = tree.head(governor);
        if tree.is_verb(verb) { self.subject(verb, depth + 1) } else { Agent::Open }
    }

    /// Who does what a gerund behind a preposition says: "for killing", "of attacking it", "from leaving".
    fn gerund_subject(&self, verb: Index, depth: u8) -> Agent {
        let tree = self.tree;
        let preposition = tree.head(verb);
        let governor = tree.head(preposition);
        // "claimed responsibility for attacking the base"
        if tree.lemma(governor) == "responsibility"
            && tree.label(governor) == Label::Dobj
            && matches!(tree.lemma(tree.head(governor)), "claim" | "take" | "accept" | "admit" | "assume")
        {
            return self.subject(tree.head(governor), depth + 1);
        }
        let held_for = self.punished_for(verb).or_else(|| self.measured_for(verb)).or_else(|| self.suspected_of(verb));
        if let Some(punished) = held_for {
            return punished;
        }
        if tree.is_noun(governor) && self.frames.modality(tree.lemma(governor), "noun").is_some() {
            return self.intending(verb, governor, depth);
        }
        if !tree.is_verb(governor) {
            return self.subject_of_predicative(governor, depth);
        }
        // "a man suspected of planning the attacks": the man planned them.
        if self.is_passive(governor)
            && gerund_of_patient(tree.lemma(governor), "passive")
            && let Some(patient) = self.patient(governor)
        {
            return Agent::Phrase(patient);
        }
        // "praised him after removing him": whoever praised.
        let aside = matches!(tree.lower(preposition), "after" | "before" | "since" | "without" | "despite");
        // "Apart from rejecting the bill, the party condemned the court": who does the one does the other.
        if let Some(object) = tree.kid(governor, Label::Dobj).filter(|_| !aside && preposition > governor)
            && (tree.lower(preposition) == "from"
                || gerund_of_patient(tree.lemma(governor), "active")
                || tree.lower(preposition) == "for" && gerund_of_patient(tree.lemma(governor), "active for"))
        {
            return Agent::Phrase(object);
        }
        // "two businessmen it accuses of helping Moscow": what the clause leaves out is whom it says more of.
        if tree.label(governor) == Label::Relcl
            && tree.kid(governor, Label::Dobj).is_none()
            && !self.is_passive(governor)
            && gerund_of_patient(tree.lemma(governor), "active")
            && tree.kid(governor, Label::Nsubj).is_some_and(|s| !matches!(tree.tag(s), Tag::Wdt | Tag::Wp))
        {
            return Agent::Phrase(tree.head(governor));
        }
        self.subject(governor, depth + 1)
    }

    /// "sentences him to life in prison for killing": whoever is punished, where the deed was hung on the punishment.
    fn punished_for(&self, verb: Index) -> Option<Agent> {
        let tree = self.tree;
        let preposition = tree.head(verb);
        let punishment = tree.head(preposition);
        if tree.lower(preposition) != "for" || !tree.is_noun(punishment) {
            return None;
        }
        let clause = tree.clause_of(punishment);
        if !tree.is_verb(clause)
            || clause >= verb
            || tree.lemma(clause) == "accuse"
            || !self.frames.verb(tree.lemma(clause)).iter().any(|f| f.relation == "detained")
        {
            return None;
        }
        let says = |voice| gerund_of_patient(tree.lemma(clause), voice);
        let whom = match self.is_passive(clause) {
            true if says("passive") => self.patient(clause),
            false if says("active") || says("active for") => tree.kid(clause, Label::Dobj),
            _ => return None,
        };
        Some(whom.map_or(Agent::Open, Agent::Phrase))
    }

    /// "arrested a man on suspicion of killing her", "was charged on suspicion of": whoever is held.
    fn suspected_of(&self, verb: Index) -> Option<Agent> {
        let tree = self.tree;
        let of = tree.head(verb);
        let ground = tree.head(of);
        let preposition = tree.head(ground);
        let held = tree.head(preposition);
        let suspected = tree.lower(of) == "of"
            && GROUNDS.contains(&tree.lemma(ground))
            && tree.label(ground) == Label::Pobj
            && matches!(tree.lower(preposition), "on" | "over" | "under")
            && tree.is_verb(held)
            && held < preposition;
        let says = |voice| gerund_of_patient(tree.lemma(held), voice);
        match self.is_passive(held) {
            true => self.patient(held).filter(|_| suspected && says("passive")),
            false => tree.kid(held, Label::Dobj).filter(|_| suspected && (says("active") || says("active for"))),
        }
        .map(Agent::Phrase)
    }

    /// "imposes sanctions on the army for backing them", "filed charges against him for spying": those it is laid upon.
    fn measured_for(&self, verb: Index) -> Option<Agent> {
        let tree = self.tree;
        let preposition = tree.head(verb);
        let governor = tree.head(preposition);
        if tree.lower(preposition) != "for" || !tree.is_verb(governor) {
            return None;
        }
        let measure = tree.kid(governor, Label::Dobj).filter(|o| *o < verb)?;
        // "issued an arrest warrant for him for attacking a camp"
        if self.is_of_warrant(verb) {
            let wanted = [measure, governor].into_iter().find_map(|at| tree.prepositional(at, "for"));
            return wanted.filter(|o| *o < preposition && *o != verb).map(Agent::Phrase);
        }
        let (frame, _) = self.noun_phrase_frame(measure)?;
        if !PENALTIES.contains(&frame.relation) {
            return None;
        }
        let upon = ["on", "against", "upon"].into_iter().find_map(|p| {
            tree.prepositional(measure, p).or_else(|| tree.prepositional(governor, p)).filter(|o| *o < verb)
        });
        upon.map(Agent::Phrase)
    }

    /// "issued a warrant for him for attacking a camp": whether a gerund tells what somebody is wanted for.
    pub(in crate::ingest::extract) fn is_of_warrant(&self, gerund: Index) -> bool {
        let tree = self.tree;
        let preposition = tree.head(gerund);
        let issuing = tree.head(preposition);
        tree.label(gerund) == Label::Pcomp
            && matches!(tree.lower(preposition), "for" | "over")
            && tree.is_verb(issuing)
            && tree
                .kid(issuing, Label::Dobj)
                .is_some_and(|o| matches!(tree.lemma(o), "warrant" | "notice") && o < gerund)
    }

    /// "has no plans of attacking it", "is in the process of leaving", "its intention of leaving": whoever has them.
    fn intending(&self, verb: Index, plan: Index, depth: u8) -> Agent {
        let tree = self.tree;
        if let Some(possessor) = tree.kid(plan, Label::Poss) {
            return Agent::Phrase(possessor);
        }
        let clause = tree.clause_of(plan);
        let had = tree.label(plan) == Label::Dobj
            || tree.label(plan) == Label::Pobj
                && matches!(tree.lower(tree.head(plan)), "in" | "on")
                && tree.lemma(clause) == "be";
        if had { self.subject_around(verb, clause, depth) } else { Agent::Open }
    }
}
