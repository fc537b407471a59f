//! Who is tried or suspected of a deed did it, or is said to have: "convicted of the murder of Y".
//! Also "the suspect in the killings".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::Label;
use crate::lexicon::Words;
use crate::lexicon::relation_classes::CAPTURES;
use crate::lexicon::shared_words::{CULPRITS, THROUGH};
use crate::model::Modality;

/// What somebody is sentenced to.
static PENALTIES: Words = Words::of("convictions.penalties");

/// Verbs of charging, holding or suspecting somebody whose guilt is not proved.
static UNPROVEN: Words = Words::of("convictions.unproven");

/// Nouns of taking somebody or something from where he or it was: arrest, capture, seizure.
static TAKING: Words = Words::of("convictions.taking");

/// Words in the names of bodies that arrest people or seize things for a state.
static OFFICES: Words = Words::of("convictions.offices");

/// Verbs of holding somebody who may have done it.
static HOLDING: Words = Words::of("convictions.holding");

/// Verbs of making a success known.
static TELLING: Words = Words::of("convictions.telling");

/// Verbs that say of somebody's part in a deed.
static IMPLICATING: Words = Words::of("convictions.implicating");

/// Verbs of courts that find somebody guilty.
static FINDING: Words = Words::of("convictions.finding");

/// Nouns for the taking of a place, by whoever claims it.
static TAKEOVERS: Words = Words::of("convictions.takeovers");

/// Nouns for what is brought against somebody in court.
static CHARGES: Words = Words::of("convictions.charges");

/// Nouns for what a court has done with the guilty.
static SENTENCES: Words = Words::of("convictions.sentences");

/// Nouns for what is done with a suspect.
static TRIALS: Words = Words::of("convictions.trials");

/// Verbs of what a court does with the guilty.
static SENTENCING: Words = Words::of("convictions.sentencing");

