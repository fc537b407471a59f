//! Claims that nouns make: "talks between X and Y", "an attack by X on Y", "X's call for Z".

use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_harm;
use crate::ingest::extract::deeds::event_noun::EventNoun;
use crate::ingest::extract::deeds::event_noun_parties::Parties;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::extract::reading::draft_claims::DraftClaim;
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, NounFrame, Words};
use crate::model::{Modality, NodeKind};

/// What those do who bring others to a table.
static HOSTING: Words = Words::of("event_nouns.hosting");

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
        let tree = self.tree;
        let Some(event) = self.event_noun(noun, frame) else { return };
        let EventNoun { clause, relation, light, is_object, .. } = event;
        if self.is_called_off(event) {
            return;
        }
        // "resigned in protest against the plan": that it is refused is told by the phrase.
        if frame.relation == "protested"
            && tree.label(noun) == Label::Pobj
            && tree.lower(tree.head(noun)) == "in"
            && tree.lower(noun) == "protest"
            && tree.head(noun) + 1 == noun
        {
            return;
        }
        // "filed a diplomatic protest": with words, as the verb says.
        if frame.relation == "protested"
            && is_object
            && matches!(tree.lemma(clause), "file" | "lodge" | "submit" | "deliver" | "register" | "hand" | "send")
        {
            return;
        }
        if let Some((givers, receivers)) = self.received(noun, frame.relation) {
            if let Some(modality) = self.modality(noun) {
                let found = Match::of(predicate);
                self.claim_each(
                    noun,
                    &givers,
                    frame.relation,
                    &receivers,
                    &found,
                    modality,
                    Rule::ReceivedFromSomebody,
                );
            }
            return;
        }
        if self.is_only_wanted(event) {
            return;
        }
        let Some(modality) = self.modality(noun) else {
            return;
        };
        // "declined to approve the appointment of judges": who might have done it.
        if frame.relation == "appointed" && is_object && modality == Modality::Negated {
            return;
        }
        let Some(mut parties) = self.named_parties(event, modality, &predicate) else { return };
        self.add_clausal_parties(event, &mut parties);
        let Parties { mut parties, mut targets, raided, modality } = parties;
        if frame.relation == "mobilized"
            && targets.is_empty()
            && let Some((forces, places)) = self.deployed(noun)
        {
            if parties.is_empty() {
                parties = forces;
            }
            targets = places;
        }
        // "X's threat to annex Greenland": whomever that would befall.
        if frame.relation == "threatened" && targets.is_empty() && !parties.is_empty() {
            targets = self.threatened_deed(noun);
        }
        // "suffered an attack by rebels", "was the target of a bombing": whoever did is its target.
        let told_where = ["on", "against", "at"].iter().any(|p| tree.prepositional(noun, p).is_some());
        if frame.relation == "attacked" && targets.is_empty() && !told_where {
            targets = self.sufferers(noun);
        }
        // "A drone strike was carried out at the gas field"
        let carried_out = matches!(frame.relation, "attacked" | "investigated")
            && tree.label(noun) == Label::Nsubjpass
            && tree.head(noun) == clause
            && self.is_passive(clause);
        let holder = if (is_object || carried_out) && light { Some(clause) } else { None };
        let told = tree.kids(noun).find(|k| tree.label(*k) == Label::Acl && tree.kid(*k, Label::Agent).is_some());
        for preposition in &frame.target {
            if !targets.is_empty() {
                break;
            }
            let object = tree
                .prepositional(noun, preposition)
                .or_else(|| holder.or(told).and_then(|v| tree.prepositional(v, preposition)))
                .or_else(|| self.behind_attacker(noun, preposition).filter(|_| frame.relation == "attacked"));
            if let Some(object) = object {
                // "tariffs on Mexican and Canadian imports"
                let origin = if frame.relation == "sanctioned" && *preposition == "on" {
                    self.origin_of_goods(noun, object)
                } else {
                    Vec::new()
                };
                targets = if *preposition == "in" {
                    self.resolve(object, Want::Place)
                } else if origin.is_empty() {
                    self.target_phrase(object, frame.relation)
                } else {
                    origin
                };
                targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| relation.takes(d.kind)));
                if !targets.is_empty() {
                    break;
                }
            }
        }
        // "held talks with Beijing"
        if relation.symmetric {
            self.read_capitals_as_governments(&mut targets);
        }
        // "announces a ceasefire between Kenya and Uganda": those two agreed to it.
        let told_by_another = matches!(
            tree.lemma(clause),
            "announce" | "broker" | "arrange" | "hail" | "welcome" | "confirm" | "unveil" | "declare" | "oversee"
        ) && tree.prepositional(noun, "between").is_some();
        if frame.relation == "agreed-to" && !parties.is_empty() && (!light || told_by_another) {
            let kind = if self.class_of(noun, &tree.base(noun)).is(NounClass::DOCUMENT) {
                NodeKind::Resolution
            } else {
                NodeKind::Event
            };
            let base = tree.base(noun);
            targets = self.thing(noun, &base, kind, false);
        }
        parties.retain(|p| {
            self.nodes.get(p.node).is_some_and(|d| !matches!(d.kind, NodeKind::Event | NodeKind::Resolution))
        });
        if frame.relation == "attacked" && !targets.is_empty() {
            self.add_struck_besides(noun, &mut targets);
        }
        targets.retain(|t| !parties.iter().any(|p| p.node == t.node));
        if frame.relation == "attacked" && parties.is_empty() && self.read_clash_with(noun, modality, &predicate) {
            return;
        }
        if frame.relation == "attacked" && targets.is_empty() {
            // "clashes between A and B": each attacks the other.
            let between = self.between(noun);
            if let Some(both) = between {
                let found = Match::of(predicate);
                if parties.len() < 2 {
                    parties = self.resolve(both, Want::Agent);
                    parties.retain(|p| self.acts(p.node));
                }
                // "a battle in the media between Bush and Putin": people in a dispute fight with words.
                let words = matches!(tree.lemma(noun), "conflict" | "battle" | "fight" | "confrontation" | "war");
                if words && parties.iter().any(|p| self.nodes.get(p.node).is_some_and(|d| d.person)) {
                    return;
                }
                for a in &parties {
                    for b in parties.iter().filter(|b| b.node != a.node) {
                        self.claim(
                            noun,
                            Some(a.clone()),
                            "attacked",
                            b.clone(),
                            &found,
                            modality,
                            Rule::EventNounBetween,
                        );
                    }
                }
                return;
            }
            // "shot dead by gunmen in an attack in the town": the town is only where.
            if !raided && (!parties.is_empty() || !self.under_harm(noun)) {
                targets = self.struck(noun);
                // "A raid kills eleven in Sinaloa": nobody's raid, and the place is only where.
                if parties.is_empty() && tree.label(noun) == Label::Nsubj && self.is_harming(tree.head(noun)) {
                    let place = tree.prepositional(noun, "in");
                    targets.retain(|t| place.is_some_and(|p| (t.first..=t.last).contains(&p)));
                }
                self.add_struck_besides(noun, &mut targets);
            }
        }
        if is_harm(frame.relation) {
            parties.retain(|p| self.acts(p.node));
        }
        if parties.is_empty() && frame.needs_agent {
            return;
        }
        // "has repelled the assaults": whose they were is told elsewhere.
        if parties.is_empty()
            && frame.relation == "attacked"
            && is_object
            && matches!(tree.lemma(clause), "repel" | "foil" | "thwart" | "repulse" | "withstand")
        {
            return;
        }
        // "ordered the closure of all schools" sanctions nobody.
        if frame.relation == "sanctioned" && matches!(tree.lemma(noun), "closure" | "closing" | "shutdown" | "recall") {
            targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| d.named));
        }
        // "in an interview with the BBC" whoever is asked speaks to everybody.
        if frame.relation == "spoke-with" && tree.lemma(noun) == "interview" {
            targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| d.person));
        }
        // "his return to health"
        if frame.relation == "visited" && tree.lemma(noun) == "return" {
            targets.retain(|t| self.nodes.get(t.node).is_some_and(|d| d.named));
        }
        if !is_harm(frame.relation) {
            self.add_parts_of_targets(noun, &mut targets);
        }
        if frame.relation == "attacked" && targets.is_empty() && !parties.is_empty() && !raided {
            targets = self.ambushed(noun);
            targets.retain(|t| !parties.iter().any(|p| p.node == t.node));
        }
        // "the attack, conducted by the Taliban": whatever was last told to have been attacked.
        if frame.relation == "attacked" && targets.is_empty() && !parties.is_empty() && !raided {
            targets = self.told_attacked(noun);
        }
        let found = Match::of(predicate);
        let crowd = |p: &Argument| self.nodes.get(p.node).is_some_and(|d| d.kind == NodeKind::Actor);
        if frame.relation == "protested" && (targets.is_empty() || !parties.iter().any(crowd)) && !self.is_held(noun) {
            self.read_nameless_protest(noun, &parties, &targets, modality, &found);
            return;
        }
        if targets.is_empty() {
            // "thanked Qatar and Egypt for hosting the talks": they are thanked as hosts.
            let hosts = HOSTING.contains(&tree.lemma(tree.head(noun))) && tree.label(tree.head(noun)) == Label::Pcomp;
            let asked = self
                .claims
                .iter()
                .any(|c| c.relation == "called-for" && c.target.first <= noun && noun <= c.target.last);
            if relation.symmetric && parties.len() > 1 && !hosts && !asked {
                self.pairs(noun, frame.relation, &parties, &found, modality, Rule::EventNounTogether);
            }
            return;
        }
        if parties.is_empty() {
            // "An investigation into the crash is under way"
            let verb = tree.head(noun);
            let under_way = frame.relation == "investigated"
                && matches!(tree.label(noun), Label::Nsubj | Label::Nsubjpass)
                && matches!(
                    tree.lemma(verb),
                    "be" | "continue"
                        | "begin"
                        | "start"
                        | "open"
                        | "launch"
                        | "order"
                        | "conduct"
                        | "remain"
                        | "proceed"
                );
            let freed = self.names_its_victim(noun, frame.relation);
            // "after an inquiry into the former minister"
            let into = frame.relation == "investigated"
                && tree.prepositional(noun, "into").is_some()
                && targets.iter().all(|t| self.nodes.get(t.node).is_some_and(|d| d.named));
            if under_way || into || is_harm(frame.relation) || matches!(frame.relation, "detained") || freed {
                for target in targets {
                    self.claim(noun, None, frame.relation, target, &found, modality, Rule::EventNoun);
                }
            }
            return;
        }
        // "approves an arms sale to Taiwan": told of the verb.
        let told = |p: &Argument, t: &Argument, c: &DraftClaim| {
            c.relation == "aided"
                && frame.relation == "aided"
                && c.target.node == t.node
                && c.source.as_ref().is_some_and(|s| s.node == p.node)
        };
        for party in &parties {
            for target in &targets {
                if self.claims.within(tree.sentence_around(noun)).any(|c| told(party, target, c)) {
                    continue;
                }
                self.claim(
                    noun,
                    Some(party.clone()),
                    frame.relation,
                    target.clone(),
                    &found,
                    modality,
                    Rule::EventNoun,
                );
            }
        }
    }
}
