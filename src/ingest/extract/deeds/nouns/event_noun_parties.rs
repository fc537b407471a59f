//! Who does what a noun names: whom its own phrase tells, or its clause.

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::{is_harm, is_word};
use crate::ingest::extract::deeds::conflict::attack_nouns::COMMITTING;
use crate::ingest::extract::deeds::nouns::event_noun::EventNoun;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::Words;
use crate::lexicon::relation_classes::CASUALTIES;
use crate::model::Modality;

/// In the course of an inquiry.
static INQUIRIES: Words = Words::of("event_noun_parties.inquiries");

/// Relations whose noun a guest may attend without doing it.
static ATTENDED: Words = Words::of("event_noun_parties.attended");

/// Verbs of coming to an agreement or holding a meeting.
static CONCLUDING: Words = Words::of("event_noun_parties.concluding");

/// Verbs of helping others to an agreement.
static BROKERING: Words = Words::of("event_noun_parties.brokering");

/// Verbs of ending what others do.
static STOPPING: Words = Words::of("event_noun_parties.stopping");

/// Where people are held.
static PRISONS: Words = Words::of("event_noun_parties.prisons");

/// Adjectives that tell of more of what was just told.
static FURTHER: Words = Words::of("event_noun_parties.further");

/// Who does what a noun names, and to whom as far as that tells it.
pub(in crate::ingest::extract) struct Parties {
    pub(in crate::ingest::extract) parties: Vec<Argument>,
    pub(in crate::ingest::extract) targets: Vec<Argument>,
    /// Whether those who do it are known from a raid alone, which says nothing of where it went.
    pub(in crate::ingest::extract) raided: bool,
    pub(in crate::ingest::extract) modality: Modality,
}

impl Parties {
    /// Leaves those out of the targets who do it.
    pub(super) fn leave_parties_out(&mut self) {
        let Self { parties, targets, .. } = self;
        targets.retain(|t| !parties.iter().any(|p| p.node == t.node));
    }
}