impl Reading<'_> {
    /// "is on trial for the murder", "stood trial over it", "went on trial in Lyon for it": whether a word is the
    /// trial that somebody stands, or the verb by which he does.
    fn stands_trial(&self, at: Index) -> bool {
        let tree = self.tree;
        let verb = if tree.lemma(at) == "trial" { tree.clause_of(at) } else { at };
        let on_trial = || tree.prepositional(verb, "on").is_some_and(|o| tree.lemma(o) == "trial");
        let object = || tree.kid(verb, Label::Dobj).is_some_and(|o| tree.lemma(o) == "trial");
        match tree.lemma(verb) {
            "be" | "go" => on_trial(),
            "stand" | "face" | "await" => object(),
            _ => false,
        }
    }

    /// Whether a noun stands between an arrest and the deed that it is for.
    pub(super) fn ties_to_deed(&self, noun: Index) -> bool {
        THROUGH.contains(&self.tree.base(noun).as_str())
    }

    /// What ties somebody to a deed, and the preposition that it does so by; "on suspicion of the murder", "for his
    /// role in the attack", "accused of being involved in the raid" say no more than "for the raid".
    fn tied_by(&self, deed: Index) -> (Index, Index) {
        let tree = self.tree;
        let mut preposition = tree.head(deed);
        let mut governor = tree.head(preposition);
        for _ in 0..3 {
            let through = THROUGH.contains(&tree.base(governor).as_str()) && tree.label(governor) == Label::Pobj
                || IMPLICATING.contains(&tree.lemma(governor)) && tree.label(governor) == Label::Pcomp;
            if !through || tree.prepositional(governor, "against").is_some() {
                break;
            }
            preposition = tree.head(governor);
            governor = tree.head(preposition);
        }
        (preposition, governor)
    }

    /// The noun of a crime that somebody may be tried for: of "the kidnapping and murder of Y" the first.
    fn crime_told(&self, noun: Index, relation_name: &str) -> Option<Index> {
        let tree = self.tree;
        let first = tree.first_conjunct(noun);
        let noun = if tree.label(noun) == Label::Conj && tree.is_noun(first) { first } else { noun };
        let taken = relation_name == "detained"
            && matches!(tree.lemma(noun), "kidnapping" | "abduction" | "kidnap")
            // "is thought to be responsible for the kidnapping"
            && (tree.lemma(tree.head(tree.head(noun))) != "responsible"
                || tree.lemma(tree.head(tree.head(tree.head(noun)))) == "be");
        ((is_harm(relation_name) || taken) && tree.label(noun) == Label::Pobj).then_some(noun)
    }

    /// "arrested in connection with the murder": not that they did it; "arrested in a raid": those who raid arrest
    /// them.
    fn is_no_ground(&self, noun: Index, preposition: Index, governor: Index) -> bool {
        let tree = self.tree;
        let connected = tree.lemma(tree.head(tree.head(noun))) == "connection";
        let raided = matches!(tree.lemma(noun), "raid" | "operation" | "crackdown" | "sweep" | "swoop");
        connected && HOLDING.contains(&tree.lemma(governor)) || raided && tree.lower(preposition) == "in"
    }

    /// "convicted of the murder of Y", "charged with the attack": whoever is tried did it, or is said to have.
    pub(in crate::ingest::extract) fn convict(
        &mut self,
        noun: Index,
        relation_name: &str,
    ) -> Option<(Vec<Argument>, Modality)> {
        let tree = self.tree;
        let noun = self.crime_told(noun, relation_name)?;
        let (preposition, governor) = self.tied_by(noun);
        if self.is_no_ground(noun, preposition, governor) {
            return None;
        }
        if !matches!(tree.lower(preposition), "of" | "for" | "with" | "in" | "over" | "to" | "behind" | "on") {
            return None;
        }
        // "X, the suspect in the killings", "the gunman behind the attack"
        if CULPRITS.contains(&tree.lemma(governor))
            && tree.is_noun(governor)
            && matches!(tree.lower(preposition), "in" | "of" | "behind" | "for")
        {
            let named = (tree.label(governor) == Label::Appos).then(|| tree.head(governor));
            let mut culprits = self.resolve(named.unwrap_or(governor), Want::Agent);
            culprits.iter_mut().for_each(|c| c.quantity = None);
            // "the alleged mastermind of the attack"
            let doubted =
                |k: Index| k < governor && self.frames.modality(tree.lower(k), "modifier") == Some(Modality::Alleged);
            let proven = tree.lemma(governor) != "suspect" && !tree.kids(governor).any(doubted);
            return (!culprits.is_empty())
                .then_some((culprits, if proven { Modality::Asserted } else { Modality::Alleged }));
        }
        // "sentences ten people to death for the murder of a man"
        let term = PENALTIES.contains(&tree.lemma(governor));
        let governor = if term { tree.clause_of(governor) } else { governor };
        // "charges against Y in the killing of Z", "the execution of Y for the murder of Z"
        let by_noun = match tree.lemma(governor) {
            noun if CHARGES.contains(&noun) => tree.prepositional(governor, "against").map(|o| (Some(o), false)),
            noun if SENTENCES.contains(&noun) => tree.prepositional(governor, "of").map(|o| (Some(o), true)),
            noun if TRIALS.contains(&noun) => tree.prepositional(governor, "of").map(|o| (Some(o), false)),
            _ => None,
        };
        let (tried, proven) = by_noun.unwrap_or_else(|| match tree.lemma(governor) {
            // "is accused of being behind the killing"
            "be" if tree.lower(preposition) == "behind" => match self.subject(governor, 0) {
                Agent::Phrase(subject) => (Some(subject), true),
                _ => (None, true),
            },
            _ if self.stands_trial(governor) => match self.subject(tree.clause_of(governor), 0) {
                Agent::Phrase(subject) => (Some(subject), false),
                _ => (None, false),
            },
            verb if SENTENCING.contains(&verb) => (self.patient_of(governor), true),
            verb if UNPROVEN.contains(&verb) => (self.patient_of(governor), false),
            // "wanted over the attack", "men linked to the killing"
            "want" | "seek" | "link" | "connect" | "tie" if self.is_passive(governor) => {
                (self.patient_of(governor), false)
            }
            // "found Yamagami guilty of the murder": whoever is found so, not the court.
            "guilty" | "responsible"
                if !self.is_passive(tree.clause_of(governor))
                    && FINDING.contains(&tree.lemma(tree.clause_of(governor))) =>
            {
                (tree.kid(tree.clause_of(governor), Label::Dobj), true)
            }
            "guilty" | "responsible" => match self.subject(tree.clause_of(governor), 0) {
                Agent::Phrase(subject) => (Some(subject), true),
                _ => (None, true),
            },
            _ => (None, false),
        });
        // "blamed each other for the raid": neither is known to have done it.
        let tried = tried.filter(|t| !matches!(tree.lower(*t), "other" | "another"));
        let mut convicts = self.resolve(tried?, Want::Agent);
        convicts.iter_mut().for_each(|c| c.quantity = None);
        (!convicts.is_empty()).then_some((convicts, if proven { Modality::Asserted } else { Modality::Alleged }))
    }

    /// "Authorities confirm the arrest of four", "the interior minister announces the seizure of": the police, a
    /// ministry or an office that tells of it did it; a minister's or a president's country did.
    pub(in crate::ingest::extract) fn announcer_of_force(
        &mut self,
        noun: Index,
        clause: Index,
        relation_name: &str,
        is_object: bool,
    ) -> Vec<Argument> {
        let tree = self.tree;
        // "militants claim the takeover of the village"
        let claimed = relation_name == "seized" && tree.lemma(clause) == "claim";
        let tells = claimed || TELLING.contains(&tree.lemma(clause));
        if !CAPTURES.contains(&relation_name) || !tells || !is_object || !tree.is_verb(clause) {
            return Vec::new();
        }
        // "his capture" says nothing of who took him; nor does a trial.
        let taking = TAKING.contains(&tree.lemma(noun)) || claimed && TAKEOVERS.contains(&tree.lemma(noun));
        let Agent::Phrase(subject) = self.agent(clause) else { return Vec::new() };
        if !taking || tree.prepositional(noun, "by").is_some() {
            return Vec::new();
        }
        let mut found = self.resolve(subject, Want::Agent);
        let of_state = |a: &Argument| {
            self.nodes.get(a.node).is_some_and(|d| {
                let name = d.name.to_lowercase();
                d.is_place() && self.acts(a.node) || d.is_organization() && OFFICES.iter().any(|w| name.contains(w))
            })
        };
        for argument in &mut found {
            if self.nodes.is_person(argument.node)
                && let Some(country) = self.posts.of_person(argument.node).next_back().and_then(|h| h.of)
            {
                argument.node = country;
            }
        }
        if !claimed {
            found.retain(of_state);
        }
        found
    }
}
