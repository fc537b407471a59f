//! Weapons that are fired: "launches 450 drones and 45 missiles on the city".
//! Also "dozens of rockets were fired at Ashkelon".

use crate::ingest::extract::arguments::clause::Agent;
use crate::ingest::extract::arguments::frame_match::Match;
use crate::ingest::extract::arguments::telling::Telling;
use crate::ingest::extract::parse::tree::Index;
use crate::ingest::extract::reading::Reading;
use crate::ingest::extract::reading::argument::{Argument, or_nobody};
use crate::ingest::extract::rules::Rule;
use crate::ingest::language::Label;
use crate::lexicon::{NounClass, Words};
use crate::model::Modality;

/// What is done with a weapon to somebody.
static FIRES: Words = Words::of("weapons.fires");

/// Words in the names of seas and straits, where nobody is hit.
pub(in crate::ingest::extract::deeds) static WATERS: Words = Words::of("weapons.waters");

/// Nouns that count what is fired.
static ROWS: Words = Words::of("weapons.rows");

/// Prepositions that bring who or what is fired at.
const AT: &[&str] = &["at", "on", "onto", "into", "against", "toward", "towards", "across"];

impl Reading<'_> {
    /// Reads a weapon that is fired at somebody, whatever counts it and however many sorts there are.
    pub(in crate::ingest::extract) fn read_fired(&mut self, verb: Index) -> bool {
        let tree = self.tree;
        if !FIRES.contains(&tree.lemma(verb)) {
            return false;
        }
        // "shot down 20 missiles on their way towards the city" fires none at it.
        if tree.kids(verb).any(|k| tree.lower(k) == "down" && tree.lemma(verb) == "shoot") {
            return false;
        }
        let Some(object) = self.patient_of(verb) else { return false };
        let weapons = self.weapons_in(object);
        if weapons.is_empty() || tree.kid(verb, Label::Neg).is_some() {
            return false;
        }
        let hosts: Vec<Index> = std::iter::once(verb).chain(weapons.iter().copied()).collect();
        // "used tear gas and rubber bullets against the crowd"; what is deployed at a border hits nobody.
        let used = matches!(tree.lemma(verb), "use" | "deploy");
        let target = AT
            .iter()
            .filter(|p| !used || matches!(**p, "against" | "on"))
            .find_map(|p| hosts.iter().find_map(|h| tree.prepositional(*h, p)));
        let (Some(target), Some(modality)) = (target, self.modality(verb)) else { return false };
        // "launch missiles at each other"
        if self.is_each_other(target)
            && let Agent::Phrase(subject) = self.subject(verb, 0)
        {
            return self.fire_at_each_other(verb, subject, modality);
        }
        let mut targets = self.target_phrase(target, "attacked");
        self.keep_kinds(&mut targets, "attacked");
        targets.retain(|t| {
            self.nodes.get(t.node).is_some_and(|d| {
                let water = |w: &str| WATERS.contains(&w) || w == "space";
                !d.name.split(' ').any(water)
            })
        });
        let mut sources: Vec<Argument> = match self.agent(verb) {
            Agent::Phrase(agent) => self.doers(agent, "attacked"),
            _ => Vec::new(),
        };
        if sources.is_empty() && self.is_passive(verb) {
            sources =
                weapons.iter().find_map(|w| Some(self.whose_attack(*w)).filter(|f| !f.is_empty())).unwrap_or_default();
        }
        sources.retain(|s| !self.nodes.is_event(s.node));
        if targets.is_empty() || sources.is_empty() && !self.is_passive(verb) {
            return false;
        }
        let found = Match::of(format!("{} at", tree.lemma(verb)));
        let sources = or_nobody(sources);
        let rule = if self.is_passive(verb) { Rule::VerbPassive } else { Rule::Verb };
        for source in &sources {
            for target in &targets {
                self.claim(Telling::new(verb, "attacked", &found, modality, rule), source.clone(), target.clone());
            }
        }
        true
    }

    /// The weapons that an object names, those joined with it or measured by it ("dozens of rockets") too.
    fn weapons_in(&self, object: Index) -> Vec<Index> {
        let tree = self.tree;
        let measured =
            tree.prepositional(object, "of").filter(|_| tree.lower(object).ends_with('s') || self.measures(object));
        tree.conjuncts(object)
            .into_iter()
            .chain(measured.into_iter().flat_map(|m| tree.conjuncts(m)))
            .filter(|w| self.names.at(*w).is_none() && self.class_of(*w, &tree.base(*w)).is(NounClass::WEAPON))
            .collect()
    }

    /// Claims that each of several attacked each other one; whether there were several.
    fn fire_at_each_other(&mut self, verb: Index, subject: Index, modality: Modality) -> bool {
        let parties = self.doers(subject, "attacked");
        let found = Match::of(format!("{} at", self.tree.lemma(verb)));
        let telling = Telling::new(verb, "attacked", &found, modality, Rule::VerbEachOther);
        for a in &parties {
            for b in parties.iter().filter(|b| b.node != a.node) {
                self.claim(telling, Some(a.clone()), b.clone());
            }
        }
        parties.len() > 1
    }

    fn measures(&self, word: Index) -> bool {
        ROWS.contains(&self.tree.lemma(word))
    }
}