impl Reading<'_> {
    /// Those in the noun's own phrase: "by X", "X's", "the Russian …". `None` where all is told ("talks between X and
    /// Y").
    pub(in crate::ingest::extract) fn named_parties(
        &mut self,
        event: EventNoun,
        modality: Modality,
        predicate: &str,
    ) -> Option<Parties> {
        let EventNoun { noun, frame, .. } = event;
        let parties = self.parties_by_prepositions(event, modality, predicate)?;
        let mut told = Parties { parties, targets: Vec::new(), raided: false, modality };
        if told.parties.is_empty()
            && let Some(by) = self.agent_of_carrying_verb(event)
        {
            told.parties = self.resolve(by, Want::Agent);
        }
        // "support for the ban came from two senators"
        if told.parties.is_empty() && is_word(frame.relation) {
            told.parties = self.come_from(noun);
        }
        if told.parties.is_empty() && frame.relation == "attacked" {
            self.add_attackers(noun, &mut told);
        }
        if told.parties.is_empty() {
            self.add_possessor(event, &mut told);
        }
        Some(told)
    }

    /// Those whom the frame's prepositions bring. `None` where they bring both sides, which makes the claims.
    fn parties_by_prepositions(
        &mut self,
        event: EventNoun,
        modality: Modality,
        predicate: &str,
    ) -> Option<Vec<Argument>> {
        let (tree, EventNoun { noun, frame, relation, .. }) = (self.tree, event);
        let mut parties: Vec<Argument> = Vec::new();
        for preposition in &frame.source {
            let between = matches!(*preposition, "between" | "among");
            // "had a meeting with Y": Y is the other side.
            if relation.symmetric && frame.target.contains(preposition) && !between {
                continue;
            }
            // "agreements reached between the two"
            let reached = || {
                let made = tree.kids(noun).find(|k| {
                    tree.label(*k) == Label::Acl && tree.tag(*k) == Tag::Vbn && CONCLUDING.contains(&tree.lemma(*k))
                })?;
                tree.prepositional(made, preposition).filter(|_| *preposition == "between")
            };
            // "Talks were held involving Egypt and Qatar"
            let involved = || {
                let held = Some(event.clause).filter(|c| tree.label(noun) == Label::Nsubjpass && tree.head(noun) == *c);
                let hosts = [Some(noun), held];
                let involving =
                    hosts.into_iter().flatten().find_map(|h| tree.kids(h).find(|k| tree.lower(*k) == "involving"))?;
                let sides = tree.kid(involving, Label::Dobj).or_else(|| tree.kid(involving, Label::Pobj))?;
                (*preposition == "between" && relation.symmetric && tree.conjuncts(sides).len() > 1).then_some(sides)
            };
            let object = tree.prepositional(noun, preposition).or_else(reached).or_else(involved);
            let Some(object) = object else { continue };
            // "its support of the rebels": whose it is stands in front.
            let own = tree.kid(noun, Label::Poss).filter(|p| tree.lower(*p) != "their");
            if *preposition == "of" && frame.target.contains(&"of") && own.is_some() {
                continue;
            }
            let mut found = self.party_in(object, frame.relation, preposition);
            if relation.symmetric && between {
                let told = Match::of(predicate.to_owned());
                self.keep_kinds(&mut found, frame.relation);
                let telling = Telling::new(noun, frame.relation, &told, modality, Rule::EventNounBetween);
                self.claim_each_pair(telling, &found);
                return None;
            }
            if parties.is_empty() && !(frame.target.contains(preposition) && is_harm(frame.relation)) {
                parties = found;
            }
        }
        Some(parties)
    }

    /// Whom the object of a preposition means: of "the killing of seven by an Israeli air strike" those whose strike it
    /// is.
    fn party_in(&mut self, object: Index, relation_name: &'static str, preposition: &str) -> Vec<Argument> {
        let struck = CASUALTIES.contains(&relation_name)
            && preposition == "by"
            && self.names.at(object).is_none()
            && self.noun_phrase_frame(object).is_some_and(|(f, _)| f.relation == "attacked");
        if struck { self.doers(object, relation_name) } else { self.resolve(object, Want::Agent) }
    }

    /// "tariffs instituted by Canada on Chinese goods", "a case brought by Chad against Mali"
    fn agent_of_carrying_verb(&self, event: EventNoun) -> Option<Index> {
        let tree = self.tree;
        let carried = |k: &Index| {
            // "a raid approved by the Senate" is another's.
            if event.frame.relation == "attacked" {
                return COMMITTING.contains(&tree.lemma(*k));
            }
            event.frame.relation == "sanctioned"
                || matches!(tree.lemma(*k), "bring" | "file")
                // "a deal brokered by Qatar": others agree.
                || self.frames.is_light(tree.lemma(*k)) && !BROKERING.contains(&tree.lemma(*k))
        };
        tree.kids(event.noun)
            .filter(|k| tree.label(*k) == Label::Acl && tree.tag(*k) == Tag::Vbn && carried(k))
            .find_map(|k| tree.kid(k, Label::Agent))
            .and_then(|by| tree.kid(by, Label::Pobj))
    }

    /// Those who made an attack: by its own words, or by a raid around it.
    fn add_attackers(&mut self, noun: Index, told: &mut Parties) {
        let tree = self.tree;
        told.parties = self.attackers(noun);
        let owned = |k: Index| {
            k < noun
                && (self.names.at(k).is_some()
                    || tree.label(k) == Label::Poss
                    || self.gazetteer.demonym(tree.word(k)).is_some())
        };
        if told.parties.is_empty() && !tree.kids(noun).any(owned) {
            told.parties = self.raider(noun);
            told.raided = !told.parties.is_empty();
        }
    }

    /// "Israel strikes a car in Tyre, and further attacks are carried out across Nabatieh": those who made the first.
    fn attackers_again(&self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let more = |k: Index| k < noun && FURTHER.contains(&tree.lower(k));
        let told_how = ["by", "from"].into_iter().any(|p| tree.prepositional(noun, p).is_some());
        if told_how || !tree.kids(noun).any(more) {
            return Vec::new();
        }
        let here = tree.sentence_around(noun).start..noun;
        let last = self.claims.within(here).rev().find(|c| c.relation == "attacked");
        last.and_then(|c| c.source.clone()).into_iter().collect()
    }

    /// "Police arrested ten people as part of an investigation into bribery": whoever takes the measure investigates.
    fn investigators(&mut self, noun: Index) -> Vec<Argument> {
        let tree = self.tree;
        let preposition = tree.head(noun);
        let within = match tree.lower(preposition) {
            "in" | "during" => true,
            "of" => tree.lemma(tree.head(preposition)) == "part",
            _ => false,
        };
        let clause = tree.clause_of(noun);
        if tree.prepositional(noun, "into").is_none() {
            return Vec::new();
        }
        let measure = |r: &str| INQUIRIES.contains(&r);
        if tree.label(noun) != Label::Pobj
            || !within
            || !tree.is_verb(clause)
            || !(self.says(clause, measure) || self.frames.is_light(tree.lemma(clause)))
        {
            return Vec::new();
        }
        let Agent::Phrase(subject) = self.agent(clause) else { return Vec::new() };
        self.actors(subject)
    }

    /// Those whom the noun's clause tells: the subject of a light verb, whoever travels, whoever is sentenced for it.
    pub(in crate::ingest::extract) fn add_clausal_parties(&mut self, event: EventNoun, told: &mut Parties) {
        let (tree, EventNoun { noun, clause, frame, relation, travels, light, is_object }) = (self.tree, event);
        let parties = &mut told.parties;
        // "halted the inquiry into the minister": whoever stops it does not lead it.
        let stops = frame.relation == "investigated" && STOPPING.contains(&tree.lemma(clause));
        // "attended the inauguration of President X": a guest gives nobody the post.
        if stops || tree.lemma(clause) == "attend" && ATTENDED.contains(&frame.relation) {
            return;
        }
        // "lost their lives in the shelling of a clinic": those who die there do not shell it.
        let suffers = is_harm(frame.relation)
            && (matches!(tree.lemma(clause), "die" | "perish")
                || tree.lemma(clause) == "lose"
                    && tree.kid(clause, Label::Dobj).is_some_and(|o| tree.lemma(o) == "life"));
        let aside = !suffers
            && self.is_circumstance(noun, tree.clause_of(noun), relation.symmetric || frame.relation == "visited");
        let about_clause = aside.then(|| self.subject(clause, 0));
        if let Some(Agent::Phrase(subject)) = about_clause
            && (parties.is_empty()
                || subject > noun && tree.kids(noun).any(|k| tree.tag(k) == Tag::PrpPoss && k < noun))
            && (tree.kids(noun).any(|k| tree.is_indefinite_article(k) || tree.tag(k) == Tag::PrpPoss)
                || tree.tag(noun) == Tag::Nns && relation.symmetric
                || frame.target.iter().any(|p| tree.prepositional(noun, p).is_some()))
        {
            *parties = self.resolve(subject, Want::Agent);
            parties.extend(self.tellers_at(event));
        }
        if parties.is_empty() {
            *parties = match frame.relation {
                "agreed-to" => self.sides_of_agreement(noun),
                "attacked" => self.attackers_again(noun),
                "investigated" => self.investigators(noun),
                _ => Vec::new(),
            };
        }
        if parties.is_empty()
            && let Some((convicts, deed)) = self.convict(noun, frame.relation)
        {
            *parties = convicts;
            // "is thought to be responsible for the killing"
            told.modality = if told.modality == Modality::Alleged { told.modality } else { deed };
        }
        if parties.is_empty()
            && light
            && is_harm(frame.relation)
            && is_object
            && let Agent::Phrase(subject) = self.agent(clause)
        {
            *parties = self.doers(subject, frame.relation);
        }
        if parties.is_empty()
            && light
            && tree.lemma(clause) != "report"
            && (is_object || travels || (tree.label(noun) == Label::Nsubjpass && self.is_passive(clause)))
            && let Agent::Phrase(subject) = self.agent(clause)
        {
            *parties = self.resolve(subject, Want::Agent);
            self.leave_announcers_out(event, parties);
        }
        if parties.is_empty() || light && matches!(tree.lemma(clause), "announce" | "unveil") {
            let announced = self.announcer_of_force(noun, clause, frame.relation, is_object);
            if !announced.is_empty() {
                *parties = announced;
            }
        }
    }

    /// "The mayor announced the arrest of 13 people", "Rubio announces the release of Roe from a prison in Belarus":
    /// who makes known what others did is not who did it; whoever holds a prison frees from it.
    fn leave_announcers_out(&mut self, event: EventNoun, parties: &mut Vec<Argument>) {
        let (tree, EventNoun { noun, clause, frame, .. }) = (self.tree, event);
        if !matches!(tree.lemma(clause), "announce" | "report" | "confirm") {
            return;
        }
        if matches!(frame.relation, "detained" | "killed" | "injured") {
            let single = |a: &Argument| self.nodes.get(a.node).is_some_and(|d| d.is_actor() && !d.plural);
            parties.retain(|p| !single(p) || self.keeps_order(p.node) || self.bears_arms(p.node));
        }
        if frame.relation == "conceded" {
            let from = tree.prepositional(noun, "from").or_else(|| {
                let freed = tree.prepositional(noun, "of")?;
                tree.prepositional(freed, "from")
            });
            let held = from.filter(|f| PRISONS.contains(&tree.base(*f).as_str()));
            let Some(place) = held.and_then(|f| tree.prepositional(f, "in")) else { return };
            let jailers = self.resolve_one(place, Want::Agent);
            let Some(jailer) = jailers.into_iter().find(|a| self.nodes.is_country(a.node)) else { return };
            if !parties.iter().any(|p| p.node == jailer.node || self.posts_of(p.node).contains(&jailer.node)) {
                *parties = vec![jailer];
            }
        }
    }

    /// "At a meeting, Macron was told by the minister that aid was late": whoever tells has met him.
    fn tellers_at(&mut self, event: EventNoun) -> Vec<Argument> {
        let (tree, EventNoun { noun, clause, frame, relation, .. }) = (self.tree, event);
        let told = relation.symmetric
            && matches!(tree.lemma(clause), "tell" | "inform" | "brief" | "assure" | "advise")
            && self.is_passive(clause)
            && !frame.target.iter().any(|p| tree.prepositional(noun, p).is_some());
        match self.agent(clause) {
            Agent::Phrase(teller) if told && teller > clause => self.resolve(teller, Want::Agent),
            _ => Vec::new(),
        }
    }
}
