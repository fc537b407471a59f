//! Deeds that are announced, begun or lie ahead, where no frame says what they are: "announced it would cut 900 jobs".
//! Also "begins exchanging old banknotes", "will open an office in Ankara". The deed itself is what was launched.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::shared_words::GOODS;
use crate::lexicon::{NounClass, Words};
use crate::model::Modality;

/// The rule of an undertaking that is told as done.
const TOLD: Rule = Rule::ToldDeed;

/// What is closed to all, not to somebody: "closed its airspace".
static CLOSED: Words = Words::of("plans.closed");

/// What is opened for use: "opened a consulate in Hargeisa".
static OPENED: Words = Words::of("plans.opened");

/// What others say or fear of somebody.
static FORESEEN: Words = Words::of("plans.foreseen");

/// What candidates run for, beside posts.
static OFFICES: Words = Words::of("plans.offices");

impl Reading<'_> {
    /// Reads the deeds to come of verbs that no frame has read, from the token `from` on.
    pub(in crate::ingest::extract) fn read_plans(&mut self, from: Index) {
        for verb in from..self.tree.len() {
            if !self.tree.is_verb(verb) || self.told.contains(&verb) || self.asked_for.contains(&verb) {
                continue;
            }
            if let Some((modality, rule)) = self.announced(verb).or_else(|| self.intended(verb)) {
                let agent = self.agent(verb);
                self.read_plan(verb, agent, modality, rule);
            } else if self.announced_passive(verb) {
                let agent = self.agent(self.tree.head(verb));
                self.read_plan(verb, agent, Modality::Planned, Rule::AnnouncedDeed);
            } else if let Some(modality) = self.enacted(verb) {
                let agent = self.agent(verb);
                self.read_plan(verb, agent, modality, TOLD);
            }
        }
    }

    /// A deed that somebody announces or begins: whatever it is, if it is told in full.
    fn announced(&self, verb: Index) -> Option<(Modality, Rule)> {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let harms = || self.frames.verb(lemma).iter().any(|f| f.rest.is_empty() && is_harm(f.relation));
        if matches!(tree.label(verb), Label::Aux | Label::Auxpass | Label::Compound | Label::Amod)
            || self.is_passive(verb)
            || self.frames.plans(lemma, "vague")
            || matches!(lemma, "resign" | "quit" | "relinquish")
            || self.frames.speech(lemma).is_some()
            || self.is_speech_act(verb) && tree.kid(verb, Label::Prt).is_none()
            || harms()
            || tree.kid(verb, Label::Neg).is_some()
            || tree.tag(verb) == Tag::Vbd
            || !tree.kid(verb, Label::Dobj).is_some_and(|o| tree.is_noun(o))
        {
            return None;
        }
        // "announces it will implement tariffs on Canada": the tariffs say it.
        let below = tree.below(verb);
        if self.claims_of(&below).any(|c| c.relation == "sanctioned") {
            return None;
        }
        let mut at = verb;
        if tree.label(at) == Label::Conj && tree.is_verb(tree.head(at)) {
            at = tree.coordinated_with(at);
        }
        let governor = tree.head(at);
        let begins = self.frames.plans(tree.lemma(governor), "begin") && tree.label(at) == Label::Xcomp;
        if begins {
            return self.modality(governor).map(|m| (m, Rule::AnnouncedDeed));
        }
        let pronoun = |s: Index| matches!(tree.lower(s), "it" | "they" | "he" | "she");
        // "confirmed to be holding hostages": no plan.
        let to_come = tree.label(at) == Label::Xcomp
            && tree.tag(at) != Tag::Vbg
            && self.has_auxiliary(at, &["to"])
            && tree.kid(governor, Label::Dobj).is_none()
            || tree.label(at) == Label::Ccomp
                && (self.has_auxiliary(at, &["will", "would", "'ll", "to"])
                    // "announced it is cutting 900 jobs"
                    || at == verb
                        && tree.tag(at) == Tag::Vbg
                        && self.has_auxiliary(at, &["is", "are", "was", "were", "'s", "'re"])
                        && tree.kid(at, Label::Nsubj).is_some_and(pronoun));
        (to_come && self.frames.plans(tree.lemma(governor), "announce") && tree.kid(governor, Label::Neg).is_none())
            .then_some((Modality::Planned, Rule::AnnouncedDeed))
    }

    /// The claims that some words make.
    fn claims_of(&self, words: &[Index]) -> impl Iterator<Item = &DraftClaim> {
        words.iter().flat_map(|word| self.claims.within(*word..*word + 1))
    }

    /// An undertaking that somebody will or means to do, where nothing was read of what it is about.
    fn intended(&self, verb: Index) -> Option<(Modality, Rule)> {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let alone = self.frames.plans(lemma, "alone");
        let object = || {
            tree.kid(verb, Label::Dobj).or_else(|| tree.kid(verb, Label::Nsubjpass)).is_some_and(|o| tree.is_noun(o))
        };
        let below = tree.below(verb);
        let read = || self.claims_of(&below).any(|c| c.relation != "located-in");
        // "is running for mayor of Chicago", "will be running for governor"
        if self.runs_for_office(verb) && !read() {
            return Some((self.modality(verb)?, Rule::Intention));
        }
        if tree.tag(verb) != Tag::Vb || !(alone || self.frames.plans(lemma, "undertake") && object()) {
            return None;
        }
        let will = self.has_auxiliary(verb, &["will", "'ll", "would"])
            && tree.label(verb) != Label::Relcl
            && !self.is_foreseen_by_others(verb);
        let intends = self.has_auxiliary(verb, &["to"])
            && matches!(tree.label(verb), Label::Xcomp | Label::Ccomp)
            && self.frames.plans(tree.lemma(tree.head(verb)), "intend")
            // "was the first to hold that office"
            && tree.kid(tree.head(verb), Label::Attr).is_none();
        ((will || intends) && self.modality(verb) == Some(Modality::Planned) && !read())
            .then_some((Modality::Planned, Rule::Intention))
    }

    fn runs_for_office(&self, verb: Index) -> bool {
        let tree = self.tree;
        let office = |o: Index| self.post_class(o) || OFFICES.contains(&tree.lemma(o));
        matches!(tree.lemma(verb), "run" | "stand")
            && tree.tag(verb) == Tag::Vbg
            && self.has_auxiliary(verb, &["is", "are", "be", "'s", "'re", "'m", "was", "were"])
            && tree.kid(verb, Label::Neg).is_none()
            && tree.kid(verb, Label::Dobj).is_none()
            && tree.prepositional(verb, "for").is_some_and(|o| self.names.at(o).is_none() && office(o))
    }

    /// "warnings from farmers that it will open the market": what others foresee of somebody is no plan of his.
    fn is_foreseen_by_others(&self, verb: Index) -> bool {
        let tree = self.tree;
        let foreseen = |noun: Index| tree.is_noun(noun) && FORESEEN.contains(&tree.base(noun).as_str());
        let mut above = tree.head(verb);
        if !matches!(tree.label(verb), Label::Acl | Label::Ccomp) || !tree.is_noun(above) {
            return false;
        }
        // The clause may hang on those who warn.
        if tree.label(above) == Label::Pobj && !foreseen(above) {
            let owner = tree.head(tree.head(above));
            let object = tree.kid(owner, Label::Dobj).filter(|o| tree.is_verb(owner) && *o < above);
            above = object.unwrap_or(owner);
        }
        foreseen(above)
    }

    /// An undertaking that is told as done: "closed two plants", "has published the report".
    fn enacted(&self, verb: Index) -> Option<Modality> {
        let tree = self.tree;
        if !self.frames.plans(tree.lemma(verb), "tell")
            || !matches!(tree.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn | Tag::Vbg)
            || matches!(
                tree.label(verb),
                Label::Aux | Label::Auxpass | Label::Compound | Label::Amod | Label::Relcl | Label::Acl | Label::Pcomp
            )
        {
            return None;
        }
        let by_somebody = || tree.kid(verb, Label::Nsubjpass).filter(|_| tree.kid(verb, Label::Agent).is_some());
        let object = tree.kid(verb, Label::Dobj).or_else(by_somebody).filter(|o| tree.is_noun(*o))?;
        // "introduced him", "extended its lead": somebody, or what grows of itself, is no undertaking.
        if self.person_at(object).is_some()
            || self.class_of(object, &tree.base(object)).is(NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::POST))
        {
            return None;
        }
        let base = tree.base(object);
        let fits = match tree.lemma(verb) {
            "close" | "shut" => CLOSED.contains(&base.as_str()) && tree.prepositional(verb, "to").is_none(),
            "open" => OPENED.contains(&base.as_str()),
            // A maker recalls goods, by their number or in the plural; who recalls a time or an event remembers it.
            "recall" => {
                let goods = GOODS.contains(&base.as_str()) || self.class_of(object, &base).is(NounClass::VEHICLE);
                goods || tree.kid(object, Label::Nummod).is_some() && self.frames.noun(&base).is_empty()
            }
            _ => true,
        };
        if !fits {
            return None;
        }
        let below = tree.below(verb);
        let read = |c: &DraftClaim| c.trigger == verb || c.trigger > verb && c.relation != "located-in";
        if self.claims_of(&below).any(read) { None } else { self.modality(verb) }
    }

    /// "announces that the agency will be abolished": whoever announces it does it.
    fn announced_passive(&self, verb: Index) -> bool {
        let tree = self.tree;
        self.is_passive(verb)
            && tree.label(verb) == Label::Ccomp
            && self.has_auxiliary(verb, &["will", "would", "'ll"])
            && tree.kid(verb, Label::Agent).is_none()
            && tree.kid(verb, Label::Neg).is_none()
            && tree.kid(verb, Label::Nsubjpass).is_some_and(|s| tree.is_noun(s))
            && (self.frames.plans(tree.lemma(verb), "undertake")
                || self.frames.nominalization(tree.lemma(verb)).is_some())
            && self.frames.plans(tree.lemma(tree.head(verb)), "announce")
    }

    fn has_auxiliary(&self, verb: Index, words: &[&str]) -> bool {
        let tree = self.tree;
        tree.kids(verb).any(|k| tree.label(k) == Label::Aux && words.contains(&tree.lower(k)))
    }

    fn read_plan(&mut self, verb: Index, agent: Agent, modality: Modality, rule: Rule) {
        let tree = self.tree;
        let Agent::Phrase(subject) = agent else { return };
        if matches!(tree.lower(subject), "we" | "i" | "you") {
            return;
        }
        let mut sources = self.actors(subject);
        sources.retain(|a: &Argument| self.nodes.is_somebody(a.node));
        // Doctors who restart a heart make no news of their own.
        if rule == TOLD {
            sources.retain(|a| self.nodes.get(a.node).is_some_and(|d| !d.is_actor() || d.named));
        }
        if sources.is_empty() {
            return;
        }
        let target = self.clause_event(verb);
        let found = Match { inside: Some(tree.reach(verb)), ..Match::of(tree.lemma(verb).to_owned()) };
        self.claim_each(Telling::new(verb, "launched", &found, modality, rule), &sources, &[target]);
    }
}
