//! Whose deed a noun names by the word in front of it: "the Russian attack", "a Kabul car bombing", "his arrest".

use crate::ingest::extract::arguments::want::Want;
use crate::ingest::extract::deed_classes::is_word;
use crate::ingest::extract::deeds::nouns::event_noun::EventNoun;
use crate::ingest::extract::deeds::nouns::event_noun_parties::Parties;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::Argument;
use crate::ingest::language::{Label, Tag};
use crate::lexicon::{NounClass, Words};
use crate::model::NodeKind;

/// Relations whose noun belongs to whoever speaks: "protesters' demands".
static VOICES: Words = Words::of("event_noun_possessors.voices");

/// Relations whose noun with an object is the deed of the forces, the court or the rulers in front of it.
static DONE_BY_BODIES: Words = Words::of("event_noun_possessors.done-by-bodies");

/// Acts of governments, besides statements, whose owner is never the city.
static ACTS_OF_STATE: Words = Words::of("event_noun_possessors.acts-of-state");

impl Reading<'_> {
    /// Whoever stands in front of a noun, as one who does it or to whom it is done: "the Russian attack", "a Kabul car
    /// bombing", "his arrest".
    pub(super) fn add_possessor(&mut self, event: EventNoun, told: &mut Parties) {
        let (tree, EventNoun { noun, frame, .. }) = (self.tree, event);
        let possessor = self.possessor_of_deed(event);
        if frame.relation == "attacked" {
            if let Some(struck) = possessor.and_then(|p| self.place_struck(p)) {
                told.targets.push(struck);
                return;
            }
            if possessor.is_none_or(|p| tree.tag(p) != Tag::PrpPoss) {
                told.parties = self.whose_attack(noun);
                return;
            }
        }
        let Some(possessor) = possessor else { return };
        // "his arrest", "the journalist's murder"
        if self.names_its_victim(noun, frame.relation) {
            told.targets = self.resolve(possessor, Want::Agent);
            told.targets
                .retain(|t| self.nodes.get(t.node).is_some_and(|d| d.is_actor() && (d.person || t.quantity.is_some())));
        } else if !(frame.relation == "agreed-to" && self.names_agreement(possessor, noun)) {
            told.parties = self.parties_by_possessor(event, possessor);
            // "our fight against X": that of a state or a movement, never the speaker's own.
            if frame.relation == "attacked" && tree.lower(possessor) == "our" {
                told.parties.retain(|p| !self.nodes.is_person(p.node));
            }
        }
    }

    /// The word in front of a noun that says whose deed it is.
    fn possessor_of_deed(&self, event: EventNoun) -> Option<Index> {
        let (tree, EventNoun { noun, frame, .. }) = (self.tree, event);
        // "protesters' demands for an inquiry"
        let voices = |k: Index| {
            let somebody = NounClass::PERSON.or(NounClass::PEOPLE).or(NounClass::BODY).or(NounClass::POST);
            tree.label(k) == Label::Poss
                && tree.is_noun(k)
                && VOICES.contains(&frame.relation)
                && self.class_of(k, &tree.base(k)).is(somebody)
        };
        // "the army's capture of Goma", "the junta's expulsion of the envoy"
        let does = |k: Index| {
            let somebody = NounClass::BODY.or(NounClass::FORCES).or(NounClass::GOVERNMENT).or(NounClass::POST);
            tree.label(k) == Label::Poss
                && tree.is_noun(k)
                && DONE_BY_BODIES.contains(&frame.relation)
                && frame.target.iter().any(|p| tree.prepositional(noun, p).is_some())
                && (self.class_of(k, &tree.base(k)).is(somebody) || tree.lower(k) == "rebels")
        };
        tree.kids(noun).find(|k| {
            *k < noun
                && !self.is_weapon_model(*k)
                && matches!(tree.label(*k), Label::Poss | Label::Amod | Label::Compound | Label::Nmod)
                && (self.names.at(*k).is_some()
                    || tree.tag(*k) == Tag::PrpPoss
                    || self.gazetteer.demonym(tree.word(*k)).is_some()
                    || voices(*k)
                    || does(*k))
        })
    }

    /// "an Iskander missile strike": what the missile is called, whatever else bears the name.
    pub(in crate::ingest::extract::deeds) fn is_weapon_model(&self, at: Index) -> bool {
        let tree = self.tree;
        let Some(name) = self.names.at(at).filter(|n| n.end < tree.len()) else { return false };
        matches!(tree.lower(name.end), "missile" | "missiles" | "drone" | "drones" | "rocket" | "rockets")
            && tree.tag(name.start) == Tag::Nnp
            && self.gazetteer.demonym(tree.word(at)).is_none()
            && self.nodes.get(name.node).is_some_and(|d| d.class.is_none() && d.gazetteer.is_none())
    }

    /// "a Kabul car bombing": where it was, and no country, which would have done it.
    fn place_struck(&self, possessor: Index) -> Option<Argument> {
        let name = self.names.at(possessor)?;
        self.nodes.is_mere_place(name.node).then(|| Argument::new(name.node, name.start, name.end - 1))
    }

    /// "the Ottawa treaty" was made there, not by it; "the NATO treaty" is named after the body that it made.
    fn names_agreement(&self, possessor: Index, noun: Index) -> bool {
        let tree = self.tree;
        tree.label(possessor) == Label::Compound
            && self.names.at(possessor).and_then(|n| self.nodes.get(n.node)).is_some_and(|d| match d.kind {
                NodeKind::Location => !d.is_country(),
                NodeKind::Organization => matches!(tree.lemma(noun), "treaty" | "charter"),
                _ => false,
            })
    }

    /// Those who do what a noun names, by the word in front of it and those joined to it.
    fn parties_by_possessor(&mut self, event: EventNoun, possessor: Index) -> Vec<Argument> {
        let (tree, EventNoun { noun, frame, .. }) = (self.tree, event);
        let mut parties = match self.demonym(possessor) {
            Some(node) => vec![Argument::new(node, possessor, possessor)],
            None => self.resolve(possessor, Want::Agent),
        };
        // "Moscow's release of the crew", "Kyiv's refusal": the government's there.
        if is_word(frame.relation) || ACTS_OF_STATE.contains(&frame.relation) {
            self.read_capitals_as_governments(&mut parties);
        }
        // "the Turkish-Libyan agreement", "Indian and Pakistani talks"
        for one in tree.conjuncts(possessor).into_iter().filter(|o| *o > possessor && *o < noun) {
            let node = self.names.at(one).map(|n| n.node).or_else(|| self.demonym(one));
            let node = node.filter(|n| self.acts(*n) && !parties.iter().any(|p| p.node == *n));
            parties.extend(node.map(|n| Argument::new(n, one, one)));
        }
        parties
    }
}
