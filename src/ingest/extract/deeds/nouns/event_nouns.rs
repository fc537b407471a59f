//! Claims that nouns make: "talks between X and Y", "an attack by X on Y", "X's call for Z".

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::deeds::nouns::event_noun::EventNoun;
use crate::ingest::extract::deeds::nouns::event_noun_parties::Parties;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::{EntryClass, NounFrame, Words};
use crate::model::Modality;

/// What those do who bring others to a table.
static HOSTING: Words = Words::of("event_nouns.hosting");

/// Verbs of what goes on or is begun: "an investigation is under way".
static UNDER_WAY: Words = Words::of("event_nouns.under-way");

/// Verbs by which forces end a protest.
static DISPERSING: Words = Words::of("event_nouns.dispersing");

/// Verbs by which a protest is handed in.
static HANDING_IN: Words = Words::of("event_nouns.handing-in");

/// Verbs of beating an attack off.
static REPELLING: Words = Words::of("event_nouns.repelling");

/// Nouns for fights that may be fought with words alone.
static QUARRELS: Words = Words::of("event_nouns.quarrels");

impl Reading<'_> {
    /// Reads every noun that acts as a verb, from the token `from` on.
    pub(in crate::ingest::extract) fn read_event_nouns(&mut self, from: Index) {
        for noun in from..self.tree.len() {
            if self.tree.is_noun(noun)
                && self.names.at(noun).is_none()
                && self.tree.label(noun) != Label::Compound
                && let Some((frame, predicate)) = self.noun_phrase_frame(noun)
            {
                self.read_event_noun(noun, frame, predicate);
            }
            if self.tree.is_noun(noun) {
                self.read_allegation_noun(noun);
            }
        }
    }

    fn read_event_noun(&mut self, noun: Index, frame: &'static NounFrame, predicate: String) {
        let Some(event) = self.event_noun(noun, frame) else { return };
        if self.is_called_off(event) || self.is_protest_in_words(event) {
            return;
        }
        if let Some((givers, receivers)) = self.received(noun, frame.relation) {
            if let Some(modality) = self.modality(noun) {
                let found = Match::of(predicate);
                let rule = Rule::ReceivedFromSomebody;
                self.claim_each(Telling::new(noun, frame.relation, &found, modality, rule), &givers, &receivers);
            }
            return;
        }
        if let Some((objectors, deeds)) = self.overridden(noun, frame) {
            let found = Match::of(predicate);
            let rule = Rule::InSpiteOfSomebody;
            self.claim_each(Telling::new(noun, frame.relation, &found, Modality::Asserted, rule), &objectors, &deeds);
            return;
        }
        if self.is_only_wanted(event) {
            return;
        }
        let Some(modality) = self.modality(noun) else {
            return;
        };
        // "declined to approve the appointment of judges": who might have done it.
        if frame.relation == "appointed" && event.is_object && modality == Modality::Negated {
            return;
        }
        let Some(mut told) = self.named_parties(event, modality, &predicate) else { return };
        self.add_clausal_parties(event, &mut told);
        // "Police halted a rally against the tax": they do not protest.
        if frame.relation == "protested" && event.is_object && DISPERSING.contains(&self.tree.lemma(event.clause)) {
            told.parties.retain(|p| !self.keeps_order(p.node) && !self.bears_arms(p.node));
        }
        self.add_targets(event, &mut told);
        if frame.relation == "attacked"
            && told.parties.is_empty()
            && self.read_clash_with(noun, told.modality, &predicate)
        {
            return;
        }
        if frame.relation == "attacked" && told.targets.is_empty() {
            // "clashes between A and B": each attacks the other.
            if let Some(both) = self.between(noun) {
                self.claim_clash_between(noun, both, told, predicate);
                return;
            }
            self.add_struck(noun, &mut told);
        }
        self.keep_parties(event, &mut told.parties);
        if told.parties.is_empty() && (frame.needs_agent || self.is_attack_withstood(event)) {
            return;
        }
        self.keep_targets_meant(event, &mut told.targets);
        if !is_harm(frame.relation) {
            self.add_parts_of_targets(noun, &mut told.targets);
        }
        self.add_attacked_before(event, &mut told);
        if !self.read_blockade_of_crowd(event, &told, &predicate) {
            self.claim_event_noun(event, &told, &Match::of(predicate));
        }
    }

    /// Leaves out of those who do what a noun says whoever cannot, or is told to have done it already.
    fn keep_parties(&self, event: EventNoun, parties: &mut Vec<Argument>) {
        match event.frame.relation {
            harm if is_harm(harm) => parties.retain(|p| self.acts(p.node)),
            "agreed-to" => self.drop_agreed_already(event.noun, parties),
            _ => {}
        }
    }

    /// "Farmers continue the blockade of roads in Peru against the law": people and unions that block roads protest.
    fn read_blockade_of_crowd(&mut self, event: EventNoun, told: &Parties, predicate: &str) -> bool {
        let (tree, noun) = (self.tree, event.noun);
        if event.frame.relation != "sanctioned" || tree.lemma(noun) != "blockade" || told.parties.is_empty() {
            return false;
        }
        let crowd = |p: &Argument| {
            self.nodes.get(p.node).is_some_and(|d| {
                let union = || d.is_organization() && d.name.to_lowercase().ends_with("unions");
                d.is_actor() && d.plural && !d.named || union()
            }) && !self.bears_arms(p.node)
        };
        if !told.parties.iter().all(crowd) {
            return false;
        }
        let hosts = [noun, event.clause];
        let cause = ["against", "over"].iter().find_map(|p| hosts.iter().find_map(|h| tree.prepositional(*h, p)));
        let mut targets = cause.map(|c| self.resolve(c, Want::Any)).unwrap_or_default();
        self.keep_kinds(&mut targets, "protested");
        if targets.is_empty() {
            targets.extend(self.place_of_crowd(&[Some(noun), Some(event.clause)]));
        }
        let found = Match::of(predicate.to_owned());
        let rule = Rule::EventNounProtesters;
        self.claim_each(Telling::new(noun, "protested", &found, told.modality, rule), &told.parties, &targets);
        true
    }

    /// Whether a protest is told by its phrase or was only handed in.
    fn is_protest_in_words(&self, event: EventNoun) -> bool {
        let tree = self.tree;
        let noun = event.noun;
        // "resigned in protest against the plan": that it is refused is told by the phrase.
        let phrase = tree.label(noun) == Label::Pobj
            && tree.lower(tree.head(noun)) == "in"
            && tree.lower(noun) == "protest"
            && tree.head(noun) + 1 == noun;
        // "filed a diplomatic protest": with words, as the verb says.
        let handed_in = event.is_object && HANDING_IN.contains(&tree.lemma(event.clause));
        event.frame.relation == "protested" && (phrase || handed_in)
    }

    /// "has repelled the assaults": whose they were is told elsewhere.
    fn is_attack_withstood(&self, event: EventNoun) -> bool {
        event.frame.relation == "attacked" && event.is_object && REPELLING.contains(&self.tree.lemma(event.clause))
    }

    /// Claims that each of the two sides of a clash attacks the other.
    fn claim_clash_between(&mut self, noun: Index, both: Index, told: Parties, predicate: String) {
        let found = Match::of(predicate);
        let Parties { mut parties, modality, .. } = told;
        if parties.len() < 2 {
            parties = self.actors(both);
        }
        // "a battle in the media between Bush and Putin": people in a dispute fight with words.
        // "fighting between Goma and Sake": towns say where it is.
        let town = |i: Index| {
            let draft = self.names.at(i).and_then(|n| self.nodes.get(n.node));
            draft.is_some_and(|d| d.is_place() && !d.is_country() && d.class.is_none_or(|c| !c.is_governed()))
        };
        // So do those that have a government of their own, but for capitals, which may stand for their countries, and
        // two parts of countries ("clashes between Dara and Suwayda").
        let area = |i: Index| {
            let draft = self.names.at(i).and_then(|n| self.nodes.get(n.node));
            draft.filter(|d| d.is_place() && !d.is_country() && self.gazetteer.metonym(&d.name).is_none())
        };
        let city = |i: Index| area(i).is_some_and(|d| d.class == Some(EntryClass::City));
        let sides = self.tree.conjuncts(both);
        let only_areas = sides.iter().all(|i| area(*i).is_some());
        if only_areas || sides.into_iter().any(|i| town(i) || city(i)) {
            return;
        }
        let words = QUARRELS.contains(&self.tree.lemma(noun));
        if words && parties.iter().any(|p| self.nodes.is_person(p.node)) {
            return;
        }
        // "clashes between students and workers against the police": both fight the police.
        let last = self.tree.conjuncts(both).into_iter().max().unwrap_or(both);
        let against = [both, last, noun, self.tree.head(noun)];
        let against = against.into_iter().find_map(|at| self.tree.prepositional(at, "against")).filter(|o| *o > last);
        if let Some(against) = against {
            let others = self.actors(against);
            for (a, b) in parties.iter().flat_map(|a| others.iter().map(move |b| (a, b))) {
                let rule = Rule::EventNounBetween;
                self.claim(Telling::new(noun, "attacked", &found, modality, rule), Some(a.clone()), b.clone());
                self.claim(Telling::new(noun, "attacked", &found, modality, rule), Some(b.clone()), a.clone());
            }
            return;
        }
        for a in &parties {
            for b in parties.iter().filter(|b| b.node != a.node) {
                let rule = Rule::EventNounBetween;
                self.claim(Telling::new(noun, "attacked", &found, modality, rule), Some(a.clone()), b.clone());
            }
        }
    }

    /// Claims what a noun says of its parties and targets, as far as either is known.
    fn claim_event_noun(&mut self, event: EventNoun, told: &Parties, found: &Match) {
        let (noun, relation) = (event.noun, event.frame.relation);
        let Parties { parties, targets, modality, .. } = told;
        let crowd = |p: &Argument| self.nodes.is_actor(p.node);
        if relation == "protested" && (targets.is_empty() || !parties.iter().any(crowd)) && !self.is_held(noun) {
            self.read_nameless_protest(noun, parties, targets, *modality, found);
        } else if targets.is_empty() {
            // "a letter by Peru and Chile": they wrote it to somebody else.
            let to_others = self.tree.lemma(noun) == "letter" && self.tree.prepositional(noun, "between").is_none();
            if event.relation.symmetric && parties.len() > 1 && !to_others && !self.is_only_named_as(noun) {
                self.claim_each_pair(Telling::new(noun, relation, found, *modality, Rule::EventNounTogether), parties);
            }
        } else if parties.is_empty() {
            if self.is_told_without_doer(event, targets) {
                for target in targets {
                    self.claim(Telling::new(noun, relation, found, *modality, Rule::EventNoun), None, target.clone());
                }
            }
        } else {
            self.claim_between(event, told, found);
        }
    }

    /// Claims what each party does to each target, but for what the verb has told.
    fn claim_between(&mut self, event: EventNoun, told: &Parties, found: &Match) {
        let (noun, relation) = (event.noun, event.frame.relation);
        // "approves an arms sale to Taiwan": told of the verb.
        let of_verb = |p: &Argument, t: &Argument, c: &DraftClaim| {
            c.relation == "aided"
                && relation == "aided"
                && c.target.node == t.node
                && c.source.as_ref().is_some_and(|s| s.node == p.node)
        };
        for party in &told.parties {
            for target in &told.targets {
                if self.claims.within(self.tree.sentence_around(noun)).any(|c| of_verb(party, target, c)) {
                    continue;
                }
                let (source, target) = (Some(party.clone()), target.clone());
                self.claim(Telling::new(noun, relation, found, told.modality, Rule::EventNoun), source, target);
            }
        }
    }

    /// Whether what several do together is but named, as what they are thanked for or asked for.
    fn is_only_named_as(&self, noun: Index) -> bool {
        let tree = self.tree;
        // "thanked Qatar and Egypt for hosting the talks": they are thanked as hosts.
        let hosts = HOSTING.contains(&tree.lemma(tree.head(noun))) && tree.label(tree.head(noun)) == Label::Pcomp;
        hosts
            || self.claims.iter().any(|c| c.relation == "called-for" && c.target.first <= noun && noun <= c.target.last)
    }

    /// Whether a deed is told of its targets though nobody is named who does it.
    fn is_told_without_doer(&self, event: EventNoun, targets: &[Argument]) -> bool {
        let tree = self.tree;
        let (noun, relation) = (event.noun, event.frame.relation);
        let inquiry = relation == "investigated";
        // "An investigation into the crash is under way"
        let under_way = inquiry
            && matches!(tree.label(noun), Label::Nsubj | Label::Nsubjpass)
            && UNDER_WAY.contains(&tree.lemma(tree.head(noun)));
        // "after an inquiry into the former minister"
        let into = inquiry
            && tree.prepositional(noun, "into").is_some()
            && targets.iter().all(|t| self.nodes.get(t.node).is_some_and(|d| d.named));
        under_way || into || is_harm(relation) || relation == "detained" || self.names_its_victim(noun, relation)
    }
}
